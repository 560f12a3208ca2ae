/* Calls, structs and arrays in C, with strace's notation: values by the kind of their place.
 * Not here: operators (canonical-expression.c), words (canonical-words.c), statements (canonical.c). */
#include "lang/canonical.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
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

/* --- structs ------------------------------------------------------------------------------------------------- */

static void write_in_addr(struct output *output, int64_t value)
{
	struct in_addr address = { .s_addr = (in_addr_t)value };
	char text[INET_ADDRSTRLEN];
	output_format(output, "inet_addr(\"%s\")", inet_ntop(AF_INET, &address, text, sizeof text));
}

static bool fits(int64_t value, size_t size)
{
	return value >= 0 && (size >= 8 || value >> (8 * size) == 0);
}

/* A number in the place of a field, as the byte order and the names of the field have it. */
static void write_field_number(struct output *output, const struct field *field, int64_t value)
{
	bool whole = fits(value, field->size);
	if (field->kind == FIELD_NAME && field->set)
		output_named(output, field->set, value, field->size);
	else if (field->kind == FIELD_PORT && whole)
		output_format(output, "htons(%u)", ntohs((uint16_t)value));
	else if (field->kind == FIELD_FLOWINFO && whole)
		output_format(output, "htonl(%u)", ntohl((uint32_t)value));
	else if (field->kind == FIELD_IN_ADDR && whole)
		write_in_addr(output, value);
	else if (field->kind == FIELD_POINTER || field->kind == FIELD_TEXT || field->kind == FIELD_TEXT_LIST ||
	         field->kind == FIELD_ADDRESS)
		output_pointer(output, (uint64_t)value);
	else
		output_number(output, value, field->size,
		              field->kind == FIELD_SIGNED || field->kind == FIELD_DESCRIPTOR);
}

static void write_field(struct output *output, const struct field *field, const struct node *value)
{
	int64_t number;
	if (value->kind == NODE_CHANGE) {
		write_field(output, field, value->operation.left);
		output_text(output, " => ");
		write_field(output, field, value->operation.right);
	} else if (field && constant_value(value, &number))
		write_field_number(output, field, number);
	else
		canonical_expression(output, value, BINDING_CONDITION);
}

/* inet_pton(AF_INET6, "::1", &sin6_addr) names its member itself. */
static bool names_itself(const struct node *value)
{
	const struct call *call = value->kind == NODE_CALL ? value->call.call : NULL;
	return call && call->count && call->parameters[call->count - 1].direction == DIRECTION_OUT;
}

/* The bytes of an IPv6 address, as strace has them. */
static bool write_in6_addr(struct output *output, const struct member_value *member)
{
	char text[INET6_ADDRSTRLEN];
	const struct node *value = member->value;
	if (!member->field || member->field->kind != FIELD_IN6_ADDR || value->kind != NODE_LIST || value->list.count != 16 ||
	    !(member->member->flags & MEMBER_NAMES_ITSELF))
		return false;
	inet_ntop(AF_INET6, value->list.bytes, text, sizeof text);
	output_format(output, "inet_pton(AF_INET6, \"%s\", &%s)", text, member->name);
	return true;
}

static void write_member(struct output *output, const struct node *structure, const struct member_value *member)
{
	const struct layout *layout = structure->structure.layout;
	bool family = layout && layout->family >= 0 && member->field == &layout->fields[0];
	if (names_itself(member->value)) {
		const struct node *call = member->value;
		output_format(output, "%s(", call->call.name);
		for (size_t i = 0; i + 1 < call->call.count; i++) {
			canonical_argument(output, call, i);
			output_text(output, ", ");
		}
		output_format(output, "&%s)", member->name);
		canonical_expectation(output, call);
		return;
	}
	if (write_in6_addr(output, member))
		return;
	output_format(output, "%s=", family ? "sa_family" : member->name);
	write_field(output, member->field, member->value);
}

void canonical_struct(struct output *output, const struct node *structure)
{
	output_text(output, "{");
	for (size_t i = 0; i < structure->structure.count; i++) {
		output_text(output, i ? ", " : "");
		write_member(output, structure, &structure->structure.members[i]);
	}
	if (structure->structure.more)
		output_text(output, structure->structure.count ? ", ..." : "...");
	output_text(output, "}");
}

