/* Which open files of this process hang together, found by address, inode and the order in which clients
 * came.
 * Not here: the indexes that are searched (store.c). */
#include "kernel/related.h"

#include <fcntl.h>
#include <stdlib.h>

#include "kernel/address.h"

/* Sockets at one address that are looked at: there may be thousands with SO_REUSEPORT. */
#define SOUGHT_MOST 16

static void file_list_add(struct file_list *list, struct file *file)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
		struct file **files = realloc(list->files, capacity * sizeof(struct file *));

		if (!files)
			return;
		list->files = files;
		list->capacity = capacity;
	}
	list->files[list->count++] = file;
}

void file_list_remove(struct file_list *list, const struct file *file)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++)
		if (list->files[i] != file)
			list->files[kept++] = list->files[i];
	list->count = kept;
}

static bool is_inet(const struct open_file *file)
{
	return file->kind == FILE_SOCKET && (file->family == AF_INET || file->family == AF_INET6);
}

static bool is_unix(const struct open_file *file)
{
	return file->kind == FILE_SOCKET && file->family == AF_UNIX;
}

/* Files with the other end of an internet connection. */
static size_t find_ends(const struct store *store, const struct file *file, struct file **found, size_t most)
{
	const struct open_file *shown = &file->shown;

	if (!is_inet(shown) || !shown->remote)
		return 0;
	return store_at(store, shown->protocol, shown->remote, shown->remote_length, shown->local, shown->local_length,
	                found, most);
}

/* Sockets without a peer at the remote address: listeners, receivers of datagrams. */
static size_t find_receivers(const struct store *store, const struct file *file, struct file **found, size_t most)
{
	const struct open_file *shown = &file->shown;

	return store_at(store, is_unix(shown) ? 0 : shown->protocol, shown->remote, shown->remote_length, NULL, 0, found,
	                most);
}

void related_files(const struct store *store, const struct file *file, struct file_list *list)
{
	struct file *found[SOUGHT_MOST];
	size_t count = 0;

	if (file->shown.kind == FILE_PIPE)
		count = store_same_inode(store, file, found, SOUGHT_MOST);
	else if (file->peer)
		file_list_add(list, file->peer);
	else if (file->shown.kind == FILE_SOCKET)
		count = find_ends(store, file, found, SOUGHT_MOST);
	if (count == 0 && !file->peer && file->shown.remote)
		count = find_receivers(store, file, found, SOUGHT_MOST);
	for (size_t i = 0; i < count; i++)
		file_list_add(list, found[i]);
	if (file->shown.state != STATE_LISTEN)
		related_clients(file, list);
}

void related_clients(const struct file *listener, struct file_list *list)
{
	for (struct file *client = listener->first_waiting; client; client = client->next_waiting)
		file_list_add(list, client);
}

void related_to_address(const struct store *store, const struct related_address *address, struct file_list *list)
{
	static const int protocols[] = {IPPROTO_UDP, IPPROTO_TCP};
	size_t count = address->length > 0 && address->address->sa_family == AF_UNIX ? 1 : 2;
	struct file *found[SOUGHT_MOST];

	for (size_t i = 0; i < count; i++) {
		size_t files = store_at(store, count == 1 ? 0 : protocols[i], address->address, address->length, NULL, 0,
		                        found, SOUGHT_MOST);

		for (size_t j = 0; j < files; j++)
			file_list_add(list, found[j]);
	}
}

static void join(struct file *a, struct file *b)
{
	a->peer = b;
	b->peer = a;
	file_end_wait(a);
	file_end_wait(b);
}

/* A socket that accept made has the listener's name: the first of the clients that wait there is its other
 * end, since they are accepted in order. Those of other processes are not among them. */
static void answer_client(const struct store *store, struct diag *diag, struct file *file)
{
	const struct open_file *shown = &file->shown;
	struct file *listener;

	if (store_at(store, 0, shown->local, shown->local_length, NULL, 0, &listener, 1) == 1 &&
	    listener->first_waiting && ask_peer_is_us(diag, file->rows->shown.number))
		join(file, listener->first_waiting);
}

void related_connect(const struct store *store, struct diag *diag, struct file *file)
{
	const struct open_file *shown = &file->shown;
	struct file *found[1];
	size_t name_size;

	if (!shown->remote || shown->type == SOCK_DGRAM || file->peer || file->peer_closed)
		return;
	address_unix_name(shown->local, shown->local_length, &name_size);
	if (name_size > 0)
		answer_client(store, diag, file);
	if (find_ends(store, file, found, 1) == 1)
		file_end_wait(found[0]);
	else if (!file->peer && find_receivers(store, file, found, 1) == 1 &&
	         found[0]->shown.state == STATE_LISTEN)
		file_wait(file, found[0]);
}

static bool is_half_of_pair(const struct file *file)
{
	size_t name_size;

	address_unix_name(file->shown.local, file->shown.local_length, &name_size);
	return is_unix(&file->shown) && !file->peer && file->shown.remote && name_size == 0;
}

void related_pair(struct file *a, struct file *b)
{
	if (a != b && is_half_of_pair(a) && is_half_of_pair(b))
		join(a, b);
}

/* Of a pipe, the file with the other access mode. */
static struct file *other_end_of_pipe(const struct store *store, const struct file *file)
{
	struct file *found[SOUGHT_MOST];
	size_t count = store_same_inode(store, file, found, SOUGHT_MOST);

	for (size_t i = 0; i < count; i++)
		if ((found[i]->shown.flags & O_ACCMODE) != (file->shown.flags & O_ACCMODE))
			return found[i];
	return NULL;
}

int related_peer(const struct store *store, const struct file *file)
{
	struct file *other = file->peer;

	if (file->shown.kind == FILE_PIPE)
		other = other_end_of_pipe(store, file);
	else if (!other)
		find_ends(store, file, &other, 1);
	return other ? other->rows->shown.number : -1;
}
