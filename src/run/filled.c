/* After the call: did it fail, and a walk over its pointers that says how far each is filled in.
 * Not here: the descriptor table (table.c). */
#include "run/filled.h"

#include <netdb.h>
#include <string.h>

#include "run/blocks.h"
#include "run/import.h"
#include "type/form.h"
#include "type/integer.h"

static bool has_failed(const struct step *step)
{
	switch (step->call->failure) {
	case FAILS_NULL:
	case FAILS_NOT_FOUND:
	case FAILS_ZERO:
		return step->result == 0;
	case FAILS_RESOLVER:
		return step->result != 0;
	case FAILS_NO_ADDRESS:
		return (uint32_t)step->result == UINT32_MAX;
	case FAILS_NEVER:
		return false;
	case FAILS_MINUS_ONE:
		break;
	}
	return step->result == -1;
}

/* Whether errno is part of the answer: the resolver and the databases leave there whatever they met on their way. */
static bool tells_errno(const struct step *step)
{
	enum failure failure = step->call->failure;
	if (failure == FAILS_RESOLVER)
		return step->result == EAI_SYSTEM;
	return failure != FAILS_NOT_FOUND && failure != FAILS_NO_ADDRESS;
}

/* --- how far memory is filled in ------------------------------------------------------------------------------------- */

struct filling {
	struct invocation *invocation;
	struct made *made;
	bool nothing;  /* the call failed, or brought nothing though it did not fail */
	int64_t bytes; /* of the result that are still to be given to memory which is filled in by it */
};

static void fill_inside(struct filling *filling, const struct place *place);

/* A length that goes in and out: what came back, and never more than there was room for. */
static int64_t length_behind(const struct place *pointee, struct beside by)
{
	int64_t before, after;
	if (!place_beside(pointee, by, MOMENT_BEFORE, &before))
		return 0;
	if (!place_beside(pointee, by, MOMENT_AFTER, &after))
		after = before;
	return after < before ? after : before;
}

/* What the result says of the memory, in the unit of its extent: never more than there was room for. */
static size_t brought(const struct filling *filling, const struct place *pointee)
{
	int64_t length = length_behind(pointee, pointee->type->extent.by);
	int64_t filled = filling->bytes < length ? filling->bytes : length;
	return filled < 0 ? 0 : (size_t)filled;
}

/* Bytes are given to one piece of memory after the other: iovecs. */
static size_t fill_by_result(struct filling *filling, const struct place *pointee)
{
	size_t filled = brought(filling, pointee);
	filling->bytes -= (int64_t)filled;
	return filled;
}

/* The bytes that the call filled in behind a pointer that it is given for that. */
static size_t filled_size(struct filling *filling, const struct place *pointee, const struct own_block *own)
{
	const struct type *of = pointee->type;
	const struct type *chosen =
		of->shape == SHAPE_CHOICE && !of->choice.own_size ? place_chosen(pointee) : of;
	if (filling->nothing)
		return 0;
	if (of->extent.by_result && of->shape == SHAPE_BYTES)
		return fill_by_result(filling, pointee);
	if (of->extent.by_result && of->extent.kind == EXTENT_COUNTED)
		return brought(filling, pointee) * type_size(of->of);
	if (of->shape == SHAPE_BYTES && of->form == &form_text)
		return strnlen((const char *)own->memory, own->capacity) + 1;
	if (of->extent.kind == EXTENT_SIZED) {
		int64_t length = length_behind(pointee, of->extent.by);
		return length < 0 ? 0 : (size_t)length;
	}
	size_t size = chosen ? type_size(chosen) : 0;
	return size && size < own->capacity ? size : own->capacity;
}

/* The bytes of what goes in that the call filled in: of several messages as many as it received. */
static size_t changed_size(const struct filling *filling, const struct place *pointee, const struct block *block)
{
	const struct type *of = pointee->type;
	if (!of->extent.by_result || of->shape != SHAPE_ARRAY || filling->nothing || filling->bytes < 0)
		return block->before_size;
	size_t size = (size_t)filling->bytes * type_size(of->of);
	return size < block->before_size ? size : block->before_size;
}

static void fill_pointer(struct filling *filling, const struct place *pointer)
{
	uint64_t address = (uint64_t)load_integer(pointer->bytes, sizeof address, false);
	const struct block *block = address ? memory_find(pointer->memory, address) : NULL;
	struct own_block *own = block ? block_own(block) : NULL;
	if (!own || !own->memory || place_lies_in(pointer, block)) /* a ring would have no end */
		return;
	struct place pointee = { .type = pointer->type->of,
		                 .bytes = own->memory,
		                 .was = block->before,
		                 .size = own->capacity,
		                 .in = pointer,
		                 .block = block,
		                 .memory = pointer->memory };
	if (pointer->type->direction == DIRECTION_BOTH)
		block_fill(filling->invocation, own, changed_size(filling, &pointee, block));
	else if (pointer->type->direction == DIRECTION_OUT)
		block_fill(filling->invocation, own, filled_size(filling, &pointee, own));
	pointee.size = block->after ? block->after_size : block->before_size;
	/* what goes in and out (pollfd) names descriptors that are there */
	bool is_new = pointer->type->direction == DIRECTION_OUT && !filling->nothing;
	if (is_new && type_holds(pointee.type, &form_descriptor))
		find_made(filling->made, &pointee);
	if (type_holds(pointee.type, NULL))
		fill_inside(filling, &pointee);
}

