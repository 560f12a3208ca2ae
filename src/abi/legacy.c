/* Fills in the old vocabularies from the types, once, before main.
 * Not here: anything new. */
#include "abi/legacy.h"

#include <string.h>
#include <sys/socket.h>

#include "abi/calls.h"
#include "abi/options.h"
#include "abi/structs.h"
#include "type/form.h"
#include "type/scalars.h"

/* --- structs --- */

static const struct type *leaf_of(const struct type *type)
{
	return type->shape == SHAPE_STRUCT && type->is_transparent ? type->members[0].type : type;
}

static enum field_kind field_kind_of(const struct member *member)
{
	const struct type *type = leaf_of(member->type);
	if (member->flags & MEMBER_PADDING)
		return FIELD_PADDING;
	if (type->shape == SHAPE_BYTES)
		return type->form == &form_in6_addr ? FIELD_IN6_ADDR : type->form == &form_path ? FIELD_PATH : FIELD_BYTES;
	if (type->shape == SHAPE_POINTER) {
		if (type->of == &type_text)
			return FIELD_TEXT;
		if (type->of->shape == SHAPE_ARRAY)
			return FIELD_TEXT_LIST;
		return type->of->shape == SHAPE_CHOICE ? FIELD_ADDRESS : FIELD_POINTER;
	}
	if (type->shape == SHAPE_STRUCT)
		return FIELD_STRUCT;
	if (type->form == &form_names)
		return FIELD_NAME;
	if (type->form == &form_descriptor)
		return FIELD_DESCRIPTOR;
	if (type->form == &form_port)
		return FIELD_PORT;
	if (type->form == &form_network_long)
		return FIELD_FLOWINFO;
	if (type->form == &form_in_addr)
		return FIELD_IN_ADDR;
	if (type->form == &form_interface)
		return FIELD_INTERFACE;
	return type->is_signed ? FIELD_SIGNED : FIELD_UNSIGNED;
}

#define MOST_FIELDS 16
static struct field fields[32][MOST_FIELDS];

static void fill_layout(size_t index)
{
	struct layout *layout = (struct layout *)(uintptr_t)layouts[index];
	const struct type *type = struct_types[index];
	*layout = (struct layout){ .type = type, .name = struct_tag(type), .header = type->header, .section = type->section,
		.brief = type->brief, .size = type->size, .fields = fields[index], .count = type->count,
		.family = struct_family(type), .least = type->least ? type->least : type->size };
	for (size_t i = 0; i < type->count; i++) {
		const struct member *member = &type->members[i];
		const struct type *leaf = leaf_of(member->type);
		size_t next = i + 1 < type->count ? type->members[i + 1].offset : type->size;
		size_t size = type_size(member->type);
		fields[index][i] = (struct field){ .member = member, .name = member->name, .offset = member->offset,
			.size = (uint16_t)(size ? size : next - member->offset), .kind = field_kind_of(member),
			.order = leaf->is_network ? ORDER_NETWORK : ORDER_HOST, .set = leaf->names, .ctype = member->type->name,
			.brief = member->brief, .is_result = member->flags & MEMBER_RESULT };
		const struct type *of = member->type->shape == SHAPE_POINTER ? member->type->of : member->type;
		fields[index][i].layout = of->shape == SHAPE_CHOICE ? &layout_sockaddr : of->shape == SHAPE_STRUCT ? layout_of_type(of) : NULL;
	}
}

/* --- calls --- */

static int8_t index_of(struct beside by)
{
	return (int8_t)(by.offset / ARGUMENT_SIZE);
}

/* The argument whose extent names the one at `index`, or -1. */
static int8_t measured_by(const struct call *call, size_t index)
{
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct type *of = call->arguments.members[i].type->of;
		bool sized = of && (of->extent.kind == EXTENT_SIZED || of->extent.kind == EXTENT_COUNTED);
		if (sized && index_of(of->extent.by) == (int8_t)index)
			return (int8_t)i;
	}
	return -1;
}

