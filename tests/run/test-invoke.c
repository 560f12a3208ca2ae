/* Calls as they are made: what they return and leave behind in the session, failures put in their place, signals, the
 * two ways of typing one, and the example of every row.
 * Not here: what goes into memory (test-marshal.c), misuse (test-misuse.c), jobs (test-jobs.c). */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support/calls.h"
#include "support/program.h"
#include "support/suite.h"

/* --- results, and the current descriptor --------------------------------------------------------------------------- */

START_TEST(a_new_descriptor_is_current)
{
	performs("socket inet stream");
	int64_t first = newest()->step.result;
	ck_assert_int_eq(session_current(&session), first);
	performs("s = socket inet dgram");
	ck_assert_int_eq(session_current(&session), number_of("s"));
	performs("dup2 @s @%d", 60);
	ck_assert_int_eq(session_current(&session), 60);
	performs("fcntl dupfd 70");
	ck_assert_int_ge(session_current(&session), 70);
}
END_TEST

/* Neither those that it asks about nor those that it sends on get the name of its result. */
START_TEST(a_descriptor_that_a_call_names_is_not_new)
{
	performs("sv = socketpair unix stream");
	performs("d = socket inet dgram");
	int descriptor = (int)number_of("d");
	performs("n = poll @d in 0");
	ck_assert_str_eq(session_descriptor_name(&session, descriptor), "d");
	performs("m = sendmsg @sv[0] \"x\" rights=@d");
	ck_assert_str_eq(session_descriptor_name(&session, descriptor), "d");
}
END_TEST

START_TEST(a_call_that_fails_changes_nothing_but_errno)
{
	performs("s = socket inet stream; bind @-1 127.0.0.1 0");
	returned(-1, EBADF);
	ck_assert_int_eq(session.last_error, EBADF);
	ck_assert_int_eq(number_of("errno"), EBADF);
	performs("accept @-1");
	ck_assert_int_eq(session_current(&session), number_of("s"));
	performs("listen");
	returned(0, 0);
	ck_assert_int_eq(number_of("errno"), EBADF);
}
END_TEST

START_TEST(what_is_closed_is_not_current)
{
	performs("a = socket inet stream; b = socket inet stream; c = socket inet stream; close @b; close");
	ck_assert_int_eq(session_current(&session), number_of("a"));
	performs("close");
	ck_assert_int_eq(session_current(&session), -1);
	refuses("listen", "no descriptor yet");
}
END_TEST

START_TEST(of_a_pair_the_first_is_current)
{
	performs("sv = socketpair unix stream");
	ck_assert_int_eq(session_current(&session), number_of("sv[0]"));
	ck_assert_int_ne(number_of("sv[0]"), number_of("sv[1]"));
	performs("p = pipe()");
	ck_assert_int_eq(session_current(&session), number_of("p[0]"));
	performs("q = pipe2(O_CLOEXEC)");
	ck_assert_int_eq(fcntl((int)number_of("q[1]"), F_GETFD), FD_CLOEXEC);
	performs("none = socketpair inet stream");
	returned(-1, EOPNOTSUPP);
	ck_assert_int_eq(number_of("none[0]"), -1);
	ck_assert_int_eq(number_of("none[1]"), -1);
	ck_assert_int_eq(session_current(&session), number_of("q[0]"));
}
END_TEST

START_TEST(a_result_is_kept)
{
	performs("sv = socketpair unix stream; n = send @sv[0] \"hello\"");
	ck_assert_int_eq(number_of("n"), 5);
	ck_assert_int_eq(number_of("$?"), 5);
	performs("recv @sv[1] 3");
	ck_assert_int_eq(number_of("$?"), 3);
	performs("send @sv[0] $?.buf; recv @sv[1]");
	ck_assert_mem_eq(newest()->after[1], "lohel", 5);
	performs("x = $?.buf; x");
	ck_assert_str_eq(told_value, "lohel");
	performs("t = inet_ntoa 0x0100007f; t");
	ck_assert_str_eq(told_value, "127.0.0.1");
	performs("getsockname @sv[0]; $?.addr.sa_family");
	ck_assert_str_eq(told_value, "1");
	ck_assert_int_eq(number_of("$?.addrlen"), 2);
}
END_TEST

