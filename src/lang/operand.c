/* What stands between operators: numbers, names, brackets, members; and the blanks of C.
 * Not here: operators (expression.c), $x and @srv (reference.c), calls, structs and lists (call.c, notation.c). */
#include "lang/expression.h"

#include <string.h>

#include "abi/errors.h"
#include "lang/ask.h"
#include "lang/notation.h"
#include "lang/suggest.h"
#include "lang/types.h"
#include "type/form.h"

bool skip_c(struct input *input)
{
	for (;;) {
		skip_blanks(input);
		char byte = input_byte(input, 0);
		if (byte == '\n' && input->depth)
			input->at++;
		else if (byte == '/' && (input_byte(input, 1) == '/' || input_byte(input, 1) == '*')) {
			if (!skip_comment(input))
				return false;
		} else if (byte == '#' && input->depth && input->at && input->text[input->at - 1] == '\n')
			skip_comment(input);
		else
			return true;
	}
}

bool skip_to_operand(struct input *input)
{
	do {
		if (!skip_c(input))
			return false;
	} while (input_byte(input, 0) == '\n' && ++input->at);
	if (!input_ended(input))
		return true;
	ask_operand(input);
	input->more = true;
	return false;
}

struct node *number_node(struct input *input, size_t start, uint64_t value)
{
	struct node *node = node_new(input, NODE_NUMBER, start);
	if (node)
		node->number.value = value;
	return node;
}

struct node *left_out_node(struct input *input)
{
	return node_new(input, NODE_LEFT_OUT, input->at);
}

struct node *constant_node(struct input *input, size_t start, const struct name_set *set, const struct name *name)
{
	struct node *node = node_new(input, NODE_CONSTANT, start);
	if (!node)
		return NULL;
	node->constant.set = set;
	node->constant.name = name->name;
	node->constant.value = name->value;
	return node;
}

struct node *find_constant(struct input *input, size_t start, size_t length, bool *absent)
{
	const char *text = input->text + start;
	const struct name_set *set = input->prefer;
	const struct name *name = set ? name_find(set, text, length) : NULL;
	if (!name)
		name = name_find_anywhere(text, length, &set);
	if (!name) {
		set = &errno_names;
		name = name_find(set, text, length);
	}
	*absent = name && name->flags & NAME_ABSENT;
	if (name)
		return *absent ? NULL : constant_node(input, start, set, name);
	const struct socket_option *option = option_find(-1, text, length);
	*absent = option && option->flags & NAME_ABSENT;
	return option && !*absent ? constant_node(input, start, option_set(option), &option->as_name) : NULL;
}

bool is_constant(const char *text, size_t length)
{
	return name_find_anywhere(text, length, NULL) || option_find(-1, text, length);
}

/* --- operands ------------------------------------------------------------------------------------------------ */

/* Puts the second string behind the first, in memory that doubles. */
static bool append_string(struct input *input, struct node *first, const struct node *second, size_t *capacity)
{
	size_t length = first->string.length + second->string.length;
	if (length >= *capacity) {
		*capacity = 2 * length + 1;
		uint8_t *bytes = arena_allocate(input->arena, *capacity);
		if (!bytes)
			return out_of_memory(input);
		memcpy(bytes, first->string.bytes, first->string.length);
		first->string.bytes = bytes;
	}
	uint8_t *bytes = (uint8_t *)(uintptr_t)first->string.bytes;
	memcpy(bytes + first->string.length, second->string.bytes, second->string.length);
	bytes[length] = '\0';
	first->string.length = length;
	first->string.cut = second->string.cut;
	first->span.end = input->at;
	return true;
}

static struct node *read_adjacent_strings(struct input *input)
{
	struct node *first = lex_string(input);
	size_t capacity = 0;
	while (first && !first->string.cut) {
		size_t end = input->at;
		if (!skip_c(input))
			return NULL;
		if (input_byte(input, 0) != '"') {
			input->at = end;
			return first;
		}
		struct node *next = lex_string(input);
		if (!next || !append_string(input, first, next, &capacity))
			return NULL;
	}
	return first;
}

/* (int){1}: an object without a name, which has no place here. */
static bool at_compound(struct input *input)
{
	if (input_byte(input, 0) != '{')
		return false;
	error_at(input->error, (struct span){ input->at, input->at + 1 },
	         "a value in braces behind its type is not understood yet");
	error_hint(input->error, "[1] for an int, {sa_family=AF_INET, ...} for a struct, without the type");
	return true;
}

