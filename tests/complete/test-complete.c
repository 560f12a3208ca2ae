/* Tab: what is offered at each place of a statement.
 * Not here: how it is shown and typed (line/test-line.c). */
#include <check.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/program.h"
#include "support/suite.h"
#include "run/jobs.h"
#include "complete/complete.h"
#include "line/common.h"
#include "shell/script.h"
#include "shell/open.h"

static struct shell shell;
static struct line_offers offers;

static void begin(void)
{
	struct command_line line = { .quiet = true };

	shell_open(&shell, &line);
}

static void end(void)
{
	line_offers_free(&offers);
	shell_close(&shell);
}

static void run(const char *text)
{
	ck_assert(script_text(&shell, NULL, text, strlen(text)));
}

/* Asks for what could stand at the end of the line. */
static void tab(const char *line)
{
	line_offers_free(&offers);
	memset(&offers, 0, sizeof offers);
	complete(&shell.session, line, strlen(line), &offers);
}

static const struct line_word *find(const char *text)
{
	for (size_t i = 0; i < offers.count; i++)
		if (strcmp(offers.words[i].text, text) == 0)
			return &offers.words[i];
	return NULL;
}

static void check_has(const char *line, const char *text)
{
	tab(line);
	ck_assert_msg(find(text), "no %s behind \"%s\" (%zu offers)", text, line, offers.count);
}

static void check_lacks(const char *line, const char *text)
{
	tab(line);
	ck_assert_msg(!find(text), "%s behind \"%s\"", text, line);
}

/* The line has exactly one continuation. */
static void check_only(const char *line, const char *text)
{
	check_has(line, text);
	ck_assert_msg(offers.count == 1, "%zu offers behind \"%s\", among them %s", offers.count, line,
	              offers.words[0].text);
}

static void check_nothing(const char *line)
{
	tab(line);
	ck_assert_msg(offers.count == 0, "%s behind \"%s\"", offers.count ? offers.words[0].text : "", line);
}

START_TEST(a_statement_begins_with_a_verb)
{
	check_only("socketp", "socketpair");
	ck_assert_int_eq(find("socketpair")->append, ' ');
	ck_assert_ptr_nonnull(find("socketpair")->help);
	check_has("h", "hton");
	check_has("h", "htons");
	check_has("h", "history");
	check_only("listen; rep", "repeat");
	check_only("sock srv> lis", "listen");
	check_only("repeat 3 { shut", "shutdown");
	check_only("x = shut", "shutdown");
	check_lacks("x = ", "table");
	ck_assert_uint_eq(offers.start, 4);
}
END_TEST

START_TEST(each_argument_has_its_own_constants)
{
	check_has("socket ", "inet");
	check_lacks("socket ", "stream");
	check_only("socket inet str", "stream");
	check_only("socket inet SOCK_STR", "SOCK_STREAM");
	check_only("socket inet stream|nonb", "nonblock");
	check_has("socket inet raw ", "icmp");
	check_only("socket netlink raw ro", "route");
	check_has("shutdown @3 ", "rdwr");
	check_only("x = socket AF_UNI", "AF_UNIX");
	check_only("recv 100 dontw", "dontwait");
	check_only("recv 100 peek|dontw", "dontwait");
	check_only("recv flags=dontw", "dontwait");
	check_only("listen back", "backlog=");
	check_only("sendto \"x\" 127.0.0.1 80 fl", "flags=");
	check_nothing("sendto \"x\" 127.0.0.1 80 dontw"); /* the reader takes it with its key only */
	check_only("sendto \"x\" 127.0.0.1 80 flags=dontw", "dontwait");
	check_only("poll @3 in @4 ou", "out");
	check_only("poll @3 i", "in");
	check_only("recv 100 flags=cmsg_cl", "cmsg_cloexec");
	check_nothing("recv 100 flags=cmsg_com"); /* inside the kernel only */
	check_nothing("recv 100 flags=MSG_CMSG_COM");
	check_nothing("recv(3, NULL, 5, MSG_CMSG_COM");
	check_nothing("send \"in");
	check_nothing("close ");
}
END_TEST

