/* Declarations of C and what is done with their variables: types, members, pointers, handing them to calls.
 * Not here: reading them (lang/test-parse.c, lang/test-print.c). */
#include <check.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "support/calls.h"
#include "support/suite.h"

#define PREPARE \
	"int fd = 5, *p = &fd; unsigned char u = 300; short h = 70000; char text[] = \"abc\"; char buf[10] = \"xy\";" \
	"struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(80) }; struct sockaddr_in b[2] = {{0}};" \
	"struct sockaddr *sa = (struct sockaddr *)&a; struct addrinfo hints = {0}, *res; int fds[2] = {7, 8};" \
	"int *walk = fds; const char *name = \"hello\"; struct iovec iov = { buf, sizeof buf }; void *v = &fd;" \
	"struct in_addr in = { htonl(0x7f000001) }; struct sockaddr_un un = { AF_UNIX, \"path\" }; int none[0]"

static const struct {
	const char *expression;
	int64_t value;
} rows[] = {
	{ "fd", 5 },
	{ "u", 44 },
	{ "h", 4464 },
	{ "sizeof text", 4 },
	{ "sizeof buf", 10 },
	{ "sizeof h", 2 },
	{ "sizeof fds / sizeof fds[0]", 2 },
	{ "sizeof a", 16 },
	{ "sizeof a.sin_port", 2 },
	{ "sizeof un.sun_path", 108 },
	{ "sizeof sa", 8 },
	{ "sizeof *sa", 16 },
	{ "sizeof *res", 48 },
	{ "buf[1]", 'y' },
	{ "buf[2]", 0 },
	{ "*p", 5 },
	{ "(*p = 9) + fd", 18 },
	{ "fd = 4294967297; fd", 1 },
	{ "u = u + 250; u", 38 },
	{ "u++; u", 45 },
	{ "fd += 3; *p", 8 },
	{ "a.sin_family", AF_INET },
	{ "ntohs(a.sin_port)", 80 },
	{ "sa->sa_family", AF_INET },
	{ "ntohs(((struct sockaddr_in *)sa)->sin_port)", 80 },
	{ "a.sin_port = 65536 + 5; a.sin_port", 5 },
	{ "a.sin_addr.s_addr = inet_addr(\"127.0.0.1\"); a.sin_addr.s_addr == in.s_addr", 1 },
	{ "a.sin_addr = in; ntohl(a.sin_addr.s_addr)", 0x7f000001 },
	{ "b[1] = a; ntohs(b[1].sin_port)", 80 },
	{ "b[1].sin_port = htons(7); ntohs((b + 1)->sin_port)", 7 },
	{ "((struct sockaddr_in *)sa)->sin_port = htons(99); ntohs(a.sin_port)", 99 },
	{ "&a.sin_port - &a", 2 },
	{ "walk[1]", 8 },
	{ "*(walk + 1)", 8 },
	{ "walk++; *walk", 8 },
	{ "walk += 1; walk - 1 == fds", 1 },
	{ "buf[9] = 'z'; buf[9]", 'z' },
	{ "name[4]", 'o' },
	{ "name = text; name[2]", 'c' },
	{ "iov.iov_len", 10 },
	{ "*(char *)iov.iov_base", 'x' },
	{ "*(int *)v", 5 },
	{ "res == NULL", 1 },
	{ "un.sun_path[3]", 'h' },
	{ "un.sun_path[0] = 0; un.sun_path[0]", 0 },
	{ "int fd = 6; *p", 5 },
	{ "struct sockaddr_in c = a; c.sin_port == a.sin_port", 1 },
	{ "memset(&a, 0, sizeof a); a.sin_family", 0 },
	{ "memset(buf, 'q', sizeof buf); buf[9]", 'q' },
	{ "memset(buf + 9, 1, 1); buf[9] * 10 + buf[8]", 10 },
	{ "bzero(&hints, sizeof(hints)); hints.ai_family", 0 },
	{ "memcpy(&b[1], &a, sizeof a); ntohs(b[1].sin_port)", 80 },
	{ "memcpy(&b[0].sin_addr, &in, sizeof in); ntohl(b[0].sin_addr.s_addr)", 0x7f000001 },
	{ "bcopy(text, buf, 4); buf[2]", 'c' },
	{ "memmove(buf + 1, buf, 2); buf[2]", 'y' },
	{ "strlen(name)", 5 },
	{ "strlen(\"four\")", 4 },
	{ "strlen(inet_ntoa(in))", 9 },
	{ "strcpy(buf, \"123456789\"); strlen(buf)", 9 },
	{ "strncpy(un.sun_path, \"/tmp/x\", sizeof un.sun_path - 1); strlen(un.sun_path)", 6 },
	{ "strncpy(buf, name, 3); buf[2] == 'l' && buf[3] == 0", 1 },
	{ "strcat(buf, text); strlen(buf)", 5 },
	{ "strcmp(text, \"abc\")", 0 },
	{ "strcmp(text, \"abd\") < 0", 1 },
	{ "memcmp(&a, &a, sizeof a)", 0 },
	{ "hints.ai_flags = AI_PASSIVE; hints.ai_family = AF_UNSPEC; getaddrinfo(NULL, \"80\", &hints, &res); "
	  "res->ai_addrlen",
	  16 },
};

