/* Tab: for each thing that the readers say may stand at the cursor (lang/ask.h), the offers that its type has.
 * Not here: what may stand there (lang/), the offers themselves (offers.c, session.c, address.c). */
#include "complete/complete.h"

#include <stdio.h>
#include <string.h>

#include "abi/calls.h"
#include "complete/offers.h"
#include "lang/ask.h"
#include "type/form.h"
#include "view/help-type.h"

/* --- values ------------------------------------------------------------------------------------------------- */

/* Forms whose words the machine or the session has. */
static const struct {
	const struct form *form;
	void (*offer)(struct completion *completion);
} known_outside[] = {
	{ &form_data, complete_data },
	{ &form_descriptor, complete_descriptors },
	{ &form_path, complete_files },
	{ &form_port, complete_ports },
};

struct form_offers {
	struct offers offers;
	struct completion *completion;
};

static void take_offer(struct offers *offers, const char *text, const char *help)
{
	complete_offer(((struct form_offers *)(void *)offers)->completion, text, help, ' ');
}

/* What words say for a value of a form. */
static void offer_form(struct completion *completion, const struct type *type)
{
	struct form_offers offers = { { take_offer }, completion };
	for (size_t i = 0; i < sizeof known_outside / sizeof known_outside[0]; i++)
		if (type->form == known_outside[i].form)
			known_outside[i].offer(completion);
	if (type->form && type->form->offer)
		type->form->offer(type, &offers.offers);
}

/* Of a call that hands an option over, those that can be set; else those that can be got. */
static bool fits_direction(const struct name *name, const void *call)
{
	const struct type *row = &((const struct call *)call)->arguments;
	unsigned direction = OPTION_BOTH;
	for (size_t i = 0; i < row->count; i++)
		if (row->members[i].type->shape == SHAPE_POINTER &&
		    row->members[i].type->of == &type_option_value)
			direction = row->members[i].type->direction == DIRECTION_IN ? OPTION_SET : OPTION_GET;
	return option_of_name(name)->direction & direction;
}

/* Of a call that sends, or receives, the names that are for that. */
static bool fits_call(const struct name *name, const void *call)
{
	enum wait_kind waits = ((const struct call *)call)->waits;
	unsigned where = name->flags & (NAME_SENDING | NAME_RECEIVING | NAME_RESULT);
	bool sends = waits == WAIT_WRITE, receives = waits == WAIT_RECEIVE;
	return !where || (where & NAME_SENDING && sends) || (where & NAME_RECEIVING && receives);
}

/* Whether a value chooses one of the cases. */
static bool is_case(const struct name *name, const void *type)
{
	const struct choice *choice = &((const struct type *)type)->choice;
	for (size_t i = 0; i < choice->case_count; i++)
		if (choice->cases[i].value == name->value)
			return true;
	return false;
}

/* Whether the place only says which of several sets another argument is of: an option's level. */
static bool is_chooser(const struct asked_place *place)
{
	return place->member && place->member->fallback == FALLBACK_NAMED;
}

/* Whether it is the descriptor that is rarely typed. */
static bool is_current(const struct asked_place *place)
{
	return place->member && place->member->fallback == FALLBACK_CURRENT;
}

static void offer_names(struct completion *completion, const struct asked *asked,
                        const struct asked_place *place, const struct name_set *names)
{
	const struct type *row = asked->call ? &asked->call->arguments : NULL;
	if (row && is_option_set(names))
		complete_names(completion, names, fits_direction, asked->call);
	else if (row && is_chooser(place))
		complete_names(completion, names, is_case,
		               row->members[place->member->by.offset / ARGUMENT_SIZE].type);
	else
		complete_names(completion, names, row ? fits_call : NULL, asked->call);
}

static void offer_type(struct completion *completion, const struct asked *asked, const struct asked_place *place)
{
	const struct type *type = place->type;
	for (size_t i = 0; type && type->shape == SHAPE_CHOICE && i < type->choice.case_count; i++)
		if (type->choice.cases[i].type->names)
			offer_names(completion, asked, place, type->choice.cases[i].type->names);
	if (place->names)
		offer_names(completion, asked, place, place->names);
	else if (type && !completion->in_c && !is_current(place))
		offer_form(completion, type);
	else if (type && type->form && type->form->conversion)
		complete_offer(completion, type->form->conversion, type->form->help, '\0');
}

static void offer_operand(struct completion *completion)
{
	complete_plain_variables(completion);
	if (complete_typed(completion))
		complete_calls(completion, '\0');
}

static void offer_value(struct completion *completion, const struct asked *asked, const struct asked_place *place)
{
	offer_type(completion, asked, place);
	if (completion->in_c)
		offer_operand(completion);
}

/* --- other places ------------------------------------------------------------------------------------------- */

static void offer_name_before(struct completion *completion, const char *name, const char *help)
{
	char text[80];
	snprintf(text, sizeof text, "%s=", name);
	complete_offer(completion, text, help, '\0');
}

