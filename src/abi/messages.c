/* Messages of several buffers with control data: iovec, msghdr, mmsghdr, cmsghdr, and what control messages hold.
 * Not here: the calls that take them (calls-messages.c), the options by which the kernel sends them along (options.c). */
#include "abi/messages.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>

#include "abi/names-table.h"
#include "abi/options.h"
#include "abi/structs.h"
#include "type/rows.h"

/* --- names of control messages ---------------------------------------------------------------------------------------- */

static const struct name socket_control_names[] = {
	NAMED(SCM_RIGHTS, "open descriptors"),
	NAMED(SCM_CREDENTIALS, "the sender's process, user and group"),
	NAMED(SO_TIMESTAMP_OLD, "the time of arrival, in microseconds"),
	NAMED(SO_TIMESTAMPNS_OLD, "the time of arrival, in nanoseconds"),
	NAMED(SO_TIMESTAMPING_OLD, "times of sending and arrival"),
	ALIAS_AS("SCM_TIMESTAMP", SO_TIMESTAMP), ALIAS_AS("SCM_TIMESTAMPNS", SO_TIMESTAMPNS),
	ALIAS_AS("SCM_TIMESTAMPING", SO_TIMESTAMPING), ALIAS(SO_TIMESTAMP), ALIAS(SO_TIMESTAMPNS), ALIAS(SO_TIMESTAMPING),
};

const struct name_set socket_controls = {
	.name = "control message", .prefixes = { "SCM_" }, .unknown = "SCM_???", NAMES(socket_control_names),
	.section = "unix(7)", .example = "sv = socketpair unix stream; sendmsg @sv[0] \"hi\" rights=0; recvmsg @sv[1] 10 control=64",
};

static const struct name inet_control_names[] = {
	NAMED(IP_PKTINFO, "interface and destination of a message"),
	NAMED(IP_TTL, "hops that are left"),
	NAMED(IP_TOS, "type of service"),
	NAMED(IP_RECVERR, "a queued error"),
	NAMED(IP_ORIGDSTADDR, "the destination before it was redirected"),
};

const struct name_set inet_controls = {
	.name = "control message of IPv4", .prefixes = { "IP_" }, .unknown = "IP_???", NAMES(inet_control_names), .section = "ip(7)",
	.example = "srv = socket inet dgram; bind 127.0.0.1 0; setsockopt ip_recvttl 1; "
	           "cli = socket inet dgram; sendto \"hi\" 127.0.0.1 @srv.port; recvmsg @srv 10 control=64",
};

static const struct name inet6_control_names[] = {
	NAMED(IPV6_PKTINFO, "interface and destination of a message"),
	NAMED(IPV6_HOPLIMIT, "hops that are left"),
	NAMED(IPV6_TCLASS, "traffic class"),
	NAMED(IPV6_RECVERR, "a queued error"),
};

const struct name_set inet6_controls = {
	.name = "control message of IPv6", .prefixes = { "IPV6_" }, .unknown = "IPV6_???", NAMES(inet6_control_names),
	.section = "ipv6(7)",
	.example = "srv = socket inet6 dgram; bind ::1 0; setsockopt ipv6_recvpktinfo 1; "
	           "cli = socket inet6 dgram; sendto \"hi\" ::1 @srv.port; recvmsg @srv 10 control=64",
};

static const struct choice_case control_name_cases[] = {
	{ SOL_SOCKET, NAMES_TYPE(int, socket_controls) },
	{ SOL_IP, NAMES_TYPE(int, inet_controls) },
	{ SOL_IPV6, NAMES_TYPE(int, inet6_controls) },
};

static const struct type control_name = {
	.name = "int", .shape = SHAPE_CHOICE, .size = sizeof(int), .is_signed = true,
	.choice = { .by = { MEMBER_OF(cmsghdr, cmsg_level) }, .count = 1, CASES(control_name_cases), .otherwise = &type_unsigned },
};

/* --- what control messages hold ---------------------------------------------------------------------------------------- */

static const struct member in_pktinfo_members[] = {
	MEMBER(in_pktinfo, ipi_ifindex, &type_interface, .brief = "interface that it came in on, or is to go out on"),
	MEMBER(in_pktinfo, ipi_spec_dst, &type_in_addr_inside, .brief = "own address; of a message to send, its source"),
	MEMBER(in_pktinfo, ipi_addr, &type_in_addr_inside, .brief = "destination in the packet's header"),
};

