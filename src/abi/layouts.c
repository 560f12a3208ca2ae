/* The example family, the POSIX types; the structs as struct layout, filled in from their types (legacy.c).
 * Not here: the structs (structs.c, addresses.c). */
#include "abi/layouts.h"

#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

struct layout layout_sockaddr, layout_sockaddr_in, layout_sockaddr_in6, layout_sockaddr_un, layout_sockaddr_storage, layout_in_addr, layout_in6_addr, layout_linger, layout_timeval, layout_pollfd, layout_addrinfo, layout_servent, layout_protoent;

const struct layout *const layouts[] = {
	&layout_sockaddr, &layout_sockaddr_in, &layout_sockaddr_in6, &layout_sockaddr_un, &layout_sockaddr_storage, &layout_in_addr, &layout_in6_addr, &layout_linger, &layout_timeval, &layout_pollfd, &layout_addrinfo, &layout_servent, &layout_protoent, NULL
};

void fill_legacy(void);
__attribute__((constructor)) static void fill(void)
{
	fill_legacy();
}

const struct layout *layout_find(const char *text, size_t length)
{
	for (size_t i = 0; layouts[i]; i++) {
		if (strncmp(layouts[i]->name, text, length) == 0 && layouts[i]->name[length] == '\0')
			return layouts[i];
	}
	return NULL;
}

const struct layout *layout_of_type(const struct type *type)
{
	for (size_t i = 0; layouts[i]; i++)
		if (layouts[i]->type == type || (type && layouts[i]->type->members == type->members))
			return layouts[i];
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
