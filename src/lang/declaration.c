/* Types, declarators and initialisers.
 * Not here: what stands in braces (notation.c). */
#include "lang/declaration.h"

#include <string.h>

#include "lang/expression.h"
#include "lang/notation.h"
#include "lang/types.h"

/* `[64]`, `[]` behind the name. */
static bool read_array(struct input *input, struct node *node)
{
	struct span bracket = { input->at, input->at + 1 };
	if (input_byte(input, 0) != '[')
		return true;
	if (node->declaration.is_array)
		return error_at(input->error, bracket, "arrays of arrays are not understood here");
	node->declaration.is_array = true;
	input->at++;
	input->depth++;
	if (!skip_to_operand(input))
		return false;
	if (input_byte(input, 0) != ']' && !(node->declaration.count = read_expression(input)))
		return false;
	if (!close_bracket(input, ']'))
		return false;
	input->depth--;
	return skip_c(input) && read_array(input, node);
}

/* `= {...}`, `= 5`. */
static bool read_value(struct input *input, struct node *node)
{
	bool open = node->declaration.is_array && !node->declaration.count;
	if (input_byte(input, 0) != '=')
		return !open || error_at(input->error, node->span, "how many elements has this array?");
	input->at++;
	if (!skip_to_operand(input))
		return false;
	node->declaration.value = read_initialiser(input, node->declaration.type, node->declaration.is_array);
	return node->declaration.value;
}

static struct node *read_declarator(struct input *input, const struct type_name *base)
{
	struct node *node = node_new(input, NODE_DECLARATION, input->at);
	if (!node)
		return NULL;
	node->declaration.base = base->text;
	node->declaration.type = read_stars(input, base->type, &node->declaration.stars);
	size_t start = input->at, length = name_length(input, 0);
	if (!node->declaration.type)
		return NULL;
	if (!length) {
		error_at(input->error, (struct span){ start, start + 1 }, "expected the name of a variable");
		return NULL;
	}
	input->at += length;
	node->span = input_span(input, start);
	node->declaration.name = arena_copy(input->arena, input->text + start, length);
	if (!node->declaration.name)
		return out_of_memory(input);
	if (node->declaration.type->shape == SHAPE_VOID) {
		error_at(input->error, node->span, "a variable cannot be void");
		return NULL;
	}
	return skip_c(input) && read_array(input, node) && read_value(input, node) ? node : NULL;
}

struct node *read_declaration(struct input *input)
{
	struct type_name base;
	struct node *first = NULL, **last = &first;
	if (!read_base_type(input, &base))
		return NULL;
	for (size_t count = 0; chain(input, &count); input->at++) {
		if (first && !skip_to_operand(input))
			return NULL;
		*last = read_declarator(input, &base);
		size_t end = input->at;
		if (!*last || !skip_c(input))
			return NULL;
		last = &(*last)->declaration.next;
		if (input_byte(input, 0) != ',') {
			input->at = end;
			return first;
		}
	}
	return NULL;
}
