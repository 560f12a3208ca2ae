/* C expressions, and the values that the notation of strace adds to them.
 * Not here: statements (statement.h), words (words.h). */
#ifndef SOCK_LANG_EXPRESSION_H
#define SOCK_LANG_EXPRESSION_H

#include "lang/lex.h"
#include "lang/tree.h"

/* Each returns the node that was read and leaves the cursor behind it, or returns NULL: then either the error
 * is set or `more` is, where the text ended too early. */

/* A C expression without a comma at its top; with assignments and calls, and behind a call its expectation. */
struct node *read_expression(struct input *input);

/* What can stand alone between operators: a number, a string, a variable, a call, (...), @srv.port. */
struct node *read_operand(struct input *input);

/* `$x.sin_port`, `$?.buf`, `$(EXPRESSION)` at the "$". */
struct node *read_dollar(struct input *input);

/* `.member` or `->member` at its first byte, `[index]` at its bracket: a part of `of`. */
struct node *read_member(struct input *input, struct node *of, bool arrow);
struct node *read_element(struct input *input, struct node *of);

/* `@3`, `@srv`, `@sv[1]`, and with an attribute `@srv.port`; at the "@". */
struct node *read_descriptor(struct input *input);

/* Passes over blanks and the bracket, which has to stand there. False with the error or `more` set where it does not. */
bool close_bracket(struct input *input, char bracket);

/* The expression at the cursor, with its ")" passed: what stands inside of ( ) that was counted in `depth`. */
struct node *read_to_parenthesis(struct input *input);

/* A call at its name, which stands before a "(": its arguments, and its expectation. */
struct node *read_call(struct input *input);

/* What is foretold of a call (a NODE_CALL with its arguments), behind the "=" that the cursor is at. */
struct expectation *read_expectation(struct input *input, const struct node *call);

/* The constant of that name: of the set that is preferred here, of any set, an option, an error. NULL where it
 * is none; *absent is set where the headers of this system lack it. */
struct node *find_constant(struct input *input, size_t start, size_t length, bool *absent);

/* Whether find_constant would find the name, here or on other systems. */
bool is_constant(const char *text, size_t length);

/* How strongly a binary operator binds, 1 (||) to 10 (*); 0 for all others. */
int operator_precedence(enum operator_sign sign);

/* A node with a constant's value and name. */
struct node *constant_node(struct input *input, size_t start, const struct name_set *set, const struct name *name);

/* A node for a plain number that nobody typed. */
struct node *number_node(struct input *input, size_t start, uint64_t value);

/* An empty node of NODE_LEFT_OUT. */
struct node *left_out_node(struct input *input);

/* A call of `call` with room for its arguments, all left out. */
struct node *call_node(struct input *input, size_t start, const struct call *call);

/* Blanks and comments, and line ends where brackets are open. False with `more` set where a comment does not
 * end. */
bool skip_c(struct input *input);

/* The same where an operand has to follow: line ends are passed over. False with `more` set where the text ends. */
bool skip_to_operand(struct input *input);

/* The value of a tree of constants and integer operators. False where it is not known before the line runs. */
bool constant_value(const struct node *node, int64_t *value);

/* One integer operation, as C has it on 64-bit integers. False where it has no value: a division by zero. */
bool operate(enum operator_sign sign, int64_t left, int64_t right, int64_t *value);

#endif
