/* What a piece of memory is: the one description that reading, printing, handing over, comparing, bytes, help and Tab
 * walk. A call's arguments, a struct's members, an option's value, a message's control data, a variable of C and what a
 * call returns are all of it. Pure data. Not here: walking it (place.h), how a scalar is written (form.h). */
#ifndef SOCK_TYPE_TYPE_H
#define SOCK_TYPE_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct form;     /* form.h */
struct name_set; /* names.h */
struct place;    /* place.h */
struct sink;     /* text/sink.h */

/* One byte in a row: there are a thousand rows, and each is relocated when the program starts. */
#define SMALL __attribute__((packed))

/* Switched over without default: -Werror=switch tells what is forgotten. */
enum SMALL shape {
	SHAPE_VOID,    /* nothing: the third argument of fcntl(fd, F_GETFL); what a void * points to */
	SHAPE_INTEGER, /* 1, 2, 4 or 8 bytes, or bits of them */
	SHAPE_BYTES,   /* bytes that are one value: data, text, a path, an IPv6 address */
	SHAPE_POINTER, /* the address of an `of` */
	SHAPE_ARRAY,   /* elements, each an `of` */
	SHAPE_STRUCT,  /* `members`; of a union they lie over each other */
	SHAPE_CHOICE,  /* one of several types; values that stand beside it, or at its own start, say which */
};

/* Of the memory behind a pointer: the call reads it, fills it in, or both. */
enum SMALL direction { DIRECTION_IN = 1, DIRECTION_OUT = 2, DIRECTION_BOTH = 3 };

/* Another value: in the struct that this one is in (up 0), in the one around that (up 1), ... A call's arguments are a
 * struct whose members are 8 bytes apart. Where a pointer to an integer stands there, that integer is meant. */
struct beside {
	int8_t up;
	uint16_t offset; /* bytes from the start of that struct */
};
#define ARGUMENT_SIZE 8
#define MEMBER_OF(tag, field) \
	{ \
		.offset = offsetof(struct tag, field) \
	}
#define ARGUMENT(index) \
	{ \
		.offset = ARGUMENT_SIZE * (index) \
	}
#define OUTER_ARGUMENT(index) \
	{ \
		.up = 1, .offset = ARGUMENT_SIZE * (index) \
	}

enum SMALL extent_kind {
	EXTENT_FIXED,   /* `number` elements, or bytes */
	EXTENT_COUNTED, /* as many elements as the value beside says */
	EXTENT_SIZED,   /* as many bytes as the value beside says */
	EXTENT_ENDED,   /* up to a 0: a text's NUL, the NULL of a list of pointers */
	EXTENT_REST,    /* to the end of the memory that it is in */
};

/* How long an array or bytes are. What a call leaves there may be less than it was given room for. */
struct extent {
	size_t number;    /* FIXED; of REST the most, 0: no bound */
	struct beside by; /* COUNTED, SIZED; of a set (form.h), below which number it is looked at */
	enum extent_kind kind;
	bool by_result; /* filled in only as far as the call's result says, in bytes: recv, recvmsg; in elements of an array that
	                     is counted: epoll_wait, recvmmsg */
};

struct choice_case {
	int64_t value;
	const struct type *type;
};

/* Which type it is. Either `cases` by one value, or `find` by up to two. */
struct choice {
	struct beside by[2]; /* level and option */
	uint8_t count; /* of `by`; 0: the first `own_size` bytes of the memory itself decide (sa_family) */
	uint8_t own_size;
	uint16_t case_count;
	const struct choice_case *cases;
	const struct type *(*find)(const int64_t *values); /* NULL where no case fits */
	const struct type *otherwise; /* where no case fits, or what decides is not there */
};

#define MEMBERS_MOST 64

struct type {
	const char *name; /* as C spells it: "struct sockaddr_in", "socklen_t", "const struct iovec *" */
	uint32_t size;    /* bytes; 0 where `extent` or the choice says it */
	enum shape shape;
	enum direction direction; /* POINTER */
	uint8_t align; /* bytes that an element of varying size is filled up to: control messages; else 0 */
	bool is_signed : 1;      /* INTEGER */
	bool is_network : 1;     /* INTEGER, BYTES: in network order */
	bool is_union : 1;       /* STRUCT */
	bool is_transparent : 1; /* STRUCT: notation has its first member in its place: sin_addr=inet_addr(...) */
	const struct form *form;      /* INTEGER, BYTES: how it is written */
	const struct name_set *names; /* of form_names */
	const struct type *of;        /* POINTER, ARRAY; of BYTES that are a set, what is in it */
	struct extent extent;         /* ARRAY, BYTES; of a CHOICE, how much there is of whatever it is */
	struct choice choice;         /* CHOICE */
	const struct member *members; /* STRUCT */
	uint16_t count;               /* of members; at most MEMBERS_MOST */
	uint16_t least; /* of an address struct: bytes that are needed to read it as this struct, as strace does
	                                 (sockaddr_in6 without its scope id is 24); 0: all */
	const char *words; /* STRUCT: what words say: "l_onoff [l_linger]"; NULL: braces only (lang/pattern.h) */
	const char *example; /* STRUCT: such words, where there may be a list of it for that: "@3 in @4 in|out"; of an INTEGER
	                        a word for it, where 1 would say nothing: "inet" */
	const char *header, *section; /* "netinet/in.h"; man page: "ip(7)" */
	/* One line of help; of a CHOICE, what help says a value is, NULL where its cases say it. */
	const char *brief;
	/* A habit of strace that no type explains: prints instead of the walk. A test lists who has one. */
	void (*print)(struct sink *sink, const struct place *place);
};

