/* Descriptors that the shell needs for itself, out of the user's way: high and close-on-exec.
 * Not here: what they are used for. */
#ifndef SOCK_KERNEL_PRIVATE_H
#define SOCK_KERNEL_PRIVATE_H

/* Moves an open descriptor to the first free number from `base` on, close-on-exec, and closes `low`. Returns
 * the new number, or -1 and errno; `low` is closed then too. -1 for `low` is handed through with its errno.
 * */
int private_move(int low, int base);

/* Opens a file for reading, as private_move. */
int private_open(const char *path, int flags, int base);

#endif
