/* An index of all large sets in one table. It is made while the program runs, as the index of calls is: the rows are
 * constant, and so is what is made of them.
 * Not here: what a name may be written as without an index (names.c). */
#include "type/names-index.h"

#include <string.h>
#include <strings.h>

#define LEAST_NAMES 4 /* below, a search is as fast */
#define MOST_SETS 64  /* powers of 2 */
#define SLOTS 4096
#define MOST_SPELLINGS (SLOTS / 2)

/* One way to write a name: all of it, or what is behind a prefix. */
struct spelling {
	const struct name *name;
	uint16_t set; /* index in `sets` */
	uint8_t skip; /* bytes of the prefix */
	uint8_t length;
};

/* Small, so that a look-up touches little memory: the same word in another set stands beside it. */
struct slot {
	uint16_t hash;
	uint16_t spelling; /* from 1 on; 0: free */
};

static struct slot slots[SLOTS];
static struct spelling spellings[MOST_SPELLINGS];
static size_t used;
static const struct name_set *sets[MOST_SETS];
static size_t set_count;

/* Of four letters in any case, and the length: names that differ only in others stand behind each other. */
static uint32_t hash_of(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t last = length - 1;
	uint32_t letters = (uint32_t)bytes[0] | (uint32_t)bytes[last] << 8 | (uint32_t)bytes[last / 2] << 16 |
	                   (uint32_t)bytes[last - last / 4] << 24;
	uint32_t hash = ((letters | 0x20202020u) ^ (uint32_t)length) * 2654435769u;
	return hash ^ hash >> 15;
}

static void add(size_t set, const struct name *name, size_t skip)
{
	size_t length = strlen(name->name + skip);
	if (length == 0)
		return;
	uint32_t hash = hash_of(name->name + skip, length);
	size_t at = hash % SLOTS;
	while (slots[at].spelling)
		at = (at + 1) % SLOTS;
	spellings[used++] = (struct spelling){ name, (uint16_t)set, (uint8_t)skip, (uint8_t)length };
	slots[at] = (struct slot){ (uint16_t)(hash >> 16), (uint16_t)used };
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
	if (set_count + 1 == MOST_SETS || used + set->count * (1 + NAME_PREFIXES) > MOST_SPELLINGS)
		return false;
	sets[at] = set;
	set_count++;
	add_set(*index = at, set);
	return true;
}

static bool is_written(const struct spelling *spelling, const char *text, size_t length, bool exact)
{
	const char *name = spelling->name->name + spelling->skip;
	if (spelling->length != length)
		return false;
	return exact ? spelling->skip == 0 && memcmp(name, text, length) == 0
	             : strncasecmp(name, text, length) == 0;
}

bool index_find(const struct name_set *set, const char *text, size_t length, bool exact, const struct name **name)
{
	size_t index;
	*name = NULL;
	if (!set_index(set, &index))
		return false;
	if (length == 0)
		return true;
	uint32_t hash = hash_of(text, length);
	for (size_t at = hash % SLOTS; slots[at].spelling; at = (at + 1) % SLOTS) {
		const struct spelling *spelling = &spellings[slots[at].spelling - 1];
		if (slots[at].hash == hash >> 16 && spelling->set == index &&
		    is_written(spelling, text, length, exact)) {
			*name = spelling->name;
			return true;
		}
	}
	return true;
}
