/* `record`: what it writes, and that it runs again.
 * Not here: the statements themselves. */
#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/program.h"
#include "support/suite.h"
#include "shell/script.h"
#include "shell/open.h"

static struct shell shell;
static char *directory, *file;

static void begin(void)
{
	struct command_line line = { .quiet = true };

	directory = directory_make();
	ck_assert_int_gt(asprintf(&file, "%s/record.sockrc", directory), 0);
	shell_open(&shell, &line);
}

static void end(void)
{
	shell_close(&shell);
	free(file);
	directory_remove(directory);
}

static bool run(const char *text)
{
	return script_text(&shell, NULL, text, strlen(text));
}

static void start(void)
{
	char *command;

	ck_assert_int_gt(asprintf(&command, "record %s", file), 0);
	ck_assert(run(command));
	free(command);
}

/* Ends the record; holds it against what it should be, and runs it in a session of its own. */
static void check(const char *expected)
{
	struct program program = { .arguments = { "-q", file } };
	char *text;

	ck_assert(run("record off"));
	text = file_read(file);
	ck_assert_ptr_nonnull(text);
	ck_assert_str_eq(text, expected);
	free(text);
	program_run(&program);
	ck_assert_msg(program.status == 0, "%s%s", program.out, program.error);
	program_free(&program);
}

static unsigned port_of(int descriptor)
{
	struct sockaddr_in address;
	socklen_t length = sizeof address;

	ck_assert_int_eq(getsockname(descriptor, (struct sockaddr *)&address, &length), 0);
	return ntohs(address.sin_port);
}

START_TEST(calls_in_words_get_their_results)
{
	start();
	run("sv = socketpair unix stream\nsend @sv[0] \"a\\tb\\001\\0012\"\nrecv @sv[1] 100 # all of it");
	run("recv @sv[1] 100 dontwait; shutdown @sv[0] wr\nread @sv[1]\nclose @77");
	run("send @sv[1] 'x' = 1\nfcntl @sv[0] getfd\ninet_ntop [7f 00 00 01]\ngetaddrinfo \"no such host\"");
	check("sv = socketpair unix stream = 0\nsend @sv[0] \"a\\tb\\001\\0012\" = 6\n"
	      "recv @sv[1] 100 = \"a\\tb\\1\\0012\" # all of it\n"
	      "recv @sv[1] 100 dontwait = -1 EAGAIN; shutdown @sv[0] wr = 0\nread @sv[1] = 0\nclose @77 = -1 EBADF\n"
	      "send @sv[1] 'x' = 1\nfcntl @sv[0] getfd = 0\ninet_ntop [7f 00 00 01] = \"127.0.0.1\"\n"
	      "getaddrinfo \"no such host\" = EAI_NONAME\n");
}
END_TEST

START_TEST(calls_in_c_get_their_results_where_they_foretell_nothing)
{
	start();
	run("s = socket(AF_INET, SOCK_STREAM, 0);\nlisten(s, 5); close(77) # none");
	run("bind(s, {sa_family=AF_INET, sin_port=htons(0)}, 16)\nhtons(ntohs(7));\n(listen(s, 6));");
	run("getsockname(s, {sa_family=AF_INET, sin_port=htons(0)}, [16])\nclose(77) = -1\nrecv(s, NULL, 5, 0)");
	check("s = socket(AF_INET, SOCK_STREAM, 0)\nlisten(s, 5) = 0; close(77) = -1 EBADF # none\n"
	      "bind(s, {sa_family=AF_INET, sin_port=htons(0)}, 16) = -1 EINVAL\nhtons(ntohs(7)) = 0x7\n(listen(s, 6) = 0)\n"
	      "getsockname(s, {sa_family=AF_INET, sin_port=htons(0)}, [16])\nclose(77) = -1\nrecv(s, NULL, 5, 0) = -1 ENOTCONN\n");
}
END_TEST

START_TEST(what_is_no_call_stays_as_it_was_typed)
{
	start();
	run("a = 5; socket unix stream # the first\nrepeat 2 { htons 1 }\nhton 80\nsay hello; there\nclose(77) = -1");
	check("a = 5; socket unix stream # the first\nrepeat 2 { htons 1 }\nhton 80\nsay hello; there\nclose(77) = -1\n");
}
END_TEST

