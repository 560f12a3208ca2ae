/* The call line against what strace 6.1 prints for the same call; the lines were taken from its traces.
 * Not here: structs in bytes and the order of the parts (test-text.c), sinks (text/test-sink.c). */
#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include "abi/structs.h"
#include "support/step-builder.h"
#include "support/suite.h"
#include "type/scalars.h"
#include "view/callline.h"

static char *interface_name(unsigned index, char *buffer)
{
	return index == 1 ? strcpy(buffer, "lo") : NULL;
}

static struct view_settings settings = { .interface_name = interface_name };

static void assert_shown(void (*show)(struct sink *, const struct step *), const struct step *step,
                         const char *line)
{
	char memory[64];
	struct text_sink text;

	text_sink_init_with(&text, &settings, memory, sizeof memory);
	show(&text.sink, step);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_uint_eq(text.sink.depth, 0);
	ck_assert_str_eq(text.data, line);
	text_sink_free(&text);
}

static void assert_line(const struct step *step, const char *line)
{
	assert_shown(callline_show, step, line);
}

/* --- numbers and names ------------------------------------------------------------------------------------------- */

static void assert_socket(int64_t domain, int64_t type, int64_t protocol, const char *line)
{
	struct step step = step_of("socket");

	set_number(&step, 0, domain);
	set_number(&step, 1, type);
	set_number(&step, 2, protocol);
	step.result = 3;
	assert_line(&step, line);
}

START_TEST(names_and_flags)
{
	assert_socket(AF_INET, SOCK_STREAM, 0, "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3");
	assert_socket(AF_INET, SOCK_STREAM, IPPROTO_TCP, "socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3");
	assert_socket(AF_INET, SOCK_STREAM | 0x40, 0,
	              "socket(AF_INET, SOCK_STREAM|0x40 /* SOCK_??? */, IPPROTO_IP) = 3");
	assert_socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | 0x40, 0,
	              "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC|0x40, IPPROTO_IP) = 3");
	assert_socket(AF_INET, 13 | SOCK_CLOEXEC, 0, "socket(AF_INET, SOCK_CLOEXEC|0xd, IPPROTO_IP) = 3");
	assert_socket(77, 77, 77, "socket(0x4d /* AF_??? */, 0x4d /* SOCK_??? */, 77) = 3");
	assert_socket(AF_UNIX, SOCK_STREAM, -1, "socket(AF_UNIX, SOCK_STREAM, 4294967295) = 3");
	assert_socket(AF_INET, SOCK_STREAM, 200, "socket(AF_INET, SOCK_STREAM, 0xc8 /* IPPROTO_??? */) = 3");
	assert_socket(AF_INET, SOCK_STREAM, -1,
	              "socket(AF_INET, SOCK_STREAM, 0xffffffff /* IPPROTO_??? */) = 3");
	assert_socket(-1, -1, 0,
	              "socket(0xffffffff /* AF_??? */, SOCK_CLOEXEC|SOCK_NONBLOCK|0xfff7f7ff, 0) = 3");
	assert_socket(0, 0, 0, "socket(AF_UNSPEC, 0, 0) = 3");
	assert_socket(AF_NETLINK, SOCK_RAW, 0, "socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3");
	assert_socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6, "socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) = 3");
}
END_TEST

static void assert_fcntl(int64_t command, bool given, int64_t argument, int64_t result, const char *line)
{
	struct step step = step_of("fcntl");

	set_number(&step, 0, 3);
	set_number(&step, 1, command);
	set_number(&step, 2, argument);
	if (!given)
		set_absent(&step, 2);
	step.result = result;
	assert_line(&step, line);
}

START_TEST(fcntl_by_command)
{
	assert_fcntl(F_GETFL, false, 0, O_RDWR, "fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)");
	assert_fcntl(F_GETFL, false, 0, 0100000, "fcntl(3, F_GETFL) = 0x8000 (flags O_RDONLY|O_LARGEFILE)");
	assert_fcntl(F_SETFL, true, O_RDWR | O_NONBLOCK, 0, "fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0");
	assert_fcntl(F_SETFL, true, O_APPEND | O_NONBLOCK, 0,
	             "fcntl(3, F_SETFL, O_RDONLY|O_APPEND|O_NONBLOCK) = 0");
	assert_fcntl(F_SETFL, true, 0, 0, "fcntl(3, F_SETFL, O_RDONLY) = 0");
	assert_fcntl(F_SETFL, true, 3, 0, "fcntl(3, F_SETFL, O_ACCMODE) = 0");
	assert_fcntl(F_GETFD, false, 0, 0, "fcntl(3, F_GETFD) = 0");
	assert_fcntl(F_GETFD, false, 0, 1, "fcntl(3, F_GETFD) = 0x1 (flags FD_CLOEXEC)");
	assert_fcntl(F_SETFD, true, FD_CLOEXEC, 0, "fcntl(3, F_SETFD, FD_CLOEXEC) = 0");
	assert_fcntl(F_SETFD, true, 3, 0, "fcntl(3, F_SETFD, FD_CLOEXEC|0x2) = 0");
	assert_fcntl(F_DUPFD, true, 10, 11, "fcntl(3, F_DUPFD, 10) = 11");
	assert_fcntl(F_GETSIG, false, 0, SIGIO, "fcntl(3, F_GETSIG) = 29 (SIGIO)");
	assert_fcntl(F_GETSIG, false, 0, 0, "fcntl(3, F_GETSIG) = 0");
	assert_fcntl(F_SETSIG, true, SIGURG, 0, "fcntl(3, F_SETSIG, SIGURG) = 0");
	assert_fcntl(F_GET_SEALS, false, 0, 6, "fcntl(3, F_GET_SEALS) = 0x6 (seals F_SEAL_SHRINK|F_SEAL_GROW)");
	assert_fcntl(F_GET_SEALS, false, 0, 0, "fcntl(3, F_GET_SEALS) = 0");
	assert_fcntl(F_GETLEASE, false, 0, F_RDLCK, "fcntl(3, F_GETLEASE) = 0 (F_RDLCK)");
	assert_fcntl(F_GETLEASE, false, 0, F_UNLCK, "fcntl(3, F_GETLEASE) = 0x2 (F_UNLCK)");
	assert_fcntl(F_SETOWN, true, -1234, 0, "fcntl(3, F_SETOWN, -1234) = 0");
	assert_fcntl(F_GETOWN, false, 0, 77, "fcntl(3, F_GETOWN) = 77");
	assert_fcntl(F_SETPIPE_SZ, true, -1, 0, "fcntl(3, F_SETPIPE_SZ, 4294967295) = 0");
	assert_fcntl(F_DUPFD, true, -1, 0, "fcntl(3, F_DUPFD, 4294967295) = 0");
	assert_fcntl(F_GETFL, true, 5, 0, "fcntl(3, F_GETFL, 5) = 0 (flags O_RDONLY)");
	assert_fcntl(9999, true, -1, 0, "fcntl(3, 0x270f /* F_??? */, -1) = 0");
}
END_TEST

