/* Tab: what could stand at the cursor, from the tables and the session.
 * Not here: showing it (line.h). */
#ifndef SOCK_COMPLETE_COMPLETE_H
#define SOCK_COMPLETE_COMPLETE_H

#include <stddef.h>

struct line_offers;

/* The completer for line.h; `context` is the shell. It makes no call and changes nothing in the session. */
void complete(void *context, const char *line, size_t length, size_t cursor, struct line_offers *offers);

#endif
