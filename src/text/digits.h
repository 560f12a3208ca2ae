/* Numbers as text, by hand: each call line and each row of the table has several, and the C library's printf and inet_ntop,
 * which is made of it, take longer than all the rest of it.
 * Not here: signs, other bases (text/sink.h); reading numbers. */
#ifndef SOCK_TEXT_DIGITS_H
#define SOCK_TEXT_DIGITS_H

#include <stddef.h>
#include <stdint.h>

#define DECIMAL_MOST 20     /* digits of 2^64 - 1 */
#define DOTTED_QUAD_MOST 15 /* "255.255.255.255" */

/* Writes the number in decimal in front of `end`, at most DECIMAL_MOST bytes, no NUL. Returns where it begins. */
char *decimal_before(char *end, uint64_t number);

/* Writes the four bytes, in network order, as "127.0.0.1"; no NUL behind it. Returns its length, at most
 * DOTTED_QUAD_MOST. */
size_t dotted_quad(char *text, const uint8_t bytes[4]);

#endif
