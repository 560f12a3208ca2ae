/* Large sets of names, found by a hash of the text; made for each set when something is first looked up in it.
 * Not here: small sets, which are searched (names.c). */
#ifndef SOCK_TYPE_NAMES_INDEX_H
#define SOCK_TYPE_NAMES_INDEX_H

#include "type/names.h"

/* Looks a name up, exactly or as words write it. False where the set has no index: then it is to be searched. *name is NULL
 * where there is none. */
bool index_find(const struct name_set *set, const char *text, size_t length, bool exact,
                const struct name **name);

#endif
