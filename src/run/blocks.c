/* The list of a call's blocks.
 * Not here: what is in them. */
#include "run/blocks.h"

struct block *block_add(struct arena *arena, struct memory *memory, const struct block *block)
{
	struct block *added = arena_allocate(arena, sizeof *added);
	const struct block **link = &memory->blocks;
	if (!added)
		return NULL;
	*added = *block;
	added->next = NULL;
	while (*link)
		link = (const struct block **)(uintptr_t)&(*link)->next;
	*link = added;
	return added;
}
