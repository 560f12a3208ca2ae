/* The step: one call as it was made. Everything that is shown, saved or checked is a rendering of steps.
 * Not here: making one (invoke.h), showing one (view/). */
#ifndef SOCK_RUN_STEP_H
#define SOCK_RUN_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/calls.h"
#include "abi/options.h"
#include "kernel/descriptors.h"
#include "type/place.h"

/* A line that is shown with a step: a name that was resolved, a signal that arrived. */
struct note {
	const struct note *next;
	const char *text; /* escaped already where it holds bytes from outside */
};

enum expectation_outcome { EXPECTATION_NONE, EXPECTATION_MET, EXPECTATION_UNMET };

struct step {
	const struct call *call;
	struct memory memory; /* the blocks that the call was handed, its arguments first, and those that it returned; in the
	                          arguments, integers have their 8 bytes as they were handed over */
	unsigned given; /* a bit for each argument that is handed over: not the third of fcntl(fd, F_GETFL) */
	bool made;      /* false while it still waits: shown as "accept(3, ..." with `waiting` behind it */
	int64_t result; /* as the call returned it */
	int error;      /* errno where the result says that it failed; 0 otherwise */
	bool failed;
	int64_t nanoseconds; /* the time between entering and leaving the call; 0 where nobody measures it */
	bool killed; /* a library function touched a bad pointer: `signal` would have ended a program, no result */
	int signal; /* that the call raised (SIGPIPE), or 0 */
	int signal_pid, signal_uid;
	size_t job;          /* number of the job that made it; 0 in the foreground */
	const char *waiting; /* what it waits for, or NULL */
	const struct note *notes;
	const char *reason; /* what the error means for this call in this session, or what an unusual success means; or NULL */
	const char *advice; /* what to type next, or NULL */
	enum expectation_outcome expectation;
	const char *expected, *got;              /* of an unmet one, as text to show */
	const struct descriptor_change *changes; /* to the descriptor table, a list; NULL for none */
	bool picture_only; /* typed as hton: its picture of bytes says all, no call line under it */
};

#endif
