/* The kinds of parameters that are pointers: what stands behind them.
 * Not here: integers and lengths (marshal.c). */
#ifndef SOCK_RUN_MARSHAL_MEMORY_H
#define SOCK_RUN_MARSHAL_MEMORY_H

#include "run/invoke.h"

/* Evaluates argument `index` from `node` into the invocation; false with the error set. */
typedef bool marshal_function(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                              const struct node *node);

marshal_function marshal_option_value, marshal_address, marshal_data, marshal_text, marshal_text_buffer, marshal_fixed,
	marshal_struct, marshal_struct_list, marshal_raw_address;

/* Gives the argument `size` bytes of zeros. Where that is much, they end at a page that faults. */
bool give_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size);

/* An address that the user typed, or NULL: handed over as it is, unless it is the shell's own memory. */
marshal_function pointer_argument;

#endif
