/* Expectations against results, and which piece of memory a foretold value is about.
 * Not here: what stands in memory against a value (compare-place.c), reading expectations (lang/expectation.c). */
#include "run/compare.h"

#include <string.h>

#include "abi/errors.h"
#include "run/filled.h"
#include "type/form.h"
#include "type/names.h"

const char *result_in_words(const struct step *step, struct arena *arena)
{
	const struct name_set *names = step_result_type(step)->names;
	if (step->killed)
		return "no result";
	if (step->call->failure == FAILS_RESOLVER && step->result) {
		const struct name *name = name_of_value(names, step->result);
		return name ? name->name : arena_format(arena, "%lld", (long long)step->result);
	}
	if (step->call->returns->shape == SHAPE_POINTER)
		return step->failed ? "NULL" : "a result";
	const char *error = step->failed && step->error ? errno_name(step->error) : NULL;
	return arena_format(arena, "%lld%s%s", (long long)step->result, error ? " " : "", error ? error : "");
}

void compare_unmet(const struct comparison *comparison, const char *expected, const char *got)
{
	struct step *step = &comparison->invocation->step;
	if (step->expectation == EXPECTATION_UNMET)
		return;
	step->expectation = EXPECTATION_UNMET;
	step->expected = expected ? expected : "";
	step->got = got ? got : "";
}

/* --- which memory it is about ----------------------------------------------------------------------------------------- */

/* Whether braces, or brackets and strings, can be about what stands there. */
static bool can_be(const struct place *place, enum node_kind form)
{
	const struct type *chosen = place_chosen(place);
	bool address = place->type->choice.own_size;
	bool option = place->type->shape == SHAPE_CHOICE && !address && place->type->extent.kind == EXTENT_SIZED;
	bool is_struct = address || (chosen && chosen->shape == SHAPE_STRUCT && !option);
	if (chosen && chosen->shape == SHAPE_POINTER)
		return form == NODE_LIST;
	return form == NODE_STRUCT ? is_struct || option : !is_struct;
}

static bool find_filled(const struct place *place, enum node_kind form, struct place *found);

/* An integer that goes in and out says how long something else is; one that only comes out is a result. */
static bool is_length(const struct type *pointer)
{
	return pointer->of->shape == SHAPE_INTEGER && pointer->direction != DIRECTION_OUT;
}

static bool find_behind(const struct place *pointer, enum node_kind form, struct place *found)
{
	struct place pointee;
	bool out = pointer->type->direction & DIRECTION_OUT, length = is_length(pointer->type);
	const struct block *block = pointer->size >= sizeof(void *) ? memory_find(pointer->memory, (uint64_t)place_integer(pointer)) : NULL;
	if (!block || length)
		return false;
	pointee = (struct place){ .type = pointer->type->of, .bytes = block->after ? block->after : block->before, .was = block->before,
		                  .size = block->after ? block->after_size : out ? 0 : block->before_size, .in = pointer,
		                  .block = block, .memory = pointer->memory };
	if (out && can_be(&pointee, form)) {
		*found = pointee;
		return true;
	}
	return find_filled(&pointee, form, found);
}

/* The first memory that the call filled in and that a value of this form can be about. What is found hangs on places that
 * stand in the invocation's arena. */
static bool find_filled(const struct place *place, enum node_kind form, struct place *found)
{
	struct place there = place_resolved(place);
	if (there.type->shape == SHAPE_POINTER)
		return find_behind(&there, form, found);
	if (there.type->shape == SHAPE_ARRAY)
		for (size_t i = 0, at = 0, size, step; i < place_count(&there) && (step = place_step(&there, at, &size)); i++, at += step) {
			struct place element = place_element(&there, at, size);
			if (find_filled(&element, form, found))
				return true;
		}
	for (size_t i = 0; there.type->shape == SHAPE_STRUCT && i < there.type->count; i++) {
		struct place member = place_member(&there, &there.type->members[i]);
		if (member.size && find_filled(&member, form, found))
			return true;
	}
	return false;
}

/* --- results ------------------------------------------------------------------------------------------------------------ */

