/* Whether a call is going to wait, and for what.
 * Not here: interrupting it (interrupt.h). */
#ifndef SOCK_RUN_WAITING_H
#define SOCK_RUN_WAITING_H

#include "run/invoke.h"

/* Asks the kernel whether the call will wait now. Returns that it waits, and for what, in words ("waits for a connection
 * on 127.0.0.1:8080"), in the invocation's arena; NULL where it will not wait. *unknown is set where nobody can know
 * whether it will; then there are words only where somebody looks on. */
const char *waits_for(struct session *session, struct invocation *invocation, bool *unknown);

#endif
