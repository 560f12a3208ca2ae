/* Variables, members, elements and what pointers lead to, as places; and storing into them.
 * Not here: operators (evaluate.c), declarations (declare.c). */
#include "run/objects.h"

#include <string.h>

#include "lang/suggest.h"
#include "type/form.h"
#include "type/scalars.h"

static bool is_sign(const struct node *node, enum operator_sign sign)
{
	return node->kind == NODE_UNARY && node->operation.sign == sign;
}

/* Whether the value of an expression can only be a pointer into memory. */
static bool is_pointer(const struct session *session, const struct node *node)
{
	if (node->kind == NODE_CAST)
		return node->cast.of->shape == SHAPE_POINTER;
	return is_sign(node, OPERATOR_ADDRESS) || node->kind == NODE_BINARY || is_object(session, node);
}

bool is_object(const struct session *session, const struct node *node)
{
	const struct variable *variable;
	switch (node->kind) {
	case NODE_NAME:
		variable = variable_find(&session->variables, node->name.name);
		return variable && !variable->value.memory;
	case NODE_MEMBER:
	case NODE_ELEMENT:
		return is_pointer(session, node->part.of);
	default:
		return is_sign(node, OPERATOR_POINTED);
	}
}

/* What an array or bytes are made of. */
static const struct type *element_type(const struct type *type)
{
	if (type->shape == SHAPE_ARRAY)
		return type->of;
	return strncmp(type->name, "char", 4) == 0 ? &type_char : &type_uint8;
}

static bool is_array(const struct type *type)
{
	return type->shape == SHAPE_ARRAY || type->shape == SHAPE_BYTES;
}

size_t pointed_size(const struct type *pointer)
{
	size_t size = pointer->shape == SHAPE_POINTER ? type_size(pointer->of) : 0;
	return size ? size : 1;
}

uint64_t object_address(const struct place *place)
{
	const struct block *block = place->block;
	return block ? block->address + (uint64_t)(place->bytes - block->after)
	             : (uint64_t)(uintptr_t)place->bytes;
}

struct value object_value(const struct place *place)
{
	struct place alone = *place;
	alone.memory = NULL;
	return value_of_place(&alone);
}

/* --- pointers ---------------------------------------------------------------------------------------------------- */

static bool no_memory_there(struct evaluation *evaluation, const struct node *node, uint64_t address)
{
	error_at(evaluation->error, node->span,
	         address ? "this pointer leads to no variable" : "this pointer is NULL");
	return error_hint(evaluation->error, "a program would most likely end here: SIGSEGV");
}

/* What stands `index` elements behind the one that a pointer leads to. */
static bool find_pointed(struct evaluation *evaluation, const struct node *node, const struct value *pointer,
                         int64_t index, struct place *place)
{
	struct variables *variables = &evaluation->session->variables;
	if (pointer->type->shape != SHAPE_POINTER)
		return error_at(evaluation->error, node->span, "this is no pointer");
	const struct type *of = pointer->type->of;
	if (of->shape == SHAPE_VOID) {
		error_at(evaluation->error, node->span, "a void * leads to nothing that has a type");
		return error_hint(evaluation->error, "(struct sockaddr_in *)p");
	}
	size_t size = pointed_size(pointer->type), left;
	uint64_t address = (uint64_t)pointer->number + (uint64_t)index * size;
	const uint8_t *bytes = variables_memory(variables, address, &left);
	const struct block *block = bytes ? NULL : variables_library(variables, address);
	if (block) {
		bytes = block->after + (address - block->address);
		left = block->after_size - (size_t)(address - block->address);
	}
	if (!bytes)
		return no_memory_there(evaluation, node, address);
	if (left < size)
		return error_at(evaluation->error, node->span, "%s lies beyond the %zu bytes that are there",
		                of->name, left);
	*place = (struct place){ .type = of, .bytes = bytes, .size = type_size(of) ? size : left, .block = block };
	*place = place_resolved(place);
	return true;
}

bool evaluate_pointer(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct variables *variables = &evaluation->session->variables;
	struct place place;
	if (!evaluate(evaluation, node, value))
		return false;
	const struct type *of = NULL;
	uint64_t address = 0;
	if (node->kind == NODE_STRING) {
		of = &type_char;
		address = (uint64_t)(uintptr_t)variables_text(variables, value->bytes, value->size);
		if (!address)
			return no_memory(evaluation);
	} else if (is_array(value->type) && is_object(evaluation->session, node)) {
		if (!object_find(evaluation, node, &place))
			return false;
		size_t left;
		of = element_type(place.type);
		address = object_address(&place);
		variables_memory(variables, address, &left);
	}
	if (!of)
		return true;
	const struct type *type = type_pointer_to(evaluation->arena, of);
	if (!type)
		return no_memory(evaluation);
	*value = value_number_of(type, (int64_t)address);
	return true;
}

/* --- parts ------------------------------------------------------------------------------------------------------- */

const struct member *find_member(struct evaluation *evaluation, const struct node *node, const struct type *type)
{
	const char *name = node->part.member;
	const struct member *member =
		type->shape == SHAPE_STRUCT ? type_member(type, name, strlen(name)) : NULL;
	if (member)
		return member;
	if (type->shape != SHAPE_STRUCT) {
		error_at(evaluation->error, node->part.of->span, "this is no struct, it has no members");
		return NULL;
	}
	error_at(evaluation->error, node->span, "no member `%s` in %s", name, type->name);
	const char *near = suggest_member(type, name, strlen(name));
	if (near)
		error_hint(evaluation->error, "did you mean %s?", near);
	return NULL;
}

