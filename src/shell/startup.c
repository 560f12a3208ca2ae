/* The files that run when an interactive session starts: ~/.sockrc under its rules, ./.sockrc where it is
 * trusted.
 * Not here: who is trusted (command/trust.c). */
#include "shell/startup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/printable.h"
#include "shell/script.h"
#include "command/trust.h"

#define HERE "./.sockrc"

/* The name of the user's file, for the caller to free: $SOCKRC; else that in $XDG_CONFIG_HOME if there is
 * one; else ~/.sockrc. NULL for none. *chosen: the user named it, so it should be there. */
static char *users_file(bool *chosen)
{
	const char *named = getenv("SOCKRC"), *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	char *path;

	*chosen = named && named[0];
	if (named)
		return named[0] ? strdup(named) : NULL;
	if (config && config[0] == '/') {
		if (asprintf(&path, "%s/sock/sockrc", config) < 0)
			return NULL;
		if (access(path, F_OK) == 0)
			return path;
		free(path);
	}
	return !home || home[0] != '/' || asprintf(&path, "%s/.sockrc", home) < 0 ? NULL : path;
}

/* One line on standard error: the file, what became of it, and why or what can be done. */
static void tell(struct shell *shell, const char *path, const char *outcome, const char *text)
{
	struct sink *sink = &shell->messages.sink;

	printable_show(sink, ROLE_PLAIN, path, strlen(path));
	sink_text(sink, ROLE_PLAIN, outcome);
	sink_text(sink, ROLE_PLAIN, text);
	sink_newline(sink);
	shell_flush(shell);
}

/* Runs the user's file; *ran is what it was, so that it does not run twice. */
static void run_users(struct shell *shell, struct checked_file *ran)
{
	bool chosen;
	char *path = users_file(&chosen);

	*ran = (struct checked_file){ .text = NULL };
	if (!path)
		return;
	switch (checked_file_read(ran, path, shell->session.private_base)) {
	case FILE_ABSENT:
		if (chosen)
			tell(shell, path, " is not there: ", "$SOCKRC names it");
		break;
	case FILE_REFUSED:
		tell(shell, path, " not run: ", ran->problem);
		break;
	case FILE_READ:
		script_text(shell, path, ran->text, ran->length);
		break;
	}
	checked_file_free(ran);
	free(path);
}

static void run_trusted(struct shell *shell, const struct checked_file *file)
{
	switch (trust_of(HERE, file, shell->session.private_base)) {
	case TRUST_UNKNOWN:
		tell(shell, HERE, " found, not run: ", "trust " HERE);
		break;
	case TRUST_REFUSED:
		break;
	case TRUST_GIVEN:
		script_text(shell, HERE, file->text, file->length);
		break;
	}
}

/* The file of this directory, unless it is the user's own. */
static void run_here(struct shell *shell, const struct checked_file *ran)
{
	struct checked_file file;

	switch (checked_file_read(&file, HERE, shell->session.private_base)) {
	case FILE_ABSENT:
		break;
	case FILE_REFUSED:
		tell(shell, HERE, " not run: ", file.problem);
		break;
	case FILE_READ:
		if (file.device != ran->device || file.inode != ran->inode)
			run_trusted(shell, &file);
		break;
	}
	checked_file_free(&file);
}

void startup_run(struct shell *shell)
{
	struct checked_file ran;

	if (runs_with_privileges())
		return;
	run_users(shell, &ran);
	if (!shell_stops(shell))
		run_here(shell, &ran);
	shell->interrupted = false;
	shell_flush(shell);
}
