/* The manual, README and the help inside, held against the program: every example runs, every call, command and option has
 * its place. Not here: the sessions in examples/ (test-sessions.c), the help's form (view/test-help.c). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/names.h"
#include "abi/options.h"
#include "lang/commands.h"
#include "support/program.h"
#include "support/suite.h"
#include "command/settings.h"
#include "view/help.h"
#include "text/sink-json.h"

/* A literal display of the manual. */
enum display_kind { DISPLAY_UNMARKED, DISPLAY_SOCK, DISPLAY_SHELL };

struct display {
	enum display_kind kind;
	char *text;  /* as it is typed; for free */
	size_t line; /* of the manual */
};

static char *document(const char *name)
{
	const char *top = getenv("top_srcdir");
	char *path, *text;

	ck_assert_msg(top, "top_srcdir has to name the sources");
	ck_assert_int_gt(asprintf(&path, "%s/%s", top, name), 0);
	text = file_read(path);
	ck_assert_msg(text, "no %s", path);
	free(path);
	return text;
}

/* A line without roff's escapes, which are \e for \ and \& for nothing; the newline stays. Returns its new end. */
static char *put_line(char *to, const char *from, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (from[i] != '\\') {
			*to++ = from[i];
			continue;
		}
		i++;
		ck_assert_msg(i < length && (from[i] == 'e' || from[i] == '&'), "unknown escape in \"%.*s\"",
		              (int)length, from);
		if (from[i] == 'e')
			*to++ = '\\';
	}
	return to;
}

