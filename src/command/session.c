/* Session commands about the session itself: values, settings, files, expectations, the end.
 * Not here: what waits (jobs.c), what is looked up (look.c). */
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/errors.h"
#include "lang/lex.h"
#include "run/perform.h"
#include "command/functions.h"
#include "text/printable.h"
#include "command/record.h"
#include "command/report.h"
#include "command/settings.h"
#include "command/value.h"

#define MOST_REPEATS_NESTED 8

bool command_show(struct shell *shell, const struct statement *statement, struct error *error)
{
	struct arena arena;
	struct value value;
	bool good;

	arena_init(&arena);
	good = perform_expression(&shell->session, statement->node, &arena, &value, error);
	if (good)
		shell_show_value(shell, NULL, &value);
	arena_free(&arena);
	return good;
}

bool command_use(struct shell *shell, const struct statement *statement, struct error *error)
{
	const struct node *word = statement->words[0];
	struct value value;

	if (word->kind != NODE_DESCRIPTOR) {
		error_at(error, word->span, "expected a descriptor");
		return error_hint(error, "use @3");
	}
	if (!perform_expression(&shell->session, word, shell->arena, &value, error))
		return false;
	if (!value_is_number(&value) || value.number < 0 || value.number >= shell->session.private_base ||
	    fcntl((int)value.number, F_GETFD) < 0)
		return error_at(error, word->span, "this descriptor is not open");
	return session_use(&shell->session, (int)value.number) || error_at(error, word->span, "out of memory");
}

bool command_set(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *name = statement->word_count ? command_text(statement, 0, error) : NULL;
	const char *value = name && statement->word_count > 1 ? command_text(statement, 1, error) : NULL;
	struct span name_span = statement->word_count ? statement->words[0]->span : statement->span;

	if (statement->word_count == 0) {
		settings_list(shell);
		return true;
	}
	if (!name || (statement->word_count > 1 && !value))
		return false;
	return value ? settings_set(shell, name, name_span, value, statement->words[1]->span, error)
	             : settings_show(shell, name, name_span, error);
}

bool command_source(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *path = command_text(statement, 0, error);

	return path && shell->run_file(shell, path);
}

bool command_record(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *path = statement->word_count ? command_text(statement, 0, error) : NULL;

	if (statement->word_count && !path)
		return false;
	if (!path) {
		record_tell(shell);
		return true;
	}
	if (strcmp(path, "off") != 0)
		return record_open(shell, path, statement->words[0]->span, error);
	record_close(shell);
	return true;
}

/* --- history -------------------------------------------------------------------------------------------- */

struct listed {
	struct shell *shell;
	size_t count, first;
};

static void count_line(void *context, const char *line)
{
	struct listed *listed = context;

	(void)line;
	listed->count++;
}

/* The lines of one statement stand under each other. */
static void show_lines(struct sink *sink, const char *text, size_t column)
{
	size_t length = strcspn(text, "\n");
	printable_show(sink, ROLE_PLAIN, text, length);
	sink_newline(sink);
	while (*(text += length) == '\n') {
		length = strcspn(++text, "\n");
		sink_spaces(sink, column);
		printable_show(sink, ROLE_PLAIN, text, length);
		sink_newline(sink);
	}
}

static void list_line(void *context, const char *line)
{
	struct listed *listed = context;
	struct sink *sink = shell_sink(listed->shell);
	char number[24];

	if (++listed->count <= listed->first)
		return;
	snprintf(number, sizeof number, "%5zu  ", listed->count);
	sink_text(sink, ROLE_DIM, number);
	show_lines(sink, line, strlen(number));
}

bool command_history(struct shell *shell, const struct statement *statement, struct error *error)
{
	struct listed listed = { .shell = shell };
	unsigned long last = ULONG_MAX;

	if (statement->word_count && !command_number(statement, 0, INT_MAX, &last, error))
		return false;
	if (!shell->history.path)
		return true;
	history_load(&shell->history, count_line, &listed);
	listed.first = listed.count > last ? listed.count - last : 0;
	listed.count = 0;
	history_load(&shell->history, list_line, &listed);
	return true;
}

/* --- text and expectations ------------------------------------------------------------------------------ */

/* Where the output is to be a trace, what is said is a comment in it. */
bool command_say(struct shell *shell, const struct statement *statement, struct error *error)
{
	struct sink *sink = shell_sink(shell);

	(void)error;
	if (!shell->view.notes && !shell->view.reasons)
		sink_text(sink, ROLE_PLAIN, "# ");
	printable_show(sink, ROLE_PLAIN, statement->text, strlen(statement->text));
	sink_newline(sink);
	return true;
}

