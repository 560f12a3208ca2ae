/* Structs of waiting for descriptors.
 * Not here: pollfd and timeval (structs.c). */
#include "abi/structs.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>

#include "abi/habits.h"
#include "abi/names.h"
#include "type/rows.h"

/* strace shows the number in two widths; the other members are the same bytes again. */
static const struct member epoll_data_members[] = {
	{ .name = "fd", .type = &type_descriptor, .flags = MEMBER_PADDING, .brief = "descriptor, by custom" },
	{ .name = "u32", .type = &type_uint32, .brief = "the same bytes as a number" },
	{ .name = "u64", .type = &type_uint64, .brief = "all bytes as a number" },
};

static const struct type type_epoll_data = {
	.name = "union epoll_data", .shape = SHAPE_STRUCT, .size = sizeof(union epoll_data), .is_union = true,
	MEMBERS(epoll_data_members),
};

static const struct member epoll_event_members[] = {
	MEMBER(epoll_event, events, NAMES_TYPE(uint32_t, epoll_events), .example = "in, or in|et", .brief = "what to wait for"),
	MEMBER(epoll_event, data, &type_epoll_data, .fallback = FALLBACK_BESIDE, .by = OUTER_ARGUMENT(2),
		.brief = "comes back with the event; left out: the descriptor"),
};

const struct type type_epoll_event = {
	STRUCT_TYPE(epoll_event, epoll_event_members), .header = "sys/epoll.h", .section = "epoll_ctl(2)",
	.brief = "what epoll waits for, and what it gives back then", .words = "events [data.fd]",
};

static const struct member timespec_members[] = {
	MEMBER(timespec, tv_sec, INTEGER_TYPE(time_t, form_number), .unit = "seconds", .per_second = 1, .brief = "seconds"),
	MEMBER(timespec, tv_nsec, INTEGER_TYPE(long, form_number), .unit = "nanoseconds", .per_second = 1000000000,
		.brief = "nanoseconds"),
};

const struct type type_timespec = {
	STRUCT_TYPE(timespec, timespec_members), .header = "time.h", .section = "timespec(3type)",
	.brief = "a time, or for how long", .words = "tv_sec.tv_nsec",
};

static const struct member itimerspec_members[] = {
	MEMBER(itimerspec, it_interval, &type_timespec, .brief = "from one time to the next; 0: only once"),
	MEMBER(itimerspec, it_value, &type_timespec, .brief = "until the first time; 0: the timer is off"),
};

const struct type type_itimerspec = {
	STRUCT_TYPE(itimerspec, itimerspec_members), .header = "time.h", .section = "timerfd_create(2)",
	.brief = "when a timer is over", .words = "it_value [it_interval]",
};

static const struct member f_owner_ex_members[] = {
	MEMBER(f_owner_ex, type, NAMES_TYPE(int, owner_types), .example = "pid 1", .brief = "thread, process or group"),
	MEMBER(f_owner_ex, pid, INTEGER_TYPE(pid_t, form_number), .brief = "its number"),
};

const struct type type_f_owner_ex = {
	STRUCT_TYPE(f_owner_ex, f_owner_ex_members), .header = "fcntl.h", .section = "fcntl(2)",
	.brief = "who gets SIGIO and SIGURG of a descriptor", .words = "type pid", .example = "pid 1",
};

static const struct member flock_members[] = {
	MEMBER(flock, l_type, NAMES_TYPE(short, locks), .brief = "to read, to write, or none"),
	MEMBER(flock, l_whence, NAMES_TYPE(short, whences), .brief = "from where l_start counts"),
	MEMBER(flock, l_start, INTEGER_TYPE(off_t, form_number), .brief = "the first byte"),
	MEMBER(flock, l_len, INTEGER_TYPE(off_t, form_number), .brief = "how many bytes; 0: all to the end"),
	MEMBER(flock, l_pid, INTEGER_TYPE(pid_t, form_number), .flags = MEMBER_PADDING, .brief = "of F_GETLK alone"),
};

const struct type type_flock = {
	STRUCT_TYPE(flock, flock_members), .header = "fcntl.h", .section = "fcntl_locking(2)",
	.brief = "a lock of a part of a file", .words = "l_type l_whence l_start l_len", .example = "wrlck set 0 10",
};

const struct type type_fd_set = {
	.name = "fd_set", .shape = SHAPE_BYTES, .size = sizeof(fd_set), .form = &form_fd_set, .of = &type_descriptor,
	.extent = { .kind = EXTENT_FIXED, .number = sizeof(fd_set), .by = ARGUMENT(0) }, .print = print_below_count, .header = "sys/select.h", .section = "select(2)", .brief = "descriptors that select waits for",
};
