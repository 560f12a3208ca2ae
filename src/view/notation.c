/* The walk that prints a place: one function a shape, and the rules of strace by the flags of types and members.
 * Not here: how a scalar is written (type/form-*.c), habits that no rule explains (abi/habits.c). */
#include "view/notation.h"

#include <string.h>
#include <sys/socket.h>

#include "abi/structs.h"
#include "type/form.h"
#include "type/integer.h"
#include "type/scalars.h"

/* Whether the place shows what the call was handed, not what it left there. */
static bool goes_in(const struct place *place)
{
	return place->was && place->was == place->bytes;
}

static uint64_t address_at(const struct place *pointer)
{
	return (uint64_t)load_integer(pointer->bytes, sizeof(uint64_t), false);
}

static bool is_whole(const struct place *place)
{
	return place->size >= type_size(place->type);
}

/* --- arrays -------------------------------------------------------------------------------------------------------- */

static bool is_end(const struct place *array, const struct place *element)
{
	return array->type->extent.kind == EXTENT_ENDED &&
	       load_integer(element->bytes, element->size, false) == 0;
}

static void show_array(struct sink *sink, const struct place *place)
{
	size_t count = place_count(place), step, size;
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0, at = 0; i < count && (step = place_step(place, at, &size)); i++, at += step) {
		struct place element = place_element(place, at, size);
		if (is_end(place, &element))
			break;
		notation_show(sink, &element);
	}
	sink_end(sink);
}

/* --- structs ------------------------------------------------------------------------------------------------------- */

static uint64_t unsigned_at(const struct place *place, const uint8_t *bytes)
{
	return (uint64_t)load_integer(bytes, place->type->size, place->type->is_signed);
}

/* msg_namelen=128 => 16 */
static bool has_changed(const struct place *member)
{
	bool is = member->member->flags & MEMBER_CHANGES && member->type->shape == SHAPE_INTEGER &&
	          member->was && is_whole(member);
	return is && unsigned_at(member, member->was) != unsigned_at(member, member->bytes);
}

static void show_member(struct sink *sink, const struct place *member)
{
	unsigned flags = member->member->flags;
	sink_field(sink, flags & MEMBER_FAMILY ? "sa_family" : member->member->name,
	           !(flags & MEMBER_NAMES_ITSELF));
	if (flags & MEMBER_LINK) /* may lead round in a circle */
		sink_pointer(sink, address_at(member));
	else if (has_changed(member))
		sink_change(sink, (int64_t)unsigned_at(member, member->was),
		            (int64_t)unsigned_at(member, member->bytes));
	else
		notation_show(sink, member);
}

/* A member is there where it ends inside; what has no bound of its own, as far as it goes. */
static bool is_inside(const struct place *place, const struct place *member)
{
	return member->member->offset < place->size && is_whole(member);
}

static bool is_null(const struct place *pointer)
{
	return pointer->type->shape == SHAPE_POINTER && address_at(pointer) == 0;
}

/* The length of something that is left out: ai_addrlen where ai_addr is NULL. */
static bool is_length_of_nothing(const struct place *place, const struct place *length)
{
	if (length->type->shape != SHAPE_INTEGER || place_integer(length) != 0)
		return false;
	for (size_t i = 0; i < place->type->count; i++) {
		struct place pointer = place_member(place, &place->type->members[i]);
		if (!(pointer.member->flags & MEMBER_OPTIONAL) || !is_inside(place, &pointer) ||
		    !is_null(&pointer))
			continue;
		const struct extent *extent = &pointer.type->of->extent;
		bool counts = extent->kind == EXTENT_SIZED || extent->kind == EXTENT_COUNTED;
		if (counts && extent->by.up == 0 && extent->by.offset == length->member->offset)
			return true;
	}
	return false;
}

/* A pointer whose length is 0, of those that are left out then: msg_control. */
static bool is_empty(const struct place *member)
{
	struct place behind = { .type = member->type->of, .in = member };
	int64_t length;
	return member->member->flags & MEMBER_WITH_LENGTH &&
	       place_beside(&behind, behind.type->extent.by, MOMENT_AFTER, &length) && length == 0;
}

static bool says_nothing(const struct place *place, const struct place *member)
{
	return (member->member->flags & MEMBER_OPTIONAL && is_null(member)) || is_empty(member) ||
	       is_length_of_nothing(place, member);
}

/* A struct that a call was to change and did not: of one with members that change strace shows these alone:
 * {msg_namelen=0}. */
static bool is_unchanged(const struct place *place)
{
	const struct place *pointer = place->in;
	bool is = pointer && pointer->type->shape == SHAPE_POINTER && notation_is_changed(pointer->type) &&
	          !pointer->memory->filled;
	for (size_t i = 0; is && i < place->type->count; i++)
		if (place->type->members[i].flags & MEMBER_CHANGES)
			return true;
	return false;
}

