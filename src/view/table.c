/* The descriptor table set in columns: measured first, then printed, so that no row is kept in memory.
 * Not here: what a cell says (table-cells.c), JSON (table-values.c). */
#include "view/table.h"

#include <string.h>

#include "view/table-cells.h"

#define MARK_COLUMN 2
#define GAP 2
#define NAME_LEAST 5 /* columns of a long name where there is no room */
/* Lines of the screen that a table leaves to the prompt and to what stands above it. */
#define LINES_LEFT 6

static const struct {
	const char *heading;
	unsigned least, most; /* columns; most 0: as many as there are */
	enum sink_role role;
} columns[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = { "fd", 4, 0, ROLE_DESCRIPTOR }, [COLUMN_NAME] = { "name", 4, 12, ROLE_PLAIN },
	[COLUMN_WHAT] = { "what", 11, 0, ROLE_PLAIN },     [COLUMN_LOCAL] = { "local", 15, 0, ROLE_PLAIN },
	[COLUMN_REMOTE] = { "remote", 15, 0, ROLE_PLAIN }, [COLUMN_STATE] = { "state", 11, 0, ROLE_CONSTANT },
};

/* --- the rows of a table, one after the other ----------------------------------------------------------- */

/* Walks the whole table, or only changes, or both at once; first the descriptors, then what the kernel keeps.
 * */
struct walk {
	const struct descriptor_table *table;    /* NULL: changes only */
	const struct descriptor_change *all;     /* changes; NULL: no marks */
	const struct descriptor_change *changes; /* those that are left */
	const struct descriptor *row;            /* the next one of the table, or NULL */
	size_t kept;                             /* index of the next that the kernel keeps */
};

static void walk_begin(struct walk *walk, const struct descriptor_table *table,
                       const struct descriptor_change *changes)
{
	*walk = (struct walk){ table, changes, changes, table ? descriptors_next(table, -1) : NULL, 0 };
}

static const struct descriptor *row_of_change(const struct descriptor_change *change)
{
	bool as_it_was = change->kind == CHANGE_GONE || change->kind == CHANGE_FORGOTTEN;

	return as_it_was ? change->before : change->after;
}

static void line_of_change(struct table_line *line, const struct descriptor_change *change)
{
	static const char marks[] = {
		[CHANGE_NEW] = '+',  [CHANGE_CHANGED] = '~',   [CHANGE_GONE] = '-',
		[CHANGE_KEPT] = ' ', [CHANGE_FORGOTTEN] = '-',
	};

	line->mark = marks[change->kind];
	line->row = row_of_change(change);
	line->before = change->kind == CHANGE_GONE || change->kind == CHANGE_FORGOTTEN ? NULL : change->before;
	line->after = change->kind == CHANGE_GONE ? change->after : NULL;
	line->kept = change->kind == CHANGE_KEPT || change->kind == CHANGE_FORGOTTEN;
	if (change->kind == CHANGE_KEPT && change->before)
		line->mark = '~';
}

/* The next line that a change makes, if it comes before the row of the table that is next. */
static bool next_change(struct walk *walk, struct table_line *line)
{
	const struct descriptor_change *change = walk->changes;

	if (!change)
		return false;
	line_of_change(line, change);
	if (walk->row && (line->kept || line->row->number > walk->row->number))
		return false;
	if (walk->row && change->kind != CHANGE_GONE && line->row->number == walk->row->number)
		walk->row = descriptors_next(walk->table, walk->row->number);
	walk->changes = change->next;
	return true;
}

static bool same_connection(const struct open_file *a, const struct open_file *b)
{
	return address_same(a->local, a->local_length, b->local, b->local_length) &&
	       address_same(a->remote, a->remote_length, b->remote, b->remote_length);
}

/* Whether a socket that the kernel keeps is among the changes, and is shown as such. */
static bool is_shown_as_change(const struct walk *walk, const struct descriptor *kept)
{
	const struct open_file *file = kept->file;

	for (const struct descriptor_change *change = walk->all; change; change = change->next) {
		const struct descriptor *row = row_of_change(change);

		if (row->number < 0 && same_connection(row->file, file))
			return true;
	}
	return false;
}

static bool next_line(struct walk *walk, struct table_line *line)
{
	const struct descriptor *kept;

	*line = (struct table_line){ .mark = ' ' };
	if (next_change(walk, line))
		return true;
	*line = (struct table_line){ .mark = ' ', .row = walk->row };
	if (walk->row) {
		walk->row = descriptors_next(walk->table, walk->row->number);
		return true;
	}
	kept = walk->table ? descriptors_kept(walk->table, walk->kept++) : NULL;
	if (kept && is_shown_as_change(walk, kept))
		return next_line(walk, line);
	line->row = kept;
	line->kept = true;
	return kept;
}

/* --- columns -------------------------------------------------------------------------------------------- */

static unsigned column_start(const struct table_view *view, enum table_column column)
{
	unsigned start = MARK_COLUMN + GAP;

	for (enum table_column before = COLUMN_NUMBER; before < column; before++)
		start += view->widths[before] + GAP;
	return start;
}

