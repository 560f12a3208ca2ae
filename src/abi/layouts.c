/* The structs of the socket API as tables: offsets, sizes and what each field is; the example family; POSIX types.
 * Not here: reading, filling or printing one. */
#include "abi/layouts.h"

#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

/* Where a field is and how long, from the header's own definition. */
/* clang-format off */
#define AT(type, member) \
	.offset = offsetof(struct type, member), .size = sizeof(((struct type *)0)->member)
#define FIELD(type, member) .name = #member, AT(type, member)
#define FIELDS(table) .fields = table, .count = sizeof(table) / sizeof((table)[0])
#define NO_FAMILY(type) .size = sizeof(struct type), .family = -1, .least = sizeof(struct type)

static const struct field sockaddr_fields[] = {
	{ FIELD(sockaddr, sa_family), .kind = FIELD_NAME, .set = &families, .ctype = "sa_family_t",
	  .brief = "address family: it says which struct this really is" },
	{ FIELD(sockaddr, sa_data), .kind = FIELD_BYTES, .order = ORDER_NETWORK, .ctype = "char [14]",
	  .brief = "the address, in the way of its family" },
};

const struct layout layout_sockaddr = {
	.name = "sockaddr", .header = "sys/socket.h", .section = "sockaddr(3type)",
	.brief = "the generic address: how every address struct begins",
	FIELDS(sockaddr_fields), NO_FAMILY(sockaddr),
};

static const struct field sockaddr_in_fields[] = {
	{ FIELD(sockaddr_in, sin_family), .kind = FIELD_NAME, .set = &families, .ctype = "sa_family_t",
	  .brief = "address family" },
	{ FIELD(sockaddr_in, sin_port), .kind = FIELD_PORT, .order = ORDER_NETWORK, .ctype = "in_port_t",
	  .brief = "port" },
	{ FIELD(sockaddr_in, sin_addr), .kind = FIELD_IN_ADDR, .order = ORDER_NETWORK, .layout = &layout_in_addr,
	  .ctype = "struct in_addr", .brief = "IPv4 address" },
	{ FIELD(sockaddr_in, sin_zero), .kind = FIELD_PADDING, .ctype = "unsigned char [8]",
	  .brief = "padding to the size of struct sockaddr" },
};

const struct layout layout_sockaddr_in = {
	.name = "sockaddr_in", .header = "netinet/in.h", .section = "ip(7)", .brief = "address of an IPv4 socket",
	FIELDS(sockaddr_in_fields), .size = sizeof(struct sockaddr_in), .family = AF_INET,
	.least = sizeof(struct sockaddr_in),
};

static const struct field sockaddr_in6_fields[] = {
	{ FIELD(sockaddr_in6, sin6_family), .kind = FIELD_NAME, .set = &families, .ctype = "sa_family_t",
	  .brief = "address family" },
	{ FIELD(sockaddr_in6, sin6_port), .kind = FIELD_PORT, .order = ORDER_NETWORK, .ctype = "in_port_t",
	  .brief = "port" },
	{ FIELD(sockaddr_in6, sin6_flowinfo), .kind = FIELD_FLOWINFO, .order = ORDER_NETWORK, .ctype = "uint32_t",
	  .brief = "traffic class and flow label" },
	{ FIELD(sockaddr_in6, sin6_addr), .kind = FIELD_IN6_ADDR, .order = ORDER_NETWORK, .layout = &layout_in6_addr,
	  .ctype = "struct in6_addr", .brief = "IPv6 address" },
	{ FIELD(sockaddr_in6, sin6_scope_id), .kind = FIELD_INTERFACE, .ctype = "uint32_t",
	  .brief = "interface that a link-local address belongs to" },
};

const struct layout layout_sockaddr_in6 = {
	.name = "sockaddr_in6", .header = "netinet/in.h", .section = "ipv6(7)", .brief = "address of an IPv6 socket",
	FIELDS(sockaddr_in6_fields), .size = sizeof(struct sockaddr_in6), .family = AF_INET6,
	.least = offsetof(struct sockaddr_in6, sin6_scope_id),
};

static const struct field sockaddr_un_fields[] = {
	{ FIELD(sockaddr_un, sun_family), .kind = FIELD_NAME, .set = &families, .ctype = "sa_family_t",
	  .brief = "address family" },
	{ FIELD(sockaddr_un, sun_path), .kind = FIELD_PATH, .ctype = "char [108]",
	  .brief = "path, or a NUL and an abstract name" },
};

const struct layout layout_sockaddr_un = {
	.name = "sockaddr_un", .header = "sys/un.h", .section = "unix(7)", .brief = "address of a unix socket",
	FIELDS(sockaddr_un_fields), .size = sizeof(struct sockaddr_un), .family = AF_UNIX,
	.least = offsetof(struct sockaddr_un, sun_path),
};

