/* Numbers by their names, as strace prints them.
 * Not here: the names and the way back from text (names.h), socket options (options.h). */
#ifndef SOCK_ABI_NAMES_SHOW_H
#define SOCK_ABI_NAMES_SHOW_H

#include <stddef.h>
#include <stdint.h>

#include "abi/names.h"
#include "text/sink.h"

/* A number taken apart: names in the order in which they are printed, and the bits that none of them covers. */
struct name_parts {
	const struct name *names[65]; /* one of the enumerators, then flags, one for a bit at most */
	size_t count, flags;          /* of all of them; of flags */
	uint64_t rest;
	int64_t value;                /* the number as its place has it, extended by the sign of an int */
};

/* `size` is the width of the place in bytes: -1 in four has a rest of 0xffffffff. */
struct name_parts name_split(const struct name_set *set, int64_t value, size_t size);

/* AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0x4d with the set's comment. */
void name_show(struct sink *sink, const struct name_set *set, int64_t value, size_t size);

/* What no name covers, as an element of GROUP_FLAGS: 0x40; of an enumerator without a name, the number as the set has it.
 * Nothing where names cover all. */
void name_show_rest(struct sink *sink, const struct name_set *set, const struct name_parts *parts);

#endif
