/* Arguments in memory: how long it is, where it ends, whose it is, what C and traced lines hand over.
 * Not here: every wrong value at once (test-misuse.c). */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support/calls.h"
#include "support/suite.h"
#include "support/terminal.h"

#define PREPARE \
	"sv = socketpair unix stream; s = socket inet dgram; bind 127.0.0.1 0; n = 16; buf = \"0123456789\"; p = &buf; q = &n"

/* What the kernel answers to the newest call of a line. */
static const struct {
	const char *line;
	int64_t result;
	int error;
} answers[] = {
	/* lengths of what goes in: filled up with zeros as far as that has a meaning, then a page that faults */
	{ "send @sv[0] \"abc\" len=2", 2, 0 },
	{ "send @sv[0] \"abc\" len=5", 5, 0 },
	{ "send @sv[0] \"abc\" len=0", 0, 0 },
	{ "send @sv[0] \"abc\" len=-1", -1, EFAULT },
	{ "send @sv[0] \"abc\" len=0x7fffffff", -1, EFAULT },
	{ "send(sv[0], buf, 11, 0)", 11, 0 },
	{ "send(sv[0], buf, 12, 0)", -1, EFAULT },
	{ "send(sv[0], buf + 4, 7, 0)", 7, 0 },
	{ "send(sv[0], buf + 4, 8, 0)", -1, EFAULT },
	{ "send(sv[0], p, 11, 0)", 11, 0 },
	{ "send(sv[0], (void *)p, 11, 0)", 11, 0 },
	{ "send(sv[0], &n, 4, 0)", 4, 0 },
	{ "send(sv[0], &n, 5, 0)", -1, EFAULT },
	{ "send(sv[0], (const char *)buf, 3, 0)", 3, 0 },
	{ "send(sv[0], n, 3, 0)", -1, EFAULT },
	{ "send(sv[0], NULL, 3, 0)", -1, EFAULT },
	{ "bind(-1, {sa_family=AF_INET}, 0x7fffffff)", -1, EBADF },
	{ "bind(s, {sa_family=AF_INET}, 0x7fffffff)", -1, EINVAL },
	{ "poll([{fd=-1}], 1, 0)", 0, 0 },
	{ "poll([{fd=-1}], 2, 0)", -1, EFAULT },
	{ "poll([{fd=-1}, {fd=-1}], 1, 0)", 0, 0 },
	{ "poll([{fd=-1}], -1, 0)", -1, EINVAL },
	{ "poll(NULL, 0, 0)", 0, 0 },
	{ "poll(buf, 1, 0)", 1, 0 },
	{ "poll(buf, 2, 0)", -1, EFAULT },
	/* of what comes out */
	{ "send @sv[0] \"hello\"; recv @sv[1] 0x7fffffff", 5, 0 },
	{ "send @sv[0] \"hello\"; recv @sv[1] -1", 5, 0 },
	{ "send @sv[0] \"hello\"; recv @sv[1] 0", 0, 0 },
	{ "send @sv[0] \"hello\"; recv(sv[1], &n, 4, 0)", 4, 0 },
	{ "send @sv[0] \"hello\"; recv(sv[1], &n, 5, 0)", -1, EFAULT },
	{ "send @sv[0] \"hello\"; recv(sv[1], n, 5, 0)", -1, EFAULT },
	{ "send @sv[0] \"hello\"; recv(sv[1], (void *)n, 5, 0)", -1, EFAULT },
	{ "send @sv[0] \"hello\"; recv(sv[1], buf + 8, 5, 0)", -1, EFAULT },
	{ "pipe(&n)", -1, EFAULT },
	{ "pipe(buf)", 0, 0 },
	/* pointers to lengths */
	{ "getsockname addrlen=[0]", 0, 0 },
	{ "getsockname addrlen=0", 0, 0 },
	{ "getsockname addrlen=[-1]", -1, EINVAL },
	{ "getsockname addrlen=[0x7fffffff]", 0, 0 },
	{ "getsockname(s, {sa_family=AF_INET}, &n)", 0, 0 },
	{ "getsockname(s, {sa_family=AF_INET}, q)", 0, 0 },
	{ "n = 1000; getsockname(s, buf, &n)", -1, EFAULT },
	{ "getsockname(s, {sa_family=AF_INET}, 0x10)", -1, EFAULT },
	{ "getsockname(s, {sa_family=AF_INET}, buf + 9)", -1, EFAULT },
	{ "getsockname addr=NULL", -1, EFAULT },
	{ "getsockopt @s rcvbuf optlen=2", 0, 0 },
	{ "n = 100000; getsockopt(s, SOL_SOCKET, SO_RCVBUF, [1], &n)", 0, 0 },
	{ "n = 4; getsockopt(s, SOL_SOCKET, SO_RCVBUF, &n, &n)", 0, 0 },
	/* a variable's memory is its address in C, in words what stands there */
	{ "getsockname @s; a = $?.addr; connect @s $a", 0, 0 },
	{ "getsockname @s; a = $?.addr; connect(s, &a, sizeof(a))", 0, 0 },
	{ "getsockname @s; a = $?.addr; connect(s, (struct sockaddr *)&a, sizeof a)", 0, 0 },
	{ "getsockname @s; a = $?.addr; connect(s, (struct sockaddr *)&a, 17)", -1, EFAULT },
	{ "getsockname @s; a = $?.addr; connect(s, (struct sockaddr *)&a, 3)", -1, EINVAL },
	{ "setsockopt @s reuseaddr $n", 0, 0 },
	{ "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &n, sizeof n)", 0, 0 },
	{ "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &n, 5)", 0, 0 },
	{ "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, n, 4)", -1, EFAULT },
	{ "getsockopt @s rcvbuf; setsockopt @s rcvbuf $?.optval", 0, 0 },
	/* addresses in a line with a result stand for buffers */
	{ "recvfrom(s, 0x7ffe5d04b3f0, 99, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
	  -1, EAGAIN },
	{ "recvfrom(s, 0x7ffe5d04b3f0, 99, MSG_DONTWAIT, NULL, NULL) = -1 EFAULT (Bad address)", -1, EAGAIN },
	{ "bind(s, 0x7ffd00000000, 1) = -1 EINVAL (Invalid argument)", -1, EINVAL },
	{ "bind(s, 0x7ffd00000000, 16) = -1 EFAULT (Bad address)", -1, EFAULT },
	{ "bind(s, 0x7ffd00000000, 16)", -1, EFAULT },
	{ "bind(s, 0x10, 16) = -1 EINVAL", -1, EFAULT },
	{ "bind(s, 0xffffffffffffffff, 16) = -1 EINVAL", -1, EFAULT },
	{ "setsockopt(s, SOL_SOCKET, SO_LINGER, 0x7ffd1d0b2c58, 4) = -1 EINVAL (Invalid argument)", -1, EINVAL },
	{ "send(sv[0], 0x7ffd1d0b2c58, 4, 0) = 4", 4, 0 },
	{ "poll(0x7ffd1d0b2c58, 2, 0) = 2", -1, 0 },
	/* functions of the library */
	{ "ntop [0a 00 00 01] size=3", 0, ENOSPC },
	{ "ntop [0a 00 00 01] size=0", 0, ENOSPC },
	{ "getnameinfo 127.0.0.1 80 numerichost|numericserv hostlen=3", -12, 0 },
	{ "getnameinfo 127.0.0.1 80 numerichost|numericserv", 0, 0 },
	{ "inet_pton(AF_INET, \"10.0.0.1\", &n)", 1, 0 },
};

