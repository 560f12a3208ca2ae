/* Socket options: level, name, type of value, direction. One row serves getsockopt, setsockopt, print, Tab and help.
 * Not here: the calls themselves (calls.h). */
#ifndef SOCK_ABI_OPTIONS_H
#define SOCK_ABI_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names.h"

enum option_direction { OPTION_GET = 1, OPTION_SET = 2, OPTION_BOTH = 3 };

/* A row begins as a struct name does: the options of a level are a set of names (option_tables). */
struct socket_option {
	union {
		struct name as_name;
		struct {
			const char *name; /* as the header and strace write it: "SO_REUSEADDR", "TCP_NODELAY" */
			int64_t value;    /* the header's number */
			unsigned flags;   /* enum name_flags */
			const char *brief; /* one line of help with its unit: "seconds of idleness before the first keepalive probe" */
		};
	};
	int level; /* SOL_SOCKET, IPPROTO_TCP */
	const struct type *type; /* of its value */
	enum option_direction direction;
};

/* The options of a level, in the order of help; their names as a set. */
struct option_level {
	int level;
	const struct socket_option *options;
	struct name_set names;
};
extern const struct option_level option_tables[];
extern const size_t option_table_count;

/* The row that a name of an option begins. */
static inline const struct socket_option *option_of_name(const struct name *name)
{
	return (const struct socket_option *)(const void *)name;
}

/* An option's number by its level in argument 1, and its value by both, as long as argument 4 says. */
extern const struct type type_option_name, type_option_value;

/* Names for the values of some options: they serve typing, help and the byte view. */
extern const struct name_set path_mtu_values;          /* IP_PMTUDISC_ */
extern const struct name_set path_mtu_values_inet6;    /* IPV6_PMTUDISC_ */
extern const struct name_set type_of_service_values;   /* IPTOS_ */
extern const struct name_set buffer_lock_values;       /* SOCK_SNDBUF_LOCK */
extern const struct name_set rehash_values;            /* SOCK_TXREHASH_ */
extern const struct name_set source_preference_values; /* IPV6_PREFER_SRC_ */
extern const struct name_set repair_values;            /* TCP_REPAIR_ON */
extern const struct name_set repair_queue_values;      /* TCP_RECV_QUEUE */
extern const struct name_set encapsulation_values;     /* UDP_ENCAP_ */

/* The names of the option's level. */
const struct name_set *option_set(const struct socket_option *option);

/* Whether a set is the names of a level's options: each of them begins a row. */
bool is_option_set(const struct name_set *set);

/* All options, level by level; NULL behind the last. */
const struct socket_option *socket_option_at(size_t index);
size_t socket_option_total(void);

/* The option of a level and a number, or NULL. */
const struct socket_option *option_of_value(int64_t level, int64_t value);

/* The option of that exact name, of `level` or, where level is -1, of any. */
const struct socket_option *option_find(int64_t level, const char *text, size_t length);

/* The same as words write it: any case, with or without SO_, IP_, IPV6_, TCP_ or UDP_ (reuseaddr, tcp_nodelay, nodelay).
 * *matches is set to how many options of different levels bear the word: above 1 the level must be asked for. */
const struct socket_option *option_find_word(int64_t level, const char *text, size_t length, size_t *matches);

/* The word of an option: name_word's where no other level has that word, else its name in small letters. NUL-ended in
 * `word`. Returns whether the word says the level too; where it does not, the level has to be said before it. */
bool word_of_option(const struct socket_option *option, char word[NAME_WORD_MOST]);

#endif
