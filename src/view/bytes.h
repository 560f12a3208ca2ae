/* Bytes without a struct: a dump of data, and the picture of what htons and its sisters do.
 * Not here: structs (structs.h). */
#ifndef SOCK_VIEW_BYTES_H
#define SOCK_VIEW_BYTES_H

#include "run/step.h"
#include "text/sink.h"

/* Lines of 16 bytes, in hexadecimal and as text, as many as a screen has use for; then how many more there are. */
void bytes_dump(struct sink *sink, const uint8_t *bytes, size_t length);

/* The two byte orders of a number, of a step whose call has RESULT_NETWORK. The heading is left out where `continued`:
 * the step follows another one of the same line. */
void bytes_picture(struct sink *sink, const struct step *step, bool continued);

#endif
