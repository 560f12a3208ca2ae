/* The tree as text in its one usual spelling, which parses back to the same: --parse-only.
 * Not here: what a call that was made is shown as (view/callline.h). */
#ifndef SOCK_LANG_CANONICAL_H
#define SOCK_LANG_CANONICAL_H

#include <stdbool.h>

#include "lang/tree.h"
#include "text/arena.h"
#include "text/sink.h"

/* One statement, without the statements behind it. Calls stand in C with strace's notation, defaults filled in,
 * numbers by their names; calls in words that only a session can complete (the current descriptor, names of
 * hosts, buffers) stand as words. What is passed over is a comment that says so. A block of `repeat` may take
 * several lines. The text lives in the arena; NULL where memory is out. */
const char *canonical_statement(struct arena *arena, const struct statement *statement);

/* Where an expression stands decides which ones need brackets around them: the weakest operator that needs none. */
enum binding {
	BINDING_ASSIGNMENT, /* none does */
	BINDING_CONDITION,
	BINDING_BINARY,     /* and up to 9 more: the precedence of operators */
	BINDING_UNARY = 12,
	BINDING_POSTFIX,
	BINDING_OPERAND,
};

/* Parts of it. */
void canonical_expression(struct sink *sink, const struct node *node, enum binding least);
void canonical_call(struct sink *sink, const struct node *call);                       /* bind(3, {...}, 16) */
void canonical_argument(struct sink *sink, const struct node *call, size_t index);     /* in C */
void canonical_expectation(struct sink *sink, const struct node *call);                /* " = 3"; or nothing */

/* A call as words: bind 0.0.0.0 80. Each word is read again where it stands, so this goes into text. */
void canonical_words(struct text_sink *text, const struct node *call, const char *verb);

/* Text without quotes: UTF-8 stays, bytes that no terminal may get become octal escapes. */
void canonical_plain(struct sink *sink, const char *text, size_t length);

/* A number, a variable, a descriptor or an attribute as words have it; $(...) for any other expression. */
void canonical_value_word(struct sink *sink, const struct node *node);

/* Strings, structs and arrays are the same in both. `call` and `index` say what an array is for; NULL where
 * nothing does. */
void canonical_string(struct sink *sink, const struct node *string);
void canonical_struct(struct sink *sink, const struct node *structure);
void canonical_list(struct sink *sink, const struct node *list, const struct node *call, size_t index);

/* Whether a variable's name can stand alone in C, without a $ or @ before it. */
bool canonical_is_plain(const char *name);

/* Whether a call that was typed as words says all that its C form needs. */
bool canonical_in_c(const struct node *call);

/* The row of an argument; of KIND_VARIANT, what it stands for where that is known. */
const struct parameter *canonical_parameter(const struct node *call, size_t index);

/* The set that the numbers of an argument are named by, or NULL. */
const struct name_set *canonical_set(const struct node *call, const struct parameter *parameter);

#endif
