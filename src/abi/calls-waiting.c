/* Rows of the table of calls: waiting for one of several descriptors. Each with the thin typed function that makes the call.
 * Not here: calls that wait for a single one (calls-data.c, calls-sockets.c). */
#include "abi/calls-table.h"

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "abi/past-sanitizer.h"

static int64_t make_poll(const int64_t *a) { return poll(OUT(0), SIZE(1), INT(2)); }
static int64_t make_epoll_create1(const int64_t *a) { return epoll_create1(INT(0)); }
static int64_t make_epoll_ctl(const int64_t *a) { return epoll_ctl(INT(0), INT(1), INT(2), OUT(3)); }
static int64_t make_epoll_create(const int64_t *a)
{
#ifdef SYS_epoll_create
	return syscall(SYS_epoll_create, INT(0));
#else
	return epoll_create(INT(0));
#endif
}
static int64_t make_epoll_pwait(const int64_t *a)
{
	return syscall(SYS_epoll_pwait, INT(0), OUT(1), INT(2), INT(3), IN(4), SIZE(5));
}
static int64_t make_epoll_wait(const int64_t *a) { return epoll_wait(INT(0), OUT(1), INT(2), INT(3)); }

/* Past the C library, which takes the time out of the caller's memory itself. */
static int64_t make_select(const int64_t *a)
{
#ifdef SYS_select
	return syscall(SYS_select, INT(0), OUT(1), OUT(2), OUT(3), OUT(4));
#else
	return select(INT(0), OUT(1), OUT(2), OUT(3), OUT(4));
#endif
}

/* Past the C library, which hides what is left of the time. */
static int64_t make_ppoll(const int64_t *a) { return syscall(SYS_ppoll, OUT(0), SIZE(1), OUT(2), IN(3), SIZE(4)); }

static int64_t make_pselect(const int64_t *a)
{
	const struct { const void *mask; size_t size; } signals = { IN(5), sizeof(unsigned long) };
	return syscall(SYS_pselect6, INT(0), OUT(1), OUT(2), OUT(3), OUT(4), IN(5) ? &signals : NULL);
}

#define MILLISECONDS(i, parameter_name) WHOLE(i, parameter_name, int, OR_VALUE(-1), .unit = "milliseconds", \
	.per_second = 1000)

/* --- poll ---------------------------------------------------------------------------------------------------------- */

static const struct type type_ready = { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true,
	.form = &form_count, .print = print_ready };

#define POLLED \
	PARAMETER(0, "fds", POINTER_TYPE("struct pollfd *", DIRECTION_BOTH, \
		ARRAY_TYPE("struct pollfd []", &type_pollfd, COUNTED(ARGUMENT(1))))), \
	PARAMETER(1, "nfds", INTEGER_TYPE(nfds_t, form_length), MEASURED, KEYED)

/* The signals that are held back meanwhile; the kernel has their bytes as one argument more than the C library. */
#define SIGNALS(i) \
	PARAMETER(i, "sigmask", POINTER_TYPE("const sigset_t *", DIRECTION_IN, &type_void), OR_NULL, KEYED), \
	PARAMETER((i) + 1, "sigsetsize", INTEGER_TYPE(size_t, form_number), OR_VALUE(KERNEL_SIGNALS / 8), \
		.flags = MEMBER_KEYED | MEMBER_OF_KERNEL, \
		.brief = "bytes of the kernel's set of signals")
#define KERNEL_SIGNALS 64

const struct call call_poll = {
	.name = "poll", .section = "poll(2)", .header = "poll.h", .group = "waiting",
	.brief = "wait until one of several descriptors is ready, or for so many milliseconds",
	.example = "sv = socketpair unix stream; send @sv[0] \"x\"; poll @sv[0] in @sv[1] in|out 1000",
	.invoke = make_poll, .returns = &type_ready, .waits = WAIT_POLL,
	ARGUMENTS(poll,
		POLLED,
		MILLISECONDS(2, "timeout")),
};

const struct call call_ppoll = {
	.name = "ppoll", .section = "poll(2)", .header = "poll.h", .group = "waiting",
	.brief = "poll with a time in nanoseconds, and with signals that are held back meanwhile",
	.example = "sv = socketpair unix stream; ppoll @sv[1] out 1.5",
	.invoke = make_ppoll, .returns = &type_ready, .waits = WAIT_POLL,
	ARGUMENTS(ppoll,
		POLLED,
		PARAMETER(2, "timeout", POINTER_TYPE("const struct timespec *", DIRECTION_BOTH, &type_timespec), OR_NULL),
		SIGNALS(3)),
};

/* --- epoll --------------------------------------------------------------------------------------------------------- */

/* The kernel does not look at it where a descriptor is taken out. */
static const struct choice_case epoll_ctl_events[] = {
	{ EPOLL_CTL_DEL, POINTER_TYPE("struct epoll_event *", DIRECTION_IN, &type_void) },
};
static const struct type type_epoll_ctl_event = {
	.name = "struct epoll_event *", .shape = SHAPE_CHOICE,
	.choice = { .by = { ARGUMENT(1) }, .count = 1, CASES(epoll_ctl_events),
	            .otherwise = POINTER_TYPE("struct epoll_event *", DIRECTION_IN, &type_epoll_event) },
};

const struct call call_epoll_create = {
	.name = "epoll_create", .section = "epoll_create(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "the same as epoll_create1 without flags; the size says nothing any more, but has to be above 0",
	.example = "ep = epoll_create 1",
	.invoke = make_epoll_create, .returns = &type_descriptor,
	ARGUMENTS(epoll_create, WHOLE(0, "size", int, OR_VALUE(1))),
};

