/* Scalars by their form (type/form.h): what is literal becomes its bytes while it is read, so that 80 in the place of a
 * port, and htons(80) in C, are the two bytes of that port. What only a running line knows stays a call: htons(x).
 * Not here: how a form is written (type/form-*.c), words and notation around it. */
#ifndef SOCK_LANG_LEAF_H
#define SOCK_LANG_LEAF_H

#include "lang/lex.h"
#include "lang/tree.h"
#include "type/form.h"

/* The value that the text of a word has in a place of `type`: a NODE_NUMBER whose value is the integer in memory, in host
 * order; of more than 8 bytes a NODE_LIST of type_uint8. What a text means on this machine, an interface, waits as a call
 * for the line to run. NULL where the form does not read it (the error is not set), or where memory is out (it is). */
struct node *leaf_of_text(struct input *input, struct span span, const struct type *type, const char *text, size_t length);

/* What a number typed as words means in a place of `type`: 80 for a port is htons(80). What is known when the line runs
 * gets the form's conversion around it. The node itself where numbers stand for themselves. */
struct node *leaf_of_number(struct input *input, const struct type *type, struct node *number);

/* The call of the form's conversion, of which `argument` is what it converts. */
struct node *leaf_conversion(struct input *input, const struct type *type, struct node *argument);

/* Notation: the call of a form's conversion with a literal in it as what it comes to in a place of `type`; every other node
 * as it is. NULL where memory is out. */
struct node *leaf_folded(struct input *input, const struct type *type, struct node *node);

#endif
