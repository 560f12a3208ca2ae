/* Lists made from the tables: types, constants, errors. Plain text, as wide as the sink's
 * settings say.
 * Not here: structs (overlay.h), help on one name (help.h). */
#ifndef SOCK_VIEW_LISTINGS_H
#define SOCK_VIEW_LISTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/sink.h"

/* The POSIX types of the socket API, with their size and sign here. */
void list_types(struct sink *sink);

/* The constants and options whose names match: `pattern` is a part of the name in any case, or with * ? [ a pattern
 * of the whole name; NULL or empty lists the sets instead. Returns how many names were listed; where it is 0 nothing
 * was written. */
size_t list_constants(struct sink *sink, const char *pattern);

/* What an error is: `text` is its name in any case, its number, or "all". Returns false where there is no such
 * error, and has written nothing. */
bool list_errno(struct sink *sink, const char *text);

/* One line for a constant: name, number, meaning. `set` tells how its numbers are written. */
struct name;
struct name_set;
void list_name(struct sink *sink, const struct name_set *set, const struct name *name);

#endif
