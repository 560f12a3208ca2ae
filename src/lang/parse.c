/* Lines: prompts, separators, statements in a row.
 * Not here: the statements (statement.c). */
#include "lang/parse.h"

#include <string.h>

#include "lang/expression.h"
#include "lang/statement.h"

/* What a prompt may show between "sock" and ">": a descriptor or its name, its state. */
static bool prompt_byte(char byte)
{
	return in_name(byte) || byte == ' ' || byte == '-' || byte == '/';
}

size_t prompt_length(const char *text, size_t length)
{
	if (length >= 5 && memcmp(text, "...> ", 5) == 0)
		return 5;
	if (length < 5 || memcmp(text, "sock", 4) != 0 || (text[4] != ' ' && text[4] != '>'))
		return 0;
	size_t at = 4;
	while (at < length && at < 40 && prompt_byte(text[at]))
		at++;
	bool ended = at < length && text[at] == '>' && text[at - 1] != ' ' &&
	             (at + 1 == length || text[at + 1] == ' ' || text[at + 1] == '\n');
	return ended ? at + 1 + (at + 1 < length && text[at + 1] == ' ') : 0;
}

bool is_transcript(const char *text, size_t length)
{
	return prompt_length(text, length) > 0;
}

static size_t end_of_line(const char *text, size_t length, size_t at)
{
	const char *end = at < length ? memchr(text + at, '\n', length - at) : NULL;
	return end ? (size_t)(end - text) + 1 : length;
}

/* The directives that are answered; to every other rule they are comments. */
static bool at_directive(const struct input *input)
{
	static const char *const directives[] = { "#if", "#define" };
	for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++) {
		size_t length = strlen(directives[i]);
		if (input->length - input->at > length &&
		    memcmp(input->text + input->at, directives[i], length) == 0)
			return true;
	}
	return false;
}

/* The statements of one line, up to its end. */
static bool read_line(struct input *input, struct statement **last)
{
	for (;;) {
		if (!at_directive(input) && !skip_separators(input, false))
			return false;
		if (input_ended(input) || input_byte(input, 0) == '\n')
			return true;
		if (input_byte(input, 0) == '}')
			return error_at(input->error, (struct span){ input->at, input->at + 1 },
			                "this } closes nothing");
		*last = read_statement(input);
		if (!*last)
			return false;
		last = &(*last)->next;
	}
}

enum parse_result parse_line(const char *text, size_t length, struct arena *arena, struct statement **first,
                             size_t *consumed, struct error *error)
{
	struct input input = { .text = text, .length = length, .arena = arena, .error = error };
	*first = NULL;
	error->set = false;
	input.at = prompt_length(text, length);
	bool read = read_line(&input, first);
	*consumed = end_of_line(text, length, input.at);
	const char *nul = memchr(text, '\0', *consumed);
	if (nul) {
		error->set = false;
		error_at(error, (struct span){ (size_t)(nul - text), (size_t)(nul - text) + 1 },
		         "a NUL byte is no text");
	}
	if (error->set) {
		/* where something is missing, its place ends with the text */
		if (error->span.end > length)
			error->span.end = length;
		return PARSE_ERROR;
	}
	if (read && !input.more)
		return PARSE_DONE;
	if (input.more)
		return PARSE_MORE;
	error_at(error, (struct span){ input.at, input.at }, "out of memory");
	return PARSE_ERROR;
}

struct node *parse_expression(const char *text, size_t length, struct arena *arena, struct error *error)
{
	struct input input = { .text = text, .length = length, .arena = arena, .error = error };
	error->set = false;
	struct node *node = skip_to_operand(&input) ? read_expression(&input) : NULL;
	if (node && skip_c(&input) && !input_ended(&input))
		error_at(error, (struct span){ input.at, input.at + 1 }, "expected the end of the expression");
	else if (!node && !error->set)
		error_at(error, (struct span){ length, length }, "the expression is not finished");
	return error->set ? NULL : node;
}
