/* Help on a call, derived from its row.
 * Not here: what a value is (help-type.h), finding out what a name stands for (help.c), options (help-option.c). */
#include "view/help.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "reasons/table.h"
#include "text/wrap.h"
#include "type/form.h"
#include "view/help-type.h"
#include "view/overlay.h"

enum { TEXT_COLUMN = 12 };

/* --- usage -------------------------------------------------------------------------------------------------------- */

/* In words an argument that the shell supplies itself is only mentioned by its name, if at all. */
static bool is_in_the_line(const struct member *parameter)
{
	return parameter->fallback != FALLBACK_BUFFER &&
	       !(parameter->flags & MEMBER_KEYED && parameter->fallback == FALLBACK_MEASURED);
}

/* Of several descriptors only the first may be the current one. */
static bool may_be_left_out(const struct call *call, const struct member *parameter)
{
	if (parameter->fallback == FALLBACK_CURRENT)
		return parameter == &call->arguments.members[0];
	return parameter->fallback != FALLBACK_NONE;
}

/* By its name only: flags=2. One that has a word before it is given by that: read @3. */
static bool is_by_name(const struct member *parameter)
{
	return parameter->flags & MEMBER_KEYED && !parameter->word;
}

static void show_word(struct wrap *wrap, const struct call *call, const struct member *parameter)
{
	bool optional = may_be_left_out(call, parameter);
	char text[80];
	const char *before = parameter->word                             ? parameter->word
	                     : parameter->type->form == &form_descriptor ? "@"
	                                                                 : "";
	int length = snprintf(text, sizeof(text), "%s%s%s%s%s%s", optional ? "[" : "", before,
	                      parameter->word ? " " : "", parameter->name,
	                      is_by_name(parameter) ? "=..." : "", optional ? "]" : "");

	wrap_word(wrap, text, (size_t)length);
}

void help_usage_in_words(struct sink *sink, size_t column, const struct call *call)
{
	struct wrap wrap = { .sink = sink, .column = column, .indent = column + 2 };

	wrap_word(&wrap, call->name, strlen(call->name));
	/* What is given by its name stands behind all that is given by its place. */
	for (int by_name = 0; by_name <= 1; by_name++) {
		for (size_t i = 0; i < call->arguments.count; i++) {
			const struct member *parameter = &call->arguments.members[i];

			if (is_by_name(parameter) == by_name && is_in_the_line(parameter))
				show_word(&wrap, call, parameter);
		}
	}
	wrap_end(&wrap);
}

void help_usage_in_c(struct sink *sink, size_t column, const struct call *call)
{
	struct wrap wrap = { .sink = sink, .column = column, .indent = column + 4 };
	size_t count = call->arguments.count;
	char text[160];
	size_t length = declare(text, sizeof(text), call->returns->name, call->name);

	length += (size_t)snprintf(text + length, sizeof(text) - length, "(%s", count == 0 ? "void);" : "");
	for (size_t i = 0; i < count; i++) {
		const struct member *parameter = &call->arguments.members[i];

		if (strcmp(parameter->type->name, "...") == 0)
			length += (size_t)snprintf(text + length, sizeof(text) - length, "...");
		else
			length += declare(text + length, sizeof(text) - length, parameter->type->name,
			                  parameter->name);
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s",
		                           i + 1 < count ? "," : ");");
		wrap_word(&wrap, text, length);
		length = 0;
	}
	wrap_end(&wrap);
}

/* --- parameters and result ------------------------------------------------------------------------------------------- */

/* The value that stands for an argument that is left out. */
static void say_value(struct sink *sink, const struct member *parameter)
{
	const struct name_set *set = parameter->type->names;
	const struct name *name = set ? name_of_value(set, parameter->value) : NULL;

	if (name)
		sink_format(sink, "; else %s", name->name);
	else
		sink_format(sink, "; else %" PRId64, parameter->value);
}

