/* Calls, structs and arrays in C, with strace's notation: values by the kind of their place.
 * Not here: operators (canonical-expression.c), words (canonical-words.c), statements (canonical.c). */
#include "lang/canonical.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
#include "abi/names-show.h"
#include "lang/expression.h"

const struct parameter *canonical_parameter(const struct node *call, size_t index)
{
	const struct parameter *parameter = call->call.call ? &call->call.call->parameters[index] : NULL;
	int64_t value;
	if (parameter && parameter->kind == KIND_VARIANT &&
	    constant_value(call->call.arguments[parameter->peer], &value))
		for (const struct parameter_variant *row = parameter->variants; row->parameter; row++)
			if (row->value == value)
				return row->parameter;
	return parameter;
}

const struct name_set *canonical_set(const struct node *call, const struct parameter *parameter)
{
	int64_t value;
	if (parameter->selector && constant_value(call->call.arguments[parameter->peer], &value))
		return name_select(parameter->selector, value);
	return parameter->selector ? parameter->selector->otherwise : parameter->set;
}

static const struct socket_option *option_in(const struct node *call, const struct parameter *parameter)
{
	const struct parameter *option = &call->call.call->parameters[parameter->peer];
	int64_t level, value;
	bool known = constant_value(call->call.arguments[option->peer], &level) &&
	             constant_value(call->call.arguments[parameter->peer], &value);
	return known ? option_of_value(level, value) : NULL;
}

/* As C converts a number for a place of `size` bytes; one that does not fit it stays as it is. */
static void write_integer(struct sink *sink, int64_t value, size_t size, bool is_signed)
{
	bool is_int = size == 4 && is_signed && value >= INT32_MIN && value <= UINT32_MAX;
	if (size == 8 && !is_signed)
		sink_unsigned(sink, (uint64_t)value);
	else
		sink_number(sink, is_int ? (int32_t)value : value);
}

/* --- structs ------------------------------------------------------------------------------------------------- */

static void write_in_addr(struct sink *sink, int64_t value)
{
	struct in_addr address = { .s_addr = (in_addr_t)value };
	char text[INET_ADDRSTRLEN];
	sink_format(sink, "inet_addr(\"%s\")", inet_ntop(AF_INET, &address, text, sizeof text));
}

static bool fits(int64_t value, size_t size)
{
	return value >= 0 && (size >= 8 || value >> (8 * size) == 0);
}

/* A number in the place of a field, as the byte order and the names of the field have it. */
static void write_field_number(struct sink *sink, const struct field *field, int64_t value)
{
	bool whole = fits(value, field->size);
	if (field->kind == FIELD_NAME && field->set)
		name_show(sink, field->set, value, field->size);
	else if (field->kind == FIELD_PORT && whole)
		sink_format(sink, "htons(%u)", ntohs((uint16_t)value));
	else if (field->kind == FIELD_FLOWINFO && whole)
		sink_format(sink, "htonl(%u)", ntohl((uint32_t)value));
	else if (field->kind == FIELD_IN_ADDR && whole)
		write_in_addr(sink, value);
	else if (field->kind == FIELD_POINTER || field->kind == FIELD_TEXT || field->kind == FIELD_TEXT_LIST ||
	         field->kind == FIELD_ADDRESS)
		sink_pointer(sink, (uint64_t)value);
	else
		write_integer(sink, value, field->size,
		              field->kind == FIELD_SIGNED || field->kind == FIELD_DESCRIPTOR);
}

static void write_field(struct sink *sink, const struct field *field, const struct node *value)
{
	int64_t number;
	if (value->kind == NODE_CHANGE) {
		write_field(sink, field, value->operation.left);
		sink_text(sink, ROLE_PLAIN, " => ");
		write_field(sink, field, value->operation.right);
	} else if (field && constant_value(value, &number))
		write_field_number(sink, field, number);
	else
		canonical_expression(sink, value, BINDING_CONDITION);
}

