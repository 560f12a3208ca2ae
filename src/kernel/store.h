/* The open files that the descriptors lead to, found by inode and by address, each with its descriptors.
 * Not here: asking the kernel (ask.h), what changed (changes.h).
 * Ownership: a store owns its files and rows. */
#ifndef SOCK_KERNEL_STORE_H
#define SOCK_KERNEL_STORE_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/ask.h"
#include "kernel/descriptors.h"

struct file;

/* A place in a chain of one of the two indexes. */
struct link {
	struct link *next, **at; /* `at` is NULL where it is in no chain */
	uint64_t key;
	struct file *file;
};

struct index {
	struct link **buckets;
	size_t size, count; /* size: a power of two, or 0 */
};

/* A row of the descriptor table. */
struct row {
	struct descriptor shown; /* first: what users of the table get */
	struct file *file;
	struct row *next, *previous; /* of the same file; the one with the lowest number stands first */
	size_t entry;            /* 1 + its place among the changes of this update; 0 for none */
};

/* An open file. */
struct file {
	struct open_file shown;
	struct row *rows;
	struct link by_inode, by_endpoint;
	struct file *peer;       /* the other end of a unix connection, where it is here */
	bool peer_closed;        /* there was one, and it has no descriptor here any longer */
	struct file *listener;   /* which has not accepted this one yet */
	struct file *next_waiting, *previous_waiting;
	struct file *first_waiting, *last_waiting; /* of a listener: those, in the order in which they came */
	uint64_t asked;          /* number of the last update that asked */
	bool hung_up;
	struct sockaddr_in6 local_room, remote_room; /* where shown.local points if it fits, else it is allocated */
};

struct store {
	struct row **rows;       /* by number */
	size_t capacity, count;
	struct index inodes, endpoints;
};

void store_free(struct store *store);

struct row *store_row(const struct store *store, int number);

/* A row without a file, in its place; NULL without memory. The place must be empty. */
struct row *store_add_row(struct store *store, int number);

/* Takes a row out and frees it; its file must have been left (file_leave). */
void store_drop_row(struct store *store, struct row *row);

/* The file that the answer identifies and that `number` is open on, or NULL. */
struct file *store_find_file(const struct store *store, struct diag *diag, const struct answer *answer, int number);

/* A new file of that identity and nature; NULL without memory. */
struct file *store_add_file(struct store *store, const struct answer *answer);

/* Takes out and frees a file that has no rows left. */
void store_drop_file(struct store *store, struct file *file);

/* Makes a row one of the file's; takes it away, so that the lowest of the others comes first. Both set
 * same_as of all. */
void file_join(struct file *file, struct row *row);
void file_leave(struct row *row);

/* Whether the state in `answer` differs from what the file has. */
bool file_differs(const struct file *file, const struct answer *answer);

/* Takes the state over; the address index follows. False where memory was lacking for a long address. */
bool store_apply(struct store *store, struct file *file, const struct answer *answer);

/* Files that sockets with these addresses lead to, for internet protocols by `protocol`, for AF_UNIX by name:
 * sets *found to at most `most` of them and returns their number. `remote` NULL: those without a peer. */
size_t store_at(const struct store *store, int protocol, const struct sockaddr *local, socklen_t local_length,
                const struct sockaddr *remote, socklen_t remote_length, struct file **found, size_t most);

/* Files of the same inode as that one, but for itself. As store_at. */
size_t store_same_inode(const struct store *store, const struct file *file, struct file **found, size_t most);

/* A client of a listener that has not accepted it. */
void file_wait(struct file *client, struct file *listener);
void file_end_wait(struct file *client);

#endif
