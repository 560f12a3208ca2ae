/* What an error, or an unusual success, means for a call, and what can be typed next: one row a meaning.
 * Not here: the names and texts of errors (abi/errors.h), finding out which row holds in a session (reasons.h). */
#ifndef SOCK_REASONS_TABLE_H
#define SOCK_REASONS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* What a call answered: an errno, an EAI_ number (negative), or one of these. */
enum answer {
	ANSWER_NOTHING = 100000, /* it failed without an errno: NULL of getservbyname, INADDR_NONE */
	ANSWER_ZERO,             /* it succeeded, and the result is 0 */
	ANSWER_SUCCESS,          /* it succeeded, whatever the result */
	ANSWER_KILLED,           /* a library function touched bad memory; there is no result */
};

/* What may hold when a call has returned. "The socket" is what the call's first descriptor leads to, "the address" the
 * one that the call was given. How each is found out is a function in reasons/facts.c and the files beside it. */
/* clang-format off */
enum fact {
	FACT_ALWAYS,
	/* the descriptor */
	FACT_CLOSED_BEFORE,       /* it is not open, and was in this session */
	FACT_NEGATIVE_DESCRIPTOR, /* -1: what a failed call returns */
	FACT_NEVER_OPENED,        /* none of the two, and not open */
	FACT_READ_ONLY,           /* it is open for reading only: a pipe's end */
	FACT_WRITE_ONLY,
	FACT_PIPE,
	FACT_REGULAR,
	FACT_TERMINAL,
	FACT_SAME_NUMBERS,        /* both descriptors are one number */
	FACT_SECOND_CLOSED,       /* the second one is not open */
	FACT_NO_EPOLL,            /* it is none of epoll_create */
	FACT_NONBLOCKING,         /* O_NONBLOCK */
	/* the socket */
	FACT_STREAM,
	FACT_MESSAGES,            /* of a connection: SOCK_SEQPACKET */
	FACT_DATAGRAM,
	FACT_RAW,                 /* of a call that makes a socket: asked for, of IPv4 or IPv6 */
	FACT_PING,                /* the same, of datagrams that are ICMP's */
	FACT_UNIX,
	FACT_TCP,
	FACT_BOUND,               /* it has a local port or name */
	FACT_LISTENING,
	FACT_CONNECTED,
	FACT_CONNECTING,          /* SYN_SENT */
	FACT_NEVER_CONNECTED,     /* TCP: no segment ever came */
	FACT_PEER_THERE,          /* the other end is open, and has not shut its direction */
	FACT_WE_SHUT_READ,
	FACT_WE_SHUT_WRITE,
	FACT_REUSE,               /* SO_REUSEADDR is set */
	FACT_RECEIVE_TIMEOUT,     /* SO_RCVTIMEO is set */
	FACT_SEND_TIMEOUT,
	FACT_LISTENER_IN_SESSION, /* another socket here of its family listens */
	/* the address */
	FACT_WRONG_FAMILY,        /* not the socket's */
	FACT_EXAMPLE_FAMILY,      /* AF_FAMILY */
	FACT_SHORT_LENGTH,        /* below what the socket's family needs */
	FACT_LONG_LENGTH,
	FACT_NEGATIVE_LENGTH,     /* addrlen points to a negative number */
	FACT_PORT_ZERO,
	FACT_PORT_PRIVILEGED,     /* below the first port that anybody may bind */
	FACT_LINK_LOCAL,          /* an IPv6 address that needs a scope and has none */
	FACT_BROADCAST,           /* the socket has no SO_BROADCAST, and the address may need it */
	FACT_LOOPBACK,
	FACT_FROM_LOOPBACK,       /* it is none, and the socket is bound to one */
	FACT_MANY,                /* multicast or broadcast */
	FACT_IPV6_ONLY,           /* an IPv4 address, and the socket has IPV6_V6ONLY */
	FACT_PATH,                /* unix, with a path */
	FACT_NO_NAME,             /* unix, and neither a path nor an abstract name */
	FACT_DIRECTORY_EXISTS,    /* that the path leads to */
	FACT_PATH_EXISTS,
	FACT_PATH_SOCKET,         /* what exists is a socket's file */
	FACT_HELD_BY_US,          /* another descriptor of ours has the address */
	FACT_HOLDER_OF_OTHER_TYPE,/* and is a stream where the socket is one of datagrams, or so */
	FACT_HELD_BY_OTHER,
	FACT_HELD_TIME_WAIT,
	FACT_HELD_KEPT,           /* what is left of a closed socket has it, in another state */
	FACT_NOBODY_LISTENS,
	FACT_SWAPPED_PORT_LISTENS,/* somebody listens at the port with its two bytes exchanged */
	/* other arguments */
	FACT_DONT_WAIT,           /* MSG_DONTWAIT */
	FACT_OUT_OF_BAND,         /* MSG_OOB */
	FACT_NO_BYTES_WANTED,     /* the length is 0 */
	FACT_MANY_BUFFERS,        /* more than a list of them may have */
	FACT_NULL_POINTER,
	FACT_BAD_POINTER,
	FACT_OVERRUN,             /* a length reaches beyond the memory */
	FACT_UNKNOWN_OPTION,
	FACT_GET_ONLY,            /* the option can only be read */
	FACT_SET_ONLY,
	FACT_SHORT_VALUE,         /* of an option, by the length */
	FACT_VALUE_AFTER_BIND,    /* of an option that a bound socket does not change */
	FACT_NO_GROUP,            /* to join or leave: no multicast address */
	FACT_LEAVES_GROUP,
	FACT_UNKNOWN_COMMAND,     /* of fcntl */
	FACT_DUPLICATES,          /* F_DUPFD */
	FACT_UNKNOWN_OPERATION,   /* of epoll_ctl */
	FACT_EXCLUSIVE,           /* EPOLLEXCLUSIVE */
	FACT_NO_ROOM,             /* for any element of a list */
	FACT_NOTHING_ASKED,       /* neither a host nor a service */
	FACT_NUMERIC_ONLY,        /* AI_NUMERICHOST */
	FACT_COLON,               /* in the text */
	FACT_DIGITS_AND_DOTS,     /* and nothing else, in the text */
	FACT_ALL_ONES,            /* 255.255.255.255 */
	/* the result */
	FACT_JOB,
	FACT_SHELL_TIMEOUT,       /* `set timeout` is over */
	FACT_SENT_PARTLY,
	FACT_ADDRESS_CUT,
	FACT_DATAGRAM_CUT,        /* and how long it was can be told */
	FACT_MESSAGE_CUT,
	FACT_CONTROL_CUT,         /* MSG_CTRUNC */
	FACT_BUFFER_DOUBLED,      /* SO_RCVBUF or SO_SNDBUF after it was set */
	FACT_POLL_INVALID,        /* POLLNVAL */
	FACT_COUNT
};
/* clang-format on */

