/* Strings that structs of the library point to (the servent of getservbyname), copied so that they outlive it.
 * Not here: the structs' own bytes. */
#ifndef SOCK_RUN_TEXTS_H
#define SOCK_RUN_TEXTS_H

#include <stdbool.h>
#include <stdint.h>

#include "abi/layouts.h"
#include "text/arena.h"

/* Copies what the struct of `layout` at `bytes` points to into `arena`, and lets it point there. Only for structs whose
 * pointers are the library's or ours: a user's may lead nowhere. False where memory is out. */
bool struct_texts(struct arena *arena, const struct layout *layout, uint8_t *bytes);

#endif
