/* The rows of the table of calls, each with the thin typed function that makes the call.
 * Not here: how a kind of parameter is read (lang/), handed over (run/) or shown (view/). */
#include "abi/calls.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/errors.h"
#include "abi/past-sanitizer.h"

/* Argument i as an int, a long number, a pointer that is read from, a pointer that is written to. */
#define INT(i) ((int)a[i])
#define UNSIGNED(i) ((uint32_t)a[i])
#define SIZE(i) ((size_t)a[i])
#define IN(i) ((const void *)(intptr_t)a[i])
#define OUT(i) ((void *)(intptr_t)a[i])
#define POINTER(expression) ((int64_t)(intptr_t)(expression))

/* Sets that only one parameter draws on. */
static const struct name backlog_names[] = {
	{ "SOMAXCONN", SOMAXCONN, 0, "the largest queue that this system's headers name" },
};
static const struct name_set backlogs = {
	.name = "backlog", .prefixes = { NULL }, .kind = SET_ENUM, .decimal = true, .names = backlog_names, .count = 1,
};

/* clang-format off */
/* Parameters that many rows share. */
#define DESCRIPTOR(parameter_name) \
	{ .name = parameter_name, .ctype = "int", .kind = KIND_DESCRIPTOR, .direction = DIRECTION_IN, .peer = -1, \
	  .fallback = DEFAULT_CURRENT, .size = 4, .is_signed = true }
#define ADDRESS_IN(parameter_name, length) \
	{ .name = parameter_name, .ctype = "const struct sockaddr *", .kind = KIND_ADDRESS, .direction = DIRECTION_IN, \
	  .peer = length, .layout = &layout_sockaddr }
#define ADDRESS_OUT(parameter_name, length) \
	{ .name = parameter_name, .ctype = "struct sockaddr *", .kind = KIND_ADDRESS, .direction = DIRECTION_OUT, \
	  .peer = length, .fallback = DEFAULT_BUFFER, .layout = &layout_sockaddr_storage }
