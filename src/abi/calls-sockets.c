/* Rows of the table of calls: sockets and their options. Each with the thin typed function that makes the call.
 * Not here: data (calls-data.c), descriptors (calls-descriptors.c). */
#include "abi/calls-table.h"

#include <sys/socket.h>

#include "abi/past-sanitizer.h"

static int64_t make_socket(const int64_t *a) { return socket(INT(0), INT(1), INT(2)); }
static int64_t make_socketpair(const int64_t *a) { return socketpair(INT(0), INT(1), INT(2), OUT(3)); }
static int64_t make_bind(const int64_t *a) { return bind(INT(0), IN(1), UNSIGNED(2)); }
static int64_t make_listen(const int64_t *a) { return listen(INT(0), INT(1)); }
static int64_t make_accept(const int64_t *a) { return accept(INT(0), OUT(1), OUT(2)); }
static int64_t make_accept4(const int64_t *a) { return accept4(INT(0), OUT(1), OUT(2), INT(3)); }
static int64_t make_connect(const int64_t *a) { return connect(INT(0), IN(1), UNSIGNED(2)); }
static int64_t make_shutdown(const int64_t *a) { return shutdown(INT(0), INT(1)); }
static int64_t make_getsockname(const int64_t *a) { return getsockname(INT(0), OUT(1), OUT(2)); }
static int64_t make_getpeername(const int64_t *a) { return getpeername(INT(0), OUT(1), OUT(2)); }
static int64_t make_getsockopt(const int64_t *a) { return getsockopt(INT(0), INT(1), INT(2), OUT(3), OUT(4)); }
static int64_t make_setsockopt(const int64_t *a) { return setsockopt(INT(0), INT(1), INT(2), IN(3), UNSIGNED(4)); }

#define OPTION_VALUE .brief = "the option's value"

/* Sets that only one parameter draws on. */
static const struct name backlog_names[] = {
	{ "SOMAXCONN", SOMAXCONN, 0, "the largest queue that this system's headers name" },
};
static const struct name_set backlogs = {
	.name = "backlog", .prefixes = { NULL }, .kind = SET_ENUM, .decimal = true, .names = backlog_names, .count = 1,
};

static const struct choice_case protocol_cases[] = {
	{ AF_INET, NAMES_TYPE(int, protocols_inet) },
	{ AF_INET6, NAMES_TYPE(int, protocols_inet) },
	{ AF_NETLINK, NAMES_TYPE(int, protocols_netlink) },
	{ AF_PACKET, INTEGER_TYPE(int, form_network_name, .names = &link_protocols, .is_network = true) },
};
/* By the family in argument 0. */
static const struct type type_protocol = {
	.name = "int", .shape = SHAPE_CHOICE, .size = sizeof(int), .is_signed = true,
	.choice = { .by = { ARGUMENT(0) }, .count = 1, CASES(protocol_cases), .otherwise = &type_plain_protocol },
};
#define PROTOCOL(i) PARAMETER(i, "protocol", &type_protocol, OR_VALUE(0))

const struct name_set *protocols_of(int64_t family)
{
	return type_of_case(&type_protocol, &family)->names;
}

const struct call call_socket = {
	.name = "socket", .section = "socket(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "make a socket, an end point for communication",
	.example = "socket inet stream",
	.invoke = make_socket, .returns = &type_descriptor,
	ARGUMENTS(socket, NAMED(0, "domain", families), NAMED(1, "type", socket_types), PROTOCOL(2)),
};

const struct call call_socketpair = {
	.name = "socketpair", .section = "socketpair(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "make two sockets that are connected to each other",
	.example = "sv = socketpair unix stream; send @sv[0] \"hello\"; recv @sv[1]",
	.invoke = make_socketpair, .returns = &type_status,
	ARGUMENTS(socketpair,
		NAMED(0, "domain", families),
		NAMED(1, "type", socket_types),
		PROTOCOL(2),
		PAIR(3, "sv")),
};

const struct call call_bind = {
	.name = "bind", .section = "bind(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "give a socket its local address",
	.example = "socket inet stream; bind 127.0.0.1 0; getsockname",
	.invoke = make_bind, .returns = &type_status,
	ARGUMENTS(bind, DESCRIPTOR(0, "sockfd"), ADDRESS_IN(1, "addr", 2), ADDRESS_LENGTH(2)),
};

const struct call call_listen = {
	.name = "listen", .section = "listen(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "make a socket wait for connections, with a queue for those not yet accepted",
	.example = "socket inet stream; bind 127.0.0.1 0; listen 5",
	.invoke = make_listen, .returns = &type_status,
	ARGUMENTS(listen, DESCRIPTOR(0, "sockfd"), NAMED_OR(1, "backlog", backlogs, SOMAXCONN)),
};