/* The bytes behind ss_family have no names that a program may use; the C library calls them so. */
static const struct field sockaddr_storage_fields[] = {
	{ FIELD(sockaddr_storage, ss_family), .kind = FIELD_NAME, .set = &families, .ctype = "sa_family_t",
	  .brief = "address family: it says which struct this really is" },
	{ FIELD(sockaddr_storage, __ss_padding), .kind = FIELD_PADDING, .ctype = "char [118]",
	  .brief = "room for the address of every family" },
	{ FIELD(sockaddr_storage, __ss_align), .kind = FIELD_PADDING, .ctype = "unsigned long",
	  .brief = "gives the struct the strictest alignment" },
};

const struct layout layout_sockaddr_storage = {
	.name = "sockaddr_storage", .header = "sys/socket.h", .section = "sockaddr_storage(3type)",
	.brief = "room for an address of any family",
	FIELDS(sockaddr_storage_fields), NO_FAMILY(sockaddr_storage),
};

static const struct field in_addr_fields[] = {
	{ FIELD(in_addr, s_addr), .kind = FIELD_IN_ADDR, .order = ORDER_NETWORK, .ctype = "in_addr_t",
	  .brief = "IPv4 address" },
};

const struct layout layout_in_addr = {
	.name = "in_addr", .header = "netinet/in.h", .section = "ip(7)", .brief = "IPv4 address alone",
	FIELDS(in_addr_fields), NO_FAMILY(in_addr),
};

static const struct field in6_addr_fields[] = {
	/* s6_addr is a macro for a member of a union. */
	{ .name = "s6_addr", AT(in6_addr, s6_addr), .kind = FIELD_IN6_ADDR, .order = ORDER_NETWORK,
	  .ctype = "uint8_t [16]", .brief = "IPv6 address" },
};

const struct layout layout_in6_addr = {
	.name = "in6_addr", .header = "netinet/in.h", .section = "ipv6(7)", .brief = "IPv6 address alone",
	FIELDS(in6_addr_fields), NO_FAMILY(in6_addr),
};

static const struct field linger_fields[] = {
	{ FIELD(linger, l_onoff), .kind = FIELD_SIGNED, .ctype = "int", .brief = "0: close does not wait" },
	{ FIELD(linger, l_linger), .kind = FIELD_SIGNED, .ctype = "int",
	  .brief = "seconds that close waits; 0: drop the data and reset" },
};

const struct layout layout_linger = {
	.name = "linger", .header = "sys/socket.h", .section = "socket(7)", .brief = "what close does with unsent data",
	FIELDS(linger_fields), NO_FAMILY(linger),
};

static const struct field timeval_fields[] = {
	{ FIELD(timeval, tv_sec), .kind = FIELD_SIGNED, .ctype = "time_t", .brief = "seconds" },
	{ FIELD(timeval, tv_usec), .kind = FIELD_SIGNED, .ctype = "suseconds_t", .brief = "microseconds" },
};

const struct layout layout_timeval = {
	.name = "timeval", .header = "sys/time.h", .section = "timeval(3type)", .brief = "a time, or for how long",
	FIELDS(timeval_fields), NO_FAMILY(timeval),
};

static const struct field pollfd_fields[] = {
	{ FIELD(pollfd, fd), .kind = FIELD_DESCRIPTOR, .ctype = "int", .brief = "descriptor; negative: passed over" },
	{ FIELD(pollfd, events), .kind = FIELD_NAME, .set = &poll_events, .ctype = "short",
	  .brief = "what to wait for" },
	{ FIELD(pollfd, revents), .kind = FIELD_NAME, .set = &poll_events, .ctype = "short",
	  .brief = "filled in: what has happened", .is_result = true },
};

const struct layout layout_pollfd = {
	.name = "pollfd", .header = "poll.h", .section = "poll(2)", .brief = "a descriptor and what poll waits for on it",
	FIELDS(pollfd_fields), NO_FAMILY(pollfd),
};

static const struct field addrinfo_fields[] = {
	{ FIELD(addrinfo, ai_flags), .kind = FIELD_NAME, .set = &addrinfo_flags, .ctype = "int",
	  .brief = "what the resolver is to do" },
	{ FIELD(addrinfo, ai_family), .kind = FIELD_NAME, .set = &families, .ctype = "int", .brief = "for socket" },
	{ FIELD(addrinfo, ai_socktype), .kind = FIELD_NAME, .set = &socket_types, .ctype = "int",
	  .brief = "for socket" },
	{ FIELD(addrinfo, ai_protocol), .kind = FIELD_NAME, .set = &protocols_inet, .ctype = "int",
	  .brief = "for socket" },
	{ FIELD(addrinfo, ai_addrlen), .kind = FIELD_UNSIGNED, .ctype = "socklen_t",
	  .brief = "bytes at ai_addr, for bind or connect" },
	{ FIELD(addrinfo, ai_addr), .kind = FIELD_ADDRESS, .layout = &layout_sockaddr, .ctype = "struct sockaddr *",
	  .brief = "the address, for bind or connect" },
	{ FIELD(addrinfo, ai_canonname), .kind = FIELD_TEXT, .ctype = "char *", .brief = "the host's full name, or NULL" },
	{ FIELD(addrinfo, ai_next), .kind = FIELD_POINTER, .layout = &layout_addrinfo, .ctype = "struct addrinfo *",
	  .brief = "the next in the list, or NULL" },
};

