/* Integers in memory: so many bytes of this machine's order, to a number and back.
 * Not here: what the number means (form.h). */
#ifndef SOCK_TYPE_INTEGER_H
#define SOCK_TYPE_INTEGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The integer of `size` bytes (1, 2, 4; anything else up to 8) at `bytes`, in host order, extended by its sign where
 * `is_signed`. `bytes` need not be aligned. */
static inline int64_t load_integer(const uint8_t *bytes, size_t size, bool is_signed)
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
	case 8:
		memcpy(&number, bytes, sizeof number);
		return number;
	default:
		memcpy(&number, bytes, size > sizeof number ? sizeof number : size);
		return number;
	}
}

/* Stores a number as an integer of `size` bytes (up to 8) in host order, its upper bits dropped. */
static inline void store_integer(uint8_t *out, size_t size, int64_t number)
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
	case 8:
		memcpy(out, &number, sizeof number);
		return;
	default:
		memcpy(out, &number, size > sizeof number ? sizeof number : size);
	}
}

/* The number as C converts it to an integer of that width and sign. */
static inline int64_t convert_integer(int64_t number, size_t size, bool is_signed)
{
	switch (size) {
	case 1:
		return is_signed ? (int8_t)number : (uint8_t)number;
	case 2:
		return is_signed ? (int16_t)number : (uint16_t)number;
	case 4:
		return is_signed ? (int64_t)(int32_t)number : (uint32_t)number;
	default:
		return number;
	}
}

#endif
