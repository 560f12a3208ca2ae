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

static bool is_literal(const struct node *text, int family)
{
	unsigned char bytes[16];
	return text && text->kind == NODE_STRING && !text->string.cut && !text->string.abstract &&
	       strlen((const char *)text->string.bytes) == text->string.length &&
	       inet_pton(family, (const char *)text->string.bytes, bytes) == 1;
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

static bool write_inet(struct sink *sink, const struct node *node)
{
	const struct node *port = canonical_member(node, 1, 1), *address = canonical_member(node, 2, 2);
	const struct node *number = port ? canonical_converted(port, "htons") : NULL;
	const struct node *text = address ? canonical_converted(address, "inet_addr") : NULL;
	if (node->structure.count != 3 || !is_port(number) || !is_literal(text, AF_INET))
		return false;
	sink_format(sink, "%s ", (const char *)text->string.bytes);
	canonical_value_word(sink, number);
	return true;
}

static bool write_inet6(struct sink *sink, const struct node *node)
{
	int64_t flow, scope;
	const struct node *port = canonical_member(node, 1, 1), *flowinfo = canonical_member(node, 2, 2),
			  *address = canonical_member(node, 3, 3), *scope_id = canonical_member(node, 4, 4);
	if (node->structure.count != 5 || !port || !flowinfo || !address || !scope_id)
		return false;
	const struct node *number = canonical_converted(port, "htons"),
			  *flow_number = canonical_converted(flowinfo, "htonl");
	const struct node *text = canonical_converted(address, "inet_pton") ? address->call.arguments[1] : NULL;
	const struct node *interface = canonical_converted(scope_id, "if_nametoindex");
	bool known_scope = constant_value(scope_id, &scope) && scope >= 0;
	bool named_scope = interface && interface->kind == NODE_STRING && interface->string.length &&
	                   canonical_is_bare((const char *)interface->string.bytes);
	if (!is_port(number) || !flow_number || !constant_value(flow_number, &flow) || flow ||
	    !is_literal(text, AF_INET6) || !(known_scope || named_scope))
		return false;
	sink_text(sink, ROLE_PLAIN, (const char *)text->string.bytes);
	if (named_scope)
		sink_format(sink, "%%%s", (const char *)interface->string.bytes);
	else if (scope)
		sink_format(sink, "%%%" PRId64, scope);
	sink_text(sink, ROLE_PLAIN, " ");
	canonical_value_word(sink, number);
	return true;
}

static bool write_path_address(struct sink *sink, const struct node *node)
{
	const struct node *path = canonical_member(node, 1, 1);
	if (node->structure.count != 2 || !path || path->kind != NODE_STRING || path->string.cut)
		return false;
	canonical_string_word(sink, path);
	return true;
}

/* Words for the address structs: a row each. */
static const struct {
	const struct layout *layout;
	bool (*write)(struct sink *sink, const struct node *node);
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

static void write_address_struct(struct sink *sink, const struct node *node)
{
	for (size_t i = 0; i < sizeof address_words / sizeof address_words[0]; i++)
		if (node->structure.layout == address_words[i].layout && has_usual_family(node) &&
		    address_words[i].write(sink, node))
			return;
	canonical_struct(sink, node);
}

void canonical_address(struct sink *sink, const struct node *node)
{
	if (node->kind == NODE_STRUCT)
		write_address_struct(sink, node);
	else if (node->kind != NODE_ADDRESS)
		canonical_value_word(sink, node);
	else {
		const struct node *host = node->address.host, *port = node->address.port;
		if (host->kind == NODE_STRING)
			canonical_string_word(sink, host);
		else
			canonical_value_word(sink, host);
		if (!port)
			return;
		sink_text(sink, ROLE_PLAIN, " ");
		if (port->kind == NODE_STRING)
			canonical_string_word(sink, port);
		else
			canonical_value_word(sink, port);
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
