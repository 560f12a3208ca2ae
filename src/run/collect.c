/* After the call: results by their kind, arguments by theirs.
 * Not here: the descriptor table (invoke.c). */
#include "run/collect.h"

#include <netdb.h>
#include <string.h>

#include "run/texts.h"

/* --- results ------------------------------------------------------------------------------------------------- */

static bool has_failed(const struct step *step)
{
	const struct name_set *set;
	switch (step_result_kind(step, &set)) {
	case RESULT_TEXT:
	case RESULT_STRUCT:
	case RESULT_INDEX:
		return step->result == 0;
	case RESULT_RESOLVER:
		return step->result != 0;
	case RESULT_NETWORK:
		return false;
	case RESULT_IN_ADDR:
		return (uint32_t)step->result == UINT32_MAX;
	default:
		return step->result == -1;
	}
}

/* Whether errno is part of the answer: the resolver and the databases leave there whatever they met on their way. */
static bool tells_errno(const struct step *step)
{
	if (step->call->result == RESULT_RESOLVER)
		return step->result == EAI_SYSTEM;
	return step->call->result != RESULT_STRUCT && step->call->result != RESULT_IN_ADDR;
}

/* --- copies of what the library keeps ------------------------------------------------------------------------------ */

static char *copy_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

/* A struct with the strings that it points to. */
static uint8_t *copy_struct(struct arena *arena, const struct layout *layout, const void *source)
{
	uint8_t *copy = (uint8_t *)arena_copy(arena, source, layout->size);
	return copy && struct_texts(arena, layout, copy) ? copy : NULL;
}

static size_t list_length(const struct addrinfo *list)
{
	size_t count = 0;
	for (; list; list = list->ai_next)
		count++;
	return count;
}

/* The list in a row, so that it is one piece of memory; then the library gets its own back. */
static void collect_list(struct invocation *invocation, size_t index)
{
	struct argument *argument = &invocation->step.arguments[index];
	struct addrinfo *list;
	if (invocation->step.failed || !invocation->memory[index])
		return;
	memcpy(&list, invocation->memory[index], sizeof list);
	size_t count = list_length(list), at = 0;
	struct addrinfo *row = arena_allocate(&invocation->arena, count * sizeof *row + 1);
	for (const struct addrinfo *entry = list; row && entry; entry = entry->ai_next, at++) {
		row[at] = *entry;
		row[at].ai_addr = (struct sockaddr *)(void *)arena_copy(&invocation->arena, entry->ai_addr, entry->ai_addrlen);
		row[at].ai_canonname = copy_text(&invocation->arena, entry->ai_canonname);
		row[at].ai_next = at + 1 < count ? &row[at + 1] : NULL;
	}
	freeaddrinfo(list);
	argument->after = (const uint8_t *)row;
	argument->after_size = row ? count * sizeof *row : 0;
}

/* --- arguments --------------------------------------------------------------------------------------------------- */

/* `size` bytes of the argument's memory have been filled in. A variable's memory goes on changing: it is copied. */
static void filled(struct invocation *invocation, size_t index, size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	if (size > invocation->capacity[index])
		size = invocation->capacity[index];
	argument->after = invocation->memory[index];
	if (invocation->variable[index])
		argument->after = (const uint8_t *)arena_copy(&invocation->arena, invocation->memory[index], size);
	argument->after_size = argument->after ? size : 0;
}

/* What a pointer to a length says of the argument that it belongs to. */
static size_t length_of(const struct invocation *invocation, size_t index)
{
	for (size_t i = 0; i < invocation->step.argument_count; i++) {
		const struct argument *argument = &invocation->step.arguments[i];
		if (argument->parameter->kind != KIND_LENGTH_POINTER || argument->parameter->peer != (int8_t)index)
			continue;
		int64_t length = argument->length_after < argument->length_before ? argument->length_after : argument->length_before;
		return length < 0 ? 0 : (size_t)length;
	}
	return 0;
}

static void collect_length(struct invocation *invocation, size_t index)
{
	struct argument *argument = &invocation->step.arguments[index];
	argument->length_after = load_integer(invocation->memory[index], 4, true);
}

static void collect_argument(struct invocation *invocation, size_t index)
{
	const struct step *step = &invocation->step;
	const struct parameter *parameter = step->arguments[index].parameter;
	bool failed = step->failed;
	switch (parameter->kind) {
	case KIND_LENGTH_POINTER:
		return;
	case KIND_RESULT_LIST:
		collect_list(invocation, index);
		return;
	case KIND_STRUCT_LIST:
		filled(invocation, index, step->arguments[index].before_size);
		return;
	case KIND_DATA:
		filled(invocation, index, failed || step->result < 0 ? 0 : (size_t)step->result);
		return;
	case KIND_ADDRESS:
	case KIND_OPTION_VALUE:
		filled(invocation, index, failed ? 0 : length_of(invocation, index));
		return;
	case KIND_RAW_ADDRESS: /* 0 of inet_pton is no failure, and it fills in nothing */
		filled(invocation, index, step->result != 1 ? 0 : step->arguments[parameter->peer].value == PF_INET6 ? 16 : 4);
		return;
	case KIND_TEXT_BUFFER:
		filled(invocation, index, failed ? 0 : strnlen((const char *)invocation->memory[index], invocation->capacity[index]) + 1);
		return;
	case KIND_STRUCT: /* 0 of inet_aton likewise */
		filled(invocation, index, failed || step->result == 0 ? 0 : invocation->capacity[index]);
		return;
	default:
		filled(invocation, index, failed ? 0 : invocation->capacity[index]);
	}
}

/* A list behind an address of the user's is the library's memory too, to be given back. */
static void find_list(struct invocation *invocation, size_t index)
{
	const struct argument *argument = &invocation->step.arguments[index];
	bool there = argument->form == ARGUMENT_POINTER && argument->value && !invocation->step.failed;
	if (argument->parameter->kind == KIND_RESULT_LIST && there)
		invocation->memory[index] = (uint8_t *)(intptr_t)argument->value;
}

/* Lengths come first: the others are as long as they say. */
static void collect_arguments(struct invocation *invocation)
{
	for (size_t i = 0; i < invocation->step.argument_count; i++)
		if (invocation->step.arguments[i].parameter->kind == KIND_LENGTH_POINTER && invocation->memory[i])
			collect_length(invocation, i);
	for (size_t i = 0; i < invocation->step.argument_count; i++)
		find_list(invocation, i);
	for (size_t i = 0; i < invocation->step.argument_count; i++)
		if (invocation->memory[i] && (invocation->step.arguments[i].parameter->direction & DIRECTION_OUT))
			collect_argument(invocation, i);
}

void collect(struct invocation *invocation)
{
	struct step *step = &invocation->step;
	const void *result = (const void *)(intptr_t)step->result;
	step->failed = step->killed || has_failed(step);
	if (!step->failed || !tells_errno(step))
		step->error = 0;
	collect_arguments(invocation);
	if (step->failed)
		return;
	if (step->call->result == RESULT_TEXT)
		step->result_text = copy_text(&invocation->arena, result);
	else if (step->call->result == RESULT_STRUCT)
		step->result_bytes = copy_struct(&invocation->arena, step->call->result_layout, result);
}
