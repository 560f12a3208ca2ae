/* Help on everything that has a name, made from the tables. Plain text, as wide as the sink's settings say.
 * Not here: reasons for errors (reasons/), the lists behind `constants` and `types` (listings.h). */
#ifndef SOCK_VIEW_HELP_H
#define SOCK_VIEW_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "abi/calls.h"
#include "abi/options.h"
#include "text/sink.h"

/* What can be typed: the calls by group, the session commands, and where more is said. */
void help_overview(struct sink *sink);

/* Help on a name: a call, a word for calls, a session command, an option, a struct, a constant, an error, a type; or
 * on "language", "calls", "commands", "options", "structs" or a group of calls. All that the name stands for is shown. Returns
 * false where it stands for nothing, and has written nothing. `name` may come from outside; it is never printed. */
bool help_topic(struct sink *sink, const char *name);

/* Help on a call: both ways of typing it, its parameters, its result, an example. */
void help_call(struct sink *sink, const struct call *call);

/* How a call is typed in words: "bind [@sockfd] addr". With a newline. */
void help_usage_in_words(struct sink *sink, size_t column, const struct call *call);

/* Its prototype: "int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);". With a newline. */
void help_usage_in_c(struct sink *sink, size_t column, const struct call *call);

/* Help on an option: its value, both directions, an example. */
void help_option(struct sink *sink, const struct socket_option *option);

#endif
