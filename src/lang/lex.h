/* The input as a cursor, and what both grammars share: blanks, comments, names, numbers, strings.
 * Not here: statements (parse.h), words (words.h), C (expression.h). */
#ifndef SOCK_LANG_LEX_H
#define SOCK_LANG_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/error.h"
#include "lang/tree.h"

struct asked;

/* How many operands may stand in one another, and how many operators in a row: the tree is walked by recursion. */
#define DEEPEST 200
#define LONGEST_CHAIN 1000

/* A cursor over a text that it does not own. The tree it builds lives in `arena` and does not point into the
 * text. */
struct input {
	const char *text;
	size_t length; /* bytes */
	size_t at;
	struct arena *arena;
	struct error *error;
	bool more;        /* the text ended where it has to go on */
	size_t depth;     /* open brackets: line ends are blanks inside */
	size_t nesting;   /* of operands and operators, which recurse */
	size_t statement; /* where the words that are being read begin: hints repeat them as they should be */
	const char *note; /* what is to be said when the statement runs, or NULL */
	const struct name_set *prefer; /* where a constant is looked for first */
	struct asked *asked; /* the readers are asked what may stand at the end of the text (ask.h); else NULL */
};

/* The byte `ahead` of the cursor, or NUL past the end. */
static inline char input_byte(const struct input *input, size_t ahead)
{
	return input->at + ahead < input->length ? input->text[input->at + ahead] : '\0';
}

static inline bool input_ended(const struct input *input)
{
	return input->at >= input->length;
}

/* The text from `start` to the cursor. */
static inline struct span input_span(const struct input *input, size_t start)
{
	return (struct span){ start, input->at };
}

/* Whether a byte can begin, or stand in, a C identifier. */
bool begins_name(char byte);
bool in_name(char byte);

/* Bytes of the identifier at `ahead` of the cursor; 0 where there is none. */
size_t name_length(const struct input *input, size_t ahead);

/* Blanks, and a backslash with its line end; never a bare line end. */
void skip_blanks(struct input *input);

/* How many bytes skip_blanks would pass over from `ahead` of the cursor on. */
size_t blanks_at(const struct input *input, size_t ahead);

/* Whether a comment begins at the cursor, where a word could begin. */
bool at_comment(const struct input *input);

/* Passes over the comment at the cursor. False, with `more` set, where its end is missing. */
bool skip_comment(struct input *input);

/* A new node at [start, cursor); NULL where memory is out. */
struct node *node_new(struct input *input, enum node_kind kind, size_t start);

/* Counts one more level of nesting. False with the error set where it is one too many; `input->nesting` goes
 * down again by the caller. */
bool nest(struct input *input);

/* Counts one more operator in a row. False with the error set where it is one too many. */
bool chain(struct input *input, size_t *count);

/* Reports that memory is out. Returns NULL. */
struct node *out_of_memory(struct input *input) __attribute__((cold));

/* Sets the hint of the error to the words of this statement, with those at `span` replaced. Returns false. */
bool hint_line(struct input *input, struct span span, const char *format, ...)
	__attribute__((cold, format(printf, 3, 4)));

/* Where the quoted text at the cursor, or the statement in words that it is in, ends. */
size_t end_of_words(const struct input *input, size_t at);

/* The number at the cursor, as in C: 80, 0x50, 0120, with suffixes u and l. NULL and an error where it is none. */
struct node *lex_number(struct input *input);

/* The string at the cursor, which is at its quote: C's escapes in "...", none in '...' . It ends on its line.
 * Behind it "..." marks it as cut. NULL and an error at the opening quote where it does not end. */
struct node *lex_string(struct input *input);

/* The character constant at the cursor, which is at its quote, as a number. */
struct node *lex_character(struct input *input);

/* Pairs of hexadecimal digits up to the "]" at the cursor's level: 0a 00 00 01. The cursor is behind the "[". */
struct node *lex_bytes(struct input *input, size_t start);

#endif
