/* Offers from the session: descriptors, variables, jobs, and what session commands take.
 * Not here: constants (offers.c), hosts and files (address.c), which offers a place gets
 * (complete.c). */
#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/posix.h"
#include "kernel/descriptors.h"
#include "lang/commands.h"
#include "lang/expression.h"
#include "run/evaluate.h"
#include "run/jobs.h"
#include "run/variables.h"
#include "complete/offers.h"
#include "command/settings.h"
#include "view/table-cells.h"

/* --- descriptors ---------------------------------------------------------------------------------------- */

/* "inet stream 127.0.0.1:8080 LISTEN 0/5" */
static void describe(char *out, size_t size, const struct descriptor *row)
{
	static const enum table_column columns[] = { COLUMN_WHAT, COLUMN_LOCAL, COLUMN_REMOTE, COLUMN_STATE };
	struct table_line line = { .mark = ' ', .row = row };
	size_t length = 0;

	out[0] = '\0';
	for (size_t i = 0; i < sizeof columns / sizeof columns[0] && length < size; i++) {
		char cell[CELL_MOST];

		cell_text(cell, &line, columns[i], NULL);
		if (cell[0] && strcmp(cell, "-") != 0)
			length +=
				(size_t)snprintf(out + length, size - length, "%s%s", length ? " " : "", cell);
	}
}

/* Behind `@srv.`: the dot is at `dot`. */
static void offer_attributes(struct completion *completion, const char *dot)
{
	complete_from(completion, (size_t)(dot - completion->line) + 1);
	for (size_t i = 0; session_attributes[i]; i++)
		complete_offer(completion, session_attributes[i], NULL, ' ');
}

static void offer_descriptor(struct completion *completion, const struct descriptor *row)
{
	const char *name = session_descriptor_name(completion->session, row->number);
	char text[80], help[200];

	describe(help, sizeof help, row);
	if (name) {
		snprintf(text, sizeof text, "@%s", name);
		complete_offer(completion, text, help, ' ');
	}
	snprintf(text, sizeof text, "@%d", row->number);
	if (!name || completion->cursor > completion->word + 1)
		complete_offer(completion, text, help, ' ');
}

void complete_descriptors(struct completion *completion)
{
	const char *word = completion->line + completion->word;
	const char *dot = memchr(word, '.', completion->cursor - completion->word);
	struct session *session = completion->session;
	struct descriptor_table *table = session_descriptors(session);

	if (dot) {
		offer_attributes(completion, dot);
		return;
	}
	if (!table)
		return;
	if (!session->settings.table) /* else it is up to date, and what changes belongs to the next step */
		descriptors_refresh_all(table, NULL);
	for (const struct descriptor *row = descriptors_next(table, -1); row;
	     row = descriptors_next(table, row->number))
		offer_descriptor(completion, row);
}

/* --- variables ------------------------------------------------------------------------------------------ */

/* What the last call filled in. */
static void offer_parameters(struct completion *completion, const struct step *step)
{
	if (!step || !step->memory.blocks)
		return;
	const struct type *parameters = &step->call->arguments;
	struct place arguments = place_of_call(parameters, &step->memory), filled;
	for (size_t i = 0; i < parameters->count; i++) {
		struct place argument = place_member(&arguments, &parameters->members[i]);
		if (argument.type->shape == SHAPE_POINTER && place_pointee(&argument, MOMENT_AFTER, &filled))
			complete_offer(completion, argument.member->name, NULL, ' ');
	}
}

/* Of a struct, or behind -> of what a pointer leads to. */
static void offer_type_members(struct completion *completion, const struct type *type, bool arrow)
{
	type = arrow && type->of ? type->of : type;
	for (size_t i = 0; type->shape == SHAPE_STRUCT && i < type->count; i++)
		if (!(type->members[i].flags & MEMBER_PADDING))
			complete_offer(completion, type->members[i].name, type->members[i].brief, ' ');
}

/* Of what the path before the dot or arrow is worth; a path has nothing in it that changes anything. */
static void offer_members(struct completion *completion, const char *path, size_t length, bool arrow)
{
	struct error error = { .set = false };
	struct arena arena;
	arena_init(&arena);
	struct input input = { .text = path, .length = length, .arena = &arena, .error = &error };
	struct evaluation evaluation = { .session = completion->session, .arena = &arena, .error = &error };
	const struct node *node = read_operand(&input);
	struct value value;
	if (node && input_ended(&input) && evaluate(&evaluation, node, &value))
		offer_type_members(completion, value.type, arrow);
	arena_free(&arena);
}

