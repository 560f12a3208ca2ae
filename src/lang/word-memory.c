/* Words for what calls are given pointers to: data, texts, structs, lists.
 * Not here: addresses (word-address.c), options (word-options.c). */
#include "lang/word-readers.h"

#include <string.h>

#include "lang/build.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/words.h"

struct node *read_text(struct input *input)
{
	if (input_byte(input, 0) == '"' || input_byte(input, 0) == '\'')
		return lex_string(input);
	if (input_byte(input, 0) == '$')
		return read_dollar(input);
	return read_bare(input, bare_length(input));
}

static struct node *data_is_quoted(struct input *input, const struct node *call)
{
	struct span span = word_span(input);
	char shown[60];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	error_at(input->error, span, "data is quoted");
	if (name_length(input, 0) == span.end - span.start)
		error_hint(input->error, "%s \"%s\", or %s $%s for a variable", call->call.name, shown,
		           call->call.name, shown);
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
struct node *read_data_word(struct input *input, struct node *call, const struct parameter *parameter)
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

struct node *read_text_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	(void)call;
	(void)parameter;
	return read_text(input);
}

struct node *read_address_word(struct input *input, struct node *call, const struct parameter *parameter)
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
		error_at(input->error, (struct span){ input->at, input->at },
		         "expected events behind the descriptor");
		error_hint(input->error, "@3 in, or in|out");
		return NULL;
	}
	struct node *events = read_names(input, &poll_events);
	return events ? build_member(build_member(structure, "fd", descriptor), "events", events) : NULL;
}

struct node *read_list_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	size_t capacity = 0;
	(void)call;
	if (input_byte(input, 0) == '[')
		return read_list(input, LIST_STRUCTS, parameter->layout);
	struct node *list = node_new(input, NODE_LIST, input->at);
	if (!list)
		return NULL;
	list->list.kind = LIST_STRUCTS;
	list->list.of = parameter->layout->type;
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

struct node *read_struct_word(struct input *input, struct node *call, const struct parameter *parameter)
{
	char byte = input_byte(input, 0);
	if (byte == '{')
		return read_struct(input, parameter->layout, false);
	return byte == '[' ? read_list(input, LIST_BYTES, NULL) : read_number_word(input, call, parameter);
}
