/* Breaking text into lines.
 * Not here: tables and their columns, which whoever prints one lays out. */
#include "text/wrap.h"

#include <stdbool.h>
#include <string.h>

#define LEAST_ROOM 20   /* columns that a line must have behind its indent */
#define NARROW_INDENT 4 /* where a narrow screen leaves less */

static size_t indent_of(const struct wrap *wrap)
{
	bool enough = wrap->indent + LEAST_ROOM <= wrap->sink->settings->width;

	return enough || wrap->indent < NARROW_INDENT ? wrap->indent : NARROW_INDENT;
}

void wrap_word(struct wrap *wrap, const char *word, size_t length)
{
	size_t blank = wrap->count > 0 ? 1 : 0;
	bool is_full = wrap->column + blank + length > wrap->sink->settings->width;

	if (is_full && (wrap->count > 0 || wrap->column > indent_of(wrap))) {
		wrap->column = indent_of(wrap);
		sink_newline(wrap->sink);
		sink_spaces(wrap->sink, wrap->column);
		blank = 0;
	}
	sink_spaces(wrap->sink, blank);
	sink_text_length(wrap->sink, ROLE_PLAIN, word, length);
	wrap->column += blank + length;
	wrap->count++;
}

void wrap_end(struct wrap *wrap)
{
	sink_newline(wrap->sink);
}

void wrap_text(struct sink *sink, size_t column, size_t indent, const char *text)
{
	struct wrap wrap = { .sink = sink, .column = column, .indent = indent };

	while (*text != '\0') {
		size_t length = strcspn(text, " ");

		wrap_word(&wrap, text, length);
		text += length;
		text += strspn(text, " ");
	}
	wrap_end(&wrap);
}
