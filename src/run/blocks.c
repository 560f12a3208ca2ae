/* Memory for calls: from the arena, in mappings of its own, or a variable's.
 * Not here: what is written into it (encode.c). */
#include "run/blocks.h"

#include <string.h>

#include "run/memory.h"

/* Up to here memory comes from the arena; above, from the kernel, taken only where it is written to. */
#define MOST_IN_ARENA 65536
/* No call moves more than this at once (read(2): MAX_RW_COUNT). */
#define MOST_AT_ALL ((size_t)0x7ffff000)

struct own_block *block_own(const struct block *block)
{
	return (struct own_block *)(uintptr_t)block;
}

struct own_block *block_add(struct arena *arena, struct memory *memory, const struct own_block *block)
{
	struct own_block *added = arena_allocate(arena, sizeof *added);
	const struct block *last = memory->blocks;
	if (!added)
		return NULL;
	*added = *block;
	added->block.next = NULL;
	while (last && last->next)
		last = last->next;
	if (last)
		block_own(last)->block.next = &added->block;
	else
		memory->blocks = &added->block;
	return added;
}

static bool copy_bytes(struct arena *arena, const uint8_t **bytes, size_t size)
{
	if (*bytes)
		*bytes = (const uint8_t *)arena_copy(arena, *bytes, size);
	return !arena->exhausted;
}

const struct memory *memory_copy(struct arena *arena, const struct memory *memory)
{
	struct memory *copy = arena_allocate(arena, sizeof *copy);
	if (!copy)
		return NULL;
	copy->filled = memory->filled;
	for (const struct block *block = memory->blocks; block; block = block->next) {
		struct own_block own = { .block = *block };
		if (!copy_bytes(arena, &own.block.before, block->before_size) ||
		    !copy_bytes(arena, &own.block.after, block->after_size) || !block_add(arena, copy, &own))
			return NULL;
	}
	return copy;
}

/* --- memory of ours ----------------------------------------------------------------------------------------------- */

static struct own_block *added(struct evaluation *evaluation, struct invocation *invocation,
                               struct own_block block)
{
	block.block.address = (uint64_t)(uintptr_t)block.memory;
	struct own_block *own = block_add(&invocation->arena, &invocation->step.memory, &block);
	if (!own)
		no_memory(evaluation);
	return own;
}

static struct own_block *new_mapping(struct evaluation *evaluation, struct invocation *invocation,
                                     const struct type *type, size_t size)
{
	struct mapped *mapped = arena_allocate(&invocation->arena, sizeof *mapped);
	uint8_t *bytes = mapped ? memory_map(size, &mapped->mapping, &mapped->size) : NULL;
	if (!bytes) {
		no_memory(evaluation);
		return NULL;
	}
	mapped->next = invocation->mapped;
	invocation->mapped = mapped;
	return added(evaluation, invocation,
	             (struct own_block){
			     .block.type = type, .memory = bytes, .capacity = size, .is_mapped = true });
}

struct own_block *block_new(struct evaluation *evaluation, struct invocation *invocation,
                            const struct type *type, size_t size, bool ended)
{
	size = size > MOST_AT_ALL ? MOST_AT_ALL : size;
	if (ended || size > MOST_IN_ARENA)
		return new_mapping(evaluation, invocation, type, size);
	uint8_t *bytes = arena_allocate(&invocation->arena, size ? size : 1);
	if (bytes)
		return added(evaluation, invocation,
		             (struct own_block){ .block.type = type, .memory = bytes, .capacity = size });
	no_memory(evaluation);
	return NULL;
}

struct own_block *block_of_bytes(struct evaluation *evaluation, struct invocation *invocation,
                                 const struct type *type, const uint8_t *bytes, size_t size, size_t room,
                                 bool ended)
{
	struct own_block *own = block_new(evaluation, invocation, type, room > size ? room : size, ended);
	if (!own)
		return NULL;
	own->block.before = own->memory;
	own->block.before_size = size < own->capacity ? size : own->capacity;
	if (own->block.before_size)
		memcpy(own->memory, bytes, own->block.before_size);
	return own;
}

struct own_block *block_of_memory(struct evaluation *evaluation, struct invocation *invocation,
                                  const struct type *type, uint8_t *memory, size_t size)
{
	return added(evaluation, invocation,
	             (struct own_block){ .block = { .type = type, .before = memory, .before_size = size },
	                                 .memory = memory,
	                                 .capacity = size });
}

struct own_block *block_of_variable(struct evaluation *evaluation, struct invocation *invocation,
                                    const struct type *type, struct variable *variable, bool before, size_t size)
{
	return block_of_users(evaluation, invocation, type, variable_expose(variable), variable->value.size,
	                      before, size);
}

struct own_block *block_of_users(struct evaluation *evaluation, struct invocation *invocation,
                                 const struct type *type, uint8_t *memory, size_t capacity, bool before,
                                 size_t size)
{
	struct own_block block = {
		.block.type = type, .memory = memory, .capacity = capacity, .is_variables = true
	};
	size = size < block.capacity ? size : block.capacity;
	if (before) {
		block.block.before =
			(const uint8_t *)arena_copy(&invocation->arena, block.memory, block.capacity);
		block.block.before_size = size;
	}
	if (!before || block.block.before)
		return added(evaluation, invocation, block);
	no_memory(evaluation);
	return NULL;
}

bool block_keep_before(struct evaluation *evaluation, struct invocation *invocation, struct own_block *own)
{
	if (own->block.before == own->memory)
		own->block.before =
			(const uint8_t *)arena_copy(&invocation->arena, own->memory, own->block.before_size);
	return own->block.before || no_memory(evaluation);
}

/* --- afterwards ------------------------------------------------------------------------------------------------------ */

void block_fill(struct invocation *invocation, struct own_block *own, size_t size)
{
	size = size < own->capacity ? size : own->capacity;
	own->block.after = own->memory;
	if (own->is_variables)
		own->block.after = (const uint8_t *)arena_copy(&invocation->arena, own->memory, size);
	own->block.after_size = own->block.after ? size : 0;
}

static void keep_bytes(struct invocation *invocation, const struct own_block *own, const uint8_t **bytes,
                       size_t *size)
{
	if (*bytes != own->memory)
		return;
	*bytes = (const uint8_t *)arena_copy(&invocation->arena, *bytes, *size);
	if (!*bytes)
		*size = 0;
}

void blocks_keep_mapped(struct invocation *invocation)
{
	const struct block *block = invocation->mapped ? invocation->step.memory.blocks : NULL;
	for (; block; block = block->next) {
		struct own_block *own = block_own(block);
		if (!own->is_mapped)
			continue;
		keep_bytes(invocation, own, &own->block.before, &own->block.before_size);
		keep_bytes(invocation, own, &own->block.after, &own->block.after_size);
	}
}
