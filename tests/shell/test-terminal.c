/* The shell on a terminal, with whichever line editor it was built: what a person sees is the same with each.
 * Not here: the editor's keys (line/test-line.c), what a call shows (the tests of view/). */
#include <check.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/suite.h"
#include "support/terminal.h"

static char directory[] = "/tmp/sock-terminal-XXXXXX";
static char history_setting[100], home_setting[100];

/* Everything that a session may leave lies in a directory of the test. */
static void enter_directory(void)
{
	strcpy(directory + strlen(directory) - 6, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(history_setting, sizeof history_setting, "SOCK_HISTFILE=%s/history", directory);
	snprintf(home_setting, sizeof home_setting, "HOME=%s", directory);
	ck_assert_int_eq(chdir(directory), 0); /* so that paths are short enough for a row of the screen */
}

static void leave_directory(void)
{
	static const char *const names[] = { "history", "socket", "lesson.sock" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		unlink(names[i]);
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_msg(rmdir(directory) == 0, "something was left in %s", directory);
}

static struct terminal *start_on(const char *type, int rows, int columns)
{
	/* valgrind does not follow what a program of the system starts: here numbers and stops are looked at. */
	const char *const followed[] = { getenv("SOCK"), NULL };
	const char *const not_followed[] = { "/usr/bin/env", getenv("SOCK"), NULL };
	const char *const environment[] = { "LC_ALL=C.UTF-8", "INPUTRC=/dev/null", "EDITRC=/dev/null",
		                            history_setting,  home_setting,        NULL };
	struct terminal_settings settings = { terminal_is_valgrind() ? not_followed : followed, environment,
		                              type, rows, columns };
	struct terminal *terminal = terminal_start(&settings);

	terminal_await(terminal, "quit ends.");
	terminal_await_line(terminal, "sock>");
	return terminal;
}

static struct terminal *start(void)
{
	return start_on("xterm", 24, 80);
}

/* Types a line, and waits for what is shown and then for this prompt. */
static void enter(struct terminal *terminal, const char *line, const char *shown, const char *prompt)
{
	terminal_type(terminal, line);
	terminal_type(terminal, "\r");
	terminal_await(terminal, shown);
	terminal_await(terminal, prompt);
	terminal_await_line(terminal, prompt);
}

/* Types, and waits until the line reads so. */
static void edit(struct terminal *terminal, const char *keys, const char *line)
{
	terminal_type(terminal, keys);
	terminal_await_line(terminal, line);
}

static void drop_line(struct terminal *terminal, const char *prompt)
{
	terminal_type(terminal, "\003");
	terminal_await(terminal, "^C");
	terminal_await_line(terminal, prompt);
}

static void ck_ended(struct terminal *terminal, int status)
{
	int got = terminal_await_end(terminal);

	ck_assert_msg(WIFEXITED(got) && WEXITSTATUS(got) == status, "ended with %x:\n%s", (unsigned)got,
	              terminal_transcript(terminal));
	ck_assert(terminal_is_cooked(terminal));
	terminal_close(terminal);
}

static void end(struct terminal *terminal)
{
	terminal_type(terminal, "\004");
	ck_ended(terminal, 0);
}

/* --- a session as a whole --- */

/* Which terminal it is, and how wide its name is, differs from run to run. */
static char *without_terminal_rows(const char *transcript)
{
	char *copy = strdup(transcript), *row;

	while ((row = strstr(copy, "       0        tty "))) {
		char *next = strchr(row, '\n') + 1;

		memmove(row, next, strlen(next) + 1);
	}
	return copy;
}

START_TEST(a_session_reads_the_same_with_every_editor)
{
	static const char expected[] =
		"sock> srv = socket unix stream\n"
		"socket(AF_UNIX, SOCK_STREAM, 0) = 3\n"
		"\n"
		"      fd  name  what         local            remote           state\n"
		"       1        same as 0\n"
		"       2        same as 0\n"
		"  +    3  srv   unix stream  -                -\n"
		"\n"
		"sock srv> lisetn 5\n"
		"lisetn 5\n"
		"^~~~~~\n"
		"no such call or command; did you mean listen?\n"
		"\n"
		"sock srv> close\n"
		"close(3) = 0\n"
		"\n"
		"  -    3  srv   unix stream  -                -\n"
		"\n"
		"sock> half a line^C\n"
		"sock> quit\n\n";
	struct terminal *terminal = start();
	char *got;

	enter(terminal, "srv = socket unix stream", "= 3", "sock srv>");
	enter(terminal, "lisetn 5", "did you mean listen?", "sock srv>");
	edit(terminal, "closr", "sock srv> closr");
	enter(terminal, "\177e", "close(3) = 0", "sock>");
	edit(terminal, "half a line", "sock> half a line");
	drop_line(terminal, "sock>");
	terminal_type(terminal, "quit\r");
	terminal_await_end(terminal);
	got = without_terminal_rows(terminal_transcript(terminal));
	ck_assert_ptr_nonnull(strstr(got, "sock> "));
	ck_assert_str_eq(strstr(got, "sock> "), expected);
	free(got);
	terminal_close(terminal);
}
END_TEST

START_TEST(keys_that_drop_or_end_a_line)
{
	struct terminal *terminal = start();

	edit(terminal, "socket inet", "sock> socket inet");
	drop_line(terminal, "sock>");
	drop_line(terminal, "sock>");
	drop_line(terminal, "sock>");
	edit(terminal, "abc\001\004", "sock> bc");
	drop_line(terminal, "sock>");
	end(terminal);
}
END_TEST

START_TEST(exit_gives_the_status)
{
	struct terminal *terminal = start();

	terminal_type(terminal, "exit 7\r");
	ck_ended(terminal, 7);
}
END_TEST

/* --- calls that wait --- */

static void listen_at_socket(struct terminal *terminal)
{
	enter(terminal, "srv = socket unix stream", "= 3", "sock srv>");
	enter(terminal, "bind ./socket", "sun_path=\"./socket\"}, 11) = 0", "sock srv>");
	enter(terminal, "listen", "listen(3, SOMAXCONN) = 0", "sock srv>");
}

static int connect_to_socket(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "./socket" };
	int client = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	ck_assert_int_eq(connect(client, (const struct sockaddr *)&address, sizeof address), 0);
	return client;
}

START_TEST(an_interrupt_ends_the_call_that_waits)
{
	struct terminal *terminal = start();

	listen_at_socket(terminal);
	terminal_type(terminal, "accept\r");
	terminal_await(terminal, "accept(3, ...");
	ck_assert(terminal_is_cooked(terminal));
	terminal_type(terminal, "\003");
	terminal_await(terminal, "= -1 EINTR (Interrupted system call)");
	terminal_await_line(terminal, "sock srv>");
	ck_assert_ptr_nonnull(strstr(terminal_transcript(terminal), "\n^C\naccept(3, "));
	enter(terminal, "getsockname", "= 0", "sock srv>"); /* still open */
	end(terminal);
}
END_TEST

/* As every shell has it; what is started from the prompt is ended by it as ever. */
START_TEST(a_quit_ends_nothing)
{
	struct terminal *terminal = start();

	edit(terminal, "say still", "sock> say still");
	terminal_type(terminal, "\034");
	edit(terminal, " here", "sock> say still here");
	terminal_await(terminal, "still here");
	enter(terminal, "", "still here", "sock>");
	listen_at_socket(terminal);
	terminal_type(terminal, "accept\r");
	terminal_await(terminal, "accept(3, ...");
	terminal_type(terminal, "\034\003");
	terminal_await(terminal, "= -1 EINTR (Interrupted system call)");
	terminal_await_line(terminal, "sock srv>");
	enter(terminal, "!ulimit -c 0; kill -QUIT $$", "ended by signal 3", "sock srv>");
	end(terminal);
}
END_TEST

START_TEST(a_call_that_waits_survives_a_stop)
{
	struct terminal *terminal = start();
	int client;

	listen_at_socket(terminal);
	terminal_type(terminal, "accept\r");
	terminal_await(terminal, "accept(3, ...");
	terminal_type(terminal, "\032");
	terminal_await_stop(terminal);
	terminal_continue(terminal);
	client = connect_to_socket();
	terminal_await(terminal, "= 4");
	terminal_await_line(terminal, "sock 4>");
	close(client);
	end(terminal);
}
END_TEST

START_TEST(a_job_that_ends_spares_the_line)
{
	struct terminal *terminal = start();
	const char *transcript, *from;
	int client;

	listen_at_socket(terminal);
	enter(terminal, "con = accept &", "[1] accept(3, ...", "sock srv>");
	edit(terminal, "send \"hal\"\033[D", "sock srv> send \"hal\"");
	client = connect_to_socket();
	terminal_await(terminal, "[1] accept(3, ");
	terminal_await(terminal, "sock srv> send \"hal\"");
	enter(terminal, "f", "send(3, \"half\", 4, 0) = -1 ENOTCONN", "sock srv>");
	transcript = terminal_transcript(terminal);
	from = strstr(transcript, "sock srv> send");
	ck_assert_msg(from && !strstr(from + 1, "sock srv> send"), "the line stands there twice:\n%s",
	              transcript);
	ck_assert_msg(strncmp(from, "sock srv> send \"half\"\n", 22) == 0, "the line is torn:\n%s", transcript);
	close(client);
	end(terminal);
}
END_TEST

/* What a job has brought is told from the prompt by an empty line, whether the table follows or not. */
START_TEST(an_empty_line_follows_a_job)
{
	struct terminal *terminal = start();
	int client;

	listen_at_socket(terminal);
	enter(terminal, "set table off; con = accept &", "[1] accept(3, ...", "sock srv>");
	client = connect_to_socket();
	terminal_await(terminal, " = 4");
	terminal_await_line(terminal, "sock srv>");
	ck_assert_ptr_nonnull(strstr(terminal_transcript(terminal), " = 4\n\nsock srv>"));
	close(client);
	end(terminal);
}
END_TEST

START_TEST(a_job_is_interrupted_by_its_number)
{
	struct terminal *terminal = start();

	listen_at_socket(terminal);
	enter(terminal, "accept &", "[1] accept(3, ...", "sock srv>");
	enter(terminal, "jobs", "[1] accept(3, ...", "sock srv>");
	enter(terminal, "interrupt 1", "= -1 EINTR (Interrupted system call)", "sock srv>");
	enter(terminal, "accept &", "accept(3, ...", "sock srv>");
	terminal_type(terminal, "htons(1); wait; htons(80)\r");
	terminal_await(terminal, "htons(1) = 256");
	terminal_type(terminal, "\003"); /* ends the waiting for the job and what stands behind it, not the job */
	terminal_await(terminal, "^C");
	terminal_await_line(terminal, "sock srv>");
	ck_assert_ptr_null(strstr(terminal_transcript(terminal), "20480"));
	enter(terminal, "jobs", "accept(3, ...", "sock srv>");
	end(terminal);
}
END_TEST

/* --- completion --- */

START_TEST(words_are_completed_by_what_fits_there)
{
	struct terminal *terminal = start();

	edit(terminal, "getsockn\t", "sock> getsockname");
	drop_line(terminal, "sock>");
	enter(terminal, "srv = socket unix stream", "= 3", "sock srv>");
	edit(terminal, "getsockopt reusea\t", "sock srv> getsockopt reuseaddr");
	enter(terminal, "", "getsockopt(3, SOL_SOCKET, SO_REUSEADDR, [0], [4]) = 0", "sock srv>");
	edit(terminal, "shutdown rdw\t", "sock srv> shutdown rdwr");
	drop_line(terminal, "sock srv>");
	edit(terminal, "close @s\t", "sock srv> close @srv");
	enter(terminal, "", "close(3) = 0", "sock>");
	end(terminal);
}
END_TEST

START_TEST(a_second_tab_lists_with_help)
{
	struct terminal *terminal = start();

	terminal_type(terminal, "getsock\t\t");
	terminal_await(terminal, "  getsockname");
	terminal_await(terminal, "  getsockopt");
	terminal_await_line(terminal, "sock> getsock");
	drop_line(terminal, "sock>");
	end(terminal);
}
END_TEST

START_TEST(file_names_are_completed)
{
	struct terminal *terminal = start();
	FILE *file = fopen("lesson.sock", "w");

	ck_assert_ptr_nonnull(file);
	fputs("htons(80)\n", file);
	fclose(file);
	terminal_type(terminal, "source les\t");
	terminal_await_line(terminal, "sock> source lesson.sock");
	enter(terminal, "", "htons(80) = 20480", "sock>");
	end(terminal);
}
END_TEST

/* --- history --- */

START_TEST(lines_of_an_earlier_session_come_back)
{
	struct terminal *terminal = start();
	struct stat status;

	enter(terminal, "htons(80)", "= 20480", "sock>");
	enter(terminal, " htons(81)", "= 20736", "sock>");
	enter(terminal, "htons(80)", "= 20480", "sock>");
	end(terminal);
	ck_assert_int_eq(stat("history", &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0600);
	ck_assert_int_eq(status.st_size, 10); /* once, and not the one with a blank in front */
	terminal = start();
	edit(terminal, "\033[A", "sock> htons(80)");
	enter(terminal, "", "= 20480", "sock>");
	enter(terminal, "sock> htons(82)", "= 20992", "sock>"); /* a transcript, pasted */
	edit(terminal, "\033[A", "sock> sock> htons(82)");
	drop_line(terminal, "sock>");
	end(terminal);
}
END_TEST

START_TEST(the_history_lists_a_statement_of_several_lines_as_such)
{
	struct terminal *terminal = start();
	enter(terminal, "htons(", "htons(", "...>");
	enter(terminal, "80)", "htons(80) = 20480", "sock>");
	enter(terminal, "history", "       80)", "sock>");
	end(terminal);
}
END_TEST

/* --- pasting, lines that go on --- */

START_TEST(a_pasted_block_is_run_line_by_line)
{
	struct terminal *terminal = start();
	bool bracketed = strstr(terminal_bytes(terminal), "\033[?2004h");

	terminal_type(terminal, bracketed ? "\033[200~" : "");
	terminal_type(terminal, "htons(1)\rhtons(2)\rhtons(3)");
	terminal_type(terminal, bracketed ? "\033[201~\r" : "\r");
	terminal_await(terminal, "htons(1) = 256");
	terminal_await(terminal, "htons(2) = 512");
	terminal_await(terminal, "htons(3) = 768");
	terminal_await_line(terminal, "sock>");
	end(terminal);
}
END_TEST

START_TEST(the_rest_of_a_paste_that_stopped_is_told)
{
	struct terminal *terminal = start();

	if (strstr(terminal_bytes(terminal), "\033[?2004h")) { /* without bracketed paste each line is a line */
		terminal_type(terminal, "\033[200~htons(1)\rhtosn 2\rhtons(3)\rhtons(4)\033[201~\r");
		terminal_await(terminal, "did you mean htons?");
		terminal_await(terminal, "2 more lines of the paste did not run");
		terminal_await_line(terminal, "sock>");
	}
	end(terminal);
}
END_TEST

START_TEST(what_is_not_finished_goes_on)
{
	struct terminal *terminal = start();

	enter(terminal, "htons(", "htons(", "...>");
	enter(terminal, "80)", "htons(80) = 20480", "sock>");
	enter(terminal, "htons(", "htons(", "...>");
	drop_line(terminal, "sock>");
	enter(terminal, "\033[A", "htons(80) = 20480", "sock>"); /* both lines come back as one */
	enter(terminal, "htons(81)", "htons(81) = 20736", "sock>");
	enter(terminal, "htons(", "htons(", "...>");
	terminal_type(terminal, "\004"); /* it ends the statement, and not the session */
	terminal_await(terminal, "the end of the input is in the middle of a statement");
	terminal_await_line(terminal, "sock>");
	end(terminal);
}
END_TEST

/* --- terminals --- */

START_TEST(a_stopped_session_goes_on)
{
	struct terminal *terminal = start();

	edit(terminal, "htons(8", "sock> htons(8");
	terminal_type(terminal, "\032");
	terminal_await_stop(terminal);
	ck_assert(terminal_is_cooked(terminal));
	terminal_continue(terminal);
	terminal_await_output(terminal);
	enter(terminal, "0)", "htons(80) = 20480", "sock>");
	end(terminal);
}
END_TEST

START_TEST(the_second_interrupt_says_how_to_leave)
{
	struct terminal *terminal = start();

	edit(terminal, "listen", "sock> listen");
	drop_line(terminal, "sock>");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "quit or Ctrl-D ends the session");
	terminal_await_line(terminal, "sock>");
	end(terminal);
}
END_TEST

START_TEST(a_new_size_is_taken)
{
	struct terminal *terminal = start();

	enter(terminal, "socket unix stream", "= 3", "sock 3>");
	terminal_resize(terminal, 40, 120);
	enter(terminal, "set width", "width     120", "sock 3>"); /* the first line behind it has it already */
	end(terminal);
}
END_TEST

START_TEST(closing_0_1_and_2_does_not_end_the_session)
{
	struct terminal *terminal = start();

	enter(terminal, "close @0", "close(0) = 0", "sock>");
	enter(terminal, "close @1", "close(1) = 0", "sock>");
	enter(terminal, "close @2", "close(2) = 0", "sock>");
	enter(terminal, "socket inet stream", "= 0", "sock 0>"); /* the lowest number is free now */
	drop_line(terminal, "sock 0>");
	edit(terminal, "getsockn\t", "sock 0> getsockname");
	enter(terminal, "", "= 0", "sock 0>");
	end(terminal);
}
END_TEST

START_TEST(a_descriptor_that_does_not_block_does_no_harm)
{
	struct terminal *terminal = start();

	enter(terminal, "fcntl @0 F_SETFL O_NONBLOCK", "= 0", "sock>");
	enter(terminal, "htons(80)", "htons(80) = 20480", "sock>");
	end(terminal);
}
END_TEST

START_TEST(a_dumb_terminal_gets_no_escape_sequences)
{
	struct terminal *terminal = start_on("dumb", 24, 80);

	enter(terminal, "srv = socket unix stream", "socket(AF_UNIX, SOCK_STREAM, 0) = 3", "sock srv>");
	edit(terminal, "clsoe\177\177\177ose", "sock srv> close");
	enter(terminal, "", "close(3) = 0", "sock>");
	ck_assert_ptr_null(strchr(terminal_bytes(terminal), '\033'));
	end(terminal);
}
END_TEST

START_TEST(a_terminal_that_does_not_know_its_size_works)
{
	struct terminal *terminal = start_on("xterm", 0, 0);

	enter(terminal, "srv = socket unix stream", "socket(AF_UNIX, SOCK_STREAM, 0) = 3", "sock srv>");
	ck_assert_ptr_null(strstr(terminal_bytes(terminal), "\033[6n"));
	end(terminal);
}
END_TEST

static Suite *terminal_suite(void)
{
	const TTest *const tests[] = {
		a_session_reads_the_same_with_every_editor,
		keys_that_drop_or_end_a_line,
		exit_gives_the_status,
		an_interrupt_ends_the_call_that_waits,
		a_quit_ends_nothing,
		a_call_that_waits_survives_a_stop,
		a_job_that_ends_spares_the_line,
		an_empty_line_follows_a_job,
		a_job_is_interrupted_by_its_number,
		words_are_completed_by_what_fits_there,
		a_second_tab_lists_with_help,
		file_names_are_completed,
		lines_of_an_earlier_session_come_back,
		the_history_lists_a_statement_of_several_lines_as_such,
		a_pasted_block_is_run_line_by_line,
		the_rest_of_a_paste_that_stopped_is_told,
		what_is_not_finished_goes_on,
		a_stopped_session_goes_on,
		the_second_interrupt_says_how_to_leave,
		a_new_size_is_taken,
		closing_0_1_and_2_does_not_end_the_session,
		a_descriptor_that_does_not_block_does_no_harm,
		a_dumb_terminal_gets_no_escape_sequences,
		a_terminal_that_does_not_know_its_size_works,
	};
	Suite *suite = suite_create("terminal");
	TCase *cases = tcase_create("session");

	tcase_set_timeout(cases, 60);
	tcase_add_checked_fixture(cases, enter_directory, leave_directory);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return suite;
}

int main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	return run_suite(terminal_suite());
}
