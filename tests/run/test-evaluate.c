/* Expressions: operators, variables and how long their memory lives, parts of values, attributes, functions.
 * Not here: reading them (lang/test-parse.c), calls (test-invoke.c). */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "support/calls.h"
#include "support/suite.h"

#define PREPARE \
	"x = 5; big = 5000000000; text = \"hello\"; s = socket inet dgram; bind 127.0.0.1 0; getsockname; a = $?.addr;" \
	"sv = socketpair unix stream; z = socket inet stream"

static const struct {
	const char *expression;
	int64_t value;
} rows[] = {
	{ "1 + 2 * 3", 7 },
	{ "-7 / 2", -3 },
	{ "-7 % 3", -1 },
	{ "1 << 4 | 3 & 2 ^ 1", 19 },
	{ "!x", 0 },
	{ "~0", -1 },
	{ "x > 4 && x < 6", 1 },
	{ "(x < 5) * 8 + (x <= 5) * 4 + (x > 5) * 2 + (x >= 5)", 5 },
	{ "(x < 6) * 8 + (x <= 4) * 4 + (x > 4) * 2 + (x >= 6)", 10 },
	{ "(x == 5) * 8 + (x != 5) * 4 + (x == 6) * 2 + (x != 6)", 9 },
	{ "0 && 1 / 0", 0 },
	{ "1 || 1 / 0", 1 },
	{ "x == 5 ? 10 : 1 / 0", 10 },
	{ "x++ + x", 11 },
	{ "--x", 4 },
	{ "x += 3", 8 },
	{ "x = y = 9", 9 },
	{ "big", 5000000000 },
	{ "big + 1", 5000000001 },
	{ "(short)70000", 4464 },
	{ "(unsigned char)-1", 255 },
	{ "(uint16_t)-1", 65535 },
	{ "(unsigned short)-1", 65535 },
	{ "(uint8_t)200", 200 },
	{ "(int8_t)200", -56 },
	{ "(signed char)200", -56 },
	{ "(in_port_t)-1", 65535 },
	{ "(in_addr_t)-1", 4294967295 },
	{ "(sa_family_t)-1", 65535 },
	{ "(socklen_t)-1", 4294967295 },
	{ "(int)4294967295", -1 },
	{ "(int32_t)4294967295", -1 },
	{ "(int unsigned)-1", 4294967295 },
	{ "(ssize_t)-1", -1 },
	{ "(suseconds_t)-1", -1 },
	{ "-9223372036854775807 - 1", INT64_MIN },
	{ "sizeof x", 4 },
	{ "sizeof(big)", 8 },
	{ "sizeof text", 6 },
	{ "sizeof(a)", 16 },
	{ "sizeof(struct sockaddr_in6)", 28 },
	{ "sizeof(close(x))", 4 },
	{ "sizeof(recv(s, text, 5, 0))", 8 },
	{ "sizeof(htons(1))", 2 },
	{ "text[1]", 'e' },
	{ "text[5]", 0 },
	{ "a.sin_family", AF_INET },
	{ "a.sa_family", AF_INET },
	{ "ntohs(a.sin_port) == @s.port", 1 },
	{ "a.sin_addr == inet_addr(\"127.0.0.1\")", 1 },
	{ "@s.family", AF_INET },
	{ "@s.type", SOCK_DGRAM },
	{ "@z.port", 0 },
	{ "@sv[0] == sv[0]", 1 },
	{ "htons(htons(80))", 80 },
	{ "NULL", 0 },
	{ "errno", 0 },
	{ "sleep(0)", 0 },
	{ "exit(3)", 0 },
	{ "perror(\"bind\")", 0 },
};

START_TEST(each_value)
{
	performs(PREPARE);
	int64_t value = number_of(rows[_i].expression);
	ck_assert_msg(value == rows[_i].value, "%s is %lld", rows[_i].expression, (long long)value);
}
END_TEST

static const struct {
	const char *line, *message;
} mistakes[] = {
	{ "1 / 0", "division by zero" },
	{ "1 % 0", "division by zero" },
	{ "nosuch + 1", "variable `nosuch`" },
	{ "text + 1 + nosuch", "variable `nosuch`" },
	{ "text[6]", "the array has 6 elements" },
	{ "text[-1]", "the array has 6 elements" },
	{ "x[0]", "this is no array" },
	{ "a.nosuch", "no member `nosuch`" },
	{ "x.sin_port", "no struct" },
	{ "*x", "" },
	{ "&nosuch", "only a variable has an address" },
	{ "5 = 6", "" },
	{ "sv[2] = 1", "" },
	{ "@s.nosuch", "there is no attribute `nosuch`" },
	{ "@77.port", "descriptor 77 is not open" },
	{ "@nosuch.port", "variable `nosuch`" },
	{ "$?.nosuch", "filled in nothing called `nosuch`" },
	{ "nosuch(1)", "there is no function `nosuch`" },
	{ "printf(\"x\")", "there is no call `printf`" },
	{ "-9223372036854775807 - 1 / 0", "division by zero" },
};