/* inet_pton(AF_INET6, "::1", &sin6_addr) names its member itself. */
static bool names_itself(const struct node *value)
{
	const struct call *call = value->kind == NODE_CALL ? value->call.call : NULL;
	return call && call->count && call->parameters[call->count - 1].direction == DIRECTION_OUT;
}

static void write_member(struct sink *sink, const struct node *structure, const struct member_value *member)
{
	const struct layout *layout = structure->structure.layout;
	bool family = layout && layout->family >= 0 && member->field == &layout->fields[0];
	if (names_itself(member->value)) {
		const struct node *call = member->value;
		sink_format(sink, "%s(", call->call.name);
		for (size_t i = 0; i + 1 < call->call.count; i++) {
			canonical_argument(sink, call, i);
			sink_text(sink, ROLE_PLAIN, ", ");
		}
		sink_format(sink, "&%s)", member->name);
		canonical_expectation(sink, call);
		return;
	}
	sink_format(sink, "%s=", family ? "sa_family" : member->name);
	write_field(sink, member->field, member->value);
}

void canonical_struct(struct sink *sink, const struct node *structure)
{
	sink_text(sink, ROLE_PLAIN, "{");
	for (size_t i = 0; i < structure->structure.count; i++) {
		sink_text(sink, ROLE_PLAIN, i ? ", " : "");
		write_member(sink, structure, &structure->structure.members[i]);
	}
	if (structure->structure.more)
		sink_text(sink, ROLE_PLAIN, structure->structure.count ? ", ..." : "...");
	sink_text(sink, ROLE_PLAIN, "}");
}

/* --- arrays -------------------------------------------------------------------------------------------------- */

/* An int in brackets: an option's value, a length, a descriptor. */
static void write_item(struct sink *sink, const struct node *item, const struct socket_option *option)
{
	int64_t value;
	if (item->kind == NODE_CHANGE) {
		write_item(sink, item->operation.left, option);
		sink_text(sink, ROLE_PLAIN, " => ");
		write_item(sink, item->operation.right, option);
	} else if (!constant_value(item, &value)) {
		canonical_expression(sink, item, BINDING_CONDITION);
	} else if (option && option->kind == OPTION_ERROR && value > 0 && value <= INT32_MAX &&
	           errno_name((int)value)) {
		sink_text(sink, ROLE_PLAIN, errno_name((int)value));
	} else {
		write_integer(sink, value, 4, true);
	}
}

void canonical_list(struct sink *sink, const struct node *list, const struct node *call, size_t index)
{
	const struct parameter *parameter = call && call->call.call ? canonical_parameter(call, index) : NULL;
	const struct socket_option *option =
		parameter && parameter->kind == KIND_OPTION_VALUE ? option_in(call, parameter) : NULL;
	sink_text(sink, ROLE_PLAIN, "[");
	for (size_t i = 0; i < list->list.count; i++) {
		if (list->list.kind == LIST_BYTES) {
			sink_format(sink, i ? " %02x" : "%02x", list->list.bytes[i]);
			continue;
		}
		sink_text(sink, ROLE_PLAIN, i ? ", " : "");
		if (parameter)
			write_item(sink, list->list.items[i], option);
		else
			canonical_expression(sink, list->list.items[i], BINDING_CONDITION);
	}
	if (list->list.more)
		sink_text(sink, ROLE_PLAIN, list->list.count ? ", ..." : "...");
	sink_text(sink, ROLE_PLAIN, "]");
}

/* --- arguments, by kind -------------------------------------------------------------------------------------- */

typedef void number_writer(struct sink *sink, const struct node *call, const struct parameter *parameter,
                           int64_t value);

static void write_number(struct sink *sink, const struct node *call, const struct parameter *parameter,
                         int64_t value)
{
	(void)call;
	/* socklen_t has no sign, and strace shows one */
	bool is_signed = parameter->is_signed || (parameter->kind == KIND_LENGTH && parameter->size == 4);
	write_integer(sink, value, parameter->size, is_signed);
}

