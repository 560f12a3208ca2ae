/* Text to statements: the way into the language.
 * Not here: what statements do (run/, shell/). */
#ifndef SOCK_LANG_PARSE_H
#define SOCK_LANG_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/error.h"
#include "lang/tree.h"

enum parse_result {
	PARSE_DONE,  /* *first is the list of statements, or NULL where the line says nothing */
	PARSE_MORE,  /* the text ends where the line has to go on: call again with more text */
	PARSE_ERROR, /* *error says what and where */
};

/* Reads one line of `length` bytes at `text`, which begins at the start of a line and may hold further lines: a
 * line that goes on (open brackets, a last backslash) takes as many of them as it needs. *consumed is set to
 * the bytes that were read, the line end included; after an error, to where the next line begins. Offsets in
 * *error count from `text`. The statements live in `arena` and do not point into the text. A prompt of the
 * shell at the start of the line is passed over. */
enum parse_result parse_line(const char *text, size_t length, struct arena *arena, struct statement **first,
                             size_t *consumed, struct error *error);

/* Reads a single C expression, as `$(...)` holds it. NULL with *error set where it is none. */
struct node *parse_expression(const char *text, size_t length, struct arena *arena, struct error *error);

/* The length of the shell's prompt that the line begins with ("sock> ", "sock 3> ", "sock srv LISTEN> ", "...> "),
 * or 0. */
size_t prompt_length(const char *text, size_t length);

/* Whether the first line of a text is one of a transcript: then only its lines with a prompt run. */
bool is_transcript(const char *text, size_t length);

#endif
