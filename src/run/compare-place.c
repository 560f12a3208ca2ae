/* What stands in memory against a value that was typed: a walk over both.
 * Not here: which memory a value is about (compare.c). */
#include "run/compare.h"

#include <string.h>

#include "run/encode.h"
#include "text/sink.h"
#include "type/form.h"
#include "type/integer.h"
#include "type/scalars.h"

const char *bytes_in_words(struct arena *arena, const void *bytes, size_t size)
{
	char text[200];
	size_t shown = size > 40 ? 40 : size;
	error_quote(text, sizeof text, bytes, shown);
	return arena_format(arena, "\"%s\"%s", text, shown < size ? "..." : "");
}

static struct arena *arena_of(const struct comparison *comparison)
{
	return &comparison->invocation->arena;
}

static const char *nothing_came(const struct comparison *comparison)
{
	return result_in_words(&comparison->invocation->step, arena_of(comparison));
}

/* --- bytes ------------------------------------------------------------------------------------------------------------- */

static bool compare_string(const struct comparison *comparison, const struct place *place,
                           const struct node *node)
{
	struct arena *arena = arena_of(comparison);
	size_t length = node->string.length, size = place->size;
	bool text = place->type->shape == SHAPE_BYTES &&
	            (place->type->form == &form_text || place->type->extent.kind == EXTENT_REST);
	if (text && place->bytes && (length < size || place->type->extent.kind == EXTENT_ENDED))
		size = strnlen((const char *)place->bytes, size);
	bool same = node->string.cut ? size >= length : size == length;
	if (same && (length == 0 || (place->bytes && memcmp(place->bytes, node->string.bytes, length) == 0)))
		return true;
	compare_unmet(comparison,
	              arena_format(arena, "%s%s", bytes_in_words(arena, node->string.bytes, length),
	                           node->string.cut ? "..." : ""),
	              place->bytes && size ? bytes_in_words(arena, place->bytes, size)
	                                   : nothing_came(comparison));
	return true;
}

static bool compare_bytes(const struct comparison *comparison, const struct place *place, const struct node *node)
{
	struct arena *arena = arena_of(comparison);
	size_t size = place->size;
	if (size != node->list.count || (size && memcmp(place->bytes, node->list.bytes, size) != 0))
		compare_unmet(comparison, bytes_in_words(arena, node->list.bytes, node->list.count),
		              size ? bytes_in_words(arena, place->bytes, size) : nothing_came(comparison));
	return true;
}

/* --- elements ------------------------------------------------------------------------------------------------------------ */

static bool compare_item(const struct comparison *comparison, const struct place *place, size_t at,
                         size_t width, const struct node *item)
{
	struct arena *arena = arena_of(comparison);
	int64_t wanted, got = 0;
	if (!evaluate_number(comparison->evaluation, item->kind == NODE_CHANGE ? item->operation.right : item,
	                     &wanted))
		return false;
	bool there = width && at + width <= place->size;
	if (there)
		got = load_integer(place->bytes + at, width, true);
	if (!there || got != convert_integer(wanted, width, true))
		compare_unmet(comparison, arena_format(arena, "[%lld]", (long long)wanted),
		              there ? arena_format(arena, "[%lld]", (long long)got) : nothing_came(comparison));
	return true;
}

static bool compare_numbers(const struct comparison *comparison, const struct place *place,
                            const struct node *node)
{
	bool array = place->type->shape == SHAPE_ARRAY && place->type->of->shape == SHAPE_INTEGER;
	size_t usual = array ? type_size(place->type->of) : sizeof(int);
	for (size_t i = 0; i < node->list.count; i++) {
		size_t width = i == 0 && place->size < usual ? place->size : usual;
		if (!compare_item(comparison, place, i * width, width, node->list.items[i]))
			return false;
	}
	return true;
}

/* Structs in a list: an array's elements, or what a pointer and the links in it lead to. */
static bool next_struct(const struct place *list, size_t *at, const struct place *before, struct place *element)
{
	size_t size, step;
	if (list->type->shape == SHAPE_ARRAY) {
		step = place_step(list, *at, &size);
		*element = place_element(list, *at, size);
		*at += step;
		return step;
	}
	if (!before->type)
		return place_pointee(list, MOMENT_AFTER, element);
	const struct member *link = type_link(before->type);
	struct place next = link ? place_member(before, link) : *before;
	bool there = link && place_pointee(&next, MOMENT_AFTER, element);
	element->in = NULL;
	return there;
}

