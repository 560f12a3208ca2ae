/* The rows of the table of session commands.
 * Not here: what they do. */
#include "lang/commands.h"

#include <stdint.h>
#include <string.h>

#include "text/word-index.h"

#define MANY SIZE_MAX

const struct command commands[] = {
	{ COMMAND_HELP, "help", "[NAME]",
	  "what can be typed; about a call, an option, a constant, a struct, a command", "help bind",
	  SHAPE_WORDS, ARGUMENT_TOPIC, 0, 1 },
	{ COMMAND_TABLE, "table", "[all]", "the descriptor table, as the kernel has it now",
	  "socket inet stream; table", SHAPE_WORDS, ARGUMENT_NOTHING, 0, 1 },
	{ COMMAND_SHOW, "show", "EXPRESSION", "the value of a C expression or a variable, with its bytes",
	  "x = htons(80); show x + 1", SHAPE_EXPRESSION, ARGUMENT_VARIABLE, 1, MANY },
	{ COMMAND_USE, "use", "@FD", "make a descriptor the current one",
	  "a = socket inet stream; b = socket inet dgram; use @a", SHAPE_WORDS, ARGUMENT_DESCRIPTOR, 1, 1 },
	{ COMMAND_SET, "set", "[WHAT VALUE]", "what is shown and how the session behaves; alone, all settings",
	  "set structs off", SHAPE_WORDS, ARGUMENT_SETTING, 0, 2 },
	{ COMMAND_SOURCE, "source", "FILE", "run a session file", "source /dev/null", SHAPE_WORDS,
	  ARGUMENT_FILE, 1, 1 },
	{ COMMAND_RECORD, "record", "[FILE|off]",
	  "keep what is typed, with its results as expectations, in a file that runs again", "record off",
	  SHAPE_WORDS, ARGUMENT_FILE, 0, 1 },
	{ COMMAND_HISTORY, "history", "[N]", "the lines typed before, or the last N of them", "history 10",
	  SHAPE_WORDS, ARGUMENT_NOTHING, 0, 1 },
	{ COMMAND_JOBS, "jobs", "", "the calls that wait in the background", "jobs", SHAPE_WORDS,
	  ARGUMENT_NOTHING, 0, 0 },
	{ COMMAND_WAIT, "wait", "[N]", "wait for job N, or for all jobs",
	  "sv = socketpair unix stream; recv @sv[0] &; send @sv[1] \"x\"; wait", SHAPE_WORDS, ARGUMENT_JOB, 0,
	  1 },
	{ COMMAND_INTERRUPT, "interrupt", "[N]", "make the call of job N, or of the only job, return EINTR",
	  "sv = socketpair unix stream; recv @sv[0] &; interrupt 1", SHAPE_WORDS, ARGUMENT_JOB, 0, 1 },
	{ COMMAND_SLEEP, "sleep", "SECONDS", "do nothing for a while; Ctrl-C ends it", "sleep 0.1",
	  SHAPE_WORDS, ARGUMENT_NOTHING, 1, 1 },
	{ COMMAND_SAY, "say", "TEXT", "print the rest of the line", "say Now the server is bound.",
	  SHAPE_REST, ARGUMENT_NOTHING, 0, MANY },
	{ COMMAND_EXPECT, "expect", "EXPRESSION | ERROR", "hold an expression, or the last error, to be true",
	  "socket family stream; expect EAFNOSUPPORT; expect $? == -1", SHAPE_EXPECT, ARGUMENT_ERROR, 1, MANY },
	{ COMMAND_ERRNO, "errno", "[NAME|NUMBER]", "what an error means; alone, the last one",
	  "errno ECONNREFUSED; errno 98", SHAPE_WORDS, ARGUMENT_ERROR, 0, 1 },
	{ COMMAND_CONSTANTS, "constants", "[PATTERN]", "the constants whose names match, with their numbers",
	  "constants MSG_*", SHAPE_WORDS, ARGUMENT_CONSTANT, 0, 1 },
	{ COMMAND_TYPES, "types", "", "the POSIX types of the socket API, with their size here", "types",
	  SHAPE_WORDS, ARGUMENT_NOTHING, 0, 0 },
	{ COMMAND_LAYOUT, "layout", "STRUCT...",
	  "a struct field by field; several, laid over each other byte by byte",
	  "layout sockaddr sockaddr_in", SHAPE_WORDS, ARGUMENT_STRUCT, 1, 8 },
	{ COMMAND_SOCKADDR, "sockaddr", "FAMILY ADDRESS...", "the bytes of an address in its struct",
	  "sockaddr family daughter; sockaddr inet 10.0.0.1 80", SHAPE_WORDS, ARGUMENT_FAMILY, 2, 3 },
	{ COMMAND_TRUST, "trust", "FILE", "let a .sockrc of this directory run when the shell starts",
	  "help trust", SHAPE_WORDS, ARGUMENT_FILE, 1, 1 },
	{ COMMAND_UNTRUST, "untrust", "FILE", "never run that file, and do not mention it", "help untrust",
	  SHAPE_WORDS, ARGUMENT_FILE, 1, 1 },
	{ COMMAND_REPEAT, "repeat", "N STATEMENT | N { ... }", "do a statement or a block N times",
	  "repeat 3 socket inet stream", SHAPE_REPEAT, ARGUMENT_NOTHING, 2, MANY },
	{ COMMAND_EXIT, "exit", "[N]", "end the session, with exit status N", "exit", SHAPE_WORDS,
	  ARGUMENT_NOTHING, 0, 1 },
	{ COMMAND_QUIT, "quit", "", "end the session", "quit", SHAPE_WORDS, ARGUMENT_NOTHING, 0, 0 },
};

const size_t command_count = sizeof commands / sizeof commands[0];

static const char *name_of_row(size_t row)
{
	return commands[row].name;
}

const struct command *command_find(const char *text, size_t length)
{
	_Static_assert(sizeof commands / sizeof commands[0] <= WORD_INDEX_MOST, "the index is too small");
	static struct word_index index = { .name = name_of_row, .count = sizeof commands / sizeof commands[0] };
	size_t row = word_index_find(&index, text, length);
	return row < index.count ? &commands[row] : NULL;
}

bool command_is_function(const char *text, size_t length)
{
	static const char *const functions[] = { "sleep", "exit", "wait" };
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strlen(functions[i]) == length && memcmp(functions[i], text, length) == 0)
			return true;
	return false;
}
