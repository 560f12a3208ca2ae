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

	if (value->hexadecimal)
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
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i + 4 <= value->size; i += 4)
		sink_number(sink, value_read(value->bytes + i, 4, true));
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
		.bytes = { .layout = value->layout, .bytes = value->bytes, .length = value->size },
		.element = -1,
	};
	if (shell->view.structs)
		structs_show_one(&shell->out.sink, &shown);
	if (value->layout->family >= 0 || value->layout == &layout_sockaddr ||
	    value->layout == &layout_sockaddr_storage)
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
	if (text && value->kind != VALUE_STRUCT && is_name(text)) {
		sink_text(sink, ROLE_PLAIN, text);
		sink_text(sink, ROLE_PLAIN, " = ");
	}
	switch (value->kind) {
	case VALUE_NUMBER: show_number(sink, value); break;
	case VALUE_NUMBERS: show_numbers(sink, value); break;
	case VALUE_BYTES: show_bytes(sink, value); break;
	case VALUE_TEXT: show_text(sink, value); break;
	case VALUE_STRUCT: show_struct(shell, value); break;
	}
	sink_newline(sink);
}
