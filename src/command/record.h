/* `record FILE`: what was typed, with its results as expectations, so that it runs again.
 * Not here: what is typed and what it does. */
#ifndef SOCK_COMMAND_RECORD_H
#define SOCK_COMMAND_RECORD_H

#include "text/error.h"
#include "lang/tree.h"
#include "command/shell.h"

/* Starts a record; one that is being made ends first. A file that holds something is refused. The span is
 * that of the file's name, for errors. */
bool record_open(struct shell *shell, const char *path, struct span span, struct error *error);

/* Ends it. Nothing where nothing is recorded. */
void record_close(struct shell *shell);

/* Says whether and where something is recorded. */
void record_tell(struct shell *shell);

/* Around each statement that runs, and for each step in between. Only while there is a record. */
void record_begin(struct shell *shell, const struct statement *statement);
void record_step(struct record *record, const struct step *step);
void record_end(struct shell *shell, const struct statement *statement, bool good);

/* At the end of each line that ran; its text is shell->place. */
void record_line(struct shell *shell);

#endif
