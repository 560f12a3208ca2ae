/* Breaking text into lines.
 * Not here: tables and their columns, which whoever prints one lays out. */
#include "text/wrap.h"

#include <stdbool.h>
#include <string.h>

#define LEAST_ROOM 20    /* columns that a line must have behind its indent */
#define NARROW_INDENT 4 /* where a narrow screen leaves less */

static size_t indent_of(const struct wrap *wrap)
{
	bool enough = wrap->indent + LEAST_ROOM <= wrap->width;

	return enough || wrap->indent < NARROW_INDENT ? wrap->indent : NARROW_INDENT;
}

void wrap_word(struct wrap *wrap, const char *word, size_t length)
{
	size_t blank = wrap->count > 0 ? 1 : 0;

	if (wrap->column + blank + length > wrap->width && (wrap->count > 0 || wrap->column > indent_of(wrap))) {
		wrap->column = indent_of(wrap);
		fprintf(wrap->out, "\n%*s", (int)wrap->column, "");
		blank = 0;
	}
	fprintf(wrap->out, "%*s%.*s", (int)blank, "", (int)length, word);
	wrap->column += blank + length;
	wrap->count++;
}

void wrap_end(struct wrap *wrap)
{
	fputc('\n', wrap->out);
}

void wrap_text(FILE *out, size_t column, size_t indent, size_t width, const char *text)
{
	struct wrap wrap = { .out = out, .column = column, .indent = indent, .width = width };

	while (*text != '\0') {
		size_t length = strcspn(text, " ");

		wrap_word(&wrap, text, length);
		text += length;
		text += strspn(text, " ");
	}
	wrap_end(&wrap);
}
