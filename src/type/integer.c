/* Integers of this machine in memory.
 * Not here: bit-fields, which are part of one (place.c). */
#include "type/integer.h"

#include <string.h>

int64_t load_integer(const uint8_t *bytes, size_t size, bool is_signed)
{
	uint16_t half;
	uint32_t word;
	int64_t number = 0;
	switch (size) {
	case 1:
		return is_signed ? (int8_t)bytes[0] : bytes[0];
	case 2:
		memcpy(&half, bytes, sizeof half);
		return is_signed ? (int16_t)half : half;
	case 4:
		memcpy(&word, bytes, sizeof word);
		return is_signed ? (int64_t)(int32_t)word : word;
	default:
		memcpy(&number, bytes, size > sizeof number ? sizeof number : size);
		return number;
	}
}

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