/* (SA *)x: what stands between brackets with a star behind it and nothing more can only be a type. */
static bool at_unknown_type(struct input *input)
{
	size_t length = name_length(input, 0), ahead = length, stars = 0;
	for (char byte; (byte = input_byte(input, ahead)) == ' ' || byte == '*'; ahead++)
		stars += byte == '*';
	if (!length || !stars || input_byte(input, ahead) != ')')
		return false;
	const char *text = input->text + input->at, *near = suggest_struct(text, length);
	char shown[64];
	error_quote(shown, sizeof shown, text, length);
	error_at(input->error, (struct span){ input->at, input->at + length }, "there is no type `%s` here",
	         shown);
	error_hint(input->error, "(struct %s *)", near ? near : "sockaddr");
	return true;
}

struct node *read_to_parenthesis(struct input *input)
{
	struct node *inside = read_expression(input);
	if (!inside || !close_bracket(input, ')'))
		return NULL;
	input->depth--;
	return inside;
}

static struct node *read_parenthesis(struct input *input)
{
	size_t start = input->at++;
	input->depth++;
	if (!skip_to_operand(input))
		return NULL;
	struct type_name type;
	if (read_type(input, &type)) {
		struct node *cast = node_new(input, NODE_CAST, start);
		if (!cast || !close_bracket(input, ')'))
			return NULL;
		input->depth--;
		cast->cast.type = type.text;
		cast->cast.of = type.type;
		if (!skip_to_operand(input) || at_compound(input))
			return NULL;
		cast->cast.operand = read_operand(input);
		cast->span.end = input->at;
		return cast->cast.operand ? cast : NULL;
	}
	if (input->error->set || at_unknown_type(input))
		return NULL;
	return read_to_parenthesis(input);
}

bool close_bracket(struct input *input, char bracket)
{
	if (!skip_c(input))
		return false;
	if (input_ended(input)) {
		input->more = true;
		return false;
	}
	if (input_byte(input, 0) == bracket) {
		input->at++;
		return true;
	}
	error_at(input->error, (struct span){ input->at, input->at + 1 }, "expected %c", bracket);
	return false;
}

static struct node *read_sizeof(struct input *input, size_t start)
{
	struct node *node = node_new(input, NODE_SIZEOF, start);
	if (!node || !skip_to_operand(input))
		return NULL;
	size_t bracket = input->at;
	if (input_byte(input, 0) == '(') {
		input->at++;
		input->depth++;
		struct type_name type;
		if (!skip_to_operand(input))
			return NULL;
		if (read_type(input, &type)) {
			node->cast.type = type.text;
			node->cast.of = type.type;
			node->span.end = input->at + 1;
			if (!close_bracket(input, ')'))
				return NULL;
			input->depth--;
			return node;
		}
		input->at = bracket;
		input->depth--;
	}
	node->cast.operand = input->error->set ? NULL : read_operand(input);
	node->span.end = input->at;
	return node->cast.operand ? node : NULL;
}

static struct node *read_name(struct input *input)
{
	size_t start = input->at, length = name_length(input, 0);
	const char *text = input->text + start;
	size_t ahead = length + blanks_at(input, length);
	if (length == 6 && memcmp(text, "sizeof", 6) == 0) {
		input->at += length;
		return read_sizeof(input, start);
	}
	/* EAI_NONAME (Name or service not known) is no call */
	bool preferred = input->prefer && name_find(input->prefer, text, length);
	if (input_byte(input, ahead) == '(' && !preferred)
		return read_call(input);
	input->at += length;
	bool absent;
	struct node *node = find_constant(input, start, length, &absent);
	if (node)
		return node;
	if (absent) {
		error_at(input->error, input_span(input, start), "`%.*s` is not on this system", (int)length,
		         text);
		return NULL;
	}
	node = node_new(input, NODE_NAME, start);
	if (node && !(node->name.name = arena_copy(input->arena, text, length)))
		return out_of_memory(input);
	return node;
}

static struct node *read_unary(struct input *input, enum operator_sign sign, size_t width)
{
	size_t start = input->at;
	input->at += width;
	if (!skip_to_operand(input))
		return NULL;
	struct node *node = node_new(input, NODE_UNARY, start);
	if (!node)
		return NULL;
	node->operation.sign = sign;
	node->operation.left = read_operand(input);
	node->span.end = input->at;
	return node->operation.left ? node : NULL;
}

/* All bytes of a UTF-8 letter are one character. */
static struct node *unexpected(struct input *input)
{
	size_t end = input_ended(input) ? input->at : input->at + 1;
	while (end < input->length && (input->text[end] & 0xc0) == 0x80)
		end++;
	char shown[16];
	error_quote(shown, sizeof shown, input->text + input->at, end - input->at);
	if (input_ended(input) || input_byte(input, 0) == '\n')
		error_at(input->error, (struct span){ input->at, input->at }, "expected a value here");
	else
		error_at(input->error, (struct span){ input->at, end }, "expected a value, not `%s`", shown);
	if (shown[0] == '?')
		error_hint(input->error, "help");
	return NULL;
}

