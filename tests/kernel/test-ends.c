/* What a call on one socket changes at the other end in the same process: TCP, UDP, pipes, unix sockets.
 * Not here: what is left after close (test-kept.c). */
#include <check.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "kernel/diag.h"
#include "support/suite.h"
#include "support/table-session.h"

/* --- TCP and UDP ---------------------------------------------------------------------------------------- */

START_TEST(a_listener_has_its_queue)
{
	int server = socket(AF_INET, SOCK_STREAM, 0), first, accepted;

	made(server);
	ck_assert_int_eq(listen(server, 7), 0);
	used(server);
	ck_assert_int_eq(file_of(server)->state, STATE_LISTEN);
	ck_assert_int_eq(file_of(server)->queue_length, 0);
	ck_assert_int_eq(file_of(server)->queue_limit, 7);
	first = client(server);
	ck_assert_uint_eq(made(first), 2);
	ck_assert_int_eq(change_of(server)->after->file->queue_length, 1);
	ck_assert_int_eq(change_of(first)->after->file->state, STATE_ESTABLISHED);
	accepted = accept(server, NULL, NULL);
	ck_assert_uint_eq(update(&server, 1, &accepted, 1), 2);
	ck_assert_int_eq(change_of(server)->after->file->queue_length, 0);
	ck_assert_int_eq(change_of(accepted)->after->peer, first);
}
END_TEST

START_TEST(send_changes_the_other_end)
{
	struct connection ends = connection();
	char buffer[16];

	ck_assert_int_eq(send(ends.client, "hello\n", 6, 0), 6);
	used(ends.client);
	ck_assert_int_eq(change_of(ends.accepted)->after->file->bytes_in, 6);
	ck_assert_int_eq(recv(ends.accepted, buffer, 4, 0), 4);
	used(ends.accepted);
	ck_assert_int_eq(change_of(ends.accepted)->before->file->bytes_in, 6);
	ck_assert_int_eq(file_of(ends.accepted)->bytes_in, 2);
}
END_TEST

START_TEST(what_does_not_fit_waits_to_go_out)
{
	struct connection ends = connection();
	char *block = calloc(1, 1 << 16);
	size_t sent = 0;
	ssize_t got;

	while ((got = send(ends.client, block, 1 << 16, MSG_DONTWAIT)) > 0)
		sent += (size_t)got;
	free(block);
	used(ends.client);
	ck_assert_int_gt(file_of(ends.client)->bytes_out, 0);
	ck_assert_int_gt(file_of(ends.accepted)->bytes_in, 0);
	ck_assert_uint_ge(sent,
	                  (size_t)file_of(ends.client)->bytes_out + (size_t)file_of(ends.accepted)->bytes_in);
}
END_TEST

START_TEST(shutdown_is_seen_at_both_ends)
{
	struct connection ends = connection();

	shutdown(ends.client, SHUT_RD);
	used(ends.client);
	ck_assert(file_of(ends.client)->read_shut);
	ck_assert_int_eq(file_of(ends.client)->state, STATE_ESTABLISHED);
	shutdown(ends.client, SHUT_WR);
	used(ends.client);
	ck_assert(file_of(ends.client)->state == STATE_FIN_WAIT_1 ||
	          file_of(ends.client)->state == STATE_FIN_WAIT_2);
	ck_assert_int_eq(file_of(ends.accepted)->state, STATE_CLOSE_WAIT);
	ck_assert(!file_of(ends.accepted)->read_shut);
}
END_TEST

/* A listener whose queue is full answers no SYN. */
START_TEST(a_syn_that_is_not_answered_has_a_destination)
{
	int server = listener(0), first = client(server),
	    second = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	struct sockaddr_in address = name_of(server);
	struct related_address destination = { (struct sockaddr *)&address, sizeof address };
	struct touched touched = {
		.used = &second, .used_count = 1, .addresses = &destination, .address_count = 1
	};

	made(server);
	made(first);
	made(second);
	ck_assert_int_eq(connect(second, (struct sockaddr *)&address, sizeof address), -1);
	ck_assert_int_eq(errno, EINPROGRESS);
	changes = descriptors_update(table, &touched, &memory);
	ck_assert_int_eq(file_of(second)->state, STATE_SYN_SENT);
	ck_assert(address_same(file_of(second)->remote, file_of(second)->remote_length,
	                       (struct sockaddr *)&address, sizeof address));
	ck_assert_uint_eq(used(second), 0);
	close(second);
	used(second);
	ck_assert_ptr_null(change_of(second)->after);
}
END_TEST