static struct parameter variants[8][8];
static struct parameter_variant variant_rows[8][8];

static void fill_parameter(const struct call *call, const struct member *member, struct parameter *to, size_t index);

static enum kind pointer_kind(const struct call *call, struct parameter *to, const struct type *type, size_t index)
{
	const struct type *of = type->of;
	to->direction = type->direction;
	if (of->extent.kind == EXTENT_SIZED || of->extent.kind == EXTENT_COUNTED)
		to->peer = index_of(of->extent.by);
	if (of->shape == SHAPE_CHOICE && of->choice.own_size) {
		to->layout = type->direction == DIRECTION_OUT ? &layout_sockaddr_storage : &layout_sockaddr;
		return KIND_ADDRESS;
	}
	if (of == &type_option_value) {
		to->peer = 2;
		return KIND_OPTION_VALUE;
	}
	if (of->shape == SHAPE_CHOICE) {
		to->peer = index_of(of->choice.by[0]);
		return KIND_RAW_ADDRESS;
	}
	if (of->shape == SHAPE_INTEGER) {
		to->peer = measured_by(call, index);
		to->size = 4;
		return KIND_LENGTH_POINTER;
	}
	if (of->shape == SHAPE_BYTES && of->form == &form_data)
		return KIND_DATA;
	if (of->shape == SHAPE_BYTES && type->direction == DIRECTION_OUT) {
		to->size = (uint8_t)of->extent.number;
		return KIND_TEXT_BUFFER;
	}
	if (of->shape == SHAPE_BYTES)
		return KIND_TEXT;
	if (of->shape == SHAPE_ARRAY && of->of->shape == SHAPE_STRUCT) {
		to->layout = layout_of_type(of->of);
		return KIND_STRUCT_LIST;
	}
	if (of->shape == SHAPE_ARRAY)
		return KIND_PAIR;
	if (of->shape == SHAPE_POINTER) {
		to->layout = layout_of_type(of->of);
		return KIND_RESULT_LIST;
	}
	to->layout = layout_of_type(of);
	return KIND_STRUCT;
}

static enum kind choice_kind(const struct call *call, struct parameter *to, const struct type *type)
{
	static size_t used;
	to->peer = index_of(type->choice.by[0]);
	if (type == &type_option_name)
		return KIND_OPTION;
	if (type->choice.otherwise == &type_plain_protocol) {
		to->selector = &protocols;
		return KIND_NAME;
	}
	for (size_t i = 0; i < type->choice.case_count; i++) {
		struct member member = { .name = to->name, .type = type->choice.cases[i].type };
		struct parameter *variant = &variants[used][i];
		fill_parameter(call, &member, variant, 0);
		variant->peer = -1;
		if (variant->kind == KIND_NUMBER)
			variant->fallback = DEFAULT_VALUE;
		variant_rows[used][i] = (struct parameter_variant){ type->choice.cases[i].value, variant };
	}
	to->variants = variant_rows[used++];
	to->size = 4;
	to->is_signed = true;
	return KIND_VARIANT;
}

