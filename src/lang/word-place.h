/* One word, or a few, as the value of an argument, by the type of its place.
 * Not here: which word goes to which argument (words.c). */
#ifndef SOCK_LANG_WORD_PLACE_H
#define SOCK_LANG_WORD_PLACE_H

#include "lang/around.h"
#include "lang/lex.h"
#include "lang/tree.h"

/* The place that a word is read for: an argument of the call that is being read, or what that points to. */
struct word_place {
	struct node *call;           /* NULL for a member of a struct */
	size_t index;                /* of the argument */
	const struct member *member; /* its parameter */
	const struct type *type; /* what stands there, or behind the pointer, its choice resolved; of an address of any
	                                family the choice itself; NULL where nothing says it */
	enum direction direction; /* of the pointer; 0: it is none */
	bool open;  /* one of several types, so that nothing may be known of it: an option's value */
	bool keyed; /* it is only given by its name, or was: flags=2 */
	struct around around;
};

struct word_place word_place(struct node *call, size_t index, bool keyed);

/* What messages call the value of a place. */
const char *place_name(const struct word_place *place);

/* Each of the readers returns the value at the cursor; NULL with the error or `more` set. */

/* Whether the word at the cursor is NULL, which any pointer can be. */
bool at_null(const struct input *input);

/* The value for the argument at `index`; behind KEY=, also plain numbers and brackets may stand. */
struct node *read_word(struct input *input, struct node *call, size_t index);
struct node *read_keyed_word(struct input *input, struct node *call, size_t index);

/* Whether the word at the cursor can be meant for an optional argument, so that it is not passed over. */
bool could_be(const struct input *input, const struct node *call, size_t index);

/* Says what a word for the argument would be (ask.h); the same of any member, by the type of what words say; which keys of
 * patterns are not given yet. */
void ask_argument(struct input *input, struct node *call, size_t index);
void ask_type(struct input *input, const struct member *member, const struct type *type);
void ask_pattern_keys(struct input *input, const struct node *call);

/* Whether an argument need not be given. */
bool may_be_left_out(const struct node *call, size_t index);

/* --- readers, each for a kind of place --- */

/* A number: 80, -1, $x, @srv.port. `what` is what the message has where it is none. */
struct node *read_number_word(struct input *input, const char *what);

/* A scalar by its form: its names, what its form reads, or a number. */
struct node *read_leaf_word(struct input *input, const struct type *type, const char *what);

/* An argument that is an integer, or what is in one. */
struct node *read_integer_word(struct input *input, const struct word_place *place);

/* A name out of one of several sets, by which the argument that chooses between them is known too: an option. */
bool names_another(const struct call *call, size_t index, size_t *other);
struct node *read_choice_word(struct input *input, const struct word_place *place);

/* Bytes: data in quotes, file:NAME, "x" * 1000; a text, quoted or bare. */
struct node *read_data_word(struct input *input, const struct word_place *place);
bool begins_data(const struct input *input);
struct node *read_text(struct input *input);

/* A struct by the pattern of its type, and a list of such structs. */
struct node *read_pattern(struct input *input, const struct type *type);
struct node *read_pattern_list(struct input *input, const struct type *of, const struct around *around);

/* KEY=WORDS of the pattern of a struct that is an argument, or will be one, with the cursor at KEY, `length` bytes: adds
 * what it says to the struct. False with *known unset where no struct of the call has such a key. */
bool read_pattern_key(struct input *input, struct node *call, size_t length, bool *known);

/* Adds what keys said of the argument, which was left out till then, before its own words. NULL with the error set where
 * both say the same. */
struct node *add_keys_before(struct input *input, const struct node *before, struct node *argument);

/* --- what they share --- */

/* Whether a digit stands `ahead` of the cursor; whether a word that can be a number stands at it: 80, -1, $x,
 * @srv.port. */
bool is_digit_at(const struct input *input, size_t ahead);
bool begins_number(const struct input *input);

/* The place of the word at the cursor, at least one byte. */
struct span word_span(const struct input *input);

/* Errors that show the line as it should be. All return false. */
bool too_many_words(struct input *input, const struct call *call);
bool missing_word(struct input *input, struct node *call, size_t index);

/* `close 3`: a number straight behind the verb of a call with a descriptor was meant as @3. */
bool hint_descriptor(struct input *input, size_t behind_verb, const struct call *call);

#endif
