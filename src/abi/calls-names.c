/* Rows of the table of calls: byte order, addresses as text, names of hosts and services. Each with the thin typed function that makes the call.
 * Not here: calls on descriptors. */
#include "abi/calls-table.h"

#include <arpa/inet.h>
#include <limits.h>
#include <net/if.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

static int64_t make_htons(const int64_t *a) { return htons((uint16_t)a[0]); }
static int64_t make_htonl(const int64_t *a) { return htonl(UNSIGNED(0)); }
static int64_t make_ntohs(const int64_t *a) { return ntohs((uint16_t)a[0]); }
static int64_t make_ntohl(const int64_t *a) { return ntohl(UNSIGNED(0)); }
static int64_t make_inet_pton(const int64_t *a) { return inet_pton(INT(0), IN(1), OUT(2)); }
static int64_t make_inet_ntop(const int64_t *a) { return POINTER(inet_ntop(INT(0), IN(1), OUT(2), UNSIGNED(3))); }
static int64_t make_inet_aton(const int64_t *a) { return inet_aton(IN(0), OUT(1)); }
static int64_t make_inet_ntoa(const int64_t *a)
{
	return POINTER(inet_ntoa((struct in_addr){ .s_addr = UNSIGNED(0) }));
}
static int64_t make_inet_addr(const int64_t *a) { return inet_addr(IN(0)); }
static int64_t make_inet_network(const int64_t *a) { return inet_network(IN(0)); }
static int64_t make_inet_makeaddr(const int64_t *a) { return inet_makeaddr(UNSIGNED(0), UNSIGNED(1)).s_addr; }
static int64_t make_inet_lnaof(const int64_t *a) { return inet_lnaof((struct in_addr){ .s_addr = UNSIGNED(0) }); }
static int64_t make_inet_netof(const int64_t *a) { return inet_netof((struct in_addr){ .s_addr = UNSIGNED(0) }); }
static int64_t make_gai_strerror(const int64_t *a) { return POINTER(gai_strerror(INT(0))); }
static int64_t make_gethostname(const int64_t *a) { return gethostname(OUT(0), SIZE(1)); }
static int64_t make_getaddrinfo(const int64_t *a) { return getaddrinfo(IN(0), IN(1), IN(2), OUT(3)); }
static void release_getaddrinfo(const int64_t *a)
{
	struct addrinfo *list;
	memcpy(&list, OUT(3), sizeof list);
	freeaddrinfo(list);
}
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

/* An address as text or bytes says itself of which family it is. */
static int64_t family_of_text(const uint8_t *bytes, size_t size)
{
	return memchr(bytes, ':', size) ? AF_INET6 : AF_INET;
}

static int64_t family_of_bytes(const uint8_t *bytes, size_t size)
{
	(void)bytes;
	return size == sizeof(struct in6_addr) ? AF_INET6 : AF_INET;
}

/* The bytes of an address by the family in argument 0. */
static const struct choice_case raw_address_cases[] = {
	{ AF_INET6, BYTES_TYPE("struct in6_addr", form_bytes, FIXED(sizeof(struct in6_addr))) },
};
static const struct type type_raw_address = {
	.name = "void", .shape = SHAPE_CHOICE, .brief = "the bytes of an address: [0a 00 00 01], or a number",
	.choice = { .by = { ARGUMENT(0) }, .count = 1, CASES(raw_address_cases),
	            .otherwise = BYTES_TYPE("struct in_addr", form_bytes, FIXED(sizeof(struct in_addr))) },
};

const struct call call_htons = {
	.name = "htons", .section = "byteorder(3)", .header = "arpa/inet.h", .group = "byte order",
	.brief = "host to network byte order, short: 16 bits",
	.example = "htons 80",
	.invoke = make_htons, .returns = INTEGER_TYPE(uint16_t, form_swapped, .is_network = true), .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(htons, WHOLE(0, "hostshort", uint16_t)),
};

const struct call call_htonl = {
	.name = "htonl", .section = "byteorder(3)", .header = "arpa/inet.h", .group = "byte order",
	.brief = "host to network byte order, long: 32 bits",
	.example = "htonl 0x7f000001",
	.invoke = make_htonl, .returns = INTEGER_TYPE(uint32_t, form_swapped, .is_network = true), .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(htonl, WHOLE(0, "hostlong", uint32_t)),
};