START_TEST(calls_inside_calls)
{
	performs("close(socket(AF_INET, SOCK_STREAM, 0))");
	ck_assert_uint_eq(told_count, 2);
	ck_assert_str_eq(told[0].step.call->name, "socket");
	ck_assert_str_eq(told[1].step.call->name, "close");
	returned(0, 0);
	ck_assert_int_eq(session_current(&session), -1);
	told_count = 0;
	performs("socket inet dgram; bind($?, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"127.0.0.1\")}, 16)");
	returned(0, 0);
	ck_assert_uint_eq(told_count, 2);
}
END_TEST

START_TEST(addresses_are_not_looked_up)
{
	performs("socket inet dgram; bind 127.0.0.1 0; socket inet6 dgram; bind ::1 0");
	ck_assert_uint_eq(told_count, 4);
	performs("h = \"127.0.0.1\"; socket inet dgram; bind $h 0; bind localhost 0");
	ck_assert_uint_eq(told_count, 8);
	ck_assert_str_eq(told[6].step.call->name, "getaddrinfo");
	performs("h = \"::1\"; socket inet6 dgram; bind $h 0");
	ck_assert_uint_eq(told_count, 10);
}
END_TEST

START_TEST(what_is_ready_is_not_waited_for)
{
	performs("sv = socketpair unix stream; send @sv[0] \"x\"; recv @sv[1]");
	returned(1, 0);
	ck_assert_uint_eq(waiting_count, 0);
}
END_TEST

START_TEST(a_failure_can_end_a_script)
{
	session.settings.stop_on_error = true;
	performs("close @-1 = -1 EBADF");
	ck_assert(!session.failed);
	performs("close @-1");
	ck_assert(session.failed);
}
END_TEST

START_TEST(nothing_is_called_before_a_mistake)
{
	refuses("close(nosuch)", "no variable `nosuch`");
	refuses("send @-1 $nosuch", "no variable `nosuch`");
	refuses("close @900", "the shell's own");
	ck_assert_uint_eq(told_count, 0);
}
END_TEST

/* --- failures that are put in -------------------------------------------------------------------------------------------- */

static int64_t out_of_descriptors(const int64_t *arguments)
{
	(void)arguments;
	errno = EMFILE;
	return -1;
}

static int64_t out_of_memory(const int64_t *arguments)
{
	(void)arguments;
	errno = ENOMEM;
	return -1;
}

static int64_t interrupted(const int64_t *arguments)
{
	(void)arguments;
	errno = EINTR;
	return -1;
}

static int64_t short_by_two(const int64_t *arguments)
{
	return send((int)arguments[0], (const void *)(intptr_t)arguments[1], (size_t)arguments[2] - 2,
	            MSG_NOSIGNAL);
}

START_TEST(failures_are_results)
{
	performs("s = socket inet stream");
	put_in("socket", out_of_descriptors);
	performs("x = socket inet stream");
	returned(-1, EMFILE);
	ck_assert_int_eq(number_of("x"), -1);
	ck_assert_int_eq(session_current(&session), number_of("s"));
	put_in("getsockname", out_of_memory);
	performs("getsockname");
	returned(-1, ENOMEM);
	ck_assert_uint_eq(newest()->arguments[1].after_size, 0);
	put_in("accept", interrupted);
	performs("listen; accept = EINTR");
	returned(-1, EINTR);
	ck_assert_int_eq(newest()->step.expectation, EXPECTATION_MET);
	put_in("pipe", out_of_descriptors);
	performs("p = pipe");
	returned(-1, EMFILE);
	ck_assert_int_eq(number_of("p[1]"), -1);
}
END_TEST

START_TEST(short_writes_are_seen)
{
	performs("sv = socketpair unix stream");
	put_in("send", short_by_two);
	performs("send @sv[0] \"hello\"");
	returned(3, 0);
	performs("recv @sv[1]");
	returned(3, 0);
	ck_assert_uint_eq(newest()->arguments[1].after_size, 3);
	ck_assert_mem_eq(newest()->after[1], "hel", 3);
}
END_TEST

static int64_t errno_without_failure(const int64_t *arguments)
{
	(void)arguments;
	errno = ENOENT;
	return 0;
}

