/* The vocabularies of memory that struct type replaces, filled in from it until nothing reads them any more.
 * Not here: anything new. */
#ifndef SOCK_ABI_LEGACY_H
#define SOCK_ABI_LEGACY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/layouts.h"
#include "abi/names.h"
#include "type/type.h"

enum kind {
	KIND_NONE, KIND_DESCRIPTOR, KIND_NUMBER, KIND_PORT, KIND_NAME, KIND_LEVEL, KIND_OPTION, KIND_OPTION_VALUE, KIND_VARIANT,
	KIND_ADDRESS, KIND_LENGTH, KIND_LENGTH_POINTER, KIND_DATA, KIND_TEXT, KIND_TEXT_BUFFER, KIND_PAIR, KIND_STRUCT,
	KIND_STRUCT_VALUE, KIND_STRUCT_LIST, KIND_RAW_ADDRESS, KIND_RESULT_LIST, KIND_COUNT
};

enum result_kind {
	RESULT_STATUS, RESULT_COUNT, RESULT_DESCRIPTOR, RESULT_NUMBER, RESULT_NETWORK, RESULT_IN_ADDR, RESULT_INDEX,
	RESULT_TEXT, RESULT_STRUCT, RESULT_RESOLVER, RESULT_FLAGS, RESULT_VARIANT,
};

enum parameter_default { DEFAULT_NONE, DEFAULT_VALUE, DEFAULT_CURRENT, DEFAULT_PEER, DEFAULT_BUFFER, DEFAULT_NULL };

struct parameter_variant;

struct parameter {
	const struct member *member;
	const char *name, *ctype;
	enum kind kind;
	enum direction direction;
	int8_t peer;
	enum parameter_default fallback;
	int64_t value;
	uint8_t size;
	bool is_signed, keyed;
	const struct name_set *set;
	const struct name_selector *selector;
	const struct layout *layout;
	const struct parameter_variant *variants;
};

struct parameter_variant {
	int64_t value;
	const struct parameter *parameter;
};

struct result_variant {
	int64_t value;
	enum result_kind kind;
	const struct name_set *set;
};

#define LEGACY_CALL_COLUMNS \
	const char *ctype; \
	enum result_kind result; \
	uint8_t result_size; \
	enum byte_order result_order; \
	int8_t result_peer; \
	const struct layout *result_layout; \
	const struct name_set *result_set; \
	const struct result_variant *result_variants; \
	bool closes; \
	uint8_t count; \
	size_t number; \
	struct parameter parameters[7];


void fill_legacy(void);

#endif