static void measure_line(struct table_view *view, const struct view_settings *settings,
                         const struct table_line *line)
{
	char text[CELL_MOST];

	for (enum table_column column = COLUMN_NUMBER; column < COLUMN_COUNT; column++) {
		unsigned length;

		cell_text(text, line, column, settings->interface_name);
		length = (unsigned)strlen(text);
		if (columns[column].most > 0 && length > columns[column].most)
			length = columns[column].most;
		if (length > view->widths[column] && !cell_runs_on(line, column))
			view->widths[column] = length;
	}
}

static bool take_column(struct table_view *view, enum table_column column, unsigned least)
{
	if (view->widths[column] <= least)
		return false;
	view->widths[column]--;
	return true;
}

/* Takes columns from the wider one of the two addresses, then from the names, then from what is unusual of the kind of
 * socket, until the table fits the screen. */
static void fit(struct table_view *view, unsigned width)
{
	while (column_start(view, COLUMN_STATE) + view->widths[COLUMN_STATE] > width) {
		enum table_column widest =
			view->widths[COLUMN_LOCAL] > view->widths[COLUMN_REMOTE] ? COLUMN_LOCAL : COLUMN_REMOTE;

		if (!take_column(view, widest, columns[widest].least) &&
		    !take_column(view, COLUMN_NAME, NAME_LEAST) &&
		    !take_column(view, COLUMN_WHAT, columns[COLUMN_WHAT].least))
			return;
	}
}

/* As wide as before or wider, so that rows stay under each other; false where a column has moved. */
static bool measure(struct table_view *view, const struct view_settings *settings, struct walk walk)
{
	unsigned state = column_start(view, COLUMN_STATE), local = column_start(view, COLUMN_LOCAL);
	struct table_line line;

	for (enum table_column column = COLUMN_NUMBER; column < COLUMN_COUNT; column++)
		if (view->widths[column] < columns[column].least)
			view->widths[column] = columns[column].least;
	while (next_line(&walk, &line))
		measure_line(view, settings, &line);
	fit(view, settings->width);
	return column_start(view, COLUMN_STATE) == state && column_start(view, COLUMN_LOCAL) == local;
}

/* Cuts a text in the middle, where addresses and paths say least. */
static void shorten(char *text, size_t room)
{
	size_t length = strlen(text), front = (room - 2) / 2, back = room - 3 - front;

	if (length <= room || room < 5)
		return;
	memcpy(text + front, "...", 3);
	memmove(text + front + 3, text + length - back, back + 1);
}

/* Of a name the beginning says most. */
static void shorten_name(char *text, size_t room)
{
	if (strlen(text) > room && room > 2)
		memcpy(text + room - 2, "..", 3);
}

/* --- printing ------------------------------------------------------------------------------------------- */

static void pad_to(struct sink *sink, unsigned *column, unsigned wanted)
{
	if (wanted > *column) {
		sink_spaces(sink, wanted - *column);
		*column = wanted;
	}
}

static void show_mark(struct sink *sink, char mark)
{
	char text[] = { mark, '\0' };
	enum sink_role role = mark == '+'   ? ROLE_NEW
	                      : mark == '~' ? ROLE_CHANGED
	                      : mark == '-' ? ROLE_GONE
	                                    : ROLE_PLAIN;

	sink_text(sink, role, text);
}

static void show_cell(struct sink *sink, const struct table_view *view, unsigned *at,
                      enum table_column column, const char *text)
{
	unsigned start = column_start(view, column), length = (unsigned)strlen(text);

	if (length == 0)
		return;
	if (column == COLUMN_NUMBER && length < view->widths[column])
		start += view->widths[column] - length;
	pad_to(sink, at, start);
	sink_text(sink, columns[column].role, text);
	*at += length;
}

static void show_row(struct sink *sink, const struct table_view *view, const struct table_line *line)
{
	unsigned at = MARK_COLUMN + 1;
	char text[CELL_MOST];

	sink_spaces(sink, MARK_COLUMN);
	show_mark(sink, line->mark);
	for (enum table_column column = COLUMN_NUMBER; column < COLUMN_COUNT; column++) {
		cell_text(text, line, column, sink->settings->interface_name);
		if (cell_runs_on(line, column))
			shorten(text, sink->settings->width - column_start(view, column));
		else if (column == COLUMN_LOCAL || column == COLUMN_REMOTE)
			shorten(text, view->widths[column]);
		else if (column == COLUMN_NAME || column == COLUMN_WHAT)
			shorten_name(text, view->widths[column]);
		show_cell(sink, view, &at, column, text);
	}
	sink_newline(sink);
}

static void show_remark(struct sink *sink, const struct table_view *view, unsigned *at, const char *text)
{
	unsigned length = (unsigned)strlen(text);

	if (*at > 0 && *at + 2 + length > sink->settings->width) {
		sink_text(sink, ROLE_NOTE, ",");
		sink_newline(sink);
		*at = 0;
	}
	if (*at == 0)
		pad_to(sink, at, column_start(view, COLUMN_WHAT));
	else
		sink_text(sink, ROLE_NOTE, ", "), *at += 2;
	sink_text(sink, ROLE_NOTE, text);
	*at += length;
}

