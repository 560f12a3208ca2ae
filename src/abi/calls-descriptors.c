/* Rows of the table of calls: descriptors of every kind. Each with the thin typed function that makes the call.
 * Not here: what only sockets have (calls-sockets.c), waiting for several (calls-waiting.c). */
#include "abi/calls-table.h"

#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/past-sanitizer.h"

static int64_t make_close(const int64_t *a) { return close(INT(0)); }
static int64_t make_dup(const int64_t *a) { return dup(INT(0)); }
static int64_t make_dup2(const int64_t *a) { return dup2(INT(0), INT(1)); }
static int64_t make_dup3(const int64_t *a) { return dup3(INT(0), INT(1), INT(2)); }
static int64_t make_pipe(const int64_t *a) { return pipe(OUT(0)); }
static int64_t make_pipe2(const int64_t *a) { return pipe2(OUT(0), INT(1)); }
static int64_t make_fcntl(const int64_t *a) { return fcntl(INT(0), INT(1), (long)a[2]); }
static int64_t make_sockatmark(const int64_t *a) { return sockatmark(INT(0)); }
static int64_t make_ioctl(const int64_t *a) { return ioctl(INT(0), (unsigned long)a[1], OUT(2)); }

/* --- the third argument and the result of fcntl, by its command ------------------------------------------------ */

static const struct type fcntl_number = { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true,
	.form = &form_number };
#define LOCK_IN POINTER_TYPE("const struct flock *", DIRECTION_IN, &type_flock)
#define OWNER_POINTER(direction) POINTER_TYPE("struct f_owner_ex *", direction, &type_f_owner_ex)
static const struct choice_case fcntl_arguments[] = {
	{ F_GETFL, &type_void },
	{ F_GETFD, &type_void },
	{ F_GETOWN, &type_void },
	{ F_GETSIG, &type_void },
	{ F_GETPIPE_SZ, &type_void },
	{ F_GET_SEALS, &type_void },
	{ F_GETLEASE, &type_void },
	{ F_SETFL, NAMES_TYPE(int, open_flags) },
	{ F_SETFD, NAMES_TYPE(int, descriptor_flags) },
	{ F_GETOWN_EX, OWNER_POINTER(DIRECTION_OUT) },
	{ F_SETOWN_EX, OWNER_POINTER(DIRECTION_IN) },
	{ F_SETLK, LOCK_IN },
	{ F_SETLKW, LOCK_IN },
	{ F_OFD_SETLK, LOCK_IN },
	{ F_OFD_SETLKW, LOCK_IN },
	{ F_SETSIG, NAMES_TYPE(int, signal_names) },
	{ F_ADD_SEALS, NAMES_TYPE(unsigned int, seals) },
	{ F_SETLEASE, NAMES_TYPE(int, leases) },
	{ F_SETOWN, &fcntl_number },
	{ F_SETPIPE_SZ, INTEGER_TYPE(unsigned int, form_number) },
	{ F_DUPFD, INTEGER_TYPE(unsigned int, form_number) },
	{ F_DUPFD_CLOEXEC, INTEGER_TYPE(unsigned int, form_number) },
};
static const struct type type_fcntl_argument = {
	.name = "...", .shape = SHAPE_CHOICE,
	.choice = { .by = { ARGUMENT(1) }, .count = 1, CASES(fcntl_arguments), .otherwise = &type_long },
};
static const struct choice_case fcntl_results[] = {
	{ F_GETFL, INTEGER_TYPE(int, form_names, .names = &open_flags, .print = print_flags_result) },
	{ F_GETFD, INTEGER_TYPE(int, form_names, .names = &descriptor_flags, .print = print_flags_result) },
	{ F_GETSIG, INTEGER_TYPE(int, form_names, .names = &signal_names, .print = print_signal_result) },
	{ F_GET_SEALS, INTEGER_TYPE(int, form_names, .names = &seals, .print = print_seals_result) },
	{ F_GETLEASE, INTEGER_TYPE(int, form_names, .names = &leases, .print = print_lease_result) },
	{ F_SETOWN, &type_status },
	{ F_GETOWN_EX, &type_status },
	{ F_SETOWN_EX, &type_status },
	{ F_SETLK, &type_status },
	{ F_SETLKW, &type_status },
	{ F_OFD_SETLK, &type_status },
	{ F_OFD_SETLKW, &type_status },
	{ F_SETSIG, &type_status },
	{ F_ADD_SEALS, &type_status },
	{ F_SETLEASE, &type_status },
	{ F_SETFL, &type_status },
	{ F_SETFD, &type_status },
	{ F_DUPFD, &type_descriptor },
	{ F_DUPFD_CLOEXEC, &type_descriptor },
};
static const struct type type_fcntl_result = {
	.name = "int", .shape = SHAPE_CHOICE, .size = sizeof(int), .is_signed = true,
	.choice = { .by = { ARGUMENT(1) }, .count = 1, CASES(fcntl_results), .otherwise = &type_int },
};

const struct call call_close = {
	.name = "close", .section = "close(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "give a descriptor back; the last one of a socket closes the socket",
	.example = "socket inet stream; close",
	.invoke = make_close, .returns = &type_status, .traits = CALL_CLOSES,
	ARGUMENTS(close, DESCRIPTOR(0, "fd")),
};

