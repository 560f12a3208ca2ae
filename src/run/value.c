/* Values and the places that they are taken from.
 * Not here: expressions (evaluate.c). */
#include "run/value.h"

#include "type/form.h"
#include "type/integer.h"
#include "type/scalars.h"

static const struct type text_type = {
	.name = "char []", .shape = SHAPE_ARRAY, .of = &type_char, .form = &form_text, .extent = { .kind = EXTENT_REST }
};

struct value value_number(int64_t number)
{
	bool narrow = number >= INT32_MIN && number <= INT32_MAX;
	return (struct value){ .type = narrow ? &type_int : &type_long, .number = number };
}

struct value value_number_of(const struct type *type, int64_t number)
{
	return (struct value){ .type = type, .number = number };
}

struct value value_text(const void *text, size_t size)
{
	return (struct value){ .type = &text_type, .bytes = text, .size = size };
}

struct value value_bytes(const void *bytes, size_t size)
{
	return (struct value){ .type = &type_bytes, .bytes = bytes, .size = size };
}

struct value value_of_place(const struct place *place)
{
	struct place there = place_resolved(place), pointee;
	struct value value = {
		.type = there.type, .bytes = there.bytes, .size = there.size, .memory = place->memory
	};
	switch (there.type->shape) {
	case SHAPE_POINTER:
		if (place_pointee(&there, MOMENT_AFTER, &pointee) ||
		    place_pointee(&there, MOMENT_BEFORE, &pointee))
			return value_of_place(&pointee);
		value.number = load_integer(there.bytes, sizeof(void *), false);
		return value;
	case SHAPE_INTEGER:
		value.number = place_integer(&there);
		return value;
	case SHAPE_BYTES:
		if (there.type->form == &form_text)
			value.type = &text_type;
		return value;
	case SHAPE_ARRAY:
	case SHAPE_STRUCT:
	case SHAPE_VOID:
	case SHAPE_CHOICE:
		break;
	}
	return value;
}

struct place value_place(const struct value *value)
{
	return (struct place){
		.type = value->type, .bytes = value->bytes, .size = value->size, .memory = value->memory
	};
}

bool value_is_number(const struct value *value)
{
	return value->type->shape == SHAPE_INTEGER || value->type->shape == SHAPE_POINTER;
}

bool value_is_text(const struct value *value)
{
	return value->type->shape == SHAPE_ARRAY && value->type->of == &type_char;
}

bool value_is_struct(const struct value *value)
{
	return value->type->shape == SHAPE_STRUCT;
}

bool value_is_beyond_sign(const struct value *value)
{
	const struct type *type = value->type;
	return type->shape == SHAPE_INTEGER && !type->is_signed && type->size == sizeof value->number &&
	       value->number < 0;
}

bool value_is_swapped(const struct value *value)
{
	return value->type->shape == SHAPE_INTEGER &&
	       (value->type->is_network || value->type->form == &form_swapped);
}
