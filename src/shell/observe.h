/* What the shell does with the steps of its session: shows them, records them.
 * Not here: what a step looks like (view/). */
#ifndef SOCK_SHELL_OBSERVE_H
#define SOCK_SHELL_OBSERVE_H

#include "run/value.h"
#include "shell/shell.h"

/* Hangs the shell into its session as the observer. */
void observe(struct shell *shell);

/* Shows a value that is no call's, of a variable or an expression: behind its text, where that is a name
 * (NULL for none). */
void observe_value(struct shell *shell, const char *text, const struct value *value);

/* Prints what a sink holds above the line that is being edited. */
void observe_message(struct shell *shell, struct text_sink *text);

#endif
