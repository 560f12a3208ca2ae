/* The order in which arguments are evaluated, integers, lengths.
 * Not here: what stands behind pointers (marshal-memory.c). */
#include "run/marshal.h"

#include <fcntl.h>
#include <string.h>

#include "lang/expression.h"
#include "run/marshal-pointer.h"

/* Arguments that depend on others come after them. */
enum phase {
	PHASE_VALUES,  /* what is typed and no memory */
	PHASE_INPUT,   /* memory that goes in: as long as a typed length says */
	PHASE_LENGTHS, /* lengths that nobody typed, and pointers to lengths */
	PHASE_OUTPUT,  /* memory that comes out: as long as its length says */
	PHASE_COUNT
};

static bool is_memory(enum kind kind)
{
	switch (kind) {
	case KIND_OPTION_VALUE: case KIND_ADDRESS: case KIND_DATA: case KIND_TEXT: case KIND_TEXT_BUFFER: case KIND_PAIR:
	case KIND_STRUCT: case KIND_STRUCT_LIST: case KIND_RAW_ADDRESS: case KIND_RESULT_LIST:
		return true;
	default:
		return false;
	}
}

static enum phase phase_of(const struct parameter *parameter, const struct node *node)
{
	if (is_memory(parameter->kind))
		return parameter->direction == DIRECTION_OUT ? PHASE_OUTPUT : PHASE_INPUT;
	bool from_peer = node->kind == NODE_LEFT_OUT && parameter->fallback == DEFAULT_PEER;
	return parameter->kind == KIND_LENGTH_POINTER || from_peer ? PHASE_LENGTHS : PHASE_VALUES;
}

/* --- integers ------------------------------------------------------------------------------------------------- */

void note_conversion(const struct note **notes, struct arena *arena, const char *type, int64_t from, int64_t to)
{
	struct note *note = arena_allocate(arena, sizeof *note);
	const char *text = arena_format(arena, "%lld does not fit %s: C makes %lld of it", (long long)from, type, (long long)to);
	if (!note || !text)
		return;
	note->text = text;
	note->next = *notes;
	*notes = note;
}

static void set_number(struct invocation *invocation, size_t index, int64_t number)
{
	struct argument *argument = &invocation->step.arguments[index];
	argument->form = ARGUMENT_NUMBER;
	argument->value = number;
	invocation->raw[index] = number;
}

/* As C converts the number to the parameter's type. */
static void set_converted(struct invocation *invocation, size_t index, int64_t number)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	uint8_t bytes[8];
	size_t size = parameter->size ? parameter->size : 8;
	store_integer(bytes, size, number);
	int64_t converted = load_integer(bytes, size, parameter->is_signed);
	/* 0xffffffff for an int is meant as its bits */
	bool bits = size < 8 && number > 0 && number == load_integer(bytes, size, !parameter->is_signed);
	if (converted != number && !bits)
		note_conversion(&invocation->step.notes, &invocation->arena, parameter->ctype, number, converted);
	set_number(invocation, index, converted);
}

static bool value_of(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	int64_t number = parameter->value;
	if (node->kind == NODE_LEFT_OUT && parameter->fallback != DEFAULT_VALUE)
		return error_at(evaluation->error, invocation->node->span, "%s is missing", parameter->name);
	if (node->kind != NODE_LEFT_OUT && !evaluate_number(evaluation, node, &number))
		return false;
	set_converted(invocation, index, number);
	return true;
}

static bool descriptor_of(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                          const struct node *node)
{
	int64_t number;
	if (node->kind == NODE_LEFT_OUT) {
		number = session_current(evaluation->session);
		if (number < 0) {
			error_at(evaluation->error, invocation->node->span, "no descriptor yet");
			return error_hint(evaluation->error, "socket inet stream makes one; %s @FD ... names one",
			                  invocation->step.call->name);
		}
	} else if (!evaluate_number(evaluation, node, &number))
		return false;
	set_converted(invocation, index, number);
	int descriptor = (int)invocation->raw[index];
	bool ours = descriptor >= evaluation->session->private_base && descriptor < evaluation->session->private_base + 16;
	if (ours)
		return error_at(evaluation->error, node->span, "descriptor %d is the shell's own", descriptor);
	return true;
}

