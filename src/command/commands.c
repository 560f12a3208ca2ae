/* Which function does which session command, and how they read their arguments.
 * Not here: the functions (session.c, jobs.c, look.c, trust.c). */
#include "command/commands.h"

#include <errno.h>
#include <stdlib.h>

#include "command/functions.h"

static command_function *const functions[COMMAND_COUNT] = {
	[COMMAND_HELP] = command_help,
	[COMMAND_TABLE] = command_table,
	[COMMAND_SHOW] = command_show,
	[COMMAND_USE] = command_use,
	[COMMAND_SET] = command_set,
	[COMMAND_SOURCE] = command_source,
	[COMMAND_RECORD] = command_record,
	[COMMAND_HISTORY] = command_history,
	[COMMAND_JOBS] = command_jobs,
	[COMMAND_WAIT] = command_wait,
	[COMMAND_INTERRUPT] = command_interrupt,
	[COMMAND_SLEEP] = command_sleep,
	[COMMAND_SAY] = command_say,
	[COMMAND_EXPECT] = command_expect,
	[COMMAND_ERRNO] = command_errno,
	[COMMAND_CONSTANTS] = command_constants,
	[COMMAND_TYPES] = command_types,
	[COMMAND_LAYOUT] = command_layout,
	[COMMAND_SOCKADDR] = command_sockaddr,
	[COMMAND_TRUST] = command_trust,
	[COMMAND_UNTRUST] = command_untrust,
	[COMMAND_REPEAT] = command_repeat,
	[COMMAND_EXIT] = command_exit,
	[COMMAND_QUIT] = command_quit,
};

bool command_run(struct shell *shell, const struct statement *statement, struct error *error)
{
	return functions[statement->command->id](shell, statement, error);
}

const char *command_text(const struct statement *statement, size_t index, struct error *error)
{
	const struct node *word = statement->words[index];

	if (word->kind == NODE_STRING)
		return (const char *)word->string.bytes;
	error_at(error, word->span, "%s takes no descriptor here", statement->command->name);
	error_hint(error, "%s %s", statement->command->name, statement->command->usage);
	return NULL;
}

bool command_number(const struct statement *statement, size_t index, unsigned long most,
                    unsigned long *number, struct error *error)
{
	const char *text = command_text(statement, index, error);
	char *end;

	if (!text)
		return false;
	errno = 0;
	*number = strtoul(text, &end, 0);
	if (*text >= '0' && *text <= '9' && *end == '\0' && errno == 0 && *number <= most)
		return true;
	error_at(error, statement->words[index]->span, "expected a number from 0 to %lu", most);
	return error_hint(error, "%s %s", statement->command->name, statement->command->usage);
}
