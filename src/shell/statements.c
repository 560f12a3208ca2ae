/* Running the statements of a line that has been read: calls and expressions, session commands, the system's
 * shell.
 * Not here: what a session command does (command/commands.c), making calls (run/perform.c). */
#include "shell/statements.h"

#include <stdio.h>
#include <string.h>

#include "run/interrupt.h"
#include "run/jobs.h"
#include "run/perform.h"
#include "command/commands.h"
#include "command/record.h"
#include "command/report.h"
#include "command/spawn.h"
#include "view/text.h"

void statements_tell_passed(struct shell *shell)
{
	struct passed *passed = &shell->passed;
	char text[sizeof passed->note + 40];

	if (passed->count == 0)
		return;
	snprintf(text, sizeof text, passed->count > 1 ? "%s (%zu times)" : "%s", passed->note, passed->count);
	passed->count = 0;
	if (shell->view.notes)
		text_show_sentence(shell_sink(shell), ROLE_NOTE, text);
}

/* The same note again and again, as in a pasted trace, is told once. */
static void pass_over(struct shell *shell, const char *note)
{
	struct passed *passed = &shell->passed;

	if (passed->count && strncmp(passed->note, note, sizeof passed->note - 1) != 0)
		statements_tell_passed(shell);
	if (passed->count++ == 0)
		snprintf(passed->note, sizeof passed->note, "%s", note);
}

/* What stands behind the condition that holds, or behind else. */
static bool run_if(struct shell *shell, const struct statement *statement, struct error *error)
{
	bool holds;

	if (shell->session.settings.table)
		session_descriptors(&shell->session);
	if (!perform_condition(&shell->session, statement->node, &holds, error))
		return false;
	return shell->run_statements(shell, holds ? statement->body : statement->otherwise);
}

static bool run_kind(struct shell *shell, const struct statement *statement, struct error *error)
{
	switch (statement->kind) {
	case STATEMENT_EXPRESSION:
		if (shell->session.settings.table)
			/* as it is before the first call, so that its change is seen */
			session_descriptors(&shell->session);
		return perform_statement(&shell->session, statement, shell->place.text, error);
	case STATEMENT_COMMAND:
		return command_run(shell, statement, error);
	case STATEMENT_SHELL:
		spawn_command(shell, statement->text);
		break;
	case STATEMENT_IF:
		return run_if(shell, statement, error);
	case STATEMENT_PASSED:
		pass_over(shell, statement->text);
		break;
	}
	return true;
}

/* A call that failed where none may ends a script, and nothing else. */
static bool failed(struct shell *shell, const struct statement *statement, struct error *error)
{
	if (!shell->session.failed)
		return false;
	shell->session.failed = false;
	if (shell->interactive && shell->depth == 0)
		return false;
	return !error_at(error, statement->span,
	                 "this call failed, and a call that fails ends the script (set onerror stop)");
}

static bool run_statement(struct shell *shell, const struct statement *statement)
{
	struct error error; /* its texts need no zeros */

	error.set = false;
	if (shell->passed.count && statement->kind != STATEMENT_PASSED)
		statements_tell_passed(shell);
	shell->picture_shown = false;
	if (shell->record)
		record_begin(shell, statement);
	bool good = run_kind(shell, statement, &error) && !failed(shell, statement, &error);
	if (shell->record)
		record_end(shell, statement, good);
	if (!good && error.set)
		report_error(shell, &error);
	if (shell->session.jobs.first)
		jobs_collect(&shell->session);
	shell_flush_line(shell);
	return good;
}

/* Ctrl-C has interrupted the call that waited; what stands behind it on the line does not run. */
static void take_interrupt(struct shell *shell)
{
	if (!*interrupt_flag())
		return;
	shell_leave_echo(shell);
	*interrupt_flag() = 0;
	shell->interrupted = true;
	shell->echo_left = false;
}

bool statements_run(struct shell *shell, const struct statement *first)
{
	for (const struct statement *statement = first; statement && !shell_stops(shell);
	     statement = statement->next) {
		if (!run_statement(shell, statement))
			return false;
		take_interrupt(shell);
	}
	return true;
}
