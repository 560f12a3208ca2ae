/* The names of C types as they stand in casts and sizeof: basic types, the POSIX types, structs of the table, pointers.
 * Not here: what a type is (type/type.h), what a cast does (run/evaluate.c). */
#ifndef SOCK_LANG_TYPES_H
#define SOCK_LANG_TYPES_H

#include "lang/lex.h"
#include "type/type.h"

struct type_name {
	const char *text;        /* in its usual spelling: "struct sockaddr *"; in the arena */
	const struct type *type; /* never NULL; type_void for void */
};

/* Whether a type begins at the cursor; nothing is read. A struct's tag alone counts before "*" (C++ in lecture
 * notes). */
bool begins_type(const struct input *input);

/* Reads the words of a type, up to a star or the name of what is declared. False as read_type. */
bool read_base_type(struct input *input, struct type_name *name);

/* The stars at the cursor, each with the qualifiers behind it: the pointer to `type` that they make, or `type` itself. NULL
 * where memory is out. */
const struct type *read_stars(struct input *input, const struct type *type, unsigned *count);

/* Reads the type name at the cursor. False where there is none (the cursor stays) or the error is set. */
bool read_type(struct input *input, struct type_name *name);

#endif
