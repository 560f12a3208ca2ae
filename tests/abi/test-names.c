/* The tables of names as tables: each set complete in itself, number to name and back, strace's names and order.
 * Not here: the sets' use in calls. */
#include <check.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/names.h"
#include "support/suite.h"

#define EACH_SET(set) (const struct name_set *const *each_ = name_sets, *set; (set = *each_); each_++)

static const struct name *find(const struct name_set *set, const char *text)
{
	return name_find(set, text, strlen(text));
}

static const struct name *find_word(const struct name_set *set, const char *text)
{
	return name_find_word(set, text, strlen(text));
}

static const char *usual(const struct name_set *set, int64_t value)
{
	const struct name *name = name_of_value(set, value);

	return name ? name->name : "";
}

START_TEST(sets_are_named_and_not_empty)
{
	for
		EACH_SET(set)
		{
			ck_assert_ptr_nonnull(set->name);
			ck_assert_msg(set->count > 0, "%s", set->name);
			ck_assert_msg(set->kind != SET_ENUM_AND_FLAGS || set->enum_mask != 0, "%s", set->name);
		}
}
END_TEST

START_TEST(names_are_unique_in_their_set)
{
	for
		EACH_SET(set)
		{
			for (size_t i = 0; i < set->count; i++)
				ck_assert_msg(find(set, set->names[i].name) == &set->names[i], "%s",
				              set->names[i].name);
		}
}
END_TEST

START_TEST(a_value_has_one_usual_name)
{
	for
		EACH_SET(set)
		{
			for (size_t i = 0; i < set->count && set != &limit_names; i++) {
				const struct name *name = &set->names[i];

				if (!(name->flags & NAME_UNUSUAL))
					ck_assert_msg(name_of_value(set, name->value) == name, "%s", name->name);
			}
		}
}
END_TEST

START_TEST(an_alias_has_a_usual_name_and_is_never_that)
{
	for
		EACH_SET(set)
		{
			for (size_t i = 0; i < set->count; i++) {
				const struct name *name = &set->names[i];

				if (name->flags != NAME_ALIAS)
					continue;
				ck_assert_msg(name_of_value(set, name->value), "%s", name->name);
				ck_assert_msg(name_of_value(set, name->value) != name, "%s", name->name);
			}
		}
}
END_TEST

START_TEST(usual_names_have_a_brief)
{
	for
		EACH_SET(set)
		{
			for (size_t i = 0; i < set->count; i++) {
				const struct name *name = &set->names[i];

				if (!(name->flags & NAME_ALIAS))
					ck_assert_msg(name->brief && name->brief[0] != '\0', "%s", name->name);
				if (name->brief)
					ck_assert_msg(name->brief[strlen(name->brief) - 1] != '.', "%s",
					              name->name);
			}
		}
}
END_TEST

START_TEST(words_find_every_name_in_any_case)
{
	for
		EACH_SET(set)
		{
			for (size_t i = 0; i < set->count; i++) {
				char word[64] = "";

				for (size_t j = 0; set->names[i].name[j] != '\0' && j < sizeof(word) - 1; j++)
					word[j] = (char)tolower((unsigned char)set->names[i].name[j]);
				ck_assert_msg(find_word(set, word) == &set->names[i], "%s", word);
			}
		}
}
END_TEST

START_TEST(words_leave_the_prefix_out)
{
	ck_assert_int_eq(find_word(&families, "inet")->value, AF_INET);
	ck_assert_int_eq(find_word(&families, "INET6")->value, AF_INET6);
	ck_assert_int_eq(find_word(&families, "local")->value, AF_UNIX);
	ck_assert_int_eq(find_word(&families, "pf_inet")->value, AF_INET);
	ck_assert_int_eq(find_word(&option_levels, "tcp")->value, IPPROTO_TCP);
	ck_assert_int_eq(find_word(&option_levels, "ipproto_tcp")->value, IPPROTO_TCP);
	ck_assert_int_eq(find_word(&poll_events, "in")->value, POLLIN);
	ck_assert_int_eq(find_word(&shutdown_ways, "rdwr")->value, SHUT_RDWR);
	ck_assert_ptr_null(find_word(&families, "ine"));
	ck_assert_ptr_null(find_word(&families, "inett"));
	ck_assert_ptr_null(find_word(&families, "AF_"));
	ck_assert_ptr_null(find_word(&families, ""));
	ck_assert_ptr_null(find(&families, "inet"));
	ck_assert_ptr_null(find(&families, ""));
}
END_TEST

START_TEST(lookups_stop_at_the_length)
{
	ck_assert_int_eq(name_find(&families, "AF_INET6", 7)->value, AF_INET);
	ck_assert_int_eq(name_find_word(&families, "inet6)", 5)->value, AF_INET6);
	ck_assert_int_eq(name_find_anywhere("SHUT_WR|1", 7, NULL)->value, SHUT_WR);
}
END_TEST

