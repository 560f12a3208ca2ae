/* The names that stand in calls on descriptors of every kind: open flags, fcntl commands, poll events.
 * Not here: names of sockets (names-socket.c).
 *
 * They come from the kernel's headers: the C library's have no O_LARGEFILE, no POLL_BUSY_LOOP and none of the
 * kernel's own bits, and these are what fcntl(fd, F_GETFL) and traces bring. The two sorts of header do not go
 * into one file together. */
#include "abi/names.h"

#include <linux/fcntl.h>
#include <linux/poll.h>

#include "abi/names-table.h"

#ifndef POLL_BUSY_LOOP
#define POLL_BUSY_LOOP NOT_IN_HEADERS
#endif

#define ACCESS_MODES \
	NAMED(O_RDONLY, "access: read only"), \
	NAMED(O_WRONLY, "access: write only"), \
	NAMED(O_RDWR, "access: read and write"), \
	NAMED(O_ACCMODE, "the bits of the access mode")

/* In strace's order. A name of two bits stands before those that have one of them. */
#define STATUS_FLAGS \
	NAMED(O_CREAT, "make the file if there is none"), \
	NAMED(O_EXCL, "with O_CREAT: fail if the file is there"), \
	NAMED(O_NOCTTY, "do not become this terminal's session"), \
	NAMED(O_TRUNC, "empty the file"), \
	NAMED(O_APPEND, "write at the end"), \
	NAMED(O_NONBLOCK, "calls that would wait return EAGAIN"), \
	NAMED(O_SYNC, "a write returns when data and attributes are on the disk"), \
	NAMED(__O_SYNC, "the kernel's bit of O_SYNC"), \
	NAMED(O_DSYNC, "a write returns when the data is on the disk"), \
	NAMED(O_DIRECT, "past the cache; of a pipe: packets instead of a stream"), \
	NAMED(O_LARGEFILE, "offsets of 64 bits; the kernel sets it"), \
	NAMED(O_NOFOLLOW, "fail if the last part of the path is a symbolic link"), \
	NAMED(O_NOATIME, "leave the time of the last access alone"), \
	NAMED(O_CLOEXEC, "the descriptor closes when the process runs another program"), \
	NAMED(O_PATH, "only a place in the file system"), \
	NAMED(O_TMPFILE, "a file without a name"), \
	NAMED(__O_TMPFILE, "the kernel's bit of O_TMPFILE"), \
	NAMED(O_DIRECTORY, "fail if it is no directory"), \
	NAMED(FASYNC, "SIGIO when data arrives"), \
	ALIAS_AS("O_ASYNC", FASYNC), ALIAS(O_NDELAY), ALIAS_AS("O_FSYNC", O_SYNC), ALIAS_AS("O_RSYNC", O_SYNC)

static const struct name open_flag_names[] = { ACCESS_MODES, STATUS_FLAGS };

const struct name_set open_flags = {
	.name = "status flag", .prefixes = { "O_" }, .unknown = "O_???",
	.kind = SET_ENUM_AND_FLAGS, .enum_mask = O_ACCMODE, NAMES(open_flag_names),
	.section = "fcntl(2)", .example = "socket inet stream; fcntl setfl nonblock; fcntl getfl",
};

static const struct name creation_flag_names[] = { STATUS_FLAGS };

const struct name_set creation_flags = {
	.name = "flag of a new descriptor", .prefixes = { "O_" }, .unknown = "O_???", .kind = SET_FLAGS,
	NAMES(creation_flag_names),
	.section = "pipe(2)", .example = "pipe2 cloexec|nonblock",
};

static const struct name descriptor_flag_names[] = {
	NAMED(FD_CLOEXEC, "the descriptor closes when the process runs another program"),
};

const struct name_set descriptor_flags = {
	.name = "descriptor flag", .prefixes = { "FD_" }, .unknown = "FD_???", .kind = SET_FLAGS,
	NAMES(descriptor_flag_names),
	.section = "fcntl(2)", .example = "socket inet stream; fcntl setfd cloexec; fcntl getfd",
};