static void say_fallback(struct sink *sink, const struct call *call, const struct member *parameter)
{
	if (!may_be_left_out(call, parameter))
		return;
	switch (parameter->fallback) {
	case FALLBACK_VALUE:
		say_value(sink, parameter);
		break;
	case FALLBACK_CURRENT:
		sink_format(sink, "; else the current one");
		break;
	case FALLBACK_MEASURED:
		sink_format(sink, "; else counted");
		break;
	case FALLBACK_NULL:
		sink_format(sink, "; else NULL");
		break;
	case FALLBACK_IMPLIED:
	case FALLBACK_NAMED:
		sink_format(sink, "; else by %s",
		            call->arguments.members[parameter->by.offset / ARGUMENT_SIZE].name);
		break;
	case FALLBACK_BESIDE: /* of members, not of arguments */
	case FALLBACK_NONE:
	case FALLBACK_BUFFER:
		break;
	}
}

/* A name and what is said of it. `text` is freed. */
static void show_row(struct sink *sink, const char *name, struct text_sink *text)
{
	size_t column = 2 + strlen(name);
	const char *string = text_sink_string(text);

	sink_format(sink, "  %s%*s", name, column < TEXT_COLUMN ? (int)(TEXT_COLUMN - column) : 1, "");
	wrap_text(sink, column < TEXT_COLUMN ? (size_t)TEXT_COLUMN : column + 1, TEXT_COLUMN,
	          string ? string : "");
	text_sink_free(text);
}

static void show_parameter(struct sink *sink, const struct call *call, const struct member *parameter)
{
	const struct type *choice = help_choice(parameter->type, &call->arguments);
	struct text_sink text;

	text_sink_init(&text, sink->settings);
	help_member(&text.sink, &call->arguments, parameter);
	say_fallback(&text.sink, call, parameter);
	show_row(sink, parameter->name, &text);
	if (choice)
		help_cases(sink, TEXT_COLUMN, choice, &call->arguments, HELP_WHOLE);
}

static void show_result(struct sink *sink, const struct call *call)
{
	const struct type *choice = help_choice(call->returns, &call->arguments);
	struct text_sink text;

	text_sink_init(&text, sink->settings);
	help_result(&text.sink, call);
	show_row(sink, "returns", &text);
	if (choice)
		help_cases(sink, TEXT_COLUMN, choice, &call->arguments, HELP_SHORT);
	if (call->remark) {
		sink_format(sink, "%*s", TEXT_COLUMN, "");
		wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, call->remark);
	}
}

/* --- errors ---------------------------------------------------------------------------------------------------------- */

/* The name of the error that a row is about, if it is about this call and not about any; NULL otherwise, and where an
 * earlier row has named it. */
static const char *error_of_row(const struct reason *reason, const struct call *call)
{
	const struct name_set *set = call->failure == FAILS_RESOLVER ? &resolver_errors : &errno_names;
	const struct name *name = name_of_value(set, reason->answer);

	if (!name || !reason->calls[0] || !reason_is_for(reason, call->name))
		return NULL;
	for (const struct reason *earlier = reasons; earlier < reason; earlier++) {
		if (earlier->answer == reason->answer && earlier->calls[0] && reason_is_for(earlier, call->name))
			return NULL;
	}
	return name->name;
}

static void show_errors(struct sink *sink, const struct call *call)
{
	char text[1000] = "";
	size_t length = 0;

	for (size_t i = 0; i < reason_count && length < sizeof(text); i++) {
		const char *name = error_of_row(&reasons[i], call);

		if (name)
			length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s",
			                           length ? ", " : "explained: ", name);
	}
	if (length == 0)
		return;
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "errors");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, text);
}

void help_call(struct sink *sink, const struct call *call)
{
	/* The page is mostly called as the call is. */
	if (strncmp(call->section, call->name, strlen(call->name)) != 0 ||
	    call->section[strlen(call->name)] != '(')
		sink_format(sink, "%s, ", call->name);
	sink_format(sink, "%s, <%s>\n  ", call->section, call->header);
	wrap_text(sink, 2, 2, call->brief);
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "words");
	help_usage_in_words(sink, TEXT_COLUMN, call);
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "C");
	help_usage_in_c(sink, TEXT_COLUMN, call);
	sink_newline(sink);
	for (size_t i = 0; i < call->arguments.count; i++)
		show_parameter(sink, call, &call->arguments.members[i]);
	show_result(sink, call);
	show_errors(sink, call);
	if (call->sibling)
		sink_format(sink, "  %-*s%s\n", TEXT_COLUMN - 2, "see also", call->sibling);
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "try");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, call->example);
}
