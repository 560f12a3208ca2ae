/* The functions of string.h that programs about sockets use, on the memory of variables: what would go beyond it is refused.
 * Not here: other functions (functions.h). */
#ifndef SOCK_RUN_MEMORY_FUNCTIONS_H
#define SOCK_RUN_MEMORY_FUNCTIONS_H

#include "run/evaluate.h"

struct memory_function;

/* The function of that name; NULL where there is none. */
const struct memory_function *memory_function_find(const char *name);

/* Whether it is called for the number that it returns: strlen. */
bool memory_function_tells(const char *name);

/* Runs it for a NODE_CALL. False with the error set. */
bool memory_function_run(struct evaluation *evaluation, const struct memory_function *function,
                         const struct node *node, struct value *value);

#endif
