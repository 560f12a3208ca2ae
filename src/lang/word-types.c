/* Which reader a place has, by the shape of its type.
 * Not here: the readers (word-values.c, word-choices.c, word-memory.c, word-structs.c, address-words.c), the order of words
 * (words.c), words that fit nowhere (word-hints.c). */
#include "lang/word-place.h"

#include <string.h>

#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/leaf.h"
#include "lang/notation.h"
#include "lang/pattern.h"
#include "lang/words.h"
#include "type/scalars.h"

/* An int behind a pointer that goes in: the word is the int itself. */
static bool is_single(const struct type *pointer)
{
	const struct extent *extent = &pointer->of->extent;
	return pointer->direction & DIRECTION_IN && pointer->of->shape == SHAPE_ARRAY &&
	       extent->kind == EXTENT_FIXED && extent->number == 1;
}

struct word_place word_place(struct node *call, size_t index, bool keyed)
{
	const struct member *member = &call->call.call->arguments.members[index];
	const struct type *type = argument_type(call, index);
	struct word_place place = {
		.call = call,
		.index = index,
		.member = member,
		.type = type,
		.around = around_call(call),
		.keyed = keyed || member->flags & MEMBER_KEYED,
	};
	if (!type || type->shape != SHAPE_POINTER)
		return place;
	bool chosen = type->of->shape == SHAPE_CHOICE && type->of->choice.count > 0;
	place.direction = type->direction;
	place.open = chosen || is_single(type);
	place.type = chosen ? around_chosen(&place.around, type->of, NULL) : type->of;
	return place;
}

const char *place_name(const struct word_place *place)
{
	return place->member->brief ? place->member->brief : place->member->name;
}

bool may_be_left_out(const struct node *call, size_t index)
{
	const struct member *member = &call->call.call->arguments.members[index];
	const struct type *type = argument_type(call, index);
	bool case_of_choice = member->type->shape == SHAPE_CHOICE && type != member->type->choice.otherwise;
	if (member->fallback != FALLBACK_NONE || !type || type->shape == SHAPE_VOID)
		return true;
	/* F_DUPFD without its number: 0; F_GETOWN_EX without memory for what comes out */
	return case_of_choice && (type->form == &form_number ||
	                          (type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT));
}

/* --- values ---------------------------------------------------------------------------------------------------- */

static struct node *listed(struct input *input, const struct type *of, struct node *item)
{
	size_t capacity = 0;
	return item ? build_item(input, build_list(input, item->span.start, of), &capacity, item) : NULL;
}

/* An option's value: an int in brackets, whatever it means; on and off are 1 and 0 for each. */
static struct node *read_open_word(struct input *input, const struct word_place *place, const struct type *of)
{
	struct span span = { input->at, input->at + name_length(input, 0) };
	struct node *value =
		leaf_of_text(input, span, &type_switch, input->text + span.start, span.end - span.start);
	if (value)
		input->at = span.end;
	else if (!input->error->set)
		value = read_leaf_word(input, of, place_name(place));
	return listed(input, of, value);
}

/* What words for one of several types have in common: notation, and text in quotes. NULL with *other set for the rest. */
static struct node *read_open_notation(struct input *input, const struct word_place *place, bool *other)
{
	const struct type *type = place->type;
	char byte = input_byte(input, 0);
	*other = false;
	if (byte == '{')
		return read_typed(input, place->member->type, &place->around);
	if (byte == '[')
		return read_list(input, type && type->shape == SHAPE_ARRAY ? type->of : NULL, &place->around);
	if (byte == '"' || byte == '\'')
		return read_text(input);
	*other = true;
	return NULL;
}

/* @3 @4 */
static struct node *read_set_words(struct input *input, const struct type *of, const struct around *around)
{
	size_t capacity = 0;
	if (input_byte(input, 0) == '[')
		return read_list(input, of, around);
	if (words_end(input)) {
		error_at(input->error, word_span(input), "expected a descriptor");
		return NULL;
	}
	struct node *list = build_list(input, input->at, of);
	do {
		list = build_item(input, list, &capacity, read_leaf_word(input, of, "a descriptor"));
		skip_blanks(input);
	} while (list && input_byte(input, 0) == '@');
	if (list)
		ask_place(input, ASKED_VALUE, NULL, of);
	return list;
}

