/* What the files that print the tree share. All of it writes behind what stands in `out` already.
 * Not here: what others may use (print.h). */
#ifndef SOCK_LANG_PRINT_PARTS_H
#define SOCK_LANG_PRINT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/around.h"
#include "lang/tree.h"
#include "text/sink.h"
#include "type/form.h"
#include "type/type.h"

/* --- text (print-text.c) --- */

void tree_print_text(struct text_sink *out, const char *text);

/* Text without quotes: UTF-8 stays, bytes that no terminal may get become octal escapes. */
void tree_print_plain(struct text_sink *out, const char *text, size_t length);

/* Puts ( ) around what was written from byte `start` on. */
void tree_print_brackets(struct text_sink *out, size_t start);

/* Begins a text that is written for itself, to be looked at; text_sink_free gives it back. */
void tree_print_begin(struct text_sink *out);

/* --- expressions (print-expression.c) --- */

/* Where an expression stands decides which ones need brackets around them: the weakest operator that needs none. */
enum binding {
	BINDING_ASSIGNMENT, /* none does */
	BINDING_CONDITION,
	BINDING_BINARY, /* and up to 9 more: the precedence of operators */
	BINDING_UNARY = 12,
	BINDING_POSTFIX,
	BINDING_OPERAND,
};

void tree_print_expression(struct text_sink *out, const struct node *node, enum binding least);

/* In quotes, with the @ and the ... that belong to it. */
void tree_print_string(struct text_sink *out, const struct node *string);

/* --- values in their places, calls (print-notation.c, print-call.c) --- */

/* Where a value stands. */
struct slot {
	const struct type *type; /* of what stands there; its choice may still be open; NULL: nobody knows */
	const struct member *member; /* of the call or the struct; NULL for elements, and for what pointers point to */
	const struct around *around; /* the call or struct that it is in; NULL for none */
};

/* A value as strace writes it there; what has no value yet as an expression. */
void tree_print_value(struct text_sink *out, const struct slot *slot, const struct node *node);

/* A number by the form of its place, whose type is an INTEGER. False, with nothing written, where it does not fit. */
bool tree_print_number(struct text_sink *out, const struct slot *slot, int64_t number);

/* {a=1, b=2}; `in` is what the struct stands in, or NULL. */
void tree_print_struct(struct text_sink *out, const struct around *in, const struct node *structure);

/* [1, 2], [0a 00]; the slot is that of the array. */
void tree_print_list(struct text_sink *out, const struct slot *slot, const struct node *list);

/* The slot with its choice resolved for that value, and a struct that notation passes over replaced by what is in it. */
struct slot tree_slot_chosen(const struct slot *slot, const struct node *node);

/* The slot of a struct's member; `around` has to outlive it. */
struct slot tree_slot_of_member(const struct around *around, const struct member_value *member);

/* What stands inside the conversion that the place has in C, as it was typed: the 80 of htons(80), the string of
 * inet_pton; NULL where the node is no call of that function. */
const struct node *tree_inside_conversion(const struct slot *slot, const struct node *node);

void tree_print_call(struct text_sink *out, const struct node *call);        /* bind(3, {...}, 16) */
void tree_print_expectation(struct text_sink *out, const struct node *call); /* " = 3"; or nothing */

/* Argument `index` as C has it. */
void tree_print_argument(struct text_sink *out, const struct node *call, size_t index);

/* Whether a call that was typed as words says all that its C form needs. */
bool tree_is_complete(const struct node *call);

/* --- what words leave out (print-lengths.c) --- */

/* How much memory a value takes. */
struct extent_of_value {
	int64_t bytes, elements;
};

/* What a value takes in a place of that type (NULL: it says itself what it is); false where only a session knows. */
bool tree_measure(const struct type *type, const struct node *node, struct extent_of_value *extent);

/* The value of an argument that was left out; false where only a session knows. */
bool tree_fallback(const struct node *call, size_t index, int64_t *value);

/* --- words (print-words.c, print-pattern.c, print-address.c) --- */

/* A call as words: bind 0.0.0.0 80. */
void tree_print_words(struct text_sink *out, const struct node *call, const char *verb);

/* A number, a variable, a descriptor or an attribute as words have it; $(...) for any other expression. */
void tree_print_value_word(struct text_sink *out, const struct node *node);

/* A string as it was typed, with quotes or as a bare word. */
void tree_print_string_word(struct text_sink *out, const struct node *string);

/* A number by the words of its place's names: inet, stream|cloexec. False, with nothing written, where it does not fit. */
bool tree_print_names(struct text_sink *out, const struct slot *slot, int64_t number);

/* What stands inside the conversion that a place has in C, as words have it: 80, ::1. False, with nothing written, where
 * the value is not of that form. */
bool tree_print_inside(struct text_sink *out, const struct slot *slot, const struct node *node);

/* Whether a text can stand without quotes; whether $ in front of an expression makes a word: x, x.y, x[1]. */
bool tree_is_bare(const char *text);
bool tree_is_path(const struct node *node);

/* A struct by the pattern of its type: on 5; 1.5; @3 in. False, with nothing written, where no such words say it. */
bool tree_print_pattern(struct text_sink *out, const struct around *in, const struct node *structure);

/* Whether an element begins as the key of a pattern says, with only its last member behind that. */
struct pattern_key;
bool tree_begins_so(const struct node *element, const struct pattern_key *key);

/* Memory as words have it, in a place of what a pointer leads to: "x" * 3, @3 in @4 out. The items of a list each by the
 * pattern of its elements; false, with nothing written, where they cannot. */
void tree_print_memory_word(struct text_sink *out, const struct slot *slot, const struct node *node);
bool tree_print_items(struct text_sink *out, const struct slot *slot, const struct node *list);

/* An address: 127.0.0.1 80, /tmp/a, localhost http. False, with nothing written, where only braces say it. */
bool tree_print_address(struct text_sink *out, const struct around *in, const struct node *address);

/* Whether a word behind the address would be taken for its port. */
bool tree_wants_port(const struct node *address);

#endif
