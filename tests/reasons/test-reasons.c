/* The reasons: the table as a table, and the sentences that real calls get in a session, on loopback.
 * Not here: how a reason is shown (view/). */
#include <check.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/errors.h"
#include "reasons/table.h"
#include "lang/parse.h"
#include "run/interrupt.h"
#include "run/perform.h"
#include "reasons/reasons.h"
#include "support/suite.h"

/* --- a session that keeps what the last step says -------------------------------------------------------- */

static struct session session;
static char reason[1024], advice[1024];
static int last_error;

static void keep(void *context, const struct step *step)
{
	(void)context;
	snprintf(reason, sizeof reason, "%s", step->reason ? step->reason : "");
	snprintf(advice, sizeof advice, "%s", step->advice ? step->advice : "");
	last_error = step->error;
}

/* The descriptors from 3 on that are open before a test: what the test opens besides is closed after it. */
#define MOST_DESCRIPTORS 900
static bool was_open[MOST_DESCRIPTORS];

static void begin(void)
{
	for (int number = 0; number < MOST_DESCRIPTORS; number++)
		was_open[number] = fcntl(number, F_GETFD) >= 0;
	interrupt_install();
	session_init(&session, MOST_DESCRIPTORS);
	session.observer.step = keep;
	session.find_reason = reasons_find;
}

static void end(void)
{
	session_free(&session);
	for (int number = 0; number < MOST_DESCRIPTORS; number++)
		if (!was_open[number])
			close(number);
}

/* Does the statements of a line; all must be understood. */
static void type(const char *line)
{
	struct arena arena;
	struct statement *first;
	struct error error = { .set = false };
	size_t consumed;

	arena_init(&arena);
	ck_assert_msg(parse_line(line, strlen(line), &arena, &first, &consumed, &error) == PARSE_DONE,
	              "%s: %s", line, error.message);
	for (; first; first = first->next)
		ck_assert_msg(perform_statement(&session, first, line, &error), "%s: %s", line, error.message);
	arena_free(&arena);
}

/* Whether the text is the pattern's, where # stands for a number. */
static bool fits(const char *pattern, const char *text)
{
	while (*pattern != '\0') {
		if (*pattern == '#' && isdigit((unsigned char)*text)) {
			text += strspn(text, "0123456789");
			pattern++;
		} else if (*pattern++ != *text++) {
			return false;
		}
	}
	return *text == '\0';
}

/* What stands behind the colon of advice is a line that the shell understands. */
static void check_typed(const char *text)
{
	const char *typed = strstr(text, ": ");
	struct arena arena;
	struct statement *first;
	struct error error = { .set = false };
	size_t consumed;

	if (!typed)
		return;
	arena_init(&arena);
	ck_assert_msg(parse_line(typed + 2, strlen(typed + 2), &arena, &first, &consumed, &error) == PARSE_DONE,
	              "%s", text);
	arena_free(&arena);
}

/* The line's last call gets that reason and that advice ("" for none). */
static void check_reason(const char *line, const char *wanted_reason, const char *wanted_advice)
{
	ck_assert_msg(fits(wanted_reason, reason), "%s:\n  got    %s\n  wanted %s", line, reason, wanted_reason);
	ck_assert_msg(fits(wanted_advice, advice), "%s:\n  got    %s\n  wanted %s", line, advice, wanted_advice);
	check_typed(advice);
}

static void expect(const char *line, const char *wanted_reason, const char *wanted_advice)
{
	reason[0] = advice[0] = '\0';
	type(line);
	check_reason(line, wanted_reason, wanted_advice);
}

#define CLIENT_AND_SERVER \
	"srv = socket inet stream; bind @srv 127.0.0.1 0; listen @srv; " \
	"cli = socket inet stream; connect @cli 127.0.0.1 @srv.port; con = accept @srv"

/* The path of a file that only this process uses. */
static const char *own_path(void)
{
	static char path[64];

	snprintf(path, sizeof path, "/tmp/reasons-%d", (int)getpid());
	return path;
}

/* Systems without IPv6 pass the tests of it. */
static bool has_inet6(void)
{
	int made = socket(AF_INET6, SOCK_STREAM, 0);

	if (made >= 0)
		close(made);
	return made >= 0;
}

/* printf, typed. */
__attribute__((format(printf, 1, 2))) static const char *line(const char *format, ...)
{
	static char text[4][512];
	static size_t next;
	va_list arguments;

	next = (next + 1) % 4;
	va_start(arguments, format);
	vsnprintf(text[next], sizeof text[next], format, arguments);
	va_end(arguments);
	return text[next];
}

/* --- bind ------------------------------------------------------------------------------------------------ */

START_TEST(bind_twice)
{
	type("srv = socket inet stream; bind 127.0.0.1 0");
	expect("bind 127.0.0.1 0", "This socket already has an address, 127.0.0.1:#; a socket is bound once.",
	       "Another socket can be bound: socket inet stream");
}
END_TEST

/* Linux takes AF_UNSPEC with 0.0.0.0 for AF_INET. */
START_TEST(bind_without_a_family)
{
	type("s = socket inet stream; bind(s, {sa_family=AF_UNSPEC}, 16)");
	expect("bind(s, {sa_family=AF_UNSPEC}, 16)",
	       "This socket already has an address, 0.0.0.0:#; a socket is bound once.",
	       "Another socket can be bound: socket inet stream");
	expect("s = socket inet stream; bind(s, {sa_family=AF_UNSPEC, sa_data=\"\\0\\0\\177\"}, 16)",
	       "The address is of AF_UNSPEC, and this socket takes addresses of AF_INET.", "");
}
END_TEST

START_TEST(bind_where_another_of_ours_is)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen; socket inet stream");
	expect("bind 127.0.0.1 @srv.port", "Port # is taken: descriptor # (srv) is bound to 127.0.0.1:#.",
	       "A port that the kernel chooses: bind @# 127.0.0.1 0");
}
END_TEST

START_TEST(bind_where_a_connection_was)
{
	type(CLIENT_AND_SERVER);
	type("p = $(@srv.port); close @con; recv @cli; close @cli; close @srv; again = socket inet stream");
	expect("bind 127.0.0.1 $p",
	       "A connection of this port was closed a moment ago; the kernel keeps it in TIME_WAIT for # s more, so that late "
	       "segments do not reach a new one.",
	       "A server need not wait, if it always sets this: setsockopt @again reuseaddr 1");
	type("setsockopt reuseaddr 1");
	expect("bind 127.0.0.1 $p",
	       "A connection of this port is still in TIME_WAIT, for # s more. SO_REUSEADDR lets a socket in beside it only "
	       "where the closed one had it too: a server sets it before its first bind.",
	       "Until then, a port that the kernel chooses: bind @again 127.0.0.1 0");
}
END_TEST

START_TEST(bind_where_a_closed_connection_is_kept)
{
	type(CLIENT_AND_SERVER);
	type("p = $(@srv.port); close @con; close @srv; again = socket inet stream");
	expect("bind 127.0.0.1 $p", "The kernel still keeps a closed connection of this port, in FIN_WAIT_#.",
	       "A server need not wait, if it always sets this: setsockopt @again reuseaddr 1");
}
END_TEST

START_TEST(bind_where_another_process_is)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof address;
	int server = socket(AF_INET, SOCK_STREAM, 0);
	pid_t child;

	ck_assert_int_eq(bind(server, (void *)&address, length), 0);
	ck_assert_int_eq(listen(server, 1), 0);
	ck_assert_int_eq(getsockname(server, (void *)&address, &length), 0);
	prctl(PR_SET_NAME, "holds");
	child = fork();
	if (child == 0) {
		pause();
		_exit(0);
	}
	close(server);
	type("socket inet stream");
	expect(line("bind 127.0.0.1 %d", ntohs(address.sin_port)),
	       line("Port %d is taken: process %d (holds) is bound to 127.0.0.1:%d.", ntohs(address.sin_port),
	            (int)child, ntohs(address.sin_port)),
	       "A port that the kernel chooses: bind @# 127.0.0.1 0");
	kill(child, SIGKILL);
}
END_TEST

START_TEST(bind_to_what_is_no_address_here)
{
	type("socket inet stream");
	expect("bind 192.0.2.1 8080",
	       "192.0.2.1 is no address of this host: a socket is bound to one of its own; the address of the peer is for "
	       "connect.",
	       "All addresses of this host: bind @# any 8080");
}
END_TEST

