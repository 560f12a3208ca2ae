/* A sink that makes one JSON object, a line of its own, for programs.
 * Not here: what the objects are about (view/step-json.h), the tokens that make them (sink.h).
 *
 * What stands outside of every group is a field of the object, under the name that sink_field gave it. A call is two
 * fields: call, its name, and arguments, a list of objects of name and value. Values: numbers; constants by their names,
 * NULL as null; a set of flags as a list of names and, for the rest, a number; structs as objects; a length that goes in
 * and out as an object of before and after; conversions as what they convert (htons(80) is 80); strings, and bytes that
 * are no text in UTF-8 as an object with the one field hex. Plain text and comments are left out. */
#ifndef SOCK_TEXT_SINK_JSON_H
#define SOCK_TEXT_SINK_JSON_H

#include <stdbool.h>

#include "text/sink.h"

/* Whether this build can write JSON. */
bool json_is_available(void);

/* A sink for one object; `settings` must outlive it. NULL where the build has no JSON or memory is out. The caller ends
 * it with json_sink_end. */
struct sink *json_sink_new(const struct view_settings *settings);

/* Prints the object and a newline to another sink, and frees it. False where memory ran out; then nothing is
 * printed. */
bool json_sink_end(struct sink *sink, struct sink *to);

#endif
