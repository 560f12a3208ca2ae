/* Values in C and in the notation of strace, by the type of the place that they stand in: braces by a struct's members,
 * brackets by an array's elements or as bytes, names preferred from the type's set, conversions by the form; in the place of
 * a pointer what it points to.
 * Not here: expressions without a place (expression.h). */
#ifndef SOCK_LANG_NOTATION_H
#define SOCK_LANG_NOTATION_H

#include "lang/around.h"
#include "lang/lex.h"
#include "lang/tree.h"

/* An address of any family: what struct braces are, the family in them says, else their members. */
extern const struct type type_any_address;

/* Each returns the node that was read and leaves the cursor behind it, or returns NULL: then either the error is set or
 * `more` is. `around` is what the place stands in; NULL where that is nothing. */

/* The value at the cursor for a place of `type`, whose choice need not be resolved; NULL where nothing is known of it. Up to
 * "=>" or what ends an expression. */
struct node *read_typed(struct input *input, const struct type *type, const struct around *around);

/* The same, with the change that may stand behind it: 128 => 16. */
struct node *read_changing(struct input *input, const struct type *type, const struct around *around);

/* Braces at the "{", for a struct or an address; NULL: the struct is not known. */
struct node *read_struct(struct input *input, const struct type *type, const struct around *around);

/* Brackets at the "[": elements of a type; NULL: nothing is known of them, they count as ints. */
struct node *read_list(struct input *input, const struct type *of, const struct around *around);

/* What stands behind the = of a declaration: braces by the exact struct, or the elements of an array of `type`. */
struct node *read_initialiser(struct input *input, const struct type *type, bool is_array);

/* Whether strace -y's <TCP:[29817251]> stands right behind the number at the cursor: 3<TCP:[29817251]>. */
bool at_decorated(const struct input *input);

/* Passes over strace -y's <TCP:[29817251]> behind a descriptor; brackets may nest in it. */
void skip_decoration(struct input *input);

#endif