START_TEST(bind_with_a_wrong_family)
{
	type("s = socket inet stream");
	expect("bind ::1 0", "The address is of AF_INET6, and this socket takes addresses of AF_INET.",
	       "A socket for it: socket inet6 stream");
	expect("bind(s, {sa_family=AF_FAMILY}, 16)",
	       "The address is of AF_FAMILY, the example, and this socket takes addresses of AF_INET.", "");
}
END_TEST

START_TEST(bind_with_a_wrong_length)
{
	type("socket inet stream");
	expect("bind 127.0.0.1 0 addrlen=3",
	       "The length says 3, and an address of AF_INET has at least 16 bytes.", "");
	expect("bind 127.0.0.1 0 addrlen=200", "The length says 200: no address of AF_INET is that long.", "");
}
END_TEST

START_TEST(inet6_has_rules_of_its_own)
{
	if (!has_inet6())
		return;
	type("s6 = socket inet6 stream; bind fe80::1 0");
	ck_assert_str_eq(reason,
	                 "fe80::1 is a link-local address: each link has its own, so the scope must say which interface "
	                 "is meant.");
	ck_assert_ptr_eq(strstr(advice, "With a scope: bind @s6 fe80::1%"), advice);
	check_typed(advice);
	type("s6 = socket inet6 dgram");
	expect("bind 127.0.0.1 0", "The address is of AF_INET, and this socket takes addresses of AF_INET6.",
	       "A socket for it: socket inet dgram");
	type("bind ::1 0");
	expect("setsockopt v6only 1",
	       "IPV6_V6ONLY is set before the socket is bound, and this one has the address [::1]:#.",
	       "A new one: socket inet6 dgram");
}
END_TEST

START_TEST(bind_below_1024)
{
	type("socket inet stream");
	if (geteuid() == 0 && seteuid(65534) != 0)
		return; /* a user namespace that knows one user */
	type("bind 127.0.0.1 1");
	if (last_error == EACCES) /* else a system where ports are free for all */
		expect("bind 127.0.0.1 80",
		       "Ports below # are for programs with privileges (root, CAP_NET_BIND_SERVICE).",
		       "A port for everybody: bind @# 127.0.0.1 8080");
	ck_assert_int_eq(seteuid(getuid()), 0);
}
END_TEST

START_TEST(bind_to_a_file_that_is_there)
{
	const char *path = own_path();

	type(line("srv = socket unix stream; bind %s; socket unix stream", path));
	expect(line("bind %s", path),
	       line("The file %s exists, and descriptor # (srv) is bound to it.", path), "");
	type("close @srv");
	expect(line("bind %s", path),
	       line("The file %s is left over from a socket: it is made by bind, and close does not remove it.",
	            path),
	       line("Remove it, then bind: !rm %s", path));
	unlink(path);
	expect("bind /etc/passwd", "There is a file /etc/passwd, and bind makes the socket's file itself.", "");
	expect("bind /nonexistent/a", "The directory that /nonexistent/a should be made in does not exist.", "");
	expect("bind /proc/a",
	       "The directory that /proc/a should be made in is there, but its file system lets nobody make files.",
	       "");
	expect("bind /etc/passwd/a", "What stands before the last / in /etc/passwd/a is no directory.", "");
}
END_TEST

START_TEST(bind_to_a_name_that_is_taken)
{
	type(line("srv = socket unix dgram; bind @\"reasons-%d\"; socket unix dgram", (int)getpid()));
	expect(line("bind @\"reasons-%d\"", (int)getpid()),
	       "The name @reasons-# is taken: descriptor # (srv) is bound to it.", "");
}
END_TEST

/* --- socket, listen -------------------------------------------------------------------------------------- */

START_TEST(socket_of_the_example_family)
{
	expect("socket family stream",
	       "AF_FAMILY is this shell's example of a family: the struct can hold its addresses, but the kernel has no "
	       "protocol that goes with it, and says so.",
	       "A family that it knows: socket inet stream");
}
END_TEST

START_TEST(socket_with_parts_that_do_not_fit)
{
	expect("socket(99, SOCK_STREAM, 0)", "The kernel knows no family 99.",
	       "The families that have names: constants AF_");
	expect("socket inet stream udp",
	       "IPPROTO_UDP is no protocol for SOCK_STREAM in AF_INET on this kernel; 0, or none, takes the usual one.",
	       "Without a protocol: socket inet stream");
	expect("socket inet raw",
	       "0 is no protocol that a raw socket of AF_INET can be made for; it has no usual one, so 0 will "
	       "not do.",
	       "With a protocol: socket inet raw icmp");
	expect("socket netlink raw 99",
	       "99 is no protocol for SOCK_RAW in AF_NETLINK on this kernel; 0, or none, takes the usual one.",
	       "Without a protocol: socket netlink raw");
	expect("socket inet rdm", "AF_INET has no sockets of the type SOCK_RDM.",
	       "A type that it has: socket inet dgram");
	expect("socket(AF_INET, 12, 0)",
	       "The type or the protocol is a number that no kernel gives a meaning to: the type is 12, the protocol 0.",
	       "The types: constants SOCK_");
	expect("socket(AF_INET, 99, 0)",
	       "The type or the protocol is a number that no kernel gives a meaning to: the type is 99, the protocol 0.",
	       "The types: constants SOCK_");
	expect("socketpair inet stream",
	       "Pairs are made in AF_UNIX; sockets of AF_INET find each other with bind, listen, connect and accept.",
	       "Try: socketpair unix stream");
}
END_TEST

/* Systems whose groups may all ping pass. */
START_TEST(sockets_that_may_not_be_made)
{
	type("socket inet dgram icmp");
	if (last_error == EACCES)
		expect("socket inet dgram icmp",
		       "This process may not make a socket of AF_INET and SOCK_DGRAM for the protocol IPPROTO_ICMP.",
		       "Ping sockets are for these groups: !cat /proc/sys/net/ipv4/ping_group_range");
}
END_TEST

START_TEST(too_many_descriptors)
{
	struct rlimit before, none = { 0, 0 };

	type("s = socket inet stream");
	getrlimit(RLIMIT_NOFILE, &before);
	none.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_NOFILE, &none);
	expect("socket inet stream",
	       "This process has as many descriptors as it may have: 0 (RLIMIT_NOFILE).", "");
	expect("dup @s", "This process has as many descriptors as it may have: 0 (RLIMIT_NOFILE).",
	       "Give one back: close @s");
	setrlimit(RLIMIT_NOFILE, &before);
}
END_TEST

START_TEST(listen_where_it_makes_no_sense)
{
	type("d = socket inet dgram; bind 127.0.0.1 0");
	expect("listen",
	       "A SOCK_DGRAM socket has no connections to listen for; whoever sends to its address is received at "
	       "once.",
	       "Receive a datagram: recvfrom @d");
	type(CLIENT_AND_SERVER);
	expect("listen @con",
	       "This socket is connected to 127.0.0.1:#; the one that listens is a socket of its own.",
	       "A new one: socket inet stream");
	type("u = socket unix stream");
	expect("listen",
	       "A unix socket must be bound to a name before it listens, or nobody could connect to it.",
	       "Give it one: bind @u /tmp/a.socket");
}
END_TEST

/* --- accept ---------------------------------------------------------------------------------------------- */

START_TEST(accept_on_a_connection)
{
	type(CLIENT_AND_SERVER);
	expect("accept @con",
	       "This socket is a connection, with 127.0.0.1:#; the one that listens is descriptor # (srv).",
	       "Accept there: accept @srv");
	type("other = socket inet stream; bind 127.0.0.1 0; listen");
	expect("accept @cli",
	       "This socket is a connection, with 127.0.0.1:#; the one that listens is descriptor # (srv).",
	       "Accept there: accept @srv");
	type("close @other; close @srv");
	expect("accept @con",
	       "This socket is a connection, with 127.0.0.1:#; connections are accepted on a socket that listens.",
	       "A new one: socket inet stream");
}
END_TEST

START_TEST(accept_before_listen)
{
	type("srv = socket inet stream");
	expect("accept", "This socket does not listen: it has no address yet and no queue of connections.",
	       "First: bind @srv any 0; listen @srv");
	type("bind 127.0.0.1 0");
	expect("accept", "This socket has an address, 127.0.0.1:#, but does not listen yet.",
	       "First: listen @srv");
	type("other = socket inet stream; bind 127.0.0.1 0; listen");
	expect("accept @srv",
	       "This socket does not listen; the one that does is descriptor # (other), on 127.0.0.1:#.",
	       "Accept there: accept @other");
	type("d = socket inet dgram");
	expect("accept",
	       "A SOCK_DGRAM socket has no connections to accept; whoever sends to its address is received at once.",
	       "Receive a datagram: recvfrom @d");
}
END_TEST

