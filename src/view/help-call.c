/* Help on a call, derived from its row.
 * Not here: finding out what a name stands for (help.c), options (help-option.c). */
#include "view/help.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "reasons/table.h"
#include "view/overlay.h"
#include "text/wrap.h"

enum { TEXT_COLUMN = 12 };

/* What a parameter of a kind is, where it goes in and where it is filled in. */
static const struct { const char *in, *out; } kind_texts[KIND_COUNT] = {
	[KIND_NONE] = { "nothing", "nothing" },
	[KIND_DESCRIPTOR] = { "a descriptor: @3, @NAME", "a descriptor" },
	[KIND_NUMBER] = { "a number", "a number" },
	[KIND_PORT] = { "a port: 80, in C htons(80)", "a port" },
	[KIND_NAME] = { NULL, NULL },
	[KIND_LEVEL] = { NULL, NULL },
	[KIND_OPTION] = { "an option, such as SO_REUSEADDR (help options)", "an option" },
	[KIND_OPTION_VALUE] = { "the option's value: a number, on, off, a text or a struct", "filled in: the option's value" },
	[KIND_VARIANT] = { "what it is depends on", "what it is depends on" },
	[KIND_ADDRESS] = { "an address: 127.0.0.1 80, [::1]:80, any 0, localhost http, /path, @\"name\", {...}",
	                   "filled in: an address" },
	[KIND_LENGTH] = { "the length of", "the length of" },
	[KIND_LENGTH_POINTER] = { "the length of", "the length of" },
	[KIND_DATA] = { "data: \"text\\n\", 'raw text', \"x\" * 1000, file:NAME, $VARIABLE", "filled in: the data" },
	[KIND_TEXT] = { "a text", "a text" },
	[KIND_TEXT_BUFFER] = { "filled in: a text", "filled in: a text" },
	[KIND_PAIR] = { "two descriptors", "filled in: two descriptors" },
	[KIND_STRUCT] = { "a", "filled in: a" },
	[KIND_STRUCT_VALUE] = { "a", "a" },
	[KIND_STRUCT_LIST] = { "a list, each of it a", "a list, each of it a" },
	[KIND_RAW_ADDRESS] = { "the bytes of an address: [0a 00 00 01], or a number", "filled in: the bytes of the address" },
	[KIND_RESULT_LIST] = { "a list, each of it a", "filled in: a list, each of it a" },
};

static const char *const result_texts[] = {
	[RESULT_STATUS] = "0, or -1 and errno",
	[RESULT_COUNT] = "how many, or -1 and errno",
	[RESULT_DESCRIPTOR] = "a new descriptor, or -1 and errno",
	[RESULT_NUMBER] = "a number, or -1 and errno",
	[RESULT_NETWORK] = "the number in the other byte order",
	[RESULT_IN_ADDR] = "the address in network order, or INADDR_NONE",
	[RESULT_INDEX] = "a number above 0, or 0 and errno",
	[RESULT_TEXT] = "a text, or NULL and errno",
	[RESULT_STRUCT] = "a struct, or NULL where there is none",
	[RESULT_RESOLVER] = "0, or a number with an EAI_ name",
	[RESULT_FLAGS] = "flags, or -1 and errno",
	[RESULT_VARIANT] = "it depends on",
};

/* --- usage -------------------------------------------------------------------------------------------------------- */

/* In words an argument that the shell supplies itself is only mentioned by its name. */
static bool is_in_the_line(const struct parameter *parameter)
{
	if (parameter->keyed && (parameter->fallback == DEFAULT_PEER || parameter->fallback == DEFAULT_BUFFER))
		return false;
	return !(parameter->kind == KIND_ADDRESS && parameter->direction == DIRECTION_OUT);
}

/* Of several descriptors only the first may be the current one. */
static bool may_be_left_out(const struct call *call, const struct parameter *parameter)
{
	if (parameter->kind == KIND_DESCRIPTOR && parameter != &call->parameters[0])
		return false;
	return parameter->fallback != DEFAULT_NONE;
}

