/* Values in their places as strace writes them, by the types of the places.
 * Not here: calls (print-call.c), operators (print-expression.c), words (print-words.c). */
#include "lang/print-parts.h"

#include <string.h>

#include "abi/structs.h"
#include "lang/expression.h"
#include "type/integer.h"
#include "type/names.h"
#include "type/scalars.h"

/* --- places ------------------------------------------------------------------------------------------------------- */

struct slot tree_slot_chosen(const struct slot *slot, const struct node *node)
{
	struct slot chosen = *slot;
	if (slot->type)
		chosen.type = around_chosen(slot->around, slot->type, node);
	while (chosen.type && chosen.type->shape == SHAPE_STRUCT && chosen.type->is_transparent &&
	       node->kind != NODE_STRUCT)
		chosen.type = chosen.type->members[0].type;
	return chosen;
}

struct slot tree_slot_of_member(const struct around *around, const struct member_value *value)
{
	const struct member *member = value->member;
	return (struct slot){ .type = member ? member->type : NULL, .member = member, .around = around };
}

const struct node *tree_inside_conversion(const struct slot *slot, const struct node *node)
{
	const char *conversion = slot->type && slot->type->form ? slot->type->form->conversion : NULL;
	bool is = conversion && node->kind == NODE_CALL && strcmp(node->call.name, conversion) == 0 &&
	          !node->call.expectation && node->call.count;
	for (size_t i = 0; is && i < node->call.count; i++)
		if (node->call.arguments[i]->kind == NODE_STRING)
			return node->call.arguments[i];
	return is ? node->call.arguments[0] : NULL;
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static bool fits(int64_t number, size_t bits, bool is_signed)
{
	if (bits >= 64 || (number >= 0 && number >> bits == 0))
		return true;
	return is_signed && number < 0 && number >= -(INT64_C(1) << (bits - 1));
}

/* Whether the place keeps all of the number; a signed one as C converts to it: 0xffffffff is -1. */
static bool is_kept(const struct slot *slot, int64_t number)
{
	size_t bits = slot->member && slot->member->bits ? slot->member->bits : 8 * slot->type->size;
	return fits(number, bits, slot->type->is_signed);
}

bool tree_print_number(struct text_sink *out, const struct slot *slot, int64_t number)
{
	const struct type *type = slot->type;
	const struct member *member = slot->member;
	uint8_t bytes[sizeof number];
	if (!is_kept(slot, number))
		return false;
	if (member && member->bits)
		number = (int64_t)((uint64_t)number << member->bit);
	store_integer(bytes, type->size, number);
	struct place place = { .type = type, .bytes = bytes, .size = type->size, .member = member };
	type->form->print(&out->sink, &place);
	return true;
}

/* Names that strace does not print (a backlog) stay as they were typed, and so do numbers in their place, and those
 * that do not fit it. */
static bool print_integer(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	const struct type *type = slot->type;
	bool stays = type->form == &form_names && !type->names->unknown;
	int64_t number;
	if (!constant_value(node, &number) || (stays && node->kind == NODE_CONSTANT))
		return false;
	if (stays && is_kept(slot, number))
		number = convert_integer(number, type->size, type->is_signed);
	if (stays && !type->names->decimal && number >= 0)
		sink_hex(&out->sink, (uint64_t)number);
	else if (stays || !tree_print_number(out, slot, number))
		sink_number(&out->sink, number);
	return true;
}

/* --- memory that was given as one value --------------------------------------------------------------------------- */

/* The bytes of a place that is no integer, from what was typed for them: [7f 00 00 01], or, of a struct that is handed
 * over itself, the number that they are. False where it is neither. */
static bool memory_of(const struct slot *slot, const struct node *node, uint8_t bytes[FORM_MOST])
{
	size_t size = type_size(slot->type);
	int64_t number;
	if (!size || size > FORM_MOST)
		return false;
	if (node->kind == NODE_LIST && node->list.of == &type_uint8 && node->list.count == size)
		return memcpy(bytes, node->list.bytes, size);
	bool by_value = slot->type->shape == SHAPE_STRUCT && slot->member && size <= sizeof number;
	if (!by_value || !constant_value(node, &number) || !fits(number, 8 * size, true))
		return false;
	store_integer(bytes, size, number);
	return true;
}

static void print_place(struct text_sink *out, const struct place *place)
{
	switch (place->type->shape) {
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
		place->type->form->print(&out->sink, place);
		return;
	case SHAPE_STRUCT:
		tree_print_text(out, "{");
		for (size_t i = 0; i < place->type->count; i++) {
			struct place member = place_member(place, &place->type->members[i]);
			tree_print_text(out, i ? ", " : "");
			tree_print_text(out, member.member->name);
			tree_print_text(out, "=");
			print_place(out, &member);
		}
		tree_print_text(out, "}");
		return;
	case SHAPE_VOID:
	case SHAPE_POINTER:
	case SHAPE_ARRAY:
	case SHAPE_CHOICE:
		break;
	}
	sink_bytes(&out->sink, place->bytes, place->size);
}

/* Bytes with a name in their notation, and structs that were given as bytes or as a number. */
static bool print_memory(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	uint8_t bytes[FORM_MOST];
	bool named = slot->member && slot->member->flags & MEMBER_NAMES_ITSELF;
	if ((slot->type->shape == SHAPE_BYTES && !named) || !memory_of(slot, node, bytes))
		return false;
	struct place place = {
		.type = slot->type, .bytes = bytes, .size = type_size(slot->type), .member = slot->member
	};
	print_place(out, &place);
	return true;
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static bool print_pointer(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	struct slot pointee = { .type = slot->type->of, .around = slot->around };
	int64_t address;
	if (constant_value(node, &address))
		sink_pointer(&out->sink, (uint64_t)address);
	else if (node->kind == NODE_LIST)
		tree_print_value(out, &pointee, node);
	else
		return false;
	return true;
}

/* By the type of the place, which is no choice any more; false where the value says itself what it is. */
static bool print_typed(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	switch (slot->type->shape) {
	case SHAPE_INTEGER:
		return print_integer(out, slot, node);
	case SHAPE_POINTER:
		return print_pointer(out, slot, node);
	case SHAPE_BYTES:
	case SHAPE_STRUCT:
		return print_memory(out, slot, node);
	case SHAPE_ARRAY:
	case SHAPE_VOID:
	case SHAPE_CHOICE:
		break;
	}
	return false;
}

/* Where only the run decides what a value is, a name for it says more than its number. */
static bool is_undecided(const struct slot *slot, const struct slot *chosen, const struct node *node)
{
	return slot->type->shape == SHAPE_CHOICE && chosen->type == slot->type->choice.otherwise &&
	       (node->kind == NODE_CONSTANT || node->kind == NODE_BINARY || node->kind == NODE_UNARY);
}

void tree_print_value(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	if (node->kind == NODE_CHANGE) {
		tree_print_value(out, slot, node->operation.left);
		tree_print_text(out, " => ");
		tree_print_value(out, slot, node->operation.right);
		return;
	}
	struct slot chosen = tree_slot_chosen(slot, node);
	if (node->kind == NODE_STRUCT)
		tree_print_struct(out, slot->around, node);
	else if (chosen.type && !is_undecided(slot, &chosen, node) && print_typed(out, &chosen, node))
		return;
	else if (node->kind == NODE_LIST)
		tree_print_list(out, &chosen, node);
	else
		tree_print_expression(out, node, BINDING_CONDITION);
}

/* --- structs ------------------------------------------------------------------------------------------------------ */

/* inet_pton(AF_INET6, "::1", &sin6_addr): a call that fills the member in names it itself. */
static bool fills_in(const struct node *node)
{
	const struct call *call = node->kind == NODE_CALL ? node->call.call : NULL;
	const struct type *last =
		call && call->arguments.count ? call->arguments.members[call->arguments.count - 1].type : NULL;
	return last && last->shape == SHAPE_POINTER && last->direction == DIRECTION_OUT;
}

static void print_filling_call(struct text_sink *out, const struct node *call, const char *member)
{
	tree_print_text(out, call->call.name);
	tree_print_text(out, "(");
	for (size_t i = 0; i + 1 < call->call.count; i++) {
		tree_print_argument(out, call, i);
		tree_print_text(out, ", ");
	}
	tree_print_text(out, "&");
	tree_print_text(out, member);
	tree_print_text(out, ")");
	tree_print_expectation(out, call);
}

/* Whether the notation of the value has the member's name in it. */
static bool names_itself(const struct slot *slot, const struct node *node)
{
	uint8_t bytes[FORM_MOST];
	struct slot chosen = tree_slot_chosen(slot, node);
	return slot->member && slot->member->flags & MEMBER_NAMES_ITSELF && memory_of(&chosen, node, bytes);
}

static void print_member(struct text_sink *out, const struct around *around, const struct member_value *member)
{
	struct slot slot = tree_slot_of_member(around, member);
	bool family = slot.member && slot.member->flags & MEMBER_FAMILY && struct_family(around->type) >= 0;
	if (fills_in(member->value)) {
		print_filling_call(out, member->value, member->name);
		return;
	}
	if (!names_itself(&slot, member->value)) {
		tree_print_text(out, family ? "sa_family" : member->name);
		tree_print_text(out, "=");
	}
	tree_print_value(out, &slot, member->value);
}

void tree_print_struct(struct text_sink *out, const struct around *in, const struct node *structure)
{
	struct around around = { .node = structure, .type = structure->structure.type, .in = in };
	tree_print_text(out, "{");
	for (size_t i = 0; i < structure->structure.count; i++) {
		tree_print_text(out, i ? ", " : "");
		print_member(out, &around, &structure->structure.members[i]);
	}
	if (structure->structure.more)
		tree_print_text(out, structure->structure.count ? ", ..." : "...");
	tree_print_text(out, "}");
}

/* --- arrays ------------------------------------------------------------------------------------------------------- */

/* What each item is: brackets stand for arrays, and for memory of which notation shows one value, a length. */
static const struct type *item_type(const struct slot *slot, const struct node *list)
{
	const struct type *type = slot->type;
	bool one = type && !slot->member && (type->shape == SHAPE_INTEGER || type->shape == SHAPE_POINTER);
	if (!type || one)
		return type;
	return type->shape == SHAPE_ARRAY ? type->of : list->list.of;
}

void tree_print_list(struct text_sink *out, const struct slot *slot, const struct node *list)
{
	struct slot item = { .type = item_type(slot, list), .around = slot->around };
	if (list->list.of == &type_uint8) {
		sink_bytes(&out->sink, list->list.bytes, list->list.count);
		return;
	}
	tree_print_text(out, "[");
	for (size_t i = 0; i < list->list.count; i++) {
		tree_print_text(out, i ? ", " : "");
		tree_print_value(out, &item, list->list.items[i]);
	}
	if (list->list.more)
		tree_print_text(out, list->list.count ? ", ..." : "...");
	tree_print_text(out, "]");
}
