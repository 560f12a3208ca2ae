/* The sets of named constants.
 * Not here: looking a name up in a set (type/names.h), which place draws on which set (the types of calls, structs and options), socket options (options.h). */
#ifndef SOCK_ABI_NAMES_H
#define SOCK_ABI_NAMES_H

#include "type/names.h"

/* The constant of that exact name in any set, for C expressions and `constants`; *found_in (may be NULL) is its set. */
const struct name *name_find_anywhere(const char *text, size_t length, const struct name_set **found_in);

/* All sets, for completion, help and the tests of the tables; NULL ends the list. */
extern const struct name_set *const name_sets[];

extern const struct name_set families;           /* AF_, PF_ */
extern const struct name_set socket_types;       /* SOCK_, with SOCK_NONBLOCK and SOCK_CLOEXEC */
extern const struct name_set accept_flags;       /* SOCK_NONBLOCK, SOCK_CLOEXEC alone */
extern const struct name_set protocols_inet;     /* IPPROTO_ */
extern const struct name_set protocols_netlink;  /* NETLINK_ */
extern const struct name_set message_flags;      /* MSG_ */
extern const struct name_set shutdown_ways;      /* SHUT_ */
extern const struct name_set option_levels;      /* SOL_, with IPPROTO_ names as aliases, as strace prints SOL_IP, SOL_TCP */
extern const struct name_set open_flags;         /* O_: access mode as enum, the rest flags; for F_SETFL, F_GETFL */
extern const struct name_set creation_flags;     /* O_ without an access mode, for pipe2, dup3: 0 is 0 and not O_RDONLY */
extern const struct name_set descriptor_flags;   /* FD_CLOEXEC */
extern const struct name_set fcntl_commands;     /* F_ */
extern const struct name_set poll_events;        /* POLL */
extern const struct name_set addrinfo_flags;     /* AI_ */
extern const struct name_set nameinfo_flags;     /* NI_ */
extern const struct name_set resolver_errors;    /* EAI_ (negative numbers) */
extern const struct name_set signal_names;            /* SIG */
extern const struct name_set tcp_states;         /* TCP_ESTABLISHED */
extern const struct name_set congestion_states;  /* TCP_CA_ */
extern const struct name_set tcp_info_options;   /* TCPI_OPT_ */
extern const struct name_set epoll_events;       /* EPOLL */
extern const struct name_set epoll_operations;   /* EPOLL_CTL_ */
extern const struct name_set epoll_flags;        /* EPOLL_CLOEXEC */
extern const struct name_set ioctl_requests;     /* FIONREAD, SIOC */
extern const struct name_set interface_flags;    /* IFF_ */
extern const struct name_set limit_names;             /* SOMAXCONN, INET_ADDRSTRLEN, INADDR_ANY and the like: in expressions only */
extern const struct name_set vector_flags;       /* RWF_ */
extern const struct name_set splice_flags;       /* SPLICE_F_ */
extern const struct name_set memory_file_flags;  /* MFD_ */
extern const struct name_set owner_types;        /* F_OWNER_ */
extern const struct name_set leases;             /* F_RDLCK */
extern const struct name_set locks;              /* F_RDLCK, of a lock */
extern const struct name_set seals;              /* F_SEAL_ */
extern const struct name_set whences;            /* SEEK_ */
extern const struct name_set event_flags;        /* EFD_ */
extern const struct name_set timer_flags;        /* TFD_ */
extern const struct name_set clocks;             /* CLOCK_ */
extern const struct name_set process_flags;      /* PIDFD_ */

#endif
