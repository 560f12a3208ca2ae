/* C expressions by precedence climbing.
 * Not here: calls, structs and lists (notation.c). */
#include "lang/expression.h"

#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
#include "lang/types.h"

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

static struct node *option_node(struct input *input, size_t start, const struct option *option)
{
	struct node *node = node_new(input, NODE_CONSTANT, start);
	if (!node)
		return NULL;
	node->constant.name = option->name;
	node->constant.value = option->value;
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
	const struct option *option = option_find(-1, text, length);
	*absent = option && option->flags & NAME_ABSENT;
	return option && !*absent ? option_node(input, start, option) : NULL;
}

/* --- operands ------------------------------------------------------------------------------------------------ */

static struct node *read_adjacent_strings(struct input *input)
{
	struct node *first = lex_string(input);
	while (first && !first->string.cut) {
		size_t end = input->at;
		if (!skip_c(input))
			return NULL;
		if (input_byte(input, 0) != '"') {
			input->at = end;
			return first;
		}
		struct node *next = lex_string(input);
		if (!next)
			return NULL;
		size_t length = first->string.length + next->string.length;
		char *bytes = arena_allocate(input->arena, length + 1);
		if (!bytes)
			return out_of_memory(input);
		memcpy(bytes, first->string.bytes, first->string.length);
		memcpy(bytes + first->string.length, next->string.bytes, next->string.length);
		first->string.bytes = (const uint8_t *)bytes;
		first->string.length = length;
		first->string.cut = next->string.cut;
		first->span.end = input->at;
	}
	return first;
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
		cast->cast.layout = type.layout;
		cast->cast.size = type.size;
		cast->cast.pointer = type.pointer;
		if (!skip_to_operand(input))
			return NULL;
		cast->cast.operand = read_operand(input);
		cast->span.end = input->at;
		return cast->cast.operand ? cast : NULL;
	}
	if (input->error->set)
		return NULL;
	struct node *inside = read_expression(input);
	if (!inside || !close_bracket(input, ')'))
		return NULL;
	input->depth--;
	return inside;
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
			node->cast.size = type.size;
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
	size_t ahead = length;
	while (input_byte(input, ahead) == ' ' || input_byte(input, ahead) == '\t')
		ahead++;
	if (length == 6 && memcmp(text, "sizeof", 6) == 0) {
		input->at += length;
		return read_sizeof(input, start);
	}
	if (input_byte(input, ahead) == '(')
		return read_call(input);
	input->at += length;
	bool absent;
	struct node *node = find_constant(input, start, length, &absent);
	if (node)
		return node;
	if (absent) {
		error_at(input->error, input_span(input, start), "`%.*s` is not on this system", (int)length, text);
		return NULL;
	}
	node = node_new(input, NODE_NAME, start);
	if (node && !(node->name.name = arena_copy(input->arena, text, length)))
		return out_of_memory(input);
	return node;
}

static struct node *read_unary(struct input *input, enum operator operator, size_t width)
{
	size_t start = input->at;
	input->at += width;
	if (!skip_to_operand(input))
		return NULL;
	struct node *node = node_new(input, NODE_UNARY, start);
	if (!node)
		return NULL;
	node->operation.operator = (int)operator;
	node->operation.left = read_operand(input);
	node->span.end = input->at;
	return node->operation.left ? node : NULL;
}

static struct node *unexpected(struct input *input)
{
	size_t end = input_ended(input) ? input->at : input->at + 1;
	char shown[16];
	error_quote(shown, sizeof shown, input->text + input->at, end - input->at);
	if (input_ended(input) || input_byte(input, 0) == '\n')
		error_at(input->error, (struct span){ input->at, input->at }, "expected a value here");
	else
		error_at(input->error, (struct span){ input->at, end }, "expected a value, not `%s`", shown);
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
		return read_struct(input, NULL, true);
	case '[':
		return read_list(input, LIST_NUMBERS, NULL);
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

static struct node *read_member(struct input *input, struct node *of, bool arrow)
{
	input->at += arrow ? 2 : 1;
	size_t length = name_length(input, 0);
	struct node *node = node_new(input, NODE_MEMBER, of->span.start);
	if (!node)
		return NULL;
	if (length == 0) {
		error_at(input->error, (struct span){ input->at, input->at + 1 }, "expected the name of a member");
		return NULL;
	}
	node->part.of = of;
	node->part.arrow = arrow;
	node->part.member = arena_copy(input->arena, input->text + input->at, length);
	input->at += length;
	node->span.end = input->at;
	return node->part.member ? node : out_of_memory(input);
}

static struct node *read_element(struct input *input, struct node *of)
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
	while (node) {
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
			step->operation.operator = byte == '+' ? OPERATOR_AFTER_INCREMENT : OPERATOR_AFTER_DECREMENT;
			step->span.end = input->at;
			node = step;
		} else
			return node;
	}
	return NULL;
}

