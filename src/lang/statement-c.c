/* C statements: the prefixes of trace lines, expressions, and what is passed over.
 * Not here: operators and calls (expression.c, notation.c), declarations (declaration.c). */
#include "lang/statement.h"

#include <string.h>

#include "lang/declaration.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "lang/types.h"

static bool passed(struct statement *statement, const char *note)
{
	statement->kind = STATEMENT_PASSED;
	statement->text = note;
	return true;
}

static void skip_line(struct input *input)
{
	while (!input_ended(input) && input_byte(input, 0) != '\n')
		input->at++;
}

static bool starts_with(const struct input *input, const char *text)
{
	size_t length = strlen(text);
	return input->length - input->at >= length && memcmp(input->text + input->at, text, length) == 0;
}

/* --- prefixes of a trace ------------------------------------------------------------------------------------- */

static size_t digits_at(const struct input *input, size_t ahead, const char *set)
{
	size_t count = 0;
	while (input_byte(input, ahead + count) && strchr(set, input_byte(input, ahead + count)))
		count++;
	return count;
}

/* The length of "[pid 12]", or of the number of a job, "[1]"; 0 where neither is. */
static size_t bracketed_prefix(const struct input *input)
{
	if (input_byte(input, 0) != '[')
		return 0;
	size_t ahead = starts_with(input, "[pid") ? 4 : 1;
	ahead += digits_at(input, ahead, " ");
	size_t digits = digits_at(input, ahead, "0123456789");
	return digits && input_byte(input, ahead + digits) == ']' ? ahead + digits + 1 : 0;
}

/* The length of "[pid 12] ", "1234 ", "08:15:03.67 ", "+0.001 " and their like before a call; 0 where none is. */
static size_t trace_prefix(const struct input *input)
{
	size_t ahead = bracketed_prefix(input);
	for (int i = 0; i < 2; i++) {
		size_t blanks = digits_at(input, ahead, " \t");
		size_t digits = digits_at(input, ahead + blanks, "0123456789:.+");
		/* a + alone is an operator */
		size_t first = ahead + blanks + (input_byte(input, ahead + blanks) == '+');
		bool number = digits && input_byte(input, first) >= '0' && input_byte(input, first) <= '9';
		if (number && input_byte(input, ahead + blanks + digits) == ' ')
			ahead += blanks + digits;
	}
	if (ahead == 0)
		return 0;
	ahead += digits_at(input, ahead, " \t");
	size_t name = name_length(input, ahead);
	bool call = name && input_byte(input, ahead + name) == '(';
	const char *rest = input->text + input->at + ahead;
	size_t left = input->length - input->at - ahead;
	bool event = left > 4 && (memcmp(rest, "<...", 4) == 0 || memcmp(rest, "--- ", 4) == 0 ||
	                          memcmp(rest, "+++ ", 4) == 0);
	return call || event ? ahead : 0;
}

static const struct trace_event {
	const char *start, *note;
} events[] = {
	{ "--- ", "a signal or a stop in a trace: passed over" },
	{ "+++ ", "the end of a process in a trace: passed over" },
	{ "<... ", "the second half of an unfinished call in a trace: passed over" },
	{ "strace: ", "a message of strace: passed over" },
	{ "exit_group(", "the end of a process in a trace: passed over" },
	{ "```", "a fence: passed over" },
};

static const struct trace_event *trace_event_at(const struct input *input)
{
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if (starts_with(input, events[i].start))
			return &events[i];
	return NULL;
}

bool begins_trace_event(const struct input *input)
{
	return trace_event_at(input);
}

static bool read_trace_event(struct input *input, struct statement *statement)
{
	const struct trace_event *event = trace_event_at(input);
	if (!event)
		return false;
	skip_line(input);
	return passed(statement, event->note);
}

/* Passes over a string or a character constant at the cursor. */
static void skip_quoted(struct input *input)
{
	char quote = input->text[input->at++];
	while (!input_ended(input) && input_byte(input, 0) != quote && input_byte(input, 0) != '\n')
		input->at += input_byte(input, 0) == '\\' ? 2 : 1;
	if (input->at > input->length)
		input->at = input->length;
	input->at += !input_ended(input);
}

