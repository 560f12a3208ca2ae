/* A descriptor table over the real descriptors of a test, and sockets to fill it with.
 * Not here: tests. */
#include "support/table-session.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

#include "kernel/address.h"

struct descriptor_table *table;
const struct descriptor_change *changes;

/* What was allocated for the changes of a test. */
static void *blocks[4096];
static size_t block_count;

static void *allocate(void *context, size_t size)
{
	(void)context;
	ck_assert_uint_lt(block_count, sizeof blocks / sizeof blocks[0]);
	return blocks[block_count++] = malloc(size);
}

const struct change_memory memory = {allocate, NULL};

void session_begin(void)
{
	table = descriptors_new(PRIVATE_BASE);
	ck_assert_ptr_nonnull(table);
}

void session_end(void)
{
	descriptors_free(table);
	while (block_count > 0)
		free(blocks[--block_count]);
}

size_t update(const int *used, size_t used_count, const int *made, size_t made_count)
{
	struct touched touched = {.used = used, .used_count = used_count, .made = made, .made_count = made_count};
	size_t count = 0;

	changes = descriptors_update(table, &touched, &memory);
	for (const struct descriptor_change *change = changes; change; change = change->next)
		count++;
	return count;
}

size_t used(int number)
{
	return update(&number, 1, NULL, 0);
}

size_t made(int number)
{
	ck_assert_int_ge(number, 0);
	return update(NULL, 0, &number, 1);
}

const struct descriptor_change *change_of(int number)
{
	for (const struct descriptor_change *change = changes; change; change = change->next) {
		const struct descriptor *row = change->before ? change->before : change->after;

		if (row->number == number)
			return change;
	}
	return NULL;
}

const struct open_file *file_of(int number)
{
	const struct descriptor *row = descriptors_find(table, number);

	ck_assert_ptr_nonnull(row);
	return row->file;
}

struct sockaddr_in loopback(void)
{
	return (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
}

struct sockaddr_in name_of(int number)
{
	struct sockaddr_in name;
	socklen_t length = sizeof name;

	ck_assert_int_eq(getsockname(number, (struct sockaddr *)&name, &length), 0);
	return name;
}

int listener(int backlog)
{
	struct sockaddr_in address = loopback();
	int number = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert_int_eq(bind(number, (struct sockaddr *)&address, sizeof address), 0);
	ck_assert_int_eq(listen(number, backlog), 0);
	return number;
}

int client(int server)
{
	struct sockaddr_in address = name_of(server);
	int number = socket(AF_INET, SOCK_STREAM, 0);

	ck_assert_int_eq(connect(number, (struct sockaddr *)&address, sizeof address), 0);
	return number;
}

struct connection connection(void)
{
	struct connection ends;

	ends.server = listener(5);
	made(ends.server);
	ends.client = client(ends.server);
	made(ends.client);
	ends.accepted = accept(ends.server, NULL, NULL);
	update(&ends.server, 1, &ends.accepted, 1);
	return ends;
}

void assert_address(const struct sockaddr *address, socklen_t length, const char *text)
{
	char out[ADDRESS_TEXT_MOST];

	address_text(out, sizeof out, address, length, NULL);
	ck_assert_str_eq(out, text);
}
