/* What the suites of the language share: a line to its canonical form, or to its error.
 * Not here: the lines. */
#ifndef SOCK_TESTS_PARSING_H
#define SOCK_TESTS_PARSING_H

#include <stddef.h>

#include "lang/parse.h"

struct parsed {
	enum parse_result result;
	char canonical[4096]; /* PARSE_DONE: the statements of the line, one a line; passed over ones begin with # */
	char message[240]; /* PARSE_ERROR */
	char hint[200];
	char spot[240]; /* the text that the error points to */
	char note[240]; /* of the last statement that has one; empty for none */
	size_t consumed;
};

/* Parses the first line of `text`. */
struct parsed parsed_line(const char *text);

/* The canonical form of a line that can be understood and has to be; static, until the next call. */
const char *canonical_of(const char *text);

/* Fails the test unless the line has that canonical form, and the form itself has it too. */
void assert_canonical(const char *text, const char *canonical);

/* Fails the test unless the line is refused with that message, at that text, with that hint ("" for none). */
void assert_refused(const char *text, const char *message, const char *spot, const char *hint);

#endif
