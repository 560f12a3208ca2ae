/* Words of running text set between an indent and the right edge.
 * Not here: what the text says. */
#ifndef SOCK_TEXT_WRAP_H
#define SOCK_TEXT_WRAP_H

#include <stddef.h>

#include "text/sink.h"

/* Prints `text`, broken at blanks so that no line is wider than the sink's settings say, and a newline. `column` is where
 * the cursor stands; every further line begins at `indent`, on a narrow screen before it. A word that fits nowhere has a
 * line to itself. */
void wrap_text(struct sink *sink, size_t column, size_t indent, const char *text);

/* The same for words that come one at a time. Begin with the column where the cursor stands and count == 0. */
struct wrap {
	struct sink *sink;
	size_t column, indent;
	size_t count; /* words so far */
};
void wrap_word(struct wrap *wrap, const char *word, size_t length);
void wrap_end(struct wrap *wrap); /* the newline */

#endif
