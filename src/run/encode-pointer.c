/* What stands behind pointers: literals in memory of ours, variables, addresses that the user typed, room for what comes out.
 * Not here: the values themselves (encode.c). */
#include "run/encode.h"

#include <errno.h>
#include <string.h>

#include "lang/expression.h"
#include "run/address.h"
#include "run/blocks.h"
#include "run/memory.h"
#include "run/objects.h"
#include "type/form.h"
#include "type/integer.h"
#include "type/scalars.h"

static bool set_pointer(const struct place *place, uint64_t address)
{
	store_integer(encode_bytes(place), sizeof address, (int64_t)address);
	return true;
}

static bool point_to(const struct place *place, const struct own_block *own)
{
	return own && set_pointer(place, own->block.address);
}

/* --- memory of the user's ------------------------------------------------------------------------------------------- */

/* The variable whose memory the node hands over: &x, or an array or struct by its name; NULL for others. */
static struct variable *variable_of(const struct encoding *encoding, const struct node *node)
{
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	bool address = node->kind == NODE_UNARY && node->operation.sign == OPERATOR_ADDRESS;
	if (address)
		node = node->operation.left;
	if (node->kind != NODE_NAME)
		return NULL;
	struct variable *variable = variable_find(&encoding->evaluation->session->variables, node->name.name);
	return variable && (address || !value_is_number(&variable->value)) ? variable : NULL;
}

/* An address that the user typed, or NULL: handed over as it is, unless it is the shell's own memory. */
static bool encode_address(const struct encoding *encoding, const struct place *place, const struct node *node)
{
	struct evaluation *evaluation = encoding->evaluation;
	int64_t address;
	if (!evaluate_number(evaluation, node, &address))
		return false;
	bool users = variables_contain(&evaluation->session->variables, (uintptr_t)address, 1);
	if (address && !users && memory_is_mapped((uintptr_t)address)) {
		error_at(evaluation->error, node->span, "this address is in the shell's own memory");
		return error_hint(evaluation->error, "an address that is not mapped gets EFAULT: 0x10");
	}
	return set_pointer(place, (uint64_t)address);
}

/* Whether the node is a number or an expression of numbers: in the place of a pointer it is an address. */
static bool is_address(const struct encoding *encoding, const struct node *node)
{
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	if (node->kind == NODE_NUMBER || node->kind == NODE_CONSTANT || node->kind == NODE_BINARY ||
	    node->kind == NODE_UNARY)
		return true;
	if (node->kind != NODE_NAME)
		return false;
	const struct variable *variable =
		variable_find(&encoding->evaluation->session->variables, node->name.name);
	return strcmp(node->name.name, "NULL") == 0 || (variable && value_is_number(&variable->value));
}

/* A value that stands for what is expected to come out. */
static bool is_literal(const struct node *node)
{
	switch (node->kind) {
	case NODE_LEFT_OUT:
	case NODE_STRING:
	case NODE_STRUCT:
	case NODE_LIST:
	case NODE_CHANGE:
	case NODE_REPEAT:
	case NODE_FILE:
	case NODE_ANYTHING:
	case NODE_ADDRESS:
		return true;
	case NODE_NUMBER:
	case NODE_CONSTANT:
	case NODE_NAME:
	case NODE_RANGE:
	case NODE_CALL:
	case NODE_UNARY:
	case NODE_BINARY:
	case NODE_CONDITION:
	case NODE_ASSIGN:
	case NODE_CAST:
	case NODE_SIZEOF:
	case NODE_MEMBER:
	case NODE_ELEMENT:
	case NODE_DESCRIPTOR:
	case NODE_ATTRIBUTE:
	case NODE_DECLARATION:
		return false;
	}
	return false;
}

/* A line of a trace shows an address where it could not show what stands there: then it is a buffer. */
static bool stands_for_buffer(const struct encoding *encoding, const struct node *node)
{
	const struct expectation *expectation = encoding->invocation->node->call.expectation;
	int64_t address;
	bool fault = expectation && expectation->error && expectation->error->value == EFAULT;
	return expectation && !fault && constant_value(node, &address) && address >= 0x10000 &&
	       address < (int64_t)1 << 47;
}

static bool is_words(const struct encoding *encoding)
{
	return encoding->invocation->node->call.words;
}

