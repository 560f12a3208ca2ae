/* Decimal digits.
 * Not here: where they are shown. */
#include "text/digits.h"

char *decimal_before(char *end, uint64_t number)
{
	do
		*--end = (char)('0' + number % 10);
	while (number /= 10);
	return end;
}

size_t dotted_quad(char *text, const uint8_t bytes[4])
{
	char digits[3], *end = digits + sizeof digits, *at = text;
	for (size_t i = 0; i < 4; i++) {
		const char *start = decimal_before(end, bytes[i]);
		if (i)
			*at++ = '.';
		while (start < end)
			*at++ = *start++;
	}
	return (size_t)(at - text);
}
