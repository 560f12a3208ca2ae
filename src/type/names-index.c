/* An index of all large sets in one table. It is made while the program runs, as the index of calls is: the rows are
 * constant, and so is what is made of them.
 * Not here: what a name may be written as without an index (names.c). */
#include "type/names-index.h"

#include <string.h>
#include <strings.h>

#define LEAST_NAMES 16 /* below, a search is as fast */
#define MOST_SETS 64   /* powers of 2 */
#define SLOTS 8192

/* One way to write a name: all of it, or what is behind a prefix. */
struct slot {
	const struct name *name; /* NULL: free */
	uint16_t set;            /* index in `sets` */
	uint8_t skip;            /* bytes of the prefix */
	uint8_t length;
	uint32_t hash;
};

static struct slot slots[SLOTS];
static size_t used;
static const struct name_set *sets[MOST_SETS];
static size_t set_count;

/* In any case of its letters. */
static uint32_t hash_of(size_t set, const char *text, size_t length)
{
	uint32_t hash = 2166136261u + (uint32_t)set;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (uint32_t)((unsigned char)text[i] | 0x20)) * 16777619u;
	return hash ^ hash >> 15;
}

static void add(size_t set, const struct name *name, size_t skip)
{
	size_t length = strlen(name->name + skip);
	uint32_t hash = hash_of(set, name->name + skip, length);
	size_t at = hash % SLOTS;
	while (slots[at].name)
		at = (at + 1) % SLOTS;
	slots[at] = (struct slot){ name, (uint16_t)set, (uint8_t)skip, (uint8_t)length, hash };
	used++;
}

/* Whichever name comes first in its set is found first: those that follow are behind it. */
static void add_set(size_t index, const struct name_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = name_at(set, i);
		add(index, name, 0);
		for (size_t k = 0; k < NAME_PREFIXES && set->prefixes[k]; k++) {
			size_t skip = strlen(set->prefixes[k]);
			if (strncmp(name->name, set->prefixes[k], skip) == 0)
				add(index, name, skip);
		}
	}
}

/* The index of a set that is in the table, or comes into it now; false where it is small, or there is no room. */
static bool set_index(const struct name_set *set, size_t *index)
{
	size_t at = ((uintptr_t)set >> 4) % MOST_SETS;
	if (set->count < LEAST_NAMES)
		return false;
	for (; sets[at]; at = (at + 1) % MOST_SETS)
		if (sets[at] == set) {
			*index = at;
			return true;
		}
	if (set_count + 1 == MOST_SETS || used + set->count * (1 + NAME_PREFIXES) > SLOTS / 2)
		return false;
	sets[at] = set;
	set_count++;
	add_set(*index = at, set);
	return true;
}

static bool is_written(const struct slot *slot, const char *text, size_t length, bool exact)
{
	const char *name = slot->name->name + slot->skip;
	if (slot->length != length)
		return false;
	return exact ? slot->skip == 0 && memcmp(name, text, length) == 0 : strncasecmp(name, text, length) == 0;
}

bool index_find(const struct name_set *set, const char *text, size_t length, bool exact, const struct name **name)
{
	size_t index;
	*name = NULL;
	if (!set_index(set, &index))
		return false;
	uint32_t hash = hash_of(index, text, length);
	for (size_t at = hash % SLOTS; length && slots[at].name; at = (at + 1) % SLOTS) {
		const struct slot *slot = &slots[at];
		if (slot->hash == hash && slot->set == index && is_written(slot, text, length, exact)) {
			*name = slot->name;
			return true;
		}
	}
	return true;
}
