/* Words as values, kind by kind.
 * Not here: addresses (word-address.c), the order of words (words.c). */
#include "lang/word-kinds.h"

#include <stdio.h>
#include <string.h>

#include "lang/build.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/words.h"

typedef struct node *word_reader(struct input *input, struct node *call, const struct parameter *parameter);

static bool is_digit_at(const struct input *input, size_t ahead)
{
	char byte = input_byte(input, ahead);
	return byte >= '0' && byte <= '9';
}

static bool begins_number(const struct input *input)
{
	char byte = input_byte(input, 0);
	return is_digit_at(input, 0) || (byte == '-' && is_digit_at(input, 1)) || byte == '$' || byte == '@';
}

static struct span word_span(const struct input *input)
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
		return error_hint(input->error, "%llu", (unsigned long long)number * 1024);
	if (at > span.start && unit == 'm')
		return error_hint(input->error, "%llu", (unsigned long long)number * 1048576);
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
	if (minus) {
		node->number.value = 0 - node->number.value;
		node->span = input_span(input, start);
	}
	return node;
}

static struct node *read_number_word(struct input *input, struct node *call, const struct parameter *parameter)
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
		error_at(input->error, (struct span){ input->at, input->at + 1 }, "in words a number is a single value");
		struct span span = { start, input->at + bare_length(input) };
		error_hint(input->error, "$(%.*s) is the value of a C expression", (int)(span.end - span.start - (input->text[start] == '$')),
		           input->text + start + (input->text[start] == '$'));
		return NULL;
	}
	return node;
}

static struct node *read_port_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	struct node *number = read_number_word(input, call, parameter);
	return number ? build_call(input, number->span, "htons", number) : NULL;
}

/* --- names --------------------------------------------------------------------------------------------------- */

static const struct name_set *set_of(const struct node *call, const struct parameter *parameter)
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
	const struct name *absent = name_find_word(set, text, length);
	if (absent) {
		error_at(input->error, span, "%s is not on this system", absent->name);
		return NULL;
	}
	error_at(input->error, span, "there is no %s `%s`", set->name, shown);
	const char *near = length ? suggest_name(set, text, length) : NULL;
	if (near)
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

/* NAME | NAME | NUMBER, with or without blanks around the |. */
static struct node *read_names(struct input *input, const struct name_set *set)
{
	struct node *left = read_one_name(input, set);
	while (left) {
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

static struct node *read_name_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	const struct name_set *set = set_of(call, parameter);
	if (!set)
		return read_number_word(input, call, parameter);
	if (set->kind == SET_FLAGS && !parameter->keyed && (is_digit_at(input, 0) || input_byte(input, 0) == '-')) {
		error_at(input->error, word_span(input), "in words a flag is named, or %s=NUMBER", parameter->name);
		return NULL;
	}
	size_t length = name_length(input, 0);
	bool own_name = length == strlen(parameter->name) && memcmp(parameter->name, input->text + input->at, length) == 0;
	struct node *node = read_names(input, set);
	if (!node && own_name)
		error_hint(input->error, "%s=VALUE, without blanks", parameter->name);
	return node;
}

/* --- options ------------------------------------------------------------------------------------------------- */

static struct node *read_level_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	(void)call;
	return read_names(input, parameter->set);
}

static bool ask_for_level(struct input *input, struct span span, const char *text, size_t length)
{
	char levels[120] = "";
	size_t at = 0;
	for (size_t i = 0; i < option_count && at < sizeof levels - 40; i++) {
		size_t matches;
		const struct option *option = option_find_word(options[i].level, text, length, &matches);
		if (option == &options[i])
			at += (size_t)snprintf(levels + at, sizeof levels - at, "%s%s", at ? ", " : "", option->name);
	}
	error_at(input->error, span, "several options are called `%.*s`", (int)length, text);
	return error_hint(input->error, "%s", levels);
}

static struct node *unknown_option(struct input *input, size_t length)
{
	const char *text = input->text + input->at;
	char shown[64];
	error_quote(shown, sizeof shown, text, length ? length : 1);
	error_at(input->error, (struct span){ input->at, input->at + (length ? length : 1) }, "there is no option `%s`", shown);
	const char *near = length ? suggest_option(text, length) : NULL;
	if (near)
		error_hint(input->error, "did you mean %s?", near);
	return NULL;
}

