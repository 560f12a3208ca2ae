/* The files that run when an interactive session starts: ~/.sockrc under its rules, ./.sockrc where it is
 * trusted.
 * Not here: who is trusted (trust.h). */
#ifndef SOCK_SHELL_STARTUP_H
#define SOCK_SHELL_STARTUP_H

#include "command/shell.h"

/* Runs them. What is wrong with one is told in one line, and the session starts without it. */
void startup_run(struct shell *shell);

#endif
