/* The POSIX types and the example family's addresses.
 * Not here: the example family's number, which is a name of its set (names-socket.c). */
#include "abi/posix.h"

#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "type/rows.h"

const struct example_address example_addresses[] = {
	{ "daughter", 1 }, { "wife", 2 }, { "mom", 3 }, { "dad", 4 }, { "sister", 5 }, { "brother", 6 },
};
const size_t example_address_count = sizeof(example_addresses) / sizeof(example_addresses[0]);

#define POSIX_TYPE(ctype, where, what) \
	{ .name = #ctype, .shape = SHAPE_INTEGER, .size = sizeof(ctype), .is_signed = IS_SIGNED(ctype), .form = &form_number, \
	  .header = where, .brief = what }

const struct type posix_types[] = {
	POSIX_TYPE(int8_t, "sys/types.h", "8-bit integer"),
	POSIX_TYPE(uint8_t, "sys/types.h", "8-bit integer without sign"),
	POSIX_TYPE(int16_t, "sys/types.h", "16-bit integer"),
	POSIX_TYPE(uint16_t, "sys/types.h", "16-bit integer without sign"),
	POSIX_TYPE(int32_t, "sys/types.h", "32-bit integer"),
	POSIX_TYPE(uint32_t, "sys/types.h", "32-bit integer without sign"),
	POSIX_TYPE(sa_family_t, "sys/socket.h", "address family of a socket address"),
	POSIX_TYPE(socklen_t, "sys/socket.h", "length of a socket address or option"),
	POSIX_TYPE(in_addr_t, "netinet/in.h", "IPv4 address"),
	POSIX_TYPE(in_port_t, "netinet/in.h", "TCP or UDP port"),
	POSIX_TYPE(ssize_t, "sys/types.h", "count of bytes, or -1 for an error"),
	POSIX_TYPE(size_t, "stddef.h", "count of bytes"),
	POSIX_TYPE(nfds_t, "poll.h", "number of descriptors for poll"),
	POSIX_TYPE(time_t, "sys/types.h", "seconds"),
	POSIX_TYPE(suseconds_t, "sys/types.h", "microseconds, or -1"),
};
const size_t posix_type_count = sizeof(posix_types) / sizeof(posix_types[0]);

const struct type *posix_type_find(const char *text, size_t length)
{
	for (size_t i = 0; i < posix_type_count; i++)
		if (strncmp(posix_types[i].name, text, length) == 0 && posix_types[i].name[length] == '\0')
			return &posix_types[i];
	return NULL;
}