const struct call call_ntohs = {
	.name = "ntohs", .section = "byteorder(3)", .header = "arpa/inet.h", .group = "byte order",
	.brief = "network to host byte order, short: 16 bits",
	.example = "ntohs 0x5000",
	.invoke = make_ntohs, .returns = INTEGER_TYPE(uint16_t, form_swapped), .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(ntohs,
		PARAMETER(0, "netshort", INTEGER_TYPE(uint16_t, form_number, .is_network = true))),
};

const struct call call_ntohl = {
	.name = "ntohl", .section = "byteorder(3)", .header = "arpa/inet.h", .group = "byte order",
	.brief = "network to host byte order, long: 32 bits",
	.example = "ntohl 0x0100007f",
	.invoke = make_ntohl, .returns = INTEGER_TYPE(uint32_t, form_swapped), .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(ntohl,
		PARAMETER(0, "netlong", INTEGER_TYPE(uint32_t, form_number, .is_network = true))),
};

const struct call call_inet_pton = {
	.name = "inet_pton", .section = "inet_pton(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an address as text to its bytes in network order (presentation to network)",
	.example = "pton 10.0.0.1; pton ::1; inet_pton inet 10.0.0.256",
	.remark = "1 means it was an address (0: it was none, -1: no such family); the bytes are in network order",
	.invoke = make_inet_pton, .returns = &type_int, .traits = CALL_FILLS_ON_ONE,
	ARGUMENTS(inet_pton,
		PARAMETER(0, "af", NAMES_TYPE(int, families), .fallback = FALLBACK_IMPLIED, .by = ARGUMENT(1), .implied = family_of_text),
		TEXT(1, "src"),
		PARAMETER(2, "dst", POINTER_TYPE("void *", DIRECTION_OUT, &type_raw_address), BUFFER, KEYED)),
};

const struct call call_inet_ntop = {
	.name = "inet_ntop", .section = "inet_ntop(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "the bytes of an address to text (network to presentation)",
	.example = "ntop [0a 00 00 01]; ntop 0x0100007f",
	.invoke = make_inet_ntop, .returns = POINTER_TYPE("const char *", DIRECTION_OUT, &type_text), .failure = FAILS_NULL,
	ARGUMENTS(inet_ntop,
		PARAMETER(0, "af", NAMES_TYPE(int, families), .fallback = FALLBACK_IMPLIED, .by = ARGUMENT(1), .implied = family_of_bytes),
		PARAMETER(1, "src", POINTER_TYPE("const void *", DIRECTION_IN, &type_raw_address)),
		TEXT_OUT(2, "dst", SIZED(ARGUMENT(3))),
		ROOM(3, "size", INET6_ADDRSTRLEN)),
};

const struct call call_inet_aton = {
	.name = "inet_aton", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an IPv4 address as text, also 127.1 and 0x7f000001, to an in_addr",
	.example = "aton 127.1",
	.remark = "1 means it was an address, 0 that it was none",
	.invoke = make_inet_aton, .returns = &type_int, .traits = CALL_FILLS_ON_ONE,
	ARGUMENTS(inet_aton,
		TEXT(0, "cp"),
		PARAMETER(1, "inp", POINTER_TYPE("struct in_addr *", DIRECTION_OUT, &type_in_addr), BUFFER, KEYED)),
};

const struct call call_inet_ntoa = {
	.name = "inet_ntoa", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an in_addr to text",
	.example = "ntoa 0x0100007f",
	.invoke = make_inet_ntoa, .returns = POINTER_TYPE("char *", DIRECTION_OUT, &type_text), .failure = FAILS_NULL,
	ARGUMENTS(inet_ntoa, PARAMETER(0, "in", &type_in_addr)),
};

const struct call call_inet_addr = {
	.name = "inet_addr", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an IPv4 address as text to an in_addr_t; obsolete, since 255.255.255.255 looks like its error",
	.example = "inet_addr 127.0.0.1",
	.invoke = make_inet_addr, .returns = INTEGER_TYPE(in_addr_t, form_in_addr_number, .is_network = true), .failure = FAILS_NO_ADDRESS, .traits = CALL_CONVERTS,
	ARGUMENTS(inet_addr, TEXT(0, "cp")),
};

