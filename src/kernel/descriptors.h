/* The descriptor table of this process as the kernel has it: what each descriptor is open on, and what
 * changed.
 * Not here: showing it (view/table.h), what the kernel keeps after close (kept.h), who holds a port
 * (holder.h).
 * Ownership: a table owns all it hands out as pointers, until the next update; changes live in the caller's
 * memory. */
#ifndef SOCK_KERNEL_DESCRIPTORS_H
#define SOCK_KERNEL_DESCRIPTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

enum file_kind {
	FILE_SOCKET,
	FILE_PIPE,
	FILE_REGULAR,
	FILE_DIRECTORY,
	FILE_TERMINAL,
	FILE_DEVICE, /* /dev/null and other devices that are no terminal */
	FILE_OTHER,  /* what has no name in the file system: eventfd, epoll, timerfd; `path` says which */
};

/* The states of RFC 9293 under the kernel's numbers. Sockets that are not TCP use NONE, ESTABLISHED (connected)
 * and LISTEN (unix). */
enum socket_state {
	STATE_NONE,
	STATE_ESTABLISHED,
	STATE_SYN_SENT,
	STATE_SYN_RECEIVED,
	STATE_FIN_WAIT_1,
	STATE_FIN_WAIT_2,
	STATE_TIME_WAIT,
	STATE_CLOSED,
	STATE_CLOSE_WAIT,
	STATE_LAST_ACK,
	STATE_LISTEN,
	STATE_CLOSING,
	STATE_COUNT
};

/* "ESTABLISHED"; "" for STATE_NONE and for a number that is no state. */
const char *socket_state_name(enum socket_state state);

/* An open file (POSIX: open file description); dups share one. Numbers that the kernel did not tell are -1. */
struct open_file {
	enum file_kind kind;
	uint64_t device, inode; /* st_dev and st_ino */
	int descriptors;        /* of this process that lead to it */
	int flags;              /* of F_GETFL: access mode, O_NONBLOCK, O_APPEND */
	const char *path; /* of what is no socket: "/dev/pts/4", "pipe:[1234]", "[eventfd]"; raw bytes, or NULL */
	int family, type, protocol;    /* of a socket, host order: AF_INET, SOCK_STREAM, IPPROTO_TCP */
	const struct sockaddr *local;  /* as getsockname gives it, cut to local_length; NULL for none */
	const struct sockaddr *remote; /* as getpeername gives it; NULL where there is no peer */
	socklen_t local_length, remote_length; /* bytes */
	enum socket_state state;
	int queue_length, queue_limit; /* of a listener: connections not accepted yet, and the backlog; or -1 */
	int bytes_in;  /* waiting to be received (a datagram socket: the size of the next datagram); or -1 */
	int bytes_out; /* given to send, and held back since the peer has no room (TCP only); or -1 */
	bool datagram_waiting; /* a datagram waits, perhaps of 0 bytes */
	bool read_shut,
		write_shut; /* by shutdown, as far as it can be known; CLOSE_WAIT and FIN_WAIT say it by state */
	bool error_pending;        /* SO_ERROR is not 0; never asked for, since asking clears it */
	bool peer_gone;            /* no end is left on the other side: of a pipe, a unix socket */
	int64_t milliseconds_left; /* of what the kernel keeps after close: until it is forgotten; or -1 */
};

struct descriptor {
	int number;       /* -1 for what the kernel keeps of a closed socket */
	const char *name; /* that the user gave it, or NULL: see descriptors_set_name */
	bool close_on_exec;
	int same_as; /* the lowest descriptor of the same open file, or -1 where that is this one */
	int peer; /* the lowest descriptor at the other end of a connection, pair or pipe in this process, or -1 */
	const struct open_file *file; /* never NULL */
};