/* What the call filled in where the struct shows what it was handed. */
static bool filled_in(const struct place *member, struct place *after)
{
	const struct block *block = member->block;
	bool is = member->member->flags & MEMBER_SHOWN && member->memory && member->memory->filled && block &&
	          block->after;
	size_t offset = is ? (size_t)(member->bytes - block->before) : 0;
	if (!is || offset + member->size > block->after_size)
		return false;
	*after = *member;
	after->bytes = block->after + offset;
	return true;
}

/* Members but those with one of the flags. Of a struct that a negative descriptor takes out of what is asked for, strace
 * shows that alone: {fd=-1}. */
static void show_members(struct sink *sink, const struct place *place, unsigned left_out)
{
	bool in = goes_in(place), failed = is_unchanged(place);
	left_out |= MEMBER_PADDING;
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < place->type->count; i++) {
		struct place member = place_member(place, &place->type->members[i]);
		if (failed && !(member.member->flags & MEMBER_CHANGES))
			continue;
		if (member.member->flags & left_out || !is_inside(place, &member) ||
		    says_nothing(place, &member))
			continue;
		if (in && member.member->flags & MEMBER_RESULT && !filled_in(&member, &member))
			continue;
		show_member(sink, &member);
		if (in && member.type->form == &form_descriptor && place_integer(&member) < 0)
			break;
	}
	sink_end(sink);
}

/* What stands in the place of its only member, under the name that it has there itself: sin_addr=inet_addr("..."). */
static void show_transparent(struct sink *sink, const struct place *place)
{
	struct place inside = place_member(place, &place->type->members[0]);
	inside.member = place->member;
	notation_show(sink, &inside);
}

/* --- addresses ----------------------------------------------------------------------------------------------------- */

bool notation_is_address(const struct type *type)
{
	return type->shape == SHAPE_STRUCT && type->count && type->members[0].flags & MEMBER_FAMILY;
}

/* What its family makes of it; bytes where that is unknown, or needs more than there is. */
static const struct type *address_type(const struct place *place)
{
	const struct type *type = struct_of_family(load_integer(place->bytes, sizeof(sa_family_t), false));
	if (!type || place->size < (type->least ? type->least : type->size))
		return &type_sockaddr;
	return type;
}

/* With zeros for what is missing of it. */
static void show_address_member(struct sink *sink, struct place *member)
{
	uint8_t whole[FORM_MOST] = { 0 };
	size_t size = type_size(member->type);
	if (member->size < size && size <= sizeof whole) {
		memcpy(whole, member->bytes, member->size);
		member->bytes = whole;
		member->size = size;
	}
	show_member(sink, member);
}

/* The members of an address in the order of notation. */
static const struct member *member_shown_at(const struct type *type, size_t index)
{
	const struct member *members = type->members;
	if (members[index].flags & MEMBER_LATER)
		return &members[index + 1];
	return index > 0 && members[index - 1].flags & MEMBER_LATER ? &members[index - 1] : &members[index];
}

static bool is_left_out(const struct place *member)
{
	const struct type *type = member->type;
	if (!member->size || member->member->flags & MEMBER_PADDING)
		return true;
	if (!(member->member->flags & MEMBER_OPTIONAL) || !is_whole(member))
		return false;
	return type->shape == SHAPE_ARRAY ? place_count(member) == 0 : place_integer(member) == 0;
}

static void show_address(struct sink *sink, const struct place *place)
{
	struct place address = *place;
	if (address.size > ADDRESS_MOST)
		address.size = ADDRESS_MOST;
	address.type = address_type(place);
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < address.type->count; i++) {
		struct place member = place_member(&address, member_shown_at(address.type, i));
		if (!is_left_out(&member))
			show_address_member(sink, &member);
	}
	sink_end(sink);
}

static void show_struct(struct sink *sink, const struct place *place)
{
	size_t least = place->type->count ? type_size(place->type->members[0].type) : 0;
	if (place->size < least)
		sink_string(sink, place->bytes, place->size);
	else if (notation_is_address(place->type))
		show_address(sink, place);
	else if (place->type->is_transparent && place->member)
		show_transparent(sink, place);
	else
		show_members(sink, place, 0);
}

/* --- pointers ------------------------------------------------------------------------------------------------------ */

/* Whether what goes in and out is shown as it came out: structs with a member that tells what the call changed. Of all
 * others (pollfd, the timeout of select) the result tells it. */
bool notation_is_changed(const struct type *pointer)
{
	const struct type *of = pointer->of->shape == SHAPE_ARRAY ? pointer->of->of : pointer->of;
	if (pointer->direction != DIRECTION_BOTH || of->shape != SHAPE_STRUCT)
		return false;
	for (size_t i = 0; i < of->count; i++)
		if (of->members[i].flags & (MEMBER_CHANGES | MEMBER_FILLED_BYTES))
			return true;
	return false;
}

/* What the pointer leads to, as it is to be shown: what goes in as it was, what comes out where the call filled it in. What
 * the library made has come out, whatever may be done with it. */
