/* Growing text.
 * Not here: what it says. */
#include "lang/output.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text/escape.h"

/* Makes room for `more` bytes and a NUL. */
static bool make_room(struct output *output, size_t more)
{
	if (output->failed)
		return false;
	if (output->text && more < output->capacity - output->length)
		return true;
	size_t capacity = 2 * output->capacity + more + 128;
	char *text = arena_allocate(output->arena, capacity);
	if (!text) {
		output->failed = true;
		return false;
	}
	if (output->length)
		memcpy(text, output->text, output->length);
	output->text = text;
	output->capacity = capacity;
	return true;
}

void output_bytes(struct output *output, const void *bytes, size_t length)
{
	if (!make_room(output, length))
		return;
	if (length)
		memcpy(output->text + output->length, bytes, length);
	output->length += length;
	output->text[output->length] = '\0';
}

void output_text(struct output *output, const char *text)
{
	output_bytes(output, text, strlen(text));
}

void output_format(struct output *output, const char *format, ...)
{
	char buffer[512];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(buffer, sizeof buffer, format, arguments);
	va_end(arguments);
	if (length > 0)
		output_bytes(output, buffer, (size_t)length < sizeof buffer ? (size_t)length : sizeof buffer - 1);
}

void output_insert(struct output *output, size_t at, const char *text)
{
	size_t length = strlen(text);
	if (!make_room(output, length))
		return;
	memmove(output->text + at + length, output->text + at, output->length - at);
	memcpy(output->text + at, text, length);
	output->length += length;
	output->text[output->length] = '\0';
}

void output_string(struct output *output, const void *bytes, size_t length)
{
	output_text(output, "\"");
	if (make_room(output, ESCAPE_MOST * length)) {
		output->length += escape_bytes(output->text + output->length, bytes, length);
		output->text[output->length] = '\0';
	}
	output_text(output, "\"");
}

/* --- text ---------------------------------------------------------------------------------------------------- */

void output_plain(struct output *output, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t character = escape_character(text + at, length - at);
		if (character)
			output_bytes(output, text + at, character);
		else
			output_format(output, "\\%03o", (unsigned char)text[at]);
		at += character ? character : 1;
	}
}

/* --- numbers and names --------------------------------------------------------------------------------------- */

void output_number(struct output *output, int64_t value, size_t size, bool is_signed)
{
	if (size == 8 && !is_signed)
		output_format(output, "%" PRIu64, (uint64_t)value);
	else if (size == 4 && is_signed && value >= INT32_MIN && value <= UINT32_MAX)
		output_format(output, "%" PRId32, (int32_t)value);
	else
		output_format(output, "%" PRId64, value);
}

void output_pointer(struct output *output, uint64_t value)
{
	if (value == 0)
		output_text(output, "NULL");
	else
		output_format(output, "0x%" PRIx64, value);
}

/* The number in that many bytes, without the extension of its sign. */
static uint64_t narrow(int64_t value, size_t size)
{
	return size >= 8 ? (uint64_t)value : (uint64_t)value & ((UINT64_C(1) << (8 * size)) - 1);
}

static void output_comment(struct output *output, const struct name_set *set)
{
	if (set->unknown)
		output_format(output, " /* %s */", set->unknown);
}

/* Flags one by one, then what is left, behind what already stands there. */
static void output_flags(struct output *output, const struct name_set *set, uint64_t value, bool first)
{
	uint64_t rest = value;
	for (size_t i = 0; i < set->count && rest; i++) {
		uint64_t bits = (uint64_t)set->names[i].value;
		if (set->names[i].flags || bits == 0 || (bits & set->enum_mask) || (rest & bits) != bits)
			continue;
		output_format(output, "%s%s", first ? "" : "|", set->names[i].name);
		first = false;
		rest &= ~bits;
	}
	if (rest == 0 && !first)
		return;
	output_format(output, rest ? "%s0x%" PRIx64 : "%s0", first ? "" : "|", rest);
	if (rest && rest == value)
		output_comment(output, set);
}

void output_named(struct output *output, const struct name_set *set, int64_t value, size_t size)
{
	uint64_t bits = narrow(value, size);
	const struct name *name;
	if (set->kind == SET_ENUM) {
		name = name_of_value(set, size == 4 && value > INT32_MAX && value <= UINT32_MAX ? (int32_t)value
		                                                                                : value);
		if (name)
			output_text(output, name->name);
		else if (set->decimal)
			output_number(output, value, size, true);
		else {
			output_format(output, bits ? "0x%" PRIx64 : "0", bits);
			if (bits)
				output_comment(output, set);
		}
		return;
	}
	bool split = set->kind == SET_ENUM_AND_FLAGS;
	name = split || bits == 0 ? name_of_value(set, (int64_t)(split ? bits & set->enum_mask : 0)) : NULL;
	if (name)
		output_text(output, name->name);
	output_flags(output, set, name && split ? bits & ~set->enum_mask : bits, !name);
}
