/* A call's way: prepared, made, finished, told.
 * Not here: its arguments (marshal.c) and what it brought (collect.c). */
#include "run/invoke.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "run/collect.h"
#include "run/expect.h"
#include "run/functions.h"
#include "run/guard.h"
#include "run/interrupt.h"
#include "run/marshal.h"
#include "run/memory.h"
#include "reasons/reasons.h"
#include "run/texts.h"
#include "run/waiting.h"
#include "run/watch.h"

bool is_conversion(const struct call *call)
{
	return call->result == RESULT_NETWORK || call->result == RESULT_IN_ADDR || call->result == RESULT_INDEX;
}

/* --- preparing ------------------------------------------------------------------------------------------------ */

/* The arena that the session keeps for the next call; a call inside a call makes its own. */
static struct invocation *new_invocation(struct session *session)
{
	struct arena arena = session->spare_arena;
	arena_init(&session->spare_arena);
	struct invocation *invocation = arena_allocate(&arena, sizeof *invocation);
	if (!invocation) {
		session->spare_arena = arena;
		return NULL;
	}
	invocation->arena = arena;
	return invocation;
}

static void unmap_all(struct invocation *invocation)
{
	for (struct mapped *mapped = invocation->mapped; mapped; mapped = mapped->next)
		memory_unmap(mapped->mapping, mapped->size);
	invocation->mapped = NULL;
}

void invocation_free(struct invocation *invocation)
{
	struct arena arena = invocation->arena;
	unmap_all(invocation);
	arena_free(&arena);
}

struct invocation *invocation_prepare(struct evaluation *evaluation, const struct node *node, const char *target)
{
	struct invocation *invocation = new_invocation(evaluation->session);
	if (!invocation) {
		no_memory(evaluation);
		return NULL;
	}
	invocation->node = node;
	invocation->step.call = node->call.call;
	invocation->step.job = evaluation->job;
	invocation->step.picture_only = node->call.picture;
	invocation->target = target ? arena_copy(&invocation->arena, target, strlen(target)) : NULL;
	if (marshal(evaluation, invocation))
		return invocation;
	invocation_free(invocation);
	return NULL;
}

/* --- making --------------------------------------------------------------------------------------------------- */

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void invocation_make(struct session *session, struct invocation *invocation)
{
	struct step *step = &invocation->step;
	call_function *function = session_operation(session, step->call);
	step->signal = may_be_killed(invocation) ? tried_signal(invocation, function) : 0;
	step->killed = step->signal != 0;
	if (step->killed)
		return;
	/* one that came between the calls is not this call's */
	interrupt_take_signal(&step->signal_pid, &step->signal_uid);
	int64_t before = now();
	errno = 0;
	step->result = function(invocation->raw);
	step->error = errno;
	step->nanoseconds = now() - before;
	step->signal = interrupt_take_signal(&step->signal_pid, &step->signal_uid);
}

static void make_in_foreground(struct session *session, struct invocation *invocation)
{
	struct step *step = &invocation->step;
	bool unknown;
	if (step->call->waits == WAIT_NEVER) {
		invocation_make(session, invocation);
		return;
	}
	step->waiting = waits_for(session, invocation, &unknown);
	bool watched = unknown && step->waiting && session->observer.waiting;
	if (unknown && session->observer.flush)
		session->observer.flush(session->observer.context);
	else if (step->waiting && session->observer.waiting)
		session->observer.waiting(session->observer.context, step);
	if (watched)
		watch_begin(session, step);
	interrupt_begin((int64_t)(session->settings.timeout * 1e9));
	invocation_make(session, invocation);
	interrupt_end();
	if (watched)
		watch_end(session);
}

/* --- finishing ------------------------------------------------------------------------------------------------- */

#define MOST_TOUCHED CALL_PARAMETERS

static void *from_arena(void *context, size_t size)
{
	return arena_allocate(context, size);
}

struct made {
	int numbers[2];
	size_t count;
};

static struct made made_descriptors(const struct invocation *invocation)
{
	const struct step *step = &invocation->step;
	const struct name_set *set;
	struct made made = { { -1, -1 }, 0 };
	if (step->failed)
		return made;
	if (step_result_kind(step, &set) == RESULT_DESCRIPTOR)
		made.numbers[made.count++] = (int)step->result;
	for (size_t i = 0; i < step->argument_count; i++) {
		const struct argument *argument = &step->arguments[i];
		if (argument->parameter->kind != KIND_PAIR || argument->after_size < sizeof made.numbers)
			continue;
		memcpy(made.numbers, argument->after, sizeof made.numbers);
		made.count = 2;
	}
	return made;
}

