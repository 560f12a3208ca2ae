/* What stands around a value in the tree, so that a choice can be resolved before anything is in memory: the level and
 * the name beside an option's value. Not here: the same over memory (type/place.h). */
#ifndef SOCK_LANG_AROUND_H
#define SOCK_LANG_AROUND_H

#include "lang/tree.h"
#include "type/type.h"

/* A call or a struct in braces, and what it stands in. Its members may still be being read. */
struct around {
	const struct node *node; /* NODE_CALL of the table, or NODE_STRUCT */
	const struct type *type; /* the call's struct of arguments, or the struct */
	const struct around *in; /* NULL for the outermost */
};

/* A call as what stands around its arguments. */
struct around around_call(const struct node *call);

/* The value that stands beside, or NULL where none was typed. Through brackets with one item: [128]. */
const struct node *around_beside(const struct around *around, struct beside by);

/* The type that `type` comes to there: a choice is resolved as far as the values beside it are known before the line runs,
 * else it is what the row has for that. NULL where nothing says what it is. For a choice by the memory's own first
 * integer, `own` is the struct in braces that is to be it (may be NULL). */
const struct type *around_chosen(const struct around *around, const struct type *type, const struct node *own);

/* The same, but a choice by what was not typed yet, or is no constant, stays a choice. */
const struct type *around_decided(const struct around *around, const struct type *type, const struct node *own);

/* The type of an argument of a call, its choice resolved. */
const struct type *argument_type(const struct node *call, size_t index);

/* What a pointer argument points to, its choice resolved; NULL for an argument that is no pointer. */
const struct type *argument_pointee(const struct node *call, size_t index, const struct node *own);

#endif
