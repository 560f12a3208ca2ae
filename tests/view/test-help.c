/* Lists, pictures of structs and help: every row of every table has its help, nothing is wider than the screen.
 * Not here: the tables themselves (test-names, test-structs, test-options). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/posix.h"
#include "abi/messages.h"
#include "abi/structs.h"
#include "abi/names.h"
#include "abi/options.h"
#include "lang/commands.h"
#include "support/suite.h"
#include "type/rows.h"
#include "view/help-type.h"
#include "view/help.h"
#include "view/listings.h"
#include "view/overlay.h"
#include "text/wrap.h"

enum { WIDTH = 80 };

static struct view_settings settings;
static struct text_sink text;
static struct sink *const out = &text.sink;

static void open_text(void)
{
	settings = view_settings_default;
	settings.width = WIDTH;
	text_sink_init(&text, &settings);
}

static void close_text(void)
{
	text_sink_free(&text);
}

/* All that was written since the last call of this. */
static const char *written(void)
{
	static char copy[1 << 17];

	sink_text_length(&text.sink, ROLE_PLAIN, "", 1); /* the NUL */
	ck_assert_uint_le(text.length, sizeof(copy));
	ck_assert(!text.failed);
	memcpy(copy, text.data, text.length);
	text_sink_clear(&text);
	return copy;
}

static void assert_fits(const char *what)
{
	const char *line = written();

	while (*line != '\0') {
		size_t length = strcspn(line, "\n");

		ck_assert_msg(length <= WIDTH, "%s: %.*s", what, (int)length, line);
		ck_assert_msg(length == 0 || line[length - 1] != ' ', "%s, blank at the end: %.*s", what,
		              (int)length, line);
		ck_assert_msg(line[length] == '\n', "%s does not end its line", what);
		line += length + 1;
	}
}

static void assert_help(const char *name)
{
	ck_assert_msg(help_topic(out, name), "no help on %s", name);
	assert_fits(name);
}

START_TEST(every_name_has_help_that_fits)
{
	for (size_t i = 0; i < socket_call_count; i++)
		assert_help(socket_calls[i]->name);
	for (size_t i = 0; i < word_alias_count; i++)
		assert_help(word_aliases[i].word);
	for (size_t i = 0; i < command_count; i++)
		assert_help(commands[i].name);
	for (size_t i = 0; i < socket_option_total(); i++)
		assert_help(socket_option_at(i)->name);
	for (size_t i = 0; struct_types[i]; i++)
		assert_help(struct_tag(struct_types[i]));
	for (size_t i = 0; i < posix_type_count; i++)
		assert_help(posix_types[i].name);
	for (size_t i = 0; name_sets[i]; i++) {
		for (size_t j = 0; j < name_sets[i]->count; j++)
			assert_help(name_at(name_sets[i], j)->name);
	}
}
END_TEST

START_TEST(lists_fit)
{
	assert_help("language");
	assert_help("calls");
	assert_help("commands");
	assert_help("options");
	assert_help("structs");
	assert_help("byte order");
	list_types(out);
	assert_fits("types");
	list_constants(out, "");
	assert_fits("constants");
	list_constants(out, "*");
	assert_fits("constants *");
	list_errno(out, "all");
	assert_fits("errno all");
}
END_TEST

START_TEST(the_structs_are_all_in_their_list)
{
	char line[64];

	ck_assert(help_topic(out, "structs"));
	const char *shown = written();
	for (size_t i = 0; struct_types[i]; i++) {
		snprintf(line, sizeof line, "  %s ", struct_tag(struct_types[i]));
		ck_assert_msg(strstr(shown, line), "no%s", line);
	}
}
END_TEST

START_TEST(the_options_are_a_list_of_names)
{
	const char *list;

	assert_help("options");
	ck_assert(help_topic(out, "options"));
	list = written();
	ck_assert_int_eq(strncmp(list, "level SOL_SOCKET\n  SO_REUSEADDR ", 32), 0);
	for (size_t i = 0; i < socket_option_total(); i++)
		ck_assert_msg(strstr(list, socket_option_at(i)->name), "%s", socket_option_at(i)->name);
}
END_TEST

