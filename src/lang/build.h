/* Small trees that words stand for: a struct with its members, a call with one argument.
 * Not here: reading anything. */
#ifndef SOCK_LANG_BUILD_H
#define SOCK_LANG_BUILD_H

#include "lang/lex.h"
#include "lang/tree.h"

/* Each returns NULL, with the error set, where memory is out, or where a node handed in is NULL. */

/* A string that was typed, or stands for what was. `bytes` is copied. */
struct node *build_string(struct input *input, struct span span, const char *bytes, size_t length);

/* The call of `name` with one argument: htons(80). The name is one of the table. */
struct node *build_call(struct input *input, struct span span, const char *name, struct node *argument);

/* An empty struct of `layout` with room for each of its fields. */
struct node *build_struct(struct input *input, struct span span, const struct layout *layout);

/* Adds MEMBER=value; the member is one of the layout. */
struct node *build_member(struct node *structure, const char *member, struct node *value);

/* Adds sa_family=FAMILY from the layout. */
struct node *build_family(struct input *input, struct node *structure);

#endif
