/* Lines from a prompt.
 * Not here: editing a line (line.h), running it (script.h). */
#ifndef SOCK_SHELL_INTERACTIVE_H
#define SOCK_SHELL_INTERACTIVE_H

#include "command/shell.h"

/* Reads lines from the terminal and runs them until the user ends it. `quiet`: no banner. Returns false where
 * there is no terminal to be had: reported. */
bool interactive_run(struct shell *shell, bool quiet);

#endif
