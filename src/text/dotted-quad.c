/* Four bytes in decimal.
 * Not here: other addresses (type/form-inet.c). */
#include "text/dotted-quad.h"

size_t dotted_quad(char *text, const uint8_t bytes[4])
{
	size_t length = 0;
	for (size_t i = 0; i < 4; i++) {
		uint8_t byte = bytes[i];
		if (i)
			text[length++] = '.';
		if (byte >= 100)
			text[length++] = (char)('0' + byte / 100);
		if (byte >= 10)
			text[length++] = (char)('0' + byte / 10 % 10);
		text[length++] = (char)('0' + byte % 10);
	}
	return length;
}
