/* $x and @srv: the values of variables and descriptors, in words and in C.
 * Not here: what a variable is worth (run/evaluate.c). */
#include "lang/expression.h"

#include "lang/types.h"

struct node *read_dollar(struct input *input)
{
	size_t start = input->at++;
	if (input_byte(input, 0) == '(') {
		input->at++;
		input->depth++;
		return skip_to_operand(input) ? read_to_parenthesis(input) : NULL;
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
	for (size_t count = 0; node && chain(input, &count);) {
		char byte = input_byte(input, 0);
		if (byte == '.' && begins_name(input_byte(input, 1)))
			node = read_member(input, node, false);
		else if (byte == '[')
			node = read_element(input, node);
		else
			return node;
	}
	return NULL;
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
		node->descriptor.attribute =
			arena_copy(input->arena, input->text + attribute, input->at - attribute);
		if (!node->descriptor.attribute)
			return out_of_memory(input);
	}
	node->span.end = input->at;
	return node;
}
