/* Bytes from outside as text that no terminal takes for a command: escaped as strace 6.1 does without -x.
 * Not here: quotes and "..." around a string (view/sink.h). */
#include "lang/escape.h"

#include <stdint.h>
#include <string.h>

/* The letter behind the backslash of a byte that has one, 0 for all others. */
static char letter_of(unsigned char byte, char quote)
{
	switch (byte) {
	case '\\': return '\\';
	case '\n': return 'n';
	case '\t': return 't';
	case '\v': return 'v';
	case '\f': return 'f';
	case '\r': return 'r';
	default: return byte == (unsigned char)quote ? quote : '\0';
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
