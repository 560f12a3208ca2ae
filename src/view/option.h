/* Socket options in a call line: the option's name, and its value by the option's kind.
 * Not here: which options there are (abi/options.h). */
#ifndef SOCK_VIEW_OPTION_H
#define SOCK_VIEW_OPTION_H

#include <stddef.h>
#include <stdint.h>

#include "abi/options.h"
#include "text/sink.h"

/* SO_REUSEADDR; for one without a row (`option` is NULL) its number, with SO_??? behind it where the level is known. */
void option_show_name(struct sink *sink, const struct socket_option *option, int64_t level, int64_t number);

/* [1], {l_onoff=1, l_linger=5}, [ECONNREFUSED], "lo"; what is too short for the option's kind is shown as a string. */
void option_show_value(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size);

#endif
