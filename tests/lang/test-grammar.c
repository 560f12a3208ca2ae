/* Lines of the language's grammar that are understood and cannot be done, by their numbers there: what the program says of
 * them, and that a script ends there.
 * Not here: lines that cannot be understood (test-parse.c), those that can be done (sessions/grammar-*.sockrc). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/program.h"
#include "support/suite.h"

#define QUIET "set table off; set structs off\n"

static const struct {
	int number;
	const char *before, *line;
	const char *said[3]; /* each stands somewhere on standard error */
} rows[] = {
	{ 6, "", "srv", { ":2:1: ", "`srv`" } },
	{ 17, "", "$nothing", { ":2:1: ", "`nothing`" } },
	{ 24, "socket inet stream; ", "getsockopt reuseaddr = 1", { "expected 1, got 0", "= [1]" } },
	{ 25, "socket inet stream; ", "getsockname = {sa_family=AF_INET6}", { "AF_INET6", "AF_INET" } },
	{ 26, "socketpair unix stream; send @4 \"x\"; ", "recv @3 = \"y\"", { "\"y\"", "\"x\"" } },
	{ 42, "", "use @9", { ":2:5: ", "not open" } },
	{ 43, "", "bind 0.0.0.0 80", { ":2:1: ", "no descriptor yet", "socket inet stream" } },
	{ 43, "", "x = listen", { ":2:5: ", "no descriptor yet" } },
	{ 47,
	  "s = socket inet stream; bind 127.0.0.1 0; listen; ",
	  "con = accept &; recv @con",
	  { "`con`", "job 1", "wait" } },
	{ 55, "socket inet stream; ", "connect localhost", { "the port is missing" } },
	{ 77, "", "die(\"bind\")", { ":2:1: ", "`die`" } },
	{ 80, "", "Bind(3, 4, 5)", { ":2:1: ", "bind" } },
	{ 93, "", "wait(NULL);", { ":2:1: ", "`wait`", "wait" } },
	{ 93, "", "expect 1 == 2", { "1 == 2" } },
	{ 93, "s = socket inet stream; ", "expect ECONNREFUSED", { "ECONNREFUSED" } },
	{ 97, "", "ls", { ":2:1: ", "`ls`", "!ls" } },
};

START_TEST(a_line_that_cannot_be_done_says_why)
{
	char script[512];
	snprintf(script, sizeof script, QUIET "%s%s\nsay and on\n", rows[_i].before, rows[_i].line);
	struct program program = { .arguments = { "-n", "-c", script } };
	program_run(&program);
	char *all;
	ck_assert_int_gt(asprintf(&all, "%s%s", program.out, program.error), 0);
	ck_assert_msg(program.status == 1, "%s: status %d", rows[_i].line, program.status);
	for (size_t i = 0; i < 3 && rows[_i].said[i]; i++)
		ck_assert_msg(strstr(all, rows[_i].said[i]), "%s: nothing of %s in\n%s", rows[_i].line,
		              rows[_i].said[i], all);
	free(all);
	program_free(&program);
}
END_TEST

START_TEST(parse_only_prints_all_that_it_understands)
{
	struct program program = { .arguments = { "-n", "--parse-only" },
		                   .input = "socket(2, 1, 0)\nsned x\nbind  any 80 # c\nlisten @3; close @3\n" };
	program_run(&program);
	ck_assert_str_eq(program.out,
	                 "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)\nbind any 80\nlisten(3, SOMAXCONN)\nclose(3)\n");
	ck_assert_ptr_nonnull(strstr(program.error, ":2:1: no such call or command"));
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("grammar");
	TCase *lines = tcase_create("lines");

	tcase_add_loop_test(lines, a_line_that_cannot_be_done_says_why, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_test(lines, parse_only_prints_all_that_it_understands);
	tcase_set_timeout(lines, 30);
	suite_add_tcase(suite, lines);
	return run_suite(suite);
}
