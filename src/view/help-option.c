/* Help on a socket option, derived from its row.
 * Not here: the list of all options (help.c). */
#include "view/help.h"

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "text/wrap.h"

enum { TEXT_COLUMN = 12 };

/* The page and a socket to try the options of a level on. */
static const struct level_help {
	int level;
	const char *section, *socket;
} levels[] = {
	{ SOL_SOCKET, "socket(7)", "socket inet stream" },
	{ IPPROTO_IP, "ip(7)", "socket inet dgram" },
	{ IPPROTO_IPV6, "ipv6(7)", "socket inet6 dgram" },
	{ IPPROTO_TCP, "tcp(7)", "socket inet stream" },
	{ IPPROTO_UDP, "udp(7)", "socket inet dgram" },
};

static const struct level_help *level_help(int level)
{
	size_t i = 0;

	while (i + 1 < sizeof(levels) / sizeof(levels[0]) && levels[i].level != level)
		i++;
	return &levels[i];
}

/* What a value is, and one as words write it. */
static const struct { const char *value, *word; } kinds[] = {
	[OPTION_INT] = { "int", "1" },
	[OPTION_FLAG] = { "int, 0 or 1: on, off", "1" },
	[OPTION_ERROR] = { "int, an error: ECONNREFUSED", NULL },
	[OPTION_STRUCT] = { "struct", NULL },
	[OPTION_TEXT] = { "text", NULL },
	[OPTION_OTHER] = { "bytes: the shell does not take this value apart", NULL },
};

/* Whether the word means one option, and nothing else: 2292pktinfo would begin a number. */
static bool means_one(const char *word)
{
	size_t matches = 0;

	return !isdigit((unsigned char)word[0]) && option_find_word(-1, word, strlen(word), &matches) && matches == 1;
}

/* The shortest words that mean this option and no other: "reuseaddr", "tcp_cork", "sol_ip mcast_msfilter". */
static void option_word(char *word, size_t size, const struct socket_option *option)
{
	const struct name *level = name_of_value(&option_levels, option->level);
	const char *end = strchr(option->name, '_');

	if (end && end - option->name <= 4 && means_one(end + 1))
		snprintf(word, size, "%s", end + 1);
	else
		snprintf(word, size, "%s%s%s", means_one(option->name) || !level ? "" : level->name,
			means_one(option->name) || !level ? "" : " ", option->name);
	for (; *word; word++)
		*word = (char)tolower((unsigned char)*word);
}

static void show_value(struct sink *sink, const struct socket_option *option)
{
	char text[400];
	size_t length = (size_t)snprintf(text, sizeof(text), "%s", kinds[option->kind].value);

	if (option->layout)
		length += (size_t)snprintf(text + length, sizeof(text) - length, " %s", option->layout->name);
	for (size_t i = 0; option->layout && i < option->layout->count && length < sizeof(text); i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s=...%s", i > 0 ? ", " : " {",
			option->layout->fields[i].name, i + 1 < option->layout->count ? "" : "}");
	if (option->set)
		snprintf(text + length, sizeof(text) - length, "; names: constants %s", option->set->prefixes[0]);
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "value");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, text);
}

/* A value as words write it, of an option that can be set from the shell; NULL for others. */
static const char *example_value(const struct socket_option *option)
{
	if (!(option->direction & OPTION_SET))
		return NULL;
	if (option->layout == &layout_linger)
		return "on 5";
	if (option->layout == &layout_timeval)
		return "1.5";
	return kinds[option->kind].word;
}

static void show_example(struct sink *sink, const struct socket_option *option)
{
	const char *value = example_value(option);
	char word[64], text[240];
	size_t length = (size_t)snprintf(text, sizeof(text), "%s", level_help(option->level)->socket);

	option_word(word, sizeof(word), option);
	if (value)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "; setsockopt %s %s", word, value);
	if (option->direction & OPTION_GET)
		snprintf(text + length, sizeof(text) - length, "; getsockopt %s", word);
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "try");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, text);
}

void help_option(struct sink *sink, const struct socket_option *option)
{
	const struct name *level = name_of_value(&option_levels, option->level);
	const struct socket_option *usual = option_of_value(option->level, option->value);

	sink_format(sink, "%s, option %d of level %s, %s\n  ", option->name, (int)option->value, level ? level->name : "?",
		level_help(option->level)->section);
	wrap_text(sink, 2, 2, option->brief);
	if (option->flags & NAME_ABSENT) {
		sink_format(sink, "  The headers of this system do not have it.\n");
		return;
	}
	if ((option->flags & NAME_ALIAS) && usual)
		sink_format(sink, "  Another name of %s.\n", usual->name);
	sink_newline(sink);
	show_value(sink, option);
	sink_format(sink, "  %-*s%s\n", TEXT_COLUMN - 2, "can be",
		option->direction == OPTION_BOTH ? "read and set" : option->direction == OPTION_GET ? "read only" : "set only");
	if ((option->direction & OPTION_GET) || example_value(option))
		show_example(sink, option);
}
