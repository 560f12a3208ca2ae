/* The table of readers, a row for each kind.
 * Not here: the readers (word-values.c, word-options.c, word-memory.c), the order of words (words.c), words that fit
 * nowhere (word-hints.c). */
#include "lang/word-kinds.h"

#include <string.h>

#include "lang/expression.h"
#include "lang/word-readers.h"
#include "lang/words.h"

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
		hint_line(input, (struct span){ input->at, input->at + 1 + (input_byte(input, 1) == ' ') }, " = ");
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
	return pointer ? end_of_word(input, call, read_number_word(input, call, parameter))
	               : read_word(input, call, &keyed);
}

bool could_be(struct input *input, const struct node *call, const struct parameter *parameter)
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
