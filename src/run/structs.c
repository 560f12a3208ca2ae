/* Fields by their kind: how a typed value becomes bytes.
 * Not here: addresses in words (address.h). */
#include "run/structs.h"

#include <arpa/inet.h>
#include <string.h>

typedef bool field_filler(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                          size_t *size);

static bool too_long(struct evaluation *evaluation, const struct node *node, const struct field *field)
{
	return error_at(evaluation->error, node->span, "this is longer than %s, which has %u bytes", field->name,
	                (unsigned)field->size);
}

static bool fill_integer(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                         size_t *size)
{
	int64_t number;
	(void)room;
	*size = member->field->size;
	if (!evaluate_number(evaluation, member->value, &number))
		return false;
	store_integer(out, member->field->size, number);
	return true;
}

static bool fill_struct(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                        size_t *size)
{
	uint8_t *bytes;
	if (member->value->kind != NODE_STRUCT)
		return fill_integer(evaluation, member, out, room, size);
	if (!struct_bytes(evaluation, member->value, &bytes, size))
		return false;
	if (*size > room)
		return too_long(evaluation, member->value, member->field);
	memcpy(out, bytes, *size);
	return true;
}

static bool fill_bytes(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                       size_t *size)
{
	const uint8_t *bytes;
	if (!evaluate_data(evaluation, member->value, &bytes, size))
		return false;
	if (*size > room)
		return too_long(evaluation, member->value, member->field);
	memcpy(out, bytes, *size);
	return true;
}

/* inet_pton(AF_INET6, "::1", &sin6_addr), as strace writes it; also bytes. */
static bool fill_in6_addr(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                          size_t *size)
{
	const struct node *value = member->value;
	const struct node *text = value->kind == NODE_CALL && value->call.count > 1 ? value->call.arguments[1] : NULL;
	*size = member->field->size;
	if (!text || text->kind != NODE_STRING)
		return value->kind == NODE_STRUCT ? fill_struct(evaluation, member, out, room, size)
		                                  : fill_bytes(evaluation, member, out, room, size);
	if (inet_pton(AF_INET6, (const char *)text->string.bytes, out) == 1)
		return true;
	return error_at(evaluation->error, text->span, "this is no IPv6 address");
}

/* An abstract name has a NUL in front, a path one behind it where there is room. */
static bool fill_path(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room,
                      size_t *size)
{
	const struct node *value = member->value;
	bool abstract = value->kind == NODE_STRING && value->string.abstract;
	const uint8_t *bytes;
	size_t length;
	if (!evaluate_data(evaluation, value, &bytes, &length))
		return false;
	if (length + 1 > room)
		return too_long(evaluation, value, member->field);
	memcpy(out + abstract, bytes, length);
	*size = length + 1;
	return true;
}

static field_filler *const field_fillers[] = {
	[FIELD_SIGNED] = fill_integer,     [FIELD_UNSIGNED] = fill_integer,  [FIELD_NAME] = fill_integer,
	[FIELD_DESCRIPTOR] = fill_integer, [FIELD_PORT] = fill_integer,      [FIELD_FLOWINFO] = fill_integer,
	[FIELD_IN_ADDR] = fill_struct,     [FIELD_IN6_ADDR] = fill_in6_addr, [FIELD_INTERFACE] = fill_integer,
	[FIELD_PATH] = fill_path,          [FIELD_BYTES] = fill_bytes,       [FIELD_PADDING] = fill_bytes,
	[FIELD_STRUCT] = fill_struct,      [FIELD_POINTER] = fill_integer,   [FIELD_TEXT] = fill_integer,
	[FIELD_TEXT_LIST] = fill_integer,  [FIELD_ADDRESS] = fill_integer,
};

bool member_bytes(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room, size_t *size)
{
	return field_fillers[member->field->kind](evaluation, member, out, room, size);
}

/* Strings in a struct may be longer than their field, as a wrong program's: room for them is made. */
static size_t room_for_string(const struct node *value)
{
	return value->kind == NODE_STRING ? value->string.length + 2 : 0;
}

size_t member_room(const struct member *member)
{
	return member->field->size + room_for_string(member->value);
}

static size_t room_for(const struct node *node)
{
	size_t room = node->structure.layout->size;
	for (size_t i = 0; i < node->structure.count; i++)
		room += room_for_string(node->structure.members[i].value);
	return room;
}

/* Fields whose contents say how long the struct is. */
static bool has_own_length(enum field_kind kind)
{
	return kind == FIELD_PATH || kind == FIELD_BYTES;
}

static size_t natural_size(const struct layout *layout)
{
	const struct field *last = &layout->fields[layout->count - 1];
	return has_own_length(last->kind) ? last->offset : layout->size;
}

static bool fill_members(struct evaluation *evaluation, const struct node *node, uint8_t *bytes, size_t room,
                         size_t *size)
{
	for (size_t i = 0; i < node->structure.count; i++) {
		struct member member = node->structure.members[i];
		/* revents=0 => POLLIN: what goes in is the first */
		if (member.value->kind == NODE_CHANGE)
			member.value = member.value->operation.left;
		size_t offset = member.field->offset, used;
		bool own_length = has_own_length(member.field->kind);
		if (!member_bytes(evaluation, &member, bytes + offset, own_length ? room - offset : member.field->size, &used))
			return false;
		if (own_length && offset + used > *size)
			*size = offset + used;
	}
	return true;
}

bool struct_bytes(struct evaluation *evaluation, const struct node *node, uint8_t **bytes, size_t *size)
{
	const struct layout *layout = node->structure.layout;
	if (!layout)
		return error_at(evaluation->error, node->span, "which struct is this? nothing says it here");
	size_t room = room_for(node);
	*bytes = arena_allocate(evaluation->arena, room);
	if (!*bytes)
		return no_memory(evaluation);
	*size = natural_size(layout);
	evaluation->calls++; /* htons(80) in a struct is notation, no step */
	bool filled = fill_members(evaluation, node, *bytes, room, size);
	evaluation->calls--;
	return filled;
}
