/* How the tables of calls write a row and the parameters that many rows share.
 * Not here: the rows (calls-*.c), parameters that one call has. */
#ifndef SOCK_ABI_CALLS_TABLE_H
#define SOCK_ABI_CALLS_TABLE_H

#include "abi/calls.h"
#include "abi/habits.h"
#include "abi/errors.h"
#include "abi/names.h"
#include "abi/options.h"
#include "abi/structs.h"
#include "type/rows.h"

/* Argument i as an int, an unsigned int, a long number, a pointer that is read from, a pointer that is written to. */
#define INT(i) ((int)a[i])
#define UNSIGNED(i) ((uint32_t)a[i])
#define SIZE(i) ((size_t)a[i])
#define IN(i) ((const void *)(intptr_t)a[i])
#define OUT(i) ((void *)(intptr_t)a[i])
#define POINTER(expression) ((int64_t)(intptr_t)(expression))

/* The parameters of a call as a struct: PARAMETERS(socket, { PARAMETER(0, "domain", ...), ... }). */
#define PARAMETER(index, parameter_name, its_type, ...) \
	{ .name = parameter_name, .type = its_type, .offset = ARGUMENT_SIZE * (index), __VA_ARGS__ }
#define ARGUMENTS(call_name, ...) \
	.arguments = { .name = #call_name, .shape = SHAPE_STRUCT, .members = (const struct member[]){ __VA_ARGS__ }, \
	               .count = sizeof((const struct member[]){ __VA_ARGS__ }) / sizeof(struct member), \
	               .size = sizeof((const struct member[]){ __VA_ARGS__ }) / sizeof(struct member) * ARGUMENT_SIZE }
#define OR_VALUE(number) .fallback = FALLBACK_VALUE, .value = number
#define OR_NULL .fallback = FALLBACK_NULL
#define MEASURED .fallback = FALLBACK_MEASURED
#define BUFFER .fallback = FALLBACK_BUFFER
#define KEYED .flags = MEMBER_KEYED

/* An address of any family, as long as the argument at `length` says. */
#define SOCKADDR(length) TYPE(SOCKADDR_CHOICE, SIZED(ARGUMENT(length)))

#define DESCRIPTOR(i, parameter_name) PARAMETER(i, parameter_name, &type_descriptor, .fallback = FALLBACK_CURRENT)
#define ADDRESS_IN(i, parameter_name, length, ...) \
	PARAMETER(i, parameter_name, POINTER_TYPE("const struct sockaddr *", DIRECTION_IN, SOCKADDR(length)), __VA_ARGS__)
#define ADDRESS_OUT(i, parameter_name, length) \
	PARAMETER(i, parameter_name, POINTER_TYPE("struct sockaddr *", DIRECTION_OUT, SOCKADDR(length)), BUFFER)
#define ADDRESS_LENGTH(i) PARAMETER(i, "addrlen", &type_socklen, MEASURED, KEYED)
#define LENGTH_POINTER(i, parameter_name) \
	PARAMETER(i, parameter_name, POINTER_TYPE("socklen_t *", DIRECTION_BOTH, &type_socklen), MEASURED, KEYED)
#define DATA_IN(i, parameter_name, length) \
	PARAMETER(i, parameter_name, POINTER_TYPE("const void *", DIRECTION_IN, \
	          BYTES_TYPE("void", form_data, SIZED(ARGUMENT(length)))))
#define DATA_OUT(i, parameter_name, length) \
	PARAMETER(i, parameter_name, POINTER_TYPE("void *", DIRECTION_OUT, \
	          BYTES_TYPE("void", form_data, SIZED_AND_FILLED(ARGUMENT(length)))), BUFFER, KEYED)
#define DATA_LENGTH(i, parameter_name) PARAMETER(i, parameter_name, &type_length, MEASURED, KEYED)
#define BUFFER_LENGTH(i, parameter_name) PARAMETER(i, parameter_name, &type_length, OR_VALUE(4096))
#define NAMED(i, parameter_name, set) PARAMETER(i, parameter_name, NAMES_TYPE(int, set))
#define NAMED_OR(i, parameter_name, set, number) PARAMETER(i, parameter_name, NAMES_TYPE(int, set), OR_VALUE(number))
#define NAMED_BY_KEY(i, parameter_name, set) PARAMETER(i, parameter_name, NAMES_TYPE(int, set), OR_VALUE(0), KEYED)
#define TEXT(i, parameter_name) PARAMETER(i, parameter_name, POINTER_TYPE("const char *", DIRECTION_IN, &type_text))
#define TEXT_OR_NULL(i, parameter_name) \
	PARAMETER(i, parameter_name, POINTER_TYPE("const char *", DIRECTION_IN, &type_text), OR_NULL)
#define TEXT_OUT(i, parameter_name, ...) \
	PARAMETER(i, parameter_name, POINTER_TYPE("char *", DIRECTION_OUT, BYTES_TYPE("char", form_text, __VA_ARGS__)), \
	          BUFFER, KEYED)
#define ROOM(i, parameter_name, number) PARAMETER(i, parameter_name, &type_socklen, OR_VALUE(number), KEYED)
#define PAIR(i, parameter_name) \
	PARAMETER(i, parameter_name, POINTER_TYPE("int [2]", DIRECTION_OUT, \
	          ARRAY_TYPE("int [2]", &type_descriptor, FIXED(2))), BUFFER, KEYED)
#define WHOLE(i, parameter_name, ctype, ...) PARAMETER(i, parameter_name, INTEGER_TYPE(ctype, form_number), __VA_ARGS__)

#endif
