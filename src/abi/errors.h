/* errno: names of errors, and their texts.
 * Not here: what an error means for a call, and what can be typed next (reasons/table.h). */
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