/* inet_network, inet_lnaof and inet_netof count in host order: 0x7f000001. */
#define HOST_ORDER INTEGER_TYPE(in_addr_t, form_hexadecimal)

const struct call call_inet_network = {
	.name = "inet_network", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an IPv4 address as text to a number in host order",
	.example = "inet_network 127.0.0.1; inet_network 10.1",
	.invoke = make_inet_network, .returns = HOST_ORDER, .failure = FAILS_NO_ADDRESS, .traits = CALL_CONVERTS,
	ARGUMENTS(inet_network, TEXT(0, "cp")),
};

const struct call call_inet_makeaddr = {
	.name = "inet_makeaddr", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "an in_addr of a network's number and a host's number in it, by the classes of old",
	.example = "inet_makeaddr 127 1",
	.invoke = make_inet_makeaddr, .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	.returns = TYPE(.name = "struct in_addr", .shape = SHAPE_INTEGER, .size = sizeof(in_addr_t), .is_network = true,
	                .form = &form_in_addr_number),
	ARGUMENTS(inet_makeaddr, PARAMETER(0, "net", HOST_ORDER), PARAMETER(1, "host", HOST_ORDER)),
};

const struct call call_inet_lnaof = {
	.name = "inet_lnaof", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "the host's number in an in_addr, by the classes of old",
	.example = "inet_lnaof 0x0100007f",
	.invoke = make_inet_lnaof, .returns = HOST_ORDER, .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(inet_lnaof, PARAMETER(0, "in", &type_in_addr)),
};

const struct call call_inet_netof = {
	.name = "inet_netof", .section = "inet(3)", .header = "arpa/inet.h", .group = "addresses",
	.brief = "the network's number in an in_addr, by the classes of old",
	.example = "inet_netof 0x0100007f",
	.invoke = make_inet_netof, .returns = HOST_ORDER, .failure = FAILS_NEVER, .traits = CALL_CONVERTS,
	ARGUMENTS(inet_netof, PARAMETER(0, "in", &type_in_addr)),
};

const struct call call_getaddrinfo = {
	.name = "getaddrinfo", .section = "getaddrinfo(3)", .header = "netdb.h", .group = "names",
	.brief = "the addresses of a host and a service",
	.example = "getaddrinfo 127.0.0.1 80",
	.invoke = make_getaddrinfo, .release = release_getaddrinfo, .returns = NAMES_TYPE(int, resolver_errors), .failure = FAILS_RESOLVER,
	ARGUMENTS(getaddrinfo,
		TEXT(0, "node"),
		TEXT_OR_NULL(1, "service"),
		PARAMETER(2, "hints", POINTER_TYPE("const struct addrinfo *", DIRECTION_IN, &type_addrinfo), OR_NULL, KEYED),
		PARAMETER(3, "res", POINTER_TYPE("struct addrinfo **", DIRECTION_OUT,
			POINTER_TYPE("struct addrinfo *", DIRECTION_OUT, &type_addrinfo)), BUFFER, KEYED)),
};

const struct call call_getnameinfo = {
	.name = "getnameinfo", .section = "getnameinfo(3)", .header = "netdb.h", .group = "names",
	.brief = "the names of a host and a service, from an address",
	.example = "getnameinfo 127.0.0.1 80 numerichost|numericserv",
	.invoke = make_getnameinfo, .returns = NAMES_TYPE(int, resolver_errors), .failure = FAILS_RESOLVER,
	ARGUMENTS(getnameinfo,
		ADDRESS_IN(0, "addr", 1),
		ADDRESS_LENGTH(1),
		TEXT_OUT(2, "host", SIZED(ARGUMENT(3))),
		ROOM(3, "hostlen", NI_MAXHOST),
		TEXT_OUT(4, "serv", SIZED(ARGUMENT(5))),
		ROOM(5, "servlen", NI_MAXSERV),
		NAMED_OR(6, "flags", nameinfo_flags, 0)),
};

