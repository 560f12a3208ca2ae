/* What the kernel keeps of closed sockets, and who holds an address.
 * Not here: rows of open descriptors (test-descriptors.c). */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "kernel/diag.h"
#include "kernel/holder.h"
#include "support/suite.h"
#include "support/table-session.h"

/* --- what the kernel keeps ------------------------------------------------------------------------------ */

START_TEST(time_wait_is_kept)
{
	struct connection ends = connection();
	struct sockaddr_in name = name_of(ends.client);

	descriptors_set_name(table, ends.client, "cli");
	close(ends.client);
	used(ends.client);
	ck_assert_int_eq(change_of(ends.client)->kind, CHANGE_GONE);
	ck_assert_ptr_nonnull(change_of(ends.client)->after);
	ck_assert_int_eq(change_of(-1)->kind, CHANGE_KEPT);
	ck_assert_int_eq(file_of(ends.accepted)->state, STATE_CLOSE_WAIT);
	close(ends.accepted);
	used(ends.accepted);
	ck_assert_int_eq(change_of(-1)->kind, CHANGE_KEPT);
	ck_assert_int_eq(change_of(-1)->after->file->state, STATE_TIME_WAIT);
	ck_assert_int_gt(change_of(-1)->after->file->milliseconds_left, 0);
	ck_assert_int_le(change_of(-1)->after->file->milliseconds_left, 60000);
	ck_assert_str_eq(descriptors_kept(table, 0)->name, "cli");
	ck_assert_int_eq(address_port(descriptors_kept(table, 0)->file->local, sizeof name),
	                 ntohs(name.sin_port));
	ck_assert_ptr_null(descriptors_kept(table, 1));
	descriptors_refresh_all(table, &memory);
	ck_assert_ptr_nonnull(descriptors_kept(table, 0));
}
END_TEST

START_TEST(the_other_end_moves_what_is_kept)
{
	struct connection ends = connection();

	close(ends.client);
	used(ends.client);
	shutdown(ends.accepted, SHUT_WR);
	used(ends.accepted);
	ck_assert_int_eq(change_of(-1)->kind, CHANGE_KEPT);
	ck_assert_ptr_nonnull(change_of(-1)->before);
	ck_assert_int_eq(change_of(-1)->after->file->state, STATE_TIME_WAIT);
}
END_TEST

START_TEST(time_wait_beside_an_open_descriptor)
{
	struct connection ends = connection();

	shutdown(ends.client, SHUT_WR);
	used(ends.client);
	close(ends.accepted);
	used(ends.accepted);
	ck_assert_int_eq(file_of(ends.client)->state, STATE_CLOSED);
	ck_assert_int_eq(change_of(-1)->kind, CHANGE_KEPT);
	ck_assert_int_eq(change_of(-1)->after->file->state, STATE_TIME_WAIT);
	close(ends.client);
	used(ends.client);
	ck_assert_ptr_null(change_of(ends.client)->after);
	ck_assert_ptr_nonnull(descriptors_kept(table, 0));
	ck_assert_ptr_null(descriptors_kept(table, 1));
}
END_TEST

START_TEST(a_reset_leaves_nothing)
{
	struct connection ends = connection();

	ck_assert_int_eq(send(ends.client, "x", 1, 0), 1);
	used(ends.client);
	close(ends.accepted); /* with a byte unread */
	used(ends.accepted);
	ck_assert_ptr_null(change_of(ends.accepted)->after);
	ck_assert_ptr_null(descriptors_kept(table, 0));
	ck_assert_int_eq(file_of(ends.client)->state, STATE_CLOSED);
	ck_assert(file_of(ends.client)->error_pending);
}
END_TEST

START_TEST(a_connection_that_a_child_has_open_is_not_kept)
{
	struct connection ends = connection();
	int hold[2];
	pid_t child;

	ck_assert_int_eq(pipe(hold), 0);
	child = fork();
	if (child == 0) {
		close(hold[1]);
		_exit((int)read(hold[0], hold, 1));
	}
	close(ends.client);
	used(ends.client);
	ck_assert_ptr_null(descriptors_kept(table, 0));
	close(hold[1]);
	waitpid(child, NULL, 0);
}
END_TEST

/* The same question by sock_diag and by the tables in /proc. */
static void check_connection(int netlink)
{
	struct diag diag = { .private_base = PRIVATE_BASE, .netlink = netlink };
	struct connection ends = connection();
	struct sockaddr_in local = name_of(ends.client), remote = name_of(ends.server);
	struct diag_socket found;

	ck_assert(diag_tcp_connection(&diag, (struct sockaddr *)&local, (struct sockaddr *)&remote,
	                              sizeof local, &found));
	ck_assert_int_eq(found.state, STATE_ESTABLISHED);
	ck_assert_uint_eq(found.inode, file_of(ends.client)->inode);
	close(ends.client);
	close(ends.accepted);
	ck_assert(diag_tcp_connection(&diag, (struct sockaddr *)&local, (struct sockaddr *)&remote,
	                              sizeof local, &found));
	ck_assert_int_eq(found.state, STATE_TIME_WAIT);
	ck_assert_uint_eq(found.inode, 0);
	ck_assert_int_gt(found.milliseconds_left, 0);
	local.sin_port = remote.sin_port; /* the port of the listener, which is no connection */
	ck_assert(!diag_tcp_connection(&diag, (struct sockaddr *)&local, (struct sockaddr *)&remote,
	                               sizeof local, &found));
	diag_close(&diag);
}

