/* errno names, and for a call and its answer what it means and what a student can do next.
 * Not here: finding out which of the reasons holds in this session (reasons/reasons.c asks the kernel). */
#ifndef SOCK_ABI_ERRORS_H
#define SOCK_ABI_ERRORS_H

#include <stddef.h>
#include <stdint.h>

#include "abi/names.h"

extern const struct name_set errno_names; /* with aliases EWOULDBLOCK, ENOTSUP; briefs are strerror's texts in the C locale */

/* "EINVAL" for 22; NULL for a number that is no error. */
const char *errno_name(int error);

/* strace's text behind the name, "Invalid argument": strerror in the C locale, static, never NULL. */
const char *errno_text(int error);

#endif
