/* The open files and rows of a descriptor table, with an index by inode and one by address.
 * Not here: asking the kernel (ask.c), which files hang together (related.c). */
#include "kernel/store.h"

#include <stdlib.h>
#include <string.h>

#include "kernel/address.h"

/* Files on one inode that are compared with a new descriptor, so that ten thousand of them are not. */
#define COMPARED_MOST 64

/* --- the indexes ---------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t key)
{
	key ^= key >> 33;
	key *= 0xff51afd7ed558ccdU;
	key ^= key >> 33;
	return key;
}

static struct link **bucket_of(const struct index *index, uint64_t key)
{
	return &index->buckets[mix(key) & (index->size - 1)];
}

static void link_into(struct link **head, struct link *link)
{
	link->next = *head;
	link->at = head;
	if (*head)
		(*head)->at = &link->next;
	*head = link;
}

static void index_remove(struct index *index, struct link *link)
{
	if (!link->at)
		return;
	*link->at = link->next;
	if (link->next)
		link->next->at = link->at;
	link->at = NULL;
	index->count--;
}

/* Doubles the buckets; where memory is lacking the chains grow longer instead. */
static void index_grow(struct index *index)
{
	struct index larger = {.size = index->size == 0 ? 16 : index->size * 2, .count = index->count};

	larger.buckets = calloc(larger.size, sizeof *larger.buckets);
	if (!larger.buckets)
		return;
	for (size_t i = 0; i < index->size; i++)
		while (index->buckets[i]) {
			struct link *link = index->buckets[i];

			index->buckets[i] = link->next;
			link_into(bucket_of(&larger, link->key), link);
		}
	free(index->buckets);
	*index = larger;
}

static void index_add(struct index *index, struct link *link, uint64_t key)
{
	if (index->count >= index->size)
		index_grow(index);
	if (index->size == 0)
		return;
	link->key = key;
	link_into(bucket_of(index, key), link);
	index->count++;
}

static const struct link *index_first(const struct index *index, uint64_t key)
{
	return index->size == 0 ? NULL : *bucket_of(index, key);
}

/* --- rows ----------------------------------------------------------------------------------------------- */

struct row *store_row(const struct store *store, int number)
{
	return number >= 0 && (size_t)number < store->capacity ? store->rows[number] : NULL;
}

static bool make_room(struct store *store, size_t number)
{
	size_t capacity = store->capacity == 0 ? 16 : store->capacity;
	struct row **rows;

	if (number < store->capacity)
		return true;
	while (capacity <= number)
		capacity *= 2;
	rows = realloc(store->rows, capacity * sizeof(struct row *));
	if (!rows)
		return false;
	memset(rows + store->capacity, 0, (capacity - store->capacity) * sizeof(struct row *));
	store->rows = rows;
	store->capacity = capacity;
	return true;
}

struct row *store_add_row(struct store *store, int number)
{
	struct row *row;

	if (number < 0 || !make_room(store, (size_t)number))
		return NULL;
	row = calloc(1, sizeof *row);
	if (!row)
		return NULL;
	row->shown.number = number;
	row->shown.same_as = row->shown.peer = -1;
	store->rows[number] = row;
	store->count++;
	return row;
}

static void free_row(struct row *row)
{
	free((char *)(uintptr_t)row->shown.name);
	free(row);
}

void store_drop_row(struct store *store, struct row *row)
{
	store->rows[row->shown.number] = NULL;
	store->count--;
	free_row(row);
}

/* --- files ---------------------------------------------------------------------------------------------- */

static uint64_t inode_key(uint64_t device, uint64_t inode)
{
	return mix(device) ^ inode;
}

static bool same_inode(const struct file *file, const struct answer *answer)
{
	return file->shown.inode == answer->file.inode && file->shown.device == answer->file.device;
}

/* A socket's inode says all. Other files may be opened twice, and only the kernel knows; where it does not
 * tell, equal flags count as the same. */
static bool is_open_on(struct diag *diag, const struct file *file, const struct answer *answer, int number)
{
	int same;

	if (!same_inode(file, answer))
		return false;
	if (file->shown.kind == FILE_SOCKET)
		return true;
	same = ask_same_file(diag, file->rows->shown.number, number);
	return same >= 0 ? same > 0 : file->shown.flags == answer->file.flags;
}

struct file *store_find_file(const struct store *store, struct diag *diag, const struct answer *answer, int number)
{
	uint64_t key = inode_key(answer->file.device, answer->file.inode);
	size_t compared = 0;

