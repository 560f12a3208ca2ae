/* Session commands about what waits: jobs, wait, interrupt, sleep.
 * Not here: the jobs (run/jobs.h). */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "run/interrupt.h"
#include "run/jobs.h"
#include "command/functions.h"
#include "view/text.h"

#define LONGEST_SLEEP 1e9 /* seconds */

bool command_jobs(struct shell *shell, const struct statement *statement, struct error *error)
{
	const struct step *step;
	size_t number = 0;
	double seconds;
	char text[48];

	(void)statement;
	(void)error;
	if (jobs_running(&shell->session) == 0)
		sink_text(shell_sink(shell), ROLE_PLAIN, "nothing waits in the background\n");
	while ((step = jobs_next(&shell->session, number, &number, &seconds))) {
		snprintf(text, sizeof text, "  (%.0f s)", seconds);
		text_show_waiting(shell_sink(shell), step, text);
	}
	return true;
}

/* One that has ended already is no mistake: whether it has is a matter of timing. */
static bool has_ended(const struct shell *shell, unsigned long number)
{
	return number && number <= shell->session.jobs.highest;
}

static bool no_such_job(const struct statement *statement, unsigned long number, struct error *error)
{
	error_at(error, statement->words[0]->span, "there is no job %lu", number);
	return error_hint(error, "see: jobs");
}

bool command_wait(struct shell *shell, const struct statement *statement, struct error *error)
{
	unsigned long number = 0;
	bool stopped = false;

	if (statement->word_count && !command_number(statement, 0, INT_MAX, &number, error))
		return false;
	shell_flush(shell);
	if (jobs_wait(&shell->session, number, &stopped))
		return true;
	if (!stopped)
		return has_ended(shell, number) || no_such_job(statement, number, error);
	shell_leave_echo(shell);
	return true;
}

/* Without a number, the only job that there is. */
static bool interrupt_only(struct shell *shell, const struct statement *statement, struct error *error)
{
	size_t count = jobs_running(&shell->session), number = 0;
	double seconds;

	if (count == 1 && jobs_next(&shell->session, 0, &number, &seconds))
		return job_interrupt(&shell->session, number) || has_ended(shell, number);
	error_at(error, statement->span,
	         count ? "several jobs wait: which one?" : "nothing waits in the background");
	return count ? error_hint(error, "interrupt %zu", shell->session.jobs.newest) : false;
}

bool command_interrupt(struct shell *shell, const struct statement *statement, struct error *error)
{
	unsigned long number;

	if (statement->word_count == 0)
		return interrupt_only(shell, statement, error);
	if (!command_number(statement, 0, INT_MAX, &number, error))
		return false;
	return (number && job_interrupt(&shell->session, number)) || has_ended(shell, number) ||
	       no_such_job(statement, number, error);
}

bool command_sleep(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *text = command_text(statement, 0, error);
	char *end;
	double seconds = text ? strtod(text, &end) : 0;

	if (!text)
		return false;
	if (end == text || *end || !(seconds >= 0 && seconds <= LONGEST_SLEEP)) {
		error_at(error, statement->words[0]->span, "expected a time in seconds");
		return error_hint(error, "sleep 0.5");
	}
	struct timespec left = { (time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9) };
	shell_flush(shell);
	interrupt_begin(0);
	while (!*interrupt_flag() && nanosleep(&left, &left) != 0)
		;
	interrupt_end();
	shell_leave_echo(shell);
	return true;
}
