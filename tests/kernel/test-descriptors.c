/* The descriptor table with real descriptors: rows, dups, changes, and what looking at them costs. Each test
 * runs in a process of its own.
 * Not here: the two ends of a connection (test-ends.c), how it is shown (view/test-table.c). */
#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "kernel/diag.h"
#include "support/suite.h"
#include "support/table-session.h"

/* --- rows ----------------------------------------------------------------------------------------------- */

START_TEST(first_look_finds_what_is_open)
{
	int file = open("/dev/null", O_RDONLY | O_CLOEXEC), event = eventfd(0, 0), ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	descriptors_free(table);
	table = descriptors_new(PRIVATE_BASE);
	ck_assert_int_eq(file_of(file)->kind, FILE_DEVICE);
	ck_assert_str_eq(file_of(file)->path, "/dev/null");
	ck_assert(descriptors_find(table, file)->close_on_exec);
	ck_assert_int_eq(file_of(event)->kind, FILE_OTHER);
	ck_assert_str_eq(file_of(event)->path, "[eventfd]");
	ck_assert_int_eq(file_of(ends[0])->kind, FILE_PIPE);
	ck_assert_int_eq(descriptors_find(table, ends[0])->peer, ends[1]);
}
END_TEST

START_TEST(a_new_socket_is_a_new_row)
{
	int number = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);

	ck_assert_uint_eq(made(number), 1);
	ck_assert_int_eq(changes->kind, CHANGE_NEW);
	ck_assert_ptr_null(changes->before);
	ck_assert_int_eq(changes->after->number, number);
	ck_assert_int_eq(file_of(number)->family, AF_INET);
	ck_assert_int_eq(file_of(number)->type, SOCK_STREAM);
	ck_assert_int_eq(file_of(number)->protocol, IPPROTO_TCP);
	ck_assert_int_eq(file_of(number)->state, STATE_CLOSED);
	ck_assert_int_ne(file_of(number)->flags & O_NONBLOCK, 0);
	ck_assert_ptr_null(file_of(number)->remote);
	assert_address(file_of(number)->local, file_of(number)->local_length, "0.0.0.0:0");
}
END_TEST

START_TEST(bind_changes_the_local_address)
{
	struct sockaddr_in address = loopback();
	int number = socket(AF_INET, SOCK_STREAM, 0);

	made(number);
	bind(number, (struct sockaddr *)&address, sizeof address);
	ck_assert_uint_eq(used(number), 1);
	ck_assert_int_eq(changes->kind, CHANGE_CHANGED);
	assert_address(changes->before->file->local, changes->before->file->local_length, "0.0.0.0:0");
	ck_assert_int_eq(address_port(changes->after->file->local, changes->after->file->local_length),
	                 ntohs(name_of(number).sin_port));
	ck_assert_uint_eq(used(number), 0);
}
END_TEST

/* --- dups ----------------------------------------------------------------------------------------------- */

START_TEST(dups_share_a_row)
{
	int first = socket(AF_INET, SOCK_STREAM, 0), second, third;

	made(first);
	second = dup(first);
	made(second);
	third = dup(first);
	made(third);
	ck_assert_int_eq(descriptors_find(table, first)->same_as, -1);
	ck_assert_int_eq(descriptors_find(table, second)->same_as, first);
	ck_assert_int_eq(descriptors_find(table, third)->same_as, first);
	ck_assert_int_eq(file_of(first)->descriptors, 3);
	listen(third, 3);
	ck_assert_uint_eq(used(third), 1);
	ck_assert_ptr_nonnull(change_of(first));
	ck_assert_int_eq(file_of(second)->state, STATE_LISTEN);
	close(first);
	ck_assert_uint_eq(used(first), 3);
	ck_assert_int_eq(change_of(first)->kind, CHANGE_GONE);
	ck_assert_int_eq(descriptors_find(table, second)->same_as, -1);
	ck_assert_int_eq(descriptors_find(table, third)->same_as, second);
	ck_assert_int_eq(dup2(second, first), first);
	ck_assert_uint_eq(update(&second, 1, &first, 1), 3);
	ck_assert_int_eq(descriptors_find(table, second)->same_as, first);
}
END_TEST