START_TEST(what_depends_on_another_argument_follows_it)
{
	check_only("setsockopt reusea", "reuseaddr");
	check_only("setsockopt tcp_nodel", "tcp_nodelay");
	check_only("setsockopt nodel", "nodelay");
	check_only("setsockopt tcp nodel", "nodelay");
	check_only("setsockopt nodelay of", "off");
	check_lacks("setsockopt ", "error");
	check_has("getsockopt ", "error");
	check_only("setsockopt SO_REUSEA", "SO_REUSEADDR");
	check_only("fcntl setfl nonb", "nonblock");
	check_has("fcntl setfd ", "cloexec");
	check_nothing("fcntl dupfd ");
}
END_TEST

START_TEST(behind_a_bar_stand_flags_alone)
{
	check_has("socket inet ", "stream");
	check_has("socket inet stream|", "nonblock");
	check_lacks("socket inet stream|", "dgram");
	check_has("socket(AF_INET, SOCK_STREAM | ", "SOCK_CLOEXEC");
	check_lacks("socket(AF_INET, SOCK_STREAM | ", "SOCK_DGRAM");
	check_has("recv 100 peek|", "dontwait");
}
END_TEST

START_TEST(flags_fit_the_direction)
{
	check_has("recv 100 ", "peek");
	check_has("recv 100 ", "oob");
	check_lacks("recv 100 ", "nosignal");
	check_lacks("recv 100 peek|", "more");
	check_has("send \"x\" ", "nosignal");
	check_has("send \"x\" ", "dontwait");
	check_lacks("send \"x\" ", "peek");
	check_lacks("send(3, \"x\", 1, ", "MSG_WAITALL");
	check_lacks("sendmsg \"x\" flags=", "fin");
	check_lacks("recvmsg 5 flags=", "ctrunc"); /* the kernel sets it */
}
END_TEST

START_TEST(bind_may_leave_the_port_to_the_kernel)
{
	check_has("bind 127.0.0.1 ", "0");
	check_lacks("connect 127.0.0.1 ", "0");
}
END_TEST

static size_t place_of(const char *text)
{
	const struct line_word *word = find(text);

	ck_assert_msg(word, "no %s", text);
	return (size_t)(word - offers.words);
}

START_TEST(options_come_in_the_order_of_their_use)
{
	tab("getsockopt ");
	ck_assert_uint_lt(place_of("reuseaddr"), place_of("nodelay"));
	ck_assert_uint_lt(place_of("nodelay"), place_of("ttl"));
	ck_assert_uint_lt(place_of("ttl"), place_of("v6only"));
	ck_assert_uint_lt(place_of("v6only"), place_of("udp_cork"));
	ck_assert_uint_lt(place_of("udp_cork"), place_of("tcp"));
	ck_assert_ptr_null(find("ax25"));
	check_has("setsockopt rcvtime", "rcvtimeo");
	check_lacks("setsockopt rcvtime", "rcvtimeo_old");
	check_has("setsockopt SO_RCVTIME", "SO_RCVTIMEO");
	check_lacks("setsockopt SO_RCVTIME", "SO_RCVTIMEO_OLD");
	check_lacks("setsockopt(3, ", "SOL_AX25");
	check_has("setsockopt reuseaddr ", "on");
	check_has("setsockopt linger ", "off");
	check_nothing("setsockopt linger on ");
	check_has("setsockopt ip mtu_discover ", "want");
	check_nothing("setsockopt mtu_discover "); /* of which level? */
	check_nothing("getsockopt linger ");
}
END_TEST

START_TEST(addresses_have_hosts_ports_and_paths)
{
	char *directory = directory_make(), *second = file_write(directory, "b.sock", "");
	char *first = file_write(directory, "a.sock", ""), line[300];

	check_only("bind an", "any");
	check_only("connect loopb", "loopback");
	check_has("bind ", "loopback");
	check_lacks("accept ", "loopback");
	snprintf(line, sizeof line, "bind %s/", directory);
	tab(line);
	ck_assert_uint_eq(offers.count, 2);
	ck_assert_str_eq(offers.words[0].text, first);
	ck_assert_str_eq(offers.words[1].text, second);
	run("srv = socket inet stream; bind 127.0.0.1 0");
	run("socket inet stream");
	check_only("connect 127.0.0.1 ", "@srv.port"); /* not that of a socket that has none */
	check_has("bind @srv an", "any");
	snprintf(line, sizeof line, "send file:%s/a", directory);
	check_only(line, first);
	ck_assert_uint_eq(offers.start, strlen("send file:"));
	check_only("send fi", "file:");
	check_nothing("send ");
	free(first);
	free(second);
	directory_remove(directory);
}
END_TEST

