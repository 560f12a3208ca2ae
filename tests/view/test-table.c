/* The descriptor table as it stands on the screen: rows made by hand, and tables of real descriptors.
 * Not here: where the rows come from (kernel/test-descriptors.c). */
#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/suite.h"
#include "support/table-session.h"
#include "view/table.h"

/* --- rows made by hand ---------------------------------------------------------------------------------- */

static struct view_settings settings;
static struct text_sink sink;
static struct table_view view;

static void begin(void)
{
	session_begin();
	settings = view_settings_default;
	text_sink_init(&sink, &settings);
	view = (struct table_view){ .widths = { 4, 4, 11, 15, 15, 11 }, .shown = true };
}

static void end(void)
{
	text_sink_free(&sink);
	session_end();
}

static const char *shown(void)
{
	sink_text_length(&sink.sink, ROLE_PLAIN, "", 1);
	sink.length--;
	return sink.data;
}

static const struct sockaddr *inet(const char *host, unsigned port)
{
	static struct sockaddr_in addresses[8];
	static size_t next;
	struct sockaddr_in *address = &addresses[next++ % 8];

	*address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	inet_pton(AF_INET, host, &address->sin_addr);
	return (const struct sockaddr *)address;
}

static struct open_file tcp(enum socket_state state, const struct sockaddr *local, const struct sockaddr *remote)
{
	return (struct open_file){
		.kind = FILE_SOCKET,
		.flags = O_RDWR,
		.descriptors = 1,
		.family = AF_INET,
		.type = SOCK_STREAM,
		.protocol = IPPROTO_TCP,
		.local = local,
		.remote = remote,
		.local_length = sizeof(struct sockaddr_in),
		.remote_length = remote ? sizeof(struct sockaddr_in) : 0,
		.state = state,
		.queue_length = -1,
		.queue_limit = -1,
		.bytes_in = -1,
		.bytes_out = -1,
		.milliseconds_left = -1
	};
}

static struct descriptor row(int number, const char *name, const struct open_file *file)
{
	return (struct descriptor){ .number = number, .name = name, .same_as = -1, .peer = -1, .file = file };
}

static struct descriptor_change change(enum change_kind kind, const struct descriptor *before,
                                       const struct descriptor *after, const struct descriptor_change *next)
{
	return (struct descriptor_change){ next, kind, before, after };
}

static void assert_shown(const struct descriptor_change *list, const char *text)
{
	text_sink_clear(&sink);
	table_show_changes(&sink.sink, &view, NULL, list);
	ck_assert_str_eq(shown(), text);
}

static void assert_one(enum change_kind kind, const struct descriptor *before, const struct descriptor *after,
                       const char *text)
{
	struct descriptor_change one = change(kind, before, after, NULL);

	assert_shown(&one, text);
}

START_TEST(a_row_comes_is_bound_and_listens)
{
	struct open_file new = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL);
	struct open_file bound = tcp(STATE_CLOSED, inet("127.0.0.1", 8080), NULL);
	struct open_file listening = tcp(STATE_LISTEN, inet("127.0.0.1", 8080), NULL);
	struct descriptor first = row(3, "srv", &new), second = row(3, "srv", &bound),
			  third = row(3, "srv", &listening);

	listening.queue_length = 0;
	listening.queue_limit = 5;
	assert_one(CHANGE_NEW, NULL, &first,
	           "  +    3  srv   inet stream  0.0.0.0:0        -                CLOSED\n");
	assert_one(CHANGE_CHANGED, &first, &second,
	           "  ~    3  srv   inet stream  127.0.0.1:8080   -                CLOSED\n"
	           "                local was 0.0.0.0:0\n");
	assert_one(CHANGE_CHANGED, &second, &third,
	           "  ~    3  srv   inet stream  127.0.0.1:8080   -                LISTEN 0/5\n");
}
END_TEST

START_TEST(another_remote_end_says_what_it_was)
{
	struct open_file one = tcp(STATE_ESTABLISHED, inet("127.0.0.1", 8080), inet("127.0.0.1", 40122)),
			 other = one;
	struct descriptor before = row(3, "u", &one), after = row(3, "u", &other);

	other.remote = inet("127.0.0.1", 40123);
	assert_one(CHANGE_CHANGED, &before, &after,
	           "  ~    3  u     inet stream  127.0.0.1:8080   127.0.0.1:40123  ESTABLISHED\n"
	           "                remote was 127.0.0.1:40122\n");
}
END_TEST

