/* A screen that obeys the escape sequences which line editors send, and forgets nothing that scrolls off.
 * Not here: where the bytes come from (terminal.c). */
#include "support/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { WIDEST = 512, PARAMETERS = 8 };

struct cell {
	char bytes[8]; /* a character, NUL-ended; empty: the right half of a wide one, or never written */
};

struct line {
	struct cell cells[WIDEST];
};

struct screen {
	int rows, columns;
	struct line **lines; /* all of them; the last `rows` are on the screen */
	size_t count;
	size_t line;         /* of the cursor */
	int column;          /* may be `columns`: the next character wraps */
	char pending[64];    /* a sequence or character that is not complete yet */
	size_t pending_length;
	int insert;
};

static void add_line(struct screen *screen)
{
	screen->lines = realloc(screen->lines, (screen->count + 1) * sizeof *screen->lines);
	screen->lines[screen->count++] = calloc(1, sizeof(struct line));
}

static void set_size(struct screen *screen, int rows, int columns)
{
	screen->rows = rows > 0 ? rows : 24;
	screen->columns = columns > 0 ? columns : 80;
	if (screen->columns > WIDEST)
		screen->columns = WIDEST;
}

struct screen *screen_open(int rows, int columns)
{
	struct screen *screen = calloc(1, sizeof *screen);

	set_size(screen, rows, columns);
	add_line(screen);
	return screen;
}

void screen_close(struct screen *screen)
{
	for (size_t i = 0; i < screen->count; i++)
		free(screen->lines[i]);
	free(screen->lines);
	free(screen);
}

void screen_resize(struct screen *screen, int rows, int columns)
{
	set_size(screen, rows, columns);
	if (screen->column > screen->columns)
		screen->column = screen->columns;
}

static size_t top(const struct screen *screen)
{
	return screen->count > (size_t)screen->rows ? screen->count - (size_t)screen->rows : 0;
}

static void go_to_line(struct screen *screen, long line)
{
	long first = (long)top(screen), last = first + screen->rows - 1;

	line = line < first ? first : line > last ? last : line;
	while (screen->count <= (size_t)line)
		add_line(screen);
	screen->line = (size_t)line;
}

static void go_to_column(struct screen *screen, int column)
{
	screen->column = column < 0 ? 0 : column >= screen->columns ? screen->columns - 1 : column;
}

static void next_line(struct screen *screen)
{
	if (screen->line + 1 == screen->count)
		add_line(screen);
	screen->line++;
}

static struct cell *cells_here(struct screen *screen)
{
	return screen->lines[screen->line]->cells;
}

static void clear_cells(struct screen *screen, int from, int to)
{
	if (to > from)
		memset(cells_here(screen) + from, 0, (size_t)(to - from) * sizeof(struct cell));
}

static void open_gap(struct screen *screen, int count)
{
	struct cell *cells = cells_here(screen);
	int from = screen->column, kept = WIDEST - from - count;

	if (kept <= 0)
		return;
	memmove(cells + from + count, cells + from, (size_t)kept * sizeof *cells);
	clear_cells(screen, from, from + count);
	clear_cells(screen, screen->columns, WIDEST);
}

static void close_gap(struct screen *screen, int count)
{
	struct cell *cells = cells_here(screen);
	int from = screen->column, kept = screen->columns - from - count;

	if (kept > 0)
		memmove(cells + from, cells + from + count, (size_t)kept * sizeof *cells);
	clear_cells(screen, kept > 0 ? from + kept : from, screen->columns);
}

static void clear_below(struct screen *screen)
{
	clear_cells(screen, screen->column, WIDEST);
	for (size_t i = screen->line + 1; i < screen->count; i++)
		memset(screen->lines[i], 0, sizeof(struct line));
}

static void clear_all(struct screen *screen)
{
	/* What was shown stays in the transcript: a cleared screen is a new one below. */
	size_t rows = (size_t)screen->rows;

	while (rows-- > 0)
		add_line(screen);
	screen->line = top(screen);
}

static void show_character(struct screen *screen, const char *bytes, size_t length, int width)
{
	struct cell *cell;

	if (width <= 0)
		return;
	if (screen->column + width > screen->columns) {
		next_line(screen);
		screen->column = 0;
	}
	if (screen->insert)
		open_gap(screen, width);
	cell = cells_here(screen) + screen->column;
	clear_cells(screen, screen->column, screen->column + width);
	memcpy(cell->bytes, bytes, length < 7 ? length : 7);
	if (width == 2)
		strcpy(cell[1].bytes, "\001"); /* the right half, which is not printed */
	screen->column += width;
}