/* Left out, it is NULL where the row says so, and in a struct. */
static bool is_null(const struct place *place, const struct node *node)
{
	bool argument = place->in && !place->in->in && place->member;
	return node->kind == NODE_LEFT_OUT && place->member &&
	       (place->member->fallback == FALLBACK_NULL ||
	        (!argument && place->member->fallback == FALLBACK_NONE));
}

/* --- lengths --------------------------------------------------------------------------------------------------------- */

/* The bytes that the user says stand behind the pointer at `place`, of which `of` is what it points to. False where nobody
 * said it. */
static bool typed_size(const struct around *around, const struct place *place, const struct type *of,
                       uint64_t *size)
{
	const struct extent *extent = &of->extent;
	const struct place behind = { .type = of, .in = place };
	int64_t typed;
	bool measured = extent->kind == EXTENT_SIZED || extent->kind == EXTENT_COUNTED;
	if (!measured || !around_beside(around, extent->by) ||
	    !place_beside(&behind, extent->by, MOMENT_AFTER, &typed))
		return false;
	*size = (uint64_t)typed;
	if (extent->kind == EXTENT_COUNTED && __builtin_mul_overflow(*size, type_size(of->of), size))
		*size = UINT64_MAX;
	return true;
}

/* What is shorter than its length says is filled up with zeros; where the length is a slip, it ends at a page that
 * faults. What the call sees is as long as its length says. */
static struct own_block *input_block(const struct encoding *encoding, const struct around *around,
                                     const struct place *place, const uint8_t *bytes, size_t size, size_t least)
{
	const struct type *of = place->type->of;
	uint64_t typed;
	if (!typed_size(around, place, of, &typed))
		return block_of_bytes(encoding->evaluation, encoding->invocation, of, bytes, size, least, false);
	bool counted = of->extent.kind == EXTENT_COUNTED;
	bool slip = typed > size && (counted || typed > MOST_FILLED_UP);
	struct own_block *own =
		block_of_bytes(encoding->evaluation, encoding->invocation, of, bytes, size,
	                       slip            ? size
	                       : typed > least ? (size_t)typed
	                                       : least,
	                       slip);
	if (own && (!counted || typed < size))
		own->block.before_size = typed < own->capacity ? (size_t)typed : own->capacity;
	return own;
}

/* Whether an expression of C can lead into the user's memory: p, p->ai_addr, buf + 2, &a.sin_addr. */
static bool may_lead(const struct encoding *encoding, const struct node *node)
{
	const struct session *session = encoding->evaluation->session;
	int64_t constant;
	while (node->kind == NODE_CAST)
		node = node->cast.operand;
	if (encoding->invocation->node->call.words || constant_value(node, &constant))
		return false;
	bool address = node->kind == NODE_UNARY && node->operation.sign == OPERATOR_ADDRESS;
	return node->kind == NODE_BINARY || address || is_object(session, node);
}

/* The bytes that stand behind a pointer where no length says it: a struct, or all up to the end. */
static size_t object_size(const struct value *pointer, size_t left)
{
	const struct type *of = pointer->type->shape == SHAPE_POINTER ? pointer->type->of : NULL;
	size_t size = of && (of->shape == SHAPE_STRUCT || of->shape == SHAPE_BYTES) ? type_size(of) : 0;
	return size && size < left ? size : left;
}

/* The block behind a pointer into memory of the user's, or into a copy of the library's; *found is false where the node is
 * no such pointer. With `input`, what stands there is handed over. */
static bool encode_pointed(const struct encoding *encoding, const struct around *around,
                           const struct place *place, const struct node *node, bool input, bool *found)
{
	struct evaluation *evaluation = encoding->evaluation;
	struct variables *variables = &evaluation->session->variables;
	struct value value;
	size_t left;
	uint64_t typed;
	*found = false;
	if (!may_lead(encoding, node))
		return true;
	if (!evaluate_pointer(evaluation, node, &value))
		return false;
	if (!value_is_number(&value))
		return true;
	*found = true;
	uint64_t address = (uint64_t)value.number;
	uint8_t *memory = variables_memory(variables, address, &left);
	const struct block *library = memory ? NULL : variables_library(variables, address);
	if (library) {
		size_t offset = (size_t)(address - library->address);
		return point_to(place, input_block(encoding, around, place, library->after + offset,
		                                   library->after_size - offset, 0));
	}
	if (!memory)
		return encode_address(encoding, place, node);
	size_t size = object_size(&value, left);
	if (input && typed_size(around, place, place->type->of, &typed))
		size = typed < left ? (size_t)typed : left;
	return point_to(place, block_of_users(evaluation, encoding->invocation, place->type->of, memory, left,
	                                      input, size));
}

