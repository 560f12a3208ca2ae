/* Asking the readers.
 * Not here: the readers (words.c, word-*.c, call.c, notation.c), which say what they would read. */
#include "lang/ask.h"

#include <string.h>

#include "lang/parse.h"
#include "lang/statement.h"

bool is_asked(const struct input *input)
{
	return input->asked && input_ended(input);
}

static void add(const struct input *input, const struct asked_place *place)
{
	struct asked *asked = input->asked;
	if (is_asked(input) && asked->count < ASKED_MOST)
		asked->places[asked->count++] = *place;
}

void ask_place(const struct input *input, enum asked_kind kind, const struct member *member, const struct type *type)
{
	const struct type *leaf = type ? type_leaf(type) : NULL;
	struct asked_place place = { .kind = kind, .member = member, .type = leaf, .names = leaf ? leaf->names : NULL };
	add(input, &place);
}

void ask_names(const struct input *input, const struct name_set *names)
{
	struct asked_place place = { .kind = ASKED_VALUE, .names = names };
	add(input, &place);
}

static bool in_word(char byte)
{
	return in_name(byte) || (byte && strchr("@$.-:/%", byte));
}

bool ask_line(const char *line, size_t length, size_t cursor, struct arena *arena, struct asked *asked)
{
	struct error error = { .set = false };
	size_t word = cursor < length ? cursor : length;
	while (word && in_word(line[word - 1]))
		word--;
	*asked = (struct asked){ .word = word };
	struct input input = { .text = line, .length = word, .arena = arena, .error = &error, .asked = asked };
	input.at = prompt_length(line, word);
	while (skip_separators(&input, true) && !input_ended(&input) && read_statement(&input))
		;
	return asked->count > 0;
}
