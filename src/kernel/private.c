/* Descriptors that the shell needs for itself, moved out of the user's way.
 * Not here: what they are used for. */
#include "kernel/private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int private_move(int low, int base)
{
	int high, error;

	if (low < 0)
		return -1;
	high = fcntl(low, F_DUPFD_CLOEXEC, base);
	error = errno;
	close(low);
	errno = error;
	return high;
}

int private_open(const char *path, int flags, int base)
{
	return private_move(open(path, flags | O_RDONLY | O_CLOEXEC), base);
}
