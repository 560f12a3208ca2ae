/* A step as strace 6.1 prints it without options: the call, and its arguments by their kinds.
 * Not here: socket options (option.c), results (callresult.c), what stands above and below the line (text.h). */
#include "view/callline.h"

#include <arpa/inet.h>
#include <string.h>

#include "abi/names-show.h"
#include "view/option.h"
#include "view/values.h"

/* --- helpers ---------------------------------------------------------------------------------------------------- */

/* The argument that this one depends on, or NULL. */
static const struct argument *peer_of(const struct step *step, const struct argument *argument)
{
	int8_t peer = argument->parameter->peer;

	return peer >= 0 && (size_t)peer < step->argument_count ? &step->arguments[peer] : NULL;
}

/* Whether the memory is read by the call: then what stood there before is shown, else what stands there after it. */
static bool is_input(const struct argument *argument)
{
	return (argument->parameter->direction & DIRECTION_IN) != 0;
}

/* What the argument's memory held, and how many bytes of it; NULL where only its address can be shown: what a failed
 * call did not fill in, what is not ours. */
static const uint8_t *memory_of(const struct step *step, const struct argument *argument, size_t *size)
{
	const uint8_t *bytes = is_input(argument) ? argument->before : argument->after;

	*size = is_input(argument) ? argument->before_size : argument->after_size;
	if (argument->form != ARGUMENT_MEMORY || (!is_input(argument) && (step->failed || step->killed || !step->made)))
		return NULL;
	return bytes;
}

/* The bytes that a length in its own argument leaves of an input's memory. */
static size_t length_of(const struct step *step, const struct argument *argument, size_t size)
{
	const struct argument *length = peer_of(step, argument);

	if (!is_input(argument) || length == NULL || length->parameter->kind != KIND_LENGTH)
		return size;
	if (length->parameter->size == 4 && (int32_t)length->value < 0)
		return 0;
	return (uint64_t)length->value < size ? (size_t)length->value : size;
}

static void show_pointer(struct sink *sink, const struct argument *argument)
{
	sink_pointer(sink, (uint64_t)argument->value);
}

static size_t width_of(const struct parameter *parameter)
{
	return parameter->size == 0 ? sizeof(int) : parameter->size;
}

/* --- plain values ----------------------------------------------------------------------------------------------- */

static void show_nothing(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	sink_hex(sink, (uint64_t)argument->value);
}

static void show_descriptor(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	sink_descriptor(sink, (int32_t)argument->value);
}

static void show_number(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	if (argument->parameter->is_signed)
		sink_number(sink, argument->value);
	else
		sink_unsigned(sink, (uint64_t)argument->value);
}

static void show_name(struct sink *sink, const struct step *step, const struct argument *argument)
{
	const struct parameter *parameter = argument->parameter;
	const struct name_set *set = parameter->set;

	if (parameter->selector != NULL && peer_of(step, argument) != NULL)
		set = name_select(parameter->selector, peer_of(step, argument)->value);
	if (set != NULL)
		name_show(sink, set, argument->value, width_of(parameter));
	else if (parameter->selector != NULL) /* a protocol without names: strace has it unsigned */
		sink_unsigned(sink, (uint32_t)argument->value);
	else
		show_number(sink, step, argument);
}

static void show_level(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	name_show(sink, &option_levels, argument->value, width_of(argument->parameter));
}

static void show_option(struct sink *sink, const struct step *step, const struct argument *argument)
{
	const struct argument *level = peer_of(step, argument);

	option_show_name(sink, argument->option, level == NULL ? -1 : level->value, argument->value);
}

static void show_length(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	if (argument->parameter->size == 4) /* socklen_t has no sign, and strace shows one */
		sink_number(sink, (int32_t)argument->value);
	else
		show_number(sink, step, argument);
}

/* An int that holds a port as the network has it. */
static void show_port(struct sink *sink, const struct step *step, const struct argument *argument)
{
	(void)step;
	if ((argument->value & ~(int64_t)UINT16_MAX) != 0) {
		sink_number(sink, argument->value);
		return;
	}
	sink_begin(sink, GROUP_CONVERSION, "htons");
	sink_unsigned(sink, ntohs((uint16_t)argument->value));
	sink_end(sink);
}

