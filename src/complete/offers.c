/* Offers from the tables: constants and options, as words or C write them.
 * Not here: what the session has (session.c), which offers a place gets (complete.c). */
#include "complete/offers.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/structs.h"
#include "lang/commands.h"

void complete_from(struct completion *completion, size_t start)
{
	completion->word = start;
	line_offers_start(completion->offers, start);
}

size_t complete_typed(const struct completion *completion)
{
	return completion->cursor - completion->word;
}

void complete_offer(struct completion *completion, const char *text, const char *help, char append)
{
	if (strncmp(text, completion->line + completion->word, complete_typed(completion)) == 0)
		line_offer(completion->offers, text, help, append);
}

/* --- names --------------------------------------------------------------------------------------------------- */

/* Words are offered in small letters, unless capitals are being typed. */
static bool types_capitals(const struct completion *completion)
{
	return complete_typed(completion) && isupper((unsigned char)completion->line[completion->word]);
}

static bool is_behind_bar(const struct completion *completion)
{
	size_t at = completion->word;
	while (at && completion->line[at - 1] == ' ')
		at--;
	return at && completion->line[at - 1] == '|';
}

/* The short word first, and for who types more of it the whole name. */
static void offer_name(struct completion *completion, const struct name_set *set, const struct name *name)
{
	char append = completion->in_c || set->kind != SET_ENUM ? '\0' : ' ', word[NAME_WORD_MOST];
	if (completion->in_c || types_capitals(completion)) {
		complete_offer(completion, name->name, name->brief, append);
		return;
	}
	if (is_option_set(set))
		word_of_option(option_of_name(name), word);
	else
		name_word(set, name, word);
	complete_offer(completion, word, name->brief, append);
	if (complete_typed(completion))
		complete_offer(completion, name_in_small(name->name, word), name->brief, append);
}

/* Names that are no flags not behind a |; other names of a value only where letters were typed. */
static bool is_offered(const struct completion *completion, const struct name_set *set, const struct name *name)
{
	bool flag = set->kind != SET_ENUM_AND_FLAGS || (uint64_t)name->value & ~set->enum_mask;
	bool other = name->flags & NAME_ALIAS && !complete_typed(completion);
	return !(name->flags & NAME_ABSENT) && !other && (flag || !is_behind_bar(completion));
}

/* Of two names where one is the other with more behind it, the shorter: SO_RCVTIMEO, not SO_RCVTIMEO_OLD, which is the
 * usual name only where traces are read. */
static const struct name *shortest(const struct name_set *set, const struct name *name)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *other = name_at(set, i);
		if (other->flags == NAME_ALIAS && other->value == name->value &&
		    strncmp(other->name, name->name, strlen(other->name)) == 0)
			return other;
	}
	return name;
}

void complete_names(struct completion *completion, const struct name_set *set, name_test *wanted, const void *detail)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = name_at(set, i);
		bool longer = shortest(set, name) != name;
		if (is_offered(completion, set, longer ? shortest(set, name) : name) && (!wanted || wanted(name, detail)))
			offer_name(completion, set, shortest(set, name));
	}
}

void complete_options(struct completion *completion)
{
	for (size_t i = 0; i < option_table_count; i++)
		complete_names(completion, &option_tables[i].names, NULL, NULL);
}

void complete_all_names(struct completion *completion)
{
	for (size_t i = 0; name_sets[i]; i++)
		complete_names(completion, name_sets[i], NULL, NULL);
	complete_names(completion, &errno_names, NULL, NULL);
	complete_options(completion);
}

/* --- other tables -------------------------------------------------------------------------------------------- */

void complete_tags(struct completion *completion)
{
	for (size_t i = 0; struct_types[i]; i++)
		complete_offer(completion, struct_tag(struct_types[i]), struct_types[i]->brief, ' ');
}

void complete_calls(struct completion *completion, char append)
{
	for (size_t i = 0; i < socket_call_count; i++)
		complete_offer(completion, socket_calls[i]->name, socket_calls[i]->brief, append);
}

void complete_commands(struct completion *completion)
{
	for (size_t i = 0; i < command_count; i++)
		complete_offer(completion, commands[i].name, commands[i].brief, ' ');
}

static void offer_prefixes(struct completion *completion, const struct name_set *set)
{
	for (size_t at = 0; at < NAME_PREFIXES && set->prefixes[at]; at++)
		complete_offer(completion, set->prefixes[at], set->name, '\0');
}

void complete_patterns(struct completion *completion)
{
	completion->in_c = true;
	if (memchr(completion->line + completion->word, '_', complete_typed(completion))) {
		complete_all_names(completion);
		return;
	}
	for (size_t i = 0; name_sets[i]; i++)
		offer_prefixes(completion, name_sets[i]);
	for (size_t i = 0; i < option_table_count; i++)
		offer_prefixes(completion, &option_tables[i].names);
}
