/* Integers in network order: ports, names of protocols, and long ones without a meaning of their own.
 * Not here: addresses (form-inet.c). */
#include "type/form.h"

#include <arpa/inet.h>
#include <string.h>

#include "type/integer.h"
#include "type/names.h"

/* The two bytes of a port begin the field; an int as wide as s_port's has zeros behind them. */
static bool read_port(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	uint16_t port = htons((uint16_t)leaf->number);
	if (leaf->text)
		return false;
	memset(out, 0, type->size);
	memcpy(out, &port, sizeof port);
	return true;
}

static void print_port(struct sink *sink, const struct place *place)
{
	int64_t number = place_integer(place);
	uint16_t port;
	if ((number & ~(int64_t)UINT16_MAX) != 0) { /* an int that is more than a port */
		sink_number(sink, number);
		return;
	}
	memcpy(&port, place->bytes, sizeof port);
	sink_begin(sink, GROUP_CONVERSION, "htons");
	sink_unsigned(sink, ntohs(port));
	sink_end(sink);
}

const struct form form_port = {
	.help = "a port: 80, in C htons(80)",
	.conversion = "htons",
	.read = read_port,
	.print = print_port,
};

/* Of an int the first two bytes alone, as of a port. */
static bool read_network_name(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	const struct name *name = leaf->text ? name_find_word(type->names, leaf->text, leaf->length) : NULL;
	if (leaf->text && (!name || name->flags & NAME_ABSENT))
		return false;
	store_integer(out, type->size, htons((uint16_t)(name ? name->value : leaf->number)));
	return true;
}

static void print_network_name(struct sink *sink, const struct place *place)
{
	uint16_t number = ntohs((uint16_t)place_integer(place));
	const struct name *name = name_of_value(place->type->names, number);
	sink_begin(sink, GROUP_CONVERSION, "htons");
	if (name) {
		sink_name(sink, name->name);
	} else {
		sink_hex(sink, number);
		sink_comment(sink, place->type->names->unknown);
	}
	sink_end(sink);
}

const struct form form_network_name = {
	.help = "a name, in C htons(NAME)",
	.conversion = "htons",
	.read = read_network_name,
	.print = print_network_name,
	.offer = form_offer_names,
};

static bool read_network_long(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	store_integer(out, type->size, htonl((uint32_t)leaf->number));
	return !leaf->text;
}

static void print_network_long(struct sink *sink, const struct place *place)
{
	sink_begin(sink, GROUP_CONVERSION, "htonl");
	sink_unsigned(sink, ntohl((uint32_t)place_integer(place)));
	sink_end(sink);
}

const struct form form_network_long = {
	.help = "a number, in C htonl(...)",
	.conversion = "htonl",
	.read = read_network_long,
	.print = print_network_long,
};
