/* What stands in a row of the descriptor table and under it, as words.
 * Not here: where it stands (table.h). */
#ifndef SOCK_VIEW_TABLE_CELLS_H
#define SOCK_VIEW_TABLE_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "view/table.h"

/* Bytes of the longest cell, with its NUL: an address or a path, escaped. Longer ones are cut. */
#define CELL_MOST ADDRESS_TEXT_MOST

/* One line of the table: a row as it is, and how it came or went. */
struct table_line {
	char mark;                       /* '+', '~', '-' or ' ' */
	const struct descriptor *row;    /* what is shown: of a row that has gone as it was */
	const struct descriptor *before; /* of a row that changed; else NULL */
	const struct descriptor *after;  /* of a row that has gone: what the kernel keeps of it; else NULL */
	bool kept;                       /* the row is one that the kernel keeps */
};

/* Writes one cell; "" where the column says nothing of that row. `interface_name` may be NULL. */
void cell_text(char out[CELL_MOST], const struct table_line *line, enum table_column column,
               address_interface_name *interface_name);

/* Whether the cell of that column may run on over the columns to its right, which are empty: a path. */
bool cell_runs_on(const struct table_line *line, enum table_column column);

/* The i-th thing to say under the row, "in 6 bytes"; false from the end on. */
bool cell_remark(char out[CELL_MOST], const struct table_line *line, size_t i,
                 address_interface_name *interface_name);

#endif
