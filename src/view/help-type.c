/* A walk over a type that says in words what it is.
 * Not here: the words of scalars, which are their form's (type/form.h), of addresses and options, which are their row's. */
#include "view/help-type.h"

#include <inttypes.h>
#include <string.h>

#include "lang/pattern.h"
#include "text/wrap.h"
#include "type/form.h"
#include "type/names.h"

/* --- pieces --------------------------------------------------------------------------------------------------------- */

/* The text; where it is to be short, without the examples behind the colon. */
static void say(struct sink *sink, const char *text, enum help_detail detail)
{
	sink_text_length(sink, ROLE_PLAIN, text, detail == HELP_SHORT ? strcspn(text, ":;") : strlen(text));
}

#define SHORT_SET 6

/* The names of a short set; of a long one how they begin, and how to see them. */
static void say_names(struct sink *sink, const struct name_set *set)
{
	if (set->count > SHORT_SET && set->prefixes[0]) {
		sink_format(sink, "%s... (constants %s)", set->prefixes[0], set->prefixes[0]);
		return;
	}
	size_t said = 0;
	for (size_t i = 0; i < set->count && said < SHORT_SET; i++)
		if (!name_at(set, i)->flags)
			sink_format(sink, "%s%s", said++ ? ", " : "", name_at(set, i)->name);
	if (set->count > SHORT_SET)
		sink_format(sink, ", ...");
}

static void say_scalar(struct sink *sink, const struct type *type, enum help_detail detail)
{
	const struct name_set *set = type->names;
	bool has_example = strchr(type->form->help, ':');
	/* What the set calls its names says more than that it is a name. */
	if (type->form == &form_names)
		say(sink, set->name, HELP_WHOLE);
	else
		say(sink, type->form->help, detail);
	if (!set || has_example || detail == HELP_SHORT)
		return;
	sink_format(sink, ": ");
	say_names(sink, set);
}

/* The pattern of words for a struct; of a key, its name alone: what a new element begins with is for readers. */
static void say_pattern(struct sink *sink, const struct type *type)
{
	const char *rest = type->words;
	struct pattern_item item;
	struct pattern_key key;
	while (pattern_next(type, &rest, &item))
		continue;
	size_t length = (size_t)(rest - type->words);
	while (length && strchr(" [", type->words[length - 1]))
		length--;
	sink_format(sink, ": %.*s", (int)length, type->words);
	while (pattern_next_key(type, &rest, &key))
		sink_format(sink, " [%.*s=...]", (int)key.length, key.name);
}

/* A struct by its name, and how words write it. */
static void say_struct(struct sink *sink, const struct type *type, enum help_detail detail)
{
	sink_format(sink, "a %s", type->name);
	if (type->words && detail == HELP_WHOLE)
		say_pattern(sink, type);
}

/* Several of what has an article are "two descriptors", "16 numbers"; all else is a list. */
static void say_array(struct sink *sink, const struct type *type, const struct type *around,
                      enum help_detail detail)
{
	const struct type *of = type->of;
	bool is_fixed = type->extent.kind == EXTENT_FIXED;
	size_t number = type->extent.number;
	if (is_fixed && number == 1) {
		help_type(sink, of, around, detail);
		return;
	}
	if (is_fixed && of->shape == SHAPE_INTEGER && !of->names && strncmp(of->form->help, "a ", 2) == 0) {
		if (number == 2)
			sink_format(sink, "two ");
		else
			sink_format(sink, "%zu ", number);
		say(sink, of->form->help + 2, HELP_SHORT);
		sink_format(sink, "s");
		return;
	}
	if (is_fixed)
		sink_format(sink, "a list of %zu, each of it ", number);
	else
		sink_format(sink, "a list, each of it ");
	help_type(sink, of, around, detail);
}

/* Data that comes out has an article where its form's help has none: "filled in: the data". */
static bool lacks_article(const struct type *type)
{
	if (type->shape != SHAPE_BYTES)
		return false;
	const char *help = type->form->help;
	return strncmp(help, "a ", 2) != 0 && strncmp(help, "an ", 3) != 0 && strncmp(help, "the ", 4) != 0;
}

/* What is only filled in needs no word of how it is typed. A list that is made by the call comes as a pointer to it. */
static void say_pointer(struct sink *sink, const struct type *type, const struct type *around,
                        enum help_detail detail)
{
	const struct type *of = type->of;
	bool comes_out = type->direction == DIRECTION_OUT;
	if (comes_out && detail == HELP_WHOLE)
		sink_format(sink, "filled in: ");
	if (of->shape == SHAPE_POINTER && of->of->shape == SHAPE_STRUCT && type_link(of->of)) {
		sink_format(sink, "a list, each of it ");
		of = of->of;
	} else if (comes_out && lacks_article(of))
		sink_format(sink, "the ");
	help_type(sink, of, around, comes_out ? HELP_SHORT : detail);
}

/* --- choices -------------------------------------------------------------------------------------------------------- */

static const struct member *member_beside(const struct type *around, struct beside by)
{
	return around && by.up == 0 ? type_member_at(around, by.offset) : NULL;
}

/* Empty where memory ran out. */
static const char *string_of(struct text_sink *text)
{
	const char *string = text_sink_string(text);
	return string ? string : "";
}

/* Whether two types are the same in words. */
static bool is_said_alike(const struct type *a, const struct type *b, const struct type *around)
{
	struct text_sink one, other;
	text_sink_init(&one, &view_settings_default);
	text_sink_init(&other, &view_settings_default);
	help_type(&one.sink, a, around, HELP_WHOLE);
	help_type(&other.sink, b, around, HELP_WHOLE);
	bool alike = strcmp(string_of(&one), string_of(&other)) == 0;
	text_sink_free(&one);
	text_sink_free(&other);
	return alike;
}

