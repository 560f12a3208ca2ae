/* Rows of the table of calls: sending, receiving, reading, writing. Each with the thin typed function that makes the call.
 * Not here: all other calls (calls-*.c). */
#include "abi/calls-table.h"

#include <sys/socket.h>
#include <unistd.h>

#include "abi/past-sanitizer.h"

static int64_t make_send(const int64_t *a) { return send(INT(0), IN(1), SIZE(2), INT(3)); }
static int64_t make_sendto(const int64_t *a) { return sendto(INT(0), IN(1), SIZE(2), INT(3), IN(4), UNSIGNED(5)); }
static int64_t make_recv(const int64_t *a) { return recv(INT(0), OUT(1), SIZE(2), INT(3)); }
static int64_t make_recvfrom(const int64_t *a) { return recvfrom(INT(0), OUT(1), SIZE(2), INT(3), OUT(4), OUT(5)); }
static int64_t make_read(const int64_t *a) { return read(INT(0), OUT(1), SIZE(2)); }
static int64_t make_write(const int64_t *a) { return write(INT(0), IN(1), SIZE(2)); }
static int64_t make_pread(const int64_t *a) { return pread(INT(0), OUT(1), SIZE(2), (off_t)a[3]); }
static int64_t make_pwrite(const int64_t *a) { return pwrite(INT(0), IN(1), SIZE(2), (off_t)a[3]); }

#define OFFSET(i) WHOLE(i, "offset", off_t, OR_VALUE(0))

const struct call call_send = {
	.name = "send", .section = "send(2)", .header = "sys/socket.h", .group = "data",
	.brief = "send data on a connected socket",
	.example = "sv = socketpair unix stream; send @sv[0] \"hello\\n\"; recv @sv[1]",
	.invoke = make_send, .returns = &type_count, .waits = WAIT_WRITE, .trace_name = "sendto",
	ARGUMENTS(send,
		DESCRIPTOR(0, "sockfd"),
		DATA_IN(1, "buf", 2),
		DATA_LENGTH(2, "len"),
		NAMED_OR(3, "flags", message_flags, 0)),
};

const struct call call_sendto = {
	.name = "sendto", .section = "send(2)", .header = "sys/socket.h", .group = "data",
	.brief = "send data to an address, as one datagram",
	.example = "srv = socket inet dgram; bind 127.0.0.1 0; "
	           "cli = socket inet dgram; sendto \"hi\" 127.0.0.1 @srv.port; recvfrom @srv 100",
	.invoke = make_sendto, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(sendto,
		DESCRIPTOR(0, "sockfd"),
		DATA_IN(1, "buf", 2),
		DATA_LENGTH(2, "len"),
		NAMED_BY_KEY(3, "flags", message_flags),
		ADDRESS_IN(4, "dest_addr", 5, OR_NULL),
		ADDRESS_LENGTH(5)),
};

const struct call call_recv = {
	.name = "recv", .section = "recv(2)", .header = "sys/socket.h", .group = "data",
	.brief = "receive data, up to so many bytes",
	.example = "sv = socketpair unix stream; send @sv[0] \"hello\\n\"; recv @sv[1] 100 peek; recv @sv[1]",
	.invoke = make_recv, .returns = &type_count, .waits = WAIT_RECEIVE, .trace_name = "recvfrom",
	ARGUMENTS(recv,
		DESCRIPTOR(0, "sockfd"),
		DATA_OUT(1, "buf", 2),
		BUFFER_LENGTH(2, "len"),
		NAMED_OR(3, "flags", message_flags, 0)),
};

const struct call call_recvfrom = {
	.name = "recvfrom", .section = "recv(2)", .header = "sys/socket.h", .group = "data",
	.brief = "receive data and the address of its sender",
	.example = "srv = socket inet dgram; bind 127.0.0.1 0; "
	           "cli = socket inet dgram; sendto \"hi\" 127.0.0.1 @srv.port; recvfrom @srv 100",
	.invoke = make_recvfrom, .returns = &type_count, .waits = WAIT_RECEIVE,
	ARGUMENTS(recvfrom,
		DESCRIPTOR(0, "sockfd"),
		DATA_OUT(1, "buf", 2),
		BUFFER_LENGTH(2, "len"),
		NAMED_OR(3, "flags", message_flags, 0),
		ADDRESS_OUT(4, "src_addr", 5),
		LENGTH_POINTER(5, "addrlen")),
};

const struct call call_read = {
	.name = "read", .section = "read(2)", .header = "unistd.h", .group = "data",
	.brief = "read from a descriptor, up to so many bytes",
	.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
	.invoke = make_read, .returns = &type_count, .waits = WAIT_READ,
	ARGUMENTS(read, DESCRIPTOR(0, "fd"), DATA_OUT(1, "buf", 2), BUFFER_LENGTH(2, "count")),
};

const struct call call_write = {
	.name = "write", .section = "write(2)", .header = "unistd.h", .group = "data",
	.brief = "write to a descriptor",
	.example = "p = pipe; write @p[1] \"hello\"; read @p[0]",
	.invoke = make_write, .returns = &type_count, .waits = WAIT_WRITE,
	ARGUMENTS(write, DESCRIPTOR(0, "fd"), DATA_IN(1, "buf", 2), DATA_LENGTH(2, "count")),
};

const struct call call_pread = {
	.name = "pread", .section = "pread(2)", .header = "unistd.h", .group = "data",
	.brief = "read from a file at an offset, which the file's own does not follow; ESPIPE of what has none",
	.example = "f = memfd_create notes; write \"hello\"; pread @f 4 1",
	.invoke = make_pread, .returns = &type_count, .waits = WAIT_READ, .trace_name = "pread64",
	ARGUMENTS(pread, DESCRIPTOR(0, "fd"), DATA_OUT(1, "buf", 2), BUFFER_LENGTH(2, "count"), OFFSET(3)),
};

const struct call call_pwrite = {
	.name = "pwrite", .section = "pread(2)", .header = "unistd.h", .group = "data",
	.brief = "write to a file at an offset, which the file's own does not follow; ESPIPE of what has none",
	.example = "f = memfd_create notes; pwrite \"hello\" 100; pread @f 10 98",
	.invoke = make_pwrite, .returns = &type_count, .waits = WAIT_WRITE, .trace_name = "pwrite64",
	ARGUMENTS(pwrite, DESCRIPTOR(0, "fd"), DATA_IN(1, "buf", 2), DATA_LENGTH(2, "count"), OFFSET(3)),
};
