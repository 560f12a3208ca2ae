/* What could not be understood or done, with the place in the input: text for the top layer to print.
 * Not here: errors of calls, which are results (run/step.h). */
#ifndef SOCK_TEXT_ERROR_H
#define SOCK_TEXT_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* Offsets of bytes in the input that was parsed; end is one past the last. */
struct span {
	size_t start, end;
};

/* Fixed buffers, so that "out of memory" can always be said. Texts from the input are escaped in them. */
struct error {
	bool set;
	bool has_span; /* false: it is about the line as a whole */
	struct span span;
	char message[240]; /* "no member `port` in struct sockaddr_in" */
	char hint[200];    /* "did you mean sin_port?"; empty for none */
};

/* Fills in the first error of a line; a second one is dropped, since it mostly follows from the first.
 * Always returns false, so that a caller can `return error_at(...)`. Cold, as all that speaks of errors is: the compiler
 * puts the ways that lead there out of the way. */
bool error_at(struct error *error, struct span span, const char *format, ...)
	__attribute__((cold, format(printf, 3, 4)));

/* Sets the hint of the error that is there. Always returns false. */
bool error_hint(struct error *error, const char *format, ...) __attribute__((cold, format(printf, 2, 3)));

/* Writes `length` bytes at `text` to `out` (capacity `size`, NUL-ended, cut with ...) so that a terminal can show
 * them: bytes that are no printable ASCII become octal escapes. Returns out. */
char *error_quote(char *out, size_t size, const char *text, size_t length);

#endif
