/* Values by the type of their place, and what strace writes for structs and arrays.
 * Not here: calls (call.c), operators (expression.c), the prefixes of trace lines (statement-c.c). */
#include "lang/notation.h"

#include <string.h>
#include <sys/socket.h>

#include "abi/structs.h"
#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/leaf.h"
#include "lang/suggest.h"
#include "lang/types.h"
#include "type/rows.h"

const struct type type_any_address = { SOCKADDR_CHOICE };

/* What memory its own first bytes describe: an address of any family. */
static bool is_described_by_itself(const struct type *type)
{
	return type->shape == SHAPE_CHOICE && type->choice.count == 0;
}

/* What a place holds, its choice resolved; behind a pointer what that points to. Memory that its own bytes describe stays
 * as it is. */
static const struct type *held_type(const struct type *type, const struct around *around)
{
	if (type->shape == SHAPE_CHOICE && !is_described_by_itself(type))
		type = around_chosen(around, type, NULL);
	return type && type->shape == SHAPE_POINTER ? held_type(type->of, around) : type;
}

/* --- structs ------------------------------------------------------------------------------------------------- */

struct braces {
	struct node *node;
	const struct type *type;   /* NULL as long as it is not known */
	const struct type *choice; /* it is one of these, which is not known yet; or NULL */
	bool address;              /* what its family says */
	struct around around;      /* this struct, for its members */
};

/* The struct that the members read so far mean, in an address of any family: sa_family says it. */
static const struct type *type_by_family(const struct node *node)
{
	int64_t family;
	for (size_t i = 0; i < node->structure.count; i++)
		if (strcmp(node->structure.members[i].name, "sa_data") == 0)
			return &type_sockaddr;
	for (size_t i = 0; i < node->structure.count; i++) {
		const struct member_value *member = &node->structure.members[i];
		if (member->member && member->member->flags & MEMBER_FAMILY &&
		    constant_value(member->value, &family))
			return struct_of_family(family);
	}
	return NULL;
}

static bool has_members(const struct type *type, const struct node *node)
{
	for (size_t i = 0; i < node->structure.count; i++) {
		const char *name = node->structure.members[i].name;
		if (!type_member(type, name, strlen(name)))
			return false;
	}
	return true;
}

/* Where the family is left out: the first struct that has all the members, or the general address. */
static const struct type *type_by_members(const struct node *node)
{
	for (size_t i = 0; struct_types[i]; i++)
		if (has_members(struct_types[i], node))
			return struct_types[i];
	return &type_sockaddr;
}

static bool no_member(struct input *input, struct span span, const char *name, const struct type *type)
{
	char shown[64];
	error_quote(shown, sizeof shown, name, strlen(name));
	error_at(input->error, span, "no member `%s` in %s", shown, type->name);
	const char *near = suggest_member(type, name, strlen(name));
	if (near)
		error_hint(input->error, "did you mean %s?", near);
	return false;
}

/* Gives the value read for NAME its member, and folds it as that has it. */
static bool resolve_member(struct input *input, struct member_value *value, struct span span,
                           const struct type *type)
{
	value->member = type_member(type, value->name, strlen(value->name));
	if (!value->member)
		return no_member(input, span, value->name, type);
	value->value = leaf_folded(input, value->member->type, value->value);
	return value->value;
}

/* The struct that values without a name are for. Of an address only its family is known until that has been read; one of
 * a family that is no constant here could be any. */
static const struct type *type_in_order(const struct braces *braces)
{
	int64_t family;
	const struct node *node = braces->node;
	if (braces->type || !braces->address)
		return braces->type;
	const struct member_value *first = node->structure.members;
	bool known = node->structure.count == 0 || (first->member && constant_value(first->value, &family));
	return known ? &type_sockaddr : NULL;
}

/* The member that a value without a name is for: the one behind the member before it, as in C. */
static const struct member *next_member(const struct type *type, const struct node *node)
{
	size_t count = node->structure.count;
	const char *before = count ? node->structure.members[count - 1].name : NULL;
	const struct member *member = before ? type_member(type, before, strlen(before)) : NULL;
	size_t next = member ? (size_t)(member - type->members) + 1 : 0;
	return next < type->count && (member || !before) ? &type->members[next] : NULL;
}

/* {"a", 1}: where no name and no = stand, and the struct is known. */
static bool read_unnamed_member(struct input *input, const struct braces *braces, struct member_value *member)
{
	size_t start = input->at;
	struct span span = { start, start + 1 };
	const struct type *type = type_in_order(braces);
	if (!type) {
		error_at(input->error, span, "expected MEMBER=VALUE");
		if (braces->address)
			error_hint(input->error, "values in order: {AF_INET, htons(80), ...}");
		return false;
	}
	member->member = next_member(type, braces->node);
	if (!member->member)
		return error_at(input->error, span, "one value too many for %s", type->name);
	member->name = member->member->name;
	member->value = read_changing(input, member->member->type, &braces->around);
	member->span = input_span(input, start);
	return member->value;
}

