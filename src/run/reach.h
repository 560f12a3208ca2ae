/* What pointers in variables' structs lead to, as blocks of the call: the iovecs of a struct msghdr, and their data.
 * Not here: what the library made (import.h). */
#ifndef SOCK_RUN_REACH_H
#define SOCK_RUN_REACH_H

#include "run/invoke.h"
#include "type/place.h"

/* Adds a block for each piece of variables' memory that a call is led to. `call` are its arguments as they are handed over.
 * False with the error set where memory is out. */
bool reach_variables(struct evaluation *evaluation, struct invocation *invocation, const struct place *call);

#endif
