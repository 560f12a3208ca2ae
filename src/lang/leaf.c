/* Literal scalars as their bytes.
 * Not here: reading words or notation. */
#include "lang/leaf.h"

#include <string.h>

#include "lang/build.h"
#include "lang/expression.h"
#include "type/integer.h"
#include "type/scalars.h"

static struct node *bytes_node(struct input *input, struct span span, const uint8_t *bytes, size_t size)
{
	struct node *node = node_new(input, NODE_LIST, span.start);
	char *copy = arena_copy(input->arena, (const char *)bytes, size);
	if (!node || !copy)
		return out_of_memory(input);
	node->list.of = &type_uint8;
	node->list.bytes = (const uint8_t *)copy;
	node->list.count = size;
	node->span = span;
	return node;
}

/* The value that a leaf has in a place of `type`, as leaf_of_text returns it. */
static struct node *leaf_node(struct input *input, struct span span, const struct type *type, const struct leaf *leaf)
{
	uint8_t bytes[FORM_MOST] = { 0 };
	size_t size = type_size(type);
	if (!type->form || !type->form->read || size == 0 || size > sizeof bytes || !type->form->read(type, leaf, bytes))
		return NULL;
	if (size > sizeof(int64_t))
		return bytes_node(input, span, bytes, size);
	struct node *node = number_node(input, span.start, (uint64_t)load_integer(bytes, size, type->is_signed));
	if (node)
		node->span = span;
	return node;
}

static const struct call *conversion_of(const struct type *type)
{
	const char *name = type->form ? type->form->conversion : NULL;
	return name ? call_find(name, strlen(name)) : NULL;
}

/* Which argument of a conversion it converts: the last that is no memory to be filled in. */
static size_t converted_argument(const struct call *call)
{
	size_t last = call->arguments.count - 1u;
	const struct type *type = call->arguments.members[last].type;
	return last > 0 && type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT ? last - 1 : last;
}

struct node *leaf_conversion(struct input *input, const struct type *type, struct node *argument)
{
	const struct call *call = conversion_of(type);
	struct node *node = argument && call ? call_node(input, argument->span.start, call) : NULL;
	if (!node)
		return NULL;
	node->span = argument->span;
	node->call.arguments[converted_argument(call)] = argument;
	return node;
}

struct node *leaf_of_text(struct input *input, struct span span, const struct type *type, const char *text, size_t length)
{
	struct leaf leaf = { .text = text, .length = length };
	if (type->form && type->form->is_of_machine && length && !strchr("0123456789-$@", text[0]))
		return leaf_conversion(input, type, build_string(input, span, text, length));
	return type->form && type->form->is_of_machine ? NULL : leaf_node(input, span, type, &leaf);
}

/* Numbers that do not fit what the conversion takes stay as they were typed. */
static bool fits(const struct call *call, size_t index, int64_t number)
{
	const struct type *type = call->arguments.members[index].type;
	return type->shape == SHAPE_INTEGER && convert_integer(number, type->size, type->is_signed) == number;
}

struct node *leaf_of_number(struct input *input, const struct type *type, struct node *number)
{
	const struct call *call = conversion_of(type);
	struct leaf leaf = { .text = NULL };
	/* if_nametoindex() takes a text: a number in its place is the result already */
	if (!number || !call || call->arguments.members[converted_argument(call)].type->shape != SHAPE_INTEGER)
		return number;
	bool literal = number->kind == NODE_NUMBER && constant_value(number, &leaf.number) &&
	               fits(call, converted_argument(call), leaf.number);
	struct node *node = literal ? leaf_node(input, number->span, type, &leaf) : NULL;
	return node || input->error->set ? node : leaf_conversion(input, type, number);
}

struct node *leaf_folded(struct input *input, const struct type *type, struct node *node)
{
	const struct type *leaf_type = type_leaf(type);
	const struct call *call = conversion_of(leaf_type);
	struct leaf leaf = { .text = NULL };
	if (!call || leaf_type->form->is_of_machine || node->kind != NODE_CALL || node->call.call != call ||
	    node->call.expectation)
		return node;
	size_t index = converted_argument(call);
	const struct node *converted = node->call.arguments[index];
	if (converted->kind == NODE_STRING && !converted->string.cut && !converted->string.abstract) {
		leaf.text = (const char *)converted->string.bytes;
		leaf.length = converted->string.length;
	} else if (!constant_value(converted, &leaf.number) || !fits(call, index, leaf.number))
		return node;
	struct node *folded = leaf_node(input, node->span, leaf_type, &leaf);
	return folded || input->error->set ? folded : node;
}
