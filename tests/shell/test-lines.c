/* Lines given to the program, and what it prints of them: single things that no session shows.
 * Not here: sessions with all that they print (test-sessions.c), how scripts are read (test-script.c). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/program.h"
#include "support/suite.h"

/* What the program prints of the line, on both streams, one behind the other; for free. */
static char *printed(const char *option, const char *line)
{
	struct program program = { .arguments = { "-n", option, "-c", line } };
	char *all;
	program_run(&program);
	ck_assert_int_ge(asprintf(&all, "%s%s", program.out, program.error), 0);
	program_free(&program);
	return all;
}

static void assert_printed(const char *option, const char *line, const char *expected)
{
	char *got = printed(option, line);
	ck_assert_msg(strcmp(got, expected) == 0, "%s\nprints\n%s\nand not\n%s", line, got, expected);
	free(got);
}

/* --- read and printed back ------------------------------------------------------------------------------------------- */

static const struct {
	const char *line, *canonical;
} printed_back[] = {
	{ "send buf=0x10", "send buf=0x10\n" }, /* `send 16` would send that many bytes of the session's */
	{ "send buf=16", "send buf=16\n" },
	{ "connect fe80::1%12 80", "connect fe80::1%12 80\n" },
	{ "connect [fe80::1%305]:80", "connect fe80::1%305 80\n" },
};

START_TEST(a_line_is_printed_back)
{
	assert_printed("--parse-only", printed_back[_i].line, printed_back[_i].canonical);
}
END_TEST

/* --- the call line --------------------------------------------------------------------------------------------------- */

#define BOUND(address, scope) \
	"bind(-1, {sa_family=AF_INET6, sin6_port=htons(9), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"" address \
	"\", &sin6_addr), sin6_scope_id=" scope "}, 28)"
#define BAD " = -1 EBADF (Bad file descriptor)\n"

/* The first interface of a system is lo. */
static const struct {
	const char *typed, *shown;
} calls[] = {
	{ BOUND("fe80::1", "1"), BOUND("fe80::1", "if_nametoindex(\"lo\")") BAD },
	{ BOUND("febf::1", "1"), BOUND("febf::1", "if_nametoindex(\"lo\")") BAD },
	{ BOUND("fec0::1", "1"), BOUND("fec0::1", "1") BAD },
	{ BOUND("ff02::1", "1"), BOUND("ff02::1", "if_nametoindex(\"lo\")") BAD },
	{ BOUND("ff12::1", "1"), BOUND("ff12::1", "if_nametoindex(\"lo\")") BAD },
	{ BOUND("ff01::1", "1"), BOUND("ff01::1", "1") BAD },
	{ BOUND("ff05::1", "1"), BOUND("ff05::1", "1") BAD },
	{ BOUND("fe80::1", "12345"), BOUND("fe80::1", "12345") BAD },
	{ "bind @-1 fe80::1%12345 9", BOUND("fe80::1", "12345") BAD },
};

START_TEST(a_call_is_shown)
{
	assert_printed("-q", calls[_i].typed, calls[_i].shown);
}
END_TEST

/* --- values ---------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *line, *shown;
} values[] = {
	{ "(size_t)-1", "18446744073709551615 (0xffffffffffffffff)\n" },
	{ "(nfds_t)-1", "18446744073709551615 (0xffffffffffffffff)\n" },
	{ "(uint64_t)-1", "18446744073709551615 (0xffffffffffffffff)\n" },
	{ "(unsigned long)-1", "18446744073709551615 (0xffffffffffffffff)\n" },
	{ "(long)-1", "-1\n" },
	{ "(ssize_t)-1", "-1\n" },
	{ "(size_t)5", "5\n" },
	{ "(socklen_t)-1", "4294967295 (0xffffffff)\n" },
	{ "a = (size_t)-1; sizeof a", "a = 18446744073709551615 (0xffffffffffffffff)\n8\n" },
	{ "a = (size_t)-1; a = 5; a", "a = 5\na = 5\n" },
};

START_TEST(a_value_is_shown)
{
	char *got = printed("--color=never", values[_i].line);
	size_t length = strlen(got), wanted = strlen(values[_i].shown);
	ck_assert_msg(length >= wanted && strcmp(got + length - wanted, values[_i].shown) == 0,
	              "%s prints\n%s", values[_i].line, got);
	free(got);
}
END_TEST

/* --- bytes ----------------------------------------------------------------------------------------------------------- */

