/* Structs in words, by the pattern in their row: linger on 5, rcvtimeo 1.5, poll @3 in @4 in|out.
 * Not here: the patterns (pattern.c), braces (notation.c). */
#include "lang/word-place.h"

#include <string.h>

#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/leaf.h"
#include "lang/notation.h"
#include "lang/pattern.h"
#include "lang/words.h"

/* What the messages call a member: l_linger, in seconds. */
static const char *item_name(struct input *input, const struct pattern_item *item)
{
	const struct member *member = item->inner ? item->inner : item->member;
	const char *name =
		!member->unit    ? member->name
		: item->fraction ? arena_format(input->arena, "a time in %s", member->unit)
				 : arena_format(input->arena, "%s, in %s", member->name, member->unit);
	return name ? name : member->name;
}

/* "a descriptor": what the help of its form says first. */
static struct span form_name(const struct pattern_item *item)
{
	const struct form *form = pattern_type(item)->form;
	return (struct span){ 0, form ? strcspn(form->help, ":;") : 0 };
}

/* expected events behind the descriptor */
static struct node *item_missing(struct input *input, const struct pattern_item *before,
                                 const struct pattern_item *item, size_t start)
{
	const struct form *form = pattern_type(before)->form;
	const char *what = form ? form->help : before->member->name;
	size_t article = form && strncmp(what, "a ", 2) == 0 ? 2 : 0,
	       length = form ? form_name(before).end : strlen(what);
	error_at(input->error, (struct span){ input->at, input->at }, "expected %s behind %s%.*s",
	         item->member->name, article ? "the " : "", (int)(length - article), what + article);
	size_t typed = input->at;
	while (typed > start && strchr(" \t", input->text[typed - 1]))
		typed--;
	if (item->member->example)
		error_hint(input->error, "%.*s %s", (int)(typed - start), input->text + start,
		           item->member->example);
	return NULL;
}

/* --- decimal numbers -------------------------------------------------------------------------------------------- */

/* 1.5 as its two members: the whole, and how many of its parts. */
static struct node *read_decimal(struct input *input, struct node *structure, const struct pattern_item *item)
{
	size_t start = input->at;
	bool minus = input_byte(input, 0) == '-';
	uint64_t number = 0, fraction = 0, part = item->fraction->per_second / 10;
	struct node *whole;
	if (is_digit_at(input, minus)) {
		for (input->at += minus; is_digit_at(input, 0) && number < UINT64_MAX / 100; input->at++)
			number = number * 10 + (uint64_t)(input_byte(input, 0) - '0');
		if (input_byte(input, 0) == '.')
			for (input->at++; is_digit_at(input, 0); input->at++, part /= 10)
				fraction += part * (uint64_t)(input_byte(input, 0) - '0');
		whole = number_node(input, start, minus ? 0 - number : number);
	} else
		whole = read_number_word(input, item_name(input, item));
	if (!whole)
		return NULL;
	return build_member(build_member(structure, item->member, whole), item->fraction,
	                    number_node(input, start, fraction));
}

/* --- members ---------------------------------------------------------------------------------------------------- */

static bool at_end(const struct input *input)
{
	size_t key;
	return words_end(input) || at_key(input, &key);
}

/* Whether the word at the cursor can be meant for a member that may be left out. */
static bool fits(struct input *input, const struct type *type)
{
	struct leaf leaf = { .text = input->text + input->at, .length = bare_length(input) };
	uint8_t bytes[FORM_MOST];
	bool reads = type->form && type->form->read && type_size(type) <= sizeof bytes;
	return (reads && type->form->read(type, &leaf, bytes)) ||
	       (begins_number(input) && type->shape == SHAPE_INTEGER);
}

/* A member that is left out is 0; bytes, and what the row knows another value for, are left as they are. */
static struct node *left_out(struct input *input, const struct pattern_item *item, bool *nothing)
{
	*nothing = pattern_type(item)->shape != SHAPE_INTEGER || item->member->fallback != FALLBACK_NONE;
	return *nothing ? NULL : number_node(input, input->at, 0);
}

/* Data in quotes, of a member that leads to it. */
static struct node *read_item_data(struct input *input, const struct member *member)
{
	struct word_place place = {
		.member = member, .type = member->type->of, .direction = member->type->direction
	};
	return read_data_word(input, &place);
}

