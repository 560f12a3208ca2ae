/* What all pointers have in common: memory of ours for them, memory of variables, addresses that the user typed.
 * Not here: what stands in the memory (marshal-memory.h). */
#ifndef SOCK_RUN_MARSHAL_POINTER_H
#define SOCK_RUN_MARSHAL_POINTER_H

#include "run/marshal-memory.h"

/* What is shorter than its length says is filled up with zeros up to here. */
#define MOST_FILLED_UP ((size_t)1 << 20)

/* Gives the argument `size` bytes of zeros, at most what a call moves at once. Where that is much, they end at a page
 * that faults. All that give return false with the error set where memory is out. */
bool give_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size);

/* The same, always with a page that faults behind them: the call is told that there is more. */
bool give_ended_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size);

/* Memory with `size` bytes in it, and zeros behind them up to `room`. */
bool give_bytes(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                size_t size, size_t room);
bool give_ended_bytes(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                      size_t size);

/* The bytes that the user says argument `index` has. False where nobody said it. */
bool typed_size(const struct invocation *invocation, size_t index, uint64_t *size);

/* An address that the user typed, or NULL: handed over as it is, unless it is the shell's own memory. */
marshal_function pointer_argument;

/* A pointer to an integer of `size` bytes in the memory of a variable. *done is false where the node names none, or one
 * that is smaller. */
bool variable_pointer(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                      const struct node *node, size_t size, bool *done);

/* How pointers to what comes out begin: left out, a variable's memory, an address. *done is false where memory has still
 * to be given. */
bool output_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node,
                   bool *done);

/* The same for what goes in. */
bool input_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node,
                  bool *done);

#endif
