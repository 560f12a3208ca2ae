/* What the shell does with the steps of its session: shows them, records them.
 * Not here: what a step looks like (view/). */
#include "shell/observe.h"

#include "command/record.h"
#include "command/report.h"
#include "command/value.h"
#include "view/step-json.h"
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
		bool continues = shell->picture_shown && step->picture_only && !step->notes;
		shell->text.table = shell->session.descriptors;
		text_show_step(&shell->out.sink, &shell->text, step, continues);
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
		else
			text_show_waiting(&shell->out.sink, step, "");
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

static void on_value(void *context, const char *text, const struct value *value)
{
	shell_show_value(context, text, value);
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
