/* The table of calls: one row a call. From it come both ways of typing a call, its marshalling, the call line,
 * completion, usage and help. Not here: the constants, options and structs that a row names. */
#ifndef SOCK_ABI_CALLS_H
#define SOCK_ABI_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/layouts.h"
#include "abi/names.h"

/* What a parameter is: how it is read, handed over and shown. Every kind has its small functions in lang/ (read),
 * run/ (marshal) and view/ (show), in arrays indexed by it; no engine asks for a call by name. */
enum kind {
	KIND_NONE,           /* absent: the third argument of fcntl(fd, F_GETFL) */
	KIND_DESCRIPTOR,     /* int: a descriptor */
	KIND_NUMBER,         /* an integer of the row's width and sign */
	KIND_PORT,           /* an integer that holds a port in network order: htons(80) */
	KIND_NAME,           /* an integer with names, from `set` or `selector` */
	KIND_LEVEL,          /* level of a socket option; in words it follows from the option */
	KIND_OPTION,         /* number of a socket option; peer: the level */
	KIND_OPTION_VALUE,   /* memory typed by the option; peer: the option */
	KIND_VARIANT,        /* what it is depends on the value of the peer: `variants` */
	KIND_ADDRESS,        /* struct sockaddr *, in or out; peer: its length */
	KIND_LENGTH,         /* size of the peer: bytes, or elements of a KIND_STRUCT_LIST */
	KIND_LENGTH_POINTER, /* socklen_t *, in and out: size of the peer, shown as [128 => 16] */
	KIND_DATA,           /* bytes, in or out; peer: their number */
	KIND_TEXT,           /* const char *, ends at its NUL */
	KIND_TEXT_BUFFER,    /* char *, filled in; peer: its size, or `size` bytes where it has none */
	KIND_PAIR,           /* int[2], filled in with two descriptors */
	KIND_STRUCT,         /* pointer to one struct of `layout` */
	KIND_STRUCT_VALUE,   /* a struct of `layout` handed over itself, in 4 or 8 bytes: inet_ntoa */
	KIND_STRUCT_LIST,    /* array of structs of `layout`, in and out; peer: how many */
	KIND_RAW_ADDRESS,    /* void *: the 4 or 16 bytes of an address, by the family in the peer */
	KIND_RESULT_LIST,    /* struct addrinfo **, filled in with a list */
	KIND_COUNT
};

enum direction { DIRECTION_IN = 1, DIRECTION_OUT = 2, DIRECTION_BOTH = 3 };

enum result_kind {
	RESULT_STATUS,     /* 0, or -1 and errno */
	RESULT_COUNT,      /* how many bytes or elements, or -1 and errno */
	RESULT_DESCRIPTOR, /* a new descriptor, or -1 and errno; it becomes the current one */
	RESULT_NUMBER,     /* a number, or -1 and errno */
	RESULT_NETWORK,    /* a number in the other byte order, `result_size` bytes wide: htons */
	RESULT_IN_ADDR,    /* in_addr_t; INADDR_NONE where it was no address */
	RESULT_INDEX,      /* a number above 0, or 0 and errno */
	RESULT_TEXT,       /* const char *, or NULL and errno */
	RESULT_STRUCT,     /* pointer to a static struct of `result_layout`, or NULL: not found */
	RESULT_RESOLVER,   /* 0 or an EAI_ number */
	RESULT_FLAGS,      /* a number shown as 0x2 (flags O_RDWR), of `result_set`, or -1 and errno */
	RESULT_VARIANT,    /* depends on the value of argument `result_peer`: `result_variants` */
};

enum wait_kind {
	WAIT_NEVER,
	WAIT_ACCEPT,  /* until a connection is there to be accepted on the descriptor of argument 0 */
	WAIT_RECEIVE, /* until data can be received on it, which is a socket: recv */
	WAIT_READ,    /* until data can be read from it, whatever it is: read */
	WAIT_WRITE,   /* until it can be written: send */
	WAIT_CONNECT, /* until the peer answers */
	WAIT_POLL,    /* until one of a list is ready or its timeout is over */
};

