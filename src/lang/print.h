/* The tree as text in its one usual spelling, which parses back to the same: --parse-only.
 * Not here: what a call that was made is shown as (view/callline.h). */
#ifndef SOCK_LANG_PRINT_H
#define SOCK_LANG_PRINT_H

#include "lang/tree.h"
#include "text/arena.h"

/* One statement, without the statements behind it. Calls stand in C with strace's notation, defaults filled in,
 * numbers as their places have them; calls in words that only a session can complete (the current descriptor, names
 * of hosts, buffers) stand as words. What is passed over is a comment that says so. A block of `repeat` may take
 * several lines. The text lives in the arena; NULL where memory is out. */
const char *tree_print_statement(struct arena *arena, const struct statement *statement);

#endif