static void show_word(struct wrap *wrap, const struct call *call, const struct parameter *parameter)
{
	bool optional = may_be_left_out(call, parameter);
	char text[80];
	int length = snprintf(text, sizeof(text), "%s%s%s%s%s", optional ? "[" : "",
		parameter->kind == KIND_DESCRIPTOR ? "@" : "", parameter->name, parameter->keyed ? "=..." : "",
		optional ? "]" : "");

	wrap_word(wrap, text, (size_t)length);
}

void help_usage_in_words(struct sink *sink, size_t column, const struct call *call)
{
	struct wrap wrap = { .sink = sink, .column = column, .indent = column + 2 };

	wrap_word(&wrap, call->name, strlen(call->name));
	/* What is given by its name stands behind all that is given by its place. */
	for (int keyed = 0; keyed <= 1; keyed++) {
		for (size_t i = 0; i < call->count; i++) {
			if (call->parameters[i].keyed == (bool)keyed && is_in_the_line(&call->parameters[i]))
				show_word(&wrap, call, &call->parameters[i]);
		}
	}
	wrap_end(&wrap);
}

void help_usage_in_c(struct sink *sink, size_t column, const struct call *call)
{
	struct wrap wrap = { .sink = sink, .column = column, .indent = column + 4 };
	char text[160];
	size_t length = declare(text, sizeof(text), call->ctype, call->name);

	length += (size_t)snprintf(text + length, sizeof(text) - length, "(%s", call->count == 0 ? "void);" : "");
	for (size_t i = 0; i < call->count; i++) {
		const struct parameter *parameter = &call->parameters[i];

		if (strcmp(parameter->ctype, "...") == 0)
			length += (size_t)snprintf(text + length, sizeof(text) - length, "...");
		else
			length += declare(text + length, sizeof(text) - length, parameter->ctype, parameter->name);
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s", i + 1 < call->count ? "," : ");");
		wrap_word(&wrap, text, length);
		length = 0;
	}
	wrap_end(&wrap);
}

/* --- parameters ------------------------------------------------------------------------------------------------------ */

#define SHORT_SET 6

/* The names of a short set, or how to see those of a long one. */
static void name_set_text(char *text, size_t size, const struct name_set *set)
{
	size_t length = (size_t)snprintf(text, size, "%s:", set->name);

	if (set->count > SHORT_SET && set->prefixes[0]) {
		snprintf(text + length, size - length, " %s... (constants %s)", set->prefixes[0], set->prefixes[0]);
		return;
	}
	for (size_t i = 0; i < set->count && length < size; i++) {
		if (set->names[i].flags == 0)
			length += (size_t)snprintf(text + length, size - length, "%s %s", i > 0 ? "," : "", set->names[i].name);
	}
}

static bool is_length(const struct parameter *parameter)
{
	return parameter->kind == KIND_LENGTH || parameter->kind == KIND_LENGTH_POINTER;
}

static void default_text(char *text, size_t size, const struct call *call, const struct parameter *parameter)
{
	const struct name *name = parameter->set ? name_of_value(parameter->set, parameter->value) : NULL;

	text[0] = '\0';
	if (!may_be_left_out(call, parameter))
		return;
	if (parameter->fallback == DEFAULT_CURRENT)
		snprintf(text, size, "; else the current one");
	else if (parameter->fallback == DEFAULT_PEER && is_length(parameter))
		snprintf(text, size, "; else counted");
	else if (parameter->fallback == DEFAULT_PEER && parameter->peer >= 0)
		snprintf(text, size, "; else by %s", call->parameters[parameter->peer].name);
	else if (parameter->fallback == DEFAULT_NULL)
		snprintf(text, size, "; else NULL");
	else if (parameter->fallback == DEFAULT_VALUE && name)
		snprintf(text, size, "; else %s", name->name);
	else if (parameter->fallback == DEFAULT_VALUE)
		snprintf(text, size, "; else %" PRId64, parameter->value);
}

