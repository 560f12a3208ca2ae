/* All sets of named constants, and looking a name up in all of them.
 * Not here: the constants themselves (names-*.c). */
#include "abi/names.h"

#include "abi/errors.h"
#include "abi/messages.h"
#include "abi/options.h"

const struct name_set *const name_sets[] = {
	&families, &socket_types, &accept_flags, &protocols_inet, &protocols_netlink, &message_flags, &shutdown_ways,
	&option_levels, &open_flags, &creation_flags, &descriptor_flags, &fcntl_commands, &poll_events,
	&addrinfo_flags, &nameinfo_flags, &resolver_errors, &errno_names, &signal_names, &limit_names,
	&path_mtu_values, &path_mtu_values_inet6, &type_of_service_values, &buffer_lock_values, &rehash_values,
	&source_preference_values, &repair_values, &repair_queue_values, &encapsulation_values,
	&tcp_states, &congestion_states, &tcp_info_options,
	&epoll_events, &epoll_operations, &epoll_flags, &ioctl_requests, &interface_flags,
	&vector_flags, &splice_flags, &memory_file_flags, &owner_types, &leases, &locks, &seals,
	&whences,
	&event_flags, &timer_flags, &clocks, &process_flags,
	&socket_controls, &inet_controls, &inet6_controls, NULL
};

/* A name that is absent in one set may be there in another. */
static bool is_better(const struct name *found, const struct name *best)
{
	return found && (!best || ((best->flags & NAME_ABSENT) && !(found->flags & NAME_ABSENT)));
}

const struct name *name_find_anywhere(const char *text, size_t length, const struct name_set **found_in)
{
	const struct name *best = NULL;

	/* First the sets whose names look like this one: nearly always that is one set instead of all. */
	for (int alike = 1; alike >= 0 && !best; alike--) {
		for (size_t i = 0; name_sets[i] && (!best || (best->flags & NAME_ABSENT)); i++) {
			const struct name *found;

			if (name_begins_like(name_sets[i], text, length) != (bool)alike)
				continue;
			found = name_find(name_sets[i], text, length);
			if (is_better(found, best)) {
				best = found;
				if (found_in)
					*found_in = name_sets[i];
			}
		}
	}
	return best;
}