static bool compare_structs(const struct comparison *comparison, const struct place *place,
                            const struct node *node, bool changes)
{
	struct place element = { .type = NULL }, before = { .type = NULL };
	size_t at = 0;
	bool left = true;
	for (size_t i = 0; i < node->list.count; i++) {
		left = left && next_struct(place, &at, &before, &element);
		if (!left)
			element = (struct place){ .type = place->type->of, .memory = place->memory };
		if (node->list.items[i]->kind == NODE_STRUCT &&
		    !compare_place(comparison, &element, node->list.items[i], changes))
			return false;
		before = element;
	}
	return true;
}

/* A leaf as it stands in notation; bytes in quotes. */
static const char *leaf_in_words(struct arena *arena, const struct place *place)
{
	struct text_sink text;
	bool whole = place->type->shape == SHAPE_INTEGER || place->type->form->add;
	if (!whole || place->size < type_size(place->type))
		return bytes_in_words(arena, place->bytes, place->size);
	text_sink_init(&text, &view_settings_trace);
	place->type->form->print(&text.sink, place);
	const char *copy = arena_copy(arena, text.data, text.length);
	text_sink_free(&text);
	return copy;
}

/* What is in a set, against all that was typed. */
static bool compare_set(const struct comparison *comparison, const struct place *place, const struct node *node)
{
	struct arena *arena = arena_of(comparison);
	struct place expected = { .type = place->type };
	if (!encode_literal(comparison->evaluation, NULL, node, place->type, &expected.bytes, &expected.size))
		return false;
	if (place->size != expected.size || memcmp(place->bytes, expected.bytes, expected.size) != 0)
		compare_unmet(comparison, leaf_in_words(arena, &expected),
		              place->size ? leaf_in_words(arena, place) : nothing_came(comparison));
	return true;
}

static bool compare_list(const struct comparison *comparison, const struct place *place,
                         const struct node *node, bool changes)
{
	if (node->list.of == &type_uint8)
		return compare_bytes(comparison, place, node);
	if (place->type->shape == SHAPE_BYTES && place->type->form->add)
		return changes || compare_set(comparison, place, node); /* what goes in, the call changes */
	if (node->list.of->shape == SHAPE_STRUCT)
		return compare_structs(comparison, place, node, changes);
	return changes || compare_numbers(comparison, place, node); /* as of a set */
}

/* --- members -------------------------------------------------------------------------------------------------------------- */

/* Whether the kernel says that there was more than the memory for it: the length that came back is above what is there. */
static bool was_cut(const struct place *place)
{
	const struct place *pointee = place->in, *pointer = pointee ? pointee->in : NULL;
	int64_t length;
	if (!pointer || pointer->type->shape != SHAPE_POINTER)
		return false;
	const struct place behind = { .type = pointer->type->of, .in = pointer, .memory = place->memory };
	const struct extent *extent = &behind.type->extent;
	return extent->kind == EXTENT_SIZED && place_beside(&behind, extent->by, MOMENT_AFTER, &length) &&
	       length > (int64_t)pointee->size;
}

/* Where a name begins with a NUL, none ends it: @"a" is not @"ab". */
static bool ends_at_length(const struct place *place, const struct node *node, const uint8_t *wanted)
{
	return place->type->form == &form_path && !wanted[0] &&
	       !(node->kind == NODE_STRING && node->string.cut);
}

static const struct type *leaf_type(const struct type *type)
{
	return type->shape == SHAPE_STRUCT && type->is_transparent ? type->members[0].type : type;
}

