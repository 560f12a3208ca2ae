/* Running the statements of a line that has been read: calls and expressions, session commands, the system's
 * shell.
 * Not here: where the lines come from (script.h, interactive.h), making calls (run/perform.h). */
#ifndef SOCK_SHELL_STATEMENTS_H
#define SOCK_SHELL_STATEMENTS_H

#include "lang/tree.h"
#include "command/shell.h"

/* Runs a list of statements, whose text is shell->place.text. False where one of them could not be
 * understood, or a call failed that must not (`set onerror stop`): it has been reported, and those behind it
 * did not run. */
bool statements_run(struct shell *shell, const struct statement *first);

/* Says what was passed over since something was run: one note for a run of them. To be called at the end of a
 * text. */
void statements_tell_passed(struct shell *shell);

#endif