START_TEST(what_stands_before_arguments_is_in_the_row)
{
	check_has("select ", "read");
	check_has("select ", "except");
	check_lacks("select ", "nfds=");
	check_lacks("select read @3 ", "read");
	check_has("select read @3 wr", "write");
	ck_assert_int_eq(offers.words[0].append, ' ');
	check_has("sendmsg \"a\" ", "rights=");
	ck_assert_int_eq(find("rights=")->append, '\0');
	check_has("sendmsg \"a\" ", "name=");
	check_lacks("sendmsg \"a\" ", "control=");
	check_lacks("sendmsg \"a\" ", "flags=");
	check_has("sendmsg \"a\" rights=@3 ", "ttl=");
	check_lacks("sendmsg \"a\" rights=@3 ", "rights=");
	check_only("sendmsg \"a\" cred", "credentials=");
	check_lacks("sendmsg ", "rights=");
	check_only("sendmsg ri", "rights=");
	check_only("sendmsg fi", "file:");
	check_has("recvmsg 100 ", "control=");
	check_lacks("recvmsg 100 ", "rights=");
	check_only("sendmsg \"a\" name=loopb", "loopback");
}
END_TEST

static void check_help(const char *line, const char *text, const char *help)
{
	check_has(line, text);
	ck_assert_str_eq(find(text)->help, help);
}

START_TEST(keys_come_with_what_they_say)
{
	check_help("poll @3 in time", "timeout=", "a number, in milliseconds");
	check_help("setsockopt reuseaddr opt", "optlen=", "the length of optval");
	check_help("select ", "read", "descriptors: @3 @4, in C [3 4]");
	check_help("sendmsg \"a\" ", "rights=", "{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS}");
	check_help("recvmsg 100 ", "control=", "bytes of the control messages");
	check_help("recvmsg con", "control=", "bytes of the control messages");
}
END_TEST

START_TEST(descriptors_that_must_be_given_are_offered)
{
	run("srv = socket inet stream");
	check_has("sendmsg \"a\" rights=", "@srv");
	check_has("sendmsg \"a\" rights=@sr", "@srv");
	check_has("sendmsg \"a\" rights=@srv,", "@srv");
	ck_assert_uint_eq(offers.start, strlen("sendmsg \"a\" rights=@srv,"));
	check_has("sendmsg \"a\" rights=@srv,@sr", "@srv");
	check_has("select read ", "@srv");
	check_has("poll ", "@srv");
	check_lacks("close ", "@srv");
}
END_TEST

START_TEST(services_are_ports)
{
	if (!getservbyname("https", "tcp"))
		return; /* this system has no list of services */
	check_only("bind 127.0.0.1 https", "https");
	check_only("connect localhost:https", "https");
	ck_assert_uint_eq(offers.start, strlen("connect localhost:"));
	check_only("connect [::1]:https", "https");
	check_nothing("connect [::1");
	check_nothing("connect ::1:https");
	check_only("sendto \"x\" ::1 https", "https");
}
END_TEST

START_TEST(repeat_takes_a_statement)
{
	check_only("repeat 3 shutd", "shutdown");
	check_only("repeat 3 socket inet str", "stream");
	check_only("repeat 2 repeat 3 socket inet str", "stream");
	check_nothing("repeat ");
}
END_TEST

START_TEST(in_c_the_parameter_decides_too)
{
	check_only("socket(AF_UNI", "AF_UNIX");
	check_has("socket(AF_INET, ", "SOCK_STREAM");
	check_lacks("socket(AF_INET, ", "stream");
	check_lacks("socket(AF_INET, ", "AF_INET");
	check_only("socket(AF_INET, SOCK_STREAM | SOCK_NONB", "SOCK_NONBLOCK");
	check_only("setsockopt(3, SOL_TCP, TCP_NODEL", "TCP_NODELAY");
	check_nothing("setsockopt(3, SOL_TCP, SO_REUSEA");
	check_has("bind(3, {sa_family=AF_INET, sin_port=hton", "htons");
	check_only("bind(3, {sa_family=AF_INET, sin_port=", "htons");
	check_only("x = (struct sockaddr_s", "sockaddr_storage");
}
END_TEST