const struct call call_dup = {
	.name = "dup", .section = "dup(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "make another descriptor of the same socket or file, the lowest free one",
	.example = "socket inet stream; dup",
	.invoke = make_dup, .returns = &type_descriptor,
	ARGUMENTS(dup, DESCRIPTOR(0, "oldfd")),
};

const struct call call_dup2 = {
	.name = "dup2", .section = "dup(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "make a given descriptor another one of the same socket or file",
	.example = "socket inet stream; dup2 @9",
	.invoke = make_dup2, .returns = &type_descriptor,
	ARGUMENTS(dup2, DESCRIPTOR(0, "oldfd"), DESCRIPTOR(1, "newfd")),
};

const struct call call_dup3 = {
	.name = "dup3", .section = "dup(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "dup2, with flags for the new descriptor",
	.example = "socket inet stream; dup3 @9 cloexec",
	.invoke = make_dup3, .returns = &type_descriptor,
	ARGUMENTS(dup3,
		DESCRIPTOR(0, "oldfd"),
		DESCRIPTOR(1, "newfd"),
		NAMED_OR(2, "flags", creation_flags, 0)),
};

const struct call call_pipe = {
	.name = "pipe", .section = "pipe(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "make a pipe: what is written to the second descriptor is read from the first",
	.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
	.invoke = make_pipe, .returns = &type_status,
	ARGUMENTS(pipe, PAIR(0, "pipefd")),
};

const struct call call_pipe2 = {
	.name = "pipe2", .section = "pipe(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "pipe, with flags for both descriptors",
	.example = "p = pipe2 nonblock; read @p[0]",
	.invoke = make_pipe2, .returns = &type_status,
	ARGUMENTS(pipe2, PAIR(0, "pipefd"), NAMED_OR(1, "flags", creation_flags, 0)),
};

const struct call call_fcntl = {
	.name = "fcntl", .section = "fcntl(2)", .header = "fcntl.h", .group = "descriptors",
	.brief = "read or set the flags of a descriptor or of what it stands for, or duplicate it",
	.example = "socket inet stream; fcntl setfl nonblock; fcntl getfl; accept",
	.invoke = make_fcntl, .returns = &type_fcntl_result,
	ARGUMENTS(fcntl,
		DESCRIPTOR(0, "fd"),
		NAMED(1, "cmd", fcntl_commands),
		PARAMETER(2, "arg", &type_fcntl_argument)),
};

/* --- ioctl, by its request ------------------------------------------------------------------------------------------- */

#define INTEGER_OUT POINTER_TYPE("int *", DIRECTION_OUT, &type_int)
#define SWITCH_IN POINTER_TYPE("int *", DIRECTION_IN, ARRAY_TYPE("int", &type_switch, .size = sizeof(int), FIXED(1)))
#define INTERFACE(its_type) POINTER_TYPE("struct ifreq *", DIRECTION_BOTH, &its_type)
static const struct choice_case ioctl_arguments[] = {
	{ FIONREAD, INTEGER_OUT },
	{ FIONBIO, SWITCH_IN },
	{ FIOASYNC, SWITCH_IN },
	{ FIOCLEX, &type_void },
	{ FIONCLEX, &type_void },
	{ TIOCOUTQ, INTEGER_OUT },
	{ SIOCATMARK, INTEGER_OUT },
	{ SIOCGIFFLAGS, INTERFACE(type_ifreq_flags) },
	{ SIOCGIFADDR, INTERFACE(type_ifreq) },
	{ SIOCGIFNETMASK, INTERFACE(type_ifreq_netmask) },
	{ SIOCGIFBRDADDR, INTERFACE(type_ifreq_broadcast) },
	{ SIOCGIFINDEX, INTERFACE(type_ifreq_index) },
	{ SIOCGIFMTU, INTERFACE(type_ifreq_mtu) },
};
static const struct type type_ioctl_argument = {
	.name = "...", .shape = SHAPE_CHOICE,
	.choice = { .by = { ARGUMENT(1) }, .count = 1, CASES(ioctl_arguments), .otherwise = INTEGER_TYPE(long, form_hexadecimal) },
};

const struct call call_ioctl = {
	.name = "ioctl", .section = "ioctl(2)", .header = "sys/ioctl.h", .group = "descriptors",
	.brief = "ask what a descriptor's kind of file has to say: bytes that wait, an interface's address",
	.example = "socket inet dgram; ioctl fionread; ioctl gifaddr lo",
	.invoke = make_ioctl, .returns = &type_status,
	ARGUMENTS(ioctl,
		DESCRIPTOR(0, "fd"),
		PARAMETER(1, "request", NAMES_TYPE(unsigned long, ioctl_requests)),
		PARAMETER(2, "arg", &type_ioctl_argument, BUFFER)),
};

const struct call call_sockatmark = {
	.name = "sockatmark", .section = "sockatmark(3)", .header = "sys/socket.h", .group = "data",
	.brief = "whether what is read next stood behind urgent data: 1 if so, else 0",
	.example = "srv = socket inet stream; bind 127.0.0.1 0; listen; cli = socket inet stream; "
	           "connect 127.0.0.1 @srv.port; sockatmark @cli",
	.invoke = make_sockatmark, .returns = &type_int,
	ARGUMENTS(sockatmark, DESCRIPTOR(0, "sockfd")),
};
