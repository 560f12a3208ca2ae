/* The program that the tests of the line editor run on a terminal: it says which line it read.
 * Not here: the tests (line/test-line.c). */
#ifndef SOCK_TESTS_LINE_LOOP_H
#define SOCK_TESTS_LINE_LOOP_H

/* The first argument that makes a test program this one. */
#define LINE_LOOP "edit-lines"

/* Reads lines from the terminal at descriptor 0 until the end of input, and prints "<LINE>" for each
 * (newlines as \n, tabs as \t). "close" closes 0, 1 and 2, "pause" waits for SIGUSR2. SIGUSR1 prints a
 * message through the wake descriptor. With "plain" as the second argument the plain editor is used; with
 * $SOCK_HISTFILE the history is loaded and saved. Returns the exit status. */
int line_loop(int count, char **arguments);

#endif
