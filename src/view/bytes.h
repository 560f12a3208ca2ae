/* Bytes without a struct: a dump of data, and the picture of what htons and its sisters do.
 * Not here: structs (blocks.h). */
#ifndef SOCK_VIEW_BYTES_H
#define SOCK_VIEW_BYTES_H

#include "run/step.h"
#include "text/sink.h"

/* Lines of 16 bytes, in hexadecimal and as text, as many as a screen has use for; then how many more there are. */
void bytes_dump(struct sink *sink, const uint8_t *bytes, size_t length);

/* Whether a call puts a number from one byte order into the other: htons and its sisters. */
bool bytes_have_picture(const struct call *call);

/* The two byte orders of a number, of a step of such a call. The heading is left out where `continued`:
 * the step follows another one of the same line. */
void bytes_picture(struct sink *sink, const struct step *step, bool continued);

#endif
