/* Offers from the tables: constants and options, as words or C write them.
 * Not here: what the session has (session.c), which offers a place gets (complete.c). */
#include "complete/offers.h"

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define LONGEST 64
#define MOST_PREFIXES (sizeof((struct name_set *)0)->prefixes / sizeof(char *))

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
	return completion->word < completion->cursor &&
	       isupper((unsigned char)completion->line[completion->word]);
}

static void lower(char *out, size_t size, const char *text)
{
	size_t i;

	for (i = 0; text[i] && i + 1 < size; i++)
		out[i] = (char)tolower((unsigned char)text[i]);
	out[i] = '\0';
}

/* The part of a constant's name behind the prefix that words leave out; where a number or nothing is left,
 * all of it. */
static const char *without_prefix(const struct name_set *set, const char *name)
{
	for (size_t i = 0; i < MOST_PREFIXES && set->prefixes[i]; i++) {
		size_t length = strlen(set->prefixes[i]);

		if (strncmp(name, set->prefixes[i], length) == 0 && name[length] &&
		    !isdigit((unsigned char)name[length]))
			return name + length;
	}
	return name;
}

static bool is_behind_bar(const struct completion *completion)
{
	size_t at = completion->word;

	while (at > completion->statement && completion->line[at - 1] == ' ')
		at--;
	return at > completion->statement && completion->line[at - 1] == '|';
}

static void offer_name(struct completion *completion, const struct name_set *set, const struct name *name,
                       bool in_c)
{
	char append = in_c || set->kind != SET_ENUM ? '\0' : ' ', word[LONGEST];

	if (in_c || types_capitals(completion)) {
		complete_offer(completion, name->name, name->brief, append);
		return;
	}
	lower(word, sizeof word, without_prefix(set, name->name));
	complete_offer(completion, word, name->brief, append);
	if (completion->word == completion->cursor)
		return;
	lower(word, sizeof word, name->name);
	complete_offer(completion, word, name->brief, append);
}

/* Aliases only where letters were typed, names that are no flags not behind a |. */
static bool is_wanted(const struct completion *completion, const struct name_set *set,
                      const struct name *name)
{
	if (name->flags & NAME_ABSENT || (name->flags & NAME_ALIAS && completion->word == completion->cursor))
		return false;
	return set->kind != SET_ENUM_AND_FLAGS || (uint64_t)name->value & ~set->enum_mask ||
	       !is_behind_bar(completion);
}

void complete_names(struct completion *completion, const struct name_set *set, bool in_c)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_wanted(completion, set, &set->names[i]))
			offer_name(completion, set, &set->names[i], in_c);
}

/* --- options -------------------------------------------------------------------------------------------- */

static bool has_options(int64_t level)
{
	for (size_t i = 0; i < socket_option_total(); i++)
		if (socket_option_at(i)->level == level)
			return true;
	return false;
}

void complete_levels(struct completion *completion, bool in_c)
{
	for (size_t i = 0; i < option_levels.count; i++) {
		const struct name *name = &option_levels.names[i];

		if (is_wanted(completion, &option_levels, name) && has_options(name->value))
			offer_name(completion, &option_levels, name, in_c);
	}
}

/* SO_RCVTIMEO rather than SO_RCVTIMEO_OLD, which is the usual name only where traces are read. */
static const char *shortest_name(const struct socket_option *option)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *alias = socket_option_at(i);

		if (alias->flags == NAME_ALIAS && alias->level == option->level &&
		    alias->value == option->value &&
		    strncmp(alias->name, option->name, strlen(alias->name)) == 0)
			return alias->name;
	}
	return option->name;
}

static void offer_option(struct completion *completion, const struct socket_option *option, bool in_c)
{
	const char *name = shortest_name(option);
	char word[LONGEST];

	if (in_c || types_capitals(completion)) {
		complete_offer(completion, name, option->brief, in_c ? '\0' : ' ');
		return;
	}
	/* the socket level's are known by their short names, others would be mistaken for each other */
	lower(word, sizeof word, strncmp(name, "SO_", 3) == 0 ? name + 3 : name);
	complete_offer(completion, word, option->brief, ' ');
}

void complete_options(struct completion *completion, int64_t level, enum option_direction direction,
                      bool in_c)
{
	static const int usual_order[] = { SOL_SOCKET, IPPROTO_TCP, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_UDP };

	for (size_t at = 0; at < sizeof usual_order / sizeof usual_order[0]; at++) {
		if (level >= 0 && level != usual_order[at])
			continue;
		for (size_t i = 0; i < socket_option_total(); i++)
			if (socket_option_at(i)->level == usual_order[at] &&
			    !(socket_option_at(i)->flags & (NAME_ABSENT | NAME_ALIAS)) &&
			    socket_option_at(i)->direction & direction)
				offer_option(completion, socket_option_at(i), in_c);
	}
}

static bool is_switch(const struct socket_option *option)
{
	return option->kind == OPTION_FLAG || option->layout == &layout_linger;
}

void complete_option_values(struct completion *completion, const struct socket_option *option, bool in_c)
{
	if (option->set)
		complete_names(completion, option->set, in_c);
	if (!is_switch(option) || in_c)
		return;
	complete_offer(completion, "on", NULL, ' ');
	complete_offer(completion, "off", NULL, ' ');
}

/* --- patterns for constants ----------------------------------------------------------------------------- */

static void offer_prefixes(struct completion *completion)
{
	for (size_t i = 0; name_sets[i]; i++)
		for (size_t at = 0; at < MOST_PREFIXES && name_sets[i]->prefixes[at]; at++)
			complete_offer(completion, name_sets[i]->prefixes[at], name_sets[i]->name, '\0');
	for (size_t i = 0; i < socket_option_total(); i++) {
		char prefix[LONGEST];

		snprintf(prefix, sizeof prefix, "%.*s", (int)strcspn(socket_option_at(i)->name, "_") + 1,
		         socket_option_at(i)->name);
		complete_offer(completion, prefix, "socket option", '\0');
	}
}

void complete_constants(struct completion *completion)
{
	const char *word = completion->line + completion->word;

	if (!memchr(word, '_', completion->cursor - completion->word)) {
		offer_prefixes(completion);
		return;
	}
	for (size_t i = 0; name_sets[i]; i++)
		complete_names(completion, name_sets[i], true);
	complete_options(completion, -1, OPTION_BOTH, true);
}
