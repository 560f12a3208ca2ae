/* What could not be understood or done, as people read it: the line, a mark under the spot, the message.
 * Not here: finding out (lang/, run/, commands). */
#ifndef SOCK_COMMAND_REPORT_H
#define SOCK_COMMAND_REPORT_H

#include "text/error.h"
#include "command/shell.h"

/* Reports an error on standard error. Its offsets count from shell->place.text; from a file, FILE:LINE:COLUMN
 * stands in front. */
void report_error(struct shell *shell, const struct error *error);

/* "FILE:LINE: " of the text that is being run; nothing for what was typed at the prompt. */
void report_place(struct shell *shell);

#endif
