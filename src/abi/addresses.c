/* Address structs: sockaddr and what its families make of it.
 * Not here: those of netlink, packet sockets and the like (addresses-links.c), all other structs (structs.c). */
#include "abi/structs.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "abi/names.h"
#include "type/rows.h"

#define FAMILY(tag, field, what) \
	MEMBER(tag, field, NAMES_TYPE(sa_family_t, families), .flags = MEMBER_FAMILY, .brief = what)

static const struct member sockaddr_members[] = {
	FAMILY(sockaddr, sa_family, "address family: it says which struct this really is"),
	MEMBER(sockaddr, sa_data, BYTES_TYPE("char [14]", form_data, .is_network = true, REST),
		.brief = "the address, in the way of its family"),
};

const struct type type_sockaddr = {
	STRUCT_TYPE(sockaddr, sockaddr_members), .header = "sys/socket.h", .section = "sockaddr(3type)",
	.brief = "the generic address: how every address struct begins",
};

static const struct member in_addr_members[] = {
	MEMBER(in_addr, s_addr, &type_in_addr_t, .brief = "IPv4 address"),
};

#define IN_ADDR STRUCT_TYPE(in_addr, in_addr_members), .header = "netinet/in.h", .section = "ip(7)", .brief = "IPv4 address alone"
const struct type type_in_addr = { IN_ADDR };
const struct type type_in_addr_inside = { IN_ADDR, .is_transparent = true };

static const struct member in6_addr_members[] = {
	/* s6_addr is a macro for a member of a union */
	{ .name = "s6_addr", .offset = offsetof(struct in6_addr, s6_addr), .brief = "IPv6 address", .flags = MEMBER_NAMES_ITSELF,
	  .type = BYTES_TYPE("uint8_t [16]", form_in6_addr, .is_network = true, .size = sizeof(struct in6_addr), FIXED(16)) },
};

#define IN6_ADDR \
	STRUCT_TYPE(in6_addr, in6_addr_members), .header = "netinet/in.h", .section = "ipv6(7)", .brief = "IPv6 address alone"
const struct type type_in6_addr = { IN6_ADDR };
const struct type type_in6_addr_inside = { IN6_ADDR, .is_transparent = true };

static const struct member sockaddr_in_members[] = {
	FAMILY(sockaddr_in, sin_family, "address family"),
	MEMBER(sockaddr_in, sin_port, &type_port, .brief = "port"),
	MEMBER(sockaddr_in, sin_addr, &type_in_addr_inside, .brief = "IPv4 address"),
	MEMBER(sockaddr_in, sin_zero, BYTES_TYPE("unsigned char [8]", form_data, FIXED(8)), .flags = MEMBER_PADDING,
		.brief = "padding to the size of struct sockaddr"),
};

const struct type type_sockaddr_in = {
	STRUCT_TYPE(sockaddr_in, sockaddr_in_members), .header = "netinet/in.h", .section = "ip(7)",
	.brief = "address of an IPv4 socket",
};

static const struct member sockaddr_in6_members[] = {
	FAMILY(sockaddr_in6, sin6_family, "address family"),
	MEMBER(sockaddr_in6, sin6_port, &type_port, .brief = "port"),
	MEMBER(sockaddr_in6, sin6_flowinfo, INTEGER_TYPE(uint32_t, form_network_long, .is_network = true),
		.brief = "traffic class and flow label"),
	MEMBER(sockaddr_in6, sin6_addr, &type_in6_addr_inside, .flags = MEMBER_NAMES_ITSELF, .brief = "IPv6 address"),
	MEMBER(sockaddr_in6, sin6_scope_id, INTEGER_TYPE(uint32_t, form_interface),
		.brief = "interface that a link-local address belongs to"),
};

const struct type type_sockaddr_in6 = {
	STRUCT_TYPE(sockaddr_in6, sockaddr_in6_members), .header = "netinet/in.h", .section = "ipv6(7)",
	.brief = "address of an IPv6 socket", .least = offsetof(struct sockaddr_in6, sin6_scope_id),
};

static const struct member sockaddr_un_members[] = {
	FAMILY(sockaddr_un, sun_family, "address family"),
	MEMBER(sockaddr_un, sun_path, BYTES_TYPE("char [108]", form_path, REST_UP_TO(108)),
		.brief = "path, or a NUL and an abstract name"),
};

const struct type type_sockaddr_un = {
	STRUCT_TYPE(sockaddr_un, sockaddr_un_members), .header = "sys/un.h", .section = "unix(7)",
	.brief = "address of a unix socket", .least = offsetof(struct sockaddr_un, sun_path),
};

/* The bytes behind ss_family have no names that a program may use; the C library calls them so. */
static const struct member sockaddr_storage_members[] = {
	FAMILY(sockaddr_storage, ss_family, "address family: it says which struct this really is"),
	MEMBER(sockaddr_storage, __ss_padding, BYTES_TYPE("char [118]", form_data, FIXED(118)), .flags = MEMBER_PADDING,
		.brief = "room for the address of every family"),
	MEMBER(sockaddr_storage, __ss_align, &type_unsigned_long, .flags = MEMBER_PADDING,
		.brief = "gives the struct the strictest alignment"),
};

const struct type type_sockaddr_storage = {
	STRUCT_TYPE(sockaddr_storage, sockaddr_storage_members), .header = "sys/socket.h",
	.section = "sockaddr_storage(3type)", .brief = "room for an address of any family",
};

const struct choice_case address_cases[ADDRESS_CASES] = {
	{ AF_INET, &type_sockaddr_in }, { AF_UNIX, &type_sockaddr_un }, { AF_INET6, &type_sockaddr_in6 },
	{ AF_NETLINK, &type_sockaddr_nl }, { AF_PACKET, &type_sockaddr_ll }, { AF_VSOCK, &type_sockaddr_vm },
	{ AF_ALG, &type_sockaddr_alg }, { AF_XDP, &type_sockaddr_xdp }, { AF_QIPCRTR, &type_sockaddr_qrtr },
};

const struct type *struct_of_family(int64_t family)
{
	for (size_t i = 0; i < ADDRESS_CASES; i++)
		if (address_cases[i].value == family)
			return address_cases[i].type;
	return NULL;
}

int64_t struct_family(const struct type *type)
{
	for (size_t i = 0; i < ADDRESS_CASES; i++)
		if (address_cases[i].type == type)
			return address_cases[i].value;
	return -1;
}
