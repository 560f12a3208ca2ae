/* Where in a line the cursor stands: its statement, the brackets around it, its word.
 * Not here: what can stand there (complete.c). */
#ifndef SOCK_COMPLETE_PLACE_H
#define SOCK_COMPLETE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#define MOST_WORDS 32

/* A piece of the line. */
struct piece {
	const char *text;
	size_t length;
};

/* Where the cursor stands, found by one walk over the line: its statement, and of open brackets the innermost
 * call. */
struct place_at_cursor {
	size_t statement;
	bool quoted;
	struct piece open[MOST_WORDS]; /* names before open brackets, outermost first */
	size_t argument[MOST_WORDS];   /* commas since each */
	size_t start[MOST_WORDS];      /* where its first argument begins */
	size_t depth;
};

/* Whether a byte can be in a name. */
bool place_in_word(char byte);

/* The end of the string that begins at `at`, or `cursor` with *open. */
size_t place_skip_string(const char *line, size_t at, size_t cursor, bool *open);

/* Looks at the line up to the cursor. What is returned points into it. */
struct place_at_cursor place_find(const char *line, size_t cursor);

/* Where the word at the cursor begins. A [ belongs to it in words, and behind the name of a pair. */
size_t place_word_start(const struct place_at_cursor *place, const char *line, size_t cursor);

#endif
