/* The table of options as a table, the words for options, and each row's type held against the kernel.
 * Not here: getsockopt and setsockopt as statements. */
#include <check.h>
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "abi/options.h"
#include "support/suite.h"
#include "type/form.h"

static const struct socket_option *word(int64_t level, const char *text, size_t *matches)
{
	return option_find_word(level, text, strlen(text), matches);
}

/* A scalar, an int in an array of one among them, has a form, and names where its form takes some. */
static bool is_form_complete(const struct type *type)
{
	if (type->shape == SHAPE_ARRAY)
		return is_form_complete(type->of);
	for (size_t i = 0; i < type->choice.case_count; i++)
		if (!is_form_complete(type->choice.cases[i].type))
			return false;
	if (type->shape == SHAPE_CHOICE)
		return type->choice.otherwise && is_form_complete(type->choice.otherwise);
	if (type->shape != SHAPE_INTEGER && type->shape != SHAPE_BYTES)
		return type->shape == SHAPE_STRUCT && type->count > 0;
	bool is_named =
		type->form == &form_names || type->form == &form_named_number || type->form == &form_errno;
	return type->form && is_named == !!type->names;
}

START_TEST(rows_are_complete)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);

		ck_assert_msg(strlen(option->name) >= 6, "%s is too short for option_find", option->name);
		ck_assert_msg(option->brief && option->brief[0] != '\0', "%s", option->name);
		ck_assert_msg(option->brief[strlen(option->brief) - 1] != '.', "%s", option->name);
		ck_assert_msg(option->direction >= OPTION_GET && option->direction <= OPTION_BOTH, "%s",
		              option->name);
		ck_assert_msg(option->type && option->type->name, "%s", option->name);
		ck_assert_msg(is_form_complete(option->type), "%s", option->name);
		ck_assert_ptr_nonnull(name_of_value(&option_levels, option->level));
	}
}
END_TEST

START_TEST(a_name_is_one_row_of_a_level)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);

		ck_assert_msg(option_find(option->level, option->name, strlen(option->name)) == option, "%s",
		              option->name);
	}
}
END_TEST

START_TEST(a_number_has_one_usual_name_of_a_level)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);
		const struct socket_option *usual = option_of_value(option->level, option->value);

		if (option->flags == 0)
			ck_assert_msg(usual == option, "%s", option->name);
		else if (option->flags == NAME_ALIAS)
			ck_assert_msg(usual && usual != option && type_is_same(usual->type, option->type),
			              "%s", option->name);
	}
}
END_TEST

START_TEST(the_usual_names_are_straces)
{
	ck_assert_str_eq(option_of_value(SOL_SOCKET, SO_REUSEADDR)->name, "SO_REUSEADDR");
	ck_assert_str_eq(option_of_value(SOL_SOCKET, SO_RCVTIMEO)->name, "SO_RCVTIMEO_OLD");
	ck_assert_str_eq(option_of_value(SOL_SOCKET, SO_SNDTIMEO)->name, "SO_SNDTIMEO_OLD");
	ck_assert_str_eq(option_of_value(SOL_SOCKET, SO_TIMESTAMP)->name, "SO_TIMESTAMP_OLD");
	ck_assert_str_eq(option_of_value(IPPROTO_IP, IP_RECVORIGDSTADDR)->name, "IP_ORIGDSTADDR");
	ck_assert_str_eq(option_of_value(IPPROTO_IPV6, IPV6_JOIN_GROUP)->name, "IPV6_ADD_MEMBERSHIP");
	ck_assert_str_eq(option_of_value(IPPROTO_TCP, TCP_NODELAY)->name, "TCP_NODELAY");
	ck_assert_ptr_null(option_of_value(SOL_SOCKET, 999));
	ck_assert_ptr_null(option_of_value(999, SO_REUSEADDR));
}
END_TEST

START_TEST(words_find_every_option)
{
	for (size_t i = 0; i < socket_option_total(); i++) {
		char lower[64] = "";
		size_t matches;

		for (size_t j = 0; socket_option_at(i)->name[j] != '\0' && j < sizeof(lower) - 1; j++)
			lower[j] = (char)tolower((unsigned char)socket_option_at(i)->name[j]);
		ck_assert_msg(word(socket_option_at(i)->level, lower, &matches) == socket_option_at(i), "%s",
		              lower);
		ck_assert_uint_eq(matches, 1);
	}
}
END_TEST