/* --- data -------------------------------------------------------------------------------------------------------------- */

/* "abc"... of a trace: its text again and again, up to the length. */
static const uint8_t *repeat_cut(const struct encoding *encoding, const struct around *around,
                                 const struct place *place, const uint8_t *bytes, size_t *size)
{
	uint64_t typed;
	if (*size == 0 || !typed_size(around, place, place->type->of, &typed) || typed <= *size ||
	    typed > (uint64_t)1 << 30)
		return bytes;
	uint8_t *longer = arena_allocate(encoding->evaluation->arena, (size_t)typed);
	if (!longer)
		return NULL;
	for (size_t i = 0; i < (size_t)typed; i++)
		longer[i] = bytes[i % *size];
	*size = (size_t)typed;
	return longer;
}

/* Data that repeats a text is shown as strace shows what it cuts, and typed again it is the same. */
static size_t period_of(const struct encoding *encoding, const struct node *node, size_t size)
{
	const struct node *piece = node->kind == NODE_REPEAT ? node->repeat.data : node;
	bool cut = node->kind == NODE_STRING && node->string.cut;
	const uint8_t *bytes;
	size_t length;
	if ((!cut && node->kind != NODE_REPEAT) ||
	    !evaluate_data(encoding->evaluation, piece, &bytes, &length) || !length)
		return 0;
	size = cut ? SIZE_MAX : size;
	return size / length > 1 && size > 64 ? length : 0;
}

/* len= reaches behind a NUL in a variable's text. */
static void use_whole_text(const struct encoding *encoding, const struct around *around,
                           const struct place *place, const struct node *node, size_t *size)
{
	struct value value;
	uint64_t typed;
	if (node->kind == NODE_NAME && typed_size(around, place, place->type->of, &typed) && typed > *size &&
	    evaluate(encoding->evaluation, node, &value) && value_is_text(&value))
		*size = value.size;
}

static bool encode_data(const struct encoding *encoding, const struct around *around,
                        const struct place *place, const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	if (!evaluate_data(encoding->evaluation, node, &bytes, &size))
		return false;
	use_whole_text(encoding, around, place, node, &size);
	size_t period = period_of(encoding, node, size);
	if (node->kind == NODE_STRING && node->string.cut)
		bytes = repeat_cut(encoding, around, place, bytes, &size);
	struct own_block *own = bytes ? input_block(encoding, around, place, bytes, size, size) : NULL;
	if (!own)
		return encoding->evaluation->error->set ? false : no_memory(encoding->evaluation);
	own->block.period = period;
	return point_to(place, own);
}

static bool encode_text(const struct encoding *encoding, const struct place *place, const struct node *node)
{
	const uint8_t *bytes;
	size_t size;
	if (!evaluate_data(encoding->evaluation, node, &bytes, &size))
		return false;
	struct own_block *own = block_of_bytes(encoding->evaluation, encoding->invocation, place->type->of,
	                                       bytes, size, size + 1, false);
	if (own)
		own->block.before_size = size + 1;
	return point_to(place, own);
}

/* The bytes of an address alone, 4 or 16 of them; in words a number is the in_addr as C holds it. */
static bool encode_raw(const struct encoding *encoding, const struct place *place, const struct node *node)
{
	const uint8_t *bytes;
	uint8_t number[4];
	size_t size = sizeof number;
	if (node->kind == NODE_NUMBER) {
		store_integer(number, sizeof number, (int64_t)node->number.value);
		bytes = number;
	} else if (!evaluate_data(encoding->evaluation, node, &bytes, &size))
		return false;
	return point_to(place, block_of_bytes(encoding->evaluation, encoding->invocation, place->type->of,
	                                      bytes, size, FORM_MOST, false));
}

/* --- structs and arrays -------------------------------------------------------------------------------------------------- */

