/* Words call by call: the same tree as the call in C, parameters by place and by name, every constant and every option
 * as a word, and what is said of words that fit nowhere.
 * Not here: the lines of the grammar (test-parse.c), what is printed for its own sake (test-print.c). */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/options.h"
#include "support/parsing.h"
#include "support/suite.h"

#define INET "{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}"

/* Each call whose words can say all, in both ways. */
static const struct {
	const char *words, *c;
} both[] = {
	{ "socket inet stream", "socket(AF_INET, SOCK_STREAM, 0)" },
	{ "socket /* a */ inet /* b */ /* c */stream /* d */", "socket(AF_INET, SOCK_STREAM, 0)" },
	{ "socket inet raw icmp", "socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)" },
	{ "socket unix seqpacket", "socket(AF_UNIX, SOCK_SEQPACKET, 0)" },
	{ "socket netlink raw route", "socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)" },
	{ "socket inet stream|nonblock|cloexec",
	  "socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)" },
	{ "socket 77 77 77", "socket(77, 77, 77)" },
	{ "socket domain=inet type=stream", "socket(AF_INET, SOCK_STREAM, 0)" },
	{ "socket family stream", "socket(AF_FAMILY, SOCK_STREAM, 0)" },
	{ "sv = socketpair unix stream", "sv = socketpair(AF_UNIX, SOCK_STREAM, 0)" },
	{ "bind @3 127.0.0.1 80", "bind(3, " INET ", 16)" },
	{ "bind @3 127.0.0.1:80", "bind(3, " INET ", 16)" },
	{ "bind @3 127.0.0.1 80", "bind(3, {AF_INET, htons(80), inet_addr(\"127.0.0.1\")}, 16)" },
	{ "bind @3 127.0.0.1 80", "bind(3, {2, .sin_port=htons(80), inet_addr(\"127.0.0.1\")}, 16)" },
	{ "bind @3 {sa_family=AF_INET, sin_port=htons(80), sin_addr=0, sin_zero=[00 ff]}",
	  "bind(3, {AF_INET, htons(80), 0, {0, 255}}, 16)" },
	{ "bind @3 {sa_family=77, sa_data=\"abc\"}", "bind(3, {77, \"abc\"}, 5)" },
	{ "bind @3 addr=127.0.0.1 80 addrlen=5", "bind(3, " INET ", 5)" },
	{ "bind @3 /tmp/a", "bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp/a\"}, 9)" },
	{ "bind @3 \"a\"", "bind(3, {sa_family=AF_UNIX, sun_path=\"a\"}, 4)" },
	{ "bind @3 /tmp/a", "bind(3, {AF_UNIX, \"/tmp/a\"}, 9)" },
	{ "bind @3 @\"a\\0b\"", "bind(3, {sa_family=AF_UNIX, sun_path=@\"a\\0b\"}, 6)" },
	{ "bind @3 " INET, "bind(3, " INET ", 16)" },
	{ "bind @3 ::1 80", "bind(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
	                    "inet_pton(AF_INET6, \"::1\", &sin6_addr), sin6_scope_id=0}, 28)" },
	{ "bind @3 ::1 80",
	  "bind(3, {AF_INET6, htons(80), 0, inet_pton(AF_INET6, \"::1\", &sin6_addr), 0}, 28)" },
	{ "connect @srv 127.0.0.1 80", "connect(srv, " INET ", 16)" },
	{ "connect @sv[1] 127.0.0.1 80", "connect(sv[1], " INET ", 16)" },
	{ "connect sockfd=3 127.0.0.1 80", "connect(3, " INET ", 16)" },
	{ "listen @3", "listen(3, SOMAXCONN)" },
	{ "listen @3 -5", "listen(3, -5)" },
	{ "shutdown @3 rdwr", "shutdown(3, 2)" },
	{ "close @3", "close(3)" },
	{ "setsockopt @3 reuseaddr 1", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)" },
	{ "setsockopt @3 socket reuseaddr on", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)" },
	{ "setsockopt @3 tcp nodelay 1", "setsockopt(3, IPPROTO_TCP, TCP_NODELAY, [1], 4)" },
	{ "setsockopt @3 ip mtu_discover do", "setsockopt(3, SOL_IP, IP_MTU_DISCOVER, [2], 4)" },
	{ "setsockopt @3 linger off", "setsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=0, l_linger=0}, 8)" },
	{ "setsockopt @3 sndtimeo 0.25",
	  "setsockopt(3, SOL_SOCKET, SO_SNDTIMEO, {tv_sec=0, tv_usec=250000}, 16)" },
	{ "setsockopt @3 congestion \"reno\"", "setsockopt(3, SOL_TCP, TCP_CONGESTION, \"reno\", 4)" },
	{ "setsockopt @3 rcvbuf [1] optlen=2", "setsockopt(3, SOL_SOCKET, SO_RCVBUF, [1], 2)" },
	{ "send @3 \"hello\"", "send(3, \"hello\", 5, 0)" },
	{ "send @3 \"hello\" oob len=3", "send(3, \"hello\", 3, MSG_OOB)" },
	{ "send @3 \"x\" * 3", "send(3, \"x\"..., 3, 0)" },
	{ "sendto @3 \"hi\" 127.0.0.1 80", "sendto(3, \"hi\", 2, 0, " INET ", 16)" },
	{ "sendto @3 \"hi\" flags=oob|1 dest_addr=127.0.0.1 80", "sendto(3, \"hi\", 2, MSG_OOB, " INET ", 16)" },
	{ "recv @3 100 buf=NULL", "recv(3, NULL, 100, 0)" },
	{ "read @3 100 buf=0x10", "read(3, 0x10, 100)" },
	{ "recvfrom @3 100 peek buf=$b src_addr=NULL addrlen=NULL", "recvfrom(3, b, 100, MSG_PEEK, NULL, NULL)" },
	{ "accept @3 NULL NULL", "accept(3, NULL, NULL)" },
	{ "accept @3 NULL NULL nonblock", "accept4(3, NULL, NULL, SOCK_NONBLOCK)" },
	{ "recv @3 NULL 10 peek", "recv(3, NULL, 10, MSG_PEEK)" },
	{ "send @3 NULL len=4", "send(3, NULL, 4, 0)" },
	{ "bind @3 NULL", "bind(3, NULL, 0)" },
	{ "bind @3 NULL addrlen=16", "bind(3, NULL, 16)" },
	{ "setsockopt @3 reuseaddr NULL optlen=4", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, NULL, 4)" },
	{ "getsockopt @3 reuseaddr NULL NULL", "getsockopt(3, SOL_SOCKET, SO_REUSEADDR, NULL, NULL)" },
	{ "pipe NULL", "pipe(NULL)" },
	{ "getaddrinfo NULL http res=$r", "getaddrinfo(NULL, \"http\", NULL, r)" },
	{ "getaddrinfo \"NULL\" res=$r", "getaddrinfo(\"NULL\", NULL, NULL, r)" },
	{ "accept @3 addr=NULL addrlen=NULL", "accept(3, NULL, NULL)" },
	{ "accept4 @3 cloexec addr=NULL addrlen=NULL", "accept4(3, NULL, NULL, SOCK_CLOEXEC)" },
	{ "getsockname @3 addr=$a addrlen=[128]", "getsockname(3, a, [128])" },
	{ "getsockopt @3 error optval=$e optlen=[4]", "getsockopt(3, SOL_SOCKET, SO_ERROR, [e], [4])" },
	{ "write @3 \"hi\"", "write(3, \"hi\", 2)" },
	{ "readv @3 5 20", "readv(3, [{iov_len=5}, {iov_len=20}], 2)" },
	{ "writev @3 \"a\" \"b\"", "writev(3, {{\"a\"}, {.iov_base=\"b\"}}, 2)" },
	{ "sendmsg @3 \"a\" \"b\" rights=@5,6 flags=nosignal",
	  "sendmsg(3, {msg_iov=[{iov_base=\"a\"}, {iov_base=\"b\"}], "
	  "msg_control=[{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5, 6]}]}, MSG_NOSIGNAL)" },
	{ "sendmsg @3 {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"a\", iov_len=1}], msg_iovlen=1}",
	  "sendmsg(3, {NULL, 0, {{\"a\", 1}}, 1}, 0)" },
	{ "sendmsg @3 \"a\" credentials=1 2 3 ttl=5",
	  "sendmsg(3, {msg_iov=[{iov_base=\"a\"}], "
	  "msg_control=[{cmsg_level=SOL_SOCKET, cmsg_type=SCM_CREDENTIALS, cmsg_data={1, 2, 3}}, "
	  "{cmsg_level=SOL_IP, cmsg_type=IP_TTL, cmsg_data=[5]}]}, 0)" },
	{ "recvmsg @3 5 20 control=256 name=128",
	  "recvmsg(3, {msg_iov=[{iov_len=5}, {iov_len=20}], msg_controllen=256, msg_namelen=128}, 0)" },
	{ "recvmsg @3 control=256 flags=peek name=128 5 20",
	  "recvmsg(3, {msg_iov=[{iov_len=5}, {iov_len=20}], msg_controllen=256, msg_namelen=128}, MSG_PEEK)" },
	{ "sendmsg @3 name=127.0.0.1 80 rights=5 \"a\" ttl=5",
	  "sendmsg(3, {msg_iov=[{iov_base=\"a\"}], "
	  "msg_name={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, "
	  "msg_control=[{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5]}, "
	  "{cmsg_level=SOL_IP, cmsg_type=IP_TTL, cmsg_data=[5]}]}, 0)" },
	{ "recvmsg @3 control=256 msg={msg_iov=[{iov_len=5}]}",
	  "recvmsg(3, {msg_iov=[{iov_len=5}], msg_controllen=256}, 0)" },
	{ "sendmmsg @3 [{msg_hdr={msg_iov=[{\"a\"}]}}]", "sendmmsg(3, {{{.msg_iov={{\"a\"}}}}}, 1, 0)" },
	{ "recvmmsg @3 [{msg_hdr={msg_iov=[{iov_len=3}]}}] timeout={1, 5}",
	  "recvmmsg(3, [{msg_hdr={msg_iov=[{iov_len=3}]}}], 1, 0, {tv_sec=1, tv_nsec=5})" },
	{ "dup @3", "dup(3)" },
	{ "dup2 @3 @5", "dup2(3, 5)" },
	{ "dup3 @3 @5 cloexec", "dup3(3, 5, O_CLOEXEC)" },
	{ "pipe", "pipe()" },
	{ "pipe2 nonblock|cloexec", "pipe2(O_NONBLOCK|O_CLOEXEC)" },
	{ "fcntl @3 getfl", "fcntl(3, F_GETFL)" },
	{ "fcntl @3 setfl nonblock", "fcntl(3, F_SETFL, O_NONBLOCK)" },
	{ "fcntl @3 setfd cloexec", "fcntl(3, F_SETFD, FD_CLOEXEC)" },
	{ "fcntl @3 dupfd 10", "fcntl(3, F_DUPFD, 10)" },
	{ "poll @3 in 5", "poll([{fd=3, events=POLLIN}], 1, 5)" },
	{ "poll [{fd=-1}] nfds=0", "poll([{fd=-1}], 0, -1)" },
	{ "poll fds=NULL 5", "poll(NULL, 0, 5)" },
	{ "ioctl @3 gifaddr lo", "ioctl(3, SIOCGIFADDR, {ifr_name=\"lo\"})" },
	{ "ioctl @3 fionbio on", "ioctl(3, FIONBIO, [1])" },
	{ "ioctl @3 fionbio $x", "ioctl(3, FIONBIO, [x])" },
	{ "ioctl @3 fioclex", "ioctl(3, FIOCLEX)" },
	{ "ioctl @3 fionread arg=$n", "ioctl(3, FIONREAD, n)" },
	{ "select read @3 @4 write @5 1.5 nfds=6", "select(6, [3 4], [5], NULL, {tv_sec=1, tv_usec=500000})" },
	{ "select 2 except @x nfds=9", "select(9, NULL, NULL, [x], {tv_sec=2, tv_usec=0})" },
	{ "pselect read [3, 4] 0.5 nfds=5",
	  "pselect(5, [3 4], NULL, NULL, {tv_sec=0, tv_nsec=500000000}, NULL)" },
	{ "epoll_create1 cloexec", "epoll_create1(EPOLL_CLOEXEC)" },
	{ "epoll_ctl @3 add @4 in|et", "epoll_ctl(3, EPOLL_CTL_ADD, 4, {events=EPOLLIN|EPOLLET})" },
	{ "epoll_ctl @3 mod @4 in @5", "epoll_ctl(3, EPOLL_CTL_MOD, 4, {events=EPOLLIN, data={fd=5}})" },
	{ "epoll_ctl @3 del @4", "epoll_ctl(3, EPOLL_CTL_DEL, 4, NULL)" },
	{ "epoll_wait @3 10 1000 events=NULL", "epoll_wait(3, NULL, 10, 1000)" },
	{ "setsockopt @3 add_membership ff02::1",
	  "setsockopt(3, SOL_IPV6, IPV6_ADD_MEMBERSHIP, {inet_pton(AF_INET6, \"ff02::1\", "
	  "&ipv6mr_multiaddr), ipv6mr_interface=0}, 20)" },
	{ "setsockopt @3 add_membership 239.1.2.3",
	  "setsockopt(3, SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), imr_address=0, imr_ifindex=0}, 12)" },
	{ "setsockopt @3 add_membership 239.1.2.3 10.0.0.1 5",
	  "setsockopt(3, SOL_IP, IP_ADD_MEMBERSHIP, {inet_addr(\"239.1.2.3\"), inet_addr(\"10.0.0.1\"), 5}, 12)" },
	{ "setsockopt @3 ip_add_membership {imr_multiaddr=inet_addr(\"239.1.2.3\"), imr_interface=inet_addr(\"10.0.0.1\")}",
	  "setsockopt(3, SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	  "imr_interface=inet_addr(\"10.0.0.1\")}, 8)" },
	{ "setsockopt @3 rcvbuf 5", "setsockopt(3, SOL_SOCKET, SO_RCVBUF, {5}, 4)" },
	{ "setsockopt @3 linger {1}", "setsockopt(3, SOL_SOCKET, SO_LINGER, {1}, 8)" },
	{ "setsockopt @3 join_group ff02::1:2 lo",
	  "setsockopt(3, SOL_IPV6, IPV6_JOIN_GROUP, {inet_pton(AF_INET6, \"ff02::1:2\", "
	  "&ipv6mr_multiaddr), ipv6mr_interface=if_nametoindex(\"lo\")}, 20)" },
	{ "pread @3 4 1 buf=$b", "pread(3, b, 4, 1)" },
	{ "pwrite @3 \"xx\" 1", "pwrite(3, \"xx\", 2, 1)" },
	{ "preadv @3 5 offset=2", "preadv(3, [{iov_len=5}], 1, 2)" },
	{ "pwritev @3 \"a\" offset=2", "pwritev(3, [{iov_base=\"a\"}], 1, 2)" },
	{ "preadv2 @3 5 flags=nowait", "preadv2(3, [{iov_len=5}], 1, -1, RWF_NOWAIT)" },
	{ "pwritev2 @3 \"a\" flags=dsync|append",
	  "pwritev2(3, [{iov_base=\"a\"}], 1, -1, RWF_DSYNC|RWF_APPEND)" },
	{ "sendfile @3 @4 10 offset=2", "sendfile(3, 4, [2], 10)" },
	{ "sendfile @3 @4", "sendfile(3, 4, NULL, 4096)" },
	{ "splice @3 @4 10 more off_out=2", "splice(3, NULL, 4, [2], 10, SPLICE_F_MORE)" },
	{ "tee @3 @4 10", "tee(3, 4, 10, 0)" },
	{ "vmsplice @3 \"a\" flags=gift", "vmsplice(3, [{iov_base=\"a\"}], 1, SPLICE_F_GIFT)" },
	{ "memfd_create notes allow_sealing", "memfd_create(\"notes\", MFD_ALLOW_SEALING)" },
	{ "ppoll @3 in 1.5", "ppoll([{fd=3, events=POLLIN}], 1, {tv_sec=1, tv_nsec=500000000}, NULL, 8)" },
	{ "ppoll @3 in sigsetsize=0", "ppoll([{fd=3, events=POLLIN}], 1, NULL, NULL, 0)" },
	{ "epoll_create 5", "epoll_create(5)" },
	{ "epoll_pwait @3 10 100 events=NULL", "epoll_pwait(3, NULL, 10, 100, NULL, 8)" },
	{ "epoll_pwait2 @3 10 0.5 events=NULL", "epoll_pwait2(3, NULL, 10, {0, 500000000}, NULL, 8)" },
	{ "eventfd 3 semaphore", "eventfd(3, EFD_SEMAPHORE)" },
	{ "timerfd_create boottime cloexec|nonblock",
	  "timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC|TFD_NONBLOCK)" },
	{ "timerfd_settime @3 1.5 2 old_value=NULL",
	  "timerfd_settime(3, 0, {it_value={tv_sec=1, tv_nsec=500000000}, it_interval={tv_sec=2, tv_nsec=0}}, NULL)" },
	{ "timerfd_gettime @3 curr_value=$b", "timerfd_gettime(3, b)" },
	{ "pidfd_open 1 nonblock", "pidfd_open(1, PIDFD_NONBLOCK)" },
	{ "open /tmp/a rdwr|creat 0644", "open(\"/tmp/a\", O_RDWR|O_CREAT, 0644)" },
	{ "open /tmp/a", "open(\"/tmp/a\", O_RDONLY)" },
	{ "lseek @3 -2 end", "lseek(3, -2, SEEK_END)" },
	{ "ftruncate @3 5", "ftruncate(3, 5)" },
	{ "fsync @3", "fsync(3)" },
	{ "unlink /tmp/a", "unlink(\"/tmp/a\")" },
	{ "isatty @3", "isatty(3)" },
	{ "sockatmark @3", "sockatmark(3)" },
	{ "fcntl @3 setown 5", "fcntl(3, F_SETOWN, 5)" },
	{ "fcntl @3 setown_ex pgrp 5", "fcntl(3, F_SETOWN_EX, {type=F_OWNER_PGRP, pid=5})" },
	{ "fcntl @3 setlk wrlck set 0 10",
	  "fcntl(3, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=10})" },
	{ "fcntl @3 setsig urg", "fcntl(3, F_SETSIG, SIGURG)" },
	{ "fcntl @3 setpipe_sz 4096", "fcntl(3, F_SETPIPE_SZ, 4096)" },
	{ "fcntl @3 add_seals grow|shrink", "fcntl(3, F_ADD_SEALS, F_SEAL_GROW|F_SEAL_SHRINK)" },
	{ "fcntl @3 setlease rdlck", "fcntl(3, F_SETLEASE, F_RDLCK)" },
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
	{ "inet_lnaof 0x0100007f", "inet_lnaof({s_addr=inet_addr(\"127.0.0.1\")})" },
	{ "inet_netof 0x0100007f", "inet_netof({s_addr=inet_addr(\"127.0.0.1\")})" },
	{ "gai_strerror noname", "gai_strerror(EAI_NONAME)" },
	{ "gethostname name=NULL len=0", "gethostname(NULL, 0)" },
	{ "htons 80", "htons(80)" },
	{ "htonl 0x7f000001", "htonl(0x7f000001)" },
	{ "ntohs $x", "ntohs(x)" },
	{ "ntohl $(a + 1)", "ntohl(a + 1)" },
	{ "inet_pton inet 10.0.0.1 dst=$b", "inet_pton(AF_INET, \"10.0.0.1\", b)" },
	{ "inet_ntop inet [0a 00 00 01] dst=$b size=16", "inet_ntop(AF_INET, [0a 00 00 01], b, 16)" },
	{ "inet_pton 99 1.2.3.4 dst=$b", "inet_pton(0x63 /* AF_??? */, \"1.2.3.4\", b)" },
	{ "inet_pton 0x63 \"1.2.3.4\" dst=$b", "inet_pton(0x63 /* AF_??? */, \"1.2.3.4\", b)" },
	{ "inet_ntop 99 [01 02 03 04] dst=$b size=16", "inet_ntop(0x63 /* AF_??? */, [01 02 03 04], b, 16)" },
	{ "inet_aton 127.1 inp=NULL", "inet_aton(\"127.1\", NULL)" },
	{ "ntoa 0x0100007f", "inet_ntoa({s_addr=inet_addr(\"127.0.0.1\")})" },
	{ "inet_addr \"127.0.0.1\"", "inet_addr(\"127.0.0.1\")" },
	{ "getaddrinfo localhost http hints={ai_family=AF_INET} res=$r",
	  "getaddrinfo(\"localhost\", \"http\", {ai_family=AF_INET}, r)" },
	{ "getnameinfo 127.0.0.1 80 numerichost host=NULL serv=NULL hostlen=0 servlen=0",
	  "getnameinfo(" INET ", 16, NULL, 0, NULL, 0, NI_NUMERICHOST)" },
	{ "getservbyname http", "getservbyname(\"http\", NULL)" },
	{ "getservbyport 80 tcp", "getservbyport(htons(80), \"tcp\")" },
	{ "getprotobyname tcp", "getprotobyname(\"tcp\")" },
	{ "if_nametoindex lo", "if_nametoindex(\"lo\")" },
	{ "if_indextoname 1 ifname=$b", "if_indextoname(1, b)" },
	{ "strerror ECONNREFUSED", "strerror(ECONNREFUSED)" },
};

START_TEST(words_and_c_are_the_same)
{
	struct parsed words = parsed_line(both[_i].words), c = parsed_line(both[_i].c);
	ck_assert_msg(words.result == PARSE_DONE, "%s: %s (at: %s)", both[_i].words, words.message, words.spot);
	ck_assert_msg(c.result == PARSE_DONE, "%s: %s (at: %s)", both[_i].c, c.message, c.spot);
	ck_assert_msg(strcmp(words.canonical, c.canonical) == 0, "%s is %s\n%s is %s", both[_i].words,
	              words.canonical, both[_i].c, c.canonical);
}
END_TEST

START_TEST(every_call_is_in_the_table_of_both)
{
	for (size_t i = 0; i < socket_call_count; i++) {
		size_t length = strlen(socket_calls[i]->name);
		bool found = false;
		for (size_t k = 0; k < sizeof both / sizeof both[0]; k++)
			found = found || strstr(both[k].c, socket_calls[i]->name);
		/* they fill in an address, which is never left to a constant */
		bool fills = strcmp(socket_calls[i]->name, "getpeername") == 0;
		ck_assert_msg(found || fills, "%.*s is in no row", (int)length, socket_calls[i]->name);
	}
}
END_TEST

START_TEST(every_constant_is_a_word_in_its_place)
{
	for (size_t i = 0; i < families.count; i++) {
		char line[100], lower[60] = "";
		const struct name *name = &families.names[i];
		if (name->flags & NAME_ABSENT)
			continue;
		for (size_t k = 0; name->name[k] && k + 1 < sizeof lower; k++)
			lower[k] = (char)tolower((unsigned char)name->name[k]);
		const char *usual = name_of_value(&families, name->value)->name;
		char expected[120];
		snprintf(expected, sizeof expected, "socket(%s, SOCK_STREAM, ", usual);
		const char *const spellings[] = { name->name, lower, lower + 3 };
		for (size_t k = 0; k < 3; k++) {
			snprintf(line, sizeof line, "socket %s stream", spellings[k]);
			ck_assert_msg(strncmp(canonical_of(line), expected, strlen(expected)) == 0,
			              "%s is %s", line, canonical_of(line));
		}
	}
}
END_TEST

/* In full, and behind its level in any case. */
START_TEST(every_option_is_a_word)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);
		char line[100], expected[100];
		size_t matches;
		if (option->flags & NAME_ABSENT)
			continue;
		const struct socket_option *usual = option_of_value(option->level, option->value);
		const struct name *level = name_of_value(&option_levels, option->level);
		snprintf(expected, sizeof expected, "setsockopt(3, %s, %s, [0], 4)", level->name, usual->name);
		snprintf(line, sizeof line, "setsockopt @3 %s %s [0] optlen=4", level->name, option->name);
		ck_assert_str_eq(canonical_of(line), expected);
		option_find_word(-1, option->name, strlen(option->name), &matches);
		if (matches != 1)
			continue;
		snprintf(line, sizeof line, "setsockopt @3 %s [0] optlen=4", option->name);
		ck_assert_str_eq(canonical_of(line), expected);
		snprintf(line, sizeof line, "setsockopt %s [0] optlen=4", option->name);
		char first[200];
		snprintf(first, sizeof first, "%s", canonical_of(line));
		ck_assert_str_eq(canonical_of(first), first);
	}
}
END_TEST

