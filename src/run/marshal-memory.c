/* Memory for calls: what goes in is copied there, what comes out has room there.
 * Not here: lengths (marshal.c), addresses in words (address.c). */
#include "run/marshal-memory.h"

#include <errno.h>
#include <string.h>

#include "lang/expression.h"
#include "run/address.h"
#include "run/marshal.h"
#include "run/memory.h"
#include "run/structs.h"

/* Up to here memory comes from the arena; above, from the kernel, taken only where it is written to. */
#define MOST_IN_ARENA 65536
/* No call moves more than this at once (read(2): MAX_RW_COUNT). */
#define MOST_AT_ALL ((size_t)0x7ffff000)

static bool map_block(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size)
{
	struct mapped *mapped = arena_allocate(&invocation->arena, sizeof *mapped);
	uint8_t *bytes = mapped ? memory_map(size, &mapped->mapping, &mapped->size) : NULL;
	if (!bytes)
		return no_memory(evaluation);
	mapped->next = invocation->mapped;
	invocation->mapped = mapped;
	invocation->memory[index] = bytes;
	return true;
}

bool give_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	if (size > MOST_AT_ALL)
		size = MOST_AT_ALL;
	if (size > MOST_IN_ARENA) {
		if (!map_block(evaluation, invocation, index, size))
			return false;
	} else {
		invocation->memory[index] = arena_allocate(&invocation->arena, size ? size : 1);
		if (!invocation->memory[index])
			return no_memory(evaluation);
	}
	invocation->capacity[index] = size;
	argument->form = ARGUMENT_MEMORY;
	argument->value = (int64_t)(uintptr_t)invocation->memory[index];
	invocation->raw[index] = argument->value;
	return true;
}

/* Memory with `size` bytes in it, and zeros behind them up to `room`. */
static bool give_bytes(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                       size_t size, size_t room)
{
	struct argument *argument = &invocation->step.arguments[index];
	if (!give_memory(evaluation, invocation, index, room > size ? room : size))
		return false;
	if (size)
		memcpy(invocation->memory[index], bytes, size);
	argument->before = invocation->memory[index];
	argument->before_size = size > invocation->capacity[index] ? invocation->capacity[index] : size;
	return true;
}

/* --- addresses that the user gives ---------------------------------------------------------------------------------- */

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

/* The memory of a variable, as C hands it over: a length that overruns it meets the guard page. */
static void give_variable(struct invocation *invocation, size_t index, struct variable *variable)
{
	struct argument *argument = &invocation->step.arguments[index];
	argument->form = ARGUMENT_MEMORY;
	argument->value = (int64_t)(uintptr_t)variable->value.bytes;
	invocation->raw[index] = argument->value;
	invocation->memory[index] = (uint8_t *)(uintptr_t)variable->value.bytes;
	invocation->capacity[index] = variable->value.size;
	invocation->variable[index] = variable;
	if (argument->parameter->direction & DIRECTION_IN) {
		argument->before = (const uint8_t *)arena_copy(&invocation->arena, variable->value.bytes, variable->value.size);
		argument->before_size = argument->before ? variable->value.size : 0;
	}
}

/* Whether the node is a plain number or an expression of numbers: in the place of a pointer it is an address. */
static bool is_pointer(struct evaluation *evaluation, const struct node *node)
{
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	switch (node->kind) {
	case NODE_NUMBER: case NODE_CONSTANT: case NODE_BINARY:
		return true;
	case NODE_UNARY:
		return node->operation.operator != OPERATOR_ADDRESS;
	case NODE_NAME: {
		const struct variable *variable = variable_find(&evaluation->session->variables, node->name.name);
		return strcmp(node->name.name, "NULL") == 0 || (variable && variable->value.kind == VALUE_NUMBER);
	}
	default:
		return false;
	}
}

/* A line of a trace shows an address where it could not show what came out: then it stands for a buffer. */
static bool stands_for_buffer(const struct invocation *invocation, const struct node *node)
{
	const struct expectation *expectation = invocation->node->call.expectation;
	int64_t address;
	bool fault = expectation && expectation->error && expectation->error->value == EFAULT;
	return expectation && !fault && constant_value(node, &address) && address >= 0x10000 && address < (int64_t)1 << 47;
}