/* Braces and brackets, in memory of the call's own. */
static bool encode_built(const struct encoding *encoding, const struct around *around,
                         const struct place *place, const struct type *of, const struct node *node)
{
	size_t room = encode_room(of, node), size = 0;
	uint8_t *bytes = arena_allocate(&encoding->invocation->arena, room);
	uint64_t typed;
	if (!bytes)
		return no_memory(encoding->evaluation);
	struct place there = { .type = of, .bytes = bytes, .size = room, .in = place, .memory = place->memory };
	if (!encode_value(encoding, around, &there, node, &size))
		return false;
	if (typed_size(around, place, place->type->of, &typed) && typed != size)
		return point_to(place, input_block(encoding, around, place, bytes, size, size));
	return point_to(place, block_of_memory(encoding->evaluation, encoding->invocation, place->type->of,
	                                       bytes, size));
}

/* A value that is there already: a variable's struct in words, an attribute. */
static bool encode_value_behind(const struct encoding *encoding, const struct around *around,
                                const struct place *place, const struct type *of, const struct node *node)
{
	struct value value;
	if (!evaluate(encoding->evaluation, node, &value))
		return false;
	if (of->shape == SHAPE_STRUCT && !place->type->of->choice.own_size && !value_is_struct(&value))
		return error_at(encoding->evaluation->error, node->span, "expected a %s", of->name);
	if (of->shape == SHAPE_ARRAY && of->of->shape == SHAPE_STRUCT)
		return error_at(encoding->evaluation->error, node->span,
		                "expected a list of structs: [{fd=3, events=POLLIN}]");
	if (value_is_number(&value))
		return encode_address(encoding, place, node);
	size_t least =
		of->shape == SHAPE_STRUCT && !place->type->of->choice.own_size ? type_size(of) : value.size;
	return point_to(place, input_block(encoding, around, place, value.bytes, value.size, least));
}

/* An address of any family: words that wait for the socket, a path as text, a struct. */
static bool encode_socket_address(const struct encoding *encoding, const struct around *around,
                                  const struct place *place, const struct node *node)
{
	struct evaluation *evaluation = encoding->evaluation;
	const struct invocation *invocation = encoding->invocation;
	const uint8_t *bytes;
	size_t size;
	struct value value;
	if (node->kind == NODE_ADDRESS) {
		bool has = invocation->step.call->arguments.members[0].type->form == &form_descriptor;
		if (!resolve_address(evaluation, node, has ? (int)invocation->raw[0] : -1, &bytes, &size))
			return false;
	} else if (!evaluate(evaluation, node, &value))
		return false;
	else if (value_is_text(&value)) {
		if (!path_address(evaluation, value.bytes, strnlen((const char *)value.bytes, value.size),
		                  &bytes, &size))
			return false;
	} else if (value_is_number(&value) || value.type->shape == SHAPE_ARRAY)
		return error_at(evaluation->error, node->span, "expected an address");
	else {
		bytes = value.bytes;
		size = value.size;
	}
	return point_to(place, input_block(encoding, around, place, bytes, size, size));
}

/* What the pointer is to lead to, as its type reads it. */
static bool encode_behind(const struct encoding *encoding, const struct around *around,
                          const struct place *place, const struct node *node)
{
	const struct type *behind = place->type->of, *of = around_chosen(around, behind, node);
	bool built = node->kind == NODE_STRUCT || (node->kind == NODE_LIST && node->list.of != &type_uint8);
	if (behind->shape == SHAPE_CHOICE && behind->choice.own_size && !built)
		return encode_socket_address(encoding, around, place, node);
	if (node->kind == NODE_STRUCT && behind->shape == SHAPE_CHOICE && node->structure.type)
		of = node->structure.type;
	if (built && of)
		return encode_built(encoding, around, place, of, node);
	if (of && of->shape == SHAPE_BYTES && of->form == &form_bytes)
		return encode_raw(encoding, place, node);
	if (of && of->shape == SHAPE_BYTES && of->extent.kind == EXTENT_ENDED)
		return encode_text(encoding, place, node);
	if (!of || of->shape == SHAPE_BYTES || of->shape == SHAPE_VOID || node->kind == NODE_STRING)
		return encode_data(encoding, around, place, node);
	return encode_value_behind(encoding, around, place, of, node);
}

/* --- what goes in ------------------------------------------------------------------------------------------------------- */