static struct node *read_option_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	size_t start = input->at, length = name_length(input, 0), matches = 0;
	struct node **level_node = &call->call.arguments[parameter->peer];
	int64_t level = -1;
	if ((*level_node)->kind != NODE_LEFT_OUT && !constant_value(*level_node, &level))
		level = -1;
	if (length == 0)
		return begins_number(input) ? read_number_word(input, call, parameter) : unknown_option(input, length);
	const struct option *option = option_find_word(level, input->text + start, length, &matches);
	if (!option)
		return unknown_option(input, length);
	if (option->flags & NAME_ABSENT) {
		error_at(input->error, (struct span){ start, start + length }, "%s is not on this system", option->name);
		return NULL;
	}
	if (matches > 1) {
		ask_for_level(input, (struct span){ start, start + length }, input->text + start, length);
		return NULL;
	}
	input->at += length;
	struct node *node = node_new(input, NODE_CONSTANT, start);
	const struct name *level_name = name_of_value(&option_levels, option->level);
	if (!node)
		return NULL;
	node->constant.name = option->name;
	node->constant.value = option->value;
	if ((*level_node)->kind == NODE_LEFT_OUT && level_name)
		*level_node = constant_node(input, start, &option_levels, level_name);
	return *level_node ? node : NULL;
}

/* 1, on, off, or a name of the option's values. */
static struct node *read_switch(struct input *input, const struct name_set *set)
{
	size_t start = input->at, length = name_length(input, 0);
	const char *text = input->text + start;
	bool on = length == 2 && strncasecmp(text, "on", 2) == 0, off = length == 3 && strncasecmp(text, "off", 3) == 0;
	if (on || off) {
		input->at += length;
		return number_node(input, start, on);
	}
	static const struct parameter value = { .name = "the option's value", .kind = KIND_NUMBER, .peer = -1 };
	return set && length ? read_names(input, set) : read_number_word(input, NULL, &value);
}

static struct node *listed(struct input *input, struct node *item)
{
	struct node *list = item ? node_new(input, NODE_LIST, item->span.start) : NULL;
	if (!list)
		return NULL;
	list->list.items = arena_allocate(input->arena, sizeof *list->list.items);
	if (!list->list.items)
		return out_of_memory(input);
	list->list.items[0] = item;
	list->list.count = 1;
	return list;
}

/* 1.5 seconds as its two fields. */
static bool read_seconds(struct input *input, struct node **whole, struct node **millionths)
{
	size_t start = input->at;
	bool minus = input_byte(input, 0) == '-';
	uint64_t seconds = 0, fraction = 0, unit = 100000;
	if (!is_digit_at(input, minus)) {
		static const struct parameter time = { .name = "a time in seconds", .kind = KIND_NUMBER, .peer = -1 };
		*whole = read_number_word(input, NULL, &time);
		*millionths = *whole ? number_node(input, start, 0) : NULL;
		return *millionths;
	}
	for (input->at += minus; is_digit_at(input, 0) && seconds < UINT64_MAX / 100; input->at++)
		seconds = seconds * 10 + (uint64_t)(input_byte(input, 0) - '0');
	if (input_byte(input, 0) == '.')
		for (input->at++; is_digit_at(input, 0); input->at++, unit /= 10)
			fraction += unit * (uint64_t)(input_byte(input, 0) - '0');
	*whole = number_node(input, start, minus ? 0 - seconds : seconds);
	*millionths = number_node(input, start, fraction);
	return *whole && *millionths;
}

static struct node *read_linger(struct input *input)
{
	struct node *structure = build_struct(input, word_span(input), &layout_linger);
	struct node *on = structure ? read_switch(input, NULL) : NULL;
	if (!on)
		return NULL;
	skip_blanks(input);
	static const struct parameter time = { .name = "l_linger, in seconds", .kind = KIND_NUMBER, .peer = -1 };
	struct node *seconds = words_end(input) ? number_node(input, input->at, 0) : read_number_word(input, NULL, &time);
	return seconds ? build_member(build_member(structure, "l_onoff", on), "l_linger", seconds) : NULL;
}

