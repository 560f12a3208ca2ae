/* What the suites of the descriptor table stand on: a table over the real descriptors of the test's own
 * process, what the last update found, and sockets on loopback to fill it with.
 * Not here: tests. */
#ifndef SOCK_TESTS_TABLE_SESSION_H
#define SOCK_TESTS_TABLE_SESSION_H

#include <netinet/in.h>
#include <stddef.h>

#include "kernel/descriptors.h"

#define PRIVATE_BASE 500

/* The fixture makes `table` anew for each test; `changes` is what the last update listed, in memory that the
 * fixture frees. */
extern struct descriptor_table *table;
extern const struct descriptor_change *changes;
extern const struct change_memory memory;

void session_begin(void);
void session_end(void);

/* An update after a call that used, or made, these descriptors. Each returns the number of changes. */
size_t update(const int *used, size_t used_count, const int *made, size_t made_count);
size_t used(int number);
size_t made(int number);

/* The first change of that descriptor, or NULL. */
const struct descriptor_change *change_of(int number);

/* What an open descriptor of the table leads to. */
const struct open_file *file_of(int number);

/* 127.0.0.1 with port 0; the name that a socket has. */
struct sockaddr_in loopback(void);
struct sockaddr_in name_of(int number);

/* A socket that listens on a port of the kernel's choice, and one that is connected to it; the table is not
 * told. */
int listener(int backlog);
int client(int server);

struct connection {
	int server, client, accepted;
};

/* A connection with all three sockets in the table. */
struct connection connection(void);

/* Fails the test where the address is not written so. */
void assert_address(const struct sockaddr *address, socklen_t length, const char *text);

#endif
