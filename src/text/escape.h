/* Bytes from outside as text that no terminal takes for a command: escaped as strace 6.1 does without -x.
 * Not here: quotes and "..." around a string (text/sink.h). */
#ifndef SOCK_TEXT_ESCAPE_H
#define SOCK_TEXT_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

/* The most bytes that one byte becomes: "\377". */
#define ESCAPE_MOST 4

/* Writes `length` bytes as they stand inside a string's quotes: \" \\ \n \t \v \f \r, all other unprintable
 * ones and those above 0x7e in octal, as short as the next byte allows ("\0011"). `out` has ESCAPE_MOST *
 * length bytes; no NUL is added. Returns how many bytes were written. */
size_t escape_bytes(char *out, const void *bytes, size_t length);

/* One byte of a text that ends at `end`, which decides how short an octal number may be; `quote` is escaped
 * too, 0 for none. Writes up to ESCAPE_MOST bytes and returns how many. */
size_t escape_byte(char *out, const unsigned char *byte, const unsigned char *end, char quote);

/* The same as escape_bytes for a place without quotes (a path or a name in a table): `"` stays as it is. The
 * result is cut to fit `size` bytes with its NUL and then ends in "..."; `size` must be 4 or more. Returns its
 * length without the NUL. */
size_t escape_human(char *out, size_t size, const void *bytes, size_t length);

/* The bytes of the UTF-8 character at `text`, of which `left` bytes are there; 0 where it is none, or one that
 * a terminal takes for a command. */
size_t escape_character(const void *text, size_t left);

/* Whether every byte is one that a line of text has: printable, or \n, \r, \t. */
bool escape_is_text(const void *bytes, size_t length);

#endif
