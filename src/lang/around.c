/* Choices by what was typed.
 * Not here: choices by what is in memory (type/place.c). */
#include "lang/around.h"

#include "lang/expression.h"

struct around around_call(const struct node *call)
{
	return (struct around){ .node = call, .type = &call->call.call->arguments };
}

/* The value typed for the member at an offset; NULL where it was left out. */
static const struct node *value_at(const struct around *around, uint16_t offset)
{
	const struct node *node = around->node;
	if (node->kind == NODE_CALL) {
		size_t index = offset / ARGUMENT_SIZE;
		const struct node *value = index < node->call.count ? node->call.arguments[index] : NULL;
		return value && value->kind != NODE_LEFT_OUT ? value : NULL;
	}
	for (size_t i = 0; i < node->structure.count; i++) {
		const struct member_value *member = &node->structure.members[i];
		if (member->member && member->member->offset == offset)
			return member->value;
	}
	return NULL;
}

const struct node *around_beside(const struct around *around, struct beside by)
{
	for (int up = by.up; up > 0 && around; up--)
		around = around->in;
	const struct node *value = around ? value_at(around, by.offset) : NULL;
	if (value && value->kind == NODE_LIST && value->list.count == 1 && value->list.items)
		value = value->list.items[0];
	if (value && value->kind == NODE_CHANGE)
		value = value->operation.left;
	return value;
}

static bool own_value(const struct node *own, int64_t *value)
{
	for (size_t i = 0; own && own->kind == NODE_STRUCT && i < own->structure.count; i++) {
		const struct member_value *member = &own->structure.members[i];
		if (member->member && member->member->offset == 0)
			return constant_value(member->value, value);
	}
	return false;
}

/* Whether what says which type it is was typed, and is a constant: then in `values`. */
static bool is_decided(const struct around *around, const struct choice *choice, const struct node *own,
                       int64_t *values)
{
	bool known = choice->count > 0 || own_value(own, &values[0]);
	for (size_t i = 0; known && i < choice->count; i++) {
		const struct node *value = around_beside(around, choice->by[i]);
		known = value && constant_value(value, &values[i]);
	}
	return known;
}

const struct type *around_decided(const struct around *around, const struct type *type, const struct node *own)
{
	int64_t values[2] = { 0, 0 };
	while (type && type->shape == SHAPE_CHOICE && is_decided(around, &type->choice, own, values))
		type = type_of_case(type, values);
	return type;
}

const struct type *around_chosen(const struct around *around, const struct type *type, const struct node *own)
{
	while ((type = around_decided(around, type, own)) && type->shape == SHAPE_CHOICE)
		type = type->choice.otherwise;
	return type;
}

const struct type *argument_type(const struct node *call, size_t index)
{
	struct around around = around_call(call);
	const struct type *type = around.type->members[index].type;
	return type->shape == SHAPE_CHOICE ? around_chosen(&around, type, NULL) : type;
}

const struct type *argument_pointee(const struct node *call, size_t index, const struct node *own)
{
	struct around around = around_call(call);
	const struct type *type = argument_type(call, index);
	return type && type->shape == SHAPE_POINTER ? around_chosen(&around, type->of, own) : NULL;
}
