/* Memory for calls: from the arena, or in blocks of its own; and what the user hands over himself.
 * Not here: what kinds of parameters hold (marshal-memory.c). */
#include "run/marshal-pointer.h"

#include <errno.h>
#include <string.h>

#include "lang/expression.h"
#include "run/memory.h"

/* Up to here memory comes from the arena; above, from the kernel, taken only where it is written to. */
#define MOST_IN_ARENA 65536
/* No call moves more than this at once (read(2): MAX_RW_COUNT). */
#define MOST_AT_ALL ((size_t)0x7ffff000)

/* --- memory of ours ----------------------------------------------------------------------------------------------- */

static void set_memory(struct invocation *invocation, size_t index, uint8_t *memory, size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	invocation->memory[index] = memory;
	invocation->capacity[index] = size;
	argument->form = ARGUMENT_MEMORY;
	argument->value = (int64_t)(uintptr_t)memory;
	invocation->raw[index] = argument->value;
}

bool give_ended_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size)
{
	if (size > MOST_AT_ALL)
		size = MOST_AT_ALL;
	struct mapped *mapped = arena_allocate(&invocation->arena, sizeof *mapped);
	uint8_t *bytes = mapped ? memory_map(size, &mapped->mapping, &mapped->size) : NULL;
	if (!bytes)
		return no_memory(evaluation);
	mapped->next = invocation->mapped;
	invocation->mapped = mapped;
	set_memory(invocation, index, bytes, size);
	return true;
}

bool give_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size)
{
	if (size > MOST_IN_ARENA)
		return give_ended_memory(evaluation, invocation, index, size);
	uint8_t *bytes = arena_allocate(&invocation->arena, size ? size : 1);
	if (!bytes)
		return no_memory(evaluation);
	set_memory(invocation, index, bytes, size);
	return true;
}

static void fill_in(struct invocation *invocation, size_t index, const uint8_t *bytes, size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	argument->before = invocation->memory[index];
	argument->before_size = size > invocation->capacity[index] ? invocation->capacity[index] : size;
	if (argument->before_size)
		memcpy(invocation->memory[index], bytes, argument->before_size);
}

bool give_bytes(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                size_t size, size_t room)
{
	if (!give_memory(evaluation, invocation, index, room > size ? room : size))
		return false;
	fill_in(invocation, index, bytes, size);
	return true;
}

bool give_ended_bytes(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                      size_t size)
{
	if (!give_ended_memory(evaluation, invocation, index, size))
		return false;
	fill_in(invocation, index, bytes, size);
	return true;
}

bool typed_size(const struct invocation *invocation, size_t index, uint64_t *size)
{
	const struct call *call = invocation->step.call;
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	for (size_t i = 0; i < call->count; i++) {
		if (call->parameters[i].kind != KIND_LENGTH || call->parameters[i].peer != (int8_t)index)
			continue;
		*size = (uint64_t)invocation->raw[i];
		bool elements = parameter->kind == KIND_STRUCT_LIST;
		if (elements && __builtin_mul_overflow(*size, parameter->layout->size, size))
			*size = UINT64_MAX;
		return invocation->node->call.arguments[i]->kind != NODE_LEFT_OUT;
	}
	return false;
}

/* --- memory of the user's ------------------------------------------------------------------------------------------- */

/* The memory of a variable, as C hands it over: a length that overruns it meets the guard page. */
static bool give_variable(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                          struct variable *variable)
{
	struct argument *argument = &invocation->step.arguments[index];
	uint64_t typed;
	set_memory(invocation, index, variable_expose(variable), variable->value.size);
	invocation->variable[index] = variable;
	if (!(argument->parameter->direction & DIRECTION_IN))
		return true;
	argument->before = (const uint8_t *)arena_copy(&invocation->arena, variable->value.bytes, variable->value.size);
	argument->before_size = variable->value.size;
	if (typed_size(invocation, index, &typed) && typed < argument->before_size)
		argument->before_size = (size_t)typed;
	return argument->before || no_memory(evaluation);
}

/* The variable whose memory the node hands over: &x, or an array or struct by its name; NULL for others. */
static struct variable *variable_of(const struct evaluation *evaluation, const struct node *node)
{
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	bool address = node->kind == NODE_UNARY && node->operation.operator == OPERATOR_ADDRESS;
	if (address)
		node = node->operation.left;
	if (node->kind != NODE_NAME)
		return NULL;
	struct variable *variable = variable_find(&evaluation->session->variables, node->name.name);
	return variable && (address || variable->value.kind != VALUE_NUMBER) ? variable : NULL;
}