static void write_port(struct sink *sink, const struct node *call, const struct parameter *parameter,
                       int64_t value)
{
	if (fits(value, 2))
		sink_format(sink, "htons(%u)", ntohs((uint16_t)value));
	else
		write_number(sink, call, parameter, value);
}

static void write_name(struct sink *sink, const struct node *call, const struct parameter *parameter,
                       int64_t value)
{
	const struct name_set *set = canonical_set(call, parameter);
	if (set)
		name_show(sink, set, value, parameter->size);
	else if (parameter->selector && value >= 0) /* a protocol without names: strace has it unsigned */
		sink_unsigned(sink, (uint64_t)value);
	else
		write_number(sink, call, parameter, value);
}

/* The beginning that the names of a level's options share, "SO_"; its length, 0 where the level has none. */
static size_t option_prefix(int64_t level, const char **prefix)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const char *end = strchr(socket_option_at(i)->name, '_');
		*prefix = socket_option_at(i)->name;
		if (socket_option_at(i)->level == level && end)
			return (size_t)(end + 1 - socket_option_at(i)->name);
	}
	return 0;
}

static void write_option(struct sink *sink, const struct node *call, const struct parameter *parameter,
                         int64_t value)
{
	int64_t level;
	const char *prefix;
	if (!constant_value(call->call.arguments[parameter->peer], &level)) {
		canonical_expression(sink, call->call.arguments[parameter - call->call.call->parameters],
		                     BINDING_CONDITION);
		return;
	}
	const struct socket_option *option = option_of_value(level, value);
	size_t length = option_prefix(level, &prefix);
	if (option)
		sink_text(sink, ROLE_PLAIN, option->name);
	else if (length)
		sink_format(sink, "0x%" PRIx32 " /* %.*s??? */", (uint32_t)value, (int)length, prefix);
	else
		sink_unsigned(sink, (uint32_t)value);
}

static void write_pointer(struct sink *sink, const struct node *call, const struct parameter *parameter,
                          int64_t value)
{
	(void)call;
	(void)parameter;
	sink_pointer(sink, (uint64_t)value);
}

/* A struct handed over itself, given as the number that its bytes are. */
static void write_struct_number(struct sink *sink, const struct node *call,
                                const struct parameter *parameter, int64_t value)
{
	const struct layout *layout = parameter->layout;
	if (layout->count != 1) {
		write_number(sink, call, parameter, value);
		return;
	}
	sink_format(sink, "{%s=", layout->fields[0].name);
	write_field_number(sink, &layout->fields[0], value);
	sink_text(sink, ROLE_PLAIN, "}");
}

static number_writer *const number_writers[KIND_COUNT] = {
	[KIND_DESCRIPTOR] = write_number,     [KIND_NUMBER] = write_number,
	[KIND_PORT] = write_port,             [KIND_NAME] = write_name,
	[KIND_LEVEL] = write_name,            [KIND_OPTION] = write_option,
	[KIND_OPTION_VALUE] = write_pointer,  [KIND_ADDRESS] = write_pointer,
	[KIND_LENGTH] = write_number,         [KIND_LENGTH_POINTER] = write_pointer,
	[KIND_DATA] = write_pointer,          [KIND_TEXT] = write_pointer,
	[KIND_TEXT_BUFFER] = write_pointer,   [KIND_PAIR] = write_pointer,
	[KIND_STRUCT] = write_pointer,        [KIND_STRUCT_VALUE] = write_struct_number,
	[KIND_STRUCT_LIST] = write_pointer,   [KIND_RAW_ADDRESS] = write_pointer,
	[KIND_RESULT_LIST] = write_pointer,
};

/* Names that strace does not print (a backlog) stay as they were typed, and so do numbers in their place. */
static bool is_only_a_number(const struct node *call, const struct parameter *parameter)
{
	const struct name_set *set = parameter->kind == KIND_NAME ? canonical_set(call, parameter) : NULL;
	return set && !set->unknown;
}

