/* Lists, pictures of structs and help: every row of every table has its help, nothing is wider than the screen.
 * Not here: the tables themselves (test-names, test-structs, test-options). */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/layouts.h"
#include "abi/names.h"
#include "abi/options.h"
#include "lang/commands.h"
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
		ck_assert_msg(length == 0 || line[length - 1] != ' ', "%s, blank at the end: %.*s", what, (int)length, line);
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
	for (size_t i = 0; layouts[i]; i++)
		assert_help(layouts[i]->name);
	for (size_t i = 0; i < posix_type_count; i++)
		assert_help(posix_types[i].name);
	for (size_t i = 0; name_sets[i]; i++) {
		for (size_t j = 0; j < name_sets[i]->count; j++)
			assert_help(name_sets[i]->names[j].name);
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
	help_usage_in_c(out, 0, call_find("socketpair", 10));
	help_usage_in_c(out, 0, call_find("fcntl", 5));
	ck_assert_str_eq(written(),
		"bind [@sockfd] addr\n"
		"int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);\n"
		"dup2 [@oldfd] @newfd\n"
		"sendto [@sockfd] buf [dest_addr] [flags=...]\n"
		"recv [@sockfd] [len] [flags]\n"
		"int socketpair(int domain, int type, int protocol, int sv[2]);\n"
		"int fcntl(int fd, int cmd, ...);\n");
}
END_TEST

START_TEST(a_struct_is_shown_field_by_field_with_its_gaps)
{
	const struct layout *one = &layout_addrinfo;
	const char *shown;

	show_layouts(out, &one, 1);
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "struct addrinfo, 48 bytes, <netdb.h>, getaddrinfo(3)\n"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +20    4  (gap"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +24    8  struct sockaddr *ai_addr "));
	one = &layout_sockaddr_in;
	show_layouts(out, &one, 1);
	shown = written();
	ck_assert_ptr_nonnull(strstr(shown, "\n  +2     2  in_port_t sin_port        network order  port\n"));
	ck_assert_ptr_nonnull(strstr(shown, "\n  +8     8  unsigned char sin_zero[8] "));
}
END_TEST

START_TEST(two_structs_lie_over_each_other)
{
	const struct layout *two[] = { &layout_sockaddr, &layout_sockaddr_in };

	show_layouts(out, two, 2);
	ck_assert_str_eq(written(),
		"  0  1         2  3       4  5  6  7  8  9  10 11 12 13 14 15\n"
		"  | sa_family  | sa_data                                      |  sockaddr\n"
		"  | sin_family | sin_port | sin_addr  | sin_zero              |  sockaddr_in\n");
}
END_TEST

START_TEST(long_structs_are_folded)
{
	const struct layout *all[16];
	size_t count = 0;
	const char *shown;

	while (layouts[count] && count < 16) {
		all[count] = layouts[count];
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

START_TEST(the_example_address_is_one_byte)
{
	ck_assert(show_example_address(out, "dad"));
	ck_assert_ptr_nonnull(strstr(written(), "04 00 00 00 00 00 00 00"));
	ck_assert(show_example_address(out, "daughter"));
	ck_assert_ptr_nonnull(strstr(written(), "  daughter.sa_family = AF_FAMILY;\n  daughter.sa_data[0] = 1;\n"));
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
		"                                   explained for bind, listen\n"
		"  EADDRINUSE            98         Address already in use\n"
		"                                   explained for bind, listen\n");
	ck_assert(list_errno(out, "EBADF"));
	ck_assert_ptr_nonnull(strstr(written(), " explained for any call\n"));
	ck_assert(help_topic(out, "getaddrinfo"));
	ck_assert_ptr_nonnull(strstr(written(), "  errors    explained: EAI_NONAME, "));
	ck_assert(list_errno(out, "EWOULDBLOCK"));
	ck_assert_ptr_nonnull(strstr(written(), "EAGAIN                11         Resource temporarily unavailable\n"));
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
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(help, open_text, close_text);
	tcase_add_test(help, every_name_has_help_that_fits);
	tcase_add_test(help, the_overview_names_every_call_and_command);
	tcase_add_test(help, nothing_is_said_about_what_is_nothing);
	tcase_add_test(help, usage_comes_from_the_row);
	tcase_add_checked_fixture(lists, open_text, close_text);
	tcase_add_test(lists, lists_fit);
	tcase_add_test(lists, the_options_are_a_list_of_names);
	tcase_add_test(lists, a_struct_is_shown_field_by_field_with_its_gaps);
	tcase_add_test(lists, two_structs_lie_over_each_other);
	tcase_add_test(lists, long_structs_are_folded);
	tcase_add_test(lists, the_example_address_is_one_byte);
	tcase_add_test(lists, constants_match_parts_and_patterns);
	tcase_add_test(lists, what_no_row_explains_is_only_named);
	tcase_add_test(lists, an_error_is_found_by_name_and_number);
	tcase_add_test(lists, text_is_broken_at_blanks);
	suite_add_tcase(suite, help);
	suite_add_tcase(suite, lists);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
