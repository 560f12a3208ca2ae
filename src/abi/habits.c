/* What strace does where no type explains it.
 * Not here: the types that have these hooks (calls-*.c, options.c). */
#include "abi/habits.h"

#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>

#include "type/form.h"
#include "type/integer.h"
#include "type/names.h"
#include "type/scalars.h"

void print_option_number(struct sink *sink, const struct place *place)
{
	int64_t level = -1;
	bool known = place->type->shape == SHAPE_ARRAY;
	place_beside(place, (struct beside)ARGUMENT(1), MOMENT_BEFORE, &level);
	if (place->size != sizeof(int) && !(place->size > sizeof(int) && known && level == SOL_SOCKET)) {
		sink_string(sink, place->bytes, place->size);
		return;
	}
	struct place element = place_element(place, 0, sizeof(int));
	if (!known)
		element.type = &type_int;
	sink_begin(sink, GROUP_LIST, NULL);
	element.type->form->print(sink, &element);
	sink_end(sink);
}

/* " (flags O_RDWR)". Where no access mode makes 0 a name, 0 says nothing in brackets. */
static void print_in_brackets(struct sink *sink, const struct place *place, const char *before, const char *field)
{
	const struct name_set *set = place->type->names;
	int64_t value = place_integer(place);
	if (value == 0 && !name_of_value(set, 0))
		return;
	sink_text(sink, ROLE_PLAIN, before);
	sink_field(sink, field, false);
	form_print_named(sink, set, value, sizeof(int));
	sink_text(sink, ROLE_PLAIN, ")");
}

void print_flags_result(struct sink *sink, const struct place *place)
{
	sink_hex(sink, (uint64_t)place_integer(place));
	print_in_brackets(sink, place, " (flags ", "flags");
}

void print_seals_result(struct sink *sink, const struct place *place)
{
	sink_hex(sink, (uint64_t)place_integer(place));
	print_in_brackets(sink, place, " (seals ", "seals");
}

void print_lease_result(struct sink *sink, const struct place *place)
{
	sink_hex(sink, (uint64_t)place_integer(place));
	print_in_brackets(sink, place, " (", "lease");
}

void print_signal_result(struct sink *sink, const struct place *place)
{
	sink_number(sink, place_integer(place));
	print_in_brackets(sink, place, " (", "sends");
}

/* --- how many are ready ------------------------------------------------------------------------------------------------ */

static bool is_ready(const struct place *element)
{
	for (size_t i = 0; i < element->type->count; i++) {
		struct place member = place_member(element, &element->type->members[i]);
		if (member.member->flags & MEMBER_RESULT && place_integer(&member) != 0)
			return true;
	}
	return false;
}

/* {fd=3, revents=POLLIN} */
static void print_ready_element(struct sink *sink, const struct place *element)
{
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < element->type->count; i++) {
		struct place member = place_member(element, &element->type->members[i]);
		if (!(member.member->flags & MEMBER_RESULT) && member.type->form != &form_descriptor)
			continue;
		sink_field(sink, member.member->name, true);
		member.type->form->print(sink, &member);
	}
	sink_end(sink);
}

static void print_ready_list(struct sink *sink, const struct place *list)
{
	size_t count = place_count(list), size = type_size(list->type->of);
	sink_field(sink, "ready", false);
	sink_begin(sink, GROUP_LIST, NULL);
	for (size_t i = 0; i < count; i++) {
		struct place element = place_element(list, i * size, size);
		if (is_ready(&element))
			print_ready_element(sink, &element);
	}
	sink_end(sink);
}

/* " (" before the first, ", " before all others. */
static void begin_remark(struct sink *sink, const char *name, bool *begun)
{
	sink_text(sink, ROLE_PLAIN, *begun ? ", " : " (");
	sink_text(sink, ROLE_PLAIN, name);
	sink_text(sink, ROLE_PLAIN, " ");
	sink_field(sink, name, false);
	*begun = true;
}

