/* Small trees that words stand for.
 * Not here: reading anything. */
#include "lang/build.h"

#include <string.h>

#include "lang/expression.h"

void *build_room(struct input *input, const void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return (void *)(uintptr_t)items;
	*capacity = *capacity ? 2 * *capacity : 8;
	void *room = arena_allocate(input->arena, *capacity * size);
	if (!room)
		return out_of_memory(input);
	if (count)
		memcpy(room, items, count * size);
	return room;
}

struct node *build_string(struct input *input, struct span span, const char *bytes, size_t length)
{
	struct node *node = node_new(input, NODE_STRING, span.start);
	char *copy = arena_copy(input->arena, bytes, length);
	if (!node || !copy)
		return out_of_memory(input);
	node->span = span;
	node->string.bytes = (const uint8_t *)copy;
	node->string.length = length;
	return node;
}

struct node *build_struct(struct input *input, struct span span, const struct type *type)
{
	struct node *node = node_new(input, NODE_STRUCT, span.start);
	struct member_value *members = arena_allocate(input->arena, type->count * sizeof *members);
	if (!node || !members)
		return out_of_memory(input);
	node->span = span;
	node->structure.type = type;
	node->structure.members = members;
	return node;
}

struct node *build_member(struct node *structure, const struct member *member, struct node *value)
{
	if (!structure || !value || structure->structure.count == structure->structure.type->count)
		return NULL;
	structure->structure.members[structure->structure.count++] = (struct member_value){
		.member = member,
		.name = member->name,
		.value = value,
		.span = value->span,
	};
	return structure;
}

struct node *build_list(struct input *input, size_t start, const struct type *of)
{
	struct node *list = node_new(input, NODE_LIST, start);
	if (!list)
		return NULL;
	list->list.of = of;
	return list;
}

struct node *build_item(struct input *input, struct node *list, size_t *capacity, struct node *item)
{
	if (!list || !item)
		return NULL;
	list->list.items =
		build_room(input, list->list.items, list->list.count, capacity, sizeof *list->list.items);
	if (!list->list.items)
		return NULL;
	list->list.items[list->list.count++] = item;
	list->span.end = input->at;
	return list;
}
