/* What the kernel says of sockets that no descriptor of ours leads to: by sock_diag, or else by the tables
 * in /proc/net.
 * Not here: what we remember of closed sockets (kept.h), who holds a port (holder.h). */
#ifndef SOCK_KERNEL_DIAG_H
#define SOCK_KERNEL_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "kernel/descriptors.h"

/* Its private descriptors are opened when they are first needed and kept, since opening one takes the lowest
 * free number for an instant, which a job might have got. Zero it, then set private_base. */
struct diag {
	int private_base;
	int netlink;        /* 0 not tried, -1 refused, else the descriptor */
	uint32_t sequence;  /* number of the last request */
	int proc_tables[4]; /* tcp, tcp6, udp, udp6: as `netlink` */
	uint64_t questions; /* system calls made */
	unsigned patience;  /* milliseconds that the answer to a FIN is waited for; 0: it is shown as it is */
};

/* Waits for a moment of what is left of the patience. False where none is left. */
bool diag_patient(unsigned *left);

void diag_close(struct diag *diag);

/* An internet socket as the kernel lists it. */
struct diag_socket {
	enum socket_state state;
	struct sockaddr_storage local, remote;
	socklen_t length; /* bytes of both */
	uint64_t inode;   /* 0: no process has it open */
	uint32_t uid;
	int64_t milliseconds_left; /* of TIME_WAIT and FIN_WAIT_2 of a closed socket; else -1 */
};

/* The TCP socket with exactly these two addresses (of one family, `length` bytes each). False where there is
 * none or nobody tells. */
bool diag_tcp_connection(struct diag *diag, const struct sockaddr *local, const struct sockaddr *remote,
                         socklen_t length, struct diag_socket *found);

/* Calls `visit` for each TCP (or UDP) socket of this network namespace with that local port (host order),
 * until it returns false. Returns false where nobody tells. The cost grows with the sockets of the machine.
 * */
bool diag_local_port(struct diag *diag, int family, int protocol, int port,
                     bool (*visit)(void *context, const struct diag_socket *socket), void *context);

/* A unix socket, by its inode. */
struct diag_unix {
	int queue_length, queue_limit; /* of a listener: connections that wait, and the backlog */
	bool peer_open; /* the socket at the other end is open in some process: not closed, not unaccepted */
	bool read_shut, write_shut;
};

/* False where nobody tells: without sock_diag. */
bool diag_unix_socket(struct diag *diag, uint64_t inode, struct diag_unix *found);

/* For diag.c alone: sock_diag, in diag-netlink.c. Same meaning; each returns -1 where the kernel does not do
 * it, else what it found as 0 or 1. */
int diag_netlink_tcp(struct diag *diag, const struct sockaddr *local, const struct sockaddr *remote,
                     struct diag_socket *found);
int diag_netlink_dump(struct diag *diag, int family, int protocol,
                      bool (*visit)(void *context, const struct diag_socket *socket), void *context);
int diag_netlink_unix(struct diag *diag, uint64_t inode, struct diag_unix *found);

/* The tables of /proc/net, in diag-proc.c: all sockets of a family and protocol, until `visit` returns false.
 * Returns -1 where they cannot be read, else 0. */
int diag_proc_each(struct diag *diag, int family, int protocol,
                   bool (*visit)(void *context, const struct diag_socket *socket), void *context);

#endif
