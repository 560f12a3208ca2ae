/* What is foretold behind a call, and in the place of what comes out: met or not, and what is said then.
 * Not here: reading it (lang/test-parse.c), how it is shown (view/test-callline.c). */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "support/calls.h"
#include "support/suite.h"

#define PREPARE "sv = socketpair unix stream; s = socket inet dgram; bind 127.0.0.1 0; send @sv[0] \"hello\""

#define UNIX "u = socket unix dgram; "
#define NAME "a name of sock's expectations"

/* The newest call of each line, with what was expected of it. `got` is NULL where it is met. */
static const struct {
	const char *line, *expected, *got;
} rows[] = {
	/* results and errors */
	{ "close @-1 = -1", NULL, NULL },
	{ "close @-1 = -1 EBADF", NULL, NULL },
	{ "close @-1 = EBADF", NULL, NULL },
	{ "close @-1 = ?", NULL, NULL },
	{ "close @-1 = 0", "0", "-1 EBADF" },
	{ "close @-1 = EINTR", "EINTR", "-1 EBADF" },
	{ "close @-1 = -1 EINTR", "EINTR", "-1 EBADF" },
	{ "close @s = EBADF", "EBADF", "0" },
	{ "send @sv[0] \"abc\" = 4", "4", "3" },
	{ "close(-1) = -1 EBADF (Bad file descriptor)", NULL, NULL },
	{ "n = 3; send @sv[0] \"abc\" = n", NULL, NULL },
	{ "htons 80 = 0x5000", NULL, NULL },
	{ "htons 80 = 80", "80", "20480" },
	{ "inet_addr 127.0.0.1 = 0x0100007f", NULL, NULL },
	{ "inet_addr x = -1", NULL, NULL },
	{ "getaddrinfo 127.0.0.1 nosuchservice = EAI_SERVICE", NULL, NULL },
	{ "getaddrinfo 127.0.0.1 80 = EAI_NONAME", "EAI_NONAME", "0" },
	{ "getaddrinfo 127.0.0.1 80 hints={ai_flags=-1} = 0", "0", "EAI_BADFLAGS" },
	{ "inet_ntoa 0x0100007f = \"127.0.0.1\"", NULL, NULL },
	{ "inet_ntoa 0x0100007f = \"127.0.0.2\"", "\"127.0.0.2\"", "\"127.0.0.1\"" },
	{ "getservbyname http tcp = {s_port=htons(80)}", NULL, NULL },
	{ "getservbyname http tcp = {s_port=htons(81)}", "s_port=htons(81)", "s_port=htons(80)" },
	{ "getservbyname http tcp = {s_name=\"http\", s_proto=\"tcp\"}", NULL, NULL },
	{ "getservbyname http tcp = {s_name=\"ssh\"}", "\"ssh\"", "\"http\"" },
	{ "getservbyname nosuch = {s_name=\"ssh\"}", "\"ssh\"", "NULL" },
	{ "getprotobyname tcp = {p_proto=6}", NULL, NULL },
	/* bytes */
	{ "recv @sv[1] = \"hello\"", NULL, NULL },
	{ "recv @sv[1] = \"hel\"...", NULL, NULL },
	{ "recv @sv[1] = \"\"...", NULL, NULL },
	{ "recv @sv[1] = \"hel\"", "\"hel\"", "\"hello\"" },
	{ "recv @sv[1] = \"hellohello\"...", "\"hellohello\"...", "\"hello\"" },
	{ "recv @sv[1] = \"jello\"", "\"jello\"", "\"hello\"" },
	{ "recv @-1 = \"hello\"", "\"hello\"", "-1 EBADF" },
	{ "close @s = \"hello\"", "\"hello\"", "0" },
	{ "close @s = \"\"", NULL, NULL },
	{ "shutdown @sv[0] wr; recv @sv[1]; recv @sv[1] = \"\"", NULL, NULL },
	{ "recv @sv[1] = [68 65 6c 6c 6f]", NULL, NULL },
	{ "recv @sv[1] = 5", NULL, NULL },
	/* in the place of what comes out: counts where a result stands behind */
	{ "recv(sv[1], \"hello\", 100, 0) = 5", NULL, NULL },
	{ "recv(sv[1], \"jello\", 100, 0) = 5", "\"jello\"", "\"hello\"" },
	{ "recv(sv[1], \"hel\"..., 100, 0) = 5", NULL, NULL },
	{ "recv(-1, \"hello\", 100, 0) = -1 EBADF", NULL, NULL },
	/* structs and numbers */
	{ "getsockname @s = {sa_family=AF_INET}", NULL, NULL },
	{ UNIX "bind @u @\"" NAME "\"; getsockname @u = {sun_path=@\"" NAME "\"}", NULL, NULL },
	{ UNIX "bind @u @\"" NAME "\"; getsockname @u = {sun_path=@\"" NAME "x\"}",
	  "sun_path=\"\\000" NAME "x\"", NULL },
	{ UNIX "bind @u @\"" NAME "x\"; getsockname @u = {sun_path=@\"" NAME "\"}",
	  "sun_path=\"\\000" NAME "\"", "sun_path=\"\\000" NAME "x\"" },
	{ UNIX "bind @u @\"" NAME "\"; getsockname @u = {sun_path=@\"another\"}", "sun_path=\"\\000another\"",
	  NULL },
	{ UNIX "bind @u @\"" NAME "\"; getsockname @u addrlen=[8] = {sun_path=@\"" NAME "\"}", NULL, NULL },
	{ UNIX "bind @u @\"" NAME "\"; getsockname @u addrlen=[8] = {sun_path=@\"another\"}",
	  "sun_path=\"\\000another\"", NULL },
	{ "getsockname @s = {sa_family=AF_INET, sin_addr=inet_addr(\"127.0.0.1\")}", NULL, NULL },
	{ "getsockname @s = {sa_family=AF_INET, sin_port=htons(1)}", "sin_port=htons(1)", NULL },
	{ "getsockname @s addrlen=[3] = {sa_family=AF_INET}", NULL, NULL },
	{ "getsockname @s addrlen=[3] = {sin_port=htons(1)}", "sin_port=htons(1)", NULL },
	{ "getsockname(s, {sa_family=AF_INET, sin_addr=inet_addr(\"127.0.0.1\")}, [128 => 16]) = 0", NULL, NULL },
	{ "getsockname(s, {sa_family=AF_INET6}, [128 => 16]) = 0", "sa_family=AF_INET6", NULL },
	{ "getsockopt @s type = [2]", NULL, NULL },
	{ "getsockopt @s type = [1]", "[1]", "[2]" },
	{ "getsockopt @s type = 2", "2", "0 (what it filled in is expected in brackets: = [2])" },
	{ "getsockopt(s, SOL_SOCKET, SO_TYPE, [2], [4]) = 0", NULL, NULL },
	{ "getsockopt(s, SOL_SOCKET, SO_TYPE, [1], [4]) = 0", "[1]", "[2]" },
	{ "getsockopt @s linger = {l_onoff=0}", NULL, NULL },
	{ "getsockopt @s rcvtimeo = {tv_sec=0, tv_usec=0}", NULL, NULL },
	{ "socketpair unix stream = [0, 0]", "[0]", NULL },
	{ "inet_pton(AF_INET, \"10.0.0.1\", [0a 00 00 01]) = 1", NULL, NULL },
	{ "inet_pton(AF_INET, \"10.0.0.1\", [0a 00 00 02]) = 1", "\"\\012\\000\\000\\002\"",
	  "\"\\012\\000\\000\\001\"" },
	{ "inet_aton(\"10.0.0.1\", {s_addr=inet_addr(\"10.0.0.1\")}) = 1", NULL, NULL },
	{ "poll([{fd=sv[1], events=POLLIN, revents=0 => POLLIN}], 1, 0) = 1", NULL, NULL },
	{ "poll([{fd=sv[1], events=POLLIN, revents=0 => POLLOUT}], 1, 0) = 1", "revents=POLLOUT",
	  "revents=POLLIN" },
	{ "getaddrinfo(\"127.0.0.1\", \"80\", {ai_socktype=SOCK_STREAM}, [{ai_family=AF_INET, ai_addr={sa_family=AF_INET, sin_port=htons(80)}}]) = 0",
	  NULL, NULL },
	{ "getaddrinfo(\"127.0.0.1\", \"80\", {ai_socktype=SOCK_STREAM}, [{ai_addr={sa_family=AF_INET, sin_port=htons(81)}}]) = 0",
	  "sin_port=htons(81)", "sin_port=htons(80)" },
	{ "getaddrinfo(\"127.0.0.1\", \"80\", {ai_socktype=SOCK_STREAM}, [{ai_family=AF_INET}, {ai_family=AF_INET}]) = 0",
	  "ai_family=AF_INET", NULL },
	{ "getaddrinfo 127.0.0.1 80 = [{ai_family=AF_INET6}]", "ai_family=AF_INET6", "ai_family=AF_INET" },
	{ "poll @sv[1] in 0 = [{revents=POLLIN}]", NULL, NULL },
	{ "poll @sv[1] in 0 = [{revents=POLLOUT}]", "revents=POLLOUT", "revents=POLLIN" },
};

