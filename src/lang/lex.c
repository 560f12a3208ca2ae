/* The shared lexical rules.
 * Not here: anything with a grammar. */
#include "lang/lex.h"
#include "type/scalars.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool is_digit(char byte)
{
	return (unsigned char)(byte - '0') < 10;
}

bool begins_name(char byte)
{
	return (unsigned char)((byte | 0x20) - 'a') < 26 || byte == '_';
}

bool in_name(char byte)
{
	return begins_name(byte) || is_digit(byte);
}

size_t name_length(const struct input *input, size_t ahead)
{
	size_t start = input->at + ahead, end = start;
	while (end < input->length && in_name(input->text[end]))
		end++;
	return end == start || is_digit(input->text[start]) ? 0 : end - start;
}

/* Where the blanks from `at` on end; *more is set where the text ends in a line that goes on. */
static size_t end_of_blanks(const struct input *input, size_t at, bool *more)
{
	for (;; at++) {
		char byte = at < input->length ? input->text[at] : '\0';
		bool last = at + 1 == input->length;
		if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\v')
			continue;
		if (byte != '\\' || (!last && input->text[at + 1] != '\n'))
			return at;
		at += !last;
		*more = *more || at + 1 == input->length;
	}
}

void skip_blanks(struct input *input)
{
	input->at = end_of_blanks(input, input->at, &input->more);
}

size_t blanks_at(const struct input *input, size_t ahead)
{
	size_t start = input->at + ahead < input->length ? input->at + ahead : input->length;
	bool more = false;
	return end_of_blanks(input, start, &more) - start;
}

bool at_comment(const struct input *input)
{
	char first = input_byte(input, 0), second = input_byte(input, 1);
	return first == '#' || (first == '/' && (second == '/' || second == '*'));
}

bool skip_comment(struct input *input)
{
	const char *rest = input->text + input->at;
	size_t left = input->length - input->at;
	if (input_byte(input, 1) != '*' || input_byte(input, 0) == '#') {
		const char *end = memchr(rest, '\n', left);
		input->at += end ? (size_t)(end - rest) : left;
		return true;
	}
	const char *end = left > 3 ? memmem(rest + 2, left - 2, "*/", 2) : NULL;
	if (!end) {
		input->at = input->length;
		input->more = true;
		return false;
	}
	input->at += (size_t)(end + 2 - rest);
	return true;
}

bool nest(struct input *input)
{
	if (input->nesting == DEEPEST)
		return error_at(input->error, (struct span){ input->at, input->at + 1 },
		                "this is nested too deeply");
	input->nesting++;
	return true;
}

bool chain(struct input *input, size_t *count)
{
	if (++*count <= LONGEST_CHAIN)
		return true;
	return error_at(input->error, (struct span){ input->at, input->at + 1 }, "this expression is too long");
}

struct node *out_of_memory(struct input *input)
{
	error_at(input->error, (struct span){ input->at, input->at }, "out of memory");
	input->error->has_span = false;
	return NULL;
}

struct node *node_new(struct input *input, enum node_kind kind, size_t start)
{
	struct node *node = arena_allocate(input->arena, sizeof *node);
	if (!node)
		return out_of_memory(input);
	node->kind = kind;
	node->span = input_span(input, start);
	return node;
}

size_t end_of_words(const struct input *input, size_t at)
{
	char quote = '\0';
	for (; at < input->length && input->text[at] != '\n'; at++) {
		char byte = input->text[at];
		if (quote && byte == '\\' && quote == '"')
			at += at + 1 < input->length && input->text[at + 1] != '\n';
		else if (quote)
			quote = byte == quote ? '\0' : quote;
		else if (byte == '"' || byte == '\'')
			quote = byte;
		else if (byte == ';')
			break;
	}
	return at;
}

