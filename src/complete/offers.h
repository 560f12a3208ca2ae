/* What the parts of the completer share: the word that is completed, and offers from tables, session and machine.
 * Not here: which offers a place gets (complete.c), the list itself (line/line.h). */
#ifndef SOCK_COMPLETE_OFFERS_H
#define SOCK_COMPLETE_OFFERS_H

#include <stdbool.h>
#include <stddef.h>

#include "abi/names.h"
#include "abi/options.h"
#include "lang/tree.h"
#include "line/line.h"
#include "run/session.h"

struct completion {
	struct session *session;
	struct line_offers *offers;
	const char *line;
	size_t word; /* where the word that is completed begins, up to `cursor` */
	size_t cursor;
	bool in_c; /* it is typed as C: constants in full, nothing behind them */
};

/* Moves the beginning of the word: behind an =, a colon or a dot. */
void complete_from(struct completion *completion, size_t start);

/* The bytes of the word so far. */
size_t complete_typed(const struct completion *completion);

/* Offers a word if it begins as what was typed does. */
void complete_offer(struct completion *completion, const char *text, const char *help, char append);

/* Constants of a set, those that `wanted` holds of (NULL: all): as words write them, or in C (and where the user types
 * capitals) in full. Of flags, names can follow each other with |. */
typedef bool name_test(const struct name *name, const void *detail);
void complete_names(struct completion *completion, const struct name_set *set, name_test *wanted,
                    const void *detail);

/* Constants of all sets, and options. */
void complete_all_names(struct completion *completion);

/* Options of all levels. */
void complete_options(struct completion *completion);

/* Tags of structs. */
void complete_tags(struct completion *completion);

/* Patterns for `constants`: what names begin with, and behind that the names. */
void complete_patterns(struct completion *completion);

/* @3, @srv; behind a dot, the attributes of a descriptor. */
void complete_descriptors(struct completion *completion);

/* $x; behind the dot of $x members of a struct, or of $? the parameters of the last call. */
void complete_variables(struct completion *completion);

/* The members behind x., p->, x.y[0].; false where no such path stands at the cursor. */
bool complete_members(struct completion *completion);

/* Variables as C has them, without a $. */
void complete_plain_variables(struct completion *completion);

/* Names of files, sorted; the same behind `file:`. */
void complete_files(struct completion *completion);
void complete_data(struct completion *completion);

/* What an address begins with: a host with or without its port, or the path of a unix socket. */
void complete_hosts(struct completion *completion);

/* Services; where nothing was typed yet, the ports of the session's sockets. */
void complete_ports(struct completion *completion);

/* Names of calls and of session commands. */
void complete_calls(struct completion *completion, char append);
void complete_commands(struct completion *completion);

/* What a session command takes as its next word. */
void complete_command(struct completion *completion, const struct statement *statement);

#endif