START_TEST(connections_are_found_by_sock_diag)
{
	check_connection(0);
}
END_TEST

START_TEST(connections_are_found_in_proc)
{
	check_connection(-1);
}
END_TEST

/* --- who holds an address ------------------------------------------------------------------------------- */

static struct holder holder_of(struct sockaddr_in address)
{
	struct holder holder;

	holder_of_address(table, IPPROTO_TCP, (struct sockaddr *)&address, sizeof address, -1, &holder);
	return holder;
}

START_TEST(a_port_of_ours_has_its_descriptor)
{
	int server = listener(1), asking = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in address = name_of(server), elsewhere = address;
	struct holder holder;

	made(server);
	made(asking);
	ck_assert_int_eq(holder_of(address).kind, HOLDER_OURS);
	ck_assert_int_eq(holder_of(address).descriptor, server);
	ck_assert_int_eq(holder_of(address).state, STATE_LISTEN);
	elsewhere.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1);
	ck_assert_int_eq(holder_of(elsewhere).kind, HOLDER_NOBODY);
	elsewhere.sin_addr.s_addr = htonl(INADDR_ANY);
	ck_assert_int_eq(holder_of(elsewhere).descriptor, server);
	holder_listening(table, IPPROTO_TCP, (struct sockaddr *)&address, sizeof address, &holder);
	ck_assert_int_eq(holder.descriptor, server);
	holder_of_address(table, IPPROTO_TCP, (struct sockaddr *)&address, sizeof address, server, &holder);
	ck_assert_int_eq(holder.kind, HOLDER_NOBODY);
	asking = dup(server);
	made(asking);
	holder_of_address(table, IPPROTO_TCP, (struct sockaddr *)&address, sizeof address, asking, &holder);
	ck_assert_int_eq(holder.kind, HOLDER_NOBODY);
	close(asking);
	used(asking);
	holder_of_address(table, IPPROTO_UDP, (struct sockaddr *)&address, sizeof address, -1, &holder);
	ck_assert_int_ne(holder.kind, HOLDER_OURS);
	close(server);
	used(server);
	ck_assert_int_eq(holder_of(address).kind, HOLDER_NOBODY);
}
END_TEST

START_TEST(a_port_in_time_wait_says_how_long)
{
	struct connection ends = connection();
	struct sockaddr_in address = name_of(ends.client);
	struct holder holder;

	close(ends.client);
	used(ends.client);
	close(ends.accepted);
	used(ends.accepted);
	ck_assert_int_eq(holder_of(address).kind, HOLDER_KEPT);
	ck_assert_int_eq(holder_of(address).state, STATE_TIME_WAIT);
	ck_assert_int_gt(holder_of(address).milliseconds_left, 0);
	holder_listening(table, IPPROTO_TCP, (struct sockaddr *)&address, sizeof address, &holder);
	ck_assert_int_eq(holder.kind, HOLDER_NOBODY);
}
END_TEST

START_TEST(a_port_of_another_process_has_its_pid)
{
	struct sockaddr_in address;
	int hold[2], tell[2];
	pid_t child;

	ck_assert_int_eq(pipe(hold), 0);
	ck_assert_int_eq(pipe(tell), 0);
	child = fork();
	if (child == 0) {
		close(hold[1]);
		address = name_of(listener(1));
		if (write(tell[1], &address, sizeof address) == sizeof address)
			_exit((int)read(hold[0], hold, 1));
		_exit(1);
	}
	ck_assert_int_eq(read(tell[0], &address, sizeof address), sizeof address);
	ck_assert_int_eq(holder_of(address).kind, HOLDER_OTHER);
	ck_assert_int_eq(holder_of(address).state, STATE_LISTEN);
	ck_assert_int_eq(holder_of(address).process, child);
	ck_assert_uint_gt(strlen(holder_of(address).command), 0);
	close(hold[1]);
	waitpid(child, NULL, 0);
}
END_TEST

START_TEST(a_unix_name_has_its_holder)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	socklen_t length = sizeof address;
	int server = socket(AF_UNIX, SOCK_STREAM, 0);
	struct holder holder;

	bind(server, (struct sockaddr *)&address, sizeof address.sun_family);
	getsockname(server, (struct sockaddr *)&address, &length);
	holder_of_address(table, 0, (struct sockaddr *)&address, length, -1, &holder);
	ck_assert_int_eq(holder.kind, HOLDER_OTHER); /* the table does not know it yet */
	ck_assert_int_eq(holder.process, getpid());
	made(server);
	holder_listening(table, 0, (struct sockaddr *)&address, length, &holder);
	ck_assert_int_eq(holder.kind, HOLDER_NOBODY);
	listen(server, 1);
	used(server);
	holder_listening(table, 0, (struct sockaddr *)&address, length, &holder);
	ck_assert_int_eq(holder.descriptor, server);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		time_wait_is_kept,
		the_other_end_moves_what_is_kept,
		time_wait_beside_an_open_descriptor,
		a_reset_leaves_nothing,
		a_connection_that_a_child_has_open_is_not_kept,
		connections_are_found_by_sock_diag,
		connections_are_found_in_proc,
		a_port_of_ours_has_its_descriptor,
		a_port_in_time_wait_says_how_long,
		a_port_of_another_process_has_its_pid,
		a_unix_name_has_its_holder,
	};
	Suite *suite = suite_create("kept");
	TCase *cases = tcase_create("kept");

	tcase_add_checked_fixture(cases, session_begin, session_end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
