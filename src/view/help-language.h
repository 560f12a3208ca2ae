/* Help on what can be typed beside the names: descriptors, variables, jobs, expectations.
 * Not here: help on names (help.h). */
#ifndef SOCK_VIEW_HELP_LANGUAGE_H
#define SOCK_VIEW_HELP_LANGUAGE_H

#include <stdbool.h>

#include "text/sink.h"

/* A page on the language where `name` asks for it: "language", "words", "C". False, and nothing is written, where it
 * does not. */
bool help_on_language(struct sink *sink, const char *name);

#endif
