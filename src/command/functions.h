/* The functions behind the session commands, by the file they are in, and what these files share.
 * Not here: which function belongs to which command (commands.c). */
#ifndef SOCK_COMMAND_FUNCTIONS_H
#define SOCK_COMMAND_FUNCTIONS_H

#include "text/error.h"
#include "lang/tree.h"
#include "command/shell.h"

/* As command_run (commands.h). */
typedef bool command_function(struct shell *shell, const struct statement *statement, struct error *error);

/* commands-session.c: the session itself */
command_function command_show, command_use, command_set, command_source, command_record, command_history,
	command_say, command_expect, command_repeat, command_exit, command_quit;

/* commands-jobs.c: what waits */
command_function command_jobs, command_wait, command_interrupt, command_sleep;

/* commands-look.c: the tables and the kernel */
command_function command_help, command_table, command_errno, command_constants, command_types, command_layout,
	command_sockaddr;

/* trust.c */
command_function command_trust, command_untrust;

/* --- arguments (commands.c) --- */

/* Argument `index` as text; NULL with the error set where it is a descriptor. */
const char *command_text(const struct statement *statement, size_t index, struct error *error);

/* Argument `index` as a number without sign. False with the error set where it is none. */
bool command_number(const struct statement *statement, size_t index, unsigned long most,
                    unsigned long *number, struct error *error);

#endif
