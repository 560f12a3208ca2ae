/* Offers from the session: descriptors, variables, jobs, and what session commands take.
 * Not here: constants (offers.c), hosts and files (address.c), which offers a place gets
 * (complete.c). */
#include <stdio.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/layouts.h"
#include "kernel/descriptors.h"
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
			length += (size_t)snprintf(out + length, size - length, "%s%s", length ? " " : "",
			                           cell);
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

static void offer_fields(struct completion *completion, const struct layout *layout)
{
	for (size_t i = 0; i < layout->count; i++)
		complete_offer(completion, layout->fields[i].name, layout->fields[i].brief, ' ');
}

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

/* Behind `$x.`: the dot is at `dot`. */
static void offer_members(struct completion *completion, const char *name, const char *dot)
{
	const struct session *session = completion->session;
	char text[80];
	size_t length = (size_t)(dot - name);
	const struct variable *variable;

	complete_from(completion, (size_t)(dot - completion->line) + 1);
	if (length == 1 && name[0] == '?') {
		offer_parameters(completion, session->last);
		return;
	}
	snprintf(text, sizeof text, "%.*s", (int)length, name);
	variable = variable_find(&session->variables, text);
	if (variable && value_is_struct(&variable->value))
		offer_fields(completion, layout_of_type(variable->value.type));
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
	const char *word = completion->line + completion->word;
	const char *dot = memchr(word, '.', completion->cursor - completion->word);

	if (dot) {
		offer_members(completion, word + 1, dot);
		return;
	}
	offer_variables(completion, "$", ' ');
	complete_offer(completion, "$?", "what the last call returned", ' ');
	complete_offer(completion, "$errno", "the last error", ' ');
}

/* --- session commands ----------------------------------------------------------------------------------- */

static void offer_layouts(struct completion *completion)
{
	for (size_t i = 0; layouts[i]; i++)
		complete_offer(completion, layouts[i]->name, layouts[i]->brief, ' ');
}

static void offer_topics(struct completion *completion)
{
	for (size_t i = 0; i < socket_call_count; i++)
		complete_offer(completion, socket_calls[i]->name, socket_calls[i]->brief, ' ');
	for (size_t i = 0; i < command_count; i++)
		complete_offer(completion, commands[i].name, commands[i].brief, ' ');
	if (completion->word == completion->cursor)
		return;
	offer_layouts(completion);
	complete_options(completion, -1, OPTION_BOTH, false);
	for (size_t i = 0; name_sets[i]; i++)
		complete_names(completion, name_sets[i], true);
}

static void offer_settings(struct completion *completion, size_t index)
{
	size_t length;
	const char *typed = completion->line + completion->statement;

	for (size_t i = 0; i < setting_count && index == 0; i++)
		complete_offer(completion, settings[i].name, settings[i].brief, ' ');
	if (index != 1)
		return;
	typed += strcspn(typed, " \t");
	typed += strspn(typed, " \t");
	length = strcspn(typed, " \t");
	for (size_t i = 0; i < setting_count; i++)
		if (strlen(settings[i].name) == length && memcmp(settings[i].name, typed, length) == 0)
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

static void offer_example_addresses(struct completion *completion, size_t index)
{
	for (size_t i = 0; i < example_address_count && index == 1; i++)
		complete_offer(completion, example_addresses[i].name, NULL, ' ');
}

void complete_command(struct completion *completion, const struct command *command, size_t index)
{
	if (index >= command->most)
		return;
	switch (command->argument) {
	case ARGUMENT_NOTHING: break;
	case ARGUMENT_TOPIC: offer_topics(completion); break;
	case ARGUMENT_DESCRIPTOR: complete_descriptors(completion); break;
	case ARGUMENT_SETTING: offer_settings(completion, index); break;
	case ARGUMENT_FILE: complete_files(completion); break;
	case ARGUMENT_JOB: offer_jobs(completion); break;
	case ARGUMENT_VARIABLE: complete_plain_variables(completion); break;
	case ARGUMENT_ERROR: complete_names(completion, &errno_names, true); break;
	case ARGUMENT_STRUCT: offer_layouts(completion); break;
	case ARGUMENT_CONSTANT: complete_constants(completion); break;
	case ARGUMENT_FAMILY:
		if (index == 0)
			complete_names(completion, &families, false);
		offer_example_addresses(completion, index);
		break;
	}
}
