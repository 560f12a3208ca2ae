/* Words for socket options: their level, their name, their value.
 * Not here: plain numbers and names (word-values.c). */
#include "lang/word-readers.h"

#include <stdio.h>
#include <string.h>

#include "lang/build.h"
#include "type/scalars.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/words.h"

struct node *read_level_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	(void)call;
	return read_names(input, parameter->set);
}

static bool ask_for_level(struct input *input, struct span span, const char *text, size_t length)
{
	char levels[120] = "";
	size_t at = 0;
	for (size_t i = 0; i < socket_option_total() && at < sizeof levels - 40; i++) {
		size_t matches;
		const struct socket_option *option = option_find_word(socket_option_at(i)->level, text, length, &matches);
		if (option == socket_option_at(i))
			at += (size_t)snprintf(levels + at, sizeof levels - at, "%s%s", at ? ", " : "",
			                       option->name);
	}
	error_at(input->error, span, "several options are called `%.*s`", (int)length, text);
	return error_hint(input->error, "%s", levels);
}

static struct node *unknown_option(struct input *input, size_t length)
{
	const char *text = input->text + input->at;
	char shown[64];
	error_quote(shown, sizeof shown, text, length ? length : 1);
	error_at(input->error, (struct span){ input->at, input->at + (length ? length : 1) },
	         "there is no option `%s`", shown);
	const char *near = length ? suggest_option(text, length) : NULL;
	if (near)
		error_hint(input->error, "did you mean %s?", near);
	return NULL;
}

struct node *read_option_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	size_t start = input->at, length = name_length(input, 0), matches = 0;
	struct node **level_node = &call->call.arguments[parameter->peer];
	int64_t level = -1;
	if ((*level_node)->kind != NODE_LEFT_OUT && !constant_value(*level_node, &level))
		level = -1;
	if (length == 0)
		return begins_number(input) ? read_number_word(input, call, parameter)
		                            : unknown_option(input, length);
	const struct socket_option *option = option_find_word(level, input->text + start, length, &matches);
	if (!option)
		return unknown_option(input, length);
	if (option->flags & NAME_ABSENT) {
		error_at(input->error, (struct span){ start, start + length }, "%s is not on this system",
		         option->name);
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
	bool on = length == 2 && strncasecmp(text, "on", 2) == 0,
	     off = length == 3 && strncasecmp(text, "off", 3) == 0;
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
	list->list.of = &type_int;
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
		static const struct parameter time = { .name = "a time in seconds",
			                               .kind = KIND_NUMBER,
			                               .peer = -1 };
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
	size_t key;
	struct node *seconds = words_end(input) || at_key(input, &key) ? number_node(input, input->at, 0)
	                                                               : read_number_word(input, NULL, &time);
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

static const struct socket_option *option_of(const struct node *call, const struct parameter *parameter)
{
	const struct parameter *name = &call->call.call->parameters[parameter->peer];
	int64_t level, value;
	bool known = constant_value(call->call.arguments[name->peer], &level) &&
	             constant_value(call->call.arguments[parameter->peer], &value);
	return known ? option_of_value(level, value) : NULL;
}

struct node *read_option_value_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	const struct socket_option *option = option_of(call, parameter);
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
