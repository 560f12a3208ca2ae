/* A terminal for tests: the pseudo-terminal, the session that runs on it, and waiting for what it shows.
 * Not here: the screen that is read (screen.c), what any program shows. */
#include "support/terminal.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "support/screen.h"

enum { PATIENCE = 20 }; /* seconds; only a test that fails waits so long */

struct terminal {
	int master;
	int reports;  /* the shell's: the program's process id, then what waitpid says of it each time */
	int commands; /* to the shell: a byte means fg */
	pid_t shell, program;
	struct screen *screen;
	char *bytes, *transcript;
	size_t length;
	size_t marked_line, marked_offset; /* what was awaited last ends here */
	size_t bell;                       /* bytes up to the bell that was awaited last */
	size_t stopped;                    /* bytes that had come when the program stopped */
};

/* --- the shell that runs the program, in the other process --- */

static void give_terminal_to(pid_t group)
{
	tcsetpgrp(STDIN_FILENO, group);
}

/* In a process that becomes the program at once, or exits. */
static void become_program(const char *const *arguments)
{
	char *copies[32] = { NULL };

	for (size_t i = 0; i < 31 && arguments[i]; i++)
		copies[i] = strdup(arguments[i]);
	close_range(3, ~0U, 0); /* a shell hands on nothing more */
	execv(copies[0], copies);
	_exit(127);
}

static pid_t start_program(const struct terminal_settings *settings)
{
	pid_t program = fork();
	sigset_t none;

	if (program != 0)
		return program;
	setpgid(0, 0);
	give_terminal_to(getpid());
	signal(SIGTTOU, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	become_program(settings->arguments);
	return -1;
}

static void put_in_environment(const char *setting)
{
	const char *value = strchr(setting, '=') + 1;
	char *name = strndup(setting, (size_t)(value - setting) - 1);

	setenv(name, value, 1);
	free(name);
}

static void run_shell(const struct terminal_settings *settings, int reports, int commands)
{
	struct termios modes;
	pid_t program;
	int status;
	char command;

	signal(SIGTTOU, SIG_IGN);
	tcgetattr(STDIN_FILENO, &modes);
	setenv("TERM", settings->type ? settings->type : "xterm", 1);
	for (size_t i = 0; settings->environment && settings->environment[i]; i++)
		put_in_environment(settings->environment[i]);
	program = start_program(settings);
	setpgid(program, program);
	give_terminal_to(program);
	if (write(reports, &program, sizeof program) < 0)
		_exit(1);
	while (waitpid(program, &status, WUNTRACED) == program) {
		give_terminal_to(getpgrp());
		if (WIFSTOPPED(status))
			tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
		if (write(reports, &status, sizeof status) < 0 || !WIFSTOPPED(status) || read(commands, &command, 1) != 1)
			break;
		give_terminal_to(program);
		kill(-program, SIGCONT);
	}
	kill(-program, SIGKILL);
	_exit(0);
}

/* --- starting and ending --- */

struct terminal *terminal_start(const struct terminal_settings *settings)
{
	struct terminal *terminal;
	struct winsize size = { .ws_row = (unsigned short)settings->rows, .ws_col = (unsigned short)settings->columns };
	int reports[2], commands[2], master;
	pid_t shell;

	ck_assert_int_eq(pipe2(reports, O_CLOEXEC), 0);
	ck_assert_int_eq(pipe2(commands, O_CLOEXEC), 0);
	shell = forkpty(&master, NULL, NULL, &size);
	ck_assert_int_ge(shell, 0);
	if (shell == 0) {
		close(reports[0]);
		close(commands[1]);
		run_shell(settings, reports[1], commands[0]);
	}
	close(reports[1]);
	close(commands[0]);
	terminal = calloc(1, sizeof *terminal);
	terminal->shell = shell;
	terminal->master = master;
	terminal->reports = reports[0];
	terminal->commands = commands[1];
	fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
	terminal->screen = screen_open(settings->rows, settings->columns);
	terminal->bytes = calloc(1, 1);
	ck_assert_int_eq(read(terminal->reports, &terminal->program, sizeof(pid_t)), sizeof(pid_t));
	return terminal;
}

void terminal_close(struct terminal *terminal)
{
	close(terminal->master);
	close(terminal->commands);
	kill(terminal->program, SIGKILL);
	waitpid(terminal->shell, NULL, 0);
	close(terminal->reports);
	screen_close(terminal->screen);
	free(terminal->bytes);
	free(terminal->transcript);
	free(terminal);
}

/* --- waiting --- */

static long milliseconds_left(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return PATIENCE * 1000L - (now.tv_sec - start->tv_sec) * 1000L - (now.tv_nsec - start->tv_nsec) / 1000000L;
}

static void take_output(struct terminal *terminal)
{
	char block[4096];
	ssize_t got = read(terminal->master, block, sizeof block);

	if (got <= 0)
		return;
	terminal->bytes = realloc(terminal->bytes, terminal->length + (size_t)got + 1);
	memcpy(terminal->bytes + terminal->length, block, (size_t)got);
	terminal->length += (size_t)got;
	terminal->bytes[terminal->length] = '\0';
	screen_feed(terminal->screen, block, (size_t)got);
}

/* Waits for output or a report, until the deadline. True when a report is there. */
static bool wait_for_something(struct terminal *terminal, const struct timespec *start, bool reports,
	const char *what)
{
	struct pollfd wanted[2] = {
		{ .fd = terminal->master, .events = POLLIN },
		{ .fd = reports ? terminal->reports : -1, .events = POLLIN },
	};
	long left = milliseconds_left(start);

	if (left <= 0 || poll(wanted, 2, (int)left) == 0)
		ck_abort_msg("\"%s\" did not come; there was:\n%s", what, terminal_transcript(terminal));
	if (wanted[0].revents & POLLIN)
		take_output(terminal);
	else if (!reports && (wanted[0].revents & (POLLHUP | POLLERR)))
		ck_abort_msg("the program ended before \"%s\" came; there was:\n%s", what, terminal_transcript(terminal));
	return !(wanted[0].revents & POLLIN) && (wanted[1].revents & (POLLIN | POLLHUP));
}

static bool find_behind_mark(struct terminal *terminal, const char *text)
{
	for (size_t i = terminal->marked_line; i < screen_lines(terminal->screen); i++) {
		char *line = screen_line(terminal->screen, i);
		size_t from = i == terminal->marked_line ? terminal->marked_offset : 0;
		const char *found = from <= strlen(line) ? strstr(line + from, text) : NULL;
		size_t offset = found ? (size_t)(found - line) + strlen(text) : 0;

		free(line);
		if (found) {
			terminal->marked_line = i;
			terminal->marked_offset = offset;
			return true;
		}
	}
	return false;
}

void terminal_await(struct terminal *terminal, const char *text)
{
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!find_behind_mark(terminal, text))
		wait_for_something(terminal, &start, false, text);
}