/* A line that strace broke off with "<unfinished ...>" is no call. */
static bool is_unfinished(const struct input *input)
{
	for (struct input ahead = *input; !input_ended(&ahead) && input_byte(&ahead, 0) != '\n';) {
		char byte = input_byte(&ahead, 0);
		if (byte == '"' || byte == '\'')
			skip_quoted(&ahead);
		else if (starts_with(&ahead, "<unfinished ...>"))
			return true;
		else
			ahead.at++;
	}
	return false;
}

/* --- control flow and definitions ---------------------------------------------------------------------------- */

/* What has to stand behind it, so that it is that statement of C and not a name, or a word of another language. */
static const struct {
	const char *word;
	const char *next; /* one of these, behind blanks; NULL: anything but "=" */
} control_words[] = {
	{ "if", "(" },      { "for", "(" },      { "while", "(" },     { "switch", "(" },   { "do", "{\n" },
	{ "return", NULL }, { "goto", NULL },    { "else", NULL },     { "typedef", NULL }, { "break", NULL },
	{ "case", NULL },   { "default", NULL }, { "continue", NULL },
};

static bool at_word(const struct input *input, const char *word)
{
	return strlen(word) == name_length(input, 0) && starts_with(input, word);
}

bool begins_control(const struct input *input)
{
	size_t ahead = name_length(input, 0);
	while (input_byte(input, ahead) == ' ' || input_byte(input, ahead) == '\t')
		ahead++;
	char next = input_byte(input, ahead);
	for (size_t i = 0; i < sizeof control_words / sizeof control_words[0]; i++) {
		if (!at_word(input, control_words[i].word))
			continue;
		return control_words[i].next ? next && strchr(control_words[i].next, next) : next != '=';
	}
	return false;
}

/* Whether the statement that has just closed its brace goes on: else, the while of do, the ; of a struct. */
static bool goes_on(struct input *input, bool loop)
{
	size_t end = input->at;
	input->depth++;
	bool skipped = skip_c(input);
	input->depth--;
	if (skipped && (at_word(input, "else") || (loop && at_word(input, "while"))))
		return true;
	bool semicolon = skipped && input_byte(input, 0) == ';';
	input->at = semicolon ? input->at + 1 : end;
	return false;
}

/* Passes over a statement to its ";" or its closing brace. False with `more` where that is missing. */
static bool skip_balanced(struct input *input)
{
	size_t depth = 0;
	bool loop = at_word(input, "do");
	while (!input_ended(input)) {
		char byte = input_byte(input, 0);
		if (byte == '"' || byte == '\'') {
			skip_quoted(input);
			continue;
		}
		if (at_comment(input) && byte == '/') {
			if (!skip_comment(input))
				return false;
			continue;
		}
		input->at++;
		if (byte == '(' || byte == '{' || byte == '[')
			depth++;
		else if ((byte == ')' || byte == ']' || byte == '}') && depth)
			depth--;
		if (depth == 0 && (byte == ';' || (byte == '}' && !goes_on(input, loop))))
			return true;
	}
	input->more = true;
	return false;
}

/* #if ... #endif: nothing in it runs. */
static bool skip_conditional(struct input *input)
{
	const char *end = memmem(input->text + input->at, input->length - input->at, "#endif", 6);
	input->at = end ? (size_t)(end - input->text) : input->length;
	input->more = !end;
	skip_line(input);
	return end;
}

/* Whether the name before the bracket is one of the table: then a line without ";" is a prototype, else the
 * head of a definition. */
static bool is_known_call(const char *line, const char *bracket)
{
	while (bracket > line && bracket[-1] == ' ')
		bracket--;
	const char *name = bracket;
	while (name > line && in_name(name[-1]))
		name--;
	return call_find(name, (size_t)(bracket - name));
}

/* The byte behind the words and stars at the cursor: "(" of a function, "{" of a struct, else of a declaration. */
static char behind_names(const struct input *input)
{
	size_t ahead = 0;
	while (in_name(input_byte(input, ahead)) || strchr(" \t*", input_byte(input, ahead)))
		if (!input_byte(input, ahead++))
			break;
	return input_byte(input, ahead);
}