#define ADDRESS_LENGTH(of) \
	{ .name = "addrlen", .ctype = "socklen_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = of, \
	  .fallback = DEFAULT_PEER, .size = 4, .keyed = true }
#define LENGTH_POINTER(parameter_name, of) \
	{ .name = parameter_name, .ctype = "socklen_t *", .kind = KIND_LENGTH_POINTER, .direction = DIRECTION_BOTH, \
	  .peer = of, .fallback = DEFAULT_PEER, .size = 4, .keyed = true }
#define DATA_IN(parameter_name, length) \
	{ .name = parameter_name, .ctype = "const void *", .kind = KIND_DATA, .direction = DIRECTION_IN, .peer = length }
#define DATA_OUT(parameter_name, length) \
	{ .name = parameter_name, .ctype = "void *", .kind = KIND_DATA, .direction = DIRECTION_OUT, .peer = length, \
	  .fallback = DEFAULT_BUFFER, .keyed = true }
#define DATA_LENGTH(parameter_name, of) \
	{ .name = parameter_name, .ctype = "size_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = of, \
	  .fallback = DEFAULT_PEER, .size = 8, .keyed = true }
#define BUFFER_LENGTH(parameter_name, of) \
	{ .name = parameter_name, .ctype = "size_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = of, \
	  .fallback = DEFAULT_VALUE, .value = 4096, .size = 8 }
#define NAMED(parameter_name, names) \
	{ .name = parameter_name, .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = -1, \
	  .set = &(names), .size = 4, .is_signed = true }
#define NAMED_OR(parameter_name, names, number) \
	{ .name = parameter_name, .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = -1, \
	  .fallback = DEFAULT_VALUE, .value = number, .set = &(names), .size = 4, .is_signed = true }
#define NAMED_BY_KEY(parameter_name, names) \
	{ .name = parameter_name, .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = -1, \
	  .fallback = DEFAULT_VALUE, .value = 0, .set = &(names), .size = 4, .is_signed = true, .keyed = true }
#define PROTOCOL(of) \
	{ .name = "protocol", .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = of, \
	  .fallback = DEFAULT_VALUE, .value = 0, .selector = &protocols, .size = 4, .is_signed = true }
#define TEXT(parameter_name) \
	{ .name = parameter_name, .ctype = "const char *", .kind = KIND_TEXT, .direction = DIRECTION_IN, .peer = -1 }
#define TEXT_OR_NULL(parameter_name) \
	{ .name = parameter_name, .ctype = "const char *", .kind = KIND_TEXT, .direction = DIRECTION_IN, .peer = -1, \
	  .fallback = DEFAULT_NULL }
#define PAIR(parameter_name) \
	{ .name = parameter_name, .ctype = "int [2]", .kind = KIND_PAIR, .direction = DIRECTION_OUT, .peer = -1, \
	  .fallback = DEFAULT_BUFFER, .keyed = true }
#define WHOLE(parameter_name, type, bytes, signedness) \
	{ .name = parameter_name, .ctype = type, .kind = KIND_NUMBER, .direction = DIRECTION_IN, .peer = -1, \
	  .size = bytes, .is_signed = signedness }

/* --- sockets ------------------------------------------------------------------------------------------------ */

static int64_t make_socket(const int64_t *a) { return socket(INT(0), INT(1), INT(2)); }
static int64_t make_socketpair(const int64_t *a) { return socketpair(INT(0), INT(1), INT(2), OUT(3)); }
static int64_t make_bind(const int64_t *a) { return bind(INT(0), IN(1), UNSIGNED(2)); }
static int64_t make_listen(const int64_t *a) { return listen(INT(0), INT(1)); }
static int64_t make_accept(const int64_t *a) { return accept(INT(0), OUT(1), OUT(2)); }
static int64_t make_accept4(const int64_t *a) { return accept4(INT(0), OUT(1), OUT(2), INT(3)); }
static int64_t make_connect(const int64_t *a) { return connect(INT(0), IN(1), UNSIGNED(2)); }
static int64_t make_shutdown(const int64_t *a) { return shutdown(INT(0), INT(1)); }
static int64_t make_close(const int64_t *a) { return close(INT(0)); }
static int64_t make_getsockname(const int64_t *a) { return getsockname(INT(0), OUT(1), OUT(2)); }
static int64_t make_getpeername(const int64_t *a) { return getpeername(INT(0), OUT(1), OUT(2)); }

/* --- options ------------------------------------------------------------------------------------------------ */

static int64_t make_getsockopt(const int64_t *a) { return getsockopt(INT(0), INT(1), INT(2), OUT(3), OUT(4)); }
static int64_t make_setsockopt(const int64_t *a) { return setsockopt(INT(0), INT(1), INT(2), IN(3), UNSIGNED(4)); }

/* --- data --------------------------------------------------------------------------------------------------- */

static int64_t make_send(const int64_t *a) { return send(INT(0), IN(1), SIZE(2), INT(3)); }
static int64_t make_sendto(const int64_t *a) { return sendto(INT(0), IN(1), SIZE(2), INT(3), IN(4), UNSIGNED(5)); }
static int64_t make_recv(const int64_t *a) { return recv(INT(0), OUT(1), SIZE(2), INT(3)); }
static int64_t make_recvfrom(const int64_t *a) { return recvfrom(INT(0), OUT(1), SIZE(2), INT(3), OUT(4), OUT(5)); }
static int64_t make_read(const int64_t *a) { return read(INT(0), OUT(1), SIZE(2)); }
static int64_t make_write(const int64_t *a) { return write(INT(0), IN(1), SIZE(2)); }

/* --- descriptors -------------------------------------------------------------------------------------------- */

static int64_t make_dup(const int64_t *a) { return dup(INT(0)); }
static int64_t make_dup2(const int64_t *a) { return dup2(INT(0), INT(1)); }
static int64_t make_dup3(const int64_t *a) { return dup3(INT(0), INT(1), INT(2)); }
static int64_t make_pipe(const int64_t *a) { return pipe(OUT(0)); }
static int64_t make_pipe2(const int64_t *a) { return pipe2(OUT(0), INT(1)); }
static int64_t make_fcntl(const int64_t *a) { return fcntl(INT(0), INT(1), (long)a[2]); }
static int64_t make_poll(const int64_t *a) { return poll(OUT(0), SIZE(1), INT(2)); }

/* --- byte order, addresses, names ---------------------------------------------------------------------------- */

static int64_t make_htons(const int64_t *a) { return htons((uint16_t)a[0]); }
static int64_t make_htonl(const int64_t *a) { return htonl(UNSIGNED(0)); }
static int64_t make_ntohs(const int64_t *a) { return ntohs((uint16_t)a[0]); }
static int64_t make_ntohl(const int64_t *a) { return ntohl(UNSIGNED(0)); }
static int64_t make_inet_pton(const int64_t *a) { return inet_pton(INT(0), IN(1), OUT(2)); }
static int64_t make_inet_ntop(const int64_t *a) { return POINTER(inet_ntop(INT(0), IN(1), OUT(2), UNSIGNED(3))); }
static int64_t make_inet_aton(const int64_t *a) { return inet_aton(IN(0), OUT(1)); }
static int64_t make_inet_addr(const int64_t *a) { return inet_addr(IN(0)); }
static int64_t make_inet_ntoa(const int64_t *a)
{
	return POINTER(inet_ntoa((struct in_addr){ .s_addr = UNSIGNED(0) }));
}
static int64_t make_getaddrinfo(const int64_t *a) { return getaddrinfo(IN(0), IN(1), IN(2), OUT(3)); }
static int64_t make_getnameinfo(const int64_t *a)
{
	return getnameinfo(IN(0), UNSIGNED(1), OUT(2), UNSIGNED(3), OUT(4), UNSIGNED(5), INT(6));
}
static int64_t make_getservbyname(const int64_t *a) { return POINTER(getservbyname(IN(0), IN(1))); }
static int64_t make_getservbyport(const int64_t *a) { return POINTER(getservbyport(INT(0), IN(1))); }
static int64_t make_getprotobyname(const int64_t *a) { return POINTER(getprotobyname(IN(0))); }
static int64_t make_if_nametoindex(const int64_t *a) { return if_nametoindex(IN(0)); }
static int64_t make_if_indextoname(const int64_t *a) { return POINTER(if_indextoname(UNSIGNED(0), OUT(1))); }
static int64_t make_strerror(const int64_t *a) { return POINTER(strerror(INT(0))); }

/* --- the third argument and the result of fcntl, by its command ------------------------------------------------ */

static const struct parameter fcntl_nothing = { .name = "arg", .kind = KIND_NONE, .peer = -1 };
static const struct parameter fcntl_open_flags = NAMED("arg", open_flags);
static const struct parameter fcntl_descriptor_flags = NAMED("arg", descriptor_flags);
static const struct parameter fcntl_number = {
	.name = "arg", .ctype = "int", .kind = KIND_NUMBER, .direction = DIRECTION_IN, .peer = -1,
	.fallback = DEFAULT_VALUE, .value = 0, .size = 4, .is_signed = true,
};
static const struct parameter_variant fcntl_arguments[] = {
	{ F_GETFL, &fcntl_nothing },
	{ F_GETFD, &fcntl_nothing },
	{ F_SETFL, &fcntl_open_flags },
	{ F_SETFD, &fcntl_descriptor_flags },
	{ F_DUPFD, &fcntl_number },
	{ F_DUPFD_CLOEXEC, &fcntl_number },
	{ 0, NULL },
};
static const struct result_variant fcntl_results[] = {
	{ F_GETFL, RESULT_FLAGS, &open_flags },
	{ F_GETFD, RESULT_FLAGS, &descriptor_flags },
	{ F_SETFL, RESULT_STATUS, NULL },
	{ F_SETFD, RESULT_STATUS, NULL },
	{ F_DUPFD, RESULT_DESCRIPTOR, NULL },
	{ F_DUPFD_CLOEXEC, RESULT_DESCRIPTOR, NULL },
	{ 0, RESULT_VARIANT, NULL },
};

const struct call socket_calls[] = {
	{
		.name = "socket", .section = "socket(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "make a socket, an end point for communication",
		.example = "socket inet stream",
		.invoke = make_socket, .result = RESULT_DESCRIPTOR, .count = 3,
		.parameters = { NAMED("domain", families), NAMED("type", socket_types), PROTOCOL(0) },
	},
	{
		.name = "socketpair", .section = "socketpair(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "make two sockets that are connected to each other",
		.example = "sv = socketpair unix stream; send @sv[0] \"hello\"; recv @sv[1]",
		.invoke = make_socketpair, .result = RESULT_STATUS, .count = 4,
		.parameters = { NAMED("domain", families), NAMED("type", socket_types), PROTOCOL(0), PAIR("sv") },
	},
	{
		.name = "bind", .section = "bind(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "give a socket its local address",
		.example = "socket inet stream; bind 127.0.0.1 0; getsockname",
		.invoke = make_bind, .result = RESULT_STATUS, .count = 3,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_IN("addr", 2), ADDRESS_LENGTH(1) },
	},
	{
		.name = "listen", .section = "listen(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "make a socket wait for connections, with a queue for those not yet accepted",
		.example = "socket inet stream; bind 127.0.0.1 0; listen 5",
		.invoke = make_listen, .result = RESULT_STATUS, .count = 2,
		.parameters = { DESCRIPTOR("sockfd"), NAMED_OR("backlog", backlogs, SOMAXCONN) },
	},
	{
		.name = "accept", .section = "accept(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "take the first connection from a listening socket's queue, as a new socket",
		.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
		           "cli = socket inet stream; connect 127.0.0.1 @srv.port; accept @srv",
		.invoke = make_accept, .result = RESULT_DESCRIPTOR, .waits = WAIT_ACCEPT, .variant = "accept4", .count = 3,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_OUT("addr", 2), LENGTH_POINTER("addrlen", 1) },
	},
	{
		.name = "accept4", .section = "accept(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "accept, with flags for the new socket",
		.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
		           "cli = socket inet stream; connect 127.0.0.1 @srv.port; accept4 @srv nonblock|cloexec",
		.invoke = make_accept4, .result = RESULT_DESCRIPTOR, .waits = WAIT_ACCEPT, .count = 4,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_OUT("addr", 2), LENGTH_POINTER("addrlen", 1),
		                NAMED_OR("flags", accept_flags, 0) },
	},
	{
		.name = "connect", .section = "connect(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "connect a socket to an address, or set the peer of a datagram socket",
		.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
		           "cli = socket inet stream; connect 127.0.0.1 @srv.port",
		.invoke = make_connect, .result = RESULT_STATUS, .waits = WAIT_CONNECT, .count = 3,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_IN("addr", 2), ADDRESS_LENGTH(1) },
	},
	{
		.name = "shutdown", .section = "shutdown(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "end one direction of a connection, or both; the descriptor stays",
		.example = "sv = socketpair unix stream; shutdown @sv[0] wr; recv @sv[1]",
		.invoke = make_shutdown, .result = RESULT_STATUS, .count = 2,
		.parameters = { DESCRIPTOR("sockfd"), NAMED("how", shutdown_ways) },
	},
	{
		.name = "close", .section = "close(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "give a descriptor back; the last one of a socket closes the socket",
		.example = "socket inet stream; close",
		.invoke = make_close, .result = RESULT_STATUS, .closes = true, .count = 1,
		.parameters = { DESCRIPTOR("fd") },
	},
	{
		.name = "getsockname", .section = "getsockname(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "ask for a socket's local address",
		.example = "socket inet stream; bind 127.0.0.1 0; getsockname",
		.invoke = make_getsockname, .result = RESULT_STATUS, .count = 3,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_OUT("addr", 2), LENGTH_POINTER("addrlen", 1) },
	},
	{
		.name = "getpeername", .section = "getpeername(2)", .header = "sys/socket.h", .ctype = "int", .group = "sockets",
		.brief = "ask for the address of a socket's peer",
		.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
		           "cli = socket inet stream; connect 127.0.0.1 @srv.port; getpeername",
		.invoke = make_getpeername, .result = RESULT_STATUS, .count = 3,
		.parameters = { DESCRIPTOR("sockfd"), ADDRESS_OUT("addr", 2), LENGTH_POINTER("addrlen", 1) },
	},
	{
		.name = "getsockopt", .section = "getsockopt(2)", .header = "sys/socket.h", .ctype = "int", .group = "options",
		.brief = "read an option of a socket",
		.example = "socket inet stream; getsockopt rcvbuf; getsockopt linger",
		.invoke = make_getsockopt, .result = RESULT_STATUS, .count = 5,
		.parameters = {
			DESCRIPTOR("sockfd"),
			{ .name = "level", .ctype = "int", .kind = KIND_LEVEL, .direction = DIRECTION_IN, .peer = 2,
			  .fallback = DEFAULT_PEER, .set = &option_levels, .size = 4, .is_signed = true },
			{ .name = "optname", .ctype = "int", .kind = KIND_OPTION, .direction = DIRECTION_IN, .peer = 1,
			  .size = 4, .is_signed = true },
			{ .name = "optval", .ctype = "void *", .kind = KIND_OPTION_VALUE, .direction = DIRECTION_OUT, .peer = 2,
			  .fallback = DEFAULT_BUFFER, .keyed = true },
			LENGTH_POINTER("optlen", 3),
		},
	},
	{
		.name = "setsockopt", .section = "setsockopt(2)", .header = "sys/socket.h", .ctype = "int", .group = "options",
		.brief = "set an option of a socket",
		.example = "socket inet stream; setsockopt reuseaddr 1; setsockopt linger on 5; getsockopt reuseaddr",
		.invoke = make_setsockopt, .result = RESULT_STATUS, .count = 5,
		.parameters = {
			DESCRIPTOR("sockfd"),
			{ .name = "level", .ctype = "int", .kind = KIND_LEVEL, .direction = DIRECTION_IN, .peer = 2,
			  .fallback = DEFAULT_PEER, .set = &option_levels, .size = 4, .is_signed = true },
			{ .name = "optname", .ctype = "int", .kind = KIND_OPTION, .direction = DIRECTION_IN, .peer = 1,
			  .size = 4, .is_signed = true },
			{ .name = "optval", .ctype = "const void *", .kind = KIND_OPTION_VALUE, .direction = DIRECTION_IN,
			  .peer = 2 },
			{ .name = "optlen", .ctype = "socklen_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = 3,
			  .fallback = DEFAULT_PEER, .size = 4, .keyed = true },
		},
	},
	{
		.name = "send", .section = "send(2)", .header = "sys/socket.h", .ctype = "ssize_t", .group = "data",
		.brief = "send data on a connected socket",
		.example = "sv = socketpair unix stream; send @sv[0] \"hello\\n\"; recv @sv[1]",
		.invoke = make_send, .result = RESULT_COUNT, .waits = WAIT_WRITE, .trace_name = "sendto", .count = 4,
		.parameters = { DESCRIPTOR("sockfd"), DATA_IN("buf", 2), DATA_LENGTH("len", 1),
		                NAMED_OR("flags", message_flags, 0) },
	},
	{
		.name = "sendto", .section = "send(2)", .header = "sys/socket.h", .ctype = "ssize_t", .group = "data",
		.brief = "send data to an address, as one datagram",
		.example = "srv = socket inet dgram; bind 127.0.0.1 0; "
		           "cli = socket inet dgram; sendto \"hi\" 127.0.0.1 @srv.port; recvfrom @srv 100",
		.invoke = make_sendto, .result = RESULT_COUNT, .waits = WAIT_WRITE, .count = 6,
		.parameters = { DESCRIPTOR("sockfd"), DATA_IN("buf", 2), DATA_LENGTH("len", 1),
		                NAMED_BY_KEY("flags", message_flags),
		                { .name = "dest_addr", .ctype = "const struct sockaddr *", .kind = KIND_ADDRESS,
		                  .direction = DIRECTION_IN, .peer = 5, .fallback = DEFAULT_NULL, .layout = &layout_sockaddr },
		                ADDRESS_LENGTH(4) },
	},
	{
		.name = "recv", .section = "recv(2)", .header = "sys/socket.h", .ctype = "ssize_t", .group = "data",
		.brief = "receive data, up to so many bytes",
		.example = "sv = socketpair unix stream; send @sv[0] \"hello\\n\"; recv @sv[1] 100 peek; recv @sv[1]",
		.invoke = make_recv, .result = RESULT_COUNT, .waits = WAIT_RECEIVE, .trace_name = "recvfrom", .count = 4,
		.parameters = { DESCRIPTOR("sockfd"), DATA_OUT("buf", 2), BUFFER_LENGTH("len", 1),
		                NAMED_OR("flags", message_flags, 0) },
	},
	{
		.name = "recvfrom", .section = "recv(2)", .header = "sys/socket.h", .ctype = "ssize_t", .group = "data",
		.brief = "receive data and the address of its sender",
		.example = "srv = socket inet dgram; bind 127.0.0.1 0; "
		           "cli = socket inet dgram; sendto \"hi\" 127.0.0.1 @srv.port; recvfrom @srv 100",
		.invoke = make_recvfrom, .result = RESULT_COUNT, .waits = WAIT_RECEIVE, .count = 6,
		.parameters = { DESCRIPTOR("sockfd"), DATA_OUT("buf", 2), BUFFER_LENGTH("len", 1),
		                NAMED_OR("flags", message_flags, 0),
		                ADDRESS_OUT("src_addr", 5), LENGTH_POINTER("addrlen", 4) },
	},
	{
		.name = "read", .section = "read(2)", .header = "unistd.h", .ctype = "ssize_t", .group = "data",
		.brief = "read from a descriptor, up to so many bytes",
		.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
		.invoke = make_read, .result = RESULT_COUNT, .waits = WAIT_READ, .count = 3,
		.parameters = { DESCRIPTOR("fd"), DATA_OUT("buf", 2), BUFFER_LENGTH("count", 1) },
	},
	{
		.name = "write", .section = "write(2)", .header = "unistd.h", .ctype = "ssize_t", .group = "data",
		.brief = "write to a descriptor",
		.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
		.invoke = make_write, .result = RESULT_COUNT, .waits = WAIT_WRITE, .count = 3,
		.parameters = { DESCRIPTOR("fd"), DATA_IN("buf", 2), DATA_LENGTH("count", 1) },
	},
	{
		.name = "dup", .section = "dup(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "make another descriptor of the same socket or file, the lowest free one",
		.example = "socket inet stream; dup",
		.invoke = make_dup, .result = RESULT_DESCRIPTOR, .count = 1,
		.parameters = { DESCRIPTOR("oldfd") },
	},
	{
		.name = "dup2", .section = "dup(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "make a given descriptor another one of the same socket or file",
		.example = "socket inet stream; dup2 @9",
		.invoke = make_dup2, .result = RESULT_DESCRIPTOR, .count = 2,
		.parameters = { DESCRIPTOR("oldfd"), DESCRIPTOR("newfd") },
	},
	{
		.name = "dup3", .section = "dup(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "dup2, with flags for the new descriptor",
		.example = "socket inet stream; dup3 @9 cloexec",
		.invoke = make_dup3, .result = RESULT_DESCRIPTOR, .count = 3,
		.parameters = { DESCRIPTOR("oldfd"), DESCRIPTOR("newfd"), NAMED_OR("flags", creation_flags, 0) },
	},
	{
		.name = "pipe", .section = "pipe(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "make a pipe: what is written to the second descriptor is read from the first",
		.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
		.invoke = make_pipe, .result = RESULT_STATUS, .count = 1,
		.parameters = { PAIR("pipefd") },
	},
	{
		.name = "pipe2", .section = "pipe(2)", .header = "unistd.h", .ctype = "int", .group = "descriptors",
		.brief = "pipe, with flags for both descriptors",
		.example = "p = pipe2 nonblock; read @p[0]",
		.invoke = make_pipe2, .result = RESULT_STATUS, .count = 2,
		.parameters = { PAIR("pipefd"), NAMED_OR("flags", creation_flags, 0) },
	},
	{
		.name = "fcntl", .section = "fcntl(2)", .header = "fcntl.h", .ctype = "int", .group = "descriptors",
		.brief = "read or set the flags of a descriptor or of what it stands for, or duplicate it",
		.example = "socket inet stream; fcntl setfl nonblock; fcntl getfl; accept",
		.invoke = make_fcntl, .result = RESULT_VARIANT, .result_peer = 1, .result_variants = fcntl_results, .count = 3,
		.parameters = {
			DESCRIPTOR("fd"), NAMED("cmd", fcntl_commands),
			{ .name = "arg", .ctype = "...", .kind = KIND_VARIANT, .direction = DIRECTION_IN, .peer = 1,
			  .size = 4, .is_signed = true, .variants = fcntl_arguments },
		},
	},
	{
		.name = "poll", .section = "poll(2)", .header = "poll.h", .ctype = "int", .group = "waiting",
		.brief = "wait until one of several descriptors is ready, or for so many milliseconds",
		.example = "sv = socketpair unix stream; send @sv[0] \"x\"; poll @sv[0] in @sv[1] in|out 1000",
		.invoke = make_poll, .result = RESULT_COUNT, .waits = WAIT_POLL, .count = 3,
		.parameters = {
			{ .name = "fds", .ctype = "struct pollfd *", .kind = KIND_STRUCT_LIST, .direction = DIRECTION_BOTH,
			  .peer = 1, .layout = &layout_pollfd },
			{ .name = "nfds", .ctype = "nfds_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = 0,
			  .fallback = DEFAULT_PEER, .size = 8, .keyed = true },
			{ .name = "timeout", .ctype = "int", .kind = KIND_NUMBER, .direction = DIRECTION_IN, .peer = -1,
			  .fallback = DEFAULT_VALUE, .value = -1, .size = 4, .is_signed = true },
		},
	},
	{
		.name = "htons", .section = "byteorder(3)", .header = "arpa/inet.h", .ctype = "uint16_t", .group = "byte order",
		.brief = "host to network byte order, short: 16 bits",
		.example = "htons 80",
		.invoke = make_htons, .result = RESULT_NETWORK, .result_size = 2, .result_order = ORDER_NETWORK, .count = 1,
		.parameters = { WHOLE("hostshort", "uint16_t", 2, false) },
	},
	{
		.name = "htonl", .section = "byteorder(3)", .header = "arpa/inet.h", .ctype = "uint32_t", .group = "byte order",
		.brief = "host to network byte order, long: 32 bits",
		.example = "htonl 0x7f000001",
		.invoke = make_htonl, .result = RESULT_NETWORK, .result_size = 4, .result_order = ORDER_NETWORK, .count = 1,
		.parameters = { WHOLE("hostlong", "uint32_t", 4, false) },
	},
	{
		.name = "ntohs", .section = "byteorder(3)", .header = "arpa/inet.h", .ctype = "uint16_t", .group = "byte order",
		.brief = "network to host byte order, short: 16 bits",
		.example = "ntohs 0x5000",
		.invoke = make_ntohs, .result = RESULT_NETWORK, .result_size = 2, .count = 1,
		.parameters = { WHOLE("netshort", "uint16_t", 2, false) },
	},
	{
		.name = "ntohl", .section = "byteorder(3)", .header = "arpa/inet.h", .ctype = "uint32_t", .group = "byte order",
		.brief = "network to host byte order, long: 32 bits",
		.example = "ntohl 0x0100007f",
		.invoke = make_ntohl, .result = RESULT_NETWORK, .result_size = 4, .count = 1,
		.parameters = { WHOLE("netlong", "uint32_t", 4, false) },
	},
	{
		.name = "inet_pton", .section = "inet_pton(3)", .header = "arpa/inet.h", .ctype = "int", .group = "addresses",
		.brief = "an address as text to its bytes in network order (presentation to network)",
		.example = "pton 10.0.0.1; pton ::1; inet_pton inet 10.0.0.256",
		.remark = "1 means it was an address (0: it was none, -1: no such family); the bytes are in network order",
		.invoke = make_inet_pton, .result = RESULT_NUMBER, .count = 3,
		.parameters = {
			{ .name = "af", .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = 1,
			  .fallback = DEFAULT_PEER, .set = &families, .size = 4, .is_signed = true },
			TEXT("src"),
			{ .name = "dst", .ctype = "void *", .kind = KIND_RAW_ADDRESS, .direction = DIRECTION_OUT, .peer = 0,
			  .fallback = DEFAULT_BUFFER, .keyed = true },
		},
	},
	{
		.name = "inet_ntop", .section = "inet_ntop(3)", .header = "arpa/inet.h", .ctype = "const char *", .group = "addresses",
		.brief = "the bytes of an address to text (network to presentation)",
		.example = "ntop [0a 00 00 01]; ntop 0x0100007f",
		.invoke = make_inet_ntop, .result = RESULT_TEXT, .count = 4,
		.parameters = {
			{ .name = "af", .ctype = "int", .kind = KIND_NAME, .direction = DIRECTION_IN, .peer = 1,
			  .fallback = DEFAULT_PEER, .set = &families, .size = 4, .is_signed = true },
			{ .name = "src", .ctype = "const void *", .kind = KIND_RAW_ADDRESS, .direction = DIRECTION_IN, .peer = 0 },
			{ .name = "dst", .ctype = "char *", .kind = KIND_TEXT_BUFFER, .direction = DIRECTION_OUT, .peer = 3,
			  .fallback = DEFAULT_BUFFER, .keyed = true },
			{ .name = "size", .ctype = "socklen_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = 2,
			  .fallback = DEFAULT_VALUE, .value = INET6_ADDRSTRLEN, .size = 4, .keyed = true },
		},
	},
	{
		.name = "inet_aton", .section = "inet(3)", .header = "arpa/inet.h", .ctype = "int", .group = "addresses",
		.brief = "an IPv4 address as text, also 127.1 and 0x7f000001, to an in_addr",
		.example = "aton 127.1",
		.remark = "1 means it was an address, 0 that it was none",
		.invoke = make_inet_aton, .result = RESULT_NUMBER, .count = 2,
		.parameters = {
			TEXT("cp"),
			{ .name = "inp", .ctype = "struct in_addr *", .kind = KIND_STRUCT, .direction = DIRECTION_OUT, .peer = -1,
			  .fallback = DEFAULT_BUFFER, .keyed = true, .layout = &layout_in_addr },
		},
	},
	{
		.name = "inet_ntoa", .section = "inet(3)", .header = "arpa/inet.h", .ctype = "char *", .group = "addresses",
		.brief = "an in_addr to text",
		.example = "ntoa 0x0100007f",
		.invoke = make_inet_ntoa, .result = RESULT_TEXT, .count = 1,
		.parameters = {
			{ .name = "in", .ctype = "struct in_addr", .kind = KIND_STRUCT_VALUE, .direction = DIRECTION_IN, .peer = -1,
			  .size = 4, .layout = &layout_in_addr },
		},
	},
	{
		.name = "inet_addr", .section = "inet(3)", .header = "arpa/inet.h", .ctype = "in_addr_t", .group = "addresses",
		.brief = "an IPv4 address as text to an in_addr_t; obsolete, since 255.255.255.255 looks like its error",
		.example = "inet_addr 127.0.0.1",
		.invoke = make_inet_addr, .result = RESULT_IN_ADDR, .count = 1,
		.parameters = { TEXT("cp") },
	},
	{
		.name = "getaddrinfo", .section = "getaddrinfo(3)", .header = "netdb.h", .ctype = "int", .group = "names",
		.brief = "the addresses of a host and a service",
		.example = "getaddrinfo 127.0.0.1 80",
		.invoke = make_getaddrinfo, .result = RESULT_RESOLVER, .count = 4,
		.parameters = {
			TEXT("node"), TEXT_OR_NULL("service"),
			{ .name = "hints", .ctype = "const struct addrinfo *", .kind = KIND_STRUCT, .direction = DIRECTION_IN,
			  .peer = -1, .fallback = DEFAULT_NULL, .keyed = true, .layout = &layout_addrinfo },
			{ .name = "res", .ctype = "struct addrinfo **", .kind = KIND_RESULT_LIST, .direction = DIRECTION_OUT,
			  .peer = -1, .fallback = DEFAULT_BUFFER, .keyed = true, .layout = &layout_addrinfo },
		},
	},
	{
		.name = "getnameinfo", .section = "getnameinfo(3)", .header = "netdb.h", .ctype = "int", .group = "names",
		.brief = "the names of a host and a service, from an address",
		.example = "getnameinfo 127.0.0.1 80 numerichost|numericserv",
		.invoke = make_getnameinfo, .result = RESULT_RESOLVER, .count = 7,
		.parameters = {
			ADDRESS_IN("addr", 1), ADDRESS_LENGTH(0),
			{ .name = "host", .ctype = "char *", .kind = KIND_TEXT_BUFFER, .direction = DIRECTION_OUT, .peer = 3,
			  .fallback = DEFAULT_BUFFER, .keyed = true },
			{ .name = "hostlen", .ctype = "socklen_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = 2,
			  .fallback = DEFAULT_VALUE, .value = NI_MAXHOST, .size = 4, .keyed = true },
			{ .name = "serv", .ctype = "char *", .kind = KIND_TEXT_BUFFER, .direction = DIRECTION_OUT, .peer = 5,
			  .fallback = DEFAULT_BUFFER, .keyed = true },
			{ .name = "servlen", .ctype = "socklen_t", .kind = KIND_LENGTH, .direction = DIRECTION_IN, .peer = 4,
			  .fallback = DEFAULT_VALUE, .value = NI_MAXSERV, .size = 4, .keyed = true },
			NAMED_OR("flags", nameinfo_flags, 0),
		},
	},
	{
		.name = "getservbyname", .section = "getservbyname(3)", .header = "netdb.h", .ctype = "struct servent *", .group = "names",
		.brief = "the port of a service, from /etc/services",
		.example = "getservbyname http tcp",
		.invoke = make_getservbyname, .result = RESULT_STRUCT, .result_layout = &layout_servent, .count = 2,
		.parameters = { TEXT("name"), TEXT_OR_NULL("proto") },
	},
	{
		.name = "getservbyport", .section = "getservbyname(3)", .header = "netdb.h", .ctype = "struct servent *", .group = "names",
		.brief = "the service of a port (in network order), from /etc/services",
		.example = "getservbyport 80 tcp",
		.invoke = make_getservbyport, .result = RESULT_STRUCT, .result_layout = &layout_servent, .count = 2,
		.parameters = {
			{ .name = "port", .ctype = "int", .kind = KIND_PORT, .direction = DIRECTION_IN, .peer = -1, .size = 4,
			  .is_signed = true },
			TEXT_OR_NULL("proto"),
		},
	},
	{
		.name = "getprotobyname", .section = "getprotoent(3)", .header = "netdb.h", .ctype = "struct protoent *", .group = "names",
		.brief = "the number of a protocol, from /etc/protocols",
		.example = "getprotobyname tcp",
		.invoke = make_getprotobyname, .result = RESULT_STRUCT, .result_layout = &layout_protoent, .count = 1,
		.parameters = { TEXT("name") },
	},
	{
		.name = "if_nametoindex", .section = "if_nametoindex(3)", .header = "net/if.h", .ctype = "unsigned int", .group = "names",
		.brief = "the number of a network interface",
		.example = "if_nametoindex lo",
		.invoke = make_if_nametoindex, .result = RESULT_INDEX, .count = 1,
		.parameters = { TEXT("ifname") },
	},
	{
		.name = "if_indextoname", .section = "if_indextoname(3)", .header = "net/if.h", .ctype = "char *", .group = "names",
		.brief = "the name of a network interface",
		.example = "if_indextoname 1",
		.invoke = make_if_indextoname, .result = RESULT_TEXT, .count = 2,
		.parameters = {
			WHOLE("ifindex", "unsigned int", 4, false),
			{ .name = "ifname", .ctype = "char *", .kind = KIND_TEXT_BUFFER, .direction = DIRECTION_OUT, .peer = -1,
			  .fallback = DEFAULT_BUFFER, .size = IF_NAMESIZE, .keyed = true },
		},
	},
	{
		.name = "strerror", .section = "strerror(3)", .header = "string.h", .ctype = "char *", .group = "names",
		.brief = "the text of an error number",
		.example = "strerror EADDRINUSE",
		.invoke = make_strerror, .result = RESULT_TEXT, .count = 1,
		.parameters = { NAMED("errnum", errno_names) },
	},
};
/* clang-format on */

