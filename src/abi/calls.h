/* The table of calls: one row a call. From it come both ways of typing a call, its memory, the call line, completion,
 * usage and help. Not here: the constants, options and structs that a row names. */
#ifndef SOCK_ABI_CALLS_H
#define SOCK_ABI_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type/type.h"

/* How a call says that it failed. */
enum failure {
	FAILS_MINUS_ONE,  /* -1 and errno */
	FAILS_NULL,       /* NULL and errno */
	FAILS_NOT_FOUND,  /* NULL, and errno says nothing */
	FAILS_ZERO,       /* 0 and errno */
	FAILS_NO_ADDRESS, /* INADDR_NONE, and errno says nothing */
	FAILS_RESOLVER,   /* an EAI_ number; errno counts with EAI_SYSTEM alone */
	FAILS_NEVER,
};

enum wait_kind {
	WAIT_NEVER,
	WAIT_ACCEPT,  /* until a connection is there to be accepted on the descriptor of argument 0 */
	WAIT_RECEIVE, /* until data can be received on it, which is a socket: recv */
	WAIT_READ,    /* until data can be read from it, whatever it is: read */
	WAIT_WRITE,   /* until it can be written: send */
	WAIT_CONNECT, /* until the peer answers */
	WAIT_POLL,    /* until one of a list is ready or its timeout is over */
};

enum call_traits {
	CALL_CLOSES = 1,      /* the descriptor of argument 0 is given back */
	CALL_CONVERTS = 2,    /* stands inside other calls without being one of its own: htons(80) */
	CALL_FILLS_ON_ONE = 4, /* fills in its memory only where it returns 1: inet_pton */
};

#define CALL_PARAMETERS 7

/* Makes the call with the real prototype. Arguments as they go to the call, pointers as intptr_t, integers
 * sign- or zero-extended by the row. Returns what the call returned; errno is as the call left it. */
typedef int64_t call_function(const int64_t *arguments);

struct call {
	const char *name;       /* "bind" */
	const char *section;    /* man page: "bind(2)" */
	const char *header;     /* "sys/socket.h" */
	const char *brief;      /* one line of help */
	const char *example;    /* runs as it stands in a new shell, on loopback */
	const char *group;      /* heading in `help`: "sockets", "data", "options", "descriptors", "byte order", "addresses", "names", "waiting" */
	const char *sibling;    /* the call that words mean when given what this one has no parameter for: accept4 for accept */
	const char *trace_name; /* the system call's name in a trace where it differs: recvfrom for recv; or NULL */
	const char *remark;     /* one line under each successful call line, or NULL: inet_pton's three results */
	call_function *invoke;
	void (*release)(const int64_t *arguments); /* gives back what the library made for it, once that was copied; or NULL */
	struct type arguments;  /* a STRUCT: its parameters */
	const struct type *returns; /* what it returns where it does not fail */
	enum failure failure;
	enum wait_kind waits;
	unsigned traits;        /* enum call_traits */
};

/* The rows, and the list of all. */
extern const struct call call_socket, call_socketpair, call_bind, call_listen, call_accept,
	call_accept4, call_connect, call_shutdown, call_close, call_getsockname, call_getpeername,
	call_getsockopt, call_setsockopt, call_send, call_sendto, call_sendmsg, call_sendmmsg, call_recv, call_recvfrom,
	call_recvmsg, call_recvmmsg, call_read, call_readv, call_write, call_writev, call_dup,
	call_dup2, call_dup3, call_pipe, call_pipe2, call_fcntl, call_ioctl, call_poll, call_select, call_pselect,
	call_epoll_create1, call_epoll_ctl, call_epoll_wait, call_htons,
	call_htonl, call_ntohs, call_ntohl, call_inet_pton, call_inet_ntop, call_inet_aton, call_inet_ntoa,
	call_inet_addr, call_getaddrinfo, call_getnameinfo, call_getservbyname, call_getservbyport,
	call_getprotobyname, call_if_nametoindex, call_if_indextoname, call_strerror,
	call_pread, call_pwrite, call_preadv, call_pwritev, call_preadv2, call_pwritev2, call_vmsplice, call_sendfile,
	call_splice, call_tee, call_memfd_create, call_ppoll, call_epoll_create, call_epoll_pwait,
	call_epoll_pwait2, call_eventfd, call_timerfd_create, call_timerfd_settime, call_timerfd_gettime, call_pidfd_open,
	call_open, call_lseek, call_ftruncate, call_fsync, call_unlink, call_isatty, call_sockatmark,
	call_inet_network, call_inet_makeaddr, call_inet_lnaof, call_inet_netof, call_gai_strerror, call_gethostname,
	call_htobe16, call_htobe32, call_htobe64, call_htole16, call_htole32, call_htole64,
	call_be16toh, call_be32toh, call_be64toh, call_le16toh, call_le32toh, call_le64toh;
extern const struct call *const socket_calls[];
extern const size_t socket_call_count;

/* The call of that exact name; NULL where there is none. */
const struct call *call_find(const char *text, size_t length);

/* Where the call stands in `socket_calls`. */
size_t call_index(const struct call *call);

/* The names of a family's protocols, as in socket's third argument; NULL for families that have none. */
const struct name_set *protocols_of(int64_t family);

/* Words that stand for one or two calls: hton for htons and htonl, pton for inet_pton. */
struct word_alias {
	const char *word;
	const char *calls[2]; /* the second may be NULL */
	const char *brief;
};
extern const struct word_alias word_aliases[];
extern const size_t word_alias_count;

const struct word_alias *word_alias_find(const char *text, size_t length);

#endif
