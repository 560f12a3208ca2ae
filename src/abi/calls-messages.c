/* Rows of the table of calls: data in several buffers, messages with control data.
 * Not here: data in one buffer (calls-data.c), the structs of messages (messages.c). */
#include "abi/calls-table.h"

#include <sys/syscall.h>
#include <unistd.h>

#include "abi/messages.h"

/* Straight to the kernel, which alone judges what the user's structs lead to. */
#define MAKE(call, ...) static int64_t make_##call(const int64_t *a) { return syscall(SYS_##call, __VA_ARGS__); }
MAKE(readv, INT(0), IN(1), INT(2))
MAKE(writev, INT(0), IN(1), INT(2))
/* The offset as the kernel takes it, in two words: of 64 bits the first has all of it. */
#define OFFSET_WORDS (long)a[3], (long)((uint64_t)a[3] >> 32)
MAKE(preadv, INT(0), IN(1), INT(2), OFFSET_WORDS)
MAKE(pwritev, INT(0), IN(1), INT(2), OFFSET_WORDS)
MAKE(preadv2, INT(0), IN(1), INT(2), OFFSET_WORDS, INT(4))
MAKE(pwritev2, INT(0), IN(1), INT(2), OFFSET_WORDS, INT(4))
MAKE(vmsplice, INT(0), IN(1), SIZE(2), UNSIGNED(3))
MAKE(sendmsg, INT(0), IN(1), INT(2))
MAKE(recvmsg, INT(0), OUT(1), INT(2))
MAKE(sendmmsg, INT(0), OUT(1), UNSIGNED(2), INT(3))
MAKE(recvmmsg, INT(0), OUT(1), UNSIGNED(2), INT(3), OUT(4))

#define VECTOR(i, vector, count) \
	PARAMETER(i, "iov", POINTER_TYPE("const struct iovec *", DIRECTION_IN, \
	          ARRAY_TYPE("struct iovec []", &vector, COUNTED(ARGUMENT(count)))))
#define COUNT(i, parameter_name, ctype) PARAMETER(i, parameter_name, INTEGER_TYPE(ctype, form_number), MEASURED, KEYED)
#define MESSAGE(i, ctype, direction, message) PARAMETER(i, "msg", POINTER_TYPE(ctype, direction, &message))
#define MESSAGES(i, message, extent) \
	PARAMETER(i, "msgvec", POINTER_TYPE("struct mmsghdr *", DIRECTION_BOTH, \
	          ARRAY_TYPE("struct mmsghdr []", &message, extent)))

const struct call call_readv = {
	.name = "readv", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "read into several buffers, of so many bytes each",
	.example = "p = pipe; write @p[1] \"hello world!\"; readv @p[0] 5 20",
	.invoke = make_readv, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(readv, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec_out, 2), COUNT(2, "iovcnt", int)),
};

const struct call call_writev = {
	.name = "writev", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "write data from several buffers",
	.example = "p = pipe; writev @p[1] \"hello \" \"world!\"; read @p[0]",
	.invoke = make_writev, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(writev, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec, 2), COUNT(2, "iovcnt", int)),
};

/* What stands behind data is a key: offset=100. */
#define OFFSET(i, number) WHOLE(i, "offset", off_t, OR_VALUE(number), KEYED)

const struct call call_preadv = {
	.name = "preadv", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "readv at an offset, which the file's own does not follow",
	.example = "f = memfd_create notes; write \"hello world!\"; preadv @f 3 20 offset=2",
	.invoke = make_preadv, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(preadv, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec_out, 2), COUNT(2, "iovcnt", int), OFFSET(3, 0)),
};

const struct call call_pwritev = {
	.name = "pwritev", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "writev at an offset, which the file's own does not follow",
	.example = "f = memfd_create notes; pwritev @f \"hello \" \"world!\" offset=2; pread @f 20",
	.invoke = make_pwritev, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(pwritev, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec, 2), COUNT(2, "iovcnt", int), OFFSET(3, 0)),
};

const struct call call_preadv2 = {
	.name = "preadv2", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "preadv with flags; offset -1 is the file's own",
	.example = "p = pipe; write @p[1] \"hello world!\"; preadv2 @p[0] 5 20",
	.invoke = make_preadv2, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(preadv2, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec_out, 2), COUNT(2, "iovcnt", int), OFFSET(3, -1),
		NAMED_BY_KEY(4, "flags", vector_flags)),
};

