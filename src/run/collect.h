/* What a call brought: whether it failed, and what stands in the memory that it was given.
 * Not here: making it (invoke.h). */
#ifndef SOCK_RUN_COLLECT_H
#define SOCK_RUN_COLLECT_H

#include "run/invoke.h"

/* Fills in the step's failure, result texts and the `after` of its arguments from the memory as it is now. */
void collect(struct invocation *invocation);

#endif
