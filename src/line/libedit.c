/* Lines edited by libedit through its own interface. Its emulation of readline's lacks too much: there a
 * Ctrl-C looks like the end of input, and a list of completions cannot be printed.
 * Not here: the emulation. */
#include "line/common.h"

#include <errno.h>
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "line/history.h"

struct libedit {
	EditLine *library;
	History *history;
	FILE *input, *output;
	char *prompt; /* of the line that is read; its \002 are \001, as the library wants them */
	int tabs;     /* in a row that changed nothing; the second lists */
};

static struct line_editor *editor_of(EditLine *library)
{
	struct line_editor *editor = NULL;

	el_get(library, EL_CLIENTDATA, &editor);
	return editor;
}

/* --- keys --- */

static int interrupted(struct line_editor *editor)
{
	struct libedit *own = editor->state;
	const LineInfo *line = el_line(own->library);

	/* Over what stands behind the cursor, to the end of the line. */
	fwrite(line->cursor, 1, (size_t)(line->lastchar - line->cursor), own->output);
	fputs("^C", own->output);
	fflush(own->output);
	errno = EINTR;
	return -1;
}

/* The library wants characters, the terminal gives bytes. What is no character is dropped. */
static int read_character(EditLine *library, wchar_t *character)
{
	struct line_editor *editor = editor_of(library);
	struct libedit *own = editor->state;
	mbstate_t state = { 0 };

	for (;;) {
		int key = line_key(editor);
		char byte = (char)key;
		size_t size;

		own->tabs = key == '\t' ? own->tabs + 1 : 0;
		if (key == LINE_KEY_INTERRUPTED)
			return interrupted(editor);
		if (key == LINE_KEY_END)
			return 0;
		size = mbrtowc(character, &byte, 1, &state);
		if (size == (size_t)-1)
			memset(&state, 0, sizeof state);
		else if (size != (size_t)-2)
			return 1;
	}
}

/* --- the screen --- */

static size_t rows_above(size_t width, size_t columns)
{
	return width / columns;
}

static size_t columns_of(const struct line_editor *editor)
{
	int rows, columns;

	line_screen_size(editor, &rows, &columns);
	return (size_t)columns;
}

static void libedit_hide(struct line_editor *editor)
{
	struct libedit *own = editor->state;
	const LineInfo *line = el_line(own->library);
	size_t width = line_width(own->prompt, strlen(own->prompt)) +
	               line_width(line->buffer, (size_t)(line->cursor - line->buffer));
	size_t up = rows_above(width, columns_of(editor));

	if (up > 0)
		fprintf(own->output, "\033[%zuA", up);
	fputs("\r\033[J", own->output);
	fflush(own->output);
}

static void libedit_show(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	el_set(own->library, EL_REFRESH);
	fflush(own->output);
}

/* From the cursor to the row below the line. */
static void step_below(struct line_editor *editor)
{
	struct libedit *own = editor->state;
	const LineInfo *line = el_line(own->library);
	size_t columns = columns_of(editor), prompt = line_width(own->prompt, strlen(own->prompt));
	size_t here = prompt + line_width(line->buffer, (size_t)(line->cursor - line->buffer));
	size_t end = prompt + line_width(line->buffer, (size_t)(line->lastchar - line->buffer));

	for (size_t i = rows_above(here, columns); i <= rows_above(end, columns); i++)
		fputc('\n', own->output);
	fflush(own->output);
}

static void libedit_resize(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	libedit_hide(editor);
	el_resize(own->library);
	libedit_show(editor);
}

/* --- completion --- */

static unsigned char replace_word(EditLine *library, size_t typed, char *text)
{
	int done;

	el_deletestr(library, (int)typed);
	done = el_insertstr(library, text);
	free(text);
	return done == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
}

static unsigned char list_or_beep(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	if (own->tabs < 2 || editor->offers.count == 0)
		return CC_ERROR;
	step_below(editor);
	line_offers_list(editor);
	libedit_show(editor);
	return CC_NORM;
}

static unsigned char complete(EditLine *library, int key)
{
	struct line_editor *editor = editor_of(library);
	const LineInfo *line = el_line(library);
	size_t cursor = (size_t)(line->cursor - line->buffer), typed;
	char *text;

	(void)key;
	if (line_text_follows(editor)) /* pasted */
		return replace_word(library, 0, strdup(" "));
	line_complete(editor, line->buffer, (size_t)(line->lastchar - line->buffer), cursor);
	typed = cursor - editor->offers.start;
	text = line_offers_insertion(&editor->offers, typed, line->cursor == line->lastchar);
	if (!text)
		return list_or_beep(editor);
	((struct libedit *)editor->state)->tabs = 0;
	return replace_word(library, typed, text);
}

/* As the library's own, but without showing a "^D". */
static unsigned char delete_or_end(EditLine *library, int key)
{
	const LineInfo *line = el_line(library);

	(void)key;
	if (line->lastchar == line->buffer)
		return CC_EOF;
	if (line->cursor == line->lastchar)
		return CC_ERROR;
	el_cursor(library, 1);
	el_deletestr(library, 1);
	return CC_REFRESH;
}

