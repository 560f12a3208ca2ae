/* The program on scripts: -c, files, standard input; what it prints where, and its exit status.
 * Not here: the prompt (test-terminal.c), start-up files (test-startup.c), what the calls do (test-sessions.c). */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "support/program.h"
#include "support/suite.h"
#include "support/terminal.h"

#define assert_has(text, part) ck_assert_msg(strstr(text, part), "no \"%s\" in:\n%s", part, text)
#define assert_lacks(text, part) ck_assert_msg(!strstr(text, part), "\"%s\" in:\n%s", part, text)

static struct program run(const char *first, const char *second, const char *third)
{
	struct program program = { .arguments = { first, second, third } };

	program_run(&program);
	return program;
}

/* Runs commands with -q, and holds both outputs and the status against what is expected. */
static void check_commands(const char *commands, const char *out, const char *error, int status)
{
	struct program program = run("-q", "-c", commands);

	ck_assert_str_eq(program.out, out);
	ck_assert_str_eq(program.error, error);
	ck_assert_int_eq(program.status, status);
	program_free(&program);
}

/* --- the command line ----------------------------------------------------------------------------------- */

START_TEST(help_fits_a_screen_of_80_by_24)
{
	struct program program = run("--help", NULL, NULL);
	size_t lines = 0;

	ck_assert_int_eq(program.status, 0);
	ck_assert_str_eq(program.error, "");
	for (const char *line = program.out; *line; line = strchr(line, '\n') + 1, lines++)
		ck_assert_uint_le(strcspn(line, "\n"), 79);
	ck_assert_uint_le(lines, 24);
	assert_has(program.out, "--parse-only");
	program_free(&program);
}
END_TEST

START_TEST(version_is_one_line)
{
	struct program program = run("--version", NULL, NULL);

	ck_assert_int_eq(program.status, 0);
	ck_assert_int_eq(strncmp(program.out, "sock ", 5), 0);
	ck_assert_ptr_eq(strchr(program.out, '\n'), program.out + strlen(program.out) - 1);
	program_free(&program);
}
END_TEST

