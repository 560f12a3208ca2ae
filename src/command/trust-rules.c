/* The rules that a file has to keep which runs by itself.
 * Not here: which files were looked at (trust.c), running them (shell/startup.c). */
#include "command/trust.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kernel/private.h"
#include "text/error.h"

#define LARGEST (1 << 20) /* bytes */

bool runs_with_privileges(void)
{
	return getuid() != geteuid() || getgid() != getegid() || getauxval(AT_SECURE) != 0;
}

static bool refuse_owner(struct checked_file *file, const char *quoted, uid_t owner)
{
	const char *sudo = getenv("SUDO_UID");

	if (geteuid() == 0 && sudo && strtoul(sudo, NULL, 10) == owner)
		snprintf(file->problem, sizeof file->problem,
		         "it belongs to the user who called sudo, and would run as root; sock -n reads none");
	else
		snprintf(file->problem, sizeof file->problem, "it belongs to user %lu: chown %lu %s",
		         (unsigned long)owner, (unsigned long)geteuid(), quoted);
	return false;
}

/* Whether the open file keeps the rules; what is wrong with it goes into file->problem. */
static bool keeps_rules(struct checked_file *file, const char *path, const struct stat *status)
{
	char quoted[200];

	error_quote(quoted, sizeof quoted, path, strlen(path));
	if (!S_ISREG(status->st_mode))
		snprintf(file->problem, sizeof file->problem, "it is no regular file");
	else if (status->st_uid != geteuid() && status->st_uid != 0)
		return refuse_owner(file, quoted, status->st_uid);
	else if (status->st_mode & (S_IWGRP | S_IWOTH))
		snprintf(file->problem, sizeof file->problem, "others can write it: chmod go-w %s", quoted);
	else if (status->st_size > LARGEST)
		snprintf(file->problem, sizeof file->problem, "it is larger than 1 MiB");
	return file->problem[0] == '\0';
}

static bool read_all(struct checked_file *file, int descriptor, size_t size)
{
	ssize_t count = 1;

	file->text = malloc(size + 1);
	while (file->text && file->length < size && count > 0) {
		count = read(descriptor, file->text + file->length, size - file->length);
		file->length += count > 0 ? (size_t)count : 0;
	}
	if (!file->text || count < 0)
		snprintf(file->problem, sizeof file->problem, "%s", strerror(errno));
	else if (memchr(file->text, '\0', file->length))
		snprintf(file->problem, sizeof file->problem, "it has a NUL byte: it is no text");
	return file->problem[0] == '\0';
}

enum file_state checked_file_read(struct checked_file *file, const char *path, int private_base)
{
	int descriptor = private_open(path, O_NONBLOCK | O_NOCTTY, private_base);
	struct stat status;

	*file = (struct checked_file){ .text = NULL };
	if (descriptor < 0 && errno == ENOENT)
		return FILE_ABSENT;
	if (descriptor < 0 || fstat(descriptor, &status) != 0)
		snprintf(file->problem, sizeof file->problem, "%s", strerror(errno));
	else if (keeps_rules(file, path, &status)) {
		file->device = status.st_dev;
		file->inode = status.st_ino;
		read_all(file, descriptor, (size_t)status.st_size);
	}
	if (descriptor >= 0)
		close(descriptor);
	if (file->problem[0] == '\0')
		return FILE_READ;
	checked_file_free(file);
	return FILE_REFUSED;
}

void checked_file_free(struct checked_file *file)
{
	free(file->text);
	file->text = NULL;
}
