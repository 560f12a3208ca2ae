/* Navigation over typed memory.
 * Not here: what the memory is made of (run/blocks.c). */
#include "type/place.h"

#include <string.h>

#include "type/scalars.h"

struct place place_of_call(const struct type *of, const struct memory *memory)
{
	const struct block *arguments = memory->blocks;
	return (struct place){ .type = of,
		               .bytes = arguments->before,
		               .was = arguments->before,
		               .size = arguments->before_size,
		               .block = arguments,
		               .memory = memory };
}

struct place place_element(const struct place *place, size_t offset, size_t size)
{
	return (struct place){
		.type = place->type->of,
		.bytes = place->bytes + offset,
		.was = place->was ? place->was + offset : NULL,
		.size = size,
		.in = place,
		.block = place->block,
		.memory = place->memory,
	};
}

static const struct member *own_size_of(const struct type *type)
{
	for (size_t i = 0; i < type->count; i++)
		if (type->members[i].flags & MEMBER_OWN_SIZE)
			return &type->members[i];
	return NULL;
}

size_t place_step(const struct place *place, size_t offset, size_t *size)
{
	const struct type *of = place->type->of;
	size_t left = offset < place->size ? place->size - offset : 0;
	const struct member *own = type_size(of) ? NULL : own_size_of(of);
	*size = type_size(of);
	if (!own)
		return *size && *size <= left ? *size : 0;
	if (left < own->offset + own->type->size)
		return 0;
	*size = (size_t)load_integer(place->bytes + offset + own->offset, own->type->size, false);
	if (*size < own->offset + own->type->size)
		return 0;
	*size = *size < left ? *size : left;
	return of->align ? (*size + of->align - 1) / of->align * of->align : *size;
}

size_t place_count(const struct place *place)
{
	size_t count = 0, size, step;
	int64_t most = -1;
	const struct extent *extent = &place->type->extent;
	if (extent->kind == EXTENT_FIXED)
		most = (int64_t)extent->number;
	else if (extent->kind == EXTENT_COUNTED && !place_beside(place, extent->by, MOMENT_BEFORE, &most))
		most = -1;
	for (size_t at = 0; (most < 0 || count < (size_t)most) && (step = place_step(place, at, &size));
	     at += step)
		count++;
	return count;
}

const struct block *memory_find(const struct memory *memory, uint64_t address)
{
	for (const struct block *block = memory && address ? memory->blocks : NULL; block; block = block->next)
		if (block->address == address)
			return block;
	return NULL;
}

bool place_lies_in(const struct place *place, const struct block *block)
{
	while (place && place->block != block)
		place = place->in;
	return place;
}

bool place_pointee(const struct place *place, enum moment moment, struct place *pointee)
{
	if (place->size < sizeof(uint64_t))
		return false;
	const uint8_t *pointer = moment == MOMENT_BEFORE && place->was ? place->was : place->bytes;
	uint64_t address = (uint64_t)load_integer(pointer, sizeof address, false);
	const struct block *block = address ? memory_find(place->memory, address) : NULL;
	const uint8_t *bytes = !block ? NULL : moment == MOMENT_BEFORE ? block->before : block->after;
	if (!bytes || place_lies_in(place, block))
		return false;
	*pointee = (struct place){
		.type = place->type->of,
		.bytes = bytes,
		.was = block->before,
		.size = moment == MOMENT_BEFORE ? block->before_size : block->after_size,
		.in = place,
		.block = block,
		.memory = place->memory,
	};
	return true;
}

const struct place *place_around(const struct place *place, int up)
{
	const struct place *around = place->in;
	for (; around; around = around->in)
		if (around->type->shape == SHAPE_STRUCT && up-- == 0)
			break;
	return around;
}

/* The member beside a place; false where there is none. */
static bool find_beside(const struct place *place, struct beside by, enum moment moment, struct place *beside)
{
	const struct place *around = place_around(place, by.up);
	const struct member *member = around ? type_member_at(around->type, by.offset) : NULL;
	if (!member)
		return false;
	*beside = place_member(around, member);
	if (moment == MOMENT_BEFORE && beside->was)
		beside->bytes = beside->was;
	return true;
}

bool place_beside(const struct place *place, struct beside by, enum moment moment, int64_t *value)
{
	struct place there, pointee;
	if (!find_beside(place, by, moment, &there))
		return false;
	if (there.type->shape == SHAPE_POINTER) {
		if (!place_pointee(&there, moment, &pointee) || pointee.size < type_size(pointee.type))
			return false;
		there = pointee;
	}
	bool integer = there.type->shape == SHAPE_INTEGER || there.type->shape == SHAPE_CHOICE;
	if (!integer || !type_size(there.type) || there.size < type_size(there.type))
		return false;
	*value = place_integer(&there);
	return true;
}

/* A socklen_t has no sign, and the kernel takes one all the same. */
bool place_passed(struct place *place)
{
	const struct extent *extent = &place->type->extent;
	struct place length;
	if (extent->kind != EXTENT_SIZED || !find_beside(place, extent->by, MOMENT_BEFORE, &length))
		return true;
	size_t size = length.type->size;
	if (length.type->shape != SHAPE_INTEGER || length.size < size)
		return true;
	int64_t number = load_integer(length.bytes, size, true);
	if (number < 0 && size == sizeof(int32_t))
		return false;
	if ((uint64_t)number < place->size)
		place->size = (size_t)number;
	return true;
}

const struct type *place_choice(const struct place *place)
{
	const struct type *type = place->type;
	int64_t values[2] = { 0, 0 };
	while (type && type->shape == SHAPE_CHOICE) {
		const struct choice *choice = &type->choice;
		bool known = choice->count > 0 || place->size >= choice->own_size;
		if (choice->count == 0 && known)
			values[0] = load_integer(place->bytes, choice->own_size, false);
		for (size_t i = 0; known && i < choice->count; i++)
			known = place_beside(place, choice->by[i], MOMENT_BEFORE, &values[i]);
		type = known ? type_of_case(type, values) : choice->otherwise;
	}
	return type;
}

struct place place_resolved(const struct place *place)
{
	struct place resolved = *place;
	if (resolved.type->shape != SHAPE_CHOICE)
		return resolved;
	resolved.type = place_chosen(place);
	if (!resolved.type)
		resolved.type = &type_bytes;
	return resolved;
}