static bool compare_leaf(const struct comparison *comparison, const struct place *place,
                         const struct member_value *typed, const struct node *node)
{
	struct arena *arena = arena_of(comparison);
	const uint8_t *wanted;
	size_t size, there = place->size;
	if (!encode_literal(comparison->evaluation, NULL, node, place->type, &wanted, &size))
		return false;
	bool open_end = place->type->extent.kind == EXTENT_REST;
	size_t compared = open_end && there < size && was_cut(place) ? there : size;
	bool too_long = there > size && ends_at_length(place, node, wanted);
	if (there && there >= compared && !too_long && memcmp(place->bytes, wanted, compared) == 0)
		return true;
	struct place expected = { .type = leaf_type(place->type),
		                  .bytes = wanted,
		                  .size = size,
		                  .member = place->member,
		                  .in = place->in };
	struct place got = *place;
	got.type = expected.type;
	got.size = there < size || too_long ? there : size;
	compare_unmet(comparison, arena_format(arena, "%s=%s", typed->name, leaf_in_words(arena, &expected)),
	              there ? arena_format(arena, "%s=%s", typed->name, leaf_in_words(arena, &got))
	                    : nothing_came(comparison));
	return true;
}

static bool compare_pointer(const struct comparison *comparison, const struct place *place,
                            const struct node *node, bool changes)
{
	struct place pointee;
	bool list = place->type->of->shape == SHAPE_POINTER ||
	            (node->kind == NODE_LIST && place->type->of->shape == SHAPE_STRUCT);
	bool filled = place->type->direction & DIRECTION_OUT;
	if (node->kind != NODE_STRING && node->kind != NODE_STRUCT && node->kind != NODE_LIST)
		return true;
	if (!place_pointee(place, MOMENT_AFTER, &pointee) &&
	    (filled || !place_pointee(place, MOMENT_BEFORE, &pointee))) {
		if (node->kind == NODE_STRING)
			compare_unmet(comparison,
			              bytes_in_words(arena_of(comparison), node->string.bytes,
			                             node->string.length),
			              "NULL");
		pointee = (struct place){ .type = place->type->of, .in = place, .memory = place->memory };
	}
	bool all = place->type->direction == DIRECTION_OUT;
	return compare_place(comparison, list && place->type->of->shape == SHAPE_STRUCT ? place : &pointee,
	                     node, changes && !all);
}

static bool compare_member(const struct comparison *comparison, const struct place *place,
                           const struct member_value *typed, bool changes)
{
	const struct node *node = typed->value;
	const struct member *member = typed->member;
	if (!member) /* { ... } of an option: what struct it is, the option says */
		member = type_member(place->type, typed->name, strlen(typed->name));
	if (!member)
		return error_at(comparison->evaluation->error, typed->span,
		                "no member of that name was filled in");
	struct place there = place_member(place, member);
	there.type = there.type->shape == SHAPE_CHOICE ? place_resolved(&there).type : there.type;
	bool changed = node->kind == NODE_CHANGE;
	if (changed)
		node = node->operation.right;
	if (there.type->shape == SHAPE_POINTER)
		return node->kind == NODE_LIST ? true : compare_pointer(comparison, &there, node, changes);
	if (changes && !changed && !(member->flags & MEMBER_RESULT))
		return true;
	if (there.type->shape == SHAPE_ARRAY || (there.type->shape == SHAPE_STRUCT && node->kind == NODE_STRUCT))
		return compare_place(comparison, &there, node,
		                     changes && !changed && !(member->flags & MEMBER_RESULT));
	return compare_leaf(comparison, &there, typed, node);
}

static bool compare_struct(const struct comparison *comparison, const struct place *place,
                           const struct node *node, bool changes)
{
	for (size_t i = 0; i < node->structure.count; i++)
		if (!compare_member(comparison, place, &node->structure.members[i], changes))
			return false;
	return true;
}

bool compare_place(const struct comparison *comparison, const struct place *place, const struct node *node,
                   bool changes)
{
	struct place there = place_resolved(place);
	if (there.type->shape == SHAPE_POINTER &&
	    !(node->kind == NODE_LIST && there.type->of->shape == SHAPE_STRUCT && !changes))
		return compare_pointer(comparison, &there, node, changes);
	switch (node->kind) {
	case NODE_STRING:
		return compare_string(comparison, &there, node);
	case NODE_LIST:
		return compare_list(comparison, &there, node, changes);
	case NODE_STRUCT:
		if (there.type->shape != SHAPE_STRUCT && node->structure.type)
			there.type = node->structure.type;
		return compare_struct(comparison, &there, node, changes);
	default:
		return true;
	}
}
