/* Jobs as threads; their ends come through a pipe that the line editor polls.
 * Not here: what a call is. */
#include "run/jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kernel/private.h"
#include "run/interrupt.h"
#include "run/invoke.h"

struct job {
	struct job *next;
	size_t number;
	struct session *session;
	struct invocation *invocation;
	struct timespec start;
	pthread_t thread;
	_Atomic bool returned; /* the thread is done with the invocation */
};

/* --- the thread ------------------------------------------------------------------------------------------------ */

/* Signals that are the main thread's; the job's own, and those that the call itself raises, get through. */
static void block_signals(sigset_t *before)
{
	sigset_t blocked;
	sigfillset(&blocked);
	sigdelset(&blocked, SIGUSR2);
	sigdelset(&blocked, SIGPIPE);
	sigdelset(&blocked, SIGSEGV);
	sigdelset(&blocked, SIGBUS);
	pthread_sigmask(SIG_SETMASK, &blocked, before);
}

static void *run_job(void *context)
{
	struct job *job = context;
	int wake = job->session->jobs.wake[1];
	invocation_make(job->session, job->invocation);
	job->returned = true;
	while (write(wake, "", 1) < 0 && errno == EINTR)
		;
	return NULL;
}

/* --- starting --------------------------------------------------------------------------------------------------- */

static bool open_wake(struct session *session)
{
	int ends[2];
	if (session->jobs.wake[0] >= 0)
		return true;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	session->jobs.wake[0] = private_move(ends[0], session->private_base);
	session->jobs.wake[1] = private_move(ends[1], session->private_base);
	if (session->jobs.wake[0] >= 0 && session->jobs.wake[1] >= 0) {
		fcntl(session->jobs.wake[0], F_SETFL, O_NONBLOCK);
		return true;
	}
	return false;
}

static void append(struct jobs *jobs, struct job *job)
{
	struct job **last = &jobs->first;
	while (*last)
		last = &(*last)->next;
	*last = job;
}

bool job_start(struct session *session, struct invocation *invocation, size_t *number)
{
	struct job *job = calloc(1, sizeof *job);
	sigset_t before;
	if (!job || !open_wake(session)) {
		free(job);
		return false;
	}
	job->session = session;
	job->invocation = invocation;
	job->number = invocation->step.job;
	clock_gettime(CLOCK_MONOTONIC, &job->start);
	block_signals(&before);
	int error = pthread_create(&job->thread, NULL, run_job, job);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (error) {
		free(job);
		errno = error;
		return false;
	}
	session->jobs.newest = job->number;
	if (job->number > session->jobs.highest)
		session->jobs.highest = job->number;
	append(&session->jobs, job);
	*number = job->number;
	return true;
}

int jobs_wake(const struct session *session)
{
	return session->jobs.wake[0];
}

/* --- ending ------------------------------------------------------------------------------------------------------ */

static void finish(struct job *job)
{
	struct session *session = job->session;
	struct arena arena;
	struct error error = { .set = false };
	struct value value;
	arena_init(&arena);
	pthread_join(job->thread, NULL);
	struct evaluation evaluation = {
		.session = session, .arena = &arena, .error = &error, .job = job->number
	};
	const char *target = job->invocation->target;
	bool done = invocation_finish(&evaluation, job->invocation, &value);
	variable_settle(&session->variables, target);
	if (done && target)
		done = variable_set(&session->variables, target, &value) || no_memory(&evaluation);
	if (!done && session->observer.note)
		session->observer.note(session->observer.context, error.message);
	evaluation_end(&evaluation);
	arena_free(&arena);
	free(job);
	if (!session->jobs.first)
		session->jobs.newest = 0;
}

static void empty_wake(const struct jobs *jobs)
{
	char bytes[64];
	while (jobs->wake[0] >= 0 && read(jobs->wake[0], bytes, sizeof bytes) > 0)
		;
}

size_t jobs_collect(struct session *session)
{
	size_t count = 0;
	if (!session->jobs.first)
		return 0;
	empty_wake(&session->jobs);
	for (struct job **link = &session->jobs.first; *link;) {
		struct job *job = *link;
		if (!job->returned) {
			link = &job->next;
			continue;
		}
		*link = job->next;
		finish(job);
		count++;
	}
	return count;
}

static struct job *find(const struct jobs *jobs, size_t number)
{
	struct job *job = jobs->first;
	while (job && job->number != number)
		job = job->next;
	return job;
}

/* Waits for any job to end; false where Ctrl-C came first. */
static bool wait_for_end(const struct session *session)
{
	struct pollfd asked = { .fd = session->jobs.wake[0], .events = POLLIN };
	sigset_t interrupt, before;
	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	pthread_sigmask(SIG_BLOCK, &interrupt, &before);
	int ready = *interrupt_flag() ? -1 : ppoll(&asked, 1, NULL, &before);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ready > 0 || !*interrupt_flag();
}

bool jobs_wait(struct session *session, size_t number, bool *stopped)
{
	*stopped = false;
	if (number && !find(&session->jobs, number))
		return false;
	while (number ? find(&session->jobs, number) : session->jobs.first) {
		jobs_collect(session);
		if (!(number ? find(&session->jobs, number) : session->jobs.first))
			break;
		if (wait_for_end(session))
			continue;
		*stopped = true;
		return false;
	}
	return true;
}

/* A signal that comes before the call waits is lost on it: it is sent until the call has returned. */
static void interrupt_until_returned(struct job *job)
{
	struct timespec moment = { 0, 1000000 };
	while (!job->returned) {
		interrupt_thread(job->thread);
		nanosleep(&moment, NULL);
	}
}

bool job_interrupt(struct session *session, size_t number)
{
	struct job *job = find(&session->jobs, number);
	if (!job)
		return false;
	interrupt_until_returned(job);
	jobs_collect(session);
	return true;
}

size_t jobs_running(const struct session *session)
{
	size_t count = 0;
	for (const struct job *job = session->jobs.first; job; job = job->next)
		count++;
	return count;
}

const struct step *jobs_next(const struct session *session, size_t number, size_t *next, double *seconds)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	for (const struct job *job = session->jobs.first; job; job = job->next) {
		if (job->number <= number)
			continue;
		*next = job->number;
		*seconds = (double)(time.tv_sec - job->start.tv_sec) +
		           (double)(time.tv_nsec - job->start.tv_nsec) / 1e9;
		return &job->invocation->step;
	}
	return NULL;
}

size_t jobs_drop(struct session *session)
{
	size_t waited = 0;
	while (session->jobs.first) {
		struct job *job = session->jobs.first;
		session->jobs.first = job->next;
		waited += !job->returned;
		if (!job->returned && job->invocation->node->call.expectation)
			session->unmet++;
		interrupt_until_returned(job);
		pthread_join(job->thread, NULL);
		variable_settle(&session->variables, job->invocation->target);
		invocation_free(job->invocation);
		free(job);
	}
	for (int i = 0; i < 2; i++)
		if (session->jobs.wake[i] >= 0) {
			close(session->jobs.wake[i]);
			session->jobs.wake[i] = -1;
		}
	return waited;
}
