/* What the files that print words share.
 * Not here: what all may use (canonical.h). */
#ifndef SOCK_LANG_CANONICAL_WORDS_H
#define SOCK_LANG_CANONICAL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/tree.h"
#include "text/sink.h"

/* An address as words: 127.0.0.1 80, /tmp/a, localhost http; in braces where words cannot say it. */
void canonical_address(struct sink *sink, const struct node *address);

/* Whether a word behind the address would be taken for its port. */
bool canonical_wants_port(const struct node *address);

/* A string as it was typed, with quotes or as a bare word. */
void canonical_string_word(struct sink *sink, const struct node *string);

/* Whether a text can stand without quotes. */
bool canonical_is_bare(const char *text);

/* Whether $ in front of it makes a word: x, x.y, x[1]. */
bool canonical_is_path(const struct node *node);

/* The argument of a call of that conversion: the 80 in htons(80); NULL where the node is none. */
const struct node *canonical_converted(const struct node *node, const char *name);

/* The value of the member at `index` of a struct, where that member is the layout's field `field`; or NULL. */
const struct node *canonical_member(const struct node *structure, size_t index, size_t field);

#endif
