/* A set of numbers in lines of offset, byte, its bits and the numbers that these stand for: fd_set.
 * Not here: which sets are shown (blocks.c), structs (block-rows.c). */
#include "view/blocks.h"

#include <string.h>

#include "type/form.h"

/* Longer sets are shown as far as this: fd_set is as long. */
#define SET_MOST 128

/* The bytes of a set that hold the numbers below the count beside it, which are all that the call looks at. */
static size_t bytes_that_count(const struct place *set)
{
	uint8_t bytes[SET_MOST] = { 0 };
	size_t size = set->size < sizeof bytes ? set->size : sizeof bytes;
	int64_t count;
	if (!place_beside(set, set->type->extent.by, MOMENT_BEFORE, &count))
		return size;
	for (int64_t number = 0; number < count && set->type->form->add(bytes, size, number); number++)
		;
	while (size && !bytes[size - 1])
		size--;
	return size;
}

static bool is_empty(const struct place *set, size_t at)
{
	return !set->bytes[at] && (!set->was || !set->was[at]);
}

/* How many bytes from `at` on have no number in them, and had none. */
static size_t empty_bytes(const struct place *set, size_t at, size_t end)
{
	size_t from = at;
	while (at < end && is_empty(set, at))
		at++;
	return at - from;
}

static void put_bits(struct sink *sink, uint8_t byte)
{
	char bits[8];
	for (unsigned i = 0; i < sizeof bits; i++)
		bits[i] = byte >> (7 - i) & 1 ? '1' : '0';
	sink_text_length(sink, ROLE_NUMBER, bits, sizeof bits);
}

/* The numbers that one byte of the set stands for. */
static void put_numbers(struct sink *sink, const struct place *set, size_t at)
{
	uint8_t bytes[SET_MOST] = { 0 };
	struct place alone = { .type = set->type, .bytes = bytes, .size = sizeof bytes };
	bytes[at] = set->bytes[at];
	if (!bytes[at])
		return;
	sink_spaces(sink, 2);
	set->type->form->print(sink, &alone);
}

static size_t digits_of(size_t number)
{
	return number > 99 ? 3 : number > 9 ? 2 : 1;
}

/* "~ +10  readfds  ": the name stands in the first line alone. */
static void put_head(struct sink *sink, const struct block_shown *shown, size_t at, bool changed)
{
	const char *name = shown->argument ? shown->argument : "";
	size_t widest = digits_of(shown->place.size - 1);
	sink_text(sink, changed ? ROLE_CHANGED : ROLE_PLAIN, changed ? "~ " : "  ");
	sink_format(sink, "+%zu", at);
	sink_spaces(sink, widest - digits_of(at) + 2);
	sink_text(sink, ROLE_FIELD, at ? "" : name);
	sink_spaces(sink, (at ? strlen(name) : 0) + (*name ? 2 : 0));
}

static void put_byte(struct sink *sink, const struct block_shown *shown, size_t at)
{
	static const char digits[] = "0123456789abcdef";
	const struct place *set = &shown->place;
	const char text[2] = { digits[set->bytes[at] >> 4], digits[set->bytes[at] & 15] };
	put_head(sink, shown, at, set->was && set->was[at] != set->bytes[at]);
	sink_text_length(sink, ROLE_NUMBER, text, sizeof text);
	sink_spaces(sink, 2);
	put_bits(sink, set->bytes[at]);
	put_numbers(sink, set, at);
	sink_newline(sink);
}

void blocks_show_set(struct sink *sink, const struct block_shown *shown)
{
	struct block_shown counted = *shown;
	struct place *set = &counted.place;
	set->size = bytes_that_count(&shown->place);
	if (set->block && set->block->before_size < set->size)
		set->was = NULL;
	if (!set->size)
		return;
	blocks_show_heading(sink, &counted);
	for (size_t at = 0; at < set->size;) {
		size_t empty = empty_bytes(set, at, set->size);
		if (empty < 2) {
			put_byte(sink, &counted, at++);
			continue;
		}
		put_head(sink, &counted, at, false);
		sink_format(sink, "... %zu bytes of 0\n", empty);
		at += empty;
	}
}