START_TEST(the_overview_names_every_call_and_command)
{
	const char *overview;

	help_overview(out);
	overview = written();
	for (size_t i = 0; i < socket_call_count; i++)
		ck_assert_msg(strstr(overview, socket_calls[i]->name), "%s", socket_calls[i]->name);
	for (size_t i = 0; i < command_count; i++)
		ck_assert_msg(strstr(overview, commands[i].name), "%s", commands[i].name);
	sink_text(out, ROLE_PLAIN, overview);
	assert_fits("help");
}
END_TEST

START_TEST(nothing_is_said_about_what_is_nothing)
{
	ck_assert(!help_topic(out, "nosuch"));
	ck_assert(!help_topic(out, ""));
	ck_assert(!list_errno(out, "ENOSUCH"));
	ck_assert(!list_errno(out, "9999"));
	ck_assert(!list_errno(out, ""));
	ck_assert_uint_eq(list_constants(out, "nosuch"), 0);
	ck_assert(!show_example_address(out, "uncle"));
	ck_assert_str_eq(written(), "");
}
END_TEST

START_TEST(usage_comes_from_the_row)
{
	help_usage_in_words(out, 0, call_find("bind", 4));
	help_usage_in_c(out, 0, call_find("bind", 4));
	help_usage_in_words(out, 0, call_find("dup2", 4));
	help_usage_in_words(out, 0, call_find("sendto", 6));
	help_usage_in_words(out, 0, call_find("recv", 4));
	help_usage_in_words(out, 0, call_find("select", 6));
	help_usage_in_c(out, 0, call_find("socketpair", 10));
	help_usage_in_c(out, 0, call_find("fcntl", 5));
	ck_assert_str_eq(written(),
	                 "bind [@sockfd] addr\n"
	                 "int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);\n"
	                 "dup2 [@oldfd] @newfd\n"
	                 "sendto [@sockfd] buf [dest_addr] [flags=...]\n"
	                 "recv [@sockfd] [len] [flags]\n"
	                 "select [read readfds] [write writefds] [except exceptfds] [timeout] [nfds=...]\n"
	                 "int socketpair(int domain, int type, int protocol, int sv[2]);\n"
	                 "int fcntl(int fd, int cmd, ...);\n");
}
END_TEST

START_TEST(a_struct_is_shown_field_by_field_with_its_gaps)
{
	const struct type *one = &type_addrinfo;
	const char *shown;

	show_layouts(out, &one, 1);
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "struct addrinfo, 48 bytes, <netdb.h>, getaddrinfo(3)\n"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +20    4  (gap"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +24    8  struct sockaddr *ai_addr "));
	one = &type_cmsghdr;
	show_layouts(out, &one, 1);
	ck_assert_ptr_nonnull(strstr(written(), "\n  +12    4  int cmsg_type             host order     what"));
	one = &type_sockaddr_in;
	show_layouts(out, &one, 1);
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "\n  +2     2  in_port_t sin_port        network order  port\n"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +8     8  unsigned char sin_zero[8] "));
}
END_TEST

START_TEST(long_members_leave_the_columns_in_line)
{
	const struct type *one = &type_tcp_info;
	show_layouts(out, &one, 1);
	const char *shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "  +40    4  uint32_t tcpi_fackets     host order     of no use"));
	ck_assert_ptr_nonnull(strstr(shown, "  +48    4  uint32_t tcpi_last_ack_sent host order   of no use"));
	ck_assert_ptr_nonnull(strstr(shown, "  +7.0  1b  uint8_t tcpi_delivery_rate_app_limited:1 1: the"));
}
END_TEST

START_TEST(two_structs_lie_over_each_other)
{
	const struct type *two[] = { &type_sockaddr, &type_sockaddr_in };

	show_layouts(out, two, 2);
	ck_assert_str_eq(written(),
	                 "  0  1         2  3       4  5  6  7  8  9  10 11 12 13 14 15\n"
	                 "  | sa_family  | sa_data                                      |  sockaddr\n"
	                 "  | sin_family | sin_port | sin_addr  | sin_zero              |  sockaddr_in\n");
}
END_TEST

