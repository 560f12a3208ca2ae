/* The walk over arguments and structs: the order of members, integers, bytes, structs, arrays.
 * Not here: what stands behind pointers (encode-pointer.c). */
#include "run/encode.h"

#include <string.h>

#include "lang/expression.h"
#include "run/blocks.h"
#include "run/reach.h"
#include "type/form.h"
#include "type/integer.h"
#include "type/scalars.h"

/* --- integers ------------------------------------------------------------------------------------------------- */

void note_conversion(const struct note **notes, struct arena *arena, const char *type, int64_t from, int64_t to)
{
	struct note *note = arena_allocate(arena, sizeof *note);
	const char *text = arena_format(arena, "%lld does not fit %s: C makes %lld of it", (long long)from,
	                                type, (long long)to);
	if (!note || !text)
		return;
	note->text = text;
	note->next = *notes;
	*notes = note;
}

static bool is_argument(const struct encoding *encoding, const struct place *place)
{
	return place->bytes >= (const uint8_t *)encoding->invocation->raw &&
	       place->bytes < (const uint8_t *)(encoding->invocation->raw + CALL_PARAMETERS);
}

/* An argument is converted as C does it and handed over in 8 bytes; a member has its own size, or bits of it. */
static void store_number(const struct encoding *encoding, const struct place *place, int64_t number)
{
	const struct type *type = place->type;
	if (encoding->invocation && is_argument(encoding, place)) {
		int64_t converted = convert_integer(number, type->size, type->is_signed);
		/* 0xffffffff for an int is meant as its bits */
		bool bits = type->size < 8 && number > 0 &&
		            number == convert_integer(number, type->size, !type->is_signed);
		if (converted != number && !bits)
			note_conversion(&encoding->invocation->step.notes, &encoding->invocation->arena,
			                type->name, number, converted);
		store_integer(encode_bytes(place), ARGUMENT_SIZE, converted);
	} else
		place_store_integer(place, number);
}

static bool encode_integer(const struct encoding *encoding, const struct place *place,
                           const struct node *node, size_t *used)
{
	int64_t number;
	*used = place->type->size;
	if (!evaluate_number(encoding->evaluation, node, &number))
		return false;
	if (place->type->size > place->size)
		return error_at(encoding->evaluation->error, node->span, "there is no room for %s",
		                place->type->name);
	store_number(encoding, place, number);
	return true;
}

/* --- bytes ---------------------------------------------------------------------------------------------------------- */

static const char *name_of(const struct place *place)
{
	return place->member ? place->member->name : place->type->name;
}

static bool too_long(const struct encoding *encoding, const struct place *place, const struct node *node,
                     size_t most)
{
	return error_at(encoding->evaluation->error, node->span,
	                "this is longer than %s, which has %zu bytes", name_of(place), most);
}

/* inet_pton(AF_INET6, "::1", &sin6_addr), as strace writes it: the text in it; NULL where the node is no such call. */
static const struct node *converted_text(const struct type *type, const struct node *node)
{
	const char *conversion = type->form->conversion;
	bool call = node->kind == NODE_CALL && conversion && strcmp(node->call.name, conversion) == 0 &&
	            node->call.count > 1;
	const struct node *text = call ? node->call.arguments[1] : NULL;
	return text && text->kind == NODE_STRING ? text : NULL;
}

/* An abstract name has a NUL in front, a path one behind it where there is room. */
static bool encode_path(const struct encoding *encoding, const struct place *place, const struct node *node,
                        size_t *used)
{
	bool abstract = node->kind == NODE_STRING && node->string.abstract;
	const uint8_t *bytes;
	size_t length;
	if (!evaluate_data(encoding->evaluation, node, &bytes, &length))
		return false;
	if (length + 1 > place->size)
		return too_long(encoding, place, node, place->type->extent.number);
	memcpy(encode_bytes(place) + abstract, bytes, length);
	*used = length + 1;
	return true;
}

