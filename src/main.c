/* The program: from its command line to what runs.
 * Not here: all of that (shell/). */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "shell/interactive.h"
#include "shell/open.h"
#include "line/line.h"
#include "shell/command-line.h"
#include "shell/script.h"
#include "shell/startup.h"
#include "text/sink-json.h"

enum { STATUS_USAGE = 2 };

static int wrong(const char *problem)
{
	fprintf(stderr, "sock: %s; try sock --help\n", problem);
	return STATUS_USAGE;
}

static int print_and_leave(enum command_line_outcome outcome)
{
	if (outcome == COMMAND_LINE_HELP)
		command_line_help(stdout);
	else
		printf("sock %s (%s%s)\n", PACKAGE_VERSION, line_library(), json_is_available() ? ", JSON" : "");
	if (fflush(stdout) == 0)
		return 0;
	perror("sock: the output cannot be written");
	return 1;
}

/* What the command line names, until something stops it. */
static bool run_named(struct shell *shell, const struct command_line *line)
{
	bool good = true;

	for (size_t i = 0; i < line->command_count && good && !shell_stops(shell); i++)
		good = script_text(shell, "-c", line->commands[i], strlen(line->commands[i])) ||
		       line->keep_going;
	for (size_t i = 0; i < line->file_count && good && !shell_stops(shell); i++)
		good = script_file(shell, line->files[i]) || line->keep_going;
	return good;
}

static void run(struct shell *shell, const struct command_line *line)
{
	bool named = line->command_count || line->file_count;
	bool prompts = (line->interactive || !named) && isatty(shell->input) && shell->output_terminal;

	shell->interactive = prompts;
	if (prompts && !line->no_startup)
		startup_run(shell);
	if (!run_named(shell, line) && !line->interactive)
		shell->failures = true;
	else if (prompts)
		interactive_run(shell, line->quiet);
	else if (line->interactive || !named)
		script_file(shell, "-");
}

int main(int argc, char **argv)
{
	struct command_line line;
	struct shell shell;
	char problem[200];
	enum command_line_outcome outcome = command_line_read(&line, argc, argv, problem, sizeof problem);
	int status;

	if (outcome == COMMAND_LINE_WRONG)
		status = wrong(problem);
	else if (outcome != COMMAND_LINE_RUN)
		status = print_and_leave(outcome);
	else if (line.json && !json_is_available())
		status = wrong("this build has no JSON");
	else {
		shell_open(&shell, &line);
		run(&shell, &line);
		status = shell_close(&shell);
	}
	command_line_free(&line);
	return status;
}