START_TEST(long_structs_are_folded)
{
	const struct type *all[16];
	size_t count = 0;
	const char *shown;

	while (struct_types[count] && count < 16) {
		all[count] = struct_types[count];
		count++;
	}
	show_layouts(out, all, count);
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "| (sin6_addr)"));
	ck_assert_ptr_nonnull(strstr(shown, "| __ss_align"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  ...\n"));
	ck_assert_ptr_nonnull(strstr(shown, "| gap"));
	sink_text(out, ROLE_PLAIN, shown);
	assert_fits("layout of all structs");
}
END_TEST

/* Two bit-fields in a byte, a union, and numbers in an array: struct tcp_info and the like. */
static const struct member ways_members[] = {
	{ .name = "number", .type = &type_int, .brief = "as a number" },
	{ .name = "pointer", .type = POINTER_TYPE("void *", DIRECTION_IN, &type_void), .brief = "as an address" },
};
static const struct type ways = {
	.name = "union ways",
	.shape = SHAPE_STRUCT,
	.is_union = true,
	.size = 8,
	MEMBERS(ways_members),
	.header = "h",
	.section = "s",
	.brief = "b"
};
static const struct member bits_members[] = {
	{ .name = "low", .type = &type_uint8, .bits = 4, .brief = "the low half" },
	{ .name = "high", .type = &type_uint8, .bit = 4, .bits = 4, .brief = "the high half" },
	{ .name = "ports", .type = ARRAY_TYPE("in_port_t [2]", &type_port, FIXED(2)), .offset = 2 },
	{ .name = "data", .type = &ways, .offset = 8, .brief = "either" },
};
static const struct type bits = {
	.name = "struct bits",
	.shape = SHAPE_STRUCT,
	.size = 16,
	MEMBERS(bits_members),
	.header = "h",
	.section = "s",
	.brief = "b"
};

START_TEST(bits_arrays_and_unions_are_shown)
{
	const struct type *both[] = { &bits, &ways };

	show_layouts(out, &both[0], 1);
	show_layouts(out, &both[1], 1);
	ck_assert_str_eq(written(),
	                 "struct bits, 16 bytes, <h>, s\n"
	                 "  b\n"
	                 "  +0.0  4b  uint8_t low:4                            the low half\n"
	                 "  +0.4  4b  uint8_t high:4                           the high half\n"
	                 "  +1     1  (gap: nothing is stored here)\n"
	                 "  +2     4  in_port_t ports[2]        network order\n"
	                 "  +6     2  (gap: nothing is stored here)\n"
	                 "  +8     8  union ways data                          either\n"
	                 "union ways, 8 bytes, <h>, s\n"
	                 "  b\n"
	                 "  +0     4  int number                host order     as a number\n"
	                 "  +0     8  void *pointer             host order     as an address\n");
	show_layouts(out, both, 2);
	ck_assert_ptr_nonnull(strstr(written(), "| low high | gap"));
	/* what lies behind the last member is none of the struct */
	struct type half = bits;
	half.count = 1;
	both[0] = &half;
	show_layouts(out, both, 2);
	ck_assert_ptr_nonnull(strstr(written(), "| low | gap"));
}
END_TEST

static const char *said(const struct type *around, const char *name)
{
	const struct member *member = type_member(around, name, strlen(name));

	ck_assert_ptr_nonnull(member);
	help_member(out, around, member);
	return written();
}

START_TEST(a_value_is_said_in_words)
{
	const struct type *poll = &call_find("poll", 4)->arguments, *bind = &call_find("bind", 4)->arguments;
	const struct type *fcntl = &call_find("fcntl", 5)->arguments, *recv = &call_find("recv", 4)->arguments;
	const struct type *pair = &call_find("socketpair", 10)->arguments;

	ck_assert_str_eq(said(bind, "sockfd"), "a descriptor: @3, @NAME");
	ck_assert_str_eq(said(bind, "addr"),
	                 "an address: 127.0.0.1 80, [::1]:80, any 0, localhost http, /path, @\"name\", {...}");
	ck_assert_str_eq(said(bind, "addrlen"), "the length of addr");
	ck_assert_str_eq(said(recv, "buf"), "filled in: the data");
	ck_assert_str_eq(said(recv, "flags"), "message flag: MSG_... (constants MSG_)");
	ck_assert_str_eq(said(poll, "fds"), "a list, each of it a struct pollfd: fd events");
	ck_assert_str_eq(said(poll, "nfds"), "the length of fds");
	ck_assert_str_eq(said(pair, "sv"), "filled in: two descriptors");
	ck_assert_str_eq(said(fcntl, "arg"), "it depends on cmd");
	ck_assert_str_eq(said(&bits, "ports"), "two ports");
	ck_assert_str_eq(said(&bits, "data"), "a union ways");
}
END_TEST

START_TEST(cases_that_are_alike_are_said_once)
{
	static const struct choice_case cases[] = { { 1, &type_int }, { 2, &type_int } };
	struct type either = { .name = "either",
		               .shape = SHAPE_CHOICE,
		               .choice = { .by = { { .offset = 0 } }, .count = 1, CASES(cases) } };
	struct member members[] = { { .name = "kind", .type = &type_int },
		                    { .name = "it", .type = &either, .offset = 4 } };
	struct type type = {
		.name = "struct it", .shape = SHAPE_STRUCT, .size = 8, .members = members, .count = 2
	};
	char number[200];

	snprintf(number, sizeof number, "%s", said(&type, "kind"));
	ck_assert_str_eq(said(&type, "it"), number);
	either.choice.otherwise = &type_int;
	ck_assert_str_eq(said(&type, "it"), number);
	either.choice.otherwise = &type_port;
	ck_assert_str_eq(said(&type, "it"), "it depends on kind");
}
END_TEST

START_TEST(the_cases_of_an_argument_are_listed)
{
	const char *shown;

	ck_assert(help_topic(out, "fcntl"));
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "              F_GETLEASE: nothing\n"
	                                    "            F_SETFL: status flag: O_... (constants O_)\n"));
	ck_assert_ptr_nonnull(
		strstr(shown,
	               "\n  returns   it depends on cmd, or -1 and errno\n            F_GETFL: status flag\n"));
}
END_TEST