/* --- the backend --- */

static char *prompt_of(EditLine *library)
{
	struct libedit *own = editor_of(library)->state;
	static char none[] = "";

	/* The library wants a char *, and only reads it. */
	return own->prompt ? own->prompt : none;
}

/* One for as long as the program runs: el_end would forget the names of added functions without freeing
 * them. */
static EditLine *library_for(const struct libedit *own, const struct line_settings *settings)
{
	static EditLine *library;

	if (!library) {
		library = el_init_fd("sock", own->input, own->output, own->output, settings->input,
		                     settings->output, settings->output);
		return library;
	}
	el_set(library, EL_SETFP, 0, own->input);
	el_set(library, EL_SETFP, 1, own->output);
	el_set(library, EL_SETFP, 2, own->output);
	return library;
}

static void libedit_close(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	history_end(own->history);
	fclose(own->input);
	fclose(own->output);
	free(own);
}

static void set_up(struct line_editor *editor, struct libedit *own)
{
	HistEvent event;

	history(own->history, &event, H_SETSIZE, HISTORY_ENTRIES);
	el_set(own->library, EL_CLIENTDATA, editor);
	el_set(own->library, EL_EDITOR, "emacs");
	el_set(own->library, EL_HIST, history, own->history);
	el_set(own->library, EL_PROMPT_ESC, prompt_of, '\001');
	el_set(own->library, EL_GETCFN, read_character);
	el_set(own->library, EL_ADDFN, "sock-complete", "Complete the word", complete);
	el_set(own->library, EL_BIND, "^I", "sock-complete", NULL);
	el_set(own->library, EL_ADDFN, "sock-delete-or-end", "Delete a character; end an empty line",
	       delete_or_end);
	el_set(own->library, EL_BIND, "^D", "sock-delete-or-end", NULL);
	el_set(own->library, EL_BIND, "^R", "em-inc-search-prev", NULL);
	el_source(own->library, NULL); /* ~/.editrc has the last word on keys */
}

static bool start_library(struct line_editor *editor, struct libedit *own)
{
	own->input = fdopen(editor->settings.input, "r");
	own->output = fdopen(editor->settings.output, "w");
	own->history = history_init();
	if (!own->input || !own->output || !own->history)
		return false;
	own->library = library_for(own, &editor->settings);
	return own->library;
}

static bool libedit_open(struct line_editor *editor)
{
	struct libedit *own = calloc(1, sizeof *own);

	if (!own)
		return false;
	editor->state = own;
	if (!start_library(editor, own)) {
		if (own->history)
			history_end(own->history);
		free(own);
		return false;
	}
	set_up(editor, own);
	return true;
}

/* The prompt with one kind of mark, as the library wants it, around what takes no room. */
static char *marked_alike(const char *prompt)
{
	char *copy = strdup(prompt);

	for (char *at = copy; at && *at != '\0'; at++)
		if (*at == '\002')
			*at = '\001';
	return copy;
}

static enum line_outcome take_line(const char *text, int length, char **line)
{
	if (!text || length <= 0)
		return length < 0 ? LINE_ERROR : LINE_END;
	if (text[length - 1] == '\n')
		length--;
	*line = strndup(text, (size_t)length);
	return *line ? LINE_READ : LINE_ERROR;
}

static enum line_outcome libedit_read(struct line_editor *editor, const char *prompt, char **line)
{
	struct libedit *own = editor->state;
	enum line_outcome outcome;
	const char *text;
	int length = 0;

	own->prompt = marked_alike(prompt);
	own->tabs = 0;
	if (!own->prompt)
		return LINE_ERROR;
	el_set(own->library, EL_PREP_TERM, 1); /* before the prompt invites to type */
	text = el_gets(own->library, &length);
	outcome = take_line(text, length, line);
	free(own->prompt);
	own->prompt = NULL;
	return outcome;
}

static bool libedit_remember(struct line_editor *editor, const char *line)
{
	struct libedit *own = editor->state;
	HistEvent event;

	return history(own->history, &event, H_ENTER, line) >= 0;
}

static void libedit_leave(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	el_set(own->library, EL_PREP_TERM, 0);
}

static void libedit_enter(struct line_editor *editor)
{
	struct libedit *own = editor->state;

	el_set(own->library, EL_PREP_TERM, 1);
}

const struct line_backend line_built = {
	.open = libedit_open,
	.close = libedit_close,
	.read = libedit_read,
	.remember = libedit_remember,
	.hide = libedit_hide,
	.show = libedit_show,
	.resize = libedit_resize,
	.leave = libedit_leave,
	.enter = libedit_enter,
};

const char *line_library(void)
{
	static char name[40];

	snprintf(name, sizeof name, "libedit %d.%d", LIBEDIT_MAJOR, LIBEDIT_MINOR);
	return name;
}