bool complete_members(struct completion *completion)
{
	const char *path = completion->line + completion->word, *last = completion->line + completion->cursor;
	while (last > path && in_name(last[-1]))
		last--;
	bool arrow = last > path + 1 && last[-1] == '>';
	if (last == path || (last[-1] != '.' && !arrow))
		return false;
	size_t length = (size_t)(last - path) - 1 - arrow;
	complete_from(completion, (size_t)(last - completion->line));
	if (length == 2 && memcmp(path, "$?", 2) == 0)
		offer_parameters(completion, completion->session->last);
	else
		offer_members(completion, path, length, arrow);
	return true;
}

static void offer_variables(struct completion *completion, const char *before, char append)
{
	for (const struct variable *variable = completion->session->variables.first; variable;
	     variable = variable->next) {
		char text[120];

		snprintf(text, sizeof text, "%s%s", before, variable->name);
		complete_offer(completion, text, NULL, append);
	}
}

void complete_plain_variables(struct completion *completion)
{
	offer_variables(completion, "", '\0');
}

void complete_variables(struct completion *completion)
{
	if (complete_members(completion))
		return;
	offer_variables(completion, "$", ' ');
	complete_offer(completion, "$?", "what the last call returned", ' ');
	complete_offer(completion, "$errno", "the last error", ' ');
}

/* --- session commands ----------------------------------------------------------------------------------- */

static void offer_topics(struct completion *completion)
{
	complete_calls(completion, ' ');
	complete_commands(completion);
	if (!complete_typed(completion))
		return;
	complete_tags(completion);
	complete_options(completion);
	completion->in_c = true;
	complete_all_names(completion);
}

/* The values of the setting whose name was typed. */
static void offer_setting_words(struct completion *completion, const struct node *name)
{
	for (size_t i = 0; name->kind == NODE_STRING && i < setting_count; i++)
		if (strcmp(settings[i].name, (const char *)name->string.bytes) == 0)
			for (const char *const *words = setting_words(settings[i].kind); *words; words++)
				complete_offer(completion, *words, NULL, ' ');
}

static void offer_jobs(struct completion *completion)
{
	const struct step *step;
	size_t number = 0;
	double seconds;

	while ((step = jobs_next(completion->session, number, &number, &seconds))) {
		char text[24];

		snprintf(text, sizeof text, "%zu", number);
		complete_offer(completion, text, step->call->name, ' ');
	}
}

/* A family, and then the name of an address. */
static void offer_family(struct completion *completion, bool first)
{
	if (first)
		complete_names(completion, &families, NULL, NULL);
	for (size_t i = 0; !first && i < example_address_count; i++)
		complete_offer(completion, example_addresses[i].name, NULL, ' ');
}

static void offer_settings(struct completion *completion, const struct statement *statement)
{
	if (statement->word_count)
		offer_setting_words(completion, statement->words[0]);
	for (size_t i = 0; !statement->word_count && i < setting_count; i++)
		complete_offer(completion, settings[i].name, settings[i].brief, ' ');
}

static void offer_errors(struct completion *completion)
{
	completion->in_c = true;
	complete_names(completion, &errno_names, NULL, NULL);
}

void complete_command(struct completion *completion, const struct statement *statement)
{
	if (statement->word_count >= statement->command->most)
		return;
	switch (statement->command->argument) {
	case ARGUMENT_NOTHING:
		break;
	case ARGUMENT_TOPIC:
		offer_topics(completion);
		break;
	case ARGUMENT_DESCRIPTOR:
		complete_descriptors(completion);
		break;
	case ARGUMENT_SETTING:
		offer_settings(completion, statement);
		break;
	case ARGUMENT_FILE:
		complete_files(completion);
		break;
	case ARGUMENT_JOB:
		offer_jobs(completion);
		break;
	case ARGUMENT_VARIABLE:
		complete_plain_variables(completion);
		break;
	case ARGUMENT_ERROR:
		offer_errors(completion);
		break;
	case ARGUMENT_STRUCT:
		complete_tags(completion);
		break;
	case ARGUMENT_CONSTANT:
		complete_patterns(completion);
		break;
	case ARGUMENT_FAMILY:
		offer_family(completion, !statement->word_count);
		break;
	}
}
