/* Who has an address: for the reasons of EADDRINUSE ("who holds this port?") and ECONNREFUSED ("does anybody
 * listen?"). Asked only when a call has failed, since it may look at all sockets of the machine.
 * Not here: the wording (reasons/). */
#ifndef SOCK_KERNEL_HOLDER_H
#define SOCK_KERNEL_HOLDER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "kernel/descriptors.h"

enum holder_kind {
	HOLDER_NOBODY,
	HOLDER_OURS,    /* `descriptor` of this process */
	HOLDER_KEPT,    /* a closed socket that the kernel keeps: `state`, `milliseconds_left` */
	HOLDER_OTHER,   /* a socket of another process: `process` and `command`, if they can be found */
	HOLDER_UNKNOWN, /* nobody tells: neither sock_diag nor /proc is to be had */
};

struct holder {
	enum holder_kind kind;
	int descriptor;            /* the lowest of that socket, or -1 */
	enum socket_state state;
	int64_t milliseconds_left; /* or -1 */
	int process;               /* pid, or 0 where it cannot be found */
	char command[64];          /* its name, raw bytes from outside, or "" */
	struct sockaddr_storage address; /* that it has, of `length` bytes */
	socklen_t length;
};

/* Who has the port of an inet or inet6 address, at that host or at any, or the name of a unix address.
 * `protocol` is IPPROTO_TCP or IPPROTO_UDP, passed over for unix; `except` is the descriptor that asks, or
 * -1. Where several have it, ours comes first, then a listener, then another process, then what is kept
 * longest. */
void holder_of_address(struct descriptor_table *table, int protocol, const struct sockaddr *address, socklen_t length,
                       int except, struct holder *holder);

/* Who listens there (TCP, unix), or has a socket bound there that may receive (UDP). Kinds OURS, OTHER,
 * NOBODY, UNKNOWN. */
void holder_listening(struct descriptor_table *table, int protocol, const struct sockaddr *address, socklen_t length,
                      struct holder *holder);

#endif