static void show_struct_value(struct sink *sink, const struct step *step, const struct argument *argument)
{
	uint8_t bytes[8];
	size_t size = argument->parameter->layout->size;

	(void)step;
	memcpy(bytes, &argument->value, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	memmove(bytes, bytes + sizeof bytes - size, size);
#endif
	value_struct(sink, &(struct struct_bytes){ argument->parameter->layout, bytes, size, false });
}

/* --- memory ----------------------------------------------------------------------------------------------------- */

static void show_length_pointer(struct sink *sink, const struct step *step, const struct argument *argument)
{
	if (argument->form != ARGUMENT_MEMORY)
		show_pointer(sink, argument);
	else if (step->failed || step->killed || !step->made)
		sink_in_out(sink, argument->length_before, argument->length_before);
	else
		sink_in_out(sink, argument->length_before, argument->length_after);
}

static void show_address(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	size = length_of(step, argument, size);
	if (bytes == NULL || size < sizeof(sa_family_t)) /* strace does not look into it either */
		show_pointer(sink, argument);
	else
		value_address(sink, bytes, size);
}

/* Of data that came, the beginning will do, and is met again by the same data. Data that goes out is cut only where it
 * repeats itself: "x"... is x up to the length. */
static void show_data(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size, limit = argument->parameter->direction == DIRECTION_OUT ? sink->settings->data_limit : argument->period;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL)
		show_pointer(sink, argument);
	else
		value_data(sink, bytes, length_of(step, argument, size), limit);
}

static void show_text(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL)
		show_pointer(sink, argument);
	else
		sink_string(sink, bytes, strnlen((const char *)bytes, size));
}

static void show_pair(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL || size < 2 * sizeof(int)) {
		show_pointer(sink, argument);
		return;
	}
	sink_begin(sink, GROUP_LIST, NULL);
	sink_descriptor(sink, value_read(bytes, sizeof(int), true));
	sink_descriptor(sink, value_read(bytes + sizeof(int), sizeof(int), true));
	sink_end(sink);
}

static void show_struct(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL || size == 0)
		show_pointer(sink, argument);
	else
		value_struct(sink, &(struct struct_bytes){ argument->parameter->layout, bytes, size, false });
}

static void show_raw_address(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL || size == 0)
		show_pointer(sink, argument);
	else
		sink_bytes(sink, bytes, size);
}

/* What a struct of a list brings to the call: {fd=3, events=POLLIN}; of a negative descriptor only that. */
static void show_element(struct sink *sink, const struct struct_bytes *from)
{
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (field->is_result)
			continue;
		value_member(sink, from, field);
		if (field->kind == FIELD_DESCRIPTOR && value_read(from->bytes + field->offset, field->size, true) < 0)
			break;
	}
	sink_end(sink);
}

static void show_struct_list(struct sink *sink, const struct step *step, const struct argument *argument)
{
	const struct layout *layout = argument->parameter->layout;
	const struct argument *length = peer_of(step, argument);
	size_t size, count;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL) {
		show_pointer(sink, argument);
		return;
	}
	count = size / layout->size;
	if (length != NULL && (uint64_t)length->value < count)
		count = (size_t)length->value;
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i < count; i++)
		show_element(sink, &(struct struct_bytes){ layout, bytes + i * layout->size, layout->size, false });
	sink_end(sink);
}

/* The list that the resolver made, as the step's copy has it: one struct behind the other, pointers into the step. */
static void show_result_list(struct sink *sink, const struct step *step, const struct argument *argument)
{
	const struct layout *layout = argument->parameter->layout;
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	if (bytes == NULL) {
		show_pointer(sink, argument);
		return;
	}
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t at = 0; at + layout->size <= size; at += layout->size)
		value_struct(sink, &(struct struct_bytes){ layout, bytes + at, layout->size, true });
	sink_end(sink);
}

static void show_option_value(struct sink *sink, const struct step *step, const struct argument *argument)
{
	size_t size;
	const uint8_t *bytes = memory_of(step, argument, &size);

	size = length_of(step, argument, size);
	if (bytes == NULL || (size == 0 && !is_input(argument)))
		show_pointer(sink, argument);
	else
		option_show_value(sink, argument->option, bytes, size);
}

