/* Integers of this machine in memory.
 * Not here: bit-fields, which are part of one (place.c). */
#include "type/integer.h"

#include <string.h>

void store_integer(uint8_t *out, size_t size, int64_t number)
{
	uint16_t half = (uint16_t)number;
	uint32_t word = (uint32_t)number;
	switch (size) {
	case 1:
		out[0] = (uint8_t)number;
		return;
	case 2:
		memcpy(out, &half, sizeof half);
		return;
	case 4:
		memcpy(out, &word, sizeof word);
		return;
	default:
		memcpy(out, &number, size > sizeof number ? sizeof number : size);
	}
}

int64_t convert_integer(int64_t number, size_t size, bool is_signed)
{
	uint8_t bytes[sizeof number];
	store_integer(bytes, size, number);
	return load_integer(bytes, size, is_signed);
}
