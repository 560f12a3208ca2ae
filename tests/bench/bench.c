/* Measures the shell against its neighbours, all of them in one run and in turns, since figures drift from minute to
 * minute; prints the medians.
 *     bench SOCK FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-SOURCES
 * Not here: what is measured against (the other files of this folder), lines of code (lines). */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 20000, CALLS = 5 * ROUNDS, MOST_RUNS = 51, LONGEST_COMMAND = 8, PROMPT_SECONDS = 5 };

/* A program and what was measured of it. */
struct subject {
	const char *name;
	const char *command[LONGEST_COMMAND]; /* ends with NULL */
	const char *prompt;                   /* what to wait for on a terminal; NULL: until the program ends */
	double seconds[MOST_RUNS];
	double kilobytes[MOST_RUNS]; /* peak memory */
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void execute(const struct subject *subject)
{
	char *command[LONGEST_COMMAND];

	memcpy(command, subject->command, sizeof(command));
	execvp(command[0], command);
	_exit(127);
}

/* Waits for the end of `child`; gives its peak memory in kilobytes. */
static double end_of(pid_t child, const struct subject *subject)
{
	struct rusage usage;
	int status;

	if (wait4(child, &status, 0, &usage) < 0)
		fail("wait4");
	if (!subject->prompt && status != 0) {
		fprintf(stderr, "bench: %s failed (wait status %d)\n", subject->name, status);
		exit(1);
	}
	return (double)usage.ru_maxrss;
}

/* Reads from the terminal until `prompt` was seen. */
static void await_prompt(int terminal, const struct subject *subject)
{
	char seen[8192];
	size_t length = 0;

	for (;;) {
		struct pollfd poll_terminal = {.fd = terminal, .events = POLLIN};
		ssize_t got = 0;

		if (poll(&poll_terminal, 1, PROMPT_SECONDS * 1000) > 0)
			got = read(terminal, seen + length, sizeof(seen) - 1 - length);
		if (got <= 0) {
			fprintf(stderr, "bench: %s shows no prompt\n", subject->name);
			exit(1);
		}
		length += (size_t)got;
		seen[length] = '\0';
		if (strstr(seen, subject->prompt))
			return;
	}
}

static void run_to_prompt(struct subject *subject, int run)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	double began = now();
	int terminal;
	pid_t child = forkpty(&terminal, NULL, NULL, &size);

	if (child < 0)
		fail("forkpty");
	if (child == 0)
		execute(subject);
	await_prompt(terminal, subject);
	subject->seconds[run] = now() - began;
	if (kill(child, SIGKILL) < 0)
		fail("kill");
	subject->kilobytes[run] = end_of(child, subject);
	close(terminal);
}

static void run_to_end(struct subject *subject, int run, const char *output)
{
	double began = now();
	pid_t child = fork();

	if (child < 0)
		fail("fork");
	if (child == 0) {
		int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (file < 0 || dup2(file, STDOUT_FILENO) < 0)
			_exit(127);
		execute(subject);
	}
	subject->kilobytes[run] = end_of(child, subject);
	subject->seconds[run] = now() - began;
}

static int compare(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), compare);
	return values[count / 2];
}

static void run_once(struct subject *subject, int run, const char *output)
{
	if (subject->prompt)
		run_to_prompt(subject, run);
	else
		run_to_end(subject, run, output);
}

/* The subjects in turns, `runs` times; then a line for each. The first is the shell. */
static void compare_subjects(const char *title, struct subject *subjects, int runs, const char *output, int calls)
{
	for (int run = 0; run < runs; run++)
		for (struct subject *subject = subjects; subject->name; subject++) {
			/* Twice, since the first time it pays for what the one before it has pushed out of the caches. */
			run_once(subject, run, output);
			run_once(subject, run, output);
		}

	printf("\n%s (median of %d)\n", title, runs);
	for (struct subject *subject = subjects; subject->name; subject++) {
		double seconds = median(subject->seconds, runs), kilobytes = median(subject->kilobytes, runs);

		printf("  %-28s %9.3f ms %7.0f KB", subject->name, seconds * 1e3, kilobytes);
		if (calls != 0)
			printf(" %9.0f calls/s", calls / seconds);
		if (subject != subjects)
			printf("   sock takes %5.2f of its time, %4.2f of its memory", subjects->seconds[runs / 2] / seconds,
				subjects->kilobytes[runs / 2] / kilobytes);
		putchar('\n');
	}
	fflush(stdout);
}

static void write_script(const char *path)
{
	FILE *script = fopen(path, "we");

	if (!script)
		fail(path);
	for (int round = 0; round < ROUNDS; round++)
		fputs("socket inet stream\nsetsockopt reuseaddr 1\nbind 127.0.0.1 0\ngetsockname\nclose\n", script);
	if (fclose(script) != 0)
		fail(path);
}

static const char *path_in(const char *folder, const char *name)
{
	char *path;

	if (asprintf(&path, "%s/%s", folder, name) < 0)
		fail("asprintf");
	return path;
}

static void measure(const char *sock, const char *programs, const char *sources, const char *scratch)
{
	const char *output = path_in(scratch, "output"), *script = path_in(scratch, "script.sockrc");
	char rounds[16];
	struct subject prompts[] = {
		{.name = "sock", .command = {sock}, .prompt = "sock>"},
		{.name = "C with readline", .command = {path_in(programs, "readline-prompt")}, .prompt = "prompt> "},
		{.name = "bash", .command = {"bash", "--noprofile", "--norc", "-i"}, .prompt = "prompt> "},
		{.name = "python3", .command = {"python3", "-q"}, .prompt = ">>> "},
		{0},
	};
	struct subject nothings[] = {
		{.name = "sock -c ''", .command = {sock, "-c", ""}},
		{.name = "C that does nothing", .command = {path_in(programs, "nothing")}},
		{.name = "bash -c :", .command = {"bash", "-c", ":"}},
		{.name = "python3 -c 'import socket'", .command = {"python3", "-c", "import socket"}},
		{0},
	};
	struct subject loops[] = {
		{.name = "sock -q SCRIPT", .command = {sock, "-q", script}},
		{.name = "C that reads the same script", .command = {path_in(programs, "replay"), script}},
		{.name = "C that only makes the calls", .command = {path_in(programs, "calls"), rounds}},
		{.name = "python3 loop", .command = {"python3", path_in(sources, "calls.py"), rounds}},
		{0},
	};

	snprintf(rounds, sizeof(rounds), "%d", ROUNDS);
	write_script(script);
	compare_subjects("start to the first prompt on a terminal", prompts, 31, output, 0);
	compare_subjects("a run of nothing", nothings, 31, output, 0);
	compare_subjects("20,000 x socket, setsockopt, bind, getsockname, close, to a file", loops, 5, output, CALLS);
	unlink(output);
	unlink(script);
}

int main(int argc, char **argv)
{
	char scratch[] = "/tmp/sock-bench.XXXXXX";

	if (argc != 4) {
		fputs("usage: bench SOCK FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-SOURCES\n", stderr);
		return 2;
	}
	if (!mkdtemp(scratch))
		fail("mkdtemp");
	/* The same settings for all of them: none. */
	setenv("HOME", scratch, 1);
	setenv("PS1", "prompt> ", 1);
	setenv("TERM", "xterm", 1);
	measure(argv[1], argv[2], argv[3], scratch);
	return rmdir(scratch) == 0 ? 0 : 1;
}
