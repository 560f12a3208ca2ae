/* Declarations: a variable of a type, with what its initialiser says.
 * Not here: reading them (lang/declaration.h), variables' memory (variables.c). */
#include "run/objects.h"

#include <string.h>

#include "run/encode.h"
#include "run/invoke.h"
#include "type/scalars.h"

#define LARGEST_OBJECT ((int64_t)1 << 30)

/* char *p = inet_ntoa(...): the address that the library returned, and a copy of what it leads to. */
static bool returned_pointer(struct evaluation *evaluation, const struct type *type, struct value *value)
{
	const struct step *step = evaluation_last(evaluation);
	if (!step)
		return true;
	*value = value_number_of(type, step->result);
	return variables_keep_library(&evaluation->session->variables, &step->memory) || no_memory(evaluation);
}

bool evaluate_as(struct evaluation *evaluation, const struct node *node, const struct type *type,
                 const char *name, struct value *value)
{
	if (node->kind == NODE_CALL) {
		if (!evaluate_for(evaluation, node, name, value))
			return false;
		bool pointer = type->shape == SHAPE_POINTER && !value_is_number(value);
		return !pointer || returned_pointer(evaluation, type, value);
	}
	return (type->shape == SHAPE_POINTER ? evaluate_pointer : evaluate)(evaluation, node, value);
}

/* How many elements the array has: as many as it says, or its value has. */
static bool count_elements(struct evaluation *evaluation, const struct node *node, int64_t *count)
{
	const struct node *value = node->declaration.value;
	if (node->declaration.count) {
		if (!evaluate_number(evaluation, node->declaration.count, count))
			return false;
		int64_t size = (int64_t)type_size(node->declaration.type);
		if (*count >= 0 && *count <= LARGEST_OBJECT / (size ? size : 1))
			return true;
		return error_at(evaluation->error, node->declaration.count->span,
		                "an array here has 0 to 1 GiB");
	}
	if (value->kind != NODE_STRING && value->kind != NODE_LIST)
		return error_at(evaluation->error, value->span, "C fills an array from {...} or \"...\" only");
	*count = (int64_t)(value->kind == NODE_STRING ? value->string.length + 1 : value->list.count);
	return true;
}

static const struct type *declared_type(struct evaluation *evaluation, const struct node *node)
{
	int64_t count;
	if (!node->declaration.is_array)
		return node->declaration.type;
	if (!count_elements(evaluation, node, &count))
		return NULL;
	const struct type *type = type_array_of(evaluation->arena, node->declaration.type, (size_t)count);
	if (!type)
		no_memory(evaluation);
	return type;
}

/* {0}: every member of every element. */
static bool is_zero(const struct node *value)
{
	const struct node *item = value->kind == NODE_LIST && value->list.count == 1 && value->list.items
	                                  ? value->list.items[0]
	                                  : NULL;
	return item && item->kind == NODE_NUMBER && item->number.value == 0;
}

/* The bytes of {...} or "...". */
static bool evaluate_built(struct evaluation *evaluation, const struct node *node, const struct type *type,
                           struct value *value)
{
	*value = (struct value){ .type = type };
	if (is_zero(node))
		return true;
	if (!encode_literal(evaluation, NULL, node, type, &value->bytes, &value->size))
		return false;
	return value->size <= type_size(type) ||
	       error_at(evaluation->error, node->span, "this is longer than %s", type->name);
}

bool declare_variable(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *source = node->declaration.value;
	const char *name = node->declaration.name;
	const struct type *type = declared_type(evaluation, node);
	if (!type)
		return false;
	bool built = source && (type->shape == SHAPE_ARRAY || source->kind == NODE_STRUCT);
	if (built ? !evaluate_built(evaluation, source, type, value)
	          : source && !evaluate_as(evaluation, source, type, name, value))
		return false;
	struct variable *variable = variable_declare(&evaluation->session->variables, name, type);
	if (!variable)
		return no_memory(evaluation);
	const struct place place = value_place(&variable->value);
	if (built && value->size)
		memcpy((uint8_t *)(uintptr_t)place.bytes, value->bytes, value->size);
	else if (source && !built && !object_store(evaluation, node, source, &place, value))
		return false;
	*value = object_value(&place);
	return true;
}
