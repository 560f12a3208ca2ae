/* Bytes from outside as text that no terminal takes for a command: escaped as strace 6.1 does without -x.
 * Not here: quotes and "..." around a string (text/sink.h). */
#include "text/escape.h"

#include <stdint.h>
#include <string.h>

/* The letter behind the backslash of a byte that has one, 0 for all others. */
static char letter_of(unsigned char byte, char quote)
{
	switch (byte) {
	case '\\':
		return '\\';
	case '\n':
		return 'n';
	case '\t':
		return 't';
	case '\v':
		return 'v';
	case '\f':
		return 'f';
	case '\r':
		return 'r';
	default:
		return byte == (unsigned char)quote ? quote : '\0';
	}
}

static bool is_plain(unsigned char byte)
{
	return byte >= ' ' && byte <= '~';
}

/* In octal, padded to three digits where a digit follows that would be read as part of the number. */
static char *escape_octal(char *out, unsigned char byte, bool digit_follows)
{
	*out++ = '\\';
	if (digit_follows || byte >= 0100)
		*out++ = (char)('0' + (byte >> 6));
	if (digit_follows || byte >= 010)
		*out++ = (char)('0' + ((byte >> 3) & 7));
	*out++ = (char)('0' + (byte & 7));
	return out;
}

size_t escape_byte(char *out, const unsigned char *byte, const unsigned char *end, char quote)
{
	char letter = letter_of(*byte, quote), *start = out;

	if (letter != '\0') {
		*out++ = '\\';
		*out++ = letter;
	} else if (is_plain(*byte)) {
		*out++ = (char)*byte;
	} else {
		out = escape_octal(out, *byte, byte + 1 < end && byte[1] >= '0' && byte[1] <= '7');
	}
	return (size_t)(out - start);
}

size_t escape_bytes(char *out, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes, *end = byte + length;
	char *start = out;

	for (; byte < end; byte++) {
		if (is_plain(*byte) && *byte != '"' && *byte != '\\')
			*out++ = (char)*byte;
		else
			out += escape_byte(out, byte, end, '"');
	}
	return (size_t)(out - start);
}

size_t escape_human(char *out, size_t size, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes, *end = byte + length;
	size_t used = 0, fits = 0;

	for (; byte < end; byte++) {
		char one[ESCAPE_MOST];
		size_t more = escape_byte(one, byte, end, '\0');

		if (used + more >= size) {
			memcpy(out + fits, "...", 4);
			return fits + 3;
		}
		memcpy(out + used, one, more);
		used += more;
		if (used + 3 < size)
			fits = used;
	}
	out[used] = '\0';
	return used;
}

bool escape_is_text(const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;

	for (size_t i = 0; i < length; i++)
		if (!is_plain(byte[i]) && byte[i] != '\n' && byte[i] != '\r' && byte[i] != '\t')
			return false;
	return true;
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

size_t escape_character(const void *bytes, size_t left)
{
	const unsigned char *text = bytes;
	unsigned char first = text[0];
	if (first < 0x80)
		return first >= ' ' && first != 0x7f;
	size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || left < length)
		return 0;
	for (size_t i = 1; i < length; i++)
		if (!is_continuation(text[i]))
			return 0;
	bool control = first == 0xc2 && text[1] < 0xa0;
	bool overlong = (first == 0xe0 && text[1] < 0xa0) || (first == 0xf0 && text[1] < 0x90);
	bool outside = (first == 0xed && text[1] >= 0xa0) || (first == 0xf4 && text[1] >= 0x90);
	/* marks that turn the direction of the text around them */
	bool turns = first == 0xe2 && ((text[1] == 0x80 && text[2] >= 0xa8 && text[2] <= 0xae) ||
	                               (text[1] == 0x81 && text[2] >= 0xa6 && text[2] <= 0xa9));
	return control || overlong || outside || turns ? 0 : length;
}
