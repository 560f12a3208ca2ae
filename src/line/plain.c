/* Lines edited with nothing but blanks and backspaces: for builds without a library and for dumb
 * terminals. One row of the screen; a longer line scrolls sideways in it.
 * Not here: the text and its cursor (text.c). */
#include "line/common.h"

#include <config.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "line/history.h"
#include "line/text.h"

struct plain {
	struct line_text text;
	const char *prompt;
	struct termios modes;  /* the terminal's own */
	bool taken;            /* the modes are ours now */
	bool echo;             /* off where the terminal's user shows the keys himself, as in Emacs */
	size_t drawn;          /* columns of the row that are in use now, the prompt's too */
	size_t first;          /* byte offset of the first character that is shown */
	int tabs;              /* in a row that changed nothing; the second lists */
	char **history;        /* oldest first */
	size_t entries, entry; /* how many, and which one is shown: `entries` for the new line */
	char *unfinished;      /* the new line while an older one is shown */
};

static struct plain *own_of(const struct line_editor *editor)
{
	return editor->state;
}

/* --- drawing --- */

static size_t columns_of(const struct line_editor *editor)
{
	int rows, columns;

	line_screen_size(editor, &rows, &columns);
	return (size_t)columns;
}

static void put_times(FILE *out, char byte, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fputc(byte, out);
}

static void put_prompt(FILE *out, const struct plain *own)
{
	for (const char *at = own->prompt; *at != '\0'; at++)
		if (*at != '\001' && *at != '\002')
			fputc(*at, out);
}

/* Where the part that is shown begins, so that the cursor is in it. */
static void scroll(struct plain *own, size_t room)
{
	struct line_text *text = &own->text;

	if (own->first > text->cursor)
		own->first = text->cursor;
	while (line_text_width(text, own->first, text->cursor) > room)
		own->first = line_text_next(text, own->first);
}

/* Offset behind the last character that fits. */
static size_t last_shown(const struct plain *own, size_t room)
{
	size_t end = own->first;

	while (end < own->text.length) {
		size_t next = line_text_next(&own->text, end);

		if (line_text_width(&own->text, own->first, next) > room)
			break;
		end = next;
	}
	return end;
}

static void put_text(FILE *out, const struct line_text *text, size_t from, size_t to)
{
	for (size_t at = from; at < to; at = line_text_next(text, at)) {
		size_t next = line_text_next(text, at);
		unsigned char byte = (unsigned char)text->bytes[at];

		if (byte < 0x20 || byte == 0x7f)
			fprintf(out, "^%c", byte ^ 0x40);
		else if (line_text_width(text, at, next) > 0)
			fwrite(text->bytes + at, 1, next - at, out);
	}
}

static void put_line(FILE *out, struct plain *own, size_t columns)
{
	size_t prompt = line_width(own->prompt, strlen(own->prompt)), before = own->drawn, behind, end;
	size_t room = columns > prompt + 2 ? columns - prompt - 1 : 1;

	scroll(own, room);
	end = last_shown(own, room);
	fputc('\r', out);
	put_prompt(out, own);
	if (!own->echo)
		return;
	put_text(out, &own->text, own->first, end);
	own->drawn = prompt + line_text_width(&own->text, own->first, end);
	behind = before > own->drawn ? before - own->drawn : 0;
	put_times(out, ' ', behind);
	put_times(out, '\b', behind + line_text_width(&own->text, own->text.cursor, end));
}

static void put_nothing(FILE *out, struct plain *own, size_t columns)
{
	(void)columns;
	fputc('\r', out);
	put_times(out, ' ', own->drawn);
	fputc('\r', out);
	own->drawn = 0;
}

/* Sends in one piece what `put` writes. */
static void draw_with(struct line_editor *editor, void (*put)(FILE *out, struct plain *own, size_t columns))
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&bytes, &length);

	if (!out)
		return;
	put(out, own_of(editor), columns_of(editor));
	if (fclose(out) == 0)
		line_write(editor, bytes, length);
	free(bytes);
}

static void plain_show(struct line_editor *editor)
{
	draw_with(editor, put_line);
}

static void plain_hide(struct line_editor *editor)
{
	draw_with(editor, put_nothing);
}

static void plain_resize(struct line_editor *editor)
{
	plain_hide(editor);
	plain_show(editor);
}

static void beep(const struct line_editor *editor)
{
	line_write(editor, "\a", 1);
}

/* --- the terminal's modes --- */

static void plain_leave(struct line_editor *editor)
{
	struct plain *own = own_of(editor);

	if (own->taken)
		tcsetattr(editor->settings.input, TCSADRAIN, &own->modes);
	own->taken = false;
}

