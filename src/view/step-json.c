/* The object of a step: its call, and the fields around it.
 * Not here: the walk over arguments (callline.c), JSON itself (text/sink-json.c). */
#include "view/step-json.h"

#include <string.h>

#include "abi/errors.h"
#include "abi/names.h"
#include "abi/structs.h"
#include "view/blocks.h"
#include "view/callline.h"
#include "view/table.h"

/* What a walk has printed, as a string. Frees it. */
static void printed_field(struct sink *sink, const char *name, struct text_sink *text)
{
	sink_field(sink, name, true);
	sink_string(sink, text->data, text->length);
	text_sink_free(text);
}

static void show_call_text(struct sink *sink, const struct step *step)
{
	struct text_sink text;

	text_sink_init(&text, sink->settings);
	callline_show(&text.sink, step);
	printed_field(sink, "text", &text);
}

/* --- structs ------------------------------------------------------------------------------------------------ */

static void show_member(struct sink *sink, const struct place *member)
{
	struct text_sink text;
	bool is_network;
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "offset", true);
	sink_number(sink, member->member->offset);
	sink_string_field(sink, "name", member->member->name);
	sink_field(sink, "bytes", true);
	sink_bytes(sink, member->bytes, member->size);
	text_sink_init(&text, sink->settings);
	blocks_value(&text.sink, member);
	if (text.length)
		printed_field(sink, "value", &text);
	if (blocks_has_order(member->member, &is_network))
		sink_string_field(sink, "order", is_network ? "network" : "host");
	sink_end(sink);
}

static void show_struct(struct sink *sink, const struct block_shown *shown)
{
	const struct place *place = &shown->place;
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_string_field(sink, "argument", shown->argument);
	sink_string_field(sink, "struct", struct_tag(place->type));
	sink_field(sink, "size", true);
	sink_number(sink, (int64_t)place->size);
	sink_field(sink, "filled_in", true);
	sink_truth(sink, shown->filled_in);
	sink_field(sink, "fields", true);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i < place->type->count; i++) {
		struct place member = place_member(place, &place->type->members[i]);
		if (member.size)
			show_member(sink, &member);
	}
	sink_end(sink);
	sink_end(sink);
}

struct struct_list {
	struct block_visitor visitor; /* first: what is visited with */
	struct sink *sink;
	bool begun;
};

static void visit_struct(struct block_visitor *visitor, const struct block_shown *shown)
{
	struct struct_list *list = (struct struct_list *)(void *)visitor;
	if (shown->place.type->shape != SHAPE_STRUCT)
		return;
	if (!list->begun) {
		sink_field(list->sink, "structs", true);
		sink_begin(list->sink, GROUP_LIST, NULL);
	}
	list->begun = true;
	show_struct(list->sink, shown);
}

static void show_structs(struct sink *sink, const struct step *step)
{
	struct struct_list list = { .visitor = { visit_struct }, .sink = sink };
	blocks_visit(step, &list.visitor);
	if (list.begun)
		sink_end(sink);
}

/* --- the step ------------------------------------------------------------------------------------------------- */

static void show_error(struct sink *sink, const struct step *step)
{
	if (step->error == 0)
		return;
	sink_string_field(sink, "errno", errno_name(step->error));
	sink_string_field(sink, "message", errno_text(step->error));
}

static void show_signal(struct sink *sink, const struct step *step)
{
	const struct name *signal = name_of_value(&signal_names, step->signal);

	if (step->signal)
		sink_string_field(sink, "signal", signal ? signal->name : "");
}

static void show_notes(struct sink *sink, const struct step *step)
{
	if (!step->notes)
		return;
	sink_field(sink, "notes", true);
	sink_begin(sink, GROUP_LIST, NULL);
	for (const struct note *note = step->notes; note; note = note->next)
		sink_string(sink, note->text, strlen(note->text));
	sink_end(sink);
}

static void show_job_and_time(struct sink *sink, const struct step *step)
{
	if (step->job) {
		sink_field(sink, "job", true);
		sink_unsigned(sink, step->job);
	}
	sink_field(sink, step->made ? "nanoseconds" : "waiting", true);
	if (step->made)
		sink_number(sink, step->nanoseconds);
	else
		sink_truth(sink, true);
}

static void show_rest(struct sink *sink, const struct step *step)
{
	show_job_and_time(sink, step);
	show_signal(sink, step);
	show_notes(sink, step);
	sink_string_field(sink, "reason", step->reason);
	sink_string_field(sink, "advice", step->advice);
	if (step->expectation != EXPECTATION_UNMET)
		return;
	sink_string_field(sink, "expected", step->expected);
	sink_string_field(sink, "got", step->got);
}

static void show_step(struct sink *sink, const struct step *step)
{
	callline_call(sink, step);
	if (step->made && !step->killed)
		callline_result(sink, step);
	show_error(sink, step);
	show_call_text(sink, step);
	show_rest(sink, step);
	if (step->made)
		show_structs(sink, step);
	if (!step->changes)
		return;
	sink_field(sink, "table", true);
	table_values_of_changes(sink, step->changes);
}

/* What is printed in the object is as plain as can be. */
static struct view_settings plain(const struct view_settings *settings)
{
	struct view_settings plain = *settings;

	plain.colour = false;
	plain.times = false;
	plain.data_limit = 0;
	return plain;
}

bool json_show_step(struct text_sink *text, const struct step *step)
{
	struct view_settings settings = plain(text->sink.settings);
	struct sink *sink = json_sink_new(&settings);

	if (!sink)
		return false;
	show_step(sink, step);
	return json_sink_end(sink, &text->sink);
}

bool json_show_table(struct text_sink *text, const struct descriptor_table *table)
{
	struct view_settings settings = plain(text->sink.settings);
	struct sink *sink = json_sink_new(&settings);

	if (!sink)
		return false;
	sink_field(sink, "table", true);
	table_values(sink, table);
	return json_sink_end(sink, &text->sink);
}