static void fill_parameter(const struct call *call, const struct member *member, struct parameter *to, size_t index)
{
	static const enum parameter_default fallbacks[] = { DEFAULT_NONE, DEFAULT_VALUE, DEFAULT_CURRENT, DEFAULT_PEER,
		DEFAULT_BUFFER, DEFAULT_NULL, DEFAULT_PEER, DEFAULT_PEER };
	const struct type *type = member->type;
	*to = (struct parameter){ .member = member, .name = member->name, .ctype = type->name, .direction = DIRECTION_IN, .peer = -1,
		.fallback = fallbacks[member->fallback], .value = member->value, .size = (uint8_t)type->size,
		.is_signed = type->is_signed, .keyed = member->flags & MEMBER_KEYED, .set = type->names };
	if (type->shape == SHAPE_VOID)
		to->kind = KIND_NONE;
	else if (type->shape == SHAPE_POINTER)
		to->kind = pointer_kind(call, to, type, index);
	else if (type->shape == SHAPE_CHOICE)
		to->kind = choice_kind(call, to, type);
	else if (type->shape == SHAPE_STRUCT) {
		to->kind = KIND_STRUCT_VALUE;
		to->layout = layout_of_type(type);
	} else if (type->form == &form_descriptor)
		to->kind = KIND_DESCRIPTOR;
	else if (type->form == &form_port)
		to->kind = KIND_PORT;
	else if (type->form == &form_names)
		to->kind = member->fallback == FALLBACK_NAMED ? KIND_LEVEL : KIND_NAME;
	else if (type->form == &form_length) {
		to->kind = KIND_LENGTH;
		to->peer = measured_by(call, index);
	} else
		to->kind = KIND_NUMBER;
	if (member->fallback == FALLBACK_IMPLIED || member->fallback == FALLBACK_NAMED)
		to->peer = index_of(member->by);
	if (type->shape == SHAPE_POINTER && to->kind != KIND_TEXT_BUFFER && to->kind != KIND_LENGTH_POINTER)
		to->size = 0;
}

static enum result_kind result_of_type(const struct call *call, const struct type *type)
{
	if (type->form == &form_descriptor)
		return RESULT_DESCRIPTOR;
	if (type->form == &form_count)
		return RESULT_COUNT;
	if (type->form == &form_status)
		return RESULT_STATUS;
	(void)call;
	return type->names ? RESULT_FLAGS : RESULT_NUMBER;
}

static struct result_variant result_rows[8];

static void fill_result(struct call *call)
{
	const struct type *type = call->returns;
	call->ctype = type->name;
	switch (call->failure) {
	case FAILS_MINUS_ONE: call->result = result_of_type(call, type); break;
	case FAILS_NULL: call->result = RESULT_TEXT; break;
	case FAILS_NOT_FOUND:
		call->result = RESULT_STRUCT;
		call->result_layout = layout_of_type(type->of);
		break;
	case FAILS_ZERO: call->result = RESULT_INDEX; break;
	case FAILS_NO_ADDRESS: call->result = RESULT_IN_ADDR; break;
	case FAILS_RESOLVER: call->result = RESULT_RESOLVER; break;
	case FAILS_NEVER:
		call->result = RESULT_NETWORK;
		call->result_size = (uint8_t)type->size;
		call->result_order = type->is_network ? ORDER_NETWORK : ORDER_HOST;
		break;
	}
	if (type->shape != SHAPE_CHOICE)
		return;
	call->result = RESULT_VARIANT;
	call->result_peer = index_of(type->choice.by[0]);
	call->result_variants = result_rows;
	size_t i = 0;
	for (; i < type->choice.case_count; i++)
		result_rows[i] = (struct result_variant){ type->choice.cases[i].value,
			result_of_type(call, type->choice.cases[i].type), type->choice.cases[i].type->names };
	result_rows[i].kind = RESULT_VARIANT;
}

void fill_legacy(void)
{
	static bool done;
	if (done)
		return;
	done = true;
	for (size_t i = 0; struct_types[i]; i++)
		((struct layout *)(uintptr_t)layouts[i])->type = struct_types[i];
	for (size_t i = 0; struct_types[i]; i++)
		fill_layout(i);
	for (size_t i = 0; i < socket_call_count; i++) {
		struct call *call = (struct call *)(uintptr_t)socket_calls[i];
		call->count = (uint8_t)call->arguments.count;
		call->number = i;
		call->closes = call->traits & CALL_CLOSES;
		for (size_t k = 0; k < call->arguments.count; k++)
			fill_parameter(call, &call->arguments.members[k], &call->parameters[k], k);
		fill_result(call);
	}
}
