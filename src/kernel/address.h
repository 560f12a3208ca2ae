/* Socket addresses as people write them ("127.0.0.1:80", "[fe80::1%lo]:80", "@name"), and what two of them
 * have in common.
 * Not here: reading what people write (lang/address-words.c, run/address.h), strace's notation (type/form-inet.c). */
#ifndef SOCK_KERNEL_ADDRESS_H
#define SOCK_KERNEL_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* Bytes that any address fits in as text, with its NUL: a sun_path whose every byte is escaped. */
#define ADDRESS_TEXT_MOST 448

/* The name of an interface, as if_indextoname: `buffer` has IF_NAMESIZE bytes; NULL where there is none. */
typedef char *address_interface_name(unsigned index, char *buffer);

/* Writes an address of `length` bytes into `out`, which has `size` bytes (at least 1), cut where it does not
 * fit, always ended by a NUL and never with a raw byte from outside. "-" stands for none: NULL, no bytes, a
 * unix socket without a name. `interface_name` names the scope of an IPv6 address; NULL shows its number.
 * Returns the length without NUL. */
size_t address_text(char *out, size_t size, const struct sockaddr *address, socklen_t length,
                    address_interface_name *interface_name);

/* The port of an inet or inet6 address, host order; -1 for other families and addresses that are too short. */
int address_port(const struct sockaddr *address, socklen_t length);

/* The name in a unix address, without the NUL that ends a path, with the one that begins an abstract name.
 * *size is its number of bytes, 0 for an unnamed socket and for other families. */
const char *address_unix_name(const struct sockaddr *address, socklen_t length, size_t *size);

/* Whether the host part is "any": 0.0.0.0, ::, ::ffff:0.0.0.0. */
bool address_is_any(const struct sockaddr *address, socklen_t length);

/* Whether both are the same address and port (inet: IPv4 and IPv4-mapped IPv6 count as the same; scopes and
 * flow labels are not compared) or the same name (unix). */
bool address_same(const struct sockaddr *a, socklen_t a_length, const struct sockaddr *b, socklen_t b_length);

/* Whether a socket bound to `bound` is reached at `wanted`: the same port, and the same host or any. */
bool address_reaches(const struct sockaddr *wanted, socklen_t wanted_length, const struct sockaddr *bound,
                     socklen_t bound_length);

#endif