	for (const struct link *link = index_first(&store->inodes, key); link; link = link->next)
		if (link->key == key && compared++ < COMPARED_MOST && is_open_on(diag, link->file, answer, number))
			return link->file;
	return NULL;
}

/* A copy of `length` bytes in `room` if they fit, else allocated. NULL without memory, or for NULL. */
static const void *keep_bytes(const void *bytes, size_t length, void *room, size_t room_size)
{
	void *memory = length <= room_size ? room : malloc(length);

	if (!bytes || !memory)
		return NULL;
	memcpy(memory, bytes, length);
	return memory;
}

static void release_bytes(const void *bytes, const void *room)
{
	if (bytes != room)
		free((void *)(uintptr_t)bytes);
}

struct file *store_add_file(struct store *store, const struct answer *answer)
{
	struct file *file = calloc(1, sizeof *file);

	if (!file)
		return NULL;
	file->shown = answer->file;
	file->shown.local = file->shown.remote = NULL;
	file->shown.local_length = file->shown.remote_length = 0;
	if (answer->file.path)
		file->shown.path = strdup(answer->file.path);
	file->by_inode.file = file->by_endpoint.file = file;
	index_add(&store->inodes, &file->by_inode, inode_key(file->shown.device, file->shown.inode));
	return file;
}

static void free_file(struct file *file)
{
	release_bytes(file->shown.local, &file->local_room);
	release_bytes(file->shown.remote, &file->remote_room);
	free((char *)(uintptr_t)file->shown.path);
	free(file);
}

void store_drop_file(struct store *store, struct file *file)
{
	index_remove(&store->inodes, &file->by_inode);
	index_remove(&store->endpoints, &file->by_endpoint);
	if (file->peer) {
		file->peer->peer = NULL;
		file->peer->peer_closed = true;
	}
	file_end_wait(file);
	while (file->first_waiting)
		file_end_wait(file->first_waiting);
	free_file(file);
}

static void unlink_row(struct file *file, struct row *row)
{
	if (row->previous)
		row->previous->next = row->next;
	else
		file->rows = row->next;
	if (row->next)
		row->next->previous = row->previous;
}

static void put_first(struct file *file, struct row *row)
{
	row->previous = NULL;
	row->next = file->rows;
	if (row->next)
		row->next->previous = row;
	file->rows = row;
	row->shown.same_as = -1;
	for (struct row *other = row->next; other; other = other->next)
		other->shown.same_as = row->shown.number;
}

void file_join(struct file *file, struct row *row)
{
	struct row *first = file->rows;

	row->file = file;
	row->shown.file = &file->shown;
	file->shown.descriptors++;
	if (!first || row->shown.number < first->shown.number) {
		put_first(file, row);
		return;
	}
	row->shown.same_as = first->shown.number;
	row->previous = first;
	row->next = first->next;
	if (row->next)
		row->next->previous = row;
	first->next = row;
}

void file_leave(struct row *row)
{
	struct file *file = row->file;
	bool was_first = !row->previous;
	struct row *lowest;

	unlink_row(file, row);
	row->file = NULL;
	row->shown.file = NULL;
	file->shown.descriptors--;
	if (!was_first || !file->rows)
		return;
	lowest = file->rows;
	for (struct row *other = lowest; other; other = other->next)
		if (other->shown.number < lowest->shown.number)
			lowest = other;
	unlink_row(file, lowest);
	put_first(file, lowest);
}

static bool bytes_differ(const void *a, size_t a_length, const void *b, size_t b_length)
{
	return (!a) != (!b) || a_length != b_length || (a && memcmp(a, b, a_length) != 0);
}

bool file_differs(const struct file *file, const struct answer *answer)
{
	const struct open_file *old = &file->shown, *new = &answer->file;

	return old->flags != new->flags || old->state != new->state || old->queue_length != new->queue_length ||
	       old->queue_limit != new->queue_limit || old->bytes_in != new->bytes_in ||
	       old->bytes_out != new->bytes_out || old->datagram_waiting != new->datagram_waiting ||
	       old->read_shut != new->read_shut || old->write_shut != new->write_shut ||
	       old->error_pending != new->error_pending || old->peer_gone != new->peer_gone ||
	       bytes_differ(old->local, old->local_length, new->local, new->local_length) ||
	       bytes_differ(old->remote, old->remote_length, new->remote, new->remote_length);
}

/* --- addresses ------------------------------------------------------------------------------------------ */

static uint64_t hash_name(const char *name, size_t size)
{
	uint64_t hash = 14695981039346656037U;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)name[i]) * 1099511628211U;
	return hash;
}

/* 0 for an address that nothing is looked up by. The remote port is in the key since all that a listener
 * accepted share its local one; unix sockets differ by whether they are connected. */