START_TEST(errno_counts_only_with_a_failure)
{
	put_in("listen", errno_without_failure);
	performs("listen @-1");
	returned(0, 0);
	ck_assert_int_eq(session.last_error, 0);
}
END_TEST

/* --- signals ------------------------------------------------------------------------------------------------------------------ */

START_TEST(a_broken_pipe_is_shown_and_lived_through)
{
	performs("sv = socketpair unix stream; close @sv[1]; send @sv[0] \"x\"");
	returned(-1, EPIPE);
	ck_assert_int_eq(newest()->step.signal, SIGPIPE);
	performs("send @sv[0] \"x\" nosignal");
	returned(-1, EPIPE);
	ck_assert_int_eq(newest()->step.signal, 0);
}
END_TEST

START_TEST(a_signal_between_calls_is_no_calls)
{
	raise(SIGPIPE);
	performs("htons 80");
	ck_assert_int_eq(newest()->step.signal, 0);
}
END_TEST

START_TEST(what_would_kill_a_program_leaves_the_library_whole)
{
	performs("getservbyname(0x10, NULL)");
	ck_assert(newest()->step.killed);
	ck_assert_int_eq(newest()->step.signal, SIGSEGV);
	performs("getprotobyname(NULL)"); /* a lock that is still taken would hang here */
	ck_assert(newest()->step.killed);
	performs("getservbyname http tcp; getprotobyname tcp");
	ck_assert(!newest()->step.killed && !newest()->step.failed);
	performs("x = \"ab\"; inet_pton(AF_INET6, \"::1\", x)");
	ck_assert(newest()->step.killed);
	performs("x");
	ck_assert_str_eq(told_value, "ab");
}
END_TEST

START_TEST(a_socket_may_signal_that_it_is_ready)
{
	performs("sv = socketpair unix stream; fcntl(sv[0], F_SETFL, O_ASYNC); fcntl(sv[0], %d, %d); send @sv[1] \"x\"",
	         F_SETOWN, getpid());
	returned(1, 0);
	performs("recv @sv[0]");
	returned(1, 0);
}
END_TEST

START_TEST(a_list_is_given_back)
{
	performs("p = 0x700000000; q = &p; getaddrinfo(\"127.0.0.1\", NULL, NULL, &p)");
	returned(0, 0);
	performs("getaddrinfo(\"127.0.0.1\", NULL, NULL, q)"); /* what is lost, the sanitizer reports */
	returned(0, 0);
}
END_TEST

/* --- two ways of typing a call --------------------------------------------------------------------------------------------------- */

