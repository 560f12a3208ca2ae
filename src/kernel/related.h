/* Which open files of this process hang together: the ends of a connection, a listener and its clients, a
 * pipe. Asks nothing of the kernel but who made a unix connection.
 * Not here: the indexes that are searched (store.h). */
#ifndef SOCK_KERNEL_RELATED_H
#define SOCK_KERNEL_RELATED_H

#include <stddef.h>

#include "kernel/store.h"

/* Files that a list of files grows by; `files` is freed by its owner. What finds no memory is left out. */
struct file_list {
	struct file **files;
	size_t count, capacity;
};

void file_list_remove(struct file_list *list, const struct file *file);

/* Adds what a change of `file` may change: its other end, the listener that holds its connection; of a socket
 * that listens no longer, the clients that wait. */
void related_files(const struct store *store, const struct file *file, struct file_list *list);

/* Adds the clients that a listener has not accepted. */
void related_clients(const struct file *listener, struct file_list *list);

/* Adds the sockets that a datagram or a connection to that address reaches. */
void related_to_address(const struct store *store, const struct related_address *address, struct file_list *list);

/* Notes which listener a newly connected socket waits at, or which waiting client a newly accepted one
 * answers. */
void related_connect(const struct store *store, struct diag *diag, struct file *file);

/* Joins two files that one call made, where they are the two ends of a unix pair. */
void related_pair(struct file *a, struct file *b);

/* The lowest descriptor at the other end, or -1. */
int related_peer(const struct store *store, const struct file *file);

#endif