START_TEST(closing_a_listener_resets_who_waits_there)
{
	int server = listener(5), waiting;

	made(server);
	waiting = client(server);
	made(waiting);
	close(server);
	ck_assert_uint_eq(used(server), 2);
	ck_assert_int_eq(change_of(server)->kind, CHANGE_GONE);
	ck_assert_int_eq(change_of(waiting)->after->file->state, STATE_CLOSED);
	ck_assert(file_of(waiting)->error_pending);
	/* Looking has not taken the error away. */
	ck_assert_int_eq(recv(waiting, &server, sizeof server, 0), -1);
	ck_assert_int_eq(errno, ECONNRESET);
}
END_TEST

START_TEST(datagrams_arrive_at_the_socket_of_the_address)
{
	struct sockaddr_in address = loopback();
	int receiver = socket(AF_INET, SOCK_DGRAM, 0), sender = socket(AF_INET, SOCK_DGRAM, 0), bystander;
	struct related_address destination = { (struct sockaddr *)&address, sizeof address };
	struct touched touched = {
		.used = &sender, .used_count = 1, .addresses = &destination, .address_count = 1
	};

	bind(receiver, (struct sockaddr *)&address, sizeof address);
	bystander = socket(AF_INET, SOCK_DGRAM, 0);
	bind(bystander, (struct sockaddr *)&address, sizeof address);
	made(receiver);
	made(sender);
	made(bystander);
	address = name_of(receiver);
	ck_assert_int_eq(sendto(sender, "", 0, 0, (struct sockaddr *)&address, sizeof address), 0);
	changes = descriptors_update(table, &touched, &memory);
	ck_assert_ptr_nonnull(change_of(receiver));
	ck_assert_ptr_null(change_of(bystander));
	ck_assert(file_of(receiver)->datagram_waiting);
	ck_assert_int_eq(file_of(receiver)->bytes_in, 0);
	connect(sender, (struct sockaddr *)&address, sizeof address);
	used(sender);
	recv(receiver, &address, 1, 0);
	ck_assert_int_eq(send(sender, "abc", 3, 0), 3);
	used(sender);
	ck_assert_int_eq(change_of(receiver)->after->file->bytes_in, 3);
}
END_TEST

START_TEST(ipv6_ends_know_each_other)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	socklen_t length = sizeof address;
	int server = socket(AF_INET6, SOCK_STREAM, 0), first, accepted;

	if (bind(server, (struct sockaddr *)&address, length) != 0)
		return; /* a machine without IPv6 */
	ck_assert_int_eq(listen(server, 1), 0);
	getsockname(server, (struct sockaddr *)&address, &length);
	made(server);
	first = socket(AF_INET6, SOCK_STREAM, 0);
	ck_assert_int_eq(connect(first, (struct sockaddr *)&address, length), 0);
	made(first);
	accepted = accept(server, NULL, NULL);
	update(&server, 1, &accepted, 1);
	ck_assert_int_eq(descriptors_find(table, first)->peer, accepted);
	ck_assert_int_eq(descriptors_find(table, accepted)->peer, first);
}
END_TEST

/* --- pipes and unix sockets ----------------------------------------------------------------------------- */

START_TEST(a_pipe_has_two_ends)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_uint_eq(update(NULL, 0, ends, 2), 2);
	ck_assert_int_eq(descriptors_find(table, ends[1])->peer, ends[0]);
	ck_assert_int_eq(write(ends[1], "abc", 3), 3);
	ck_assert_uint_eq(used(ends[1]), 1);
	ck_assert_int_eq(change_of(ends[0])->after->file->bytes_in, 3);
	close(ends[1]);
	used(ends[1]);
	ck_assert(file_of(ends[0])->peer_gone);
}
END_TEST

