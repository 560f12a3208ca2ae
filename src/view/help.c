/* What a name stands for, and help on it.
 * Not here: calls (help-call.c) and options (help-option.c). */
#include "view/help.h"

#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names.h"
#include "lang/commands.h"
#include "view/listings.h"
#include "view/overlay.h"
#include "view/help-language.h"
#include "text/wrap.h"

enum { GROUP_COLUMN = 14, TEXT_COLUMN = 12, BRIEF_COLUMN = 18 };

/* --- overview ------------------------------------------------------------------------------------------------------- */

static bool is_first_of_its_group(size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (strcmp(socket_calls[i]->group, socket_calls[index]->group) == 0)
			return false;
	}
	return true;
}

static void begin_row(struct sink *sink, struct wrap *wrap, const char *heading)
{
	*wrap = (struct wrap){ .sink = sink, .column = GROUP_COLUMN, .indent = GROUP_COLUMN };
	sink_format(sink, "  %-*s", GROUP_COLUMN - 2, heading);
}

static void show_group(struct sink *sink, const char *group)
{
	struct wrap wrap;

	begin_row(sink, &wrap, group);
	for (size_t i = 0; i < socket_call_count; i++) {
		if (strcmp(socket_calls[i]->group, group) == 0)
			wrap_word(&wrap, socket_calls[i]->name, strlen(socket_calls[i]->name));
	}
	wrap_end(&wrap);
}

void help_overview(struct sink *sink)
{
	struct wrap wrap;

	wrap_text(sink, 0, 0, "A call is typed in words, `bind 127.0.0.1 8080`, or as in C, `listen(3, 5);`.");
	sink_format(sink, "\ncalls\n");
	for (size_t i = 0; i < socket_call_count; i++) {
		if (is_first_of_its_group(i))
			show_group(sink, socket_calls[i]->group);
	}
	begin_row(sink, &wrap, "short words");
	for (size_t i = 0; i < word_alias_count; i++)
		wrap_word(&wrap, word_aliases[i].word, strlen(word_aliases[i].word));
	wrap_end(&wrap);
	sink_format(sink, "\nthe session\n");
	begin_row(sink, &wrap, "commands");
	for (size_t i = 0; i < command_count; i++)
		wrap_word(&wrap, commands[i].name, strlen(commands[i].name));
	wrap_end(&wrap);
	sink_newline(sink);
	wrap_text(sink, 0, 0,
	          "More: help language (descriptors, variables, jobs, expectations); help bind, help reuseaddr, help AF_INET, help sockaddr_in, help EADDRINUSE; "
	          "help calls, help commands, help options, help structs.");
}

/* --- lists ---------------------------------------------------------------------------------------------------------- */

static void show_line(struct sink *sink, const char *name, const char *brief)
{
	size_t column = 2 + strlen(name);

	sink_format(sink, "  %s%*s", name, column < BRIEF_COLUMN ? (int)(BRIEF_COLUMN - column) : 1, "");
	wrap_text(sink, column < BRIEF_COLUMN ? (size_t)BRIEF_COLUMN : column + 1, BRIEF_COLUMN, brief);
}

/* The calls of a group, of all groups where it is NULL. Returns whether there were any. */
static bool list_calls(struct sink *sink, const char *group)
{
	bool listed = false;

	for (size_t i = 0; i < socket_call_count; i++) {
		if (group && strcmp(socket_calls[i]->group, group) != 0)
			continue;
		show_line(sink, socket_calls[i]->name, socket_calls[i]->brief);
		listed = true;
	}
	for (size_t i = 0; !group && i < word_alias_count; i++)
		show_line(sink, word_aliases[i].word, word_aliases[i].brief);
	return listed;
}

static void list_commands(struct sink *sink)
{
	for (size_t i = 0; i < command_count; i++)
		show_line(sink, commands[i].name, commands[i].brief);
}

/* The names of a level; what each is for would fill five screens. */
static size_t list_level(struct sink *sink, size_t first)
{
	struct wrap wrap = { .sink = sink, .column = 2, .indent = 2 };
	size_t i = first;

	sink_format(sink, "level %s\n  ", name_of_value(&option_levels, socket_option_at(first)->level)->name);
	for (; i < socket_option_total() && socket_option_at(i)->level == socket_option_at(first)->level; i++)
		wrap_word(&wrap, socket_option_at(i)->name, strlen(socket_option_at(i)->name));
	wrap_end(&wrap);
	return i;
}

static void list_options(struct sink *sink)
{
	for (size_t i = 0; i < socket_option_total();)
		i = list_level(sink, i);
	sink_format(sink, "\nMore: help reuseaddr, constants SO_, constants TCP_.\n");
}

static void list_structs(struct sink *sink)
{
	for (size_t i = 0; struct_types[i]; i++)
		show_line(sink, struct_tag(struct_types[i]), struct_types[i]->brief);
}

static bool help_list(struct sink *sink, const char *name)
{
	if (strcmp(name, "calls") == 0)
		list_calls(sink, NULL);
	else if (strcmp(name, "commands") == 0)
		list_commands(sink);
	else if (strcmp(name, "options") == 0)
		list_options(sink);
	else if (strcmp(name, "structs") == 0)
		list_structs(sink);
	else
		return list_calls(sink, name);
	return true;
}

/* --- one name ------------------------------------------------------------------------------------------------------- */

/* Each of these writes help on `name` where it is one of its sort, and says whether. */