static const struct {
	const char *words, *c;
} pairs[] = {
	{ "socket inet stream", "socket(AF_INET, SOCK_STREAM, 0)" },
	{ "socket inet6 dgram|nonblock|cloexec udp",
	  "socket(AF_INET6, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_UDP)" },
	{ "socketpair unix seqpacket", "socketpair(AF_UNIX, SOCK_SEQPACKET, 0)" },
	{ "bind 0.0.0.0 80",
	  "bind(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}, 16)" },
	{ "bind any 80", "bind(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=htonl(INADDR_ANY)}, 16)" },
	{ "bind @\"name\"", "bind(s, {sa_family=AF_UNIX, sun_path=@\"name\"}, 7)" },
	{ "bind /tmp/x", "bind(s, {sa_family=AF_UNIX, sun_path=\"/tmp/x\"}, 9)" },
	{ "bind 127.0.0.1 80 addrlen=3",
	  "bind(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 3)" },
	{ "bind ::1 80",
	  "bind(s, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, \"::1\", &sin6_addr)}, 28)" },
	{ "listen", "listen(s, SOMAXCONN)" },
	{ "listen 5", "listen(s, 5)" },
	{ "accept", "accept(s, {sa_family=AF_UNSPEC}, [128])" },
	{ "accept addr=NULL", "accept(s, NULL, NULL)" },
	{ "accept nonblock", "accept4(s, {sa_family=AF_UNSPEC}, [128], SOCK_NONBLOCK)" },
	{ "connect localhost 80",
	  "connect(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "connect @s.addr 80",
	  "connect(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}, 16)" },
	{ "connect 127.0.0.1 http",
	  "connect(s, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "shutdown wr", "shutdown(s, SHUT_WR)" },
	{ "close", "close(s)" },
	{ "getsockname", "getsockname(s, {sa_family=AF_UNSPEC}, [128])" },
	{ "getpeername addrlen=16", "getpeername(s, {sa_family=AF_UNSPEC}, [16])" },
	{ "getsockopt rcvbuf", "getsockopt(s, SOL_SOCKET, SO_RCVBUF, [0], [4])" },
	{ "getsockopt tcp_nodelay", "getsockopt(s, SOL_TCP, TCP_NODELAY, [0], [4])" },
	{ "setsockopt reuseaddr 1", "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, [1], 4)" },
	{ "setsockopt reuseaddr 1", "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, [1], sizeof(int))" },
	{ "setsockopt linger on 5", "setsockopt(s, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8)" },
	{ "setsockopt ip_add_membership {imr_multiaddr=inet_addr(\"239.1.2.3\"), imr_interface=inet_addr(\"10.0.0.1\")}",
	  "setsockopt(s, SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	  "imr_interface=inet_addr(\"10.0.0.1\")}, 8)" },
	{ "setsockopt ip_add_membership 239.1.2.3 10.0.0.1",
	  "setsockopt(s, SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	  "imr_address=inet_addr(\"10.0.0.1\")}, 12)" },
	{ "setsockopt rcvtimeo 1.5", "setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, {tv_sec=1, tv_usec=500000}, 16)" },
	{ "send \"hello\"", "send(s, \"hello\", 5, 0)" },
	{ "send \"hi\\n\" dontwait|nosignal", "send(s, \"hi\\n\", 3, MSG_DONTWAIT | MSG_NOSIGNAL)" },
	{ "send \"x\" * 10 len=3", "send(s, \"xxx\", 3, 0)" },
	{ "send \"xyz\" * 4", "send(s, \"xyz\"..., 12, 0)" },
	{ "sendto \"hi\" 127.0.0.1 5 flags=dontwait",
	  "sendto(s, \"hi\", 2, MSG_DONTWAIT, {sa_family=AF_INET, sin_port=htons(5), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "recv", "recv(s, \"\", 4096, 0)" },
	{ "recv 100 peek", "recv(s, \"\", 100, MSG_PEEK)" },
	{ "recv 100 buf=NULL", "recv(s, NULL, 100, 0)" },
	{ "recvfrom 100", "recvfrom(s, \"\", 100, 0, {sa_family=AF_UNSPEC}, [128])" },
	{ "read", "read(s, \"\", 4096)" },
	{ "write \"abc\"", "write(s, \"abc\", 3)" },
	{ "dup", "dup(s)" },
	{ "dup2 @60", "dup2(s, 60)" },
	{ "dup3 @60 cloexec", "dup3(s, 60, O_CLOEXEC)" },
	{ "pipe", "pipe()" },
	{ "pipe2 nonblock", "pipe2([0, 0], O_NONBLOCK)" },
	{ "fcntl getfl", "fcntl(s, F_GETFL)" },
	{ "fcntl setfl nonblock", "fcntl(s, F_SETFL, O_NONBLOCK)" },
	{ "fcntl dupfd 10", "fcntl(s, F_DUPFD, 10)" },
	{ "fcntl setown_ex pgrp 5", "fcntl(s, F_SETOWN_EX, {type=F_OWNER_PGRP, pid=5})" },
	{ "fcntl getown_ex", "fcntl(s, F_GETOWN_EX, {})" },
	{ "poll @s in @60 in|out 0", "poll([{fd=s, events=POLLIN}, {fd=60, events=POLLIN|POLLOUT}], 2, 0)" },
	{ "ioctl 12345", "ioctl(s, 12345, 0)" },
	{ "ioctl fionbio on", "ioctl(s, FIONBIO, [1])" },
	{ "ioctl fionread", "ioctl(s, FIONREAD, [0])" },
	{ "select read @s 0", "select(s + 1, [s], NULL, NULL, {tv_sec=0, tv_usec=0})" },
	{ "pselect read @s 1.5", "pselect(s + 1, [s], NULL, NULL, {tv_sec=1, tv_nsec=500000000}, NULL)" },
	{ "epoll_create1 cloexec", "epoll_create1(EPOLL_CLOEXEC)" },
	{ "epoll_ctl @60 add @s in", "epoll_ctl(60, EPOLL_CTL_ADD, s, {events=EPOLLIN, data={u64=s}})" },
	{ "epoll_wait @s 10 0", "epoll_wait(s, [], 10, 0)" },
	{ "readv 5 20", "readv(s, [{iov_base=\"\", iov_len=5}, {iov_base=\"\", iov_len=20}], 2)" },
	{ "writev \"a\" \"b\"", "writev(s, [{iov_base=\"a\", iov_len=1}, {iov_base=\"b\", iov_len=1}], 2)" },
	{ "sendmsg \"a\"", "sendmsg(s, {msg_iov=[{iov_base=\"a\", iov_len=1}], msg_iovlen=1}, 0)" },
	{ "recvmsg 100", "recvmsg(s, {msg_namelen=128, msg_iov=[{iov_len=100}], msg_iovlen=1}, 0)" },
	{ "sendmmsg [{msg_hdr={msg_iov=[{iov_base=\"a\"}]}}]",
	  "sendmmsg(s, [{msg_hdr={msg_iov=[{iov_base=\"a\", iov_len=1}], msg_iovlen=1}}], 1, 0)" },
	{ "recvmmsg [{msg_hdr={msg_iov=[{iov_len=9}]}}] timeout=NULL",
	  "recvmmsg(s, [{msg_hdr={msg_iov=[{iov_len=9}], msg_iovlen=1}}], 1, 0, NULL)" },
	{ "pread 4 1", "pread(s, \"\", 4, 1)" },
	{ "pwrite \"xx\" 1", "pwrite(s, \"xx\", 2, 1)" },
	{ "preadv 5 offset=2", "preadv(s, [{iov_base=\"\", iov_len=5}], 1, 2)" },
	{ "pwritev \"a\" offset=2", "pwritev(s, [{iov_base=\"a\", iov_len=1}], 1, 2)" },
	{ "preadv2 5", "preadv2(s, [{iov_base=\"\", iov_len=5}], 1, -1, 0)" },
	{ "pwritev2 \"a\" flags=append", "pwritev2(s, [{iov_base=\"a\", iov_len=1}], 1, -1, RWF_APPEND)" },
	{ "sendfile @s 10 offset=2", "sendfile(s, s, [2], 10)" },
	{ "splice @s @60 10 nonblock", "splice(s, NULL, 60, NULL, 10, SPLICE_F_NONBLOCK)" },
	{ "tee @s @60 10", "tee(s, 60, 10, 0)" },
	{ "vmsplice \"a\"", "vmsplice(s, [{iov_base=\"a\", iov_len=1}], 1, 0)" },
	{ "memfd_create notes", "memfd_create(\"notes\", 0)" },
	{ "ppoll @s in 1.5", "ppoll([{fd=s, events=POLLIN}], 1, {tv_sec=1, tv_nsec=500000000}, NULL)" },
	{ "epoll_create", "epoll_create(1)" },
	{ "epoll_pwait @s 10 0", "epoll_pwait(s, [], 10, 0, NULL, 8)" },
	{ "epoll_pwait2 @s 10 0.5", "epoll_pwait2(s, [], 10, {tv_sec=0, tv_nsec=500000000}, NULL)" },
	{ "eventfd 3", "eventfd(3, 0)" },
	{ "timerfd_create monotonic", "timerfd_create(CLOCK_MONOTONIC, 0)" },
	{ "timerfd_settime 1.5", "timerfd_settime(s, 0, {it_value={tv_sec=1, tv_nsec=500000000}}, {})" },
	{ "timerfd_gettime", "timerfd_gettime(s, {})" },
	{ "pidfd_open 1", "pidfd_open(1, 0)" },
	{ "open /tmp/a rdwr|creat 0644", "open(\"/tmp/a\", O_RDWR|O_CREAT, 0644)" },
	{ "lseek 5", "lseek(s, 5, SEEK_SET)" },
	{ "ftruncate 5", "ftruncate(s, 5)" },
	{ "fsync", "fsync(s)" },
	{ "unlink /tmp/a", "unlink(\"/tmp/a\")" },
	{ "isatty", "isatty(s)" },
	{ "sockatmark", "sockatmark(s)" },
	{ "htobe16 0x1234", "htobe16(0x1234)" },
	{ "htobe32 0x1234", "htobe32(0x1234)" },
	{ "htobe64 0x1234", "htobe64(0x1234)" },
	{ "htole16 0x1234", "htole16(0x1234)" },
	{ "htole32 0x1234", "htole32(0x1234)" },
	{ "htole64 0x1234", "htole64(0x1234)" },
	{ "be16toh 0x1234", "be16toh(0x1234)" },
	{ "be32toh 0x1234", "be32toh(0x1234)" },
	{ "be64toh 0x1234", "be64toh(0x1234)" },
	{ "le16toh 0x1234", "le16toh(0x1234)" },
	{ "le32toh 0x1234", "le32toh(0x1234)" },
	{ "le64toh 0x1234", "le64toh(0x1234)" },
	{ "inet_network 127.1", "inet_network(\"127.1\")" },
	{ "inet_makeaddr 127 1", "inet_makeaddr(127, 1)" },
	{ "inet_lnaof 0x0100007f", "inet_lnaof({s_addr=0x0100007f})" },
	{ "inet_netof 0x0100007f", "inet_netof({s_addr=0x0100007f})" },
	{ "gai_strerror noname", "gai_strerror(EAI_NONAME)" },
	{ "gethostname", "gethostname(\"\", 65)" },
	{ "htons 80", "htons(80)" },
	{ "ntohl 0x0100007f", "ntohl(0x0100007f)" },
	{ "pton 10.0.0.1", "inet_pton(AF_INET, \"10.0.0.1\", [])" },
	{ "pton ::1", "inet_pton(AF_INET6, \"::1\", [])" },
	{ "ntop [0a 00 00 01]", "inet_ntop(AF_INET, [0a 00 00 01], \"\", 46)" },
	{ "aton 127.1", "inet_aton(\"127.1\", {s_addr=0})" },
	{ "ntoa 0x0100007f", "inet_ntoa({s_addr=0x0100007f})" },
	{ "inet_addr 10.0.0.1", "inet_addr(\"10.0.0.1\")" },
	{ "getaddrinfo 127.0.0.1 80", "getaddrinfo(\"127.0.0.1\", \"80\", NULL, [])" },
	{ "getnameinfo 127.0.0.1 80 numerichost",
	  "getnameinfo({sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16, \"\", 1025, \"\", 32, NI_NUMERICHOST)" },
	{ "getservbyname http tcp", "getservbyname(\"http\", \"tcp\")" },
	{ "getservbyport 80", "getservbyport(htons(80), NULL)" },
	{ "getprotobyname tcp", "getprotobyname(\"tcp\")" },
	{ "if_nametoindex lo", "if_nametoindex(\"lo\")" },
	{ "if_indextoname 1", "if_indextoname(1, \"\")" },
	{ "strerror ENOENT", "strerror(2)" },
};

static void assert_same_argument(const char *line, const struct told *words, const struct told *c, size_t i)
{
	const struct told_argument *one = &words->arguments[i], *other = &c->arguments[i];
	ck_assert_msg(one->is_given == other->is_given, "%s, argument %zu is handed over once only", line, i);
	ck_assert_msg(one->is_memory == other->is_memory, "%s, argument %zu is memory once only", line, i);
	ck_assert_msg(one->is_memory || one->value == other->value, "%s, argument %zu: %lld and %lld", line,
	              i, (long long)one->value, (long long)other->value);
	ck_assert_msg(one->before_size == other->before_size && length_before(words, i) == length_before(c, i),
	              "%s, argument %zu: %zu and %zu bytes, lengths %lld and %lld", line, i, one->before_size,
	              other->before_size, (long long)length_before(words, i), (long long)length_before(c, i));
	ck_assert_msg(memcmp(words->before[i], c->before[i], TOLD_BYTES) == 0,
	              "%s, argument %zu: other bytes", line, i);
}

START_TEST(both_ways_make_the_same_call)
{
	char name[32] = "";
	performs("s = socket inet stream");
	size_t first = told_count;
	put_in(strncat(name, pairs[_i].c, strcspn(pairs[_i].c, "(")), recorder);
	performs("%s", pairs[_i].words);
	struct told words = *newest();
	performs("%s", pairs[_i].c);
	const struct told *c = newest();
	ck_assert_uint_gt(told_count, first + 1);
	ck_assert_ptr_eq(words.step.call, c->step.call);
	for (size_t i = 0; i < c->step.call->arguments.count; i++) {
		assert_same_argument(pairs[_i].words, &words, c, i);
		bool is_left_out = i == 2 && strstr(pairs[_i].c, "F_GETFL)");
		ck_assert_msg(c->arguments[i].is_given == !is_left_out,
		              "%s, argument %zu: handed over or not", pairs[_i].c, i);
		ck_assert_msg(recorded[i] == c->arguments[i].value, "%s, argument %zu is not what is shown",
		              pairs[_i].c, i);
	}
}
END_TEST

START_TEST(every_call_is_typed_both_ways)
{
	bool *seen = calloc(socket_call_count, sizeof *seen);
	ck_assert_ptr_nonnull(seen);
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		size_t length = strcspn(pairs[i].c, "(");
		const struct call *call = call_find(pairs[i].c, length);
		ck_assert_msg(call, "%s", pairs[i].c);
		seen[call_index(call)] = true;
	}
	for (size_t i = 0; i < socket_call_count; i++) {
		bool twin = strcmp(socket_calls[i]->name, "htonl") == 0 ||
		            strcmp(socket_calls[i]->name, "ntohs") == 0;
		ck_assert_msg(seen[i] || twin, "%s stands in no pair", socket_calls[i]->name);
	}
	free(seen);
}
END_TEST

/* --- examples ------------------------------------------------------------------------------------------------------------------------ */

START_TEST(each_example_runs)
{
	struct program program = { .arguments = { "-n", "-q", "-c", socket_calls[_i]->example } };
	program_run(&program);
	ck_assert_msg(program.status == 0 && program.error[0] == '\0', "%s: %d\n%s",
	              socket_calls[_i]->example, program.status, program.error);
	ck_assert_msg(strstr(program.out, socket_calls[_i]->name), "%s: says %s", socket_calls[_i]->example,
	              program.out);
	program_free(&program);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("invoke");
	TCase *made = tcase_create("calls");
	tcase_add_checked_fixture(made, calls_begin, calls_end);
	tcase_add_test(made, a_new_descriptor_is_current);
	tcase_add_test(made, a_descriptor_that_a_call_names_is_not_new);
	tcase_add_test(made, a_call_that_fails_changes_nothing_but_errno);
	tcase_add_test(made, what_is_closed_is_not_current);
	tcase_add_test(made, of_a_pair_the_first_is_current);
	tcase_add_test(made, a_result_is_kept);
	tcase_add_test(made, calls_inside_calls);
	tcase_add_test(made, what_is_ready_is_not_waited_for);
	tcase_add_test(made, addresses_are_not_looked_up);
	tcase_add_test(made, a_failure_can_end_a_script);
	tcase_add_test(made, nothing_is_called_before_a_mistake);
	tcase_add_test(made, failures_are_results);
	tcase_add_test(made, short_writes_are_seen);
	tcase_add_test(made, errno_counts_only_with_a_failure);
	tcase_add_test(made, a_broken_pipe_is_shown_and_lived_through);
	tcase_add_test(made, a_signal_between_calls_is_no_calls);
	tcase_add_test(made, what_would_kill_a_program_leaves_the_library_whole);
	tcase_add_test(made, a_socket_may_signal_that_it_is_ready);
	tcase_add_test(made, a_list_is_given_back);
	suite_add_tcase(suite, made);
	TCase *ways = tcase_create("two ways");
	tcase_add_checked_fixture(ways, calls_begin_quiet, calls_end);
	tcase_add_loop_test(ways, both_ways_make_the_same_call, 0, (int)(sizeof pairs / sizeof pairs[0]));
	tcase_add_test(ways, every_call_is_typed_both_ways);
	suite_add_tcase(suite, ways);
	TCase *examples = tcase_create("examples");
	tcase_set_timeout(examples, 60);
	tcase_add_loop_test(examples, each_example_runs, 0, (int)socket_call_count);
	suite_add_tcase(suite, examples);
	return run_suite(suite);
}