/* --- arrays -------------------------------------------------------------------------------------------------- */

/* An int in brackets: an option's value, a length, a descriptor. */
static void write_item(struct output *output, const struct node *item, const struct socket_option *option)
{
	int64_t value;
	if (item->kind == NODE_CHANGE) {
		write_item(output, item->operation.left, option);
		output_text(output, " => ");
		write_item(output, item->operation.right, option);
	} else if (!constant_value(item, &value)) {
		canonical_expression(output, item, BINDING_CONDITION);
	} else if (option && option->kind == OPTION_ERROR && value > 0 && value <= INT32_MAX &&
	           errno_name((int)value)) {
		output_text(output, errno_name((int)value));
	} else {
		output_number(output, value, 4, true);
	}
}

void canonical_list(struct output *output, const struct node *list, const struct node *call, size_t index)
{
	const struct parameter *parameter = call && call->call.call ? canonical_parameter(call, index) : NULL;
	const struct socket_option *option =
		parameter && parameter->kind == KIND_OPTION_VALUE ? option_in(call, parameter) : NULL;
	output_text(output, "[");
	for (size_t i = 0; i < list->list.count; i++) {
		if (list->list.kind == LIST_BYTES) {
			output_format(output, i ? " %02x" : "%02x", list->list.bytes[i]);
			continue;
		}
		output_text(output, i ? ", " : "");
		if (parameter)
			write_item(output, list->list.items[i], option);
		else
			canonical_expression(output, list->list.items[i], BINDING_CONDITION);
	}
	if (list->list.more)
		output_text(output, list->list.count ? ", ..." : "...");
	output_text(output, "]");
}

/* --- arguments, by kind -------------------------------------------------------------------------------------- */

typedef void number_writer(struct output *output, const struct node *call, const struct parameter *parameter,
                           int64_t value);

static void write_number(struct output *output, const struct node *call, const struct parameter *parameter,
                         int64_t value)
{
	(void)call;
	/* socklen_t has no sign, and strace shows one */
	bool is_signed = parameter->is_signed || (parameter->kind == KIND_LENGTH && parameter->size == 4);
	output_number(output, value, parameter->size, is_signed);
}

static void write_port(struct output *output, const struct node *call, const struct parameter *parameter,
                       int64_t value)
{
	if (fits(value, 2))
		output_format(output, "htons(%u)", ntohs((uint16_t)value));
	else
		write_number(output, call, parameter, value);
}