/* Zeros, as many as the length says, or the struct has. */
static bool encode_stand_in(const struct encoding *encoding, const struct around *around,
                            const struct place *place)
{
	const struct type *of = place->type->of;
	uint64_t size;
	if (!typed_size(around, place, of, &size))
		size = type_size(of) ? type_size(of) : sizeof(struct sockaddr);
	bool slip = size > MOST_FILLED_UP;
	struct own_block *own =
		block_new(encoding->evaluation, encoding->invocation, of, slip ? 0 : (size_t)size, slip);
	if (!own)
		return false;
	own->block.before = own->memory;
	own->block.before_size = slip ? 0 : (size_t)size;
	return point_to(place, own);
}

static bool encode_variable(const struct encoding *encoding, const struct around *around,
                            const struct place *place, struct variable *variable, bool input)
{
	uint64_t typed;
	size_t size = variable->value.size;
	if (input && typed_size(around, place, place->type->of, &typed) && typed < size)
		size = (size_t)typed;
	return point_to(place, block_of_variable(encoding->evaluation, encoding->invocation, place->type->of,
	                                         variable, input, size));
}

/* A pointer in a struct that no call is made with: {buf, sizeof buf}. */
static bool encode_pointer_member(const struct encoding *encoding, const struct place *place,
                                  const struct node *node)
{
	struct value value;
	if (!evaluate_pointer(encoding->evaluation, node, &value))
		return false;
	if (!value_is_number(&value))
		return error_at(encoding->evaluation->error, node->span, "expected a pointer here");
	return set_pointer(place, (uint64_t)value.number);
}

bool encode_input(const struct encoding *encoding, const struct around *around, const struct place *place,
                  const struct node *node)
{
	if (is_null(place, node))
		return true;
	if (!encoding->invocation)
		return encode_pointer_member(encoding, place, node);
	if (node->kind == NODE_LEFT_OUT)
		return error_at(encoding->evaluation->error, encoding->invocation->node->span,
		                "%s is missing", place->member->name);
	/* C hands over a variable's memory; words, what stands in it */
	struct variable *variable = is_words(encoding) ? NULL : variable_of(encoding, node);
	bool raw = is_words(encoding) && node->kind == NODE_NUMBER && place->type->of->shape == SHAPE_CHOICE &&
	           place->type->of->extent.kind == EXTENT_FIXED && !place->type->of->choice.own_size;
	bool done;
	bool found = false;
	if (variable)
		done = encode_variable(encoding, around, place, variable, true);
	else if (!encode_pointed(encoding, around, place, node, true, &found) || found)
		done = found && !encoding->evaluation->error->set;
	else if (!raw && is_address(encoding, node))
		done = stands_for_buffer(encoding, node) ? encode_stand_in(encoding, around, place)
		                                         : encode_address(encoding, place, node);
	else
		done = encode_behind(encoding, around, place, node);
	if (!done || place->type->direction == DIRECTION_IN)
		return done;
	/* the call writes into it: how it was is kept apart */
	const struct block *block =
		memory_find(place->memory, (uint64_t)load_integer(place->bytes, sizeof(uint64_t), false));
	return !block || block_keep_before(encoding->evaluation, encoding->invocation, block_own(block));
}

/* --- what comes out ------------------------------------------------------------------------------------------------------ */

/* Of what has no size: texts of options, and values of a type that nobody knows. */
#define UNKNOWN_ROOM 256

/* The bytes that something takes where nobody says it: of a choice what all of its cases fit in. */
static size_t usual_room(const struct encoding *encoding, const struct place *place, const struct type *of)
{
	const struct place behind = { .type = of, .in = place, .memory = place->memory };
	const struct type *chosen = of->choice.own_size ? NULL : place_chosen(&behind);
	(void)encoding;
	if (of->choice.own_size)
		return sizeof(struct sockaddr_storage);
	if (!chosen)
		return sizeof(int);
	size_t size = type_size(chosen) ? type_size(chosen) : chosen->extent.number;
	return size ? size : UNKNOWN_ROOM;
}

/* Memory for what comes out: as long as its length says. Where that stands in memory of the user's, nobody knows what it
 * will be, and the memory ends at a page that faults. */
