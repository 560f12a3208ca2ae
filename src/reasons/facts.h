/* What the files of facts share.
 * Not here: what a fact means (reasons/table.h), its questions (inquiry.h). */
#ifndef SOCK_REASONS_FACTS_H
#define SOCK_REASONS_FACTS_H

#include "reasons/inquiry.h"

/* Whether a fact holds for the call that the inquiry is about. */
typedef bool fact_function(struct inquiry *inquiry);

/* Of the socket, in facts.c; of the address, in address.c; of epoll, in epoll.c; of what was cut, in messages.c. */
fact_function fact_unix, fact_tcp, fact_wrong_family, fact_example_family, fact_short_length,
	fact_long_length, fact_negative_length, fact_no_group, fact_leaves_group, fact_port_zero,
	fact_port_privileged, fact_link_local, fact_broadcast, fact_loopback, fact_from_loopback, fact_many,
	fact_ipv6_only, fact_has_path, fact_no_name, fact_directory_exists, fact_path_exists,
	fact_path_socket, fact_held_by_us, fact_holder_of_other_type, fact_held_by_other, fact_held_kept,
	fact_held_time_wait, fact_nobody_listens, fact_swapped_port_listens, fact_second_closed, fact_no_epoll,
	fact_unknown_operation, fact_exclusive, fact_no_room, fact_message_cut, fact_control_cut;

#endif
