/* The memory of a call, block by block: what each piece is, where it is, what stood in it before and after.
 * Not here: what a block is (type/place.h), filling one in from what was typed (run/encode.h). */
#ifndef SOCK_RUN_BLOCKS_H
#define SOCK_RUN_BLOCKS_H

#include <stdbool.h>

#include "text/arena.h"
#include "type/place.h"

/* Appends a copy of `block` to the list of `memory`; both live in `arena`. NULL where memory is out. */
struct block *block_add(struct arena *arena, struct memory *memory, const struct block *block);

#endif