/* Each number of a list, put into the set. */
static bool encode_set(const struct encoding *encoding, const struct place *place, const struct node *node,
                       size_t *used)
{
	const struct type *type = place->type;
	*used = type_size(type);
	for (size_t i = 0; i < node->list.count; i++) {
		int64_t number;
		if (!evaluate_number(encoding->evaluation, node->list.items[i], &number))
			return false;
		if (!type->form->add(encode_bytes(place), *used, number))
			return error_at(encoding->evaluation->error, node->list.items[i]->span,
			                "%s has no room for %lld", type->name, (long long)number);
	}
	return true;
}

static bool encode_bytes_value(const struct encoding *encoding, const struct place *place,
                               const struct node *node, size_t *used)
{
	const struct type *type = place->type;
	const struct node *text = converted_text(type, node);
	const uint8_t *bytes;
	if (type->form->add && node->kind == NODE_LIST && node->list.items)
		return encode_set(encoding, place, node, used);
	if (type->form == &form_path)
		return encode_path(encoding, place, node, used);
	if (text) {
		struct leaf leaf = { .text = (const char *)text->string.bytes, .length = text->string.length };
		*used = type_size(type);
		return type->form->read(type, &leaf, encode_bytes(place)) ||
		       error_at(encoding->evaluation->error, text->span, "this is no IPv6 address");
	}
	if (!evaluate_data(encoding->evaluation, node, &bytes, used))
		return false;
	size_t most = type_size(type) ? type_size(type) : place->size;
	if (*used > most)
		return too_long(encoding, place, node, most);
	memcpy(encode_bytes(place), bytes, *used);
	if (type_size(type))
		*used = type_size(type);
	return true;
}

/* --- structs ---------------------------------------------------------------------------------------------------------- */

/* A struct handed over itself, not behind a pointer, and not in braces: a number, or its bytes. */
static bool encode_whole(const struct encoding *encoding, const struct place *place, const struct node *node,
                         size_t *used)
{
	struct value value;
	size_t size = type_size(place->type);
	*used = size;
	if (!evaluate(encoding->evaluation, node, &value))
		return false;
	if (value_is_number(&value)) {
		struct type type = type_uint32;
		struct place number = *place;
		type.name = place->type->name;
		number.type = &type;
		if (size == sizeof(uint32_t))
			store_number(encoding, &number, value.number);
		else
			store_integer(encode_bytes(place), size, value.number);
		return true;
	}
	if (value_is_text(&value) || value.size != size)
		return error_at(encoding->evaluation->error, node->span,
		                "expected %zu bytes, or a number as C holds it", size);
	memcpy(encode_bytes(place), value.bytes, size);
	return true;
}

/* *last is how many bytes of the last member are used. */
static bool encode_members(const struct encoding *encoding, const struct around *around,
                           const struct place *place, size_t *last);

/* Where the struct ends for whoever hands it over: at its last member where that has no size of its own. */
static size_t used_of(const struct type *type, size_t last_used)
{
	const struct member *last = &type->members[type->count - 1];
	return last->type->extent.kind == EXTENT_REST ? last->offset + last_used : type->size;
}

/* cmsg_len, where it was left out. */
static void store_own_size(const struct around *around, const struct place *place, size_t size)
{
	for (size_t i = 0; i < place->type->count; i++) {
		const struct member *member = &place->type->members[i];
		if (member->flags & MEMBER_OWN_SIZE &&
		    !around_beside(around, (struct beside){ .offset = member->offset }))
			store_integer(encode_bytes(place) + member->offset, member->type->size, (int64_t)size);
	}
}

static bool encode_braces(const struct encoding *encoding, const struct around *around,
                          const struct place *place, const struct node *node, size_t *used)
{
	const struct around inside = { .node = node, .type = place->type, .in = around };
	size_t last = 0;
	encoding->evaluation->calls++; /* htons(80) in a struct is notation, no step */
	bool done = encode_members(encoding, &inside, place, &last);
	encoding->evaluation->calls--;
	*used = used_of(place->type, last);
	if (done)
		store_own_size(&inside, place, *used);
	return done;
}

