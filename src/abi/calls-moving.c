/* Rows of the table of calls: moving data from one descriptor to another inside the kernel. Each with the thin typed
 * function that makes the call. Not here: data that goes through the caller's memory (calls-data.c, calls-messages.c). */
#include "abi/calls-table.h"

#include <sys/syscall.h>
#include <unistd.h>

/* Straight to the kernel, which alone judges the offsets. */
#define MAKE(call, ...) static int64_t make_##call(const int64_t *a) { return syscall(SYS_##call, __VA_ARGS__); }
MAKE(sendfile, INT(0), INT(1), OUT(2), SIZE(3))
MAKE(splice, INT(0), OUT(1), INT(2), OUT(3), SIZE(4), UNSIGNED(5))
MAKE(tee, INT(0), INT(1), SIZE(2), UNSIGNED(3))

static const struct type type_offset = { .name = "off_t", .shape = SHAPE_INTEGER, .size = sizeof(off_t), .is_signed = true,
	.form = &form_number };

/* Where in a file, as the call finds it and leaves it; strace shows it as it was, of sendfile as it is then too. */
#define OFFSET_POINTER(i, parameter_name, ...) \
	PARAMETER(i, parameter_name, POINTER_TYPE("off_t *", DIRECTION_BOTH, \
	          ARRAY_TYPE("off_t", &type_offset, .size = sizeof(off_t), FIXED(1), __VA_ARGS__)), OR_NULL, KEYED)
#define OTHER_DESCRIPTOR(i, parameter_name) PARAMETER(i, parameter_name, &type_descriptor)
#define MOST(i, parameter_name) WHOLE(i, parameter_name, size_t, OR_VALUE(4096))
#define SPLICE_FLAGS(i) PARAMETER(i, "flags", NAMES_TYPE(unsigned int, splice_flags), OR_VALUE(0))

const struct call call_sendfile = {
	.name = "sendfile", .section = "sendfile(2)", .header = "sys/sendfile.h", .group = "data",
	.brief = "send so many bytes of a file, from its offset or from another one",
	.example = "f = memfd_create notes; write \"hello\"; sv = socketpair unix stream; "
	           "sendfile @sv[0] @f 4 offset=1; recv @sv[1]",
	.invoke = make_sendfile, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(sendfile,
		DESCRIPTOR(0, "out_fd"),
		OTHER_DESCRIPTOR(1, "in_fd"),
		OFFSET_POINTER(2, "offset", .print = print_moved),
		MOST(3, "count")),
};

const struct call call_splice = {
	.name = "splice", .section = "splice(2)", .header = "fcntl.h", .group = "data",
	.brief = "move data from a pipe to another descriptor, or from that to a pipe",
	.example = "p = pipe; sv = socketpair unix stream; send @sv[0] \"hello\"; splice @sv[1] @p[1] 100; read @p[0]",
	.invoke = make_splice, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(splice,
		DESCRIPTOR(0, "fd_in"),
		OFFSET_POINTER(1, "off_in"),
		OTHER_DESCRIPTOR(2, "fd_out"),
		OFFSET_POINTER(3, "off_out"),
		MOST(4, "len"),
		SPLICE_FLAGS(5)),
};

const struct call call_tee = {
	.name = "tee", .section = "tee(2)", .header = "fcntl.h", .group = "data",
	.brief = "copy what is in a pipe to another pipe; it stays in the first one",
	.example = "p = pipe; q = pipe; write @p[1] \"hello\"; tee @p[0] @q[1] 100; read @q[0]; read @p[0]",
	.invoke = make_tee, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(tee, DESCRIPTOR(0, "fd_in"), OTHER_DESCRIPTOR(1, "fd_out"), MOST(2, "len"), SPLICE_FLAGS(3)),
};
