/* Looking into types, and building those of declared variables.
 * Not here: memory that has a type (place.c). */
#include "type/type.h"

#include <stdio.h>
#include <string.h>

#include "text/arena.h"

const struct member *type_member(const struct type *type, const char *text, size_t length)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct member *member = &type->members[i];
		if (strncmp(member->name, text, length) == 0 && member->name[length] == '\0')
			return member;
		if (member->flags & MEMBER_FAMILY && length == 9 && memcmp(text, "sa_family", length) == 0)
			return member;
	}
	return NULL;
}

const struct member *type_member_at(const struct type *type, uint16_t offset)
{
	/* of a call the offset tells which it is */
	size_t index = offset / ARGUMENT_SIZE;
	if (index < type->count && type->members[index].offset == offset && !type->members[index].bits)
		return &type->members[index];
	for (size_t i = 0; i < type->count; i++)
		if (type->members[i].offset == offset)
			return &type->members[i];
	return NULL;
}

const struct member *type_link(const struct type *type)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->members[i].flags & MEMBER_LINK)
			return &type->members[i];
	return NULL;
}

const struct type *type_leaf(const struct type *type)
{
	while (type->shape == SHAPE_STRUCT && type->is_transparent)
		type = type->members[0].type;
	return type;
}

const struct type *type_scalar(const struct type *type)
{
	type = type_leaf(type);
	while (type->shape == SHAPE_ARRAY)
		type = type_leaf(type->of);
	const struct type *usual = type->shape == SHAPE_CHOICE ? type->choice.otherwise : NULL;
	return usual && usual->shape == SHAPE_INTEGER ? usual : type;
}

size_t type_fixed_size(const struct type *type)
{
	switch (type->shape) {
	case SHAPE_ARRAY:
		return type->extent.number * type_size(type->of);
	case SHAPE_BYTES:
		return type->extent.number;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_POINTER:
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		break;
	}
	return 0;
}

size_t type_most(const struct type *type)
{
	return type->extent.kind == EXTENT_REST ? type->extent.number : type_size(type);
}

static bool choice_holds(const struct choice *choice, const struct form *form)
{
	if (choice->find) /* which there are, only that function knows */
		return true;
	for (size_t i = 0; i < choice->case_count; i++)
		if (type_holds(choice->cases[i].type, form))
			return true;
	return choice->otherwise && type_holds(choice->otherwise, form);
}

static bool struct_holds(const struct type *type, const struct form *form)
{
	for (size_t i = 0; i < type->count; i++)
		if (type_holds(type->members[i].type, form))
			return true;
	return false;
}

/* Structs and choices are rows: what they hold does not change, and is kept for the next who asks. */
static bool row_holds(const struct type *type, const struct form *form)
{
	static struct {
		const struct type *type;
		const struct form *form;
		bool holds;
	} kept[512];
	uint32_t hash = (uint32_t)(((uintptr_t)type / 16 + (uintptr_t)form) * 2654435769u);
	size_t at = hash >> 23; /* of 512 */
	if (kept[at].type != type || kept[at].form != form) {
		bool holds = type->shape == SHAPE_STRUCT ? struct_holds(type, form)
		                                         : choice_holds(&type->choice, form);
		kept[at].type = type;
		kept[at].form = form;
		kept[at].holds = holds;
	}
	return kept[at].holds;
}

bool type_holds(const struct type *type, const struct form *form)
{
	switch (type->shape) {
	case SHAPE_POINTER:
		return true;
	case SHAPE_ARRAY:
		return type_holds(type->of, form);
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		return row_holds(type, form);
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
		return form && type->form == form;
	case SHAPE_VOID:
		break;
	}
	return false;
}

const struct type *type_of_case(const struct type *choice, const int64_t *values)
{
	const struct choice *row = &choice->choice;
	const struct type *found = row->find ? row->find(values) : NULL;
	for (size_t i = 0; !found && i < row->case_count; i++)
		if (row->cases[i].value == values[0])
			found = row->cases[i].type;
	return found ? found : row->otherwise;
}

const struct type *type_pointer_to(struct arena *arena, const struct type *to)
{
	struct type *type = arena_allocate(arena, sizeof *type);
	const char *name = arena_format(arena, to->shape == SHAPE_POINTER ? "%s*" : "%s *", to->name);
	if (!type || !name)
		return NULL;
	*type = (struct type){
		.name = name, .shape = SHAPE_POINTER, .size = sizeof(void *), .of = to, .direction = DIRECTION_BOTH
	};
	return type;
}

const struct type *type_array_of(struct arena *arena, const struct type *of, size_t count)
{
	struct type *type = arena_allocate(arena, sizeof *type);
	const char *name = arena_format(arena, "%s [%zu]", of->name, count);
	if (!type || !name)
		return NULL;
	*type = (struct type){
		.name = name, .shape = SHAPE_ARRAY, .of = of, .extent = { .kind = EXTENT_FIXED, .number = count }
	};
	return type;
}

bool type_is_same(const struct type *a, const struct type *b)
{
	if (a == b)
		return true;
	if (a->shape != b->shape || type_size(a) != type_size(b))
		return false;
	switch (a->shape) {
	case SHAPE_VOID:
		return true;
	case SHAPE_INTEGER:
		return a->is_signed == b->is_signed;
	case SHAPE_POINTER:
	case SHAPE_ARRAY:
		return type_is_same(a->of, b->of);
	case SHAPE_BYTES:
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		break;
	}
	return false;
}