const struct layout layout_addrinfo = {
	.name = "addrinfo", .header = "netdb.h", .section = "getaddrinfo(3)",
	.brief = "what the resolver is asked, and a list of what it found",
	FIELDS(addrinfo_fields), NO_FAMILY(addrinfo),
};

static const struct field servent_fields[] = {
	{ FIELD(servent, s_name), .kind = FIELD_TEXT, .ctype = "char *", .brief = "the service's name" },
	{ FIELD(servent, s_aliases), .kind = FIELD_TEXT_LIST, .ctype = "char **", .brief = "its other names" },
	/* An int whose first two bytes are the port in network order; the other two are 0. */
	{ FIELD(servent, s_port), .kind = FIELD_PORT, .order = ORDER_NETWORK, .ctype = "int", .brief = "port" },
	{ FIELD(servent, s_proto), .kind = FIELD_TEXT, .ctype = "char *", .brief = "the protocol's name" },
};

const struct layout layout_servent = {
	.name = "servent", .header = "netdb.h", .section = "getservbyname(3)", .brief = "an entry of /etc/services",
	FIELDS(servent_fields), NO_FAMILY(servent),
};

static const struct field protoent_fields[] = {
	{ FIELD(protoent, p_name), .kind = FIELD_TEXT, .ctype = "char *", .brief = "the protocol's name" },
	{ FIELD(protoent, p_aliases), .kind = FIELD_TEXT_LIST, .ctype = "char **", .brief = "its other names" },
	{ FIELD(protoent, p_proto), .kind = FIELD_SIGNED, .ctype = "int", .brief = "the protocol's number, for socket" },
};

const struct layout layout_protoent = {
	.name = "protoent", .header = "netdb.h", .section = "getprotobyname(3)", .brief = "an entry of /etc/protocols",
	FIELDS(protoent_fields), NO_FAMILY(protoent),
};

const struct layout *const layouts[] = {
	&layout_sockaddr, &layout_sockaddr_in, &layout_sockaddr_in6, &layout_sockaddr_un, &layout_sockaddr_storage,
	&layout_in_addr, &layout_in6_addr, &layout_linger, &layout_timeval, &layout_pollfd, &layout_addrinfo,
	&layout_servent, &layout_protoent, NULL
};
/* clang-format on */

const struct layout *layout_find(const char *text, size_t length)
{
	for (size_t i = 0; layouts[i]; i++) {
		if (strncmp(layouts[i]->name, text, length) == 0 && layouts[i]->name[length] == '\0')
			return layouts[i];
	}
	return NULL;
}

const struct layout *layout_of_family(int64_t family)
{
	/* The two that sockets nearly always have, without a search. */
	if (family == AF_INET)
		return &layout_sockaddr_in;
	if (family == AF_UNIX)
		return &layout_sockaddr_un;
	for (size_t i = 0; layouts[i] && family >= 0; i++) {
		if (layouts[i]->family == family)
			return layouts[i];
	}
	return NULL;
}

const struct field *layout_field(const struct layout *layout, const char *text, size_t length)
{
	for (size_t i = 0; i < layout->count; i++) {
		const char *name = layout->fields[i].name;

		if (strncmp(name, text, length) == 0 && name[length] == '\0')
			return &layout->fields[i];
	}
	return NULL;
}

const struct example_address example_addresses[] = {
	{ "daughter", 1 }, { "wife", 2 }, { "mom", 3 }, { "dad", 4 }, { "sister", 5 }, { "brother", 6 },
};
const size_t example_address_count = sizeof(example_addresses) / sizeof(example_addresses[0]);

/* -1 stays below 0 in a signed type only. */
#define TYPE(type, where, what) \
	{ .name = #type, .header = where, .size = sizeof(type), .is_signed = (type)-1 < (type)1, .brief = what }

const struct posix_type posix_types[] = {
	TYPE(int8_t, "sys/types.h", "8-bit integer"),
	TYPE(uint8_t, "sys/types.h", "8-bit integer without sign"),
	TYPE(int16_t, "sys/types.h", "16-bit integer"),
	TYPE(uint16_t, "sys/types.h", "16-bit integer without sign"),
	TYPE(int32_t, "sys/types.h", "32-bit integer"),
	TYPE(uint32_t, "sys/types.h", "32-bit integer without sign"),
	TYPE(sa_family_t, "sys/socket.h", "address family of a socket address"),
	TYPE(socklen_t, "sys/socket.h", "length of a socket address or option"),
	TYPE(in_addr_t, "netinet/in.h", "IPv4 address"),
	TYPE(in_port_t, "netinet/in.h", "TCP or UDP port"),
	TYPE(ssize_t, "sys/types.h", "count of bytes, or -1 for an error"),
	TYPE(size_t, "stddef.h", "count of bytes"),
	TYPE(nfds_t, "poll.h", "number of descriptors for poll"),
	TYPE(time_t, "sys/types.h", "seconds"),
	TYPE(suseconds_t, "sys/types.h", "microseconds, or -1"),
};
const size_t posix_type_count = sizeof(posix_types) / sizeof(posix_types[0]);