const struct call call_epoll_create1 = {
	.name = "epoll_create1", .section = "epoll_create1(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "make a descriptor that remembers which others to wait for",
	.example = "ep = epoll_create1 cloexec",
	.invoke = make_epoll_create1, .returns = &type_descriptor,
	ARGUMENTS(epoll_create1, NAMED_OR(0, "flags", epoll_flags, 0)),
};

const struct call call_epoll_ctl = {
	.name = "epoll_ctl", .section = "epoll_ctl(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "add a descriptor to those of an epoll descriptor, change what is waited for on it, or take it out",
	.example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s in|out|et; epoll_ctl @ep del @s",
	.invoke = make_epoll_ctl, .returns = &type_status,
	ARGUMENTS(epoll_ctl,
		DESCRIPTOR(0, "epfd"),
		NAMED(1, "op", epoll_operations),
		PARAMETER(2, "fd", &type_descriptor),
		PARAMETER(3, "event", &type_epoll_ctl_event, OR_NULL)),
};

#define READY_EVENTS \
	PARAMETER(1, "events", POINTER_TYPE("struct epoll_event *", DIRECTION_OUT, \
		ARRAY_TYPE("struct epoll_event []", &type_epoll_event, COUNTED_AND_FILLED(ARGUMENT(2)))), BUFFER, KEYED), \
	WHOLE(2, "maxevents", int, OR_VALUE(16))

const struct call call_epoll_wait = {
	.name = "epoll_wait", .section = "epoll_wait(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "wait until some of an epoll descriptor's are ready, or for so many milliseconds",
	.example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s out; epoll_wait @ep 10 1000",
	.invoke = make_epoll_wait, .returns = &type_count, .waits = WAIT_POLL,
	ARGUMENTS(epoll_wait,
		DESCRIPTOR(0, "epfd"),
		READY_EVENTS,
		MILLISECONDS(3, "timeout")),
};

const struct call call_epoll_pwait = {
	.name = "epoll_pwait", .section = "epoll_wait(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "epoll_wait with signals that are held back meanwhile",
	.example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s out; epoll_pwait @ep 10 1000",
	.invoke = make_epoll_pwait, .returns = &type_count, .waits = WAIT_POLL,
	ARGUMENTS(epoll_pwait, DESCRIPTOR(0, "epfd"), READY_EVENTS, MILLISECONDS(3, "timeout"), SIGNALS(4)),
};

#ifdef SYS_epoll_pwait2
static int64_t make_epoll_pwait2(const int64_t *a)
{
	return syscall(SYS_epoll_pwait2, INT(0), OUT(1), INT(2), IN(3), IN(4), SIZE(5));
}
#else
static int64_t make_epoll_pwait2(const int64_t *a)
{
	(void)a;
	errno = ENOSYS;
	return -1;
}
#endif

const struct call call_epoll_pwait2 = {
	.name = "epoll_pwait2", .section = "epoll_wait(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "epoll_pwait with a time in nanoseconds",
	.example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s out; epoll_pwait2 @ep 10 1.5",
	.invoke = make_epoll_pwait2, .returns = &type_count, .waits = WAIT_POLL,
	ARGUMENTS(epoll_pwait2,
		DESCRIPTOR(0, "epfd"),
		READY_EVENTS,
		PARAMETER(3, "timeout", POINTER_TYPE("const struct timespec *", DIRECTION_IN, &type_timespec), OR_NULL),
		SIGNALS(4)),
};

/* --- select -------------------------------------------------------------------------------------------------------- */

/* One above the highest descriptor of a set. */
static int64_t above_highest(const uint8_t *bytes, size_t size)
{
	int64_t above = 0;
	for (int64_t number; (number = form_fd_set.next(bytes, size, above)) >= 0;)
		above = number + 1;
	return above;
}

static const struct type type_selected = { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true,
	.form = &form_count, .print = print_selected };

#define DESCRIPTORS(i, parameter_name, its_word) \
	PARAMETER(i, parameter_name, POINTER_TYPE("fd_set *", DIRECTION_BOTH, &type_fd_set), OR_NULL, KEYED, .word = its_word)
#define SETS \
	PARAMETER(0, "nfds", INTEGER_TYPE(int, form_number), .fallback = FALLBACK_IMPLIED, .by = ARGUMENT(1), \
		.implied = above_highest, KEYED), \
	DESCRIPTORS(1, "readfds", "read"), DESCRIPTORS(2, "writefds", "write"), DESCRIPTORS(3, "exceptfds", "except")

const struct call call_select = {
	.name = "select", .section = "select(2)", .header = "sys/select.h", .group = "waiting",
	.brief = "wait until one of several descriptors is ready, or for so many seconds",
	.example = "sv = socketpair unix stream; send @sv[0] \"x\"; select read @sv[0] @sv[1] write @sv[1] 1.5",
	.invoke = make_select, .returns = &type_selected, .waits = WAIT_POLL,
	ARGUMENTS(select, SETS,
		PARAMETER(4, "timeout", POINTER_TYPE("struct timeval *", DIRECTION_BOTH, &type_timeval), OR_NULL)),
};

const struct call call_pselect = {
	.name = "pselect", .section = "select(2)", .header = "sys/select.h", .group = "waiting", .trace_name = "pselect6",
	.brief = "select with nanoseconds, and with signals that are held back meanwhile",
	.example = "sv = socketpair unix stream; pselect write @sv[0] 1.5",
	.invoke = make_pselect, .returns = &type_selected, .waits = WAIT_POLL,
	ARGUMENTS(pselect, SETS,
		PARAMETER(4, "timeout", POINTER_TYPE("const struct timespec *", DIRECTION_BOTH, &type_timespec), OR_NULL),
		PARAMETER(5, "sigmask", POINTER_TYPE("const sigset_t *", DIRECTION_IN, &type_void), OR_NULL, KEYED)),
};
