/* What the kernel keeps of TCP sockets after their last descriptor was closed: FIN_WAIT, TIME_WAIT and the
 * like.
 * Not here: how the kernel is asked (diag.h).
 * Ownership: a `struct kept` owns its entries. */
#ifndef SOCK_KERNEL_KEPT_H
#define SOCK_KERNEL_KEPT_H

#include <stddef.h>

#include "kernel/changes.h"
#include "kernel/descriptors.h"
#include "kernel/diag.h"

/* More than these are not remembered: the oldest makes room, so that a script of many connections costs no
 * more. */
#define KEPT_MOST 128

struct kept_socket;

struct kept {
	struct kept_socket *sockets[KEPT_MOST];
	size_t count;
};

void kept_free(struct kept *kept);

/* Asks what is left of a TCP socket that has just been closed. Returns it, or NULL where nothing is left
 * (another process may have it open). The pointer holds until the next call of a function here. */
const struct descriptor *kept_add(struct kept *kept, struct diag *diag, const struct descriptor *closed);

/* Asks again for those whose other end is the connection in `file`, or for all where it is NULL; lists what
 * changed. */
void kept_ask(struct kept *kept, struct diag *diag, const struct open_file *file, struct changes *changes);

/* The i-th, or NULL. */
const struct descriptor *kept_at(const struct kept *kept, size_t i);

#endif
