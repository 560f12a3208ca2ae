/* The second part of what is shown of a step: its structs and its data, byte by byte.
 * Not here: their notation in a call line (values.h), where this part stands (text.h). */
#ifndef SOCK_VIEW_STRUCTS_H
#define SOCK_VIEW_STRUCTS_H

#include "run/step.h"
#include "text/sink.h"
#include "view/values.h"

/* A struct that went into a call or came out of it. Memory belongs to the step. */
struct struct_shown {
	const struct argument *argument;
	struct struct_bytes bytes; /* of an unknown family: those of struct sockaddr, and more than it has */
	const uint8_t *was;        /* the bytes before the call where it changed them, else NULL */
	bool filled_in;            /* by the call */
	long element;              /* of a list, from 0; or -1 */
};

/* How many structs of one step are shown at most. */
#define STRUCTS_MOST 16

/* Finds the structs of a step, up to STRUCTS_MOST. Returns how many. */
size_t structs_collect(const struct step *step, struct struct_shown *shown);

/* What a field is in the table of bytes: htons(8080), but an IPv6 address as people write it. Nothing for padding and
 * for a field that does not lie inside the length. */
void structs_value(struct sink *sink, const struct struct_bytes *from, const struct field *field);

/* "host order", "network order"; "" for bytes that have none. */
const char *structs_order(const struct field *field);

/* Each struct under its heading, in lines of offset, field, bytes, value, byte order, with ~ at fields that the call
 * changed; then data that was received, or that was sent and is no text. */
void structs_show(struct sink *sink, const struct step *step);

/* The same of one struct's bytes, for a struct that no call brought: a variable. */
void structs_show_one(struct sink *sink, const struct struct_shown *shown);

#endif
