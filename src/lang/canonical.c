/* Statements in their usual spelling.
 * Not here: calls (canonical-c.c, canonical-words.c), expressions (canonical-expression.c). */
#include "lang/canonical.h"

#include <string.h>

#include "lang/expression.h"

static void write_statement(struct output *output, const struct statement *statement);

static void write_rest(struct output *output, const char *text)
{
	output_plain(output, text, strlen(text));
}

/* --- expressions --------------------------------------------------------------------------------------------- */

/* The word that stands for both calls: hton. */
static const char *shared_word(const struct statement *statement)
{
	for (size_t i = 0; i < word_alias_count; i++) {
		const char *const *names = word_aliases[i].calls;
		if (names[1] && strcmp(names[0], statement->node->call.name) == 0 &&
		    strcmp(names[1], statement->second->call.name) == 0)
			return word_aliases[i].word;
	}
	return statement->node->call.name;
}

static void write_expression(struct output *output, const struct statement *statement)
{
	const struct node *node = statement->node;
	size_t start = output->length;
	if (statement->target)
		output_format(output, "%s = ", statement->target);
	if (statement->second)
		canonical_words(output, node, shared_word(statement));
	else if (node->kind == NODE_CALL && node->call.words && !canonical_in_c(node))
		canonical_words(output, node, node->call.name);
	else
		canonical_expression(output, node, BINDING_ASSIGNMENT);
	/* at the start of a statement ! is the system's shell */
	if (!output->failed && output->text[start] == '!') {
		output_insert(output, start, "(");
		output_text(output, ")");
	}
}

/* --- commands ------------------------------------------------------------------------------------------------ */

static void write_command_word(struct output *output, const struct node *word)
{
	if (word->kind != NODE_STRING)
		canonical_value_word(output, word);
	else if (word->string.bare)
		output_plain(output, (const char *)word->string.bytes, word->string.length);
	else
		canonical_string(output, word);
}

/* Whether a statement takes all that follows on its line. */
static bool ends_its_line(const struct statement *statement)
{
	if (statement->kind == STATEMENT_SHELL || statement->kind == STATEMENT_PASSED)
		return true;
	if (statement->kind != STATEMENT_COMMAND)
		return false;
	if (statement->command->shape == SHAPE_REST)
		return true;
	for (const struct statement *inside = statement->body; inside; inside = inside->next)
		if (ends_its_line(inside))
			return true;
	return false;
}

static void write_repeat(struct output *output, const struct statement *statement)
{
	const struct statement *body = statement->body;
	output_text(output, " ");
	canonical_value_word(output, statement->node);
	if (body && !body->next && body->kind != STATEMENT_PASSED) {
		output_text(output, " ");
		write_statement(output, body);
		return;
	}
	bool lines = false;
	for (const struct statement *inside = body; inside; inside = inside->next)
		lines = lines || ends_its_line(inside);
	output_text(output, lines ? " {\n" : " { ");
	for (const struct statement *inside = body; inside; inside = inside->next) {
		write_statement(output, inside);
		output_text(output, lines ? "\n" : inside->next ? "; " : " ");
	}
	output_text(output, "}");
}

static void write_command(struct output *output, const struct statement *statement)
{
	output_text(output, statement->command->name);
	switch (statement->command->shape) {
	case SHAPE_REST:
		output_text(output, statement->text[0] ? " " : "");
		write_rest(output, statement->text);
		break;
	case SHAPE_EXPRESSION:
	case SHAPE_EXPECT:
		output_text(output, " ");
		canonical_expression(output, statement->node, BINDING_ASSIGNMENT);
		break;
	case SHAPE_REPEAT:
		write_repeat(output, statement);
		break;
	case SHAPE_WORDS:
		for (size_t i = 0; i < statement->word_count; i++) {
			output_text(output, " ");
			write_command_word(output, statement->words[i]);
		}
		break;
	}
}

/* --- statements ---------------------------------------------------------------------------------------------- */

static void write_statement(struct output *output, const struct statement *statement)
{
	switch (statement->kind) {
	case STATEMENT_EXPRESSION:
		write_expression(output, statement);
		break;
	case STATEMENT_COMMAND:
		write_command(output, statement);
		break;
	case STATEMENT_SHELL:
		output_text(output, "!");
		write_rest(output, statement->text);
		break;
	case STATEMENT_PASSED:
		output_text(output, "# ");
		write_rest(output, statement->text);
		break;
	}
	output_text(output, statement->background ? " &" : "");
}

const char *canonical_statement(struct arena *arena, const struct statement *statement)
{
	struct output output = { .arena = arena };
	write_statement(&output, statement);
	return output.failed ? NULL : output.text;
}
