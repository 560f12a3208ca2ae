/* What a call returned, as it stands behind the "=" of its line, and the signal that it raised.
 * Not here: the call and its arguments (callline.c). */
#include "view/callline.h"

#include "abi/errors.h"
#include "abi/names.h"
#include "type/form.h"
#include "type/integer.h"
#include "view/notation.h"

/* What it returned as a place, in the midst of its arguments: they may say what it is. */
static void show_value(struct sink *sink, const struct step *step)
{
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	uint8_t bytes[sizeof step->result];
	size_t size = type_size(step->call->returns);
	store_integer(bytes, size, step->result);
	notation_show(sink, &(struct place){ .type = step->call->returns,
	                                     .bytes = bytes,
	                                     .size = size,
	                                     .in = &call,
	                                     .memory = &step->memory });
}

/* --- failures ---------------------------------------------------------------------------------------------------- */

/* EADDRINUSE (Address already in use) */
static void show_error(struct sink *sink, int error)
{
	const char *name = errno_name(error);
	if (!error)
		return;
	sink_text(sink, ROLE_PLAIN, " ");
	if (name)
		sink_text(sink, ROLE_ERROR, name);
	else
		sink_number_as(sink, ROLE_ERROR, NUMBER_SIGNED, (uint64_t)error);
	sink_text(sink, ROLE_PLAIN, " (");
	sink_text(sink, ROLE_PLAIN, errno_text(error));
	sink_text(sink, ROLE_PLAIN, ")");
}

/* EAI_NONAME (Name or service not known) */
static void show_resolver_failure(struct sink *sink, const struct step *step)
{
	const struct name *name = name_of_value(step->call->returns->names, step->result);
	show_value(sink, step);
	if (!name || !name->brief)
		return;
	sink_text(sink, ROLE_PLAIN, " (");
	sink_text(sink, ROLE_PLAIN, name->brief);
	if (step->error) {
		sink_text(sink, ROLE_PLAIN, ":");
		show_error(sink, step->error);
	}
	sink_text(sink, ROLE_PLAIN, ")");
}

static void show_failure(struct sink *sink, const struct step *step)
{
	switch (step->call->failure) {
	case FAILS_MINUS_ONE:
	case FAILS_ZERO:
	case FAILS_NEVER:
		sink_number(sink, step->result);
		show_error(sink, step->error);
		break;
	case FAILS_NULL:
	case FAILS_NOT_FOUND:
		sink_pointer(sink, 0);
		show_error(sink, step->error);
		break;
	case FAILS_NO_ADDRESS:
		show_value(sink, step);
		sink_text(sink, ROLE_PLAIN, " (INADDR_NONE)");
		break;
	case FAILS_RESOLVER:
		show_resolver_failure(sink, step);
		break;
	}
}

void callline_result(struct sink *sink, const struct step *step)
{
	sink_field(sink, "result", false);
	if (step->killed)
		sink_name(sink, "?"); /* as strace has it where a call does not return */
	else if (step->failed)
		show_failure(sink, step);
	else
		show_value(sink, step);
}

/* --- the signal -------------------------------------------------------------------------------------------------- */

/* Who sent it, of one that the kernel raised in the name of this process. */
static void show_sender(struct sink *sink, const struct step *step)
{
	sink_field(sink, "si_code", true);
	sink_name(sink, "SI_USER");
	sink_field(sink, "si_pid", true);
	sink_number(sink, step->signal_pid);
	sink_field(sink, "si_uid", true);
	sink_number(sink, step->signal_uid);
}

void callline_signal(struct sink *sink, const struct step *step)
{
	sink_text(sink, ROLE_NOTE, "--- ");
	form_print_named(sink, &signal_names, step->signal, sizeof(int));
	sink_text(sink, ROLE_PLAIN, " ");
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "si_signo", true);
	form_print_named(sink, &signal_names, step->signal, sizeof(int));
	if (!step->killed)
		show_sender(sink, step);
	sink_end(sink);
	sink_text(sink, ROLE_NOTE, " ---");
}