bool hint_line(struct input *input, struct span span, const char *format, ...)
{
	char before[120], replaced[100], behind[100];
	size_t end = end_of_words(input, span.end);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(replaced, sizeof replaced, format, arguments);
	va_end(arguments);
	while (end > span.end &&
	       (input->text[end - 1] == ' ' || input->text[end - 1] == '\t' || input->text[end - 1] == '\r'))
		end--;
	error_quote(before, sizeof before, input->text + input->statement, span.start - input->statement);
	error_quote(behind, sizeof behind, input->text + span.end, end - span.end);
	return error_hint(input->error, "%s%s%s", before, replaced, behind);
}

static int digit_value(char byte)
{
	if (is_digit(byte))
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	return 99;
}

/* Digits of a base at the cursor; false where the number does not fit 64 bits. */
static bool lex_digits(struct input *input, unsigned base, uint64_t *value)
{
	bool fits = true;
	*value = 0;
	while ((unsigned)digit_value(input_byte(input, 0)) < base) {
		unsigned digit = (unsigned)digit_value(input_byte(input, 0));
		if (*value > (UINT64_MAX - digit) / base)
			fits = false;
		*value = *value * base + digit;
		input->at++;
	}
	return fits;
}

static void skip_suffix(struct input *input)
{
	while (strchr("uUlL", input_byte(input, 0)) && input_byte(input, 0))
		input->at++;
}

struct node *lex_number(struct input *input)
{
	size_t start = input->at;
	enum number_base base = BASE_DECIMAL;
	if (input_byte(input, 0) == '0' && (input_byte(input, 1) | 0x20) == 'x' &&
	    digit_value(input_byte(input, 2)) < 16) {
		base = BASE_HEXADECIMAL;
		input->at += 2;
	} else if (input_byte(input, 0) == '0' && is_digit(input_byte(input, 1))) {
		base = BASE_OCTAL;
	}
	uint64_t value;
	bool fits = lex_digits(input, base == BASE_HEXADECIMAL ? 16 : base == BASE_OCTAL ? 8 : 10, &value);
	skip_suffix(input);
	struct node *node = node_new(input, NODE_NUMBER, start);
	if (!node)
		return NULL;
	if (in_name(input_byte(input, 0))) {
		input->at += name_length(input, 0) ? name_length(input, 0) : 1;
		error_at(input->error, input_span(input, start), "this is no number");
		return NULL;
	}
	if (!fits) {
		error_at(input->error, node->span, "this number does not fit 64 bits");
		return NULL;
	}
	node->number.value = value;
	node->number.base = base;
	return node;
}

/* Up to `most` digits at the cursor. */
static unsigned few_digits(struct input *input, int base, int most)
{
	unsigned value = 0;
	for (int i = 0; i < most && digit_value(input_byte(input, 0)) < base; i++)
		value = value * (unsigned)base + (unsigned)digit_value(input->text[input->at++]);
	return value;
}

/* One escape behind its backslash, which the cursor is past; of a letter that C knows none for, the letter. */
static bool lex_escape(struct input *input, uint8_t *byte)
{
	static const char letters[] = "ntrvfabe\\\"'?";
	static const char bytes[] = "\n\t\r\v\f\a\b\033\\\"'?";
	size_t start = input->at - 1;
	char first = input_byte(input, 0);
	if (digit_value(first) < 8) {
		unsigned value = few_digits(input, 8, 3);
		*byte = (uint8_t)value;
		return value <= UINT8_MAX || error_at(input->error, (struct span){ start, input->at },
		                                      "this is no byte: the largest is \\377");
	}
	input->at++;
	if (first == 'x') {
		size_t digits = input->at;
		*byte = (uint8_t)few_digits(input, 16, 2);
		return input->at > digits || error_at(input->error, (struct span){ start, digits },
		                                      "expected hexadecimal digits behind \\x");
	}
	const char *letter = first ? strchr(letters, first) : NULL;
	*byte = letter ? (uint8_t)bytes[letter - letters] : (uint8_t)first;
	return true;
}