static bool encode_struct(const struct encoding *encoding, const struct around *around,
                          const struct place *place, const struct node *node, size_t *used)
{
	if (node->kind == NODE_STRUCT)
		return encode_braces(encoding, around, place, node, used);
	if (!place->type->is_transparent)
		return encode_whole(encoding, place, node, used);
	struct place inside = *place;
	inside.type = place->type->members[0].type;
	return encode_value(encoding, around, &inside, node, used);
}

/* --- arrays ------------------------------------------------------------------------------------------------------------ */

static bool encode_elements(const struct encoding *encoding, const struct around *around,
                            const struct place *place, const struct node *node, size_t *used)
{
	const struct type *of = place->type->of;
	*used = 0;
	for (size_t i = 0; i < node->list.count; i++) {
		const struct node *item = node->list.items[i];
		size_t size = 0;
		struct place element = place_element(place, *used, place->size - *used);
		if (of->shape == SHAPE_STRUCT && item->kind != NODE_STRUCT)
			return error_at(encoding->evaluation->error, item->span, "expected a %s", of->name);
		if (item->kind == NODE_CHANGE)
			item = item->operation.left;
		if (!encode_value(encoding, around, &element, item, &size))
			return false;
		*used += of->align ? (size + of->align - 1) / of->align * of->align : size;
	}
	return true;
}

static bool encode_array(const struct encoding *encoding, const struct around *around,
                         const struct place *place, const struct node *node, size_t *used)
{
	const uint8_t *bytes;
	if (node->kind == NODE_LIST && node->list.of != &type_uint8)
		return encode_elements(encoding, around, place, node, used);
	if (!evaluate_data(encoding->evaluation, node, &bytes, used))
		return false;
	if (*used > place->size)
		return too_long(encoding, place, node, place->size);
	memcpy(encode_bytes(place), bytes, *used);
	return true;
}

bool encode_value(const struct encoding *encoding, const struct around *around, const struct place *place,
                  const struct node *node, size_t *used)
{
	struct place chosen;
	*used = 0;
	switch (place->type->shape) {
	case SHAPE_VOID:
		return true;
	case SHAPE_INTEGER:
		return encode_integer(encoding, place, node, used);
	case SHAPE_BYTES:
		return encode_bytes_value(encoding, place, node, used);
	case SHAPE_POINTER:
		*used = sizeof(void *);
		return (place->type->direction & DIRECTION_IN ? encode_input
		                                              : encode_output)(encoding, around, place, node);
	case SHAPE_ARRAY:
		return encode_array(encoding, around, place, node, used);
	case SHAPE_STRUCT:
		return encode_struct(encoding, around, place, node, used);
	case SHAPE_CHOICE:
		break;
	}
	chosen = *place;
	chosen.type = around_chosen(around, place->type, node);
	if (!chosen.type)
		chosen.type = &type_bytes;
	return encode_value(encoding, around, &chosen, node, used);
}

size_t encode_room(const struct type *type, const struct node *node)
{
	size_t room = type ? type_size(type) + 64 : 64;
	switch (node->kind) {
	case NODE_STRING:
		return room + node->string.length + 2;
	case NODE_STRUCT:
		for (size_t i = 0; i < node->structure.count; i++)
			room += encode_room(node->structure.members[i].member
			                            ? node->structure.members[i].member->type
			                            : NULL,
			                    node->structure.members[i].value);
		return room;
	case NODE_LIST:
		for (size_t i = 0; node->list.items && i < node->list.count; i++)
			room += encode_room(node->list.of, node->list.items[i]);
		return room + node->list.count;
	default:
		return room + (type && type->extent.kind == EXTENT_REST ? type->extent.number : 0);
	}
}

