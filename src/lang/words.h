/* Calls typed as words: VERB @FD ARGUMENT... KEY=VALUE... = EXPECTATION.
 * Not here: C (expression.h), which form a statement has (statement.h). */
#ifndef SOCK_LANG_WORDS_H
#define SOCK_LANG_WORDS_H

#include "lang/lex.h"
#include "lang/tree.h"

/* The words behind the verb `call`, to the end of the statement, as the same tree that C builds. The cursor is
 * behind the verb, which began at `start`. NULL with the error or `more` set where they cannot be understood.
 */
struct node *read_words(struct input *input, size_t start, const struct call *call);

/* One bare word as the lexer of words takes it: up to a blank, a quote or ";". Its length; 0 where there is
 * none. */
size_t bare_length(const struct input *input);

/* The bare word of `length` bytes at the cursor as a string, with the cursor behind it. NULL with the error set
 * where it holds bytes that no terminal can show: such have to be quoted. */
struct node *read_bare(struct input *input, size_t length);

/* Whether the statement in words ends at the cursor: a line end, ";", a comment, a last "&", or an expectation. */
bool words_end(const struct input *input);

/* Whether a parameter, whose type is resolved or its row's, takes a word by its place; all others only as KEY=. */
bool takes_word(const struct member *member, const struct type *type);

/* Whether KEY= stands at the cursor, and the length of KEY. */
bool at_key(const struct input *input, size_t *length);

/* The address that words at the cursor mean: HOST PORT, HOST:PORT, [IPV6]:PORT, PATH, @"name", {...}, $variable. */
struct node *read_address_words(struct input *input);

#endif
