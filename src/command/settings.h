/* `set`: the switches and numbers that a user can change, in one table.
 * Not here: what they do (text/settings.h, run/session.h). */
#ifndef SOCK_COMMAND_SETTINGS_H
#define SOCK_COMMAND_SETTINGS_H

#include <stddef.h>

#include "text/error.h"

struct shell;

/* What a setting takes. */
enum setting_kind {
	SETTING_SWITCH,  /* on, off */
	SETTING_ERROR,   /* stop, continue */
	SETTING_SECONDS, /* a time; 0 for none */
	SETTING_COLUMNS, /* the width of the screen */
};

struct setting {
	const char *name;
	enum setting_kind kind;
	size_t offset;     /* of its place in struct shell */
	const char *brief; /* one line of help */
};

extern const struct setting settings[];
extern const size_t setting_count;

/* The words that a kind of setting takes, for completion; NULL ends the list. */
const char *const *setting_words(enum setting_kind kind);

/* All settings with their values. */
void settings_list(struct shell *shell);

/* One of them; sets one. The spans are those of the words, for errors. False with the error set where there
 * is no such setting or it does not take that value. */
bool settings_show(struct shell *shell, const char *name, struct span name_span, struct error *error);
bool settings_set(struct shell *shell, const char *name, struct span name_span, const char *value,
                  struct span value_span, struct error *error);

#endif
