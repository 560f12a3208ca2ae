/* Calls in the background: each in a thread of its own, its arguments fixed at the start.
 * Not here: preparing or finishing a call (invoke.h). */
#ifndef SOCK_RUN_JOBS_H
#define SOCK_RUN_JOBS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct session;
struct invocation;
struct job;

struct jobs {
	struct job *first; /* by number */
	size_t newest;     /* number of the newest; 0 where there was none or all have ended */
	size_t highest;    /* number that was ever given */
	int wake[2]; /* a pipe of the shell's own: a byte for each job that ended; -1 before the first job */
};

/* Starts the call in a thread and hands the invocation over to the job. *number is the job's. False with errno set
 * where no thread can be made; the invocation is the caller's still. */
bool job_start(struct session *session, struct invocation *invocation, size_t *number);

/* Readable when a job has ended; -1 while there was no job. For poll in the line editor. */
int jobs_wake(const struct session *session);

/* Finishes the jobs whose calls have returned: results into variables, steps to the observer. Never waits. Returns how
 * many there were. */
size_t jobs_collect(struct session *session);

/* Waits for the end of a job, or of all where number is 0, and collects them. False where there is no such job, or
 * where Ctrl-C ended the waiting (*interrupted). */
bool jobs_wait(struct session *session, size_t number, bool *interrupted);

/* Makes the call of a job return EINTR, and waits until it has, and collects it. False where there is no such job. */
bool job_interrupt(struct session *session, size_t number);

/* How many have not ended. */
size_t jobs_running(const struct session *session);

/* The step of the job with the least number above `number`, for `jobs`; NULL at the end. *next is its number, *waiting
 * the seconds since its start. */
const struct step *jobs_next(const struct session *session, size_t number, size_t *next, double *seconds);

/* Interrupts all, waits for their threads and drops them, without a step; what was expected of them is not met. Returns
 * how many still waited. */
size_t jobs_drop(struct session *session);

#endif