START_TEST(each_mistake)
{
	performs(PREPARE);
	refuses(mistakes[_i].line, mistakes[_i].message);
}
END_TEST

START_TEST(nothing_has_been_called_yet)
{
	refuses("$?", "no call has been made yet");
	refuses("$?.buf", "no call has been made yet");
}
END_TEST

/* --- how long values live ---------------------------------------------------------------------------------------- */

START_TEST(a_variable_takes_values_of_any_kind)
{
	performs(PREPARE);
	performs("x = \"abc\"; x = 5; x = a; x = x.sin_port; x = \"a longer text\"; x = x; y = x; x = 1; y");
	ck_assert_str_eq(told_value, "a longer text");
	performs("text = text; text = text[0]; text");
	ck_assert_str_eq(told_value, "104");
	performs("u = socket unix dgram; bind @\"%d\"; getsockname; b = $?.addr; b = b.sun_path; c = b; b = 1; sizeof c",
	         123456);
	ck_assert_str_eq(told_value, "7");
}
END_TEST

START_TEST(old_memory_stays_for_pointers)
{
	performs(PREPARE);
	performs("p = &text; text = \"another text of another length\"; text = 5; send(sv[0], p, 6, 0)");
	returned(6, 0);
	ck_assert_int_eq(newest()->arguments[1].value, number_of("p"));
	performs("recv @sv[1] = \"hello\\0\"");
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_MET);
	performs("send(sv[0], p, 7, 0)");
	returned(-1, EFAULT);
}
END_TEST

START_TEST(structs_keep_what_they_point_to)
{
	performs("x = getservbyname http tcp; getservbyname ssh; htons 2; htons 3; y = x; x = 1; y.s_name");
	ck_assert_str_eq(told_value, "http");
	performs("getservbyname ssh; t = (getservbyname(\"domain\", \"udp\")).s_name; htons 1; htons 2; t");
	ck_assert_str_eq(told_value, "domain");
	/* a pointer that the user typed is not followed */
	performs("getaddrinfo(\"127.0.0.1\", NULL, {ai_canonname=0x10}, []); h = $?.hints; h.ai_canonname");
	ck_assert_str_eq(told_value, "16");
}
END_TEST

START_TEST(results_may_be_arguments)
{
	performs(PREPARE);
	performs("send @sv[0] \"abc\"; recv @sv[1]; send @sv[0] $?.buf; recv @sv[1]; send @sv[0] $?.buf; recv @sv[1] = \"abc\"");
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_MET);
	performs("ntoa 0x0100007f; send @sv[0] $?; recv @sv[1] = \"127.0.0.1\"");
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_MET);
	performs("c = socket inet dgram; getsockname @s; connect @c $?.addr; getpeername @c = {sa_family=AF_INET}");
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_MET);
	performs("send @sv[0] $text; recv @sv[1] 3; $?.buf[0]");
	ck_assert_str_eq(told_value, "104");
}
END_TEST

START_TEST(elements_can_be_set)
{
	performs(PREPARE);
	performs("sv[1] = 7; @sv[1]");
	ck_assert_str_eq(told_value, "7");
	refuses("sv[2] = 7", "the array has 2 elements");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("evaluate");
	TCase *values = tcase_create("values");
	tcase_add_checked_fixture(values, calls_begin, calls_end);
	tcase_add_loop_test(values, each_value, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_loop_test(values, each_mistake, 0, (int)(sizeof mistakes / sizeof mistakes[0]));
	tcase_add_test(values, nothing_has_been_called_yet);
	suite_add_tcase(suite, values);
	TCase *lives = tcase_create("lives");
	tcase_add_checked_fixture(lives, calls_begin, calls_end);
	tcase_add_test(lives, a_variable_takes_values_of_any_kind);
	tcase_add_test(lives, old_memory_stays_for_pointers);
	tcase_add_test(lives, structs_keep_what_they_point_to);
	tcase_add_test(lives, results_may_be_arguments);
	tcase_add_test(lives, elements_can_be_set);
	suite_add_tcase(suite, lives);
	return run_suite(suite);
}