/* A message of several says itself how many bytes it brought: msg_len. */
static void fill_struct(struct filling *filling, const struct place *place)
{
	const struct type *type = place->type;
	for (size_t i = 0; i < type->count; i++) {
		if (!(type->members[i].flags & MEMBER_FILLED_BYTES))
			continue;
		struct place member = place_member(place, &type->members[i]);
		if (member.size)
			filling->bytes = place_integer(&member);
	}
	for (size_t i = 0; i < type->count; i++) {
		const struct type *of = type->members[i].type;
		if (of->shape == SHAPE_INTEGER || !type_holds(of, NULL))
			continue;
		struct place member = place_member(place, &type->members[i]);
		fill_inside(filling, &member);
	}
}

static void fill_elements(struct filling *filling, const struct place *place)
{
	size_t count = place_count(place), size = type_size(place->type->of);
	size_t filled = place->type->extent.by_result && filling->bytes >= 0 ? (size_t)filling->bytes : count;
	for (size_t i = 0; size && i < count; i++) {
		struct place element = place_element(place, i * size, size);
		bool nothing = filling->nothing;
		filling->nothing = nothing || i >= filled;
		fill_inside(filling, &element);
		filling->nothing = nothing;
	}
}

static void fill_inside(struct filling *filling, const struct place *place)
{
	struct place resolved;
	switch (place->type->shape) {
	case SHAPE_POINTER:
		if (place->size >= sizeof(void *))
			fill_pointer(filling, place);
		return;
	case SHAPE_STRUCT:
		fill_struct(filling, place);
		return;
	case SHAPE_ARRAY:
		fill_elements(filling, place);
		return;
	case SHAPE_CHOICE:
		resolved = place_resolved(place);
		fill_inside(filling, &resolved);
		return;
	case SHAPE_VOID:
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
		return;
	}
}

/* Lengths come first: the others are as long as they say. */
static void fill_lengths(struct invocation *invocation, const struct place *call)
{
	for (size_t i = 0; i < call->type->count; i++) {
		const struct type *type = call->type->members[i].type;
		if (type->shape != SHAPE_POINTER || type->of->shape != SHAPE_INTEGER)
			continue;
		struct place member = place_member(call, &call->type->members[i]);
		uint64_t address = (uint64_t)load_integer(member.bytes, sizeof address, false);
		const struct block *block = memory_find(call->memory, address);
		if (block && block_own(block)->memory)
			block_fill(invocation, block_own(block), type->of->size);
	}
}

/* --- what the library made -------------------------------------------------------------------------------------------- */

static bool import_results(struct invocation *invocation, const struct place *call)
{
	struct step *step = &invocation->step;
	struct arena *arena = &invocation->arena;
	for (size_t i = 0; i < call->type->count; i++) {
		const struct type *type = call->type->members[i].type;
		bool made = type->shape == SHAPE_POINTER && type->of->shape == SHAPE_POINTER &&
		            type->of->direction == DIRECTION_OUT;
		if (!made)
			continue;
		struct place member = place_member(call, &call->type->members[i]), pointee;
		/* behind an address of the user's it is the library's memory too */
		uint64_t address = (uint64_t)load_integer(member.bytes, sizeof address, false);
		struct own_block own = { .block = { .type = member.type->of,
			                            .address = address,
			                            .after_size = sizeof(void *),
			                            .after = (const uint8_t *)(uintptr_t)address } };
		if (address && !memory_find(&step->memory, address)) {
			own.block.after = (const uint8_t *)arena_copy(arena, own.block.after, sizeof(void *));
			if (!own.block.after || !block_add(arena, &step->memory, &own))
				return false;
		}
		if (place_pointee(&member, MOMENT_AFTER, &pointee) &&
		    !import_pointee(arena, &step->memory, &pointee))
			return false;
	}
	if (step_result_type(step)->shape != SHAPE_POINTER)
		return true;
	struct place arguments, result = step_result_place(step, &arguments);
	return import_pointee(arena, &step->memory, &result);
}

const struct type *step_result_type(const struct step *step)
{
	struct place arguments;
	const struct type *returns = step->call->returns;
	return returns->shape == SHAPE_CHOICE ? step_result_place(step, &arguments).type : returns;
}

struct place step_result_place(const struct step *step, struct place *arguments)
{
	*arguments = place_of_call(&step->call->arguments, &step->memory);
	struct place result = { .type = step->call->returns,
		                .bytes = (const uint8_t *)&step->result,
		                .size = sizeof step->result,
		                .in = arguments,
		                .memory = &step->memory };
	result.type = place_chosen(&result);
	return result;
}

/* Of a call that returns a descriptor that is all; else what it filled in, and came in a message if it is no pair. */
static void settle_made(const struct step *step, struct made *made)
{
	if (!step->failed && step_result_type(step)->form == &form_descriptor) {
		made->numbers[0] = (int)step->result;
		made->count = 1;
		return;
	}
	made->is_received = made->count && !pair_of_call(step->call);
}

bool fill_step(struct invocation *invocation, struct made *made)
{
	struct step *step = &invocation->step;
	made->count = 0;
	made->is_received = false;
	step->failed = step->killed || has_failed(step);
	step->memory.filled = !step->failed;
	if (!step->failed || !tells_errno(step))
		step->error = 0;
	if (step->killed)
		return true;
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	struct filling filling = { .invocation = invocation, .made = made, .bytes = step->result };
	filling.nothing = step->failed || (step->call->traits & CALL_FILLS_ON_ONE && step->result != 1);
	if (type_holds(call.type, NULL)) {
		fill_lengths(invocation, &call);
		fill_inside(&filling, &call);
	}
	settle_made(step, made);
	bool imported = step->failed || import_results(invocation, &call);
	if (!step->failed && step->call->release)
		step->call->release(invocation->raw);
	return imported;
}