static struct node *read_prefix(struct input *input)
{
	char byte = input_byte(input, 0);
	bool twice = input_byte(input, 1) == byte;
	switch (byte) {
	case '"':
		return read_adjacent_strings(input);
	case '\'':
		return lex_character(input);
	case '(':
		return read_parenthesis(input);
	case '$':
		return read_dollar(input);
	case '@':
		return read_descriptor(input);
	case '{':
		return read_struct(input, &type_any_address, NULL);
	case '[':
		return read_list(input, NULL, NULL);
	case '-':
		return read_unary(input, twice ? OPERATOR_DECREMENT : OPERATOR_MINUS, twice ? 2 : 1);
	case '+':
		return read_unary(input, twice ? OPERATOR_INCREMENT : OPERATOR_PLUS, twice ? 2 : 1);
	case '!':
		return read_unary(input, OPERATOR_NOT, 1);
	case '~':
		return read_unary(input, OPERATOR_COMPLEMENT, 1);
	case '&':
		return read_unary(input, OPERATOR_ADDRESS, 1);
	case '*':
		return read_unary(input, OPERATOR_POINTED, 1);
	default:
		if (byte >= '0' && byte <= '9')
			return lex_number(input);
		return begins_name(byte) ? read_name(input) : unexpected(input);
	}
}

/* s.bind(...), as other languages have it. The cursor is at the member's name. */
static struct node *no_methods(struct input *input, const struct node *of, size_t length)
{
	const char *text = input->text + input->at, *object = of->kind == NODE_NAME ? of->name.name : "fd";
	const struct call *call = call_find(text, length);
	size_t at = input->at + length;
	error_at(input->error, (struct span){ at, at + 1 }, "objects have no methods here");
	if (call && call->arguments.members[0].type->form != &form_descriptor)
		error_hint(input->error, "here: %s", call->example);
	else if (call)
		error_hint(input->error, "here: %s @%s ...", call->name, object);
	else if (suggest_elsewhere(text, length))
		error_hint(input->error, "here: %s", suggest_elsewhere(text, length));
	else
		error_hint(input->error, "here: CALL @%s ...", object);
	return NULL;
}

struct node *read_member(struct input *input, struct node *of, bool arrow)
{
	input->at += arrow ? 2 : 1;
	size_t length = name_length(input, 0);
	struct node *node = node_new(input, NODE_MEMBER, of->span.start);
	if (!node)
		return NULL;
	if (length == 0) {
		error_at(input->error, (struct span){ input->at, input->at + 1 },
		         "expected the name of a member");
		return NULL;
	}
	if (input_byte(input, length) == '(')
		return no_methods(input, of, length);
	node->part.of = of;
	node->part.arrow = arrow;
	node->part.member = arena_copy(input->arena, input->text + input->at, length);
	input->at += length;
	node->span.end = input->at;
	return node->part.member ? node : out_of_memory(input);
}

struct node *read_element(struct input *input, struct node *of)
{
	input->at++;
	input->depth++;
	struct node *node = node_new(input, NODE_ELEMENT, of->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	node->part.of = of;
	node->part.index = read_expression(input);
	if (!node->part.index || !close_bracket(input, ']'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return node;
}

/* `.member`, `->member`, `[index]`, `++` and `--` behind an operand. */
static struct node *read_postfix(struct input *input, struct node *node)
{
	for (size_t count = 0; node && chain(input, &count);) {
		char byte = input_byte(input, 0), next = input_byte(input, 1);
		if (byte == '.' && begins_name(next))
			node = read_member(input, node, false);
		else if (byte == '-' && next == '>')
			node = read_member(input, node, true);
		else if (byte == '[')
			node = read_element(input, node);
		else if ((byte == '+' || byte == '-') && next == byte) {
			struct node *step = node_new(input, NODE_UNARY, node->span.start);
			if (!step)
				return NULL;
			input->at += 2;
			step->operation.left = node;
			step->operation.sign =
				byte == '+' ? OPERATOR_AFTER_INCREMENT : OPERATOR_AFTER_DECREMENT;
			step->span.end = input->at;
			node = step;
		} else
			return node;
	}
	return NULL;
}

struct node *read_operand(struct input *input)
{
	if (!nest(input))
		return NULL;
	struct node *node = read_postfix(input, read_prefix(input));
	input->nesting--;
	return node;
}
