/* Statements in their usual spelling.
 * Not here: calls (print-call.c, print-words.c), expressions (print-expression.c). */
#include "lang/print.h"

#include <string.h>

#include "lang/expression.h"
#include "lang/print-parts.h"

static void write_statement(struct text_sink *out, const struct statement *statement);

static void write_rest(struct text_sink *out, const char *text)
{
	tree_print_plain(out, text, strlen(text));
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

static void write_expression(struct text_sink *out, const struct statement *statement)
{
	const struct node *node = statement->node;
	size_t start = out->length;
	if (statement->target) {
		tree_print_text(out, statement->target);
		tree_print_text(out, " = ");
	}
	if (statement->second)
		tree_print_words(out, node, shared_word(statement));
	else if (node->kind == NODE_CALL && node->call.words && !tree_is_complete(node))
		tree_print_words(out, node, node->call.name);
	else
		tree_print_expression(out, node, BINDING_ASSIGNMENT);
	/* at the start of a statement ! is the system's shell */
	if (start < out->length && out->data[start] == '!')
		tree_print_brackets(out, start);
}

/* --- commands ------------------------------------------------------------------------------------------------ */

static void write_command_word(struct text_sink *out, const struct node *word)
{
	if (word->kind != NODE_STRING)
		tree_print_value_word(out, word);
	else if (word->string.bare)
		tree_print_plain(out, (const char *)word->string.bytes, word->string.length);
	else
		tree_print_string(out, word);
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

static void write_block(struct text_sink *out, const struct statement *body)
{
	bool lines = false;
	for (const struct statement *inside = body; inside; inside = inside->next)
		lines = lines || ends_its_line(inside);
	tree_print_text(out, lines ? " {\n" : " { ");
	for (const struct statement *inside = body; inside; inside = inside->next) {
		write_statement(out, inside);
		tree_print_text(out, lines ? "\n" : inside->next ? "; " : " ");
	}
	tree_print_text(out, "}");
}

static void write_if(struct text_sink *out, const struct statement *statement)
{
	tree_print_text(out, "if (");
	tree_print_expression(out, statement->node, BINDING_ASSIGNMENT);
	tree_print_text(out, ")");
	write_block(out, statement->body);
	if (!statement->otherwise)
		return;
	tree_print_text(out, " else");
	write_block(out, statement->otherwise);
}

static void write_repeat(struct text_sink *out, const struct statement *statement)
{
	const struct statement *body = statement->body;
	tree_print_text(out, " ");
	tree_print_value_word(out, statement->node);
	if (body && !body->next && body->kind != STATEMENT_PASSED) {
		tree_print_text(out, " ");
		write_statement(out, body);
		return;
	}
	write_block(out, body);
}

static void write_command(struct text_sink *out, const struct statement *statement)
{
	tree_print_text(out, statement->command->name);
	switch (statement->command->shape) {
	case SHAPE_REST:
		tree_print_text(out, statement->text[0] ? " " : "");
		write_rest(out, statement->text);
		break;
	case SHAPE_EXPRESSION:
	case SHAPE_EXPECT:
		tree_print_text(out, " ");
		tree_print_expression(out, statement->node, BINDING_ASSIGNMENT);
		break;
	case SHAPE_REPEAT:
		write_repeat(out, statement);
		break;
	case SHAPE_WORDS:
		for (size_t i = 0; i < statement->word_count; i++) {
			tree_print_text(out, " ");
			write_command_word(out, statement->words[i]);
		}
		break;
	}
}

/* --- statements ---------------------------------------------------------------------------------------------- */

static void write_statement(struct text_sink *out, const struct statement *statement)
{
	switch (statement->kind) {
	case STATEMENT_EXPRESSION:
		write_expression(out, statement);
		break;
	case STATEMENT_COMMAND:
		write_command(out, statement);
		break;
	case STATEMENT_SHELL:
		tree_print_text(out, "!");
		write_rest(out, statement->text);
		break;
	case STATEMENT_IF:
		write_if(out, statement);
		break;
	case STATEMENT_PASSED:
		tree_print_text(out, "# ");
		write_rest(out, statement->text);
		break;
	}
	tree_print_text(out, statement->background ? " &" : "");
}

const char *tree_print_statement(struct arena *arena, const struct statement *statement)
{
	struct text_sink out;
	tree_print_begin(&out);
	write_statement(&out, statement);
	const char *text = out.failed ? NULL : arena_copy(arena, out.data, out.length);
	text_sink_free(&out);
	return text;
}
