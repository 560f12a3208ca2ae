/* What the line editors share: the backend that each of them is, waiting for a key, and what a completion
 * offers.
 * Not here: what the rest of the shell sees (line.h). */
#ifndef SOCK_LINE_COMMON_H
#define SOCK_LINE_COMMON_H

#include <signal.h>

#include "line/line.h"

/* One way to edit a line. Between `open` and `close` the editor's `state` is the backend's own. */
struct line_backend {
	bool (*open)(struct line_editor *editor);  /* false with errno set; leaves nothing open */
	void (*close)(struct line_editor *editor); /* closes both descriptors too */
	enum line_outcome (*read)(struct line_editor *editor, const char *prompt, char **line);
	bool (*remember)(struct line_editor *editor, const char *line);
	/* The rest is called only while a line is edited. */
	void (*hide)(struct line_editor *editor); /* clear the line from the screen; the cursor is where it began */
	void (*show)(struct line_editor *editor); /* draw it where the cursor is, in the first column */
	void (*resize)(struct line_editor *editor); /* the terminal has another size: take it and draw the line anew */
	void (*leave)(struct line_editor *editor); /* give the terminal its own modes */
	void (*enter)(struct line_editor *editor); /* take them again; the line is not drawn */
};

extern const struct line_backend line_plain;
extern const struct line_backend line_built; /* GNU readline or libedit; only where one was built in */

struct line_word {
	char *text;
	char *help; /* or NULL */
	char append;
};

struct line_offers {
	size_t start; /* byte offset of the word in the line */
	struct line_word *words;
	size_t count, capacity;
};

enum { LINE_KEY_END = -1, LINE_KEY_INTERRUPTED = -2, LINE_KEY_NONE = -3 };

struct line_editor {
	struct line_settings settings;
	const struct line_backend *backend;
	void *state;
	int ahead;                    /* a key that was read already, or LINE_KEY_NONE */
	bool editing;                 /* a line is on the screen, and line_message must spare it */
	sigset_t outside;             /* the signal mask outside of line_read, */
	sigset_t waiting;             /* and while it waits for a key: only then signals come in */
	struct sigaction handlers[3]; /* what was set before for SIGTSTP, SIGCONT and SIGWINCH */
	char *last;                   /* the line remembered last */
	struct line_offers offers;    /* of the completion that was asked for last */
};

/* --- keys (key.c) --- */

/* Waits for a byte from the terminal and sees to everything else meanwhile: the wake descriptor, Ctrl-Z, a
 * new size. LINE_KEY_END when the terminal is gone, LINE_KEY_INTERRUPTED after Ctrl-C (again and again
 * until the line is given up). */
int line_key(struct line_editor *editor);

/* Whether text follows already, as behind a Tab in a pasted block: more than a second Tab, which may come
 * as fast. */
bool line_text_follows(struct line_editor *editor);

/* Around the reading of a line: the signals are the editor's own in between. */
void line_signals_take(struct line_editor *editor);
void line_signals_return(struct line_editor *editor);

/* Whether Ctrl-C was pressed since the line began. */
bool line_interrupted(const struct line_editor *editor);

/* --- completion (offers.c) --- */

/* Asks the completer anew what could stand at the cursor, into editor->offers. */
void line_complete(struct line_editor *editor, const char *line, size_t length, size_t cursor);

/* How many bytes all words have in common; never a part of a character. */
size_t line_offers_common(const struct line_offers *offers);

/* What takes the place of the `typed` bytes between the word's start and the cursor: the only word, at the
 * end of the line with what is put behind it, or as much as all words have in common. For the caller to
 * free; NULL where nothing is gained by it. */
char *line_offers_insertion(const struct line_offers *offers, size_t typed, bool at_end);

/* Lists the words from the first column on: with their help, one a line, where they fit the screen so,
 * else in columns. */
void line_offers_list(const struct line_editor *editor);

void line_offers_free(struct line_offers *offers);

/* --- the screen (screen.c) --- */

/* Rows and columns; 24 and 80 where the terminal does not say. */
void line_screen_size(const struct line_editor *editor, int *rows, int *columns);

/* Writes all of it; a terminal that is gone is noticed by the next read. */
void line_write(const struct line_editor *editor, const char *text, size_t length);

/* Columns that a text takes on the screen. Bytes between \001 or \002 and the next of them take none, nor
 * does what cannot be shown. */
size_t line_width(const char *text, size_t length);

/* Bytes of the character that begins here (at least 1 of `length`, which is not 0), and its columns. */
size_t line_character(const char *text, size_t length, size_t *columns);

#endif
