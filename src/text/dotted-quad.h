/* An IPv4 address as text. By hand: inet_ntop is the C library's printf, and every call line and every row of the table has
 * one.
 * Not here: reading one, which is inet_pton's. */
#ifndef SOCK_TEXT_DOTTED_QUAD_H
#define SOCK_TEXT_DOTTED_QUAD_H

#include <stddef.h>
#include <stdint.h>

#define DOTTED_QUAD_MOST 15 /* "255.255.255.255" */

/* Writes the four bytes, in network order, as "127.0.0.1"; no NUL behind it. Returns its length, at most
 * DOTTED_QUAD_MOST. */
size_t dotted_quad(char *text, const uint8_t bytes[4]);

#endif
