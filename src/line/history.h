/* The history file: the lines of earlier sessions, one entry a line, in a format of its own for every line
 * editor.
 * Not here: the list that the up-arrow walks (line.h). */
#ifndef SOCK_LINE_HISTORY_H
#define SOCK_LINE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

enum {
	HISTORY_ENTRIES = 1000
}; /* so many are loaded; the file is cut back to them when it holds half as many again */

struct history {
	char *path;     /* NULL: nothing is kept */
	char *last;     /* the newest line, so that it is not saved twice in a row; NULL before the first */
	int descriptor; /* the open file, or -1 until the first line is saved */
	int lowest;     /* the number from which descriptors are the shell's own */
};

/* Where the history is kept: $SOCK_HISTFILE (empty or /dev/null: nowhere), else
 * $XDG_STATE_HOME/sock/history, else $HOME/.local/state/sock/history. To be freed by the caller; NULL for
 * nowhere. */
char *history_path(void);

/* Starts with the given file (copied; NULL for none). Nothing is opened or created yet. `lowest` is the
 * number from which descriptors are the shell's own. False: out of memory. */
bool history_open(struct history *history, const char *path, int lowest);

/* Hands every entry of the file to `entry`, oldest first, at most HISTORY_ENTRIES of them; `line` is gone
 * when it returns. No file is no entries. Cuts a file back that has grown too long. False, with errno set,
 * where the file cannot be read. */
bool history_load(struct history *history, void (*entry)(void *context, const char *line), void *context);

/* Saves a line at once, at the end of the file (0600, made with its directories, 0700, when the first line
 * comes). Not saved, though that is no failure: an empty line, one with a blank in front, and the same as
 * the last. False, with errno set, where it could not be written. */
bool history_save(struct history *history, const char *line);

/* Closes and frees. */
void history_close(struct history *history);

#endif