/* What stands for {NAME} in texts and advice. Where it cannot be told, a text is no reason, and advice is left out. */
enum blank {
	BLANK_FD,              /* {fd}: "descriptor 3 (srv)" */
	BLANK_AT,              /* {at}: "@srv", as it is typed */
	BLANK_FD2,             /* {fd2}: the second descriptor, in words too */
	BLANK_AT2,             /* {at2} */
	BLANK_PEER_AT,         /* {peer_at}: the other end of a pipe or pair */
	BLANK_SIGNALLED_AT,    /* {signalled_at}: as {at}, where the call raised a signal */
	BLANK_FILE,            /* {file}: "a pipe", "the terminal /dev/pts/4" */
	BLANK_LOCAL,           /* {local}: the socket's address */
	BLANK_REMOTE,          /* {remote} */
	BLANK_SOCKET_FAMILY,   /* {socket_family}: AF_INET */
	BLANK_SOCKET_WORDS,    /* {socket_words}: "inet stream" */
	BLANK_OTHER_WORDS,     /* {other_words}: "inet6 stream", a socket of the address's family */
	BLANK_FAMILY_WORD,     /* {family_word}: "inet6", of the address, or asked for */
	BLANK_INTERFACE,       /* {interface}: "eth0", one that a scope could name */
	BLANK_TYPE,            /* {type}: SOCK_STREAM */
	BLANK_PROTOCOL,        /* {protocol}: IPPROTO_UDP */
	BLANK_QUEUED,          /* {queued}: bytes that wait to be sent */
	BLANK_SEND_BUFFER,     /* {send_buffer}: SO_SNDBUF */
	BLANK_RECEIVE_TIMEOUT, /* {receive_timeout}: seconds */
	BLANK_SEND_TIMEOUT,    /* {send_timeout} */
	BLANK_ADDRESS,         /* {address}: "127.0.0.1:8080" */
	BLANK_HOST,            /* {host} */
	BLANK_PORT,            /* {port} */
	BLANK_SWAPPED_PORT,    /* {swapped_port} */
	BLANK_FAMILY,          /* {family}: of the address, or asked for */
	BLANK_PATH,            /* {path} */
	BLANK_SHELL_PATH,      /* {shell_path}: as a shell command takes it */
	BLANK_LENGTH, /* {length}: that was given for an address, an option or a text, or that overruns */
	BLANK_NEEDED, /* {needed}: of an address of the socket's family */
	BLANK_BYTES,  /* {bytes}: of data that were to be sent */
	BLANK_FULL_LENGTH,      /* {full_length}: of the address that was cut */
	BLANK_DATAGRAM,         /* {datagram}: bytes of the one that was cut */
	BLANK_VALUE_SIZE,       /* {value_size}: bytes of the option's value */
	BLANK_FIRST_PORT,       /* {first_port}: 1024 */
	BLANK_HOLDER,           /* {holder}: "descriptor 3 (srv)", "process 77 (nginx)" */
	BLANK_HOLDER_AT,        /* {holder_at}: "@srv", if it is ours */
	BLANK_HOLDER_WORDS,     /* {holder_words}: "unix dgram", if it is ours */
	BLANK_HOLDER_ADDRESS,   /* {holder_address} */
	BLANK_HOLDER_STATE,     /* {holder_state}: TIME_WAIT */
	BLANK_SECONDS,          /* {seconds}: until the kernel forgets it */
	BLANK_LISTENER,         /* {listener}: "descriptor 3 (srv)" */
	BLANK_LISTENER_AT,      /* {listener_at} */
	BLANK_LISTENER_ADDRESS, /* {listener_address} */
	BLANK_LISTENER_WORDS,   /* {listener_words}: "127.0.0.1 8080", as connect takes it */
	BLANK_CALL,             /* {call} */
	BLANK_POINTER,          /* {pointer}: the name of the argument that is no good */
	BLANK_OPTION,           /* {option}: SO_REUSEADDR */
	BLANK_LEVEL,            /* {level}: SOL_TCP */
	BLANK_TEXT,             /* {text}: the first string, in quotes */
	BLANK_TEXT2,            /* {text2} */
	BLANK_RESULT,           /* {result} */
	BLANK_LIMIT,            /* {limit}: how many descriptors there can be */
	BLANK_SHELL_TIMEOUT,    /* {shell_timeout}: seconds */
	BLANK_NUMBER,           /* {number}: the argument that is a plain number: milliseconds of poll */
	BLANK_SET_FD,           /* {set_fd}: the first in a set of select that is not open */
	BLANK_MESSAGE_FD,       /* {message_fd}: the first in a message that is not open */
	BLANK_POLL_FD,          /* {poll_fd}: the first with POLLNVAL */
	BLANK_COUNT
};

