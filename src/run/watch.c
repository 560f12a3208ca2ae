/* One thread with a clock, for the call that is being made.
 * Not here: interrupting it (interrupt.h). */
#include "run/watch.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "run/session.h"

struct watch {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	struct session *session;
	const struct step *step; /* of the call that is being made; NULL for none */
	struct timespec deadline;
	bool ended;
};

/* Waits for the deadline of the call; false where the call came back before. The mutex is held. */
static bool outlasts(struct watch *watch, const struct step *step)
{
	while (watch->step == step && !watch->ended) {
		struct timespec now;
		clock_gettime(CLOCK_MONOTONIC, &now);
		bool over = now.tv_sec > watch->deadline.tv_sec ||
		            (now.tv_sec == watch->deadline.tv_sec && now.tv_nsec >= watch->deadline.tv_nsec);
		if (over)
			return true;
		pthread_cond_timedwait(&watch->changed, &watch->mutex, &watch->deadline);
	}
	return false;
}

static void *run(void *context)
{
	struct watch *watch = context;
	const struct observer *observer = &watch->session->observer;
	pthread_mutex_lock(&watch->mutex);
	while (!watch->ended) {
		const struct step *step = watch->step;
		if (!step)
			pthread_cond_wait(&watch->changed, &watch->mutex);
		else if (outlasts(watch, step)) {
			observer->waiting(observer->context, step);
			watch->step = NULL;
		}
	}
	pthread_mutex_unlock(&watch->mutex);
	return NULL;
}

static struct watch *new_watch(struct session *session)
{
	struct watch *watch = calloc(1, sizeof *watch);
	pthread_condattr_t attributes;
	sigset_t all, before;
	if (!watch)
		return NULL;
	watch->session = session;
	pthread_mutex_init(&watch->mutex, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&watch->changed, &attributes);
	pthread_condattr_destroy(&attributes);
	sigfillset(&all); /* signals are for the thread that makes the call */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int error = pthread_create(&watch->thread, NULL, run, watch);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!error)
		return watch;
	pthread_cond_destroy(&watch->changed);
	pthread_mutex_destroy(&watch->mutex);
	free(watch);
	return NULL;
}

void watch_begin(struct session *session, const struct step *step)
{
	if (!session->watch)
		session->watch = new_watch(session);
	struct watch *watch = session->watch;
	if (!watch)
		return;
	pthread_mutex_lock(&watch->mutex);
	clock_gettime(CLOCK_MONOTONIC, &watch->deadline);
	watch->deadline.tv_nsec += WATCH_MILLISECONDS * 1000000L;
	if (watch->deadline.tv_nsec >= 1000000000L) {
		watch->deadline.tv_nsec -= 1000000000L;
		watch->deadline.tv_sec++;
	}
	watch->step = step;
	pthread_cond_signal(&watch->changed);
	pthread_mutex_unlock(&watch->mutex);
}

void watch_end(struct session *session)
{
	struct watch *watch = session->watch;
	if (!watch)
		return;
	pthread_mutex_lock(&watch->mutex);
	watch->step = NULL;
	pthread_mutex_unlock(&watch->mutex);
}

void watch_free(struct session *session)
{
	struct watch *watch = session->watch;
	if (!watch)
		return;
	pthread_mutex_lock(&watch->mutex);
	watch->ended = true;
	pthread_cond_signal(&watch->changed);
	pthread_mutex_unlock(&watch->mutex);
	pthread_join(watch->thread, NULL);
	pthread_cond_destroy(&watch->changed);
	pthread_mutex_destroy(&watch->mutex);
	free(watch);
	session->watch = NULL;
}