bool encode_literal(struct evaluation *evaluation, struct invocation *invocation, const struct node *node,
                    const struct type *type, const uint8_t **bytes, size_t *size)
{
	const struct encoding encoding = { evaluation, invocation };
	size_t room = encode_room(type, node);
	struct arena *arena = invocation ? &invocation->arena : evaluation->arena;
	uint8_t *out = arena_allocate(arena, room);
	if (!out)
		return no_memory(evaluation);
	struct place place = { .type = type, .bytes = out, .size = room };
	*bytes = out;
	return encode_value(&encoding, NULL, &place, node, size);
}

/* --- the order of members ------------------------------------------------------------------------------------------- */

enum phase {
	PHASE_VALUES,  /* what is typed and no pointer */
	PHASE_INPUT,   /* pointers to what goes in: as long as a typed length says */
	PHASE_LENGTHS, /* integers that nobody typed and that measure something, pointers to lengths */
	PHASE_OUTPUT,  /* pointers to what comes out: as long as its length says */
	PHASE_COUNT
};

const struct member *encode_measured(const struct type *type, const struct member *member)
{
	for (size_t i = 0; i < type->count; i++) {
		const struct type *other = type->members[i].type;
		const struct type *of = other->shape == SHAPE_POINTER ? other->of : other;
		bool measured = of->extent.kind == EXTENT_SIZED || of->extent.kind == EXTENT_COUNTED;
		if (measured && of->extent.by.up == 0 && of->extent.by.offset == member->offset &&
		    &type->members[i] != member)
			return &type->members[i];
	}
	return NULL;
}

static bool is_length_pointer(const struct type *type)
{
	return type->shape == SHAPE_POINTER && type->direction == DIRECTION_BOTH &&
	       type->of->shape == SHAPE_INTEGER;
}

static enum phase phase_of(const struct type *type, const struct member *member, const struct node *node)
{
	if (member->type->shape == SHAPE_POINTER && is_length_pointer(member->type))
		return PHASE_LENGTHS;
	if (member->type->shape == SHAPE_POINTER)
		return member->type->direction == DIRECTION_OUT ? PHASE_OUTPUT : PHASE_INPUT;
	if (node && node->kind != NODE_LEFT_OUT)
		return PHASE_VALUES;
	bool measures = member->fallback == FALLBACK_MEASURED || member->fallback == FALLBACK_IMPLIED ||
	                (member->fallback == FALLBACK_NONE && encode_measured(type, member));
	return measures ? PHASE_LENGTHS : PHASE_VALUES;
}

/* --- what is left out ------------------------------------------------------------------------------------------------ */

static bool is_missing(const struct encoding *encoding, const struct member *member)
{
	return error_at(encoding->evaluation->error, encoding->invocation->node->span, "%s is missing",
	                member->name);
}

/* The block behind the pointer that is `member` of the struct at `place`; NULL where it has none. */
static const struct block *
block_behind(const struct encoding *encoding, const struct place *place, const struct member *member)
{
	const uint8_t *pointer = place->bytes + member->offset;
	uint64_t address = (uint64_t)load_integer(pointer, sizeof address, false);
	return address ? memory_find(&encoding->invocation->step.memory, address) : NULL;
}

/* How many bytes, or elements, stand in what the member measures. */
static int64_t measure(const struct encoding *encoding, const struct place *place, const struct member *member)
{
	const struct member *of = encode_measured(place->type, member);
	const struct block *block =
		of && of->type->shape == SHAPE_POINTER ? block_behind(encoding, place, of) : NULL;
	if (!block)
		return 0;
	bool elements = of->type->of->extent.kind == EXTENT_COUNTED && type_size(of->type->of->of);
	return (int64_t)(elements ? block->before_size / type_size(of->type->of->of) : block->before_size);
}

