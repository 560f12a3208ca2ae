/* Integers that have names: one of a set, flags joined by |, errors.
 * Not here: finding a name in its set (names.c), the sets (abi/). */
#include "type/form.h"

#include "type/integer.h"
#include "type/names.h"

/* The number in that many bytes, without the sign's extension. */
static uint64_t narrow(int64_t value, size_t size)
{
	return size >= 8 ? (uint64_t)value : (uint64_t)value & ((UINT64_C(1) << (8 * size)) - 1);
}

static void print_unknown(struct sink *sink, const struct name_set *set, int64_t value, size_t size)
{
	if (set->decimal) {
		sink_number(sink, value);
		return;
	}
	sink_hex(sink, narrow(value, size));
	if (set->unknown && value != 0)
		sink_comment(sink, set->unknown);
}

/* The flags of `value` one by one, then the bits that no name covers; all of it as one number where there is none. */
static void print_flags(struct sink *sink, const struct name_set *set, uint64_t value)
{
	uint64_t rest = value;
	for (size_t i = 0; i < set->count && rest != 0; i++) {
		const struct name *name = name_at(set, i);
		uint64_t bits = (uint64_t)name->value;
		if (name->flags & NAME_UNUSUAL || bits == 0 || (bits & set->enum_mask) != 0 ||
		    (rest & bits) != bits)
			continue;
		sink_name(sink, name->name);
		rest &= ~bits;
	}
	if (rest == 0)
		return;
	sink_hex(sink, rest);
	if (rest == value && set->unknown)
		sink_comment(sink, set->unknown);
}

static void print_name_and_flags(struct sink *sink, const struct name_set *set, int64_t value, size_t size)
{
	uint64_t bits = narrow(value, size);
	const struct name *name = NULL;
	if (set->kind == SET_ENUM_AND_FLAGS)
		name = name_of_value(set, (int64_t)(bits & set->enum_mask));
	else if (bits == 0)
		name = name_of_value(set, 0);
	sink_begin(sink, GROUP_FLAGS, NULL);
	if (name) {
		sink_name(sink, name->name);
		bits &= ~set->enum_mask;
	}
	print_flags(sink, set, bits);
	sink_end(sink);
}

void form_print_named(struct sink *sink, const struct name_set *set, int64_t value, size_t size)
{
	if (set->kind != SET_ENUM) {
		print_name_and_flags(sink, set, value, size);
		return;
	}
	const struct name *name = name_of_value(set, value);
	if (name)
		sink_name(sink, name->name);
	else
		print_unknown(sink, set, value, size);
}

static void print_names(struct sink *sink, const struct place *place)
{
	form_print_named(sink, place->type->names, place_integer(place), place->type->size);
}

static bool read_name(const struct type *type, const struct leaf *leaf, uint8_t *out)
{
	const struct name *name = leaf->text ? name_find_word(type->names, leaf->text, leaf->length) : NULL;
	if (leaf->text && (!name || name->flags & NAME_ABSENT))
		return false;
	store_integer(out, type->size, name ? name->value : leaf->number);
	return true;
}

static void offer_names(const struct type *type, struct offers *offers)
{
	char word[NAME_WORD_MOST];
	for (size_t i = 0; i < type->names->count; i++) {
		const struct name *name = name_at(type->names, i);
		if (!(name->flags & NAME_ABSENT))
			offers->offer(offers, name_word(type->names, name, word), name->brief);
	}
}

const struct form form_names = {
	.help = "a name",
	.read = read_name,
	.print = print_names,
	.offer = offer_names,
};

static void print_as_number(struct sink *sink, const struct place *place)
{
	sink_number(sink, place_integer(place));
}

const struct form form_named_number = {
	.help = "a number or a name",
	.read = read_name,
	.print = print_as_number,
	.offer = offer_names,
};

static void print_errno(struct sink *sink, const struct place *place)
{
	int64_t error = place_integer(place);
	const struct name *name = error > 0 ? name_of_value(place->type->names, error) : NULL;
	if (name)
		sink_name(sink, name->name);
	else
		sink_number(sink, error);
}

const struct form form_errno = {
	.help = "an error: ECONNREFUSED; 0: none", .read = read_name, .print = print_errno
};
