/* What the shell does with the steps of its session: shows them, records them.
 * Not here: what a step looks like (view/). */
#ifndef SOCK_SHELL_OBSERVE_H
#define SOCK_SHELL_OBSERVE_H

#include "command/shell.h"

/* Hangs the shell into its session as the observer. */
void observe(struct shell *shell);

#endif
