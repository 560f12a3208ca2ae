/* What the parts of the completer share: the place that is completed, and offers from tables and session.
 * Not here: which offers a place gets (complete.c), the list itself (line.h). */
#ifndef SOCK_COMPLETE_OFFERS_H
#define SOCK_COMPLETE_OFFERS_H

#include <stdbool.h>
#include <stddef.h>

#include "abi/names.h"
#include "abi/options.h"
#include "lang/commands.h"
#include "line/line.h"
#include "run/session.h"

/* The statement that the cursor stands in, and the word that is completed. */
struct completion {
	struct session *session;
	struct line_offers *offers;
	const char *line;
	size_t statement; /* where it begins */
	size_t word;      /* where the word begins, up to `cursor` */
	size_t cursor;
};

/* Moves the beginning of the word: behind a |, a = or a dot. */
void complete_from(struct completion *completion, size_t start);

/* Offers a word if it begins as what was typed does. */
void complete_offer(struct completion *completion, const char *text, const char *help, char append);

/* Constants of a set: as words write them, or in C (and where the user types capitals) in full. Of flags,
 * names can follow each other with |. */
void complete_names(struct completion *completion, const struct name_set *set, bool in_c);

/* Options of a level (-1: of all) that can be got or set. */
void complete_options(struct completion *completion, int64_t level, enum option_direction direction,
                      bool in_c);

/* The levels of those options. */
void complete_levels(struct completion *completion, bool in_c);

/* What an option can be set to, where that has names: on, off. */
void complete_option_values(struct completion *completion, const struct socket_option *option, bool in_c);

/* Patterns for `constants`: what names begin with, and behind that the names. */
void complete_constants(struct completion *completion);

/* @3, @srv; behind a dot, the attributes of a descriptor. */
void complete_descriptors(struct completion *completion);

/* $x; behind a dot, members of a struct, or of $? what the last call filled in. */
void complete_variables(struct completion *completion);

/* Variables as C has them, without a $. */
void complete_plain_variables(struct completion *completion);

/* Names of files, sorted. */
void complete_files(struct completion *completion);

/* What an address begins with: a host, or the path of a unix socket. */
void complete_hosts(struct completion *completion);

/* Services; where nothing was typed yet, the ports of the session's sockets. */
void complete_ports(struct completion *completion);

/* What a session command takes as its argument number `index`. */
void complete_command(struct completion *completion, const struct command *command, size_t index);

#endif
