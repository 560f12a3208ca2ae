/* Which form a statement has, words, session commands, the shell escape.
 * Not here: C statements (statement-c.c). */
#include "lang/statement.h"

#include <stdio.h>
#include <string.h>

#include "lang/ask.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/types.h"
#include "lang/words.h"

struct verb {
	size_t length;
	const struct call *call; /* one of the three, or none */
	const struct word_alias *alias;
	const struct command *command;
};

/* Whether a binary operator stands there, as behind a variable; a single "=" among them with `assigns`. */
static bool at_operator(const struct input *input, size_t ahead, bool assigns)
{
	char byte = input_byte(input, ahead), next = input_byte(input, ahead + 1);
	if (byte == '=')
		return next == '=' || assigns;
	if (byte == '!')
		return next == '=';
	return byte && strchr("+*%<>|^?", byte);
}

/* The verb at `ahead` of the cursor: the first rule of the language. */
static struct verb verb_at(const struct input *input, size_t ahead)
{
	struct verb verb = { .length = name_length(input, ahead) };
	const char *text = input->text + input->at + ahead;
	size_t behind = ahead + verb.length;
	size_t next = behind + blanks_at(input, behind);
	char glued = input_byte(input, behind);
	bool arrow = glued == '-' && input_byte(input, behind + 1) == '>';
	if (verb.length == 0 || glued == '.' || glued == '[' || arrow)
		return verb;
	verb.command = command_find(text, verb.length);
	if (verb.command) {
		bool call = input_byte(input, next) == '(' && command_is_function(text, verb.length);
		bool variable = input_byte(input, next) == '=' ||
		                (verb.command->id == COMMAND_ERRNO && at_operator(input, next, true));
		bool shows = verb.command->shape != SHAPE_WORDS;
		if (call || (variable && !(shows && input_byte(input, next + 1) == '=')))
			verb.command = NULL;
		return verb;
	}
	if (input_byte(input, next) == '(')
		return verb;
	verb.call = call_find(text, verb.length);
	if (!verb.call)
		verb.alias = word_alias_find(text, verb.length);
	return verb;
}

static bool is_verb(const struct verb *verb)
{
	return verb->call || verb->alias || verb->command;
}

/* --- words --------------------------------------------------------------------------------------------------- */

/* Both calls that one word stands for are read from the same words. */
static bool read_alias(struct input *input, struct statement *statement, const struct word_alias *alias,
                       size_t start)
{
	size_t behind = input->at;
	const char *const *names = alias->calls;
	statement->node = read_words(input, start, call_find(names[0], strlen(names[0])));
	if (!statement->node || !names[1])
		return statement->node;
	if (statement->target)
		return error_at(input->error, statement->target_span, "%s has two results: use %s or %s",
		                alias->word, names[0], names[1]);
	input->at = behind;
	statement->second = read_words(input, start, call_find(names[1], strlen(names[1])));
	if (!statement->second)
		return false;
	statement->node->call.picture = statement->second->call.picture = true;
	return true;
}

static bool read_call_words(struct input *input, struct statement *statement, const struct verb *verb)
{
	size_t start = input->at;
	input->at += verb->length;
	if (verb->alias)
		return read_alias(input, statement, verb->alias, start);
	statement->node = read_words(input, start, verb->call);
	return statement->node;
}

/* --- session commands ---------------------------------------------------------------------------------------- */

/* The rest of the line, without blanks at its ends. */
static const char *read_rest(struct input *input)
{
	skip_blanks(input);
	const char *rest = input->text + input->at;
	const char *end = memchr(rest, '\n', input->length - input->at);
	size_t length = end ? (size_t)(end - rest) : input->length - input->at;
	input->at += length;
	while (length && (rest[length - 1] == ' ' || rest[length - 1] == '\t' || rest[length - 1] == '\r'))
		length--;
	const char *copy = arena_copy(input->arena, rest, length);
	if (!copy)
		out_of_memory(input);
	return copy;
}

static struct node *read_command_word(struct input *input)
{
	char byte = input_byte(input, 0);
	if (byte == '@')
		return read_descriptor(input);
	if (byte == '"' || byte == '\'')
		return lex_string(input);
	size_t length = bare_length(input);
	return read_bare(input, length ? length : 1);
}

static bool hint_usage(struct input *input, const struct command *command)
{
	return error_hint(input->error, "%s%s%s", command->name, command->usage[0] ? " " : "", command->usage);
}

#define MOST_WORDS 16

