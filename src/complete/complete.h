/* Tab: what could stand at the cursor, from the tables and the session.
 * Not here: showing it (line/line.h). */
#ifndef SOCK_COMPLETE_COMPLETE_H
#define SOCK_COMPLETE_COMPLETE_H

#include <stddef.h>

struct line_offers;
struct session;

/* Offers what could stand in the line with the cursor at that byte offset. It makes no call and changes nothing in
 * the session. */
void complete(struct session *session, const char *line, size_t cursor, struct line_offers *offers);

#endif
