/* Expectations: results, errors, bytes, lists, structs.
 * Not here: reading them (lang/notation.c). */
#include "run/expect.h"

#include <stdio.h>
#include <string.h>

#include "abi/errors.h"
#include "run/structs.h"

const char *result_in_words(const struct step *step, struct arena *arena)
{
	const struct name_set *set;
	enum result_kind kind = step_result_kind(step, &set);
	if (step->killed)
		return "no result";
	if (kind == RESULT_RESOLVER && step->result) {
		const struct name *name = name_of_value(&resolver_errors, step->result);
		return name ? name->name : arena_format(arena, "%lld", (long long)step->result);
	}
	if (kind == RESULT_TEXT || kind == RESULT_STRUCT)
		return step->failed ? "NULL" : "a result";
	const char *error = step->failed && step->error ? errno_name(step->error) : NULL;
	return arena_format(arena, "%lld%s%s", (long long)step->result, error ? " " : "", error ? error : "");
}

static void unmet(struct invocation *invocation, const char *expected, const char *got)
{
	struct step *step = &invocation->step;
	if (step->expectation == EXPECTATION_UNMET)
		return;
	step->expectation = EXPECTATION_UNMET;
	step->expected = expected ? expected : "";
	step->got = got ? got : "";
}

/* Bytes as they are written in a string; a long one is cut for the report. */
static const char *in_quotes(struct arena *arena, const uint8_t *bytes, size_t size)
{
	char text[200];
	size_t shown = size > 40 ? 40 : size;
	error_quote(text, sizeof text, (const char *)bytes, shown);
	return arena_format(arena, "\"%s\"%s", text, shown < size ? "..." : "");
}

/* --- what the call filled in ----------------------------------------------------------------------------------------- */

static bool is_filled(const struct argument *argument)
{
	return (argument->parameter->direction & DIRECTION_OUT) && argument->form == ARGUMENT_MEMORY &&
	       argument->parameter->kind != KIND_LENGTH_POINTER;
}

/* The argument that a value of this form is about: the first that was filled in and can have it. */
static const struct argument *filled_for(const struct step *step, enum node_kind form)
{
	for (size_t i = 0; i < step->argument_count; i++) {
		const struct argument *argument = &step->arguments[i];
		enum kind kind = argument->parameter->kind;
		bool is_struct = kind == KIND_ADDRESS || kind == KIND_STRUCT;
		bool fits = form == NODE_STRUCT ? is_struct || kind == KIND_OPTION_VALUE : !is_struct || form == NODE_STRING;
		if (is_filled(argument) && fits && (form != NODE_STRING || !is_struct))
			return argument;
	}
	return NULL;
}

static bool hold_string(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                        const struct node *node)
{
	struct arena *arena = &invocation->arena;
	const struct step *step = &invocation->step;
	const uint8_t *bytes = argument ? argument->after : (const uint8_t *)step->result_text;
	size_t size = argument ? argument->after_size : step->result_text ? strlen(step->result_text) : 0;
	const uint8_t *wanted = node->string.bytes;
	size_t length = node->string.length;
	(void)evaluation;
	bool text = argument && (argument->parameter->kind == KIND_TEXT_BUFFER ||
	                         (argument->option && argument->option->kind == OPTION_TEXT));
	if (text && length < size && bytes)
		size = strnlen((const char *)bytes, size);
	bool same = node->string.cut ? size >= length : size == length;
	if (same && (length == 0 || (bytes && memcmp(bytes, wanted, length) == 0)))
		return true;
	unmet(invocation, arena_format(arena, "%s%s", in_quotes(arena, wanted, length), node->string.cut ? "..." : ""),
	      bytes && size ? in_quotes(arena, bytes, size) : result_in_words(step, arena));
	return true;
}

static bool hold_structs(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                         const struct node *node, bool changes);