void terminal_rewind(struct terminal *terminal)
{
	terminal->marked_line = terminal->marked_offset = 0;
}

void terminal_await_bell(struct terminal *terminal)
{
	struct timespec start;
	const char *bell;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!(bell = strchr(terminal->bytes + terminal->bell, '\a')))
		wait_for_something(terminal, &start, false, "(a bell)");
	terminal->bell = (size_t)(bell - terminal->bytes) + 1;
}

void terminal_await_output(struct terminal *terminal)
{
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (terminal->length == terminal->stopped)
		wait_for_something(terminal, &start, false, "(output)");
}

static bool cursor_line_is(const struct terminal *terminal, const char *text)
{
	char *line = screen_line(terminal->screen, screen_cursor_line(terminal->screen));
	bool same = strcmp(line, text) == 0;

	free(line);
	return same;
}

void terminal_await_line(struct terminal *terminal, const char *text)
{
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!cursor_line_is(terminal, text))
		wait_for_something(terminal, &start, false, text);
}

static int await_report(struct terminal *terminal, const char *what)
{
	struct timespec start;
	int status = -1;

	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!wait_for_something(terminal, &start, true, what))
		;
	ck_assert_int_eq(read(terminal->reports, &status, sizeof status), sizeof status);
	return status;
}

void terminal_await_stop(struct terminal *terminal)
{
	int status = await_report(terminal, "(a stop)");

	terminal->stopped = terminal->length;
	ck_assert_msg(WIFSTOPPED(status), "the program ended, status %x:\n%s", (unsigned)status,
		terminal_transcript(terminal));
}

int terminal_await_end(struct terminal *terminal)
{
	int status = await_report(terminal, "(the end)");

	ck_assert_msg(!WIFSTOPPED(status), "the program stopped:\n%s", terminal_transcript(terminal));
	return status;
}

/* --- acting --- */

bool terminal_is_valgrind(void)
{
	const char *preloaded = getenv("LD_PRELOAD");

	return preloaded && strstr(preloaded, "vgpreload");
}

void terminal_type(struct terminal *terminal, const char *keys)
{
	size_t length = strlen(keys);

	while (length > 0) {
		ssize_t written = write(terminal->master, keys, length);

		ck_assert_msg(written > 0, "typing: %s", strerror(errno));
		keys += written;
		length -= (size_t)written;
	}
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	screen_resize(terminal->screen, rows, columns);
	ck_assert_int_eq(ioctl(terminal->master, TIOCSWINSZ, &size), 0);
}

void terminal_signal(const struct terminal *terminal, int number)
{
	ck_assert_int_eq(kill(terminal->program, number), 0);
}

pid_t terminal_program(const struct terminal *terminal)
{
	return terminal->program;
}

void terminal_continue(struct terminal *terminal)
{
	ck_assert_int_eq(write(terminal->commands, "f", 1), 1);
}

/* --- looking --- */

const char *terminal_transcript(struct terminal *terminal)
{
	size_t length = 0;
	FILE *out;

	free(terminal->transcript);
	terminal->transcript = NULL;
	out = open_memstream(&terminal->transcript, &length);
	for (size_t i = 0; i < screen_lines(terminal->screen); i++) {
		char *line = screen_line(terminal->screen, i);

		fprintf(out, "%s\n", line);
		free(line);
	}
	fclose(out);
	return terminal->transcript;
}

const char *terminal_bytes(const struct terminal *terminal)
{
	return terminal->bytes;
}

int terminal_column(const struct terminal *terminal)
{
	return screen_cursor_column(terminal->screen);
}

bool terminal_is_cooked(const struct terminal *terminal)
{
	struct termios modes;

	ck_assert_int_eq(tcgetattr(terminal->master, &modes), 0);
	return (modes.c_lflag & (ECHO | ICANON)) == (ECHO | ICANON) && (modes.c_iflag & ICRNL) != 0;
}
