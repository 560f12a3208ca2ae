/* The table of session commands: what is no call. One row is what the parser, Tab and help know of it.
 * Not here: what a command does (command/commands.c has a function for each). */
#ifndef SOCK_LANG_COMMANDS_H
#define SOCK_LANG_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

enum command_id {
	COMMAND_HELP,
	COMMAND_TABLE,
	COMMAND_SHOW,
	COMMAND_USE,
	COMMAND_SET,
	COMMAND_SOURCE,
	COMMAND_RECORD,
	COMMAND_HISTORY,
	COMMAND_JOBS,
	COMMAND_WAIT,
	COMMAND_INTERRUPT,
	COMMAND_SLEEP,
	COMMAND_SAY,
	COMMAND_EXPECT,
	COMMAND_ERRNO,
	COMMAND_CONSTANTS,
	COMMAND_TYPES,
	COMMAND_LAYOUT,
	COMMAND_SOCKADDR,
	COMMAND_TRUST,
	COMMAND_UNTRUST,
	COMMAND_REPEAT,
	COMMAND_EXIT,
	COMMAND_QUIT,
	COMMAND_COUNT
};

/* How the rest of its line is read. */
enum command_shape {
	SHAPE_WORDS,      /* words and descriptors */
	SHAPE_REST,       /* the line as it stands: say */
	SHAPE_EXPRESSION, /* a C expression: show */
	SHAPE_EXPECT,     /* a C expression or the name of an error: expect */
	SHAPE_REPEAT,     /* a number and a statement or a block */
};

/* What Tab offers for its arguments. */
enum command_argument {
	ARGUMENT_NOTHING,
	ARGUMENT_TOPIC,
	ARGUMENT_DESCRIPTOR,
	ARGUMENT_SETTING,
	ARGUMENT_FILE,
	ARGUMENT_JOB,
	ARGUMENT_VARIABLE,
	ARGUMENT_ERROR,
	ARGUMENT_CONSTANT,
	ARGUMENT_STRUCT,
	ARGUMENT_FAMILY,
};

struct command {
	enum command_id id;
	const char *name;
	const char *usage;   /* arguments: "[NAME]" */
	const char *brief;   /* one line of help */
	const char *example; /* runs as it stands in a new shell */
	enum command_shape shape;
	enum command_argument argument;
	size_t least, most; /* words */
};

extern const struct command commands[];
extern const size_t command_count;

/* The command of that exact name; NULL where there is none. */
const struct command *command_find(const char *text, size_t length);

/* Whether the name of a command is that of a C function too: before "(" it is that. */
bool command_is_function(const char *text, size_t length);

#endif