START_TEST(names_are_found_in_any_set)
{
	const struct name_set *set = NULL;

	ck_assert_int_eq(name_find_anywhere("MSG_PEEK", 8, &set)->value, MSG_PEEK);
	ck_assert_ptr_eq(set, &message_flags);
	ck_assert_int_eq(name_find_anywhere("SOMAXCONN", 9, &set)->value, SOMAXCONN);
	ck_assert_ptr_eq(set, &limit_names);
	ck_assert_int_eq(name_find_anywhere("FASYNC", 6, NULL)->value, O_ASYNC);
	ck_assert_int_eq(name_find_anywhere("INADDR_LOOPBACK", 15, NULL)->value, 0x7f000001);
	ck_assert_ptr_null(name_find_anywhere("AF_NOSUCH", 9, NULL));
	for
		EACH_SET(each)
		{
			for (size_t i = 0; i < each->count; i++) {
				const struct name *name = &each->names[i];
				const struct name *found =
					name_find_anywhere(name->name, strlen(name->name), NULL);

				ck_assert_msg(found && found->value == name->value, "%s means two things",
				              name->name);
			}
		}
}
END_TEST

START_TEST(absent_names_are_known_and_never_printed)
{
	const struct name *absent = find(&message_flags, "MSG_CMSG_COMPAT");

	ck_assert_ptr_nonnull(absent);
	ck_assert(absent->flags & NAME_ABSENT);
	ck_assert_ptr_null(name_of_value(&message_flags, absent->value));
}
END_TEST

START_TEST(values_are_the_headers)
{
	ck_assert_str_eq(usual(&families, AF_LOCAL), "AF_UNIX");
	ck_assert_str_eq(usual(&socket_types, SOCK_SEQPACKET), "SOCK_SEQPACKET");
	ck_assert_str_eq(usual(&protocols_inet, 0), "IPPROTO_IP");
	ck_assert_str_eq(usual(&protocols_inet, IPPROTO_ICMPV6), "IPPROTO_ICMPV6");
	ck_assert_str_eq(usual(&option_levels, SOL_SOCKET), "SOL_SOCKET");
	ck_assert_str_eq(usual(&option_levels, IPPROTO_TCP), "SOL_TCP");
	ck_assert_str_eq(usual(&option_levels, IPPROTO_IP), "SOL_IP");
	ck_assert_str_eq(usual(&signal_names, SIGPIPE), "SIGPIPE");
	ck_assert_str_eq(usual(&resolver_errors, EAI_NONAME), "EAI_NONAME");
	ck_assert_str_eq(usual(&fcntl_commands, F_DUPFD_CLOEXEC), "F_DUPFD_CLOEXEC");
	ck_assert_int_eq(find(&open_flags, "O_NONBLOCK")->value, O_NONBLOCK);
	ck_assert_int_eq(find(&open_flags, "O_SYNC")->value, O_SYNC);
	ck_assert_int_eq(find(&creation_flags, "O_CLOEXEC")->value, O_CLOEXEC);
	ck_assert_ptr_null(find(&creation_flags, "O_RDWR"));
}
END_TEST

START_TEST(the_protocols_follow_the_family)
{
	ck_assert_ptr_eq(protocols_of(AF_INET), &protocols_inet);
	ck_assert_ptr_eq(protocols_of(AF_INET6), &protocols_inet);
	ck_assert_ptr_eq(protocols_of(AF_NETLINK), &protocols_netlink);
	ck_assert_ptr_null(protocols_of(AF_UNIX));
}
END_TEST

/* The usual names of the bits, in the order of the table, as a flags parameter with all of them prints. */
static void join(const struct name_set *set, uint64_t bits, char *text, size_t size)
{
	text[0] = '\0';
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = &set->names[i];
		uint64_t value = (uint64_t)name->value;

		if (name->flags & NAME_UNUSUAL || value == 0 || (bits & value) != value)
			continue;
		if (text[0] != '\0')
			strncat(text, "|", size - strlen(text) - 1);
		strncat(text, name->name, size - strlen(text) - 1);
		bits &= ~value;
	}
}

