/* What a call brought: whether it failed, and how much of its memory it filled in.
 * Not here: making it (invoke.h), what the library returned (import.h). */
#ifndef SOCK_RUN_FILLED_H
#define SOCK_RUN_FILLED_H

#include "run/invoke.h"
#include "run/table.h"

/* Fills in the step's failure and error, and the `after` of its blocks from the memory as it is now; copies what the library
 * made and gives it back. In *made go the descriptors that the call made, none where it failed. False where memory is
 * out. */
bool fill_step(struct invocation *invocation, struct made *made);

/* The type of what the step's call returned, its choice resolved. */
const struct type *step_result_type(const struct step *step);

/* What a call returned, as a place: in `arguments`, which has to outlive it. */
struct place step_result_place(const struct step *step, struct place *arguments);

#endif