#define REASON_CALLS 11
#define REASON_FACTS 3

/* Of the rows for a call and its answer the first holds whose facts all hold and whose text can be filled in. */
struct reason {
	const char *calls[REASON_CALLS]; /* NULL ends them; none: any call */
	int answer;                      /* errno, EAI_ number or enum answer */
	enum fact facts[REASON_FACTS];   /* FACT_ALWAYS fills up */
	const char *text;   /* whole sentences; a phrase at the start gets its capital when filled in */
	const char *advice; /* "why: line to type", or NULL */
};

/* All rows, those of certain calls before those of any. */
extern const struct reason reasons[];
extern const size_t reason_count;

/* Whether the row is for that call. */
bool reason_is_for(const struct reason *reason, const char *call);

/* The next row for a call and its answer behind `last`, or the first where that is NULL; NULL at the end. */
const struct reason *reason_next(const struct reason *last, const char *call, int answer);

/* The same for a call that succeeded: rows of ANSWER_SUCCESS, and where `is_zero` of ANSWER_ZERO. Looks at few rows. */
const struct reason *reason_next_success(const struct reason *last, const char *call, bool is_zero);

/* Calls `visit` for each row of an error, for `errno NAME`. */
void reasons_of_error(int error, void (*visit)(void *context, const struct reason *reason), void *context);

/* The blank of that name, `length` bytes at `name`; BLANK_COUNT where there is none. */
enum blank reason_blank(const char *name, size_t length);

#endif