START_TEST(numbers)
{
	struct step step = step_of("listen");

	set_number(&step, 0, 3);
	set_number(&step, 1, 5);
	assert_line(&step, "listen(3, 5) = 0");
	set_number(&step, 1, -5);
	assert_line(&step, "listen(3, -5) = 0");

	step = step_of("shutdown");
	set_number(&step, 0, 3);
	set_number(&step, 1, SHUT_RDWR);
	assert_line(&step, "shutdown(3, SHUT_RDWR) = 0");
	set_number(&step, 1, 7);
	set_failed(&step, -1, EINVAL);
	assert_line(&step, "shutdown(3, 0x7 /* SHUT_??? */) = -1 EINVAL (Invalid argument)");
	set_number(&step, 1, -1);
	assert_line(&step, "shutdown(3, 0xffffffff /* SHUT_??? */) = -1 EINVAL (Invalid argument)");

	step = step_of("close");
	set_number(&step, 0, -5);
	set_failed(&step, -1, EBADF);
	assert_line(&step, "close(-5) = -1 EBADF (Bad file descriptor)");

	step = step_of("dup3");
	set_number(&step, 0, 3);
	set_number(&step, 1, 20);
	set_number(&step, 2, O_CLOEXEC);
	step.result = 20;
	assert_line(&step, "dup3(3, 20, O_CLOEXEC) = 20");
	set_number(&step, 2, 0);
	assert_line(&step, "dup3(3, 20, 0) = 20");
}
END_TEST

START_TEST(pairs)
{
	static const int pair[2] = { 4, 5 };
	struct step step = step_of("socketpair");

	set_number(&step, 0, AF_UNIX);
	set_number(&step, 1, SOCK_STREAM | SOCK_CLOEXEC);
	set_output(&step, 3, pair, sizeof pair);
	assert_line(&step, "socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [4, 5]) = 0");

	set_number(&step, 0, AF_INET);
	set_number(&step, 1, SOCK_STREAM);
	set_failed(&step, -1, EOPNOTSUPP);
	assert_line(&step, "socketpair(AF_INET, SOCK_STREAM, IPPROTO_IP, 0x7ffd1d0b2c00) = "
	                   "-1 EOPNOTSUPP (Operation not supported)");
}
END_TEST

/* --- addresses --------------------------------------------------------------------------------------------------- */

static void assert_bind(const void *address, size_t size, int64_t length, const char *arguments)
{
	struct step step = step_of("bind");
	char line[1024];

	set_number(&step, 0, 3);
	set_input(&step, 1, address, size);
	set_number(&step, 2, length);
	snprintf(line, sizeof line, "bind(3, %s) = 0", arguments);
	assert_line(&step, line);
}

static const struct sockaddr_in loopback = {
	.sin_family = AF_INET, .sin_port = 0x901f, .sin_addr = { 0x0100007f }
};

START_TEST(inet_addresses)
{
	struct sockaddr_in zero = { .sin_family = AF_INET }, unknown = { .sin_family = 77 };

	assert_bind(&loopback, sizeof loopback, 16,
	            "{sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"127.0.0.1\")}, 16");
	assert_bind(&loopback, sizeof loopback, 20,
	            "{sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"127.0.0.1\")}, 20");
	assert_bind(&zero, sizeof zero, 3, "{sa_family=AF_INET, sa_data=\"\\0\"}, 3");
	assert_bind(&zero, sizeof zero, 8, "{sa_family=AF_INET, sa_data=\"\\0\\0\\0\\0\\0\\0\"}, 8");
	assert_bind(&zero, sizeof zero, 2, "{sa_family=AF_INET}, 2");
	assert_bind(&zero, sizeof zero, 1, "0x7ffd1d0b2c00, 1");
	assert_bind(&zero, sizeof zero, 0, "0x7ffd1d0b2c00, 0");
	assert_bind(&zero, sizeof zero, 0xffffffff, "0x7ffd1d0b2c00, -1");
	assert_bind(&unknown, sizeof unknown, 16,
	            "{sa_family=0x4d /* AF_??? */, sa_data=\"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 16");
}
END_TEST

