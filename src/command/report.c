/* What could not be understood or done, as people read it: the line, a mark under the spot, the message.
 * Not here: finding out (lang/, run/, commands). */
#include "command/report.h"

#include <stdio.h>
#include <string.h>

#include "text/printable.h"

static size_t columns_of(const char *line, size_t length)
{
	size_t columns = 0;

	for (size_t at = 0; at < length;) {
		struct printable cell = printable_at(line + at, length - at, columns);
		at += cell.bytes;
		columns += cell.columns;
	}
	return columns;
}

static size_t characters_of(const char *line, size_t length)
{
	size_t characters = 0;

	for (size_t at = 0; at < length; characters++)
		at += printable_at(line + at, length - at, 0).bytes;
	return characters;
}

/* Prints the columns of the line from `first` on, up to `room` of them, with dots where it is cut. */
static void show_line(struct sink *sink, const char *line, size_t length, size_t first, size_t room)
{
	size_t column = 0, end = first + room;
	bool cut_before = first > 0, cut_behind = columns_of(line, length) > end;

	for (size_t at = 0; at < length;) {
		struct printable cell = printable_at(line + at, length - at, column);
		bool dots =
			(cut_before && column < first + 3) || (cut_behind && column + cell.columns > end - 3);

		if (column >= first && column + cell.columns <= end) {
			for (size_t i = 0; dots && i < cell.columns; i++)
				sink_text(sink, ROLE_PLAIN, ".");
			if (!dots)
				sink_text(sink, ROLE_PLAIN, cell.text);
		}
		at += cell.bytes;
		column += cell.columns;
	}
	sink_newline(sink);
}

static void show_mark(struct sink *sink, size_t column, size_t width)
{
	sink_spaces(sink, column);
	sink_text(sink, ROLE_ERROR, "^");
	for (size_t i = 1; i < width; i++)
		sink_text(sink, ROLE_ERROR, "~");
	sink_newline(sink);
}

/* The line of the text in which an offset lies. */
static struct span line_around(const struct source_place *place, size_t at, size_t *number)
{
	struct span line = { 0, place->length };

	*number = place->line;
	for (size_t i = 0; i < at && i < place->length; i++)
		if (place->text[i] == '\n') {
			line.start = i + 1;
			++*number;
		}
	const char *end = memchr(place->text + line.start, '\n', place->length - line.start);
	if (end)
		line.end = (size_t)(end - place->text);
	if (line.end > line.start && place->text[line.end - 1] == '\r')
		line.end--;
	return line;
}

/* The line and, under it, the mark; cut around the spot where the screen is too narrow. */
static void show_spot(struct shell *shell, struct span line, struct span span)
{
	const char *text = shell->place.text + line.start;
	size_t start = span.start > line.end ? line.end : span.start;
	size_t end = span.end > line.end ? line.end : span.end;
	size_t before = columns_of(text, start - line.start);
	size_t width = end > start ? columns_of(text, end - line.start) - before : 1;
	size_t room = shell->view.width > 20 ? shell->view.width - 1 : 19, first = 0;

	if (before + width > room)
		first = before > room / 2 ? before - room / 2 : 0;
	if (before - first + width > room)
		width = room - (before - first);
	show_line(&shell->messages.sink, text, line.end - line.start, first, room);
	show_mark(&shell->messages.sink, before - first, width);
}

/* A question goes on behind the message; what can be typed has a line of its own. */
static void show_message(struct sink *sink, const struct error *error)
{
	size_t length = strlen(error->hint);
	bool question = length && error->hint[length - 1] == '?';

	sink_text(sink, ROLE_ERROR, error->message);
	if (question) {
		sink_text(sink, ROLE_PLAIN, "; ");
		sink_text(sink, ROLE_ADVICE, error->hint);
	}
	sink_newline(sink);
	if (length && !question)
		text_show_sentence(sink, ROLE_ADVICE, error->hint);
}

void report_place(struct shell *shell)
{
	char number[32];

	if (!shell->place.name)
		return;
	snprintf(number, sizeof number, ":%zu: ", shell->place.line);
	sink_escaped(&shell->messages.sink, ROLE_PLAIN, shell->place.name, strlen(shell->place.name));
	sink_text(&shell->messages.sink, ROLE_PLAIN, number);
}

void report_error(struct shell *shell, const struct error *error)
{
	struct sink *sink = &shell->messages.sink;
	const struct source_place *place = &shell->place;
	size_t number;
	struct span line = line_around(place, error->has_span ? error->span.start : 0, &number);
	size_t start = error->span.start < line.end ? error->span.start : line.end;
	char text[64];

	if (!place->name) {
		if (error->has_span)
			show_spot(shell, line, error->span);
		show_message(sink, error);
		return;
	}
	snprintf(text, sizeof text, error->has_span ? ":%zu:%zu: " : ":%zu: ", number,
	         error->has_span ? characters_of(place->text + line.start, start - line.start) + 1 : 0);
	sink_escaped(sink, ROLE_PLAIN, place->name, strlen(place->name));
	sink_text(sink, ROLE_PLAIN, text);
	show_message(sink, error);
	if (error->has_span)
		show_spot(shell, line, error->span);
}
