/* A walk over the library's memory, by its type.
 * Not here: giving that memory back (struct call, `release`). */
#include "run/import.h"

#include <string.h>

#include "run/blocks.h"
#include "type/integer.h"

/* The bytes up to the NULL that ends a list of pointers, and with it. */
static size_t size_of_list(const uint8_t *bytes)
{
	size_t size = 0;
	while (load_integer(bytes + size, sizeof(void *), false))
		size += sizeof(void *);
	return size + sizeof(void *);
}

/* The bytes that stand at `bytes`, which `pointer` points to. */
static size_t size_behind(const struct place *pointer, const uint8_t *bytes)
{
	const struct type *of = pointer->type->of;
	const struct place behind = { .type = of, .bytes = bytes, .in = pointer, .memory = pointer->memory };
	int64_t size;
	switch (of->extent.kind) {
	case EXTENT_SIZED:
		return place_beside(&behind, of->extent.by, MOMENT_AFTER, &size) && size > 0 ? (size_t)size : 0;
	case EXTENT_ENDED:
		return of->shape == SHAPE_ARRAY ? size_of_list(bytes) : strlen((const char *)bytes) + 1;
	case EXTENT_FIXED:
	case EXTENT_COUNTED:
	case EXTENT_REST:
		break;
	}
	return type_size(of);
}

static bool import_inside(struct arena *arena, struct memory *memory, const struct place *place)
{
	const struct type *type = place->type;
	switch (type->shape) {
	case SHAPE_POINTER:
		return import_pointee(arena, memory, place);
	case SHAPE_ARRAY:
		for (size_t at = 0, size, step; (step = place_step(place, at, &size)); at += step) {
			struct place element = place_element(place, at, size);
			if (!import_inside(arena, memory, &element))
				return false;
		}
		return true;
	case SHAPE_STRUCT:
		for (size_t i = 0; i < type->count; i++) {
			struct place member = place_member(place, &type->members[i]);
			if (!import_inside(arena, memory, &member))
				return false;
		}
		return true;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
	case SHAPE_CHOICE:
		break;
	}
	return true;
}

bool import_pointee(struct arena *arena, struct memory *memory, const struct place *pointer)
{
	uint64_t address = (uint64_t)load_integer(pointer->bytes, sizeof address, false);
	if (!address || memory_find(memory, address))
		return true;
	const uint8_t *bytes = (const uint8_t *)(uintptr_t)address;
	size_t size = size_behind(pointer, bytes);
	struct own_block own = { .block = { .type = pointer->type->of, .address = address, .after_size = size } };
	own.block.after = (const uint8_t *)arena_copy(arena, bytes, size);
	const struct own_block *added = own.block.after ? block_add(arena, memory, &own) : NULL;
	if (!added)
		return false;
	const struct place inside = { .type = own.block.type,
		                      .bytes = own.block.after,
		                      .size = size,
		                      .in = pointer,
		                      .block = &added->block,
		                      .memory = memory };
	return import_inside(arena, memory, &inside);
}
