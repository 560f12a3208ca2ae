/* Rows of the table of calls: waiting for one of several descriptors. Each with the thin typed function that makes the call.
 * Not here: calls that wait for a single one (calls-data.c, calls-sockets.c). */
#include "abi/calls-table.h"

#include <poll.h>
#include <sys/epoll.h>

#include "abi/past-sanitizer.h"

static int64_t make_poll(const int64_t *a) { return poll(OUT(0), SIZE(1), INT(2)); }
static int64_t make_epoll_create1(const int64_t *a) { return epoll_create1(INT(0)); }
static int64_t make_epoll_ctl(const int64_t *a) { return epoll_ctl(INT(0), INT(1), INT(2), OUT(3)); }
static int64_t make_epoll_wait(const int64_t *a) { return epoll_wait(INT(0), OUT(1), INT(2), INT(3)); }

#define MILLISECONDS(i, parameter_name) WHOLE(i, parameter_name, int, OR_VALUE(-1), .per_second = 1000)

/* --- poll ---------------------------------------------------------------------------------------------------------- */

static const struct type type_ready = { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true,
	.form = &form_count, .print = print_ready };

const struct call call_poll = {
	.name = "poll", .section = "poll(2)", .header = "poll.h", .group = "waiting",
	.brief = "wait until one of several descriptors is ready, or for so many milliseconds",
	.example = "sv = socketpair unix stream; send @sv[0] \"x\"; poll @sv[0] in @sv[1] in|out 1000",
	.invoke = make_poll, .returns = &type_ready, .waits = WAIT_POLL,
	ARGUMENTS(poll,
		PARAMETER(0, "fds", POINTER_TYPE("struct pollfd *", DIRECTION_BOTH,
			ARRAY_TYPE("struct pollfd []", &type_pollfd, COUNTED(ARGUMENT(1))))),
		PARAMETER(1, "nfds", INTEGER_TYPE(nfds_t, form_length), MEASURED, KEYED),
		MILLISECONDS(2, "timeout")),
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

const struct call call_epoll_wait = {
	.name = "epoll_wait", .section = "epoll_wait(2)", .header = "sys/epoll.h", .group = "waiting",
	.brief = "wait until some of an epoll descriptor's are ready, or for so many milliseconds",
	.example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s out; epoll_wait @ep 10 1000",
	.invoke = make_epoll_wait, .returns = &type_count, .waits = WAIT_POLL,
	ARGUMENTS(epoll_wait,
		DESCRIPTOR(0, "epfd"),
		PARAMETER(1, "events", POINTER_TYPE("struct epoll_event *", DIRECTION_OUT,
			ARRAY_TYPE("struct epoll_event []", &type_epoll_event, COUNTED_BY_RESULT(ARGUMENT(2)))), BUFFER, KEYED),
		WHOLE(2, "maxevents", int, OR_VALUE(16)),
		MILLISECONDS(3, "timeout")),
};