static void erase(struct screen *screen, int final, int how)
{
	int column = screen->column < screen->columns ? screen->column : screen->columns - 1;

	if (final == 'J' && how == 0)
		clear_below(screen);
	else if (final == 'J')
		clear_all(screen);
	else if (how == 0)
		clear_cells(screen, column, WIDEST);
	else
		clear_cells(screen, 0, how == 1 ? column + 1 : WIDEST);
}

static void control_sequence(struct screen *screen, int final, const int *numbers)
{
	int count = numbers[0] > 0 ? numbers[0] : 1;

	switch (final) {
	case 'A': go_to_line(screen, (long)screen->line - count); break;
	case 'B': go_to_line(screen, (long)screen->line + count); break;
	case 'C': go_to_column(screen, screen->column + count); break;
	case 'D': go_to_column(screen, screen->column - count); break;
	case 'G': go_to_column(screen, count - 1); break;
	case 'd': go_to_line(screen, (long)top(screen) + count - 1); break;
	case 'H':
		go_to_line(screen, (long)top(screen) + count - 1);
		go_to_column(screen, numbers[1] > 0 ? numbers[1] - 1 : 0);
		break;
	case 'J':
	case 'K': erase(screen, final, numbers[0]); break;
	case 'P': close_gap(screen, count); break;
	case '@': open_gap(screen, count); break;
	case 'X': clear_cells(screen, screen->column, screen->column + count); break;
	case 'h':
	case 'l': screen->insert = numbers[0] == 4 ? final == 'h' : screen->insert; break;
	default: break;
	}
}

/* Returns the length of the sequence, or 0 where it is not complete. */
static size_t escape(struct screen *screen, const char *bytes, size_t length)
{
	int numbers[PARAMETERS] = { 0 };
	size_t parameter = 0, at = 2;
	int private;

	if (length < 2)
		return 0;
	if (bytes[1] == '(' || bytes[1] == ')')
		return length < 3 ? 0 : 3;
	if (bytes[1] == 'M')
		go_to_line(screen, (long)screen->line - 1);
	if (bytes[1] != '[')
		return 2;
	private = length > 2 && (bytes[2] == '?' || bytes[2] == '>');
	for (at += (size_t)private; at < length; at++) {
		if (bytes[at] >= '0' && bytes[at] <= '9')
			numbers[parameter] = numbers[parameter] * 10 + bytes[at] - '0';
		else if (bytes[at] == ';' && parameter + 1 < PARAMETERS)
			parameter++;
		else if (bytes[at] >= '@')
			break;
	}
	if (at == length)
		return 0;
	if (!private)
		control_sequence(screen, bytes[at], numbers);
	return at + 1;
}

static void control_character(struct screen *screen, char byte)
{
	if (byte == '\r')
		screen->column = 0;
	else if (byte == '\n')
		next_line(screen);
	else if (byte == '\b')
		go_to_column(screen, screen->column - 1);
	else if (byte == '\t')
		go_to_column(screen, (screen->column / 8 + 1) * 8);
}

/* Bytes used up, or 0 where more are needed. */
static size_t feed_one(struct screen *screen, const char *bytes, size_t length)
{
	mbstate_t state = { 0 };
	wchar_t wide;
	size_t size;

	if (bytes[0] == '\033')
		return escape(screen, bytes, length);
	if ((unsigned char)bytes[0] < 0x20 || bytes[0] == 0x7f) {
		control_character(screen, bytes[0]);
		return 1;
	}
	size = mbrtowc(&wide, bytes, length, &state);
	if (size == (size_t)-2)
		return 0;
	if (size == (size_t)-1) {
		show_character(screen, "?", 1, 1);
		return 1;
	}
	show_character(screen, bytes, size, wcwidth(wide));
	return size;
}

void screen_feed(struct screen *screen, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		screen->pending[screen->pending_length++] = bytes[i];
		if (feed_one(screen, screen->pending, screen->pending_length) > 0 ||
			screen->pending_length == sizeof screen->pending)
			screen->pending_length = 0;
	}
}

size_t screen_lines(const struct screen *screen)
{
	return screen->count;
}

char *screen_line(const struct screen *screen, size_t line)
{
	const struct cell *cells = screen->lines[line]->cells;
	char *text = malloc(WIDEST * sizeof(struct cell) + 1);
	size_t length = 0, end = 0;

	for (int i = 0; i < WIDEST; i++) {
		const char *bytes = cells[i].bytes[0] == '\0' ? " " : cells[i].bytes;

		if (bytes[0] == '\001')
			continue;
		memcpy(text + length, bytes, strlen(bytes));
		length += strlen(bytes);
		if (strcmp(bytes, " ") != 0)
			end = length;
	}
	text[end] = '\0';
	return text;
}

size_t screen_cursor_line(const struct screen *screen)
{
	return screen->line;
}

int screen_cursor_column(const struct screen *screen)
{
	return screen->column;
}
