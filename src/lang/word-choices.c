/* Names out of one of several sets, where the name tells the set: an option, whose level words leave out.
 * Not here: names of one set (word-values.c). */
#include "lang/word-place.h"

#include <stdio.h>
#include <string.h>

#include "lang/expression.h"
#include "lang/pattern.h"
#include "lang/suggest.h"
#include "lang/words.h"
#include "type/form.h"

/* A name, the set and the case of the choice that it was found in. */
struct found {
	const struct name *name;
	const struct name_set *set;
	int64_t value;
	size_t matches; /* how many cases have a name that the word can mean */
};

bool names_another(const struct call *call, size_t index, size_t *other)
{
	const struct type *row = &call->arguments;
	for (*other = 0; *other < row->count; ++*other) {
		const struct member *member = &row->members[*other];
		if (member->fallback == FALLBACK_NAMED && member->by.offset == row->members[index].offset)
			return true;
	}
	return false;
}

static const struct name *find_in_case(const struct choice_case *row, const char *text, size_t length)
{
	return row->type->names ? name_find_word(row->type->names, text, length) : NULL;
}

/* Looks the word up in the case of `value`, or where that is not known in all. */
static struct found find_in_cases(const struct choice *choice, bool known, int64_t value, const char *text,
                                  size_t length)
{
	struct found found = { .matches = 0 };
	for (size_t i = 0; i < choice->case_count; i++) {
		const struct choice_case *row = &choice->cases[i];
		const struct name *name =
			!known || row->value == value ? find_in_case(row, text, length) : NULL;
		found.matches += !!name;
		if (name && !found.name)
			found = (struct found){ name, row->type->names, row->value, found.matches };
	}
	return found;
}

/* The type of what the two arguments choose together, the one at `other` being `value` and the one at `index` `name`;
 * NULL where no argument is chosen by both. */
static const struct type *
chosen_by_both(const struct call *call, size_t other, size_t index, int64_t value, int64_t name)
{
	const struct member *members = call->arguments.members;
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct type *of =
			members[i].type->shape == SHAPE_POINTER ? members[i].type->of : members[i].type;
		const struct choice *choice = &of->choice;
		bool both = of->shape == SHAPE_CHOICE && choice->count == 2 &&
		            choice->by[0].offset == members[other].offset &&
		            choice->by[1].offset == members[index].offset;
		if (both)
			return type_of_case(of, (const int64_t[]){ value, name });
	}
	return NULL;
}

/* Whether the word `ahead` of the cursor can begin a struct of that type. */
static bool begins_struct(const struct input *input, size_t ahead, const struct type *type)
{
	struct input behind = *input;
	struct pattern_item item;
	if (type && type->shape == SHAPE_CHOICE) /* by what is not typed yet: its length */
		type = type->choice.otherwise;
	const char *rest = type && type->shape == SHAPE_STRUCT ? type->words : NULL;
	uint8_t bytes[FORM_MOST];
	behind.at += ahead + blanks_at(input, ahead);
	struct leaf leaf = { .text = behind.text + behind.at, .length = bare_length(&behind) };
	if (!rest || !pattern_next(type, &rest, &item))
		return false;
	const struct type *first = pattern_type(&item);
	return first->form && first->form->read && type_size(first) <= sizeof bytes &&
	       first->form->read(first, &leaf, bytes);
}

/* Of several cases that know the word, the one whose value can begin with the next word: add_membership 239.1.2.3 is IP's,
 * add_membership ff02::1 IPv6's. Leaves *found as it is where that is none or more than one. */
static void find_by_value(const struct input *input, const struct word_place *place, size_t other,
                          size_t length, struct found *found)
{
	const struct choice *choice = &place->member->type->choice;
	struct found fitting = { .matches = 0 };
	for (size_t i = 0; i < choice->case_count; i++) {
		const struct choice_case *row = &choice->cases[i];
		const struct name *name = find_in_case(row, input->text + input->at, length);
		const struct type *type = !name ? NULL
		                                : chosen_by_both(place->call->call.call, other, place->index,
		                                                 row->value, name->value);
		if (type && begins_struct(input, length, type))
			fitting = (struct found){ name, row->type->names, row->value, fitting.matches + 1 };
	}
	if (fitting.matches == 1)
		*found = fitting;
}

static struct node *ask_for_case(struct input *input, const struct choice *choice, const char *kind,
                                 struct span span)
{
	const char *text = input->text + span.start;
	size_t at = 0, length = span.end - span.start;
	char list[120] = "";
	for (size_t i = 0; i < choice->case_count && at < sizeof list - 40; i++) {
		const struct name *name = find_in_case(&choice->cases[i], text, length);
		if (name)
			at += (size_t)snprintf(list + at, sizeof list - at, "%s%s", at ? ", " : "", name->name);
	}
	error_at(input->error, span, "several %ss are called `%.*s`", kind, (int)length, text);
	error_hint(input->error, "%s", list);
	return NULL;
}

static struct node *unknown_in_cases(struct input *input, const struct choice *choice, const char *kind,
                                     size_t length)
{
	const char *text = input->text + input->at;
	char shown[64], list[140];
	error_quote(shown, sizeof shown, text, length ? length : 1);
	error_at(input->error, (struct span){ input->at, input->at + (length ? length : 1) },
	         "there is no %s `%s`", kind, shown);
	const char *near = length ? suggest_choice(choice, text, length) : NULL;
	if (near)
		error_hint(input->error, "did you mean %s?", near);
	else if (suggest_beginnings(choice, text, length, list, sizeof list))
		error_hint(input->error, "these begin so: %s", list);
	return NULL;
}

/* The argument that chooses, as the name found has it. */
static struct node *chooser_node(struct input *input, size_t start, const struct member *chooser, int64_t value)
{
	const struct name_set *set = chooser->type->names;
	const struct name *name = set ? name_of_value(set, value) : NULL;
	return name ? constant_node(input, start, set, name) : number_node(input, start, (uint64_t)value);
}

struct node *read_choice_word(struct input *input, const struct word_place *place)
{
	const struct choice *choice = &place->member->type->choice;
	size_t start = input->at, length = name_length(input, 0), other;
	names_another(place->call->call.call, place->index, &other);
	struct node **chooser = &place->call->call.arguments[other];
	const char *kind = choice->cases[0].type->names->name;
	int64_t value = 0;
	bool given = (*chooser)->kind != NODE_LEFT_OUT, known = given && constant_value(*chooser, &value);
	if (length == 0 && begins_number(input))
		return read_number_word(input, place_name(place));
	struct found found = find_in_cases(choice, known, value, input->text + start, length);
	struct span span = { start, start + length };
	if (found.matches > 1)
		find_by_value(input, place, other, length, &found);
	if (!found.name)
		return unknown_in_cases(input, choice, kind, length);
	if (found.name->flags & NAME_ABSENT) {
		error_at(input->error, span, "%s is not on this system", found.name->name);
		return NULL;
	}
	if (found.matches > 1)
		return ask_for_case(input, choice, kind, span);
	input->at += length;
	if (!given)
		*chooser = chooser_node(input, start, &place->call->call.call->arguments.members[other],
		                        found.value);
	return *chooser ? constant_node(input, start, found.set, found.name) : NULL;
}