static bool read_command_words(struct input *input, struct statement *statement)
{
	const struct command *command = statement->command;
	statement->words = arena_allocate(input->arena, MOST_WORDS * sizeof *statement->words);
	if (!statement->words)
		return out_of_memory(input);
	for (skip_blanks(input); !words_end(input) || input_byte(input, 0) == '='; skip_blanks(input)) {
		size_t start = input->at;
		if (input_byte(input, 0) == '=') {
			error_at(input->error, (struct span){ start, start + 1 },
			         "%s is a session command: nothing can be expected of it", command->name);
			return error_hint(input->error, "expect EXPRESSION");
		}
		struct node *word = read_command_word(input);
		if (!word)
			return false;
		if (statement->word_count == command->most || statement->word_count == MOST_WORDS) {
			error_at(input->error, input_span(input, start), "too many words for %s", command->name);
			return hint_usage(input, command);
		}
		statement->words[statement->word_count++] = word;
	}
	ask_word(input, statement);
	if (input->more || statement->word_count >= command->least)
		return !input->more;
	error_at(input->error, (struct span){ input->at, input->at }, "something is missing behind %s",
	         command->name);
	return hint_usage(input, command);
}

static bool at_end_of_statement(struct input *input)
{
	if (!skip_c(input))
		return false;
	char byte = input_byte(input, 0);
	return byte == '\0' || byte == '\n' || byte == ';' || byte == '#' || byte == '}';
}

static bool read_command_expression(struct input *input, struct statement *statement)
{
	if (at_end_of_statement(input)) {
		ask_word(input, statement);
		ask_operand(input);
		error_at(input->error, (struct span){ input->at, input->at },
		         "something is missing behind %s", statement->command->name);
		return hint_usage(input, statement->command);
	}
	statement->node = read_expression(input);
	if (!statement->node)
		return false;
	return at_end_of_statement(input) || input->more ||
	       error_at(input->error, (struct span){ input->at, input->at + 1 },
	                "expected the end of the expression");
}

/* { STATEMENT; STATEMENT ... } over as many lines as it takes. */
bool read_block(struct input *input, struct statement **last)
{
	input->at++;
	for (;;) {
		if (!skip_separators(input, true))
			return false;
		if (input_ended(input)) {
			input->more = true;
			return false;
		}
		if (input_byte(input, 0) == '}') {
			input->at++;
			return true;
		}
		*last = read_statement(input);
		if (!*last)
			return false;
		last = &(*last)->next;
	}
}

static bool read_repeat(struct input *input, struct statement *statement)
{
	skip_blanks(input);
	char byte = input_byte(input, 0);
	if (byte == '$')
		statement->node = read_dollar(input);
	else if (byte >= '0' && byte <= '9')
		statement->node = lex_number(input);
	else {
		error_at(input->error, (struct span){ input->at, input->at + 1 }, "expected how many times");
		error_hint(input->error, "repeat 3 send \"x\"");
	}
	if (!statement->node)
		return false;
	skip_blanks(input);
	if (input_byte(input, 0) == '{')
		return read_block(input, &statement->body);
	if (words_end(input)) {
		ask_place(input, ASKED_STATEMENT, NULL, NULL);
		error_at(input->error, (struct span){ input->at, input->at }, "expected what to repeat");
		return error_hint(input->error, "repeat 3 send \"x\", or repeat 3 { ...; ... }");
	}
	statement->body = read_statement(input);
	return statement->body;
}

static bool read_command(struct input *input, struct statement *statement, const struct verb *verb)
{
	statement->kind = STATEMENT_COMMAND;
	statement->command = verb->command;
	if (statement->target)
		return error_at(input->error, (struct span){ input->at, input->at + verb->length },
		                "%s is a session command: it has no value", verb->command->name);
	input->at += verb->length;
	switch (verb->command->shape) {
	case SHAPE_REST:
		statement->text = read_rest(input);
		ask_word(input, statement);
		return statement->text;
	case SHAPE_EXPRESSION:
	case SHAPE_EXPECT:
		return read_command_expression(input, statement);
	case SHAPE_REPEAT:
		return read_repeat(input, statement);
	case SHAPE_WORDS:
		break;
	}
	return read_command_words(input, statement);
}

/* --- the form ------------------------------------------------------------------------------------------------ */

static bool at_sizeof(const struct input *input)
{
	return name_length(input, 0) == 6 && memcmp(input->text + input->at, "sizeof", 6) == 0;
}

/* What the name at the cursor is already, in words; NULL where it is free for a variable. */
static const char *taken_by(struct input *input, const struct verb *verb, size_t length)
{
	bool absent;
	if (verb->call || verb->alias)
		return "call";
	if (begins_type(input) || at_sizeof(input))
		return "word of C";
	return find_constant(input, input->at, length, &absent) || absent ? "constant" : NULL;
}

/* NAME = VERB: moves the cursor to the verb and keeps the name. */
static bool read_target(struct input *input, struct statement *statement, struct verb *verb)
{
	size_t length = verb->length;
	size_t equals = length + blanks_at(input, length);
	if (length == 0 || input_byte(input, equals) != '=' || input_byte(input, equals + 1) == '=')
		return true;
	size_t ahead = equals + 1 + blanks_at(input, equals + 1);
	if (input->asked && input->at + ahead >= input->length) {
		input->at += ahead;
		ask_place(input, ASKED_RESULT, NULL, NULL);
		return false;
	}
	struct verb second = verb_at(input, ahead);
	if (!is_verb(&second))
		return true;
	struct span span = { input->at, input->at + length };
	const char *what = taken_by(input, verb, length);
	if (what) {
		error_at(input->error, span, "`%.*s` is a %s; give the variable another name", (int)length,
		         input->text + input->at, what);
		return error_hint(input->error, "fd = %.*s ...", (int)second.length,
		                  input->text + input->at + ahead);
	}
	statement->target = arena_copy(input->arena, input->text + input->at, length);
	statement->target_span = span;
	input->at += ahead;
	*verb = second;
	return statement->target || out_of_memory(input);
}

