/* Lines from a prompt.
 * Not here: editing a line (line/line.c), running it (script.c). */
#include "shell/interactive.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <config.h>

#include "run/interrupt.h"
#include "run/jobs.h"
#include "complete/complete.h"
#include "line/line.h"
#include "shell/open.h"
#include "shell/prompt.h"
#include "shell/script.h"

/* Between what a job brought and the prompt below stands an empty line; written at once with the rest, so that
 * the prompt is not drawn twice. */
static void separate_job(struct shell *shell)
{
	struct text_sink *last = shell->messages.length ? &shell->messages : &shell->out;

	if (last->length && !shell_ends_blank(last))
		sink_newline(&last->sink);
	shell_flush(shell);
	shell->wrote = shell->ends_blank = false;
}

/* A job has ended while a line was being edited: its step is shown above the line. */
static void on_woken(void *context)
{
	struct shell *shell = context;

	shell->editing = true;
	shell_measure(shell);
	jobs_collect(&shell->session);
	separate_job(shell);
	shell->editing = false;
}

static void on_tab(void *context, const char *line, size_t length, size_t cursor, struct line_offers *offers)
{
	struct shell *shell = context;

	(void)length;
	complete(&shell->session, line, cursor, offers);
}

/* The editor has descriptors of its own, since it closes them. */
static bool open_editor(struct shell *shell)
{
	int base = shell->session.private_base;
	struct line_settings settings = {
		.input = fcntl(shell->input, F_DUPFD_CLOEXEC, base),
		.output = fcntl(shell->output, F_DUPFD_CLOEXEC, base),
		.interrupted = interrupt_flag(),
		.wake = -1,
		.woken = on_woken,
		.complete = on_tab,
		.context = shell,
	};

	if (settings.input >= 0 && settings.output >= 0)
		shell->editor = line_open(&settings);
	if (shell->editor)
		return true;
	shell_complain(shell, "the terminal cannot be used: %s", strerror(errno));
	if (settings.input >= 0)
		close(settings.input);
	if (settings.output >= 0)
		close(settings.output);
	return false;
}

static void remember(void *context, const char *line)
{
	line_remember(context, line);
}

static void open_history(struct shell *shell)
{
	char *path = history_path();

	if (history_open(&shell->history, path, shell->session.private_base))
		history_load(&shell->history, remember, shell->editor);
	free(path);
}

static void greet(struct shell *shell)
{
	sink_text(&shell->out.sink, ROLE_PLAIN,
	          "sock " PACKAGE_VERSION ": each line is a call. Try: socket inet stream\n"
	          "help lists what there is, Tab completes, Ctrl-C interrupts, quit ends.\n");
}

/* Between what was shown and the next prompt stands an empty line. */
static void separate(struct shell *shell)
{
	shell_flush(shell);
	if (shell->wrote && !shell->ends_blank)
		sink_newline(&shell->out.sink);
	shell_flush(shell);
	shell->wrote = shell->ends_blank = false;
}

/* What is entered until a statement is complete: lines of which the last is not finished. */
struct entered {
	struct lines lines;
	struct lines typed; /* the same text, exactly as it was typed, for the history */
	bool goes_on;
	unsigned interrupts; /* lines in a row that Ctrl-C dropped */
};

static void drop_entered(struct entered *entered)
{
	lines_free(&entered->lines);
	lines_free(&entered->typed);
	entered->goes_on = false;
}

/* A statement of several lines, or a pasted block, is one entry. */
static void keep_in_history(struct shell *shell, struct lines *typed)
{
	if (typed->length == 0)
		return;
	typed->text[typed->length - 1] = '\0'; /* the last newline */
	history_save(&shell->history, typed->text);
	line_remember(shell->editor, typed->text);
}

static bool add_line(struct lines *lines, const char *line)
{
	return lines_add(lines, line, strlen(line)) && lines_add(lines, "\n", 1);
}

/* After a line that could not be understood, the rest of a pasted block does not run; that is said. */
static void tell_rest(struct shell *shell, const struct lines *lines)
{
	size_t count = 0;
	char text[64];

	for (size_t i = lines->at; i < lines->length; i++)
		count += lines->text[i] == '\n';
	if (count == 0)
		return;
	snprintf(text, sizeof text, "%zu more line%s of the paste did not run\n", count, count == 1 ? "" : "s");
	sink_text(&shell->messages.sink, ROLE_NOTE, text);
}

/* Runs what was entered so far; what is not finished stays for the next line. */
static void run_entered(struct shell *shell, struct entered *entered, const char *line)
{
	enum lines_result result = LINES_STOPPED;

	if (add_line(&entered->typed, line) && add_line(&entered->lines, line))
		result = lines_run(shell, &entered->lines, false);
	if (result == LINES_STOPPED)
		tell_rest(shell, &entered->lines);
	shell->interrupted = false;
	entered->goes_on = result == LINES_MORE;
	if (entered->goes_on)
		return;
	keep_in_history(shell, &entered->typed);
	drop_entered(entered);
}

/* What was entered is not finished and never will be: that is said as in a script. */
static void end_entered(struct shell *shell, struct entered *entered)
{
	lines_run(shell, &entered->lines, true);
	keep_in_history(shell, &entered->typed);
	drop_entered(entered);
}

/* One line, or one more line of a statement. False at the end of the session. */
static bool read_and_run(struct shell *shell, struct entered *entered)
{
	char prompt[64], *line;

	jobs_collect(&shell->session);
	if (!entered->goes_on)
		separate(shell);
	line_watch(shell->editor, jobs_wake(&shell->session));
	switch (line_read(shell->editor, prompt_text(shell, entered->goes_on, prompt, sizeof prompt), &line)) {
	case LINE_READ:
		entered->interrupts = 0;
		shell_measure(shell); /* the window may have got another size meanwhile */
		run_entered(shell, entered, line);
		free(line);
		return !shell->ended && !shell->broken;
	case LINE_INTERRUPTED:
		drop_entered(entered);
		if (++entered->interrupts == 2) /* somebody wants to leave */
			sink_text(&shell->out.sink, ROLE_PLAIN,
			          "Ctrl-C drops a line; quit or Ctrl-D ends the session.\n");
		return true;
	case LINE_ERROR:
		shell_complain(shell, "the terminal cannot be read: %s", strerror(errno));
		return false;
	case LINE_END:
		if (!entered->goes_on)
			return false;
		end_entered(shell, entered);
		return true;
	}
	return false;
}

bool interactive_run(struct shell *shell, bool quiet)
{
	struct entered entered = { .goes_on = false };

	if (!open_editor(shell))
		return false;
	interrupt_ignore_quit();
	open_history(shell);
	lines_start(&entered.lines, NULL);
	lines_start(&entered.typed, NULL);
	if (!quiet)
		greet(shell);
	while (read_and_run(shell, &entered))
		;
	drop_entered(&entered);
	line_close(shell->editor);
	shell->editor = NULL;
	history_close(&shell->history);
	return true;
}
