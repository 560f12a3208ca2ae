/* Rows of the table of calls: files. Each with the thin typed function that makes the call.
 * Not here: what files share with sockets (calls-descriptors.c), reading and writing them (calls-data.c). */
#include "abi/calls-table.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Straight to the kernel, which alone judges the user's pointers. */
#define MAKE(call, ...) static int64_t make_##call(const int64_t *a) { return syscall(SYS_##call, __VA_ARGS__); }
MAKE(memfd_create, IN(0), UNSIGNED(1))
MAKE(ftruncate, INT(0), (long)a[1])
MAKE(fsync, INT(0))

static int64_t make_open(const int64_t *a) { return syscall(SYS_openat, AT_FDCWD, IN(0), INT(1), (mode_t)a[2]); }
static int64_t make_unlink(const int64_t *a) { return syscall(SYS_unlinkat, AT_FDCWD, IN(0), 0); }
static int64_t make_lseek(const int64_t *a) { return lseek(INT(0), (off_t)a[1], INT(2)); }
static int64_t make_isatty(const int64_t *a) { return isatty(INT(0)); }

#define PATH(i) TEXT(i, "pathname")
#define OFFSET_TYPE INTEGER_TYPE(off_t, form_number)

/* The permissions count only for a file that is made. */
static const struct type *find_mode(const int64_t *values)
{
	static const struct type mode = { .name = "mode_t", .shape = SHAPE_INTEGER, .size = sizeof(mode_t), .form = &form_mode };
	int64_t directory = O_DIRECTORY, temporary = O_TMPFILE & ~directory;
	return values[0] & (O_CREAT | temporary) ? &mode : &type_void;
}
static const struct type type_open_mode = {
	.name = "...", .shape = SHAPE_CHOICE, .brief = "permissions of a file that is made, in octal: 0644",
	.choice = { .by = { ARGUMENT(1) }, .count = 1, .find = find_mode, .otherwise = &type_void },
};

const struct call call_open = {
	.name = "open", .section = "open(2)", .header = "fcntl.h", .group = "descriptors", .trace_name = "openat",
	.brief = "open a file, or make it",
	.example = "f = open /etc/hosts rdonly|cloexec; read 20",
	.invoke = make_open, .returns = &type_descriptor,
	ARGUMENTS(open,
		PATH(0),
		NAMED_OR(1, "flags", open_flags, O_RDONLY),
		PARAMETER(2, "mode", &type_open_mode)),
};

const struct call call_lseek = {
	.name = "lseek", .section = "lseek(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "move a file's offset; sockets and pipes have none: ESPIPE",
	.example = "f = memfd_create notes; write \"hello\"; lseek 1 set; read",
	.invoke = make_lseek, .returns = OFFSET_TYPE,
	ARGUMENTS(lseek, DESCRIPTOR(0, "fd"), PARAMETER(1, "offset", OFFSET_TYPE), NAMED_OR(2, "whence", whences, SEEK_SET)),
};

const struct call call_ftruncate = {
	.name = "ftruncate", .section = "truncate(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "make a file so many bytes long",
	.example = "f = memfd_create notes; write \"hello\"; ftruncate 3; pread @f",
	.invoke = make_ftruncate, .returns = &type_status,
	ARGUMENTS(ftruncate, DESCRIPTOR(0, "fd"), PARAMETER(1, "length", OFFSET_TYPE)),
};

const struct call call_fsync = {
	.name = "fsync", .section = "fsync(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "wait until what was written to a file is on the disk; sockets and pipes have none: EINVAL",
	.example = "f = memfd_create notes; write \"hello\"; fsync",
	.invoke = make_fsync, .returns = &type_status,
	ARGUMENTS(fsync, DESCRIPTOR(0, "fd")),
};

const struct call call_unlink = {
	.name = "unlink", .section = "unlink(2)", .header = "unistd.h", .group = "descriptors",
	.brief = "take a file's name away, as that of a unix socket before it is bound again",
	.example = "unlink /tmp/no/such/file",
	.invoke = make_unlink, .returns = &type_status,
	ARGUMENTS(unlink, PATH(0)),
};

const struct call call_isatty = {
	.name = "isatty", .section = "isatty(3)", .header = "unistd.h", .group = "descriptors",
	.brief = "whether a descriptor is a terminal: 1 if so, else 0",
	.example = "sv = socketpair unix stream; isatty",
	.invoke = make_isatty, .returns = &type_int, .failure = FAILS_ZERO,
	ARGUMENTS(isatty, DESCRIPTOR(0, "fd")),
};

const struct call call_memfd_create = {
	.name = "memfd_create", .section = "memfd_create(2)", .header = "sys/mman.h", .group = "descriptors",
	.brief = "make a file that is only in memory; the name is for its /proc/self/fd entry alone",
	.example = "f = memfd_create notes allow_sealing; write \"hello\"; pread @f",
	.invoke = make_memfd_create, .returns = &type_descriptor,
	ARGUMENTS(memfd_create,
		TEXT(0, "name"),
		PARAMETER(1, "flags", NAMES_TYPE(unsigned int, memory_file_flags), OR_VALUE(0))),
};