const struct type type_in_pktinfo = {
	STRUCT_TYPE(in_pktinfo, in_pktinfo_members), .header = "netinet/in.h", .section = "ip(7)",
	.brief = "interface and destination of a message: IP_PKTINFO",
};

static const struct member in6_pktinfo_members[] = {
	MEMBER(in6_pktinfo, ipi6_addr, &type_in6_addr_inside, .flags = MEMBER_NAMES_ITSELF,
		.brief = "destination of the packet; of a message to send, its source"),
	MEMBER(in6_pktinfo, ipi6_ifindex, &type_interface, .brief = "interface that it came in on, or is to go out on"),
};

const struct type type_in6_pktinfo = {
	STRUCT_TYPE(in6_pktinfo, in6_pktinfo_members), .header = "netinet/in.h", .section = "ipv6(7)",
	.brief = "interface and destination of a message: IPV6_PKTINFO",
};

static const struct type descriptors = { .name = "int []", .shape = SHAPE_ARRAY, .of = &type_descriptor, REST };
static const struct type one_int = { .name = "int", .shape = SHAPE_ARRAY, .of = &type_int, FIXED(1) };
static const struct type one_byte = { .name = "uint8_t", .shape = SHAPE_ARRAY, FIXED(1),
	.of = INTEGER_TYPE(uint8_t, form_hexadecimal) };

#define CONTROL(level, type) ((uint64_t)(level) << 32 | (uint32_t)(type))

static const struct type *find_control(const int64_t *values)
{
	switch (CONTROL(values[0], values[1])) {
	case CONTROL(SOL_SOCKET, SCM_RIGHTS):
		return &descriptors;
	case CONTROL(SOL_SOCKET, SCM_CREDENTIALS):
		return &type_ucred;
	case CONTROL(SOL_SOCKET, SO_TIMESTAMP):
		return &type_timeval;
	case CONTROL(SOL_SOCKET, SO_TIMESTAMPNS):
		return &type_timespec;
	case CONTROL(SOL_IP, IP_PKTINFO):
		return &type_in_pktinfo;
	case CONTROL(SOL_IP, IP_TTL):
	case CONTROL(SOL_IPV6, IPV6_HOPLIMIT):
	case CONTROL(SOL_IPV6, IPV6_TCLASS):
		return &one_int;
	case CONTROL(SOL_IP, IP_TOS):
		return &one_byte;
	case CONTROL(SOL_IPV6, IPV6_PKTINFO):
		return &type_in6_pktinfo;
	default:
		return NULL;
	}
}

static const struct member cmsghdr_members[] = {
	MEMBER(cmsghdr, cmsg_len, &type_length, .flags = MEMBER_OWN_SIZE, .brief = "bytes of this header and its data"),
	MEMBER(cmsghdr, cmsg_level, NAMES_TYPE(int, option_levels), .brief = "protocol that it is of"),
	MEMBER(cmsghdr, cmsg_type, &control_name, .brief = "what it says"),
	{ .name = "cmsg_data", .offset = CMSG_LEN(0), .brief = "what it says, by level and type",
	  .type = TYPE(.name = "unsigned char []", .shape = SHAPE_CHOICE, REST,
	               .choice = { .by = { MEMBER_OF(cmsghdr, cmsg_level), MEMBER_OF(cmsghdr, cmsg_type) }, .count = 2,
	                           .find = find_control, .otherwise = &type_bytes }) },
};

const struct type type_cmsghdr = {
	.name = "struct cmsghdr", .shape = SHAPE_STRUCT, .align = sizeof(size_t), MEMBERS(cmsghdr_members),
	.header = "sys/socket.h", .section = "cmsg(3)", .brief = "a control message: its header, and its data behind it",
};

/* --- buffers and messages, whose data goes in or comes out -------------------------------------------------------------- */

#define IOVEC_MEMBERS(direction, base_extent, base_fallback, what) \
	MEMBER(iovec, iov_base, POINTER_TYPE("void *", direction, BYTES_TYPE("void", form_data, base_extent)), base_fallback, \
		.brief = what), \
	MEMBER(iovec, iov_len, &type_length, .brief = "bytes there")

#define BASE_SIZE MEMBER_OF(iovec, iov_len)
static const struct member iovec_in_members[] = {
	IOVEC_MEMBERS(DIRECTION_IN, SIZED(BASE_SIZE), .fallback = FALLBACK_NONE, "data to send"),
};
static const struct member iovec_out_members[] = {
	IOVEC_MEMBERS(DIRECTION_OUT, SIZED_AND_FILLED(BASE_SIZE), .fallback = FALLBACK_BUFFER, "filled in: the data"),
};

