/* What may stand at the cursor of a line that is being typed: the readers are run over what stands before the word at the
 * cursor, and where the text ends they say what they would read next.
 * Not here: what is offered for it (complete/). */
#ifndef SOCK_LANG_ASK_H
#define SOCK_LANG_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/lex.h"
#include "lang/pattern.h"

enum asked_kind {
	ASKED_VALUE, /* a value of `type`: a leaf, text, or what begins an address's or a struct's notation */
	ASKED_HOST,  /* an address, in words: its host, path or abstract name */
	ASKED_PORT,  /* the port behind a host */
	ASKED_KEY, /* KEY= of the call: an argument that is not given yet, or a key of a pattern before its words */
	ASKED_PATTERN_KEY, /* KEY= of the pattern of an argument that is given: what else is said of it */
	ASKED_WORD_BEFORE, /* the word before the argument `member`, which is not given yet: select read @3 */
	ASKED_MEMBER,      /* MEMBER= of the struct `type`, in braces; without its type: of any address */
	ASKED_OPERAND,     /* an operand of C; the place says no more of it than `names` */
	ASKED_STATEMENT,   /* a statement begins */
	ASKED_RESULT,      /* the same behind NAME =: one that has a value */
	ASKED_WORD,        /* a word of the session command `statement`, or what it has in place of words */
	ASKED_TAG,         /* the tag behind `struct` */
};

/* One of the things that may stand there. All pointers are into the tables. */
struct asked_place {
	enum asked_kind kind;
	const struct member *member; /* the parameter, or the member of a struct; NULL for an element of brackets */
	const struct type *type; /* its choice resolved by what was typed; of a pointer what it points to; of a name out of
	                                several sets (an option without its level) the choice itself; NULL: not known */
	const struct name_set *names; /* the names that may stand there; NULL: none, or those of the choice's cases */
	struct pattern_key key; /* of KEY= and a word before an argument; of a parameter only its name, or that word */
};

#define ASKED_MOST 16

struct asked {
	const struct call *call;           /* whose argument is typed: the innermost; NULL: none */
	bool words;                        /* it is typed as words */
	const struct statement *statement; /* of ASKED_WORD: the command and its words so far; lives in the arena */
	size_t word; /* where the word at the cursor begins; at the cursor where there is none yet */
	struct asked_place places[ASKED_MOST]; /* those that the row has first come first: optional ones, then what must follow */
	size_t count;
};

/* Asks for the cursor, an offset in the `length` bytes of `line`, which may begin with a prompt and hold several statements.
 * What stands behind the cursor counts for nothing. False where nothing can be known of it: in a string, behind an error. */
bool ask_line(const char *line, size_t length, size_t cursor, struct arena *arena, struct asked *asked);

/* Where the variable that ends at the offset `at` begins, with members and elements behind it, without its $ or @:
 * srv, p->sin_port, ?.msg.msg_iov[0].iov_len. `at` itself where there is none. */
size_t path_before(const char *line, size_t at);

/* For readers: whether they are asked, and the text ends at the cursor of the input. */
bool is_asked(const struct input *input);

/* For readers: what is asked from here on is of that call (NULL: of none); whether it is typed as words. Inside brackets
 * nothing is. */
void ask_in(const struct input *input, const struct call *call, bool words);

/* For readers: adds what they would read here. Does nothing where they are not asked. */
void ask_place(const struct input *input, enum asked_kind kind, const struct member *member,
               const struct type *type);

/* The same for one more name of a set, behind |; for KEY=; for an operand, where what else is asked there comes in its
 * place. */
void ask_names(const struct input *input, const struct name_set *names);
void ask_key(const struct input *input, enum asked_kind kind, const struct pattern_key *key);
void ask_operand(const struct input *input);

/* The same for the next word of a session command. */
void ask_word(const struct input *input, const struct statement *statement);

#endif
