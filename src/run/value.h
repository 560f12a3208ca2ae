/* Values of expressions and variables: a number, or typed bytes.
 * Not here: evaluating (evaluate.h), keeping them (variables.h). */
#ifndef SOCK_RUN_VALUE_H
#define SOCK_RUN_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/layouts.h"

enum value_kind {
	VALUE_NUMBER,  /* an integer; pointers too */
	VALUE_TEXT,    /* char [size] */
	VALUE_BYTES,   /* bytes without a type: an address in network order */
	VALUE_NUMBERS, /* int [size / 4]: the pair of pipe */
	VALUE_STRUCT,  /* a struct of `layout`; size may be below the layout's */
};

/* Who owns the bytes is said where a value is handed out; they are never changed through it. */
struct value {
	enum value_kind kind;
	int64_t number;
	const uint8_t *bytes;
	size_t size; /* bytes */
	const struct layout *layout;
	bool followed;    /* a struct whose strings are there: not one that a user made */
	bool is_unsigned; /* a number that is a uint64_t: (size_t)-1 */
	bool hexadecimal; /* a number that people read as bytes: the result of htons */
};

#endif
