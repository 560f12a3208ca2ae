/* Structs as words, by the pattern of their type: the way back of reading one.
 * Not here: splitting a pattern (pattern.h), addresses (print-address.c). */
#include "lang/print-parts.h"

#include <string.h>

#include "lang/expression.h"
#include "lang/pattern.h"
#include "type/integer.h"
#include "type/names.h"

/* --- one member --------------------------------------------------------------------------------------------------- */

/* Looking for the word that a form reads as a number: on for 1. */
struct search {
	struct offers offers; /* first: form->offer gets it */
	const struct type *type;
	int64_t number;
	char word[NAME_WORD_MOST]; /* empty: not found */
};

static void try_word(struct offers *offers, const char *text, const char *help)
{
	struct search *search = (struct search *)(void *)offers;
	const struct type *type = search->type;
	struct leaf leaf = { .text = text, .length = strlen(text) };
	uint8_t bytes[FORM_MOST];
	(void)help;
	if (search->word[0] || leaf.length >= sizeof search->word || !type->form->read(type, &leaf, bytes) ||
	    load_integer(bytes, type->size, type->is_signed) != search->number)
		return;
	memcpy(search->word, text, leaf.length + 1);
}

static bool print_offered(struct text_sink *out, const struct type *type, int64_t number)
{
	struct search search = { .offers = { .offer = try_word }, .type = type, .number = number };
	type->form->offer(type, &search.offers);
	tree_print_text(out, search.word);
	return search.word[0];
}

/* Names have to be names: a number behind a descriptor would be read as something else. */
static bool print_member_names(struct text_sink *out, const struct slot *slot, int64_t number)
{
	size_t start = out->length;
	return tree_print_names(out, slot, number) && start < out->length && begins_name(out->data[start]);
}

/* What a pointer leads to: data, or structs by their patterns. */
static bool print_pointee(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	struct slot pointee = { .type = slot->type->of, .around = slot->around };
	int64_t number;
	if (node->kind == NODE_LIST)
		return pointee.type->shape == SHAPE_ARRAY && tree_print_items(out, &pointee, node);
	if (pointee.type->choice.own_size)
		return tree_print_address(out, slot->around, node);
	if (pointee.type->shape != SHAPE_BYTES || node->kind == NODE_STRUCT || constant_value(node, &number))
		return false;
	tree_print_memory_word(out, &pointee, node);
	return true;
}

static bool print_item(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	int64_t number;
	if (slot->type && slot->type->shape == SHAPE_POINTER)
		return print_pointee(out, slot, node);
	if (node->kind == NODE_DESCRIPTOR)
		tree_print_value_word(out, node);
	else if (!slot->type || slot->type->shape != SHAPE_INTEGER || slot->type->form == &form_descriptor ||
	         !constant_value(node, &number))
		return false;
	else if (slot->type->names)
		return print_member_names(out, slot, number);
	else if (slot->type->form->offer)
		return print_offered(out, slot->type, number);
	else
		return tree_print_number(out, slot, number);
	return true;
}

/* The digits behind the point: .5 of tv_usec=500000, nothing of 0. */
static bool print_digits(struct text_sink *out, uint32_t per_second, int64_t number)
{
	char text[] = ".0000000000";
	size_t length = 1;
	if (number < 0 || number >= per_second)
		return false;
	for (uint32_t part = per_second / 10; number && part; number %= part, part /= 10)
		text[length++] = (char)('0' + number / part);
	if (length > 1)
		sink_text_length(&out->sink, ROLE_PLAIN, text, length);
	return number == 0;
}

/* --- the pattern -------------------------------------------------------------------------------------------------- */

/* The member value at `index`, where it is the one that the pattern means; NULL where it is not. */
static const struct member_value *value_of(const struct node *structure, size_t index, const struct member *member)
{
	const struct member_value *value =
		index < structure->structure.count ? &structure->structure.members[index] : NULL;
	return value && value->member == member ? value : NULL;
}

static bool print_member(struct text_sink *out, const struct around *around, const struct member_value *value)
{
	struct slot slot = tree_slot_of_member(around, value), chosen = tree_slot_chosen(&slot, value->value);
	return print_item(out, &chosen, value->value);
}

/* The one member that is typed of a struct inside the struct: fd of data. */
static bool print_inner(struct text_sink *out, const struct around *in, const struct node *structure,
                        const struct member *inner)
{
	struct around around = { .node = structure, .type = structure->structure.type, .in = in };
	bool alone = structure->kind == NODE_STRUCT && structure->structure.count == 1 &&
	             !structure->structure.more;
	const struct member_value *value = alone ? value_of(structure, 0, inner) : NULL;
	return value && print_member(out, &around, value);
}

