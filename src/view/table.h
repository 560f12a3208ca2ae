/* The descriptor table and its changes as rows of text. Makes no system call: all it shows is in the rows.
 * Not here: what a cell says (table-cells.h), blank lines around the table (text.h). */
#ifndef SOCK_VIEW_TABLE_H
#define SOCK_VIEW_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "kernel/descriptors.h"
#include "text/sink.h"

enum table_column {
	COLUMN_NUMBER,
	COLUMN_NAME,
	COLUMN_WHAT,
	COLUMN_LOCAL,
	COLUMN_REMOTE,
	COLUMN_STATE,
	COLUMN_COUNT
};

/* What is kept from one table to the next, so that rows stand under those before. Zeroed at the start of a
 * session. */
struct table_view {
	unsigned widths[COLUMN_COUNT];
	bool shown; /* the header has been shown */
};

/* The rows that changed, marked + ~ -, under them what they were. The first time the header (again where a column had
 * to move) and, up to a screenful, the whole table of which they are a part; beyond that a count of the rest. Nothing
 * where `changes` is NULL. */
void table_show_changes(struct sink *sink, struct table_view *view, const struct descriptor_table *table,
                        const struct descriptor_change *changes);

/* The whole table with its header; where it is not `unfolded` only up to a screenful, with a count of the
 * rest. */
void table_show(struct sink *sink, struct table_view *view, const struct descriptor_table *table, bool unfolded);

/* The same as values, for JSON: a list of rows. */
void table_values_of_changes(struct sink *sink, const struct descriptor_change *changes);
void table_values(struct sink *sink, const struct descriptor_table *table);

#endif
