/* One statement: which form it has, and what stands around its call.
 * Not here: lines (parse.h), the forms themselves (words.h, expression.h). */
#ifndef SOCK_LANG_STATEMENT_H
#define SOCK_LANG_STATEMENT_H

#include "lang/lex.h"
#include "lang/tree.h"

/* Reads the statement at the cursor, which is at its first byte. NULL with the error or `more` set. */
struct statement *read_statement(struct input *input);

/* Reads a C statement: trace prefixes, a declaration, an expression, if; loops are passed over. */
bool read_c_statement(struct input *input, struct statement *statement);

/* The statements between braces, of which the cursor is at the first: a list that begins at *last. False with the error or
 * `more` set. */
bool read_block(struct input *input, struct statement **last);

/* Whether the name at the cursor is one of C's statements: if, while, return. */
bool begins_control(const struct input *input);

/* Whether a line of a trace that is no call begins at the cursor: a signal, an exit, a message of strace. */
bool begins_trace_event(const struct input *input);

/* Passes over the line ends, ";" and comments between statements, as far as `lines` allows; false with `more`. */
bool skip_separators(struct input *input, bool lines);

#endif