/* Every recursion of the grammar passes through here. */
#define DEEPEST 200

struct node *read_operand(struct input *input)
{
	if (input->nesting == DEEPEST) {
		error_at(input->error, (struct span){ input->at, input->at + 1 }, "this is nested too deeply");
		return NULL;
	}
	input->nesting++;
	struct node *node = read_postfix(input, read_prefix(input));
	input->nesting--;
	return node;
}

struct node *read_dollar(struct input *input)
{
	size_t start = input->at++;
	if (input_byte(input, 0) == '(') {
		input->at++;
		input->depth++;
		if (!skip_to_operand(input))
			return NULL;
		struct node *inside = read_expression(input);
		if (!inside || !close_bracket(input, ')'))
			return NULL;
		input->depth--;
		return inside;
	}
	size_t length = input_byte(input, 0) == '?' ? 1 : name_length(input, 0);
	if (length == 0) {
		error_at(input->error, (struct span){ start, start + 1 }, "expected a variable's name behind $");
		return NULL;
	}
	struct node *node = node_new(input, NODE_NAME, start);
	if (!node)
		return NULL;
	node->name.dollar = true;
	node->name.name = arena_copy(input->arena, input->text + input->at, length);
	if (!node->name.name)
		return out_of_memory(input);
	input->at += length;
	node->span.end = input->at;
	for (;;) {
		char byte = input_byte(input, 0);
		if (byte == '.' && begins_name(input_byte(input, 1)))
			node = read_member(input, node, false);
		else if (byte == '[')
			node = read_element(input, node);
		else
			return node;
		if (!node)
			return NULL;
	}
}

/* The number behind "@": 3, -1, srv, sv[1]. */
static struct node *read_descriptor_number(struct input *input)
{
	size_t start = input->at;
	bool minus = input_byte(input, 0) == '-';
	if (minus || (input_byte(input, 0) >= '0' && input_byte(input, 0) <= '9')) {
		input->at += minus;
		struct node *number = lex_number(input);
		if (number && minus)
			number->number.value = 0 - number->number.value;
		if (number)
			number->span.start = start;
		return number;
	}
	size_t length = name_length(input, 0);
	if (length == 0) {
		error_at(input->error, (struct span){ start - 1, start }, "expected a descriptor behind @");
		error_hint(input->error, "@3, or @srv where srv = socket ...");
		return NULL;
	}
	input->at += length;
	struct node *name = node_new(input, NODE_NAME, start);
	if (name && !(name->name.name = arena_copy(input->arena, input->text + start, length)))
		return out_of_memory(input);
	return name && input_byte(input, 0) == '[' ? read_element(input, name) : name;
}

struct node *read_descriptor(struct input *input)
{
	size_t start = input->at++;
	if (input_byte(input, 0) == '"') {
		struct node *string = lex_string(input);
		if (string) {
			string->string.abstract = true;
			string->span.start = start;
		}
		return string;
	}
	struct node *number = read_descriptor_number(input);
	struct node *node = number ? node_new(input, NODE_DESCRIPTOR, start) : NULL;
	if (!node)
		return NULL;
	node->descriptor.number = number;
	size_t attribute = input->at + 1;
	while (input_byte(input, 0) == '.' && begins_name(input_byte(input, 1)))
		input->at += 1 + name_length(input, 1);
	if (input->at >= attribute) {
		node->kind = NODE_ATTRIBUTE;
		node->descriptor.attribute = arena_copy(input->arena, input->text + attribute, input->at - attribute);
		if (!node->descriptor.attribute)
			return out_of_memory(input);
	}
	node->span.end = input->at;
	return node;
}

/* --- operators ----------------------------------------------------------------------------------------------- */

struct operator_row {
	char text[3];
	enum operator operator;
	int precedence;
};

