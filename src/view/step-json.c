/* The object of a step: its call, and the fields around it.
 * Not here: the walk over arguments (callline.c), JSON itself (text/sink-json.c). */
#include "view/step-json.h"

#include <string.h>

#include "abi/errors.h"
#include "view/callline.h"
#include "view/structs.h"
#include "view/table.h"

static void text_field(struct sink *sink, const char *name, const char *text)
{
	if (!text)
		return;
	sink_field(sink, name, true);
	sink_string(sink, text, strlen(text));
}

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

static void show_field(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	size_t size = from->length - field->offset < field->size ? from->length - field->offset : field->size;
	struct text_sink text;

	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "offset", true);
	sink_number(sink, field->offset);
	text_field(sink, "name", field->name);
	sink_field(sink, "bytes", true);
	sink_bytes(sink, from->bytes + field->offset, size);
	text_sink_init(&text, sink->settings);
	structs_value(&text.sink, from, field);
	if (text.length)
		printed_field(sink, "value", &text);
	if (*structs_order(field))
		text_field(sink, "order", field->order == ORDER_NETWORK ? "network" : "host");
	sink_end(sink);
}

static void show_struct(struct sink *sink, const struct struct_shown *shown)
{
	const struct struct_bytes *from = &shown->bytes;

	sink_begin(sink, GROUP_STRUCT, NULL);
	text_field(sink, "argument", shown->argument->parameter->name);
	text_field(sink, "struct", from->layout->name);
	sink_field(sink, "size", true);
	sink_number(sink, (int64_t)from->length);
	sink_field(sink, "filled_in", true);
	sink_truth(sink, shown->filled_in);
	sink_field(sink, "fields", true);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i < from->layout->count; i++)
		if (from->layout->fields[i].offset < from->length)
			show_field(sink, from, &from->layout->fields[i]);
	sink_end(sink);
	sink_end(sink);
}

static void show_structs(struct sink *sink, const struct step *step)
{
	struct struct_shown shown[STRUCTS_MOST];
	size_t count = structs_collect(step, shown);

	if (count == 0)
		return;
	sink_field(sink, "structs", true);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i < count; i++)
		show_struct(sink, &shown[i]);
	sink_end(sink);
}

/* --- the step ------------------------------------------------------------------------------------------------- */

static void show_error(struct sink *sink, const struct step *step)
{
	if (step->error == 0)
		return;
	text_field(sink, "errno", errno_name(step->error));
	text_field(sink, "message", errno_text(step->error));
}

static void show_signal(struct sink *sink, const struct step *step)
{
	const struct name *signal = name_of_value(&signal_names, step->signal);

	if (step->signal)
		text_field(sink, "signal", signal ? signal->name : "");
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
	text_field(sink, "reason", step->reason);
	text_field(sink, "advice", step->advice);
	if (step->expectation != EXPECTATION_UNMET)
		return;
	text_field(sink, "expected", step->expected);
	text_field(sink, "got", step->got);
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
