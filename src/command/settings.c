/* `set`: the switches and numbers that a user can change, in one table.
 * Not here: what they do (text/settings.h, run/session.h). */
#include "command/settings.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/shell.h"

#define VIEW(member) offsetof(struct shell, view.member)
#define SESSION(member) offsetof(struct shell, session.settings.member)

const struct setting settings[] = {
	{ "notes", SETTING_SWITCH, VIEW(notes), "lines on what was done on the way" },
	{ "structs", SETTING_SWITCH, VIEW(structs), "structs and data, byte by byte" },
	{ "calls", SETTING_SWITCH, VIEW(calls), "the call lines" },
	{ "reasons", SETTING_SWITCH, VIEW(reasons), "why a call failed, and what to type next" },
	{ "table", SETTING_SWITCH, VIEW(table), "what changed in the descriptor table" },
	{ "times", SETTING_SWITCH, VIEW(times), "how long each call took: <0.000006>" },
	{ "color", SETTING_SWITCH, VIEW(colour), "colours" },
	{ "width", SETTING_COLUMNS, VIEW(width), "columns of the screen" },
	{ "timeout", SETTING_SECONDS, SESSION(timeout), "seconds after which a call stops waiting; 0: never" },
	{ "onerror", SETTING_ERROR, SESSION(stop_on_error), "whether a call that fails ends a script" },
};

const size_t setting_count = sizeof settings / sizeof settings[0];

#define LONGEST_TIMEOUT 1e8 /* seconds */

/* The place of a setting in the shell. The table's offsets are those of members of the kind's type. */
static void *place_of(struct shell *shell, const struct setting *setting)
{
	return (char *)shell + setting->offset;
}

const char *const *setting_words(enum setting_kind kind)
{
	static const char *const switches[] = { "off", "on", NULL };
	static const char *const errors[] = { "continue", "stop", NULL };
	static const char *const none[] = { NULL };

	return kind == SETTING_SWITCH ? switches : kind == SETTING_ERROR ? errors : none;
}

static const struct setting *find(const char *name)
{
	for (size_t i = 0; i < setting_count; i++)
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	return NULL;
}

static void show(struct shell *shell, const struct setting *setting)
{
	struct sink *sink = shell_sink(shell);
	void *place = place_of(shell, setting);
	char value[32], line[160];

	switch (setting->kind) {
	case SETTING_SWITCH:
	case SETTING_ERROR:
		snprintf(value, sizeof value, "%s", setting_words(setting->kind)[*(bool *)place ? 1 : 0]);
		break;
	case SETTING_SECONDS:
		snprintf(value, sizeof value, "%g", *(double *)place);
		break;
	case SETTING_COLUMNS:
		snprintf(value, sizeof value, "%u", *(unsigned *)place);
		break;
	}
	snprintf(line, sizeof line, "  %-8s  %-8s  %s", setting->name, value, setting->brief);
	sink_text(sink, ROLE_PLAIN, line);
	sink_newline(sink);
}

void settings_list(struct shell *shell)
{
	for (size_t i = 0; i < setting_count; i++)
		show(shell, &settings[i]);
}

static bool unknown(struct span span, struct error *error)
{
	error_at(error, span, "there is no such setting");
	return error_hint(error, "set, alone, lists them");
}

bool settings_show(struct shell *shell, const char *name, struct span name_span, struct error *error)
{
	const struct setting *setting = find(name);

	if (!setting)
		return unknown(name_span, error);
	show(shell, setting);
	return true;
}

static bool choose(const struct setting *setting, const char *value, bool *place, struct span span,
                   struct error *error)
{
	const char *const *words = setting_words(setting->kind);

	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], value) == 0) {
			*place = i == 1;
			return true;
		}
	return error_at(error, span, "%s is %s or %s", setting->name, words[1], words[0]);
}

bool settings_set(struct shell *shell, const char *name, struct span name_span, const char *value,
                  struct span value_span, struct error *error)
{
	const struct setting *setting = find(name);
	char *end;

	if (!setting)
		return unknown(name_span, error);
	double number = strtod(value, &end);
	bool is_number = end != value && *end == '\0';
	void *place = place_of(shell, setting);
	switch (setting->kind) {
	case SETTING_SWITCH:
	case SETTING_ERROR:
		if (!choose(setting, value, place, value_span, error))
			return false;
		break;
	case SETTING_SECONDS:
		if (!is_number || !(number >= 0 && number <= LONGEST_TIMEOUT))
			return error_at(error, value_span, "expected a time in seconds");
		*(double *)place = number;
		break;
	case SETTING_COLUMNS:
		if (!is_number || !(number >= 20 && number <= 10000))
			return error_at(error, value_span, "expected a number of columns, from 20 to 10000");
		*(unsigned *)place = (unsigned)number;
		break;
	}
	shell_apply_settings(shell);
	return true;
}
