/* Signals: SIGINT sets a flag and interrupts; SIGUSR2 does nothing but interrupt a thread; SIGPIPE is noted.
 * Not here: jobs (jobs.h). */
#include "run/interrupt.h"

#include <errno.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

static volatile sig_atomic_t interrupted; /* SIGINT came */
static volatile sig_atomic_t in_call;     /* a call of the foreground is being made */

/* What a signal handler leaves for its own thread; only that thread reads it. */
static _Thread_local volatile sig_atomic_t noted_signal, noted_pid, noted_uid;

volatile sig_atomic_t *interrupt_flag(void)
{
	return &interrupted;
}

/* The next signals in case this one came before the call had begun to wait. */
static void again_soon(void)
{
	struct itimerval timer = { { 0, 20000 }, { 0, 20000 } };
	setitimer(ITIMER_REAL, &timer, NULL);
}

static void on_interrupt(int number)
{
	int saved = errno;
	(void)number;
	interrupted = 1;
	if (in_call)
		again_soon();
	errno = saved;
}

static void on_alarm(int number)
{
	int saved = errno;
	(void)number;
	if (in_call)
		again_soon();
	errno = saved;
}

static void on_wake(int number)
{
	(void)number; /* its delivery is its effect: the call returns EINTR */
}

static void on_pipe(int number, siginfo_t *info, void *context)
{
	(void)context;
	noted_signal = number;
	noted_pid = info->si_pid;
	noted_uid = (sig_atomic_t)info->si_uid;
}

static void install(int number, void (*handler)(int))
{
	struct sigaction action;
	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

void interrupt_install(void)
{
	install(SIGINT, on_interrupt);
	install(SIGALRM, on_alarm);
	install(SIGUSR2, on_wake);
	install(SIGIO, on_wake); /* a socket with O_ASYNC and an owner would end the shell */
	struct sigaction action;
	memset(&action, 0, sizeof action);
	action.sa_sigaction = on_pipe;
	action.sa_flags = SA_SIGINFO;
	sigemptyset(&action.sa_mask);
	sigaction(SIGPIPE, &action, NULL);
}

void interrupt_ignore_quit(void)
{
	install(SIGQUIT, SIG_IGN);
}

void interrupt_thread(pthread_t thread)
{
	pthread_kill(thread, SIGUSR2);
}

void interrupt_begin(int64_t nanoseconds)
{
	in_call = 1;
	if (interrupted)
		again_soon();
	else if (nanoseconds > 0) {
		struct itimerval timer = { { 0, 0 },
			                   { nanoseconds / 1000000000, nanoseconds % 1000000000 / 1000 } };
		if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0)
			timer.it_value.tv_usec = 1;
		setitimer(ITIMER_REAL, &timer, NULL);
		if (interrupted) /* it came in between, and its timer is gone */
			again_soon();
	}
}

void interrupt_end(void)
{
	static const struct itimerval none;
	in_call = 0;
	setitimer(ITIMER_REAL, &none, NULL);
}

int interrupt_take_signal(int *pid, int *uid)
{
	int number = noted_signal;
	if (number) {
		*pid = noted_pid;
		*uid = noted_uid;
		noted_signal = 0;
	}
	return number;
}