bool variable_pointer(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                      const struct node *node, size_t size, bool *done)
{
	struct variable *variable = variable_of(evaluation, node);
	*done = variable && variable->value.size >= size;
	return !*done || give_variable(evaluation, invocation, index, variable);
}

bool pointer_argument(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	int64_t address;
	if (!evaluate_number(evaluation, node, &address))
		return false;
	bool users = variables_contain(&evaluation->session->variables, (uintptr_t)address, 1);
	if (address && !users && memory_is_mapped((uintptr_t)address)) {
		error_at(evaluation->error, node->span, "this address is in the shell's own memory");
		return error_hint(evaluation->error, "an address that is not mapped gets EFAULT: 0x10");
	}
	argument->form = ARGUMENT_POINTER;
	argument->value = address;
	invocation->raw[index] = address;
	return true;
}

/* --- how pointers begin --------------------------------------------------------------------------------------------- */

/* Whether the node is a number or an expression of numbers: in the place of a pointer it is an address. */
static bool is_pointer(struct evaluation *evaluation, const struct node *node)
{
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	switch (node->kind) {
	case NODE_NUMBER: case NODE_CONSTANT: case NODE_BINARY: case NODE_UNARY:
		return true;
	case NODE_NAME: {
		const struct variable *variable = variable_find(&evaluation->session->variables, node->name.name);
		return strcmp(node->name.name, "NULL") == 0 || (variable && variable->value.kind == VALUE_NUMBER);
	}
	default:
		return false;
	}
}

/* A value that stands for what is expected to come out. */
static bool is_literal(const struct node *node)
{
	switch (node->kind) {
	case NODE_LEFT_OUT: case NODE_STRING: case NODE_STRUCT: case NODE_LIST: case NODE_CHANGE: case NODE_REPEAT:
	case NODE_FILE: case NODE_ANYTHING: case NODE_ADDRESS:
		return true;
	default:
		return false;
	}
}

/* A line of a trace shows an address where it could not show what stands there: then it is a buffer. */
static bool stands_for_buffer(const struct invocation *invocation, const struct node *node)
{
	const struct expectation *expectation = invocation->node->call.expectation;
	int64_t address;
	bool fault = expectation && expectation->error && expectation->error->value == EFAULT;
	return expectation && !fault && constant_value(node, &address) && address >= 0x10000 && address < (int64_t)1 << 47;
}

/* Left out, it is NULL where the row says so. */
static bool is_null(struct invocation *invocation, size_t index, const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	bool null = node->kind == NODE_LEFT_OUT && argument->parameter->fallback == DEFAULT_NULL;
	if (null)
		argument->form = ARGUMENT_POINTER;
	return null;
}

bool output_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node,
                   bool *done)
{
	*done = true;
	if (is_null(invocation, index, node))
		return true;
	if (!variable_pointer(evaluation, invocation, index, node, 0, done))
		return false;
	if (*done)
		return true;
	*done = !is_literal(node) && !stands_for_buffer(invocation, node);
	return !*done || pointer_argument(evaluation, invocation, index, node);
}

/* Zeros, as many as the length says, or the struct has. */
static bool give_stand_in(struct evaluation *evaluation, struct invocation *invocation, size_t index)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	uint64_t size;
	if (!typed_size(invocation, index, &size))
		size = parameter->layout ? parameter->layout->size : 16;
	if (size > MOST_FILLED_UP)
		return give_ended_bytes(evaluation, invocation, index, NULL, 0);
	if (!give_memory(evaluation, invocation, index, (size_t)size))
		return false;
	invocation->step.arguments[index].before = invocation->memory[index];
	invocation->step.arguments[index].before_size = (size_t)size;
	return true;
}

bool input_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node,
                  bool *done)
{
	*done = true;
	if (is_null(invocation, index, node))
		return true;
	if (node->kind == NODE_LEFT_OUT)
		return error_at(evaluation->error, invocation->node->span, "%s is missing",
		                invocation->step.arguments[index].parameter->name);
	/* C hands over a variable's memory; words, what stands in it */
	*done = false;
	if (!invocation->node->call.words && !variable_pointer(evaluation, invocation, index, node, 0, done))
		return false;
	if (*done)
		return true;
	*done = is_pointer(evaluation, node);
	if (!*done)
		return true;
	return stands_for_buffer(invocation, node) ? give_stand_in(evaluation, invocation, index)
	                                           : pointer_argument(evaluation, invocation, index, node);
}
