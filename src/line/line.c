/* What every line editor has in common: which one serves, and a message that spares the line being edited.
 * Not here: the editing (readline.c, libedit.c, plain.c), waiting for keys (key.c). */
#include "line/line.h"

#include <config.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "line/common.h"

#if defined WITH_GNU_READLINE || defined WITH_LIBEDIT
static bool dumb_terminal(void)
{
	const char *name = getenv("TERM");

	return !name || name[0] == '\0' || strcmp(name, "dumb") == 0;
}

static const struct line_backend *choose_backend(const struct line_settings *settings)
{
	return settings->plain || dumb_terminal() ? &line_plain : &line_built;
}
#else
static const struct line_backend *choose_backend(const struct line_settings *settings)
{
	(void)settings;
	return &line_plain;
}
#endif

/* Opens the terminal anew under the same number. The open file that 0, 1 and 2 share is the user's, who
 * may make it non-blocking; and ours must not block: Ctrl-C empties the terminal's queue, even between our
 * asking and our reading. */
static void open_anew(int descriptor, int flags)
{
	char path[32];
	int anew;

	snprintf(path, sizeof path, "/dev/fd/%d", descriptor);
	anew = open(path, flags | O_NOCTTY | O_CLOEXEC);
	if (anew < 0)
		return;
	dup3(anew, descriptor, O_CLOEXEC);
	close(anew);
}

struct line_editor *line_open(const struct line_settings *settings)
{
	struct line_editor *editor = calloc(1, sizeof *editor);

	if (!editor)
		return NULL;
	setlocale(LC_CTYPE, "");
	editor->settings = *settings;
	editor->backend = choose_backend(settings);
	open_anew(settings->input, O_RDWR | O_NONBLOCK);
	open_anew(settings->output, O_RDWR);
	if (!editor->backend->open(editor)) {
		free(editor);
		return NULL;
	}
	return editor;
}

enum line_outcome line_read(struct line_editor *editor, const char *prompt, char **line)
{
	enum line_outcome outcome;

	*line = NULL;
	line_signals_take(editor);
	editor->editing = true;
	outcome = editor->backend->read(editor, prompt, line);
	editor->editing = false;
	if (line_interrupted(editor)) {
		free(*line);
		*line = NULL;
		*editor->settings.interrupted = 0;
		outcome = LINE_INTERRUPTED;
	}
	line_signals_return(editor);
	if (outcome == LINE_END || outcome == LINE_INTERRUPTED)
		line_write(editor, "\n", 1);
	return outcome;
}

void line_watch(struct line_editor *editor, int wake)
{
	editor->settings.wake = wake;
}

void line_remember(struct line_editor *editor, const char *line)
{
	char *copy;

	if (line[0] == '\0' || (editor->last && strcmp(editor->last, line) == 0))
		return;
	copy = strdup(line);
	if (!copy || !editor->backend->remember(editor, line)) {
		free(copy);
		return;
	}
	free(editor->last);
	editor->last = copy;
}

void line_message(struct line_editor *editor, const char *text, size_t length)
{
	if (length == 0)
		return;
	if (editor->editing)
		editor->backend->hide(editor);
	line_write(editor, text, length);
	if (text[length - 1] != '\n')
		line_write(editor, "\n", 1);
	if (editor->editing)
		editor->backend->show(editor);
}

void line_close(struct line_editor *editor)
{
	if (!editor)
		return;
	editor->backend->close(editor);
	line_offers_free(&editor->offers);
	free(editor->last);
	free(editor);
}
