/* A walk over what a call was handed, by its type, to where pointers lead in the memory of variables.
 * Not here: pointers that were typed in the call itself (encode-pointer.c). */
#include "run/reach.h"

#include <string.h>

#include "run/blocks.h"
#include "type/integer.h"

#define DEEPEST_POINTER 50

struct reaching {
	struct evaluation *evaluation;
	struct invocation *invocation;
	size_t depth;
};

static bool reach_inside(struct reaching *reaching, const struct place *place);

/* The bytes behind a pointer, of `left` that are there. */
static size_t size_behind(const struct place *pointer, const uint8_t *memory, size_t left)
{
	const struct type *of = pointer->type->of;
	const struct place behind = { .type = of, .in = pointer, .memory = pointer->memory };
	int64_t number;
	uint64_t size = type_size(of) ? type_size(of) : left;
	switch (of->extent.kind) {
	case EXTENT_SIZED:
	case EXTENT_COUNTED:
		if (!place_beside(&behind, of->extent.by, MOMENT_BEFORE, &number))
			break;
		size = (uint64_t)number;
		if (of->extent.kind == EXTENT_COUNTED && __builtin_mul_overflow(size, type_size(of->of), &size))
			size = left;
		break;
	case EXTENT_ENDED:
		size = strnlen((const char *)memory, left) + 1;
		break;
	case EXTENT_FIXED:
	case EXTENT_REST:
		break;
	}
	return size < left ? (size_t)size : left;
}

/* A block for the variable's memory that a pointer leads to. *added is false where it leads elsewhere, or it is known. */
static bool add_block(struct reaching *reaching, const struct place *pointer, bool *added)
{
	struct variables *variables = &reaching->evaluation->session->variables;
	uint64_t address = (uint64_t)load_integer(pointer->bytes, sizeof address, false);
	size_t left;
	*added = false;
	if (!address || memory_find(pointer->memory, address))
		return true;
	uint8_t *memory = variables_memory(variables, address, &left);
	if (!memory)
		return true;
	*added = true;
	return block_of_users(reaching->evaluation, reaching->invocation, pointer->type->of, memory, left,
	                      pointer->type->direction & DIRECTION_IN, size_behind(pointer, memory, left));
}

static bool reach_pointee(struct reaching *reaching, const struct place *pointer)
{
	struct place pointee;
	bool argument = reaching->depth == 0, added;
	if (pointer->size < sizeof(void *) || reaching->depth == DEEPEST_POINTER)
		return true;
	if (!add_block(reaching, pointer, &added))
		return false;
	bool inside = (added || argument) && place_pointee(pointer, MOMENT_BEFORE, &pointee);
	if (!inside || !type_holds(pointee.type, NULL))
		return true;
	reaching->depth++;
	bool reached = reach_inside(reaching, &pointee);
	reaching->depth--;
	return reached;
}

static bool reach_inside(struct reaching *reaching, const struct place *place)
{
	const struct type *type = place->type;
	struct place part = place_resolved(place);
	switch (type->shape) {
	case SHAPE_POINTER:
		return reach_pointee(reaching, place);
	case SHAPE_CHOICE:
		return reach_inside(reaching, &part);
	case SHAPE_ARRAY:
		for (size_t i = 0, at = 0, count = place_count(place), size; i < count; i++) {
			size_t step = place_step(place, at, &size);
			part = place_element(place, at, size);
			if (!reach_inside(reaching, &part))
				return false;
			at += step;
		}
		return true;
	case SHAPE_STRUCT:
		for (size_t i = 0; i < type->count; i++) {
			part = place_member(place, &type->members[i]);
			if (type_holds(part.type, NULL) && part.size && !reach_inside(reaching, &part))
				return false;
		}
		return true;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
		break;
	}
	return true;
}

bool reach_variables(struct evaluation *evaluation, struct invocation *invocation, const struct place *call)
{
	struct reaching reaching = { evaluation, invocation, 0 };
	const struct block *block = invocation->step.memory.blocks->next;
	while (block && !block_own(block)->is_variables)
		block = block->next;
	return !block || reach_inside(&reaching, call);
}