/* A name that a variable gives to a new descriptor is taken from the one that had it. The number that the variable held
 * may have gone to another one since, with a name of its own. */
static void take_name(struct session *session, const char *name, const struct made *made)
{
	const struct variable *variable = name && made->count == 1 ? variable_find(&session->variables, name) : NULL;
	if (!variable || variable->value.kind != VALUE_NUMBER)
		return;
	int number = (int)load_integer(variable->value.bytes, variable->value.size, true);
	const struct descriptor *row = descriptors_find(session->descriptors, number);
	if (row && row->name && strcmp(row->name, name) == 0)
		descriptors_set_name(session->descriptors, number, NULL);
}

static void update_table(struct session *session, struct invocation *invocation, const struct made *made)
{
	struct step *step = &invocation->step;
	int used[MOST_TOUCHED];
	struct related_address addresses[MOST_TOUCHED];
	struct touched touched = { .used = used, .made = made->numbers, .made_count = made->count, .addresses = addresses };
	struct change_memory memory = { from_arena, &invocation->arena };
	for (size_t i = 0; i < step->argument_count; i++) {
		const struct argument *argument = &step->arguments[i];
		if (argument->parameter->kind == KIND_DESCRIPTOR)
			used[touched.used_count++] = (int)argument->value;
		if (argument->parameter->kind == KIND_ADDRESS && argument->before_size)
			addresses[touched.address_count++] = (struct related_address){
				(const struct sockaddr *)(const void *)argument->before, (socklen_t)argument->before_size };
	}
	if (touched.used_count + made->count == 0 || !session_descriptors(session))
		return;
	touched.name = invocation->target;
	touched.patience = session->settings.attended ? 60 : 0;
	take_name(session, invocation->target, made);
	step->changes = descriptors_update(session->descriptors, &touched, &memory);
}

static bool set_pair(struct evaluation *evaluation, struct invocation *invocation, const struct made *made,
                     struct value *value)
{
	const struct argument *pair = NULL;
	for (size_t i = 0; i < invocation->step.argument_count; i++)
		if (invocation->step.arguments[i].parameter->kind == KIND_PAIR)
			pair = &invocation->step.arguments[i];
	if (!pair)
		return true;
	const uint8_t *bytes = (const uint8_t *)arena_copy(evaluation->arena, made->numbers, sizeof made->numbers);
	*value = (struct value){ .kind = VALUE_NUMBERS, .bytes = bytes, .size = sizeof made->numbers };
	return bytes || no_memory(evaluation);
}

/* With what it points to: a job's step is gone when its value is looked at. */
static bool struct_value(struct evaluation *evaluation, const uint8_t *source, struct value *value)
{
	uint8_t *bytes = (uint8_t *)arena_copy(evaluation->arena, source, value->size);
	value->bytes = bytes;
	value->followed = true;
	return bytes && struct_texts(evaluation->arena, value->layout, bytes);
}

/* The value that an assignment keeps: the result; of a pair, the pair. */
static bool result_value(struct evaluation *evaluation, struct invocation *invocation, const struct made *made,
                         struct value *value)
{
	const struct step *step = &invocation->step;
	const struct name_set *set;
	*value = (struct value){ .kind = VALUE_NUMBER, .number = step->result };
	switch (step_result_kind(step, &set)) {
	case RESULT_NETWORK:
	case RESULT_IN_ADDR:
		value->hexadecimal = true;
		return true;
	case RESULT_TEXT:
		if (!step->result_text)
			return true;
		value->kind = VALUE_TEXT;
		value->size = strlen(step->result_text) + 1;
		value->bytes = (const uint8_t *)arena_copy(evaluation->arena, step->result_text, value->size);
		return value->bytes || no_memory(evaluation);
	case RESULT_STRUCT:
		if (!step->result_bytes)
			return true;
		value->kind = VALUE_STRUCT;
		value->layout = step->call->result_layout;
		value->size = value->layout->size;
		return struct_value(evaluation, step->result_bytes, value) || no_memory(evaluation);
	default:
		return !invocation->target || set_pair(evaluation, invocation, made, value);
	}
}

