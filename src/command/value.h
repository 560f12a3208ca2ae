/* A value that is no call's, of a variable or an expression, as it is shown.
 * Not here: what a place looks like (view/notation.h), a struct in bytes (view/blocks.h). */
#ifndef SOCK_COMMAND_VALUE_H
#define SOCK_COMMAND_VALUE_H

#include "run/value.h"
#include "command/shell.h"

/* Shows a value that is no call's, of a variable or an expression: behind its text, where that is a name
 * (NULL for none). */
void shell_show_value(struct shell *shell, const char *text, const struct value *value);

#endif
