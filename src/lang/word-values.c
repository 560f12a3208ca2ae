/* Words for numbers and for names of constants.
 * Not here: names out of several sets (word-choices.c), bytes (word-memory.c), structs (word-structs.c). */
#include "lang/word-place.h"

#include <string.h>

#include "lang/ask.h"
#include "lang/expression.h"
#include "lang/leaf.h"
#include "lang/suggest.h"
#include "lang/words.h"

bool is_digit_at(const struct input *input, size_t ahead)
{
	char byte = input_byte(input, ahead);
	return byte >= '0' && byte <= '9';
}

bool begins_number(const struct input *input)
{
	char byte = input_byte(input, 0);
	return is_digit_at(input, 0) || (byte == '-' && is_digit_at(input, 1)) || byte == '$' || byte == '@';
}

struct span word_span(const struct input *input)
{
	size_t length = bare_length(input);
	return (struct span){ input->at, input->at + (length ? length : !input_ended(input)) };
}

/* `64k`: what it would be in full. */
static bool hint_size(struct input *input, struct span span)
{
	uint64_t number = 0;
	size_t at = span.start;
	for (; at < span.end && input->text[at] >= '0' && input->text[at] <= '9' && number < 1u << 20; at++)
		number = number * 10 + (uint64_t)(input->text[at] - '0');
	char unit = at + 1 == span.end ? (char)(input->text[at] | 0x20) : '\0';
	if (at > span.start && unit == 'k')
		return hint_line(input, span, "%llu", (unsigned long long)number * 1024);
	if (at > span.start && unit == 'm')
		return hint_line(input, span, "%llu", (unsigned long long)number * 1048576);
	return false;
}

static struct node *no_number(struct input *input, const char *what)
{
	struct span span = word_span(input);
	char shown[64];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	error_at(input->error, span, "expected a number for %s, not `%s`", what, shown);
	return NULL;
}

static struct node *read_signed(struct input *input)
{
	size_t start = input->at;
	bool minus = input_byte(input, 0) == '-';
	input->at += minus;
	struct span span = word_span(input);
	struct node *node = lex_number(input);
	if (!node) {
		hint_size(input, span);
		return NULL;
	}
	if (node->number.base == BASE_OCTAL && node->number.value > 7)
		input->note =
			arena_format(input->arena, "0 in front makes a number octal, as in C: %.*s is %llu",
		                     (int)(input->at - start), input->text + start,
		                     (unsigned long long)node->number.value);
	if (input->arena->exhausted)
		return out_of_memory(input);
	if (minus) {
		node->number.value = 0 - node->number.value;
		node->span = input_span(input, start);
	}
	return node;
}

struct node *read_number_word(struct input *input, const char *what)
{
	size_t start = input->at;
	if (!begins_number(input))
		return no_number(input, what);
	struct node *node = input_byte(input, 0) == '$'   ? read_dollar(input)
	                    : input_byte(input, 0) == '@' ? read_descriptor(input)
	                                                  : read_signed(input);
	char next = input_byte(input, 0);
	if (node && next && strchr("*+-/%<>^", next)) {
		error_at(input->error, (struct span){ input->at, input->at + 1 },
		         "in words a number is a single value");
		struct span span = { start, input->at + bare_length(input) };
		start += input->text[start] == '$';
		hint_line(input, span, "$(%.*s)", (int)(span.end - start), input->text + start);
		return NULL;
	}
	return node;
}

/* --- names --------------------------------------------------------------------------------------------------- */

static struct node *unknown_name(struct input *input, const struct name_set *set, size_t length)
{
	const char *text = input->text + input->at;
	size_t shown_length = length ? length : !input_ended(input);
	struct span span = { input->at, input->at + shown_length };
	char shown[64];
	error_quote(shown, sizeof shown, text, shown_length);
	if (shown[0] == '"' || shown[0] == '\'') {
		error_at(input->error, span, "one string too many: in words strings are not joined");
		return NULL;
	}
	const struct name *absent = name_find_word(set, text, length);
	if (absent) {
		error_at(input->error, span, "%s is not on this system", absent->name);
		return NULL;
	}
	error_at(input->error, span, "there is no %s `%s`", set->name, shown);
	const char *instead = suggest_place(set, text, length);
	const char *near = length ? suggest_name(set, text, length) : NULL;
	if (instead)
		error_hint(input->error, "%s", instead);
	else if (near)
		error_hint(input->error, "did you mean %s?", near);
	return NULL;
}