/* {tv_sec=1, tv_usec=500000} */
static void print_time(struct sink *sink, const struct place *time)
{
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < time->type->count; i++) {
		struct place member = place_member(time, &time->type->members[i]);
		sink_field(sink, member.member->name, true);
		member.type->form->print(sink, &member);
	}
	sink_end(sink);
}

/* What is left of the time that an argument points to: ppoll's, not poll's. */
static void print_left(struct sink *sink, const struct place *argument, bool *begun)
{
	struct place time;
	if (argument->type->shape != SHAPE_POINTER || !place_pointee(argument, MOMENT_AFTER, &time) ||
	    time.size < type_size(time.type))
		return;
	begin_remark(sink, "left", begun);
	print_time(sink, &time);
}

/* The list is what argument 0 points to, the time is argument 2. */
void print_ready(struct sink *sink, const struct place *place)
{
	const struct place *call = place_around(place, 0);
	int64_t count = place_integer(place);
	sink_number(sink, count);
	if (!call)
		return;
	struct place pointer = place_member(call, &call->type->members[0]), list;
	struct place timeout = place_member(call, &call->type->members[2]);
	bool begun = true;
	if (count == 0)
		sink_text(sink, ROLE_PLAIN, " (Timeout)");
	else if (place_pointee(&pointer, MOMENT_AFTER, &list)) {
		sink_text(sink, ROLE_PLAIN, " (");
		print_ready_list(sink, &list);
		print_left(sink, &timeout, &begun);
		sink_text(sink, ROLE_PLAIN, ")");
	}
}

/* --- sets that a number beside them cuts --------------------------------------------------------------------------- */

void print_below_count(struct sink *sink, const struct place *place)
{
	const struct form *form = place->type->form;
	uint8_t bytes[sizeof(fd_set)] = { 0 };
	struct place below = *place;
	int64_t count;
	below.bytes = bytes;
	if (place->size > sizeof bytes || !place_beside(place, place->type->extent.by, MOMENT_BEFORE, &count)) {
		form->print(sink, place);
		return;
	}
	for (int64_t number = 0; (number = form->next(place->bytes, place->size, number)) >= 0 && number < count; number++)
		form->add(bytes, place->size, number);
	form->print(sink, &below);
}

/* --- which are ready --------------------------------------------------------------------------------------------------- */

/* The sets are what arguments 1 to 3 point to, the time that was left stands behind argument 4. */
void print_selected(struct sink *sink, const struct place *place)
{
	static const char *const names[] = { "in", "out", "except" };
	const struct place *call = place_around(place, 0);
	bool begun = false;
	int64_t count = place_integer(place);
	sink_number(sink, count);
	if (count == 0)
		sink_text(sink, ROLE_PLAIN, " (Timeout)");
	for (size_t i = 1; call && count > 0 && i <= 4; i++) {
		struct place pointer = place_member(call, &call->type->members[i]), behind;
		if (!place_pointee(&pointer, MOMENT_AFTER, &behind) || behind.size < type_size(behind.type))
			continue;
		if (behind.type->shape == SHAPE_STRUCT) {
			begin_remark(sink, "left", &begun);
			print_time(sink, &behind);
		} else if (behind.type->form->next(behind.bytes, behind.size, 0) >= 0) {
			begin_remark(sink, names[i - 1], &begun);
			print_below_count(sink, &behind);
		}
	}
	if (begun)
		sink_text(sink, ROLE_PLAIN, ")");
}

/* --- an offset that moves on ---------------------------------------------------------------------------------------- */

void print_moved(struct sink *sink, const struct place *place)
{
	const struct block *block = place->block;
	sink_begin(sink, GROUP_LIST, NULL);
	sink_number(sink, load_integer(place->bytes, place->size, true));
	sink_end(sink);
	if (!place->memory || !place->memory->filled || !block || !block->after || block->after_size < place->size ||
	    memcmp(block->after, place->bytes, place->size) == 0)
		return;
	/* of a value, a sink takes one list: in JSON it is what went in */
	sink_format(sink, " => [%lld]", (long long)load_integer(block->after, place->size, true));
}