START_TEST(bytes_and_flags_stand_under_the_row)
{
	struct open_file empty = tcp(STATE_ESTABLISHED, inet("127.0.0.1", 8080), inet("127.0.0.1", 40122)),
			 full = empty;
	struct descriptor before = row(5, "con", &empty), after = row(5, "con", &full);

	full.bytes_in = 6;
	full.flags |= O_NONBLOCK;
	full.error_pending = true;
	after.close_on_exec = true;
	assert_one(CHANGE_CHANGED, &before, &after,
	           "  ~    5  con   inet stream  127.0.0.1:8080   127.0.0.1:40122  ESTABLISHED\n"
	           "                in 6 bytes, NONBLOCK, an error pending, CLOEXEC\n");
	assert_one(CHANGE_CHANGED, &after, &before,
	           "  ~    5  con   inet stream  127.0.0.1:8080   127.0.0.1:40122  ESTABLISHED\n"
	           "                in 0 bytes, was 6, no longer NONBLOCK,\n"
	           "                no longer an error pending, no longer CLOEXEC\n");
}
END_TEST

START_TEST(what_goes_shows_what_the_kernel_keeps)
{
	struct open_file open_one = tcp(STATE_ESTABLISHED, inet("127.0.0.1", 40122), inet("127.0.0.1", 8080));
	struct open_file rest = tcp(STATE_FIN_WAIT_2, open_one.local, open_one.remote), later = rest;
	struct descriptor before = row(4, "cli", &open_one), kept = row(-1, "cli", &rest),
			  still = row(-1, "cli", &later);
	struct descriptor_change second = change(CHANGE_KEPT, NULL, &kept, NULL);
	struct descriptor_change first = change(CHANGE_GONE, &before, &kept, &second);

	rest.milliseconds_left = 58001;
	later.state = STATE_TIME_WAIT;
	later.milliseconds_left = 60000;
	assert_shown(&first,
	             "  -    4  cli   inet stream  127.0.0.1:40122  127.0.0.1:8080   FIN_WAIT_2\n"
	             "the kernel keeps\n"
	             "          -     inet stream  127.0.0.1:40122  127.0.0.1:8080   FIN_WAIT_2   59 s\n");
	assert_one(CHANGE_KEPT, &kept, &still,
	           "the kernel keeps\n"
	           "  ~       -     inet stream  127.0.0.1:40122  127.0.0.1:8080   TIME_WAIT   60 s\n");
	assert_one(CHANGE_FORGOTTEN, &still, NULL,
	           "the kernel keeps\n"
	           "  -       -     inet stream  127.0.0.1:40122  127.0.0.1:8080   forgotten\n");
}
END_TEST

START_TEST(what_goes_unread_says_that_it_was_reset)
{
	struct open_file file = tcp(STATE_ESTABLISHED, inet("127.0.0.1", 40122), inet("127.0.0.1", 8080));
	struct descriptor before = row(4, NULL, &file);

	file.bytes_in = 1;
	assert_one(CHANGE_GONE, &before, NULL,
	           "  -    4        inet stream  127.0.0.1:40122  127.0.0.1:8080   CLOSED\n"
	           "                1 byte unread: the close became a reset\n");
	file.descriptors = 2; /* another descriptor keeps it open */
	assert_one(CHANGE_GONE, &before, NULL,
	           "  -    4        inet stream  127.0.0.1:40122  127.0.0.1:8080   ESTABLISHED\n");
}
END_TEST

START_TEST(dups_name_the_first)
{
	struct open_file file = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL);
	struct descriptor dup = row(12345, "copy", &file);

	dup.same_as = 3;
	dup.close_on_exec = true;
	assert_one(CHANGE_NEW, NULL, &dup,
	           "       fd  name  what         local            remote           state\n"
	           "  + 12345  copy  same as 3\n"
	           "                 CLOEXEC\n");
}
END_TEST

START_TEST(sockets_of_other_kinds)
{
	static const struct sockaddr_un unnamed = { .sun_family = AF_UNIX };
	struct open_file file = tcp(STATE_NONE, inet("0.0.0.0", 0), NULL);
	struct descriptor shown_row = row(3, NULL, &file);

	file.type = SOCK_RAW;
	file.protocol = IPPROTO_ICMP;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "      fd  name  what           local            remote           state\n"
	           "  +    3        inet raw icmp  0.0.0.0:0        -\n");
	view.widths[COLUMN_WHAT] = 11;
	file.type = SOCK_DGRAM;
	file.protocol = IPPROTO_UDP;
	file.datagram_waiting = true;
	file.bytes_in = 0;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  +    3        inet dgram   0.0.0.0:0        -\n"
	           "                next datagram 0 bytes\n");
	file = (struct open_file){ .kind = FILE_SOCKET,
		                   .family = AF_UNIX,
		                   .type = SOCK_STREAM,
		                   .state = STATE_ESTABLISHED,
		                   .remote = (const struct sockaddr *)&unnamed,
		                   .remote_length = 2,
		                   .milliseconds_left = -1 };
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  +    3        unix stream  -                unnamed          connected\n");
	shown_row.peer = 4;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  +    3        unix stream  -                @4               connected\n");
	file.family = 250;
	file.type = 77;
	file.remote = NULL;
	file.state = STATE_NONE;
	assert_one(CHANGE_NEW, NULL, &shown_row, "  +    3        250 77       -                -\n");
}
END_TEST