/* An arena that is done with, for the next call. */
static void put_by(struct session *session, struct arena arena)
{
	arena_reset(&arena);
	if (session->spare_arena.chunks)
		arena_free(&arena);
	else
		session->spare_arena = arena;
}

static void remember(struct session *session, struct invocation *invocation)
{
	unmap_all(invocation);
	struct arena before = session->last_arena;
	session->last_arena = invocation->arena;
	session->last = &invocation->step;
	put_by(session, before);
}

static bool in_mapping(const struct invocation *invocation, const uint8_t *bytes)
{
	for (const struct mapped *mapped = invocation->mapped; mapped; mapped = mapped->next) {
		const uint8_t *start = mapped->mapping;
		if (bytes >= start && bytes < start + mapped->size)
			return true;
	}
	return false;
}

static void keep_bytes(struct invocation *invocation, const uint8_t **bytes, size_t *size)
{
	if (!*bytes || !in_mapping(invocation, *bytes))
		return;
	*bytes = (const uint8_t *)arena_copy(&invocation->arena, *bytes, *size);
	if (!*bytes)
		*size = 0;
}

/* What stands in mapped blocks is copied, so that $? can show it when they are gone. */
static void keep_mapped(struct invocation *invocation)
{
	for (size_t i = 0; invocation->mapped && i < invocation->step.argument_count; i++) {
		struct argument *argument = &invocation->step.arguments[i];
		keep_bytes(invocation, &argument->before, &argument->before_size);
		keep_bytes(invocation, &argument->after, &argument->after_size);
	}
}

static void note_failure(struct session *session, const struct step *step)
{
	if (!step->failed)
		return;
	if (step->job == 0 && step->error)
		session->last_error = step->error;
	if (session->settings.stop_on_error && step->expectation != EXPECTATION_MET)
		session->failed = true;
}

bool invocation_finish(struct evaluation *evaluation, struct invocation *invocation, struct value *value)
{
	struct session *session = evaluation->session;
	struct step *step = &invocation->step;
	step->made = true;
	collect(invocation);
	keep_mapped(invocation);
	evaluation->calls++; /* conversions in what was foretold are no steps */
	bool held = hold_against(evaluation, invocation);
	evaluation->calls--;
	if (step->expectation == EXPECTATION_UNMET)
		session->unmet++;
	if (session->settings.reasons)
		reasons_find(session, step, &invocation->arena);
	struct made made = made_descriptors(invocation);
	if (session->settings.table)
		update_table(session, invocation, &made);
	reasons_remember(session, step->changes);
	bool valued = result_value(evaluation, invocation, &made, value);
	if (step->call->closes)
		session->current.unsure = true;
	if (made.count && step->job == 0)
		session_use(session, made.numbers[0]);
	note_failure(session, step);
	if (session->observer.step)
		session->observer.step(session->observer.context, step);
	if (step->job == 0)
		remember(session, invocation);
	else {
		invocation->older = evaluation->finished;
		evaluation->finished = invocation;
	}
	return held && valued;
}

const struct step *evaluation_last(const struct evaluation *evaluation)
{
	return evaluation->finished ? &evaluation->finished->step : evaluation->session->last;
}

void evaluation_end(struct evaluation *evaluation)
{
	while (evaluation->finished) {
		struct invocation *invocation = evaluation->finished;
		evaluation->finished = invocation->older;
		invocation_free(invocation);
	}
}

/* --- from expressions ----------------------------------------------------------------------------------------------- */

/* What a conversion had to say is said with the call around it, and outlives its own memory. */
static void hand_over_notes(const struct note **to, struct arena *arena, const struct note *from)
{
	for (; from; from = from->next) {
		struct note *note = arena_allocate(arena, sizeof *note);
		char *text = arena_copy(arena, from->text, strlen(from->text));
		if (!note || !text)
			return;
		note->text = text;
		note->next = *to;
		*to = note;
	}
}

/* The scope of an address that no interface has: the struct says 0, as where none was given. */
static void note_unknown(struct evaluation *evaluation, const struct step *step)
{
	if (step->result != 0 || step->call->result != RESULT_INDEX)
		return;
	char *text = arena_format(evaluation->arena, "%s knows nothing of that name: it returned %lld", step->call->name,
	                          (long long)step->result);
	if (text)
		hand_over_notes(&evaluation->notes, evaluation->arena, &(struct note){ .text = text });
}