/* The length of the quoted text at the cursor, quotes included; 0 where it does not end on its line. */
static size_t quoted_length(const struct input *input, char quote, bool escapes)
{
	for (size_t i = 1;; i++) {
		char byte = input_byte(input, i);
		if (input->at + i >= input->length || byte == '\n')
			return 0;
		if (escapes && byte == '\\' && input->at + i + 1 < input->length &&
		    input_byte(input, i + 1) != '\n')
			i++;
		else if (byte == quote)
			return i + 1;
	}
}

struct node *lex_string(struct input *input)
{
	size_t start = input->at;
	char quote = input_byte(input, 0);
	bool escapes = quote == '"';
	size_t length = quoted_length(input, quote, escapes);
	if (length == 0) {
		error_at(input->error, (struct span){ start, start + 1 },
		         "this string does not end on its line");
		return NULL;
	}
	size_t end = start + length - 1;
	uint8_t *bytes = arena_allocate(input->arena, length);
	if (!bytes)
		return out_of_memory(input);
	size_t count = 0;
	for (input->at++; input->at < end;) {
		char byte = input->text[input->at++];
		bytes[count] = (uint8_t)byte;
		if (escapes && byte == '\\' && !lex_escape(input, &bytes[count]))
			return NULL;
		count++;
	}
	input->at = end + 1;
	bool cut = input_byte(input, 0) == '.' && input_byte(input, 1) == '.' && input_byte(input, 2) == '.';
	if (cut)
		input->at += 3;
	struct node *node = node_new(input, NODE_STRING, start);
	if (!node)
		return NULL;
	node->string.bytes = bytes;
	node->string.length = count;
	node->string.cut = cut;
	return node;
}

struct node *lex_character(struct input *input)
{
	size_t start = input->at;
	size_t length = quoted_length(input, '\'', true);
	if (length == 0) {
		error_at(input->error, (struct span){ start, start + 1 },
		         "this character constant does not end on its line");
		return NULL;
	}
	size_t end = start + length - 1;
	input->at++;
	uint8_t value = 0;
	if (input->at < end) {
		char byte = input->text[input->at++];
		value = (uint8_t)byte;
		if (byte == '\\' && !lex_escape(input, &value))
			return NULL;
	}
	bool one = length > 2 && input->at == end;
	input->at = end + 1;
	if (!one) {
		error_at(input->error, input_span(input, start), "in C, '...' is one character");
		error_hint(input->error, "a string is \"...\"");
		return NULL;
	}
	struct node *node = node_new(input, NODE_NUMBER, start);
	if (!node)
		return NULL;
	node->number.value = (uint64_t)(int64_t)(signed char)value;
	node->number.base = BASE_CHARACTER;
	return node;
}

struct node *lex_bytes(struct input *input, size_t start)
{
	size_t most = input->length - input->at;
	size_t count = 0;
	const char *end = memchr(input->text + input->at, ']', most);
	if (!end) {
		error_at(input->error, (struct span){ start, start + 1 }, "this [ is not closed");
		return NULL;
	}
	uint8_t *bytes = arena_allocate(input->arena, (size_t)(end - (input->text + input->at)) / 2 + 1);
	if (!bytes)
		return out_of_memory(input);
	for (skip_blanks(input); input_byte(input, 0) != ']'; skip_blanks(input)) {
		int high = digit_value(input_byte(input, 0)), low = digit_value(input_byte(input, 1));
		if (high > 15 || low > 15 || in_name(input_byte(input, 2))) {
			error_at(input->error, (struct span){ input->at, input->at + 1 },
			         "bytes are written as pairs of hexadecimal digits");
			error_hint(input->error, "[0a 00 00 01]");
			return NULL;
		}
		bytes[count++] = (uint8_t)(high * 16 + low);
		input->at += 2;
	}
	input->at++;
	struct node *node = node_new(input, NODE_LIST, start);
	if (!node)
		return NULL;
	node->list.of = &type_uint8;
	node->list.bytes = bytes;
	node->list.count = count;
	return node;
}
