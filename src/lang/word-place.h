/* One word, or a few, as the value of a parameter: a function for each kind.
 * Not here: which word goes to which parameter (words.c). */
#ifndef SOCK_LANG_WORD_KINDS_H
#define SOCK_LANG_WORD_KINDS_H

#include "lang/lex.h"
#include "lang/tree.h"

/* The value at the cursor for `parameter` of the call that is being read; NULL with the error or `more` set. */
struct node *read_word(struct input *input, struct node *call, const struct parameter *parameter);

/* The same behind KEY=, where also NULL, plain numbers and brackets may stand. */
struct node *read_keyed_word(struct input *input, struct node *call, const struct parameter *parameter);

/* Whether the word at the cursor can be meant for an optional parameter, so that it is not passed over. */
bool could_be(struct input *input, const struct node *call, const struct parameter *parameter);

/* Errors that show the line as it should be. All return false. */
bool too_many_words(struct input *input, const struct call *call);
bool missing_word(struct input *input, const struct node *call, const struct parameter *parameter);

/* `close 3`: a number straight behind the verb of a call with a descriptor was meant as @3. */
bool hint_descriptor(struct input *input, size_t behind_verb, const struct call *call);

#endif
