/* A line of text with a cursor, and the keys that change it, for the plain editor. Offsets are in bytes
 * and never inside a character.
 * Not here: drawing it. */
#ifndef SOCK_LINE_TEXT_H
#define SOCK_LINE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum { LINE_TEXT_DELETE = 256 }; /* the Delete key, beside those that are bytes */

struct line_text {
	char *bytes; /* not NUL-ended; owned by this */
	size_t length, capacity, cursor;
};

/* False: out of memory. */
bool line_text_open(struct line_text *text);
void line_text_close(struct line_text *text);

/* At the cursor, which moves behind it. False: out of memory, nothing is inserted. */
bool line_text_insert(struct line_text *text, const char *bytes, size_t length);

/* What stands from one offset up to another. The cursor stays where it was in the rest. */
void line_text_remove(struct line_text *text, size_t from, size_t to);

/* Does what a key means in the line: a byte that stands for itself, Ctrl-A, -B, -D, -E, -F, -K, -U, -W,
 * backspace and LINE_TEXT_DELETE. False: nothing to do for it. */
bool line_text_key(struct line_text *text, int key);

/* The offset of the next character. */
size_t line_text_next(const struct line_text *text, size_t offset);

/* Columns from one offset up to another; a control character takes two. */
size_t line_text_width(const struct line_text *text, size_t from, size_t to);

#endif