START_TEST(each_answer)
{
	/* valgrind looks at each byte of gigabytes */
	const char *line = answers[_i].line;
	if (terminal_is_valgrind() &&
	    (strstr(line, "@sv[1] 0x7fffffff") || strstr(line, "@sv[1] -1") || strstr(line, "], -1, 0)")))
		return;
	performs(PREPARE);
	performs("%s", answers[_i].line);
	const struct step *step = &newest()->step;
	bool same = step->result == answers[_i].result && step->error == answers[_i].error;
	/* a list that stands for zeros may say how many are ready: only that the call is made counts */
	bool counted = answers[_i].result == -1 && answers[_i].error == 0 && step->result >= 0;
	ck_assert_msg(!step->killed && (same || counted), "%s: %lld, errno %d", answers[_i].line,
	              (long long)step->result, step->error);
}
END_TEST

START_TEST(what_the_call_sees_is_shown)
{
	performs(PREPARE);
	performs("send @sv[0] \"abc\" len=5");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 5);
	ck_assert_mem_eq(newest()->before[1], "abc\0\0", 5);
	/* of more than a MiB it is only what there is */
	performs("send @-1 \"abc\" len=0x100000");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 0x100000);
	performs("send @-1 \"abc\" len=0x100001");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 3);
	performs("t = \"ab\\0cd\"; send @sv[0] $t len=5");
	ck_assert_mem_eq(newest()->before[1], "ab\0cd", 5);
	performs("send @sv[0] $t");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 2);
	performs("send @sv[0] $t len=1");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 1);
	performs("send(sv[0], buf, 3, 0)");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 3);
	performs("send @sv[0] \"xy\" * 3 len=7");
	ck_assert_mem_eq(newest()->before[1], "xyxyxy\0", 7);
	performs("send(sv[0], \"xy\"..., 5, 0)");
	ck_assert_mem_eq(newest()->before[1], "xyxyx", 5);
	performs("bind @-1 127.0.0.1 80 addrlen=20");
	ck_assert_uint_eq(newest()->arguments[1].before_size, 20);
	performs("poll([{fd=-1}, {fd=-1}], 1, 0)");
	ck_assert_uint_eq(newest()->arguments[0].before_size, 8);
	ck_assert_uint_eq(newest()->arguments[0].after_size, 8);
	performs("getsockname(s, {sa_family=AF_INET}, &n)");
	ck_assert_int_eq(length_before(newest(), 2), 16);
	ck_assert_uint_eq(newest()->arguments[1].after_size, 16);
	performs("n = 3; getsockname(s, {sa_family=AF_INET}, &n)");
	ck_assert_uint_eq(newest()->arguments[1].after_size, 3);
	ck_assert_int_eq(number_of("n"), 16);
}
END_TEST

