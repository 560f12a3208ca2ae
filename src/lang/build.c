/* Small trees that words stand for.
 * Not here: reading anything. */
#include "lang/build.h"

#include <string.h>

#include "lang/expression.h"

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

struct node *build_call(struct input *input, struct span span, const char *name, struct node *argument)
{
	struct node *node = argument ? call_node(input, span.start, call_find(name, strlen(name))) : NULL;
	if (!node)
		return NULL;
	node->span = span;
	node->call.arguments[0] = argument;
	return node;
}

struct node *build_struct(struct input *input, struct span span, const struct layout *layout)
{
	struct node *node = node_new(input, NODE_STRUCT, span.start);
	struct member_value *members = arena_allocate(input->arena, layout->count * sizeof *members);
	if (!node || !members)
		return out_of_memory(input);
	node->span = span;
	node->structure.layout = layout;
	node->structure.type = layout->type;
	node->structure.members = members;
	return node;
}

struct node *build_member(struct node *structure, const char *member, struct node *value)
{
	if (!structure || !value || structure->structure.count == structure->structure.layout->count)
		return NULL;
	struct member_value *added = &structure->structure.members[structure->structure.count++];
	added->field = layout_field(structure->structure.layout, member, strlen(member));
	added->member = added->field ? added->field->member : NULL;
	added->name = added->field ? added->field->name : member;
	added->value = value;
	added->span = value->span;
	return structure;
}

struct node *build_family(struct input *input, struct node *structure)
{
	if (!structure)
		return NULL;
	const struct layout *layout = structure->structure.layout;
	const struct name *family = name_of_value(&families, layout->family);
	struct node *value = family ? constant_node(input, structure->span.start, &families, family) : NULL;
	return build_member(structure, layout->fields[0].name, value);
}