enum member_flags {
	MEMBER_PADDING = 1,  /* in bytes, never in notation: sin_zero */
	MEMBER_RESULT = 2,   /* the call fills it in, what stood there before means nothing: pollfd.revents */
	MEMBER_OPTIONAL = 4, /* left out of the notation where it is NULL: ai_canonname */
	MEMBER_LINK = 8,     /* to the next of a list: ai_next */
	MEMBER_KEYED = 16,   /* of a call: in words by its name only, never as a bare number: flags=2 */
	MEMBER_OWN_SIZE = 32,      /* the bytes of the struct that it is in, with what follows: cmsg_len */
	MEMBER_FAMILY = 64,        /* of an address: strace calls it sa_family in every struct */
	MEMBER_NAMES_ITSELF = 128, /* its notation has the name in it: inet_pton(AF_INET6, "::1", &sin6_addr) */
	MEMBER_FILLED_BYTES = 256, /* how many bytes the call filled in of what else the struct leads to: msg_len */
	MEMBER_WITH_LENGTH = 512, /* a pointer that notation leaves out where its length is 0: msg_control */
	MEMBER_CHANGES = 1024,    /* shown as it was too, where the call changed it: msg_namelen=128 => 16 */
	MEMBER_SHOWN = 2048, /* with MEMBER_RESULT: notation shows there what the call filled in: ifr_addr */
	MEMBER_OF_KERNEL = 4096, /* of a call: only the system call has it, not the function of C: sigsetsize */
};

/* What stands for an argument that words leave out. */
enum SMALL fallback {
	FALLBACK_NONE,    /* it must be given */
	FALLBACK_VALUE,   /* `value` */
	FALLBACK_CURRENT, /* the current descriptor */
	FALLBACK_MEASURED, /* what the extent that names it measures; of a pointer to a length, the room there is */
	FALLBACK_BUFFER, /* memory for what comes out */
	FALLBACK_NULL,   /* a null pointer */
	FALLBACK_IMPLIED, /* what `implied` says of the memory at `by`: the family of an address in text. Where several
	                      lead to the same type as that, the most of what it says of each */
	FALLBACK_NAMED,  /* what the name of the argument at `by` says: an option's level; else `value` */
	FALLBACK_BESIDE, /* of a member of a struct: the number at `by`; 0 where there is none */
};

struct member { /* of a struct, or a parameter of a call */
	const char *name;
	const struct type *type;
	uint16_t offset;   /* bytes from the start of the struct */
	uint16_t flags;    /* enum member_flags */
	uint8_t bit, bits; /* of a bit-field: the lowest bit, and how many; bits 0: none */
	enum fallback fallback;
	struct beside by;
	uint32_t per_second; /* of a time: how many of its units are a second, 1000 for milliseconds; 0: no time. Behind a dot in
	                         words it is the fraction of the member before it: 1.5 */
	int64_t value;
	int64_t (*implied)(const uint8_t *bytes, size_t size);
	const char *brief;   /* a few words: "port"; of a parameter, what messages call its value */
	const char *unit;    /* what a number counts, in messages: "seconds"; or NULL */
	const char *word;    /* of a call: the word before it, in words; or NULL: select read @3 */
	const char *example; /* words for it that a hint shows: "in, or in|out"; or NULL */
};

/* The member of that exact name, `length` bytes at `text`; also sa_family for the family of any address. NULL where
 * there is none. */
const struct member *type_member(const struct type *type, const char *text, size_t length);

/* The first member at that offset, or NULL. */
const struct member *type_member_at(const struct type *type, uint16_t offset);

/* The member that links a struct to the next of its list, or NULL. */
const struct member *type_link(const struct type *type);

/* The type of what notation has in its place: the first member of a transparent struct, else the type itself. */
const struct type *type_leaf(const struct type *type);

/* What the bytes of a value are, whose order they have: of an array an element, of one of several integers such an integer;
 * else as type_leaf. */
const struct type *type_scalar(const struct type *type);

/* The same of one whose own extent says it. */
size_t type_fixed_size(const struct type *type);

/* The bytes that a value of the type takes; of one whose length nothing says here, what is said of it, or 0. */
static inline size_t type_size(const struct type *type)
{
	return type->size || type->extent.kind != EXTENT_FIXED ? type->size : type_fixed_size(type);
}

/* The most bytes that a value of the type takes; 0 where nothing bounds it here. */
size_t type_most(const struct type *type);

/* Whether a value of the type may hold a pointer, or a scalar of that form (NULL: none), or be one. A walk that looks for
 * them need not go into other values. */
bool type_holds(const struct type *type, const struct form *form);

/* The case of a choice for these values; `otherwise`, which may be NULL, where none fits. */
const struct type *type_of_case(const struct type *choice, const int64_t *values);

/* Types of declared variables, built in an arena: struct sockaddr *p; struct pollfd fds[2]; NULL where memory is out. */
const struct type *type_pointer_to(struct arena *arena, const struct type *to);
const struct type *type_array_of(struct arena *arena, const struct type *of, size_t count);

/* Whether both describe the same kind of object for C: the same type, or built of the same in the same way. */
bool type_is_same(const struct type *a, const struct type *b);

#endif
