/* The shell: the object that holds a session, the views of it and the ways in and out.
 * Not here: its beginning and end (shell/open.h), what lines do (shell/statements.h), where they come from
 * (shell/script.h, shell/interactive.h).
 * Ownership: all that it points to is its own, except where a comment says otherwise. */
#ifndef SOCK_COMMAND_SHELL_H
#define SOCK_COMMAND_SHELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "text/arena.h"
#include "run/session.h"
#include "line/history.h"
#include "text/sink.h"
#include "view/text.h"

struct line_editor;
struct record;
struct statement;

/* The text that is being run, for reports: offsets of errors count from its start. */
struct source_place {
	const char *name; /* of the file; NULL for what was typed at the prompt */
	const char *text; /* someone else's */
	size_t length;    /* bytes */
	size_t line;      /* number of its first line, from 1 */
};

/* Statements that were passed over in a row for one reason. */
struct passed {
	char note[160];
	size_t count;
};

struct shell {
	struct session session;
	/* For commands that run more: a file's lines, as script_file (shell/script.h), and a list of statements, as
	 * statements_run (shell/statements.h). */
	bool (*run_file)(struct shell *shell, const char *path);
	bool (*run_statements)(struct shell *shell, const struct statement *first);
	struct arena *arena;       /* what the line that is run builds; someone else's */
	struct view_settings view; /* what is shown */
	struct text_view text;
	struct text_sink out;      /* what is still to be written to `output` */
	struct text_sink messages; /* the same for `error` */
	struct view_settings message_view;
	int input, output, error; /* the 0, 1 and 2 of the start, high; -1 where one was closed */
	struct source_place place;
	struct line_editor *editor; /* NULL without a prompt */
	struct history history;
	struct passed passed;
	struct record *record; /* NULL while nothing is recorded */
	bool json, keep_going, parse_only;
	bool output_terminal;
	unsigned columns;   /* that the terminal had when it was asked last */
	bool interactive;   /* lines come from a prompt */
	bool editing;       /* a line is being edited: what is written must spare it */
	bool wrote;         /* something was written since the last prompt, */
	bool ends_blank;    /* and its last line is empty */
	bool echo_left;     /* the terminal has shown ^C, and a new line was begun behind it */
	bool picture_shown; /* in this statement: the heading need not come again */
	bool failures;      /* a line of a script could not be understood */
	bool broken;        /* the output cannot be written */
	bool ended;         /* exit, quit */
	bool interrupted;   /* by Ctrl-C: what is left of the line, the block or the file does not run */
	int status;         /* of exit */
	unsigned depth;     /* of files that run files, and repeat in repeat */
};

/* Whether no further statement is to run. */
bool shell_stops(const struct shell *shell);

/* Writes what is buffered: results, then messages. */
void shell_flush(struct shell *shell);

/* Whether what is buffered ends in an empty line. */
bool shell_ends_blank(const struct text_sink *text);

/* The same where a terminal is watched; a script's output to a file stays buffered. */
void shell_flush_line(struct shell *shell);

/* Where Ctrl-C has just interrupted what waited: the terminal shows "^C", and what follows begins on a line
 * of its own. To be called before anything is shown. */
void shell_leave_echo(struct shell *shell);

/* Where commands print: results in text. With JSON, standard output is for steps alone, so then it is
 * standard error. */
struct sink *shell_sink(struct shell *shell);

/* A line on standard error, behind all that was printed so far; "sock: " is put in front. */
void shell_complain(struct shell *shell, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Brings the settings of the session in line with what is shown and recorded. */
void shell_apply_settings(struct shell *shell);

#endif
