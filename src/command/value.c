/* A value that is no call's, of a variable or an expression, as it is shown.
 * Not here: what a struct looks like (view/structs.c, view/values.c). */
#include "command/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lang/lex.h"
#include "text/escape.h"
#include "view/structs.h"

/* A small number says all in decimal; -1 is rather a failed call than 64 bits. */
static void show_number(struct sink *sink, const struct value *value)
{
	char text[64];

	if (value_is_swapped(value))
		snprintf(text, sizeof text, "%#" PRIx64 " (%" PRId64 ")", (uint64_t)value->number,
		         value->number);
	else if (value->number > 9 || value->number < -9)
		snprintf(text, sizeof text, "%" PRId64 " (%#" PRIx64 ")", value->number,
		         (uint64_t)value->number);
	else
		snprintf(text, sizeof text, "%" PRId64, value->number);
	sink_text(sink, ROLE_NUMBER, text);
}

static void show_numbers(struct sink *sink, const struct value *value)
{
	struct place place = value_place(value);
	size_t size = type_size(value->type->of);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t at = 0; at + size <= value->size; at += size) {
		struct place element = place_element(&place, at, size);
		sink_number(sink, place_integer(&element));
	}
	sink_end(sink);
}

static void show_text(struct sink *sink, const struct value *value)
{
	size_t length = value->size;

	if (length && value->bytes[length - 1] == '\0')
		length = strnlen((const char *)value->bytes, length);
	sink_string(sink, value->bytes, length);
}

/* What was received is text, mostly; an address is not. */
static void show_bytes(struct sink *sink, const struct value *value)
{
	if (escape_is_text(value->bytes, value->size))
		sink_string(sink, value->bytes, value->size);
	else
		sink_bytes(sink, value->bytes, value->size);
}

static void show_struct(struct shell *shell, const struct value *value)
{
	struct struct_shown shown = {
		.bytes = { .layout = layout_of_type(value->type), .bytes = value->bytes, .length = value->size },
		.element = -1,
	};
	if (shell->view.structs)
		structs_show_one(&shell->out.sink, &shown);
	if (shown.bytes.layout->family >= 0 || shown.bytes.layout == &layout_sockaddr ||
	    shown.bytes.layout == &layout_sockaddr_storage)
		value_address(&shell->out.sink, value->bytes, value->size);
	else
		value_struct(&shell->out.sink, &shown.bytes);
}

static bool is_name(const char *text)
{
	while (in_name(*text))
		text++;
	return *text == '\0';
}

void shell_show_value(struct shell *shell, const char *text, const struct value *value)
{
	struct sink *sink = shell_sink(shell);

	if (!shell->view.notes && !shell->view.reasons) /* a trace: what is no call is a comment in it */
		sink_text(sink, ROLE_PLAIN, "# ");
	if (text && !value_is_struct(value) && is_name(text)) {
		sink_text(sink, ROLE_PLAIN, text);
		sink_text(sink, ROLE_PLAIN, " = ");
	}
	if (value_is_number(value))
		show_number(sink, value);
	else if (value_is_struct(value))
		show_struct(shell, value);
	else if (value_is_text(value))
		show_text(sink, value);
	else if (value->type->shape == SHAPE_ARRAY && value->type->of->shape == SHAPE_INTEGER)
		show_numbers(sink, value);
	else
		show_bytes(sink, value);
	sink_newline(sink);
}
