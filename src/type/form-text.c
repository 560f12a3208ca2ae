/* Bytes that are one value: data, text, paths, bytes without a meaning.
 * Not here: addresses (form-inet.c). */
#include "type/form.h"

#include <string.h>

#define MOST_ZEROS 64 /* that are shown where they go without saying */

/* Of data that comes out, the beginning will do, and is met again by the same data. Data that goes in is cut only where
 * it repeats itself: "x"... is x up to the length. */
static size_t limit_of(const struct sink *sink, const struct place *place)
{
	if (!place->block)
		return 0;
	return place->block->after == place->bytes ? sink->settings->data_limit : place->block->period;
}

/* How much of data that goes in is to be shown where it ends in many zeros: up to the first of them. The length says that
 * there are more, and typed again the text is filled up with them. */
static size_t shown_of(const struct place *place)
{
	size_t shown = place->size;
	if (!place->block || place->block->after == place->bytes)
		return shown;
	while (shown && place->bytes[shown - 1] == 0)
		shown--;
	return place->size - shown > MOST_ZEROS ? shown + 1 : place->size;
}

static void print_data(struct sink *sink, const struct place *place)
{
	size_t limit = limit_of(sink, place);
	if (limit && place->size > limit)
		sink_string_cut(sink, place->bytes, limit);
	else
		sink_string(sink, place->bytes, shown_of(place));
}

const struct form form_data = {
	.help = "data: \"text\\n\", 'raw text', \"x\" * 1000, file:NAME, $VARIABLE",
	.print = print_data,
	.has_no_order = true,
};

const struct form form_characters = { .help = "a text", .print = print_data, .has_no_order = true };

static void print_text(struct sink *sink, const struct place *place)
{
	sink_string(sink, place->bytes, strnlen((const char *)place->bytes, place->size));
}

const struct form form_text = { .help = "a text", .print = print_text, .has_no_order = true };

/* A path up to its NUL, or to the end of the member; an abstract name, with an @ before the quotes, up to the length. */
static void print_path(struct sink *sink, const struct place *place)
{
	const char *path = (const char *)place->bytes;
	if (place->size && path[0] == '\0')
		sink_string_prefixed(sink, "@", path + 1, place->size - 1);
	else
		sink_string(sink, path, strnlen(path, place->size));
}

const struct form form_path = { .help = "a path, or @\"NAME\"", .print = print_path, .has_no_order = true };

static void print_bytes(struct sink *sink, const struct place *place)
{
	sink_bytes(sink, place->bytes, place->size);
}

const struct form form_bytes = { .help = "bytes: [0a 00 00 01], or a number", .print = print_bytes };