/* KEY=, or the word before an argument, with what it says: how the new element begins, what a member is for, or what help says of a parameter. */
static void offer_key(struct completion *completion, const struct call *call, const struct asked_place *place)
{
	const struct pattern_key *key = &place->key;
	bool is_word = place->kind == ASKED_WORD_BEFORE;
	char text[64];
	struct text_sink help;
	text_sink_init(&help, &view_settings_default);
	if (key->notation)
		sink_text_length(&help.sink, ROLE_PLAIN, key->notation, key->notation_length);
	else if (key->member->brief)
		sink_text(&help.sink, ROLE_PLAIN, key->member->brief);
	else
		help_member(&help.sink, &call->arguments, key->member);
	snprintf(text, sizeof text, "%.*s%s", (int)key->length, key->name, is_word ? "" : "=");
	complete_offer(completion, text, text_sink_string(&help), is_word ? ' ' : '\0');
	text_sink_free(&help);
}

/* Of an address, the family comes first, and then no more. */
static void offer_members(struct completion *completion, const struct type *type)
{
	const struct type *of = type ? type : &type_sockaddr;
	for (size_t i = 0; i < of->count; i++) {
		const struct member *member = &of->members[i];
		if (!(member->flags & (MEMBER_PADDING | MEMBER_RESULT)) &&
		    !(type && member->flags & MEMBER_FAMILY))
			offer_name_before(completion, member->flags & MEMBER_FAMILY ? "sa_family" : member->name,
			                  member->brief);
	}
}

/* Session commands have no value. */
static void offer_statement(struct completion *completion, bool with_commands)
{
	complete_calls(completion, ' ');
	for (size_t i = 0; i < word_alias_count; i++)
		complete_offer(completion, word_aliases[i].word, word_aliases[i].brief, ' ');
	if (with_commands)
		complete_commands(completion);
	complete_plain_variables(completion);
}

/* Whether the call gives its descriptor the address, so that the kernel may choose the port. */
static bool may_choose_port(const struct call *call)
{
	return call && call->waits == WAIT_NEVER && call->arguments.members[0].type->form == &form_descriptor;
}

static void offer_place(struct completion *completion, const struct asked *asked, const struct asked_place *place)
{
	switch (place->kind) {
	case ASKED_VALUE:
		offer_value(completion, asked, place);
		return;
	case ASKED_HOST:
		complete_hosts(completion);
		return;
	case ASKED_PORT:
		if (may_choose_port(asked->call))
			complete_offer(completion, "0", "one that the kernel chooses", ' ');
		complete_ports(completion);
		return;
	case ASKED_KEY:
		if (complete_typed(completion)) /* there are many, and all can be left out */
			offer_key(completion, asked->call, place);
		return;
	case ASKED_PATTERN_KEY:
	case ASKED_WORD_BEFORE:
		offer_key(completion, asked->call, place);
		return;
	case ASKED_MEMBER:
		offer_members(completion, place->type);
		return;
	case ASKED_STATEMENT:
		offer_statement(completion, true);
		return;
	case ASKED_RESULT:
		offer_statement(completion, false);
		return;
	case ASKED_WORD:
		complete_command(completion, asked->statement);
		return;
	case ASKED_TAG:
		complete_tags(completion);
		return;
	case ASKED_OPERAND:
		offer_value(completion, asked, place);
		if (!place->names && complete_typed(completion))
			complete_all_names(completion);
		return;
	}
}

/* --- the line ----------------------------------------------------------------------------------------------- */

/* Where the $ or @ of the word at the cursor stands; the cursor where there is none. */
static size_t sigil_before(const char *line, size_t cursor)
{
	size_t at = path_before(line, cursor);
	if (at && line[at - 1] == '[') /* @sv[ */
		at = path_before(line, at - 1);
	return at && (line[at - 1] == '$' || line[at - 1] == '@') ? at - 1 : cursor;
}

/* A session command that has an expression for words is asked for both, words first. */
static bool is_in_c(const struct asked *asked)
{
	enum asked_kind kind = asked->places[asked->count - 1].kind;
	return !asked->words && (kind == ASKED_VALUE || kind == ASKED_OPERAND || kind == ASKED_MEMBER);
}

/* What only chooses between sets is rarely typed: it comes last. */
static void offer_places(struct completion *completion, const struct asked *asked)
{
	completion->in_c = is_in_c(asked);
	size_t path = path_before(completion->line, completion->cursor);
	enum asked_kind kind = asked->places[0].kind;
	bool is_first = kind == ASKED_STATEMENT || kind == ASKED_RESULT;
	complete_from(completion, completion->in_c ? path : asked->word);
	if ((completion->in_c || is_first) && complete_members(completion))
		return;
	for (size_t i = 0; i < asked->count; i++)
		if (!is_chooser(&asked->places[i]))
			offer_place(completion, asked, &asked->places[i]);
	for (size_t i = 0; i < asked->count; i++)
		if (is_chooser(&asked->places[i]))
			offer_place(completion, asked, &asked->places[i]);
}

void complete(struct session *session, const char *line, size_t cursor, struct line_offers *offers)
{
	struct completion completion = { .session = session, .offers = offers, .line = line, .cursor = cursor };
	size_t sigil = sigil_before(line, cursor);
	struct arena arena;
	struct asked asked;
	arena_init(&arena);
	complete_from(&completion, cursor);
	if (ask_line(line, cursor, sigil, &arena, &asked)) {
		if (sigil == cursor)
			offer_places(&completion, &asked);
		else {
			complete_from(&completion, sigil);
			(line[sigil] == '@' ? complete_descriptors : complete_variables)(&completion);
		}
	}
	arena_free(&arena);
}
