/* Looking up named constants in a set.
 * Not here: the constants (abi/names-*.c), looking in all sets (abi/names.c). */
#include "type/names.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "type/names-index.h"

const struct name *name_of_value(const struct name_set *set, int64_t value)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = name_at(set, i);
		if (name->value == value && !(name->flags & NAME_UNUSUAL))
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
	return ((name[0] ^ text[0]) & ~0x20) == 0 && strncasecmp(name, text, length) == 0 &&
	       name[length] == '\0';
}

const struct name *name_find(const struct name_set *set, const char *text, size_t length)
{
	const struct name *name;
	if (index_find(set, text, length, true, &name))
		return name;
	for (size_t i = 0; length && i < set->count; i++)
		if (is_written(name_at(set, i)->name, text, length))
			return name_at(set, i);
	return NULL;
}

/* The name is the text, or the text with one of the set's prefixes before it. */
static bool is_word_for(const struct name_set *set, const char *name, const char *text, size_t length)
{
	if (is_written_in_any_case(name, text, length))
		return true;
	for (size_t i = 0; i < NAME_PREFIXES && set->prefixes[i]; i++) {
		size_t skip = strlen(set->prefixes[i]);
		if (strncmp(name, set->prefixes[i], skip) == 0 &&
		    is_written_in_any_case(name + skip, text, length))
			return true;
	}
	return false;
}

const struct name *name_find_word(const struct name_set *set, const char *text, size_t length)
{
	const struct name *name;
	if (index_find(set, text, length, false, &name))
		return name;
	for (size_t i = 0; length && i < set->count; i++)
		if (is_word_for(set, name_at(set, i)->name, text, length))
			return name_at(set, i);
	return NULL;
}

const char *name_in_small(const char *name, char word[NAME_WORD_MOST])
{
	size_t i = 0;
	for (; name[i] && i + 1 < NAME_WORD_MOST; i++)
		word[i] = (char)tolower((unsigned char)name[i]);
	word[i] = '\0';
	return word;
}

const char *name_word(const struct name_set *set, const struct name *name, char word[NAME_WORD_MOST])
{
	for (size_t i = 0; i < NAME_PREFIXES && set->prefixes[i]; i++) {
		size_t skip = strlen(set->prefixes[i]);
		bool short_enough = strncmp(name->name, set->prefixes[i], skip) == 0 &&
		                    (isalpha((unsigned char)name->name[skip]) || name->name[skip] == '_');
		if (!short_enough)
			continue;
		name_in_small(name->name + skip, word);
		if (name_find_word(set, word, strlen(word)) == name)
			return word;
	}
	name_in_small(name->name, word);
	return word;
}

bool name_begins_like(const struct name_set *set, const char *text, size_t length)
{
	for (size_t i = 0; i < NAME_PREFIXES && set->prefixes[i]; i++) {
		size_t prefix = strlen(set->prefixes[i]);
		if (length > prefix && memcmp(set->prefixes[i], text, prefix) == 0)
			return true;
	}
	return false;
}
