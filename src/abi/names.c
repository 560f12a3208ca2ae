/* Looking up named constants, in one set or in all.
 * Not here: the constants themselves (names-socket.c, names-descriptor.c, names-resolver.c, names-values.c). */
#include "abi/names.h"

#include <string.h>
#include <strings.h>

#include "abi/errors.h"
#include "abi/options.h"

const struct name_set *const name_sets[] = {
	&families, &socket_types, &accept_flags, &protocols_inet, &protocols_netlink, &message_flags, &shutdown_ways,
	&option_levels, &open_flags, &creation_flags, &descriptor_flags, &fcntl_commands, &poll_events,
	&addrinfo_flags, &nameinfo_flags, &resolver_errors, &errno_names, &signal_names, &limit_names,
	&path_mtu_values, &path_mtu_values_inet6, &type_of_service_values, &buffer_lock_values, &rehash_values,
	&source_preference_values, &repair_values, &repair_queue_values, &encapsulation_values, NULL
};

const struct name *name_of_value(const struct name_set *set, int64_t value)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = &set->names[i];

		if (name->value == value && name->flags == 0)
			return name;
	}
	return NULL;
}

static bool is_written(const char *name, const char *text, size_t length)
{
	return name[0] == text[0] && strncmp(name, text, length) == 0 && name[length] == '\0';
}

static bool is_written_in_any_case(const char *name, const char *text, size_t length)
{
	return ((name[0] ^ text[0]) & ~0x20) == 0 && strncasecmp(name, text, length) == 0 && name[length] == '\0';
}

const struct name *name_find(const struct name_set *set, const char *text, size_t length)
{
	if (length == 0)
		return NULL;
	for (size_t i = 0; i < set->count; i++) {
		if (is_written(set->names[i].name, text, length))
			return &set->names[i];
	}
	return NULL;
}

/* The name is the text, or the text with one of the set's prefixes before it. */
static bool is_word_for(const struct name_set *set, const char *name, const char *text, size_t length)
{
	if (is_written_in_any_case(name, text, length))
		return true;
	for (size_t i = 0; i < sizeof(set->prefixes) / sizeof(set->prefixes[0]) && set->prefixes[i]; i++) {
		const char *prefix = set->prefixes[i];
		size_t skip = 0;

		while (prefix[skip] != '\0' && prefix[skip] == name[skip])
			skip++;
		if (prefix[skip] == '\0' && is_written_in_any_case(name + skip, text, length))
			return true;
	}
	return false;
}

const struct name *name_find_word(const struct name_set *set, const char *text, size_t length)
{
	if (length == 0)
		return NULL;
	for (size_t i = 0; i < set->count; i++) {
		if (is_word_for(set, set->names[i].name, text, length))
			return &set->names[i];
	}
	return NULL;
}

/* Whether the text begins as the names of this set do; a set without prefixes has names of every kind. */
static bool begins_like(const struct name_set *set, const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof(set->prefixes) / sizeof(set->prefixes[0]) && set->prefixes[i]; i++) {
		size_t prefix = strlen(set->prefixes[i]);

		if (length > prefix && memcmp(set->prefixes[i], text, prefix) == 0)
			return true;
	}
	return false;
}

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

			if (begins_like(name_sets[i], text, length) != (bool)alike)
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

const struct name_set *name_select(const struct name_selector *selector, int64_t value)
{
	for (size_t i = 0; i < selector->count; i++) {
		if (selector->choices[i].value == value)
			return selector->choices[i].set;
	}
	return selector->otherwise;
}