START_TEST(accept_with_nobody_there)
{
	type("srv = socket inet stream|nonblock; bind 127.0.0.1 0; listen");
	expect("accept",
	       "No connection waits in the queue, and the socket is non-blocking, so accept does not wait for one.",
	       "Wait for one: poll @srv in");
	type("srv = socket inet stream; bind 127.0.0.1 0; listen; "
	     "setsockopt(srv, SOL_SOCKET, SO_RCVTIMEO, {tv_sec=0, tv_usec=20000}, 16)");
	expect("accept", "No connection came within 0.02 s, the time that SO_RCVTIMEO allows.", "");
}
END_TEST

START_TEST(accept_that_is_interrupted)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen");
	session.settings.timeout = 0.01;
	expect("accept",
	       "The call waited for 0.01 s, and was interrupted then, as `set timeout` says; nothing else has changed.",
	       "");
}
END_TEST

START_TEST(accept_in_a_job_that_is_interrupted)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen; accept &");
	reason[0] = '\0';
	ck_assert(job_interrupt(&session, 1));
	ck_assert_str_eq(reason, "The job was interrupted; nothing else has changed.");
}
END_TEST

/* --- connect --------------------------------------------------------------------------------------------- */

START_TEST(connect_where_nobody_listens)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; socket inet stream");
	expect("connect 127.0.0.1 @srv.port",
	       "Nobody listens on 127.0.0.1:#: descriptor # (srv) is bound there, but does not listen.",
	       "First: listen @srv");
	type("p = $(@srv.port); close @srv; socket inet stream");
	expect("connect 127.0.0.1 $p", "Nobody listens on 127.0.0.1:#: the answer to the SYN was a RST.", "");
	type("srv = socket inet stream; bind any 0; listen; socket inet stream");
	expect("connect 127.0.0.1 $p", "Nobody listens on 127.0.0.1:#: the answer to the SYN was a RST.",
	       "Here listens a server: connect @# loopback #");
	type("close");
}
END_TEST

START_TEST(connect_with_the_port_in_the_wrong_order)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen; c = socket inet stream");
	expect("connect 127.0.0.1 $(htons(@srv.port))",
	       "Nobody listens on port #, but somebody does on #, which is the same two bytes in the other order: sin_port "
	       "holds network order, htons(#).",
	       "Try: connect @c 127.0.0.1 #");
}
END_TEST

START_TEST(connect_twice)
{
	type(CLIENT_AND_SERVER);
	expect("connect @cli 127.0.0.1 @srv.port",
	       "This socket is connected already, to 127.0.0.1:#; a stream socket is connected once.",
	       "A new one: socket inet stream");
	expect("connect @srv 127.0.0.1 @srv.port",
	       "This socket listens; one that listens does not connect itself.",
	       "A new one: socket inet stream");
}
END_TEST

START_TEST(connect_as_another_does)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen; c = socket inet stream; setsockopt reuseaddr 1; "
	     "bind 127.0.0.1 0; connect 127.0.0.1 @srv.port");
	type("d = socket inet stream; setsockopt reuseaddr 1; bind 127.0.0.1 @c.port");
	expect("connect 127.0.0.1 @srv.port",
	       "There is a connection from 127.0.0.1:# to 127.0.0.1:# already, and no two have the same ends.",
	       "A new one: socket inet stream");
}
END_TEST

START_TEST(connect_without_waiting)
{
	type("srv = socket inet stream; bind 127.0.0.1 0; listen 0; c = socket inet stream|nonblock");
	expect("connect 127.0.0.1 @srv.port",
	       "The SYN is on its way, and the socket is non-blocking, so connect does not wait for the answer: that is no "
	       "failure. The socket can be written to when the connection is there, and SO_ERROR says how it went.",
	       "Wait, then ask: poll @c out 1000; getsockopt @c error");
	/* with the queue full, the next one hangs */
	type("socket inet stream|nonblock; connect 127.0.0.1 @srv.port; d = socket inet stream|nonblock; "
	     "connect 127.0.0.1 @srv.port");
	expect("connect 127.0.0.1 @srv.port", "An earlier connect of this socket still waits for its answer.",
	       "Wait, then ask: poll @d out 1000; getsockopt @d error");
	expect("getpeername", "The connection is still being made.", "Wait until it is there: poll @d out");
	expect("send \"x\"", "The connection is still being made, and the call does not wait for it.",
	       "Wait until it is there: poll @d out");
}
END_TEST

START_TEST(connect_in_the_file_system)
{
	const char *path = own_path();

	type("c = socket unix stream");
	expect(line("connect %s", path), line("There is no file %s: no socket has been bound to it.", path), "");
	type(line("srv = socket unix stream; bind %s", path));
	expect(line("connect @c %s", path),
	       line("Descriptor # (srv) is bound to %s, but does not listen.", path),
	       "Make it listen: listen @srv");
	type("close @srv");
	expect(line("connect @c %s", path),
	       line("The file %s is there, but no socket is open that is bound to it.", path), "");
	unlink(path);
	close(open(path, O_CREAT | O_WRONLY, 0600));
	expect(line("connect @c %s", path), line("%s is no socket.", path), "");
	unlink(path);
	expect("connect @c @\"nobody's\"", "No socket is bound to the name @nobody's.", "");
	expect("d = socket unix dgram; sendto @d \"x\" @\"nobody's\"",
	       "No socket is bound to the name @nobody's.", "");
}
END_TEST

START_TEST(connect_to_no_name)
{
	type("c = socket unix stream");
	expect("connect(c, {sa_family=AF_UNIX}, 2)",
	       "The address has no name: bind would let the kernel choose one, but nobody is found without one.",
	       "");
}
END_TEST

START_TEST(connect_to_another_type)
{
	type(line("srv = socket unix stream; bind @\"reasons-%d\"; listen; c = socket unix dgram",
	          (int)getpid()));
	expect(line("connect @\"reasons-%d\"", (int)getpid()),
	       "Descriptor # (srv) is bound to @reasons-#, but is of another type: unix stream.",
	       "One of its type: socket unix stream");
}
END_TEST

START_TEST(connect_that_is_interrupted)
{
	type(line("srv = socket unix stream; bind @\"reasons-%d\"; listen 0; socket unix stream; connect @\"reasons-%d\"",
	          (int)getpid(), (int)getpid()));
	session.settings.timeout = 0.01;
	expect(line("socket unix stream; connect @\"reasons-%d\"", (int)getpid()),
	       "The call waited for 0.01 s, and was interrupted then, as `set timeout` says; nothing else has changed.",
	       "");
	type("srv = socket inet stream; bind 127.0.0.1 0; listen 0; socket inet stream; connect 127.0.0.1 @srv.port");
	expect("c = socket inet stream; connect 127.0.0.1 @srv.port",
	       "The call was interrupted, but the connection is still being made; a second connect answers EALREADY until "
	       "it is there.",
	       "Wait, then ask: poll @c out 1000; getsockopt @c error");
}
END_TEST

START_TEST(an_accepted_socket_does_not_hold_its_name)
{
	const char *path = own_path();

	type(line("srv = socket unix stream; bind %s; listen; cli = socket unix stream; connect %s; con = accept @srv",
	          path, path));
	type("close @srv; c = socket unix stream");
	expect(line("connect @c %s", path),
	       line("The file %s is there, but no socket is open that is bound to it.", path), "");
	expect(line("bind @c %s", path),
	       line("The file %s is left over from a socket: it is made by bind, and close does not remove it.",
	            path),
	       line("Remove it, then bind: !rm %s", path));
	unlink(path);
}
END_TEST

START_TEST(connect_to_everybody)
{
	type("d = socket inet dgram; connect 255.255.255.255 9");
	if (last_error == ENETUNREACH) /* a system without a network */
		return;
	expect("connect 255.255.255.255 9",
	       "255.255.255.255 is a broadcast address; so that nobody sends to all by mistake, the socket must say that it "
	       "means to.",
	       "Say so: setsockopt @d broadcast 1");
}
END_TEST

START_TEST(connect_to_many)
{
	type("c = socket inet stream");
	expect("connect 224.0.0.1 80",
	       "224.0.0.1 is the address of many (multicast or broadcast), and a connection is with one.", "");
	expect("connect 255.255.255.255 80",
	       "255.255.255.255 is the address of many (multicast or broadcast), and a connection is with one.",
	       "");
	if (!has_inet6())
		return;
	type("c6 = socket inet6 stream");
	expect("connect ff02::1%lo 80",
	       "ff02::1 is the address of many (multicast or broadcast), and a connection is with one.", "");
}
END_TEST

