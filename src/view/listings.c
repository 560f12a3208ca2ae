/* Types, constants and errors as lists.
 * Not here: structs (overlay.c), help on one name (help.c). */
#include "view/listings.h"

#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names.h"
#include "abi/options.h"
#include "reasons/table.h"
#include "text/wrap.h"

/* Columns of a list of constants. A name that is too long for its column gets two blanks and pushes the rest. */
enum { NAME_COLUMN = 2, VALUE_COLUMN = 24, BRIEF_COLUMN = 35 };

static size_t print_at(struct sink *sink, size_t column, size_t least, const char *text)
{
	size_t blanks = column < least ? least - column : (column > 0 ? 1 : 0);

	sink_spaces(sink, blanks);
	sink_text(sink, ROLE_PLAIN, text);
	return column + blanks + strlen(text);
}

void list_types(struct sink *sink)
{
	size_t column = print_at(sink, 0, 2, "type");

	column = print_at(sink, column, 15, "bytes");
	column = print_at(sink, column, 22, "sign");
	column = print_at(sink, column, 32, "header");
	wrap_text(sink, print_at(sink, column, 46, ""), 46, "what it holds");
	for (size_t i = 0; i < posix_type_count; i++) {
		const struct type *type = &posix_types[i];

		sink_format(sink, "  %-12s %5" PRIu32 "  %-8s  %-12s  ", type->name, type->size, type->is_signed ? "signed" : "unsigned",
			type->header);
		wrap_text(sink, 46, 46, type->brief);
	}
}

/* A bit is easier to see in hexadecimal; so is an address or a mask. */
static void print_value(char *text, size_t size, bool flags, int64_t value)
{
	if (flags || value > 1000000)
		snprintf(text, size, "%#" PRIx64, (uint64_t)value);
	else
		snprintf(text, size, "%" PRId64, value);
}

static void print_row(struct sink *sink, const char *name, const char *value, const char *brief)
{
	size_t column = print_at(sink, print_at(sink, 0, NAME_COLUMN, name), VALUE_COLUMN, value);

	wrap_text(sink, print_at(sink, column, BRIEF_COLUMN, ""), BRIEF_COLUMN, brief);
}

void list_name(struct sink *sink, const struct name_set *set, const struct name *name)
{
	const struct name *usual = name_of_value(set, name->value);
	char value[32] = "-", brief[160];

	if (name->flags & NAME_ABSENT) {
		snprintf(brief, sizeof(brief), "not in the headers of this system%s%s", name->brief ? ": " : "",
			name->brief ? name->brief : "");
	} else {
		print_value(value, sizeof(value), set->kind != SET_ENUM, name->value);
		if (name->flags & NAME_ALIAS)
			snprintf(brief, sizeof(brief), "another name of %s", usual ? usual->name : "the same number");
		else
			snprintf(brief, sizeof(brief), "%s", name->brief ? name->brief : "");
	}
	print_row(sink, name->name, value, brief);
}

/* The same as list_name for an option: name, number, meaning. */
static void list_option(struct sink *sink, const struct socket_option *option)
{
	const struct socket_option *usual = option_of_value(option->level, option->value);
	char value[32] = "-", brief[160];

	if (option->flags & NAME_ABSENT) {
		snprintf(brief, sizeof(brief), "not in the headers of this system: %s", option->brief);
	} else {
		snprintf(value, sizeof(value), "%d", (int)option->value);
		if ((option->flags & NAME_ALIAS) && usual)
			snprintf(brief, sizeof(brief), "another name of %s", usual->name);
		else
			snprintf(brief, sizeof(brief), "%s", option->brief);
	}
	print_row(sink, option->name, value, brief);
}

/* --- constants ------------------------------------------------------------------------------------------------ */

static bool matches(const char *pattern, const char *name)
{
	if (strpbrk(pattern, "*?["))
		return fnmatch(pattern, name, FNM_CASEFOLD) == 0;
	return strcasestr(name, pattern);
}

static size_t list_matching_names(struct sink *sink, const struct name_set *set, const char *pattern)
{
	size_t listed = 0;

	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = name_at(set, i);
		if (!matches(pattern, name->name))
			continue;
		if (listed++ == 0)
			sink_format(sink, "%s\n", set->name);
		list_name(sink, set, name);
	}
	return listed;
}

static const char *level_name(int level)
{
	const struct name *name = name_of_value(&option_levels, level);

	return name ? name->name : "another level";
}