START_TEST(files_show_their_path)
{
	struct open_file file = { .kind = FILE_REGULAR, .path = "/tmp/\033[31m red", .milliseconds_left = -1 };
	struct descriptor shown_row = row(3, NULL, &file);
	char path[400];

	assert_one(CHANGE_NEW, NULL, &shown_row, "  +    3        file         /tmp/\\33[31m red\n");
	memset(path, 'x', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	file.path = path;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  +    3        file         xxxxxxxxxxxxxxxxxxxxxxxx...xxxxxxxxxxxxxxxxxxxxxxxx\n");
	file = (struct open_file){ .kind = FILE_OTHER, .path = "[eventfd]", .milliseconds_left = -1 };
	assert_one(CHANGE_NEW, NULL, &shown_row, "  +    3        eventfd\n");
	file = (struct open_file){
		.kind = FILE_PIPE, .path = "pipe:[1]", .flags = O_WRONLY, .peer_gone = true, .milliseconds_left = -1
	};
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  +    3        pipe write   pipe:[1]\n"
	           "                no reader is left\n");
}
END_TEST

START_TEST(long_addresses_are_cut_in_the_middle)
{
	struct sockaddr_in6 local = { .sin6_family = AF_INET6, .sin6_port = htons(40122) }, remote = local;
	struct open_file file = tcp(STATE_ESTABLISHED, (struct sockaddr *)&local, (struct sockaddr *)&remote);
	struct open_file changed;
	struct descriptor shown_row = row(3, NULL, &file), changed_row = row(3, NULL, &changed);

	inet_pton(AF_INET6, "2001:db8:1234:5678:9abc:def0:1234:5678", &local.sin6_addr);
	remote.sin6_addr = local.sin6_addr;
	file.family = AF_INET6;
	file.local_length = file.remote_length = sizeof local;
	changed = file;
	changed.state = STATE_CLOSE_WAIT;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "      fd  name  what          local               remote             state\n"
	           "  +    3        inet6 stream  [2001:db...]:40122  [2001:d...]:40122  ESTABLISHED\n"
	           "                local [2001:db8:1234:5678:9abc:def0:1234:5678]:40122,\n"
	           "                remote [2001:db8:1234:5678:9abc:def0:1234:5678]:40122\n");
	assert_one(CHANGE_CHANGED, &shown_row, &changed_row,
	           "  ~    3        inet6 stream  [2001:db...]:40122  [2001:d...]:40122  CLOSE_WAIT\n");
	settings.width = 200;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "      fd  name  what          local                                           "
	           "remote                                          state\n"
	           "  +    3        inet6 stream  [2001:db8:1234:5678:9abc:def0:1234:5678]:40122  "
	           "[2001:db8:1234:5678:9abc:def0:1234:5678]:40122  ESTABLISHED\n");
}
END_TEST

START_TEST(columns_stay_where_they_were)
{
	struct open_file wide = tcp(STATE_ESTABLISHED, inet("192.168.178.101", 40122), inet("127.0.0.1", 80));
	struct open_file narrow = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL);
	struct descriptor first = row(3, "connection", &wide), second = row(4, NULL, &narrow);

	settings.width = 100;
	assert_one(CHANGE_NEW, NULL, &first,
	           "      fd  name        what         local                  remote           state\n"
	           "  +    3  connection  inet stream  192.168.178.101:40122  127.0.0.1:80     ESTABLISHED\n");
	assert_one(CHANGE_NEW, NULL, &second,
	           "  +    4              inet stream  0.0.0.0:0              -                CLOSED\n");
}
END_TEST