static bool is_error_name(const struct node *node)
{
	return node->kind == NODE_CONSTANT &&
	       (node->constant.set == &errno_names || node->constant.set == &resolver_errors);
}

static const char *last_error_text(const struct shell *shell, char *text, size_t size)
{
	const char *name = errno_name(shell->session.last_error);
	int64_t result = shell->session.last ? shell->session.last->result : 0;

	if (name)
		return name;
	snprintf(text, size, "no error; the last call returned %" PRId64, result);
	return text;
}

/* `got` may be NULL: the expression itself is all that there is to say. */
static void unmet(struct shell *shell, const struct statement *statement, const char *got)
{
	struct sink *sink = &shell->messages.sink;
	const struct node *node = statement->node;

	shell->session.unmet++;
	report_place(shell);
	sink_text(sink, ROLE_ERROR, "expected ");
	printable_show(sink, ROLE_PLAIN, shell->place.text + node->span.start,
	               node->span.end - node->span.start);
	sink_text(sink, ROLE_ERROR, got ? ", got " : ", which is ");
	sink_text(sink, ROLE_PLAIN, got ? got : "0");
	sink_newline(sink);
}

static bool expect_error(struct shell *shell, const struct statement *statement)
{
	const struct node *node = statement->node;
	bool resolver = node->constant.set == &resolver_errors;
	int64_t result = shell->session.last ? shell->session.last->result : 0;
	int64_t got = resolver ? result : shell->session.last_error;
	char text[80];

	if (got != node->constant.value)
		unmet(shell, statement, last_error_text(shell, text, sizeof text));
	return true;
}

/* Whether looking at it again makes no call. */
static bool is_simple(const struct node *node)
{
	return node->kind == NODE_NUMBER || node->kind == NODE_CONSTANT || node->kind == NODE_NAME ||
	       node->kind == NODE_DESCRIPTOR || node->kind == NODE_ATTRIBUTE;
}

static bool is_comparison(const struct node *node)
{
	return node->kind == NODE_BINARY && node->operation.sign >= OPERATOR_LESS &&
	       node->operation.sign <= OPERATOR_UNEQUAL;
}

/* What a comparison that does not hold compared: "5 == 4"; NULL for other expressions. */
static const char *compared(struct shell *shell, const struct node *node, char *text, size_t size)
{
	const struct node *left = node->operation.left, *right = node->operation.right;
	struct value values[2];
	struct error error;

	if (!is_comparison(node) || !is_simple(left) || !is_simple(right) ||
	    !perform_expression(&shell->session, left, shell->arena, &values[0], &error) ||
	    !perform_expression(&shell->session, right, shell->arena, &values[1], &error) ||
	    !value_is_number(&values[0]) || !value_is_number(&values[1]))
		return NULL;
	snprintf(text, size, "%" PRId64 "%.*s%" PRId64, values[0].number,
	         (int)(right->span.start - left->span.end), shell->place.text + left->span.end,
	         values[1].number);
	return text;
}

bool command_expect(struct shell *shell, const struct statement *statement, struct error *error)
{
	struct arena arena;
	struct value value;
	char text[120];
	bool good;

	if (is_error_name(statement->node))
		return expect_error(shell, statement);
	arena_init(&arena);
	good = perform_expression(&shell->session, statement->node, &arena, &value, error);
	if (good && value_is_number(&value) && value.number == 0)
		unmet(shell, statement, compared(shell, statement->node, text, sizeof text));
	arena_free(&arena);
	return good;
}

/* --- repeat and the end --------------------------------------------------------------------------------- */

bool command_repeat(struct shell *shell, const struct statement *statement, struct error *error)
{
	struct value value;
	bool good = true;

	if (shell->depth >= MOST_REPEATS_NESTED)
		return error_at(error, statement->span, "this is nested too deeply");
	if (!perform_expression(&shell->session, statement->node, shell->arena, &value, error))
		return false;
	if (!value_is_number(&value) || value.number < 0)
		return error_at(error, statement->node->span, "expected how many times");
	shell->depth++;
	for (int64_t i = 0; i < value.number && good && !shell_stops(shell); i++)
		good = shell->run_statements(shell, statement->body);
	shell->depth--;
	return good;
}

bool command_exit(struct shell *shell, const struct statement *statement, struct error *error)
{
	unsigned long status = 0;

	if (statement->word_count && !command_number(statement, 0, 255, &status, error))
		return false;
	shell->status = statement->word_count ? (int)status : -1;
	shell->ended = true;
	return true;
}

bool command_quit(struct shell *shell, const struct statement *statement, struct error *error)
{
	(void)statement;
	(void)error;
	shell->status = -1;
	shell->ended = true;
	return true;
}
