/* A walk over the arguments and the memory behind them.
 * Not here: memory that the library returned. */
#include "run/search.h"

#include "type/form.h"
#include "type/integer.h"

/* Deeper than any call of the table goes; lists that lead in a circle end too. */
#define MOST_DEPTH 8

struct walk {
	search_test *test;
	const void *detail;
	struct found *found;
	size_t left;    /* that the test has to hold of before */
	bool is_inside; /* what pointers lead to is looked through, and not the parameters again */
};

/* --- what stands at a place ------------------------------------------------------------------------------------ */

/* The integer at a place; where a pointer leads to it, as the kernel reads a length: with a sign. */
static bool number_at(const struct place *place, int64_t *number)
{
	struct place pointee, there = place_resolved(place);
	bool is_behind = there.type->shape == SHAPE_POINTER;
	if (is_behind && !place_pointee(&there, MOMENT_BEFORE, &pointee))
		return false;
	if (is_behind)
		there = pointee;
	size_t size = type_size(there.type);
	if (there.type->shape != SHAPE_INTEGER || there.size < size)
		return false;
	*number = is_behind ? load_integer(there.bytes, size, true) : place_integer(&there);
	return true;
}

static bool number_beside(const struct place *place, struct beside by, int64_t *number)
{
	const struct place *around = place_around(place, by.up);
	const struct member *member = around ? type_member_at(around->type, by.offset) : NULL;
	struct place there;
	if (!member)
		return false;
	there = place_member(around, member);
	return number_at(&there, number);
}

static bool is_what_is_meant(struct walk *walk, const struct place *place)
{
	const struct type *type = place->type;
	bool is_pointer = type->shape == SHAPE_POINTER;
	struct found found = {
		.member = place->member, .type = type, .place = place, .is_inside = walk->is_inside
	};
	if (place->size < type_size(type))
		return false;
	found.value = is_pointer ? load_integer(place->bytes, type->size, false) : place_integer(place);
	if (is_pointer) {
		const struct extent *extent = &type->of->extent;
		bool is_said = extent->kind == EXTENT_SIZED || extent->kind == EXTENT_COUNTED;
		found.block = found.value ? memory_find(place->memory, (uint64_t)found.value) : NULL;
		found.is_measured = is_said && number_beside(place, extent->by, &found.length);
	}
	if (!walk->test(&found, walk->detail) || walk->left-- > 0)
		return false;
	found.place = NULL;
	*walk->found = found;
	return true;
}

/* --- the walk -------------------------------------------------------------------------------------------------- */

static bool walk_place(struct walk *walk, const struct place *place, unsigned depth);

static bool walk_elements(struct walk *walk, const struct place *place, unsigned depth)
{
	size_t count = place_count(place), size, step;
	for (size_t at = 0; count && (step = place_step(place, at, &size)); at += step, count--) {
		struct place element = place_element(place, at, size);
		if (walk_place(walk, &element, depth))
			return true;
	}
	return false;
}

static bool walk_members(struct walk *walk, const struct place *place, unsigned depth)
{
	for (size_t i = 0; i < place->type->count; i++) {
		struct place member = place_member(place, &place->type->members[i]);
		if (walk_place(walk, &member, depth))
			return true;
	}
	return false;
}

static bool walk_pointee(struct walk *walk, const struct place *place, unsigned depth)
{
	struct place pointee;
	return walk->is_inside && depth < MOST_DEPTH && place_pointee(place, MOMENT_BEFORE, &pointee) &&
	       walk_place(walk, &pointee, depth + 1);
}

static bool walk_place(struct walk *walk, const struct place *place, unsigned depth)
{
	struct place resolved = place_resolved(place);
	bool is_looked_at = walk->is_inside == (depth > 0);
	switch (resolved.type->shape) {
	case SHAPE_INTEGER:
		return is_looked_at && is_what_is_meant(walk, &resolved);
	case SHAPE_POINTER:
		return (is_looked_at && is_what_is_meant(walk, &resolved)) ||
		       walk_pointee(walk, &resolved, depth);
	case SHAPE_ARRAY:
		return walk_elements(walk, &resolved, depth);
	case SHAPE_STRUCT:
		return walk_members(walk, &resolved, depth);
	case SHAPE_VOID:
	case SHAPE_BYTES:
	case SHAPE_CHOICE:
		break;
	}
	return false;
}

bool search(const struct step *step, search_test *test, const void *detail, size_t which, struct found *found)
{
	const struct block *handed = step->memory.blocks; /* none where memory was out */
	if (!handed || !handed->before)
		return false;
	struct walk walk = { .test = test, .detail = detail, .found = found, .left = which };
	struct place arguments = place_of_call(&step->call->arguments, &step->memory);
	if (walk_place(&walk, &arguments, 0))
		return true;
	walk.is_inside = true;
	return walk_place(&walk, &arguments, 0);
}

/* --- what is asked for often ----------------------------------------------------------------------------------- */

static bool has_names(const struct found *found, const void *set)
{
	return found->type->names && found->type->names == set;
}

static bool is_descriptor(const struct found *found, const void *detail)
{
	(void)detail;
	return !found->is_inside && found->type->form == &form_descriptor;
}

/* What a pointer leads to has to be of a form, or where that is NULL an address, and go that way. */
struct behind {
	const struct form *form;
	enum direction direction;
};

static bool leads_to(const struct found *found, const void *detail)
{
	const struct behind *behind = detail;
	const struct type *type = found->type;
	if (type->shape != SHAPE_POINTER || !(type->direction & behind->direction))
		return false;
	const struct type *of = type->of;
	if (!behind->form)
		return of->shape == SHAPE_CHOICE && of->choice.own_size;
	return of->shape == SHAPE_BYTES && of->form == behind->form;
}

bool search_names(const struct step *step, const struct name_set *set, struct found *found)
{
	return search(step, has_names, set, 0, found);
}

bool search_descriptor(const struct step *step, size_t which, struct found *found)
{
	return search(step, is_descriptor, NULL, which, found);
}

bool search_address(const struct step *step, enum direction direction, struct found *found)
{
	return search(step, leads_to, &(struct behind){ NULL, direction }, 0, found);
}

bool search_bytes(const struct step *step, const struct form *form, enum direction direction, size_t which,
                  struct found *found)
{
	return search(step, leads_to, &(struct behind){ form, direction }, which, found);
}

bool search_flag(const struct step *step, const struct name_set *set, int64_t flag)
{
	struct found found;
	return search_names(step, set, &found) && found.value & flag;
}