/* What all pointers to output have in common. *done is false where memory has still to be given. */
static bool output_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                          const struct node *node, bool *done)
{
	struct variable *variable = named_variable(evaluation->session, node);
	bool array = variable && (variable->value.kind != VALUE_NUMBER || node->kind != NODE_NAME);
	*done = true;
	if (node->kind == NODE_LEFT_OUT && invocation->step.arguments[index].parameter->fallback == DEFAULT_NULL) {
		invocation->step.arguments[index].form = ARGUMENT_POINTER;
		return true;
	}
	if (array) {
		give_variable(invocation, index, variable);
		return true;
	}
	if (is_pointer(evaluation, node) && !stands_for_buffer(invocation, node))
		return pointer_argument(evaluation, invocation, index, node);
	*done = false;
	return true;
}

/* The same for input. */
static bool input_begins(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                         const struct node *node, bool *done)
{
	struct argument *argument = &invocation->step.arguments[index];
	*done = true;
	if (node->kind == NODE_LEFT_OUT) {
		if (argument->parameter->fallback != DEFAULT_NULL)
			return error_at(evaluation->error, invocation->node->span, "%s is missing", argument->parameter->name);
		argument->form = ARGUMENT_POINTER;
		return true;
	}
	if (is_pointer(evaluation, node))
		return pointer_argument(evaluation, invocation, index, node);
	*done = false;
	return true;
}

/* The length that was typed for argument `index`: what is shorter is filled up with zeros. -1 where none was. */
static int64_t typed_length_of(const struct invocation *invocation, size_t index)
{
	const struct call *call = invocation->step.call;
	for (size_t i = 0; i < call->count; i++)
		if (call->parameters[i].kind == KIND_LENGTH && call->parameters[i].peer == (int8_t)index)
			return invocation->node->call.arguments[i]->kind == NODE_LEFT_OUT ? -1 : invocation->raw[i];
	return -1;
}

static size_t room_for_input(const struct invocation *invocation, size_t index, size_t size)
{
	int64_t typed = typed_length_of(invocation, index);
	if (typed <= (int64_t)size)
		return size;
	return typed > (int64_t)MOST_IN_ARENA * 16 ? (size_t)MOST_IN_ARENA * 16 : (size_t)typed;
}

/* --- input ---------------------------------------------------------------------------------------------------------- */

static bool give_input(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                       size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	size_t room = room_for_input(invocation, index, size);
	int64_t typed = typed_length_of(invocation, index);
	if (!give_bytes(evaluation, invocation, index, bytes, size, room))
		return false;
	/* what the call sees is as long as its length says */
	if (typed >= 0)
		argument->before_size = (uint64_t)typed < invocation->capacity[index] ? (size_t)typed : invocation->capacity[index];
	return true;
}

/* "abc"... of a trace: its text again and again, up to the length. */
static const uint8_t *repeat_cut(struct evaluation *evaluation, const struct invocation *invocation,
                                 size_t index, const uint8_t *bytes, size_t *size)
{
	int64_t typed = typed_length_of(invocation, index);
	if (*size == 0 || typed <= (int64_t)*size || typed > (int64_t)1 << 30)
		return bytes;
	uint8_t *longer = arena_allocate(evaluation->arena, (size_t)typed);
	if (!longer)
		return NULL;
	for (size_t i = 0; i < (size_t)typed; i++)
		longer[i] = bytes[i % *size];
	*size = (size_t)typed;
	return longer;
}

/* Data that repeats a text is shown as strace shows what it cuts, and typed again it is the same. */
static void set_period(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                       const struct node *piece, size_t size)
{
	const uint8_t *bytes;
	size_t length;
	if (evaluate_data(evaluation, piece, &bytes, &length) && length && size / length > 1 && size > 64)
		invocation->step.arguments[index].period = length;
}