static size_t list_matching_options(struct sink *sink, const char *pattern)
{
	size_t listed = 0;
	int level = -1;

	for (size_t i = 0; i < socket_option_total(); i++) {
		if (!matches(pattern, socket_option_at(i)->name))
			continue;
		if (socket_option_at(i)->level != level)
			sink_format(sink, "option of level %s\n", level_name(socket_option_at(i)->level));
		level = socket_option_at(i)->level;
		list_option(sink, socket_option_at(i));
		listed++;
	}
	return listed;
}

static size_t count_options_of(int level)
{
	size_t count = 0;

	for (size_t i = 0; i < socket_option_total(); i++)
		count += socket_option_at(i)->level == level;
	return count;
}

/* What all names of a set begin with; of a set of many kinds of name, the first name and dots. */
static void print_beginning(char *text, size_t size, const struct name_set *set)
{
	const char *shortest = set->prefixes[0];

	for (size_t i = 1; i < sizeof(set->prefixes) / sizeof(set->prefixes[0]) && set->prefixes[i]; i++) {
		if (strlen(set->prefixes[i]) < strlen(shortest))
			shortest = set->prefixes[i];
	}
	snprintf(text, size, "%s%s", shortest ? shortest : name_at(set, 0)->name, shortest ? "" : ", ...");
}

/* The sets by what begins their names, which is what a pattern can be made of. */
static size_t list_sets(struct sink *sink)
{
	size_t listed = 0;
	int level = -1;
	char start[32];

	for (size_t i = 0; name_sets[i]; i++) {
		const struct name_set *set = name_sets[i];

		print_beginning(start, sizeof(start), set);
		sink_format(sink, "  %-18s %4zu  %s\n", start, set->count, set->name);
		listed++;
	}
	for (size_t i = 0; i < socket_option_total(); i++) {
		if (socket_option_at(i)->level == level)
			continue;
		level = socket_option_at(i)->level;
		sink_format(sink, "  %.*s %*zu  option of level %s\n", (int)strcspn(socket_option_at(i)->name, "_") + 1, socket_option_at(i)->name,
			22 - (int)strcspn(socket_option_at(i)->name, "_"), count_options_of(level), level_name(level));
		listed++;
	}
	sink_format(sink, "Of one sort: constants MSG_\n");
	return listed;
}

size_t list_constants(struct sink *sink, const char *pattern)
{
	size_t listed = 0;

	if (!pattern || pattern[0] == '\0')
		return list_sets(sink);
	for (size_t i = 0; name_sets[i]; i++)
		listed += list_matching_names(sink, name_sets[i], pattern);
	return listed + list_matching_options(sink, pattern);
}

/* --- errors --------------------------------------------------------------------------------------------------- */

static const struct name *find_error(const char *text)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(text, &end, 0);
	if (end != text && *end == '\0' && errno == 0)
		return name_of_value(&errno_names, number);
	return name_find_word(&errno_names, text, strlen(text));
}

/* Which rows there are for an error. */
struct explained {
	const char *call;
	bool this_call, any_call;
};

static void look_at_row(void *context, const struct reason *reason)
{
	struct explained *explained = context;

	explained->any_call |= !reason->calls[0];
	explained->this_call |= reason_is_for(reason, explained->call);
}

/* The calls that say what the error means for them. */
static void list_calls_of_error(struct sink *sink, int64_t error)
{
	char text[1000] = "explained for ";
	size_t start = strlen(text), length = start;

	for (size_t i = 0; i < socket_call_count && length < sizeof(text); i++) {
		struct explained explained = { .call = socket_calls[i]->name };

		reasons_of_error((int)error, look_at_row, &explained);
		if (explained.any_call) {
			snprintf(text + start, sizeof(text) - start, "any call");
			length = sizeof(text);
		} else if (explained.this_call) {
			length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", length > start ? ", " : "",
				socket_calls[i]->name);
		}
	}
	if (length > start)
		wrap_text(sink, print_at(sink, 0, BRIEF_COLUMN, ""), BRIEF_COLUMN, text);
}

bool list_errno(struct sink *sink, const char *text)
{
	const struct name *found;

	if (strcmp(text, "all") == 0) {
		for (size_t i = 0; i < errno_names.count; i++)
			list_name(sink, &errno_names, name_at(&errno_names, i));
		return true;
	}
	found = find_error(text);
	if (!found)
		return false;
	list_name(sink, &errno_names, found);
	if (found->flags & NAME_ALIAS) {
		found = name_of_value(&errno_names, found->value);
		if (found)
			list_name(sink, &errno_names, found);
	}
	if (found)
		list_calls_of_error(sink, found->value);
	return true;
}
