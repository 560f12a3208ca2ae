/* The session commands: what each of them does.
 * Not here: their names, arguments and help (lang/commands.h). */
#ifndef SOCK_COMMAND_COMMANDS_H
#define SOCK_COMMAND_COMMANDS_H

#include "text/error.h"
#include "lang/tree.h"
#include "command/shell.h"

/* Does a STATEMENT_COMMAND. False with *error set where it cannot be done, or where a statement inside it was
 * reported already (then the error is not set). */
bool command_run(struct shell *shell, const struct statement *statement, struct error *error);

#endif
