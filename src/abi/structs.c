/* Structs that are no addresses, and the list of all.
 * Not here: address structs (addresses.c), the POSIX types (posix.c). */
#include "abi/structs.h"

#include <netdb.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "abi/errors.h"
#include "abi/messages.h"
#include "abi/names.h"
#include "type/rows.h"

const struct type type_errno = { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true,
	.form = &form_errno, .names = &errno_names };

static const struct member linger_members[] = {
	MEMBER(linger, l_onoff, &type_switch, .brief = "0: close does not wait"),
	MEMBER(linger, l_linger, &type_int, .unit = "seconds", .per_second = 1,
		.brief = "seconds that close waits; 0: drop the data and reset"),
};

const struct type type_linger = {
	STRUCT_TYPE(linger, linger_members), .header = "sys/socket.h", .section = "socket(7)",
	.brief = "what close does with unsent data", .words = "l_onoff [l_linger]", .example = "on 5",
};

static const struct member timeval_members[] = {
	MEMBER(timeval, tv_sec, INTEGER_TYPE(time_t, form_number), .unit = "seconds", .per_second = 1, .brief = "seconds"),
	MEMBER(timeval, tv_usec, INTEGER_TYPE(suseconds_t, form_number), .unit = "microseconds", .per_second = 1000000,
		.brief = "microseconds"),
};

const struct type type_timeval = {
	STRUCT_TYPE(timeval, timeval_members), .header = "sys/time.h", .section = "timeval(3type)",
	.brief = "a time, or for how long", .words = "tv_sec.tv_usec", .example = "1.5",
};

static const struct member pollfd_members[] = {
	MEMBER(pollfd, fd, &type_descriptor, .brief = "descriptor; negative: passed over"),
	MEMBER(pollfd, events, NAMES_TYPE(short, poll_events), .example = "in, or in|out",
		.brief = "what to wait for"),
	MEMBER(pollfd, revents, NAMES_TYPE(short, poll_events), .flags = MEMBER_RESULT,
		.brief = "filled in: what has happened"),
};

const struct type type_pollfd = {
	STRUCT_TYPE(pollfd, pollfd_members), .header = "poll.h", .section = "poll(2)",
	.brief = "a descriptor and what poll waits for on it", .words = "fd events", .example = "@3 in @4 in|out",
};

#define TEXT_POINTER POINTER_TYPE("char *", DIRECTION_IN, &type_text)
#define TEXT_LIST_POINTER \
	POINTER_TYPE("char **", DIRECTION_IN, ARRAY_TYPE("char *[]", TEXT_POINTER, ENDED))

static const struct type addrinfo_address = { SOCKADDR_CHOICE, SIZED(MEMBER_OF(addrinfo, ai_addrlen)) };

static const struct member addrinfo_members[] = {
	MEMBER(addrinfo, ai_flags, NAMES_TYPE(int, addrinfo_flags), .brief = "what the resolver is to do"),
	MEMBER(addrinfo, ai_family, NAMES_TYPE(int, families), .brief = "for socket"),
	MEMBER(addrinfo, ai_socktype, NAMES_TYPE(int, socket_types), .brief = "for socket"),
	MEMBER(addrinfo, ai_protocol, NAMES_TYPE(int, protocols_inet), .brief = "for socket"),
	MEMBER(addrinfo, ai_addrlen, INTEGER_TYPE(socklen_t, form_number), .brief = "bytes at ai_addr, for bind or connect"),
	MEMBER(addrinfo, ai_addr, POINTER_TYPE("struct sockaddr *", DIRECTION_IN, &addrinfo_address),
		.flags = MEMBER_OPTIONAL, .brief = "the address, for bind or connect"),
	MEMBER(addrinfo, ai_canonname, TEXT_POINTER, .flags = MEMBER_OPTIONAL, .brief = "the host's full name, or NULL"),
	MEMBER(addrinfo, ai_next, POINTER_TYPE("struct addrinfo *", DIRECTION_IN, &type_addrinfo),
		.flags = MEMBER_OPTIONAL | MEMBER_LINK, .brief = "the next in the list, or NULL"),
};

const struct type type_addrinfo = {
	STRUCT_TYPE(addrinfo, addrinfo_members), .header = "netdb.h", .section = "getaddrinfo(3)",
	.brief = "what the resolver is asked, and a list of what it found",
};

static const struct member servent_members[] = {
	MEMBER(servent, s_name, TEXT_POINTER, .flags = MEMBER_OPTIONAL, .brief = "the service's name"),
	MEMBER(servent, s_aliases, TEXT_LIST_POINTER, .flags = MEMBER_OPTIONAL, .brief = "its other names"),
	/* An int whose first two bytes are the port in network order; the other two are 0. */
	MEMBER(servent, s_port, INTEGER_TYPE(int, form_port, .is_network = true), .brief = "port"),
	MEMBER(servent, s_proto, TEXT_POINTER, .flags = MEMBER_OPTIONAL, .brief = "the protocol's name"),
};

const struct type type_servent = {
	STRUCT_TYPE(servent, servent_members), .header = "netdb.h", .section = "getservbyname(3)",
	.brief = "an entry of /etc/services",
};

static const struct member protoent_members[] = {
	MEMBER(protoent, p_name, TEXT_POINTER, .flags = MEMBER_OPTIONAL, .brief = "the protocol's name"),
	MEMBER(protoent, p_aliases, TEXT_LIST_POINTER, .flags = MEMBER_OPTIONAL, .brief = "its other names"),
	MEMBER(protoent, p_proto, &type_int, .brief = "the protocol's number, for socket"),
};

const struct type type_protoent = {
	STRUCT_TYPE(protoent, protoent_members), .header = "netdb.h", .section = "getprotobyname(3)",
	.brief = "an entry of /etc/protocols",
};

const struct type *const struct_types[] = {
	&type_sockaddr, &type_sockaddr_in, &type_sockaddr_in6, &type_sockaddr_un, &type_sockaddr_storage, &type_in_addr,
	&type_in6_addr, &type_linger, &type_timeval, &type_pollfd, &type_addrinfo, &type_servent, &type_protoent,
	&type_ucred, &type_ip_mreq, &type_ip_mreqn, &type_ipv6_mreq, &type_tcp_info, &type_epoll_event, &type_timespec, &type_itimerspec, &type_f_owner_ex, &type_flock, &type_ifreq,
	&type_iovec, &type_msghdr, &type_mmsghdr, &type_cmsghdr, &type_in_pktinfo, &type_in6_pktinfo, NULL
};

const char *struct_tag(const struct type *type)
{
	return strchr(type->name, ' ') + 1;
}

const struct type *struct_find(const char *text, size_t length)
{
	for (size_t i = 0; struct_types[i]; i++) {
		const char *tag = struct_tag(struct_types[i]);
		if (strncmp(tag, text, length) == 0 && tag[length] == '\0')
			return struct_types[i];
	}
	return NULL;
}