static struct node *read_timeval(struct input *input)
{
	struct node *structure = build_struct(input, word_span(input), &layout_timeval), *seconds, *millionths;
	if (!structure || !read_seconds(input, &seconds, &millionths))
		return NULL;
	return build_member(build_member(structure, "tv_sec", seconds), "tv_usec", millionths);
}

/* Words for the structs that options take: a row each. */
static const struct {
	const struct layout *layout;
	struct node *(*read)(struct input *input);
} struct_words[] = {
	{ &layout_linger, read_linger },
	{ &layout_timeval, read_timeval },
};

static struct node *read_text(struct input *input)
{
	if (input_byte(input, 0) == '"' || input_byte(input, 0) == '\'')
		return lex_string(input);
	if (input_byte(input, 0) == '$')
		return read_dollar(input);
	size_t start = input->at, length = bare_length(input);
	input->at += length;
	struct node *node = build_string(input, input_span(input, start), input->text + start, length);
	if (node)
		node->string.bare = true;
	return node;
}

static const struct option *option_of(const struct node *call, const struct parameter *parameter)
{
	const struct parameter *name = &call->call.call->parameters[parameter->peer];
	int64_t level, value;
	bool known = constant_value(call->call.arguments[name->peer], &level) &&
	             constant_value(call->call.arguments[parameter->peer], &value);
	return known ? option_of_value(level, value) : NULL;
}

static struct node *read_option_value_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	const struct option *option = option_of(call, parameter);
	char byte = input_byte(input, 0);
	if (byte == '{')
		return read_struct(input, option ? option->layout : NULL, false);
	if (byte == '[')
		return read_list(input, LIST_NUMBERS, NULL);
	if (byte == '"' || byte == '\'' || (option && option->kind == OPTION_TEXT))
		return read_text(input);
	if (byte == '$' && option && option->kind == OPTION_STRUCT)
		return read_dollar(input);
	for (size_t i = 0; option && i < sizeof struct_words / sizeof struct_words[0]; i++)
		if (struct_words[i].layout == option->layout)
			return struct_words[i].read(input);
	return listed(input, read_switch(input, option ? option->set : NULL));
}

/* --- memory -------------------------------------------------------------------------------------------------- */

static struct node *data_is_quoted(struct input *input, const struct node *call)
{
	struct span span = word_span(input);
	char shown[60];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	error_at(input->error, span, "data is quoted");
	if (name_length(input, 0) == span.end - span.start)
		error_hint(input->error, "%s \"%s\", or %s $%s for a variable", call->call.name, shown, call->call.name, shown);
	else if (!is_digit_at(input, 0))
		error_hint(input->error, "%s \"%s\"", call->call.name, shown);
	return NULL;
}

static struct node *read_file_word(struct input *input)
{
	size_t start = input->at;
	input->at += strlen("file:");
	struct node *path = read_text(input), *node = path ? node_new(input, NODE_FILE, start) : NULL;
	if (node && path->kind == NODE_STRING)
		node->file.path = (const char *)path->string.bytes;
	if (node && (!node->file.path || !node->file.path[0])) {
		error_at(input->error, input_span(input, start), "expected the name of a file");
		return NULL;
	}
	return node;
}

static struct node *read_piece(struct input *input, struct node *call)
{
	char byte = input_byte(input, 0);
	if (byte == '"' || byte == '\'')
		return lex_string(input);
	if (byte == '$')
		return read_dollar(input);
	if (byte == '[')
		return read_list(input, LIST_BYTES, NULL);
	bool file = bare_length(input) >= 5 && memcmp(input->text + input->at, "file:", 5) == 0;
	return file ? read_file_word(input) : data_is_quoted(input, call);
}

/* "x" * 1000 */
static struct node *read_data_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	struct node *data = read_piece(input, call);
	if (!data)
		return NULL;
	size_t end = input->at;
	skip_blanks(input);
	if (input_byte(input, 0) != '*') {
		input->at = end;
		return data;
	}
	input->at++;
	skip_blanks(input);
	struct node *times = read_number_word(input, call, parameter);
	struct node *node = times ? node_new(input, NODE_REPEAT, data->span.start) : NULL;
	if (!node)
		return NULL;
	node->repeat.data = data;
	node->repeat.times = times;
	return node;
}

static struct node *read_text_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	(void)call;
	(void)parameter;
	return read_text(input);
}

