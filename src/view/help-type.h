/* What a value of a type is, in words: "a descriptor: @3, @NAME", "a list, each of it a struct pollfd".
 * Not here: where such a text stands in help (help-call.c, help-option.c), pictures of structs (overlay.h). */
#ifndef SOCK_VIEW_HELP_TYPE_H
#define SOCK_VIEW_HELP_TYPE_H

#include "abi/calls.h"
#include "text/sink.h"
#include "type/type.h"

/* How much is said. */
enum help_detail {
	HELP_WHOLE, /* "a port: 80, in C htons(80)": how it is typed, too */
	HELP_SHORT, /* "a port": of what nobody types */
};

/* Says what a value of the type is; nothing is written behind it. `around` is the struct that it stands in, whose members a
 * choice is named after; it may be NULL. */
void help_type(struct sink *sink, const struct type *type, const struct type *around, enum help_detail detail);

/* The same of a member of a struct or a parameter of a call, which may be the length of another, and may have a unit: "the
 * length of buf", "a number, in milliseconds". */
void help_member(struct sink *sink, const struct type *around, const struct member *member);

/* The same of what a call returns: "0, or -1 and errno". */
void help_result(struct sink *sink, const struct call *call);

/* The choice whose cases decide what a value of the type is, also behind a pointer, where they have to be listed: they are
 * not the same in words, and no words of its own stand for all of them. NULL for all other types. */
const struct type *help_choice(const struct type *type, const struct type *around);

/* The cases of such a choice, a line each, from `column` on: "F_SETFD: descriptor flag: FD_CLOEXEC". Neighbours that are
 * the same in words share a line. */
void help_cases(struct sink *sink, size_t column, const struct type *choice, const struct type *around,
                enum help_detail detail);

#endif