START_TEST(connect_to_port_0)
{
	type("other = socket inet stream; c = socket inet stream");
	expect("connect 127.0.0.1 0",
	       "Nobody can listen on port 0: in bind it stands for a port of the kernel's choice.", "");
}
END_TEST

START_TEST(ipv4_from_a_socket_for_ipv6_alone)
{
	static const char reason_of_both[] =
		"# is an IPv4 address, and this socket is for IPv6 alone: IPV6_V6ONLY is set, by setsockopt or by bind to an "
		"address of IPv6.";
	if (!has_inet6())
		return;
	type("d = socket inet6 dgram; bind ::1 0");
	expect("sendto \"x\" 127.0.0.1 5000", line("127.0.0.1%s", reason_of_both + 1),
	       "One that is not bound takes both: socket inet6 dgram");
	expect("connect ::ffff:127.0.0.1 5000", line("::ffff:127.0.0.1%s", reason_of_both + 1),
	       "One that is not bound takes both: socket inet6 dgram");
}
END_TEST

START_TEST(from_loopback_to_the_outside)
{
	type("c = socket inet dgram; bind 127.0.0.1 0; connect 192.0.2.1 9");
	if (last_error == ENETUNREACH) /* a system without a network */
		return;
	expect("connect 192.0.2.1 9",
	       "This socket is bound to 127.0.0.1:#, and what it sends stays on this host: 192.0.2.1 is outside.",
	       "A new one: socket inet dgram");
}
END_TEST

/* --- sending --------------------------------------------------------------------------------------------- */

START_TEST(send_without_a_connection)
{
	type("srv = socket inet stream; bind any 0; listen; c = socket inet stream");
	expect("send \"x\"",
	       "This socket is not connected, so there is nobody to send to. (POSIX has ENOTCONN for it, Linux EPIPE.)",
	       "Connect it: connect @c loopback #");
	expect("send @srv \"x\"",
	       "This socket listens, and has no peer: data goes through the sockets that accept returns. (POSIX has ENOTCONN "
	       "for it, Linux EPIPE.)",
	       "Accept a connection: accept @srv");
	type("u = socket unix stream");
	expect("send \"x\"", "This socket is not connected, so there is nobody to send to.", "");
	type("d = socket inet dgram");
	expect("send \"x\"",
	       "A datagram needs an address: none was given, and the socket is connected to none.",
	       "With an address: sendto @d \"x\" 127.0.0.1 5000");
}
END_TEST

START_TEST(send_after_the_peer_closed)
{
	type(CLIENT_AND_SERVER);
	type("close @con; send @cli \"x\"; poll @cli in|rdhup|hup 1000");
	expect("send @cli \"y\"",
	       "The peer has closed the connection, and nobody can receive what is sent on it.",
	       "The error without the signal SIGPIPE: send @cli \"x\" nosignal");
	expect("send @cli \"y\" nosignal",
	       "The peer has closed the connection, and nobody can receive what is sent on it.", "");
}
END_TEST

START_TEST(send_after_shutdown)
{
	type(CLIENT_AND_SERVER);
	type("shutdown @cli wr");
	expect("write @cli \"y\"",
	       "This socket was shut down for writing: the peer has been told that nothing more comes.",
	       "The error without the signal SIGPIPE: send @cli \"x\" nosignal");
	type("sv = socketpair unix stream; shutdown @sv[0] wr");
	expect("send @sv[0] \"y\" nosignal",
	       "This socket was shut down for writing: the peer has been told that nothing more comes.", "");
	type("sv = socketpair unix stream; close @sv[1]");
	expect("send @sv[0] \"y\" nosignal",
	       "The peer has closed the connection, and nobody can receive what is sent on it.", "");
}
END_TEST

/* What is on its way makes room for some more: sends until nothing is taken. */
static void until_full(const char *line, const char *wanted_reason)
{
	do
		type(line);
	while (last_error != EAGAIN);
	check_reason(line, wanted_reason, "Wait until there is room: poll @cli out");
}

START_TEST(send_into_a_full_buffer)
{
	type(CLIENT_AND_SERVER);
	type("setsockopt @cli sndbuf 4096");
	expect("send @cli \"x\" * 10000000 dontwait",
	       "Only # of 10000000 bytes were taken, then the buffer was full; the rest must be sent again.",
	       "Wait until there is room: poll @cli out");
	until_full("send @cli \"x\" * 100000 dontwait",
	           "The send buffer is full, # bytes wait for the peer to receive them, and MSG_DONTWAIT says not to wait.");
	type("fcntl @cli setfl rdwr|nonblock");
	until_full("write @cli \"x\" * 100000",
	           "The send buffer is full, # bytes wait for the peer to receive them, and the socket is non-blocking.");
}
END_TEST

START_TEST(send_what_is_too_long)
{
	type("d = socket inet dgram; connect 127.0.0.1 9");
	expect("send \"x\" * 70000",
	       "A datagram is sent whole or not at all, and 70000 bytes are more than one can have: over UDP and IPv4 65507.",
	       "");
	expect("sendto \"x\" 127.0.0.1 0",
	       "Nothing can be sent to port 0: in bind it stands for a port of the kernel's choice, and nobody ever has it.",
	       "");
}
END_TEST

START_TEST(send_to_a_port_that_nobody_has)
{
	type("srv = socket inet dgram; bind 127.0.0.1 0; d = socket inet dgram; connect 127.0.0.1 @srv.port; close @srv");
	type("send @d \"x\"; poll @d in 1000");
	expect("send @d \"x\"",
	       "An earlier datagram reached nobody: 127.0.0.1:# answered that no socket has that port (ICMP, port "
	       "unreachable). A connected UDP socket hears of it at its next call.",
	       "");
}
END_TEST

START_TEST(pipes_have_two_ends)
{
	type("p = pipe");
	expect("write @p[0] \"x\"",
	       "Descriptor # (p[0]) is the reading end of a pipe; the other end is for writing.",
	       "So: write @p[1] \"x\"");
	expect("read @p[1]", "Descriptor # (p[1]) is the writing end of a pipe; the other end is for reading.",
	       "So: read @p[0]");
	expect("listen @p[0]", "Descriptor # (p[0]) is a pipe, and listen is for sockets.", "");
	type("close @p[1]");
	expect("read @p[0]",
	       "Nobody has the writing end of this pipe open any longer, and it is empty: 0 is its end.", "");
	type("p = pipe; close @p[0]");
	expect("write @p[1] \"x\"", "Nobody has the reading end of this pipe open any longer.", "");
}
END_TEST

/* --- receiving ------------------------------------------------------------------------------------------- */

START_TEST(recv_nothing)
{
	type("sv = socketpair unix stream");
	expect("recv @sv[0] 10 dontwait", "Nothing is there to be received, and MSG_DONTWAIT says not to wait.",
	       "Wait for it: poll @sv[0] in");
	type("setsockopt(sv[0], SOL_SOCKET, SO_RCVTIMEO, {tv_sec=0, tv_usec=20000}, 16)");
	expect("recv @sv[0]", "Nothing came within 0.02 s, the time that SO_RCVTIMEO allows.", "");
	type("fcntl @sv[0] setfl rdwr|nonblock");
	expect("read @sv[0]",
	       "Nothing is there to be received, and descriptor # (sv[0]) is non-blocking (O_NONBLOCK), so the call does not "
	       "wait.",
	       "Wait for it: poll @sv[0] in");
}
END_TEST

START_TEST(out_of_band_data)
{
	type(CLIENT_AND_SERVER);
	expect("recv @con 1 oob", "No out-of-band data has come.", "");
	type("d = socket inet dgram; connect 127.0.0.1 9");
	expect("send \"x\" oob", "Out-of-band data (MSG_OOB) is for streams; this socket is SOCK_DGRAM.", "");
}
END_TEST

START_TEST(files_have_an_end)
{
	FILE *file = tmpfile();
	int directory = open("/", O_RDONLY);

	expect(line("read @%d", fileno(file)), "This is the end of the file.", "");
	expect(line("read @%d", directory), "Descriptor # is the directory /.", "");
	expect(line("accept @%d", directory), "Descriptor # is the directory /, and accept is for sockets.", "");
	expect(line("write @%d \"x\"", directory), "Descriptor # is the directory /, open for reading only.",
	       "");
	fclose(file);
	close(directory);
}
END_TEST