static struct node *read_address_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	/* a flag in the middle: sendto "hi" dontwait 127.0.0.1 5000 */
	size_t length = name_length(input, 0);
	for (size_t i = 0; length == bare_length(input) && length && i < call->call.call->count; i++) {
		const struct parameter *other = &call->call.call->parameters[i];
		if (!other->keyed || !other->set || !name_find_word(other->set, input->text + input->at, length))
			continue;
		error_at(input->error, word_span(input), "expected %s before this", parameter->name);
		error_hint(input->error, "%s=%.*s at the end", other->name, (int)length, input->text + input->at);
		return NULL;
	}
	return read_address_words(input);
}

/* @3 in @4 in|out */
static struct node *read_pollfd(struct input *input, const struct layout *layout)
{
	struct node *structure = build_struct(input, word_span(input), layout);
	struct node *descriptor = structure ? read_descriptor(input) : NULL;
	if (!descriptor)
		return NULL;
	skip_blanks(input);
	if (!name_length(input, 0)) {
		error_at(input->error, (struct span){ input->at, input->at }, "expected events behind the descriptor");
		error_hint(input->error, "@3 in, or in|out");
		return NULL;
	}
	struct node *events = read_names(input, &poll_events);
	return events ? build_member(build_member(structure, "fd", descriptor), "events", events) : NULL;
}

static struct node *read_list_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	size_t capacity = 0;
	(void)call;
	if (input_byte(input, 0) == '[')
		return read_list(input, LIST_STRUCTS, parameter->layout);
	struct node *list = node_new(input, NODE_LIST, input->at);
	if (!list)
		return NULL;
	list->list.kind = LIST_STRUCTS;
	if (input_byte(input, 0) != '@') {
		error_at(input->error, word_span(input), "expected a descriptor and its events");
		error_hint(input->error, "@3 in @4 in|out");
		return NULL;
	}
	for (; input_byte(input, 0) == '@'; skip_blanks(input)) {
		if (list->list.count == capacity) {
			capacity = capacity ? 2 * capacity : 4;
			struct node **items = arena_allocate(input->arena, capacity * sizeof *items);
			if (!items)
				return out_of_memory(input);
			if (list->list.count)
				memcpy(items, list->list.items, list->list.count * sizeof *items);
			list->list.items = items;
		}
		struct node *item = read_pollfd(input, parameter->layout);
		if (!item)
			return NULL;
		list->list.items[list->list.count++] = item;
	}
	list->span.end = input->at;
	return list;
}

static struct node *read_struct_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	char byte = input_byte(input, 0);
	if (byte == '{')
		return read_struct(input, parameter->layout, false);
	return byte == '[' ? read_list(input, LIST_BYTES, NULL) : read_number_word(input, call, parameter);
}

static word_reader *const word_readers[KIND_COUNT] = {
	[KIND_DESCRIPTOR] = read_number_word,   [KIND_NUMBER] = read_number_word,
	[KIND_PORT] = read_port_word,           [KIND_NAME] = read_name_word,
	[KIND_LEVEL] = read_level_word,         [KIND_OPTION] = read_option_word,
	[KIND_OPTION_VALUE] = read_option_value_word,
	[KIND_VARIANT] = read_number_word,      [KIND_ADDRESS] = read_address_word,
	[KIND_LENGTH] = read_number_word,       [KIND_LENGTH_POINTER] = read_number_word,
	[KIND_DATA] = read_data_word,           [KIND_TEXT] = read_text_word,
	[KIND_TEXT_BUFFER] = read_number_word,  [KIND_PAIR] = read_number_word,
	[KIND_STRUCT] = read_struct_word,       [KIND_STRUCT_VALUE] = read_struct_word,
	[KIND_STRUCT_LIST] = read_list_word,    [KIND_RAW_ADDRESS] = read_struct_word,
	[KIND_RESULT_LIST] = read_number_word,
};

/* Behind a word stands a blank or the end of the statement; some words have passed over the blank already. */
static bool word_ended(const struct input *input)
{
	char byte = input_byte(input, 0), before = input->at ? input->text[input->at - 1] : ' ';
	if (before == ' ' || before == '\t' || strchr(" \t\r\n;}", byte))
		return true;
	return byte == '&' && words_end(input);
}