static bool print_fraction(struct text_sink *out, const struct node *structure, size_t index,
                           const struct member *fraction)
{
	const struct member_value *value = value_of(structure, index, fraction);
	int64_t whole, number;
	return value && constant_value(value[-1].value, &whole) && whole >= 0 &&
	       constant_value(value->value, &number) && print_digits(out, fraction->per_second, number);
}

/* Prints what the item means of the members from *index on, which is moved behind them. */
static bool print_one(struct text_sink *out, const struct around *around, size_t *index,
                      const struct pattern_item *item)
{
	const struct member_value *value = value_of(around->node, *index, item->member);
	if (!value)
		return false;
	tree_print_text(out, *index ? " " : "");
	++*index;
	if (item->inner)
		return print_inner(out, around, value->value, item->inner);
	return print_member(out, around, value) &&
	       (!item->fraction || print_fraction(out, around->node, (*index)++, item->fraction));
}

/* --- keys ----------------------------------------------------------------------------------------------------------- */

/* @5,@6; 1 2 3; 64: what stands behind the key for a new element. */
static bool print_said(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	bool is_array =
		slot->type && slot->type->shape == SHAPE_ARRAY && node->kind == NODE_LIST && !node->list.more;
	if (node->kind == NODE_STRUCT)
		return tree_print_pattern(out, slot->around, node);
	if (!is_array)
		return print_item(out, slot, node);
	bool said = node->list.items && node->list.count;
	for (size_t i = 0; said && i < node->list.count; i++) {
		int64_t number;
		tree_print_text(out, i ? "," : "");
		said = constant_value(node->list.items[i], &number) ||
		       node->list.items[i]->kind == NODE_DESCRIPTOR;
		if (said)
			tree_print_value_word(out, node->list.items[i]);
	}
	return said;
}

bool tree_begins_so(const struct node *element, const struct pattern_key *key)
{
	struct node begun = *element;
	struct text_sink text;
	if (element->kind != NODE_STRUCT || element->structure.count < 2 || element->structure.more)
		return false;
	begun.structure.count--;
	tree_print_begin(&text);
	tree_print_struct(&text, NULL, &begun);
	bool same = text.length == key->notation_length && memcmp(text.data, key->notation, text.length) == 0;
	text_sink_free(&text);
	return same;
}

static bool print_element(struct text_sink *out, const struct around *in, const struct node *element)
{
	struct around around = { .node = element, .type = element->structure.type, .in = in };
	const struct member_value *last = &element->structure.members[element->structure.count - 1];
	struct slot slot = tree_slot_of_member(&around, last), chosen = tree_slot_chosen(&slot, last->value);
	return print_said(out, &chosen, last->value);
}

static void print_key(struct text_sink *out, const struct pattern_key *key)
{
	tree_print_text(out, " ");
	tree_print_plain(out, key->name, key->length);
	tree_print_text(out, "=");
}

/* A member by one of the pattern's keys; an element of a list by that which says how it begins, NULL for the member itself. */
static bool print_keyed(struct text_sink *out, const struct around *around, const struct member_value *value,
                        const struct node *element)
{
	const char *rest = around->type->words;
	struct pattern_key key;
	while (pattern_next_key(around->type, &rest, &key)) {
		if (key.member != value->member || !key.notation != !element ||
		    (element && !tree_begins_so(element, &key)))
			continue;
		print_key(out, &key);
		struct slot slot = tree_slot_of_member(around, value);
		return element ? print_element(out, around, element) : print_item(out, &slot, value->value);
	}
	return false;
}

static bool print_member_keys(struct text_sink *out, const struct around *around,
                              const struct member_value *value)
{
	if (value->value->kind != NODE_LIST || !value->value->list.items)
		return print_keyed(out, around, value, NULL);
	bool said = !value->value->list.more;
	for (size_t i = 0; said && i < value->value->list.count; i++)
		said = print_keyed(out, around, value, value->value->list.items[i]);
	return said;
}

/* --- all ------------------------------------------------------------------------------------------------------------ */

bool tree_print_pattern(struct text_sink *out, const struct around *in, const struct node *structure)
{
	struct around around = { .node = structure, .type = structure->structure.type, .in = in };
	const char *rest = around.type ? around.type->words : NULL;
	size_t start = out->length, index = 0, count = structure->structure.count;
	struct pattern_item item;
	bool said = rest && !structure->structure.more;
	while (said && pattern_next(around.type, &rest, &item))
		said = (index == count && item.optional) || print_one(out, &around, &index, &item);
	for (; said && index < count; index++)
		said = print_member_keys(out, &around, &structure->structure.members[index]);
	if (!said)
		out->length = start;
	return said;
}
