/* Waiting for a key: the terminal, the wake descriptor and four signals, in one place and without a race.
 * Not here: what a key does. */
#include "line/common.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

/* What arrived while waiting. Signal handlers can reach nothing but variables like these. */
static volatile sig_atomic_t stop_asked, continued, resized;

static const int handled_signals[3] = { SIGTSTP, SIGCONT, SIGWINCH };

static void note_signal(int number)
{
	if (number == SIGTSTP)
		stop_asked = 1;
	else if (number == SIGCONT)
		continued = 1;
	else
		resized = 1;
}

static void install_handler(int number, struct sigaction *before)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = note_signal;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, before);
	/* Who started us with SIGTSTP ignored has no use for a stopped program. */
	if (before && before->sa_handler == SIG_IGN)
		sigaction(number, before, NULL);
}

void line_signals_take(struct line_editor *editor)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	for (size_t i = 0; i < 3; i++)
		sigaddset(&held, handled_signals[i]);
	/* Held back except in ppoll, so that none can slip in between looking at a flag and waiting. */
	pthread_sigmask(SIG_BLOCK, &held, &editor->outside);
	editor->waiting = editor->outside;
	sigdelset(&editor->waiting, SIGINT);
	stop_asked = continued = resized = 0;
	editor->ahead = LINE_KEY_NONE;
	if (editor->settings.interrupted)
		*editor->settings.interrupted = 0;
	for (size_t i = 0; i < 3; i++) {
		sigdelset(&editor->waiting, handled_signals[i]);
		install_handler(handled_signals[i], &editor->handlers[i]);
	}
}

void line_signals_return(struct line_editor *editor)
{
	for (size_t i = 0; i < 3; i++)
		sigaction(handled_signals[i], &editor->handlers[i], NULL);
	pthread_sigmask(SIG_SETMASK, &editor->outside, NULL);
}

bool line_interrupted(const struct line_editor *editor)
{
	return editor->settings.interrupted && *editor->settings.interrupted;
}

static void change_mask(int how, int first, int second)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, first);
	sigaddset(&set, second);
	pthread_sigmask(how, &set, NULL);
}

/* Stops as the terminal's user asked for with Ctrl-Z, and comes back when the shell that started us
 * continues us (or at once, where there is none). */
static void stop(struct line_editor *editor)
{
	struct sigaction ours, standard;

	editor->backend->leave(editor);
	memset(&standard, 0, sizeof standard);
	standard.sa_handler = SIG_DFL;
	sigemptyset(&standard.sa_mask);
	sigaction(SIGTSTP, &standard, &ours);
	raise(SIGTSTP);
	change_mask(SIG_UNBLOCK, SIGTSTP, SIGCONT);
	change_mask(SIG_BLOCK, SIGTSTP, SIGCONT);
	sigaction(SIGTSTP, &ours, NULL);
	stop_asked = 0;
	continued = 1;
}

/* After a stop, even one by SIGSTOP, the terminal's modes are whatever the other shell left, and the line
 * is gone. */
static void resume(struct line_editor *editor)
{
	continued = 0;
	editor->backend->leave(editor);
	editor->backend->enter(editor);
	line_write(editor, "\r", 1);
	editor->backend->show(editor);
}

static void see_to_signals(struct line_editor *editor)
{
	if (stop_asked)
		stop(editor);
	if (continued)
		resume(editor);
	if (resized) {
		resized = 0;
		editor->backend->resize(editor);
	}
}

static int read_byte(const struct line_editor *editor)
{
	unsigned char byte;
	ssize_t got = read(editor->settings.input, &byte, 1);

	if (got == 1)
		return byte;
	return got < 0 && (errno == EINTR || errno == EAGAIN) ? LINE_KEY_NONE : LINE_KEY_END;
}

/* A byte that is there, or LINE_KEY_NONE after whatever else there was to see to. */
static int wait_once(struct line_editor *editor)
{
	struct pollfd wanted[2] = {
		{ .fd = editor->settings.input, .events = POLLIN },
		{ .fd = editor->settings.wake, .events = POLLIN },
	};

	/* Only a signal makes this fail, whatever errno says: under valgrind it may be EFAULT. */
	if (ppoll(wanted, 2, NULL, &editor->waiting) < 0) {
		see_to_signals(editor);
		return LINE_KEY_NONE;
	}
	if (wanted[1].revents != 0)
		editor->settings.woken(editor->settings.context);
	return wanted[0].revents != 0 ? read_byte(editor) : LINE_KEY_NONE;
}

int line_key(struct line_editor *editor)
{
	int key = editor->ahead;

	editor->ahead = LINE_KEY_NONE;
	while (key == LINE_KEY_NONE && !line_interrupted(editor))
		key = wait_once(editor);
	return line_interrupted(editor) ? LINE_KEY_INTERRUPTED : key;
}

bool line_text_follows(struct line_editor *editor)
{
	struct pollfd wanted = { .fd = editor->settings.input, .events = POLLIN };

	if (editor->ahead == LINE_KEY_NONE && poll(&wanted, 1, 0) == 1 && (wanted.revents & POLLIN) != 0)
		editor->ahead = read_byte(editor);
	return editor->ahead >= 0 && editor->ahead != '\t';
}
