/* Words for bytes: data and texts.
 * Not here: addresses (address-words.c), structs (word-structs.c). */
#include "lang/word-place.h"

#include <string.h>

#include "lang/expression.h"
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
	if (!call)
		error_hint(input->error, "\"%s\"", shown);
	else if (name_length(input, 0) == span.end - span.start)
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

static bool at_file(const struct input *input)
{
	return bare_length(input) >= 5 && memcmp(input->text + input->at, "file:", 5) == 0;
}

bool begins_data(const struct input *input)
{
	char byte = input_byte(input, 0);
	return (byte && strchr("\"'$[", byte)) || at_file(input);
}

static struct node *read_piece(struct input *input, const struct node *call)
{
	char byte = input_byte(input, 0);
	if (byte == '"' || byte == '\'')
		return lex_string(input);
	if (byte == '$')
		return read_dollar(input);
	if (byte == '[') {
		size_t start = input->at++;
		return lex_bytes(input, start);
	}
	return at_file(input) ? read_file_word(input) : data_is_quoted(input, call);
}

/* "x" * 1000 */
struct node *read_data_word(struct input *input, const struct word_place *place)
{
	struct node *data = read_piece(input, place->call);
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
	struct node *times = read_number_word(input, place_name(place));
	struct node *node = times ? node_new(input, NODE_REPEAT, data->span.start) : NULL;
	if (!node)
		return NULL;
	node->repeat.data = data;
	node->repeat.times = times;
	return node;
}