START_TEST(recv_the_end)
{
	type(CLIENT_AND_SERVER);
	type("close @con");
	expect("recv @cli",
	       "The peer has sent everything it will send: 0 is the end of the stream, not an error.", "");
	expect("recv @cli 0", "0 bytes were asked for, so 0 came; it says nothing about the peer.", "");
	type("con = socketpair unix stream; close @con[1]");
	expect("read @con[0]",
	       "The peer has sent everything it will send: 0 is the end of the stream, not an error.", "");
	type(CLIENT_AND_SERVER);
	type("shutdown @cli rd");
	expect("recv @cli",
	       "This socket was shut down for reading, so nothing more is received on it: 0 is the end.", "");
}
END_TEST

START_TEST(recv_datagrams)
{
	type("d = socket inet dgram; bind 127.0.0.1 0; e = socket inet dgram; connect 127.0.0.1 @d.port");
	type("send @e \"\"");
	expect("recv @d",
	       "A datagram of 0 bytes was received: somebody sent one without data. Datagrams have no end of a stream.",
	       "");
	type("send @e \"0123456789\"");
	expect("recv @d 3 peek", "", "");
	expect("recv @d 3",
	       "The datagram had 10 bytes. What does not fit in the buffer is lost: the next call receives the "
	       "next datagram.",
	       "");
	type("send @e \"0123456789\"");
	expect("recv @d 10", "", "");
}
END_TEST

START_TEST(recv_messages_of_a_connection)
{
	type("sv = socketpair unix seqpacket; send @sv[0] \"\"");
	expect("recv @sv[1]", "A message of 0 bytes was received; the connection is still there.", "");
	type("close @sv[0]");
	expect("recv @sv[1]",
	       "The peer has sent everything it will send: 0 is the end of the stream, not an error.", "");
}
END_TEST

START_TEST(messages_that_are_cut)
{
	const char *cut =
		"The message was longer than the buffer. What does not fit is lost: the next call receives the next message.";

	type("sv = socketpair unix seqpacket; send @sv[0] \"0123456789\"; send @sv[0] \"ab\"; send @sv[0] \"cd\"");
	expect("recv @sv[1] 3 peek", "", "");
	expect("recv @sv[1] 3", cut, "");
	expect("recv @sv[1] 2", "", "");
	expect("recvmsg @sv[1] 1", cut, "");
	type("send @sv[0] \"0123456789\"");
	expect("recvmsg @sv[1] 3 flags=peek", "", "");
	expect("recvmsg @sv[1] 20", "", "");
	type("sendmsg @sv[0] \"x\" rights=@sv[0],@sv[1]");
	expect("recvmsg @sv[1] 1 control=20",
	       "MSG_CTRUNC: the control data did not fit in the room that msg_controllen gives. What does not fit is lost, "
	       "and descriptors in it are closed.",
	       "");
	type("sendmsg @sv[0] \"x\" rights=@sv[0]");
	expect("recvmsg @sv[1] 1 control=64", "", "");
}
END_TEST

/* As send and recv have them. */
START_TEST(messages_and_buffers_in_pieces)
{
	type("s = socket inet stream");
	expect("recvmsg 10", "This socket is not connected, so there is nobody to receive from.", "");
	expect("readv 3 3", "This socket is not connected, so there is nobody to receive from.", "");
	expect("writev \"x\" \"y\"",
	       "This socket is not connected, so there is nobody to send to. (POSIX has ENOTCONN for it, Linux EPIPE.)",
	       "");
	type("d = socket inet dgram");
	expect("sendmsg \"x\"",
	       "A datagram needs an address: none was given, and the socket is connected to none.",
	       "With an address: sendto @d \"x\" 127.0.0.1 5000");
	type("sv = socketpair unix dgram");
	expect("recvmsg @sv[1] 10 flags=dontwait",
	       "Nothing is there to be received, and MSG_DONTWAIT says not to wait.",
	       "Wait for it: poll @sv[1] in");
	expect("sendmsg @sv[0] \"x\" * 200000 \"y\" * 100000",
	       "A datagram is sent whole or not at all, and 300000 bytes do not fit in the send buffer of #.",
	       "");
	type("sendmsg @sv[0] \"abcdef\" \"ghi\"");
	expect("recvmsg @sv[1] 3 4",
	       "The datagram had 9 bytes. What does not fit in the buffer is lost: the next call receives the next datagram.",
	       "");
	type("sendmsg @sv[0] \"abcdef\"");
	expect("readv @sv[1] 3 4", "", "");
}
END_TEST

START_TEST(pieces_that_are_taken_partly)
{
	type(CLIENT_AND_SERVER);
	type("setsockopt @cli sndbuf 4096");
	expect("sendmsg @cli \"x\" * 1000 \"y\" * 10000000 flags=dontwait",
	       "Only # of 10001000 bytes were taken, then the buffer was full; the rest must be sent again.",
	       "Wait until there is room: poll @cli out");
	type("sv = socketpair unix stream");
	expect("writev @sv[0] \"abc\" \"d\"", "", "");
}
END_TEST

START_TEST(more_pieces_than_a_call_takes)
{
	/* all of them are there: valgrind looks at each that the length says */
	char line[20 + 4 * 1025] = "sendmsg @d";
	char *end = line + strlen(line);
	for (int i = 0; i < 1025; i++)
		end = stpcpy(end, " \"x\"");
	type("d = socket inet dgram");
	expect(line, "A list of buffers has at most 1024 elements (IOV_MAX).", "");
	expect("readv(d, NULL, 1025)", "A list of buffers has at most 1024 elements (IOV_MAX).", "");
	expect("writev(d, NULL, -1)", "A list of buffers has at most 1024 elements (IOV_MAX).", "");
}
END_TEST

START_TEST(descriptors_in_a_message)
{
	type("sv = socketpair unix dgram; d = socket inet dgram; close @d");
	expect("sendmsg @sv[0] \"x\" rights=@sv[1],@d",
	       "Descriptor # (d) is in the message, and is not open.", "What is open: table all");
}
END_TEST

START_TEST(recv_without_a_connection)
{
	type("srv = socket inet stream; bind any 0; listen; c = socket inet stream");
	expect("recv @c", "This socket is not connected, so there is nobody to receive from.",
	       "Connect it: connect @c loopback #");
	expect("recv @srv",
	       "This socket listens, and has no peer: data comes through the sockets that accept returns.",
	       "Accept a connection: accept @srv");
	type("u = socket unix stream");
	expect("recv @u",
	       "This socket is not connected, so there is nobody to receive from. (TCP has ENOTCONN for it.)",
	       "");
}
END_TEST

START_TEST(recv_a_reset)
{
	type(CLIENT_AND_SERVER);
	type("send @cli \"x\"; close @con; poll @cli in 1000");
	expect("recv @cli",
	       "The peer ended the connection with a reset: it closed before it had received everything, or its program "
	       "died. What had come before it is lost.",
	       "");
	expect("getpeername @cli", "The connection of this socket is over, so it has no peer any longer.", "");
	expect("connect @cli 127.0.0.1 @srv.port",
	       "This socket had a connection, which is over; it is not used for a second one.",
	       "A new one: socket inet stream");
}
END_TEST

/* --- names, shutdown, options ---------------------------------------------------------------------------- */

START_TEST(peers_that_are_not_there)
{
	type("srv = socket inet stream; bind any 0; listen; c = socket inet stream");
	expect("getpeername", "This socket is not connected, so it has no peer.",
	       "Connect it: connect @c loopback #");
	expect("getpeername @srv", "A socket that listens has no peer; those that accept returns have one.",
	       "Accept a connection: accept @srv");
	expect("shutdown wr", "This socket is not connected; there is no direction to end.",
	       "To give it up altogether: close @c");
	expect("shutdown(c, 7)", "The second argument says what ends: SHUT_RD 0, SHUT_WR 1 or SHUT_RDWR 2.",
	       "So: shutdown @c wr");
	expect("getsockname(c, {...}, [-1])",
	       "addrlen points to -1, and it is the size of the buffer in bytes.", "");
}
END_TEST

START_TEST(addresses_that_are_cut)
{
	type("c = socket inet stream; bind 127.0.0.1 0");
	expect("getsockname addrlen=[4]",
	       "The address has 16 bytes, and the buffer only had room for 4: it was cut, and addrlen says how long it is.",
	       "");
	expect("getsockname", "", "");
}
END_TEST