START_TEST(inet6_addresses)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_scope_id = 1 };

	assert_bind(&address, sizeof address, 28,
	            "{sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), "
	            "inet_pton(AF_INET6, \"::\", &sin6_addr), sin6_scope_id=1}, 28");
	assert_bind(&address, sizeof address, 24,
	            "{sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), "
	            "inet_pton(AF_INET6, \"::\", &sin6_addr)}, 24");
	address.sin6_addr.s6_addr[0] = 0xfe;
	address.sin6_addr.s6_addr[1] = 0x80;
	assert_bind(&address, sizeof address, 28,
	            "{sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), "
	            "inet_pton(AF_INET6, \"fe80::\", &sin6_addr), sin6_scope_id=if_nametoindex(\"lo\")}, 28");
	address.sin6_scope_id = 9;
	address.sin6_port = htons(80);
	address.sin6_flowinfo = htonl(74565);
	assert_bind(&address, sizeof address, 26,
	            "{sa_family=AF_INET6, sin6_port=htons(80), "
	            "sin6_flowinfo=htonl(74565), inet_pton(AF_INET6, \"fe80::\", &sin6_addr), sin6_scope_id=9}, 26");
	assert_bind(&address, sizeof address, 23,
	            "{sa_family=AF_INET6, "
	            "sa_data=\"\\0P\\0\\1#E\\376\\200\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 23");
}
END_TEST

START_TEST(unix_addresses)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/tmp/xx" };
	char full[200];

	assert_bind(&address, sizeof address, 110, "{sa_family=AF_UNIX, sun_path=\"/tmp/xx\"}, 110");
	assert_bind(&address, sizeof address, 6, "{sa_family=AF_UNIX, sun_path=\"/tmp\"}, 6");
	assert_bind(&address, sizeof address, 2, "{sa_family=AF_UNIX}, 2");
	strcpy(address.sun_path, "/tmp/a\303\266\"b");
	assert_bind(&address, sizeof address, 110,
	            "{sa_family=AF_UNIX, sun_path=\"/tmp/a\\303\\266\\\"b\"}, 110");
	address.sun_path[0] = '\0';
	assert_bind(&address, sizeof address, 3, "{sa_family=AF_UNIX, sun_path=@\"\"}, 3");
	assert_bind(&address, sizeof address, 5, "{sa_family=AF_UNIX, sun_path=@\"tm\"}, 5");
	assert_bind(&address, sizeof address, 13,
	            "{sa_family=AF_UNIX, sun_path=@\"tmp/a\\303\\266\\\"b\\0\"}, 13");
	memset(address.sun_path, 'p', sizeof address.sun_path);
	snprintf(full, sizeof full, "{sa_family=AF_UNIX, sun_path=\"%.*s\"}, 110",
	         (int)sizeof address.sun_path, address.sun_path);
	assert_bind(&address, sizeof address, 110, full);
}
END_TEST

/* strace looks at no more than 128 bytes. */
START_TEST(addresses_longer_than_any)
{
	uint8_t bytes[200] = { 77 };
	char line[1024] = "{sa_family=0x4d /* AF_??? */, sa_data=\"";

	memset(bytes + 2, 'x', sizeof bytes - 2);
	memset(line + strlen(line), 'x', 126);
	strcat(line, "\"}, 200");
	assert_bind(bytes, sizeof bytes, 200, line);
}
END_TEST

START_TEST(addresses_that_are_pointers)
{
	struct step step = step_of("bind");

	set_number(&step, 0, 3);
	set_pointer(&step, 1, 0);
	set_number(&step, 2, 16);
	set_failed(&step, -1, EFAULT);
	assert_line(&step, "bind(3, NULL, 16) = -1 EFAULT (Bad address)");
	set_pointer(&step, 1, 1);
	assert_line(&step, "bind(3, 0x1, 16) = -1 EFAULT (Bad address)");
}
END_TEST

START_TEST(addresses_that_come_out)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(34503) };
	struct step step = step_of("getsockname");

	set_number(&step, 0, 3);
	set_output(&step, 1, &address, 16);
	set_length_pointer(&step, 2, 128, 16);
	assert_line(&step,
	            "getsockname(3, {sa_family=AF_INET, sin_port=htons(34503), sin_addr=inet_addr(\"0.0.0.0\")}, "
	            "[128 => 16]) = 0");
	set_length_pointer(&step, 2, 16, 16);
	assert_line(&step,
	            "getsockname(3, {sa_family=AF_INET, sin_port=htons(34503), sin_addr=inet_addr(\"0.0.0.0\")}, "
	            "[16]) = 0");
	set_output(&step, 1, &address, 4);
	set_length_pointer(&step, 2, 4, 16);
	assert_line(&step, "getsockname(3, {sa_family=AF_INET, sa_data=\"\\206\\307\"}, [4 => 16]) = 0");
	set_output(&step, 1, &address, 1);
	set_length_pointer(&step, 2, 1, 16);
	assert_line(&step, "getsockname(3, 0x7ffd1d0b2c00, [1 => 16]) = 0");
	set_pointer(&step, 1, 0);
	set_pointer(&step, 2, 0);
	set_failed(&step, -1, EFAULT);
	assert_line(&step, "getsockname(3, NULL, NULL) = -1 EFAULT (Bad address)");

	step = step_of("getpeername");
	set_number(&step, 0, 3);
	set_output(&step, 1, &address, 16);
	set_length_pointer(&step, 2, 16, 16);
	set_failed(&step, -1, ENOTCONN);
	assert_line(&step,
	            "getpeername(3, 0x7ffd1d0b2c00, [16]) = -1 ENOTCONN (Transport endpoint is not connected)");
}
END_TEST

/* --- data -------------------------------------------------------------------------------------------------------- */

