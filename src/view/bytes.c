/* Bytes without a struct: a dump of data, and the picture of what htons and its sisters do.
 * Not here: structs (blocks.c). */
#include "view/bytes.h"

#include <string.h>

#include "type/integer.h"
#include "view/callline.h"

#define BYTES_A_LINE 16
#define DUMP_LINES 16

static void hexadecimal(struct sink *sink, const uint8_t *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	char text[3 * BYTES_A_LINE];
	size_t used = 0;

	for (size_t i = 0; i < length && i < BYTES_A_LINE; i++) {
		text[used++] = digits[bytes[i] >> 4];
		text[used++] = digits[bytes[i] & 15];
		text[used++] = ' ';
	}
	sink_text_length(sink, ROLE_PLAIN, text, used > 0 ? used - 1 : 0);
}

static void dump_line(struct sink *sink, size_t offset, const uint8_t *bytes, size_t length)
{
	char head[24], text[BYTES_A_LINE];
	size_t at = sizeof head;

	for (size_t digit = 0, rest = offset; digit < 4 || rest > 0; digit++, rest >>= 4)
		head[--at] = "0123456789abcdef"[rest & 15];
	sink_spaces(sink, 2);
	sink_text_length(sink, ROLE_PLAIN, head + at, sizeof head - at);
	sink_spaces(sink, 2);
	hexadecimal(sink, bytes, length);
	sink_spaces(sink, 3 * (BYTES_A_LINE - length) + 2);
	for (size_t i = 0; i < length; i++)
		text[i] = bytes[i] >= ' ' && bytes[i] <= '~' ? (char)bytes[i] : '.';
	sink_text_length(sink, ROLE_STRING, text, length);
	sink_newline(sink);
}

/* How many whole lines from `at` on are the same as the one before. */
static size_t lines_as_before(const uint8_t *bytes, size_t at, size_t length)
{
	size_t count = 0;

	while (length - at >= BYTES_A_LINE && memcmp(bytes + at, bytes + at - BYTES_A_LINE, BYTES_A_LINE) == 0) {
		at += BYTES_A_LINE;
		count++;
	}
	return count;
}

static void dump_repetition(struct sink *sink, size_t lines)
{
	sink_text(sink, ROLE_PLAIN, "  ...   the same ");
	sink_number_as(sink, ROLE_PLAIN, NUMBER_UNSIGNED, lines);
	sink_text(sink, ROLE_PLAIN, " times more\n");
}

void bytes_dump(struct sink *sink, const uint8_t *bytes, size_t length)
{
	size_t shown = length <= BYTES_A_LINE * DUMP_LINES ? length : BYTES_A_LINE * (DUMP_LINES - 1);

	size_t at = 0;
	while (at < shown) {
		size_t part = shown - at < BYTES_A_LINE ? shown - at : BYTES_A_LINE;
		dump_line(sink, at, bytes + at, part);
		at += part;
		size_t same = lines_as_before(bytes, at, shown);
		if (same <= 2)
			continue;
		dump_repetition(sink, same);
		at += same * BYTES_A_LINE;
	}
	if (shown == length)
		return;
	sink_text(sink, ROLE_PLAIN, "  ... ");
	sink_number_as(sink, ROLE_PLAIN, NUMBER_UNSIGNED, length - shown);
	sink_text(sink, ROLE_PLAIN, " bytes more\n");
}

/* --- byte order -------------------------------------------------------------------------------------------------- */

/* Columns: the call, then twice the bytes and what they are. The widest of each fit in 80. */
#define COLUMN_FIRST 21
#define WIDTH_BYTES 13
#define WIDTH_HOST 14
#define WIDTH_NETWORK 21

static bool is_little_endian(void)
{
	const uint16_t one = 1;
	uint8_t first;

	memcpy(&first, &one, 1);
	return first == 1;
}

/* The number as the host has it in memory. Returns its first byte within `memory`. */
static const uint8_t *in_memory(uint8_t memory[4], uint64_t number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		memory[is_little_endian() ? i : size - 1 - i] = (uint8_t)(number >> (8 * i));
	return memory;
}

static size_t length_of_number(uint64_t number)
{
	size_t length = 1;

	for (; number >= 10; number /= 10)
		length++;
	return length;
}

static const char *order_heading(bool is_network)
{
	if (is_network)
		return "network order, big-endian";
	return is_little_endian() ? "host order, little-endian" : "host order, big-endian";
}

static void heading(struct sink *sink, bool to_network, size_t width)
{
	const char *first = order_heading(!to_network);
	sink_spaces(sink, COLUMN_FIRST);
	sink_text(sink, ROLE_HEADING, first);
	sink_spaces(sink, WIDTH_BYTES + width - strlen(first));
	sink_text(sink, ROLE_HEADING, order_heading(to_network));
	sink_newline(sink);
}

/* Bytes in memory and the number that this host reads there: "= 80" in its own order, else "reads as 20480". */
static void side(struct sink *sink, uint64_t number, const struct type *type, size_t width)
{
	uint8_t memory[4];
	const char *what = type->is_network ? "reads as " : "= ";
	size_t length = strlen(what) + length_of_number(number);
	hexadecimal(sink, in_memory(memory, number, type->size), type->size);
	sink_spaces(sink, WIDTH_BYTES - (3 * type->size - 1));
	sink_text(sink, ROLE_PLAIN, what);
	sink_unsigned(sink, number);
	sink_spaces(sink, length < width ? width - length : 0);
}

bool bytes_have_picture(const struct call *call)
{
	if (call->failure != FAILS_NEVER || call->arguments.count != 1)
		return false;
	const struct type *from = call->arguments.members[0].type, *to = call->returns;
	bool are_numbers = from->shape == SHAPE_INTEGER && to->shape == SHAPE_INTEGER && from->size == to->size;
	return are_numbers && to->size <= 4 && from->is_network != to->is_network;
}

void bytes_picture(struct sink *sink, const struct step *step, bool continued)
{
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	struct place given = place_member(&call, &call.type->members[0]);
	const struct type *to = step->call->returns;
	size_t width = to->is_network ? WIDTH_HOST : WIDTH_NETWORK;
	uint64_t argument = (uint64_t)place_integer(&given);
	size_t taken = 2 + strlen(step->call->name) + 2 + length_of_number(argument);
	if (!continued)
		heading(sink, to->is_network, width);
	sink_spaces(sink, 2);
	callline_call(sink, step);
	sink_spaces(sink, taken < COLUMN_FIRST ? COLUMN_FIRST - taken : 2);
	side(sink, argument, given.type, width);
	side(sink, (uint64_t)convert_integer(step->result, to->size, false), to, 0);
	sink_newline(sink);
}
