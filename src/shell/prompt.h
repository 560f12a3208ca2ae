/* The prompt: which descriptor is the current one.
 * Not here: reading a line (line.h). */
#ifndef SOCK_SHELL_PROMPT_H
#define SOCK_SHELL_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "command/shell.h"

/* Writes "sock> ", "sock 3> ", "sock srv> ", or where a statement goes on "...> " to `out` (capacity `size`,
 * 64 is enough), with colour marked for the line editor where there is colour. Returns out. */
char *prompt_text(struct shell *shell, bool goes_on, char *out, size_t size);

#endif
