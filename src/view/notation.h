/* Places in strace's notation: {sa_family=AF_INET, sin_port=htons(80), ...}, [128 => 16], "hello". One walk over types.
 * Not here: scalars (type/form.h), the call around its arguments (callline.h), memory byte by byte (blocks.h). */
#ifndef SOCK_VIEW_NOTATION_H
#define SOCK_VIEW_NOTATION_H

#include "text/sink.h"
#include "type/place.h"

/* What stands at a place, whatever its type; a choice is resolved. Pointers are followed where they lead to a block that
 * the call read, or filled in without failing; all others, and those of a place without memory, are shown as addresses.
 * What the memory is too short for is shown as bytes in quotes. */
void notation_show(struct sink *sink, const struct place *place);

/* Whether a type is an address struct: its family says which of them it really is. */
bool notation_is_address(const struct type *type);

/* Whether a pointer's struct goes in and out and is shown as it came out: recvmsg's msghdr. */
bool notation_is_changed(const struct type *pointer);

/* The most bytes of an address that are looked at. */
#define ADDRESS_MOST 128

#endif
