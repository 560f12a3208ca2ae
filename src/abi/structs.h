/* The structs of the socket API, an entry each, a line for each member, all numbers from the headers.
 * Not here: address structs' rows (addresses.c), reading or printing one (lang/, view/). */
#ifndef SOCK_ABI_STRUCTS_H
#define SOCK_ABI_STRUCTS_H

#include <stddef.h>
#include <stdint.h>

#include "type/type.h"

extern const struct type type_sockaddr, type_sockaddr_in, type_sockaddr_in6, type_sockaddr_un, type_sockaddr_storage,
	type_in_addr, type_in6_addr, type_linger, type_timeval, type_pollfd, type_addrinfo, type_servent, type_protoent;

/* Of waiting. */
extern const struct type type_epoll_event, type_timespec, type_itimerspec, type_fd_set;

/* Of fcntl. */
extern const struct type type_f_owner_ex, type_flock;

/* struct ifreq by the member of its union that a request has. */
extern const struct type type_ifreq, type_ifreq_netmask, type_ifreq_broadcast, type_ifreq_index, type_ifreq_mtu,
	type_ifreq_flags;

/* Values of options. */
extern const struct type type_ucred, type_ip_mreq, type_ip_mreqn, type_ipv6_mreq, type_tcp_info;

/* A group of IPv4, by the length of the option: struct ip_mreqn, or struct ip_mreq, which is shorter. */
extern const struct type type_ip_group;

/* The same inside of other structs, whose notation has the address alone: sin_addr=inet_addr("127.0.0.1"). */
extern const struct type type_in_addr_inside, type_in6_addr_inside;

/* All structs that have a name in C, in the order in which help lists them; NULL ends the list. */
extern const struct type *const struct_types[];

/* The struct of that exact name, `length` bytes at `text` (without "struct "); NULL where there is none. */
const struct type *struct_find(const char *text, size_t length);

/* The name behind "struct " or "union ". */
const char *struct_tag(const struct type *type);

/* The address struct of a family, or NULL: then only sa_family and sa_data can be shown. */
const struct type *struct_of_family(int64_t family);

/* The family of an address struct; -1 for all others. */
int64_t struct_family(const struct type *type);

/* An address of any family: what struct it is, its first two bytes say. Rows give it the extent that their call has. */
#define SOCKADDR_CHOICE \
	.name = "struct sockaddr", .shape = SHAPE_CHOICE, \
	.brief = "an address: 127.0.0.1 80, [::1]:80, any 0, localhost http, /path, @\"name\", {...}", \
	.choice = { .own_size = sizeof(sa_family_t), .cases = address_cases, .case_count = ADDRESS_CASES, \
	            .otherwise = &type_sockaddr }
#define ADDRESS_CASES 3
extern const struct choice_case address_cases[ADDRESS_CASES];

/* The list of names of errors in a type: SO_ERROR. */
extern const struct type type_errno;

#endif
