/* Addresses in words that wait for the socket or for names: any 80, localhost http, @srv.addr @srv.port.
 * Not here: literal addresses, which are structs already when they are read (lang/address-words.c). */
#ifndef SOCK_RUN_ADDRESS_H
#define SOCK_RUN_ADDRESS_H

#include "run/evaluate.h"

/* The bytes of the struct that a NODE_ADDRESS means for the socket `descriptor` (-1: none). Names are looked up by
 * getaddrinfo and getservbyname, which are calls of their own. */
bool resolve_address(struct evaluation *evaluation, const struct node *node, int descriptor, const uint8_t **bytes,
                     size_t *size);

/* The sockaddr_un of a path. */
bool path_address(struct evaluation *evaluation, const uint8_t *path, size_t length, const uint8_t **bytes, size_t *size);

/* The words that stand for a host of the socket's family: "any", "loopback"; NULL behind the last. */
const char *address_word(size_t index);

#endif
