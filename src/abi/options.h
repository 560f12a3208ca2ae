/* Socket options: level, name, kind of value, direction. One row serves getsockopt, setsockopt, print, Tab and help.
 * Not here: the calls themselves (calls.h). */
#ifndef SOCK_ABI_OPTIONS_H
#define SOCK_ABI_OPTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "abi/layouts.h"
#include "abi/names.h"

enum option_value {
	OPTION_INT,    /* int; `set` gives names where the values have some */
	OPTION_FLAG,   /* int that is 0 or 1 */
	OPTION_ERROR,  /* int that is an errno: SO_ERROR */
	OPTION_STRUCT, /* `layout`: linger, timeval */
	OPTION_TEXT,   /* characters: SO_BINDTODEVICE, TCP_CONGESTION */
	OPTION_OTHER,  /* a value that has no kind yet: bytes */
};

enum option_direction { OPTION_GET = 1, OPTION_SET = 2, OPTION_BOTH = 3 };

struct socket_option {
	int level;        /* SOL_SOCKET, IPPROTO_TCP */
	const char *name; /* as the header and strace write it: "SO_REUSEADDR", "TCP_NODELAY" */
	int value;        /* the header's number */
	unsigned flags;   /* enum name_flags */
	enum option_value kind;
	enum option_direction direction;
	const struct name_set *set;
	const struct layout *layout;
	const char *brief; /* one line of help with its unit: "seconds of idleness before the first keepalive probe" */
};

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

extern const struct socket_option socket_options[];
extern const size_t socket_option_count;

/* The option of a level and a number, or NULL. */
const struct socket_option *option_of_value(int64_t level, int64_t value);

/* The option of that exact name, of `level` or, where level is -1, of any. */
const struct socket_option *option_find(int64_t level, const char *text, size_t length);

/* The same as words write it: any case, with or without SO_, IP_, IPV6_, TCP_ or UDP_ (reuseaddr, tcp_nodelay, nodelay).
 * *matches is set to how many options of different levels bear the word: above 1 the level must be asked for. */
const struct socket_option *option_find_word(int64_t level, const char *text, size_t length, size_t *matches);

#endif