static bool hold_list(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                      const struct node *node)
{
	struct arena *arena = &invocation->arena;
	const char *nothing = result_in_words(&invocation->step, arena);
	if (node->list.kind == LIST_BYTES) {
		size_t size = argument->after_size;
		bool same = size == node->list.count && (size == 0 || memcmp(argument->after, node->list.bytes, size) == 0);
		if (!same)
			unmet(invocation, in_quotes(arena, node->list.bytes, node->list.count),
			      size ? in_quotes(arena, argument->after, size) : nothing);
		return true;
	}
	if (node->list.kind == LIST_STRUCTS)
		return hold_structs(evaluation, invocation, argument, node, false);
	for (size_t i = 0; i < node->list.count; i++) {
		const struct node *item = node->list.items[i];
		int64_t wanted, got = 0;
		if (!evaluate_number(evaluation, item->kind == NODE_CHANGE ? item->operation.right : item, &wanted))
			return false;
		size_t width = i == 0 && argument->after_size < 4 ? argument->after_size : 4;
		bool there = width && (i + 1) * width <= argument->after_size;
		if (there)
			got = load_integer(argument->after + i * width, width, true);
		if (!there || got != (int32_t)wanted)
			unmet(invocation, arena_format(arena, "[%lld]", (long long)wanted),
			      there ? arena_format(arena, "[%lld]", (long long)got) : nothing);
	}
	return true;
}

/* MEMBER=VALUE for a report: a number, a port, or bytes. */
static const char *member_in_words(struct arena *arena, const struct member *member, const uint8_t *bytes, size_t size)
{
	const struct field *field = member->field;
	bool integer = size == field->size && size <= 8 && field->kind != FIELD_PATH && field->kind != FIELD_BYTES &&
	               field->kind != FIELD_PADDING && field->kind != FIELD_IN_ADDR;
	if (field->kind == FIELD_PORT && size >= 2)
		return arena_format(arena, "%s=htons(%u)", member->name, (unsigned)bytes[0] << 8 | bytes[1]);
	if (field->kind == FIELD_IN_ADDR && size == 4)
		return arena_format(arena, "%s=inet_addr(\"%u.%u.%u.%u\")", member->name, bytes[0], bytes[1], bytes[2], bytes[3]);
	if (!integer)
		return arena_format(arena, "%s=%s", member->name, in_quotes(arena, bytes, size));
	int64_t number = load_integer(bytes, size, field->kind == FIELD_SIGNED);
	const struct name *name = field->set ? name_of_value(field->set, number) : NULL;
	return name ? arena_format(arena, "%s=%s", member->name, name->name)
	            : arena_format(arena, "%s=%lld", member->name, (long long)number);
}

/* Whether there was no room for all of an address: what came is its beginning. */
static bool was_cut(const struct step *step, const struct argument *argument)
{
	int8_t peer = argument->parameter ? argument->parameter->peer : -1;
	return peer >= 0 && (size_t)peer < step->argument_count &&
	       step->arguments[peer].length_after > (int64_t)argument->after_size;
}

/* Where a name begins with a NUL, none ends it: @"a" is not @"ab". */
static bool ends_at_length(const struct member *member, const uint8_t *wanted)
{
	return member->field->kind == FIELD_PATH && !wanted[0] &&
	       !(member->value->kind == NODE_STRING && member->value->string.cut);
}

static bool hold_member(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                        const struct member *member)
{
	struct arena *arena = &invocation->arena;
	size_t size, room = member_room(member);
	uint8_t *wanted = arena_allocate(arena, room);
	if (!wanted)
		return no_memory(evaluation);
	if (!member_bytes(evaluation, member, wanted, room, &size))
		return false;
	size_t offset = member->field->offset;
	size_t there = argument->after_size > offset ? argument->after_size - offset : 0;
	bool variable = member->field->kind == FIELD_PATH || member->field->kind == FIELD_BYTES;
	bool cut = variable && there < size && was_cut(&invocation->step, argument);
	size_t compared = cut ? there : size;
	bool too_long = there > size && ends_at_length(member, wanted);
	if (there >= compared && !too_long && (compared == 0 || memcmp(argument->after + offset, wanted, compared) == 0) && there)
		return true;
	const char *got = there ? member_in_words(arena, member, argument->after + offset, there < size || too_long ? there : size)
	                        : result_in_words(&invocation->step, arena);
	const char *expected = member_in_words(arena, member, wanted, size);
	unmet(invocation, expected, got);
	return true;
}