/* Longer ones first: the first that fits is taken. */
static const struct operator_row binary_operators[] = {
	{ "||", OPERATOR_EITHER, 1 },       { "&&", OPERATOR_BOTH, 2 },          { "==", OPERATOR_EQUAL, 6 },
	{ "!=", OPERATOR_UNEQUAL, 6 },      { "<<", OPERATOR_LEFT, 8 },          { ">>", OPERATOR_RIGHT, 8 },
	{ "<=", OPERATOR_LESS_EQUAL, 7 },   { ">=", OPERATOR_GREATER_EQUAL, 7 }, { "|", OPERATOR_OR, 3 },
	{ "^", OPERATOR_XOR, 4 },           { "&", OPERATOR_AND, 5 },            { "<", OPERATOR_LESS, 7 },
	{ ">", OPERATOR_GREATER, 7 },       { "+", OPERATOR_ADD, 9 },            { "-", OPERATOR_SUBTRACT, 9 },
	{ "*", OPERATOR_MULTIPLY, 10 },     { "/", OPERATOR_DIVIDE, 10 },        { "%", OPERATOR_REMAINDER, 10 },
};

/* Whether the & at the cursor ends the statement (`accept(3, 0, 0) &`): then it is no operator. */
static bool ends_statement(const struct input *input)
{
	size_t ahead = 1;
	while (input_byte(input, ahead) == ' ' || input_byte(input, ahead) == '\t')
		ahead++;
	char byte = input_byte(input, ahead);
	return input->depth == 0 && (byte == '\0' || byte == '\n' || byte == ';' || byte == '#' || byte == '\r');
}

static const struct operator_row *operator_at(const struct input *input)
{
	char first = input_byte(input, 0), second = input_byte(input, 1);
	for (size_t i = 0; first && i < sizeof binary_operators / sizeof binary_operators[0]; i++) {
		const struct operator_row *row = &binary_operators[i];
		if (row->text[0] != first || (row->text[1] && row->text[1] != second))
			continue;
		size_t width = row->text[1] ? 2 : 1;
		bool assigns = input_byte(input, width) == '=' && row->precedence != 6 && row->precedence != 7;
		if (assigns || (row->operator == OPERATOR_AND && ends_statement(input)))
			return NULL;
		return row;
	}
	return NULL;
}

static struct node *read_binary(struct input *input, int least)
{
	struct node *left = read_operand(input);
	while (left) {
		size_t end = input->at;
		if (!skip_c(input))
			return NULL;
		/* strace's <0.000012> and <unfinished ...> are no comparisons */
		bool angle = input_byte(input, 0) == '<' && (input_byte(input, 1) == '.' || input_byte(input, 1) == 'u');
		const struct operator_row *row = angle ? NULL : operator_at(input);
		if (!row || row->precedence < least) {
			input->at = end;
			return left;
		}
		input->at += row->text[1] ? 2 : 1;
		struct node *node = node_new(input, NODE_BINARY, left->span.start);
		if (!node || !skip_to_operand(input))
			return NULL;
		node->operation.operator = (int)row->operator;
		node->operation.left = left;
		node->operation.right = read_binary(input, row->precedence + 1);
		node->span.end = input->at;
		left = node->operation.right ? node : NULL;
	}
	return NULL;
}

static struct node *read_condition(struct input *input)
{
	struct node *test = read_binary(input, 1);
	size_t end = input->at;
	if (!test || !skip_c(input))
		return NULL;
	if (input_byte(input, 0) != '?') {
		input->at = end;
		return test;
	}
	input->at++;
	struct node *node = node_new(input, NODE_CONDITION, test->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	node->operation.left = test;
	node->operation.right = read_expression(input);
	if (!node->operation.right || !close_bracket(input, ':') || !skip_to_operand(input))
		return NULL;
	node->operation.third = read_condition(input);
	node->span.end = input->at;
	return node->operation.third ? node : NULL;
}

/* The operator of an assignment at the cursor, OPERATOR_NONE for a plain "="; *width 0 where there is none. */
static enum operator assignment_at(const struct input *input, size_t *width)
{
	static const struct operator_row rows[] = {
		{ "<<", OPERATOR_LEFT, 0 }, { ">>", OPERATOR_RIGHT, 0 },   { "+", OPERATOR_ADD, 0 },
		{ "-", OPERATOR_SUBTRACT, 0 }, { "*", OPERATOR_MULTIPLY, 0 }, { "/", OPERATOR_DIVIDE, 0 },
		{ "%", OPERATOR_REMAINDER, 0 }, { "&", OPERATOR_AND, 0 },   { "|", OPERATOR_OR, 0 },
		{ "^", OPERATOR_XOR, 0 },
	};
	*width = 0;
	char first = input_byte(input, 0), second = input_byte(input, 1);
	if (first == '=') {
		*width = second != '=' && second != '>';
		return OPERATOR_NONE;
	}
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t length = rows[i].text[1] ? 2 : 1;
		if (first && rows[i].text[0] == first && (length == 1 || rows[i].text[1] == second) &&
		    input_byte(input, length) == '=') {
			*width = length + 1;
			return rows[i].operator;
		}
	}
	return OPERATOR_NONE;
}

