/* One reader for each kind of parameter, and what they share.
 * Not here: which kind has which reader (word-kinds.c). */
#ifndef SOCK_LANG_WORD_READERS_H
#define SOCK_LANG_WORD_READERS_H

#include "lang/lex.h"
#include "lang/tree.h"

/* Reads the word at the cursor as the value of `parameter` of the call that is being read; NULL with the error
 * or `more` set. */
typedef struct node *word_reader(struct input *input, struct node *call, const struct parameter *parameter);

word_reader read_number_word, read_port_word, read_name_word;
word_reader read_level_word, read_option_word, read_option_value_word;
word_reader read_data_word, read_text_word, read_address_word, read_list_word, read_struct_word;

/* Whether a digit stands `ahead` of the cursor; whether a word that can be a number stands at it: 80, -1, $x,
 * @srv.port. */
bool is_digit_at(const struct input *input, size_t ahead);
bool begins_number(const struct input *input);

/* The place of the word at the cursor, at least one byte. */
struct span word_span(const struct input *input);

/* The set that the names of a parameter come from, as far as earlier arguments say it; NULL for plain numbers. */
const struct name_set *set_of(const struct node *call, const struct parameter *parameter);

/* NAME | NAME | NUMBER, with or without blanks around the |. */
struct node *read_names(struct input *input, const struct name_set *set);

/* A text, quoted or bare, or a variable. */
struct node *read_text(struct input *input);

#endif
