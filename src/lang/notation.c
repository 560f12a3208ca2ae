/* Calls in C, and what strace writes for structs, arrays, lengths and results.
 * Not here: operators (expression.c), the prefixes of trace lines (statement.c). */
#include "lang/expression.h"

#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
#include "lang/suggest.h"
#include "lang/types.h"

static struct node *read_value(struct input *input, const struct parameter *parameter, struct node **earlier);

/* --- structs ------------------------------------------------------------------------------------------------- */

/* The struct that the members read so far mean, in an address of any family: sa_family says it. */
static const struct layout *layout_by_family(const struct member *members, size_t count)
{
	int64_t family;
	for (size_t i = 0; i < count; i++)
		if (strcmp(members[i].name, "sa_data") == 0)
			return &layout_sockaddr;
	for (size_t i = 0; i < count; i++)
		if (members[i].field && members[i].field->offset == 0 && constant_value(members[i].value, &family))
			return layout_of_family(family);
	return NULL;
}

/* strace calls the family sa_family in every address struct. */
static const struct field *find_member(const struct layout *layout, const char *name, size_t length)
{
	const struct field *field = layout_field(layout, name, length);
	bool general = !field && layout->family >= 0 && length == 9 && memcmp(name, "sa_family", 9) == 0;
	return general ? &layout->fields[0] : field;
}

static bool no_member(struct input *input, struct span span, const char *name, const struct layout *layout)
{
	char shown[64];
	error_quote(shown, sizeof shown, name, strlen(name));
	error_at(input->error, span, "no member `%s` in struct %s", shown, layout->name);
	const char *near = suggest_field(layout, name, strlen(name));
	if (near)
		error_hint(input->error, "did you mean %s?", near);
	return false;
}

static struct node *read_braces_of(struct input *input, const struct layout *layout)
{
	return read_struct(input, layout, layout && layout->family >= 0);
}

/* What may stand for a field: braces for a struct inside, brackets for bytes, else an expression. */
static struct node *read_field_value(struct input *input, const struct field *field)
{
	char byte = input_byte(input, 0);
	if (byte == '[' && field && (field->kind == FIELD_BYTES || field->kind == FIELD_PADDING || field->kind == FIELD_IN6_ADDR))
		return read_list(input, LIST_BYTES, NULL);
	if (byte == '{' && field)
		return read_braces_of(input, field->layout);
	const struct name_set *before = input->prefer;
	input->prefer = field ? field->set : NULL;
	struct node *value = read_expression(input);
	input->prefer = before;
	return value;
}

/* inet_pton(AF_INET6, "::1", &sin6_addr): a call that stands for the member behind its &. */
static bool read_call_member(struct input *input, const struct layout *layout, struct member *member)
{
	struct node *call = read_call(input);
	if (!call)
		return false;
	struct node *last = call->call.count ? call->call.arguments[call->call.count - 1] : NULL;
	bool named = last && last->kind == NODE_UNARY && last->operation.operator == OPERATOR_ADDRESS &&
	             last->operation.left->kind == NODE_NAME;
	member->span = call->span;
	if (!named)
		return error_at(input->error, call->span, "expected MEMBER=VALUE");
	member->name = last->operation.left->name.name;
	member->value = call;
	member->field = layout ? find_member(layout, member->name, strlen(member->name)) : NULL;
	return member->field || !layout || no_member(input, last->span, member->name, layout);
}

static bool read_member_of(struct input *input, const struct layout *layout, struct member *member)
{
	size_t start = input->at, dot = input_byte(input, 0) == '.';
	size_t length = name_length(input, dot), ahead = dot + length;
	while (input_byte(input, ahead) == ' ')
		ahead++;
	if (length && input_byte(input, ahead) == '(')
		return read_call_member(input, layout, member);
	if (length == 0 || input_byte(input, ahead) != '=')
		return error_at(input->error, (struct span){ start, start + dot + length + !length }, "expected MEMBER=VALUE");
	member->name = arena_copy(input->arena, input->text + start + dot, length);
	if (!member->name)
		return out_of_memory(input);
	/* before the family is known, the first member can only be it */
	const struct layout *known = layout ? layout : &layout_sockaddr;
	member->field = find_member(known, member->name, length);
	if (!member->field && layout)
		return no_member(input, (struct span){ start + dot, start + dot + length }, member->name, layout);
	input->at += ahead + 1;
	if (!skip_to_operand(input))
		return false;
	member->value = read_field_value(input, member->field);
	member->span = input_span(input, start);
	return member->value != NULL;
}

