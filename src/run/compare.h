/* Was it as foretold: the expectation behind a call, and the values that stood for what it was to bring.
 * Not here: saying that it was not (view/). */
#ifndef SOCK_RUN_COMPARE_H
#define SOCK_RUN_COMPARE_H

#include "run/invoke.h"

/* Compares the step with what the call's node foretells; fills in the step's expectation, expected and got. False with the
 * error set where the foretold value itself has no meaning. */
bool compare_step(struct evaluation *evaluation, struct invocation *invocation);

/* --- for the files of this walk ------------------------------------------------------------------------------------ */

struct comparison {
	struct evaluation *evaluation;
	struct invocation *invocation;
};

/* Says that it was not met, the first time: what was expected and what came, in the invocation's arena; NULL: nothing. */
void compare_unmet(const struct comparison *comparison, const char *expected, const char *got);

/* What stands at a place, compared with a value that was typed. With `changes`, only what the value says comes of it counts
 * (revents=0 => POLLIN), and what stands where the call fills in. */
bool compare_place(const struct comparison *comparison, const struct place *place, const struct node *node,
                   bool changes);

/* What a result is, in words to show: "3", "-1 EINVAL". In `arena`; NULL where memory is out. */
const char *result_in_words(const struct step *step, struct arena *arena);

/* Bytes as they are written in a string; a long one is cut for the report. */
const char *bytes_in_words(struct arena *arena, const void *bytes, size_t size);

#endif
