/* C expressions by precedence climbing.
 * Not here: operands (operand.c), calls, structs and lists (call.c, notation.c). */
#include "lang/expression.h"

#include <string.h>

#include "lang/types.h"

struct operator_row {
	char text[3];
	enum operator_sign sign;
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

int operator_precedence(enum operator_sign sign)
{
	for (size_t i = 0; i < sizeof binary_operators / sizeof binary_operators[0]; i++)
		if (binary_operators[i].sign == sign)
			return binary_operators[i].precedence;
	return 0;
}

/* Whether the & at the cursor ends the statement (`accept(3, 0, 0) &`): then it is no operator. */
static bool ends_statement(const struct input *input)
{
	size_t ahead = 1 + blanks_at(input, 1);
	char byte = input_byte(input, ahead);
	bool comment = byte == '/' && (input_byte(input, ahead + 1) == '/' || input_byte(input, ahead + 1) == '*');
	return input->depth == 0 && (comment || strchr("\n;#\r}", byte));
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
		if (assigns || (row->sign == OPERATOR_AND && ends_statement(input)))
			return NULL;
		return row;
	}
	return NULL;
}

static struct node *read_binary(struct input *input, int least)
{
	struct node *left = read_operand(input);
	for (size_t count = 0; left && chain(input, &count);) {
		size_t end = input->at;
		if (!skip_c(input))
			return NULL;
		/* strace's <0.000012> and <unfinished ...> are no comparisons */
		bool angle = input_byte(input, 0) == '<' &&
		             (input_byte(input, 1) == '.' || input_byte(input, 1) == 'u');
		const struct operator_row *row = angle ? NULL : operator_at(input);
		if (!row || row->precedence < least) {
			input->at = end;
			return left;
		}
		input->at += row->text[1] ? 2 : 1;
		struct node *node = node_new(input, NODE_BINARY, left->span.start);
		if (!node || !skip_to_operand(input))
			return NULL;
		node->operation.sign = row->sign;
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
	node->operation.third = nest(input) ? read_condition(input) : NULL;
	node->span.end = input->at;
	input->nesting--;
	return node->operation.third ? node : NULL;
}

/* The operator of an assignment at the cursor, OPERATOR_NONE for a plain "="; *width 0 where there is none. */
static enum operator_sign assignment_at(const struct input *input, size_t *width)
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
			return rows[i].sign;
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
	enum operator_sign sign = assignment_at(input, &width);
	if (width == 0) {
		input->at = end;
		return left;
	}
	if (left->kind != NODE_NAME && left->kind != NODE_MEMBER && left->kind != NODE_ELEMENT &&
	    !(left->kind == NODE_UNARY && left->operation.sign == OPERATOR_POINTED)) {
		error_at(input->error, left->span, "this cannot be assigned to");
		return NULL;
	}
	input->at += width;
	struct node *node = node_new(input, NODE_ASSIGN, left->span.start);
	if (!node || !skip_to_operand(input))
		return NULL;
	node->operation.sign = sign;
	node->operation.left = left;
	node->operation.right = nest(input) ? read_expression(input) : NULL;
	node->span.end = input->at;
	input->nesting--;
	return node->operation.right ? node : NULL;
}

/* --- values that are known before the line runs -------------------------------------------------------------- */

bool operate(enum operator_sign sign, int64_t left, int64_t right, int64_t *value)
{
	uint64_t a = (uint64_t)left, b = (uint64_t)right;
	bool overflow = left == INT64_MIN && right == -1;
	switch (sign) {
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
		       operate(node->operation.sign, left, 0, value);
	case NODE_BINARY:
		return constant_value(node->operation.left, &left) &&
		       constant_value(node->operation.right, &right) &&
		       operate(node->operation.sign, left, right, value);
	default:
		return false;
	}
}
