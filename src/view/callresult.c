/* What a call returned, as it stands behind the "=" of its line, and the signal that it raised.
 * Not here: the call and its arguments (callline.c). */
#include "view/callline.h"

#include <string.h>

#include "abi/errors.h"
#include "abi/names-show.h"
#include "view/values.h"

enum result_kind callline_result_kind(const struct step *step, const struct name_set **set)
{
	const struct call *call = step->call;
	const struct result_variant *variant = call->result_variants;

	if (set != NULL)
		*set = call->result_set;
	if (call->result != RESULT_VARIANT)
		return call->result;
	for (; variant->kind != RESULT_VARIANT; variant++) {
		if (variant->value != step->arguments[call->result_peer].value)
			continue;
		if (set != NULL)
			*set = variant->set;
		return variant->kind;
	}
	return RESULT_NUMBER;
}

/* --- results of each kind, of calls that did not fail ------------------------------------------------------------ */

static void result_number(struct sink *sink, const struct step *step)
{
	sink_number(sink, step->result);
}

static void result_descriptor(struct sink *sink, const struct step *step)
{
	sink_descriptor(sink, step->result);
}

static void result_unsigned(struct sink *sink, const struct step *step)
{
	sink_unsigned(sink, (uint64_t)step->result);
}

static void result_in_addr(struct sink *sink, const struct step *step)
{
	sink_number_as(sink, ROLE_NUMBER, NUMBER_HEX8, (uint32_t)step->result);
}

static void result_text(struct sink *sink, const struct step *step)
{
	if (step->result_text == NULL)
		sink_pointer(sink, 0);
	else
		sink_string(sink, step->result_text, strlen(step->result_text));
}

static void result_struct(struct sink *sink, const struct step *step)
{
	const struct layout *layout = step->call->result_layout;

	if (step->result_bytes == NULL)
		sink_pointer(sink, 0);
	else
		value_struct(sink, &(struct struct_bytes){ layout, step->result_bytes, layout->size, true });
}

static void result_resolver(struct sink *sink, const struct step *step)
{
	if (step->result == 0)
		sink_number(sink, 0);
	else
		name_show(sink, &resolver_errors, step->result, sizeof(int));
}

/* 0x2 (flags O_RDWR). Where no access mode makes 0 a name, 0 says nothing in brackets. */
static void result_flags(struct sink *sink, const struct step *step)
{
	const struct name_set *set;

	callline_result_kind(step, &set);
	sink_hex(sink, (uint64_t)step->result);
	if (set == NULL || (step->result == 0 && name_of_value(set, 0) == NULL))
		return;
	sink_text(sink, ROLE_PLAIN, " (flags ");
	sink_field(sink, "flags", false);
	name_show(sink, set, step->result, sizeof(int));
	sink_text(sink, ROLE_PLAIN, ")");
}

/* --- how many are ready: poll ------------------------------------------------------------------------------------ */

/* The list that went in and out, or NULL. */
static const struct argument *list_of(const struct step *step)
{
	for (size_t i = 0; i < step->argument_count; i++) {
		const struct parameter *parameter = step->arguments[i].parameter;

		if (parameter->kind == KIND_STRUCT_LIST && parameter->direction == DIRECTION_BOTH)
			return &step->arguments[i];
	}
	return NULL;
}

static bool has_result(const struct struct_bytes *from)
{
	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (field->is_result && value_read(from->bytes + field->offset, field->size, false) != 0)
			return true;
	}
	return false;
}

/* {fd=3, revents=POLLIN} */
static void show_ready(struct sink *sink, const struct struct_bytes *from)
{
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (field->is_result || field->kind == FIELD_DESCRIPTOR)
			value_member(sink, from, field);
	}
	sink_end(sink);
}

static void show_all_ready(struct sink *sink, const struct argument *list)
{
	size_t size = list->parameter->layout->size;

	sink_text(sink, ROLE_PLAIN, " (");
	sink_field(sink, "ready", false);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t at = 0; at + size <= list->after_size; at += size) {
		struct struct_bytes from = { list->parameter->layout, list->after + at, size, false };

		if (has_result(&from))
			show_ready(sink, &from);
	}
	sink_end(sink);
	sink_text(sink, ROLE_PLAIN, ")");
}

