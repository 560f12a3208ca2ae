/* The beginning of a shell, from what the command line says, and its end.
 * Not here: what it is in between (command/shell.c). */
#include "shell/open.h"

#include <fcntl.h>
#include <net/if.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <unistd.h>

#include "command/record.h"
#include "run/interrupt.h"
#include "run/jobs.h"
#include "shell/observe.h"
#include "shell/script.h"
#include "shell/statements.h"

#define PRIVATE_DESCRIPTORS 16

/* As high as the line editors' select can go. */
#define PRIVATE_LIMIT FD_SETSIZE

static int private_base(void)
{
	struct rlimit limit;
	rlim_t most = PRIVATE_LIMIT;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < most)
		most = limit.rlim_cur;
	return most > 2 * PRIVATE_DESCRIPTORS ? (int)most - PRIVATE_DESCRIPTORS : 3;
}

static bool wants_colour(enum colour_choice choice, int descriptor)
{
	const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	if (descriptor < 0 || !isatty(descriptor) || (none && none[0]))
		return false;
	return terminal && terminal[0] && strcmp(terminal, "dumb") != 0;
}

static bool has_unicode(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
		const char *value = getenv(variables[i]);

		if (value && value[0])
			return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
	}
	return false;
}

void shell_measure(struct shell *shell)
{
	struct winsize size;

	if (!shell->output_terminal || ioctl(shell->output, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return;
	if (size.ws_col != shell->columns) /* else a width that was set stays */
		shell->view.width = shell->columns = size.ws_col;
	shell->view.height = size.ws_row ? size.ws_row : 24;
}

static void choose_views(struct shell *shell, const struct command_line *line)
{
	shell->view = line->quiet ? view_settings_trace : view_settings_default;
	shell->view.interface_name = if_indextoname;
	shell->view.unicode = shell->output_terminal && has_unicode();
	shell->view.colour = wants_colour(line->colour, shell->output);
	shell_measure(shell);
	shell->message_view = view_settings_default;
	shell->message_view.colour = wants_colour(line->colour, shell->error);
	shell->message_view.width = shell->view.width;
	text_sink_init(&shell->out, &shell->view);
	text_sink_init(&shell->messages, &shell->message_view);
}

bool shell_open(struct shell *shell, const struct command_line *line)
{
	int base = private_base();

	memset(shell, 0, sizeof *shell);
	shell->history.descriptor = -1;
	shell->input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, base);
	shell->output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, base);
	shell->error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, base);
	shell->output_terminal = shell->output >= 0 && isatty(shell->output);
	shell->json = line->json;
	shell->keep_going = line->keep_going;
	shell->parse_only = line->parse_only;
	choose_views(shell, line);
	session_init(&shell->session, base);
	interrupt_install();
	observe(shell);
	shell->run_file = script_file;
	shell->run_statements = statements_run;
	shell->session.settings.attended = shell->output_terminal && !shell->json;
	shell_apply_settings(shell);
	return true;
}

static void close_private(int descriptor)
{
	if (descriptor >= 0)
		close(descriptor);
}

static int exit_status(const struct shell *shell)
{
	bool failed = shell->broken || (!shell->interactive && (shell->failures || shell->session.unmet));

	if (shell->ended && shell->status > 0)
		return shell->status;
	if (shell->interrupted && !shell->interactive)
		return 128 + SIGINT;
	return failed && !(shell->ended && shell->status == 0 && !shell->broken);
}

int shell_close(struct shell *shell)
{
	size_t dropped;
	int status;

	jobs_collect(&shell->session);
	dropped = jobs_drop(&shell->session);
	if (dropped && !shell->interactive)
		shell_complain(shell, "%zu %s still waited at the end: dropped", dropped,
		               dropped == 1 ? "job" : "jobs");
	record_close(shell);
	shell_flush(shell);
	status = exit_status(shell);
	session_free(&shell->session);
	text_sink_free(&shell->out);
	text_sink_free(&shell->messages);
	close_private(shell->input);
	close_private(shell->output);
	close_private(shell->error);
	return status;
}