START_TEST(words_leave_the_prefix_out)
{
	size_t matches;

	ck_assert_int_eq(word(-1, "reuseaddr", &matches)->value, SO_REUSEADDR);
	ck_assert_uint_eq(matches, 1);
	ck_assert_int_eq(word(-1, "rcvtimeo", &matches)->value, SO_RCVTIMEO);
	ck_assert_uint_eq(matches, 1);
	ck_assert_int_eq(word(-1, "NoDelay", &matches)->value, TCP_NODELAY);
	ck_assert_int_eq(word(-1, "tcp_nodelay", &matches)->level, IPPROTO_TCP);
	ck_assert_int_eq(word(-1, "v6only", &matches)->value, IPV6_V6ONLY);
	ck_assert_int_eq(word(-1, "info", &matches)->level, IPPROTO_TCP);
	ck_assert_uint_eq(matches, 1); /* Multipath TCP's has its prefix */
	ck_assert_int_eq(word(-1, "mptcp_info", &matches)->level, SOL_MPTCP);
	ck_assert_int_eq(word(-1, "buffer_size", &matches)->level, AF_VSOCK);
	ck_assert_int_eq(word(-1, "mcast_join_group", &matches)->value, MCAST_JOIN_GROUP);
	ck_assert_ptr_null(word(-1, "nosuch", &matches));
	ck_assert_uint_eq(matches, 0);
	ck_assert_ptr_null(word(-1, "", &matches));
	ck_assert_ptr_null(word(-1, "so_", &matches));
}
END_TEST

START_TEST(a_word_of_two_levels_says_so)
{
	size_t matches;

	ck_assert_ptr_nonnull(word(-1, "cork", &matches));
	ck_assert_uint_eq(matches, 2);
	ck_assert_ptr_nonnull(word(-1, "mtu_discover", &matches));
	ck_assert_uint_eq(matches, 2);
	ck_assert_int_eq(word(IPPROTO_UDP, "cork", &matches)->level, IPPROTO_UDP);
	ck_assert_uint_eq(matches, 1);
	ck_assert_int_eq(word(-1, "tcp_cork", &matches)->level, IPPROTO_TCP);
	ck_assert_uint_eq(matches, 1);
}
END_TEST

START_TEST(lookups_stop_at_the_length)
{
	size_t matches;

	ck_assert_ptr_eq(option_find(-1, "SO_TYPE, 4", 7), option_of_value(SOL_SOCKET, SO_TYPE));
	ck_assert_ptr_eq(option_find_word(-1, "type 1", 4, &matches), option_of_value(SOL_SOCKET, SO_TYPE));
	ck_assert_ptr_null(option_find(-1, "SO_TYP", 6));
	ck_assert_ptr_null(option_find(-1, "SO", 2));
	ck_assert_ptr_null(option_find(IPPROTO_TCP, "SO_TYPE", 7));
}
END_TEST

/* A socket that the options of a level are for, and another where the protocol is not all that counts. Packets and raw
 * sockets need privilege; who has none finds their rows untried. */
static const struct level_socket {
	int level, family, types[2], protocol;
} level_sockets[] = {
	{ SOL_SOCKET, AF_INET, { SOCK_STREAM }, 0 },
	{ IPPROTO_IP, AF_INET, { SOCK_DGRAM, SOCK_STREAM }, 0 },
	{ IPPROTO_TCP, AF_INET, { SOCK_STREAM }, 0 },
	{ IPPROTO_UDP, AF_INET, { SOCK_DGRAM }, 0 },
	{ IPPROTO_IPV6, AF_INET6, { SOCK_DGRAM, SOCK_STREAM }, 0 },
	{ SOL_RAW, AF_INET, { SOCK_RAW }, IPPROTO_ICMP },
	{ SOL_ICMPV6, AF_INET6, { SOCK_RAW }, IPPROTO_ICMPV6 },
	{ SOL_PACKET, AF_PACKET, { SOCK_DGRAM }, 0 },
	{ SOL_NETLINK, AF_NETLINK, { SOCK_RAW }, 0 },
	{ AF_VSOCK, AF_VSOCK, { SOCK_STREAM }, 0 },
	{ SOL_MPTCP, AF_INET, { SOCK_STREAM }, IPPROTO_MPTCP },
	{ SOL_TLS, AF_INET, { SOCK_STREAM }, 0 },
};

static const struct level_socket *sockets_of(int level)
{
	for (size_t i = 0; i < sizeof level_sockets / sizeof level_sockets[0]; i++)
		if (level_sockets[i].level == level)
			return &level_sockets[i];
	ck_abort_msg("no socket for level %d", level);
}

static int socket_for(int level, size_t which)
{
	const struct level_socket *sockets = sockets_of(level);

	return which && !sockets->types[which]
	               ? -1
	               : socket(sockets->family, sockets->types[which], sockets->protocol);
}

/* The kernel gives an unsigned long, or a second number, to those who give room for it. */
static bool is_longer_where_there_is_room(const struct socket_option *option)
{
	if (option->type == &type_tcp_info || option->type == &type_mptcp_info_value)
		return true;
	return option->level == SOL_SOCKET &&
	       (option->value == SO_MAX_PACING_RATE ||
	        strncmp(option->name, "SO_TIMESTAMPING", strlen("SO_TIMESTAMPING")) == 0);
}

