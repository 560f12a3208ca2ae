/* How tables write types in place: a row names what it means, and sizes come from the header.
 * Not here: types that have a name of their own (scalars.h, abi/). */
#ifndef SOCK_TYPE_ROWS_H
#define SOCK_TYPE_ROWS_H

#include "type/form.h"
#include "type/scalars.h"
#include "type/type.h"

/* -1 stays below 0 in a signed type only. */
#define IS_SIGNED(ctype) ((ctype)-1 < (ctype)1)

/* A type written where it stands. */
#define TYPE(...) (&(const struct type){ __VA_ARGS__ })

/* An integer of C, with a form of its own; with the names of a set. */
#define INTEGER_TYPE(ctype, its_form, ...) \
	TYPE(.name = #ctype, .shape = SHAPE_INTEGER, .size = sizeof(ctype), .is_signed = IS_SIGNED(ctype), \
	     .form = &(its_form), __VA_ARGS__)
#define NAMES_TYPE(ctype, set) INTEGER_TYPE(ctype, form_names, .names = &(set))

/* The address of a `to`, which is a type. */
#define POINTER_TYPE(ctype, to_direction, to) \
	TYPE(.name = ctype, .shape = SHAPE_POINTER, .size = sizeof(void *), .of = to, .direction = to_direction)

/* Bytes: as many as it is said; up to their NUL; to the end. */
#define BYTES_TYPE(ctype, its_form, ...) TYPE(.name = ctype, .shape = SHAPE_BYTES, .form = &(its_form), __VA_ARGS__)
#define FIXED(how_many) .extent = { .kind = EXTENT_FIXED, .number = how_many }
#define COUNTED(...) .extent = { .kind = EXTENT_COUNTED, .by = __VA_ARGS__ }
#define COUNTED_AND_FILLED(...) .extent = { .kind = EXTENT_COUNTED, .by = __VA_ARGS__, .by_result = true }
#define SIZED(...) .extent = { .kind = EXTENT_SIZED, .by = __VA_ARGS__ }
#define SIZED_AND_FILLED(...) .extent = { .kind = EXTENT_SIZED, .by = __VA_ARGS__, .by_result = true }
#define ENDED .extent = { .kind = EXTENT_ENDED }
#define REST .extent = { .kind = EXTENT_REST }
#define REST_UP_TO(most) .extent = { .kind = EXTENT_REST, .number = most }

/* Elements of a type. */
#define ARRAY_TYPE(ctype, element, ...) TYPE(.name = ctype, .shape = SHAPE_ARRAY, .of = element, __VA_ARGS__)

/* A member of a struct, from the header's own definition: MEMBER(sockaddr_in, sin_port, &type_port, ...). */
#define MEMBER(tag, field, its_type, ...) \
	{ .name = #field, .type = its_type, .offset = offsetof(struct tag, field), __VA_ARGS__ }
#define MEMBERS(table) .members = table, .count = sizeof(table) / sizeof((table)[0])
#define STRUCT_TYPE(tag, table) .name = "struct " #tag, .shape = SHAPE_STRUCT, .size = sizeof(struct tag), MEMBERS(table)

#define CASES(table) .cases = table, .case_count = sizeof(table) / sizeof((table)[0])

#endif
