/* An index of the names of a table's rows, for those who look names up at every line.
 * Not here: the tables; names that may be written in several ways (type/names-index.h). */
#ifndef SOCK_TEXT_WORD_INDEX_H
#define SOCK_TEXT_WORD_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORD_INDEX_MOST 256 /* rows: half of the slots */

/* The caller sets `name` and `count`, at most WORD_INDEX_MOST, and leaves the rest zero. */
struct word_index {
	const char *(*name)(size_t row); /* of a row; it does not change */
	size_t count;                    /* rows */
	bool made;
	uint16_t rows[2 * WORD_INDEX_MOST]; /* by hash, from 1 on; 0: free */
};

/* The row whose name is exactly those `length` bytes; `count` where there is none. The index is made at the first call. */
size_t word_index_find(struct word_index *index, const char *text, size_t length);

#endif
