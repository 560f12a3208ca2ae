/* Named constants and the sets they live in: number to name and back.
 * Not here: which parameter draws on which set (calls.h), socket options (options.h), printing (names-show.h). */
#ifndef SOCK_ABI_NAMES_H
#define SOCK_ABI_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum name_flags {
	NAME_ALIAS = 1,  /* another name of a value that has a usual one (AF_LOCAL, EWOULDBLOCK): read, never printed */
	NAME_ABSENT = 2, /* the headers of this system do not have it: "not on this system" instead of "unknown" */
};

/* One constant. The value is the header's; it means nothing where NAME_ABSENT is set. */
struct name {
	const char *name;
	int64_t value;
	unsigned flags;
	const char *brief; /* one line of help, no full stop; may be NULL in large sets */
};

enum name_set_kind {
	SET_ENUM,           /* a value is one name: AF_, IPPROTO_ */
	SET_FLAGS,          /* a value is names joined by |: MSG_ */
	SET_ENUM_AND_FLAGS, /* one name in the bits of enum_mask, flags in the others: socket types, open flags */
};

/* A set of constants that stand in the same place. */
struct name_set {
	const char *name;         /* what one of it is called in messages: "address family" */
	const char *prefixes[4];  /* what words may leave out, "AF_" and "PF_"; NULL ends the list */
	const char *unknown;      /* strace's comment behind a number that has no name: "AF_???"; NULL for none */
	enum name_set_kind kind;
	uint64_t enum_mask;       /* SET_ENUM_AND_FLAGS only */
	bool decimal;             /* numbers without a name print in decimal (a protocol), not in hexadecimal */
	const struct name *names; /* sorted by nothing: the usual name of a value comes before its aliases */
	size_t count;
	const char *section;      /* man page that has them: "socket(2)" */
	const char *example;      /* a line that uses one */
};

/* Sets by the value of another argument: the protocols of a family, the third argument of fcntl. */
struct name_set_choice {
	int64_t value;
	const struct name_set *set;
};

struct name_selector {
	const struct name_set_choice *choices;
	size_t count;
	const struct name_set *otherwise; /* may be NULL: a plain number */
};

/* The usual (non-alias, present) name of a value, of a flag or of an enumerator; NULL where there is none. */
const struct name *name_of_value(const struct name_set *set, int64_t value);

/* The constant written exactly so, `length` bytes at `text`. NULL where the set has none. May be NAME_ABSENT. */
const struct name *name_find(const struct name_set *set, const char *text, size_t length);

/* The same as words write it: in any case, with or without one of the set's prefixes (inet, AF_INET, af_inet). */
const struct name *name_find_word(const struct name_set *set, const char *text, size_t length);

/* The constant of that exact name in any set, for C expressions and `constants`; *found_in (may be NULL) is its set. */
const struct name *name_find_anywhere(const char *text, size_t length, const struct name_set **found_in);

/* The set that goes with a value of the argument that decides, or `otherwise`. */
const struct name_set *name_select(const struct name_selector *selector, int64_t value);

/* All sets, for completion, help and the tests of the tables; NULL ends the list. */
extern const struct name_set *const name_sets[];

extern const struct name_set families;           /* AF_, PF_ */
extern const struct name_set socket_types;       /* SOCK_, with SOCK_NONBLOCK and SOCK_CLOEXEC */
extern const struct name_set accept_flags;       /* SOCK_NONBLOCK, SOCK_CLOEXEC alone */
extern const struct name_set protocols_inet;     /* IPPROTO_ */
extern const struct name_set protocols_netlink;  /* NETLINK_ */
extern const struct name_selector protocols;     /* by family; other families: a plain number */
extern const struct name_set message_flags;      /* MSG_ */
extern const struct name_set shutdown_ways;      /* SHUT_ */
extern const struct name_set option_levels;      /* SOL_, with IPPROTO_ names as aliases, as strace prints SOL_IP, SOL_TCP */
extern const struct name_set open_flags;         /* O_: access mode as enum, the rest flags; for F_SETFL, F_GETFL */
extern const struct name_set creation_flags;     /* O_ without an access mode, for pipe2, dup3: 0 is 0 and not O_RDONLY */
extern const struct name_set descriptor_flags;   /* FD_CLOEXEC */
extern const struct name_set fcntl_commands;     /* F_ */
extern const struct name_set poll_events;        /* POLL */
extern const struct name_set addrinfo_flags;     /* AI_ */
extern const struct name_set nameinfo_flags;     /* NI_ */
extern const struct name_set resolver_errors;    /* EAI_ (negative numbers) */
extern const struct name_set signal_names;            /* SIG */
extern const struct name_set limit_names;             /* SOMAXCONN, INET_ADDRSTRLEN, INADDR_ANY and the like: in expressions only */

#endif