static int64_t implied(const struct encoding *encoding, const struct place *place, const struct member *member)
{
	const struct type *type = place->type;
	const struct member *said_by = type_member_at(type, member->by.offset);
	const struct type *of = said_by ? said_by->type->of : NULL;
	int64_t most = member->implied((const uint8_t *)"", 0);
	bool is_said = false;
	for (size_t i = 0; i < type->count; i++) {
		bool alike = of && type->members[i].type->of == of;
		const struct block *block = alike ? block_behind(encoding, place, &type->members[i]) : NULL;
		int64_t number =
			block && block->before ? member->implied(block->before, block->before_size) : 0;
		if (block && block->before && (!is_said || number > most))
			most = number;
		is_said = is_said || (block && block->before);
	}
	return most;
}

static bool current_descriptor(const struct encoding *encoding, int64_t *number)
{
	struct evaluation *evaluation = encoding->evaluation;
	*number = session_current(evaluation->session);
	if (*number >= 0)
		return true;
	error_at(evaluation->error, encoding->invocation->node->span, "no descriptor yet");
	return error_hint(evaluation->error, "socket inet stream makes one; %s @FD ... names one",
	                  encoding->invocation->step.call->name);
}

/* What stands for an argument that was left out and that is no pointer. */
static bool encode_fallback(const struct encoding *encoding, const struct place *place, const struct place *there)
{
	const struct member *member = there->member;
	int64_t number = member->value;
	switch (member->fallback) {
	case FALLBACK_CURRENT:
		if (!current_descriptor(encoding, &number))
			return false;
		break;
	case FALLBACK_MEASURED:
		number = measure(encoding, place, member);
		break;
	case FALLBACK_IMPLIED:
		number = implied(encoding, place, member);
		break;
	case FALLBACK_VALUE:
	case FALLBACK_NAMED:
	case FALLBACK_BUFFER: /* of an argument that may be no pointer: ioctl(fd, 12345, 0) */
	case FALLBACK_NULL:
		break;
	case FALLBACK_NONE:
	case FALLBACK_BESIDE:
		return is_missing(encoding, member);
	}
	store_number(encoding, there, number);
	return true;
}

/* --- arguments ----------------------------------------------------------------------------------------------------------- */

static bool is_private(const struct encoding *encoding, const struct place *place, const struct node *node)
{
	const struct session *session = encoding->evaluation->session;
	int descriptor = (int)place_integer(place);
	if (descriptor < session->private_base || descriptor >= session->private_base + 16)
		return false;
	error_at(encoding->evaluation->error, node->span, "descriptor %d is the shell's own", descriptor);
	return true;
}

static bool encode_argument(const struct encoding *encoding, const struct around *around,
                            const struct place *place, const struct member *member, const struct node *node,
                            size_t *used)
{
	struct place there = place_member(place, member);
	bool left_out = node->kind == NODE_LEFT_OUT;
	there.type = place_chosen(&there);
	if (there.type->shape == SHAPE_VOID && left_out)
		return true;
	if (there.type->shape == SHAPE_VOID)
		there.type = &type_long;
	encoding->invocation->step.given |= 1u << (member->offset / ARGUMENT_SIZE);
	if (is_length_pointer(there.type))
		return encode_length_pointer(encoding, around, &there, node);
	if (there.type->shape == SHAPE_POINTER)
		return encode_value(encoding, around, &there, node, used);
	if (left_out && member->type->shape == SHAPE_CHOICE && member->fallback == FALLBACK_NONE) {
		store_number(encoding, &there, 0); /* fcntl(fd, F_DUPFD) */
		return true;
	}
	if (left_out ? !encode_fallback(encoding, place, &there)
	             : !encode_value(encoding, around, &there, node, used))
		return false;
	return there.type->form != &form_descriptor || !is_private(encoding, &there, node);
}

/* --- members ------------------------------------------------------------------------------------------------------------ */

/* A member of a struct that was left out is zero, but for lengths of what stands behind its pointers, what the row says is
 * beside it, and memory that is to come out. */
