/* What words say of a struct: the pattern in its row (`words` of struct type).
 *     "l_onoff [l_linger]"   a word for each of the members; one in brackets may be left out
 *     "tv_sec.tv_usec"       one decimal number: the whole in the first, what is behind the point in the second
 *     "events data.fd"       a member of the struct or union inside a member
 *     "it_value"             a struct that has a pattern: its words
 *     "msg_iov"              a member that leads to data, or to a list of structs that have patterns: words for all of them
 *     "[rights=msg_control{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS}]"
 *                            behind all others: KEY=WORDS for a member; of a list that it leads to one more element, which
 *                            begins so in notation, and whose last member the words say
 * Not here: reading the words (word-structs.c). */
#ifndef SOCK_LANG_PATTERN_H
#define SOCK_LANG_PATTERN_H

#include <stdbool.h>

#include "type/type.h"

/* One word of a pattern. All of it belongs to the tables. */
struct pattern_item {
	const struct member *member;   /* of the struct */
	const struct member *inner;    /* of the struct that the member is: fd of data; or NULL */
	const struct member *fraction; /* of the struct: what is behind the point; or NULL */
	bool optional;
};

/* Takes the next word off the rest of a pattern of `type` at *rest, which is type->words at first. False at its end. */
bool pattern_next(const struct type *type, const char **rest, struct pattern_item *item);

/* KEY=... of a pattern. */
struct pattern_key {
	const char *name; /* `length` bytes of the pattern */
	size_t length;
	const struct member *member; /* of the struct */
	const char *notation; /* `notation_length` bytes of the pattern: how a new element begins; or NULL */
	size_t notation_length;
};

/* Takes the next KEY= off the rest of the pattern, passing over its words. False at its end. */
bool pattern_next_key(const struct type *type, const char **rest, struct pattern_key *key);

/* What the word is, with the one member in the place of a struct that is transparent. */
const struct type *pattern_type(const struct pattern_item *item);

#endif
