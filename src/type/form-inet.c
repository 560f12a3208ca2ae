/* Addresses of the internet families and the interfaces that they belong to.
 * Not here: ports (form-port.c), whole address structs (abi/addresses.c). */
#include "type/form.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <string.h>

#include "text/digits.h"
#include "type/integer.h"

/* A leaf's text with a NUL behind it; false where it is a number or too long. */
static bool leaf_text(const struct leaf *leaf, char *text, size_t size)
{
	if (!leaf->text || leaf->length >= size || memchr(leaf->text, '\0', leaf->length))
		return false;
	memcpy(text, leaf->text, leaf->length);
	text[leaf->length] = '\0';
	return true;
}

static bool read_in_addr(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	char text[INET_ADDRSTRLEN];
	(void)type;
	return leaf_text(leaf, text, sizeof text) && inet_pton(AF_INET, text, out) == 1;
}

static void print_in_addr(struct sink *sink, const struct place *place)
{
	char text[DOTTED_QUAD_MOST];
	size_t length = dotted_quad(text, place->bytes);
	sink_begin(sink, GROUP_CONVERSION, "inet_addr");
	sink_string(sink, text, length);
	sink_end(sink);
}

const struct form form_in_addr = {
	.help = "an IPv4 address: 127.0.0.1, in C inet_addr(\"127.0.0.1\")",
	.conversion = "inet_addr",
	.read = read_in_addr,
	.print = print_in_addr,
};

static void print_in_addr_number(struct sink *sink, const struct place *place)
{
	sink_number_as(sink, ROLE_NUMBER, NUMBER_HEX8, (uint32_t)place_integer(place));
}

static void print_in_addr_plain(struct sink *sink, const struct place *place)
{
	sink_number(sink, (int32_t)place_integer(place));
}

const struct form form_in_addr_plain = {
	.help = "an IPv4 address: 127.0.0.1",
	.read = read_in_addr,
	.print = print_in_addr_plain,
};

const struct form form_in_addr_number = {
	.help = "the address in network order",
	.read = read_in_addr,
	.print = print_in_addr_number,
};

static bool read_in6_addr(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	char text[INET6_ADDRSTRLEN];
	(void)type;
	return leaf_text(leaf, text, sizeof text) && inet_pton(AF_INET6, text, out) == 1;
}

/* strace's form, which names the member inside. */
static void print_in6_addr(struct sink *sink, const struct place *place)
{
	char text[INET6_ADDRSTRLEN];
	inet_ntop(AF_INET6, place->bytes, text, sizeof text);
	sink_begin(sink, GROUP_CONVERSION, "inet_pton");
	sink_name(sink, "AF_INET6");
	sink_string(sink, text, strlen(text));
	sink_text(sink, ROLE_PLAIN, ", &");
	sink_text(sink, ROLE_PLAIN, place->member ? place->member->name : place->type->name);
	sink_end(sink);
}

const struct form form_in6_addr = {
	.help = "an IPv6 address: ::1, in C inet_pton(AF_INET6, \"::1\", &MEMBER)",
	.conversion = "inet_pton",
	.read = read_in6_addr,
	.print = print_in6_addr,
};

/* --- interfaces ------------------------------------------------------------------------------------------------------ */

static bool read_interface(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	char text[IF_NAMESIZE];
	unsigned number = (unsigned)leaf->number;
	if (leaf->text) {
		if (!leaf_text(leaf, text, sizeof text) || !(number = if_nametoindex(text)))
			return false;
	}
	store_integer(out, type->size, number);
	return true;
}

/* As the scope of a socket's address, interfaces are named where it is an address of a link, as strace does; elsewhere the
 * scope means nothing. */
static bool is_of_link(const struct place *place)
{
	const struct place *around = place_around(place, 0);
	bool is_scope = around && around->type->members[0].flags & MEMBER_FAMILY;
	for (size_t i = 0; is_scope && i < around->type->count; i++) {
		struct place beside = place_member(around, &around->type->members[i]);
		const uint8_t *address = beside.bytes;
		const struct type *type =
			beside.type->is_transparent ? beside.type->members[0].type : beside.type;
		if (type->form == &form_in6_addr && beside.size >= 2)
			return (address[0] == 0xfe && (address[1] & 0xc0) == 0x80) ||
			       (address[0] == 0xff && (address[1] & 0x0f) == 0x02);
	}
	return true;
}

static void print_interface(struct sink *sink, const struct place *place)
{
	uint64_t number = (uint64_t)place_integer(place);
	char buffer[IF_NAMESIZE] = "", *name = NULL;
	if (is_of_link(place) && sink->settings->interface_name)
		name = sink->settings->interface_name((unsigned)number, buffer);
	if (!name) {
		sink_unsigned(sink, number);
		return;
	}
	sink_begin(sink, GROUP_CONVERSION, "if_nametoindex");
	sink_string(sink, name, strlen(name));
	sink_end(sink);
}

const struct form form_interface = {
	.help = "an interface: lo, or its number",
	.conversion = "if_nametoindex",
	.read = read_interface,
	.print = print_interface,
	.is_of_machine = true,
};
