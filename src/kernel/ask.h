/* Questions to the kernel about one descriptor: what it is open on, and how that stands now.
 * Not here: which descriptors to ask about, and remembering the answers (descriptors.c, store.c). */
#ifndef SOCK_KERNEL_ASK_H
#define SOCK_KERNEL_ASK_H

#include <limits.h>
#include <stdbool.h>
#include <sys/socket.h>

#include "kernel/descriptors.h"
#include "kernel/diag.h"

/* Answers. The pointers in `file` lead into the struct itself. */
struct answer {
	struct open_file file;
	bool hung_up; /* poll's POLLHUP: of a socket, both directions are shut */
	struct sockaddr_storage local, remote;
	char path[PATH_MAX];
};

/* Whether the descriptor is open, and its FD_CLOEXEC. */
bool ask_open(struct diag *diag, int number, bool *close_on_exec);

/* First `file.kind`, device and inode, the rest as for nothing known. False where it is not open. */
bool ask_identity(struct diag *diag, int number, struct answer *answer);

/* What cannot change while it is open: family, type and protocol of a socket, the path of others. `file.kind`
 * is given. */
void ask_nature(struct diag *diag, int number, struct answer *answer);

/* How it stands now: flags, addresses, state, queues. kind, family, type and protocol are given. `fresh` says
 * that the call just made it, so that a TCP socket without a port has nothing else to tell. SO_ERROR is left
 * alone. */
void ask_state(struct diag *diag, int number, struct answer *answer, bool fresh);

/* Whether two descriptors share one open file; -1 where the kernel does not tell. */
int ask_same_file(struct diag *diag, int a, int b);

/* Whether the process at the other end of a unix connection, when it was made, was this one. */
bool ask_peer_is_us(struct diag *diag, int number);

#endif
