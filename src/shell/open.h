/* The beginning of a shell, from what the command line says, and its end.
 * Not here: what it is in between (command/shell.h). */
#ifndef SOCK_SHELL_OPEN_H
#define SOCK_SHELL_OPEN_H

#include "command/shell.h"
#include "shell/command-line.h"

/* Makes the shell ready for lines: its own descriptors are high and close-on-exec, so that the user's first
 * socket is 3 and 0, 1 and 2 can be closed. False with errno set where it cannot be. */
bool shell_open(struct shell *shell, const struct command_line *line);

/* Ends the session: jobs that still wait are dropped, output is written. Returns the exit status. */
int shell_close(struct shell *shell);

/* Asks the terminal for its size. */
void shell_measure(struct shell *shell);

#endif
