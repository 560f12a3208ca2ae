/* What the library returned, copied into blocks: a struct servent with its strings, the list of getaddrinfo.
 * Not here: memory that the call was given (run/encode.h). */
#ifndef SOCK_RUN_IMPORT_H
#define SOCK_RUN_IMPORT_H

#include <stdbool.h>

#include "text/arena.h"
#include "type/place.h"

/* Copies what the pointer at `pointer` leads to, and what leads on from there, into blocks of `memory` under the addresses
 * that it has: the library's own memory is not needed any more afterwards. Only for pointers that the library made: a
 * user's may lead nowhere. False where memory is out. */
bool import_pointee(struct arena *arena, struct memory *memory, const struct place *pointer);

#endif
