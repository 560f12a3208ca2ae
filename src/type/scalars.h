/* The types that everything else is made of: C's integers and what the socket API makes of them.
 * Not here: structs, and scalars that only one place has (abi/). */
#ifndef SOCK_TYPE_SCALARS_H
#define SOCK_TYPE_SCALARS_H

#include "type/type.h"

extern const struct type type_void;
extern const struct type type_char, type_signed_char, type_unsigned_char, type_short, type_unsigned_short,
	type_int, type_unsigned, type_long, type_unsigned_long;
extern const struct type type_status;         /* int: 0, of calls that only say whether they failed */
extern const struct type type_count;          /* ssize_t: how many bytes */
extern const struct type type_descriptor;     /* int: a descriptor */
extern const struct type type_switch;         /* int that is 0 or 1 */
extern const struct type type_socklen;        /* socklen_t */
extern const struct type type_length;         /* size_t: how many bytes stand in another argument */
extern const struct type type_plain_protocol; /* int: a protocol of a family whose protocols have no names */
extern const struct type type_port;           /* in_port_t, network order */
extern const struct type type_in_addr_t;      /* in_addr_t, network order */
extern const struct type type_interface;      /* unsigned int: the number of an interface */
extern const struct type type_bytes; /* bytes of which nothing is known, to the end of the memory; "..." */
extern const struct type type_text;  /* char up to its NUL */

/* char [count], int [count]: memory of variables, built in an arena by type_array_of. */
extern const struct type type_uint8, type_uint32, type_uint64, type_int64;

#endif