START_TEST(in_braces_and_lists_the_member_decides)
{
	check_has("bind(3, {", "sa_family=");
	check_has("bind(3, {sa_family=AF_INET, ", "sin_port=");
	check_lacks("bind(3, {sa_family=AF_INET, ", "sin_family=");
	check_lacks("bind(3, {sa_family=AF_INET, ", "sin_zero=");
	check_lacks("bind(3, {sa_family=AF_INET, ", "htons");
	check_only("bind(3, {sa_family=AF_INET6, sin6_po", "sin6_port=");
	check_only("connect {sa_family=AF_UNI", "AF_UNIX");
	check_nothing("connect {sa_family=uni");
	check_only("setsockopt(3, SOL_SOCKET, SO_LINGER, {l_on", "l_onoff=");
	check_only("poll([{fd=3, events=POLLIN | POLLOU", "POLLOUT");
	check_lacks("poll([{fd=3, ", "revents=");
}
END_TEST

START_TEST(descriptors_come_with_what_they_are)
{
	char number[24];

	run("srv = socket inet stream; bind 127.0.0.1 0; listen 5; socket unix dgram");
	check_has("close @", "@srv");
	ck_assert_ptr_nonnull(strstr(find("@srv")->help, "127.0.0.1"));
	ck_assert_ptr_nonnull(strstr(find("@srv")->help, "LISTEN"));
	check_only("connect 127.0.0.1 @srv.po", "port");
	ck_assert_uint_eq(offers.start, strlen("connect 127.0.0.1 @srv."));
	check_has("use ", "@srv");
	run("set table on; sv = socketpair unix stream");
	check_has("recv @sv[", "@sv[1]");
	check_has("recv(@sv[", "@sv[1]");
	run("set table off; close @sv[0]; close @sv[1]; socket unix dgram");
	snprintf(number, sizeof number, "@%d", session_current(&shell.session));
	check_has("recv @", number);
	snprintf(number, sizeof number, "@%d", shell.session.private_base);
	check_lacks("recv @", number);
}
END_TEST

START_TEST(variables_come_with_their_members)
{
	run("number = 5; socket unix dgram; bind @\"a name of sock's tests\"; getsockname");
	check_only("recv $num", "$number");
	check_has("send $?.", "addr");
	check_has("send $?.", "addrlen");
	check_only("show $?.addr.sun_p", "sun_path");
	run("a = {sa_family=AF_INET, sin_port=htons(5), sin_addr=inet_addr(\"127.0.0.1\")}");
	check_only("show $a.sin_p", "sin_port");
	check_only("show 1 + a.sin_p", "sin_port");
	check_lacks("show a.", "number");
	check_lacks("show a.", "sin_zero");
	check_only("show num", "number");
	check_only("listen(num", "number");
}
END_TEST

START_TEST(members_are_followed_through_pointers)
{
	run("sv = socketpair unix stream; sendmsg @sv[0] \"ab\" \"c\"; recvmsg @sv[1] 1 10; m = $?.msg");
	check_has("show $?.msg.", "msg_iov");
	check_only("show $?.msg.msg_iov[0].iov_b", "iov_base");
	ck_assert_uint_eq(offers.start, strlen("show $?.msg.msg_iov[0]."));
	check_only("show m.msg_iov[1].iov_l", "iov_len");
	check_only("m.msg_iov[1].iov_l", "iov_len");
	check_only("x = 2 * m.msg_iov[0].iov_l", "iov_len");
	check_only("show $m.msg_iov[1].iov_l", "iov_len");
	check_nothing("show $?.msg.msg_iov[2].");
	check_nothing("show $?.msg.msg_iov.");
	check_nothing("show $?.msg.nosuch.");
	check_nothing("show $?.nosuch[0].");
	check_nothing("show nosuch.");
	check_only("send $?.ms", "msg");
	run("number = 5; hton 80");
	check_nothing("show number.");
	check_nothing("show $?.hostshort.");
}
END_TEST

START_TEST(pointers_have_the_members_of_what_they_point_to)
{
	static const struct type type = {
		.name = "struct sockaddr_in *", .shape = SHAPE_POINTER, .size = sizeof(void *), .of = &type_sockaddr_in
	};
	run("p = 0x100000000");
	variable_find(&shell.session.variables, "p")->value.type = &type;
	check_only("show p->sin_p", "sin_port");
	ck_assert_uint_eq(offers.start, strlen("show p->"));
	check_has("listen(p->", "sin_addr");
	check_has("p->", "sin_family");
	check_lacks("p->", "sin_zero");
	check_lacks("p->", "p");
	check_nothing("show p.sin_p");
	check_nothing("show p-sin_p");
	check_nothing("p-soc");
	run("a = {sa_family=AF_INET}");
	check_only("show a->sin_p", "sin_port");
	check_nothing("a-p.sin_p");
}
END_TEST