START_TEST(each_value)
{
	performs(PREPARE);
	const char *last = strrchr(rows[_i].expression, ';');
	if (last)
		performs("%.*s", (int)(last - rows[_i].expression), rows[_i].expression);
	int64_t value = number_of(last ? last + 2 : rows[_i].expression);
	ck_assert_msg(value == rows[_i].value, "%s is %lld", rows[_i].expression, (long long)value);
}
END_TEST

static const struct {
	const char *line, *message;
} mistakes[] = {
	{ "nosuch.sin_port = 1", "variable `nosuch`" },
	{ "nosuch[0] = 1", "variable `nosuch`" },
	{ "errno.x = 1", "this is no variable" },
	{ "fd = a", "this is a struct sockaddr_in, where int is wanted" },
	{ "a = hints", "this is a struct addrinfo, where struct sockaddr_in is wanted" },
	{ "a.sin_addr = htonl(INADDR_ANY)", "its member: .s_addr" },
	{ "buf = \"x\"", "C assigns to no array" },
	{ "buf[10] = 1", "the array has 10 elements" },
	{ "buf[-1]", "the array has 10 elements" },
	{ "none[0]", "the array has 0 elements" },
	{ "a.nosuch = 1", "no member `nosuch`" },
	{ "sa.sa_family", "->sa_family" },
	{ "res->ai_family", "this pointer is NULL" },
	{ "*(int *)16", "this pointer leads to no variable" },
	{ "*(walk + 2)", "this pointer leads to no variable" },
	{ "*(int *)(text + 1)", "int lies beyond the 3 bytes that are there" },
	{ "*v", "a void * leads to nothing that has a type" },
	{ "*fd", "this is no pointer" },
	{ "char x[2] = \"abc\"", "this is longer than char [2]" },
	{ "int x[1] = {1, 2}", "this is longer than int [1]" },
	{ "char x[-1]", "0 to 1 GiB" },
	{ "char x[] = buf", "C fills an array from" },
	{ "fd->x", "this is no pointer" },
	{ "memset(&a, 0, 17)", "this writes 17 bytes where 16 are" },
	{ "memset(&a, 0, -1)", "bytes where 16 are" },
	{ "memset(16, 0, 1)", "this is no address of a variable's memory" },
	{ "memset(\"abc\", 0, 1)", "a text in quotes" },
	{ "memset(buf)", "it is memset(s, c, n)" },
	{ "bzero(buf + 1, sizeof buf)", "this writes 10 bytes where 9 are" },
	{ "memcpy(&a, text, 16)", "this reads 16 bytes where 4 are" },
	{ "memcmp(text, &a, 16)", "this reads 16 bytes where 4 are" },
	{ "memcmp(&a, text, 16)", "this reads 16 bytes where 4 are" },
	{ "strcpy(text, \"abcd\")", "this writes 5 bytes where 4 are" },
	{ "strncpy(text, name, 5)", "this writes 5 bytes where 4 are" },
	{ "strncpy(buf, text, 10); text[3] = 'd'; strncpy(buf, text, 5)", "this reads 5 bytes where 4 are" },
	{ "strcat(buf, \"12345678\")", "this writes 11 bytes where 10 are" },
	{ "text[3] = 'd'; strlen(text)", "no NUL ends this text in its 4 bytes" },
	{ "strlen(NULL)", "this pointer is NULL" },
};

START_TEST(each_mistake)
{
	performs(PREPARE);
	refuses(mistakes[_i].line, mistakes[_i].message);
}
END_TEST

/* --- calls ------------------------------------------------------------------------------------------------------- */

START_TEST(calls_get_their_memory)
{
	performs("struct sockaddr_in a; a.sin_family = AF_INET; a.sin_addr.s_addr = inet_addr(\"127.0.0.1\");"
	         "int fd = socket(AF_INET, SOCK_STREAM, 0); socklen_t len = sizeof a;"
	         "bind(fd, (struct sockaddr *)&a, sizeof a) = 0; listen(fd, 1) = 0;"
	         "getsockname(fd, (struct sockaddr *)&a, &len) = 0");
	ck_assert_int_eq(number_of("ntohs(a.sin_port) == @fd.port && len == 16"), 1);
	performs("int c = socket(AF_INET, SOCK_STREAM, 0); struct sockaddr *p = (struct sockaddr *)&a; "
	         "connect(c, p, len) = 0; int d = accept(fd, NULL, NULL); char buf[4] = \"abc\", in[8];"
	         "send(c, buf + 1, 2, 0) = 2; recv(d, &in[3], 5, 0) = \"bc\"");
	ck_assert_int_eq(number_of("in[3] == 'b' && in[2] == 0"), 1);
}
END_TEST

