/* The line editor: one line from a terminal, whichever library edits it (GNU readline, libedit, or the
 * plain one here).
 * Not here: the history file (history.h), what the words on a line could be (complete/complete.h), the prompt's
 * text (shell/prompt.h). */
#ifndef SOCK_LINE_LINE_H
#define SOCK_LINE_LINE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct line_editor;
struct line_offers;

enum line_outcome {
	LINE_READ, /* a line was entered; of a pasted block it is the whole block, with the newlines inside */
	LINE_END,  /* Ctrl-D on an empty line, or the terminal is gone */
	LINE_INTERRUPTED, /* Ctrl-C: what was typed is dropped; give a new prompt */
	LINE_ERROR,       /* out of memory, or the terminal cannot be read; errno says which */
};

/* What the editor works with. It is copied; what the pointers point to must outlive the editor. */
struct line_settings {
	/* Two different descriptors of the terminal, the editor's own from now on: line_close closes them.
	 * They should be duplicates with high numbers, since 0, 1 and 2 are the user's to close. */
	int input, output;
	/* The SIGINT handler of the caller sets this; nothing else is asked of that handler. Other threads
	 * must block SIGINT, SIGTSTP, SIGCONT and SIGWINCH, or the signal wakes the wrong one. NULL for
	 * none. */
	volatile sig_atomic_t *interrupted;
	/* When this descriptor becomes readable while a line is edited, `woken` is called: it must read it
	 * empty and may call line_message. -1 for none. */
	int wake;
	void (*woken)(void *context);
	/* Says what could stand at the cursor, through line_offers_start and line_offer. `cursor` is a
	 * byte offset, at most `length`. NULL for no completion. */
	void (*complete)(void *context, const char *line, size_t length, size_t cursor,
	                 struct line_offers *offers);
	void *context; /* handed to both */
	bool plain;    /* do without the library that was built in; a dumb terminal is always served so */
};

/* Returns NULL with errno set where it fails (the descriptors are still the caller's then). One editor may
 * be open at a time. Sets the locale for characters (LC_CTYPE) from the environment. */
struct line_editor *line_open(const struct line_settings *settings);

/* Reads one line. In the prompt, bytes between \001 and \002 take no room on the screen. For LINE_READ
 * *line is the text, without the newline that ended it, NUL-ended, for the caller to free; otherwise it is
 * NULL. After LINE_END and LINE_INTERRUPTED the cursor stands on a fresh line. The terminal's own modes
 * hold whenever this is not running. */
enum line_outcome line_read(struct line_editor *editor, const char *prompt, char **line);

/* Sets the descriptor that wakes (see line_settings) anew: it may not be there yet when the editor is
 * opened. Not while a line is edited. */
void line_watch(struct line_editor *editor, int wake);

/* Adds a line to those that the up-arrow brings back. The text is copied. */
void line_remember(struct line_editor *editor, const char *line);

/* Prints text (`length` bytes, printed as they are; a newline is added where the last one is missing) at
 * once: above the line that is being edited, if one is, which stays whole. */
void line_message(struct line_editor *editor, const char *text, size_t length);

/* Gives the terminal back as it was, closes the two descriptors and frees everything. NULL does nothing. */
void line_close(struct line_editor *editor);

/* Which library was built in, with its version: "GNU readline 8.2", "libedit 2.11", "plain". */
const char *line_library(void);

/* For the completer: the byte offset in the line where the word at the cursor begins. What stands from
 * there to the cursor is replaced by what is offered. Without it the word is empty, at the cursor. */
void line_offers_start(struct line_offers *offers, size_t start);

/* For the completer: a word that could stand there, as it is to be typed. `help` is a few words for the
 * list, or NULL. `append` is put behind it when it is the only one: a blank, or '\0' for nothing. Texts
 * are copied; words keep the order in which they come, and one that was offered already is dropped. False:
 * out of memory, the word is missing. */
bool line_offer(struct line_offers *offers, const char *text, const char *help, char append);

#endif
