/* Text that somebody typed or stored, as a terminal may show it: UTF-8 letters stay, what could steer it is
 * escaped.
 * Not here: bytes of calls, which are escaped as strace does it (escape.c). */
#include "text/printable.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#define TAB_STOP 8

/* Characters that change the order of those around them, or cannot be seen. */
static bool is_hidden(wchar_t character)
{
	return !iswprint((wint_t)character) || wcwidth(character) < 0 ||
	       (character >= 0x200b && character <= 0x200f) || (character >= 0x2028 && character <= 0x202e) ||
	       (character >= 0x2060 && character <= 0x206f) || character == 0xfeff;
}

/* The bytes of a letter beyond ASCII in the encoding of the user; 0 where it is none that can be shown. */
static size_t letter_length(const char *text, size_t length, size_t *columns)
{
	mbstate_t state = { 0 };
	wchar_t character;

	setlocale(LC_CTYPE, ""); /* only now: reading locales costs time that most runs need not spend */
	size_t bytes = mbrtowc(&character, text, length, &state);
	if (bytes == 0 || bytes > 6 || is_hidden(character))
		return 0;
	*columns = (size_t)wcwidth(character);
	return bytes;
}

struct printable printable_at(const char *text, size_t length, size_t column)
{
	struct printable shown = { .bytes = 1, .columns = 1 };
	unsigned char byte = (unsigned char)text[0];
	size_t letter = byte < 0x80 ? 0 : letter_length(text, length, &shown.columns);

	if (letter) {
		shown.bytes = letter;
		memcpy(shown.text, text, letter);
	} else if (byte == '\t') {
		shown.columns = TAB_STOP - column % TAB_STOP;
		memset(shown.text, ' ', shown.columns);
	} else if (byte >= 0x20 && byte < 0x7f)
		shown.text[0] = (char)byte;
	else
		shown.columns = (size_t)snprintf(shown.text, sizeof shown.text, "\\%03o", byte);
	return shown;
}

void printable_show(struct sink *sink, enum sink_role role, const char *text, size_t length)
{
	size_t plain = 0;

	while (length) {
		while (plain < length && text[plain] >= 0x20 && text[plain] < 0x7f)
			plain++;
		sink_text_length(sink, role, text, plain);
		text += plain;
		length -= plain;
		plain = 0;
		if (length) {
			struct printable shown = printable_at(text, length, 0);
			sink_text(sink, role, shown.text);
			text += shown.bytes;
			length -= shown.bytes;
		}
	}
}