/* Of a length below 0 the kernel looks at nothing: the address is a pointer, and has no bytes above that. */
START_TEST(a_negative_length_leaves_a_pointer)
{
	char *got =
		printed("--color=never",
	                "bind(-1, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, -1)");
	ck_assert_msg(strstr(got, "bind(-1, 0x") && strstr(got, ", -1) = -1 EBADF"), "%s", got);
	ck_assert_msg(!strstr(got, "struct sockaddr"), "bytes of what is a pointer:\n%s", got);
	free(got);
	got = printed("--color=never",
	              "bind(-1, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 2)");
	ck_assert_msg(strstr(got, "struct sockaddr_in, 2 bytes of 16\n"), "%s", got);
	free(got);
}
END_TEST

/* Each line of eight bytes is shown, however many there are, and each has its own. */
START_TEST(a_long_struct_is_shown_to_its_end)
{
	char *line, bytes[1001] = "", *got;
	for (size_t i = 0; i < 125; i++)
		snprintf(bytes + 8 * i, 9, "%08zu", i);
	ck_assert_int_gt(asprintf(&line, "setsockopt(-1, SOL_SOCKET, SO_LINGER, \"%s\", 1000)", bytes), 0);
	got = printed("--color=never", line);
	for (size_t i = 1; i < 125; i++) {
		char row[64];
		snprintf(row, sizeof row, "\n  +%zu ", 8 * i);
		const char *at = strstr(got, row);
		ck_assert_msg(at, "no line +%zu in\n%s", 8 * i, got);
		snprintf(row, sizeof row, "3%zu 3%zu 3%zu", i / 100, i / 10 % 10, i % 10);
		const char *end = strchr(at + 1, '\n'), *digits = strstr(at, row);
		ck_assert_msg(digits && digits < end, "no %s in %.*s", row, (int)(end - at), at);
	}
	free(got);
	free(line);
}
END_TEST

/* --- expectations ---------------------------------------------------------------------------------------------------- */

/* A path that fits in no struct is not what came; it is nothing that could not be said. */
START_TEST(a_path_may_be_longer_than_any)
{
	char *directory = directory_make(), path[601], *line;
	memset(path, 'p', 600);
	path[600] = '\0';
	ck_assert_int_gt(asprintf(&line,
	                          "socket unix dgram; bind ./x; getsockname = {sa_family=AF_UNIX, sun_path=\"%s\"}; say on",
	                          path),
	                 0);
	struct program program = { .arguments = { "-n", "-q", "-c", line }, .directory = directory };
	program_run(&program);
	ck_assert_msg(strstr(program.error, "expected sun_path=\"ppp") &&
	                      strstr(program.error, "got sun_path=\"./x"),
	              "%s%s", program.out, program.error);
	ck_assert_ptr_nonnull(strstr(program.out, "# on\n"));
	ck_assert_int_eq(program.status, 1);
	program_free(&program);
	free(line);
	directory_remove(directory);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("lines");
	TCase *lines = tcase_create("lines");
	tcase_add_loop_test(lines, a_line_is_printed_back, 0,
	                    (int)(sizeof printed_back / sizeof printed_back[0]));
	tcase_add_loop_test(lines, a_call_is_shown, 0, (int)(sizeof calls / sizeof calls[0]));
	tcase_add_loop_test(lines, a_value_is_shown, 0, (int)(sizeof values / sizeof values[0]));
	tcase_add_test(lines, a_negative_length_leaves_a_pointer);
	tcase_add_test(lines, a_long_struct_is_shown_to_its_end);
	tcase_add_test(lines, a_path_may_be_longer_than_any);
	suite_add_tcase(suite, lines);
	return run_suite(suite);
}