/* What the word, or the words, at the cursor say of a member. */
static struct node *read_item(struct input *input, const struct pattern_item *item)
{
	const struct type *leaf = pattern_type(item);
	if (leaf->shape == SHAPE_STRUCT && leaf->words)
		return read_pattern(input, leaf);
	switch (leaf->shape == SHAPE_POINTER ? leaf->of->shape : SHAPE_INTEGER) {
	case SHAPE_BYTES:
		return read_item_data(input, item->inner ? item->inner : item->member);
	case SHAPE_ARRAY:
		return read_pattern_list(input, leaf->of->of, NULL);
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_POINTER:
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		break;
	}
	return read_leaf_word(input, leaf, item_name(input, item));
}

static struct node *add_value(struct input *input, struct node *structure, const struct pattern_item *item,
                              struct node *value)
{
	if (value && item->inner) {
		struct node *inner = build_struct(input, value->span, item->member->type);
		value = build_member(inner, item->inner, value);
	}
	return build_member(structure, item->member, value);
}

struct node *read_pattern(struct input *input, const struct type *type)
{
	size_t start = input->at;
	struct node *structure = build_struct(input, word_span(input), type);
	struct pattern_item item, before = { .member = NULL };
	const char *rest = type->words;
	for (; structure && pattern_next(type, &rest, &item); before = item) {
		const struct type *leaf = pattern_type(&item);
		bool last = rest[strspn(rest, " ]")] == '\0', nothing = false;
		if (before.member)
			skip_blanks(input);
		if (is_asked(input)) {
			ask_type(input, item.inner ? item.inner : item.member, leaf);
			if (!item.optional)
				return NULL;
		}
		bool missing = before.member &&
		               (at_end(input) || (leaf->form == &form_names && !name_length(input, 0)));
		if (item.fraction)
			structure = read_decimal(input, structure, &item);
		else if (item.optional && (missing || (!last && !fits(input, leaf)))) {
			struct node *zero = left_out(input, &item, &nothing);
			structure = nothing ? structure : add_value(input, structure, &item, zero);
		} else if (missing)
			return item_missing(input, &before, &item, start);
		else
			structure = add_value(input, structure, &item, read_item(input, &item));
	}
	return structure;
}

/* --- lists ------------------------------------------------------------------------------------------------------ */

/* Whether a word stands at the cursor with which a struct of the list can begin. */
static bool begins_element(const struct input *input, const struct type *first)
{
	if (first->form == &form_descriptor)
		return input_byte(input, 0) == '@';
	if (first->shape == SHAPE_POINTER)
		return begins_data(input);
	return !at_end(input) && (first->names ? name_length(input, 0) > 0 : begins_number(input));
}

/* expected a descriptor and its events; expected data to send */
static struct node *element_missing(struct input *input, const struct type *of)
{
	struct pattern_item first, second;
	const char *rest = of->words;
	pattern_next(of, &rest, &first);
	bool more = pattern_next(of, &rest, &second);
	const struct form *form = pattern_type(&first)->form;
	const char *what = form ? form->help : first.member->brief;
	error_at(input->error, word_span(input), "expected %.*s%s%s",
	         (int)(form ? form_name(&first).end : strlen(what)), what, more ? " and its " : "",
	         more ? second.member->name : "");
	if (of->example)
		error_hint(input->error, "%s", of->example);
	return NULL;
}

/* Of structs without a pattern, which words cannot say. */
static struct node *notation_missing(struct input *input, const struct type *of)
{
	error_at(input->error, word_span(input), "expected a list of %s in brackets", of->name);
	if (of->example)
		error_hint(input->error, "%s", of->example);
	return NULL;
}

struct node *read_pattern_list(struct input *input, const struct type *of, const struct around *around)
{
	struct pattern_item first;
	const char *rest = of->words;
	size_t capacity = 0;
	if (input_byte(input, 0) == '[')
		return read_list(input, of, around);
	if (!rest || !pattern_next(of, &rest, &first))
		return begins_number(input) ? read_number_word(input, of->name) : notation_missing(input, of);
	struct node *list = build_list(input, input->at, of);
	if (list && !begins_element(input, pattern_type(&first)))
		return element_missing(input, of);
	for (; list && begins_element(input, pattern_type(&first)); skip_blanks(input))
		list = build_item(input, list, &capacity, read_pattern(input, of));
	if (list)
		ask_type(input, first.inner ? first.inner : first.member, pattern_type(&first));
	return list;
}