static bool help_on_call(struct sink *sink, const char *name)
{
	const struct call *call = call_find(name, strlen(name));

	if (call)
		help_call(sink, call);
	return call;
}

static bool help_on_word(struct sink *sink, const char *name)
{
	const struct word_alias *alias = word_alias_find(name, strlen(name));

	if (!alias)
		return false;
	sink_format(sink, "%s\n  ", alias->word);
	wrap_text(sink, 2, 2, alias->brief);
	for (size_t i = 0; i < 2 && alias->calls[i]; i++) {
		const struct call *call = call_find(alias->calls[i], strlen(alias->calls[i]));

		sink_newline(sink);
		if (call)
			help_call(sink, call);
	}
	return true;
}

static void show_example(struct sink *sink, const char *example)
{
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "try");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, example);
}

static bool help_on_command(struct sink *sink, const char *name)
{
	const struct command *command = command_find(name, strlen(name));

	if (!command)
		return false;
	sink_format(sink, "%s%s%s, sock(1)\n  ", command->name, command->usage[0] != '\0' ? " " : "",
	            command->usage);
	wrap_text(sink, 2, 2, command->brief);
	show_example(sink, command->example);
	return true;
}

static bool help_on_option(struct sink *sink, const char *name)
{
	bool found = false;

	/* The rows of a level stand together; each level may have one of that name. */
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option;
		size_t matches;

		if (i > 0 && socket_option_at(i)->level == socket_option_at(i - 1)->level)
			continue;
		option = option_find_word(socket_option_at(i)->level, name, strlen(name), &matches);
		if (!option)
			continue;
		if (found)
			sink_newline(sink);
		help_option(sink, option);
		found = true;
	}
	return found;
}

static bool help_on_struct(struct sink *sink, const char *name)
{
	const struct type *type = struct_find(name, strlen(name));
	char example[60];

	if (!type)
		return false;
	show_layouts(sink, &type, 1);
	snprintf(example, sizeof(example), "layout %s", struct_tag(type));
	show_example(sink, example);
	return true;
}

/* Whether a name of the set may stand somewhere in a value of the type. Addresses are left out: every call that takes one
 * would be one for address families. */
static bool draws_on(const struct type *type, const struct name_set *set)
{
	const struct choice *choice = &type->choice;
	bool draws = type->names == set;

	if (type->of)
		draws |= draws_on(type->of, set);
	for (size_t i = 0; i < type->count && !draws; i++)
		draws = !(type->members[i].flags & MEMBER_LINK) && draws_on(type->members[i].type, set);
	for (size_t i = 0; choice->count && i < choice->case_count && !draws; i++)
		draws = draws_on(choice->cases[i].type, set);
	return draws;
}

/* The calls that take a name of this set. */
static void show_users(struct sink *sink, const struct name_set *set)
{
	struct wrap wrap = { .sink = sink, .column = 4, .indent = 4 };

	for (size_t i = 0; i < socket_call_count; i++) {
		if (!draws_on(&socket_calls[i]->arguments, set))
			continue;
		if (wrap.count == 0) {
			sink_format(sink, "    ");
			wrap_word(&wrap, "for", strlen("for"));
		}
		wrap_word(&wrap, socket_calls[i]->name, strlen(socket_calls[i]->name));
	}
	if (wrap.count > 0)
		wrap_end(&wrap);
}

static bool help_on_constant(struct sink *sink, const char *name)
{
	bool found = false;

	for (size_t i = 0; name_sets[i]; i++) {
		const struct name *constant = name_find_word(name_sets[i], name, strlen(name));

		if (!constant)
			continue;
		sink_format(sink, "%s%s, %s\n", found ? "\n" : "", name_sets[i]->name, name_sets[i]->section);
		list_name(sink, name_sets[i], constant);
		show_users(sink, name_sets[i]);
		show_example(sink, name_sets[i]->example);
		found = true;
	}
	return found;
}

static bool help_on_type(struct sink *sink, const char *name)
{
	for (size_t i = 0; i < posix_type_count; i++) {
		const struct type *type = &posix_types[i];

		if (strcmp(type->name, name) != 0)
			continue;
		sink_format(sink, "%s, %u byte%s, %s, <%s>\n  ", type->name, type->size,
		            type->size == 1 ? "" : "s", type->is_signed ? "signed" : "unsigned", type->header);
		wrap_text(sink, 2, 2, type->brief);
		return true;
	}
	return false;
}

/* Writes help on a name that is one of a sort, behind what was written on it before. Returns whether it is one. */
static bool help_of_sort(struct sink *sink, const char *name, bool follows,
                         bool (*sort)(struct sink *, const char *))
{
	struct text_sink part;
	bool found;

	text_sink_init(&part, sink->settings);
	found = sort(&part.sink, name);
	if (found && follows)
		sink_newline(sink);
	if (found)
		sink_text_length(sink, ROLE_PLAIN, part.data, part.length);
	text_sink_free(&part);
	return found;
}

bool help_topic(struct sink *sink, const char *name)
{
	static bool (*const sorts[])(struct sink *, const char *) = {
		help_on_call, help_on_word, help_on_command, help_on_option, help_on_struct, help_on_type,
	};
	bool found = false;

	if (help_on_language(sink, name))
		return true;
	if (help_of_sort(sink, name, false, help_list)) /* help options is not about IP_OPTIONS */
		return true;
	for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++)
		found |= help_of_sort(sink, name, found, sorts[i]);
	/* Words for constants are so many that they would turn up beside everything: help socket, SOL_SOCKET. */
	return found || help_on_constant(sink, name);
}