static bool encode_sized_output(const struct encoding *encoding, const struct place *place, const struct type *of)
{
	const struct place behind = { .type = of, .in = place, .memory = place->memory };
	const struct place *around = place_around(&behind, of->extent.by.up);
	const struct member *length = around ? type_member_at(around->type, of->extent.by.offset) : NULL;
	int64_t size = 0;
	bool known = place_beside(&behind, of->extent.by, MOMENT_AFTER, &size) ||
	             place_beside(&behind, of->extent.by, MOMENT_BEFORE, &size);
	if (of->extent.kind == EXTENT_COUNTED)
		size *= (int64_t)type_size(of->of);
	if (!length || length->type->shape != SHAPE_POINTER)
		return point_to(place,
		                block_new(encoding->evaluation, encoding->invocation, of, (size_t)size, false));
	int64_t least = of->choice.own_size ? (int64_t)sizeof(struct sockaddr_storage) : UNKNOWN_ROOM;
	return point_to(place, block_new(encoding->evaluation, encoding->invocation, of,
	                                 (size_t)(size > least ? size : least), !known));
}

bool encode_output(const struct encoding *encoding, const struct around *around, const struct place *place,
                   const struct node *node)
{
	const struct type *of = place->type->of;
	if (is_null(place, node))
		return true;
	if (!encoding->invocation)
		return encode_pointer_member(encoding, place, node);
	struct variable *variable = variable_of(encoding, node);
	bool found = false;
	if (variable)
		return encode_variable(encoding, around, place, variable, false);
	if (!is_literal(node) && (!encode_pointed(encoding, around, place, node, false, &found) || found))
		return found && !encoding->evaluation->error->set;
	if (!is_literal(node) && !stands_for_buffer(encoding, node))
		return encode_address(encoding, place, node);
	if (of->extent.kind == EXTENT_SIZED || of->extent.kind == EXTENT_COUNTED)
		return encode_sized_output(encoding, place, of);
	size_t size = of->shape == SHAPE_CHOICE ? FORM_MOST : type_size(of);
	return point_to(place, block_new(encoding->evaluation, encoding->invocation, of, size, false));
}

/* --- lengths that go in and out -------------------------------------------------------------------------------------------- */

static bool length_block(const struct encoding *encoding, const struct place *place, int64_t length)
{
	const struct type *of = place->type->of;
	uint8_t bytes[8];
	store_integer(bytes, of->size, length);
	struct own_block *own = block_of_bytes(encoding->evaluation, encoding->invocation, of, bytes,
	                                       of->size, of->size, false);
	return own && block_keep_before(encoding->evaluation, encoding->invocation, own) &&
	       point_to(place, own);
}

/* &len: what stands in the variable goes in. */
static bool length_in_memory(const struct encoding *encoding, const struct place *place, const struct node *node)
{
	struct variable *variable = variable_of(encoding, node);
	size_t size = place->type->of->size;
	bool found;
	if (!variable && (!encode_pointed(encoding, NULL, place, node, true, &found) || found))
		return found && !encoding->evaluation->error->set;
	if (!variable || variable->value.size < size)
		return encode_address(encoding, place, node);
	return point_to(place, block_of_variable(encoding->evaluation, encoding->invocation, place->type->of,
	                                         variable, true, size));
}

bool encode_length_pointer(const struct encoding *encoding, const struct around *around,
                           const struct place *place, const struct node *node)
{
	struct evaluation *evaluation = encoding->evaluation;
	const struct member *measured = place->in ? encode_measured(place->in->type, place->member) : NULL;
	const struct node *of =
		measured ? around_beside(around, (struct beside){ .offset = measured->offset }) : NULL;
	int64_t length = 0, null;
	bool no_room = of && constant_value(of, &null) && null == 0;
	bool plain = is_words(encoding) && node->kind == NODE_NUMBER; /* optlen=2 means the length */
	if (is_null(place, node))
		return true;
	if (measured) {
		struct place pointer = place_member(place->in, measured);
		length = (int64_t)usual_room(encoding, &pointer, measured->type->of);
	}
	if (node->kind == NODE_LIST) {
		if (node->list.count != 1 || !node->list.items)
			return error_at(evaluation->error, node->span, "expected one length: [128]");
		return evaluate_number(evaluation, node->list.items[0], &length) &&
		       length_block(encoding, place, length);
	}
	if (plain)
		return evaluate_number(evaluation, node, &length) && length_block(encoding, place, length);
	if (node->kind != NODE_LEFT_OUT || no_room)
		return length_in_memory(encoding, place, node->kind == NODE_LEFT_OUT ? of : node);
	return length_block(encoding, place, length);
}
