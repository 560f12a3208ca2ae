/* Structs in strace's notation to their bytes.
 * Not here: which struct a place wants (the tables), showing one (view/). */
#ifndef SOCK_RUN_STRUCTS_H
#define SOCK_RUN_STRUCTS_H

#include "run/evaluate.h"

/* The bytes that a NODE_STRUCT means, in the evaluation's arena: fields that are left out are zero. *size is what a
 * program would hand over as its length: a sockaddr_un as long as its path. */
bool struct_bytes(struct evaluation *evaluation, const struct node *node, uint8_t **bytes, size_t *size);

/* How many bytes the value of one member can have: a string may be longer than its field, as a wrong program's. */
size_t member_room(const struct member *member);

/* The bytes of one member's value, as it stands in the struct. *size is the field's, or that of its string. */
bool member_bytes(struct evaluation *evaluation, const struct member *member, uint8_t *out, size_t room, size_t *size);

#endif
