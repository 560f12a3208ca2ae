/* Calls that may end the program: functions of the library, which read and write memory themselves.
 * Not here: system calls, for which a wrong pointer is EFAULT. */
#ifndef SOCK_RUN_GUARD_H
#define SOCK_RUN_GUARD_H

#include "run/invoke.h"

/* Whether the call could touch memory that is not there: it is a function of the library, and the user gave an address
 * or a length of his own, or memory that is a variable's. */
bool may_be_killed(const struct invocation *invocation);

/* Makes the call in a process of its own. Returns the signal that ended that process, or 0 where the call can be made
 * here too. */
int tried_signal(const struct invocation *invocation, call_function *function);

#endif
