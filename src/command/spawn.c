/* `!COMMAND`: the system's shell.
 * Not here: the statement around it (shell/statements.c). */
#include "command/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/interrupt.h"

/* The descriptors of the child where they are not the user's. Returns an errno. */
static int set_descriptors(const struct shell *shell, posix_spawn_file_actions_t *actions)
{
	const int saved[] = { shell->input, shell->output, shell->error };
	int error = 0;

	for (int i = 0; i < 3 && !error; i++)
		if (saved[i] >= 0 && fcntl(i, F_GETFD) < 0)
			error = posix_spawn_file_actions_adddup2(actions, saved[i], i);
	return error;
}

/* The child has the signals as every program has them. Returns an errno. */
static int set_signals(posix_spawnattr_t *attributes)
{
	sigset_t defaults, none;
	int error;

	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGINT);
	sigaddset(&defaults, SIGQUIT);
	sigaddset(&defaults, SIGPIPE);
	error = posix_spawnattr_setsigmask(attributes, &none);
	if (!error)
		error = posix_spawnattr_setsigdefault(attributes, &defaults);
	if (!error)
		error = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	return error;
}

static int start(const struct shell *shell, const char *command, pid_t *child)
{
	char name[] = "sh", option[] = "-c", *text = strdup(command);
	char *const arguments[] = { name, option, text, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int error = text ? posix_spawn_file_actions_init(&actions) : ENOMEM;

	if (error) {
		free(text);
		return error;
	}
	error = posix_spawnattr_init(&attributes);
	if (!error) {
		error = set_descriptors(shell, &actions);
		if (!error)
			error = set_signals(&attributes);
		if (!error)
			error = posix_spawn(child, "/bin/sh", &actions, &attributes, arguments, environ);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	free(text);
	return error;
}

static void tell_end(struct shell *shell, int status)
{
	if (WIFSIGNALED(status))
		shell_complain(shell, "the command was ended by signal %d (%s)", WTERMSIG(status),
		               strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status))
		shell_complain(shell, "the command ended with status %d", WEXITSTATUS(status));
}

void spawn_command(struct shell *shell, const char *command)
{
	pid_t child;
	int error, status = 0;

	shell_flush(shell);
	error = start(shell, command, &child);
	if (error) {
		shell_complain(shell, "/bin/sh cannot be started: %s", strerror(error));
		return;
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	*interrupt_flag() = 0; /* Ctrl-C was for the command */
	tell_end(shell, status);
}