START_TEST(ports_that_the_kernel_chose_become_attributes)
{
	char line[200];
	int server, client;

	start();
	run("srv = socket inet stream\nbind 127.0.0.1 0\nlisten 5\ncli = socket inet stream");
	server = (int)shell.session.current.numbers[0];
	client = session_current(&shell.session);
	snprintf(line, sizeof line, "connect 127.0.0.1 %u", port_of(server));
	ck_assert(run(line));
	snprintf(line, sizeof line, "accept @srv; send \"%u\"; recv %u", port_of(client), port_of(client));
	run("send @cli \"hello\"");
	ck_assert(run(line));
	snprintf(line, sizeof line,
	         "srv = socket inet stream\nbind 127.0.0.1 0 = 0\nlisten 5 = 0\ncli = socket inet stream\n"
	         "connect 127.0.0.1 @srv.port = 0\nsend @cli \"hello\" = 5\naccept @srv; send \"%u\" = %zu; recv @cli.port = \"hello\"\n",
	         port_of(client), (size_t)snprintf(NULL, 0, "%u", port_of(client)));
	check(line);
}
END_TEST

START_TEST(a_port_that_was_typed_stays)
{
	unsigned port;
	char line[400], expected[400];

	run("probe = socket inet stream; bind 127.0.0.1 0");
	port = port_of(session_current(&shell.session));
	run("close @probe");
	start();
	snprintf(line, sizeof line, "s = socket inet dgram; bind 127.0.0.1 %u; sendto @s \"x\" 127.0.0.1 %u",
	         port, port);
	ck_assert(run(line));
	run("record off\nclose @s"); /* the second time somebody else binds that port */
	snprintf(expected, sizeof expected,
	         "s = socket inet dgram; bind 127.0.0.1 %u = 0; sendto @s \"x\" 127.0.0.1 %u = 1\n", port,
	         port);
	check(expected);
}
END_TEST

START_TEST(what_could_not_be_understood_is_left_out)
{
	start();
	run("htons 1; close 3");
	run("a = 4; show nothing; htons 2");
	run("sned");
	check("a = 4\n");
}
END_TEST

START_TEST(the_lines_about_the_record_are_left_out)
{
	char *text;

	start();
	run("record");
	run("htons 1; record; htons 2");
	run("record; htons 3 # three");
	run("htons 4; record off; htons 5");
	text = file_read(file);
	ck_assert_str_eq(text, "htons 1 = 0x100; htons 2 = 0x200\nhtons 3 = 0x300 # three\nhtons 4 = 0x400\n");
	free(text);
}
END_TEST

START_TEST(a_file_that_holds_something_is_not_overwritten)
{
	char *path = file_write(directory, "full", "precious\n"), *command, *text;

	ck_assert_int_gt(asprintf(&command, "record %s", path), 0);
	ck_assert(!run(command));
	run("htons 1");
	text = file_read(path);
	ck_assert_str_eq(text, "precious\n");
	ck_assert_ptr_null(shell.record);
	free(text);
	free(command);
	free(path);
}
END_TEST

START_TEST(the_file_is_as_new_files_are)
{
	struct stat status;
	mode_t mask = umask(027);

	start();
	umask(mask);
	ck_assert_int_eq(stat(file, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0640);
	run("socket unix stream");
	ck_assert_int_eq(session_current(&shell.session), (int)shell.session.last->result);
	ck_assert_int_lt(session_current(&shell.session), shell.session.private_base);
	check("socket unix stream\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("record");
	TCase *tests = tcase_create("record");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, calls_in_words_get_their_results);
	tcase_add_test(tests, calls_in_c_get_their_results_where_they_foretell_nothing);
	tcase_add_test(tests, what_is_no_call_stays_as_it_was_typed);
	tcase_add_test(tests, ports_that_the_kernel_chose_become_attributes);
	tcase_add_test(tests, a_port_that_was_typed_stays);
	tcase_add_test(tests, what_could_not_be_understood_is_left_out);
	tcase_add_test(tests, the_lines_about_the_record_are_left_out);
	tcase_add_test(tests, a_file_that_holds_something_is_not_overwritten);
	tcase_add_test(tests, the_file_is_as_new_files_are);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
