/* The POSIX types of the socket API, and a family that is only an example.
 * Not here: structs (structs.h). */
#ifndef SOCK_ABI_POSIX_H
#define SOCK_ABI_POSIX_H

#include <stddef.h>
#include <stdint.h>

#include "type/type.h"

/* The POSIX integers with their size here; `header` and `brief` are set. */
extern const struct type posix_types[];
extern const size_t posix_type_count;

/* The type of that exact name, `length` bytes at `text`; NULL where there is none. */
const struct type *posix_type_find(const char *text, size_t length);

/* A family that the shell knows as an example, and the kernel does not: its name and its addresses. */
struct example_address {
	const char *name; /* "daughter" */
	uint8_t value;    /* sa_data[0] */
};
#define EXAMPLE_FAMILY_NAME "AF_FAMILY"
extern const int64_t example_family; /* a number that no kernel gives to a family */
extern const struct example_address example_addresses[];
extern const size_t example_address_count;

#endif