static bool stays_as_typed(const struct node *call, const struct parameter *parameter, const struct node *node)
{
	return node->kind == NODE_CONSTANT && is_only_a_number(call, parameter);
}

/* Bytes that are the struct itself. */
static bool struct_bytes(const struct parameter *parameter, const struct node *node, int64_t *value)
{
	bool bytes = parameter->kind == KIND_STRUCT_VALUE && node->kind == NODE_LIST &&
	             node->list.kind == LIST_BYTES;
	if (!bytes || node->list.count != parameter->size || parameter->size != 4)
		return false;
	uint32_t number;
	memcpy(&number, node->list.bytes, sizeof number);
	*value = number;
	return true;
}

static void write_value(struct sink *sink, const struct node *call, size_t index, const struct node *node)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	int64_t value;
	if (node->kind == NODE_CHANGE) {
		write_value(sink, call, index, node->operation.left);
		sink_text(sink, ROLE_PLAIN, " => ");
		write_value(sink, call, index, node->operation.right);
	} else if (node->kind == NODE_LIST && !(parameter && struct_bytes(parameter, node, &value)))
		canonical_list(sink, node, call, index);
	else if (!parameter || !number_writers[parameter->kind] || stays_as_typed(call, parameter, node) ||
	         (!constant_value(node, &value) && !struct_bytes(parameter, node, &value)))
		canonical_expression(sink, node, BINDING_CONDITION);
	else if (is_only_a_number(call, parameter))
		write_number(sink, call, parameter, value);
	else
		number_writers[parameter->kind](sink, call, parameter, value);
}

/* --- what words leave out ------------------------------------------------------------------------------------ */

/* The bytes, or elements, of what a length belongs to; false where only a session knows. */
static bool size_of(const struct node *node, int64_t *size)
{
	int64_t times;
	switch (node->kind) {
	case NODE_STRING:
		*size = (int64_t)node->string.length;
		return true;
	case NODE_REPEAT:
		if (node->repeat.data->kind != NODE_STRING || !constant_value(node->repeat.times, &times) ||
		    times < 0)
			return false;
		return !__builtin_mul_overflow((int64_t)node->repeat.data->string.length, times, size);
	case NODE_LIST:
		*size = (int64_t)node->list.count * (node->list.kind == LIST_NUMBERS ? (int64_t)sizeof(int) : 1);
		return true;
	case NODE_STRUCT:
		*size = node->structure.layout ? (int64_t)node->structure.layout->size : 0;
		return node->structure.layout;
	default: /* of a pointer nothing is known */
		*size = 0;
		return constant_value(node, &times);
	}
}

/* A struct that ends in a path is as long as the path makes it, with a NUL before or behind it; one that ends
 * in bytes, as these are. */
static bool own_size(const struct node *node, int64_t *size)
{
	const struct layout *layout = node->kind == NODE_STRUCT ? node->structure.layout : NULL;
	const struct field *last = layout ? &layout->fields[layout->count - 1] : NULL;
	if (!last || (last->kind != FIELD_PATH && last->kind != FIELD_BYTES))
		return false;
	*size = last->offset;
	for (size_t i = 0; i < node->structure.count; i++) {
		const struct member_value *member = &node->structure.members[i];
		if (member->field != last)
			continue;
		if (!size_of(member->value, size))
			return false;
		*size += last->offset + (last->kind == FIELD_PATH);
	}
	return true;
}

/* The value of an argument that was left out; false where only a session knows. */
static bool default_value(const struct node *call, size_t index, int64_t *value)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	switch (parameter->fallback) {
	case DEFAULT_VALUE:
		*value = parameter->value;
		return true;
	case DEFAULT_NULL:
		*value = 0;
		return true;
	case DEFAULT_PEER:
		if (parameter->kind != KIND_LENGTH)
			return false;
		if (call->call.arguments[parameter->peer]->kind == NODE_LEFT_OUT)
			return default_value(call, (size_t)parameter->peer, value);
		return own_size(call->call.arguments[parameter->peer], value) ||
		       size_of(call->call.arguments[parameter->peer], value);
	default:
		return false;
	}
}

