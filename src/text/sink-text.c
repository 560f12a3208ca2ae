/* The sink that makes text, plain or in colour, and writes it to a descriptor.
 * Not here: what is printed (the walks), JSON (sink-json.c). */
#include "text/sink.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/digits.h"
#include "text/escape.h"

#define DEPTH_MOST (sizeof((struct text_sink *)0)->groups)

/* A bracket or what stands between two elements: copied whole, its zeros behind the text too. */
struct piece {
	char text[3];
	uint8_t length;
};
#define PIECE(string) \
	{ \
		string, sizeof(string) - 1 \
	}

/* What a group is written with. */
static const struct {
	struct piece open, close, between, empty;
} brackets[] = {
	[GROUP_NONE] = { PIECE(""), PIECE(""), PIECE(""), PIECE("") },
	[GROUP_CALL] = { PIECE("("), PIECE(")"), PIECE(", "), PIECE("") },
	[GROUP_OPEN_CALL] = { PIECE("("), PIECE(""), PIECE(", "), PIECE("") },
	[GROUP_CONVERSION] = { PIECE("("), PIECE(")"), PIECE(", "), PIECE("") },
	[GROUP_STRUCT] = { PIECE("{"), PIECE("}"), PIECE(", "), PIECE("") },
	[GROUP_LIST] = { PIECE("["), PIECE("]"), PIECE(", "), PIECE("") },
	[GROUP_SET] = { PIECE("["), PIECE("]"), PIECE(" "), PIECE("") },
	[GROUP_FLAGS] = { PIECE(""), PIECE(""), PIECE("|"), PIECE("0") },
};

/* Bold, and the four colours that a projector shows: 1 red, 2 green, 3 yellow, 6 cyan. NULL: as the terminal has it. */
static const char *const colours[ROLE_COUNT] = {
	[ROLE_CALL] = "\033[1m",    [ROLE_DESCRIPTOR] = "\033[1m", [ROLE_CONSTANT] = "\033[36m",
	[ROLE_STRING] = "\033[32m", [ROLE_ERROR] = "\033[1;31m",   [ROLE_REASON] = "\033[33m",
	[ROLE_ADVICE] = "\033[33m", [ROLE_NEW] = "\033[1;32m",     [ROLE_CHANGED] = "\033[1;33m",
	[ROLE_GONE] = "\033[1;31m", [ROLE_HEADING] = "\033[1m",    [ROLE_DIM] = "\033[2m",
};

static struct text_sink *text_of(struct sink *sink)
{
	return (struct text_sink *)(void *)sink;
}

/* Moves the text to a place with room for `more` bytes; false where there is none. Rarely needed: it is kept out of the way. */
__attribute__((cold)) static bool grow(struct text_sink *text, size_t more)
{
	size_t capacity = text->capacity < 256 ? 512 : text->capacity * 2;
	char *data;

	if (text->failed)
		return false;
	while (capacity - text->length < more)
		capacity *= 2;
	data = text->borrowed ? malloc(capacity) : realloc(text->data, capacity);
	if (!data) {
		text->failed = true;
		return false;
	}
	if (text->borrowed)
		memcpy(data, text->data, text->length);
	text->data = data;
	text->capacity = capacity;
	text->borrowed = false;
	return true;
}

static bool reserve(struct text_sink *text, size_t more)
{
	return text->capacity - text->length >= more || grow(text, more);
}

/* Names and numbers are short: two copies that may overlap, instead of a call of the library for some bytes. */
static void copy(char *to, const char *from, size_t length)
{
	if (length > 16)
		memcpy(to, from, length);
	else if (length >= 8) {
		memcpy(to, from, 8);
		memcpy(to + length - 8, from + length - 8, 8);
	} else if (length >= 4) {
		memcpy(to, from, 4);
		memcpy(to + length - 4, from + length - 4, 4);
	} else {
		to[0] = from[0];
		to[length / 2] = from[length / 2];
		to[length - 1] = from[length - 1];
	}
}

static void put(struct text_sink *text, const char *bytes, size_t length)
{
	if (length == 0 || !reserve(text, length))
		return;
	copy(text->data + text->length, bytes, length);
	text->length += length;
}

static void put_piece(struct text_sink *text, const struct piece *piece)
{
	if (!reserve(text, sizeof piece->text))
		return;
	memcpy(text->data + text->length, piece->text, sizeof piece->text);
	text->length += piece->length;
}

static void put_text(struct text_sink *text, const char *string)
{
	put(text, string, strlen(string));
}

