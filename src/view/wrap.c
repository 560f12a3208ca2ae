/* Breaking text into lines.
 * Not here: tables and their columns, which whoever prints one lays out. */
#include "view/wrap.h"

#include <string.h>

void wrap_word(struct wrap *wrap, const char *word, size_t length)
{
	size_t blank = wrap->count > 0 ? 1 : 0;

	if (wrap->count > 0 && wrap->column + blank + length > wrap->width) {
		fprintf(wrap->out, "\n%*s", (int)wrap->indent, "");
		wrap->column = wrap->indent;
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