/* Keys come one by one and are not shown by the terminal; the keys that send signals still do. */
static void plain_enter(struct line_editor *editor)
{
	struct plain *own = own_of(editor);
	struct termios modes;

	if (tcgetattr(editor->settings.input, &own->modes) != 0)
		return;
	own->echo = (own->modes.c_lflag & ECHO) != 0;
	modes = own->modes;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
	modes.c_cc[VMIN] = 1;
	modes.c_cc[VTIME] = 0;
	own->taken = tcsetattr(editor->settings.input, TCSADRAIN, &modes) == 0;
}

/* --- keys --- */

static void recall(struct line_editor *editor, size_t entry)
{
	struct plain *own = own_of(editor);
	const char *line;

	if (entry > own->entries) {
		beep(editor);
		return;
	}
	if (own->entry == own->entries) {
		free(own->unfinished);
		own->unfinished = strndup(own->text.bytes, own->text.length);
	}
	own->entry = entry;
	line = entry < own->entries ? own->history[entry] : own->unfinished;
	line_text_remove(&own->text, 0, own->text.length);
	if (line)
		line_text_insert(&own->text, line, strlen(line));
	own->first = 0;
}

static void list_or_beep(struct line_editor *editor)
{
	struct plain *own = own_of(editor);

	if (own->tabs < 2 || editor->offers.count == 0) {
		beep(editor);
		return;
	}
	line_write(editor, "\n", 1);
	line_offers_list(editor);
	own->drawn = 0;
}

static void complete(struct line_editor *editor)
{
	struct plain *own = own_of(editor);
	struct line_text *text = &own->text;
	char *insertion;

	if (line_text_follows(editor)) { /* pasted */
		line_text_insert(text, " ", 1);
		return;
	}
	line_complete(editor, text->bytes, text->length, text->cursor);
	insertion = line_offers_insertion(&editor->offers, text->cursor - editor->offers.start,
	                                  text->cursor == text->length);
	if (!insertion) {
		list_or_beep(editor);
		return;
	}
	own->tabs = 0;
	line_text_remove(text, editor->offers.start, text->cursor);
	line_text_insert(text, insertion, strlen(insertion));
	free(insertion);
}

/* What an escape sequence means: the key that does the same. The cursor keys come as ESC [ A or ESC O A,
 * others with numbers. */
static int escape_sequence(struct line_editor *editor)
{
	static const char keys[][2] = {
		{ 'A', 'P' }, { 'B', 'N' }, { 'C', 'F' }, { 'D', 'B' }, { 'H', 'A' }, { 'F', 'E' },
	};
	int key = line_key(editor), number = 0;

	if (key != '[' && key != 'O')
		return key < 0 ? key : 0;
	while ((key = line_key(editor)) == ';' || (key >= '0' && key <= '9'))
		number = key == ';' ? 0 : key - '0';
	if (key == '~')
		return number == 3                  ? LINE_TEXT_DELETE
		       : number == 1 || number == 7 ? 'A' & 0x1f
		       : number == 4 || number == 8 ? 'E' & 0x1f
		                                    : 0;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (key == keys[i][0])
			return keys[i][1] & 0x1f;
	return key < 0 ? key : 0;
}

/* The newest entry before `before` that has the pattern in it; `before` itself where there is none. */
static size_t find_entry(const struct plain *own, const char *pattern, size_t before)
{
	for (size_t i = before; i-- > 0;)
		if (strstr(own->history[i], pattern))
			return i;
	return before;
}

/* What a key does to the pattern. False where it ends the search. */
static bool change_pattern(char *pattern, size_t size, int key)
{
	size_t length = strlen(pattern);

	if (key == 0x7f || key == ('H' & 0x1f)) {
		if (length > 0)
			pattern[length - 1] = '\0';
		return true;
	}
	if (key < 0x20 || key > 0xff)
		return false;
	if (length + 1 < size) {
		pattern[length] = (char)key;
		pattern[length + 1] = '\0';
	}
	return true;
}

/* Ctrl-R: shows the newest entry with what is typed in it, and with each further Ctrl-R an older one. Returns
 * the key that ended it, which means what it always does; 0 for Ctrl-G, which gives up. */
static int search(struct line_editor *editor)
{
	struct plain *own = own_of(editor);
	const char *prompt = own->prompt;
	char pattern[80] = "", shown[120];
	size_t found = own->entries;
	int key = 'R' & 0x1f;

	do {
		size_t from = key == ('R' & 0x1f) || found == own->entries ? found : found + 1;
		size_t next = pattern[0] == '\0' ? from : find_entry(own, pattern, from);

		if (next != from)
			recall(editor, found = next);
		else if (pattern[0] != '\0')
			beep(editor);
		snprintf(shown, sizeof shown, "(reverse-i-search)`%s': ", pattern);
		own->prompt = shown;
		plain_show(editor);
		key = line_key(editor);
	} while (key == ('R' & 0x1f) || change_pattern(pattern, sizeof pattern, key));
	own->prompt = prompt;
	if (key < 0) /* Ctrl-C is shown where it was pressed */
		return key;
	if (key == ('G' & 0x1f) && own->entry != own->entries)
		recall(editor, own->entries);
	plain_show(editor);
	return key == ('G' & 0x1f) ? 0 : key;
}

