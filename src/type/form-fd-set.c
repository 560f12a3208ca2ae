/* Sets of descriptors: bit N stands for descriptor N.
 * Not here: a single descriptor (form-number.c). */
#include "type/form.h"

#include <limits.h>
#include <string.h>
#include <sys/select.h>

/* The kernel has a set as longs, whatever their byte order. */
#define BITS (sizeof(unsigned long) * CHAR_BIT)

static bool add_descriptor(uint8_t *bytes, size_t size, int64_t number)
{
	unsigned long word;
	if (number < 0 || (uint64_t)number >= size * CHAR_BIT)
		return false;
	uint8_t *at = bytes + (size_t)number / BITS * sizeof word;
	memcpy(&word, at, sizeof word);
	word |= 1UL << ((size_t)number % BITS);
	memcpy(at, &word, sizeof word);
	return true;
}

static bool has_descriptor(const uint8_t *bytes, size_t number)
{
	unsigned long word;
	memcpy(&word, bytes + number / BITS * sizeof word, sizeof word);
	return word >> (number % BITS) & 1;
}

static int64_t next_descriptor(const uint8_t *bytes, size_t size, int64_t from)
{
	size_t number = from < 0 ? 0 : (size_t)from;
	while (number < size / sizeof(long) * BITS && !has_descriptor(bytes, number))
		number++;
	return number < size / sizeof(long) * BITS ? (int64_t)number : -1;
}

/* [3 4], as strace has it. */
static void print_fd_set(struct sink *sink, const struct place *place)
{
	sink_begin(sink, GROUP_SET, NULL);
	for (int64_t number = 0; (number = next_descriptor(place->bytes, place->size, number)) >= 0; number++)
		sink_descriptor(sink, number);
	sink_end(sink);
}

const struct form form_fd_set = {
	.help = "descriptors: @3 @4, in C [3 4]", .print = print_fd_set, .add = add_descriptor, .next = next_descriptor,
	.has_no_order = true,
};