static bool cell_is_as_before(const struct table_line *line, enum table_column column, const char *text,
                              address_interface_name *interface_name)
{
	struct table_line before = { .mark = ' ', .row = line->before };
	char old[CELL_MOST];

	if (line->mark != '~' || !line->before)
		return false;
	cell_text(old, &before, column, interface_name);
	return strcmp(old, text) == 0;
}

/* "local /a/long/path", where the row has room for a part of it only. */
static void show_whole(struct sink *sink, const struct table_view *view, unsigned *at,
                       const struct table_line *line, enum table_column column)
{
	const char *heading = columns[column].heading;
	char text[16 + CELL_MOST], *cell = stpcpy(stpcpy(text, heading), " ");

	cell_text(cell, line, column, sink->settings->interface_name);
	if (!cell_runs_on(line, column) && strlen(cell) > view->widths[column] &&
	    !cell_is_as_before(line, column, cell, sink->settings->interface_name))
		show_remark(sink, view, at, text);
}

/* What is to be said under a row, in as few lines as the screen allows; false where it is nothing. */
static bool show_remarks(struct sink *sink, const struct table_view *view, const struct table_line *line)
{
	unsigned at = 0;
	char text[CELL_MOST];

	show_whole(sink, view, &at, line, COLUMN_LOCAL);
	show_whole(sink, view, &at, line, COLUMN_REMOTE);
	for (size_t i = 0; cell_remark(text, line, i, sink->settings->interface_name); i++)
		show_remark(sink, view, &at, text);
	if (at > 0)
		sink_newline(sink);
	return at > 0;
}

static void show_header(struct sink *sink, struct table_view *view)
{
	unsigned at = 0;

	for (enum table_column column = COLUMN_NUMBER; column < COLUMN_COUNT; column++) {
		const char *heading = columns[column].heading;
		unsigned start = column_start(view, column), length = (unsigned)strlen(heading);

		if (column == COLUMN_NUMBER)
			start += view->widths[column] - length;
		pad_to(sink, &at, start);
		sink_text(sink, ROLE_HEADING, heading);
		at += length;
	}
	sink_newline(sink);
	view->shown = true;
}

/* Prints rows while there is room for `most` lines; those that the kernel keeps come under a heading of their own.
 * Returns how many rows of descriptors were left out. */
static size_t show_lines(struct sink *sink, struct table_view *view, struct walk walk, size_t most)
{
	struct table_line line;
	size_t left_out = 0;
	bool any_kept = false;

	while (next_line(&walk, &line)) {
		if (most == 0) {
			left_out += !line.kept;
			continue;
		}
		most--;
		if (line.kept && !any_kept) {
			sink_text(sink, ROLE_HEADING, "the kernel keeps");
			sink_newline(sink);
			any_kept = true;
		}
		show_row(sink, view, &line);
		if (show_remarks(sink, view, &line) && most > 0)
			most--;
	}
	return left_out;
}

static void show_rest(struct sink *sink, const struct table_view *view, size_t count)
{
	if (count == 0)
		return;
	sink_spaces(sink, column_start(view, COLUMN_NAME));
	sink_text(sink, ROLE_DIM, "and ");
	sink_number_as(sink, ROLE_DIM, NUMBER_UNSIGNED, count);
	sink_text(sink, ROLE_DIM, count == 1 ? " descriptor more" : " descriptors more");
	sink_text(sink, ROLE_DIM, ": table all");
	sink_newline(sink);
}

static size_t screenful(const struct sink *sink)
{
	return sink->settings->height > LINES_LEFT + 4 ? sink->settings->height - LINES_LEFT : 4;
}

void table_show(struct sink *sink, struct table_view *view, const struct descriptor_table *table, bool unfolded)
{
	struct walk walk;

	walk_begin(&walk, table, NULL);
	measure(view, sink->settings, walk);
	show_header(sink, view);
	show_rest(sink, view, show_lines(sink, view, walk, unfolded ? SIZE_MAX : screenful(sink)));
}

static size_t count_new(const struct descriptor_change *changes)
{
	size_t count = 0;

	for (; changes; changes = changes->next)
		count += changes->kind == CHANGE_NEW || changes->kind == CHANGE_CHANGED;
	return count;
}

void table_show_changes(struct sink *sink, struct table_view *view, const struct descriptor_table *table,
                        const struct descriptor_change *changes)
{
	bool first = !view->shown, whole = first && descriptors_count(table) <= screenful(sink);
	struct walk walk;
	size_t left_out;

	if (!changes)
		return;
	walk_begin(&walk, whole ? table : NULL, changes);
	if (!measure(view, sink->settings, walk) || first)
		show_header(sink, view);
	left_out = show_lines(sink, view, walk, screenful(sink));
	if (first && !whole)
		left_out = descriptors_count(table) - count_new(changes) + left_out;
	show_rest(sink, view, left_out);
}