/* The struct that `.` or `->` takes a member of. */
static bool find_whole(struct evaluation *evaluation, const struct node *node, struct place *place)
{
	const struct node *of = node->part.of;
	struct value pointer;
	if (!node->part.arrow) {
		if (!object_find(evaluation, of, place))
			return false;
		if (place->type->shape != SHAPE_POINTER)
			return true;
		error_at(evaluation->error, of->span, "this is a pointer, it has no members");
		return error_hint(evaluation->error, "->%s", node->part.member);
	}
	if (!evaluate_pointer(evaluation, of, &pointer))
		return false;
	if (pointer.type->shape == SHAPE_STRUCT && is_object(evaluation->session, of))
		return object_find(evaluation, of, place);
	return find_pointed(evaluation, of, &pointer, 0, place);
}

static bool find_part(struct evaluation *evaluation, const struct node *node, struct place *place)
{
	struct place *whole = arena_allocate(evaluation->arena, sizeof *whole);
	if (!whole)
		return no_memory(evaluation);
	if (!find_whole(evaluation, node, whole))
		return false;
	const struct member *member = find_member(evaluation, node, whole->type);
	if (!member)
		return false;
	*place = place_member(whole, member);
	size_t size = type_size(member->type);
	if (place->size < (size ? size : 1))
		return error_at(evaluation->error, node->span, "%s lies beyond the %zu bytes that are there",
		                member->name, whole->size);
	return true;
}

static bool find_element_of(struct evaluation *evaluation, const struct node *node, struct place *place)
{
	const struct node *of = node->part.of;
	struct value value;
	struct place array;
	int64_t index;
	if (!evaluate(evaluation, of, &value) || !evaluate_number(evaluation, node->part.index, &index))
		return false;
	if (!is_array(value.type) && value.type->shape != SHAPE_POINTER)
		return error_at(evaluation->error, of->span, "this is no array");
	if (!is_array(value.type))
		return find_pointed(evaluation, node, &value, index, place);
	if (!object_find(evaluation, of, &array))
		return false;
	const struct type *type = element_type(array.type);
	size_t size = type_size(type), count = size ? array.size / size : 0;
	if (index < 0 || (uint64_t)index >= count)
		return error_at(evaluation->error, node->part.index->span, "the array has %zu elements", count);
	*place = (struct place){
		.type = type, .bytes = array.bytes + (size_t)index * size, .size = size, .block = array.block
	};
	return true;
}

bool object_find(struct evaluation *evaluation, const struct node *node, struct place *place)
{
	struct value value;
	if (node->kind == NODE_MEMBER)
		return find_part(evaluation, node, place);
	if (node->kind == NODE_ELEMENT)
		return find_element_of(evaluation, node, place);
	if (is_sign(node, OPERATOR_POINTED))
		return evaluate_pointer(evaluation, node->operation.left, &value) &&
		       find_pointed(evaluation, node->operation.left, &value, 0, place);
	/* there may be none of that name, or a job may have to set it first */
	if (node->kind == NODE_NAME && !evaluate(evaluation, node, &value))
		return false;
	if (!is_object(evaluation->session, node))
		return error_at(evaluation->error, node->span, "this is no variable, and no part of one");
	*place = value_place(&value);
	return true;
}

/* --- storing ------------------------------------------------------------------------------------------------------- */

/* addr.sin_addr = htonl(INADDR_ANY), as many notes have it: the number is that of the struct's only member. */
static bool no_conversion(struct evaluation *evaluation, const struct node *target, const struct node *node,
                          const struct type *type, const struct value *value)
{
	if (type->shape == SHAPE_ARRAY || type->shape == SHAPE_BYTES) {
		error_at(evaluation->error, target->span, "C assigns to no array");
		return error_hint(evaluation->error, "strcpy, memcpy, or an element: [0]");
	}
	if (type->shape == SHAPE_STRUCT && value_is_number(value)) {
		error_at(evaluation->error, target->span, "this is a %s, and a number is assigned to it",
		         type->name);
		return error_hint(evaluation->error, "its member: .%s", type->members[0].name);
	}
	return error_at(evaluation->error, node->span, "this is %s%s, where %s is wanted",
	                value_is_struct(value) ? "a " : "", value->type->name, type->name);
}

bool object_store(struct evaluation *evaluation, const struct node *target, const struct node *node,
                  const struct place *place, const struct value *value)
{
	const struct type *type = place->type;
	if (place->block) {
		error_at(evaluation->error, target->span, "this is the library's memory: it is only read here");
		return error_hint(evaluation->error, "a variable of your own: %s x = ...", type->name);
	}
	switch (type->shape) {
	case SHAPE_INTEGER:
	case SHAPE_POINTER:
		if (!value_is_number(value))
			break;
		place_store_integer(place, value->number);
		return true;
	case SHAPE_STRUCT:
		/* some structs have a type of their own in the struct they are in */
		if (!value_is_struct(value) || value->size != place->size ||
		    strcmp(value->type->name, type->name) != 0)
			break;
		memmove((uint8_t *)(uintptr_t)place->bytes, value->bytes, value->size);
		return true;
	case SHAPE_VOID:
	case SHAPE_BYTES:
	case SHAPE_ARRAY:
	case SHAPE_CHOICE:
		break;
	}
	return no_conversion(evaluation, target, node, type, value);
}