static bool hold_struct(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                        const struct node *node, bool changes);

static void hold_text(struct invocation *invocation, const struct node *node, const char *text)
{
	struct arena *arena = &invocation->arena;
	bool same = text && strlen(text) == node->string.length && memcmp(text, node->string.bytes, node->string.length) == 0;
	if (!same)
		unmet(invocation, in_quotes(arena, node->string.bytes, node->string.length),
		      text ? in_quotes(arena, (const uint8_t *)text, strlen(text)) : "NULL");
}

/* What a member of a list's struct points to; the list is a copy of ours. */
static bool hold_pointed(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                         const struct member *member)
{
	const void *pointer = NULL;
	if (member->field->offset + sizeof pointer <= argument->after_size)
		memcpy(&pointer, argument->after + member->field->offset, sizeof pointer);
	if (member->value->kind == NODE_STRING)
		hold_text(invocation, member->value, pointer);
	if (member->value->kind != NODE_STRUCT)
		return true;
	const struct layout *layout = pointer ? layout_of_family(load_integer(pointer, 2, false)) : NULL;
	struct argument pointed = { .after = pointer, .after_size = layout ? layout->size : 0 };
	return hold_struct(evaluation, invocation, &pointed, member->value, false);
}

/* Only the members that are named count; of `changes`, only those that say what comes of them: revents=0 => POLLIN. */
static bool hold_struct(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                        const struct node *node, bool changes)
{
	for (size_t i = 0; i < node->structure.count; i++) {
		struct member member = node->structure.members[i];
		if (changes && member.value->kind != NODE_CHANGE)
			continue;
		if (member.value->kind == NODE_CHANGE)
			member.value = member.value->operation.right;
		if (!member.field) /* { ... } of an option: what struct it is, the option says */
			member.field = argument->option && argument->option->layout
			                       ? layout_field(argument->option->layout, member.name, strlen(member.name))
			                       : NULL;
		if (!member.field)
			return error_at(evaluation->error, member.span, "no member of that name was filled in");
		bool pointer = member.field->kind == FIELD_TEXT || member.field->kind == FIELD_ADDRESS;
		if (!(pointer ? hold_pointed : hold_member)(evaluation, invocation, argument, &member))
			return false;
	}
	return true;
}

static bool hold_structs(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                         const struct node *node, bool changes)
{
	size_t size = argument->parameter->layout ? argument->parameter->layout->size : 0;
	for (size_t i = 0; i < node->list.count; i++) {
		bool there = size && (i + 1) * size <= argument->after_size;
		struct argument element = { .after = argument->after + (there ? i * size : 0), .after_size = there ? size : 0 };
		if (node->list.items[i]->kind == NODE_STRUCT && !hold_struct(evaluation, invocation, &element, node->list.items[i], changes))
			return false;
	}
	return true;
}

static bool hold_filled(struct evaluation *evaluation, struct invocation *invocation, const struct argument *argument,
                        const struct node *node)
{
	if (node->kind == NODE_STRING)
		return hold_string(evaluation, invocation, argument, node);
	if (!argument)
		return error_at(evaluation->error, node->span, "%s fills in nothing of that kind", invocation->step.call->name);
	return node->kind == NODE_LIST ? hold_list(evaluation, invocation, argument, node)
	                               : hold_struct(evaluation, invocation, argument, node, false);
}

/* --- results ----------------------------------------------------------------------------------------------------------- */

static bool hold_error(struct invocation *invocation, const struct name *error)
{
	struct step *step = &invocation->step;
	if (!step->failed || step->error != error->value)
		unmet(invocation, error->name, result_in_words(step, &invocation->arena));
	return true;
}

