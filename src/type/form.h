/* Forms: each is one way to write a scalar, with all its directions in one file (form-port.c, form-names.c, ...).
 * A form converts between a few bytes and a few characters; it knows no session, no memory and no call.
 * Not here: structs, arrays, pointers, which are walked (place.h); which place has which form (the types in abi/). */
#ifndef SOCK_TYPE_FORM_H
#define SOCK_TYPE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/sink.h"
#include "type/place.h"
#include "type/type.h"

/* What was typed for a scalar: a number, or the text of a word or of a string. */
struct leaf {
	const char *text; /* `length` bytes, not NUL-ended; NULL for a number */
	size_t length;
	int64_t number;
};

/* Takes what words may say in the place of a value: `text` and one line of help, which may be NULL. */
struct offers {
	void (*offer)(struct offers *offers, const char *text, const char *help);
};

/* The most bytes that a form's scalar has (an IPv6 address). */
#define FORM_MOST 16

struct form {
	const char *help;       /* what help says a value is: "a port: 80, in C htons(80)" */
	const char *conversion; /* the function of C that notation has around it: "htons"; NULL for none */
	/* What words say, or what stands inside the conversion in C, as the bytes in memory: type_size(type) of them at `out`.
	 * False where that is no value of this form. NULL: numbers stand for themselves. */
	bool (*read)(const struct type *type, const struct leaf *leaf, uint8_t *out);
	/* The value as strace writes it. The place's size is not below the type's. */
	void (*print)(struct sink *sink, const struct place *place);
	/* The words that there are for it; NULL where they cannot be listed. */
	void (*offer)(const struct type *type, struct offers *offers);
	/* Of BYTES that are a set of numbers, which notation writes as a list of the type's `of`: puts one in, false where
	 * there is no room for it; the first one that is in it from a number on, or -1. NULL for all others. */
	bool (*add)(uint8_t *bytes, size_t size, int64_t number);
	int64_t (*next)(const uint8_t *bytes, size_t size, int64_t from);
	bool is_of_machine; /* what a text means, this machine says when the line runs: read() asks it */
	bool has_no_order;  /* bytes as they are: neither host nor network order */
};

extern const struct form form_number;       /* 80, -1 */
extern const struct form form_status;       /* 0: what calls return that only say whether they failed */
extern const struct form form_count;        /* how many */
extern const struct form form_swapped;      /* a number whose bytes changed places: what htons returns */
extern const struct form form_length;       /* a number; strace shows a sign in a socklen_t, which has none */
extern const struct form form_hexadecimal;  /* 0x2 */
extern const struct form form_mode;         /* 0644 */
extern const struct form form_names;        /* AF_INET, SOCK_STREAM|SOCK_CLOEXEC: by the type's `names` */
extern const struct form form_named_number; /* a number, which words may name: 1 of IP_PMTUDISC_WANT */
extern const struct form form_errno;        /* ECONNREFUSED, or 0 */
extern const struct form form_switch;       /* 1; in words on and off too */
extern const struct form form_descriptor;   /* 3 */
extern const struct form form_fd_set;       /* [3 4]: a set of descriptors */
extern const struct form form_port;         /* htons(80) */
extern const struct form form_network_long; /* htonl(0) */
extern const struct form form_in_addr;      /* inet_addr("127.0.0.1") */
extern const struct form form_in_addr_number; /* 0x0100007f: what inet_addr returns */
extern const struct form form_in6_addr;       /* inet_pton(AF_INET6, "::1", &sin6_addr) */
extern const struct form form_interface;      /* if_nametoindex("lo") */
extern const struct form form_data;           /* "hello" */
extern const struct form form_text;           /* the same, up to its NUL */
extern const struct form form_characters; /* "lo": a text as long as it is said, which words need not quote */
extern const struct form form_path;       /* "/tmp/a", @"abstract" */
extern const struct form form_bytes;      /* [0a 00 00 01] */

/* A number by the names of a set: AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0x4d with a comment. `size` is its width in bytes:
 * -1 in four is 0xffffffff. */
void form_print_named(struct sink *sink, const struct name_set *set, int64_t value, size_t size);

#endif