static struct node *read_bytes_word(struct input *input, const struct word_place *place)
{
	const struct form *form = place->type->form;
	if (form->add)
		return read_set_words(input, place->type->of, &place->around);
	bool address = is_digit_at(input, 0) || input_byte(input, 0) == '-';
	if (form == &form_bytes) {
		size_t start = input->at;
		if (input_byte(input, 0) != '[')
			return read_number_word(input, place_name(place));
		input->at++;
		return lex_bytes(input, start);
	}
	if (place->open && form == &form_data)
		return read_open_word(input, place, &type_int);
	if (form == &form_data)
		return place->keyed && address ? read_number_word(input, place_name(place))
		                               : read_data_word(input, place);
	return place->direction == DIRECTION_OUT ? read_number_word(input, place_name(place)) : read_text(input);
}

static struct node *read_struct_word(struct input *input, const struct word_place *place)
{
	size_t start = input->at;
	switch (input_byte(input, 0)) {
	case '{':
		return read_struct(input, place->type, &place->around);
	case '[':
		input->at++;
		return lex_bytes(input, start);
	default:
		if (!place->type->words)
			return read_number_word(input, place_name(place));
		return input_byte(input, 0) == '$' ? read_dollar(input) : read_pattern(input, place->type);
	}
}

static struct node *read_array_word(struct input *input, const struct word_place *place)
{
	const struct type *of = place->type->of;
	if (of->shape == SHAPE_STRUCT)
		return read_pattern_list(input, of, &place->around);
	return place->open ? read_open_word(input, place, of) : read_number_word(input, place_name(place));
}

static struct node *read_address_word(struct input *input, const struct word_place *place)
{
	/* a flag in the middle: sendto "hi" dontwait 127.0.0.1 5000 */
	const struct type *row = &place->call->call.call->arguments;
	size_t length = name_length(input, 0);
	for (size_t i = 0; length == bare_length(input) && length && i < row->count; i++) {
		const struct member *other = &row->members[i];
		if (!(other->flags & MEMBER_KEYED) || !other->type->names ||
		    !name_find_word(other->type->names, input->text + input->at, length))
			continue;
		error_at(input->error, word_span(input), "expected %s before this", place->member->name);
		error_hint(input->error, "%s=%.*s at the end", other->name, (int)length,
		           input->text + input->at);
		return NULL;
	}
	return read_address_words(input);
}

void ask_type(struct input *input, const struct member *member, const struct type *type)
{
	struct pattern_item item;
	while (type && type->of)
		type = type->of;
	const char *rest = type && type->shape == SHAPE_STRUCT ? type->words : NULL;
	if (rest && pattern_next(type, &rest, &item))
		ask_type(input, item.inner ? item.inner : item.member, pattern_type(&item));
	else if (type && type->shape == SHAPE_CHOICE)
		ask_place(input, ASKED_HOST, member, NULL);
	else
		ask_place(input, ASKED_VALUE, member, type);
}

/* Of a name out of several sets, all of them may stand there until another argument says which. */
static void ask_value(struct input *input, const struct word_place *place)
{
	size_t other;
	if (names_another(place->call->call.call, place->index, &other) &&
	    place->call->call.arguments[other]->kind == NODE_LEFT_OUT)
		ask_place(input, ASKED_VALUE, place->member, place->member->type);
	else
		ask_type(input, place->member, place->type);
}

void ask_argument(struct input *input, struct node *call, size_t index)
{
	struct word_place place = word_place(call, index, false);
	ask_value(input, &place);
}

