/* A place: memory, what it is, and the way out to what it stands in. Navigation over types, for every direction.
 * Pointers are followed only by finding their address among the blocks that are known, never by dereferencing.
 * Not here: what a type is (type.h), making blocks (run/blocks.h), printing (view/). */
#ifndef SOCK_TYPE_PLACE_H
#define SOCK_TYPE_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/integer.h"
#include "type/type.h"

/* A piece of memory that a call was handed. Block 0 of a call is its arguments.
 * Invariants: `before` and `after` are copies or memory that nobody changes any more; before_size and after_size never
 * exceed what is there; after_size is what the call filled in, lengths and result taken into account: views measure
 * nothing again. All of it is owned by the step's arena. */
struct block {
	const struct block *next;
	const struct type *type; /* of what stands in it; a choice is not resolved yet */
	uint64_t address;        /* as the call got it */
	const uint8_t *before;   /* as it was handed over; NULL for memory that is only filled in */
	size_t before_size;      /* bytes */
	const uint8_t *after; /* as the call left it; NULL before the call, and for memory that is only read */
	size_t after_size;    /* bytes */
	size_t period; /* data that is these first bytes again and again ("x" * 1000); 0 for other data */
};

/* What all places of one call share. */
struct memory {
	const struct block *blocks; /* the arguments first */
	bool filled; /* the call has returned and did not fail: memory that it fills in holds something */
};

/* Which of a block's two contents is meant. */
enum moment { MOMENT_BEFORE, MOMENT_AFTER };

struct place {
	const struct type *type;
	const uint8_t *bytes;        /* what stands there, as it is to be shown */
	const uint8_t *was;          /* what stood there before the call, where it is known; else NULL */
	size_t size;                 /* bytes that are there; may be fewer than the type has, or more */
	const struct member *member; /* of the struct that it is in; NULL for elements and what pointers point to */
	const struct place *in; /* what it stands in: the struct, the array, the pointer; NULL for the outermost */
	const struct block *block;   /* that it lies in; NULL for memory of no call */
	const struct memory *memory; /* where pointers are looked up; NULL: nowhere */
};

/* The arguments of a call as a place. `of` is the call's struct of arguments, `memory` its blocks. */
struct place place_of_call(const struct type *of, const struct memory *memory);

/* The integer at a place, of a bit-field its bits; extended by the sign that its type has. */
static inline int64_t place_integer(const struct place *place)
{
	const struct member *member = place->member;
	int64_t number = load_integer(place->bytes, place->type->size, place->type->is_signed);
	if (!member || !member->bits)
		return number;
	return (int64_t)(((uint64_t)number >> member->bit) & ((UINT64_C(1) << member->bits) - 1));
}

/* Puts a number there, as C converts it; of a bit-field into its bits. */
static inline void place_store_integer(const struct place *place, int64_t number)
{
	uint8_t *bytes = (uint8_t *)(uintptr_t)place->bytes;
	const struct member *member = place->member;
	if (member && member->bits) {
		uint64_t mask = ((UINT64_C(1) << member->bits) - 1) << member->bit;
		uint64_t before = (uint64_t)load_integer(bytes, place->type->size, false);
		number = (int64_t)((before & ~mask) | (((uint64_t)number << member->bit) & mask));
	}
	store_integer(bytes, place->type->size, number);
}

/* A member of the struct at `place`; `place` has to outlive what is made of it. The size is that of the member, of one
 * without a size of its own the rest; 0 where it lies beyond what is there. */
static inline struct place place_member(const struct place *place, const struct member *member)
{
	size_t left = member->offset < place->size ? place->size - member->offset : 0;
	size_t own = member->type->size ? member->type->size : type_most(member->type);
	return (struct place){
		.type = member->type,
		.bytes = place->bytes ? place->bytes + member->offset : NULL,
		.was = place->was ? place->was + member->offset : NULL,
		.size = own && own < left ? own : left,
		.member = member,
		.in = place,
		.block = place->block,
		.memory = place->memory,
	};
}

/* The element at `offset` bytes of the array at `place`, `size` bytes long. */
struct place place_element(const struct place *place, size_t offset, size_t size);

/* The bytes from the start of the element at `offset` to the next, and in *size those that are its own; elements may say
 * their size themselves (control messages). 0 where no element is left. */
size_t place_step(const struct place *place, size_t offset, size_t *size);

/* The elements of the array that are there: as many as its extent says, as far as memory goes. */
size_t place_count(const struct place *place);

/* What the pointer at `place` points to, at the given moment. False where it is NULL, leads to no known block, or the
 * block holds nothing then; also where it leads back to what it stands in: a ring would have no end. */
bool place_pointee(const struct place *place, enum moment moment, struct place *pointee);

/* Whether a place lies, or what it stands in lies, in the block. */
bool place_lies_in(const struct place *place, const struct block *block);

/* The integer beside a place; through a pointer where it is behind one, as it was at the given moment. False where
 * there is none. */
bool place_beside(const struct place *place, struct beside by, enum moment moment, int64_t *value);

/* Makes memory that goes in as small as the length beside it says. `place` is what a pointer points to, its choice not
 * resolved. False where the length is negative: then nothing is passed. */
bool place_passed(struct place *place);

/* The type that a choice comes to at this place; NULL where nothing says it. */
const struct type *place_choice(const struct place *place);

/* The same for any type: of all but a choice itself. */
static inline const struct type *place_chosen(const struct place *place)
{
	return place->type && place->type->shape != SHAPE_CHOICE ? place->type : place_choice(place);
}

/* The place with its choice resolved; where nothing says what it is, its type is type_bytes (scalars.h). */
struct place place_resolved(const struct place *place);

/* The struct around a place, `up` structs out; NULL where there is none. */
const struct place *place_around(const struct place *place, int up);

/* The block that begins at `address`, or NULL. */
const struct block *memory_find(const struct memory *memory, uint64_t address);

#endif