const size_t socket_call_count = sizeof socket_calls / sizeof socket_calls[0];

const struct word_alias word_aliases[] = {
	{ "hton", { "htons", "htonl" }, "host to network byte order, short and long" },
	{ "ntoh", { "ntohs", "ntohl" }, "network to host byte order, short and long" },
	{ "pton", { "inet_pton", NULL }, "an address as text to its bytes" },
	{ "ntop", { "inet_ntop", NULL }, "the bytes of an address to text" },
	{ "aton", { "inet_aton", NULL }, "an IPv4 address as text to an in_addr" },
	{ "ntoa", { "inet_ntoa", NULL }, "an in_addr to text" },
};

const size_t word_alias_count = sizeof word_aliases / sizeof word_aliases[0];

static bool same(const char *name, const char *text, size_t length)
{
	return name[0] == text[0] && strlen(name) == length && memcmp(name, text, length) == 0;
}

const struct call *call_find(const char *text, size_t length)
{
	if (length == 0)
		return NULL;
	for (size_t i = 0; i < socket_call_count; i++)
		if (same(socket_calls[i].name, text, length))
			return &socket_calls[i];
	return NULL;
}

const struct word_alias *word_alias_find(const char *text, size_t length)
{
	if (length == 0)
		return NULL;
	for (size_t i = 0; i < word_alias_count; i++)
		if (same(word_aliases[i].word, text, length))
			return &word_aliases[i];
	return NULL;
}
