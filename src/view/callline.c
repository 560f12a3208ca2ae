/* A step as strace 6.1 prints it without options: the call and its arguments.
 * Not here: the notation of an argument (notation.c), results (callresult.c), what stands above and below the line (text.h). */
#include "view/callline.h"

#include "type/integer.h"
#include "view/notation.h"

/* Whether what the argument leads to is known only when the call has returned. Of memory for a pointer no block may be known
 * before that. */
static bool is_filled_in(const struct place *argument)
{
	const struct type *type = place_chosen(argument);
	if (!type || type->shape != SHAPE_POINTER ||
	    (type->direction != DIRECTION_OUT && !notation_is_changed(type)))
		return false;
	uint64_t address = (uint64_t)load_integer(argument->bytes, sizeof address, false);
	return address && (type->of->shape == SHAPE_POINTER || memory_find(argument->memory, address));
}

/* The arguments in order; of a call that has not returned, those up to the first that it fills in. Returns whether
 * that were all. */
static bool show_arguments(struct sink *sink, const struct step *step)
{
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	for (size_t i = 0; i < call.type->count; i++) {
		struct place argument = place_member(&call, &call.type->members[i]);
		if (!step->made && is_filled_in(&argument))
			return false;
		if (!(step->given & 1u << i))
			continue;
		sink_argument(sink, argument.member->name);
		notation_show(sink, &argument);
	}
	return true;
}

void callline_call(struct sink *sink, const struct step *step)
{
	sink_begin(sink, step->made ? GROUP_CALL : GROUP_OPEN_CALL, step->call->name);
	bool all = show_arguments(sink, step);
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

void callline_open(struct sink *sink, const struct step *step)
{
	show_job(sink, step);
	callline_call(sink, step);
}

void callline_show(struct sink *sink, const struct step *step)
{
	callline_open(sink, step);
	if (!step->made) {
		if (step->waiting) {
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