static struct node *read_one_name(struct input *input, const struct name_set *set)
{
	size_t start = input->at, length = name_length(input, 0);
	if (is_asked(input)) {
		ask_names(input, set);
		return NULL;
	}
	if (begins_number(input))
		return input_byte(input, 0) == '$' ? read_dollar(input) : read_signed(input);
	const struct name *name = length ? name_find_word(set, input->text + start, length) : NULL;
	if (!name || name->flags & NAME_ABSENT)
		return unknown_name(input, set, length);
	input->at += length;
	return constant_node(input, start, set, name);
}

/* NAME | NAME | NUMBER, with or without blanks around the |. */
static struct node *read_names(struct input *input, const struct name_set *set)
{
	struct node *left = read_one_name(input, set);
	for (size_t count = 0; left && chain(input, &count);) {
		size_t end = input->at;
		skip_blanks(input);
		if (input_byte(input, 0) != '|') {
			input->at = end;
			return left;
		}
		input->at++;
		skip_blanks(input);
		struct node *right = read_one_name(input, set);
		struct node *node = right ? node_new(input, NODE_BINARY, left->span.start) : NULL;
		if (!node)
			return NULL;
		node->operation.sign = OPERATOR_OR;
		node->operation.left = left;
		node->operation.right = right;
		left = node;
	}
	return NULL;
}

/* --- scalars ------------------------------------------------------------------------------------------------- */

/* The word at the cursor without the end of the block that it may stand before. */
static size_t leaf_length(const struct input *input)
{
	size_t length = bare_length(input);
	while (length && input_byte(input, length - 1) == '}')
		length--;
	return length;
}

struct node *read_leaf_word(struct input *input, const struct type *type, const char *what)
{
	if (type->names && (type->form == &form_names || name_length(input, 0))) {
		struct node *names = leaf_of_number(input, type, read_names(input, type->names));
		return names ? leaf_folded(input, type, names) : NULL;
	}
	struct span span = { input->at, input->at + leaf_length(input) };
	struct node *node = leaf_of_text(input, span, type, input->text + span.start, span.end - span.start);
	if (node)
		input->at = span.end;
	if (node || input->error->set)
		return node;
	if (type->shape == SHAPE_BYTES && !type->form->read)
		return read_text(input);
	return leaf_of_number(input, type, read_number_word(input, what));
}

/* `backlog = 1`, where a key has no blanks. The cursor is where the name begins. */
static void hint_key(struct input *input, size_t start, const char *name)
{
	struct input value = *input;
	value.at = start + strlen(name);
	skip_blanks(&value);
	bool equals = input_byte(&value, 0) == '=';
	value.at += equals;
	skip_blanks(&value);
	size_t length = bare_length(&value);
	if (equals && length)
		hint_line(input, (struct span){ start, value.at + length }, "%s=%.*s", name, (int)length,
		          value.text + value.at);
	else
		error_hint(input->error, "%s=VALUE, without blanks", name);
}

static struct node *read_named_argument(struct input *input, const struct word_place *place)
{
	const struct name_set *set = place->type->names;
	const char *name = place->member->name;
	if (set->kind == SET_FLAGS && !place->keyed && (is_digit_at(input, 0) || input_byte(input, 0) == '-')) {
		struct span span = word_span(input);
		error_at(input->error, span, "in words a flag is named, or %s=NUMBER", name);
		hint_line(input, span, "%s=%.*s", name, (int)(span.end - span.start), input->text + span.start);
		return NULL;
	}
	size_t length = name_length(input, 0), start = input->at;
	bool own_name = length == strlen(name) && memcmp(name, input->text + start, length) == 0;
	struct node *node = read_names(input, set);
	if (!node && own_name)
		hint_key(input, start, name);
	return node;
}

struct node *read_integer_word(struct input *input, const struct word_place *place)
{
	size_t other;
	if (names_another(place->call->call.call, place->index, &other))
		return read_choice_word(input, place);
	if (place->type->form == &form_names)
		return read_named_argument(input, place);
	return read_leaf_word(input, place->type, place_name(place));
}