/* What stands for an argument that is left out, and how a call fails. */
START_TEST(defaults_and_results_are_said)
{
	static const struct {
		const char *call, *line;
	} lines[] = {
		{ "bind", "\n  sockfd    a descriptor: @3, @NAME; else the current one\n" },
		{ "bind", "\n  addrlen   the length of addr; else counted\n" },
		{ "bind", "\n  returns   0, or -1 and errno\n" },
		{ "dup2", "\n  newfd     a descriptor: @3, @NAME\n" },
		{ "listen", "\n  backlog   backlog: SOMAXCONN; else SOMAXCONN\n" },
		{ "poll", "\n  timeout   a number, in milliseconds; else -1\n" },
		{ "getsockopt", "\n  level     option level: SOL_... (constants SOL_); else by optname\n" },
		{ "getaddrinfo", "\n  service   a text; else NULL\n" },
		{ "getaddrinfo", "\n  res       filled in: a list, each of it a struct addrinfo\n" },
		{ "getaddrinfo", "\n  returns   0, or a number with an EAI_ name\n" },
		{ "getservbyname", "\n  returns   a struct servent, or NULL where there is none\n" },
		{ "if_nametoindex", "\n  returns   a number above 0, or 0 and errno\n" },
		{ "inet_addr", "\n  returns   the address in network order, or INADDR_NONE\n" },
		{ "inet_ntop", "\n  returns   a text, or NULL and errno\n" },
		{ "htons", "\n  returns   the number in the other byte order\n" },
		{ "socket", "\n  returns   a new descriptor, or -1 and errno\n" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		ck_assert(help_topic(out, lines[i].call));
		ck_assert_msg(strstr(written(), lines[i].line), "%s:%s", lines[i].call, lines[i].line);
	}
}
END_TEST

START_TEST(an_option_has_its_shortest_word)
{
	ck_assert(help_topic(out, "TCP_NODELAY"));
	ck_assert_ptr_nonnull(strstr(written(), "; setsockopt nodelay 1; getsockopt nodelay\n"));
	ck_assert(help_topic(out, "IPV6_ADDRFORM"));
	ck_assert_ptr_nonnull(strstr(written(), "; setsockopt addrform inet; getsockopt addrform\n"));
	ck_assert(help_topic(out, "MCAST_MSFILTER"));
	ck_assert_ptr_nonnull(strstr(written(), "; getsockopt ipv6 mcast_msfilter\n"));
	ck_assert(help_topic(out, "SO_LINGER"));
	ck_assert_ptr_nonnull(
		strstr(written(),
	               "  value     a struct linger: l_onoff [l_linger], or {l_onoff=..., l_linger=...}\n"));
}
END_TEST

START_TEST(an_option_that_may_be_one_of_two_structs_names_both)
{
	ck_assert(help_topic(out, "IP_ADD_MEMBERSHIP"));
	ck_assert_ptr_nonnull(
		strstr(written(),
	               "  value     a struct ip_mreqn: imr_multiaddr [imr_address] [imr_ifindex], or\n"
	               "            {imr_multiaddr=..., imr_address=..., imr_ifindex=...}, or a struct\n"
	               "            ip_mreq: {imr_multiaddr=..., imr_interface=...}\n"));
}
END_TEST

START_TEST(a_constant_has_the_calls_that_take_it)
{
	ck_assert(help_topic(out, "SOCK_STREAM"));
	ck_assert_ptr_nonnull(strstr(written(), "\n    for socket socketpair getaddrinfo\n"));
	ck_assert(help_topic(out, "POLLIN"));
	ck_assert_ptr_nonnull(strstr(written(), "\n    for poll ppoll\n"));
	ck_assert(help_topic(out, "TCP_ESTABLISHED"));
	ck_assert_ptr_null(strstr(written(), "    for"));
}
END_TEST

START_TEST(the_example_address_is_one_byte)
{
	ck_assert(show_example_address(out, "dad"));
	ck_assert_str_eq(written(),
	                 "struct sockaddr, 16 bytes\n"
	                 "  +0  sa_family   c8 00                    AF_FAMILY = 200, host order\n"
	                 "  +2  sa_data     04 00 00 00 00 00 00 00  dad = 4\n"
	                 "                  00 00 00 00 00 00\n"
	                 "\n"
	                 "  struct sockaddr dad;\n"
	                 "  dad.sa_family = AF_FAMILY;\n"
	                 "  dad.sa_data[0] = 4;\n"
	                 "\n"
	                 "  One byte is enough for this family's addresses. It is an example: the kernel\n"
	                 "  does not know it, as `socket family stream` shows.\n");
	ck_assert(!show_example_address(out, "nobody"));
	ck_assert_str_eq(written(), "");
	ck_assert(show_example_address(out, "daughter"));
	ck_assert_ptr_nonnull(
		strstr(written(), "  daughter.sa_family = AF_FAMILY;\n  daughter.sa_data[0] = 1;\n"));
	show_example_address(out, "brother");
	assert_fits("sockaddr family brother");
}
END_TEST

START_TEST(constants_match_parts_and_patterns)
{
	ck_assert_uint_eq(list_constants(out, "SHUT_*"), 3);
	ck_assert_str_eq(written(),
	                 "way to shut down\n"
	                 "  SHUT_RD               0          no more receiving\n"
	                 "  SHUT_WR               1          no more sending: the peer reads the end of\n"
	                 "                                   the stream\n"
	                 "  SHUT_RDWR             2          neither receiving nor sending\n");
	ck_assert_uint_eq(list_constants(out, "nodelay"), 1);
	ck_assert_ptr_nonnull(strstr(written(), "option of level SOL_TCP\n  TCP_NODELAY "));
	ck_assert_uint_eq(list_constants(out, "msg_p??k"), 1);
	ck_assert_ptr_nonnull(strstr(written(), " MSG_PEEK "));
	ck_assert_uint_eq(list_constants(out, "AF_LOCAL"), 1);
	ck_assert_ptr_nonnull(strstr(written(), "another name of AF_UNIX"));
	ck_assert_uint_eq(list_constants(out, "SO_SNDTIMEO*"), 3);
	ck_assert_str_eq(written(),
	                 "option of level SOL_SOCKET\n"
	                 "  SO_SNDTIMEO_OLD       21         time after which a sending call gives up with\n"
	                 "                                   EAGAIN, connect with EINPROGRESS; 0: never\n"
	                 "  SO_SNDTIMEO           21         another name of SO_SNDTIMEO_OLD\n"
	                 "  SO_SNDTIMEO_NEW       67         time after which a sending call gives up with\n"
	                 "                                   EAGAIN, connect with EINPROGRESS; 0: never\n"
	                 "                                   (two numbers of 64 bits)\n");
	ck_assert_uint_eq(list_constants(out, "MSG_CMSG_COMPAT"), 1);
	ck_assert_ptr_nonnull(strstr(written(), "not in the headers of this system"));
}
END_TEST

START_TEST(what_no_row_explains_is_only_named)
{
	ck_assert(list_errno(out, "EXDEV"));
	ck_assert_str_eq(written(), "  EXDEV                 18         Invalid cross-device link\n");
}
END_TEST

START_TEST(an_error_is_found_by_name_and_number)
{
	ck_assert(list_errno(out, "98"));
	ck_assert(list_errno(out, "eaddrinuse"));
	ck_assert_str_eq(written(),
	                 "  EADDRINUSE            98         Address already in use\n"
	                 "                                   explained for bind, listen, setsockopt\n"
	                 "  EADDRINUSE            98         Address already in use\n"
	                 "                                   explained for bind, listen, setsockopt\n");
	ck_assert(list_errno(out, "EBADF"));
	ck_assert_ptr_nonnull(strstr(written(), " explained for any call\n"));
	ck_assert(help_topic(out, "getaddrinfo"));
	ck_assert_ptr_nonnull(strstr(written(), "  errors    explained: EAI_NONAME, "));
	ck_assert(list_errno(out, "EWOULDBLOCK"));
	ck_assert_ptr_nonnull(
		strstr(written(), "EAGAIN                11         Resource temporarily unavailable\n"));
}
END_TEST

START_TEST(text_is_broken_at_blanks)
{
	settings.width = 10;
	wrap_text(out, 3, 2, "one two three four-and-more x");
	ck_assert_str_eq(written(), "one two\n  three\n  four-and-more\n  x\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("help");
	TCase *help = tcase_create("help");
	TCase *lists = tcase_create("lists");

	tcase_add_checked_fixture(help, open_text, close_text);
	tcase_add_test(help, every_name_has_help_that_fits);
	tcase_add_test(help, the_overview_names_every_call_and_command);
	tcase_add_test(help, nothing_is_said_about_what_is_nothing);
	tcase_add_test(help, usage_comes_from_the_row);
	tcase_add_test(help, a_value_is_said_in_words);
	tcase_add_test(help, cases_that_are_alike_are_said_once);
	tcase_add_test(help, the_cases_of_an_argument_are_listed);
	tcase_add_test(help, defaults_and_results_are_said);
	tcase_add_test(help, an_option_has_its_shortest_word);
	tcase_add_test(help, an_option_that_may_be_one_of_two_structs_names_both);
	tcase_add_test(help, a_constant_has_the_calls_that_take_it);
	tcase_add_checked_fixture(lists, open_text, close_text);
	tcase_add_test(lists, lists_fit);
	tcase_add_test(lists, the_structs_are_all_in_their_list);
	tcase_add_test(lists, the_options_are_a_list_of_names);
	tcase_add_test(lists, a_struct_is_shown_field_by_field_with_its_gaps);
	tcase_add_test(lists, long_members_leave_the_columns_in_line);
	tcase_add_test(lists, two_structs_lie_over_each_other);
	tcase_add_test(lists, bits_arrays_and_unions_are_shown);
	tcase_add_test(lists, long_structs_are_folded);
	tcase_add_test(lists, the_example_address_is_one_byte);
	tcase_add_test(lists, constants_match_parts_and_patterns);
	tcase_add_test(lists, what_no_row_explains_is_only_named);
	tcase_add_test(lists, an_error_is_found_by_name_and_number);
	tcase_add_test(lists, text_is_broken_at_blanks);
	suite_add_tcase(suite, help);
	suite_add_tcase(suite, lists);
	return run_suite(suite);
}