const struct call call_getservbyname = {
	.name = "getservbyname", .section = "getservbyname(3)", .header = "netdb.h", .group = "names",
	.brief = "the port of a service, from /etc/services",
	.example = "getservbyname http tcp",
	.invoke = make_getservbyname, .returns = POINTER_TYPE("struct servent *", DIRECTION_OUT, &type_servent), .failure = FAILS_NOT_FOUND,
	ARGUMENTS(getservbyname, TEXT(0, "name"), TEXT_OR_NULL(1, "proto")),
};

const struct call call_getservbyport = {
	.name = "getservbyport", .section = "getservbyname(3)", .header = "netdb.h", .group = "names",
	.brief = "the service of a port (in network order), from /etc/services",
	.example = "getservbyport 80 tcp",
	.invoke = make_getservbyport, .returns = POINTER_TYPE("struct servent *", DIRECTION_OUT, &type_servent), .failure = FAILS_NOT_FOUND,
	ARGUMENTS(getservbyport,
		PARAMETER(0, "port", INTEGER_TYPE(int, form_port, .is_network = true)),
		TEXT_OR_NULL(1, "proto")),
};

const struct call call_getprotobyname = {
	.name = "getprotobyname", .section = "getprotoent(3)", .header = "netdb.h", .group = "names",
	.brief = "the number of a protocol, from /etc/protocols",
	.example = "getprotobyname tcp",
	.invoke = make_getprotobyname, .returns = POINTER_TYPE("struct protoent *", DIRECTION_OUT, &type_protoent), .failure = FAILS_NOT_FOUND,
	ARGUMENTS(getprotobyname, TEXT(0, "name")),
};

const struct call call_if_nametoindex = {
	.name = "if_nametoindex", .section = "if_nametoindex(3)", .header = "net/if.h", .group = "names",
	.brief = "the number of a network interface",
	.example = "if_nametoindex lo",
	.invoke = make_if_nametoindex, .returns = &type_unsigned, .failure = FAILS_ZERO, .traits = CALL_CONVERTS,
	ARGUMENTS(if_nametoindex, TEXT(0, "ifname")),
};

const struct call call_if_indextoname = {
	.name = "if_indextoname", .section = "if_indextoname(3)", .header = "net/if.h", .group = "names",
	.brief = "the name of a network interface",
	.example = "if_indextoname 1",
	.invoke = make_if_indextoname, .returns = POINTER_TYPE("char *", DIRECTION_OUT, &type_text), .failure = FAILS_NULL,
	ARGUMENTS(if_indextoname,
		WHOLE(0, "ifindex", unsigned int),
		TEXT_OUT(1, "ifname", FIXED(IF_NAMESIZE))),
};

const struct call call_strerror = {
	.name = "strerror", .section = "strerror(3)", .header = "string.h", .group = "names",
	.brief = "the text of an error number",
	.example = "strerror EADDRINUSE",
	.invoke = make_strerror, .returns = POINTER_TYPE("char *", DIRECTION_OUT, &type_text), .failure = FAILS_NULL,
	ARGUMENTS(strerror, NAMED(0, "errnum", errno_names)),
};

const struct call call_gai_strerror = {
	.name = "gai_strerror", .section = "getaddrinfo(3)", .header = "netdb.h", .group = "names",
	.brief = "the text of an error of getaddrinfo or getnameinfo",
	.example = "gai_strerror EAI_NONAME",
	.invoke = make_gai_strerror, .returns = POINTER_TYPE("const char *", DIRECTION_OUT, &type_text), .failure = FAILS_NULL,
	ARGUMENTS(gai_strerror, NAMED(0, "errcode", resolver_errors)),
};

const struct call call_gethostname = {
	.name = "gethostname", .section = "gethostname(3p)", .header = "unistd.h", .group = "names",
	.brief = "the name of this machine",
	.example = "gethostname",
	.invoke = make_gethostname, .returns = &type_status,
	ARGUMENTS(gethostname,
		TEXT_OUT(0, "name", SIZED(ARGUMENT(1))),
		PARAMETER(1, "len", &type_length, OR_VALUE(HOST_NAME_MAX + 1), KEYED)),
};
