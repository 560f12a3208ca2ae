/* A value that is no call's, of a variable or an expression, as it is shown.
 * Not here: what a place looks like (view/notation.h), a struct in bytes (view/blocks.h). */
#include "command/value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lang/lex.h"
#include "text/escape.h"
#include "type/scalars.h"
#include "view/blocks.h"
#include "view/notation.h"

/* A small number says all in decimal; -1 is rather a failed call than 64 bits. */
static void show_number(struct sink *sink, const struct value *value)
{
	char text[64];
	if (value->type->shape == SHAPE_POINTER && value->number == 0)
		snprintf(text, sizeof text, "NULL");
	else if (value->type->shape == SHAPE_POINTER)
		snprintf(text, sizeof text, "%#" PRIx64, (uint64_t)value->number);
	else if (value_is_swapped(value))
		snprintf(text, sizeof text, "%#" PRIx64 " (%" PRId64 ")", (uint64_t)value->number,
		         value->number);
	else if (value_is_beyond_sign(value))
		snprintf(text, sizeof text, "%" PRIu64 " (%#" PRIx64 ")", (uint64_t)value->number,
		         (uint64_t)value->number);
	else if (value->number > 9 || value->number < -9)
		snprintf(text, sizeof text, "%" PRId64 " (%#" PRIx64 ")", value->number,
		         (uint64_t)value->number);
	else
		snprintf(text, sizeof text, "%" PRId64, value->number);
	sink_text(sink, ROLE_NUMBER, text);
}

/* What was received is text, mostly; an address is not. */
static void show_bytes(struct sink *sink, const struct place *place)
{
	if (escape_is_text(place->bytes, place->size))
		notation_show(sink, place);
	else
		sink_bytes(sink, place->bytes, place->size);
}

/* Text ends at its NUL, which may be missing. */
static void show_text(struct sink *sink, struct place place)
{
	bool ended = place.size && place.bytes[place.size - 1] == '\0';
	place.type = ended ? &type_text : &type_bytes;
	notation_show(sink, &place);
}

static void show_place(struct shell *shell, const struct place *place)
{
	struct block_shown shown = { .place = *place, .element = -1 };
	if (shell->view.structs && place->type->shape == SHAPE_STRUCT)
		blocks_show_struct(&shell->out.sink, &shown);
	notation_show(&shell->out.sink, place);
}

/* x, and what may be assigned to: x.sin_port, p->ai_next, buf[0]. */
static bool is_name(const char *text)
{
	if (!begins_name(*text))
		return false;
	while (in_name(*text) || (*text && strchr(".->[]", *text)))
		text++;
	return *text == '\0';
}

void shell_show_value(struct shell *shell, const char *text, const struct value *value)
{
	struct sink *sink = shell_sink(shell);
	struct place place = value_place(value);
	if (!shell->view.notes && !shell->view.reasons) /* a trace: what is no call is a comment in it */
		sink_text(sink, ROLE_PLAIN, "# ");
	if (text && !value_is_struct(value) && is_name(text)) {
		sink_text(sink, ROLE_PLAIN, text);
		sink_text(sink, ROLE_PLAIN, " = ");
	}
	if (value_is_number(value))
		show_number(sink, value);
	else if (value_is_text(value))
		show_text(sink, place);
	else if (value->type->shape == SHAPE_BYTES)
		show_bytes(sink, &place);
	else
		show_place(shell, &place);
	sink_newline(sink);
}