/* A prototype, or a function with its body. */
static bool pass_function(struct input *input, struct statement *statement)
{
	size_t start = input->at;
	const char *end = memchr(input->text + start, '\n', input->length - start);
	size_t length = end ? (size_t)(end - (input->text + start)) : input->length - start;
	const char *line = input->text + start, *bracket = memchr(line, '(', length);
	bool more = memchr(line, ';', length) || !memchr(line, ')', length) || memchr(line, '{', length);
	if (more || !bracket || !is_known_call(line, bracket))
		return skip_balanced(input) &&
		       passed(statement, "a prototype or a function is no statement of this shell: passed over");
	skip_line(input);
	return passed(statement, "a prototype is no statement of this shell: passed over");
}

/* --- expressions --------------------------------------------------------------------------------------------- */

static bool at_statement_end(const struct input *input)
{
	char byte = input_byte(input, 0);
	return byte == '\0' || byte == '\n' || byte == ';' || byte == '&' || byte == '}' || byte == '#';
}

/* What stands behind a statement that has been read. */
static bool read_end(struct input *input)
{
	if (!skip_c(input))
		return false;
	if (at_statement_end(input)) {
		if (input_byte(input, 0) == ';')
			input->at++;
		return true;
	}
	size_t length = name_length(input, 0);
	return error_at(input->error, (struct span){ input->at, input->at + (length ? length : 1) },
	                "expected an operator or the end of the statement");
}

static bool read_plain(struct input *input, struct statement *statement)
{
	statement->node = read_expression(input);
	return statement->node && read_end(input);
}

/* int fd; struct sockaddr {...}; int bind(int, ...); what begins with a type. */
static bool read_typed_statement(struct input *input, struct statement *statement)
{
	char behind = behind_names(input);
	if (behind == '(')
		return pass_function(input, statement);
	if (behind == '{')
		return skip_balanced(input) &&
		       passed(statement, "structs are known already (see: layout STRUCT): passed over");
	statement->node = read_declaration(input);
	return statement->node && read_end(input);
}

/* --- if --------------------------------------------------------------------------------------------------------- */

/* What an if or an else governs: a block, a statement, or nothing but a ";". */
static bool read_body(struct input *input, struct statement **body)
{
	if (!skip_to_operand(input))
		return false;
	if (input_byte(input, 0) == '{')
		return read_block(input, body);
	if (input_byte(input, 0) == ';')
		return ++input->at;
	*body = read_statement(input);
	return *body;
}

/* Passes over the else that goes on with the statement, if there is one. */
static bool skip_else(struct input *input)
{
	size_t end = input->at;
	input->depth++;
	bool found = skip_c(input) && at_word(input, "else");
	input->depth--;
	input->at = found ? input->at + strlen("else") : end;
	return found;
}

static bool read_if(struct input *input, struct statement *statement)
{
	statement->kind = STATEMENT_IF;
	input->at += strlen("if") + blanks_at(input, strlen("if")) + 1;
	input->depth++;
	if (!skip_to_operand(input) || !(statement->node = read_to_parenthesis(input)))
		return false;
	return read_body(input, &statement->body) &&
	       (!skip_else(input) || read_body(input, &statement->otherwise));
}

static const char control_note[] =
	"control flow does not run here; the shell has: repeat N { ... }, and expectations";

bool read_c_statement(struct input *input, struct statement *statement)
{
	input->at += trace_prefix(input);
	if (read_trace_event(input, statement))
		return true;
	if (starts_with(input, "#define")) {
		skip_line(input);
		return passed(statement, "#define is not understood yet: passed over");
	}
	if (starts_with(input, "#if"))
		return skip_conditional(input) && passed(statement, "#if is passed over, to its #endif");
	if (begins_control(input) && at_word(input, "if"))
		return read_if(input, statement);
	if (begins_control(input))
		return skip_balanced(input) && passed(statement, control_note);
	if (begins_type(input))
		return read_typed_statement(input, statement);
	if (is_unfinished(input)) {
		skip_line(input);
		return passed(statement, "unfinished in the trace: not called");
	}
	return read_plain(input, statement);
}
