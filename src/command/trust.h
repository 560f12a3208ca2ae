/* Which files may run by themselves: the rules that every start-up file has to keep, and the list of those in
 * other directories that the user has looked at.
 * Not here: running them (shell/startup.h). */
#ifndef SOCK_COMMAND_TRUST_H
#define SOCK_COMMAND_TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum file_state {
	FILE_ABSENT,  /* there is none of that name */
	FILE_REFUSED, /* it does not keep the rules: `problem` says why, in one line with what mends it */
	FILE_READ,
};

/* A file that was opened once, checked and read from that one descriptor. The caller frees it with
 * checked_file_free. */
struct checked_file {
	char *text;
	size_t length; /* bytes */
	dev_t device;
	ino_t inode;
	char problem[400]; /* escaped; without the file's name in front */
};

/* Reads a file that is to run by itself: a regular file of the user's own or root's, that nobody else can
 * write, of 1 MiB at most, without NUL bytes. */
enum file_state checked_file_read(struct checked_file *file, const char *path, int private_base);
void checked_file_free(struct checked_file *file);

/* Whether the program runs with rights that its user does not have: then no file runs by itself. */
bool runs_with_privileges(void);

enum trust { TRUST_UNKNOWN, TRUST_GIVEN, TRUST_REFUSED };

/* What the user has said about the file of that path with that content. */
enum trust trust_of(const char *path, const struct checked_file *file, int private_base);

#endif
