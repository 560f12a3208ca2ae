/* The command line: its options in one table, from which --help is made.
 * Not here: what the options do (main.c, open.c). */
#ifndef SOCK_SHELL_COMMAND_LINE_H
#define SOCK_SHELL_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* What is to be run, in this order: all of `commands`, then all of `files`; with neither, standard input. The
 * strings are those of the command line. */
struct command_line {
	const char **commands; /* of -c */
	size_t command_count;
	char **files; /* "-" is standard input */
	size_t file_count;
	bool interactive; /* -i */
	bool quiet;       /* -q */
	bool no_startup;  /* -n */
	bool keep_going;  /* -k */
	bool json, parse_only;
	enum colour_choice colour;
};

enum command_line_outcome { COMMAND_LINE_RUN, COMMAND_LINE_HELP, COMMAND_LINE_VERSION, COMMAND_LINE_WRONG };

/* Reads the command line. For COMMAND_LINE_WRONG `problem` (capacity `size`) says what is wrong with it, in
 * one line without newline, escaped. Call command_line_free in any case. */
enum command_line_outcome
command_line_read(struct command_line *line, int argc, char **argv, char *problem, size_t size);

void command_line_free(struct command_line *line);

/* The text of --help: within 80 columns and 24 lines. */
void command_line_help(FILE *out);

#endif