/* A level that nobody typed: the option's number alone does not say it, and sockets' own are meant mostly. */
static bool level_of(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	if (node->kind != NODE_LEFT_OUT)
		return value_of(evaluation, invocation, index, node);
	set_number(invocation, index, SOL_SOCKET);
	return true;
}

static bool option_of(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	if (!value_of(evaluation, invocation, index, node))
		return false;
	argument->option = option_of_value(invocation->raw[argument->parameter->peer], argument->value);
	return true;
}

/* A family that nobody typed: the one of the address in the peer. */
static bool name_of(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	if (node->kind != NODE_LEFT_OUT || parameter->fallback != DEFAULT_PEER)
		return value_of(evaluation, invocation, index, node);
	const struct argument *peer = &invocation->step.arguments[parameter->peer];
	bool colon = peer->parameter->kind == KIND_TEXT ? peer->before && memchr(peer->before, ':', peer->before_size)
	                                                : peer->before_size == 16;
	set_number(invocation, index, colon ? AF_INET6 : AF_INET);
	return true;
}

static bool struct_value_of(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                            const struct node *node)
{
	struct value value;
	if (!evaluate(evaluation, node, &value))
		return false;
	if (value.kind == VALUE_NUMBER) {
		set_converted(invocation, index, value.number);
		return true;
	}
	size_t size = invocation->step.arguments[index].parameter->size;
	if (value.kind == VALUE_TEXT || value.size != size)
		return error_at(evaluation->error, node->span, "expected %zu bytes, or a number as C holds it", size);
	set_number(invocation, index, load_integer(value.bytes, size, false));
	return true;
}

/* --- lengths ---------------------------------------------------------------------------------------------------- */

/* How many bytes, or structs, stand in the peer. */
static int64_t size_of_peer(const struct invocation *invocation, const struct parameter *parameter)
{
	const struct argument *peer = &invocation->step.arguments[parameter->peer];
	if (peer->form != ARGUMENT_MEMORY)
		return 0;
	bool elements = peer->parameter->kind == KIND_STRUCT_LIST;
	return (int64_t)(elements ? peer->before_size / peer->parameter->layout->size : peer->before_size);
}

static bool length_of(struct evaluation *evaluation, struct invocation *invocation, size_t index, const struct node *node)
{
	const struct parameter *parameter = invocation->step.arguments[index].parameter;
	if (node->kind != NODE_LEFT_OUT || parameter->fallback != DEFAULT_PEER)
		return value_of(evaluation, invocation, index, node);
	set_number(invocation, index, size_of_peer(invocation, parameter));
	return true;
}

/* The bytes that an option's value takes where nobody says it: 4 for an int, a struct's size, room for a name. */
static size_t option_size(const struct socket_option *option)
{
	if (!option)
		return sizeof(int);
	switch (option->kind) {
	case OPTION_STRUCT:
		return option->layout->size;
	case OPTION_TEXT:
		return 64;
	case OPTION_OTHER:
		return 256;
	default:
		return sizeof(int);
	}
}

/* The room for what comes out, where the user says nothing. */
static int64_t usual_room(const struct invocation *invocation, const struct parameter *peer)
{
	if (peer->kind == KIND_OPTION_VALUE)
		return (int64_t)option_size(invocation->step.arguments[peer->peer].option);
	return (int64_t)peer->layout->size;
}

/* [128], [128 => 16]: what goes in. */
static bool typed_length(struct evaluation *evaluation, const struct node *node, int64_t *length)
{
	if (node->list.count != 1)
		return error_at(evaluation->error, node->span, "expected one length: [128]");
	return evaluate_number(evaluation, node->list.items[0], length);
}

/* &len: what stands in the variable goes in. */
static bool length_in_memory(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                             const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	bool done;
	if (!variable_pointer(evaluation, invocation, index, node, sizeof(uint32_t), &done))
		return false;
	if (!done)
		return pointer_argument(evaluation, invocation, index, node);
	argument->length_before = load_integer(invocation->memory[index], sizeof(uint32_t), true);
	return true;
}

