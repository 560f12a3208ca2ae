/* The notation of strace inside and behind the arguments of calls.
 * Not here: expressions, and structs and lists on their own (expression.h). */
#ifndef SOCK_LANG_NOTATION_H
#define SOCK_LANG_NOTATION_H

#include "lang/lex.h"
#include "lang/tree.h"

/* What brackets hold where they stand for a parameter of this kind. */
enum list_kind list_kind_of(enum kind kind);

/* `before`, or where "=>" stands behind it the change from it to what follows: 128 => 16. *changed says which. NULL
 * with the error or `more` set. */
struct node *read_change(struct input *input, struct node *before, bool *changed);

/* Whether strace -y's <TCP:[29817251]> stands right behind the number at the cursor: 3<TCP:[29817251]>. */
bool at_decorated(const struct input *input);

/* Passes over strace -y's <TCP:[29817251]> behind a descriptor; brackets may nest in it. */
void skip_decoration(struct input *input);

#endif
