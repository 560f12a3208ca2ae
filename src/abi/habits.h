/* Habits of strace that no type explains, as hooks of types (struct type, `print`). A test lists who has one.
 * Not here: what follows from a type (view/notation.h). */
#ifndef SOCK_ABI_HABITS_H
#define SOCK_ABI_HABITS_H

#include "text/sink.h"
#include "type/place.h"

/* The value of an option that is an int: [1]; what is no int by its length is bytes in quotes. Of SOL_SOCKET's options the
 * first int of more. */
void print_option_number(struct sink *sink, const struct place *place);

/* 0x2 (flags O_RDWR): what fcntl returns. */
void print_flags_result(struct sink *sink, const struct place *place);

/* 0x6 (seals F_SEAL_SHRINK|F_SEAL_GROW), 0x2 (F_UNLCK), 29 (SIGIO): the same of other commands. */
void print_seals_result(struct sink *sink, const struct place *place);
void print_lease_result(struct sink *sink, const struct place *place);
void print_signal_result(struct sink *sink, const struct place *place);

/* 1 ([{fd=3, revents=POLLIN}]), 0 (Timeout): what poll returns; of ppoll with what is left of its
 * time. */
void print_ready(struct sink *sink, const struct place *place);

/* [3 4]: of a set, the numbers below argument 0; what is above, the call does not look at. */
void print_below_count(struct sink *sink, const struct place *place);

/* 1 (in [3], left {tv_sec=1, tv_usec=500000}), 0 (Timeout): what select returns. */
void print_selected(struct sink *sink, const struct place *place);

/* [2] => [6]: an offset that the call moved on. */
void print_moved(struct sink *sink, const struct place *place);

#endif
