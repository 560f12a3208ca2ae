/* Addresses as words, where the struct says no more than words can: HOST[%SCOPE] PORT, PATH.
 * Not here: all other words (print-words.c). */
#include "lang/print-parts.h"

#include <string.h>

#include "abi/structs.h"
#include "lang/expression.h"
#include "type/names.h"

/* --- structs ------------------------------------------------------------------------------------------------------ */

/* A member's value in its place. */
struct part {
	struct slot slot;
	const struct node *node; /* NULL: not given */
};

struct parts {
	struct part host, scope, port, path;
};

/* A zero, typed in C or as it is in memory. */
static bool is_zero(const struct part *part)
{
	const struct node *inside = tree_inside_conversion(&part->slot, part->node);
	int64_t number;
	return constant_value(inside ? inside : part->node, &number) && number == 0;
}

/* Whether that member of an address is said by words, and as which part of them. */
static bool take_member(struct parts *parts, const struct type *type, const struct part *part)
{
	const struct form *form = part->slot.type ? part->slot.type->form : NULL;
	int64_t family;
	if (part->slot.member->flags & MEMBER_FAMILY)
		return constant_value(part->node, &family) && family == struct_family(type);
	if (form == &form_network_long)
		return is_zero(part);
	if (form == &form_port)
		parts->port = *part;
	else if (form == &form_interface)
		parts->scope = *part;
	else if (form == &form_in_addr || form == &form_in6_addr)
		parts->host = *part;
	else if (form == &form_path)
		parts->path = *part;
	else
		return false;
	return true;
}

/* All members, in order, and nothing else. */
static bool take_members(struct parts *parts, const struct around *around)
{
	size_t index = 0, count = around->node->structure.count;
	for (size_t i = 0; i < around->type->count; i++) {
		const struct member *member = &around->type->members[i];
		const struct member_value *value =
			index < count ? &around->node->structure.members[index] : NULL;
		if (member->flags & MEMBER_PADDING)
			continue;
		if (!value || value->member != member)
			return false;
		struct slot slot = tree_slot_of_member(around, value);
		struct part part = { .slot = tree_slot_chosen(&slot, value->value), .node = value->value };
		if (!take_member(parts, around->type, &part))
			return false;
		index++;
	}
	return index == count;
}

/* An address that its form reads: 127.0.0.1, not 127.1. */
static bool print_host(struct text_sink *out, const struct part *host)
{
	const struct node *text = tree_inside_conversion(&host->slot, host->node);
	uint8_t bytes[FORM_MOST];
	if (!text)
		return tree_print_inside(out, &host->slot, host->node);
	struct leaf leaf = { .text = (const char *)text->string.bytes, .length = text->string.length };
	if (text->kind != NODE_STRING || text->string.cut || text->string.abstract ||
	    !host->slot.type->form->read(host->slot.type, &leaf, bytes))
		return false;
	sink_text_length(&out->sink, ROLE_PLAIN, leaf.text, leaf.length);
	return true;
}

/* %lo, %2; nothing for 0. */
static bool print_scope(struct text_sink *out, const struct part *scope)
{
	const struct node *name = scope->node ? tree_inside_conversion(&scope->slot, scope->node) : NULL;
	int64_t number;
	if (!scope->node || (constant_value(scope->node, &number) && number == 0))
		return true;
	tree_print_text(out, "%");
	if (!name)
		return constant_value(scope->node, &number) && tree_print_number(out, &scope->slot, number);
	if (name->kind != NODE_STRING || !tree_is_bare((const char *)name->string.bytes))
		return false;
	tree_print_string_word(out, &(struct node){ .kind = NODE_STRING,
	                                            .string = { .bytes = name->string.bytes,
	                                                        .length = name->string.length,
	                                                        .bare = true } });
	return true;
}

/* A port as words have it: a number, $port, @srv, @srv.port. */
static bool print_port(struct text_sink *out, const struct part *port)
{
	const struct node *number = tree_inside_conversion(&port->slot, port->node);
	int64_t value;
	if (!number)
		return tree_print_inside(out, &port->slot, port->node);
	if (number->kind != NODE_ATTRIBUTE && number->kind != NODE_DESCRIPTOR && !tree_is_path(number) &&
	    !constant_value(number, &value))
		return false;
	tree_print_value_word(out, number);
	return true;
}

static bool print_parts(struct text_sink *out, const struct parts *parts)
{
	if (parts->path.node) {
		bool text = parts->path.node->kind == NODE_STRING && !parts->path.node->string.cut;
		if (text)
			tree_print_string_word(out, parts->path.node);
		return text;
	}
	if (!parts->host.node || !parts->port.node || !print_host(out, &parts->host) ||
	    !print_scope(out, &parts->scope))
		return false;
	tree_print_text(out, " ");
	return print_port(out, &parts->port);
}

static bool print_address_struct(struct text_sink *out, const struct around *in, const struct node *structure)
{
	struct around around = { .node = structure, .type = structure->structure.type, .in = in };
	struct parts parts = { .host = { .node = NULL } };
	size_t start = out->length;
	bool said = around.type && struct_family(around.type) >= 0 && !structure->structure.more &&
	            take_members(&parts, &around) && print_parts(out, &parts);
	if (!said)
		out->length = start;
	return said;
}

/* --- words -------------------------------------------------------------------------------------------------------- */

static void print_host_or_port(struct text_sink *out, const struct node *node)
{
	if (node->kind == NODE_STRING)
		tree_print_string_word(out, node);
	else
		tree_print_value_word(out, node);
}

bool tree_print_address(struct text_sink *out, const struct around *in, const struct node *node)
{
	if (node->kind == NODE_STRUCT)
		return print_address_struct(out, in, node);
	if (node->kind != NODE_ADDRESS)
		return false;
	print_host_or_port(out, node->address.host);
	if (node->address.port) {
		tree_print_text(out, " ");
		print_host_or_port(out, node->address.port);
	}
	return true;
}

bool tree_wants_port(const struct node *node)
{
	if (node->kind == NODE_ADDRESS)
		return !node->address.port;
	if (node->kind != NODE_STRUCT)
		return true;
	for (size_t i = 0; i < node->structure.count; i++) {
		const struct member_value *value = &node->structure.members[i];
		const struct type *type = value->member ? value->member->type : NULL;
		if (type && type->form == &form_path && value->value->kind == NODE_STRING)
			return !value->value->string.abstract && !value->value->string.bare;
	}
	return false;
}