const struct call call_accept = {
	.name = "accept", .section = "accept(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "take the first connection from a listening socket's queue, as a new socket",
	.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
	           "cli = socket inet stream; connect 127.0.0.1 @srv.port; accept @srv",
	.invoke = make_accept, .returns = &type_descriptor, .waits = WAIT_ACCEPT, .sibling = "accept4",
	ARGUMENTS(accept,
		DESCRIPTOR(0, "sockfd"),
		ADDRESS_OUT(1, "addr", 2),
		LENGTH_POINTER(2, "addrlen")),
};

const struct call call_accept4 = {
	.name = "accept4", .section = "accept(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "accept, with flags for the new socket",
	.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
	           "cli = socket inet stream; connect 127.0.0.1 @srv.port; accept4 @srv nonblock|cloexec",
	.invoke = make_accept4, .returns = &type_descriptor, .waits = WAIT_ACCEPT,
	ARGUMENTS(accept4,
		DESCRIPTOR(0, "sockfd"),
		ADDRESS_OUT(1, "addr", 2),
		LENGTH_POINTER(2, "addrlen"),
		NAMED_OR(3, "flags", accept_flags, 0)),
};

const struct call call_connect = {
	.name = "connect", .section = "connect(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "connect a socket to an address, or set the peer of a datagram socket",
	.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
	           "cli = socket inet stream; connect 127.0.0.1 @srv.port",
	.invoke = make_connect, .returns = &type_status, .waits = WAIT_CONNECT,
	ARGUMENTS(connect, DESCRIPTOR(0, "sockfd"), ADDRESS_IN(1, "addr", 2), ADDRESS_LENGTH(2)),
};

const struct call call_shutdown = {
	.name = "shutdown", .section = "shutdown(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "end one direction of a connection, or both; the descriptor stays",
	.example = "sv = socketpair unix stream; shutdown @sv[0] wr; recv @sv[1]",
	.invoke = make_shutdown, .returns = &type_status,
	ARGUMENTS(shutdown, DESCRIPTOR(0, "sockfd"), NAMED(1, "how", shutdown_ways)),
};

const struct call call_getsockname = {
	.name = "getsockname", .section = "getsockname(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "ask for a socket's local address",
	.example = "socket inet stream; bind 127.0.0.1 0; getsockname",
	.invoke = make_getsockname, .returns = &type_status,
	ARGUMENTS(getsockname,
		DESCRIPTOR(0, "sockfd"),
		ADDRESS_OUT(1, "addr", 2),
		LENGTH_POINTER(2, "addrlen")),
};

const struct call call_getpeername = {
	.name = "getpeername", .section = "getpeername(2)", .header = "sys/socket.h", .group = "sockets",
	.brief = "ask for the address of a socket's peer",
	.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; "
	           "cli = socket inet stream; connect 127.0.0.1 @srv.port; getpeername",
	.invoke = make_getpeername, .returns = &type_status,
	ARGUMENTS(getpeername,
		DESCRIPTOR(0, "sockfd"),
		ADDRESS_OUT(1, "addr", 2),
		LENGTH_POINTER(2, "addrlen")),
};

const struct call call_getsockopt = {
	.name = "getsockopt", .section = "getsockopt(2)", .header = "sys/socket.h", .group = "options",
	.brief = "read an option of a socket",
	.example = "socket inet stream; getsockopt rcvbuf; getsockopt linger",
	.invoke = make_getsockopt, .returns = &type_status,
	ARGUMENTS(getsockopt,
		DESCRIPTOR(0, "sockfd"),
		PARAMETER(1, "level", NAMES_TYPE(int, option_levels), .fallback = FALLBACK_NAMED, .by = ARGUMENT(2), .value = SOL_SOCKET),
		PARAMETER(2, "optname", &type_option_name),
		PARAMETER(3, "optval", POINTER_TYPE("void *", DIRECTION_OUT, &type_option_value), BUFFER, KEYED, OPTION_VALUE),
		LENGTH_POINTER(4, "optlen")),
};

const struct call call_setsockopt = {
	.name = "setsockopt", .section = "setsockopt(2)", .header = "sys/socket.h", .group = "options",
	.brief = "set an option of a socket",
	.example = "socket inet stream; setsockopt reuseaddr 1; setsockopt linger on 5; getsockopt reuseaddr",
	.invoke = make_setsockopt, .returns = &type_status,
	ARGUMENTS(setsockopt,
		DESCRIPTOR(0, "sockfd"),
		PARAMETER(1, "level", NAMES_TYPE(int, option_levels), .fallback = FALLBACK_NAMED, .by = ARGUMENT(2), .value = SOL_SOCKET),
		PARAMETER(2, "optname", &type_option_name),
		PARAMETER(3, "optval", POINTER_TYPE("const void *", DIRECTION_IN, &type_option_value), OPTION_VALUE),
		PARAMETER(4, "optlen", &type_socklen, MEASURED, KEYED)),
};