START_TEST(long_names_are_cut)
{
	struct open_file file = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL);
	struct descriptor named = row(3, "the_server_of_the_second_lesson", &file);

	assert_one(CHANGE_NEW, NULL, &named,
	           "      fd  name        what         local            remote           state\n"
	           "  +    3  the_serv..  inet stream  0.0.0.0:0        -                CLOSED\n");
	file.state = STATE_LISTEN;
	file.queue_length = 0;
	file.queue_limit = 4096;
	assert_one(CHANGE_NEW, NULL, &named,
	           "      fd  name      what         local            remote           state\n"
	           "  +    3  the_se..  inet stream  0.0.0.0:0        -                LISTEN 0/4096\n");
}
END_TEST

START_TEST(a_wide_kind_of_socket_gives_way_last)
{
	struct open_file file = tcp(STATE_LISTEN, inet("0.0.0.0", 0), NULL);
	file.protocol = 262; /* IPPROTO_MPTCP */
	file.queue_length = 0;
	file.queue_limit = 4096;
	struct descriptor named = row(3, "the_server", &file);
	assert_one(CHANGE_NEW, NULL, &named,
	           "      fd  name   what            local            remote           state\n"
	           "  +    3  the..  inet stream ..  0.0.0.0:0        -                LISTEN 0/4096\n");
}
END_TEST

START_TEST(colour_marks_and_nothing_else_changes)
{
	struct open_file file = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL);
	struct descriptor shown_row = row(3, NULL, &file);

	settings.colour = true;
	assert_one(CHANGE_NEW, NULL, &shown_row,
	           "  \033[1;32m+\033[0m    \033[1m3\033[0m        inet stream  0.0.0.0:0        -                "
	           "\033[36mCLOSED\033[0m\n");
}
END_TEST

/* --- tables of real descriptors ------------------------------------------------------------------------- */

static size_t count_lines(const char *text, const char *part)
{
	size_t count = 0;

	while (*text != '\0') {
		const char *line_end = strchr(text, '\n');
		const char *found = strstr(text, part);

		count += found && found < line_end;
		text = line_end + 1;
	}
	return count;
}

static void assert_fits(const char *text, size_t width)
{
	for (; *text != '\0'; text += strcspn(text, "\n") + 1)
		ck_assert_uint_le(strcspn(text, "\n"), width);
}

/* The three standard descriptors become one device. Others are open too: those of the test library. */
static void all_standard_are_null(void)
{
	int null = open("/dev/null", O_RDWR);

	for (int number = 0; number < 3; number++)
		dup2(null, number);
	close(null);
	descriptors_refresh_all(table, NULL);
	view.shown = false;
}

START_TEST(the_first_time_all_is_shown)
{
	static const char header[] =
		"      fd  name  what         local            remote           state\n"
		"       0        device       /dev/null\n"
		"       1        same as 0\n"
		"       2        same as 0\n";
	char line[128];
	int number;

	all_standard_are_null();
	number = socket(AF_INET, SOCK_STREAM, 0);
	made(number);
	table_show_changes(&sink.sink, &view, table, changes);
	ck_assert_int_eq(strncmp(shown(), header, strlen(header)), 0);
	snprintf(line, sizeof line, "  + %4d        inet stream  0.0.0.0:0        -                CLOSED\n",
	         number);
	ck_assert_ptr_nonnull(strstr(shown(), line));
	ck_assert_uint_eq(count_lines(shown(), ""), descriptors_count(table) + 1);
	text_sink_clear(&sink);
	close(number);
	used(number);
	table_show_changes(&sink.sink, &view, table, changes);
	line[2] = '-';
	ck_assert_str_eq(shown(), line);
	text_sink_clear(&sink);
	table_show_changes(&sink.sink, &view, table, NULL);
	ck_assert_str_eq(shown(), "");
}
END_TEST

START_TEST(a_closed_standard_descriptor_stands_in_its_place)
{
	static const char rows[] =
		"  -    0        device       /dev/null\n"
		"  ~    1        device       /dev/null\n"
		"  ~    2        same as 1\n";

	all_standard_are_null();
	close(0);
	used(0);
	table_show_changes(&sink.sink, &view, table, changes);
	ck_assert_ptr_nonnull(strstr(shown(), rows));
	ck_assert_uint_eq(count_lines(shown(), ""), descriptors_count(table) + 2);
}
END_TEST