/* Where the kernel gives the option of a fresh socket, it must give as many bytes as the row's type has. */
START_TEST(types_are_the_kernels)
{
	size_t answered = 0;

	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);
		unsigned char value[256] = { 0 };
		socklen_t length = sizeof(value);
		int fd = socket_for(option->level, 0);
		int result = fd < 0 ? -1 : getsockopt(fd, option->level, (int)option->value, value, &length);

		if (fd >= 0)
			close(fd);
		/* Younger kernels give more than the table says. */
		if (result != 0 || (option->flags & NAME_ABSENT) || !(option->direction & OPTION_GET))
			continue;
		answered++;
		if (is_longer_where_there_is_room(option))
			continue;
		if (type_size(option->type))
			ck_assert_msg(length == type_size(option->type), "%s: %u bytes", option->name, length);
	}
	ck_assert_uint_gt(answered, 50);
}
END_TEST

/* What a fresh socket has for the option, or else what an int, a struct and a name begin with. */
static socklen_t value_to_set(int fd, const struct socket_option *option, unsigned char *value)
{
	socklen_t length = 256;

	memset(value, 0, length);
	if (getsockopt(fd, option->level, (int)option->value, value, &length) == 0 && length > 0)
		return length;
	memset(value, 0, 256);
	return option->type->shape == SHAPE_STRUCT ? (socklen_t)option->type->size : sizeof(int);
}

static int error_of(int result)
{
	return result == 0 ? 0 : errno;
}

/* What the kernel answers to a getsockopt and a setsockopt of a fresh socket, errno or 0, where it does not say that there
 * is no such option for it. */
static void ask_both_ways(const struct socket_option *option, size_t which, int *got, int *set)
{
	unsigned char value[256];
	socklen_t length = sizeof value;
	int fd = socket_for(option->level, which), error;

	if (fd < 0)
		return;
	error = error_of(getsockopt(fd, option->level, (int)option->value, value, &length));
	*got = error == ENOPROTOOPT ? *got : error;
	length = value_to_set(fd, option, value);
	error = error_of(setsockopt(fd, option->level, (int)option->value, value, length));
	*set = error == ENOPROTOOPT ? *set : error;
	close(fd);
}

/* Of all rows of that number: SO_GET_FILTER is that of SO_ATTACH_FILTER. */
static unsigned directions_of(const struct socket_option *option)
{
	unsigned directions = 0;

	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *other = socket_option_at(i);

		if (other->level == option->level && other->value == option->value)
			directions |= other->direction;
	}
	return directions;
}

static bool is_set_on_raw_sockets_only(const struct socket_option *option)
{
	return strcmp(option->name, "IP_HDRINCL") == 0 || strcmp(option->name, "IP_NODEFRAG") == 0 ||
	       strcmp(option->name, "IPV6_ROUTER_ALERT") == 0;
}

/* Linux 6.1 has it to be set alone. */
static bool is_got_of_late(const struct socket_option *option)
{
	return strcmp(option->name, "PACKET_COPY_THRESH") == 0;
}

/* What a row says can be got or set, the kernel does not call unknown, and the other way round. A kernel that does not
 * know the option at all says so both ways. */
START_TEST(directions_are_the_kernels)
{
	size_t known = 0;

	for (size_t i = 0; i < socket_option_total(); i++) {
		const struct socket_option *option = socket_option_at(i);
		int got = ENOPROTOOPT, set = ENOPROTOOPT;

		if (option->flags & NAME_ABSENT || option->level == SOL_TLS) /* of connections that speak it */
			continue;
		for (size_t which = 0; which < 2; which++)
			ask_both_ways(option, which, &got, &set);
		if (got == ENOPROTOOPT && set == ENOPROTOOPT)
			continue;
		known++;
		if (!is_got_of_late(option))
			ck_assert_msg(!!(directions_of(option) & OPTION_GET) == (got != ENOPROTOOPT),
			              "%s: getsockopt says %s", option->name, strerror(got));
		if (!is_set_on_raw_sockets_only(option))
			ck_assert_msg(!!(directions_of(option) & OPTION_SET) == (set != ENOPROTOOPT),
			              "%s: setsockopt says %s", option->name, strerror(set));
	}
	ck_assert_uint_gt(known, 80);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("options");
	TCase *rows = tcase_create("rows");
	TCase *words = tcase_create("words");

	tcase_add_test(rows, rows_are_complete);
	tcase_add_test(rows, a_name_is_one_row_of_a_level);
	tcase_add_test(rows, a_number_has_one_usual_name_of_a_level);
	tcase_add_test(rows, the_usual_names_are_straces);
	tcase_add_test(rows, types_are_the_kernels);
	tcase_add_test(rows, directions_are_the_kernels);
	tcase_add_test(words, words_find_every_option);
	tcase_add_test(words, words_leave_the_prefix_out);
	tcase_add_test(words, a_word_of_two_levels_says_so);
	tcase_add_test(words, lookups_stop_at_the_length);
	suite_add_tcase(suite, rows);
	suite_add_tcase(suite, words);
	return run_suite(suite);
}
