/* The patterns by which words say a struct: "l_onoff [l_linger]", "tv_sec.tv_usec", "fd events".
 * Not here: reading and printing what stands for their members (lang/), which struct has which (abi/structs.c). */
#ifndef SOCK_TYPE_WORDS_H
#define SOCK_TYPE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "type/type.h"

/* One member of a pattern. */
struct words_item {
	const char *name;  /* `length` bytes of the pattern, not NUL-ended */
	size_t length;
	bool is_optional;  /* [name]: may be left out */
	bool is_joined;    /* .name: the digits behind the point of the number before it */
};

/* The item of the pattern at *at, which is moved behind it; false at the pattern's end, and where its keys begin. A pattern is read from
 * type->words on. */
bool words_next(const char **at, struct words_item *item);

/* The member that an item names; NULL where the struct has none. */
const struct member *words_member(const struct type *type, const struct words_item *item);

/* How many digits a joined member counts behind the point, by the unit at the end of its name: 6 of tv_usec, 9 of
 * tv_nsec. */
unsigned words_digits(const struct words_item *item);

#endif
