/* Open addressing: a name stands at its hash or in one of the slots behind it, up to a free one.
 * Not here: what a row is. */
#include "text/word-index.h"

#include <string.h>

#define SLOTS (2 * WORD_INDEX_MOST)

static size_t slot_of(const char *text, size_t length)
{
	return (31u * (unsigned char)text[0] + 7u * (unsigned char)text[length - 1] + length) % SLOTS;
}

static void make(struct word_index *index)
{
	for (size_t row = 0; row < index->count; row++) {
		const char *name = index->name(row);
		size_t slot = slot_of(name, strlen(name));
		while (index->rows[slot])
			slot = (slot + 1) % SLOTS;
		index->rows[slot] = (uint16_t)(row + 1);
	}
	index->made = true;
}

size_t word_index_find(struct word_index *index, const char *text, size_t length)
{
	if (!index->made)
		make(index);
	if (length == 0)
		return index->count;
	for (size_t slot = slot_of(text, length); index->rows[slot]; slot = (slot + 1) % SLOTS) {
		size_t row = index->rows[slot] - 1u;
		const char *name = index->name(row);
		if (name[0] == text[0] && strncmp(name, text, length) == 0 && name[length] == '\0')
			return row;
	}
	return index->count;
}
