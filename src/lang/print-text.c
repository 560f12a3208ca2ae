/* The few pieces of text that all that prints the tree is made of.
 * Not here: what they say. */
#include "lang/print-parts.h"

#include <string.h>

#include "text/escape.h"

void tree_print_begin(struct text_sink *out)
{
	text_sink_init(out, &view_settings_trace);
}

void tree_print_text(struct text_sink *out, const char *text)
{
	sink_text(&out->sink, ROLE_PLAIN, text);
}

void tree_print_plain(struct text_sink *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t character = escape_character(text + at, length - at);
		unsigned char byte = (unsigned char)text[at];
		char octal[] = { '\\', (char)('0' + (byte >> 6)), (char)('0' + (byte >> 3 & 7)),
			         (char)('0' + (byte & 7)) };
		if (character)
			sink_text_length(&out->sink, ROLE_PLAIN, text + at, character);
		else
			sink_text_length(&out->sink, ROLE_PLAIN, octal, sizeof octal);
		at += character ? character : 1;
	}
}

void tree_print_brackets(struct text_sink *out, size_t start)
{
	tree_print_text(out, "()");
	if (out->failed)
		return;
	memmove(out->data + start + 1, out->data + start, out->length - 2 - start);
	out->data[start] = '(';
}
