/* A terminal for tests: a program runs on it, keys are typed, and what a person would see is read from its
 * screen.
 * Not here: what any program shows. Whatever does not come in time fails the test that waits for it. */
#ifndef SOCK_TESTS_TERMINAL_H
#define SOCK_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct terminal;

struct terminal_settings {
	const char *const *arguments;   /* NULL-ended; the first is the path of the program */
	const char *const *environment; /* NULL-ended, NAME=VALUE, added to the test's own; may be NULL */
	const char *type;               /* $TERM; NULL: xterm */
	int rows, columns;              /* may be 0: a terminal that does not know its size */
};

/* Starts the program in a session of its own, as a shell would that has job control. */
struct terminal *terminal_start(const struct terminal_settings *settings);

/* Hangs up and waits for the program to be gone. */
void terminal_close(struct terminal *terminal);

void terminal_type(struct terminal *terminal, const char *keys);

/* Waits until the text stands on the screen (or has scrolled off it) behind what was awaited last. */
void terminal_await(struct terminal *terminal, const char *text);

/* Waits until the line that the cursor is in reads so (blanks at its end apart) from its first column on. */
void terminal_await_line(struct terminal *terminal, const char *text);

/* Looks again from the first line on, also at what was awaited already. */
void terminal_rewind(struct terminal *terminal);

/* Waits for a bell behind the one that was awaited last. */
void terminal_await_bell(struct terminal *terminal);

/* Waits for anything to be shown after terminal_await_stop. */
void terminal_await_output(struct terminal *terminal);

/* All that was ever shown, line by line without blanks at their ends, each with a newline; valid until the
 * next call. */
const char *terminal_transcript(struct terminal *terminal);

/* The bytes as they came, NUL-ended; valid until the next call. */
const char *terminal_bytes(const struct terminal *terminal);

/* Where the cursor is in its row, from 0. */
int terminal_column(const struct terminal *terminal);

void terminal_resize(struct terminal *terminal, int rows, int columns);
void terminal_signal(const struct terminal *terminal, int number); /* to the program alone */
pid_t terminal_program(const struct terminal *terminal);

/* Whether valgrind runs us. A program that it runs is not stopped by SIGTSTP, and one descriptor of it is valgrind's. */
bool terminal_is_valgrind(void);

/* Waits until the program has stopped (Ctrl-Z); the terminal is the shell's then, with the modes it had at
 * first. */
void terminal_await_stop(struct terminal *terminal);
void terminal_continue(struct terminal *terminal); /* as `fg` does */

/* Whether the terminal shows what is typed and waits for whole lines, as it did before the program
 * started. */
bool terminal_is_cooked(const struct terminal *terminal);

/* Waits for the end; returns what waitpid reports. */
int terminal_await_end(struct terminal *terminal);

#endif
