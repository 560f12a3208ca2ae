/* The session object and its current descriptor.
 * Not here: attributes of descriptors (attributes.c), jobs (jobs.c). */
#include "run/session.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "run/watch.h"

void session_init(struct session *session, int private_base)
{
	memset(session, 0, sizeof *session);
	session->settings = (struct session_settings){ .table = true, .times = true };
	session->private_base = private_base;
	variables_init(&session->variables);
	session->jobs.wake[0] = session->jobs.wake[1] = -1;
	arena_init(&session->last_arena);
	arena_init(&session->spare_arena);
	arena_init(&session->statement_arena);
}

void session_free(struct session *session)
{
	jobs_drop(session);
	watch_free(session);
	variables_free(&session->variables);
	descriptors_free(session->descriptors);
	free(session->current.numbers);
	free(session->operations);
	arena_free(&session->last_arena);
	arena_free(&session->spare_arena);
	arena_free(&session->statement_arena);
}

call_function *session_operation(const struct session *session, const struct call *call)
{
	return session->operations ? session->operations[call_index(call)] : call->invoke;
}

bool session_replace(struct session *session, const struct call *call, call_function *function)
{
	if (!session->operations) {
		session->operations = calloc(socket_call_count, sizeof(call_function *));
		if (!session->operations)
			return false;
		for (size_t i = 0; i < socket_call_count; i++)
			session->operations[i] = socket_calls[i]->invoke;
	}
	session->operations[call_index(call)] = function;
	return true;
}

int session_current(struct session *session)
{
	struct current *current = &session->current;
	while (current->unsure && current->count && fcntl(current->numbers[current->count - 1], F_GETFD) < 0)
		current->count--;
	current->unsure = false;
	return current->count ? current->numbers[current->count - 1] : -1;
}

/* A descriptor stands in the list once: at its newest place. */
static void forget(struct current *current, int descriptor)
{
	size_t kept = 0;
	for (size_t i = 0; i < current->count; i++)
		if (current->numbers[i] != descriptor)
			current->numbers[kept++] = current->numbers[i];
	current->count = kept;
}

bool session_use(struct session *session, int descriptor)
{
	struct current *current = &session->current;
	/* mostly the newest comes again, or one that is not there: a long list is not searched for those */
	if (current->count && current->numbers[current->count - 1] == descriptor)
		return true;
	forget(current, descriptor);
	if (current->count == current->capacity) {
		size_t capacity = current->capacity ? 2 * current->capacity : 16;
		int *numbers = realloc(current->numbers, capacity * sizeof *numbers);
		if (!numbers)
			return false;
		current->numbers = numbers;
		current->capacity = capacity;
	}
	current->numbers[current->count++] = descriptor;
	return true;
}

void session_close(struct session *session, int descriptor, bool in_job)
{
	if (in_job)
		session->current.unsure = true;
	else
		forget(&session->current, descriptor);
}

struct descriptor_table *session_descriptors(struct session *session)
{
	if (!session->descriptors)
		session->descriptors = descriptors_new(session->private_base);
	return session->descriptors;
}

const struct descriptor *session_descriptor(struct session *session, int descriptor)
{
	struct descriptor_table *table = session_descriptors(session);
	struct touched touched = { .made = &descriptor, .made_count = 1 };
	if (!table)
		return NULL;
	if (!session->settings.table) /* the number may have been given out anew since the last look */
		descriptors_update(table, &touched, NULL);
	return descriptors_ask(table, descriptor);
}

const char *session_descriptor_name(const struct session *session, int descriptor)
{
	if (session->settings.table && session->descriptors) {
		const struct descriptor *row = descriptors_find(session->descriptors, descriptor);
		if (row)
			return row->name;
	}
	const struct variable *variable = session->variables.first;
	for (; variable; variable = variable->next) {
		int32_t number;
		if (!value_is_number(&variable->value) || variable->value.size != sizeof number ||
		    variable->pending_job)
			continue;
		memcpy(&number, variable->value.bytes, sizeof number);
		if (number == descriptor)
			return variable->name;
	}
	return NULL;
}
