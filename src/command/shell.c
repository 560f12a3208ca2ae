/* The shell: the object that holds a session and the views of it, and what is written through it.
 * Not here: its beginning and its end (shell/open.c), what lines do (shell/statements.c). */
#include "command/shell.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "line/line.h"
#include "reasons/reasons.h"
#include "run/interrupt.h"

bool shell_stops(const struct shell *shell)
{
	return shell->ended || shell->broken || shell->interrupted;
}

/* --- output --------------------------------------------------------------------------------------------- */

/* The first failure is told. A reader that has gone, as head does, has what it wants. */
static void cannot_write(struct shell *shell, int error)
{
	char line[160];

	text_sink_clear(&shell->out);
	if (shell->broken)
		return;
	shell->broken = true;
	if (error == EPIPE)
		return;
	int length = snprintf(line, sizeof line, "sock: the output cannot be written: %s\n", strerror(error));
	if (length > 0 && shell->error >= 0 && write(shell->error, line, (size_t)length) < 0)
		shell->failures = true; /* nobody is left to be told */
}

bool shell_ends_blank(const struct text_sink *text)
{
	size_t length = text->length;

	return length > 1 && text->data[length - 1] == '\n' && text->data[length - 2] == '\n';
}

static void note_written(struct shell *shell, const struct text_sink *text)
{
	if (text->length == 0)
		return;
	shell->wrote = true;
	shell->ends_blank = shell_ends_blank(text);
}

/* Prints what a sink holds above the line that is being edited. */
static void flush_above_line(struct shell *shell, struct text_sink *text)
{
	line_message(shell->editor, text->data, text->length);
	text_sink_clear(text);
}

void shell_flush(struct shell *shell)
{
	note_written(shell, &shell->out);
	note_written(shell, &shell->messages);
	if (shell->editing) {
		flush_above_line(shell, &shell->out);
		flush_above_line(shell, &shell->messages);
		return;
	}
	if (shell->out.length) {
		int error = text_sink_flush(&shell->out, shell->output);

		if (error)
			cannot_write(shell, error);
	}
	if (shell->messages.length && text_sink_flush(&shell->messages, shell->error))
		text_sink_clear(&shell->messages);
}

void shell_leave_echo(struct shell *shell)
{
	if (!*interrupt_flag() || !shell->output_terminal || shell->echo_left || shell->editing)
		return;
	sink_newline(&shell->out.sink);
	shell->echo_left = true;
}

void shell_flush_line(struct shell *shell)
{
	if (shell->output_terminal || shell->messages.length || shell->out.length > 32768)
		shell_flush(shell);
}

struct sink *shell_sink(struct shell *shell)
{
	shell_leave_echo(shell);
	shell->message_view.width = shell->view.width;
	return shell->json ? &shell->messages.sink : &shell->out.sink;
}

void shell_complain(struct shell *shell, const char *format, ...)
{
	char line[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	sink_text(&shell->messages.sink, ROLE_PLAIN, "sock: ");
	sink_text(&shell->messages.sink, ROLE_PLAIN, line);
	sink_newline(&shell->messages.sink);
}

void shell_apply_settings(struct shell *shell)
{
	struct session_settings *settings = &shell->session.settings;

	settings->table = shell->view.table || shell->record;
	settings->times = shell->view.times || shell->json;
	shell->session.find_reason = shell->view.reasons ? reasons_find : NULL;
}