static bool compare_filled(const struct comparison *comparison, const struct node *node)
{
	const struct step *step = &comparison->invocation->step;
	struct place call = place_of_call(&step->call->arguments, &step->memory), found;
	if (find_filled(&call, node->kind, &found)) {
		/* the argument that it is behind again, whose place stands here: choices look around in it */
		for (size_t i = 0; i < call.type->count; i++) {
			struct place member = place_member(&call, &call.type->members[i]), pointer = place_resolved(&member);
			if (pointer.type->shape == SHAPE_POINTER && found.block && place_integer(&pointer) == (int64_t)found.block->address) {
				found.in = &pointer;
				return compare_place(comparison, &found, node, false);
			}
		}
		found.in = NULL;
		return compare_place(comparison, &found, node, false);
	}
	if (node->kind != NODE_STRING)
		return error_at(comparison->evaluation->error, node->span, "%s fills in nothing of that kind", step->call->name);
	struct arena *arena = &comparison->invocation->arena;
	if (node->string.length)
		compare_unmet(comparison, arena_format(arena, "%s%s", bytes_in_words(arena, node->string.bytes, node->string.length),
		                                       node->string.cut ? "..." : ""), result_in_words(step, arena));
	return true;
}

/* What the call returned: a struct, or text. */
static bool compare_returned(const struct comparison *comparison, const struct node *node)
{
	const struct step *step = &comparison->invocation->step;
	struct place arguments, result = step_result_place(step, &arguments), pointee = { .size = 0 };
	if (step->failed || !place_pointee(&result, MOMENT_AFTER, &pointee))
		pointee = (struct place){ .type = result.type->of, .in = &result, .memory = &step->memory };
	return compare_place(comparison, &pointee, node, false);
}

static void compare_error(const struct comparison *comparison, const struct name *error)
{
	const struct step *step = &comparison->invocation->step;
	if (!step->failed || step->error != error->value)
		compare_unmet(comparison, error->name, result_in_words(step, &comparison->invocation->arena));
}

static bool compare_number(const struct comparison *comparison, const struct node *node)
{
	const struct step *step = &comparison->invocation->step;
	struct arena *arena = &comparison->invocation->arena;
	int64_t wanted;
	if (!evaluate_number(comparison->evaluation, node, &wanted))
		return false;
	bool four = step->call->failure == FAILS_NO_ADDRESS;
	if (!step->killed && (four ? (uint32_t)wanted == (uint32_t)step->result : wanted == step->result))
		return true;
	const struct name_set *names = step_result_type(step)->names;
	const struct name *name = names ? name_of_value(names, wanted) : NULL;
	struct place call = place_of_call(&step->call->arguments, &step->memory), found;
	bool list = step->call->failure != FAILS_RESOLVER && step->result == 0 && find_filled(&call, NODE_LIST, &found);
	const char *got = result_in_words(step, arena);
	compare_unmet(comparison, name ? name->name : arena_format(arena, "%lld", (long long)wanted),
	              list ? arena_format(arena, "%s (what it filled in is expected in brackets: = [%lld])", got, (long long)wanted) : got);
	return true;
}

static bool compare_value(const struct comparison *comparison, const struct node *node)
{
	const struct type *returns = comparison->invocation->step.call->returns;
	const struct type *of = returns->shape == SHAPE_POINTER ? returns->of : NULL;
	switch (node->kind) {
	case NODE_ANYTHING:
		return true;
	case NODE_STRUCT:
		return (of && of->shape == SHAPE_STRUCT ? compare_returned : compare_filled)(comparison, node);
	case NODE_STRING:
		return (of && of->shape == SHAPE_BYTES ? compare_returned : compare_filled)(comparison, node);
	case NODE_LIST:
		return compare_filled(comparison, node);
	default:
		return compare_number(comparison, node);
	}
}

/* Values that were given for what comes out count where a result that is no error stands behind the call. */
static bool compare_arguments(const struct comparison *comparison)
{
	const struct invocation *invocation = comparison->invocation;
	const struct step *step = &invocation->step;
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	for (size_t i = 0; i < call.type->count; i++) {
		const struct node *node = invocation->node->call.arguments[i];
		struct place member = place_member(&call, &call.type->members[i]), pointer = place_resolved(&member);
		bool literal = node->kind == NODE_STRING || node->kind == NODE_STRUCT || node->kind == NODE_LIST;
		bool memory = pointer.type->shape == SHAPE_POINTER && !is_length(pointer.type);
		if (literal && memory && pointer.type->direction & DIRECTION_OUT && !compare_place(comparison, &pointer, node, true))
			return false;
	}
	return true;
}

bool compare_step(struct evaluation *evaluation, struct invocation *invocation)
{
	const struct comparison comparison = { evaluation, invocation };
	const struct expectation *expectation = invocation->node->call.expectation;
	if (!expectation)
		return true;
	invocation->step.expectation = EXPECTATION_MET;
	if (expectation->value && !compare_value(&comparison, expectation->value))
		return false;
	if (expectation->error) {
		compare_error(&comparison, expectation->error);
		return true;
	}
	bool anything = expectation->value->kind == NODE_ANYTHING;
	return anything || invocation->step.failed || compare_arguments(&comparison);
}