static const char *colour_of(const struct text_sink *text, enum sink_role role)
{
	return text->sink.settings->colour ? colours[role] : NULL;
}

static void put_in_role(struct text_sink *text, enum sink_role role, const char *bytes, size_t length)
{
	const char *colour = colour_of(text, role);

	if (!colour) {
		put(text, bytes, length);
		return;
	}
	put_text(text, colour);
	put(text, bytes, length);
	put_text(text, "\033[0m");
}

/* The separator in front of the next element of the innermost group. */
static void separate(struct text_sink *text)
{
	unsigned depth = text->sink.depth;

	if (depth == 0 || depth > DEPTH_MOST)
		return;
	if (text->counts[depth - 1] > 0)
		put_piece(text, &brackets[text->groups[depth - 1]].between);
	text->counts[depth - 1] = 1;
}

/* In front of a value: where a name went before it in this group, the separator stands already. */
static void before_value(struct text_sink *text)
{
	static const unsigned separated =
		1u << GROUP_LIST | 1u << GROUP_SET | 1u << GROUP_FLAGS | 1u << GROUP_CONVERSION;
	unsigned depth = text->sink.depth;

	if (depth && depth <= DEPTH_MOST && separated >> text->groups[depth - 1] & 1)
		separate(text);
}

static void text_begin(struct sink *sink, enum sink_group group, const char *name)
{
	struct text_sink *text = text_of(sink);

	before_value(text);
	if (name)
		put_in_role(text, group == GROUP_CONVERSION ? ROLE_PLAIN : ROLE_CALL, name, strlen(name));
	put_piece(text, &brackets[group].open);
	if (sink->depth < DEPTH_MOST) {
		text->groups[sink->depth] = (unsigned char)group;
		text->counts[sink->depth] = 0;
	}
	sink->depth++;
}

static void text_end(struct sink *sink)
{
	struct text_sink *text = text_of(sink);
	enum sink_group group;

	if (sink->depth == 0)
		return;
	sink->depth--;
	if (sink->depth >= DEPTH_MOST)
		return;
	group = text->groups[sink->depth];
	if (text->counts[sink->depth] == 0)
		put_piece(text, &brackets[group].empty);
	put_piece(text, &brackets[group].close);
}

static void text_argument(struct sink *sink, const char *name)
{
	(void)name;
	separate(text_of(sink));
}

static void text_field(struct sink *sink, const char *name, bool shown)
{
	struct text_sink *text = text_of(sink);

	separate(text);
	if (!shown)
		return;
	put_in_role(text, ROLE_FIELD, name, strlen(name));
	put(text, "=", 1);
}

/* Writes digits in front of `end`, and returns where they begin. */
static char *hexadecimal(char *end, uint64_t value, unsigned least)
{
	for (unsigned count = 0; value != 0 || count < least; count++, value >>= 4)
		*--end = "0123456789abcdef"[value & 15];
	return end;
}

static char *octal(char *end, uint64_t value)
{
	const char *last = end;
	for (; value != 0 || last - end < 2; value >>= 3)
		*--end = "01234567"[value & 7];
	*--end = '0';
	return end;
}

static void text_number(struct sink *sink, enum sink_role role, enum number_form form, uint64_t value)
{
	char buffer[24], *end = buffer + sizeof buffer, *start;
	bool is_hexadecimal = form == NUMBER_HEX8 || (form == NUMBER_HEX && value != 0);
	bool negative = form == NUMBER_SIGNED && (int64_t)value < 0;

	if (is_hexadecimal) {
		start = hexadecimal(end, value, form == NUMBER_HEX8 ? 8 : 1);
		*--start = 'x';
		*--start = '0';
	} else if (form == NUMBER_MODE) {
		start = octal(end, value);
	} else {
		start = decimal_before(end, negative ? -value : value);
		if (negative)
			*--start = '-';
	}
	before_value(text_of(sink));
	put_in_role(text_of(sink), role, start, (size_t)(end - start));
}

static void text_name(struct sink *sink, const char *name)
{
	before_value(text_of(sink));
	put_in_role(text_of(sink), ROLE_CONSTANT, name, strlen(name));
}

static void text_truth(struct sink *sink, bool value)
{
	text_name(sink, value ? "true" : "false");
}

static void text_string(struct sink *sink, const char *prefix, const void *bytes, size_t length, bool cut)
{
	struct text_sink *text = text_of(sink);
	const char *colour = colour_of(text, ROLE_STRING);

	before_value(text);
	put_text(text, prefix);
	if (colour)
		put_text(text, colour);
	put(text, "\"", 1);
	if (reserve(text, length * ESCAPE_MOST))
		text->length += escape_bytes(text->data + text->length, bytes, length);
	put(text, "\"", 1);
	if (cut)
		put(text, "...", 3);
	if (colour)
		put_text(text, "\033[0m");
}

