/* The memory of a call, block by block: what each piece is, where it is, what stood in it before and after.
 * Not here: what a block is (type/place.h), what is written into one (run/encode.h). */
#ifndef SOCK_RUN_BLOCKS_H
#define SOCK_RUN_BLOCKS_H

#include <stdbool.h>

#include "run/invoke.h"
#include "type/place.h"

/* What only run/ knows of a block of an invocation. */
struct own_block *block_own(const struct block *block);

/* Appends a copy of `block` to the list of `memory`; both live in `arena`. NULL where memory is out. */
struct own_block *block_add(struct arena *arena, struct memory *memory, const struct own_block *block);

/* A copy of all blocks with what stands in them, in `arena`; NULL where memory is out. */
const struct memory *memory_copy(struct arena *arena, const struct memory *memory);

/* What is shorter than its length says is filled up with zeros up to here. */
#define MOST_FILLED_UP ((size_t)1 << 20)

/* New memory of zeros for a call, as a block of `type`, at most what a call moves at once. Where that is much, or `ended`
 * says so (the call is told that there is more), it ends at a page that faults. NULL with the error set where memory is
 * out. */
struct own_block *block_new(struct evaluation *evaluation, struct invocation *invocation,
                            const struct type *type, size_t size, bool ended);

/* The same with `size` bytes in it, handed over; zeros behind them up to `room`. */
struct own_block *block_of_bytes(struct evaluation *evaluation, struct invocation *invocation,
                                 const struct type *type, const uint8_t *bytes, size_t size, size_t room,
                                 bool ended);

/* Memory that is the invocation's arena's already, with `size` bytes in it. */
struct own_block *block_of_memory(struct evaluation *evaluation, struct invocation *invocation,
                                  const struct type *type, uint8_t *memory, size_t size);

/* The memory of a variable, as C hands it over: a length that overruns it meets the guard page. With `before`, `size` bytes
 * of it count as handed over. */
struct own_block *block_of_variable(struct evaluation *evaluation, struct invocation *invocation,
                                    const struct type *type, struct variable *variable, bool before,
                                    size_t size);

/* The same of `capacity` bytes of the user's at an address that need not be the start of a variable. */
struct own_block *block_of_users(struct evaluation *evaluation, struct invocation *invocation,
                                 const struct type *type, uint8_t *memory, size_t capacity, bool before,
                                 size_t size);

/* Keeps what was handed over apart where the call writes into the same memory. */
bool block_keep_before(struct evaluation *evaluation, struct invocation *invocation, struct own_block *own);

/* Sets how much a call has filled in, copied where the memory does not last. */
void block_fill(struct invocation *invocation, struct own_block *own, size_t size);

/* Copies what stands in mappings, so that $? can show it when they are gone. */
void blocks_keep_mapped(struct invocation *invocation);

#endif