static bool input_data(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	struct variable *variable = invocation->node->call.words ? NULL : named_variable(evaluation->session, node);
	const uint8_t *bytes;
	size_t size;
	if (variable) { /* C hands over the memory itself */
		give_variable(invocation, index, variable);
		return true;
	}
	if (!evaluate_data(evaluation, node, &bytes, &size))
		return false;
	if (node->kind == NODE_REPEAT)
		set_period(evaluation, invocation, index, node->repeat.data, size);
	if (node->kind == NODE_STRING && node->string.cut) {
		set_period(evaluation, invocation, index, node, SIZE_MAX);
		bytes = repeat_cut(evaluation, invocation, index, bytes, &size);
	}
	return bytes ? give_input(evaluation, invocation, index, bytes, size) : no_memory(evaluation);
}

static bool output_data(struct evaluation *evaluation, struct invocation *invocation, size_t index)
{
	int64_t length = invocation->raw[invocation->step.arguments[index].parameter->peer];
	return give_memory(evaluation, invocation, index, length < 0 ? MOST_AT_ALL : (size_t)length);
}

bool marshal_data(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	bool out = invocation->step.arguments[index].parameter->direction == DIRECTION_OUT, done;
	if (!(out ? output_begins : input_begins)(evaluation, invocation, index, node, &done))
		return false;
	if (done)
		return true;
	return out ? output_data(evaluation, invocation, index) : input_data(evaluation, invocation, index, node);
}

bool marshal_text(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	bool done;
	if (!input_begins(evaluation, invocation, index, node, &done) || done)
		return done && !evaluation->error->set;
	if (!evaluate_data(evaluation, node, &bytes, &size))
		return false;
	if (!give_bytes(evaluation, invocation, index, bytes, size, size + 1))
		return false;
	invocation->step.arguments[index].before_size = size + 1;
	return true;
}

/* --- addresses -------------------------------------------------------------------------------------------------------- */

static bool input_address(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                          const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	struct value value;
	if (node->kind == NODE_ADDRESS) {
		int descriptor = invocation->step.arguments[0].parameter->kind == KIND_DESCRIPTOR ? (int)invocation->raw[0] : -1;
		return resolve_address(evaluation, node, descriptor, &bytes, &size) &&
		       give_input(evaluation, invocation, index, bytes, size);
	}
	if (!evaluate(evaluation, node, &value))
		return false;
	if (value.kind == VALUE_NUMBER || value.kind == VALUE_NUMBERS)
		return error_at(evaluation->error, node->span, "expected an address");
	if (value.kind == VALUE_TEXT)
		return path_address(evaluation, value.bytes, strnlen((const char *)value.bytes, value.size), &bytes, &size) &&
		       give_input(evaluation, invocation, index, bytes, size);
	return give_input(evaluation, invocation, index, value.bytes, value.size);
}

static bool output_address(struct evaluation *evaluation, struct invocation *invocation, size_t index)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	int64_t length = invocation->step.arguments[parameter->peer].length_before;
	size_t least = sizeof(struct sockaddr_storage);
	return give_memory(evaluation, invocation, index, length > (int64_t)least ? (size_t)length : least);
}

bool marshal_address(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	bool out = invocation->step.arguments[index].parameter->direction == DIRECTION_OUT, done;
	if (!(out ? output_begins : input_begins)(evaluation, invocation, index, node, &done))
		return false;
	if (done)
		return true;
	return out ? output_address(evaluation, invocation, index) : input_address(evaluation, invocation, index, node);
}

/* --- options ---------------------------------------------------------------------------------------------------------- */

static bool input_option(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                         const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	struct value value;
	if (node->kind == NODE_STRING)
		return evaluate_data(evaluation, node, &bytes, &size) && give_input(evaluation, invocation, index, bytes, size);
	struct variable *variable = named_variable(evaluation->session, node);
	if (variable) {
		give_variable(invocation, index, variable);
		return true;
	}
	return evaluate(evaluation, node, &value) && give_input(evaluation, invocation, index, value.bytes, value.size);
}

bool marshal_option_value(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                          const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	bool out = argument->parameter->direction == DIRECTION_OUT, done;
	argument->option = invocation->step.arguments[argument->parameter->peer].option;
	if (!(out ? output_begins : input_begins)(evaluation, invocation, index, node, &done))
		return false;
	if (done)
		return true;
	if (!out)
		return input_option(evaluation, invocation, index, node);
	int64_t length = 0;
	for (size_t i = 0; i < invocation->step.argument_count; i++) {
		const struct argument *other = &invocation->step.arguments[i];
		if (other->parameter->kind == KIND_LENGTH_POINTER)
			length = other->length_before;
	}
	return give_memory(evaluation, invocation, index, length > 256 ? (size_t)length : 256);
}