const struct call call_pwritev2 = {
	.name = "pwritev2", .section = "readv(2)", .header = "sys/uio.h", .group = "data",
	.brief = "pwritev with flags; offset -1 is the file's own",
	.example = "p = pipe; pwritev2 @p[1] \"hello \" \"world!\"; read @p[0]",
	.invoke = make_pwritev2, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(pwritev2, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec, 2), COUNT(2, "iovcnt", int), OFFSET(3, -1),
		NAMED_BY_KEY(4, "flags", vector_flags)),
};

const struct call call_vmsplice = {
	.name = "vmsplice", .section = "vmsplice(2)", .header = "fcntl.h", .group = "data",
	.brief = "put memory into a pipe without copying it",
	.example = "p = pipe; vmsplice @p[1] \"hello \" \"world!\"; read @p[0]",
	.invoke = make_vmsplice, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(vmsplice, DESCRIPTOR(0, "fd"), VECTOR(1, type_iovec, 2), COUNT(2, "nr_segs", size_t),
		PARAMETER(3, "flags", NAMES_TYPE(unsigned int, splice_flags), OR_VALUE(0), KEYED)),
};

const struct call call_sendmsg = {
	.name = "sendmsg", .section = "sendmsg(2)", .header = "sys/socket.h", .group = "data",
	.brief = "send a message of several buffers, with control data",
	.example = "sv = socketpair unix stream; sendmsg @sv[0] \"he\" \"llo\" rights=0; recvmsg @sv[1] 100 control=256",
	.invoke = make_sendmsg, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(sendmsg,
		DESCRIPTOR(0, "sockfd"),
		MESSAGE(1, "const struct msghdr *", DIRECTION_IN, type_msghdr),
		NAMED_BY_KEY(2, "flags", message_flags)),
};

const struct call call_recvmsg = {
	.name = "recvmsg", .section = "recvmsg(2)", .header = "sys/socket.h", .group = "data",
	.brief = "receive a message into several buffers, with control data",
	.example = "sv = socketpair unix stream; sendmsg @sv[0] \"he\" \"llo\" rights=0; recvmsg @sv[1] 100 control=256",
	.invoke = make_recvmsg, .returns = &type_count, .waits = WAIT_RECEIVE,
	ARGUMENTS(recvmsg,
		DESCRIPTOR(0, "sockfd"),
		MESSAGE(1, "struct msghdr *", DIRECTION_BOTH, type_msghdr_out),
		NAMED_BY_KEY(2, "flags", message_flags)),
};

const struct call call_sendmmsg = {
	.name = "sendmmsg", .section = "sendmmsg(2)", .header = "sys/socket.h", .group = "data",
	.brief = "send several messages at once",
	.example = "sv = socketpair unix dgram; "
	           "sendmmsg @sv[0] [{msg_hdr={msg_iov=[{iov_base=\"a\"}]}}, {msg_hdr={msg_iov=[{iov_base=\"b\"}]}}]",
	.invoke = make_sendmmsg, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(sendmmsg,
		DESCRIPTOR(0, "sockfd"),
		MESSAGES(1, type_mmsghdr, COUNTED(ARGUMENT(2))),
		COUNT(2, "vlen", unsigned int),
		NAMED_BY_KEY(3, "flags", message_flags)),
};

const struct call call_recvmmsg = {
	.name = "recvmmsg", .section = "recvmmsg(2)", .header = "sys/socket.h", .group = "data",
	.brief = "receive several messages at once",
	.example = "sv = socketpair unix dgram; send @sv[0] \"a\"; send \"b\"; "
	           "recvmmsg @sv[1] [{msg_hdr={msg_iov=[{iov_len=9}]}}, {msg_hdr={msg_iov=[{iov_len=9}]}}]",
	.invoke = make_recvmmsg, .returns = &type_count, .waits = WAIT_RECEIVE,
	ARGUMENTS(recvmmsg,
		DESCRIPTOR(0, "sockfd"),
		MESSAGES(1, type_mmsghdr_out, COUNTED_AND_FILLED(ARGUMENT(2))),
		COUNT(2, "vlen", unsigned int),
		NAMED_BY_KEY(3, "flags", message_flags),
		PARAMETER(4, "timeout", POINTER_TYPE("struct timespec *", DIRECTION_BOTH, &type_timespec), OR_NULL, KEYED)),
};
