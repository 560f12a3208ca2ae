/* `!COMMAND`: the system's shell.
 * Not here: the statement around it (statements.h). */
#ifndef SOCK_COMMAND_SPAWN_H
#define SOCK_COMMAND_SPAWN_H

#include "command/shell.h"

/* Runs /bin/sh -c COMMAND and waits for it; it has the user's descriptors, for 0, 1 and 2 the shell's own
 * where the user closed them. A status that is not 0 is told. */
void spawn_command(struct shell *shell, const char *command);

#endif
