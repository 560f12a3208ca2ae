/* Where lines come from when nobody types them: -c, files, standard input; and running the lines of a text.
 * Not here: what a statement does (statements.h), the prompt (interactive.h). */
#ifndef SOCK_SHELL_SCRIPT_H
#define SOCK_SHELL_SCRIPT_H

#include "command/shell.h"

/* A text whose lines are run as they come in. */
struct lines {
	const char *name; /* of the file, for reports; NULL: typed at the prompt */
	char *text;
	size_t length, capacity; /* bytes */
	size_t taken;            /* bytes that came in and were looked at: whole lines */
	size_t at;               /* the first byte that has not been run */
	size_t number;           /* how many lines lie before it */
	bool started;            /* the first line has been seen */
	bool transcript;         /* and it began with a prompt: only such lines run */
	struct arena arena;      /* what the line that is run builds */
};

enum lines_result {
	LINES_DONE,    /* everything was run, or the shell stops */
	LINES_MORE,    /* the last statement is not finished */
	LINES_STOPPED, /* a line could not be understood, and has been reported */
};

/* An empty text; `name` must outlive it. */
void lines_start(struct lines *lines, const char *name);

/* Adds text. False where memory is out. */
bool lines_add(struct lines *lines, const char *text, size_t length);

/* Runs all lines that are complete; with `last` the text is: an unfinished statement is an error then, and a
 * line needs no newline. */
enum lines_result lines_run(struct shell *shell, struct lines *lines, bool last);

/* Drops all of it; it can be used again. */
void lines_free(struct lines *lines);

/* Runs a text, or a file ("-" is standard input). False where a line could not be understood, or the file could not be
 * read: reported. */
bool script_text(struct shell *shell, const char *name, const char *text, size_t length);
bool script_file(struct shell *shell, const char *path);

#endif