START_TEST(data_that_goes_in)
{
	static const char bytes[] =
		"\1"
		"8\1"
		"7\377\200 ~\177\33\"\\'\v\f\r\a\0\0\0";
	struct step step = step_of("sendto");

	set_number(&step, 0, 4);
	set_input(&step, 1, "hello", 6);
	set_number(&step, 2, 6);
	set_number(&step, 3, MSG_DONTWAIT | MSG_NOSIGNAL | 0x1000000);
	set_pointer(&step, 4, 0);
	step.result = 6;
	assert_line(&step, "sendto(4, \"hello\\0\", 6, MSG_DONTWAIT|MSG_NOSIGNAL|0x1000000, NULL, 0) = 6");

	set_input(&step, 1, bytes, 20);
	set_number(&step, 2, 20);
	set_number(&step, 3, 0);
	step.result = 20;
	assert_line(&step,
	            "sendto(4, \"\\18\\0017\\377\\200 ~\\177\\33\\\"\\\\'\\v\\f\\r\\7\\0\\0\\0\", 20, 0, NULL, 0) = 20");

	set_pointer(&step, 1, 0);
	set_number(&step, 3, 0x1000000);
	set_failed(&step, -1, EFAULT);
	assert_line(&step, "sendto(4, NULL, 20, 0x1000000 /* MSG_??? */, NULL, 0) = -1 EFAULT (Bad address)");

	set_input(&step, 1, "x", 1);
	set_number(&step, 2, 1);
	set_number(&step, 3, 0);
	set_input(&step, 4, &loopback, sizeof loopback);
	set_number(&step, 5, 16);
	set_failed(&step, -1, EPIPE);
	assert_line(&step, "sendto(4, \"x\", 1, 0, {sa_family=AF_INET, sin_port=htons(8080), "
	                   "sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1 EPIPE (Broken pipe)");
}
END_TEST

START_TEST(data_that_comes_out)
{
	struct step step = step_of("recvfrom");

	set_number(&step, 0, 5);
	set_output(&step, 1, "hello\0and more", 6);
	set_number(&step, 2, 64);
	set_output(&step, 4, "", 0);
	set_length_pointer(&step, 5, 16, 0);
	step.result = 6;
	assert_line(&step, "recvfrom(5, \"hello\\0\", 64, 0, 0x7ffd1d0b2c00, [16 => 0]) = 6");
	set_number(&step, 3, MSG_DONTWAIT);
	set_length_pointer(&step, 5, 16, 16);
	set_failed(&step, -1, EAGAIN);
	assert_line(&step, "recvfrom(5, 0x7ffd1d0b2c00, 64, MSG_DONTWAIT, 0x7ffd1d0b2c00, [16]) = "
	                   "-1 EAGAIN (Resource temporarily unavailable)");

	step = step_of("recv");
	set_number(&step, 0, 5);
	set_output(&step, 1, "", 0);
	set_number(&step, 2, 4096);
	assert_line(&step, "recv(5, \"\", 4096, 0) = 0");

	step = step_of("read");
	set_output(&step, 1, "", 0);
	set_number(&step, 2, -1);
	set_failed(&step, -1, EFAULT);
	assert_line(&step, "read(0, 0x7ffd1d0b2c00, 18446744073709551615) = -1 EFAULT (Bad address)");
}
END_TEST

START_TEST(long_data)
{
	static char many[100];
	struct step step = step_of("write"), received = step_of("read");
	struct view_settings whole = settings;
	char line[200];

	memset(many, 'a', sizeof many);
	set_number(&step, 0, 1);
	set_input(&step, 1, many, sizeof many);
	set_number(&step, 2, 100);
	step.result = 100;
	snprintf(line, sizeof line, "write(1, \"%.100s\", 100) = 100", many);
	assert_line(&step, line);
	set_number(&received, 0, 1);
	set_output(&received, 1, many, sizeof many);
	set_number(&received, 2, 100);
	received.result = 100;
	settings.data_limit = 5;
	assert_line(&received, "read(1, \"aaaaa\"..., 100) = 100");
	assert_line(&step, line); /* cut, it would be another call */
	set_period(&step, 1, 3);
	assert_line(&step, "write(1, \"aaa\"..., 100) = 100");
	settings = whole;
}
END_TEST

START_TEST(data_that_ends_in_many_zeros)
{
	static const char zeros[1000] = "x";
	struct step step = step_of("write"), received = step_of("read");

	set_number(&step, 0, 1);
	set_input(&step, 1, zeros, sizeof zeros);
	set_number(&step, 2, 1000);
	step.result = 1000;
	assert_line(&step, "write(1, \"x\\0\", 1000) = 1000");
	set_input(&step, 1, zeros + 1, 999);
	set_number(&step, 2, 999);
	step.result = 999;
	assert_line(&step, "write(1, \"\\0\", 999) = 999");
	set_input(&step, 1, zeros, 5);
	set_number(&step, 2, 5);
	step.result = 5;
	assert_line(&step, "write(1, \"x\\0\\0\\0\\0\", 5) = 5"); /* as strace has it */
	set_number(&received, 0, 1);
	set_output(&received, 1, zeros, sizeof zeros);
	set_number(&received, 2, 1000);
	received.result = 1000;
	settings.data_limit = 3;
	assert_line(&received, "read(1, \"x\\0\\0\"..., 1000) = 1000"); /* what came is told by its beginning */
	settings.data_limit = 0;
}
END_TEST

/* --- options ----------------------------------------------------------------------------------------------------- */

static struct step option_step(const char *call, int level, int number)
{
	struct step step = step_of(call);

	set_number(&step, 0, 3);
	set_number(&step, 1, level);
	set_number(&step, 2, number);
	return step;
}

static void assert_set(int level, int number, const void *value, size_t size, const char *arguments)
{
	struct step step = option_step("setsockopt", level, number);
	char line[256];

	set_input(&step, 3, value, size);
	set_number(&step, 4, (int64_t)size);
	snprintf(line, sizeof line, "setsockopt(3, %s, %zu) = 0", arguments, size);
	assert_line(&step, line);
}

static void assert_get(int level, int number, const void *value, size_t size, size_t room, const char *arguments)
{
	struct step step = option_step("getsockopt", level, number);
	char line[256];

	set_output(&step, 3, value, size);
	set_length_pointer(&step, 4, (int64_t)room, (int64_t)size);
	snprintf(line, sizeof line, "getsockopt(3, %s) = 0", arguments);
	assert_line(&step, line);
}