static bool begins(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

static const char *next_line(const char *line)
{
	return line + strcspn(line, "\n") + 1;
}

/* Finds the next display from *from on, and moves *from and *line behind it. */
static bool next_display(const char **from, size_t *line, struct display *display)
{
	enum display_kind kind = DISPLAY_UNMARKED;
	bool inside = false;
	char *to = NULL;

	for (; **from; *from = next_line(*from), ++*line) {
		const char *at = *from;

		if (inside && begins(at, ".Ed")) {
			*to = '\0';
			return true;
		}
		if (inside)
			to = put_line(to, at, (size_t)(next_line(at) - at));
		else if (begins(at, ".Bd -literal")) {
			*display = (struct display){ kind, malloc(strlen(at) + 1), *line };
			ck_assert_ptr_nonnull(display->text);
			to = display->text;
			inside = true;
		} else
			kind = begins(at, ".\\\" run sh\n") ? DISPLAY_SHELL
			       : begins(at, ".\\\" run\n")  ? DISPLAY_SOCK
			                                    : DISPLAY_UNMARKED;
	}
	ck_assert(!inside);
	return false;
}

/* Runs the text as it is typed at a shell that finds sock. */
static void run_shell(struct program *program, const char *text)
{
	char *sock = strdup(getenv("SOCK")), *path;

	ck_assert_int_gt(asprintf(&path, "PATH=%.*s:%s", (int)(strrchr(sock, '/') - sock), sock, getenv("PATH")),
	                 0);
	program->environment = path;
	program->arguments[0] = "-c";
	program->arguments[1] = text;
	setenv("SOCK", "/bin/sh", 1);
	program_run(program);
	setenv("SOCK", sock, 1);
	free(path);
	free(sock);
}

static void run_display(const struct display *display)
{
	char *directory;
	struct program program = { 0 };

	if (strstr(display->text, "--json") && !json_is_available())
		return;
	directory = directory_make();
	program.directory = directory;
	if (display->kind == DISPLAY_SHELL)
		run_shell(&program, display->text);
	else {
		program.input = display->text;
		program_run(&program);
	}
	directory_remove(directory);
	ck_assert_msg(program.status == 0 && program.error[0] == '\0', "line %zu, status %d:\n%s%s%s",
	              display->line, program.status, display->text, program.out, program.error);
	program_free(&program);
}

START_TEST(every_example_runs)
{
	char *manual = document("man/sock.1");
	const char *from = manual;
	struct display display;
	size_t line = 1;
	int count = 0;

	for (; next_display(&from, &line, &display); count++) {
		ck_assert_msg(display.kind != DISPLAY_UNMARKED, "line %zu: no .\\\" run in front", display.line);
		run_display(&display);
		free(display.text);
	}
	ck_assert_int_gt(count, 0);
	free(manual);
}
END_TEST

/* Whether one of the manual's lines that begin with a macro has the word, alone or with a comma behind it. */
static bool has_word(const char *manual, const char *macro, const char *word)
{
	for (const char *line = manual; *line; line = next_line(line)) {
		const char *end = line + strcspn(line, "\n"), *at = line + strlen(macro);

		if (!begins(line, macro))
			continue;
		while (at < end) {
			at += strspn(at, " ");
			size_t length = strcspn(at, " \n");
			if (length == strlen(word) && memcmp(at, word, length) == 0)
				return true;
			at += length;
		}
	}
	return false;
}

START_TEST(the_manual_names_every_call)
{
	char *manual = document("man/sock.1");

	for (size_t i = 0; i < socket_call_count; i++)
		ck_assert_msg(has_word(manual, ".Ic", socket_calls[i]->name), ".Ic %s", socket_calls[i]->name);
	for (size_t i = 0; i < word_alias_count; i++)
		ck_assert_msg(has_word(manual, ".Ic", word_aliases[i].word), ".Ic %s", word_aliases[i].word);
	free(manual);
}
END_TEST

START_TEST(the_manual_names_every_command_and_setting)
{
	char *manual = document("man/sock.1");

	for (size_t i = 0; i < command_count; i++)
		ck_assert_msg(has_word(manual, ".It Ic", commands[i].name), ".It Ic %s", commands[i].name);
	for (size_t i = 0; i < setting_count; i++)
		ck_assert_msg(has_word(manual, ".It Cm", settings[i].name), ".It Cm %s", settings[i].name);
	free(manual);
}
END_TEST

/* The rows of --help are "  -c COMMANDS  ..." and "  --color=auto|always|never". */
START_TEST(the_manual_names_every_option)
{
	char *manual = document("man/sock.1"), macro[40], word[40];
	struct program program = { .arguments = { "--help" } };
	size_t count = 0;

	program_run(&program);
	for (const char *line = program.out; *line; line = next_line(line)) {
		if (sscanf(line, "  --%39[a-z-]", word) == 1)
			snprintf(macro, sizeof macro, ".It Fl Fl");
		else if (sscanf(line, "  -%1[a-z]", word) == 1)
			snprintf(macro, sizeof macro, ".It Fl");
		else
			continue;
		ck_assert_msg(has_word(manual, macro, word), "%s %s", macro, word);
		count++;
	}
	ck_assert_uint_ge(count, 10);
	program_free(&program);
	free(manual);
}
END_TEST

static void run_in_a_new_shell(const char *line)
{
	struct program program = { .arguments = { "-q", "-c", line } };

	program_run(&program);
	ck_assert_msg(program.status == 0 && program.error[0] == '\0', "%s: status %d\n%s%s", line,
	              program.status, program.out, program.error);
	program_free(&program);
}

START_TEST(the_example_of_a_call_runs)
{
	run_in_a_new_shell(socket_calls[_i]->example);
}
END_TEST

START_TEST(the_example_of_a_command_runs)
{
	run_in_a_new_shell(commands[_i].example);
}
END_TEST

START_TEST(the_examples_of_constants_run)
{
	const struct name_set *set = name_sets[_i];
	ck_assert_msg(set->section && set->example, "%s", set->name);
	run_in_a_new_shell(set->example);
}
END_TEST

/* Those of the options are made by help, behind "try"; they are so many that one shell runs them all. */
START_TEST(the_examples_of_options_run)
{
	struct program program = { .arguments = { "-q" } };
	struct view_settings wide = { .width = 10000 };
	char *script;
	size_t script_length;
	FILE *lines = open_memstream(&script, &script_length);

	for (size_t i = 0; i < socket_option_total(); i++) {
		struct text_sink help;

		text_sink_init(&help, &wide);
		ck_assert(help_topic(&help.sink, socket_option_at(i)->name));
		sink_text_length(&help.sink, ROLE_PLAIN, "", 1);
		for (const char *line = help.data; *line; line = next_line(line))
			if (begins(line, "  try "))
				fprintf(lines, "%.*s", (int)(next_line(line) - line) - 6, line + 6);
		text_sink_free(&help);
	}
	ck_assert_int_eq(fclose(lines), 0);
	ck_assert_uint_gt(script_length, 0);
	program.input = script;
	program_run(&program);
	ck_assert_msg(program.status == 0 && program.error[0] == '\0', "status %d\n%s", program.status,
	              program.error);
	program_free(&program);
	free(script);
}
END_TEST

/* The lines with a prompt in README, as a transcript: all of them in one session. */
START_TEST(the_sessions_of_readme_run)
{
	char *readme = document("README"), *transcript = malloc(strlen(readme) + 1), *to = transcript;
	struct program program = { .input = transcript };

	for (const char *line = readme; *line; line = next_line(line))
		if (begins(line, "    sock") && strcspn(line, ">\n") < 30)
			to = stpncpy(to, line + 4, (size_t)(next_line(line) - line - 4));
	*to = '\0';
	ck_assert_msg(begins(transcript, "sock> "), "no session in README");
	program_run(&program);
	ck_assert_msg(program.status == 0 && program.error[0] == '\0', "status %d:\n%s%s", program.status,
	              program.out, program.error);
	program_free(&program);
	free(transcript);
	free(readme);
}
END_TEST

START_TEST(readme_fits_80_columns)
{
	char *readme = document("README");

	for (const char *line = readme; *line; line = next_line(line))
		ck_assert_msg(strcspn(line, "\n") <= 80, "%.*s", (int)strcspn(line, "\n"), line);
	free(readme);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("manual");
	TCase *examples = tcase_create("examples"), *names = tcase_create("names");
	size_t set_count = 0;

	while (name_sets[set_count])
		set_count++;
	tcase_add_test(examples, every_example_runs);
	tcase_add_loop_test(examples, the_example_of_a_call_runs, 0, (int)socket_call_count);
	tcase_add_loop_test(examples, the_example_of_a_command_runs, 0, (int)command_count);
	tcase_add_loop_test(examples, the_examples_of_constants_run, 0, (int)set_count);
	tcase_add_test(examples, the_examples_of_options_run);
	tcase_add_test(examples, the_sessions_of_readme_run);
	suite_add_tcase(suite, examples);
	tcase_add_test(names, the_manual_names_every_call);
	tcase_add_test(names, the_manual_names_every_command_and_setting);
	tcase_add_test(names, the_manual_names_every_option);
	tcase_add_test(names, readme_fits_80_columns);
	suite_add_tcase(suite, names);
	return run_suite(suite);
}
