/* Why a call failed, or what its unusual success means, in this session: which row of reasons/table.h holds.
 * Not here: the rows and their wording (reasons/table.c). */
#ifndef SOCK_REASONS_REASONS_H
#define SOCK_REASONS_REASONS_H

#include "text/arena.h"
#include "run/session.h"

/* Sets step->reason and step->advice, or leaves them NULL; the texts live in `arena`, bytes from outside are escaped.
 * To be called after the call and before the descriptor table is updated for it. The kernel is asked (never for
 * SO_ERROR, which would clear it) only where the table of reasons has rows for this call and answer; an ordinary success
 * costs nothing. errno is left as it was. */
void reasons_find(struct session *session, struct step *step, struct arena *arena);

/* Remembers which descriptors are gone, for the reasons of later calls. */
void reasons_remember(struct session *session, const struct descriptor_change *changes);

#endif