/* `, ...` at the end of braces or brackets. */
static bool skip_dots(struct input *input)
{
	if (input_byte(input, 0) != '.' || input_byte(input, 1) != '.' || input_byte(input, 2) != '.')
		return false;
	input->at += 3;
	return true;
}

/* A value that strace shows as it was and as it became: 128 => 16. */
static struct node *read_change(struct input *input, struct node *before, bool *changed)
{
	size_t end = input->at;
	*changed = false;
	if (!skip_c(input))
		return NULL;
	if (input_byte(input, 0) != '=' || input_byte(input, 1) != '>') {
		input->at = end;
		return before;
	}
	input->at += 2;
	struct node *node = node_new(input, NODE_CHANGE, before->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	*changed = true;
	node->operation.left = before;
	node->operation.right = read_expression(input);
	node->span.end = input->at;
	return node->operation.right ? node : NULL;
}

static bool read_members(struct input *input, struct node *node, const struct layout *layout, bool address)
{
	size_t capacity = 0;
	for (;;) {
		if (!skip_to_operand(input))
			return false;
		if (input_byte(input, 0) == '}' || (node->structure.more = skip_dots(input)))
			break;
		if (node->structure.count == capacity) {
			capacity = capacity ? 2 * capacity : 8;
			struct member *members = arena_allocate(input->arena, capacity * sizeof *members);
			if (!members)
				return out_of_memory(input);
			if (node->structure.count)
				memcpy(members, node->structure.members, node->structure.count * sizeof *members);
			node->structure.members = members;
		}
		struct member *member = &node->structure.members[node->structure.count];
		bool changed;
		if (!read_member_of(input, layout, member) || !(member->value = read_change(input, member->value, &changed)))
			return false;
		node->structure.count++;
		if (address && !layout)
			layout = layout_by_family(node->structure.members, node->structure.count);
		if (!skip_c(input))
			return false;
		if (input_byte(input, 0) != ',')
			break;
		input->at++;
	}
	node->structure.layout = layout;
	return true;
}

/* Members that came before the struct was known get their fields now. */
static bool resolve_members(struct input *input, struct node *node)
{
	const struct layout *layout = node->structure.layout;
	for (size_t i = 0; layout && i < node->structure.count; i++) {
		struct member *member = &node->structure.members[i];
		member->field = find_member(layout, member->name, strlen(member->name));
		if (!member->field)
			return no_member(input, member->span, member->name, layout);
	}
	return true;
}

struct node *read_struct(struct input *input, const struct layout *layout, bool address)
{
	size_t start = input->at++;
	input->depth++;
	struct node *node = node_new(input, NODE_STRUCT, start);
	/* an address struct is what its family says, whatever stands in the prototype */
	if (!node || !read_members(input, node, address ? NULL : layout, address))
		return NULL;
	if (address && !node->structure.layout)
		node->structure.layout = &layout_sockaddr;
	if (!resolve_members(input, node) || !close_bracket(input, '}'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return node;
}

/* --- lists --------------------------------------------------------------------------------------------------- */

static struct node *read_item(struct input *input, enum list_kind kind, const struct layout *layout)
{
	bool changed;
	struct node *item = kind == LIST_STRUCTS && input_byte(input, 0) == '{' ? read_braces_of(input, layout)
	                                                                        : read_expression(input);
	return item ? read_change(input, item, &changed) : NULL;
}

static bool read_items(struct input *input, struct node *node, const struct layout *layout)
{
	size_t capacity = 0;
	for (;;) {
		if (!skip_to_operand(input))
			return false;
		if (input_byte(input, 0) == ']' || (node->list.more = skip_dots(input)))
			return true;
		if (node->list.count == capacity) {
			capacity = capacity ? 2 * capacity : 4;
			struct node **items = arena_allocate(input->arena, capacity * sizeof *items);
			if (!items)
				return out_of_memory(input);
			if (node->list.count)
				memcpy(items, node->list.items, node->list.count * sizeof *items);
			node->list.items = items;
		}
		struct node *item = read_item(input, node->list.kind, layout);
		if (!item)
			return false;
		node->list.items[node->list.count++] = item;
		if (!skip_c(input))
			return false;
		if (input_byte(input, 0) == ',')
			input->at++;
	}
}

struct node *read_list(struct input *input, enum list_kind kind, const struct layout *layout)
{
	size_t start = input->at++;
	if (kind == LIST_BYTES)
		return lex_bytes(input, start);
	input->depth++;
	struct node *node = node_new(input, NODE_LIST, start);
	if (!node)
		return NULL;
	node->list.kind = kind;
	if (!read_items(input, node, layout) || !close_bracket(input, ']'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return node;
}

/* --- calls --------------------------------------------------------------------------------------------------- */

/* What brackets hold where they stand for a parameter of this kind. */
static enum list_kind list_kind_of(enum kind kind)
{
	if (kind == KIND_RAW_ADDRESS || kind == KIND_DATA || kind == KIND_STRUCT_VALUE)
		return LIST_BYTES;
	return kind == KIND_STRUCT_LIST || kind == KIND_RESULT_LIST ? LIST_STRUCTS : LIST_NUMBERS;
}

/* The struct that braces mean where they stand for this parameter. */
static const struct layout *layout_for(const struct parameter *parameter, struct node **earlier)
{
	if (!parameter)
		return NULL;
	if (parameter->kind != KIND_OPTION_VALUE)
		return parameter->layout;
	int64_t level, name;
	bool known = constant_value(earlier[parameter->peer], &name) && constant_value(earlier[parameter->peer - 1], &level);
	const struct option *option = known ? option_of_value(level, name) : NULL;
	return option ? option->layout : NULL;
}

/* strace -y's <TCP:[29817251]> behind a descriptor; brackets may nest in it. */
static void skip_decoration(struct input *input)
{
	if (input_byte(input, 0) != '<' || input_byte(input, 1) == 'u')
		return;
	size_t depth = 0, ahead = 0;
	for (char byte; (byte = input_byte(input, ahead)) && byte != '\n'; ahead++) {
		bool arrow = byte == '>' && ahead && input_byte(input, ahead - 1) == '-';
		if (byte == '<')
			depth++;
		else if (byte == '>' && !arrow && --depth == 0) {
			input->at += ahead + 1;
			return;
		}
	}
}

/* The set that names of this parameter come from, as far as earlier arguments say it. */
static const struct name_set *set_for(const struct parameter *parameter, struct node **earlier)
{
	int64_t value;
	if (parameter->selector && constant_value(earlier[parameter->peer], &value))
		return name_select(parameter->selector, value);
	return parameter->set;
}

static struct node *read_value(struct input *input, const struct parameter *parameter, struct node **earlier)
{
	const struct layout *layout = layout_for(parameter, earlier);
	char byte = input_byte(input, 0);
	struct node *value;
	bool changed = false;
	if (byte == '{')
		value = read_struct(input, layout, !parameter || parameter->kind == KIND_ADDRESS);
	else if (byte == '[')
		value = read_list(input, parameter ? list_kind_of(parameter->kind) : LIST_NUMBERS, layout);
	else {
		const struct name_set *before = input->prefer;
		input->prefer = parameter ? set_for(parameter, earlier) : NULL;
		value = read_expression(input);
		input->prefer = before;
	}
	if (value && parameter && parameter->kind == KIND_DESCRIPTOR)
		skip_decoration(input);
	return value ? read_change(input, value, &changed) : NULL;
}

static const struct parameter *variant_of(const struct parameter *parameter, struct node **earlier)
{
	int64_t value;
	if (parameter->kind != KIND_VARIANT || !constant_value(earlier[parameter->peer], &value))
		return parameter;
	for (const struct parameter_variant *row = parameter->variants; row->parameter; row++)
		if (row->value == value)
			return row->parameter;
	return parameter;
}

/* Whether an argument may be missing in C: fcntl(fd, F_GETFL), pipe(), socketpair without its array. */
static bool may_be_missing(const struct call *call, size_t index)
{
	enum kind kind = call->parameters[index].kind;
	return kind == KIND_VARIANT || kind == KIND_PAIR;
}

static bool wrong_count(struct input *input, size_t start, const struct call *call, bool few)
{
	char list[160];
	size_t at = 0;
	for (size_t i = 0; i < call->count && at < sizeof list - 40; i++)
		at += (size_t)snprintf(list + at, sizeof list - at, "%s%s", i ? ", " : "", call->parameters[i].name);
	error_at(input->error, input_span(input, start), "%s arguments for %s", few ? "too few" : "too many", call->name);
	return error_hint(input->error, "%s(%s)", call->name, list);
}

static bool read_arguments(struct input *input, struct node *node, size_t start)
{
	const struct call *call = node->call.call;
	size_t capacity = call ? call->count : 8, count = 0;
	struct node **arguments = node->call.arguments;
	if (!skip_to_operand(input))
		return false;
	while (input_byte(input, 0) != ')') {
		if (count == capacity)
			return call ? wrong_count(input, start, call, false)
			            : error_at(input->error, input_span(input, start), "too many arguments");
		const struct parameter *parameter = call ? variant_of(&call->parameters[count], arguments) : NULL;
		if (parameter && call->parameters[count].kind == KIND_PAIR && input_byte(input, 0) != '[' && count + 1 < call->count &&
		    name_length(input, 0))
			count++; /* pipe2(O_CLOEXEC), with its array left out */
		struct node *value = read_value(input, parameter, arguments);
		if (!value)
			return false;
		arguments[count++] = value;
		if (!skip_c(input))
			return false;
		if (input_byte(input, 0) != ',')
			break;
		input->at++;
		if (!skip_to_operand(input))
			return false;
	}
	for (size_t i = count; call && i < call->count; i++)
		if (!may_be_missing(call, i)) {
			input->at += input_byte(input, 0) == ')';
			/* "<unfinished ...>" of a trace, or a text that goes on, is not a short list */
			return input_byte(input, 0) == '<' || input_ended(input) ? close_bracket(input, ')')
			                                                         : wrong_count(input, start, call, true);
		}
	node->call.count = call ? call->count : count;
	return true;
}

struct node *call_node(struct input *input, size_t start, const struct call *call)
{
	struct node *node = node_new(input, NODE_CALL, start);
	if (!node)
		return NULL;
	size_t count = call ? call->count : 8;
	node->call.call = call;
	node->call.name = call ? call->name : NULL;
	node->call.count = call ? call->count : 0;
	node->call.arguments = arena_allocate(input->arena, count * sizeof *node->call.arguments);
	if (!node->call.arguments)
		return out_of_memory(input);
	struct node *nothing = left_out_node(input);
	for (size_t i = 0; i < count; i++)
		node->call.arguments[i] = nothing;
	return nothing ? node : NULL;
}

/* strace -T's <0.000012> behind a result. */
static void skip_duration(struct input *input)
{
	size_t end = input->at;
	skip_blanks(input);
	size_t ahead = 1;
	while (strchr("0123456789.", input_byte(input, ahead)) && input_byte(input, ahead))
		ahead++;
	if (input_byte(input, 0) == '<' && ahead > 1 && input_byte(input, ahead) == '>')
		input->at += ahead + 1;
	else
		input->at = end;
}

/* The "=" behind a call is its expectation: not "==" and not "=>". */
static bool read_result(struct input *input, struct node *node)
{
	size_t end = input->at;
	if (!skip_c(input))
		return false;
	char next = input_byte(input, 1);
	if (input_byte(input, 0) != '=' || next == '=' || next == '>') {
		input->at = end;
		return true;
	}
	node->call.expectation = read_expectation(input, node->call.call);
	if (!node->call.expectation)
		return false;
	skip_duration(input);
	return true;
}

struct node *read_call(struct input *input)
{
	size_t start = input->at, length = name_length(input, 0);
	const struct call *call = call_find(input->text + start, length);
	struct node *node = call_node(input, start, call);
	if (!node || !(node->call.name = arena_copy(input->arena, input->text + start, length)))
		return input->error->set ? NULL : out_of_memory(input);
	input->at += length;
	skip_blanks(input);
	input->at++;
	input->depth++;
	if (!read_arguments(input, node, start) || !close_bracket(input, ')'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return read_result(input, node) ? node : NULL;
}

/* --- expectations -------------------------------------------------------------------------------------------- */

/* The parameter that braces, brackets or a string behind "=" are about: the first that the call fills in, or the
 * result. */
static const struct parameter *filled_parameter(const struct call *call, char byte)
{
	for (size_t i = 0; call && i < call->count; i++) {
		const struct parameter *parameter = &call->parameters[i];
		bool fits = byte == '{' ? parameter->kind == KIND_ADDRESS || parameter->kind == KIND_STRUCT ||
		                                  parameter->kind == KIND_OPTION_VALUE
		                        : parameter->kind != KIND_LENGTH_POINTER && parameter->kind != KIND_ADDRESS;
		if ((parameter->direction & DIRECTION_OUT) && fits)
			return parameter;
	}
	return NULL;
}

static struct node *read_expected_value(struct input *input, const struct call *call)
{
	char byte = input_byte(input, 0);
	const struct parameter *parameter = filled_parameter(call, byte);
	size_t start = input->at;
	switch (byte) {
	case '?':
		input->at++;
		return node_new(input, NODE_ANYTHING, start);
	case '{':
		if (call && call->result == RESULT_STRUCT)
			return read_struct(input, call->result_layout, false);
		return read_struct(input, parameter && parameter->kind != KIND_OPTION_VALUE ? parameter->layout : NULL,
		                   !parameter || parameter->kind == KIND_ADDRESS);
	case '[':
		return read_list(input, parameter ? list_kind_of(parameter->kind) : LIST_NUMBERS, parameter ? parameter->layout : NULL);
	default:
		return read_operand(input);
	}
}

/* `(Invalid argument)`, `(Timeout)`, `([{fd=3, revents=POLLIN}])` behind a result. */
static bool skip_remark(struct input *input)
{
	size_t end = input->at, depth = 0;
	skip_blanks(input);
	if (input_byte(input, 0) != '(') {
		input->at = end;
		return true;
	}
	for (size_t ahead = 0;; ahead++) {
		char byte = input_byte(input, ahead);
		if (byte == '\0' || byte == '\n')
			return error_at(input->error, (struct span){ input->at, input->at + 1 }, "this ( is not closed");
		if (byte == '(')
			depth++;
		else if (byte == ')' && --depth == 0) {
			input->at += ahead + 1;
			return true;
		}
	}
}

static const struct name *read_error_name(struct input *input)
{
	size_t length = name_length(input, 0);
	const struct name *name = length ? name_find(&errno_names, input->text + input->at, length) : NULL;
	if (!name && length && memcmp(input->text + input->at, "ERESTART", length < 8 ? length : 8) == 0)
		input->at += length; /* the kernel's own names for a call that a signal interrupted */
	else if (name)
		input->at += length;
	return name;
}

struct expectation *read_expectation(struct input *input, const struct call *call)
{
	size_t start = input->at++;
	struct expectation *expectation = arena_allocate(input->arena, sizeof *expectation);
	if (!expectation)
		return (void *)out_of_memory(input);
	skip_blanks(input);
	if (input_ended(input) || input_byte(input, 0) == '\n') {
		error_at(input->error, (struct span){ start, start + 1 }, "expected a value behind =");
		return NULL;
	}
	expectation->error = read_error_name(input);
	if (!expectation->error) {
		const struct name_set *before = input->prefer;
		bool resolver = call && call->result == RESULT_RESOLVER;
		input->prefer = resolver ? &resolver_errors : NULL;
		expectation->value = read_expected_value(input, call);
		input->prefer = before;
		if (!expectation->value)
			return NULL;
		skip_decoration(input);
		skip_blanks(input);
		expectation->error = read_error_name(input);
	}
	expectation->span = input_span(input, start);
	return skip_remark(input) ? expectation : NULL;
}