static void result_count(struct sink *sink, const struct step *step)
{
	const struct argument *list = list_of(step);

	sink_number(sink, step->result);
	if (list == NULL)
		return;
	if (step->result == 0)
		sink_text(sink, ROLE_PLAIN, " (Timeout)");
	else if (list->after != NULL)
		show_all_ready(sink, list);
}

/* --- failures ---------------------------------------------------------------------------------------------------- */

/* EADDRINUSE (Address already in use) */
static void show_error(struct sink *sink, int error)
{
	const char *name = errno_name(error);

	if (error == 0)
		return;
	sink_text(sink, ROLE_PLAIN, " ");
	if (name != NULL)
		sink_text(sink, ROLE_ERROR, name);
	else
		sink_number_as(sink, ROLE_ERROR, NUMBER_SIGNED, (uint64_t)error);
	sink_text(sink, ROLE_PLAIN, " (");
	sink_text(sink, ROLE_PLAIN, errno_text(error));
	sink_text(sink, ROLE_PLAIN, ")");
}

static void failure_number(struct sink *sink, const struct step *step)
{
	sink_number(sink, step->result);
	show_error(sink, step->error);
}

static void failure_pointer(struct sink *sink, const struct step *step)
{
	sink_pointer(sink, 0);
	show_error(sink, step->error);
}

static void failure_in_addr(struct sink *sink, const struct step *step)
{
	result_in_addr(sink, step);
	sink_text(sink, ROLE_PLAIN, " (INADDR_NONE)");
}

/* EAI_NONAME (Name or service not known) */
static void failure_resolver(struct sink *sink, const struct step *step)
{
	const struct name *name = name_of_value(&resolver_errors, step->result);

	result_resolver(sink, step);
	if (name == NULL || name->brief == NULL)
		return;
	sink_text(sink, ROLE_PLAIN, " (");
	sink_text(sink, ROLE_PLAIN, name->brief);
	if (step->error != 0) {
		sink_text(sink, ROLE_PLAIN, ":");
		show_error(sink, step->error);
	}
	sink_text(sink, ROLE_PLAIN, ")");
}

static const struct {
	void (*success)(struct sink *sink, const struct step *step);
	void (*failure)(struct sink *sink, const struct step *step);
} result_functions[] = {
	[RESULT_STATUS] = { result_number, failure_number },
	[RESULT_COUNT] = { result_count, failure_number },
	[RESULT_DESCRIPTOR] = { result_descriptor, failure_number },
	[RESULT_NUMBER] = { result_number, failure_number },
	[RESULT_NETWORK] = { result_unsigned, failure_number },
	[RESULT_IN_ADDR] = { result_in_addr, failure_in_addr },
	[RESULT_INDEX] = { result_unsigned, failure_number },
	[RESULT_TEXT] = { result_text, failure_pointer },
	[RESULT_STRUCT] = { result_struct, failure_pointer },
	[RESULT_RESOLVER] = { result_resolver, failure_resolver },
	[RESULT_FLAGS] = { result_flags, failure_number },
	[RESULT_VARIANT] = { result_number, failure_number },
};

void callline_result(struct sink *sink, const struct step *step)
{
	enum result_kind kind = callline_result_kind(step, NULL);

	sink_field(sink, "result", false);
	if (step->killed)
		sink_name(sink, "?"); /* as strace has it where a call does not return */
	else if (step->failed)
		result_functions[kind].failure(sink, step);
	else
		result_functions[kind].success(sink, step);
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
	name_show(sink, &signal_names, step->signal, sizeof(int));
	sink_text(sink, ROLE_PLAIN, " ");
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "si_signo", true);
	name_show(sink, &signal_names, step->signal, sizeof(int));
	if (!step->killed)
		show_sender(sink, step);
	sink_end(sink);
	sink_text(sink, ROLE_NOTE, " ---");
}