START_TEST(dup2_replaces_a_row)
{
	int first = socket(AF_INET, SOCK_STREAM, 0), second = socket(AF_UNIX, SOCK_DGRAM, 0);

	made(first);
	made(second);
	ck_assert_int_eq(dup2(first, second), second);
	ck_assert_uint_eq(update(&first, 1, &second, 1), 2);
	ck_assert_int_eq(changes->kind, CHANGE_GONE);
	ck_assert_int_eq(changes->before->file->family, AF_UNIX);
	ck_assert_int_eq(changes->next->kind, CHANGE_NEW);
	ck_assert_int_eq(changes->next->after->same_as, first);
}
END_TEST

START_TEST(files_opened_twice_are_not_the_same)
{
	int first = open("/dev/null", O_RDONLY), second = open("/dev/null", O_RDWR), copy = dup(first);

	made(first);
	made(second);
	made(copy);
	ck_assert_int_eq(descriptors_find(table, second)->same_as, -1);
	ck_assert_int_eq(descriptors_find(table, copy)->same_as, first);
}
END_TEST

START_TEST(flags_are_seen)
{
	int number = socket(AF_INET, SOCK_DGRAM, 0), copy = dup(number);

	made(number);
	made(copy);
	fcntl(copy, F_SETFD, FD_CLOEXEC);
	ck_assert_uint_eq(used(copy), 1);
	ck_assert(change_of(copy)->after->close_on_exec);
	ck_assert(!descriptors_find(table, number)->close_on_exec);
	fcntl(copy, F_SETFL, O_NONBLOCK);
	used(copy);
	ck_assert_int_ne(change_of(number)->after->file->flags & O_NONBLOCK, 0);
}
END_TEST

START_TEST(standard_descriptors_may_be_closed)
{
	for (int number = 0; number < 3; number++) {
		close(number);
		used(number);
		ck_assert_ptr_null(descriptors_find(table, number));
	}
	ck_assert_int_eq(socket(AF_INET, SOCK_STREAM, 0), 0);
	ck_assert_uint_eq(made(0), 1);
	ck_assert_int_eq(descriptors_next(table, -1)->number, 0);
	ck_assert_ptr_null(descriptors_refresh_all(table, &memory));
}
END_TEST

START_TEST(private_descriptors_are_not_there)
{
	size_t count = descriptors_count(table);
	int number = fcntl(1, F_DUPFD, PRIVATE_BASE + 20);

	ck_assert_int_ge(number, PRIVATE_BASE);
	ck_assert_uint_eq(made(number), 0);
	ck_assert_ptr_null(descriptors_refresh_all(table, &memory));
	ck_assert_uint_eq(descriptors_count(table), count);
	for (const struct descriptor *row = descriptors_next(table, -1); row;
	     row = descriptors_next(table, row->number))
		ck_assert_int_lt(row->number, PRIVATE_BASE);
}
END_TEST

START_TEST(numbers_that_are_not_open_are_passed_over)
{
	const int numbers[] = { -1, 499, 1 << 30 };

	ck_assert_uint_eq(update(numbers, 3, numbers, 3), 0);
}
END_TEST

/* --- its cost ------------------------------------------------------------------------------------------- */

static uint64_t questions_of_a_connection(void)
{
	uint64_t before = descriptors_questions(table);
	struct connection ends = connection();

	ck_assert_int_eq(send(ends.client, "x", 1, 0), 1);
	used(ends.client);
	close(ends.client);
	used(ends.client);
	close(ends.accepted);
	used(ends.accepted);
	close(ends.server);
	used(ends.server);
	return descriptors_questions(table) - before;
}