struct node *read_expression(struct input *input)
{
	struct node *left = read_condition(input);
	size_t end = input->at, width;
	if (!left || !skip_c(input))
		return NULL;
	enum operator operator = assignment_at(input, &width);
	if (width == 0) {
		input->at = end;
		return left;
	}
	if (left->kind != NODE_NAME && left->kind != NODE_MEMBER && left->kind != NODE_ELEMENT &&
	    !(left->kind == NODE_UNARY && left->operation.operator == OPERATOR_POINTED)) {
		error_at(input->error, left->span, "this cannot be assigned to");
		return NULL;
	}
	input->at += width;
	struct node *node = node_new(input, NODE_ASSIGN, left->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	node->operation.operator = (int)operator;
	node->operation.left = left;
	node->operation.right = read_expression(input);
	node->span.end = input->at;
	return node->operation.right ? node : NULL;
}

/* --- values that are known before the line runs ----------------------------------------------------------------- */

bool operate(enum operator operator, int64_t left, int64_t right, int64_t *value)
{
	uint64_t a = (uint64_t)left, b = (uint64_t)right;
	bool overflow = left == INT64_MIN && right == -1;
	switch (operator) {
	case OPERATOR_MULTIPLY: *value = (int64_t)(a * b); return true;
	case OPERATOR_DIVIDE: *value = right == 0 || overflow ? left : left / right; return right != 0;
	case OPERATOR_REMAINDER: *value = right == 0 || overflow ? 0 : left % right; return right != 0;
	case OPERATOR_ADD: *value = (int64_t)(a + b); return true;
	case OPERATOR_SUBTRACT: *value = (int64_t)(a - b); return true;
	case OPERATOR_LEFT: *value = b < 64 ? (int64_t)(a << b) : 0; return true;
	case OPERATOR_RIGHT: *value = b < 64 ? left >> b : left < 0 ? -1 : 0; return true;
	case OPERATOR_LESS: *value = left < right; return true;
	case OPERATOR_GREATER: *value = left > right; return true;
	case OPERATOR_LESS_EQUAL: *value = left <= right; return true;
	case OPERATOR_GREATER_EQUAL: *value = left >= right; return true;
	case OPERATOR_EQUAL: *value = left == right; return true;
	case OPERATOR_UNEQUAL: *value = left != right; return true;
	case OPERATOR_AND: *value = left & right; return true;
	case OPERATOR_XOR: *value = left ^ right; return true;
	case OPERATOR_OR: *value = left | right; return true;
	case OPERATOR_BOTH: *value = left && right; return true;
	case OPERATOR_EITHER: *value = left || right; return true;
	case OPERATOR_NOT: *value = !left; return true;
	case OPERATOR_COMPLEMENT: *value = ~left; return true;
	case OPERATOR_MINUS: *value = (int64_t)(0 - a); return true;
	case OPERATOR_PLUS: *value = left; return true;
	default: return false;
	}
}

bool constant_value(const struct node *node, int64_t *value)
{
	int64_t left, right;
	switch (node->kind) {
	case NODE_NUMBER:
		*value = (int64_t)node->number.value;
		return true;
	case NODE_CONSTANT:
		*value = node->constant.value;
		return true;
	case NODE_UNARY:
		return constant_value(node->operation.left, &left) &&
		       operate((enum operator)node->operation.operator, left, 0, value);
	case NODE_BINARY:
		return constant_value(node->operation.left, &left) && constant_value(node->operation.right, &right) &&
		       operate((enum operator)node->operation.operator, left, right, value);
	default:
		return false;
	}
}