static bool find_pointee(const struct place *pointer, struct place *pointee)
{
	bool filled = pointer->memory && pointer->memory->filled;
	if (filled && notation_is_changed(pointer->type) && place_pointee(pointer, MOMENT_AFTER, pointee))
		return true;
	if (!filled && notation_is_changed(pointer->type) && pointer->type->of->extent.by_result)
		return false; /* as many as it received are none */
	if (pointer->type->direction & DIRECTION_IN && place_pointee(pointer, MOMENT_BEFORE, pointee)) {
		if (!place_passed(pointee))
			return false;
	} else if (!filled || !place_pointee(pointer, MOMENT_AFTER, pointee)) {
		return false;
	}
	if (pointee->type->shape == SHAPE_CHOICE)
		*pointee = place_resolved(pointee);
	return true;
}

/* Whether there is more to show than where it is: strace looks into no address of less than a family, and nothing has come
 * out of a call that filled in nothing, but for data and what the result counts: to receive "" or [] is something. */
static bool has_contents(const struct place *pointer, const struct place *pointee)
{
	if (pointee->type->shape == SHAPE_VOID)
		return false;
	if (pointee->type->shape == SHAPE_INTEGER)
		return is_whole(pointee);
	if (notation_is_address(pointee->type))
		return pointee->size >= sizeof(sa_family_t);
	return pointee->size || goes_in(pointee) || pointer->type->of->shape == SHAPE_BYTES ||
	       pointer->type->of->extent.by_result;
}

/* [128 => 16] where the call reads and writes it. */
static void show_pointed_integer(struct sink *sink, const struct place *pointer, const struct place *pointee)
{
	size_t size = pointee->type->size;
	struct place after = *pointee;
	if (pointer->type->direction != DIRECTION_BOTH) {
		sink_begin(sink, GROUP_LIST, NULL);
		notation_show(sink, pointee);
		sink_end(sink);
		return;
	}
	if (pointer->memory->filled && place_pointee(pointer, MOMENT_AFTER, &after) && after.size < size)
		after = *pointee;
	sink_in_out(sink, load_integer(pointee->bytes, size, true), load_integer(after.bytes, size, true));
}

/* A list that was made by the call, link by link. One that comes back to where it was ends there (Brent's way: the block
 * to be met again moves on at each power of 2). */
static void show_linked(struct sink *sink, const struct place *first)
{
	const struct block *met = first->block;
	struct place element = *first, link;
	size_t count = 1, power = 2;
	sink_begin(sink, GROUP_LIST, NULL);
	do {
		show_members(sink, &element, MEMBER_LINK);
		struct place from = element;
		link = place_member(&from, type_link(from.type));
		if (!is_inside(&from, &link) || !place_pointee(&link, MOMENT_AFTER, &element) ||
		    element.block == met)
			break;
		element.in = first->in;
		if (++count == power) {
			met = element.block;
			power *= 2;
		}
	} while (element.size >= type_size(element.type));
	sink_end(sink);
}

static void show_pointer(struct sink *sink, const struct place *place)
{
	struct place pointee;
	if (!find_pointee(place, &pointee) || !has_contents(place, &pointee))
		sink_pointer(sink, address_at(place));
	else if (pointee.type->shape == SHAPE_INTEGER)
		show_pointed_integer(sink, place, &pointee);
	else if (place->type->direction == DIRECTION_OUT && type_link(pointee.type))
		show_linked(sink, &pointee);
	else
		notation_show(sink, &pointee);
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

/* An argument that nothing is said about. */
static void show_void(struct sink *sink, const struct place *place)
{
	if (place->size < sizeof(uint64_t))
		sink_string(sink, place->bytes, place->size);
	else
		sink_number(sink, (int64_t)address_at(place));
}

/* Apart, so that scalars, which are most, do not pay for the room that the others need. */
__attribute__((noinline)) static void show_shape(struct sink *sink, const struct place *place)
{
	struct place resolved;
	switch (place->type->shape) {
	case SHAPE_VOID:
		show_void(sink, place);
		break;
	case SHAPE_INTEGER: /* has been printed */
	case SHAPE_BYTES:
		place->type->form->print(sink, place);
		break;
	case SHAPE_POINTER:
		show_pointer(sink, place);
		break;
	case SHAPE_ARRAY:
		show_array(sink, place);
		break;
	case SHAPE_STRUCT:
		show_struct(sink, place);
		break;
	case SHAPE_CHOICE:
		resolved = place_resolved(place);
		notation_show(sink, &resolved);
		break;
	}
}

void notation_show(struct sink *sink, const struct place *place)
{
	const struct type *type = place->type;
	bool is_scalar =
		type->shape != SHAPE_STRUCT && type->shape != SHAPE_ARRAY && type->shape != SHAPE_CHOICE;
	if (type->print)
		type->print(sink, place);
	else if (is_scalar && place->size < type->size)
		sink_string(sink, place->bytes, place->size);
	else if (type->shape == SHAPE_INTEGER)
		type->form->print(sink, place);
	else
		show_shape(sink, place);
}
