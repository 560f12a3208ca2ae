/* Descriptors that a step made or used, found in its memory.
 * Not here: the walk over what a call filled in (filled.c), asking the kernel what changed (kernel/). */
#include "run/table.h"

#include <string.h>

#include "type/form.h"
#include "type/integer.h"

static void find_elements(struct made *made, const struct place *place)
{
	size_t at = 0, size, step;
	for (size_t i = 0, count = place_count(place); i < count && (step = place_step(place, at, &size));
	     i++, at += step) {
		struct place element = place_element(place, at, size);
		find_made(made, &element);
	}
}

void find_made(struct made *made, const struct place *place)
{
	struct place there = place_resolved(place);
	switch (there.type->shape) {
	case SHAPE_INTEGER:
		if (there.type->form == &form_descriptor && made->count < MOST_MADE)
			made->numbers[made->count++] = (int)place_integer(&there);
		return;
	case SHAPE_ARRAY:
		find_elements(made, &there);
		return;
	case SHAPE_STRUCT:
		for (size_t i = 0; i < there.type->count; i++) {
			if (!type_holds(there.type->members[i].type, &form_descriptor))
				continue;
			struct place member = place_member(&there, &there.type->members[i]);
			find_made(made, &member);
		}
		return;
	case SHAPE_POINTER:
	case SHAPE_VOID:
	case SHAPE_BYTES:
	case SHAPE_CHOICE:
		return;
	}
}

const struct type *pair_of_call(const struct call *call)
{
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct type *type = call->arguments.members[i].type;
		bool pair = type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT &&
		            type->of->shape == SHAPE_ARRAY && type->of->of->form == &form_descriptor;
		if (pair)
			return type->of;
	}
	return NULL;
}

/* The number that the variable held may have gone to another descriptor since, with a name of its own. */
void table_take_name(struct session *session, const char *name)
{
	const struct variable *variable = variable_find(&session->variables, name);
	if (!session->descriptors || !variable || !value_is_number(&variable->value))
		return;
	int number = (int)load_integer(variable->value.bytes, variable->value.size, true);
	const struct descriptor *row = descriptors_find(session->descriptors, number);
	if (row && row->name && strcmp(row->name, name) == 0)
		descriptors_set_name(session->descriptors, number, NULL);
}

static void *from_arena(void *context, size_t size)
{
	return arena_allocate(context, size);
}

/* The addresses that the call was given, and the descriptors among its arguments. */
static void find_touched(const struct step *step, struct touched *touched, int *used,
                         struct related_address *addresses)
{
	struct place call = place_of_call(&step->call->arguments, &step->memory), address;
	for (size_t i = 0; i < call.type->count; i++) {
		struct place member = place_member(&call, &call.type->members[i]);
		const struct type *type = member.type;
		if (type->form == &form_descriptor)
			used[touched->used_count++] = (int)place_integer(&member);
		bool given = type->shape == SHAPE_POINTER && type->of->choice.own_size &&
		             place_pointee(&member, MOMENT_BEFORE, &address);
		if (given && address.size)
			addresses[touched->address_count++] = (struct related_address){
				(const struct sockaddr *)(const void *)address.bytes, (socklen_t)address.size
			};
	}
}

void table_update(struct session *session, struct step *step, const char *name, const struct made *made,
                  struct arena *arena)
{
	int used[CALL_PARAMETERS];
	struct related_address addresses[CALL_PARAMETERS];
	struct touched touched = {
		.used = used, .made = made->numbers, .made_count = made->count, .addresses = addresses
	};
	struct change_memory memory = { from_arena, arena };
	find_touched(step, &touched, used, addresses);
	if (touched.used_count + made->count == 0 || !session_descriptors(session))
		return;
	touched.name = name;
	touched.patience = session->settings.attended ? 60 : 0;
	if (name && made->count == 1)
		table_take_name(session, name);
	step->changes = descriptors_update(session->descriptors, &touched, &memory);
}