/* --- the line --------------------------------------------------------------------------------------------------- */

static void (*const kind_functions[KIND_COUNT])(struct sink *, const struct step *, const struct argument *) = {
	[KIND_NONE] = show_nothing,
	[KIND_DESCRIPTOR] = show_descriptor,
	[KIND_NUMBER] = show_number,
	[KIND_NAME] = show_name,
	[KIND_LEVEL] = show_level,
	[KIND_OPTION] = show_option,
	[KIND_OPTION_VALUE] = show_option_value,
	[KIND_VARIANT] = show_nothing,
	[KIND_PORT] = show_port,
	[KIND_ADDRESS] = show_address,
	[KIND_LENGTH] = show_length,
	[KIND_LENGTH_POINTER] = show_length_pointer,
	[KIND_DATA] = show_data,
	[KIND_TEXT] = show_text,
	[KIND_TEXT_BUFFER] = show_text,
	[KIND_PAIR] = show_pair,
	[KIND_STRUCT] = show_struct,
	[KIND_STRUCT_VALUE] = show_struct_value,
	[KIND_STRUCT_LIST] = show_struct_list,
	[KIND_RAW_ADDRESS] = show_raw_address,
	[KIND_RESULT_LIST] = show_result_list,
};

/* Whether what the argument will be is known only when the call has returned. */
static bool is_awaited(const struct argument *argument)
{
	return argument->parameter->direction == DIRECTION_OUT && argument->form == ARGUMENT_MEMORY;
}

/* The arguments in order; of a call that has not returned, those up to the first that it fills in. Returns whether
 * that were all. */
static bool show_arguments(struct sink *sink, const struct step *step)
{
	for (size_t i = 0; i < step->argument_count; i++) {
		const struct argument *argument = &step->arguments[i];

		if (!step->made && is_awaited(argument))
			return false;
		if (argument->form == ARGUMENT_ABSENT)
			continue;
		sink_argument(sink, argument->parameter->name);
		kind_functions[argument->parameter->kind](sink, step, argument);
	}
	return true;
}

void callline_call(struct sink *sink, const struct step *step)
{
	bool all;

	sink_begin(sink, step->made ? GROUP_CALL : GROUP_OPEN_CALL, step->call->name);
	all = show_arguments(sink, step);
	sink_end(sink);
	if (!step->made)
		sink_text(sink, ROLE_PLAIN, all ? " ..." : ", ...");
}

static void show_job(struct sink *sink, const struct step *step)
{
	if (step->job == 0)
		return;
	sink_text(sink, ROLE_DIM, "[");
	sink_number_as(sink, ROLE_DIM, NUMBER_UNSIGNED, step->job);
	sink_text(sink, ROLE_DIM, "] ");
}

/* Seconds with six digits behind the point. */
static void show_time(struct sink *sink, int64_t nanoseconds)
{
	uint64_t microseconds = nanoseconds < 0 ? 0 : (uint64_t)nanoseconds / 1000;
	char fraction[8];

	for (int i = 6; i > 0; i--) {
		fraction[i] = (char)('0' + microseconds % 10);
		microseconds /= 10;
	}
	fraction[0] = '.';
	sink_text(sink, ROLE_DIM, " <");
	sink_number_as(sink, ROLE_DIM, NUMBER_UNSIGNED, microseconds);
	sink_text_length(sink, ROLE_DIM, fraction, 7);
	sink_text(sink, ROLE_DIM, ">");
}

void callline_show(struct sink *sink, const struct step *step)
{
	show_job(sink, step);
	callline_call(sink, step);
	if (!step->made) {
		if (step->waiting != NULL) {
			sink_text(sink, ROLE_PLAIN, "   ");
			sink_text(sink, ROLE_NOTE, step->waiting);
		}
		return;
	}
	sink_text(sink, ROLE_PLAIN, " = ");
	callline_result(sink, step);
	if (sink->settings->times)
		show_time(sink, step->nanoseconds);
}
