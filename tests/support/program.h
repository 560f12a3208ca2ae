/* The built program ($SOCK) run from a test: what it is given, what it says, how it ends. And directories for
 * files that are gone when the test is.
 * Not here: a terminal (terminal.h). */
#ifndef SOCK_TESTS_PROGRAM_H
#define SOCK_TESTS_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#define PROGRAM_ARGUMENTS 12

struct program {
	const char *arguments[PROGRAM_ARGUMENTS]; /* behind the name; NULL ends them */
	const char *input;                        /* what standard input holds; NULL: /dev/null */
	const char *directory;                    /* where it runs; NULL: where the test does */
	const char *environment;                  /* "NAME=VALUE", added; NULL for none */
	const char *output; /* a file that standard output is; NULL: it is kept in `out` */
	bool closed[3];     /* 0, 1, 2 that it is started without */
	/* what comes of it: */
	char *out, *error; /* NUL-ended; for program_free */
	int status;        /* its exit status; 128 and the signal where one ended it */
};

/* Runs it to its end. What cannot be done fails the test. */
void program_run(struct program *program);
void program_free(struct program *program);

/* A new directory; its name is for directory_remove, which takes away all that is in it too. */
char *directory_make(void);
void directory_remove(char *directory);

/* Writes a file of that name in the directory. Returns its path, for free. */
char *file_write(const char *directory, const char *name, const char *text);

/* The text of a file, NUL-ended, for free; NULL where there is none. */
char *file_read(const char *path);

#endif
