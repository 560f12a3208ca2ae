/* What stands behind pointers, by the kind of the parameter.
 * Not here: the memory itself and addresses that the user gives (marshal-pointer.c), lengths (marshal.c). */
#include "run/marshal-memory.h"

#include <errno.h>
#include <string.h>

#include "lang/expression.h"
#include "run/address.h"
#include "run/marshal-pointer.h"
#include "run/marshal.h"
#include "run/structs.h"

/* --- input ---------------------------------------------------------------------------------------------------------- */

/* What is shorter than its length says is filled up with zeros; where the length is a slip, it ends at a page that
 * faults. What the call sees is as long as its length says. */
static bool give_input(struct evaluation *evaluation, struct invocation *invocation, size_t index, const uint8_t *bytes,
                       size_t size)
{
	struct argument *argument = &invocation->step.arguments[index];
	uint64_t typed;
	if (!typed_size(invocation, index, &typed))
		return give_bytes(evaluation, invocation, index, bytes, size, size);
	bool slip = typed > MOST_FILLED_UP && typed > size;
	if (slip ? !give_ended_bytes(evaluation, invocation, index, bytes, size)
	         : !give_bytes(evaluation, invocation, index, bytes, size, (size_t)typed))
		return false;
	argument->before_size = typed < invocation->capacity[index] ? (size_t)typed : invocation->capacity[index];
	return true;
}

/* "abc"... of a trace: its text again and again, up to the length. */
static const uint8_t *repeat_cut(struct evaluation *evaluation, const struct invocation *invocation,
                                 size_t index, const uint8_t *bytes, size_t *size)
{
	uint64_t typed;
	if (*size == 0 || !typed_size(invocation, index, &typed) || typed <= *size || typed > (uint64_t)1 << 30)
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

/* len= reaches behind a NUL in a variable's text. */
static void use_whole_text(struct evaluation *evaluation, const struct invocation *invocation, size_t index,
                           const struct node *node, size_t *size)
{
	struct value value;
	uint64_t typed;
	if (typed_size(invocation, index, &typed) && typed > *size && evaluate(evaluation, node, &value) && value.kind == VALUE_TEXT)
		*size = value.size;
}

static bool input_data(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	if (!evaluate_data(evaluation, node, &bytes, &size))
		return false;
	if (node->kind == NODE_NAME)
		use_whole_text(evaluation, invocation, index, node, &size);
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
	return give_memory(evaluation, invocation, index, (size_t)length);
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

/* Memory for what comes out: as long as its length says. Where that stands in memory of the user's, nobody knows what
 * it will be, and the memory ends at a page that faults. */
static bool give_output(struct evaluation *evaluation, struct invocation *invocation, size_t index, size_t least,
                        int64_t length, const struct argument *length_argument)
{
	size_t size = length > (int64_t)least ? (size_t)length : least;
	if (length_argument->form == ARGUMENT_MEMORY)
		return give_memory(evaluation, invocation, index, size);
	return give_ended_memory(evaluation, invocation, index, size);
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
	return give_output(evaluation, invocation, index, sizeof(struct sockaddr_storage), length,
	                   &invocation->step.arguments[parameter->peer]);
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
	const struct argument *length = argument;
	for (size_t i = 0; i < invocation->step.argument_count; i++)
		if (invocation->step.arguments[i].parameter->kind == KIND_LENGTH_POINTER)
			length = &invocation->step.arguments[i];
	return give_output(evaluation, invocation, index, 256, length->length_before, length);
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
	uint64_t typed;
	bool is_typed = typed_size(invocation, index, &typed), slip = is_typed && typed > size;
	if (!list_items(evaluation, node, layout, bytes))
		return false;
	if (slip ? !give_ended_bytes(evaluation, invocation, index, bytes, size)
	         : !give_bytes(evaluation, invocation, index, bytes, size, size))
		return false;
	/* the call writes into it: how it was is kept apart */
	argument->before = (const uint8_t *)arena_copy(&invocation->arena, bytes, size);
	if (is_typed && typed < size)
		argument->before_size = (size_t)typed;
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
	return give_memory(evaluation, invocation, index, (size_t)size);
}

/* Two descriptors, or a pointer to a list: eight bytes. */
bool marshal_fixed(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	bool done;
	if (!output_begins(evaluation, invocation, index, node, &done))
		return false;
	return done || give_memory(evaluation, invocation, index, 8);
}