#define IOVEC(members) \
	STRUCT_TYPE(iovec, members), .header = "sys/uio.h", .section = "readv(2)", .brief = "a buffer: where, and how long"
const struct type type_iovec = { IOVEC(iovec_in_members), .words = "iov_base", .example = "\"hello\" \"world\"" };
const struct type type_iovec_out = { IOVEC(iovec_out_members), .words = "iov_len", .example = "5 20" };

/* What stands in the name, the control data and the flags goes where the data goes. */
#define MSGHDR_MEMBERS(direction, vector, fallback_of) \
	MEMBER(msghdr, msg_name, POINTER_TYPE("void *", direction, TYPE(SOCKADDR_CHOICE, SIZED(MEMBER_OF(msghdr, msg_namelen)))), \
		fallback_of, .brief = "address of the other end, or NULL"), \
	MEMBER(msghdr, msg_namelen, &type_socklen, .flags = MEMBER_CHANGES, .brief = "bytes of the address"), \
	MEMBER(msghdr, msg_iov, POINTER_TYPE("struct iovec *", DIRECTION_IN, \
		ARRAY_TYPE("struct iovec []", &vector, COUNTED(MEMBER_OF(msghdr, msg_iovlen)))), .brief = "buffers of the data"), \
	MEMBER(msghdr, msg_iovlen, &type_length, .brief = "how many buffers"), \
	MEMBER(msghdr, msg_control, POINTER_TYPE("void *", direction, \
		ARRAY_TYPE("struct cmsghdr []", &type_cmsghdr, SIZED(MEMBER_OF(msghdr, msg_controllen)))), \
		fallback_of, .flags = MEMBER_WITH_LENGTH, .brief = "control messages, or NULL"), \
	MEMBER(msghdr, msg_controllen, &type_length, .brief = "bytes of the control messages"), \
	MEMBER(msghdr, msg_flags, NAMES_TYPE(int, message_flags), .brief = "filled in: of a message that was received")

static const struct member msghdr_in_members[] = {
	MSGHDR_MEMBERS(DIRECTION_IN, type_iovec, .fallback = FALLBACK_NONE),
};
static const struct member msghdr_out_members[] = {
	MSGHDR_MEMBERS(DIRECTION_OUT, type_iovec_out, .fallback = FALLBACK_BUFFER),
};

#define MSGHDR(members) \
	STRUCT_TYPE(msghdr, members), .header = "sys/socket.h", .section = "sendmsg(2)", \
	.brief = "a message: address, buffers, control data"
const struct type type_msghdr = {
	MSGHDR(msghdr_in_members),
	.words = "msg_iov [name=msg_name] [rights=msg_control{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS}] "
	         "[credentials=msg_control{cmsg_level=SOL_SOCKET, cmsg_type=SCM_CREDENTIALS}] "
	         "[ttl=msg_control{cmsg_level=SOL_IP, cmsg_type=IP_TTL}] [tos=msg_control{cmsg_level=SOL_IP, cmsg_type=IP_TOS}]",
};
const struct type type_msghdr_out = {
	MSGHDR(msghdr_out_members), .words = "msg_iov [name=msg_namelen] [control=msg_controllen]",
};

#define MMSGHDR_MEMBERS(message) \
	MEMBER(mmsghdr, msg_hdr, &message, .brief = "the message"), \
	MEMBER(mmsghdr, msg_len, &type_unsigned, .flags = MEMBER_FILLED_BYTES, .brief = "filled in: bytes of its data")

static const struct member mmsghdr_in_members[] = { MMSGHDR_MEMBERS(type_msghdr) };
static const struct member mmsghdr_out_members[] = { MMSGHDR_MEMBERS(type_msghdr_out) };

#define MMSGHDR(members) \
	STRUCT_TYPE(mmsghdr, members), .header = "sys/socket.h", .section = "sendmmsg(2)", .brief = "one of several messages"
const struct type type_mmsghdr = {
	MMSGHDR(mmsghdr_in_members), .example = "[{msg_hdr={msg_iov=[{iov_base=\"a\"}]}}, {msg_hdr={msg_iov=[{iov_base=\"b\"}]}}]",
};
const struct type type_mmsghdr_out = {
	MMSGHDR(mmsghdr_out_members), .example = "[{msg_hdr={msg_iov=[{iov_len=9}]}}, {msg_hdr={msg_iov=[{iov_len=9}]}}]",
};
