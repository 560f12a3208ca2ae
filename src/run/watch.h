/* Saying that a call waits, where nobody can know it beforehand: after a moment in which it has not returned.
 * Not here: what it waits for (waiting.h). */
#ifndef SOCK_RUN_WATCH_H
#define SOCK_RUN_WATCH_H

#include "run/step.h"

struct session;
struct watch;

/* From begin to end a call of the foreground is being made; when that takes longer than WATCH_MILLISECONDS, the
 * observer's `waiting` is called once with the step, from another thread: end returns only when it has come back. The
 * thread is made when it is first needed; without one the call is not announced. */
#define WATCH_MILLISECONDS 200
void watch_begin(struct session *session, const struct step *step);
void watch_end(struct session *session);

/* Ends the thread, if there is one. */
void watch_free(struct session *session);

#endif
