/* The names that stand in calls on files, pipes, events and timers, and of resources of a process.
 * Not here: names that sockets share with them (names-descriptor.c). */
#include "abi/names.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "abi/names-table.h"

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL NOT_IN_HEADERS
#define MFD_EXEC NOT_IN_HEADERS
#endif

static const struct name vector_flag_names[] = {
	NAMED(RWF_HIPRI, "ask the device instead of waiting for its interrupt"),
	NAMED(RWF_DSYNC, "as with O_DSYNC, this once"),
	NAMED(RWF_SYNC, "as with O_SYNC, this once"),
	NAMED(RWF_NOWAIT, "EAGAIN where the data is not there at once"),
	NAMED(RWF_APPEND, "as with O_APPEND, this once"),
};

const struct name_set vector_flags = {
	.name = "flag of preadv2", .prefixes = { "RWF_" }, .unknown = "RWF_???", .kind = SET_FLAGS,
	NAMES(vector_flag_names),
	.section = "readv(2)", .example = "p = pipe; write @p[1] \"hello\"; preadv2 @p[0] 100 flags=nowait",
};

static const struct name splice_flag_names[] = {
	NAMED(SPLICE_F_MOVE, "move pages instead of copying them; of no effect now"),
	NAMED(SPLICE_F_NONBLOCK, "do not wait for the pipes: EAGAIN"),
	NAMED(SPLICE_F_MORE, "more data follows, as MSG_MORE"),
	NAMED(SPLICE_F_GIFT, "of vmsplice: the memory is the kernel's from now on"),
};

const struct name_set splice_flags = {
	.name = "splice flag", .prefixes = { "SPLICE_F_" }, .unknown = "SPLICE_F_???", .kind = SET_FLAGS,
	NAMES(splice_flag_names),
	.section = "splice(2)", .example = "p = pipe; q = pipe; write @p[1] \"hello\"; splice @p[0] @q[1] 100 nonblock",
};

static const struct name memory_file_flag_names[] = {
	NAMED(MFD_CLOEXEC, "the descriptor closes when the process runs another program"),
	NAMED(MFD_ALLOW_SEALING, "F_ADD_SEALS is allowed"),
	NAMED(MFD_HUGETLB, "in huge pages"),
	NAMED(MFD_NOEXEC_SEAL, "can never be run"),
	NAMED(MFD_EXEC, "can be run"),
};

const struct name_set memory_file_flags = {
	.name = "flag of a memory file", .prefixes = { "MFD_" }, .unknown = "MFD_???", .kind = SET_FLAGS,
	NAMES(memory_file_flag_names),
	.section = "memfd_create(2)", .example = "memfd_create notes cloexec|allow_sealing",
};

static const struct name whence_names[] = {
	NAMED(SEEK_SET, "from the beginning of the file"),
	NAMED(SEEK_CUR, "from where the file's offset is"),
	NAMED(SEEK_END, "from the end of the file"),
	NAMED(SEEK_DATA, "to the next data"),
	NAMED(SEEK_HOLE, "to the next hole"),
};

const struct name_set whences = {
	.name = "start of an offset", .prefixes = { "SEEK_" }, .unknown = "SEEK_???", NAMES(whence_names),
	.section = "lseek(2)", .example = "f = memfd_create notes; write \"hello\"; lseek 0 end; lseek -2 cur",
};

static const struct name event_flag_names[] = {
	NAMED(EFD_SEMAPHORE, "each read takes 1 instead of all"),
	NAMED(EFD_CLOEXEC, "the descriptor closes when the process runs another program"),
	NAMED(EFD_NONBLOCK, "calls that would wait return EAGAIN"),
};

const struct name_set event_flags = {
	.name = "flag of an event descriptor", .prefixes = { "EFD_" }, .unknown = "EFD_???", .kind = SET_FLAGS,
	NAMES(event_flag_names),
	.section = "eventfd(2)", .example = "eventfd 3 semaphore|nonblock; read; read",
};

static const struct name timer_flag_names[] = {
	NAMED(TFD_TIMER_ABSTIME, "at that time, instead of after so long"),
	NAMED(TFD_TIMER_CANCEL_ON_SET, "ECANCELED where the clock is set"),
	NAMED(TFD_CLOEXEC, "the descriptor closes when the process runs another program"),
	NAMED(TFD_NONBLOCK, "calls that would wait return EAGAIN"),
};

const struct name_set timer_flags = {
	.name = "timer flag", .prefixes = { "TFD_" }, .unknown = "TFD_???", .kind = SET_FLAGS,
	NAMES(timer_flag_names),
	.section = "timerfd_create(2)", .example = "t = timerfd_create monotonic nonblock|cloexec; read",
};

static const struct name clock_names[] = {
	NAMED(CLOCK_REALTIME, "the time of day, which can be set"),
	NAMED(CLOCK_MONOTONIC, "since the system started, not counting sleep"),
	NAMED(CLOCK_PROCESS_CPUTIME_ID, "the processor time of this process"),
	NAMED(CLOCK_THREAD_CPUTIME_ID, "the processor time of this thread"),
	NAMED(CLOCK_MONOTONIC_RAW, "CLOCK_MONOTONIC without corrections"),
	NAMED(CLOCK_REALTIME_COARSE, "CLOCK_REALTIME, faster and less exact"),
	NAMED(CLOCK_MONOTONIC_COARSE, "CLOCK_MONOTONIC, faster and less exact"),
	NAMED(CLOCK_BOOTTIME, "since the system started, with sleep"),
	NAMED(CLOCK_REALTIME_ALARM, "CLOCK_REALTIME, and wakes the system up"),
	NAMED(CLOCK_BOOTTIME_ALARM, "CLOCK_BOOTTIME, and wakes the system up"),
	NAMED(CLOCK_TAI, "the time of day without leap seconds"),
};

const struct name_set clocks = {
	.name = "clock", .prefixes = { "CLOCK_" }, .unknown = "CLOCK_???", NAMES(clock_names),
	.section = "timerfd_create(2)", .example = "t = timerfd_create boottime",
};

static const struct name process_flag_names[] = {
	NAMED_AS("PIDFD_NONBLOCK", O_NONBLOCK, "waiting for the process returns EAGAIN while it runs"),
};

const struct name_set process_flags = {
	.name = "flag of a process descriptor", .prefixes = { "PIDFD_" }, .unknown = "PIDFD_???", .kind = SET_FLAGS,
	NAMES(process_flag_names),
	.section = "pidfd_open(2)", .example = "pidfd_open 1 nonblock",
};
