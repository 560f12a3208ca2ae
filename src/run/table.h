/* What a call did to descriptors: which it made, and the descriptor table after it.
 * Not here: the table itself (kernel/descriptors.h). */
#ifndef SOCK_RUN_TABLE_H
#define SOCK_RUN_TABLE_H

#include "run/session.h"
#include "text/arena.h"

#define MOST_MADE 256 /* descriptors in one message: SCM_MAX_FD is 253 */

/* Descriptors that are new after a call: what it returned, a pair that it filled in, those that came in a message. */
struct made {
	int numbers[MOST_MADE];
	size_t count;
	bool is_received; /* they came in a message: none becomes the current one */
};

/* Adds the descriptors in memory that a call filled in; not those behind its pointers. */
void find_made(struct made *made, const struct place *place);

/* The type of the pair of descriptors that a call fills in (socketpair, pipe); NULL for a call that makes none. */
const struct type *pair_of_call(const struct call *call);

/* Takes the name from the descriptor that a variable of that name gave it to, before it goes to another one. */
void table_take_name(struct session *session, const char *name);

/* Brings the session's table up to date with what the step touched, and sets the step's changes, in `arena`. `name` is what
 * the new descriptor is to be called, or NULL. */
void table_update(struct session *session, struct step *step, const char *name, const struct made *made,
                  struct arena *arena);

#endif