START_TEST(long_tables_are_folded)
{
	char rest[64];

	all_standard_are_null();
	for (size_t i = 0; i < 40; i++)
		made(socket(AF_INET, SOCK_STREAM, 0));
	table_show_changes(&sink.sink, &view, table, changes);
	snprintf(rest, sizeof rest, "\n          and %zu descriptors more: table all\n",
	         descriptors_count(table) - 1);
	ck_assert_uint_eq(count_lines(shown(), ""), 3);
	ck_assert_ptr_nonnull(strstr(shown(), rest));
	text_sink_clear(&sink);
	table_show(&sink.sink, &view, table, false);
	snprintf(rest, sizeof rest, "\n          and %zu descriptors more: table all\n",
	         descriptors_count(table) - (settings.height - 6));
	ck_assert_ptr_nonnull(strstr(shown(), rest));
	text_sink_clear(&sink);
	table_show(&sink.sink, &view, table, true);
	ck_assert_uint_eq(count_lines(shown(), "inet stream"), 40);
	ck_assert_uint_eq(count_lines(shown(), "more"), 0);
	assert_fits(shown(), 80);
}
END_TEST

START_TEST(what_stands_under_a_row_counts_too)
{
	all_standard_are_null();
	for (size_t i = 0; i < 40; i++)
		made(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	table_show(&sink.sink, &view, table, false);
	ck_assert_uint_lt(count_lines(shown(), "inet stream"), 10);
	ck_assert_uint_le(count_lines(shown(), ""), settings.height - 6 + 3);
}
END_TEST

START_TEST(kept_sockets_stand_under_the_table)
{
	struct connection ends = connection();

	close(ends.client);
	used(ends.client);
	close(ends.accepted);
	used(ends.accepted);
	view.shown = false;
	table_show_changes(&sink.sink, &view, table, changes);
	ck_assert_uint_eq(count_lines(shown(), "the kernel keeps"), 1);
	ck_assert_uint_eq(count_lines(shown(), "TIME_WAIT   60 s"), 1);
	text_sink_clear(&sink);
	table_show(&sink.sink, &view, table, true);
	ck_assert_uint_eq(count_lines(shown(), "TIME_WAIT"), 1);
	text_sink_clear(&sink);
	table_values(&sink.sink, table);
	ck_assert_ptr_nonnull(strstr(shown(), "state=\"TIME_WAIT\", milliseconds_left="));
}
END_TEST

START_TEST(rows_are_values_too)
{
	struct open_file before_file = tcp(STATE_CLOSED, inet("0.0.0.0", 0), NULL), after_file = before_file;
	struct descriptor before = row(3, "srv", &before_file), after = row(3, "srv", &after_file);
	struct descriptor_change one = change(CHANGE_CHANGED, &before, &after, NULL);

	after_file.state = STATE_LISTEN;
	after_file.queue_length = 0;
	after_file.queue_limit = 5;
	table_values_of_changes(&sink.sink, &one);
	ck_assert_str_eq(shown(),
	                 "[{change=\"changed\", before={descriptor=3, name=\"srv\", kind=\"socket\", family=AF_INET, "
	                 "type=SOCK_STREAM, protocol=IPPROTO_TCP, local=\"0.0.0.0:0\", state=\"CLOSED\"}, "
	                 "after={descriptor=3, name=\"srv\", kind=\"socket\", family=AF_INET, type=SOCK_STREAM, "
	                 "protocol=IPPROTO_TCP, local=\"0.0.0.0:0\", state=\"LISTEN\", queue=0, backlog=5}}]");
	text_sink_clear(&sink);
	all_standard_are_null();
	table_values(&sink.sink, table);
	ck_assert_ptr_nonnull(
		strstr(shown(), "[{descriptor=0, kind=\"device\", path=\"/dev/null\"}, "
	                        "{descriptor=1, kind=\"device\", same_as=0, path=\"/dev/null\"}, "));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_row_comes_is_bound_and_listens,
		another_remote_end_says_what_it_was,
		bytes_and_flags_stand_under_the_row,
		what_goes_shows_what_the_kernel_keeps,
		what_goes_unread_says_that_it_was_reset,
		dups_name_the_first,
		sockets_of_other_kinds,
		files_show_their_path,
		long_addresses_are_cut_in_the_middle,
		columns_stay_where_they_were,
		long_names_are_cut,
		a_wide_kind_of_socket_gives_way_last,
		colour_marks_and_nothing_else_changes,
		the_first_time_all_is_shown,
		a_closed_standard_descriptor_stands_in_its_place,
		long_tables_are_folded,
		what_stands_under_a_row_counts_too,
		kept_sockets_stand_under_the_table,
		rows_are_values_too,
	};
	Suite *suite = suite_create("table");
	TCase *cases = tcase_create("table");

	close_range(3, ~0U, 0); /* what make handed on, the pipe of its jobs, has rows of its own */
	tcase_add_checked_fixture(cases, begin, end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
