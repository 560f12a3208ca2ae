/* A call's way: prepared, made, finished, told.
 * Not here: its arguments (encode.c), what it brought (filled.c), the descriptor table (table.c). */
#include "run/invoke.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "run/blocks.h"
#include "run/compare.h"
#include "run/encode.h"
#include "run/filled.h"
#include "run/functions.h"
#include "run/guard.h"
#include "run/interrupt.h"
#include "run/memory.h"
#include "run/table.h"
#include "run/waiting.h"
#include "run/watch.h"

/* Whether a call's result is a conversion that stands inside other calls without being one of its own: htons(80). */
static bool is_conversion(const struct call *call)
{
	return call->traits & CALL_CONVERTS;
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
	if (encode_arguments(evaluation, invocation)) {
		return invocation;
	}
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
	/* reasons look at how long a call waited */
	bool timed = session->settings.times || step->call->waits != WAIT_NEVER;
	int64_t before = timed ? now() : 0;
	errno = 0;
	step->result = function(invocation->raw);
	step->error = errno;
	step->nanoseconds = timed ? now() - before : 0;
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

static void note_gone(struct session *session, const struct descriptor_change *changes)
{
	for (; changes; changes = changes->next) {
		int number = changes->kind == CHANGE_GONE ? changes->before->number : -1;
		if (number >= 0 && number < GONE_MOST)
			session->gone[number / 64] |= UINT64_C(1) << (number % 64);
	}
}

/* The value that an assignment keeps: the result, with what it points to, since a job's step is gone when its value is looked
 * at; of a call that makes a pair, the pair. */
static bool result_value(struct evaluation *evaluation, const struct invocation *invocation,
                         const struct made *made, struct value *value)
{
	const struct step *step = &invocation->step;
	const struct type *pair = invocation->target ? pair_of_call(step->call) : NULL;
	if (pair) {
		static const int none[] = { -1, -1 };
		const void *bytes =
			arena_copy(evaluation->arena, made->count ? made->numbers : none, sizeof none);
		*value = (struct value){ .type = pair, .bytes = bytes, .size = sizeof none };
		return bytes || no_memory(evaluation);
	}
	const struct type *type = step_result_type(step);
	if (type->shape != SHAPE_POINTER) {
		*value = value_number_of(type, step->result);
		return true;
	}
	struct place arguments, result = step_result_place(step, &arguments);
	*value = value_of_place(&result);
	if (!value->bytes || value_is_number(value))
		return true;
	value->memory = memory_copy(evaluation->arena, &step->memory);
	value->bytes = (const uint8_t *)arena_copy(evaluation->arena, value->bytes, value->size);
	return (value->bytes && value->memory) || no_memory(evaluation);
}

/* An arena that is done with, for the next call. */
static void keep_arena(struct session *session, struct arena arena)
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
	keep_arena(session, before);
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

/* getaddrinfo(..., &res): what the library made stays for the variable that leads there. */
static bool keep_library(struct session *session, const struct step *step)
{
	const struct block *block = step->memory.blocks->next;
	while (block && !block_own(block)->is_variables)
		block = block->next;
	return !block || variables_keep_library(&session->variables, &step->memory);
}

bool invocation_finish(struct evaluation *evaluation, struct invocation *invocation, struct value *value)
{
	struct session *session = evaluation->session;
	struct step *step = &invocation->step;
	step->made = true;
	struct made made;
	bool filled = (fill_step(invocation, &made) && keep_library(session, step)) || no_memory(evaluation);
	blocks_keep_mapped(invocation);
	evaluation->calls++; /* conversions in what was foretold are no steps */
	bool met = compare_step(evaluation, invocation);
	evaluation->calls--;
	if (step->expectation == EXPECTATION_UNMET)
		session->unmet++;
	if (session->find_reason)
		session->find_reason(session, step, &invocation->arena);
	if (session->settings.table)
		table_update(session, step, invocation->target, &made, &invocation->arena);
	note_gone(session, step->changes);
	bool valued = result_value(evaluation, invocation, &made, value);
	if (step->call->traits & CALL_CLOSES)
		session_close(session, (int)invocation->raw[0], step->job != 0);
	if (made.count && !made.is_received && step->job == 0)
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
	return filled && met && valued;
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
	if (step->result != 0 || step->call->failure != FAILS_ZERO)
		return;
	char *text = arena_format(evaluation->arena, "%s knows nothing of that name: it returned %lld",
	                          step->call->name, (long long)step->result);
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
	*value = value_number_of(node->call.call->returns, invocation->step.result);
	bool killed = invocation->step.killed;
	hand_over_notes(&evaluation->notes, evaluation->arena, invocation->step.notes);
	note_unknown(evaluation, &invocation->step);
	unmap_all(invocation);
	keep_arena(evaluation->session, invocation->arena);
	return !killed ||
	       error_at(evaluation->error, node->span, "%s would end a program here: SIGSEGV", node->call.name);
}

bool evaluate_call(struct evaluation *evaluation, const struct node *node, const char *target,
                   struct value *value)
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