enum change_kind {
	CHANGE_NEW,
	CHANGE_CHANGED,
	CHANGE_GONE, /* `after`, if not NULL, is what the kernel still keeps of it: its state is shown in the row */
	CHANGE_KEPT, /* the kernel keeps, or keeps in another state, what a closed descriptor left; number is -1 */
	CHANGE_FORGOTTEN, /* the kernel does not keep it any longer; number is -1 */
};

/* One changed row. Where a descriptor number was closed and given out again, GONE comes before NEW. */
struct descriptor_change {
	const struct descriptor_change *next; /* by number, the kept ones last */
	enum change_kind kind;
	const struct descriptor *before; /* NULL for NEW */
	const struct descriptor *after;  /* NULL for GONE (but see there) and FORGOTTEN */
};

/* Where changes are put. `allocate` gives memory for any object, or NULL: then the change is left out of the
 * list. Where functions take a pointer to this, NULL keeps the table up to date and lists nothing. */
struct change_memory {
	void *(*allocate)(void *context, size_t size);
	void *context;
};

struct descriptor_table;

/* A table of this process without the descriptors from `private_base` on; those that the table itself needs
 * are put there, close-on-exec. Asks the kernel for all that is open now. NULL where memory or descriptors
 * are lacking (errno). */
struct descriptor_table *descriptors_new(int private_base);

/* Frees it and closes its private descriptors. NULL is allowed. */
void descriptors_free(struct descriptor_table *table);

/* An address that a call was given: the destination of sendto, the path of bind. */
struct related_address {
	const struct sockaddr *address;
	socklen_t length; /* bytes */
};

/* What a call touched. */
struct touched {
	const int *used; /* descriptors among its arguments; numbers that are not open are allowed */
	size_t used_count;
	const int *made; /* descriptors that it returned or filled in: dup2's too; each may have replaced another */
	size_t made_count;
	const struct related_address *addresses;
	size_t address_count;
	unsigned patience; /* milliseconds that the answer to a FIN is waited for, so that FIN_WAIT_1 is not all that is seen;
	                      0: nothing is waited for */
	const char *name; /* that the user gives to what it made, a descriptor or a pair of them; or NULL */
};

/* Looks at what a call touched and at what hangs together with it in this process (the other end of a
 * connection, the listener, the receiver of a datagram, the other end of a pipe). Returns the rows that
 * changed, in `memory`; NULL for none. Its cost does not depend on the other descriptors. Call it after each
 * call that was made. */
const struct descriptor_change *descriptors_update(struct descriptor_table *table, const struct touched *touched,
                                                   const struct change_memory *memory);

/* The same for all descriptors, found anew, and all that the kernel keeps. */
const struct descriptor_change *
descriptors_refresh_all(struct descriptor_table *table, const struct change_memory *memory);

/* The row of an open descriptor as it was last seen, or NULL. Pointers hold until the next update. */
const struct descriptor *descriptors_find(const struct descriptor_table *table, int number);

/* The same, asked of the kernel now: for attributes. NULL where it is not open. Changes are found by the next
 * update. */
const struct descriptor *descriptors_ask(struct descriptor_table *table, int number);

/* The next open descriptor above `number` in the table (start with -1), or NULL at the end. */
const struct descriptor *descriptors_next(const struct descriptor_table *table, int number);

/* How many are open, private ones not counted. */
size_t descriptors_count(const struct descriptor_table *table);

/* Gives a row the user's name, copied; NULL takes it away. It stays until the descriptor is closed. An
 * unknown number is passed over. A new name is no change. */
void descriptors_set_name(struct descriptor_table *table, int number, const char *name);

/* The i-th socket that the kernel keeps after close, as last seen; NULL from the end on. `number` is -1,
 * `name` the one that it had. */
const struct descriptor *descriptors_kept(const struct descriptor_table *table, size_t i);

/* For holder.c: the means to ask about sockets that are not in the table. */
struct diag;
struct diag *descriptors_diag(struct descriptor_table *table);

/* How many questions (system calls) the table has put to the kernel: for the tests of its cost. */
uint64_t descriptors_questions(const struct descriptor_table *table);

#endif