static bool length_pointer_of(struct evaluation *evaluation, struct invocation *invocation, size_t index,
                              const struct node *node)
{
	struct argument *argument = &invocation->step.arguments[index];
	const struct call *call = invocation->step.call;
	size_t peer = (size_t)argument->parameter->peer;
	const struct node *peer_node = invocation->node->call.arguments[peer];
	int64_t length = usual_room(invocation, &call->parameters[peer]), null;
	bool no_room = peer_node->kind != NODE_LEFT_OUT && constant_value(peer_node, &null) && null == 0;
	bool plain = invocation->node->call.words && node->kind == NODE_NUMBER; /* optlen=2 means the length */
	if (node->kind == NODE_LIST || plain) {
		if (plain ? !evaluate_number(evaluation, node, &length) : !typed_length(evaluation, node, &length))
			return false;
	} else if (node->kind != NODE_LEFT_OUT || no_room)
		return length_in_memory(evaluation, invocation, index, node->kind == NODE_LEFT_OUT ? peer_node : node);
	if (!give_memory(evaluation, invocation, index, sizeof(uint32_t)))
		return false;
	store_integer(invocation->memory[index], sizeof(uint32_t), length);
	argument->length_before = (int32_t)length;
	return true;
}

/* --- kinds ------------------------------------------------------------------------------------------------------ */

static marshal_function *const marshal_functions[KIND_COUNT] = {
	[KIND_DESCRIPTOR] = descriptor_of,
	[KIND_NUMBER] = value_of,
	[KIND_PORT] = value_of,
	[KIND_NAME] = name_of,
	[KIND_LEVEL] = level_of,
	[KIND_OPTION] = option_of,
	[KIND_LENGTH] = length_of,
	[KIND_LENGTH_POINTER] = length_pointer_of,
	[KIND_STRUCT_VALUE] = struct_value_of,
	[KIND_OPTION_VALUE] = marshal_option_value,
	[KIND_ADDRESS] = marshal_address,
	[KIND_DATA] = marshal_data,
	[KIND_TEXT] = marshal_text,
	[KIND_TEXT_BUFFER] = marshal_text_buffer,
	[KIND_PAIR] = marshal_fixed,
	[KIND_STRUCT] = marshal_struct,
	[KIND_STRUCT_LIST] = marshal_struct_list,
	[KIND_RAW_ADDRESS] = marshal_raw_address,
	[KIND_RESULT_LIST] = marshal_fixed,
};

/* What a parameter is, once the argument it depends on is known. */
static const struct parameter *resolve_variant(const struct invocation *invocation, const struct parameter *parameter,
                                               const struct node *node)
{
	static const struct parameter plain = {
		.name = "arg", .ctype = "long", .kind = KIND_NUMBER, .direction = DIRECTION_IN, .peer = -1,
		.fallback = DEFAULT_VALUE, .size = 8, .is_signed = true,
	};
	if (parameter->kind != KIND_VARIANT)
		return parameter;
	for (const struct parameter_variant *row = parameter->variants; row->parameter; row++)
		if (row->value == invocation->raw[parameter->peer])
			return row->parameter->kind == KIND_NONE && node->kind != NODE_LEFT_OUT ? &plain : row->parameter;
	return &plain;
}

static bool marshal_argument(struct evaluation *evaluation, struct invocation *invocation, size_t index)
{
	const struct node *node = invocation->node->call.arguments[index];
	struct argument *argument = &invocation->step.arguments[index];
	argument->parameter = resolve_variant(invocation, argument->parameter, node);
	marshal_function *function = marshal_functions[argument->parameter->kind];
	return !function || function(evaluation, invocation, index, node);
}

bool marshal(struct evaluation *evaluation, struct invocation *invocation)
{
	const struct call *call = invocation->step.call;
	invocation->step.argument_count = call->count;
	for (size_t i = 0; i < call->count; i++)
		invocation->step.arguments[i].parameter = &call->parameters[i];
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		for (size_t i = 0; i < call->count; i++)
			if ((int)phase_of(&call->parameters[i], invocation->node->call.arguments[i]) == phase &&
			    !marshal_argument(evaluation, invocation, i))
				return false;
	return true;
}
