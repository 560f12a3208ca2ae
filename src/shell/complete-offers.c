/* Offers from the tables: constants and options, as words or C write them.
 * Not here: what the session has (complete-session.c), which offers a place gets (complete.c). */
#include "shell/complete-offers.h"

#include <ctype.h>
#include <string.h>

#define LONGEST 64

void complete_from(struct completion *completion, size_t start)
{
	completion->word = start;
	line_offers_start(completion->offers, start);
}

void complete_offer(struct completion *completion, const char *text, const char *help, char append)
{
	size_t typed = completion->cursor - completion->word;

	if (strncmp(text, completion->line + completion->word, typed) == 0)
		line_offer(completion->offers, text, help, append);
}

/* Words are offered in small letters, unless capitals are being typed. */
static bool types_capitals(const struct completion *completion)
{
	return completion->word < completion->cursor && isupper((unsigned char)completion->line[completion->word]);
}

static void lower(char *out, size_t size, const char *text)
{
	size_t i;

	for (i = 0; text[i] && i + 1 < size; i++)
		out[i] = (char)tolower((unsigned char)text[i]);
	out[i] = '\0';
}

/* The part of a constant's name behind the prefix that words leave out; where a number or nothing is left, all
 * of it. */
static const char *without_prefix(const struct name_set *set, const char *name)
{
	for (size_t i = 0; i < sizeof set->prefixes / sizeof set->prefixes[0] && set->prefixes[i]; i++) {
		size_t length = strlen(set->prefixes[i]);

		if (strncmp(name, set->prefixes[i], length) == 0 && name[length] && !isdigit((unsigned char)name[length]))
			return name + length;
	}
	return name;
}

void complete_names(struct completion *completion, const struct name_set *set, bool in_c)
{
	bool full = in_c || types_capitals(completion);
	bool flags = set->kind != SET_ENUM;
	bool typed = completion->word < completion->cursor;

	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = &set->names[i];
		char word[LONGEST];

		if (name->flags & NAME_ABSENT || (name->flags & NAME_ALIAS && !typed))
			continue;
		if (full) {
			complete_offer(completion, name->name, name->brief, in_c || flags ? '\0' : ' ');
			continue;
		}
		lower(word, sizeof word, without_prefix(set, name->name));
		complete_offer(completion, word, name->brief, flags ? '\0' : ' ');
		if (!typed)
			continue;
		lower(word, sizeof word, name->name);
		complete_offer(completion, word, name->brief, flags ? '\0' : ' ');
	}
}

void complete_options(struct completion *completion, int64_t level, enum option_direction direction, bool in_c)
{
	bool full = in_c || types_capitals(completion);

	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &options[i];
		char word[LONGEST];

		if (option->flags & (NAME_ABSENT | NAME_ALIAS) || !(option->direction & direction) ||
		    (level >= 0 && option->level != level))
			continue;
		if (full) {
			complete_offer(completion, option->name, option->brief, in_c ? '\0' : ' ');
			continue;
		}
		/* those of the socket level are known by their short names, the others would be mistaken for each other */
		lower(word, sizeof word, strncmp(option->name, "SO_", 3) == 0 ? option->name + 3 : option->name);
		complete_offer(completion, word, option->brief, ' ');
	}
}
