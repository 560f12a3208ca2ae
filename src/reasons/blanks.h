/* What the files of texts for blanks share. All texts live in the inquiry's arena, or for ever; NULL: it cannot be told.
 * Not here: which text stands where (reasons/table.h). */
#ifndef SOCK_REASONS_BLANKS_H
#define SOCK_REASONS_BLANKS_H

#include "reasons/inquiry.h"

typedef const char *blank_function(struct inquiry *inquiry);

/* In socket.c. */
blank_function blank_fd, blank_at, blank_peer_at, blank_signalled_at, blank_file, blank_limit, blank_local,
	blank_remote, blank_socket_family, blank_socket_words, blank_other_words, blank_holder_words,
	blank_family_word, blank_type, blank_protocol, blank_queued, blank_send_buffer, blank_receive_timeout,
	blank_send_timeout;

/* In who.c. */
blank_function blank_address, blank_host, blank_port, blank_swapped_port, blank_first_port, blank_family,
	blank_interface, blank_path, blank_shell_path, blank_needed, blank_holder, blank_holder_at,
	blank_holder_address, blank_holder_state, blank_seconds, blank_listener, blank_listener_at,
	blank_listener_address, blank_listener_words;

const char *text_of_number(struct inquiry *inquiry, int64_t number);
const char *text_of_seconds(struct inquiry *inquiry, double seconds);

/* Bytes from outside, as they stand in a string's quotes. */
const char *text_escaped(struct inquiry *inquiry, const char *text);

/* "127.0.0.1:80"; NULL where `address` is. */
const char *text_of_address(struct inquiry *inquiry, const struct sockaddr *address, socklen_t length);

/* "descriptor 3 (srv)", and "@srv", as it is typed. */
const char *text_of_descriptor(struct inquiry *inquiry, int number);
const char *text_typed_descriptor(struct inquiry *inquiry, int number);

/* The constant's name, or the number where it has none. */
const char *text_of_name(struct inquiry *inquiry, const struct name_set *set, int64_t value);

#endif