static bool says_nothing(const struct node *call, size_t index)
{
	enum kind kind = canonical_parameter(call, index)->kind;
	return call->call.arguments[index]->kind == NODE_LEFT_OUT &&
	       (!call->call.words || kind == KIND_NONE || kind == KIND_PAIR);
}

static bool argument_in_c(const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	int64_t value;
	switch (node->kind) {
	case NODE_LEFT_OUT:
		return says_nothing(call, index) || default_value(call, index, &value);
	case NODE_ADDRESS:
	case NODE_FILE:
		return false;
	case NODE_REPEAT:
		return node->repeat.data->kind == NODE_STRING && size_of(node, &value);
	case NODE_NUMBER: /* in words the bytes of an address, in C a pointer to them */
		return canonical_parameter(call, index)->kind != KIND_RAW_ADDRESS;
	default:
		return true;
	}
}

bool canonical_in_c(const struct node *call)
{
	for (size_t i = 0; i < call->call.count; i++)
		if (!argument_in_c(call, i))
			return false;
	return true;
}

static void write_default(struct sink *sink, const struct node *call, size_t index)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	int64_t value = 0;
	default_value(call, index, &value);
	number_writers[parameter->kind](sink, call, parameter, value);
}

/* --- calls --------------------------------------------------------------------------------------------------- */

void canonical_argument(struct sink *sink, const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	if (node->kind == NODE_LEFT_OUT)
		write_default(sink, call, index);
	else if (node->kind == NODE_REPEAT) {
		sink_string(sink, node->repeat.data->string.bytes, node->repeat.data->string.length);
		sink_text(sink, ROLE_PLAIN, "...");
	} else
		write_value(sink, call, index, node);
}

void canonical_call(struct sink *sink, const struct node *call)
{
	bool first = true;
	sink_format(sink, "%s(", call->call.name);
	for (size_t i = 0; i < call->call.count; i++) {
		if (call->call.call && says_nothing(call, i))
			continue;
		sink_text(sink, ROLE_PLAIN, first ? "" : ", ");
		first = false;
		canonical_argument(sink, call, i);
	}
	sink_text(sink, ROLE_PLAIN, ")");
	canonical_expectation(sink, call);
}

/* --- expectations -------------------------------------------------------------------------------------------- */

/* Whether the call says with -1 that it failed. */
static bool fails_with_minus_one(const struct call *call)
{
	enum result_kind kind = call ? call->result : RESULT_NUMBER;
	return kind != RESULT_TEXT && kind != RESULT_STRUCT && kind != RESULT_RESOLVER && kind != RESULT_INDEX;
}

void canonical_expectation(struct sink *sink, const struct node *call)
{
	const struct expectation *expectation = call->call.expectation;
	if (!expectation)
		return;
	sink_text(sink, ROLE_PLAIN, " =");
	if (expectation->value && expectation->value->kind == NODE_ANYTHING)
		sink_text(sink, ROLE_PLAIN, " ?");
	else if (expectation->value && expectation->value->kind == NODE_NUMBER && call->call.call &&
	         call->call.call->result == RESULT_IN_ADDR)
		sink_format(sink, " 0x%08" PRIx32, (uint32_t)expectation->value->number.value);
	else if (expectation->value) {
		sink_text(sink, ROLE_PLAIN, " ");
		canonical_expression(sink, expectation->value, BINDING_UNARY);
	} else if (fails_with_minus_one(call->call.call))
		sink_text(sink, ROLE_PLAIN, " -1");
	if (expectation->error)
		sink_format(sink, " %s (%s)", expectation->error->name,
		              errno_text((int)expectation->error->value));
	else if (expectation->remark) {
		sink_text(sink, ROLE_PLAIN, " ");
		canonical_plain(sink, expectation->remark, strlen(expectation->remark));
	}
}