static void write_name(struct output *output, const struct node *call, const struct parameter *parameter,
                       int64_t value)
{
	const struct name_set *set = canonical_set(call, parameter);
	if (set)
		output_named(output, set, value, parameter->size);
	else if (parameter->selector && value >= 0) /* a protocol without names: strace has it unsigned */
		output_format(output, "%" PRIu64, (uint64_t)value);
	else
		write_number(output, call, parameter, value);
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

static void write_option(struct output *output, const struct node *call, const struct parameter *parameter,
                         int64_t value)
{
	int64_t level;
	const char *prefix;
	if (!constant_value(call->call.arguments[parameter->peer], &level)) {
		canonical_expression(output, call->call.arguments[parameter - call->call.call->parameters],
		                     BINDING_CONDITION);
		return;
	}
	const struct socket_option *option = option_of_value(level, value);
	size_t length = option_prefix(level, &prefix);
	if (option)
		output_text(output, option->name);
	else if (length)
		output_format(output, "0x%" PRIx32 " /* %.*s??? */", (uint32_t)value, (int)length, prefix);
	else
		output_format(output, "%" PRIu32, (uint32_t)value);
}

static void write_pointer(struct output *output, const struct node *call, const struct parameter *parameter,
                          int64_t value)
{
	(void)call;
	(void)parameter;
	output_pointer(output, (uint64_t)value);
}

/* A struct handed over itself, given as the number that its bytes are. */
static void write_struct_number(struct output *output, const struct node *call,
                                const struct parameter *parameter, int64_t value)
{
	const struct layout *layout = parameter->layout;
	if (layout->count != 1) {
		write_number(output, call, parameter, value);
		return;
	}
	output_format(output, "{%s=", layout->fields[0].name);
	write_field_number(output, &layout->fields[0], value);
	output_text(output, "}");
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
static bool stays_as_typed(const struct node *call, const struct parameter *parameter, const struct node *node)
{
	const struct name_set *set = parameter->kind == KIND_NAME ? canonical_set(call, parameter) : NULL;
	return set && !set->unknown && node->kind == NODE_CONSTANT;
}

static bool is_only_a_number(const struct node *call, const struct parameter *parameter)
{
	const struct name_set *set = parameter->kind == KIND_NAME ? canonical_set(call, parameter) : NULL;
	return set && !set->unknown;
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

static void write_value(struct output *output, const struct node *call, size_t index, const struct node *node)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	int64_t value;
	if (node->kind == NODE_CHANGE) {
		write_value(output, call, index, node->operation.left);
		output_text(output, " => ");
		write_value(output, call, index, node->operation.right);
	} else if (node->kind == NODE_LIST && !(parameter && struct_bytes(parameter, node, &value)))
		canonical_list(output, node, call, index);
	else if (!parameter || !number_writers[parameter->kind] || stays_as_typed(call, parameter, node))
		canonical_expression(output, node, BINDING_CONDITION);
	else if (!constant_value(node, &value) && !struct_bytes(parameter, node, &value))
		canonical_expression(output, node, BINDING_CONDITION);
	else if (is_only_a_number(call, parameter))
		write_number(output, call, parameter, value);
	else
		number_writers[parameter->kind](output, call, parameter, value);
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

static void write_default(struct output *output, const struct node *call, size_t index)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	int64_t value = 0;
	default_value(call, index, &value);
	number_writers[parameter->kind](output, call, parameter, value);
}

/* --- calls --------------------------------------------------------------------------------------------------- */

void canonical_argument(struct output *output, const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	if (node->kind == NODE_LEFT_OUT)
		write_default(output, call, index);
	else if (node->kind == NODE_REPEAT) {
		output_string(output, node->repeat.data->string.bytes, node->repeat.data->string.length);
		output_text(output, "...");
	} else
		write_value(output, call, index, node);
}

void canonical_call(struct output *output, const struct node *call)
{
	bool first = true;
	output_format(output, "%s(", call->call.name);
	for (size_t i = 0; i < call->call.count; i++) {
		if (call->call.call && says_nothing(call, i))
			continue;
		output_text(output, first ? "" : ", ");
		first = false;
		canonical_argument(output, call, i);
	}
	output_text(output, ")");
	canonical_expectation(output, call);
}

/* --- expectations -------------------------------------------------------------------------------------------- */

/* Whether the call says with -1 that it failed. */
static bool fails_with_minus_one(const struct call *call)
{
	enum result_kind kind = call ? call->result : RESULT_NUMBER;
	return kind != RESULT_TEXT && kind != RESULT_STRUCT && kind != RESULT_RESOLVER && kind != RESULT_INDEX;
}

void canonical_expectation(struct output *output, const struct node *call)
{
	const struct expectation *expectation = call->call.expectation;
	if (!expectation)
		return;
	output_text(output, " =");
	if (expectation->value && expectation->value->kind == NODE_ANYTHING)
		output_text(output, " ?");
	else if (expectation->value && expectation->value->kind == NODE_NUMBER && call->call.call &&
	         call->call.call->result == RESULT_IN_ADDR)
		output_format(output, " 0x%08" PRIx32, (uint32_t)expectation->value->number.value);
	else if (expectation->value) {
		output_text(output, " ");
		canonical_expression(output, expectation->value, BINDING_UNARY);
	} else if (fails_with_minus_one(call->call.call))
		output_text(output, " -1");
	if (expectation->error)
		output_format(output, " %s (%s)", expectation->error->name,
		              errno_text((int)expectation->error->value));
	else if (expectation->remark) {
		output_text(output, " ");
		output_plain(output, expectation->remark, strlen(expectation->remark));
	}
}
