/* Rows of the table of calls: descriptors that tell of events, times and processes. Each with the thin typed function that
 * makes the call. Not here: waiting for them (calls-waiting.c). */
#include "abi/calls-table.h"

#include <sys/syscall.h>
#include <unistd.h>

/* Straight to the kernel, which alone judges the user's pointers. */
#define MAKE(call, number, ...) static int64_t make_##call(const int64_t *a) { return syscall(number, __VA_ARGS__); }
MAKE(eventfd, SYS_eventfd2, UNSIGNED(0), INT(1))
MAKE(timerfd_create, SYS_timerfd_create, INT(0), INT(1))
MAKE(timerfd_settime, SYS_timerfd_settime, INT(0), INT(1), IN(2), OUT(3))
MAKE(timerfd_gettime, SYS_timerfd_gettime, INT(0), OUT(1))
MAKE(pidfd_open, SYS_pidfd_open, INT(0), UNSIGNED(1))

#define TIMER_OUT(i, parameter_name) \
	PARAMETER(i, parameter_name, POINTER_TYPE("struct itimerspec *", DIRECTION_OUT, &type_itimerspec), BUFFER, KEYED)

const struct call call_eventfd = {
	.name = "eventfd", .section = "eventfd(2)", .header = "sys/eventfd.h", .group = "waiting", .trace_name = "eventfd2",
	.brief = "make a descriptor with a counter: what is written is added, what is read is taken away",
	.example = "e = eventfd 3; poll @e in 0; read @e 8",
	.invoke = make_eventfd, .returns = &type_descriptor,
	ARGUMENTS(eventfd, WHOLE(0, "initval", unsigned int, OR_VALUE(0)), NAMED_OR(1, "flags", event_flags, 0)),
};

const struct call call_timerfd_create = {
	.name = "timerfd_create", .section = "timerfd_create(2)", .header = "sys/timerfd.h", .group = "waiting",
	.brief = "make a timer: a descriptor that is ready when a time is over",
	.example = "t = timerfd_create monotonic; timerfd_settime 0.01; read @t 8",
	.invoke = make_timerfd_create, .returns = &type_descriptor,
	ARGUMENTS(timerfd_create, NAMED(0, "clockid", clocks), NAMED_OR(1, "flags", timer_flags, 0)),
};

const struct call call_timerfd_settime = {
	.name = "timerfd_settime", .section = "timerfd_create(2)", .header = "sys/timerfd.h", .group = "waiting",
	.brief = "start a timer: when it is over, and then again how often; 0 stops it",
	.example = "t = timerfd_create monotonic; timerfd_settime 60 1.5; timerfd_settime 0",
	.invoke = make_timerfd_settime, .returns = &type_status,
	ARGUMENTS(timerfd_settime,
		DESCRIPTOR(0, "fd"),
		NAMED_BY_KEY(1, "flags", timer_flags),
		PARAMETER(2, "new_value", POINTER_TYPE("const struct itimerspec *", DIRECTION_IN, &type_itimerspec)),
		TIMER_OUT(3, "old_value")),
};

const struct call call_timerfd_gettime = {
	.name = "timerfd_gettime", .section = "timerfd_create(2)", .header = "sys/timerfd.h", .group = "waiting",
	.brief = "how long it takes until a timer is over",
	.example = "t = timerfd_create monotonic; timerfd_settime 60 1.5; timerfd_gettime",
	.invoke = make_timerfd_gettime, .returns = &type_status,
	ARGUMENTS(timerfd_gettime, DESCRIPTOR(0, "fd"), TIMER_OUT(1, "curr_value")),
};

const struct call call_pidfd_open = {
	.name = "pidfd_open", .section = "pidfd_open(2)", .header = "sys/pidfd.h", .group = "waiting",
	.brief = "make a descriptor of a process: ready to be read once it has ended",
	.example = "p = pidfd_open 1; poll @p in 0",
	.invoke = make_pidfd_open, .returns = &type_descriptor,
	ARGUMENTS(pidfd_open,
		WHOLE(0, "pid", pid_t),
		PARAMETER(1, "flags", NAMES_TYPE(unsigned int, process_flags), OR_VALUE(0))),
};