/* The expected texts are strace 6.1's. */
START_TEST(flags_stand_in_the_order_of_strace)
{
	char text[512];

	join(&message_flags, MSG_NOSIGNAL | MSG_DONTWAIT | MSG_PEEK | MSG_PROXY | MSG_MORE, text, sizeof(text));
	ck_assert_str_eq(text, "MSG_PEEK|MSG_PROBE|MSG_DONTWAIT|MSG_NOSIGNAL|MSG_MORE");
	join(&socket_types, SOCK_NONBLOCK | SOCK_CLOEXEC, text, sizeof(text));
	ck_assert_str_eq(text, "SOCK_CLOEXEC|SOCK_NONBLOCK");
	join(&accept_flags, UINT32_MAX, text, sizeof(text));
	ck_assert_str_eq(text, "SOCK_CLOEXEC|SOCK_NONBLOCK");
	join(&creation_flags, UINT32_MAX, text, sizeof(text));
	ck_assert_str_eq(text,
	                 "O_CREAT|O_EXCL|O_NOCTTY|O_TRUNC|O_APPEND|O_NONBLOCK|O_SYNC|O_DIRECT|O_LARGEFILE|O_NOFOLLOW|"
	                 "O_NOATIME|O_CLOEXEC|O_PATH|O_TMPFILE|FASYNC");
	join(&poll_events, UINT16_MAX, text, sizeof(text));
	ck_assert_str_eq(text,
	                 "POLLIN|POLLPRI|POLLOUT|POLLERR|POLLHUP|POLLNVAL|POLLRDNORM|POLLRDBAND|POLLWRNORM|POLLWRBAND|"
	                 "POLLMSG|POLLREMOVE|POLLRDHUP|POLL_BUSY_LOOP");
}
END_TEST

START_TEST(numbers_without_a_name_are_said_as_strace_says_them)
{
	ck_assert_str_eq(families.unknown, "AF_???");
	ck_assert_str_eq(socket_types.unknown, "SOCK_???");
	ck_assert_str_eq(protocols_inet.unknown, "IPPROTO_???");
	ck_assert_str_eq(message_flags.unknown, "MSG_???");
	ck_assert_str_eq(shutdown_ways.unknown, "SHUT_???");
	ck_assert_str_eq(option_levels.unknown, "SOL_??");
	ck_assert_str_eq(poll_events.unknown, "POLL???");
	ck_assert_str_eq(descriptor_flags.unknown, "FD_???");
}
END_TEST

START_TEST(errors_have_the_texts_of_the_c_library)
{
	for (int error = 0; error < 200; error++) {
		const char *name = errno_name(error);

		if (name)
			ck_assert_str_eq(errno_text(error), strerror(error));
		else
			ck_assert_msg(error == 0 || strncmp(strerror(error), "Unknown error", 13) == 0, "%d",
			              error);
	}
	ck_assert_str_eq(errno_name(EWOULDBLOCK), "EAGAIN");
	ck_assert_str_eq(errno_name(ENOTSUP), "EOPNOTSUPP");
	ck_assert_str_eq(errno_text(0), "Success");
	ck_assert_ptr_nonnull(errno_text(-1));
	ck_assert_int_eq(find(&errno_names, "EWOULDBLOCK")->value, EAGAIN);
}
END_TEST

START_TEST(resolver_errors_have_the_texts_of_the_c_library)
{
	for (size_t i = 0; i < resolver_errors.count; i++) {
		const struct name *name = &resolver_errors.names[i];
		const char *text = gai_strerror((int)name->value);

		/* The library has no text for EAI_OVERFLOW. */
		if (strcmp(text, "Unknown error") != 0)
			ck_assert_str_eq(name->brief, text);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("names");
	TCase *sets = tcase_create("sets");
	TCase *lookups = tcase_create("lookups");
	TCase *values = tcase_create("values");

	tcase_add_test(sets, sets_are_named_and_not_empty);
	tcase_add_test(sets, names_are_unique_in_their_set);
	tcase_add_test(sets, a_value_has_one_usual_name);
	tcase_add_test(sets, an_alias_has_a_usual_name_and_is_never_that);
	tcase_add_test(sets, usual_names_have_a_brief);
	tcase_add_test(lookups, words_find_every_name_in_any_case);
	tcase_add_test(lookups, words_leave_the_prefix_out);
	tcase_add_test(lookups, lookups_stop_at_the_length);
	tcase_add_test(lookups, names_are_found_in_any_set);
	tcase_add_test(lookups, absent_names_are_known_and_never_printed);
	tcase_add_test(lookups, the_protocols_follow_the_family);
	tcase_add_test(values, values_are_the_headers);
	tcase_add_test(values, flags_stand_in_the_order_of_strace);
	tcase_add_test(values, numbers_without_a_name_are_said_as_strace_says_them);
	tcase_add_test(values, errors_have_the_texts_of_the_c_library);
	tcase_add_test(values, resolver_errors_have_the_texts_of_the_c_library);
	suite_add_tcase(suite, sets);
	suite_add_tcase(suite, lookups);
	suite_add_tcase(suite, values);
	return run_suite(suite);
}
