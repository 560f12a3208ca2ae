/* Arguments into registers and memory: a function for each kind of parameter.
 * Not here: making the call (invoke.h), what came out (collect.h). */
#ifndef SOCK_RUN_MARSHAL_H
#define SOCK_RUN_MARSHAL_H

#include "run/invoke.h"

/* Evaluates all arguments of the call; false with the error set. Fills in the invocation's step, raw values and memory. */
bool marshal(struct evaluation *evaluation, struct invocation *invocation);

/* Adds to a list of notes that C converts a number to another that its type can hold. */
void note_conversion(const struct note **notes, struct arena *arena, const char *type, int64_t from, int64_t to);

#endif
