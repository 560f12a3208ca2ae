/* The program that the tests of the line editor run on a terminal: it says which line it read.
 * Not here: the tests (line/test-line.c). */
#include "support/line-loop.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "line/history.h"
#include "line/line.h"

enum { LOWEST = 100 };

static volatile sig_atomic_t interrupted;
static int wake[2];
static struct line_editor *editor;

static void note_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

static void wake_up(int number)
{
	(void)number;
	if (write(wake[1], "w", 1) < 0)
		_exit(3);
}

static void woken(void *context)
{
	char byte;

	(void)context;
	if (read(wake[0], &byte, 1) == 1)
		line_message(editor, "[1] a job has ended", 19);
}

static void complete(void *context, const char *line, size_t length, size_t cursor, struct line_offers *offers)
{
	static const struct { const char *word, *help; } words[] = {
		{ "connect", "connect to an address" }, { "setsockopt", "set an option" }, { "setuid", NULL },
		{ "söcket", "two bytes" }, { "sücket", "two bytes too" },
	};
	size_t start = cursor;

	(void)context;
	(void)length;
	while (start > 0 && line[start - 1] != ' ' && line[start - 1] != '=')
		start--;
	line_offers_start(offers, start);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strncmp(words[i].word, line + start, cursor - start) == 0)
			line_offer(offers, words[i].word, words[i].help, ' ');
	if (strncmp("dir/", line + start, cursor - start) == 0 && cursor > start)
		line_offer(offers, "dir/", NULL, '\0');
}

static void remember(void *context, const char *line)
{
	(void)context;
	line_remember(editor, line);
}

static void say(const char *line)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);

	fputc('<', out);
	for (; *line != '\0'; line++)
		if (*line == '\n')
			fputs("\\n", out);
		else if (*line == '\t')
			fputs("\\t", out);
		else
			fputc(*line, out);
	fputs(">\n", out);
	fclose(out);
	line_message(editor, text, length);
	free(text);
}

static void wait_for_signal(void)
{
	sigset_t awaited;
	int number;

	sigemptyset(&awaited);
	sigaddset(&awaited, SIGUSR2);
	sigwait(&awaited, &number);
}

static void perform(const char *line)
{
	say(line);
	if (strcmp(line, "pause") == 0)
		wait_for_signal();
	if (strcmp(line, "close") == 0)
		for (int i = 0; i < 3; i++)
			close(i);
}

static void set_signals(void)
{
	struct sigaction action = { .sa_handler = note_interrupt };

	sigset_t awaited;

	sigemptyset(&awaited);
	sigaddset(&awaited, SIGUSR2);
	sigprocmask(SIG_BLOCK, &awaited, NULL);
	sigaction(SIGINT, &action, NULL);
	action.sa_handler = wake_up;
	action.sa_flags = SA_RESTART;
	sigaction(SIGUSR1, &action, NULL);
}

int line_loop(int count, char **arguments)
{
	struct line_settings settings = {
		.input = fcntl(0, F_DUPFD_CLOEXEC, LOWEST),
		.output = fcntl(0, F_DUPFD_CLOEXEC, LOWEST),
		.interrupted = &interrupted,
		.woken = woken,
		.complete = complete,
		.plain = count > 2 && strcmp(arguments[2], "plain") == 0,
	};
	struct history history;
	enum line_outcome outcome;
	char *line, *path = history_path();
	const char *type = getenv("TERM");
	const char *prompt = type && strcmp(type, "dumb") == 0 ? "sock> " : "\001\033[1m\002sock>\001\033[m\002 ";

	set_signals();
	if (pipe2(wake, O_CLOEXEC) != 0)
		return 3;
	settings.wake = wake[0];
	editor = line_open(&settings);
	if (!editor || !history_open(&history, path, LOWEST) || !history_load(&history, remember, NULL))
		return 3;
	free(path);
	while ((outcome = line_read(editor, prompt, &line)) == LINE_READ ||
		outcome == LINE_INTERRUPTED) {
		if (outcome == LINE_INTERRUPTED && interrupted)
			return 4;
		if (outcome == LINE_INTERRUPTED)
			continue;
		line_remember(editor, line);
		history_save(&history, line);
		perform(line);
		free(line);
	}
	history_close(&history);
	line_close(editor);
	return outcome == LINE_END ? 0 : 1;
}
