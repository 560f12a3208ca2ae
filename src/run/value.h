/* Values of expressions and variables: typed bytes, or a number.
 * Not here: evaluating (evaluate.h), keeping them (variables.h). */
#ifndef SOCK_RUN_VALUE_H
#define SOCK_RUN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/place.h"

/* Who owns the bytes is said where a value is handed out; they are never changed through it. */
struct value {
	const struct type *type; /* a choice is resolved; never NULL */
	const uint8_t *bytes;    /* NULL for a number that stands nowhere in memory */
	size_t size;             /* bytes; of a number that stands nowhere 0 */
	int64_t number;          /* of an integer or a pointer */
	const struct memory *memory; /* the blocks that pointers in it lead to; NULL for none that may be followed */
};

/* A number: of an int where it fits one, else of a long. */
struct value value_number(int64_t number);

/* The number of that type (a call's result). */
struct value value_number_of(const struct type *type, int64_t number);

/* Text, its NUL included in `size`; bytes that are only bytes. */
struct value value_text(const void *text, size_t size);
struct value value_bytes(const void *bytes, size_t size);

/* What stands at a place. A pointer to a block that is known is followed: the value is what stands there. */
struct value value_of_place(const struct place *place);

/* The value's bytes as a place. */
struct place value_place(const struct value *value);

/* Whether it is a number: an integer or an address. */
bool value_is_number(const struct value *value);

/* Whether it is text: char up to its NUL. */
bool value_is_text(const struct value *value);

/* Whether it is a struct, of any type; of exactly that type. */
bool value_is_struct(const struct value *value);

/* Whether it is a number above those that have a sign: (size_t)-1. `number` is below 0 then. */
bool value_is_beyond_sign(const struct value *value);

/* Whether it is a number that people read as bytes: the result of htons. */
bool value_is_swapped(const struct value *value);

#endif