static struct node *end_of_word(struct input *input, struct node *call, struct node *node)
{
	if (!node || input->more || word_ended(input))
		return node;
	char byte = input_byte(input, 0);
	error_at(input->error, (struct span){ input->at, input->at + 1 }, "expected a blank behind this word");
	if (byte == ',')
		error_hint(input->error, "words are separated by blanks; C is %s(...)", call->call.name);
	else if (byte == '=')
		error_hint(input->error, "an expectation is one =, with a blank before it");
	return NULL;
}

struct node *read_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	word_reader *read = word_readers[parameter->kind];
	return read ? end_of_word(input, call, read(input, call, parameter)) : NULL;
}

static bool at_null(const struct input *input)
{
	return name_length(input, 0) == 4 && memcmp(input->text + input->at, "NULL", 4) == 0;
}

struct node *read_keyed_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	static const struct name null = { "NULL", 0, 0, NULL };
	size_t start = input->at;
	if (at_null(input)) {
		input->at += 4;
		return end_of_word(input, call, constant_node(input, start, NULL, &null));
	}
	struct parameter keyed = *parameter;
	keyed.keyed = true;
	if (parameter->kind == KIND_LENGTH_POINTER && input_byte(input, 0) == '[')
		return end_of_word(input, call, read_list(input, LIST_NUMBERS, NULL));
	bool pointer = (is_digit_at(input, 0) || input_byte(input, 0) == '-') && parameter->kind == KIND_DATA;
	return pointer ? end_of_word(input, call, read_number_word(input, call, parameter)) : read_word(input, call, &keyed);
}

bool could_be(struct input *input, struct node *call, const struct parameter *parameter)
{
	size_t length = name_length(input, 0);
	const char *text = input->text + input->at;
	const struct name_set *set = set_of(call, parameter);
	switch (parameter->kind) {
	case KIND_NAME:
	case KIND_LEVEL:
		return set && length && name_find_word(set, text, length);
	case KIND_NUMBER:
	case KIND_LENGTH:
		return begins_number(input);
	default:
		return true;
	}
}

bool too_many_words(struct input *input, const struct call *call)
{
	struct span span = word_span(input);
	char shown[64];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	if (shown[0] == '&') {
		error_at(input->error, span, "& ends its statement");
		return error_hint(input->error, "a ; between them: %s ... & ; ...", call->name);
	}
	for (size_t i = 0; i < call->count; i++) {
		const struct parameter *parameter = &call->parameters[i];
		size_t length = name_length(input, 0);
		if (parameter->set && length && name_find_word(parameter->set, input->text + input->at, length)) {
			error_at(input->error, span, "`%s` is one word too many for %s", shown, call->name);
			return error_hint(input->error, "%s=%s", parameter->name, shown);
		}
	}
	return error_at(input->error, span, "`%s` is one word too many for %s", shown, call->name);
}

bool missing_word(struct input *input, const struct node *call, const struct parameter *parameter)
{
	struct span span = { input->at, input->at };
	const struct node *first = call->call.count ? call->call.arguments[0] : NULL;
	if (parameter->kind == KIND_ADDRESS) {
		error_at(input->error, span, "the address is missing");
		if (first && first->kind == NODE_DESCRIPTOR && first->descriptor.number->kind == NODE_NAME) {
			const char *name = first->descriptor.number->name.name;
			return error_hint(input->error, "%s @%s.addr @%s.port connects to it; %s @%s HOST PORT is made on it",
			                  call->call.name, name, name, call->call.name, name);
		}
		return error_hint(input->error, "%s 127.0.0.1 8080", call->call.name);
	}
	error_at(input->error, span, "%s is missing", parameter->name);
	return error_hint(input->error, "see: help %s", call->call.name);
}

bool hint_descriptor(struct input *input, size_t behind_verb, const struct call *call)
{
	size_t at = behind_verb;
	while (at < input->length && input->text[at] == ' ')
		at++;
	bool number = at < input->length && input->text[at] >= '0' && input->text[at] <= '9';
	if (!number || call->parameters[0].kind != KIND_DESCRIPTOR)
		return false;
	size_t end = at;
	while (end < input->length && input->text[end] != '\n' && input->text[end] != ';' && end - at < 100)
		end++;
	char rest[120];
	error_quote(rest, sizeof rest, input->text + at, end - at);
	return error_hint(input->error, "%s @%s", call->name, rest);
}
