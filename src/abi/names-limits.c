/* Signals, and the numbers that programs write by name: lengths, limits, addresses and ports.
 * Not here: names that a parameter of a call draws on (names-socket.c, names-descriptor.c, names-resolver.c). */
#include "abi/names.h"

#include <arpa/inet.h>
#include <limits.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "abi/names-table.h"

/* The kernel's real-time signals; the first two serve the C library, whose own SIGRTMIN is no constant. */
#define REAL_TIME(number) NAMED_AS("SIGRT_" #number, __SIGRTMIN + (number), "a real-time signal")

static const struct name signal_table[] = {
	NAMED(SIGHUP, "the terminal is gone"),
	NAMED(SIGINT, "Ctrl-C"),
	NAMED(SIGQUIT, "Ctrl-\\"),
	NAMED(SIGILL, "an instruction that does not exist"),
	NAMED(SIGTRAP, "a breakpoint"),
	NAMED(SIGABRT, "abort was called"),
	NAMED(SIGBUS, "an address that cannot be"),
	NAMED(SIGFPE, "an operation that has no result"),
	NAMED(SIGKILL, "ends the process; cannot be caught"),
	NAMED(SIGUSR1, "for the program's own use"),
	NAMED(SIGSEGV, "memory that is not the process's"),
	NAMED(SIGUSR2, "for the program's own use"),
	NAMED(SIGPIPE, "data was sent where nobody can read it any more"),
	NAMED(SIGALRM, "the alarm's time is over"),
	NAMED(SIGTERM, "asks the process to end"),
	NAMED(SIGSTKFLT, "of no use"),
	NAMED(SIGCHLD, "a child process ended or stopped"),
	NAMED(SIGCONT, "goes on after a stop"),
	NAMED(SIGSTOP, "stops the process; cannot be caught"),
	NAMED(SIGTSTP, "Ctrl-Z"),
	NAMED(SIGTTIN, "a process in the background reads from the terminal"),
	NAMED(SIGTTOU, "a process in the background writes to the terminal"),
	NAMED(SIGURG, "urgent data arrived on a socket"),
	NAMED(SIGXCPU, "the processor time is used up"),
	NAMED(SIGXFSZ, "a file is too large"),
	NAMED(SIGVTALRM, "the time of a virtual timer is over"),
	NAMED(SIGPROF, "the time of a profiling timer is over"),
	NAMED(SIGWINCH, "the terminal has another size"),
	NAMED(SIGIO, "a descriptor is ready (O_ASYNC)"),
	NAMED(SIGPWR, "the power fails"),
	NAMED(SIGSYS, "a system call that does not exist"),
	NAMED_AS("SIGRTMIN", __SIGRTMIN, "the kernel's first real-time signal; a C program's is SIGRT_2"),
	REAL_TIME(1), REAL_TIME(2), REAL_TIME(3), REAL_TIME(4), REAL_TIME(5), REAL_TIME(6), REAL_TIME(7), REAL_TIME(8),
	REAL_TIME(9), REAL_TIME(10), REAL_TIME(11), REAL_TIME(12), REAL_TIME(13), REAL_TIME(14), REAL_TIME(15),
	REAL_TIME(16), REAL_TIME(17), REAL_TIME(18), REAL_TIME(19), REAL_TIME(20), REAL_TIME(21), REAL_TIME(22),
	REAL_TIME(23), REAL_TIME(24), REAL_TIME(25), REAL_TIME(26), REAL_TIME(27), REAL_TIME(28), REAL_TIME(29),
	REAL_TIME(30), REAL_TIME(31), REAL_TIME(32),
	ALIAS(SIGIOT), ALIAS(SIGCLD), ALIAS(SIGPOLL), ALIAS_AS("SIGRTMAX", __SIGRTMAX),
};

const struct name_set signal_names = {
	.name = "signal", .prefixes = { "SIG" }, .decimal = true, NAMES(signal_table),
	.section = "signal(7)", .example = "constants SIG",
};

/* Values may be the same here: nothing is printed by these names. The addresses are numbers in host order, as
 * the header has them: htonl(INADDR_LOOPBACK). */
static const struct name limit_table[] = {
	NAMED(SOMAXCONN, "the largest backlog of listen, unless the system sets another"),
	NAMED(INADDR_ANY, "0.0.0.0: every address of this machine"),
	NAMED(INADDR_LOOPBACK, "127.0.0.1: this machine itself"),
	NAMED(INADDR_BROADCAST, "255.255.255.255: every machine on the network"),
	NAMED(INADDR_NONE, "what inet_addr returns for no address; 255.255.255.255 has the same bits"),
	NAMED(INADDR_UNSPEC_GROUP, "224.0.0.0"),
	NAMED(INADDR_ALLHOSTS_GROUP, "224.0.0.1: all hosts on the network"),
	NAMED(INADDR_ALLRTRS_GROUP, "224.0.0.2: all routers on the network"),
	NAMED(INADDR_MAX_LOCAL_GROUP, "224.0.0.255: the last multicast address that stays on the network"),
	NAMED(IN_LOOPBACKNET, "the first byte of loopback addresses"),
	NAMED(INET_ADDRSTRLEN, "characters of the longest IPv4 address and its NUL"),
	NAMED(INET6_ADDRSTRLEN, "characters of the longest IPv6 address and its NUL"),
	NAMED(IF_NAMESIZE, "characters of the longest interface name and its NUL"),
	NAMED(IFNAMSIZ, "the same under its older name"),
	NAMED(NI_MAXHOST, "room for every host name"),
	NAMED(NI_MAXSERV, "room for every service name"),
	NAMED_AS("UNIX_PATH_MAX", sizeof(((struct sockaddr_un *)0)->sun_path), "bytes of sun_path"),
	NAMED(IPPORT_RESERVED, "ports below it need privilege"),
	NAMED(IPPORT_USERRESERVED, "ports from here on are for programs of users, says BSD"),
	NAMED(IPPORT_ECHO, "echo"),
	NAMED(IPPORT_DISCARD, "discard"),
	NAMED(IPPORT_DAYTIME, "daytime"),
	NAMED(IPPORT_FTP, "FTP"),
	NAMED(IPPORT_TELNET, "telnet"),
	NAMED(IPPORT_SMTP, "mail"),
	NAMED(IPPORT_TIMESERVER, "time"),
	NAMED(FD_SETSIZE, "select takes descriptors below it"),
	NAMED(IOV_MAX, "elements of the longest vector of buffers"),
	NAMED(PATH_MAX, "bytes of the longest path and its NUL"),
	NAMED(PIPE_BUF, "bytes that a write to a pipe keeps together"),
	NAMED(SHRT_MAX, "the largest short"),
	NAMED(USHRT_MAX, "the largest unsigned short"),
	NAMED(INT_MAX, "the largest int"),
	NAMED(INT_MIN, "the smallest int"),
	NAMED(UINT_MAX, "the largest unsigned int"),
	NAMED(LONG_MAX, "the largest long"),
	NAMED(SSIZE_MAX, "the largest ssize_t"),
	NAMED(UINT8_MAX, "the largest uint8_t"),
	NAMED(UINT16_MAX, "the largest uint16_t: the last port"),
	NAMED(UINT32_MAX, "the largest uint32_t"),
	NAMED(STDIN_FILENO, "standard input"),
	NAMED(STDOUT_FILENO, "standard output"),
	NAMED(STDERR_FILENO, "standard error"),
};

const struct name_set limit_names = {
	.name = "limit", NAMES(limit_table),
	.section = "socket(7)", .example = "show INADDR_LOOPBACK",
};