static bool hold_number(struct evaluation *evaluation, struct invocation *invocation, const struct node *node)
{
	struct step *step = &invocation->step;
	struct arena *arena = &invocation->arena;
	int64_t wanted;
	if (!evaluate_number(evaluation, node, &wanted))
		return false;
	const struct name_set *set;
	enum result_kind kind = step_result_kind(step, &set);
	bool unsigned_result = kind == RESULT_IN_ADDR;
	if (step->killed || (unsigned_result ? (uint32_t)wanted != (uint32_t)step->result : wanted != step->result)) {
		const struct name *name = set ? name_of_value(set, wanted) : NULL;
		if (kind == RESULT_RESOLVER)
			name = name_of_value(&resolver_errors, wanted);
		bool list = kind != RESULT_RESOLVER && filled_for(step, NODE_LIST) && step->result == 0;
		const char *got = result_in_words(step, arena);
		unmet(invocation, name ? name->name : arena_format(arena, "%lld", (long long)wanted),
		      list ? arena_format(arena, "%s (what it filled in is expected in brackets: = [%lld])", got, (long long)wanted) : got);
	}
	return true;
}

/* A struct that the call returned is compared as if it had been filled in; lists of strings are not. */
static bool hold_result_struct(struct evaluation *evaluation, struct invocation *invocation, const struct node *node)
{
	struct argument result = { .after = invocation->step.result_bytes };
	result.after_size = result.after ? invocation->step.call->result_layout->size : 0;
	for (size_t i = 0; i < node->structure.count; i++) {
		const struct member *member = &node->structure.members[i];
		bool pointer = member->field->kind == FIELD_TEXT;
		if (member->value->kind != NODE_LIST &&
		    !(pointer ? hold_pointed : hold_member)(evaluation, invocation, &result, member))
			return false;
	}
	return true;
}

static bool hold_value(struct evaluation *evaluation, struct invocation *invocation, const struct node *node)
{
	switch (node->kind) {
	case NODE_ANYTHING:
		return true;
	case NODE_STRUCT:
		if (invocation->step.call->result == RESULT_STRUCT)
			return hold_result_struct(evaluation, invocation, node);
		return hold_filled(evaluation, invocation, filled_for(&invocation->step, NODE_STRUCT), node);
	case NODE_STRING:
		if (invocation->step.call->result == RESULT_TEXT)
			return hold_string(evaluation, invocation, NULL, node);
		return hold_filled(evaluation, invocation, filled_for(&invocation->step, NODE_STRING), node);
	case NODE_LIST:
		return hold_filled(evaluation, invocation, filled_for(&invocation->step, NODE_LIST), node);
	default:
		return hold_number(evaluation, invocation, node);
	}
}

/* Values that were given for what comes out count where a result that is no error stands behind the call. */
static bool hold_arguments(struct evaluation *evaluation, struct invocation *invocation)
{
	for (size_t i = 0; i < invocation->step.argument_count; i++) {
		const struct argument *argument = &invocation->step.arguments[i];
		const struct node *node = invocation->node->call.arguments[i];
		bool literal = node->kind == NODE_STRING || node->kind == NODE_STRUCT || node->kind == NODE_LIST;
		if (argument->parameter->kind == KIND_STRUCT_LIST && node->kind == NODE_LIST && is_filled(argument) &&
		    !hold_structs(evaluation, invocation, argument, node, true))
			return false;
		if (!literal || !is_filled(argument) || argument->parameter->direction != DIRECTION_OUT)
			continue;
		if (!hold_filled(evaluation, invocation, argument, node))
			return false;
	}
	return true;
}

bool hold_against(struct evaluation *evaluation, struct invocation *invocation)
{
	const struct expectation *expectation = invocation->node->call.expectation;
	if (!expectation)
		return true;
	invocation->step.expectation = EXPECTATION_MET;
	if (expectation->value && !hold_value(evaluation, invocation, expectation->value))
		return false;
	if (expectation->error)
		return hold_error(invocation, expectation->error);
	bool anything = expectation->value->kind == NODE_ANYTHING;
	return anything || invocation->step.failed || hold_arguments(evaluation, invocation);
}