START_TEST(session_commands_take_what_their_rows_say)
{
	char *directory = directory_make(), *file = file_write(directory, "lesson.sockrc", ""), line[300],
	     word[300];

	check_only("help geta", "getaddrinfo");
	check_only("help SO_REUSEA", "SO_REUSEADDR");
	check_only("help reusea", "reuseaddr");
	check_only("constants MS", "MSG_");
	ck_assert_int_eq(find("MSG_")->append, '\0');
	check_has("constants SO", "SOCK_");
	check_only("constants MSG_PEE", "MSG_PEEK");
	check_only("set str", "structs");
	check_has("set structs ", "off");
	check_has("set onerror ", "stop");
	check_only("errno EADDRINU", "EADDRINUSE");
	check_has("layout sockaddr_i", "sockaddr_in6");
	check_only("sockaddr family dau", "daughter");
	check_has("sockaddr ine", "inet6");
	check_nothing("types ");
	snprintf(line, sizeof line, "source %s/les", directory);
	snprintf(word, sizeof word, "%s/lesson.sockrc", directory);
	check_only(line, word);
	run("sv = socketpair unix stream; recv @sv[0] &");
	check_only("wait ", "1");
	run("interrupt 1");
	free(file);
	directory_remove(directory);
}
END_TEST

START_TEST(nothing_in_the_session_changes)
{
	run("srv = socket inet stream");
	check_has("close @", "@srv");
	check_has("source /", "/tmp/");
	tab("socket(AF_INET, ");
	run("socket unix stream");
	ck_assert_int_eq(session_current(&shell.session), (int)shell.session.last->result);
	ck_assert_int_eq((int)shell.session.last->result, shell.session.current.numbers[0] + 1);
}
END_TEST

/* Every prefix of lines of all kinds, so that no place is out of bounds. */
START_TEST(any_line_can_be_asked_about)
{
	static const char *const lines[] = {
		"bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0",
		"x = sendto \"a\\\"b\" * 3 [::1]:80 flags=dontwait|nosignal = -1 EAGAIN # comment",
		"))]]}};;\"\\",
		"repeat 3 { connect {sa_family=AF_UNIX",
		"$?.$x.@y.z @ $ = & !ls",
		"show $?.msg.msg_iov[0].iov_base->x[a]][->.?$?->[0]]",
		"sendmsg rights=@3,,@4=5 \"a\" credentials=1 2 name=::1 ttl={ttl=[",
		"((((((((((((((((((((((((((((((((((((((((",
		"poll @3 in @4 in|out 1000 a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n",
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		for (size_t length = 0; length <= strlen(lines[i]); length++) {
			char *line =
				strndup(lines[i], length); /* its own memory, so that a step too far is seen */

			tab(line);
			free(line);
		}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("complete");
	TCase *tests = tcase_create("complete");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_statement_begins_with_a_verb);
	tcase_add_test(tests, each_argument_has_its_own_constants);
	tcase_add_test(tests, what_depends_on_another_argument_follows_it);
	tcase_add_test(tests, behind_a_bar_stand_flags_alone);
	tcase_add_test(tests, flags_fit_the_direction);
	tcase_add_test(tests, bind_may_leave_the_port_to_the_kernel);
	tcase_add_test(tests, options_come_in_the_order_of_their_use);
	tcase_add_test(tests, addresses_have_hosts_ports_and_paths);
	tcase_add_test(tests, what_stands_before_arguments_is_in_the_row);
	tcase_add_test(tests, keys_come_with_what_they_say);
	tcase_add_test(tests, descriptors_that_must_be_given_are_offered);
	tcase_add_test(tests, services_are_ports);
	tcase_add_test(tests, repeat_takes_a_statement);
	tcase_add_test(tests, in_c_the_parameter_decides_too);
	tcase_add_test(tests, in_braces_and_lists_the_member_decides);
	tcase_add_test(tests, descriptors_come_with_what_they_are);
	tcase_add_test(tests, variables_come_with_their_members);
	tcase_add_test(tests, members_are_followed_through_pointers);
	tcase_add_test(tests, pointers_have_the_members_of_what_they_point_to);
	tcase_add_test(tests, session_commands_take_what_their_rows_say);
	tcase_add_test(tests, nothing_in_the_session_changes);
	tcase_add_test(tests, any_line_can_be_asked_about);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
