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

#endif