START_TEST(options_that_do_not_fit)
{
	type("d = socket inet dgram; c = socket inet stream");
	expect("setsockopt @d tcp_nodelay 1",
	       "TCP_NODELAY is an option of the level SOL_TCP, which a socket of AF_INET and SOCK_DGRAM does not have, or this "
	       "kernel lacks it.",
	       "");
	expect("getsockopt @d tcp_nodelay",
	       "TCP_NODELAY is an option of the level SOL_TCP, which a socket of AF_INET and SOCK_DGRAM does not have.",
	       "");
	expect("getsockopt(c, SOL_SOCKET, 999, [0], [4])",
	       "The kernel knows no option of that number at the level SOL_SOCKET.",
	       "The options that have names: constants SO_");
	expect("setsockopt @c type 1", "SO_TYPE can be read and not set.", "");
	expect("setsockopt @c keepalive 1 optlen=3",
	       "optlen says 3, and the value of SO_KEEPALIVE has 4 bytes.", "");
	expect("setsockopt @c ip_ttl 300",
	       "This is no value for IP_TTL, or not for this socket as it stands now.",
	       "What it is for: help IP_TTL");
	expect("setsockopt(c, SOL_SOCKET, SO_RCVTIMEO, {tv_sec=0, tv_usec=2000000}, 16)",
	       "The microseconds of a struct timeval go from 0 to 999999; more are seconds.", "");
	expect("setsockopt(c, SOL_SOCKET, SO_REUSEADDR, NULL, 4)",
	       "optval is NULL, and setsockopt needs memory there.", "");
}
END_TEST

START_TEST(options_of_a_level_without_a_name)
{
	type("u = socket unix stream");
	expect("setsockopt(u, 9999, 1, [1], 4)",
	       "A socket of AF_UNIX and SOCK_STREAM has no options of the level 9999.", "");
	expect("setsockopt(u, SOL_TCP, TCP_NODELAY, [1], 4)",
	       "TCP_NODELAY is an option of the level SOL_TCP, which a socket of AF_UNIX and SOCK_STREAM does not have.",
	       "");
}
END_TEST

START_TEST(groups_that_are_joined_and_left)
{
	type("d = socket inet dgram; setsockopt add_membership 239.1.2.3 lo");
	expect("setsockopt add_membership 239.1.2.3 lo",
	       "This socket is in that group already, on that interface.", "");
	expect("setsockopt drop_membership 239.1.2.9 lo",
	       "This socket is not in that group, on that interface.", "");
	expect("setsockopt add_membership 10.1.2.3 lo",
	       "That is no address of a group: those are 224.0.0.0 to 239.255.255.255, and in IPv6 what begins with ff.",
	       "");
	if (!has_inet6())
		return;
	type("d6 = socket inet6 dgram; setsockopt ipv6_add_membership ff02::1:5 lo");
	expect("setsockopt ipv6_add_membership ff02::1:5 lo",
	       "This socket is in that group already, on that interface.", "");
	expect("setsockopt ipv6_add_membership fe80::1 lo",
	       "That is no address of a group: those are 224.0.0.0 to 239.255.255.255, and in IPv6 what begins with ff.",
	       "");
	expect("setsockopt ipv6_drop_membership ff02::1:6 lo",
	       "This socket is not in that group, on that interface.", "");
}
END_TEST

START_TEST(buffers_are_doubled)
{
	type("c = socket inet stream");
	expect("getsockopt rcvbuf", "", "");
	type("setsockopt rcvbuf 10000");
	expect("getsockopt rcvbuf",
	       "Linux sets twice the size that setsockopt is given, for its own records beside the data, and shows that.",
	       "");
	expect("getsockopt sndbuf", "", "");
}
END_TEST

/* --- descriptors and memory ------------------------------------------------------------------------------ */

START_TEST(descriptors_that_are_not_open)
{
	type("srv = socket inet stream; close");
	expect("listen @srv", "Descriptor # (srv) has been closed.", "What is open: table all");
	expect("listen @77", "Descriptor 77 is not open.", "What is open: table all");
	expect("listen @-1", "No descriptor is negative: -1 is what a call returns that failed.", "");
	type("c = socket inet stream");
	expect("dup2(c, 100000000)",
	       "The second number is no descriptor's: they go up from 0, and there are # of them.", "");
	expect("dup3(c, c, 0)",
	       "Both numbers are the same, and dup3 takes that for a mistake; dup2 would do nothing.", "");
	expect("fcntl @c dupfd 100000000",
	       "100000000 is no number that a descriptor can have: they go up from 0, and there are # of them.",
	       "");
	expect("fcntl(c, 9999)", "The kernel knows no command of that number.",
	       "The commands that have names: constants F_");
	expect("fcntl @c setsig 77",
	       "The command does not take that value, or is none for what the descriptor stands for.",
	       "What each command takes: help fcntl");
	expect("poll @77 in 0", "POLLNVAL: descriptor 77 is not open.", "");
	expect("poll @c in 10", "", "");
}
END_TEST

START_TEST(flags_of_new_descriptors)
{
	expect("pipe2 append",
	       "Among the flags is one that pipe2 does not know; it knows O_CLOEXEC, O_NONBLOCK and O_DIRECT.",
	       "");
	expect("dup3 @0 @50 nonblock", "Among the flags is one that dup3 does not know; it knows O_CLOEXEC.",
	       "");
}
END_TEST

START_TEST(select_of_what_is_not_open)
{
	type("s = socket inet dgram; t = socket inet dgram; close @t");
	expect("select read @s write @t 0", "Descriptor # (t) is in a set, and is not open.",
	       "What is open: table all");
	expect("select(-1, NULL, NULL, NULL, NULL)",
	       "The number of descriptors is below 0, or a part of the time is negative or a second and more.",
	       "");
	expect("select(0, NULL, NULL, NULL, {tv_sec=0, tv_usec=-1})",
	       "The number of descriptors is below 0, or a part of the time is negative or a second and more.",
	       "");
	expect("pselect read @s write @t 0", "Descriptor # (t) is in a set, and is not open.",
	       "What is open: table all");
}
END_TEST

START_TEST(epoll_of_what_cannot_be_watched)
{
	type("s = socket inet dgram; ep = epoll_create1; t = socket inet dgram; close @t");
	expect("epoll_ctl @ep add @t in", "Descriptor # (t) is not open.", "What is open: table all");
	expect("epoll_ctl @t add @s in", "Descriptor # (t) has been closed.", "What is open: table all");
	expect("epoll_ctl @ep add @ep in", "Both descriptors are the same, and none can watch itself.", "");
	expect("epoll_ctl @s add @s in",
	       "Descriptor # (s) is a socket, and epoll_ctl takes what epoll_create1 makes.",
	       "Make one: ep = epoll_create1");
	expect("epoll_ctl @ep 9 @s in",
	       "The kernel knows three operations: EPOLL_CTL_ADD 1, EPOLL_CTL_DEL 2 and EPOLL_CTL_MOD 3.", "");
	expect("epoll_ctl @ep add @s in|exclusive|oneshot",
	       "EPOLLEXCLUSIVE is for EPOLL_CTL_ADD alone, with EPOLLIN, EPOLLOUT, EPOLLET or EPOLLWAKEUP beside it, and "
	       "not for an epoll descriptor.",
	       "");
	expect("epoll_create1 flags=1",
	       "Among the flags is one that epoll_create1 does not know; it knows EPOLL_CLOEXEC.", "");
}
END_TEST

START_TEST(epoll_of_a_file)
{
	FILE *file = tmpfile();

	type("ep = epoll_create1");
	expect(line("epoll_ctl @ep add @%d in", fileno(file)),
	       "Descriptor # cannot be waited for: a file on a disk, a directory and a device such as /dev/null never make "
	       "anybody wait. Sockets, pipes and terminals do.",
	       "");
	fclose(file);
}
END_TEST

START_TEST(epoll_of_what_is_watched_already)
{
	type("s = socket inet dgram; ep = epoll_create1");
	expect("epoll_ctl @ep del @s",
	       "Descriptor # (s) is not watched by descriptor # (ep): it was never added, or has been taken out, as close "
	       "does it too.",
	       "Add it: epoll_ctl @ep add @s in");
	expect("epoll_ctl @ep add @s in", "", "");
	expect("epoll_ctl @ep add @s in", "Descriptor # (s) is watched by descriptor # (ep) already.",
	       "Watch it for something else: epoll_ctl @ep mod @s in");
	type("other = epoll_create1; epoll_ctl @other add @ep in");
	expect("epoll_ctl @ep add @other in",
	       "Epoll descriptors would watch each other in a circle, or in a chain that is too long.", "");
}
END_TEST

START_TEST(epoll_wait_that_cannot)
{
	type("s = socket inet dgram; ep = epoll_create1");
	expect("epoll_wait @ep 0 0",
	       "maxevents says for how many events there is room, and that is one at least.", "");
	expect("epoll_wait @s 10 0",
	       "Descriptor # (s) is a socket, and epoll_wait takes what epoll_create1 makes.",
	       "Make one: ep = epoll_create1");
}
END_TEST