static const struct name fcntl_command_names[] = {
	NAMED(F_DUPFD, "duplicate to the lowest free descriptor from the number on"),
	NAMED(F_GETFD, "the descriptor's own flags"),
	NAMED(F_SETFD, "set the descriptor's own flags"),
	NAMED(F_GETFL, "access mode and status flags, shared by all duplicates"),
	NAMED(F_SETFL, "set the status flags, for all duplicates"),
	NAMED(F_GETLK, "who holds a lock that would be in the way"),
	NAMED(F_SETLK, "take or drop a lock, or EAGAIN"),
	NAMED(F_SETLKW, "take a lock, waiting for it"),
	NAMED(F_SETOWN, "who gets SIGIO and SIGURG"),
	NAMED(F_GETOWN, "who gets SIGIO and SIGURG"),
	NAMED(F_SETSIG, "the signal instead of SIGIO"),
	NAMED(F_GETSIG, "the signal instead of SIGIO"),
	NAMED(F_SETOWN_EX, "which thread, process or group gets SIGIO"),
	NAMED(F_GETOWN_EX, "which thread, process or group gets SIGIO"),
	NAMED(F_GETOWNER_UIDS, "the users of the owner"),
	NAMED(F_OFD_GETLK, "as F_GETLK, for locks of the open file"),
	NAMED(F_OFD_SETLK, "as F_SETLK, for locks of the open file"),
	NAMED(F_OFD_SETLKW, "as F_SETLKW, for locks of the open file"),
	NAMED(F_SETLEASE, "be told before others open the file"),
	NAMED(F_GETLEASE, "the lease that is held"),
	NAMED(F_NOTIFY, "a signal when a directory changes"),
	NAMED(F_CANCELLK, "take back a lock that is waited for"),
	NAMED(F_DUPFD_CLOEXEC, "as F_DUPFD, with FD_CLOEXEC"),
	NAMED(F_SETPIPE_SZ, "bytes that a pipe holds"),
	NAMED(F_GETPIPE_SZ, "bytes that a pipe holds"),
	NAMED(F_ADD_SEALS, "forbid changes of a memory file"),
	NAMED(F_GET_SEALS, "what is forbidden of a memory file"),
	NAMED(F_GET_RW_HINT, "how long written data is expected to live"),
	NAMED(F_SET_RW_HINT, "how long written data is expected to live"),
	NAMED(F_GET_FILE_RW_HINT, "the same of this open file alone"),
	NAMED(F_SET_FILE_RW_HINT, "the same of this open file alone"),
	ALIAS_AS("F_GETLK64", F_GETLK), ALIAS_AS("F_SETLK64", F_SETLK), ALIAS_AS("F_SETLKW64", F_SETLKW),
};

const struct name_set fcntl_commands = {
	.name = "fcntl command", .prefixes = { "F_" }, .unknown = "F_???", NAMES(fcntl_command_names),
	.section = "fcntl(2)", .example = "socket inet stream; fcntl getfl",
};

static const struct name owner_type_names[] = {
	NAMED(F_OWNER_TID, "a thread"),
	NAMED(F_OWNER_PID, "a process"),
	NAMED(F_OWNER_PGRP, "a group of processes"),
};

const struct name_set owner_types = {
	.name = "kind of owner", .prefixes = { "F_OWNER_" }, .unknown = "F_OWNER_???", NAMES(owner_type_names),
	.section = "fcntl(2)", .example = "socket inet stream; fcntl setown_ex pgrp 0; fcntl getown_ex",
};

static const struct name lease_names[] = {
	NAMED(F_RDLCK, "be told before others open the file for writing"),
	NAMED(F_WRLCK, "be told before others open the file"),
	NAMED(F_UNLCK, "none"),
};

const struct name_set leases = {
	.name = "lease", .prefixes = { "F_" }, .unknown = "F_???", NAMES(lease_names),
	.section = "fcntl(2)", .example = "memfd_create notes; fcntl setlease unlck; fcntl getlease",
};

static const struct name lock_names[] = {
	NAMED(F_RDLCK, "a lock that others may have too"),
	NAMED(F_WRLCK, "a lock that nobody else may have"),
	NAMED(F_UNLCK, "drop it"),
};

const struct name_set locks = {
	.name = "kind of lock", .prefixes = { "F_" }, .unknown = "F_???", NAMES(lock_names),
	.section = "fcntl_locking(2)", .example = "memfd_create notes; fcntl setlk wrlck set 0 10",
};

static const struct name seal_names[] = {
	NAMED(F_SEAL_SEAL, "no more seals"),
	NAMED(F_SEAL_SHRINK, "the file stays as long as it is"),
	NAMED(F_SEAL_GROW, "the file grows no longer"),
	NAMED(F_SEAL_WRITE, "nothing is written"),
	NAMED(F_SEAL_FUTURE_WRITE, "nothing is written but through memory that is mapped already"),
};

const struct name_set seals = {
	.name = "seal", .prefixes = { "F_SEAL_" }, .unknown = "F_SEAL_???", .kind = SET_FLAGS, NAMES(seal_names),
	.section = "fcntl(2)",
	.example = "memfd_create notes allow_sealing; fcntl add_seals grow|shrink; fcntl get_seals; ftruncate 5",
};

static const struct name poll_event_names[] = {
	NAMED(POLLIN, "there is data to read, a connection to accept, or the end of the stream"),
	NAMED(POLLPRI, "there is urgent data"),
	NAMED(POLLOUT, "writing will not wait; of connect: it is decided"),
	NAMED(POLLERR, "an error is pending: getsockopt SO_ERROR tells which; reported unasked"),
	NAMED(POLLHUP, "both directions are shut; reported unasked"),
	NAMED(POLLNVAL, "the descriptor is not open; reported unasked"),
	NAMED(POLLRDNORM, "as POLLIN"),
	NAMED(POLLRDBAND, "there is data of another priority"),
	NAMED(POLLWRNORM, "as POLLOUT"),
	NAMED(POLLWRBAND, "data of another priority can be written"),
	NAMED(POLLMSG, "of no use"),
	NAMED(POLLREMOVE, "of no use"),
	NAMED(POLLRDHUP, "the peer has shut its sending direction"),
	NAMED(POLL_BUSY_LOOP, "inside the kernel: poll the device"),
};

const struct name_set poll_events = {
	.name = "poll event", .prefixes = { "POLL_", "POLL" }, .unknown = "POLL???", .kind = SET_FLAGS,
	NAMES(poll_event_names),
	.section = "poll(2)", .example = "sv = socketpair unix stream; poll @sv[0] in|out 0",
};
