/* Structs and data of a step, byte by byte: the walk that finds them in its blocks, and the order they are shown in.
 * Not here: the lines of a struct (block-rows.c) and of a set (block-sets.c), the notation of a value (notation.c), the dump of bytes (bytes.c). */
#include "view/blocks.h"

#include <sys/socket.h>

#include "text/escape.h"
#include "type/form.h"
#include "view/bytes.h"
#include "view/notation.h"

/* --- finding them ------------------------------------------------------------------------------------------------ */

struct walk {
	struct block_visitor *visitor;
	const char *argument;
	bool filled_in;
	size_t structs; /* that were visited */
};

static void walk_pointer(struct walk *walk, const struct place *pointer);

static void visit(struct walk *walk, const struct place *place, long element)
{
	struct block_shown shown = {
		.place = *place, .argument = walk->argument, .filled_in = walk->filled_in, .element = element
	};
	walk->visitor->visit(walk->visitor, &shown);
}

/* The pointers in memory that the call was handed. Those that a call or the library made lead to what is not shown, and a
 * link may lead round in a circle. */
static void walk_inside(struct walk *walk, const struct place *place)
{
	const struct type *type = place->type;
	if (!place->was)
		return;
	switch (type->shape) {
	case SHAPE_POINTER:
		if (!place->member || !(place->member->flags & MEMBER_LINK))
			walk_pointer(walk, place);
		break;
	case SHAPE_ARRAY:
		for (size_t at = 0, size, step; (step = place_step(place, at, &size)); at += step) {
			struct place element = place_element(place, at, size);
			walk_inside(walk, &element);
		}
		break;
	case SHAPE_STRUCT:
		for (size_t i = 0; i < type->count && !type->is_union; i++) {
			struct place member = place_member(place, &type->members[i]);
			if (member.size >= type_size(member.type))
				walk_inside(walk, &member);
		}
		break;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
	case SHAPE_CHOICE:
		break;
	}
}

static void walk_struct(struct walk *walk, const struct place *place, long element)
{
	struct place shown = *place;
	if (notation_is_address(place->type)) {
		if (shown.size < sizeof(sa_family_t))
			return;
		if (shown.size > ADDRESS_MOST)
			shown.size = ADDRESS_MOST;
	}
	if (walk->structs++ < BLOCK_STRUCTS_MOST)
		visit(walk, &shown, element);
	walk_inside(walk, place);
}

static void walk_array(struct walk *walk, const struct place *place)
{
	size_t count = place_count(place), size, step;
	for (size_t i = 0, at = 0; i < count && (step = place_step(place, at, &size)); i++, at += step) {
		struct place element = place_element(place, at, size);
		if (element.type->shape == SHAPE_STRUCT)
			walk_struct(walk, &element, (long)i);
		else
			walk_inside(walk, &element);
	}
}

/* What a block holds. Bytes are shown where nothing else can stand there: an option's value, which may be bytes, is not. */
static void walk_contents(struct walk *walk, const struct place *place)
{
	struct place resolved;
	switch (place->type->shape) {
	case SHAPE_STRUCT:
		walk_struct(walk, place, -1);
		break;
	case SHAPE_ARRAY:
		walk_array(walk, place);
		break;
	case SHAPE_CHOICE:
		resolved = place_resolved(place);
		if (resolved.type->shape != SHAPE_BYTES)
			walk_contents(walk, &resolved);
		break;
	case SHAPE_BYTES:
		if (place->type->form == &form_data || place->type->form->add)
			visit(walk, place, -1);
		break;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_POINTER:
		break;
	}
}

/* What the call filled in, with what stood there before where it read that too; what it only read, or did not come to fill
 * in, as it was handed over. */
static void walk_pointer(struct walk *walk, const struct place *pointer)
{
	struct place pointee;
	bool goes_in = pointer->type->direction & DIRECTION_IN, was_filled_in = walk->filled_in;
	bool comes_out = pointer->type->direction & DIRECTION_OUT && pointer->memory && pointer->memory->filled;
	if (!comes_out || !place_pointee(pointer, MOMENT_AFTER, &pointee)) {
		if (!goes_in || !place_pointee(pointer, MOMENT_BEFORE, &pointee) || !place_passed(&pointee))
			return;
	}
	if (!pointee.size)
		return;
	walk->filled_in = !goes_in;
	walk_contents(walk, &pointee);
	walk->filled_in = was_filled_in;
}

void blocks_visit(const struct step *step, struct block_visitor *visitor)
{
	struct walk walk = { .visitor = visitor };
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	for (size_t i = 0; i < call.type->count; i++) {
		struct place member = place_member(&call, &call.type->members[i]),
			     argument = place_resolved(&member);
		if (argument.type->shape != SHAPE_POINTER)
			continue;
		walk.argument = argument.member->name;
		walk_pointer(&walk, &argument);
	}
}

/* --- showing them -------------------------------------------------------------------------------------------------- */

struct showing {
	struct block_visitor visitor; /* first: what is visited with */
	struct sink *sink;
};

static void show_struct(struct block_visitor *visitor, const struct block_shown *shown)
{
	struct showing *showing = (struct showing *)(void *)visitor;
	if (shown->place.type->shape == SHAPE_STRUCT)
		blocks_show_struct(showing->sink, shown);
	else if (shown->place.type->form->add)
		blocks_show_set(showing->sink, shown);
}

/* What was received is always shown, what was sent where the call line cannot show it as text. */
static void show_data(struct block_visitor *visitor, const struct block_shown *shown)
{
	struct showing *showing = (struct showing *)(void *)visitor;
	const struct place *place = &shown->place;
	if (place->type->shape != SHAPE_BYTES || place->type->form->add)
		return;
	if (shown->filled_in || !escape_is_text(place->bytes, place->size))
		bytes_dump(showing->sink, place->bytes, place->size);
}

void blocks_show(struct sink *sink, const struct step *step)
{
	struct showing structs = { { show_struct }, sink }, data = { { show_data }, sink };
	blocks_visit(step, &structs.visitor);
	blocks_visit(step, &data.visitor);
}
