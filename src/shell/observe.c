/* What the shell does with the steps of its session: shows them, records them.
 * Not here: what a step looks like (view/). */
#include "shell/observe.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "text/escape.h"
#include "lang/lex.h"
#include "line/line.h"
#include "shell/record.h"
#include "shell/report.h"
#include "view/callline.h"
#include "view/sink-json.h"
#include "view/structs.h"
#include "view/text.h"

/* Where the reasons are not shown, standard error has to say it. */
static void tell_unmet(struct shell *shell, const struct step *step)
{
	if (step->expectation != EXPECTATION_UNMET || shell->view.reasons)
		return;
	report_place(shell);
	text_show_unmet(&shell->messages.sink, step);
}

static void on_step(void *context, const struct step *step)
{
	struct shell *shell = context;

	if (step->job == 0)
		shell_leave_echo(shell);
	if (shell->json)
		json_show_step(&shell->out, step);
	else {
		shell->text.table = shell->session.descriptors;
		text_show_step(&shell->out.sink, &shell->text, step,
		               shell->picture_shown && step->picture_only);
	}
	shell->picture_shown = step->picture_only;
	tell_unmet(shell, step);
	if (shell->record)
		record_step(shell->record, step);
}

/* Whether somebody sits there who wants to know why nothing happens. A job's start is told in any case: it is
 * no matter of timing. */
static bool tells_waiting(const struct shell *shell, const struct step *step)
{
	if (shell->json)
		return true;
	return shell->view.notes && (step->job || shell->interactive || shell->output_terminal);
}

static void on_waiting(void *context, const struct step *step)
{
	struct shell *shell = context;

	if (tells_waiting(shell, step)) {
		if (shell->json)
			json_show_step(&shell->out, step);
		else {
			callline_show(&shell->out.sink, step);
			sink_newline(&shell->out.sink);
		}
	}
	shell_flush(shell);
}

static void on_flush(void *context)
{
	shell_flush(context);
}

static void on_note(void *context, const char *text)
{
	struct shell *shell = context;

	if (!shell->view.notes || shell->json)
		return;
	text_show_sentence(&shell->out.sink, ROLE_NOTE, text);
}

/* A small number says all in decimal; -1 is rather a failed call than 64 bits. */
static void show_number(struct sink *sink, const struct value *value)
{
	char text[64];

	if (value->is_unsigned && value->number < 0)
		snprintf(text, sizeof text, "%" PRIu64 " (%#" PRIx64 ")", (uint64_t)value->number,
		         (uint64_t)value->number);
	else if (value->hexadecimal)
		snprintf(text, sizeof text, "%#" PRIx64 " (%" PRId64 ")", (uint64_t)value->number,
		         value->number);
	else if (value->number > 9 || value->number < -9)
		snprintf(text, sizeof text, "%" PRId64 " (%#" PRIx64 ")", value->number,
		         (uint64_t)value->number);
	else
		snprintf(text, sizeof text, "%" PRId64, value->number);
	sink_text(sink, ROLE_NUMBER, text);
}

static void show_numbers(struct sink *sink, const struct value *value)
{
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i + 4 <= value->size; i += 4)
		sink_number(sink, value_read(value->bytes + i, 4, true));
	sink_end(sink);
}

static void show_text(struct sink *sink, const struct value *value)
{
	size_t length = value->size;

	if (length && value->bytes[length - 1] == '\0')
		length = strnlen((const char *)value->bytes, length);
	sink_string(sink, value->bytes, length);
}

/* What was received is text, mostly; an address is not. */
static void show_bytes(struct sink *sink, const struct value *value)
{
	if (escape_is_text(value->bytes, value->size))
		sink_string(sink, value->bytes, value->size);
	else
		sink_bytes(sink, value->bytes, value->size);
}

static void show_struct(struct shell *shell, const struct value *value)
{
	struct struct_shown shown = {
		.bytes = { .layout = value->layout, .bytes = value->bytes, .length = value->size },
		.element = -1,
	};
	if (shell->view.structs)
		structs_show_one(&shell->out.sink, &shown);
	if (value->layout->family >= 0 || value->layout == &layout_sockaddr ||
	    value->layout == &layout_sockaddr_storage)
		value_address(&shell->out.sink, value->bytes, value->size);
	else
		value_struct(&shell->out.sink, &shown.bytes);
}

static bool is_name(const char *text)
{
	while (in_name(*text))
		text++;
	return *text == '\0';
}

void observe_value(struct shell *shell, const char *text, const struct value *value)
{
	struct sink *sink = shell_sink(shell);

	if (!shell->view.notes && !shell->view.reasons) /* a trace: what is no call is a comment in it */
		sink_text(sink, ROLE_PLAIN, "# ");
	if (text && value->kind != VALUE_STRUCT && is_name(text)) {
		sink_text(sink, ROLE_PLAIN, text);
		sink_text(sink, ROLE_PLAIN, " = ");
	}
	switch (value->kind) {
	case VALUE_NUMBER: show_number(sink, value); break;
	case VALUE_NUMBERS: show_numbers(sink, value); break;
	case VALUE_BYTES: show_bytes(sink, value); break;
	case VALUE_TEXT: show_text(sink, value); break;
	case VALUE_STRUCT: show_struct(shell, value); break;
	}
	sink_newline(sink);
}

static void on_value(void *context, const char *text, const struct value *value)
{
	observe_value(context, text, value);
}

void observe_message(struct shell *shell, struct text_sink *text)
{
	line_message(shell->editor, text->data, text->length);
	text_sink_clear(text);
}

void observe(struct shell *shell)
{
	shell->session.observer = (struct observer){
		.step = on_step,
		.waiting = on_waiting,
		.flush = on_flush,
		.value = on_value,
		.note = on_note,
		.context = shell,
	};
}
