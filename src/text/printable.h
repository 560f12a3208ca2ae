/* Text that somebody typed or stored, as a terminal may show it: UTF-8 letters stay, what could steer it is
 * escaped.
 * Not here: bytes of calls, which are escaped as strace does it (escape.h). */
#ifndef SOCK_TEXT_PRINTABLE_H
#define SOCK_TEXT_PRINTABLE_H

#include <stddef.h>

#include "text/sink.h"

/* A character as it is shown. */
struct printable {
	size_t bytes;   /* of the text that it is */
	size_t columns; /* on the screen */
	char text[12];  /* what is printed, with a NUL */
};

/* The character at `text`, of `length` bytes (at least 1), that begins in `column`: a tab goes to the next
 * multiple of 8, a byte that cannot be shown becomes an octal escape. */
struct printable printable_at(const char *text, size_t length, size_t column);

/* Prints a text of `length` bytes so. */
void printable_show(struct sink *sink, enum sink_role role, const char *text, size_t length);

#endif
