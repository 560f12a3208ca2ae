/* Lines edited by GNU readline. Its variables are the process's, so there is one editor at a time.
 * Not here: what libedit calls by the same names and does otherwise (libedit.c uses its own
 * interface). */
#include "line/common.h"

#include <errno.h>
#include <stdio.h>
#include <readline/history.h>
#include <readline/readline.h>
#include <stdlib.h>
#include <string.h>

#include "line/history.h"

/* The library's callbacks are handed no context. */
static struct line_editor *reading;
/* "^C" is shown once, though the library asks for keys until it is back at its top. */
static bool interruption_shown;

static void show_interruption(void)
{
	if (interruption_shown)
		return;
	interruption_shown = true;
	rl_point = rl_end;
	rl_redisplay();
	fflush(rl_outstream);
	line_write(reading, "^C", 2);
}

static int read_key(FILE *stream)
{
	int key = line_key(reading);

	(void)stream;
	if (key == LINE_KEY_INTERRUPTED)
		show_interruption();
	/* READERR ends whatever the library is in, and then readline() itself; after EOF it would hand out
	 * half a line. */
	return key < 0 ? READERR : key;
}

/* Otherwise a newline is printed at the end of input, but only where bracketed paste is on. */
static void give_terminal_back(void)
{
#if RL_READLINE_VERSION >= 0x0802
	rl_eof_found = 0;
#endif
	rl_deprep_terminal();
}

/* --- completion --- */

static char *with_line_before(const char *line, size_t start, const char *word, size_t length)
{
	char *text = malloc(start + length + 1);

	if (!text)
		return NULL;
	memcpy(text, line, start);
	memcpy(text + start, word, length);
	text[start + length] = '\0';
	return text;
}

/* To the library the whole line up to the cursor is the word: where ours begins is known to the completer
 * alone. So each match is the line before the word, and the word. matches[0] is what they have in common. */
static char **complete(const char *text, int start, int end)
{
	struct line_offers *offers = &reading->offers;
	size_t typed, common, cursor = (size_t)end;
	char **matches;

	(void)start;
	rl_attempted_completion_over = 1; /* or file names would be offered */
	line_complete(reading, rl_line_buffer, (size_t)rl_end, cursor);
	if (offers->count == 0)
		return NULL;
	matches = calloc(offers->count + 2, sizeof *matches);
	if (!matches)
		return NULL;
	typed = cursor - offers->start;
	common = line_offers_common(offers);
	if (offers->count > 1 && common < typed) /* only the case differs: leave it as it was typed */
		matches[0] = strdup(text);
	else
		matches[0] = with_line_before(text, offers->start, offers->words[0].text, common);
	for (size_t i = 0; offers->count > 1 && i < offers->count; i++)
		matches[i + 1] = with_line_before(text, offers->start, offers->words[i].text,
		                                  strlen(offers->words[i].text));
	rl_completion_append_character = offers->words[0].append;
	return matches;
}

static void list_matches(char **matches, int count, int longest)
{
	(void)matches;
	(void)count;
	(void)longest;
	rl_crlf();
	fflush(rl_outstream);
	line_offers_list(reading);
	rl_forced_update_display();
}

/* --- the backend --- */

static void set_up_completion(void)
{
	rl_attempted_completion_function = complete;
	rl_completion_display_matches_hook = list_matches;
	rl_basic_word_break_characters = "";
	rl_sort_completion_matches = 0;
	rl_ignore_completion_duplicates = 0;
}

static void readline_close(struct line_editor *editor)
{
	(void)editor;
	clear_history();
	fclose(rl_instream);
	fclose(rl_outstream);
	rl_instream = rl_outstream = NULL;
	reading = NULL;
}

static bool readline_open(struct line_editor *editor)
{
	FILE *input = fdopen(editor->settings.input, "r");
	FILE *output = fdopen(editor->settings.output, "w");

	if (!input || !output) {
		/* Closing the one would close the caller's descriptor; out of memory this early, it is not
		 * worth more. */
		return false;
	}
	reading = editor;
	rl_instream = input;
	rl_outstream = output;
	rl_readline_name = "sock"; /* $if sock in ~/.inputrc */
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_change_environment = 0;
	rl_getc_function = read_key;
	rl_deprep_term_function = give_terminal_back;
	set_up_completion();
	using_history();
	stifle_history(HISTORY_ENTRIES);
	return true;
}

static void take_size(void)
{
	int rows, columns;

	line_screen_size(reading, &rows, &columns);
	rl_set_screen_size(rows, columns);
}

static enum line_outcome readline_read(struct line_editor *editor, const char *prompt, char **line)
{
	(void)editor;
	interruption_shown = false;
	take_size();
	*line = readline(prompt);
	return *line ? LINE_READ : LINE_END;
}

static bool readline_remember(struct line_editor *editor, const char *line)
{
	(void)editor;
	add_history(line);
	return true;
}

static void readline_hide(struct line_editor *editor)
{
	(void)editor;
	rl_clear_visible_line();
	fflush(rl_outstream);
}

static void readline_show(struct line_editor *editor)
{
	(void)editor;
	rl_forced_update_display();
	fflush(rl_outstream);
}

static void readline_resize(struct line_editor *editor)
{
	(void)editor;
	rl_resize_terminal();
}

static void readline_leave(struct line_editor *editor)
{
	(void)editor;
	(*rl_deprep_term_function)();
}

static void readline_enter(struct line_editor *editor)
{
	(void)editor;
	(*rl_prep_term_function)(1);
}

const struct line_backend line_built = {
	.open = readline_open,
	.close = readline_close,
	.read = readline_read,
	.remember = readline_remember,
	.hide = readline_hide,
	.show = readline_show,
	.resize = readline_resize,
	.leave = readline_leave,
	.enter = readline_enter,
};

const char *line_library(void)
{
	static char name[40];

	snprintf(name, sizeof name, "GNU readline %s", rl_library_version);
	return name;
}
