/* The tokens that every sink takes, brought down to its few operations; and the settings to begin with.
 * Not here: what a sink makes of them (sink-text.c, sink-json.c). */
#include "text/sink.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/escape.h"

const struct view_settings view_settings_default = {
	.notes = true,
	.structs = true,
	.calls = true,
	.reasons = true,
	.table = true,
	.width = 80,
	.height = 24,
	.data_limit = 256, /* as much as is shown byte by byte */
};

const struct view_settings view_settings_trace = {
	.calls = true,
	.width = 80,
	.height = 24,
};

void sink_begin(struct sink *sink, enum sink_group group, const char *name)
{
	sink->operations->begin(sink, group, name);
}

void sink_end(struct sink *sink)
{
	sink->operations->end(sink);
}

void sink_argument(struct sink *sink, const char *name)
{
	sink->operations->argument(sink, name);
}

void sink_field(struct sink *sink, const char *name, bool shown)
{
	sink->operations->field(sink, name, shown);
}

void sink_number(struct sink *sink, int64_t value)
{
	sink->operations->number(sink, ROLE_NUMBER, NUMBER_SIGNED, (uint64_t)value);
}

void sink_unsigned(struct sink *sink, uint64_t value)
{
	sink->operations->number(sink, ROLE_NUMBER, NUMBER_UNSIGNED, value);
}

void sink_hex(struct sink *sink, uint64_t value)
{
	sink->operations->number(sink, ROLE_NUMBER, NUMBER_HEX, value);
}

void sink_number_as(struct sink *sink, enum sink_role role, enum number_form form, uint64_t value)
{
	sink->operations->number(sink, role, form, value);
}

void sink_descriptor(struct sink *sink, int64_t value)
{
	sink->operations->number(sink, ROLE_DESCRIPTOR, NUMBER_SIGNED, (uint64_t)value);
}

void sink_truth(struct sink *sink, bool value)
{
	sink->operations->truth(sink, value);
}

void sink_name(struct sink *sink, const char *text)
{
	sink->operations->name(sink, text);
}

void sink_pointer(struct sink *sink, uint64_t value)
{
	if (value == 0)
		sink->operations->name(sink, "NULL");
	else
		sink->operations->number(sink, ROLE_NUMBER, NUMBER_HEX, value);
}

void sink_string(struct sink *sink, const void *bytes, size_t length)
{
	sink->operations->string(sink, "", bytes, length, false);
}

void sink_string_field(struct sink *sink, const char *name, const char *text)
{
	if (!text)
		return;
	sink_field(sink, name, true);
	sink_string(sink, text, strlen(text));
}

void sink_string_cut(struct sink *sink, const void *bytes, size_t length)
{
	sink->operations->string(sink, "", bytes, length, true);
}

void sink_string_prefixed(struct sink *sink, const char *prefix, const void *bytes, size_t length)
{
	sink->operations->string(sink, prefix, bytes, length, false);
}

void sink_bytes(struct sink *sink, const void *bytes, size_t length)
{
	sink->operations->bytes(sink, bytes, length);
}

void sink_in_out(struct sink *sink, int64_t before, int64_t after)
{
	sink->operations->in_out(sink, before, after);
}

void sink_change(struct sink *sink, int64_t before, int64_t after)
{
	sink->operations->change(sink, before, after);
}

void sink_comment(struct sink *sink, const char *text)
{
	sink->operations->comment(sink, text);
}

void sink_text(struct sink *sink, enum sink_role role, const char *text)
{
	sink->operations->text(sink, role, text, strlen(text));
}

void sink_text_length(struct sink *sink, enum sink_role role, const char *text, size_t length)
{
	sink->operations->text(sink, role, text, length);
}

void sink_format(struct sink *sink, const char *format, ...)
{
	char piece[512], *text = piece;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(piece, sizeof piece, format, arguments);
	va_end(arguments);
	if (length >= (int)sizeof piece) {
		va_start(arguments, format);
		length = vasprintf(&text, format, arguments);
		va_end(arguments);
	}
	if (length > 0)
		sink->operations->text(sink, ROLE_PLAIN, text, (size_t)length);
	if (length >= (int)sizeof piece)
		free(text);
}

void sink_escaped(struct sink *sink, enum sink_role role, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes, *end = byte + length;
	char piece[64 * ESCAPE_MOST];

	while (byte < end) {
		size_t used = 0;

		for (size_t i = 0; i < 64 && byte < end; i++, byte++)
			used += escape_byte(piece + used, byte, end, '\0');
		sink->operations->text(sink, role, piece, used);
	}
}

void sink_spaces(struct sink *sink, size_t count)
{
	static const char blanks[] = "                                ";

	for (; count >= sizeof blanks; count -= sizeof blanks - 1)
		sink->operations->text(sink, ROLE_PLAIN, blanks, sizeof blanks - 1);
	sink->operations->text(sink, ROLE_PLAIN, blanks, count);
}

void sink_newline(struct sink *sink)
{
	sink->operations->text(sink, ROLE_PLAIN, "\n", 1);
}