static uint64_t endpoint_key(int protocol, const struct sockaddr *local, socklen_t local_length,
                             const struct sockaddr *remote, socklen_t remote_length)
{
	int port = address_port(local, local_length), remote_port = address_port(remote, remote_length);
	size_t size;
	const char *name = address_unix_name(local, local_length, &size);

	if (port > 0)
		return ((uint64_t)(unsigned)protocol << 32 | (uint64_t)port << 16 |
		        (uint64_t)(remote_port > 0 ? remote_port : 0)) + 1;
	return size == 0 ? 0 : hash_name(name, size) ^ (remote ? 1 : 2);
}

static void index_endpoint(struct store *store, struct file *file)
{
	const struct open_file *shown = &file->shown;
	uint64_t key = endpoint_key(shown->protocol, shown->local, shown->local_length, shown->remote,
	                            shown->remote_length);

	if (file->by_endpoint.at && file->by_endpoint.key == key)
		return;
	index_remove(&store->endpoints, &file->by_endpoint);
	if (key != 0)
		index_add(&store->endpoints, &file->by_endpoint, key);
}

bool store_apply(struct store *store, struct file *file, const struct answer *answer)
{
	struct open_file new = answer->file;

	release_bytes(file->shown.local, &file->local_room);
	release_bytes(file->shown.remote, &file->remote_room);
	new.path = file->shown.path;
	new.local = keep_bytes(new.local, new.local_length, &file->local_room, sizeof file->local_room);
	new.remote = keep_bytes(new.remote, new.remote_length, &file->remote_room, sizeof file->remote_room);
	file->shown = new;
	file->hung_up = answer->hung_up;
	index_endpoint(store, file);
	return (!new.local) == (!answer->file.local) &&
	       (!new.remote) == (!answer->file.remote);
}

static bool is_at(const struct file *file, const struct sockaddr *local, socklen_t local_length,
                  const struct sockaddr *remote, socklen_t remote_length)
{
	const struct open_file *shown = &file->shown;

	if (!address_reaches(local, local_length, shown->local, shown->local_length))
		return false;
	return address_port(remote, remote_length) <= 0 ||
	       address_same(remote, remote_length, shown->remote, shown->remote_length);
}

size_t store_at(const struct store *store, int protocol, const struct sockaddr *local, socklen_t local_length,
                const struct sockaddr *remote, socklen_t remote_length, struct file **found, size_t most)
{
	uint64_t key = endpoint_key(protocol, local, local_length, remote, remote_length);
	size_t count = 0;

	if (key == 0)
		return 0;
	for (const struct link *link = index_first(&store->endpoints, key); link && count < most; link = link->next)
		if (link->key == key && is_at(link->file, local, local_length, remote, remote_length))
			found[count++] = link->file;
	return count;
}

size_t store_same_inode(const struct store *store, const struct file *file, struct file **found, size_t most)
{
	uint64_t key = file->by_inode.key;
	size_t count = 0;

	for (const struct link *link = index_first(&store->inodes, key); link && count < most; link = link->next)
		if (link->key == key && link->file != file && link->file->shown.inode == file->shown.inode)
			found[count++] = link->file;
	return count;
}

/* --- clients that a listener has not accepted ----------------------------------------------------------- */

void file_wait(struct file *client, struct file *listener)
{
	if (client->listener == listener)
		return;
	file_end_wait(client);
	client->listener = listener;
	client->next_waiting = NULL;
	client->previous_waiting = listener->last_waiting;
	if (listener->last_waiting)
		listener->last_waiting->next_waiting = client;
	else
		listener->first_waiting = client;
	listener->last_waiting = client;
}

void file_end_wait(struct file *client)
{
	struct file *listener = client->listener;

	if (!listener)
		return;
	if (client->previous_waiting)
		client->previous_waiting->next_waiting = client->next_waiting;
	else
		listener->first_waiting = client->next_waiting;
	if (client->next_waiting)
		client->next_waiting->previous_waiting = client->previous_waiting;
	else
		listener->last_waiting = client->previous_waiting;
	client->listener = NULL;
}

void store_free(struct store *store)
{
	for (size_t i = 0; i < store->capacity; i++) {
		struct row *row = store->rows[i];

		if (!row)
			continue;
		if (row->file->rows == row && !row->next)
			free_file(row->file);
		else
			unlink_row(row->file, row);
		free_row(row);
	}
	free(store->rows);
	free(store->inodes.buckets);
	free(store->endpoints.buckets);
	memset(store, 0, sizeof *store);
}
