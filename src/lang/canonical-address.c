/* Addresses as words, where the struct says no more than words can.
 * Not here: all other words (canonical-words.c). */
#include "lang/canonical-words.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>

#include "abi/layouts.h"
#include "lang/canonical.h"
#include "lang/expression.h"

const struct node *canonical_converted(const struct node *node, const char *name)
{
	bool is = node->kind == NODE_CALL && node->call.call && strcmp(node->call.name, name) == 0 &&
	          !node->call.expectation && node->call.count > 0;
	return is ? node->call.arguments[0] : NULL;
}

const struct node *canonical_member(const struct node *structure, size_t index, size_t field)
{
	if (index >= structure->structure.count ||
	    structure->structure.members[index].field != &structure->structure.layout->fields[field])
		return NULL;
	return structure->structure.members[index].value;
}

/* A port as words have it: a number, $port, @srv, @srv.port. */
static bool is_port(const struct node *port)
{
	int64_t value;
	return port && (port->kind == NODE_ATTRIBUTE || port->kind == NODE_DESCRIPTOR || canonical_is_path(port) ||
	                constant_value(port, &value));
}

/* The literal address that is the value of a member, as text. */
static bool address_text(const struct node *value, int family, char text[INET6_ADDRSTRLEN])
{
	int64_t number;
	if (!value)
		return false;
	if (family == AF_INET6)
		return value->kind == NODE_LIST && value->list.count == 16 &&
		       inet_ntop(family, value->list.bytes, text, INET6_ADDRSTRLEN);
	if (!constant_value(value, &number) || number < 0 || number > UINT32_MAX)
		return false;
	struct in_addr address = { .s_addr = (in_addr_t)number };
	return inet_ntop(family, &address, text, INET6_ADDRSTRLEN);
}

/* The port of a struct: literal, or what a conversion has in it. */
static bool write_port_word(struct output *output, const struct node *port, const char *before, bool writes)
{
	const struct node *number = canonical_converted(port, "htons");
	int64_t value;
	bool literal = constant_value(port, &value) && value >= 0 && value <= UINT16_MAX;
	if (!literal && !is_port(number))
		return false;
	if (!writes)
		return true;
	output_text(output, before);
	if (literal)
		output_format(output, "%u", ntohs((uint16_t)value));
	else
		canonical_value_word(output, number);
	return true;
}

static bool write_inet(struct output *output, const struct node *node)
{
	const struct node *port = canonical_member(node, 1, 1);
	char text[INET6_ADDRSTRLEN];
	if (node->structure.count != 3 || !port || !address_text(canonical_member(node, 2, 2), AF_INET, text) ||
	    !write_port_word(output, port, "", false))
		return false;
	output_text(output, text);
	return write_port_word(output, port, " ", true);
}

static bool write_inet6(struct output *output, const struct node *node)
{
	int64_t flow, scope;
	char text[INET6_ADDRSTRLEN];
	const struct node *port = canonical_member(node, 1, 1), *flowinfo = canonical_member(node, 2, 2),
			  *scope_id = canonical_member(node, 4, 4);
	if (node->structure.count != 5 || !port || !flowinfo || !scope_id || !constant_value(flowinfo, &flow) || flow ||
	    !address_text(canonical_member(node, 3, 3), AF_INET6, text) || !write_port_word(output, port, "", false))
		return false;
	const struct node *interface = canonical_converted(scope_id, "if_nametoindex");
	bool named = interface && interface->kind == NODE_STRING && interface->string.length &&
	             canonical_is_bare((const char *)interface->string.bytes);
	if (!named && (!constant_value(scope_id, &scope) || scope < 0))
		return false;
	output_text(output, text);
	if (named)
		output_format(output, "%%%s", (const char *)interface->string.bytes);
	else if (scope)
		output_format(output, "%%%" PRId64, scope);
	return write_port_word(output, port, " ", true);
}

static bool write_path_address(struct output *output, const struct node *node)
{
	const struct node *path = canonical_member(node, 1, 1);
	if (node->structure.count != 2 || !path || path->kind != NODE_STRING || path->string.cut)
		return false;
	canonical_string_word(output, path);
	return true;
}

/* Words for the address structs: a row each. */
static const struct {
	const struct layout *layout;
	bool (*write)(struct output *output, const struct node *node);
} address_words[] = {
	{ &layout_sockaddr_in, write_inet },
	{ &layout_sockaddr_in6, write_inet6 },
	{ &layout_sockaddr_un, write_path_address },
};

static bool has_usual_family(const struct node *node)
{
	int64_t family;
	const struct node *first = node->structure.layout ? canonical_member(node, 0, 0) : NULL;
	return first && !node->structure.more && constant_value(first, &family) &&
	       family == node->structure.layout->family;
}

static void write_address_struct(struct output *output, const struct node *node)
{
	for (size_t i = 0; i < sizeof address_words / sizeof address_words[0]; i++)
		if (node->structure.layout == address_words[i].layout && has_usual_family(node) &&
		    address_words[i].write(output, node))
			return;
	canonical_struct(output, node);
}

void canonical_address(struct output *output, const struct node *node)
{
	if (node->kind == NODE_STRUCT)
		write_address_struct(output, node);
	else if (node->kind != NODE_ADDRESS)
		canonical_value_word(output, node);
	else {
		const struct node *host = node->address.host, *port = node->address.port;
		if (host->kind == NODE_STRING)
			canonical_string_word(output, host);
		else
			canonical_value_word(output, host);
		if (!port)
			return;
		output_text(output, " ");
		if (port->kind == NODE_STRING)
			canonical_string_word(output, port);
		else
			canonical_value_word(output, port);
	}
}

bool canonical_wants_port(const struct node *node)
{
	if (node->kind == NODE_ADDRESS)
		return !node->address.port;
	if (node->kind != NODE_STRUCT)
		return true;
	const struct node *path =
		node->structure.layout == &layout_sockaddr_un ? canonical_member(node, 1, 1) : NULL;
	return path && path->kind == NODE_STRING && !path->string.abstract && !path->string.bare;
}
