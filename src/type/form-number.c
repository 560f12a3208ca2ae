/* Plain integers: a number, a length, a descriptor, a switch, hexadecimal, an address of memory.
 * Not here: integers with names (form-names.c), in network order (form-port.c, form-inet.c). */
#include "type/form.h"

#include <string.h>
#include <strings.h>

#include "type/integer.h"

static void print_number(struct sink *sink, const struct place *place)
{
	if (place->type->is_signed)
		sink_number(sink, place_integer(place));
	else
		sink_unsigned(sink, (uint64_t)place_integer(place));
}

const struct form form_number = { .help = "a number", .print = print_number };
const struct form form_status = { .help = "0", .print = print_number };
const struct form form_swapped = { .help = "the number in the other byte order", .print = print_number };
const struct form form_count = { .help = "how many", .print = print_number };

static void print_length(struct sink *sink, const struct place *place)
{
	if (place->type->size == sizeof(int32_t))
		sink_number(sink, (int32_t)place_integer(place));
	else
		print_number(sink, place);
}

const struct form form_length = { .help = "a length in bytes", .print = print_length };

static void print_hexadecimal(struct sink *sink, const struct place *place)
{
	sink_hex(sink, (uint64_t)place_integer(place));
}

const struct form form_hexadecimal = { .help = "a number", .print = print_hexadecimal };

static void print_mode(struct sink *sink, const struct place *place)
{
	sink_number_as(sink, ROLE_NUMBER, NUMBER_MODE, (uint64_t)place_integer(place) & 0177777);
}

const struct form form_mode = { .help = "permissions, in octal: 0644", .print = print_mode };

static void print_descriptor(struct sink *sink, const struct place *place)
{
	sink_descriptor(sink, place_integer(place));
}

const struct form form_descriptor = { .help = "a descriptor: @3, @NAME", .print = print_descriptor };

static bool read_switch(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	bool on = leaf->text && leaf->length == 2 && strncasecmp(leaf->text, "on", 2) == 0;
	bool off = leaf->text && leaf->length == 3 && strncasecmp(leaf->text, "off", 3) == 0;
	if (leaf->text && !on && !off)
		return false;
	store_integer(out, type->size, leaf->text ? on : leaf->number);
	return true;
}

static void offer_switch(const struct type *type, struct offers *offers)
{
	(void)type;
	offers->offer(offers, "on", NULL);
	offers->offer(offers, "off", NULL);
}

const struct form form_switch = {
	.help = "0 or 1: on, off",
	.read = read_switch,
	.print = print_number,
	.offer = offer_switch,
};