START_TEST(requests_that_do_not_fit)
{
	type("s = socket inet dgram");
	expect("ioctl gifaddr nosuch0", "This host has no interface of that name.", "The interfaces: !ip link");
	expect("ioctl 0x7777 0",
	       "Descriptor # (s) is a socket, which has no such request. (ENOTTY, not a terminal: the first requests were "
	       "for terminals.)",
	       "");
	type("srv = socket inet stream; bind 127.0.0.1 0; listen");
	expect("ioctl @srv fionread",
	       "This socket listens, and has no data: they come through the sockets that accept returns.",
	       "Accept a connection: accept @srv");
}
END_TEST

START_TEST(poll_that_times_out)
{
	type("sv = socketpair unix stream");
	expect("poll @sv[0] in 10", "None of them became ready within 10 ms.", "");
}
END_TEST

START_TEST(pointers_to_nowhere)
{
	type("sv = socketpair unix stream; send @sv[0] \"x\"");
	expect("recv(sv[1], NULL, 10, 0)", "buf is NULL, and recv needs memory there.", "");
	expect("recv(sv[1], 0x10, 10, 0)", "buf points to memory that this process does not have.", "");
	expect("getsockname(sv[0], 0x10, [16])", "addr points to memory that this process does not have.", "");
	expect("getsockname @sv[0] addrlen=NULL", "addrlen is NULL, and getsockname needs memory there.", "");
	type("b = \"hello\"");
	expect("send(sv[0], b, 100000, 0)",
	       "100000 bytes from the start of buf reach beyond the end of its memory.", "");
}
END_TEST

/* --- addresses and names --------------------------------------------------------------------------------- */

START_TEST(texts_that_are_no_addresses)
{
	expect("inet_pton inet 10.0.0",
	       "\"10.0.0\" is no address of AF_INET: inet_pton wants four numbers from 0 to 255. "
	       "Short forms such as 127.1 are for inet_aton.",
	       "Try: aton 127.1");
	expect("inet_pton inet ::1",
	       "\"::1\" is no address of AF_INET; one with colons can only be of AF_INET6.",
	       "Try: inet_pton inet6 ::1");
	expect("inet_pton inet \"a\\33b\"",
	       "\"a\\33b\" is no address of AF_INET, and nothing was written. A name of a host is "
	       "for getaddrinfo.",
	       "");
	expect("inet_pton unix a", "inet_pton knows addresses of AF_INET and AF_INET6, and none of AF_UNIX.",
	       "");
	expect("inet_aton nohost",
	       "\"nohost\" is no IPv4 address: one has up to four numbers with dots between them. A name of "
	       "a host is for getaddrinfo.",
	       "");
	expect("inet_addr nohost", "\"nohost\" is no IPv4 address. A name of a host is for getaddrinfo.", "");
	expect("inet_addr 255.255.255.255",
	       "255.255.255.255 is an address, but inet_addr's number for it is the one that stands for an error. That is why "
	       "inet_aton and inet_pton came.",
	       "Try: aton 255.255.255.255");
	expect("inet_ntop inet [0a 00 00 01] size=3",
	       "The text does not fit in 3 bytes. INET_ADDRSTRLEN, 16, and "
	       "INET6_ADDRSTRLEN, 46, are always enough.",
	       "");
}
END_TEST

START_TEST(pointers_that_kill_a_program)
{
	expect("inet_pton(AF_INET, \"127.0.0.1\", 0x10)",
	       "dst points to no memory. inet_pton is a function of the library and touches it itself: that is no EFAULT but a "
	       "signal, which ends a program. The shell goes on.",
	       "");
}
END_TEST

START_TEST(names_that_are_not_known)
{
	expect("getservbyname nosuch tcp",
	       "/etc/services has no service of the name \"nosuch\" for that protocol.", "");
	expect("getprotobyname nosuch", "/etc/protocols has no protocol of the name \"nosuch\".", "");
	expect("if_nametoindex nosuch0", "This host has no interface of the name \"nosuch0\".",
	       "The interfaces: !ip link");
	expect("if_indextoname 99999", "This host has no interface of that number.", "The interfaces: !ip link");
	expect("getaddrinfo 127.0.0.1 nosuch",
	       "\"nosuch\" is no service: neither a number nor a name in "
	       "/etc/services that goes with the type of socket asked for.",
	       "");
	expect("getaddrinfo nosuch hints={ai_flags=AI_NUMERICHOST}",
	       "\"nosuch\" is no address in numbers, and AI_NUMERICHOST says not to look up names.", "");
	expect("getaddrinfo(NULL, NULL, NULL, 0x10)",
	       "Neither a host nor a service was given, so there is nothing to look up.", "");
	expect("getaddrinfo ::1 hints={ai_family=AF_UNIX}",
	       "The ai_family of the hints can be AF_UNSPEC, AF_INET or AF_INET6.", "");
	expect("getaddrinfo ::1 hints={ai_family=AF_INET}",
	       "\"::1\" is an address of another family than the hints ask for.", "");
	expect("getnameinfo 127.0.0.1 80 numerichost|numericserv hostlen=3",
	       "The name is longer than the memory for it. NI_MAXHOST, 1025, and NI_MAXSERV, 32, are always enough.",
	       "");
}
END_TEST

/* --- the rest -------------------------------------------------------------------------------------------- */

START_TEST(ordinary_successes_ask_nothing)
{
	uint64_t before;

	type(CLIENT_AND_SERVER);
	type("send @cli \"hello\"");
	session.settings.table = false;
	before = descriptors_questions(session.descriptors);
	expect("recv @con", "", "");
	expect("send @cli \"hello\"", "", "");
	expect("getsockname @cli", "", "");
	expect("setsockopt @cli reuseaddr 1", "", "");
	ck_assert_uint_eq(descriptors_questions(session.descriptors), before);
}
END_TEST

START_TEST(an_error_that_waits_is_left_alone)
{
	type("srv = socket inet dgram; bind 127.0.0.1 0; d = socket inet dgram; connect 127.0.0.1 @srv.port; close @srv");
	type("send @d \"x\"; poll @d in 1000");
	expect("getsockopt(d, 6, 1, [0], [4])",
	       "TCP_NODELAY is an option of the level SOL_TCP, which a socket of AF_INET and SOCK_DGRAM does not have.",
	       "");
	type("send @d \"x\"");
	ck_assert_int_eq(last_error, ECONNREFUSED);
}
END_TEST

START_TEST(without_the_table_the_kernel_is_asked_anew)
{
	session.settings.table = false;
	type("srv = socket inet stream; bind 127.0.0.1 0; c = socket inet stream");
	expect("connect 127.0.0.1 @srv.port",
	       "Nobody listens on 127.0.0.1:#: descriptor # (srv) is bound there, but does not listen.",
	       "First: listen @srv");
	type("close @srv");
	expect("recv @c", "This socket is not connected, so there is nobody to receive from.", "");
}
END_TEST

/* --- the table as a table -------------------------------------------------------------------------------- */

static bool is_call(const char *name)
{
	return call_find(name, strlen(name));
}

START_TEST(calls_and_answers_exist)
{
	for (const struct reason *row = reasons; row < reasons + reason_count; row++) {
		for (size_t i = 0; i < REASON_CALLS && row->calls[i]; i++) {
			ck_assert_msg(is_call(row->calls[i]), "%s", row->calls[i]);
			for (size_t j = 0; j < i; j++)
				ck_assert_msg(strcmp(row->calls[i], row->calls[j]) != 0, "%s twice: %s",
				              row->calls[i], row->text);
		}
		ck_assert_msg(row->answer >= ANSWER_NOTHING || errno_name(row->answer) ||
		                      name_of_value(&resolver_errors, row->answer),
		              "%s", row->text);
	}
}
END_TEST

static void check_blanks(const char *text)
{
	for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
		size_t length = strcspn(at + 1, "}");

		ck_assert_msg(at[1 + length] == '}' && reason_blank(at + 1, length) != BLANK_COUNT, "%s", text);
	}
}

START_TEST(sentences_are_whole)
{
	for (const struct reason *row = reasons; row < reasons + reason_count; row++) {
		size_t length = strlen(row->text);

		check_blanks(row->text);
		ck_assert_msg(row->text[length - 1] == '.' || strcmp(row->text + length - 2, ".)") == 0, "%s",
		              row->text);
		ck_assert_msg(!strstr(row->text, "  "), "%s", row->text);
		if (!row->advice)
			continue;
		check_blanks(row->advice);
		ck_assert_msg(strstr(row->advice, ": "), "%s", row->advice);
	}
}
END_TEST