/* htons(80) inside another call: the function is called, but it is no step of its own. */
static bool convert(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct invocation *invocation = invocation_prepare(evaluation, node, NULL);
	if (!invocation)
		return false;
	invocation_make(evaluation->session, invocation);
	*value = (struct value){ .kind = VALUE_NUMBER, .number = invocation->step.result, .hexadecimal = true };
	bool killed = invocation->step.killed;
	hand_over_notes(&evaluation->notes, evaluation->arena, invocation->step.notes);
	note_unknown(evaluation, &invocation->step);
	unmap_all(invocation);
	put_by(evaluation->session, invocation->arena);
	return !killed || error_at(evaluation->error, node->span, "%s would end a program here: SIGSEGV", node->call.name);
}

bool evaluate_call(struct evaluation *evaluation, const struct node *node, const char *target, struct value *value)
{
	bool inside = evaluation->calls > 0;
	if (!node->call.call)
		return evaluate_function(evaluation, node, value);
	if (inside && node->call.call && is_conversion(node->call.call) && !node->call.expectation)
		return convert(evaluation, node, value);
	evaluation->calls++;
	struct invocation *invocation = invocation_prepare(evaluation, node, target);
	evaluation->calls--;
	if (!invocation)
		return false;
	hand_over_notes(&invocation->step.notes, &invocation->arena, evaluation->notes);
	evaluation->notes = NULL;
	make_in_foreground(evaluation->session, invocation);
	return invocation_finish(evaluation, invocation, value);
}

bool evaluate_for(struct evaluation *evaluation, const struct node *node, const char *target, struct value *value)
{
	if (node->kind == NODE_CALL)
		return evaluate_call(evaluation, node, target, value);
	return evaluate(evaluation, node, value);
}

/* --- $?.NAME -------------------------------------------------------------------------------------------------------- */

static bool bytes_value(const struct argument *argument, struct arena *arena, struct value *value)
{
	const uint8_t *bytes = argument->after ? argument->after : argument->before;
	size_t size = argument->after ? argument->after_size : argument->before_size;
	const uint8_t *copy = (const uint8_t *)arena_copy(arena, bytes, size);
	*value = (struct value){ .kind = VALUE_BYTES, .bytes = copy, .size = size };
	return copy;
}

static const struct layout *address_layout(const struct value *value)
{
	const struct layout *layout = value->size >= 2 ? layout_of_family(load_integer(value->bytes, 2, false)) : NULL;
	return layout ? layout : &layout_sockaddr;
}

bool argument_value(const struct step *step, const char *parameter, struct arena *arena, struct value *value)
{
	const struct argument *argument = NULL;
	for (size_t i = 0; i < step->argument_count; i++)
		if (strcmp(step->call->parameters[i].name, parameter) == 0)
			argument = &step->arguments[i];
	if (!argument)
		return false;
	if (argument->form != ARGUMENT_MEMORY || argument->parameter->kind == KIND_LENGTH_POINTER) {
		bool length = argument->form == ARGUMENT_MEMORY;
		*value = (struct value){ .kind = VALUE_NUMBER, .number = length ? argument->length_after : argument->value };
		return true;
	}
	if (!bytes_value(argument, arena, value))
		return false;
	switch (argument->parameter->kind) {
	case KIND_TEXT:
	case KIND_TEXT_BUFFER:
		value->kind = VALUE_TEXT;
		return true;
	case KIND_PAIR:
		value->kind = VALUE_NUMBERS;
		return true;
	case KIND_ADDRESS:
		value->kind = VALUE_STRUCT;
		value->layout = address_layout(value);
		return true;
	case KIND_STRUCT:
		value->kind = VALUE_STRUCT;
		value->layout = argument->parameter->layout;
		return true;
	case KIND_OPTION_VALUE:
		if (argument->option && argument->option->layout) {
			value->kind = VALUE_STRUCT;
			value->layout = argument->option->layout;
		} else if (argument->option && argument->option->kind == OPTION_TEXT)
			value->kind = VALUE_TEXT;
		else if (value->size == 4)
			*value = (struct value){ .kind = VALUE_NUMBER, .number = load_integer(value->bytes, 4, true) };
		return true;
	default:
		return true;
	}
}