/* Whether all cases are the same in words; the first then stands for all. */
static bool cases_are_alike(const struct type *type, const struct type *around)
{
	const struct choice *choice = &type->choice;
	for (size_t i = 1; i < choice->case_count; i++)
		if (!is_said_alike(choice->cases[0].type, choice->cases[i].type, around))
			return false;
	return choice->case_count &&
	       (!choice->otherwise || is_said_alike(choice->cases[0].type, choice->otherwise, around));
}

static void say_choice(struct sink *sink, const struct type *type, const struct type *around,
                       enum help_detail detail)
{
	const struct choice *choice = &type->choice;
	const struct member *by = choice->count ? member_beside(around, choice->by[0]) : NULL;
	if (type->brief)
		say(sink, type->brief, detail);
	else if (cases_are_alike(type, around))
		help_type(sink, choice->cases[0].type, around, detail);
	else
		sink_format(sink, "it depends on %s", by ? by->name : "what stands beside it");
}

const struct type *help_choice(const struct type *type, const struct type *around)
{
	if (type->shape == SHAPE_POINTER)
		return help_choice(type->of, around);
	bool is_listed = type->shape == SHAPE_CHOICE && !type->brief && type->choice.case_count &&
	                 !cases_are_alike(type, around);
	return is_listed ? type : NULL;
}

/* The value of a case, by its name where what decides has one. */
static void say_value(struct sink *sink, const struct member *by, int64_t value)
{
	const struct name *name = by && by->type->names ? name_of_value(by->type->names, value) : NULL;
	if (name)
		sink_format(sink, "%s", name->name);
	else
		sink_format(sink, "%" PRId64, value);
}

/* A line for those values that are collected in `values`; it is empty afterwards. */
static void show_case(struct sink *sink, size_t column, struct text_sink *values, const struct type *type,
                      const struct type *around, enum help_detail detail)
{
	sink_format(&values->sink, ": ");
	help_type(&values->sink, type, around, detail);
	sink_spaces(sink, column);
	wrap_text(sink, column, column + 2, string_of(values));
	text_sink_clear(values);
}

void help_cases(struct sink *sink, size_t column, const struct type *choice, const struct type *around,
                enum help_detail detail)
{
	const struct choice *row = &choice->choice;
	const struct member *by = row->count ? member_beside(around, row->by[0]) : NULL;
	struct text_sink values;
	text_sink_init(&values, sink->settings);
	for (size_t i = 0; i < row->case_count; i++) {
		say_value(&values.sink, by, row->cases[i].value);
		if (i + 1 < row->case_count && is_said_alike(row->cases[i].type, row->cases[i + 1].type, around))
			sink_format(&values.sink, ", ");
		else
			show_case(sink, column, &values, row->cases[i].type, around, detail);
	}
	if (row->otherwise) {
		sink_format(&values.sink, "else");
		show_case(sink, column, &values, row->otherwise, around, detail);
	}
	text_sink_free(&values);
}

/* --- the walk ------------------------------------------------------------------------------------------------------- */

void help_type(struct sink *sink, const struct type *type, const struct type *around, enum help_detail detail)
{
	switch (type->shape) {
	case SHAPE_VOID:
		sink_format(sink, "nothing");
		break;
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
		say_scalar(sink, type, detail);
		break;
	case SHAPE_POINTER:
		say_pointer(sink, type, around, detail);
		break;
	case SHAPE_ARRAY:
		say_array(sink, type, around, detail);
		break;
	case SHAPE_STRUCT:
		say_struct(sink, type, detail);
		break;
	case SHAPE_CHOICE:
		say_choice(sink, type, around, detail);
		break;
	}
}

/* The member whose memory is as long as this one says, or NULL. */
static const struct member *measured_by(const struct type *around, const struct member *length)
{
	for (size_t i = 0; i < around->count; i++) {
		const struct type *of = around->members[i].type->of;
		if (!of || (of->extent.kind != EXTENT_COUNTED && of->extent.kind != EXTENT_SIZED))
			continue;
		if (member_beside(around, of->extent.by) == length)
			return &around->members[i];
	}
	return NULL;
}

void help_member(struct sink *sink, const struct type *around, const struct member *member)
{
	const struct member *measured = measured_by(around, member);
	if (measured)
		sink_format(sink, "the length of %s", measured->name);
	else
		help_type(sink, member->type, around, HELP_WHOLE);
	if (member->unit)
		sink_format(sink, ", in %s", member->unit);
}

/* --- results -------------------------------------------------------------------------------------------------------- */

/* How a call says that it failed. */
static const char *failure_text(enum failure failure)
{
	switch (failure) {
	case FAILS_MINUS_ONE:
		return ", or -1 and errno";
	case FAILS_NULL:
		return ", or NULL and errno";
	case FAILS_NOT_FOUND:
		return ", or NULL where there is none";
	case FAILS_ZERO:
		return " above 0, or 0 and errno";
	case FAILS_NO_ADDRESS:
		return ", or INADDR_NONE";
	case FAILS_RESOLVER:
	case FAILS_NEVER:
		break;
	}
	return "";
}

void help_result(struct sink *sink, const struct call *call)
{
	const struct type *type = call->returns;
	if (call->failure == FAILS_RESOLVER && type->names)
		sink_format(sink, "0, or a number with an %s name", type->names->prefixes[0]);
	else if (type->form == &form_descriptor)
		sink_format(sink, "a new descriptor");
	else
		help_type(sink, type->shape == SHAPE_POINTER ? type->of : type, &call->arguments, HELP_SHORT);
	sink_format(sink, "%s", failure_text(call->failure));
}
