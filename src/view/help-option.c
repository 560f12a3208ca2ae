/* Help on a socket option, derived from its row.
 * Not here: what a value is (help-type.h), the list of all options (help.c). */
#include "view/help.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "text/wrap.h"
#include "type/form.h"
#include "view/help-type.h"

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
	{ SOL_RAW, "icmp(7)", "socket inet raw icmp" },
	{ IPPROTO_ICMPV6, "ipv6(7)", "socket inet6 raw icmpv6" },
	{ SOL_PACKET, "packet(7)", "socket packet dgram" },
	{ SOL_NETLINK, "netlink(7)", "socket netlink raw" },
	{ AF_VSOCK, "vsock(7)", "socket vsock stream" },
	{ SOL_MPTCP, "tcp(7)", "socket inet stream mptcp" },
	{ SOL_TLS, "tcp(7)", "socket inet stream" },
};

static const struct level_help *level_help(int level)
{
	size_t i = 0;

	while (i + 1 < sizeof(levels) / sizeof(levels[0]) && levels[i].level != level)
		i++;
	return &levels[i];
}

/* What words write; of a struct also its members, as long as they are few. */
static void say_members(struct sink *sink, const struct type *type)
{
	enum { FEW = 6 };

	if (type->count > FEW) {
		sink_format(sink, "; layout %s", struct_tag(type));
		return;
	}
	for (size_t i = 0; i < type->count; i++)
		sink_format(sink, "%s%s=...",
		            i             ? ", "
		            : type->words ? ", or {"
		                          : ": {",
		            type->members[i].name);
	sink_format(sink, "}");
}

/* Of several structs the one that it is where words leave its length out. */
static const struct type *usual_type(const struct socket_option *option)
{
	return option->type->shape == SHAPE_CHOICE ? option->type->choice.otherwise : option->type;
}

static void say_type(struct sink *sink, const struct type *type)
{
	if (type->shape == SHAPE_INTEGER || type->shape == SHAPE_ARRAY)
		sink_format(sink, "%s, ", type->name);
	help_type(sink, type, NULL, HELP_WHOLE);
	if (type->shape == SHAPE_STRUCT)
		say_members(sink, type);
}

static void show_value(struct sink *sink, const struct socket_option *option)
{
	const struct type *usual = usual_type(option);
	const struct choice *choice = &option->type->choice;
	struct text_sink text;

	text_sink_init(&text, sink->settings);
	say_type(&text.sink, usual);
	for (size_t i = 0; i < choice->case_count; i++) {
		if (choice->cases[i].type == usual)
			continue;
		sink_format(&text.sink, ", or ");
		say_type(&text.sink, choice->cases[i].type);
	}
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "value");
	const char *string = text_sink_string(&text);
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, string ? string : "");
	text_sink_free(&text);
}

/* A value as words write it, of an option that can be set from the shell; NULL for others. What a text or data can be, no
 * type tells. */
static const char *example_value(const struct socket_option *option)
{
	const struct type *type = option->type;

	if (!(option->direction & OPTION_SET))
		return NULL;
	while (type->shape == SHAPE_ARRAY)
		type = type->of;
	bool is_number = type->shape == SHAPE_INTEGER && type->form != &form_errno && !type->example;
	return is_number ? "1" : type->example;
}

/* The words that mean this option and no other: "reuseaddr", "ip mcast_msfilter". */
static void say_word(struct sink *sink, const struct socket_option *option)
{
	const struct name *level = name_of_value(&option_levels, option->level);
	char word[NAME_WORD_MOST], level_word[NAME_WORD_MOST];

	if (!word_of_option(option, word) && level)
		sink_format(sink, "%s ", name_word(&option_levels, level, level_word));
	sink_format(sink, "%s", word);
}

static void show_example(struct sink *sink, const struct socket_option *option)
{
	const char *value = example_value(option);
	struct text_sink text;

	text_sink_init(&text, sink->settings);
	sink_format(&text.sink, "%s", level_help(option->level)->socket);
	if (value) {
		sink_format(&text.sink, "; setsockopt ");
		say_word(&text.sink, option);
		sink_format(&text.sink, " %s", value);
	}
	if (option->direction & OPTION_GET) {
		sink_format(&text.sink, "; getsockopt ");
		say_word(&text.sink, option);
	}
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "try");
	const char *string = text_sink_string(&text);
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, string ? string : "");
	text_sink_free(&text);
}

void help_option(struct sink *sink, const struct socket_option *option)
{
	const struct name *level = name_of_value(&option_levels, option->level);
	const struct socket_option *usual = option_of_value(option->level, option->value);

	sink_format(sink, "%s, option %d of level %s, %s\n  ", option->name, (int)option->value,
	            level ? level->name : "?", level_help(option->level)->section);
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
	            option->direction == OPTION_BOTH  ? "read and set"
	            : option->direction == OPTION_GET ? "read only"
	                                              : "set only");
	if ((option->direction & OPTION_GET) || example_value(option))
		show_example(sink, option);
}
