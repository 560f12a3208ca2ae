/* Statements in their usual spelling.
 * Not here: calls (canonical-c.c, canonical-words.c), expressions (canonical-expression.c). */
#include "lang/canonical.h"

#include <string.h>

#include "lang/expression.h"
#include "text/escape.h"

static void write_statement(struct text_sink *text, const struct statement *statement);

void canonical_plain(struct sink *sink, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t character = escape_character(text + at, length - at);
		if (character)
			sink_text_length(sink, ROLE_PLAIN, text + at, character);
		else
			sink_format(sink, "\\%03o", (unsigned char)text[at]);
		at += character ? character : 1;
	}
}

static void write_rest(struct sink *sink, const char *text)
{
	canonical_plain(sink, text, strlen(text));
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

static void write_call_or_value(struct text_sink *text, const struct statement *statement)
{
	const struct node *node = statement->node;
	if (statement->second)
		canonical_words(text, node, shared_word(statement));
	else if (node->kind == NODE_CALL && node->call.words && !canonical_in_c(node))
		canonical_words(text, node, node->call.name);
	else
		canonical_expression(&text->sink, node, BINDING_ASSIGNMENT);
}

static void write_expression(struct text_sink *text, const struct statement *statement)
{
	size_t start = text->length;
	if (statement->target)
		sink_format(&text->sink, "%s = ", statement->target);
	write_call_or_value(text, statement);
	const char *written = text_sink_string(text);
	if (!written || written[start] != '!')
		return;
	/* at the start of a statement ! is the system's shell */
	text_sink_cut(text, start);
	sink_text(&text->sink, ROLE_PLAIN, "(");
	write_call_or_value(text, statement);
	sink_text(&text->sink, ROLE_PLAIN, ")");
}

/* --- commands ------------------------------------------------------------------------------------------------ */

static void write_command_word(struct sink *sink, const struct node *word)
{
	if (word->kind != NODE_STRING)
		canonical_value_word(sink, word);
	else if (word->string.bare)
		canonical_plain(sink, (const char *)word->string.bytes, word->string.length);
	else
		canonical_string(sink, word);
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

static void write_repeat(struct text_sink *text, const struct statement *statement)
{
	struct sink *sink = &text->sink;
	const struct statement *body = statement->body;
	sink_text(sink, ROLE_PLAIN, " ");
	canonical_value_word(sink, statement->node);
	if (body && !body->next && body->kind != STATEMENT_PASSED) {
		sink_text(sink, ROLE_PLAIN, " ");
		write_statement(text, body);
		return;
	}
	bool lines = false;
	for (const struct statement *inside = body; inside; inside = inside->next)
		lines = lines || ends_its_line(inside);
	sink_text(sink, ROLE_PLAIN, lines ? " {\n" : " { ");
	for (const struct statement *inside = body; inside; inside = inside->next) {
		write_statement(text, inside);
		sink_text(sink, ROLE_PLAIN, lines ? "\n" : inside->next ? "; " : " ");
	}
	sink_text(sink, ROLE_PLAIN, "}");
}

static void write_command(struct text_sink *text, const struct statement *statement)
{
	struct sink *sink = &text->sink;
	sink_text(sink, ROLE_PLAIN, statement->command->name);
	switch (statement->command->shape) {
	case SHAPE_REST:
		sink_text(sink, ROLE_PLAIN, statement->text[0] ? " " : "");
		write_rest(sink, statement->text);
		break;
	case SHAPE_EXPRESSION:
	case SHAPE_EXPECT:
		sink_text(sink, ROLE_PLAIN, " ");
		canonical_expression(sink, statement->node, BINDING_ASSIGNMENT);
		break;
	case SHAPE_REPEAT:
		write_repeat(text, statement);
		break;
	case SHAPE_WORDS:
		for (size_t i = 0; i < statement->word_count; i++) {
			sink_text(sink, ROLE_PLAIN, " ");
			write_command_word(sink, statement->words[i]);
		}
		break;
	}
}

/* --- statements ---------------------------------------------------------------------------------------------- */

static void write_statement(struct text_sink *text, const struct statement *statement)
{
	struct sink *sink = &text->sink;
	switch (statement->kind) {
	case STATEMENT_EXPRESSION:
		write_expression(text, statement);
		break;
	case STATEMENT_COMMAND:
		write_command(text, statement);
		break;
	case STATEMENT_SHELL:
		sink_text(sink, ROLE_PLAIN, "!");
		write_rest(sink, statement->text);
		break;
	case STATEMENT_PASSED:
		sink_text(sink, ROLE_PLAIN, "# ");
		write_rest(sink, statement->text);
		break;
	}
	sink_text(sink, ROLE_PLAIN, statement->background ? " &" : "");
}

const char *canonical_statement(struct arena *arena, const struct statement *statement)
{
	struct text_sink text;
	text_sink_init(&text, &view_settings_trace);
	write_statement(&text, statement);
	const char *written = text_sink_string(&text);
	const char *copy = written ? arena_copy(arena, written, text.length) : NULL;
	text_sink_free(&text);
	return copy;
}
