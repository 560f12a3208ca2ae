/* Statements that are expressions: foreground and background.
 * Not here: expressions (evaluate.c), calls (invoke.c). */
#include "run/perform.h"

#include <string.h>

#include "lang/parse.h"
#include "run/evaluate.h"
#include "run/invoke.h"
#include "run/memory-functions.h"
#include "run/objects.h"
#include "run/table.h"
#include "run/waiting.h"

/* --- in the background ---------------------------------------------------------------------------------------------- */

/* The statement read again into the job's own memory, since the line's is gone when the job ends. */
static const struct node *own_tree(struct invocation *holder, const struct statement *statement,
                                   const char *text, const char **target)
{
	struct statement *copy;
	struct error error;
	size_t consumed, length = statement->span.end - statement->span.start;
	const char *own = arena_copy(&holder->arena, text + statement->span.start, length);
	if (!own || parse_line(own, length, &holder->arena, &copy, &consumed, &error) != PARSE_DONE || !copy)
		return NULL;
	const struct node *node = copy->node;
	*target = copy->target;
	if (node->kind == NODE_ASSIGN && node->operation.left->kind == NODE_NAME) {
		*target = node->operation.left->name.name;
		node = node->operation.right;
	}
	return node->kind == NODE_CALL ? node : NULL;
}

static bool mark_pending(struct evaluation *evaluation, const char *target, size_t job)
{
	struct value nothing = value_number(-1);
	if (target)
		table_take_name(evaluation->session, target);
	struct variable *variable =
		target ? variable_set(&evaluation->session->variables, target, &nothing) : NULL;
	if (variable)
		variable->pending_job = job;
	return variable || !target || no_memory(evaluation);
}

static bool perform_job(struct evaluation *evaluation, const struct statement *statement, const char *text)
{
	struct session *session = evaluation->session;
	const struct node *node =
		statement->node->kind == NODE_ASSIGN ? statement->node->operation.right : statement->node;
	const char *target = NULL;
	size_t number;
	bool unknown;
	evaluation->job = session->jobs.newest + 1;
	evaluation->calls++;
	struct invocation *invocation =
		node->kind == NODE_CALL && node->call.call ? invocation_prepare(evaluation, node, NULL) : NULL;
	evaluation->calls--;
	if (!invocation)
		return error_at(evaluation->error, statement->span, "only a call can be made in the background");
	invocation->node = own_tree(invocation, statement, text, &target);
	invocation->target = target;
	if (!invocation->node) {
		invocation_free(invocation);
		return no_memory(evaluation);
	}
	invocation->step.waiting = waits_for(session, invocation, &unknown);
	if (session->observer.waiting)
		session->observer.waiting(session->observer.context, &invocation->step);
	if (!mark_pending(evaluation, target, evaluation->job)) {
		invocation_free(invocation);
		return false;
	}
	if (job_start(session, invocation, &number))
		return true;
	variable_settle(&session->variables, target);
	invocation_free(invocation);
	return error_at(evaluation->error, statement->span, "no thread can be made for it");
}

/* --- in the foreground ------------------------------------------------------------------------------------------------ */

static const char *text_of(struct evaluation *evaluation, const char *text, struct span span)
{
	return arena_copy(evaluation->arena, text + span.start, span.end - span.start);
}

/* Whether the value of a node is shown already: by the step of a call, but not by a function that is none of the table. */
static bool is_shown(const struct node *node)
{
	return node->kind == NODE_CALL && (node->call.call || !memory_function_tells(node->call.name));
}

/* A value that no call shows is told; an assignment with the name that it went to, so that a slip is seen. */
static void tell_value(struct evaluation *evaluation, const struct node *node, const char *text,
                       const struct value *value)
{
	const struct observer *observer = &evaluation->session->observer;
	const struct node *source = node->kind == NODE_ASSIGN ? node->operation.right : node;
	while (source->kind == NODE_ASSIGN)
		source = source->operation.right;
	if (is_shown(source) || !observer->value)
		return;
	bool assigned = node->kind == NODE_ASSIGN;
	bool named = assigned || node->kind == NODE_NAME || node->kind == NODE_CONSTANT;
	const char *shown =
		named ? text_of(evaluation, text, assigned ? node->operation.left->span : node->span) : NULL;
	if (shown || !named)
		observer->value(observer->context, shown, value);
}

/* Each variable of a declaration, and its value, as an assignment would show it. */
static bool perform_declaration(struct evaluation *evaluation, const struct node *node)
{
	const struct observer *observer = &evaluation->session->observer;
	for (; node; node = node->declaration.next) {
		struct value value;
		if (!declare_variable(evaluation, node, &value))
			return false;
		const struct node *source = node->declaration.value;
		if (source && !is_shown(source) && observer->value)
			observer->value(observer->context, node->declaration.name, &value);
	}
	return true;
}

static bool perform_node(struct evaluation *evaluation, const struct statement *statement, const char *text)
{
	struct value value;
	if (statement->node->kind == NODE_DECLARATION)
		return perform_declaration(evaluation, statement->node);
	if (!evaluate_for(evaluation, statement->node, statement->target, &value))
		return false;
	if (statement->target && !variable_set(&evaluation->session->variables, statement->target, &value))
		return no_memory(evaluation);
	if (statement->second)
		return evaluate_for(evaluation, statement->second, NULL, &value);
	if (!statement->target)
		tell_value(evaluation, statement->node, text, &value);
	return true;
}

bool perform_statement(struct session *session, const struct statement *statement, const char *text,
                       struct error *error)
{
	struct evaluation evaluation = { .session = session, .arena = &session->statement_arena, .error = error };
	error->set = false;
	if (statement->note && session->observer.note)
		session->observer.note(session->observer.context, statement->note);
	bool done = statement->background ? perform_job(&evaluation, statement, text)
	                                  : perform_node(&evaluation, statement, text);
	evaluation_end(&evaluation);
	arena_reset(&session->statement_arena);
	return done;
}

bool perform_condition(struct session *session, const struct node *node, bool *holds, struct error *error)
{
	struct evaluation evaluation = { .session = session, .arena = &session->statement_arena, .error = error };
	int64_t number = 0;
	error->set = false;
	bool done = evaluate_number(&evaluation, node, &number);
	*holds = number != 0;
	evaluation_end(&evaluation);
	arena_reset(&session->statement_arena);
	return done;
}

bool perform_expression(struct session *session, const struct node *node, struct arena *arena,
                        struct value *value, struct error *error)
{
	struct evaluation evaluation = { .session = session, .arena = arena, .error = error };
	error->set = false;
	return evaluate(&evaluation, node, value);
}