/* Whether every fact of `a` is one of `b`: then `b` behind `a` is never reached for the calls that both have. */
static bool covers(const struct reason *a, const struct reason *b)
{
	for (size_t i = 0; i < REASON_FACTS; i++) {
		bool found = a->facts[i] == FACT_ALWAYS;

		for (size_t j = 0; j < REASON_FACTS; j++)
			found = found || a->facts[i] == b->facts[j];
		if (!found)
			return false;
	}
	return true;
}

static bool has_blanks(const char *text)
{
	return strchr(text, '{');
}

START_TEST(every_row_can_be_reached)
{
	for (const struct reason *row = reasons; row < reasons + reason_count; row++) {
		bool reached = !row->calls[0];

		for (size_t i = 0; i < REASON_CALLS && row->calls[i]; i++) {
			const struct reason *before = reason_next(NULL, row->calls[i], row->answer);

			while (before != row && (!covers(before, row) || has_blanks(before->text)))
				before = reason_next(before, row->calls[i], row->answer);
			reached = reached || before == row;
		}
		ck_assert_msg(reached, "%s", row->text);
	}
}
END_TEST

START_TEST(no_row_stands_twice)
{
	for (const struct reason *a = reasons; a < reasons + reason_count; a++)
		for (const struct reason *b = reasons; b < a; b++)
			ck_assert_msg(a->answer != b->answer || a->calls[0] != b->calls[0] ||
			                      memcmp(a->facts, b->facts, sizeof a->facts) != 0,
			              "%s", a->text);
}
END_TEST

START_TEST(every_fact_is_used)
{
	for (int fact = FACT_ALWAYS; fact < FACT_COUNT; fact++) {
		bool used = false;

		for (size_t i = 0; i < reason_count; i++)
			for (size_t j = 0; j < REASON_FACTS; j++)
				used = used || reasons[i].facts[j] == (enum fact)fact;
		ck_assert_msg(used, "fact %d", fact);
	}
}
END_TEST

START_TEST(successes_stand_first)
{
	bool errors = false;

	for (const struct reason *row = reasons; row < reasons + reason_count; row++) {
		bool success = row->answer == ANSWER_ZERO || row->answer == ANSWER_SUCCESS;

		ck_assert_msg(!success || !errors, "%s", row->text);
		errors = errors || !success;
	}
}
END_TEST

static void count(void *context, const struct reason *row)
{
	ck_assert_int_eq(row->answer, EADDRINUSE);
	++*(size_t *)context;
}

START_TEST(the_rows_of_an_error)
{
	size_t rows = 0;

	reasons_of_error(EADDRINUSE, count, &rows);
	ck_assert_uint_gt(rows, 8);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("reasons");
	TCase *calls_case = tcase_create("calls"), *table_case = tcase_create("table");

	tcase_add_checked_fixture(calls_case, begin, end);
	tcase_add_test(calls_case, bind_twice);
	tcase_add_test(calls_case, bind_without_a_family);
	tcase_add_test(calls_case, bind_where_another_of_ours_is);
	tcase_add_test(calls_case, bind_where_a_connection_was);
	tcase_add_test(calls_case, bind_where_a_closed_connection_is_kept);
	tcase_add_test(calls_case, bind_where_another_process_is);
	tcase_add_test(calls_case, bind_to_what_is_no_address_here);
	tcase_add_test(calls_case, bind_with_a_wrong_family);
	tcase_add_test(calls_case, bind_with_a_wrong_length);
	tcase_add_test(calls_case, inet6_has_rules_of_its_own);
	tcase_add_test(calls_case, bind_below_1024);
	tcase_add_test(calls_case, bind_to_a_file_that_is_there);
	tcase_add_test(calls_case, bind_to_a_name_that_is_taken);
	tcase_add_test(calls_case, socket_of_the_example_family);
	tcase_add_test(calls_case, socket_with_parts_that_do_not_fit);
	tcase_add_test(calls_case, sockets_that_may_not_be_made);
	tcase_add_test(calls_case, too_many_descriptors);
	tcase_add_test(calls_case, listen_where_it_makes_no_sense);
	tcase_add_test(calls_case, accept_on_a_connection);
	tcase_add_test(calls_case, accept_before_listen);
	tcase_add_test(calls_case, accept_with_nobody_there);
	tcase_add_test(calls_case, accept_that_is_interrupted);
	tcase_add_test(calls_case, accept_in_a_job_that_is_interrupted);
	tcase_add_test(calls_case, connect_where_nobody_listens);
	tcase_add_test(calls_case, connect_with_the_port_in_the_wrong_order);
	tcase_add_test(calls_case, connect_twice);
	tcase_add_test(calls_case, connect_as_another_does);
	tcase_add_test(calls_case, connect_without_waiting);
	tcase_add_test(calls_case, connect_in_the_file_system);
	tcase_add_test(calls_case, connect_to_no_name);
	tcase_add_test(calls_case, connect_to_another_type);
	tcase_add_test(calls_case, connect_that_is_interrupted);
	tcase_add_test(calls_case, an_accepted_socket_does_not_hold_its_name);
	tcase_add_test(calls_case, connect_to_everybody);
	tcase_add_test(calls_case, connect_to_many);
	tcase_add_test(calls_case, connect_to_port_0);
	tcase_add_test(calls_case, ipv4_from_a_socket_for_ipv6_alone);
	tcase_add_test(calls_case, from_loopback_to_the_outside);
	tcase_add_test(calls_case, send_without_a_connection);
	tcase_add_test(calls_case, send_after_the_peer_closed);
	tcase_add_test(calls_case, send_after_shutdown);
	tcase_add_test(calls_case, send_into_a_full_buffer);
	tcase_add_test(calls_case, send_what_is_too_long);
	tcase_add_test(calls_case, send_to_a_port_that_nobody_has);
	tcase_add_test(calls_case, pipes_have_two_ends);
	tcase_add_test(calls_case, recv_nothing);
	tcase_add_test(calls_case, out_of_band_data);
	tcase_add_test(calls_case, files_have_an_end);
	tcase_add_test(calls_case, recv_the_end);
	tcase_add_test(calls_case, recv_datagrams);
	tcase_add_test(calls_case, recv_messages_of_a_connection);
	tcase_add_test(calls_case, messages_that_are_cut);
	tcase_add_test(calls_case, messages_and_buffers_in_pieces);
	tcase_add_test(calls_case, pieces_that_are_taken_partly);
	tcase_add_test(calls_case, more_pieces_than_a_call_takes);
	tcase_add_test(calls_case, descriptors_in_a_message);
	tcase_add_test(calls_case, recv_without_a_connection);
	tcase_add_test(calls_case, recv_a_reset);
	tcase_add_test(calls_case, peers_that_are_not_there);
	tcase_add_test(calls_case, addresses_that_are_cut);
	tcase_add_test(calls_case, options_that_do_not_fit);
	tcase_add_test(calls_case, options_of_a_level_without_a_name);
	tcase_add_test(calls_case, groups_that_are_joined_and_left);
	tcase_add_test(calls_case, buffers_are_doubled);
	tcase_add_test(calls_case, descriptors_that_are_not_open);
	tcase_add_test(calls_case, flags_of_new_descriptors);
	tcase_add_test(calls_case, select_of_what_is_not_open);
	tcase_add_test(calls_case, epoll_of_what_cannot_be_watched);
	tcase_add_test(calls_case, epoll_of_a_file);
	tcase_add_test(calls_case, epoll_of_what_is_watched_already);
	tcase_add_test(calls_case, epoll_wait_that_cannot);
	tcase_add_test(calls_case, requests_that_do_not_fit);
	tcase_add_test(calls_case, poll_that_times_out);
	tcase_add_test(calls_case, pointers_to_nowhere);
	tcase_add_test(calls_case, texts_that_are_no_addresses);
	tcase_add_test(calls_case, pointers_that_kill_a_program);
	tcase_add_test(calls_case, names_that_are_not_known);
	tcase_add_test(calls_case, ordinary_successes_ask_nothing);
	tcase_add_test(calls_case, an_error_that_waits_is_left_alone);
	tcase_add_test(calls_case, without_the_table_the_kernel_is_asked_anew);
	suite_add_tcase(suite, calls_case);
	tcase_add_test(table_case, calls_and_answers_exist);
	tcase_add_test(table_case, sentences_are_whole);
	tcase_add_test(table_case, every_row_can_be_reached);
	tcase_add_test(table_case, no_row_stands_twice);
	tcase_add_test(table_case, every_fact_is_used);
	tcase_add_test(table_case, successes_stand_first);
	tcase_add_test(table_case, the_rows_of_an_error);
	suite_add_tcase(suite, table_case);
	return run_suite(suite);
}
