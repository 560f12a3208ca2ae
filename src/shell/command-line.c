/* The command line: its options in one table, from which --help is made.
 * Not here: what the options do (main.c, open.c). */
#include "shell/command-line.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "text/error.h"

enum option_id {
	OPTION_COMMANDS = 'c',
	OPTION_INTERACTIVE = 'i',
	OPTION_QUIET = 'q',
	OPTION_NO_STARTUP = 'n',
	OPTION_KEEP_GOING = 'k',
	OPTION_JSON = 256,
	OPTION_PARSE_ONLY,
	OPTION_COLOUR,
	OPTION_USAGE,
	OPTION_RELEASE,
};

struct option_row {
	int id;               /* the letter, where it has one */
	const char *name;     /* the long name, or NULL */
	const char *argument; /* what stands behind it, or NULL */
	const char *brief;
};

static const struct option_row rows[] = {
	{ OPTION_COMMANDS, NULL, "COMMANDS", "run these; ; or a new line separates them" },
	{ OPTION_INTERACTIVE, NULL, NULL, "stay at the prompt afterwards" },
	{ OPTION_QUIET, NULL, NULL, "show the call lines alone: a trace that sock runs again" },
	{ OPTION_NO_STARTUP, NULL, NULL, "read no .sockrc" },
	{ OPTION_KEEP_GOING, NULL, NULL, "go on after a line that cannot be understood; fail in the end" },
	{ OPTION_JSON, "json", NULL, "one JSON object a call, on a line of its own" },
	{ OPTION_PARSE_ONLY, "parse-only", NULL, "print each statement in canonical form and call nothing" },
	{ OPTION_COLOUR, "color", "auto|always|never", "whether to use colour; auto: on a terminal" },
	{ OPTION_USAGE, "help", NULL, "print this and exit" },
	{ OPTION_RELEASE, "version", NULL, "print the version and exit" },
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* The table in the two forms that getopt_long takes. */
struct getopt_forms {
	char letters[2 * ROW_COUNT + 2];
	struct option names[ROW_COUNT + 1];
};

static void make_forms(struct getopt_forms *forms)
{
	size_t letters = 0, names = 0;

	memset(forms, 0, sizeof *forms);
	/* getopt is silent then, and tells a missing argument from an unknown option */
	forms->letters[letters++] = ':';
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];

		if (row->id < 256)
			forms->letters[letters++] = (char)row->id;
		if (row->id < 256 && row->argument)
			forms->letters[letters++] = ':';
		if (row->name)
			forms->names[names++] = (struct option){
				.name = row->name,
				.val = row->id,
				.has_arg = row->argument ? required_argument : no_argument,
			};
	}
}

static bool choose_colour(struct command_line *line, const char *word)
{
	static const char *const choices[] = {
		[COLOUR_AUTO] = "auto",
		[COLOUR_ALWAYS] = "always",
		[COLOUR_NEVER] = "never",
	};

	for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
		if (strcmp(word, choices[i]) == 0) {
			line->colour = (enum colour_choice)i;
			return true;
		}
	return false;
}

static enum command_line_outcome wrong(char *problem, size_t size, const char *what, const char *word)
{
	char quoted[120];

	snprintf(problem, size, "%s %s", what, error_quote(quoted, sizeof quoted, word, strlen(word)));
	return COMMAND_LINE_WRONG;
}

/* What getopt stumbled over: the letter, or the word as it was typed. */
static enum command_line_outcome wrong_option(char *problem, size_t size, const char *what, char *const *argv)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	return wrong(problem, size, what, optopt > 0 && optopt < 256 ? letter : argv[optind - 1]);
}

static void set_option(struct command_line *line, int id)
{
	switch (id) {
	case OPTION_COMMANDS:
		line->commands[line->command_count++] = optarg;
		break;
	case OPTION_INTERACTIVE:
		line->interactive = true;
		break;
	case OPTION_QUIET:
		line->quiet = true;
		break;
	case OPTION_NO_STARTUP:
		line->no_startup = true;
		break;
	case OPTION_KEEP_GOING:
		line->keep_going = true;
		break;
	case OPTION_JSON:
		line->json = true;
		break;
	case OPTION_PARSE_ONLY:
		line->parse_only = true;
		break;
	}
}

enum command_line_outcome
command_line_read(struct command_line *line, int argc, char **argv, char *problem, size_t size)
{
	struct getopt_forms forms;
	int id;

	*line = (struct command_line){ .commands = calloc((size_t)argc + 1, sizeof *line->commands) };
	if (!line->commands)
		return wrong(problem, size, "out of", "memory");
	make_forms(&forms);
	while ((id = getopt_long(argc, argv, forms.letters, forms.names, NULL)) != -1) {
		if (id == OPTION_USAGE)
			return COMMAND_LINE_HELP;
		if (id == OPTION_RELEASE)
			return COMMAND_LINE_VERSION;
		if (id == '?')
			return wrong_option(problem, size, "unknown option", argv);
		if (id == ':')
			return wrong_option(problem, size, "something is missing behind", argv);
		if (id == OPTION_COLOUR && !choose_colour(line, optarg))
			return wrong(problem, size, "--color takes auto, always or never, not", optarg);
		set_option(line, id);
	}
	line->files = argv + optind;
	line->file_count = (size_t)(argc - optind);
	return COMMAND_LINE_RUN;
}

void command_line_free(struct command_line *line)
{
	free(line->commands);
	line->commands = NULL;
}

void command_line_help(FILE *out)
{
	fputs("usage: sock [OPTION]... [FILE...]\n"
	      "The socket API as a shell: each line is a call that is made, and shown.\n"
	      "Without FILE and -c it reads standard input; - is standard input.\n\n",
	      out);
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];
		char text[40];

		if (row->name)
			snprintf(text, sizeof text, "--%s%s%s", row->name, row->argument ? "=" : "",
			         row->argument ? row->argument : "");
		else
			snprintf(text, sizeof text, "-%c %s", row->id, row->argument ? row->argument : "");
		if (strlen(text) <= 14)
			fprintf(out, "  %-14s  %s\n", text, row->brief);
		else
			fprintf(out, "  %s\n                  %s\n", text, row->brief);
	}
	fputs("\nExit status: 0; 1 where an expectation was not met or a line could not be\n"
	      "understood; 2 where the command line is wrong. More: man sock, and help inside.\n",
	      out);
}
