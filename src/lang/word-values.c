/* Words for numbers and for names of constants.
 * Not here: the other kinds (word-options.c, word-memory.c). */
#include "lang/word-readers.h"

#include <string.h>

#include "lang/build.h"
#include "lang/expression.h"
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

static struct node *no_number(struct input *input, const struct parameter *parameter)
{
	struct span span = word_span(input);
	char shown[64];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	error_at(input->error, span, "expected a number for %s, not `%s`", parameter->name, shown);
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
		input->note = arena_format(
			input->arena, "0 in front makes a number octal, as in C: %.*s is %llu",
			(int)(input->at - start), input->text + start, (unsigned long long)node->number.value);
	if (input->arena->exhausted)
		return out_of_memory(input);
	if (minus) {
		node->number.value = 0 - node->number.value;
		node->span = input_span(input, start);
	}
	return node;
}

struct node *read_number_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	(void)call;
	size_t start = input->at;
	if (!begins_number(input))
		return no_number(input, parameter);
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

struct node *read_port_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	struct node *number = read_number_word(input, call, parameter);
	return number ? build_call(input, number->span, "htons", number) : NULL;
}

/* --- names --------------------------------------------------------------------------------------------------- */

const struct name_set *set_of(const struct node *call, const struct parameter *parameter)
{
	int64_t value;
	if (parameter->selector && constant_value(call->call.arguments[parameter->peer], &value))
		return name_select(parameter->selector, value);
	return parameter->set;
}

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
	if (begins_number(input))
		return input_byte(input, 0) == '$' ? read_dollar(input) : read_signed(input);
	const struct name *name = length ? name_find_word(set, input->text + start, length) : NULL;
	if (!name || name->flags & NAME_ABSENT)
		return unknown_name(input, set, length);
	input->at += length;
	return constant_node(input, start, set, name);
}

struct node *read_names(struct input *input, const struct name_set *set)
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
		node->operation.operator = OPERATOR_OR;
		node->operation.left = left;
		node->operation.right = right;
		left = node;
	}
	return NULL;
}

/* `backlog = 1`, where a key has no blanks. The cursor is where the name begins. */
static void hint_key(struct input *input, size_t start, const struct parameter *parameter)
{
	struct input value = *input;
	value.at = start + strlen(parameter->name);
	skip_blanks(&value);
	bool equals = input_byte(&value, 0) == '=';
	value.at += equals;
	skip_blanks(&value);
	size_t length = bare_length(&value);
	if (equals && length)
		hint_line(input, (struct span){ start, value.at + length }, "%s=%.*s", parameter->name,
		          (int)length, value.text + value.at);
	else
		error_hint(input->error, "%s=VALUE, without blanks", parameter->name);
}

struct node *read_name_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	const struct name_set *set = set_of(call, parameter);
	if (!set)
		return read_number_word(input, call, parameter);
	if (set->kind == SET_FLAGS && !parameter->keyed && (is_digit_at(input, 0) || input_byte(input, 0) == '-')) {
		struct span span = word_span(input);
		error_at(input->error, span, "in words a flag is named, or %s=NUMBER", parameter->name);
		hint_line(input, span, "%s=%.*s", parameter->name, (int)(span.end - span.start),
		          input->text + span.start);
		return NULL;
	}
	size_t length = name_length(input, 0);
	bool own_name = length == strlen(parameter->name) &&
	                memcmp(parameter->name, input->text + input->at, length) == 0;
	size_t start = input->at;
	struct node *node = read_names(input, set);
	if (!node && own_name)
		hint_key(input, start, parameter);
	return node;
}
