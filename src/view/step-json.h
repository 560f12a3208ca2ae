/* Steps as JSON: one object a step on a line, with what the text shows, for programs.
 * Not here: the walk over arguments (callline.h), of which the object's values are made; how a value is written in JSON
 * (text/sink-json.h).
 *
 * The fields of the object; those that do not apply are left out:
 *   call       name of the call: "bind"
 *   arguments  list of objects: name (as in the man page) and value
 *   result     what the call returned: a number, a string, an object (getservbyname), a constant's name, or null
 *   ready      of poll, what is ready: list of objects
 *   flags      of fcntl's F_GETFL and F_GETFD, the flags' names
 *   errno      "EADDRINUSE"; message: "Address already in use"
 *   waiting    true while the call has not returned
 *   job        number of the job that made the call
 *   nanoseconds  between entering and leaving the call
 *   signal     "SIGPIPE"
 *   text       the call line
 *   notes      list of strings
 *   reason, advice  strings
 *   structs    list of objects: argument, struct, size (bytes), filled_in, fields; a field has offset, name, bytes (in
 *              hexadecimal), value (as in the text), order ("host" or "network")
 *   table      changes to the descriptor table: list of objects of change ("new", "changed", "gone", "kept",
 *              "forgotten") and the row before and after it
 *   expected, got   strings, of an expectation that was not met */
#ifndef SOCK_VIEW_STEP_JSON_H
#define SOCK_VIEW_STEP_JSON_H

#include <stdbool.h>

#include "run/step.h"
#include "text/sink-json.h"

/* Puts the step's object and a newline behind what the sink holds. False where the build has no JSON or memory ran out;
 * then nothing is added. */
bool json_show_step(struct text_sink *text, const struct step *step);

/* The same for the whole descriptor table: an object with the one field table, a list of rows. */
bool json_show_table(struct text_sink *text, const struct descriptor_table *table);

#endif
