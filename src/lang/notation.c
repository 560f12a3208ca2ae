/* What strace writes for structs and arrays.
 * Not here: calls (call.c), operators (expression.c), the prefixes of trace lines (statement-c.c). */
#include "lang/notation.h"

#include <string.h>

#include "abi/layouts.h"
#include "type/scalars.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/types.h"

/* --- structs ------------------------------------------------------------------------------------------------- */

/* The struct that the members read so far mean, in an address of any family: sa_family says it. */
static const struct layout *layout_by_family(const struct member_value *members, size_t count)
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

static bool has_members(const struct layout *layout, const struct node *node)
{
	for (size_t i = 0; i < node->structure.count; i++)
		if (!layout_field(layout, node->structure.members[i].name, strlen(node->structure.members[i].name)))
			return false;
	return true;
}

/* Where the family is left out: the first struct that has all the members, or the general address. */
static const struct layout *layout_by_members(const struct node *node)
{
	if (has_members(&layout_sockaddr, node))
		return &layout_sockaddr;
	for (size_t i = 0; layouts[i]; i++)
		if (has_members(layouts[i], node))
			return layouts[i];
	return &layout_sockaddr;
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
	if (byte == '[' && field &&
	    (field->kind == FIELD_BYTES || field->kind == FIELD_PADDING || field->kind == FIELD_IN6_ADDR))
		return read_list(input, LIST_BYTES, NULL);
	if (byte == '{' && field && field->kind == FIELD_ADDRESS)
		return read_struct(input, field->layout, true);
	if (byte == '{' && field)
		return read_braces_of(input, field->layout);
	if (field && field->kind == FIELD_DESCRIPTOR && at_decorated(input)) {
		struct node *number = lex_number(input);
		skip_decoration(input);
		return number;
	}
	const struct name_set *before = input->prefer;
	input->prefer = field ? field->set : NULL;
	struct node *value = read_expression(input);
	input->prefer = before;
	return value;
}

/* inet_pton(AF_INET6, "::1", &sin6_addr): a call that stands for the member behind its &. */
static bool read_call_member(struct input *input, const struct layout *layout, struct member_value *member)
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

/* An address whose data is given as bytes is of the general struct, whatever its family. */
static const struct layout *layout_with(const struct layout *layout, bool address, const char *name, size_t length)
{
	bool general = address && layout && !find_member(layout, name, length) &&
	               layout_field(&layout_sockaddr, name, length);
	return general ? &layout_sockaddr : layout;
}

/* Reads one member; *layout becomes the general address where the member shows that it is that. */
static bool read_member_of(struct input *input, const struct layout **struct_layout, bool address,
                           struct member_value *member)
{
	size_t start = input->at, dot = input_byte(input, 0) == '.';
	size_t length = name_length(input, dot), ahead = dot + length + blanks_at(input, dot + length);
	if (length && input_byte(input, ahead) == '(')
		return read_call_member(input, *struct_layout, member);
	if (length == 0 || input_byte(input, ahead) != '=')
		return error_at(input->error, (struct span){ start, start + dot + length + !length },
		                "expected MEMBER=VALUE");
	member->name = arena_copy(input->arena, input->text + start + dot, length);
	if (!member->name)
		return out_of_memory(input);
	const struct layout *layout = layout_with(*struct_layout, address, member->name, length);
	*struct_layout = layout;
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
	return member->value;
}

/* `, ...` at the end of braces or brackets. */
static bool skip_dots(struct input *input)
{
	if (input_byte(input, 0) != '.' || input_byte(input, 1) != '.' || input_byte(input, 2) != '.')
		return false;
	input->at += 3;
	return true;
}

struct node *read_change(struct input *input, struct node *before, bool *changed)
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
			struct member_value *members = arena_allocate(input->arena, capacity * sizeof *members);
			if (!members)
				return out_of_memory(input);
			if (node->structure.count)
				memcpy(members, node->structure.members, node->structure.count * sizeof *members);
			node->structure.members = members;
		}
		struct member_value *member = &node->structure.members[node->structure.count];
		bool changed;
		if (!read_member_of(input, &layout, address, member) ||
		    !(member->value = read_change(input, member->value, &changed)))
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
		struct member_value *member = &node->structure.members[i];
		member->field = find_member(layout, member->name, strlen(member->name));
		if (!member->field)
			return no_member(input, member->span, member->name, layout);
		member->member = member->field->member;
	}
	return true;
}

struct node *read_struct(struct input *input, const struct layout *layout, bool address)
{
	size_t start = input->at++;
	input->depth++;
	struct node *node = node_new(input, NODE_STRUCT, start);
	/* an address struct is what its family says, whatever stands in the prototype */
	if (!node || !nest(input) || !read_members(input, node, address ? NULL : layout, address))
		return NULL;
	input->nesting--;
	if (address && !node->structure.layout)
		node->structure.layout = layout_by_members(node);
	node->structure.type = node->structure.layout ? node->structure.layout->type : NULL;
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
	if (at_decorated(input)) {
		struct node *number = lex_number(input);
		skip_decoration(input);
		return number;
	}
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
	node->list.of = kind == LIST_STRUCTS && layout ? layout->type : &type_int;
	if (!read_items(input, node, layout) || !close_bracket(input, ']'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return node;
}
