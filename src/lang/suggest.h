/* The nearest name to one that is not known.
 * Not here: deciding that a name is not known. */
#ifndef SOCK_LANG_SUGGEST_H
#define SOCK_LANG_SUGGEST_H

#include <stddef.h>

#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names.h"
#include "abi/options.h"
#include "abi/calls.h"

/* Each returns a name of the tables that is at most a third of its letters away from the `length` bytes at `text`
 * (letters that are missing, too many, wrong, or in the wrong order), else the one name that begins with them, or NULL.
 * Case does not count. */
const char *suggest_verb(const char *text, size_t length); /* a call, a word for calls or a session command */
const char *suggest_name(const struct name_set *set, const char *text, size_t length); /* with its prefix */
const char *suggest_constant(const char *text, size_t length); /* of any set, or an option */
const char *suggest_member(const struct type *type, const char *text, size_t length);
const char *suggest_choice(const struct choice *choice, const char *text, size_t length); /* of all its sets */
/* Writes the names of a choice's sets that the text is the beginning of, three letters at least, with commas between
 * them; as many as go into `size` bytes, and ... for others. Returns how many there are. */
size_t suggest_beginnings(const struct choice *choice, const char *text, size_t length, char *out, size_t size);
const char *suggest_parameter(const struct call *call, const char *text, size_t length);
const char *suggest_struct(const char *text, size_t length);

/* What to type here instead of a word that people bring from elsewhere (nc, telnet, print, import, ls); or NULL. */
const char *suggest_elsewhere(const char *text, size_t length);

/* What to type instead of a word that belongs elsewhere than among the names of this set: tcp for a family. NULL
 * where it is not known. */
const char *suggest_place(const struct name_set *set, const char *text, size_t length);

#endif
