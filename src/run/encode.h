/* Arguments into registers and memory: a walk over the tree by types. Per struct, and a call's arguments are one: first what
 * is typed, pointees with it; then the integers that were left out and that measure something; then memory for what
 * comes out, as long as its extents say by now.
 * Not here: making the call (invoke.h), what came out (filled.h), memory itself (blocks.h). */
#ifndef SOCK_RUN_ENCODE_H
#define SOCK_RUN_ENCODE_H

#include "lang/around.h"
#include "run/invoke.h"
#include "type/place.h"

/* Evaluates all arguments of the call into the invocation: its raw values and its blocks. False with the error set. */
bool encode_arguments(struct evaluation *evaluation, struct invocation *invocation);

/* Adds to a list of notes that C converts a number to another that its type can hold. */
void note_conversion(const struct note **notes, struct arena *arena, const char *type, int64_t from, int64_t to);

/* The bytes that a struct in braces, or brackets of elements, means, in the evaluation's arena: members that are left out
 * are zero. *size is what a program would hand over as its length: a sockaddr_un as long as its path. Pointers in it
 * need a call around it (`invocation`, NULL: they are numbers only). */
bool encode_literal(struct evaluation *evaluation, struct invocation *invocation, const struct node *node,
                    const struct type *type, const uint8_t **bytes, size_t *size);

/* --- for the files of this walk ------------------------------------------------------------------------------------ */

/* What is being encoded: a struct with what was typed for it, and a call's arguments around it. */
struct encoding {
	struct evaluation *evaluation;
	struct invocation *invocation;
};

/* A value typed for `place` into the bytes there, of which *used are used. The place's size is the room. */
bool encode_value(const struct encoding *encoding, const struct around *around, const struct place *place,
                  const struct node *node, size_t *used);

/* A pointer's value into the 8 bytes at `place`, with a block for what it points to. */
bool encode_input(const struct encoding *encoding, const struct around *around, const struct place *place,
                  const struct node *node);
bool encode_output(const struct encoding *encoding, const struct around *around, const struct place *place,
                   const struct node *node);

/* A pointer to an integer that goes in and out: a length. */
bool encode_length_pointer(const struct encoding *encoding, const struct around *around,
                           const struct place *place, const struct node *node);

/* The bytes that may be needed for what a node means as a value of a type, at least. */
size_t encode_room(const struct type *type, const struct node *node);

/* The member that an extent measures what is at `place` by, the other way round: the pointer or array whose extent names
 * `member`; NULL where none does. */
const struct member *encode_measured(const struct type *type, const struct member *member);

/* The bytes at a place, to be written. */
static inline uint8_t *encode_bytes(const struct place *place)
{
	return (uint8_t *)(uintptr_t)place->bytes;
}

#endif
