/* The structs of the socket API, one entry a struct and one line a field, all numbers from offsetof and sizeof.
 * Not here: reading or printing one (run/, view/). */
#ifndef SOCK_ABI_LAYOUTS_H
#define SOCK_ABI_LAYOUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/names.h"

#include "type/type.h"

enum byte_order { ORDER_HOST, ORDER_NETWORK };

enum field_kind {
	FIELD_SIGNED,     /* integer of 1, 2, 4 or 8 bytes */
	FIELD_UNSIGNED,
	FIELD_NAME,       /* integer whose names are in `set` (family, events, ai_flags) */
	FIELD_DESCRIPTOR, /* int that names a descriptor: pollfd.fd */
	FIELD_PORT,       /* 2 bytes, network order: htons(80) */
	FIELD_FLOWINFO,   /* 4 bytes, network order: htonl(0) */
	FIELD_IN_ADDR,    /* 4 bytes, network order: inet_addr("127.0.0.1") */
	FIELD_IN6_ADDR,   /* 16 bytes: inet_pton(AF_INET6, "::1", &FIELD) */
	FIELD_INTERFACE,  /* interface number: if_nametoindex("lo") for link-local scopes, else a number */
	FIELD_PATH,       /* sun_path: as long as the address length says; NUL first is an abstract name */
	FIELD_BYTES,      /* bytes as they are: sa_data */
	FIELD_PADDING,    /* named padding (sin_zero): shown in bytes, left out of the call line */
	FIELD_STRUCT,     /* a struct of `layout` inside */
	FIELD_POINTER,    /* an address; `layout` (may be NULL) is the struct it points to */
	FIELD_TEXT,       /* pointer to a NUL-terminated string: ai_canonname, s_name */
	FIELD_TEXT_LIST,  /* pointer to a NULL-ended array of strings: s_aliases */
	FIELD_ADDRESS,    /* pointer to a struct sockaddr whose length is the field `peer` of the same struct: ai_addr */
};

struct layout;

struct field {
	const struct member *member;
	const char *name;
	uint16_t offset; /* bytes from the start of the struct */
	uint16_t size;   /* bytes */
	enum field_kind kind;
	enum byte_order order;
	const struct name_set *set;
	const struct layout *layout;
	const char *ctype; /* as the header declares it: "in_port_t" */
	const char *brief; /* a few words: "port" */
	bool is_result;    /* the call fills it in, and what stood there before means nothing: pollfd.revents */
};

struct layout {
	const struct type *type;
	const char *name;    /* without the word struct: "sockaddr_in" */
	const char *header;  /* "netinet/in.h" */
	const char *section; /* man page that describes it: "ip(7)" */
	const char *brief;
	size_t size;         /* bytes */
	const struct field *fields;
	size_t count;
	int64_t family;      /* of an address struct: AF_INET; -1 for all others */
	size_t least;        /* of an address struct: bytes that are needed to read it as this struct, as strace does
	                        (sockaddr_in6 without its scope id is 24); else size */
};

/* The struct of that exact name, `length` bytes at `text` (without "struct "); NULL where there is none. */
const struct layout *layout_find(const char *text, size_t length);

/* The address struct of a family, or NULL: then only sa_family and sa_data can be shown. */
const struct layout *layout_of_family(int64_t family);

/* The field of that exact name, or NULL. */
const struct field *layout_field(const struct layout *layout, const char *text, size_t length);

/* The legacy view of a struct type; NULL for any other type. */
const struct layout *layout_of_type(const struct type *type);

/* All structs; NULL ends the list. */
extern const struct layout *const layouts[];

extern struct layout layout_sockaddr, layout_sockaddr_in, layout_sockaddr_in6, layout_sockaddr_un,
	layout_sockaddr_storage, layout_in_addr, layout_in6_addr, layout_linger, layout_timeval, layout_pollfd,
	layout_addrinfo, layout_servent, layout_protoent;

/* A family that the shell knows as an example, and the kernel does not: its name and its addresses. */
struct example_address {
	const char *name; /* "daughter" */
	uint8_t value;    /* sa_data[0] */
};
#define EXAMPLE_FAMILY_NAME "AF_FAMILY"
extern const int64_t example_family; /* a number that no kernel gives to a family */
extern const struct example_address example_addresses[];
extern const size_t example_address_count;

/* The POSIX types of the socket API with their size here. */
struct posix_type {
	const char *name;   /* "sa_family_t" */
	const char *header; /* "sys/socket.h" */
	size_t size;        /* bytes */
	bool is_signed;
	const char *brief;
};
extern const struct posix_type posix_types[];
extern const size_t posix_type_count;

#endif