static bool is_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* A first word that is neither a call nor a command, with something behind it that cannot be C. */
static bool unknown_verb(struct input *input, const struct verb *verb)
{
	size_t next = verb->length + blanks_at(input, verb->length);
	const char *text = input->text + input->at, *hint = suggest_elsewhere(text, verb->length);
	char byte = input_byte(input, next);
	bool blanks = next > verb->length;
	char second = input_byte(input, next + 1);
	bool spaced = second == ' ' || second == '\t';
	bool c = byte == '(' || at_operator(input, next, true) || byte == ')' || byte == ',' ||
	         begins_type(input) || begins_control(input) || at_sizeof(input) ||
	         (!blanks && byte && strchr(".[-", byte)) || (byte && strchr("-&", byte) && (!hint || spaced)) ||
	         (byte == '/' && blanks && (!hint || (spaced && !is_upper(text[0]))) && second != '/');
	bool alone = byte == '\0' || byte == '\n' || byte == ';' || byte == '#' || byte == '}' ||
	             byte == '\r' || (byte == '/' && input_byte(input, next + 1) == '/');
	if (verb->length == 0 || c || alone)
		return false;
	error_at(input->error, (struct span){ input->at, input->at + verb->length }, "no such call or command");
	const char *near = suggest_verb(text, verb->length);
	if (hint)
		error_hint(input->error, "%s", hint);
	else if (near)
		error_hint(input->error, "did you mean %s?", near);
	return true;
}

static bool read_background(struct input *input, struct statement *statement)
{
	skip_blanks(input);
	if (input_byte(input, 0) != '&')
		return true;
	input->at++;
	skip_blanks(input);
	if (!words_end(input) || input_byte(input, 0) == '=' || input_byte(input, 0) == '&') {
		error_at(input->error, (struct span){ input->at, input->at + 1 }, "& ends its statement");
		return error_hint(input->error, "a ; between them");
	}
	if (statement->kind != STATEMENT_EXPRESSION || !statement->node || statement->second ||
	    (statement->node->kind != NODE_CALL && statement->node->kind != NODE_ASSIGN))
		return error_at(input->error, statement->span, "only a call can be made in the background");
	statement->background = true;
	return true;
}

static bool read_form(struct input *input, struct statement *statement)
{
	if (input_byte(input, 0) == '!') {
		size_t start = input->at++;
		statement->kind = STATEMENT_SHELL;
		statement->text = read_rest(input);
		if (!statement->text || statement->text[0])
			return statement->text;
		return error_at(input->error, (struct span){ start, start + 1 },
		                "expected a command of the system behind !");
	}
	struct verb verb = verb_at(input, 0);
	if (!read_target(input, statement, &verb))
		return false;
	if (verb.command)
		return read_command(input, statement, &verb);
	if (verb.call || verb.alias)
		return read_call_words(input, statement, &verb);
	if (verb.length && !begins_trace_event(input) && unknown_verb(input, &verb))
		return false;
	return read_c_statement(input, statement);
}

struct statement *read_statement(struct input *input)
{
	size_t start = input->at;
	struct statement *statement = arena_allocate(input->arena, sizeof *statement);
	if (!statement) {
		out_of_memory(input);
		return NULL;
	}
	if (input->nesting++ > 50) {
		error_at(input->error, (struct span){ start, start + 1 }, "this is nested too deeply");
		return NULL;
	}
	input->note = NULL;
	ask_in(input, NULL, false);
	if (!read_form(input, statement))
		return NULL;
	input->nesting--;
	statement->note = input->note;
	statement->span = input_span(input, start);
	return read_background(input, statement) ? statement : NULL;
}

/* Says that a statement may begin, where nothing but blanks stands before the cursor, or an end of one. */
static void ask_statement(const struct input *input)
{
	size_t before = input->at;
	while (before && (input->text[before - 1] == ' ' || input->text[before - 1] == '\t'))
		before--;
	if (!before || strchr(";{\n", input->text[before - 1]))
		ask_place(input, ASKED_STATEMENT, NULL, NULL);
}

bool skip_separators(struct input *input, bool lines)
{
	for (;;) {
		skip_blanks(input);
		char byte = input_byte(input, 0);
		if (byte == ';' || (lines && byte == '\n'))
			input->at++;
		else if (at_comment(input)) {
			if (!skip_comment(input))
				return false;
		} else
			break;
	}
	if (is_asked(input))
		ask_statement(input);
	return !input->more;
}