START_TEST(options_that_are_set)
{
	int one[3] = { 1, 0, 7 };
	struct linger linger = { 1, 5 };
	struct timeval time = { 1, 0 };
	struct ip_mreqn group = { .imr_multiaddr.s_addr = htonl(0xef010203),
		                  .imr_address.s_addr = htonl(0x0a000001) };

	assert_set(SOL_SOCKET, SO_REUSEADDR, one, 4, "SOL_SOCKET, SO_REUSEADDR, [1]");
	assert_set(SOL_SOCKET, SO_REUSEADDR, one, 8, "SOL_SOCKET, SO_REUSEADDR, [1]");
	assert_set(SOL_SOCKET, SO_RCVBUF, one, 12, "SOL_SOCKET, SO_RCVBUF, [1]");
	assert_set(SOL_SOCKET, SO_LINGER, &linger, 8, "SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}");
	assert_set(SOL_SOCKET, SO_BINDTODEVICE, "lo", 3, "SOL_SOCKET, SO_BINDTODEVICE, \"lo\\0\"");
	assert_set(SOL_SOCKET, SO_BINDTODEVICE, "", 0, "SOL_SOCKET, SO_BINDTODEVICE, \"\"");
	assert_set(SOL_TCP, TCP_NODELAY, one, 4, "SOL_TCP, TCP_NODELAY, [1]");
	assert_set(SOL_TCP, TCP_CONGESTION, "cubic", 5, "SOL_TCP, TCP_CONGESTION, \"cubic\"");
	assert_set(SOL_IP, IP_TTL, one, 4, "SOL_IP, IP_TTL, [1]");
	assert_set(SOL_IP, IP_TTL, "\1", 1, "SOL_IP, IP_TTL, \"\\1\"");
	assert_set(SOL_IP, IP_TTL, "abcd\0\0\0", 8, "SOL_IP, IP_TTL, \"abcd\\0\\0\\0\\0\"");
	assert_set(SOL_SOCKET, 999, one, 4, "SOL_SOCKET, 0x3e7 /* SO_??? */, [1]");
	assert_set(SOL_SOCKET, 999, one, 12,
	           "SOL_SOCKET, 0x3e7 /* SO_??? */, \"\\1\\0\\0\\0\\0\\0\\0\\0\\7\\0\\0\\0\"");
	assert_set(SOL_IP, 999, one, 4, "SOL_IP, 0x3e7 /* IP_??? */, [1]");
	assert_set(SOL_IPV6, 999, one, 4, "SOL_IPV6, 0x3e7 /* IPV6_??? */, [1]");
	assert_set(SOL_TCP, 999, one, 4, "SOL_TCP, 0x3e7 /* TCP_??? */, [1]");
	assert_set(IPPROTO_UDP, 999, one, 4, "SOL_UDP, 0x3e7 /* UDP_??? */, [1]");
	assert_set(999, 1, one, 4, "0x3e7 /* SOL_?? */, 1, [1]");
	assert_set(-1, -1, one, 4, "0xffffffff /* SOL_?? */, 4294967295, [1]");
	assert_set(SOL_IP, IP_ADD_MEMBERSHIP, &group, 8,
	           "SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	           "imr_interface=inet_addr(\"10.0.0.1\")}");
	assert_set(SOL_IP, IP_DROP_MEMBERSHIP, &group, 11,
	           "SOL_IP, IP_DROP_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	           "imr_interface=inet_addr(\"10.0.0.1\")}");
	/* Of this one strace shows no more than of the shorter struct; the interface can be typed again. */
	assert_set(SOL_IP, IP_ADD_MEMBERSHIP, &group, 12,
	           "SOL_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=inet_addr(\"239.1.2.3\"), "
	           "imr_address=inet_addr(\"10.0.0.1\"), imr_ifindex=0}");
	struct ipv6_mreq site = { .ipv6mr_interface = 1 };
	inet_pton(AF_INET6, "ff05::114", &site.ipv6mr_multiaddr);
	assert_set(SOL_IPV6, IPV6_ADD_MEMBERSHIP, &site, 20,
	           "SOL_IPV6, IPV6_ADD_MEMBERSHIP, {inet_pton(AF_INET6, \"ff05::114\", &ipv6mr_multiaddr), "
	           "ipv6mr_interface=if_nametoindex(\"lo\")}");
	/* strace shows the bytes of this one; the fields teach more. */
	assert_set(SOL_SOCKET, SO_RCVTIMEO, &time, 16, "SOL_SOCKET, SO_RCVTIMEO_OLD, {tv_sec=1, tv_usec=0}");
}
END_TEST

START_TEST(options_that_are_got)
{
	int value = 1, error = ECONNREFUSED, none = 0;
	struct linger linger = { 1, 5 };

	assert_get(SOL_SOCKET, SO_LINGER, &linger, 8, 8, "SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, [8]");
	assert_get(SOL_SOCKET, SO_LINGER, &linger, 4, 4, "SOL_SOCKET, SO_LINGER, {l_onoff=1}, [4]");
	assert_get(SOL_TCP, TCP_CONGESTION, "bbr\0\0\0\0\0\0\0\0\0\0\0\0", 16, 64,
	           "SOL_TCP, TCP_CONGESTION, \"bbr\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\", [64 => 16]");
	assert_get(SOL_IP, IP_TTL, &value, 4, 4, "SOL_IP, IP_TTL, [1], [4]");
	assert_get(SOL_IP, IP_TTL, &value, 1, 1, "SOL_IP, IP_TTL, \"\\1\", [1]");
	assert_get(SOL_SOCKET, SO_TYPE, &value, 2, 2, "SOL_SOCKET, SO_TYPE, \"\\1\\0\", [2]");
	assert_get(SOL_SOCKET, SO_TYPE, &value, 0, 0, "SOL_SOCKET, SO_TYPE, 0x7ffd1d0b2c00, [0]");
	assert_get(SOL_SOCKET, SO_REUSEADDR, &none, 4, 8, "SOL_SOCKET, SO_REUSEADDR, [0], [8 => 4]");
	assert_get(SOL_SOCKET, SO_ERROR, &none, 4, 4, "SOL_SOCKET, SO_ERROR, [0], [4]");
	assert_get(SOL_SOCKET, SO_ERROR, &error, 4, 4, "SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]");
}
END_TEST

START_TEST(options_by_another_name)
{
	struct timeval time = { 1, 0 };
	struct step step = option_step("setsockopt", SOL_SOCKET, SO_RCVTIMEO);

	set_input(&step, 3, &time, sizeof time);
	set_number(&step, 4, sizeof time);
	assert_line(&step, "setsockopt(3, SOL_SOCKET, SO_RCVTIMEO_OLD, {tv_sec=1, tv_usec=0}, 16) = 0");
}
END_TEST

START_TEST(options_that_failed)
{
	int value = 1;
	struct step step = option_step("getsockopt", SOL_SOCKET, 999);

	set_output(&step, 3, &value, 4);
	set_length_pointer(&step, 4, 4, 4);
	set_failed(&step, -1, ENOPROTOOPT);
	assert_line(&step, "getsockopt(3, SOL_SOCKET, 0x3e7 /* SO_??? */, 0x7ffd1d0b2c00, [4]) = "
	                   "-1 ENOPROTOOPT (Protocol not available)");

	step = option_step("setsockopt", SOL_SOCKET, SO_LINGER);
	set_pointer(&step, 3, 0);
	set_number(&step, 4, 8);
	set_failed(&step, -1, EFAULT);
	assert_line(&step, "setsockopt(3, SOL_SOCKET, SO_LINGER, NULL, 8) = -1 EFAULT (Bad address)");
}
END_TEST

/* --- poll -------------------------------------------------------------------------------------------------------- */

static struct step poll_step(struct pollfd *before, struct pollfd *after, size_t count)
{
	struct step step = step_of("poll");

	set_in_out(&step, 0, before, after, count * sizeof *before);
	set_number(&step, 1, (int64_t)count);
	return step;
}

START_TEST(ppoll_tells_the_time_that_is_left)
{
	struct pollfd before = { 7, POLLOUT, 0 }, after = { 7, POLLOUT, POLLOUT };
	struct timespec time = { 1, 500 }, left = { 0, 999997405 };
	struct step step = step_of("ppoll");
	set_in_out(&step, 0, &before, &after, sizeof before);
	set_number(&step, 1, 1);
	set_in_out(&step, 2, &time, &left, sizeof time);
	set_pointer(&step, 3, 0);
	set_number(&step, 4, 8);
	step.result = 1;
	assert_line(&step, "ppoll([{fd=7, events=POLLOUT}], 1, {tv_sec=1, tv_nsec=500}, NULL, 8) = "
	                   "1 ([{fd=7, revents=POLLOUT}], left {tv_sec=0, tv_nsec=999997405})");
	step.result = 0;
	assert_line(&step, "ppoll([{fd=7, events=POLLOUT}], 1, {tv_sec=1, tv_nsec=500}, NULL, 8) = 0 (Timeout)");
}
END_TEST

START_TEST(an_offset_moves_on)
{
	int64_t before = 2, after = 6;
	struct step step = step_of("sendfile");
	set_number(&step, 0, 6);
	set_number(&step, 1, 3);
	set_in_out(&step, 2, &before, &after, sizeof before);
	set_number(&step, 3, 4);
	step.result = 4;
	assert_line(&step, "sendfile(6, 3, [2] => [6], 4) = 4");
	after = 2;
	set_in_out(&step, 2, &before, &after, sizeof before);
	step.result = 0;
	assert_line(&step, "sendfile(6, 3, [2], 4) = 0");
}
END_TEST

static void assert_mode(int64_t flags, int64_t mode, const char *line)
{
	struct step step = step_of("open");
	set_input(&step, 0, "/x", 3);
	set_number(&step, 1, flags);
	set_number(&step, 2, mode);
	if (mode < 0)
		set_absent(&step, 2);
	step.result = 3;
	assert_line(&step, line);
}

START_TEST(modes_are_octal)
{
	assert_mode(O_RDONLY, -1, "open(\"/x\", O_RDONLY) = 3");
	assert_mode(O_RDWR | O_CREAT | O_TRUNC, 0644, "open(\"/x\", O_RDWR|O_CREAT|O_TRUNC, 0644) = 3");
	assert_mode(O_CREAT, 7, "open(\"/x\", O_RDONLY|O_CREAT, 007) = 3");
	assert_mode(O_CREAT, 0, "open(\"/x\", O_RDONLY|O_CREAT, 000) = 3");
	assert_mode(O_CREAT, 077777777, "open(\"/x\", O_RDONLY|O_CREAT, 0177777) = 3");
}
END_TEST

START_TEST(poll_lists)
{
	struct pollfd before[2] = { { 3, POLLIN, -1 }, { -1, POLLOUT, 0 } };
	struct pollfd after[2] = { { 3, POLLIN, POLLHUP }, { -1, POLLOUT, 0 } };
	struct step step = poll_step(before, after, 2);

	step.result = 1;
	assert_line(&step, "poll([{fd=3, events=POLLIN}, {fd=-1}], 2, 0) = 1 ([{fd=3, revents=POLLHUP}])");
	before[1] = (struct pollfd){ 1, POLLIN | POLLOUT | 0x1000, 0 };
	before[0].events = 0;
	set_number(&step, 2, -1);
	step.result = 0;
	assert_line(&step,
	            "poll([{fd=3, events=0}, {fd=1, events=POLLIN|POLLOUT|POLLREMOVE}], 2, -1) = 0 (Timeout)");
	set_failed(&step, -1, EINTR);
	assert_line(&step, "poll([{fd=3, events=0}, {fd=1, events=POLLIN|POLLOUT|POLLREMOVE}], 2, -1) = "
	                   "-1 EINTR (Interrupted system call)");

	step = poll_step(before, after, 0);
	assert_line(&step, "poll([], 0, 0) = 0 (Timeout)");
	set_pointer(&step, 0, 0);
	assert_line(&step, "poll(NULL, 0, 0) = 0 (Timeout)");
}
END_TEST

/* --- calls of the library ----------------------------------------------------------------------------------------- */

START_TEST(addresses_as_text)
{
	static const uint8_t bytes[4] = { 10, 0, 0, 1 };
	struct step step = step_of("inet_pton");

	set_number(&step, 0, AF_INET);
	set_input(&step, 1, "10.0.0.1", 9);
	set_output(&step, 2, bytes, sizeof bytes);
	step.result = 1;
	assert_line(&step, "inet_pton(AF_INET, \"10.0.0.1\", [0a 00 00 01]) = 1");
	set_output(&step, 2, NULL, 0);
	step.result = 0;
	assert_line(&step, "inet_pton(AF_INET, \"10.0.0.1\", 0x7ffd1d0b2c00) = 0");

	step = step_of("inet_ntop");
	set_number(&step, 0, AF_INET);
	set_input(&step, 1, bytes, sizeof bytes);
	set_output(&step, 2, "10.0.0.1\0more", 16);
	set_number(&step, 3, 16);
	set_result(&step, "10.0.0.1", 9);
	assert_line(&step, "inet_ntop(AF_INET, [0a 00 00 01], \"10.0.0.1\", 16) = \"10.0.0.1\"");
	set_failed(&step, 0, ENOSPC);
	assert_line(&step,
	            "inet_ntop(AF_INET, [0a 00 00 01], 0x7ffd1d0b2c00, 16) = NULL ENOSPC (No space left on device)");

	step = step_of("inet_ntoa");
	set_number(&step, 0, 0x0100000a);
	set_result(&step, "10.0.0.1", 9);
	assert_line(&step, "inet_ntoa({s_addr=inet_addr(\"10.0.0.1\")}) = \"10.0.0.1\"");

	step = step_of("inet_addr");
	set_input(&step, 0, "127.0.0.1", 10);
	step.result = 0x0100007f;
	assert_line(&step, "inet_addr(\"127.0.0.1\") = 0x0100007f");
	set_failed(&step, 0xffffffff, 0);
	assert_line(&step, "inet_addr(\"127.0.0.1\") = 0xffffffff (INADDR_NONE)");
}
END_TEST

START_TEST(other_library_calls)
{
	char *aliases[] = { NULL }, *protocol_aliases[] = { (char[]){ "TCP" }, NULL };
	struct servent service = { (char[]){ "ssh" }, aliases, htons(22), (char[]){ "tcp" } };
	struct protoent protocol = { (char[]){ "tcp" }, protocol_aliases, 6 };
	struct step step = step_of("htons");

	set_number(&step, 0, 80);
	step.result = 20480;
	assert_line(&step, "htons(80) = 20480");

	step = step_of("getservbyname");
	set_input(&step, 0, "ssh", 4);
	set_input(&step, 1, "tcp", 4);
	set_result(&step, &service, sizeof service);
	set_library_memory(&step, &type_text, service.s_name, 4);
	set_library_memory(&step, type_servent.members[1].type->of, aliases, sizeof aliases);
	set_library_memory(&step, &type_text, service.s_proto, 4);
	assert_line(&step, "getservbyname(\"ssh\", \"tcp\") = "
	                   "{s_name=\"ssh\", s_aliases=[], s_port=htons(22), s_proto=\"tcp\"}");
	set_failed(&step, 0, 0);
	assert_line(&step, "getservbyname(\"ssh\", \"tcp\") = NULL");

	step = step_of("getservbyport");
	set_number(&step, 0, htons(22));
	set_pointer(&step, 1, 0);
	set_failed(&step, 0, 0);
	assert_line(&step, "getservbyport(htons(22), NULL) = NULL");
	set_number(&step, 0, 70000);
	assert_line(&step, "getservbyport(70000, NULL) = NULL");

	step = step_of("getprotobyname");
	set_input(&step, 0, "tcp", 4);
	set_result(&step, &protocol, sizeof protocol);
	set_library_memory(&step, &type_text, protocol.p_name, 4);
	set_library_memory(&step, type_protoent.members[1].type->of, protocol_aliases, sizeof protocol_aliases);
	set_library_memory(&step, &type_text, protocol_aliases[0], 4);
	assert_line(&step, "getprotobyname(\"tcp\") = {p_name=\"tcp\", p_aliases=[\"TCP\"], p_proto=6}");

	step = step_of("if_nametoindex");
	set_input(&step, 0, "lo", 3);
	step.result = 1;
	assert_line(&step, "if_nametoindex(\"lo\") = 1");
	set_failed(&step, 0, ENODEV);
	assert_line(&step, "if_nametoindex(\"lo\") = 0 ENODEV (No such device)");
}
END_TEST

START_TEST(resolver)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM };
	struct sockaddr_in address = loopback;
	struct addrinfo found = { .ai_family = AF_INET,
		                  .ai_socktype = SOCK_STREAM,
		                  .ai_protocol = IPPROTO_TCP,
		                  .ai_addrlen = sizeof address,
		                  .ai_addr = (struct sockaddr *)&address,
		                  .ai_next = &found };
	struct step step = step_of("getaddrinfo");

	set_input(&step, 0, "localhost", 10);
	set_pointer(&step, 1, 0);
	set_input(&step, 2, &hints, sizeof hints);
	set_output(&step, 3, &found, sizeof found);
	set_library_memory(&step, type_addrinfo.members[5].type->of, &address, sizeof address);
	assert_line(&step,
	            "getaddrinfo(\"localhost\", NULL, {ai_flags=0, ai_family=AF_INET, ai_socktype=SOCK_STREAM, "
	            "ai_protocol=IPPROTO_IP}, [{ai_flags=0, ai_family=AF_INET, ai_socktype=SOCK_STREAM, "
	            "ai_protocol=IPPROTO_TCP, ai_addrlen=16, ai_addr={sa_family=AF_INET, sin_port=htons(8080), "
	            "sin_addr=inet_addr(\"127.0.0.1\")}}]) = 0");
	set_pointer(&step, 2, 0);
	set_failed(&step, EAI_NONAME, 0);
	assert_line(&step, "getaddrinfo(\"localhost\", NULL, NULL, 0x7ffd1d0b2c00) = "
	                   "EAI_NONAME (Name or service not known)");
	set_failed(&step, EAI_SYSTEM, EINTR);
	assert_line(&step, "getaddrinfo(\"localhost\", NULL, NULL, 0x7ffd1d0b2c00) = "
	                   "EAI_SYSTEM (System error: EINTR (Interrupted system call))");
}
END_TEST

