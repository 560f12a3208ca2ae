/* Type names to types.
 * Not here: declarations, which are statements. */
#include "lang/types.h"

#include <stdio.h>
#include <string.h>

#include "abi/posix.h"
#include "abi/structs.h"
#include "lang/ask.h"
#include "lang/expression.h"
#include "type/scalars.h"

/* What a word adds to the type: the words of C's integers come in any order. */
enum word {
	WORD_NONE,
	WORD_PASSED = 1, /* const, volatile, static */
	WORD_SIGNED = 2,
	WORD_UNSIGNED = 4,
	WORD_CHAR = 8,
	WORD_SHORT = 16,
	WORD_INT = 32,
	WORD_LONG = 64,
	WORD_WHOLE = 128, /* the type is all in this word */
};

static const struct basic {
	const char *name;
	enum word word;
	const struct type *type; /* of WORD_WHOLE */
} basic_types[] = {
	{ "const", WORD_PASSED, NULL },
	{ "volatile", WORD_PASSED, NULL },
	{ "static", WORD_PASSED, NULL },
	{ "signed", WORD_SIGNED, NULL },
	{ "unsigned", WORD_UNSIGNED, NULL },
	{ "char", WORD_CHAR, NULL },
	{ "short", WORD_SHORT, NULL },
	{ "int", WORD_INT, NULL },
	{ "long", WORD_LONG, NULL },
	{ "void", WORD_WHOLE, &type_void },
	{ "_Bool", WORD_WHOLE, &type_uint8 },
	{ "bool", WORD_WHOLE, &type_uint8 },
	{ "uint64_t", WORD_WHOLE, &type_uint64 },
	{ "int64_t", WORD_WHOLE, &type_int64 },
	{ "uintptr_t", WORD_WHOLE, &type_uint64 },
	{ "intptr_t", WORD_WHOLE, &type_int64 },
};

static bool is_word(const struct input *input, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(input->text + input->at, word, length) == 0;
}

/* What the word at the cursor is; WORD_NONE where it is none of a type. */
static struct basic type_word(const struct input *input, size_t length)
{
	for (size_t i = 0; length && i < sizeof basic_types / sizeof basic_types[0]; i++)
		if (is_word(input, length, basic_types[i].name))
			return basic_types[i];
	const struct type *posix = posix_type_find(input->text + input->at, length);
	return (struct basic){ NULL, posix ? WORD_WHOLE : WORD_NONE, posix };
}

static bool tag_before_star(const struct input *input, size_t length)
{
	size_t ahead = length + blanks_at(input, length);
	return input_byte(input, ahead) == '*' && struct_find(input->text + input->at, length);
}

bool begins_type(const struct input *input)
{
	size_t length = name_length(input, 0);
	return length && (is_word(input, length, "struct") || type_word(input, length).word ||
	                  tag_before_star(input, length));
}

/* The integer that the words mean together. */
static const struct type *integer_of(unsigned words)
{
	bool is_unsigned = words & WORD_UNSIGNED;
	if (words & WORD_CHAR)
		return is_unsigned           ? &type_unsigned_char
		       : words & WORD_SIGNED ? &type_signed_char
		                             : &type_char;
	if (words & WORD_SHORT)
		return is_unsigned ? &type_unsigned_short : &type_short;
	if (words & WORD_LONG)
		return is_unsigned ? &type_unsigned_long : &type_long;
	return is_unsigned ? &type_unsigned : &type_int;
}

#define LONGEST_TYPE 100

static bool add_text(struct input *input, char *text, size_t start, const char *before, const char *name,
                     size_t length)
{
	size_t at = strlen(text);
	int wanted =
		snprintf(text + at, LONGEST_TYPE - at, "%s%s%.*s", at ? " " : "", before, (int)length, name);
	if (wanted < 0 || (size_t)wanted >= LONGEST_TYPE - at)
		return error_at(input->error, input_span(input, start), "this type is too long");
	skip_blanks(input);
	return true;
}

/* `struct sockaddr`, or its tag alone. */
static bool read_struct_tag(struct input *input, struct type_name *name, char *text)
{
	size_t start = input->at, length = name_length(input, 0);
	bool is_struct = is_word(input, length, "struct");
	input->at += is_struct ? length : 0;
	skip_blanks(input);
	ask_place(input, ASKED_TAG, NULL, NULL);
	length = name_length(input, 0);
	name->type = struct_find(input->text + input->at, length);
	input->at += length;
	if (!name->type)
		return error_at(input->error, input_span(input, start), "no struct of that name is known here");
	if (!is_struct)
		input->note = "in C the type has the word struct before its name";
	return add_text(input, text, start, "struct ", struct_tag(name->type), strlen(struct_tag(name->type)));
}

static bool read_words(struct input *input, struct type_name *name, char *text, unsigned *all)
{
	unsigned words = 0;
	for (size_t length; (length = name_length(input, 0)); *all = words) {
		size_t start = input->at;
		struct basic basic = type_word(input, length);
		if (!basic.word) {
			if (name->type || words & ~(unsigned)WORD_PASSED)
				return true; /* the name of what is declared */
			if (!read_struct_tag(input, name, text))
				return false;
			continue;
		}
		words |= basic.word;
		if (basic.type)
			name->type = basic.type;
		input->at += length;
		if (!add_text(input, text, start, "", input->text + start, length))
			return false;
	}
	return true;
}

static bool read_words_of_type(struct input *input, struct type_name *name, char *text)
{
	unsigned words = 0;
	if (!read_words(input, name, text, &words))
		return false;
	if (!name->type)
		name->type = integer_of(words);
	return true;
}

bool read_base_type(struct input *input, struct type_name *name)
{
	char text[LONGEST_TYPE] = "";
	*name = (struct type_name){ .text = NULL };
	if (!begins_type(input) || !read_words_of_type(input, name, text))
		return false;
	name->text = arena_copy(input->arena, text, strlen(text));
	return name->text || out_of_memory(input);
}

/* const and restrict say nothing about where the pointer leads. */
static void skip_qualifiers(struct input *input)
{
	static const char *const words[] = { "const", "volatile", "restrict" };
	skip_blanks(input);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_word(input, name_length(input, 0), words[i])) {
			input->at += strlen(words[i]);
			skip_blanks(input);
			i = 0;
		}
}

const struct type *read_stars(struct input *input, const struct type *type, unsigned *count)
{
	for (*count = 0; type && input_byte(input, 0) == '*'; skip_qualifiers(input)) {
		input->at++;
		type = type_pointer_to(input->arena, type);
		(*count)++;
	}
	if (!type)
		out_of_memory(input);
	return type;
}

bool read_type(struct input *input, struct type_name *name)
{
	unsigned stars;
	if (!read_base_type(input, name))
		return false;
	name->type = read_stars(input, name->type, &stars);
	if (stars)
		name->text = arena_format(input->arena, "%s *", name->text);
	if (!name->text)
		out_of_memory(input);
	return name->text && name->type;
}
