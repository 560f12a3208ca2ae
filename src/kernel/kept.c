/* What the kernel keeps of TCP sockets after close: remembered by their two addresses and asked for by them.
 * Not here: how the kernel is asked (diag.c). */
#include "kernel/kept.h"

#include <stdlib.h>
#include <string.h>

#include "kernel/address.h"

struct kept_socket {
	struct descriptor shown;
	struct open_file file;
	struct sockaddr_in6 local, remote; /* large enough for both families */
	char name[];
};

static void drop(struct kept *kept, size_t i)
{
	free(kept->sockets[i]);
	kept->count--;
	memmove(&kept->sockets[i], &kept->sockets[i + 1], (kept->count - i) * sizeof(struct kept_socket *));
}

void kept_free(struct kept *kept)
{
	while (kept->count > 0)
		drop(kept, kept->count - 1);
}

static struct kept_socket *make_socket(const struct descriptor *closed)
{
	size_t name_size = closed->name ? strlen(closed->name) + 1 : 0;
	struct kept_socket *socket;

	if (closed->file->local_length > sizeof socket->local ||
	    closed->file->remote_length > sizeof socket->remote)
		return NULL;
	socket = calloc(1, sizeof *socket + name_size);
	if (!socket)
		return NULL;
	socket->shown = (struct descriptor){ .number = -1, .same_as = -1, .peer = -1, .file = &socket->file };
	if (name_size > 0)
		socket->shown.name = memcpy(socket->name, closed->name, name_size);
	socket->file = *closed->file;
	socket->file.local = memcpy(&socket->local, closed->file->local, closed->file->local_length);
	socket->file.remote = memcpy(&socket->remote, closed->file->remote, closed->file->remote_length);
	socket->file.path = NULL;
	socket->file.bytes_in = socket->file.bytes_out = -1;
	socket->file.error_pending = socket->file.read_shut = false;
	return socket;
}

/* The kernel may miss a socket for an instant, while TIME_WAIT takes its place in the table; a connection
 * that this side ended first does not vanish at once, and is asked for again. */
static bool find_connection(const struct open_file *file, struct diag *diag, struct diag_socket *found)
{
	bool ended_by_peer = file->state == STATE_CLOSE_WAIT || file->state == STATE_LAST_ACK;
	int attempts = ended_by_peer ? 1 : 3;

	while (attempts-- > 0)
		if (diag_tcp_connection(diag, file->local, file->remote, file->local_length, found))
			return true;
	return false;
}

/* False where the kernel has forgotten it. An inode means that a process has it open: another one shares it,
 * or the same two addresses are in use again. */
static bool still_kept(struct kept_socket *socket, struct diag *diag)
{
	struct diag_socket found;

	if (!find_connection(&socket->file, diag, &found) || found.inode != 0 ||
	    found.state == STATE_CLOSED || found.state == STATE_NONE)
		return false;
	socket->file.state = found.state;
	socket->file.milliseconds_left = found.milliseconds_left;
	return true;
}

const struct descriptor *kept_add(struct kept *kept, struct diag *diag, const struct descriptor *closed)
{
	struct kept_socket *socket = make_socket(closed);
	unsigned left = diag->patience;
	bool remains = socket && still_kept(socket, diag);

	while (remains && socket->file.state == STATE_FIN_WAIT_1 && diag_patient(&left))
		remains = still_kept(socket, diag);
	if (!remains) {
		free(socket);
		return NULL;
	}
	if (kept->count == KEPT_MOST)
		drop(kept, 0);
	kept->sockets[kept->count++] = socket;
	return &socket->shown;
}

static bool is_other_end(const struct open_file *a, const struct open_file *b)
{
	return address_port(a->local, a->local_length) == address_port(b->remote, b->remote_length) &&
	       address_same(a->local, a->local_length, b->remote, b->remote_length) &&
	       address_same(a->remote, a->remote_length, b->local, b->local_length);
}

void kept_ask(struct kept *kept, struct diag *diag, const struct open_file *file, struct changes *changes)
{
	for (size_t i = kept->count; i-- > 0;) {
		struct kept_socket *socket = kept->sockets[i];
		struct open_file before = socket->file;
		struct descriptor shown_before = socket->shown;

		shown_before.file = &before;
		if (file && !is_other_end(&socket->file, file))
			continue;
		if (!still_kept(socket, diag)) {
			changes_kept(changes, CHANGE_FORGOTTEN, &shown_before, NULL);
			drop(kept, i);
		} else if (socket->file.state != before.state) {
			changes_kept(changes, CHANGE_KEPT, &shown_before, &socket->shown);
		}
	}
}

const struct descriptor *kept_at(const struct kept *kept, size_t i)
{
	return i < kept->count ? &kept->sockets[i]->shown : NULL;
}