/* --- structs, lists, and memory of a fixed size ------------------------------------------------------------------------- */

bool marshal_struct(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	bool out = parameter->direction == DIRECTION_OUT, done;
	struct value value;
	if (!(out ? output_begins : input_begins)(evaluation, invocation, index, node, &done))
		return false;
	if (done)
		return true;
	if (out)
		return give_memory(evaluation, invocation, index, parameter->layout->size);
	if (!evaluate(evaluation, node, &value))
		return false;
	if (value.kind != VALUE_STRUCT)
		return error_at(evaluation->error, node->span, "expected a struct %s", parameter->layout->name);
	return give_bytes(evaluation, invocation, index, value.bytes, value.size, parameter->layout->size);
}

static bool list_items(struct evaluation *evaluation, const struct node *node, const struct layout *layout, uint8_t *out)
{
	for (size_t i = 0; i < node->list.count; i++) {
		const struct node *item = node->list.items[i];
		uint8_t *bytes;
		size_t size;
		if (item->kind != NODE_STRUCT)
			return error_at(evaluation->error, item->span, "expected a struct %s", layout->name);
		if (!struct_bytes(evaluation, item, &bytes, &size))
			return false;
		memcpy(out + i * layout->size, bytes, layout->size);
	}
	return true;
}

bool marshal_struct_list(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                         const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	const struct layout *layout = argument->parameter->layout;
	bool done;
	if (!input_begins(evaluation, invocation, index, node, &done) || done)
		return done && !evaluation->error->set;
	if (node->kind != NODE_LIST)
		return error_at(evaluation->error, node->span, "expected a list of structs: [{fd=3, events=POLLIN}]");
	size_t size = node->list.count * layout->size;
	uint8_t *bytes = arena_allocate(evaluation->arena, size + 1);
	if (!bytes)
		return no_memory(evaluation);
	if (!list_items(evaluation, node, layout, bytes) || !give_bytes(evaluation, invocation, index, bytes, size, size))
		return false;
	/* the call writes into it: how it was is kept apart */
	argument->before = (const uint8_t *)arena_copy(&invocation->arena, bytes, size);
	return argument->before || no_memory(evaluation);
}

bool marshal_raw_address(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                         const struct node *node)
{
	bool out = invocation->step.arguments[index].parameter->direction == DIRECTION_OUT, done;
	int64_t number;
	uint8_t bytes[4];
	if (out) {
		if (!output_begins(evaluation, invocation, index, node, &done))
			return false;
		return done || give_memory(evaluation, invocation, index, 16);
	}
	/* a number is the in_addr as C holds it */
	if (invocation->node->call.words && constant_value(node, &number) && node->kind == NODE_NUMBER) {
		store_integer(bytes, sizeof bytes, number);
		return give_bytes(evaluation, invocation, index, bytes, sizeof bytes, 16);
	}
	if (!input_begins(evaluation, invocation, index, node, &done) || done)
		return done && !evaluation->error->set;
	const uint8_t *data;
	size_t size;
	return evaluate_data(evaluation, node, &data, &size) && give_bytes(evaluation, invocation, index, data, size, 16);
}

bool marshal_text_buffer(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                         const struct node *node)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	bool done;
	if (!output_begins(evaluation, invocation, index, node, &done) || done)
		return done && !evaluation->error->set;
	int64_t size = parameter->peer >= 0 ? invocation->raw[parameter->peer] : parameter->size;
	return give_memory(evaluation, invocation, index, size < 0 || size > (int64_t)MOST_AT_ALL ? MOST_AT_ALL : (size_t)size);
}

/* Two descriptors, or a pointer to a list: eight bytes. */
bool marshal_fixed(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	bool done;
	if (!output_begins(evaluation, invocation, index, node, &done))
		return false;
	return done || give_memory(evaluation, invocation, index, 8);
}
