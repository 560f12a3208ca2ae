/* Structs as the headers lay them out: one member by member, several over each other; the example family's addresses.
 * Plain text, as wide as the sink's settings say. Not here: structs with values in them (blocks.h). */
#ifndef SOCK_VIEW_OVERLAY_H
#define SOCK_VIEW_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "abi/posix.h"
#include "abi/structs.h"
#include "text/sink.h"

/* One struct: its members with offset, size, declaration, byte order and meaning, gaps too. Two or more: a picture of
 * their bytes over each other, 16 bytes a row, in which a member is as wide as its bytes where the screen has room. */
void show_layouts(struct sink *sink, const struct type *const *structs, size_t count);

/* The bytes of an address of the example family and the C that makes them. `name` is "daughter" or another of
 * example_addresses. Returns false where there is none of that name, and has written nothing. */
bool show_example_address(struct sink *sink, const char *name);

/* A member as C declares it: "unsigned char sin_zero[8]", "struct sockaddr *ai_addr". At most `size` bytes with the
 * NUL. Returns its length. */
size_t declare(char *text, size_t size, const char *ctype, const char *name);

#endif