/* A call without the name of a member and a =. inet_pton(AF_INET6, "::1", &sin6_addr) stands for the member behind its &; any
 * other, as htons(80), is a value. */
static bool read_call_member(struct input *input, const struct braces *braces, struct member_value *member)
{
	size_t start = input->at;
	struct node *call = read_call(input);
	if (!call)
		return false;
	struct node *last = call->call.count ? call->call.arguments[call->call.count - 1] : NULL;
	bool named = last && last->kind == NODE_UNARY && last->operation.sign == OPERATOR_ADDRESS &&
	             last->operation.left->kind == NODE_NAME;
	if (!named) {
		input->at = start;
		return read_unnamed_member(input, braces, member);
	}
	member->span = call->span;
	member->name = last->operation.left->name.name;
	member->value = call;
	return !braces->type || resolve_member(input, member, last->span, braces->type);
}

/* Where another value says which struct it is, as the length that comes later: the first of them that has the member. */
static const struct type *case_with(const struct type *choice, const char *name, size_t length)
{
	for (size_t i = 0; i < choice->choice.case_count; i++)
		if (type_member(choice->choice.cases[i].type, name, length))
			return choice->choice.cases[i].type;
	return NULL;
}

/* What the struct is by the name of one of its members. An address whose data is given as bytes is of the general struct,
 * whatever its family. */
static const struct type *type_with(const struct braces *braces, const char *name, size_t length)
{
	const struct type *other = NULL;
	if (!braces->type || type_member(braces->type, name, length))
		return braces->type;
	if (braces->address)
		other = type_member(&type_sockaddr, name, length) ? &type_sockaddr : NULL;
	else if (braces->choice)
		other = case_with(braces->choice, name, length);
	return other ? other : braces->type;
}

/* .sin_addr.s_addr = ...: the bytes behind .sin_addr that name its only member, which has its place. */
static size_t inner_designator(const struct input *input, const struct braces *braces, size_t dot, size_t length)
{
	const struct member *member =
		dot && braces->type ? type_member(braces->type, input->text + input->at + dot, length) : NULL;
	size_t ahead = dot + length, inner = name_length(input, ahead + 1);
	if (!member || !member->type->is_transparent || input_byte(input, ahead) != '.')
		return 0;
	return type_member(member->type, input->text + input->at + ahead + 1, inner) ? inner + 1 : 0;
}

