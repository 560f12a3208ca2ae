/* Type names: basic types, the POSIX types of the table, structs of the table, pointers to them.
 * Not here: what a cast does (run/evaluate.c). */
#include "lang/types.h"

#include <stdio.h>
#include <string.h>

#include "abi/layouts.h"
#include "lang/expression.h"

static const struct {
	const char *name;
	size_t size;
	bool is_unsigned;
} basic_types[] = {
	{ "void", 0, false },     { "char", 1, false },     { "short", 2, false },    { "int", 4, false },
	{ "long", 8, false },     { "unsigned", 4, true },  { "signed", 4, false },   { "_Bool", 1, true },
	{ "bool", 1, true },      { "uint64_t", 8, true },  { "int64_t", 8, false },  { "uintptr_t", 8, true },
	{ "intptr_t", 8, false }, { "const", 0, false },    { "volatile", 0, false }, { "static", 0, false },
};

static bool is_word(const struct input *input, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(input->text + input->at, word, length) == 0;
}

/* The size and sign of the type word at the cursor; false where it is none. */
static bool type_word(const struct input *input, size_t length, size_t *size, bool *is_unsigned)
{
	for (size_t i = 0; i < sizeof basic_types / sizeof basic_types[0]; i++)
		if (is_word(input, length, basic_types[i].name)) {
			*size = basic_types[i].size;
			*is_unsigned = basic_types[i].is_unsigned;
			return true;
		}
	for (size_t i = 0; i < posix_type_count; i++)
		if (is_word(input, length, posix_types[i].name)) {
			*size = posix_types[i].size;
			*is_unsigned = !posix_types[i].is_signed;
			return true;
		}
	return false;
}

static bool tag_before_star(const struct input *input, size_t length)
{
	size_t ahead = length + blanks_at(input, length);
	return input_byte(input, ahead) == '*' && layout_find(input->text + input->at, length);
}

bool begins_type(const struct input *input)
{
	size_t length = name_length(input, 0), size;
	bool is_unsigned;
	return length && (is_word(input, length, "struct") || type_word(input, length, &size, &is_unsigned) ||
	                  tag_before_star(input, length));
}

static bool read_struct_tag(struct input *input, struct type_name *type, size_t start)
{
	size_t length = name_length(input, 0);
	type->layout = layout_find(input->text + input->at, length);
	input->at += length;
	if (!type->layout)
		return error_at(input->error, input_span(input, start), "no struct of that name is known here");
	type->size = type->layout->size;
	return true;
}

#define LONGEST_TYPE 100

/* One word of the type, which is added to `text`: unsigned, struct sockaddr. */
static bool read_word_of_type(struct input *input, struct type_name *type, char *text)
{
	size_t start = input->at, length = name_length(input, 0), at = strlen(text), size = 0;
	bool is_struct = is_word(input, length, "struct");
	bool is_unsigned = false;
	bool basic = !is_struct && type_word(input, length, &size, &is_unsigned);
	if (basic) {
		bool widens = type->size == 0 || is_word(input, length, "long") ||
		              is_word(input, length, "short") || is_word(input, length, "char");
		type->size = size && widens ? size : type->size;
		type->is_unsigned = type->is_unsigned || is_unsigned;
		input->at += length;
	} else {
		input->at += is_struct ? length : 0;
		skip_blanks(input);
		if (!read_struct_tag(input, type, start))
			return false;
		if (!is_struct)
			input->note = "in C the type has the word struct before its name";
	}
	const char *name = basic ? input->text + start : type->layout->name;
	int wanted = snprintf(text + at, LONGEST_TYPE - at, "%s%s%.*s", at ? " " : "", basic ? "" : "struct ",
	                      (int)(basic ? length : strlen(name)), name);
	if (wanted < 0 || (size_t)wanted >= LONGEST_TYPE - at)
		return error_at(input->error, input_span(input, start), "this type is too long");
	skip_blanks(input);
	return true;
}

bool read_type(struct input *input, struct type_name *type)
{
	char text[LONGEST_TYPE] = "";
	*type = (struct type_name){ .text = NULL };
	if (!begins_type(input))
		return false;
	while (name_length(input, 0))
		if (!read_word_of_type(input, type, text))
			return false;
	for (; input_byte(input, 0) == '*'; skip_blanks(input)) {
		input->at++;
		type->pointer = true;
		type->size = sizeof(void *);
	}
	type->text = arena_format(input->arena, "%s%s", text, type->pointer ? " *" : "");
	if (!type->text)
		out_of_memory(input);
	return type->text != NULL;
}