START_TEST(questions_do_not_grow_with_other_descriptors)
{
	uint64_t few, many;
	struct connection others[20];
	int pairs[50][2];
	struct diag_unix nothing;

	if (diag_unix_socket(descriptors_diag(table), 0, &nothing) || descriptors_diag(table)->netlink <= 0)
		return; /* without sock_diag, tables of the whole machine are read after a close */
	questions_of_a_connection();
	few = questions_of_a_connection();
	for (size_t i = 0; i < 20; i++)
		others[i] = connection();
	for (size_t i = 0; i < 50; i++) {
		ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i]), 0);
		update(NULL, 0, pairs[i], 2);
	}
	many = questions_of_a_connection();
	ck_assert_uint_eq(few, many);
	ck_assert_int_ge(others[0].server, 0);
}
END_TEST

START_TEST(a_touched_socket_costs_few_questions)
{
	int number = socket(AF_INET, SOCK_STREAM, 0);
	uint64_t before;

	made(number);
	before = descriptors_questions(table);
	used(number);
	ck_assert_uint_le(descriptors_questions(table) - before, 5);
	before = descriptors_questions(table);
	close(number);
	used(number);
	ck_assert_uint_le(descriptors_questions(table) - before, 1);
}
END_TEST

START_TEST(nothing_is_listed_without_memory)
{
	int number = socket(AF_INET, SOCK_STREAM, 0);
	struct touched touched = { .made = &number, .made_count = 1 };

	ck_assert_ptr_null(descriptors_update(table, &touched, NULL));
	ck_assert_int_eq(file_of(number)->state, STATE_CLOSED);
	ck_assert_uint_eq(used(number), 0);
}
END_TEST

START_TEST(asking_for_one_hides_no_change)
{
	int number = socket(AF_INET, SOCK_STREAM, 0);

	made(number);
	listen(number, 2);
	ck_assert_int_eq(descriptors_ask(table, number)->file->state, STATE_LISTEN);
	ck_assert_int_eq(file_of(number)->state, STATE_CLOSED);
	ck_assert_uint_eq(used(number), 1);
	close(number);
	ck_assert_ptr_null(descriptors_ask(table, number));
}
END_TEST

START_TEST(all_are_found_anew)
{
	int gone = socket(AF_INET, SOCK_STREAM, 0), changed = socket(AF_INET, SOCK_STREAM, 0), new;

	made(gone);
	made(changed);
	close(gone);
	listen(changed, 1);
	new = fcntl(changed, F_DUPFD, changed + 1);
	changes = descriptors_refresh_all(table, &memory);
	ck_assert_int_eq(change_of(gone)->kind, CHANGE_GONE);
	ck_assert_int_eq(change_of(changed)->kind, CHANGE_CHANGED);
	ck_assert_int_eq(change_of(new)->kind, CHANGE_NEW);
	ck_assert_ptr_null(descriptors_refresh_all(table, &memory));
}
END_TEST

static size_t count_open(void)
{
	size_t count = 0;

	for (int number = 0; number < 1024; number++)
		count += fcntl(number, F_GETFD) >= 0;
	return count;
}

START_TEST(nothing_is_left_open)
{
	size_t before;

	descriptors_free(table);
	before = count_open();
	table = descriptors_new(PRIVATE_BASE);
	questions_of_a_connection();
	descriptors_free(table);
	table = NULL;
	ck_assert_uint_eq(count_open(), before);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		first_look_finds_what_is_open,
		a_new_socket_is_a_new_row,
		bind_changes_the_local_address,
		dups_share_a_row,
		dup2_replaces_a_row,
		files_opened_twice_are_not_the_same,
		flags_are_seen,
		standard_descriptors_may_be_closed,
		private_descriptors_are_not_there,
		numbers_that_are_not_open_are_passed_over,
		questions_do_not_grow_with_other_descriptors,
		a_touched_socket_costs_few_questions,
		nothing_is_listed_without_memory,
		asking_for_one_hides_no_change,
		all_are_found_anew,
		nothing_is_left_open,
	};
	Suite *suite = suite_create("descriptors");
	TCase *cases = tcase_create("descriptors");

	tcase_add_checked_fixture(cases, session_begin, session_end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