/* Pointers in a struct that the user made may lead anywhere. */
START_TEST(wild_pointers_are_not_followed)
{
	struct addrinfo hints = { .ai_addrlen = 16,
		                  .ai_addr = (struct sockaddr *)16,
		                  .ai_canonname = (char *)17,
		                  .ai_next = (struct addrinfo *)18 };
	struct step step = step_of("getaddrinfo");

	for (size_t i = 0; i < 4; i++)
		set_pointer(&step, i, 0);
	set_input(&step, 2, &hints, sizeof hints);
	set_failed(&step, EAI_BADFLAGS, 0);
	assert_line(&step,
	            "getaddrinfo(NULL, NULL, {ai_flags=0, ai_family=AF_UNSPEC, ai_socktype=0, "
	            "ai_protocol=IPPROTO_IP, ai_addrlen=16, ai_addr=0x10, ai_canonname=0x11, ai_next=0x12}, NULL) = "
	            "EAI_BADFLAGS (Bad value for ai_flags)");
}
END_TEST

/* --- around the call ---------------------------------------------------------------------------------------------- */

START_TEST(waiting_jobs_times_signals)
{
	struct step step = step_of("accept");

	set_number(&step, 0, 3);
	set_output(&step, 1, NULL, 0);
	set_length_pointer(&step, 2, 128, 128);
	step.made = false;
	step.waiting = "waits for a connection on 127.0.0.1:8080; Ctrl-C interrupts";
	assert_line(&step, "accept(3, ...   waits for a connection on 127.0.0.1:8080; Ctrl-C interrupts");
	step.job = 12;
	step.waiting = NULL;
	assert_line(&step, "[12] accept(3, ...");
	step.made = true;
	set_failed(&step, -1, EINTR);
	assert_line(&step, "[12] accept(3, 0x7ffd1d0b2c00, [128]) = -1 EINTR (Interrupted system call)");

	settings.times = true;
	step.job = 0;
	step.nanoseconds = 6999;
	assert_line(&step, "accept(3, 0x7ffd1d0b2c00, [128]) = -1 EINTR (Interrupted system call) <0.000006>");
	step.nanoseconds = INT64_C(12000345678);
	assert_line(&step, "accept(3, 0x7ffd1d0b2c00, [128]) = -1 EINTR (Interrupted system call) <12.000345>");
	settings.times = false;

	step = step_of("connect");
	set_number(&step, 0, 4);
	set_input(&step, 1, &loopback, sizeof loopback);
	set_number(&step, 2, 16);
	step.made = false;
	assert_line(&step,
	            "connect(4, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"127.0.0.1\")}, 16 ...");

	step.signal = SIGPIPE;
	step.signal_pid = 2135;
	assert_shown(callline_signal, &step,
	             "--- SIGPIPE {si_signo=SIGPIPE, si_code=SI_USER, si_pid=2135, si_uid=0} ---");

	step = step_of("inet_addr");
	set_pointer(&step, 0, 1);
	step.killed = true;
	step.signal = SIGSEGV;
	assert_line(&step, "inet_addr(0x1) = ?");
	assert_shown(callline_signal, &step, "--- SIGSEGV {si_signo=SIGSEGV} ---");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("call line");
	TCase *plain = tcase_create("plain");

	tcase_add_test(plain, names_and_flags);
	tcase_add_test(plain, fcntl_by_command);
	tcase_add_test(plain, numbers);
	tcase_add_test(plain, pairs);
	tcase_add_test(plain, inet_addresses);
	tcase_add_test(plain, inet6_addresses);
	tcase_add_test(plain, unix_addresses);
	tcase_add_test(plain, addresses_longer_than_any);
	tcase_add_test(plain, addresses_that_are_pointers);
	tcase_add_test(plain, addresses_that_come_out);
	tcase_add_test(plain, data_that_goes_in);
	tcase_add_test(plain, data_that_comes_out);
	tcase_add_test(plain, long_data);
	tcase_add_test(plain, data_that_ends_in_many_zeros);
	tcase_add_test(plain, options_that_are_set);
	tcase_add_test(plain, options_that_are_got);
	tcase_add_test(plain, options_by_another_name);
	tcase_add_test(plain, options_that_failed);
	tcase_add_test(plain, poll_lists);
	tcase_add_test(plain, ppoll_tells_the_time_that_is_left);
	tcase_add_test(plain, an_offset_moves_on);
	tcase_add_test(plain, modes_are_octal);
	tcase_add_test(plain, addresses_as_text);
	tcase_add_test(plain, other_library_calls);
	tcase_add_test(plain, resolver);
	tcase_add_test(plain, wild_pointers_are_not_followed);
	tcase_add_test(plain, waiting_jobs_times_signals);
	suite_add_tcase(suite, plain);
	return run_suite(suite);
}