/* What the text of the kind leaves open: of what it is the length, which struct, which names. */
static void complement_text(char *text, size_t size, const struct call *call, const struct parameter *parameter)
{
	const struct name_set *set = parameter->set;

	if (parameter->selector && parameter->selector->count > 0)
		set = parameter->selector->choices[0].set;
	text[0] = '\0';
	if (parameter->kind == KIND_NAME || parameter->kind == KIND_LEVEL)
		name_set_text(text, size, set);
	else if (is_length(parameter) || parameter->kind == KIND_VARIANT)
		snprintf(text, size, "%s", parameter->peer >= 0 ? call->parameters[parameter->peer].name : "");
	else if (parameter->layout && parameter->kind != KIND_ADDRESS)
		snprintf(text, size, "struct %s", parameter->layout->name);
}

static void show_parameter(struct sink *sink, const struct call *call, const struct parameter *parameter)
{
	const char *kind = parameter->direction & DIRECTION_IN ? kind_texts[parameter->kind].in
		: kind_texts[parameter->kind].out;
	char text[400], complement[200], fallback[80];
	size_t column = 2 + strlen(parameter->name);

	complement_text(complement, sizeof(complement), call, parameter);
	default_text(fallback, sizeof(fallback), call, parameter);
	snprintf(text, sizeof(text), "%s%s%s%s", kind ? kind : "", kind && complement[0] ? " " : "", complement, fallback);
	sink_format(sink, "  %s%*s", parameter->name, column < TEXT_COLUMN ? (int)(TEXT_COLUMN - column) : 1, "");
	wrap_text(sink, column < TEXT_COLUMN ? (size_t)TEXT_COLUMN : column + 1, TEXT_COLUMN, text);
}

/* What a parameter of several kinds is, by the value of the one that decides. */
static void show_variants(struct sink *sink, const struct call *call, const struct parameter *parameter)
{
	const struct name_set *set = parameter->peer >= 0 ? call->parameters[parameter->peer].set : NULL;

	for (const struct parameter_variant *variant = parameter->variants; variant && variant->parameter; variant++) {
		const struct name *name = set ? name_of_value(set, variant->value) : NULL;
		const char *kind = kind_texts[variant->parameter->kind].in;
		char text[300], complement[200];

		complement_text(complement, sizeof(complement), call, variant->parameter);
		snprintf(text, sizeof(text), "%s: %s%s", name ? name->name : "else", kind ? kind : "", complement);
		sink_format(sink, "%*s", TEXT_COLUMN, "");
		wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, text);
	}
}

static void show_result(struct sink *sink, const struct call *call)
{
	char text[200];

	snprintf(text, sizeof(text), "%s%s%s", result_texts[call->result], call->result == RESULT_VARIANT ? " " : "",
		call->result == RESULT_VARIANT ? call->parameters[call->result_peer].name : "");
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "returns");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, text);
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
	const struct name_set *set = call->result == RESULT_RESOLVER ? &resolver_errors : &errno_names;
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
			length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", length ? ", " : "explained: ", name);
	}
	if (length == 0)
		return;
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "errors");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN, text);
}

void help_call(struct sink *sink, const struct call *call)
{
	/* The page is mostly called as the call is. */
	if (strncmp(call->section, call->name, strlen(call->name)) != 0 || call->section[strlen(call->name)] != '(')
		sink_format(sink, "%s, ", call->name);
	sink_format(sink, "%s, <%s>\n  ", call->section, call->header);
	wrap_text(sink, 2, 2, call->brief);
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "words");
	help_usage_in_words(sink, TEXT_COLUMN, call);
	sink_format(sink, "  %-*s", TEXT_COLUMN - 2, "C");
	help_usage_in_c(sink, TEXT_COLUMN, call);
	sink_newline(sink);
	for (size_t i = 0; i < call->count; i++) {
		show_parameter(sink, call, &call->parameters[i]);
		show_variants(sink, call, &call->parameters[i]);
	}
	show_result(sink, call);
	show_errors(sink, call);
	if (call->sibling)
		sink_format(sink, "  %-*s%s\n", TEXT_COLUMN - 2, "see also", call->sibling);
	sink_format(sink, "\n  %-*s", TEXT_COLUMN - 2, "try");
	wrap_text(sink, TEXT_COLUMN, TEXT_COLUMN + 2, call->example);
}
