/* What is asked, once each and only where it is needed, to find the reason of one call's answer.
 * Not here: the facts and texts that are made of it (facts.c, blanks.c), which row holds (reasons.c). */
#ifndef SOCK_REASONS_INQUIRY_H
#define SOCK_REASONS_INQUIRY_H

#include "reasons/table.h"
#include "kernel/holder.h"
#include "text/arena.h"
#include "run/search.h"
#include "run/session.h"

struct inquiry {
	struct session *session;
	const struct step *step;
	struct arena *arena;
	const struct open_file *file; /* of the first descriptor, as it is now; NULL where it is not open */
	int peer;                     /* the descriptor at its other end, or -1 */
	const struct descriptor *listener;
	struct holder holder, listening;
	bool has_file, has_listener, has_holder, has_listening;
};

/* Whether a fact holds. */
bool fact_holds(struct inquiry *inquiry, enum fact fact);

/* The text for a blank, in the arena; NULL where it cannot be told. */
const char *blank_text(struct inquiry *inquiry, enum blank blank);

/* Whether the blank's text is a phrase of words ("descriptor 3"), which begins a sentence with a capital. */
bool blank_is_phrase(enum blank blank);

/* An argument, or what one leads to, of the call that the inquiry is about: false where it has none (run/search.h). */
bool inquiry_names(const struct inquiry *inquiry, const struct name_set *set, struct found *found);
bool inquiry_address_given(const struct inquiry *inquiry, struct found *found);
bool inquiry_text(const struct inquiry *inquiry, size_t which, struct found *found);

/* The number that the first argument of that form has: &form_number, &form_length. */
bool inquiry_number(const struct inquiry *inquiry, const struct form *form, int64_t *number);

/* The bytes of the data that the call was to send, or room for what it was to receive, of all pieces of it; false where
 * it has none. */
bool inquiry_data(const struct inquiry *inquiry, enum direction direction, int64_t *length);

/* How many elements the first list of structs is said to have; false where there is none. */
bool inquiry_elements(const struct inquiry *inquiry, int64_t *count);

/* What the first length that is behind a pointer of the call's was before the call, and after it; the same where it
 * failed. */
bool inquiry_length_behind(const struct inquiry *inquiry, int64_t *before, int64_t *after);

bool inquiry_has_descriptor(const struct inquiry *inquiry);

/* The number of the first (0) or second (1) descriptor among the arguments; -1 where there is none. */
int inquiry_descriptor(const struct inquiry *inquiry, size_t which);

const struct open_file *inquiry_file(struct inquiry *inquiry);
bool inquiry_is_socket(struct inquiry *inquiry);

/* An option of the socket that is an int; -1 where it has none. */
int inquiry_option(struct inquiry *inquiry, int option);

/* The seconds of SO_RCVTIMEO or SO_SNDTIMEO; 0 for none. */
double inquiry_seconds(struct inquiry *inquiry, int option);

/* The address that was given to the call, *length bytes of it; NULL where there is none that can be read. */
const struct sockaddr *inquiry_address(const struct inquiry *inquiry, socklen_t *length);

/* The family of that address, or that a call was asked for; -1 for none. */
int inquiry_family(const struct inquiry *inquiry);

/* The fewest bytes that an address of the socket's family has; 0 where nobody knows. */
size_t inquiry_least_address(struct inquiry *inquiry);

/* The path in a unix address, in the arena; NULL where there is none. */
const char *inquiry_path(const struct inquiry *inquiry);

/* Who has the address, and who answers there. */
const struct holder *inquiry_holder(struct inquiry *inquiry);
const struct holder *inquiry_listening(struct inquiry *inquiry);

/* The socket that has the address, where it is ours; else NULL. */
const struct open_file *inquiry_holder_file(struct inquiry *inquiry);

/* A socket of this session that this one could be meant to talk to: it listens, or for a datagram socket is bound. */
const struct descriptor *inquiry_listener(struct inquiry *inquiry);

/* The option that getsockopt or setsockopt was called for; NULL where its number has no name. */
const struct socket_option *inquiry_socket_option(const struct inquiry *inquiry);

/* The option's value; found->block has its bytes. False where it has none. */
bool inquiry_value(const struct inquiry *inquiry, struct found *found);

/* A pointer that was handed over and is no good, by the fact that says why; false where it does not hold. Of an overrun
 * found->length is the length that is too much. */
bool inquiry_pointer(const struct inquiry *inquiry, enum fact fact, struct found *found);

/* The size of the datagram that was cut, or 0. */
int inquiry_cut_datagram(const struct inquiry *inquiry);

/* The first descriptor of a list that the call found to be none (POLLNVAL), or -1. */
int inquiry_invalid_descriptor(const struct inquiry *inquiry);

/* The first descriptor in a set that is not open, or -1. */
int inquiry_closed_in_sets(const struct inquiry *inquiry);

/* The first descriptor behind a pointer of the call's that is not open, or -1. */
int inquiry_closed_inside(const struct inquiry *inquiry);

/* The lowest port that anybody may bind. */
int inquiry_first_port(void);

#endif