START_TEST(a_pair_is_known_as_a_pair)
{
	int ends[2], others[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	ck_assert_uint_eq(update(NULL, 0, ends, 2), 2);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, others), 0);
	update(NULL, 0, others, 2);
	ck_assert_int_eq(descriptors_find(table, ends[0])->peer, ends[1]);
	ck_assert_int_eq(write(ends[0], "abc", 3), 3);
	ck_assert_uint_eq(used(ends[0]), 1);
	ck_assert_int_eq(change_of(ends[1])->after->file->bytes_in, 3);
	shutdown(ends[0], SHUT_WR);
	ck_assert_uint_eq(used(ends[0]), 2);
	ck_assert(file_of(ends[0])->write_shut);
	ck_assert(file_of(ends[1])->read_shut);
	ck_assert(!file_of(ends[1])->peer_gone);
	close(ends[0]);
	ck_assert_uint_eq(used(ends[0]), 2);
	ck_assert(file_of(ends[1])->peer_gone);
	ck_assert_int_eq(descriptors_find(table, ends[1])->peer, -1);
}
END_TEST

/* Two clients wait at a listener; accept answers them in the order in which they came. */
static void check_unix(const struct sockaddr_un *address, socklen_t length, const char *text)
{
	int server = socket(AF_UNIX, SOCK_STREAM, 0), clients[2], accepted;

	made(server);
	ck_assert_int_eq(bind(server, (const struct sockaddr *)address, length), 0);
	ck_assert_int_eq(listen(server, 4), 0);
	used(server);
	ck_assert_int_eq(file_of(server)->state, STATE_LISTEN);
	assert_address(file_of(server)->local, file_of(server)->local_length, text);
	for (size_t i = 0; i < 2; i++) {
		clients[i] = socket(AF_UNIX, SOCK_STREAM, 0);
		ck_assert_int_eq(connect(clients[i], (const struct sockaddr *)address, length), 0);
		made(clients[i]);
		ck_assert_int_eq(file_of(clients[i])->state, STATE_ESTABLISHED);
		assert_address(file_of(clients[i])->remote, file_of(clients[i])->remote_length, text);
	}
	for (size_t i = 0; i < 2; i++) {
		accepted = accept(server, NULL, NULL);
		update(&server, 1, &accepted, 1);
		ck_assert_int_eq(descriptors_find(table, clients[i])->peer, accepted);
	}
}

START_TEST(unix_paths)
{
	char directory[] = "/tmp/test-descriptors-XXXXXX";
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(address.sun_path, sizeof address.sun_path, "%s/s", directory);
	check_unix(&address, sizeof address, address.sun_path);
	unlink(address.sun_path);
	rmdir(directory);
}
END_TEST

START_TEST(unix_abstract_names)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char text[64];
	int length = snprintf(address.sun_path + 1, 60, "sock\n%d", getpid());

	snprintf(text, sizeof text, "@sock\\n%d", getpid());
	check_unix(&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length), text);
}
END_TEST

START_TEST(a_unix_listener_has_its_queue)
{
	struct diag diag = { .private_base = PRIVATE_BASE };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int server = socket(AF_UNIX, SOCK_STREAM, 0), first = socket(AF_UNIX, SOCK_STREAM, 0);
	socklen_t length = sizeof address;
	struct diag_unix found;

	bind(server, (struct sockaddr *)&address, sizeof address.sun_family); /* the kernel chooses a name */
	getsockname(server, (struct sockaddr *)&address, &length);
	listen(server, 6);
	made(server);
	if (diag_unix_socket(&diag, file_of(server)->inode, &found)) {
		ck_assert_int_eq(file_of(server)->queue_limit, 6);
		ck_assert_int_eq(connect(first, (struct sockaddr *)&address, length), 0);
		made(first);
		ck_assert_int_eq(file_of(server)->queue_length, 1);
	}
	diag_close(&diag);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_listener_has_its_queue,
		send_changes_the_other_end,
		what_does_not_fit_waits_to_go_out,
		shutdown_is_seen_at_both_ends,
		a_syn_that_is_not_answered_has_a_destination,
		closing_a_listener_resets_who_waits_there,
		datagrams_arrive_at_the_socket_of_the_address,
		ipv6_ends_know_each_other,
		a_pipe_has_two_ends,
		a_pair_is_known_as_a_pair,
		unix_paths,
		unix_abstract_names,
		a_unix_listener_has_its_queue,
	};
	Suite *suite = suite_create("ends");
	TCase *cases = tcase_create("ends");

	tcase_add_checked_fixture(cases, session_begin, session_end);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
