/* Why a call failed, or what its unusual success means, in this session: which row of reasons/table.h holds.
 * Not here: the rows and their wording (reasons/table.c). */
#ifndef SOCK_REASONS_REASONS_H
#define SOCK_REASONS_REASONS_H

#include "run/session.h"

/* The reason_function of a session: bytes from outside are escaped. The kernel is asked (never for SO_ERROR, which would
 * clear it) only where the table of reasons has rows for this call and answer; an ordinary success costs nothing. */
reason_function reasons_find;

#endif