static bool encode_left_out(const struct encoding *encoding, const struct around *around,
                            const struct place *place, const struct member *member)
{
	struct place there = place_member(place, member);
	static const struct node nothing = { .kind = NODE_LEFT_OUT };
	int64_t size;
	if (!encoding->invocation)
		return true;
	if (member->type->shape == SHAPE_INTEGER && encode_measured(place->type, member)) {
		store_number(encoding, &there, measure(encoding, place, member));
		return true;
	}
	if (member->fallback == FALLBACK_BESIDE) {
		if (place_beside(&there, member->by, MOMENT_BEFORE, &size))
			store_integer(encode_bytes(&there), type_size(member->type), size);
		return true;
	}
	bool buffer = member->type->shape == SHAPE_POINTER && member->fallback == FALLBACK_BUFFER;
	struct place behind = { .type = buffer ? member->type->of : NULL, .in = &there };
	if (!buffer || !place_beside(&behind, member->type->of->extent.by, MOMENT_AFTER, &size) || size <= 0)
		return true;
	return encode_output(encoding, around, &there, &nothing);
}

static bool encode_member(const struct encoding *encoding, const struct around *around,
                          const struct place *place, const struct member *member, const struct node *node,
                          size_t *used)
{
	struct place there = place_member(place, member);
	*used = 0;
	if (!node)
		return encode_left_out(encoding, around, place, member);
	if (node->kind == NODE_CHANGE) /* revents=0 => POLLIN: what goes in is the first */
		node = node->operation.left;
	bool open_end = member->type->extent.kind == EXTENT_REST;
	there.size = open_end ? place->size - member->offset : there.size;
	return encode_value(encoding, around, &there, node, used);
}

static const struct node *typed_value(const struct around *around, const struct member *member)
{
	if (around->node->kind == NODE_CALL)
		return around->node->call.arguments[member->offset / ARGUMENT_SIZE];
	for (size_t i = around->node->structure.count; i > 0; i--)
		if (around->node->structure.members[i - 1].member == member)
			return around->node->structure.members[i - 1].value;
	return NULL;
}

/* Each member has one phase: a bit for each, by phase. */
static bool encode_members(const struct encoding *encoding, const struct around *around,
                           const struct place *place, size_t *last)
{
	const struct type *type = place->type;
	bool call = around->node->kind == NODE_CALL;
	uint64_t phases[PHASE_COUNT] = { 0 };
	for (unsigned i = 0; i < type->count; i++) {
		const struct member *member = &type->members[i];
		phases[phase_of(type, member, typed_value(around, member))] |= UINT64_C(1) << i;
	}
	for (size_t phase = 0; phase < PHASE_COUNT; phase++)
		for (uint64_t left = phases[phase]; left; left &= left - 1) {
			int i = __builtin_ctzll(left);
			const struct member *member = &type->members[i];
			const struct node *node = typed_value(around, member);
			size_t used = 0;
			if (!(call ? encode_argument
			           : encode_member)(encoding, around, place, member, node, &used))
				return false;
			if (i + 1 == type->count)
				*last = used;
		}
	return true;
}

bool encode_arguments(struct evaluation *evaluation, struct invocation *invocation)
{
	const struct encoding encoding = { evaluation, invocation };
	const struct type *type = &invocation->step.call->arguments;
	const struct around around = around_call(invocation->node);
	struct own_block *arguments = &invocation->arguments;
	arguments->block.type = type;
	arguments->block.address = (uint64_t)(uintptr_t)invocation->raw;
	arguments->block.before = (const uint8_t *)invocation->raw;
	arguments->block.before_size = type->size;
	arguments->memory = (uint8_t *)invocation->raw;
	arguments->capacity = type->size;
	invocation->step.memory.blocks = &arguments->block;
	struct place place = { .type = type,
		               .bytes = (const uint8_t *)invocation->raw,
		               .size = type->size,
		               .memory = &invocation->step.memory };
	size_t last = 0;
	return encode_members(&encoding, &around, &place, &last) &&
	       reach_variables(evaluation, invocation, &place);
}