static struct node *read_value(struct input *input, const struct word_place *place)
{
	if (is_asked(input)) {
		ask_value(input, place);
		return NULL;
	}
	bool other = true;
	struct node *notation = place->open && place->type && place->type->form != &form_bytes
	                                ? read_open_notation(input, place, &other)
	                                : NULL;
	if (!other)
		return notation;
	switch (place->type ? place->type->shape : SHAPE_VOID) {
	case SHAPE_INTEGER:
		return place->direction ? read_number_word(input, place_name(place))
		                        : read_integer_word(input, place);
	case SHAPE_BYTES:
		return read_bytes_word(input, place);
	case SHAPE_STRUCT:
		return read_struct_word(input, place);
	case SHAPE_ARRAY:
		return read_array_word(input, place);
	case SHAPE_CHOICE:
		return read_address_word(input, place);
	case SHAPE_POINTER:
	case SHAPE_VOID:
		break;
	}
	return read_number_word(input, place_name(place));
}

/* --- words ----------------------------------------------------------------------------------------------------- */

/* Behind a word stands a blank or the end of the statement; some words have passed over the blank already. */
static bool word_ended(const struct input *input)
{
	char byte = input_byte(input, 0), before = input->at ? input->text[input->at - 1] : ' ';
	if (byte == ' ' || before == ' ' || before == '\t' || strchr("\t\r\n;}", byte))
		return true;
	return byte == '&' && words_end(input);
}

static struct node *end_of_word(struct input *input, const struct node *call, struct node *node)
{
	if (!node || input->more || word_ended(input))
		return node;
	char byte = input_byte(input, 0);
	error_at(input->error, (struct span){ input->at, input->at + 1 }, "expected a blank behind this word");
	if (byte == ',')
		error_hint(input->error, "words are separated by blanks; C is %s(...)", call->call.name);
	else if (byte == '=')
		hint_line(input, (struct span){ input->at, input->at + 1 + (input_byte(input, 1) == ' ') },
		          " = ");
	return NULL;
}

bool at_null(const struct input *input)
{
	return bare_length(input) == 4 && memcmp(input->text + input->at, "NULL", 4) == 0;
}

static struct node *read_null(struct input *input)
{
	static const struct name null = { "NULL", 0, 0, NULL };
	size_t start = input->at;
	input->at += strlen(null.name);
	return constant_node(input, start, NULL, &null);
}

struct node *read_word(struct input *input, struct node *call, size_t index)
{
	struct word_place place = word_place(call, index, false);
	bool null = place.direction && at_null(input);
	return end_of_word(input, call, null ? read_null(input) : read_value(input, &place));
}

struct node *read_keyed_word(struct input *input, struct node *call, size_t index)
{
	struct word_place place = word_place(call, index, true);
	struct node *node;
	if (at_null(input))
		node = read_null(input);
	else if (place.direction && place.type && place.type->shape == SHAPE_INTEGER &&
	         input_byte(input, 0) == '[')
		node = read_list(input, place.type, &place.around);
	else
		node = read_value(input, &place);
	return end_of_word(input, call, node);
}

/* Whether a number, which an address with a dot or a colon is not, stands at the cursor, and a word behind it. */
static bool at_number_before_word(const struct input *input)
{
	struct input behind = *input;
	const char *word = input->text + input->at;
	size_t key, length = bare_length(input);
	behind.at += length + blanks_at(input, length);
	return is_digit_at(input, 0) && !memchr(word, '.', length) && !memchr(word, ':', length) &&
	       !words_end(&behind) && !at_key(&behind, &key);
}

bool could_be(const struct input *input, const struct node *call, size_t index)
{
	const struct type *type = argument_type(call, index);
	size_t length = name_length(input, 0);
	if (!type || type->shape != SHAPE_INTEGER)
		return true;
	/* a family without a name: inet_pton 99 "1.2.3.4" */
	if (call->call.call->arguments.members[index].fallback == FALLBACK_IMPLIED &&
	    at_number_before_word(input))
		return true;
	if (type->names)
		return length && name_find_word(type->names, input->text + input->at, length);
	return (type->form && type->form->read) || begins_number(input);
}
