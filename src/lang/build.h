/* Small trees that words stand for: a struct with its members, a string; and lists of nodes that grow.
 * Not here: reading anything, scalars by their form (leaf.h). */
#ifndef SOCK_LANG_BUILD_H
#define SOCK_LANG_BUILD_H

#include "lang/lex.h"
#include "lang/tree.h"

/* Each returns NULL, with the error set, where memory is out, or where a node handed in is NULL. */

/* The items with room for one more behind `count` of them, `size` bytes each: where they were, or moved to memory that
 * doubles. *capacity is 0 at first, and `items` anything. */
void *build_room(struct input *input, const void *items, size_t count, size_t *capacity, size_t size);

/* A string that was typed, or stands for what was. `bytes` is copied. */
struct node *build_string(struct input *input, struct span span, const char *bytes, size_t length);

/* An empty struct of `type` with room for each of its members. */
struct node *build_struct(struct input *input, struct span span, const struct type *type);

/* Adds MEMBER=value; the member is one of the struct's type. */
struct node *build_member(struct node *structure, const struct member *member, struct node *value);

/* An empty list of `of`. */
struct node *build_list(struct input *input, size_t start, const struct type *of);

/* Adds an item at the end. *capacity is 0 at first. */
struct node *build_item(struct input *input, struct node *list, size_t *capacity, struct node *item);

#endif