/* How a default arises where an argument is left out in words. */
enum parameter_default {
	DEFAULT_NONE,    /* it must be given */
	DEFAULT_VALUE,   /* `value` */
	DEFAULT_CURRENT, /* the current descriptor */
	DEFAULT_PEER,    /* from the peer: a length, a level */
	DEFAULT_BUFFER,  /* memory for what comes out */
	DEFAULT_NULL,    /* a null pointer */
};

struct parameter_variant;

struct parameter {
	const char *name;  /* as in the man page: "sockfd" */
	const char *ctype; /* as in the prototype: "const struct sockaddr *" */
	enum kind kind;
	enum direction direction; /* of the memory behind a pointer; DIRECTION_IN for plain values */
	int8_t peer;              /* index of the argument it depends on; -1 none. 0 is a valid index */
	enum parameter_default fallback;
	int64_t value;            /* of DEFAULT_VALUE */
	uint8_t size;             /* bytes of an integer as the call takes it (4 for int, 8 for size_t); of a KIND_TEXT_BUFFER without peer, bytes */
	bool is_signed;           /* of an integer */
	bool keyed;               /* in words only by its name or as a named flag, never as a bare number: flags=2 */
	const struct name_set *set;
	const struct name_selector *selector; /* KIND_NAME: the set depends on the peer */
	const struct layout *layout;
	const struct parameter_variant *variants; /* KIND_VARIANT; ended by a row with parameter NULL */
};

struct parameter_variant {
	int64_t value; /* of the peer */
	const struct parameter *parameter;
};

struct result_variant {
	int64_t value; /* of argument result_peer */
	enum result_kind kind;
	const struct name_set *set;
};

#define CALL_PARAMETERS 7

/* Makes the call with the real prototype. Arguments as they go to the call, pointers as intptr_t, integers
 * sign- or zero-extended by the row. Returns what the call returned; errno is as the call left it. */
typedef int64_t call_function(const int64_t *arguments);

struct call {
	const char *name;       /* "bind" */
	const char *section;    /* man page: "bind(2)" */
	const char *header;     /* "sys/socket.h" */
	const char *ctype;      /* of the result: "int" */
	const char *brief;      /* one line of help */
	const char *example;    /* runs as it stands in a new shell, on loopback */
	const char *group;      /* heading in `help`: "sockets", "data", "options", "descriptors", "byte order", "addresses", "names", "waiting" */
	const char *variant;    /* the call that words mean when given what this one has no parameter for: accept4 for accept */
	const char *trace_name; /* the system call's name in a trace where it differs: recvfrom for recv; or NULL */
	const char *remark;     /* one line under each successful call line, or NULL: inet_pton's three results */
	call_function *invoke;
	enum result_kind result;
	uint8_t result_size;    /* RESULT_NETWORK: bytes */
	enum byte_order result_order; /* RESULT_NETWORK: the order that it brings about; the argument has the other */
	int8_t result_peer;     /* RESULT_VARIANT */
	const struct layout *result_layout;
	const struct name_set *result_set;
	const struct result_variant *result_variants; /* ended by kind RESULT_VARIANT */
	enum wait_kind waits;
	bool closes;            /* the descriptor of argument 0 is given back */
	uint8_t count;          /* of parameters */
	struct parameter parameters[CALL_PARAMETERS];
};

extern const struct call socket_calls[];
extern const size_t socket_call_count;

/* The call of that exact name; NULL where there is none. The index into `socket_calls` is row - socket_calls. */
const struct call *call_find(const char *text, size_t length);

/* Words that stand for one or two calls: hton for htons and htonl, pton for inet_pton. */
struct word_alias {
	const char *word;
	const char *calls[2]; /* the second may be NULL */
	const char *brief;
};
extern const struct word_alias word_aliases[];
extern const size_t word_alias_count;

const struct word_alias *word_alias_find(const char *text, size_t length);

#endif
