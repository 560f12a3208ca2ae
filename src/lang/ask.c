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

void ask_in(const struct input *input, const struct call *call, bool words)
{
	if (!input->asked)
		return;
	input->asked->call = call;
	input->asked->words = words;
}

/* What is known better takes the place of an operand. */
static void add(const struct input *input, const struct asked_place *place)
{
	struct asked *asked = input->asked;
	if (!is_asked(input))
		return;
	asked->words = asked->words && !input->depth;
	asked->count -= asked->count && asked->places[asked->count - 1].kind == ASKED_OPERAND;
	if (asked->count < ASKED_MOST)
		asked->places[asked->count++] = *place;
}

void ask_place(const struct input *input, enum asked_kind kind, const struct member *member,
               const struct type *type)
{
	const struct type *leaf = type ? type_leaf(type) : NULL;
	struct asked_place place = {
		.kind = kind, .member = member, .type = leaf, .names = leaf ? leaf->names : NULL
	};
	add(input, &place);
}

void ask_names(const struct input *input, const struct name_set *names)
{
	struct asked_place place = { .kind = ASKED_VALUE, .names = names };
	add(input, &place);
}

void ask_key(const struct input *input, enum asked_kind kind, const struct pattern_key *key)
{
	struct asked_place place = { .kind = kind, .member = key->member, .key = *key };
	add(input, &place);
}

void ask_operand(const struct input *input)
{
	struct asked_place place = { .kind = ASKED_OPERAND, .names = input->prefer };
	add(input, &place);
}

void ask_word(const struct input *input, const struct statement *statement)
{
	if (is_asked(input))
		input->asked->statement = statement;
	ask_place(input, ASKED_WORD, NULL, NULL);
}

/* Reads the line up to `word` and asks for what may begin there. */
static bool ask_at(const char *line, size_t word, struct arena *arena, struct asked *asked)
{
	struct error error = { .set = false };
	size_t prompt = prompt_length(line, word);
	*asked = (struct asked){ .word = word };
	struct input input = {
		.text = line + prompt, .length = word - prompt, .arena = arena, .error = &error, .asked = asked
	};
	while (skip_separators(&input, true) && !input_ended(&input) && read_statement(&input))
		;
	return asked->count > 0;
}

/* Where [INDEX] that ends at `at` begins; `at` itself where it is none. */
static size_t index_before(const char *line, size_t at)
{
	size_t begin = at - 1;
	while (begin && in_name(line[begin - 1]))
		begin--;
	return begin && line[begin - 1] == '[' ? begin - 1 : at;
}

size_t path_before(const char *line, size_t at)
{
	for (size_t begin = at; begin; at = begin) {
		char byte = line[begin - 1], before = begin > 1 ? line[begin - 2] : '\0';
		if (byte == ']')
			begin = index_before(line, begin);
		else if (byte == '>' && before == '-')
			begin -= 2;
		else if (in_name(byte) || byte == '.' || (byte == '?' && before == '$'))
			begin--;
		if (begin == at)
			break;
	}
	return at;
}

static bool in_word(char byte)
{
	return in_name(byte) || (byte && strchr("@$.-:/%", byte));
}

/* A bare word may have any bytes in it. */
static bool in_bare_word(char byte)
{
	return byte && !strchr(" \t\n;\"'(,{[=|", byte);
}

/* Whether what may stand there is written as a bare word: an address, a file. */
static bool takes_bare_word(const struct asked *asked)
{
	return asked->count && (asked->places[0].kind == ASKED_HOST || asked->places[0].kind == ASKED_WORD);
}

bool ask_line(const char *line, size_t length, size_t cursor, struct arena *arena, struct asked *asked)
{
	size_t end = cursor < length ? cursor : length, word = path_before(line, end), bare = end;
	while (word && in_word(line[word - 1]))
		word--;
	while (bare && in_bare_word(line[bare - 1]))
		bare--;
	if (bare < word && ask_at(line, bare, arena, asked) && takes_bare_word(asked))
		return true;
	return ask_at(line, word, arena, asked);
}