static bool read_member_of(struct input *input, struct braces *braces, struct member_value *member)
{
	size_t start = input->at, dot = input_byte(input, 0) == '.';
	size_t length = name_length(input, dot), ahead = dot + length;
	ahead += inner_designator(input, braces, dot, length);
	ahead += blanks_at(input, ahead);
	bool equals = length && input_byte(input, ahead) == '=' && input_byte(input, ahead + 1) != '=';
	if (length && input_byte(input, ahead) == '(')
		return read_call_member(input, braces, member);
	char behind = input_byte(input, ahead);
	bool is_sizeof = length == 6 && memcmp(input->text + start + dot, "sizeof", 6) == 0;
	bool sign_missing = length && !is_sizeof && (in_name(behind) || behind == '"'); /* {sin_port 80} */
	if (!equals && !dot && !sign_missing)
		return read_unnamed_member(input, braces, member);
	if (!equals || !length)
		return error_at(input->error, (struct span){ start, start + dot + length + !length },
		                "expected MEMBER=VALUE");
	member->name = arena_copy(input->arena, input->text + start + dot, length);
	if (!member->name)
		return out_of_memory(input);
	braces->type = type_with(braces, member->name, length);
	/* before the family is known, the first member can only be it */
	member->member = type_member(braces->type ? braces->type : &type_sockaddr, member->name, length);
	if (!member->member && braces->type)
		return no_member(input, (struct span){ start + dot, start + dot + length }, member->name,
		                 braces->type);
	input->at += ahead + 1;
	if (!skip_to_operand(input)) {
		const struct type *type = member->member ? member->member->type : NULL;
		ask_place(input, ASKED_VALUE, member->member, type ? held_type(type, &braces->around) : NULL);
		return false;
	}
	member->value = read_changing(input, member->member ? member->member->type : NULL, &braces->around);
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

static bool read_members(struct input *input, struct braces *braces)
{
	struct node *node = braces->node;
	size_t capacity = 0;
	for (;;) {
		if (!skip_to_operand(input)) {
			ask_place(input, ASKED_MEMBER, NULL, braces->type);
			return false;
		}
		if (input_byte(input, 0) == '}' || (node->structure.more = skip_dots(input)))
			return true;
		struct member_value *members = node->structure.members;
		members = build_room(input, members, node->structure.count, &capacity, sizeof *members);
		if (!members)
			return false;
		node->structure.members = members;
		struct member_value *member = &members[node->structure.count];
		*member = (struct member_value){ .name = NULL };
		if (!read_member_of(input, braces, member))
			return false;
		node->structure.count++;
		if (braces->address && !braces->type)
			braces->type = type_by_family(node);
		if (!skip_c(input))
			return false;
		if (input_byte(input, 0) != ',')
			return true;
		input->at++;
	}
}

/* Members that came before the struct was known become its own now. */
static bool resolve_members(struct input *input, struct braces *braces)
{
	struct node *node = braces->node;
	if (braces->address && !braces->type)
		braces->type = type_by_members(node);
	node->structure.type = braces->type;
	for (size_t i = 0; braces->type && i < node->structure.count; i++) {
		struct member_value *member = &node->structure.members[i];
		if (!resolve_member(input, member, member->span, braces->type))
			return false;
	}
	return true;
}

/* `exact`: the struct is this one, whatever family an address says. */
static struct node *read_braces(struct input *input, const struct type *type, const struct around *around,
                                bool exact)
{
	struct braces braces = { .node = node_new(input, NODE_STRUCT, input->at) };
	input->at++;
	input->depth++;
	/* an address struct is what its family says, whatever stands in the prototype */
	braces.address = !exact && type && (is_described_by_itself(type) || struct_family(type) >= 0);
	if (type && type->shape == SHAPE_CHOICE && !braces.address) {
		braces.choice = type;
		type = around_chosen(around, type, NULL);
	}
	braces.type = braces.address ? NULL : type;
	braces.around = (struct around){ .node = braces.node, .type = type, .in = around };
	if (!braces.node || !nest(input) || !read_members(input, &braces))
		return NULL;
	input->nesting--;
	if (!resolve_members(input, &braces) || !close_bracket(input, '}'))
		return NULL;
	input->depth--;
	braces.node->span.end = input->at;
	return braces.node;
}

struct node *read_struct(struct input *input, const struct type *type, const struct around *around)
{
	return read_braces(input, type, around, false);
}

/* --- lists --------------------------------------------------------------------------------------------------- */

/* In C's own braces a struct is the one that was declared. */
static struct node *read_item(struct input *input, const struct type *of, const struct around *around, char end)
{
	if (end == '}' && of && of->shape == SHAPE_STRUCT && input_byte(input, 0) == '{')
		return read_braces(input, of, around, true);
	if (!at_decorated(input))
		return read_changing(input, of, around);
	struct node *number = lex_number(input);
	skip_decoration(input);
	return number;
}

static bool read_items(struct input *input, struct node *node, const struct type *of,
                       const struct around *around, char end)
{
	size_t capacity = 0;
	for (;;) {
		if (!skip_to_operand(input)) {
			ask_place(input, ASKED_VALUE, NULL, of);
			return false;
		}
		if (input_byte(input, 0) == end || (node->list.more = skip_dots(input)))
			return true;
		if (!build_item(input, node, &capacity, read_item(input, of, around, end)) || !skip_c(input))
			return false;
		if (input_byte(input, 0) == ',')
			input->at++;
	}
}

static struct node *read_list_to(struct input *input, const struct type *of, const struct around *around,
                                 char end)
{
	/* of pointers to the structs of a list, strace shows the structs */
	if (of && of->shape == SHAPE_POINTER && of->of->shape == SHAPE_STRUCT && type_link(of->of))
		of = of->of;
	struct node *node = build_list(input, input->at++, of ? of : &type_int);
	input->depth++;
	if (!node || !nest(input) || !read_items(input, node, of, around, end) || !close_bracket(input, end))
		return NULL;
	input->nesting--;
	input->depth--;
	node->span.end = input->at;
	return node;
}

struct node *read_list(struct input *input, const struct type *of, const struct around *around)
{
	return read_list_to(input, of, around, ']');
}

/* {0}, {1, 2}: the elements of a char array, as in C. */
static struct node *read_byte_values(struct input *input)
{
	struct node *node = read_list_to(input, &type_int, NULL, '}');
	uint8_t *bytes = node ? arena_allocate(input->arena, node->list.count + 1) : NULL;
	if (!bytes)
		return node ? out_of_memory(input) : NULL;
	for (size_t i = 0; i < node->list.count; i++) {
		const struct node *item = node->list.items[i];
		int64_t value;
		if (!constant_value(item, &value) || value < INT8_MIN || value > UINT8_MAX) {
			error_at(input->error, item->span, "expected a byte, 0 to 255");
			return NULL;
		}
		bytes[i] = (uint8_t)value;
	}
	node->list.of = &type_uint8;
	node->list.bytes = bytes;
	node->list.items = NULL;
	return node;
}

/* --- places -------------------------------------------------------------------------------------------------- */

/* What braces mean in a place: its struct, or that which its pointer leads to; one of several where a value that comes
 * later says which. NULL where there is none. */
static const struct type *brace_type(const struct type *type, const struct around *around)
{
	const struct type *held = held_type(type, around), *decided = around_decided(around, type, NULL);
	if (decided && decided->shape == SHAPE_POINTER)
		decided = around_decided(around, decided->of, NULL);
	if (held && held->shape == SHAPE_STRUCT && decided && decided->choice.case_count)
		return decided;
	bool is = held && (held->shape == SHAPE_STRUCT || held->shape == SHAPE_CHOICE);
	return is ? held : NULL;
}

/* What brackets hold in a place of `type`: bytes, then *bytes is set; else elements of the type that is returned, NULL where
 * nothing is known of them. */
static const struct type *bracket_type(const struct type *type, const struct around *around, bool *bytes)
{
	bool pointer = type->shape == SHAPE_POINTER;
	const struct type *of = pointer ? type->of : type, *held = of;
	*bytes = false;
	if (of->shape == SHAPE_CHOICE)
		held = around_chosen(around, of, NULL);
	if (!held)
		return NULL;
	switch (held->shape) {
	case SHAPE_BYTES:
		if (held->form->add)
			return held->of;
		/* where several types are possible, data is what nothing is known of: an int, for strace */
		*bytes = of->shape != SHAPE_CHOICE || held->form == &form_bytes;
		return *bytes ? held : NULL;
	case SHAPE_STRUCT:
		*bytes = !pointer;
		return NULL;
	case SHAPE_ARRAY:
		return held->of;
	case SHAPE_INTEGER:
	case SHAPE_POINTER:
		return pointer ? held : NULL;
	case SHAPE_VOID:
	case SHAPE_CHOICE:
		break;
	}
	return NULL;
}

static struct node *read_brackets(struct input *input, const struct type *type, const struct around *around)
{
	bool bytes = false;
	const struct type *of = type ? bracket_type(type, around, &bytes) : NULL;
	if (!bytes)
		return read_list(input, of, around);
	size_t start = input->at++;
	return lex_bytes(input, start);
}

/* An expression where `type` stands, which may be NULL. */
static struct node *read_scalar(struct input *input, const struct type *type)
{
	bool descriptor = type && type->form == &form_descriptor;
	struct node *value;
	if (descriptor && at_decorated(input))
		value = lex_number(input);
	else {
		const struct name_set *before = input->prefer;
		input->prefer = type ? type->names : NULL;
		value = read_expression(input);
		input->prefer = before;
	}
	if (value && descriptor)
		skip_decoration(input);
	return value && type ? leaf_folded(input, type, value) : value;
}

struct node *read_typed(struct input *input, const struct type *type, const struct around *around)
{
	char byte = input_byte(input, 0);
	const struct type *held = byte == '{' && type ? held_type(type, around) : NULL;
	if (held && held->shape == SHAPE_ARRAY) /* {{"a", 1}}: C's own brackets of an array */
		return read_list_to(input, held->of, around, '}');
	if (held == type && held && held->shape == SHAPE_BYTES && !held->form->add)
		return read_byte_values(input);
	if (byte == '{')
		return read_struct(input, type ? brace_type(type, around) : &type_any_address, around);
	if (byte == '[')
		return read_brackets(input, type, around);
	if (type && type->shape == SHAPE_CHOICE)
		type = around_chosen(around, type, NULL);
	return read_scalar(input, type ? type_leaf(type) : NULL);
}

struct node *read_changing(struct input *input, const struct type *type, const struct around *around)
{
	struct node *before = read_typed(input, type, around);
	size_t end = input->at;
	if (!before || !skip_c(input))
		return NULL;
	if (input_byte(input, 0) != '=' || input_byte(input, 1) != '>') {
		input->at = end;
		return before;
	}
	input->at += 2;
	struct node *node = node_new(input, NODE_CHANGE, before->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	node->operation.left = before;
	node->operation.right = read_typed(input, type, around);
	node->span.end = input->at;
	return node->operation.right ? node : NULL;
}

struct node *read_initialiser(struct input *input, const struct type *type, bool is_array)
{
	char byte = input_byte(input, 0);
	if (is_array && (byte == '{' || byte == '['))
		return read_list_to(input, type, NULL, byte == '{' ? '}' : ']');
	if (!is_array && byte == '{' && type->shape == SHAPE_STRUCT)
		return read_braces(input, type, NULL, true);
	return is_array ? read_expression(input) : read_typed(input, type, NULL);
}
