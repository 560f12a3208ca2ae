/* The second part of what is shown of a step: its structs and its data, byte by byte, as the blocks of its memory hold them.
 * Not here: their notation in a call line (notation.h), where this part stands (text.h). */
#ifndef SOCK_VIEW_BLOCKS_H
#define SOCK_VIEW_BLOCKS_H

#include "run/step.h"
#include "text/sink.h"

/* A struct that went into a call or came out of it, a set, or data. */
struct block_shown {
	struct place place; /* a STRUCT: of an unknown family struct sockaddr, and more than it has; or BYTES. `was` is what
	                         stood there before the call, where both are known */
	const char *argument; /* that it belongs to; NULL for memory of no call */
	bool filled_in;       /* by the call */
	long element;         /* of an array, from 0; or -1 */
};

/* Does something with each of them. `shown` and the places around its place are there until it returns. */
struct block_visitor {
	void (*visit)(struct block_visitor *visitor, const struct block_shown *shown);
};

/* Visits the structs of a step, up to BLOCK_STRUCTS_MOST, and its sets in the order of its arguments; and all that was
 * sent or received as data. What the library made itself is not among them. */
void blocks_visit(const struct step *step, struct block_visitor *visitor);
#define BLOCK_STRUCTS_MOST 16

/* What a member is in the table of bytes: htons(8080), but an IPv6 address as people write it, and of a pointer the
 * address. Nothing for padding and for a member that does not lie inside. */
void blocks_value(struct sink *sink, const struct place *member);

/* Whether the bytes of a member have an order, and whether it is the network's. */
bool blocks_has_order(const struct member *member, bool *is_network);

/* Each struct under its heading, in lines of offset, member, bytes, value, byte order, with ~ at members that the call
 * changed; then data that was received, or that was sent and is no text. */
void blocks_show(struct sink *sink, const struct step *step);

/* The same of one struct, also of one that no call brought: a variable. */
void blocks_show_struct(struct sink *sink, const struct block_shown *shown);

/* A set (BYTES whose form has add()) under its heading, in lines of offset, byte, bits and the numbers that these stand for,
 * as far as the count beside it goes. */
void blocks_show_set(struct sink *sink, const struct block_shown *shown);

/* The first line of both: "struct sockaddr_in, 3 bytes of 16, filled in". */
void blocks_show_heading(struct sink *sink, const struct block_shown *shown);

#endif
