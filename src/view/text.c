/* A step as people read it: which parts, in which order.
 * Not here: the parts themselves (callline.c, blocks.c, table.c), JSON (step-json.c). */
#include "view/text.h"

#include <string.h>

#include "view/blocks.h"
#include "view/bytes.h"
#include "view/callline.h"

#define INDENTATION 2

static size_t columns_of(const char *text, size_t length)
{
	size_t columns = 0;
	for (size_t i = 0; i < length; i++)
		columns += ((unsigned char)text[i] & 0xc0) != 0x80;
	return columns;
}

/* How many bytes of the sentence go on a line of `room` columns: up to a blank, or a longer word as a whole. */
static size_t line_length(const char *sentence, size_t room)
{
	size_t fits = 0, columns = 0;

	for (size_t i = 0;; i++) {
		if (sentence[i] == ' ' || sentence[i] == '\0') {
			if (columns <= room || fits == 0)
				fits = i;
			if (columns > room || sentence[i] == '\0')
				return fits;
		}
		columns += columns_of(sentence + i, 1);
	}
}

void text_show_sentence(struct sink *sink, enum sink_role role, const char *sentence)
{
	size_t width = sink->settings->width, room = width > 2 * INDENTATION ? width - INDENTATION : width;

	do {
		size_t length = line_length(sentence, room);

		sink_spaces(sink, INDENTATION);
		sink_text_length(sink, role, sentence, length);
		sink_newline(sink);
		sentence += length;
		sentence += strspn(sentence, " ");
	} while (*sentence != '\0');
}

static bool fits_in_line(const struct sink *sink, const struct step *step, const char *behind)
{
	struct view_settings plain = *sink->settings;
	struct text_sink line;
	plain.colour = false;
	text_sink_init(&line, &plain);
	callline_show(&line.sink, step);
	size_t columns = columns_of(line.data, line.length) + strlen(behind);
	text_sink_free(&line);
	return columns <= sink->settings->width;
}

void text_show_waiting(struct sink *sink, const struct step *step, const char *behind)
{
	bool below = step->waiting && !fits_in_line(sink, step, behind);
	if (below)
		callline_open(sink, step);
	else
		callline_show(sink, step);
	if (*behind)
		sink_text(sink, ROLE_DIM, behind);
	sink_newline(sink);
	if (below)
		text_show_sentence(sink, ROLE_NOTE, step->waiting);
}

static void show_notes(struct sink *sink, const struct step *step)
{
	for (const struct note *note = step->notes; note; note = note->next) {
		sink_text(sink, ROLE_NOTE, note->text);
		sink_newline(sink);
	}
}

static bool has_picture(const struct step *step)
{
	return bytes_have_picture(step->call) && step->made && !step->failed && !step->killed;
}

static void show_structs(struct sink *sink, const struct step *step, bool continued)
{
	if (has_picture(step))
		bytes_picture(sink, step, continued);
	else
		blocks_show(sink, step);
}

static void show_call(struct sink *sink, const struct step *step)
{
	callline_show(sink, step);
	sink_newline(sink);
	if (step->signal == 0 || !step->made)
		return;
	callline_signal(sink, step);
	sink_newline(sink);
}

static void show_reasons(struct sink *sink, const struct step *step)
{
	if (step->call->remark && !step->reason && !step->failed && !step->killed)
		text_show_sentence(sink, ROLE_NOTE, step->call->remark);
	if (step->reason)
		text_show_sentence(sink, ROLE_REASON, step->reason);
	if (step->advice)
		text_show_sentence(sink, ROLE_ADVICE, step->advice);
	text_show_unmet(sink, step);
}

void text_show_unmet(struct sink *sink, const struct step *step)
{
	if (step->expectation != EXPECTATION_UNMET)
		return;
	sink_spaces(sink, INDENTATION);
	sink_text(sink, ROLE_ERROR, "expected ");
	sink_text(sink, ROLE_PLAIN, step->expected);
	sink_text(sink, ROLE_ERROR, ", got ");
	sink_text(sink, ROLE_PLAIN, step->got);
	sink_newline(sink);
}

static void show_table(struct sink *sink, struct text_view *view, const struct step *step)
{
	if (!view->table || !step->changes)
		return;
	sink_newline(sink);
	table_show_changes(sink, &view->rows, view->table, step->changes);
	sink_newline(sink);
}

void text_show_step(struct sink *sink, struct text_view *view, const struct step *step, bool continued)
{
	const struct view_settings *settings = sink->settings;
	bool is_picture = settings->structs && has_picture(step) && step->picture_only;

	if (settings->notes)
		show_notes(sink, step);
	if (settings->structs && step->made)
		show_structs(sink, step, continued);
	if (settings->calls && !is_picture)
		show_call(sink, step);
	if (settings->reasons && step->made)
		show_reasons(sink, step);
	if (settings->table && step->made)
		show_table(sink, view, step);
}