START_TEST(a_wrong_command_line_is_2)
{
	static const char *const wrong[][2] = {
		{ "--bad", "sock: unknown option --bad; try sock --help\n" },
		{ "-x", "sock: unknown option -x; try sock --help\n" },
		{ "-c", "sock: something is missing behind -c; try sock --help\n" },
		{ "--color=red", "sock: --color takes auto, always or never, not red; try sock --help\n" },
	};
	struct program program = run(wrong[_i][0], NULL, NULL);

	ck_assert_str_eq(program.out, "");
	ck_assert_str_eq(program.error, wrong[_i][1]);
	ck_assert_int_eq(program.status, 2);
	program_free(&program);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_told)
{
	struct program program = run("/nonexistent/file", NULL, NULL);

	ck_assert_str_eq(program.error, "sock: /nonexistent/file: No such file or directory\n");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

/* --- where lines come from ------------------------------------------------------------------------------ */

START_TEST(help_on_set_lists_the_settings)
{
	struct program program = run("-q", "-c", "help set");

	assert_has(program.out, "try       set structs off\n\n  notes ");
	assert_has(program.out, "  onerror   continue  ");
	program_free(&program);
}
END_TEST

START_TEST(interrupt_alone_means_the_only_job)
{
	struct program program =
		run("-q", "-c",
	            "sv = socketpair unix stream; recv @sv[1] &; interrupt; recv @sv[0] &; recv @sv[1] &; interrupt");

	assert_has(program.out, " = -1 EINTR (Interrupted system call)");
	assert_has(program.error, "several jobs wait: which one?");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
	check_commands("interrupt", "", "-c:1:1: nothing waits in the background\ninterrupt\n^~~~~~~~~\n", 1);
}
END_TEST

START_TEST(commands_are_run_in_order)
{
	check_commands("htons 80; htons(81)\nhtonl 1",
	               "htons(80) = 20480\nhtons(81) = 20736\nhtonl(1) = 16777216\n", "", 0);
}
END_TEST

START_TEST(standard_input_is_run_without_prompt_or_banner)
{
	static const char *const arguments[] = { NULL, "-", "-i" };
	struct program program = { .arguments = { "-q", arguments[_i] },
		                   .input = "htons 80\n\n# a comment\nhtons 81" };

	program_run(&program);
	ck_assert_str_eq(program.out, "htons(80) = 20480\nhtons(81) = 20736\n");
	ck_assert_str_eq(program.error, "");
	ck_assert_int_eq(program.status, 0);
	program_free(&program);
}
END_TEST

START_TEST(files_share_a_session_and_know_their_lines)
{
	char *directory = directory_make();
	char *first = file_write(directory, "first.sockrc", "a = htons(1)\n");
	char *second = file_write(directory, "second.sockrc", "show a\n\n  sned \"x\"\nshow a\n");
	struct program program = { .arguments = { "-q", "first.sockrc", "second.sockrc" },
		                   .directory = directory };

	program_run(&program);
	ck_assert_str_eq(program.error,
	                 "second.sockrc:3:3: no such call or command; did you mean send?\n  sned \"x\"\n  ^~~~\n");
	ck_assert_str_eq(program.out, "htons(1) = 256\n# 0x100 (256)\n");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
	free(first);
	free(second);
	directory_remove(directory);
}
END_TEST

START_TEST(a_file_runs_a_file_but_not_itself_for_ever)
{
	char *directory = directory_make();
	char *inner = file_write(directory, "inner", "htons 1\nclose 3\n");
	char *outer = file_write(directory, "outer", "source inner\nhtons 2\n");
	char *loop = file_write(directory, "loop", "source loop\n");
	struct program program = { .arguments = { "-q", "outer" }, .directory = directory };
	struct program looping = { .arguments = { "-q", "loop" }, .directory = directory };

	program_run(&program);
	ck_assert_str_eq(program.out, "htons(1) = 256\n");
	assert_has(program.error, "inner:2:");
	assert_has(program.error, "close @3");
	ck_assert_int_eq(program.status, 1);
	program_run(&looping);
	assert_has(looping.error, "loop: files run each other too deeply");
	ck_assert_int_eq(looping.status, 1);
	program_free(&program);
	program_free(&looping);
	free(inner);
	free(outer);
	free(loop);
	directory_remove(directory);
}
END_TEST

START_TEST(of_a_transcript_only_lines_with_a_prompt_run)
{
	struct program program = {
		.arguments = { "-q" },
		.input = "sock> a = htons 80\nhtons(80) = 20480\n\nsock srv LISTEN> repeat 2 {\n...> htons 1; }\nwhatever\nsock 3> sned\n",
	};

	program_run(&program);
	ck_assert_str_eq(program.out, "htons(80) = 20480\nhtons(1) = 256\nhtons(1) = 256\n");
	assert_has(program.error, "standard input:7:9: ");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

/* --- errors --------------------------------------------------------------------------------------------- */

START_TEST(an_error_points_at_its_place)
{
	static const char *const cases[][2] = {
		{ "htons 1; close 3", "-c:1:16: " },
		{ "\n\thtons 80 90", "-c:2:11: " },
		{ "say h\303\244\nsend \"\303\244\303\244\" nonsense", "-c:2:11: " },
		{ "repeat 2 {\nhtons 1\nsned \"x\"\n}", "-c:3:1: " },
		{ "send \"abc", "-c:1:6: " },
		{ "repeat 2 {", "-c:1:11: the end of the input is in the middle of a statement" },
	};
	struct program program = { .arguments = { "-c", cases[_i][0] }, .environment = "LC_ALL=C.UTF-8" };

	program_run(&program);
	ck_assert_msg(strncmp(program.error, cases[_i][1], strlen(cases[_i][1])) == 0, "%s", program.error);
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

START_TEST(a_long_line_is_cut_around_the_spot)
{
	char commands[600] = "send \"";
	struct program program;
	const char *line, *mark;

	memset(commands + 6, 'a', 300);
	strcpy(commands + 306, "\" nonsense ");
	memset(commands + strlen(commands), 'b', 200);
	program = run("-c", commands, NULL);
	line = strchr(program.error, '\n') + 1;
	line = strstr(line, "...");
	ck_assert_ptr_nonnull(line);
	ck_assert_uint_le(strcspn(line, "\n"), 80);
	mark = strchr(line, '\n') + 1;
	ck_assert_int_eq(strncmp(line + strspn(mark, " "), "nonsense", 8), 0);
	program_free(&program);
}
END_TEST

START_TEST(no_byte_of_a_line_steers_the_terminal)
{
	struct program program = run("-c", "close \033[31m\001 \377", NULL);

	ck_assert_ptr_null(strchr(program.error, '\033'));
	ck_assert_ptr_null(strchr(program.error, '\001'));
	ck_assert_ptr_null(strchr(program.error, '\377'));
	assert_has(program.error, "\\033[31m\\001");
	program_free(&program);
}
END_TEST

START_TEST(an_error_ends_a_script_unless_it_is_to_go_on)
{
	struct program stopped = run("-q", "-c", "htons 1\nsned\nhtons 2");
	struct program gone_on = { .arguments = { "-q", "-k", "-c", "htons 1\nsned \"x\"\nhtons 2" } };

	ck_assert_str_eq(stopped.out, "htons(1) = 256\n");
	ck_assert_int_eq(stopped.status, 1);
	program_run(&gone_on);
	ck_assert_str_eq(gone_on.out, "htons(1) = 256\nhtons(2) = 512\n");
	assert_has(gone_on.error, "-c:2:1: ");
	ck_assert_int_eq(gone_on.status, 1);
	program_free(&stopped);
	program_free(&gone_on);
}
END_TEST

START_TEST(a_failed_call_is_no_failure_unless_it_is_to_be)
{
	check_commands("close @77\nhtons 1", "close(77) = -1 EBADF (Bad file descriptor)\nhtons(1) = 256\n",
	               "", 0);
	struct program program = run("-q", "-c", "set onerror stop\nclose @77\nhtons 1");
	ck_assert_str_eq(program.out, "close(77) = -1 EBADF (Bad file descriptor)\n");
	assert_has(program.error, "-c:2:1: ");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

START_TEST(parse_only_prints_and_calls_nothing)
{
	struct program program = {
		.arguments = { "--parse-only", "-c",
		               "socket inet stream\nclose 3\n\n  sned \"x\"\nbind 0.0.0.0 80; close @3" },
	};

	program_run(&program);
	ck_assert_str_eq(program.out, "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)\nbind 0.0.0.0 80\nclose(3)\n");
	assert_has(program.error, "-c:2:7: ");
	assert_has(program.error, "-c:4:3: ");
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
}
END_TEST

/* --- expectations and the end --------------------------------------------------------------------------- */

START_TEST(an_unmet_expectation_fails_in_the_end)
{
	check_commands("close @77 = 0\nhtons 1", "close(77) = -1 EBADF (Bad file descriptor)\nhtons(1) = 256\n",
	               "-c:1:   expected 0, got -1 EBADF\n", 1);
	check_commands("close @77 = EBADF", "close(77) = -1 EBADF (Bad file descriptor)\n", "", 0);
	check_commands("close @77; expect EBADF; expect $? == -1; expect 1",
	               "close(77) = -1 EBADF (Bad file descriptor)\n", "", 0);
	check_commands("close @77; expect EINVAL", "close(77) = -1 EBADF (Bad file descriptor)\n",
	               "-c:1: expected EINVAL, got EBADF\n", 1);
	check_commands("expect 1 > 2", "", "-c:1: expected 1 > 2, got 1 > 2\n", 1);
}
END_TEST

START_TEST(exit_ends_with_its_status)
{
	check_commands("htons 1; exit 7; htons 2\nhtons 3", "htons(1) = 256\n", "", 7);
	check_commands("exit", "", "", 0);
	check_commands("close @77 = 0; quit", "close(77) = -1 EBADF (Bad file descriptor)\n",
	               "-c:1:   expected 0, got -1 EBADF\n", 1);
	check_commands("repeat 5 { htons 1; exit 3 }", "htons(1) = 256\n", "", 3);
}
END_TEST

START_TEST(a_job_that_still_waits_is_dropped)
{
	struct program met = run("-q", "-c", "sv = socketpair unix stream; recv @sv[0] &");
	struct program unmet = run("-q", "-c", "sv = socketpair unix stream; recv @sv[0] = \"x\" &");

	ck_assert_int_eq(met.status, 0);
	ck_assert_int_eq(unmet.status, 1);
	assert_has(unmet.error, "dropped");
	program_free(&met);
	program_free(&unmet);
}
END_TEST

/* --- descriptors and output ----------------------------------------------------------------------------- */

START_TEST(the_first_socket_is_3)
{
	check_commands("socket inet stream", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n", "", 0);
}
END_TEST

START_TEST(the_shell_lives_on_without_0_1_and_2)
{
	check_commands("close @0; close @1; close @2; socket unix stream\nsned \"x\"",
	               "close(0) = 0\nclose(1) = 0\nclose(2) = 0\nsocket(AF_UNIX, SOCK_STREAM, 0) = 0\n",
	               "-c:2:1: no such call or command; did you mean send?\nsned \"x\"\n^~~~\n", 1);
}
END_TEST

START_TEST(what_was_closed_before_is_free)
{
	struct program program = {
		.arguments = { "-q", "-c", "socket unix stream; socket unix stream" },
		.closed = { true, false, false },
	};

	program_run(&program);
	ck_assert_str_eq(program.out,
	                 "socket(AF_UNIX, SOCK_STREAM, 0) = 0\nsocket(AF_UNIX, SOCK_STREAM, 0) = 3\n");
	ck_assert_int_eq(program.status, 0);
	program_free(&program);
}
END_TEST

/* The program runs another one of itself, whose reader goes at once. */
START_TEST(a_reader_that_goes_is_not_told)
{
	struct program program = run("-q", "-c", "!\"$SOCK\" -q -c 'repeat 20000 htons 1' | head -n 1");

	ck_assert_str_eq(program.out, "htons(1) = 256\n");
	ck_assert_str_eq(program.error, "");
	program_free(&program);
}
END_TEST

START_TEST(what_does_not_hold_is_reported)
{
	check_commands("expect 2 - 2; r = -1; show r; expect r == 0", "# r = -1\n# -1\n",
	               "-c:1: expected 2 - 2, which is 0\n-c:1: expected r == 0, got -1 == 0\n", 1);
}
END_TEST

START_TEST(a_full_disk_is_told)
{
	struct program full = { .arguments = { "-q", "-c", "htons 1" }, .output = "/dev/full" };
	struct program closed = { .arguments = { "-q", "-c", "htons 1" }, .closed = { false, true, false } };

	program_run(&full);
	ck_assert_str_eq(full.error, "sock: the output cannot be written: No space left on device\n");
	ck_assert_int_eq(full.status, 1);
	program_run(&closed);
	assert_has(closed.error, "cannot be written");
	ck_assert_int_eq(closed.status, 1);
	program_free(&full);
	program_free(&closed);
}
END_TEST

START_TEST(commands_of_the_system_have_the_outputs_in_order)
{
	check_commands("htons 1\n!echo from sh; echo error >&2\nhtons 2",
	               "htons(1) = 256\nfrom sh\nhtons(2) = 512\n", "error\n", 0);
	check_commands("close @1\n!echo still there", "close(1) = 0\nstill there\n", "", 0);
	check_commands("!exit 3", "", "sock: the command ended with status 3\n", 0);
}
END_TEST

START_TEST(ctrl_c_interrupts_the_call_and_ends_a_script)
{
	const char *const arguments[] = {
		getenv("SOCK"), "-q",
		"-c",           "set notes on; sv = socketpair unix stream\nrecv @sv[0] 10; htons 1\nhtons 2",
		NULL,
	};
	struct terminal_settings settings = { arguments, NULL, NULL, 24, 100 };
	struct terminal *terminal = terminal_start(&settings);
	int status;

	terminal_await(terminal, "recv(3, ...");
	terminal_type(terminal, "\003");
	terminal_await(terminal, ") = -1 EINTR");
	status = terminal_await_end(terminal);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 130);
	assert_lacks(terminal_transcript(terminal), "htons");
	terminal_close(terminal);
}
END_TEST

START_TEST(json_alone_is_on_standard_output)
{
	struct program program = { .arguments = { "--json", "-c", "htons 1; table; show 1; say hello" } };

	program_run(&program);
	if (program.status != 2) { /* a build without JSON says so */
		for (const char *line = program.out; *line; line = strchr(line, '\n') + 1)
			ck_assert_int_eq(line[0], '{');
		assert_has(program.error, "hello\n");
		assert_lacks(program.out, "hello");
		ck_assert_int_eq(program.status, 0);
	}
	program_free(&program);
}
END_TEST

START_TEST(notes_on_what_is_passed_over_are_counted)
{
	struct program program =
		run("-c", "+++ exited with 0 +++\n+++ exited with 0 +++\n--- SIGPIPE ---\nhtons 1", NULL);

	assert_has(program.out, "(2 times)");
	ck_assert_ptr_null(strstr(strstr(program.out, "(2 times)") + 9, "times)"));
	ck_assert_int_eq(program.status, 0);
	program_free(&program);
}
END_TEST

START_TEST(a_note_stands_before_the_error_behind_it)
{
	const char *const arguments[] = { getenv("SOCK"), "-c", "+++ exited with 0 +++\nno_such 1", NULL };
	struct terminal_settings settings = { arguments, NULL, NULL, 24, 100 };
	struct terminal *terminal = terminal_start(&settings);
	terminal_await_end(terminal);
	const char *shown = terminal_transcript(terminal), *note = strstr(shown, "passed over"),
		   *error = strstr(shown, "no such call or command");
	ck_assert_msg(note && error && note < error, "%s", shown);
	terminal_close(terminal);
}
END_TEST

/* --- session commands ----------------------------------------------------------------------------------- */

START_TEST(settings_are_listed_and_set)
{
	struct program list = run("-c", "set width 100; set", NULL);
	struct program times = run("-q", "-c", "set times on; htons 1");

	assert_has(list.out, "structs   on");
	assert_has(list.out, "width     100");
	assert_has(list.out, "onerror   continue");
	assert_has(times.out, "htons(1) = 256 <0.");
	check_commands("set structs maybe", "",
	               "-c:1:13: structs is on or off\nset structs maybe\n            ^~~~~\n", 1);
	check_commands("set colour on", "",
	               "-c:1:5: there is no such setting\n  set, alone, lists them\nset colour on\n    ^~~~~~\n",
	               1);
	program_free(&list);
	program_free(&times);
}
END_TEST

START_TEST(only_open_descriptors_can_be_current)
{
	check_commands("use @77", "", "-c:1:5: this descriptor is not open\nuse @77\n    ^~~\n", 1);
	check_commands("use @1; close", "close(1) = 0\n", "", 0);
}
END_TEST

START_TEST(what_a_call_filled_in_is_shown_as_what_it_is)
{
	check_commands("pipe; write @4 \"hi\\n\"; read; show $?.buf; pton 10.0.0.1; show $?.dst",
	               "pipe([3, 4]) = 0\nwrite(4, \"hi\\n\", 3) = 3\nread(3, \"hi\\n\", 4096) = 3\n# \"hi\\n\"\n"
	               "inet_pton(AF_INET, \"10.0.0.1\", [0a 00 00 01]) = 1\n# [0a 00 00 01]\n",
	               "", 0);
}
END_TEST

START_TEST(a_value_stands_behind_its_name_only)
{
	check_commands("x = 7; x", "# x = 7\n# x = 7\n", "", 0);
	check_commands("123; 0x10; 1 + 2", "# 123 (0x7b)\n# 16 (0x10)\n# 3\n", "", 0);
}
END_TEST

START_TEST(numbers_that_do_not_fit_come_before_their_picture)
{
	struct program program = run("-c", "hton -1", NULL);
	const char *note = strstr(program.out, "-1 does not fit uint32_t"),
		   *heading = note ? strstr(note, "host order, ") : NULL;
	ck_assert_msg(heading, "%s", program.out);
	program_free(&program);
}
END_TEST

START_TEST(repeat_does_it_so_often)
{
	check_commands("n = 2; repeat $n htons 1", "# n = 2\nhtons(1) = 256\nhtons(1) = 256\n", "", 0);
	check_commands("repeat 0 htons 1", "", "", 0);
}
END_TEST

START_TEST(an_address_is_shown_in_its_struct)
{
	struct program inet = run("-c", "sockaddr inet 10.0.0.1 80", NULL);
	struct program local = run("-c", "sockaddr unix /tmp/a", NULL);
	struct program example = run("-c", "sockaddr family daughter", NULL);
	struct program wrong = run("-c", "sockaddr inet ::1 80", NULL);

	assert_has(inet.out, "0a 00 00 01");
	assert_has(inet.out, "htons(80)");
	assert_has(local.out, "sun_path");
	ck_assert_int_eq(example.status, 0);
	assert_has(example.out, "AF_FAMILY");
	ck_assert_int_eq(wrong.status, 1);
	program_free(&inet);
	program_free(&local);
	program_free(&example);
	program_free(&wrong);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("script");
	TCase *lines = tcase_create("command line"), *errors = tcase_create("errors"),
	      *output = tcase_create("output"), *commands = tcase_create("commands");

	tcase_add_test(lines, help_fits_a_screen_of_80_by_24);
	tcase_add_test(lines, version_is_one_line);
	tcase_add_loop_test(lines, a_wrong_command_line_is_2, 0, 4);
	tcase_add_test(lines, a_file_that_is_not_there_is_told);
	tcase_add_test(lines, help_on_set_lists_the_settings);
	tcase_add_test(lines, interrupt_alone_means_the_only_job);
	tcase_add_test(lines, commands_are_run_in_order);
	tcase_add_loop_test(lines, standard_input_is_run_without_prompt_or_banner, 0, 3);
	tcase_add_test(lines, files_share_a_session_and_know_their_lines);
	tcase_add_test(lines, a_file_runs_a_file_but_not_itself_for_ever);
	tcase_add_test(lines, of_a_transcript_only_lines_with_a_prompt_run);
	tcase_add_loop_test(errors, an_error_points_at_its_place, 0, 6);
	tcase_add_test(errors, a_long_line_is_cut_around_the_spot);
	tcase_add_test(errors, no_byte_of_a_line_steers_the_terminal);
	tcase_add_test(errors, an_error_ends_a_script_unless_it_is_to_go_on);
	tcase_add_test(errors, a_failed_call_is_no_failure_unless_it_is_to_be);
	tcase_add_test(errors, parse_only_prints_and_calls_nothing);
	tcase_add_test(errors, an_unmet_expectation_fails_in_the_end);
	tcase_add_test(errors, exit_ends_with_its_status);
	tcase_add_test(errors, a_job_that_still_waits_is_dropped);
	tcase_add_test(output, the_first_socket_is_3);
	tcase_add_test(output, the_shell_lives_on_without_0_1_and_2);
	tcase_add_test(output, a_reader_that_goes_is_not_told);
	tcase_add_test(output, what_does_not_hold_is_reported);
	tcase_add_test(output, what_was_closed_before_is_free);
	tcase_add_test(output, a_full_disk_is_told);
	tcase_add_test(output, commands_of_the_system_have_the_outputs_in_order);
	tcase_add_test(output, ctrl_c_interrupts_the_call_and_ends_a_script);
	tcase_add_test(output, json_alone_is_on_standard_output);
	tcase_add_test(output, notes_on_what_is_passed_over_are_counted);
	tcase_add_test(output, a_note_stands_before_the_error_behind_it);
	tcase_add_test(commands, settings_are_listed_and_set);
	tcase_add_test(commands, only_open_descriptors_can_be_current);
	tcase_add_test(commands, what_a_call_filled_in_is_shown_as_what_it_is);
	tcase_add_test(commands, a_value_stands_behind_its_name_only);
	tcase_add_test(commands, numbers_that_do_not_fit_come_before_their_picture);
	tcase_add_test(commands, repeat_does_it_so_often);
	tcase_add_test(commands, an_address_is_shown_in_its_struct);
	suite_add_tcase(suite, lines);
	suite_add_tcase(suite, errors);
	suite_add_tcase(suite, output);
	suite_add_tcase(suite, commands);
	return run_suite(suite);
}
