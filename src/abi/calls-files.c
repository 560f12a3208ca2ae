/* Rows of the table of calls: files. Each with the thin typed function that makes the call.
 * Not here: what files share with sockets (calls-descriptors.c), reading and writing them (calls-data.c). */
#include "abi/calls-table.h"

#include <sys/syscall.h>
#include <unistd.h>

/* Straight to the kernel, which alone judges the user's pointers. */
#define MAKE(call, ...) static int64_t make_##call(const int64_t *a) { return syscall(SYS_##call, __VA_ARGS__); }
MAKE(memfd_create, IN(0), UNSIGNED(1))

const struct call call_memfd_create = {
	.name = "memfd_create", .section = "memfd_create(2)", .header = "sys/mman.h", .group = "descriptors",
	.brief = "make a file that is only in memory; the name is for its /proc/self/fd entry alone",
	.example = "f = memfd_create notes allow_sealing; write \"hello\"; pread @f",
	.invoke = make_memfd_create, .returns = &type_descriptor,
	ARGUMENTS(memfd_create,
		TEXT(0, "name"),
		PARAMETER(1, "flags", NAMES_TYPE(unsigned int, memory_file_flags), OR_VALUE(0))),
};