START_TEST(an_overrun_is_the_kernels_answer)
{
	performs("int s[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, s) = 0; char buf[4]; send(s[0], \"hello\", 5, 0);");
	performs("send(s[0], buf, 5, 0)");
	returned(-1, EFAULT);
	performs("recv(s[1], buf, 100, 0)");
	returned(-1, EFAULT);
}
END_TEST

START_TEST(lists_of_the_library_are_followed)
{
	performs("struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST }, *res, *p;"
	         "getaddrinfo(\"127.0.0.1\", \"80\", &hints, &res) = 0; p = res;"
	         "int s = socket(p->ai_family, p->ai_socktype, p->ai_protocol);"
	         "bind(s, p->ai_addr, 3)");
	returned(-1, EINVAL);
	ck_assert_int_eq(number_of("ntohs(((struct sockaddr_in *)p->ai_addr)->sin_port)"), 80);
	refuses("p->ai_family = 3", "this is the library's memory");
	performs("p = p->ai_next");
	ck_assert_int_eq(number_of("p == NULL"), 1);
}
END_TEST

START_TEST(what_the_library_returns_is_a_pointer)
{
	performs("struct in_addr in = { inet_addr(\"10.0.0.7\") }; char *t = inet_ntoa(in)");
	ck_assert_int_eq(number_of("t[7]"), '7');
	refuses("t[100000]", "this pointer leads to no variable");
}
END_TEST

START_TEST(an_object_ends_where_it_ends)
{
	performs("struct sockaddr_in a = {0}; inet_aton(\"10.0.0.1\", &a.sin_addr) = 1; char b[16];"
	         "inet_ntop(AF_INET, &a.sin_addr, b, sizeof b)");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 4);
	performs("b");
	ck_assert_str_eq(told_value, "10.0.0.1");
}
END_TEST

/* What a message's pointers lead to is seen, as far as its lengths say, and what comes out stands in the variables. */
START_TEST(messages_lead_to_variables)
{
	performs("int s[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, s) = 0; char a[] = \"hello\", b[8];"
	         "struct iovec one = {a, 3}, two[2] = {{b, 2}, {b + 4, 4}}; struct msghdr m = {0};"
	         "m.msg_iov = &one; m.msg_iovlen = 1");
	performs("sendmsg(s[0], &m, 0) = 3");
	performs("$?.msg.msg_iov[0].iov_base");
	ck_assert_str_eq(told_value, "hel");
	performs("m.msg_iov = two; m.msg_iovlen = 2; recvmsg(s[1], &m, 0) = 3");
	ck_assert_int_eq(number_of("b[0] == 'h' && b[1] == 'e' && b[4] == 'l' && b[5] == 0"), 1);
	performs("$?.msg.msg_iov[1].iov_base");
	ck_assert_str_eq(told_value, "l");
}
END_TEST

START_TEST(rings_of_pointers_end)
{
	performs("struct msghdr m = {0}; m.msg_iov = &m; m.msg_iovlen = 1000000; m.msg_name = &m; m.msg_control = &m;"
	         "m.msg_controllen = -1; sendmsg(-1, &m, 0)");
	returned(-1, EBADF);
	performs("struct addrinfo h = {0}; h.ai_next = &h; h.ai_addr = &h; h.ai_flags = AI_NUMERICHOST;"
	         "getaddrinfo(\"x\", NULL, &h, NULL)");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("declare");
	TCase *values = tcase_create("values");
	tcase_add_checked_fixture(values, calls_begin, calls_end);
	tcase_add_loop_test(values, each_value, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_loop_test(values, each_mistake, 0, (int)(sizeof mistakes / sizeof mistakes[0]));
	suite_add_tcase(suite, values);
	TCase *calls = tcase_create("calls");
	tcase_add_checked_fixture(calls, calls_begin, calls_end);
	tcase_add_test(calls, calls_get_their_memory);
	tcase_add_test(calls, an_overrun_is_the_kernels_answer);
	tcase_add_test(calls, lists_of_the_library_are_followed);
	tcase_add_test(calls, what_the_library_returns_is_a_pointer);
	tcase_add_test(calls, an_object_ends_where_it_ends);
	tcase_add_test(calls, messages_lead_to_variables);
	tcase_add_test(calls, rings_of_pointers_end);
	suite_add_tcase(suite, calls);
	return run_suite(suite);
}
