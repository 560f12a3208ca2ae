/* The names of C types as they stand in casts and sizeof, and the closing of brackets.
 * Not here: declarations, which are statements. */
#ifndef SOCK_LANG_TYPES_H
#define SOCK_LANG_TYPES_H

#include "lang/lex.h"

struct type_name {
	const char *text;            /* in its usual spelling: "struct sockaddr *"; in the arena */
	const struct layout *layout; /* of a struct that the table has, or of what a pointer points to; or NULL */
	size_t size;                 /* bytes; 0 for void and for structs that nobody knows */
	bool pointer;
	bool is_unsigned;            /* an integer that has no values below 0 */
};

/* Whether a type begins at the cursor; nothing is read. A struct's tag alone counts before "*" (C++ in lecture
 * notes). */
bool begins_type(const struct input *input);

/* Reads the type name at the cursor. False where there is none (the cursor stays) or the error is set. */
bool read_type(struct input *input, struct type_name *type);

/* Passes over blanks and the bracket, which has to stand there. False with the error or `more` set where it
 * does not. */
bool close_bracket(struct input *input, char bracket);

#endif
