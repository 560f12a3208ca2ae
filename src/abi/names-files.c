/* The names that stand in calls on files, pipes, events and timers, and of resources of a process.
 * Not here: names that sockets share with them (names-descriptor.c). */
#include "abi/names.h"

#include <fcntl.h>
#include <linux/close_range.h>
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