START_TEST(each_expectation)
{
	performs(PREPARE);
	size_t before = session.unmet;
	performs("%s", rows[_i].line);
	const struct told *last = newest();
	bool unmet = last->step.expectation == EXPECTATION_UNMET;
	ck_assert_msg(last->step.expectation != EXPECTATION_NONE, "%s: nothing was expected", rows[_i].line);
	ck_assert_msg(unmet == !!rows[_i].expected, "%s: expected %s, got %s", rows[_i].line, last->expected,
	              last->got);
	ck_assert_uint_eq(session.unmet - before, unmet);
	if (!unmet)
		return;
	ck_assert_msg(strcmp(last->expected, rows[_i].expected) == 0, "%s: says that %s was expected",
	              rows[_i].line, last->expected);
	ck_assert_msg(!rows[_i].got || strcmp(last->got, rows[_i].got) == 0, "%s: says that it got %s",
	              rows[_i].line, last->got);
	ck_assert_msg(last->got[0], "%s: does not say what it got", rows[_i].line);
}
END_TEST

/* Without a result behind the call, what stands for what comes out is held against nothing. */
START_TEST(a_value_alone_is_not_expected)
{
	performs(PREPARE);
	performs("recv(sv[1], \"jello\", 100, 0)");
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_NONE);
	ck_assert_uint_eq(session.unmet, 0);
}
END_TEST

START_TEST(an_expectation_may_have_no_meaning)
{
	performs(PREPARE);
	refuses("close @-1 = [1]", "fills in nothing of that kind");
	refuses("close @-1 = nosuch", "");
	refuses("listen @-1 = {sa_family=AF_INET}", "");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("expect");
	TCase *expectations = tcase_create("expectations");
	tcase_add_checked_fixture(expectations, calls_begin_quiet, calls_end);
	tcase_add_loop_test(expectations, each_expectation, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_test(expectations, a_value_alone_is_not_expected);
	tcase_add_test(expectations, an_expectation_may_have_no_meaning);
	suite_add_tcase(suite, expectations);
	return run_suite(suite);
}