/* What can be left out is left to the session; what cannot is asked for. */
static const struct {
	const char *typed, *message, *spot, *hint;
} wrong[] = {
	{ "socket", "domain is missing", "", "such as: socket inet stream (see: help socket)" },
	{ "socket inet", "type is missing", "", "such as: socket inet stream (see: help socket)" },
	{ "socket innet stream", "there is no address family `innet`", "innet", "did you mean AF_INET?" },
	{ "socket inet stream tcp udp", "`udp` is one word too many for socket", "udp", "" },
	{ "socket inet stream = 3 4", "an expectation is a single value", "4", "" },
	{ "socket inet stream =", "expected a value behind =", "=", "" },
	{ "socket \"inet\" stream", "one string too many: in words strings are not joined", "\"", "" },
	{ "socket foo=1", "socket has no parameter `foo`", "foo", "see: help socket" },
	{ "socket domian=inet", "socket has no parameter `domian`", "domian", "did you mean domain=?" },
	{ "listen 5 backlog=6", "`backlog` is given twice", "backlog", "" },
	{ "recvmsg control=5", "msg is missing", "", "such as: recvmsg 100 control=256 (see: help recvmsg)" },
	{ "recvmsg control=5 control=6 100", "`control` is given twice", "6", "" },
	{ "recvmsg control=5 $m", "msg_controllen is given twice", "5", "" },
	{ "recvmsg control=5 {msg_controllen=6}", "msg_controllen is given twice", "5", "" },
	{ "bind", "the address is missing", "", "bind 127.0.0.1 8080" },
	{ "bind 127.0.0.1", "the port is missing", "127.0.0.1", "bind 127.0.0.1 PORT" },
	{ "bind 127.0.0.1 ??", "expected a port: a number or the name of a service", "??", "" },
	{ "bind [1.2.3.4]:80", "this is no IPv6 address", "1.2.3.4", "" },
	{ "bind 127.0.0.1 80 90", "`90` is one word too many for bind", "90", "" },
	{ "bind @3 @4", "a descriptor is no address", "@4",
	  "@\"4\" is an abstract name; @4.addr @4.port the address of that socket" },
	{ "bind @", "expected a descriptor behind @", "@", "@3, or @srv where srv = socket ..." },
	{ "setsockopt", "optname is missing", "", "such as: setsockopt reuseaddr 1 (see: help setsockopt)" },
	{ "socket inet str", "there is no socket type `str`", "str", "did you mean SOCK_STREAM?" },
	{ "recv @3 100 dont", "there is no message flag `dont`", "dont", "" },
	{ "recv @3 100 dontw", "there is no message flag `dontw`", "dontw", "did you mean MSG_DONTWAIT?" },
	{ "send @3 \"x\" se", "there is no message flag `se`", "se", "" },
	{ "recv @3 100 c", "there is no message flag `c`", "c", "" },
	{ "setsockopt keepal 1", "there is no option `keepal`", "keepal", "did you mean SO_KEEPALIVE?" },
	{ "setsockopt tcp_keep 1", "there is no option `tcp_keep`", "tcp_keep",
	  "these begin so: TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT" },
	{ "setsockopt ke 1", "there is no option `ke`", "ke", "setsockopt @ke 1" },
	{ "sendmmsg @3 \"a\" \"b\"", "expected a list of struct mmsghdr in brackets", "\"",
	  "[{msg_hdr={msg_iov=[{iov_base=\"a\"}]}}, {msg_hdr={msg_iov=[{iov_base=\"b\"}]}}]" },
	{ "recvmmsg @3 two", "expected a list of struct mmsghdr in brackets", "two",
	  "[{msg_hdr={msg_iov=[{iov_len=9}]}}, {msg_hdr={msg_iov=[{iov_len=9}]}}]" },
	{ "conn 127.0.0.1 80", "no such call or command", "conn", "did you mean connect?" },
	{ "setsockopt reuseadr 1", "there is no option `reuseadr`", "reuseadr", "did you mean SO_REUSEADDR?" },
	{ "setsockopt reuseaddr", "optval is missing", "", "setsockopt reuseaddr 1" },
	{ "setsockopt reuseaddr yes", "expected a number for the option's value, not `yes`", "yes", "" },
	{ "setsockopt linger on soon", "expected a number for l_linger, in seconds, not `soon`", "soon", "" },
	{ "setsockopt sndtimeo soon", "expected a number for a time in seconds, not `soon`", "soon", "" },
	{ "setsockopt recverr 1", "several options are called `recverr`", "recverr", "IP_RECVERR, IPV6_RECVERR" },
	{ "close s", "`s` is one word too many for close", "s", "close @s" },
	{ "accept s", "`s` is one word too many for accept", "s", "accept @s" },
	{ "socket tcp", "there is no address family `tcp`", "tcp", "socket inet stream" },
	{ "socket stream inet", "there is no address family `stream`", "stream",
	  "the family comes first: socket inet stream" },
	{ "socket inet UDP", "there is no socket type `UDP`", "UDP", "socket inet dgram" },
	{ "socket inet stream nonblock", "there is no protocol `nonblock`", "nonblock",
	  "flags are joined to the type: socket inet stream|nonblock" },
	{ "listen s 5", "there is no backlog `s`", "s", "listen @s 5" },
	{ "bind s 0.0.0.0 80", "expected a port: a number or the name of a service", "0.0.0.0",
	  "bind @s 0.0.0.0 80" },
	{ "connect s localhost 80", "`80` is one word too many for connect", "80", "connect @s localhost 80" },
	{ "connect localhost 80 90", "`90` is one word too many for connect", "90", "" },
	{ "send s \"hi\"", "data is quoted", "s", "send @s \"hi\"" },
	{ "shutdown s wr", "there is no way to shut down `s`", "s", "shutdown @s wr" },
	{ "dup2 3 5", "`3` is one word too many for dup2", "3", "dup2 @3 @5" },
	{ "dup2 @3 5", "`5` is one word too many for dup2", "5", "dup2 @3 @5" },
	{ "bind 127.0.0.1, 80", "words are separated by blanks", ",", "bind 127.0.0.1 80" },
	{ "quit()", "too many words for quit", "()", "quit" },
	{ "?", "expected a value, not `?`", "?", "help" },
	{ "shutdown", "how is missing", "", "such as: shutdown wr (see: help shutdown)" },
	{ "shutdown @s", "how is missing", "", "such as: shutdown @s wr (see: help shutdown)" },
	{ "pton", "src is missing", "", "such as: pton 10.0.0.1 (see: help inet_pton)" },
	{ "shutdown rd wr", "`wr` is one word too many for shutdown", "wr", "how=wr" },
	{ "shutdown write", "there is no way to shut down `write`", "write", NULL },
	{ "send", "buf is missing", "", "such as: send \"hello\\n\" (see: help send)" },
	{ "send \"a\"b", "expected a blank behind this word", "b", "" },
	{ "send file:", "expected the name of a file", "file:", "" },
	{ "recv many", "there is no message flag `many`", "many", NULL },
	{ "recv 1x", "this is no number", "1x", "" },
	{ "poll", "fds is missing", "", "such as: poll @sv[0] in @sv[1] in|out 1000 (see: help poll)" },
	{ "poll 3 in", "expected a descriptor and its events", "3", "@3 in @4 in|out" },
	{ "poll @3", "expected events behind the descriptor", "", "@3 in, or in|out" },
	{ "poll @3 inn", "there is no poll event `inn`", "inn", "did you mean POLLIN?" },
	{ "fcntl nosuch", "there is no fcntl command `nosuch`", "nosuch", NULL },
	{ "strerror ENOSUCH", "there is no error `ENOSUCH`", "ENOSUCH", NULL },
};

START_TEST(wrong_words_are_pointed_at)
{
	struct parsed parsed = parsed_line(wrong[_i].typed);
	assert_refused(wrong[_i].typed, wrong[_i].message, wrong[_i].spot,
	               wrong[_i].hint ? wrong[_i].hint : parsed.hint);
}
END_TEST

#define COUNT(rows) (int)(sizeof(rows) / sizeof(rows)[0])

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *forms = tcase_create("forms"), *tables = tcase_create("tables"),
	      *errors = tcase_create("errors");

	tcase_add_loop_test(forms, words_and_c_are_the_same, 0, COUNT(both));
	tcase_add_test(forms, every_call_is_in_the_table_of_both);
	tcase_add_test(tables, every_constant_is_a_word_in_its_place);
	tcase_add_test(tables, every_option_is_a_word);
	tcase_add_loop_test(errors, wrong_words_are_pointed_at, 0, COUNT(wrong));
	suite_add_tcase(suite, forms);
	suite_add_tcase(suite, tables);
	suite_add_tcase(suite, errors);
	return run_suite(suite);
}