START_TEST(much_data_stays_with_the_step)
{
	performs(PREPARE);
	performs("send @sv[0] \"x\" * 70000 len=10");
	returned(10, 0);
	performs("$?.buf");
	ck_assert_str_eq(told_value, "xxxxxxxxxx");
	performs("recv @sv[1] 1000000");
	performs("htons 1; recv @sv[1] 5 dontwait; x = $?.buf");
	performs("send @sv[0] \"ab\" * 50000 dontwait");
	ck_assert_int_gt(newest()->touched, 0);
	performs("x = $?.buf; x[0] + x[9999]");
	ck_assert_str_eq(told_value, "195");
}
END_TEST

START_TEST(a_variable_gets_what_came)
{
	performs(PREPARE);
	performs("send @sv[0] \"hello\"; recv(sv[1], buf, 5, 0); buf");
	ck_assert_str_eq(told_value, "hello56789");
	performs("send @sv[0] \"world\"; recv @sv[1] 5 buf=$buf; buf");
	ck_assert_str_eq(told_value, "world56789");
	performs("inet_pton(AF_INET, \"1.2.3.4\", &n)");
	ck_assert_int_eq(number_of("n"), 0x04030201);
	performs("getsockopt(s, SOL_SOCKET, SO_TYPE, &n, [4])");
	ck_assert_int_eq(number_of("n"), SOCK_DGRAM);
}
END_TEST

/* A text, and bytes of which nobody knows the type. */
START_TEST(options_of_any_length_have_room)
{
	performs("t = socket inet stream; getsockopt tcp_congestion; n = $?.optlen");
	ck_assert_int_eq(number_of("n"), 16); /* TCP_CA_NAME_MAX */
	performs("getsockopt so_meminfo; n = $?.optlen");
	ck_assert_int_gt(number_of("n"), 0);
}
END_TEST

START_TEST(the_shells_memory_is_refused)
{
	int here;
	char line[100];
	performs(PREPARE);
	snprintf(line, sizeof line, "recv(sv[1], %p, 5, MSG_DONTWAIT)", (void *)&here);
	refuses(line, "the shell's own memory");
	snprintf(line, sizeof line, "getsockname(s, buf, %p)", (void *)&here);
	refuses(line, "the shell's own memory");
	char *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ck_assert_int_eq(munmap(page, 4096), 0);
	performs("send(sv[0], %p, 5, 0)", (void *)page);
	returned(-1, EFAULT);
	refuses("recv(sv[1], nosuch, 5, 0)", "no variable `nosuch`");
	refuses("recv(sv[1], &nosuch, 5, 0)", "only a variable has an address");
	refuses("recv(sv[1], nosuch + 1, 5, 0)", "no variable `nosuch`");
}
END_TEST

START_TEST(numbers_are_converted_as_in_c)
{
	performs(PREPARE);
	performs("bind @-1 127.0.0.1 70000");
	ck_assert_mem_eq(newest()->before[1] + 2, "\x11\x70", 2);
	ck_assert_ptr_nonnull(newest()->step.notes);
	performs("listen @-1 4294967297");
	ck_assert_int_eq(newest()->arguments[1].value, 1);
	ck_assert_ptr_nonnull(newest()->step.notes);
	performs("listen @-1 0xffffffff");
	ck_assert_int_eq(newest()->arguments[1].value, -1);
	ck_assert_ptr_null(newest()->step.notes);
	performs("htons 65616");
	ck_assert_int_eq(newest()->step.result, 0x5000);
}
END_TEST

START_TEST(repetition_has_an_end)
{
	performs(PREPARE);
	performs("send @sv[0] \"\" * 9000000000000000000");
	returned(0, 0);
	refuses("send @sv[0] \"xy\" * 9000000000000000000", "at most 1 GiB");
	refuses("send @sv[0] \"x\" * -1", "at most 1 GiB");
	refuses("send @sv[0] file:/nonexistent", "cannot be opened");
	refuses("send @sv[0] file:/dev/zero", "no regular file");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("marshal");
	TCase *memory = tcase_create("memory");
	tcase_add_checked_fixture(memory, calls_begin_quiet, calls_end);
	tcase_add_loop_test(memory, each_answer, 0, (int)(sizeof answers / sizeof answers[0]));
	tcase_add_test(memory, what_the_call_sees_is_shown);
	tcase_add_test(memory, much_data_stays_with_the_step);
	tcase_add_test(memory, a_variable_gets_what_came);
	tcase_add_test(memory, options_of_any_length_have_room);
	tcase_add_test(memory, the_shells_memory_is_refused);
	tcase_add_test(memory, numbers_are_converted_as_in_c);
	tcase_add_test(memory, repetition_has_an_end);
	suite_add_tcase(suite, memory);
	return run_suite(suite);
}