static void text_bytes(struct sink *sink, const void *bytes, size_t length)
{
	struct text_sink *text = text_of(sink);
	const unsigned char *byte = bytes;

	before_value(text);
	put(text, "[", 1);
	for (size_t i = 0; i < length; i++) {
		char two[3] = { ' ', "0123456789abcdef"[byte[i] >> 4], "0123456789abcdef"[byte[i] & 15] };

		put(text, i == 0 ? two + 1 : two, i == 0 ? 2 : 3);
	}
	put(text, "]", 1);
}

/* Both numbers are one element of the group that they stand in. */
static void text_change(struct sink *sink, int64_t before, int64_t after)
{
	struct text_sink *text = text_of(sink);

	unsigned char outside = 0, *count = sink->depth && sink->depth <= DEPTH_MOST
	                                            ? &text->counts[sink->depth - 1]
	                                            : &outside;

	text_number(sink, ROLE_NUMBER, NUMBER_SIGNED, (uint64_t)before);
	put_text(text, " => ");
	unsigned char elements = *count;
	*count = 0;
	text_number(sink, ROLE_NUMBER, NUMBER_SIGNED, (uint64_t)after);
	*count = elements;
}

static void text_in_out(struct sink *sink, int64_t before, int64_t after)
{
	text_begin(sink, GROUP_LIST, NULL);
	if (before == after)
		text_number(sink, ROLE_NUMBER, NUMBER_SIGNED, (uint64_t)before);
	else
		text_change(sink, before, after);
	text_end(sink);
}

static void text_comment(struct sink *sink, const char *comment)
{
	struct text_sink *text = text_of(sink);
	const char *colour = colour_of(text, ROLE_DIM);

	put_text(text, colour ? colour : "");
	put_text(text, " /* ");
	put_text(text, comment);
	put_text(text, " */");
	put_text(text, colour ? "\033[0m" : "");
}

static void text_text(struct sink *sink, enum sink_role role, const char *bytes, size_t length)
{
	put_in_role(text_of(sink), role, bytes, length);
}

static const struct sink_operations text_operations = {
	.begin = text_begin,
	.end = text_end,
	.argument = text_argument,
	.field = text_field,
	.number = text_number,
	.truth = text_truth,
	.name = text_name,
	.string = text_string,
	.bytes = text_bytes,
	.in_out = text_in_out,
	.change = text_change,
	.comment = text_comment,
	.text = text_text,
};

void text_sink_init(struct text_sink *text, const struct view_settings *settings)
{
	text_sink_init_with(text, settings, NULL, 0);
}

void text_sink_init_with(struct text_sink *text, const struct view_settings *settings, char *memory, size_t size)
{
	text->sink = (struct sink){ .operations = &text_operations, .settings = settings };
	text->data = memory;
	text->length = 0;
	text->capacity = size;
	text->borrowed = memory;
	text->failed = false;
}

void text_sink_free(struct text_sink *text)
{
	if (!text->borrowed)
		free(text->data);
	text->data = NULL;
	text->length = text->capacity = 0;
	text->borrowed = false;
}

void text_sink_clear(struct text_sink *text)
{
	text->length = 0;
	text->failed = false;
	text->sink.depth = 0;
}

const char *text_sink_string(struct text_sink *text)
{
	if (text->failed || !reserve(text, 1))
		return NULL;
	text->data[text->length] = '\0';
	return text->data;
}

/* After a write that took nothing: 0 where it can be tried again, else the errno. */
static int wait_for_room(int descriptor, int error)
{
	struct pollfd room = { .fd = descriptor, .events = POLLOUT };

	if (error == EINTR)
		return 0;
	if (error != EAGAIN)
		return error;
	if (poll(&room, 1, -1) == -1 && errno != EINTR)
		return errno;
	return 0;
}

int text_sink_flush(struct text_sink *text, int descriptor)
{
	int error = text->failed ? ENOMEM : 0, trouble = 0;
	size_t done = 0;

	while (done < text->length && trouble == 0) {
		ssize_t taken = write(descriptor, text->data + done, text->length - done);

		if (taken >= 0)
			done += (size_t)taken;
		else
			trouble = wait_for_room(descriptor, errno);
	}
	text->length = 0;
	text->failed = false;
	return trouble != 0 ? trouble : error;
}