/* The commonest key needs no drawing anew. */
static bool typed_at_end(struct line_editor *editor, int key)
{
	struct plain *own = own_of(editor);
	char byte = (char)key;

	if (key < 0x20 || key > 0x7e || !own->echo || own->text.cursor < own->text.length ||
	    own->drawn + 2 > columns_of(editor) || !line_text_insert(&own->text, &byte, 1))
		return false;
	line_write(editor, &byte, 1);
	own->drawn++;
	own->tabs = 0;
	return true;
}

/* The keys that are not the text's alone. */
static void act(struct line_editor *editor, int key)
{
	struct plain *own = own_of(editor);

	if (typed_at_end(editor, key))
		return;
	own->tabs = key == '\t' ? own->tabs + 1 : 0;
	if (key == '\t')
		complete(editor);
	else if (key == ('P' & 0x1f))
		recall(editor, own->entry - 1); /* before the first: wraps, and is above all entries */
	else if (key == ('N' & 0x1f))
		recall(editor, own->entry + 1);
	else if (!line_text_key(&own->text, key))
		beep(editor);
	plain_show(editor);
}

/* 1: the line is complete; 0: go on; else LINE_KEY_END or LINE_KEY_INTERRUPTED. */
static int next_key(struct line_editor *editor)
{
	struct line_text *text = &own_of(editor)->text;
	int key = line_key(editor);

	if (key == ('R' & 0x1f))
		key = search(editor);
	if (key == 033)
		key = escape_sequence(editor);
	if (key < 0)
		return key;
	if (key == '\r' || key == '\n')
		return 1;
	if (key == ('D' & 0x1f) && text->length == 0)
		return LINE_KEY_END;
	if (key != 0)
		act(editor, key);
	return 0;
}

/* --- the backend --- */

static bool plain_open(struct line_editor *editor)
{
	struct plain *own = calloc(1, sizeof *own);

	if (!own)
		return false;
	own->history = calloc(HISTORY_ENTRIES, sizeof *own->history);
	if (!own->history || !line_text_open(&own->text)) {
		free(own->history);
		free(own);
		return false;
	}
	editor->state = own;
	return true;
}

static void plain_close(struct line_editor *editor)
{
	struct plain *own = own_of(editor);

	for (size_t i = 0; i < own->entries; i++)
		free(own->history[i]);
	free(own->history);
	free(own->unfinished);
	line_text_close(&own->text);
	free(own);
	close(editor->settings.input);
	close(editor->settings.output);
}

static bool plain_remember(struct line_editor *editor, const char *line)
{
	struct plain *own = own_of(editor);
	char *copy = strdup(line);

	if (!copy)
		return false;
	if (own->entries == HISTORY_ENTRIES) {
		free(own->history[0]);
		memmove(own->history, own->history + 1, (HISTORY_ENTRIES - 1) * sizeof *own->history);
		own->entries--;
	}
	own->history[own->entries++] = copy;
	return true;
}

static enum line_outcome finish(struct line_editor *editor, int ended, char **line)
{
	struct line_text *text = &own_of(editor)->text;

	if (text->cursor < text->length || own_of(editor)->first > 0) {
		text->cursor = text->length;
		plain_show(editor);
	}
	if (ended == LINE_KEY_INTERRUPTED)
		line_write(editor, "^C", 2);
	if (ended != 1)
		return LINE_END;
	line_write(editor, "\n", 1);
	*line = strndup(text->bytes, text->length);
	return *line ? LINE_READ : LINE_ERROR;
}

static enum line_outcome plain_read(struct line_editor *editor, const char *prompt, char **line)
{
	struct plain *own = own_of(editor);
	enum line_outcome outcome;
	int ended;

	own->prompt = prompt;
	own->first = own->drawn = 0;
	own->entry = own->entries;
	own->tabs = 0;
	line_text_remove(&own->text, 0, own->text.length);
	plain_enter(editor);
	plain_show(editor);
	while ((ended = next_key(editor)) == 0)
		;
	outcome = finish(editor, ended, line);
	plain_leave(editor);
	return outcome;
}

const struct line_backend line_plain = {
	.open = plain_open,
	.close = plain_close,
	.read = plain_read,
	.remember = plain_remember,
	.hide = plain_hide,
	.show = plain_show,
	.resize = plain_resize,
	.leave = plain_leave,
	.enter = plain_enter,
};

#if !defined WITH_GNU_READLINE && !defined WITH_LIBEDIT
const char *line_library(void)
{
	return "plain";
}
#endif
