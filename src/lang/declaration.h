/* Declarations of C: int fd, on = 1; struct sockaddr_in a = { .sin_family = AF_INET }; char buf[64];
 * Not here: types (types.h), what a declaration does (run/objects.h). */
#ifndef SOCK_LANG_DECLARATION_H
#define SOCK_LANG_DECLARATION_H

#include "lang/lex.h"
#include "lang/tree.h"

/* The declaration at the cursor, which is at its type: a NODE_DECLARATION for each variable. NULL with the error or `more`
 * set. The ";" is not read. */
struct node *read_declaration(struct input *input);

#endif
