/* Calls in C.
 * Not here: the values of their arguments (print-notation.c), calls as words (print-words.c). */
#include "lang/print-parts.h"

#include <string.h>

#include "abi/errors.h"
#include "lang/expression.h"

/* --- arguments ---------------------------------------------------------------------------------------------------- */

/* pipe(), with its array left out, is a result in words and in C. */
static bool is_result_array(const struct type *type)
{
	return type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT && type->of->shape == SHAPE_ARRAY &&
	       type->of->extent.kind == EXTENT_FIXED;
}

/* An argument that C leaves out too. */
static bool says_nothing(const struct node *call, size_t index)
{
	const struct type *type = call->call.arguments[index]->kind == NODE_LEFT_OUT ? argument_type(call, index) : NULL;
	return type && (!call->call.words || type->shape == SHAPE_VOID || is_result_array(type));
}

/* In words the bytes of an address may be a number; in C that is where they are. */
static bool is_bytes_of_words(const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	const struct type *pointee = argument_pointee(call, index, node);
	return node->kind == NODE_NUMBER && pointee && pointee->shape == SHAPE_BYTES && type_size(pointee);
}

/* Whether there is something in braces or brackets that only words can say: "x" * 3, file:NAME, an address of words. */
static bool has_words_only(const struct node *node)
{
	bool words = node->kind == NODE_REPEAT || node->kind == NODE_FILE || node->kind == NODE_ADDRESS;
	for (size_t i = 0; node->kind == NODE_STRUCT && i < node->structure.count && !words; i++)
		words = has_words_only(node->structure.members[i].value);
	for (size_t i = 0; node->kind == NODE_LIST && node->list.items && i < node->list.count && !words; i++)
		words = has_words_only(node->list.items[i]);
	return words;
}

static bool is_known(const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	struct extent_of_value extent;
	int64_t value;
	switch (node->kind) {
	case NODE_LEFT_OUT:
		return says_nothing(call, index) || tree_fallback(call, index, &value);
	case NODE_ADDRESS:
	case NODE_FILE:
		return false;
	case NODE_REPEAT:
		return tree_measure(NULL, node, &extent);
	default:
		return !is_bytes_of_words(call, index) && !has_words_only(node);
	}
}

bool tree_is_complete(const struct node *call)
{
	for (size_t i = 0; i < call->call.count; i++)
		if (!is_known(call, i))
			return false;
	return true;
}

static void print_fallback(struct text_sink *out, const struct node *call, size_t index)
{
	struct slot slot = { .type = argument_type(call, index) };
	int64_t value = 0;
	tree_fallback(call, index, &value);
	if (slot.type && slot.type->shape == SHAPE_POINTER)
		sink_pointer(&out->sink, (uint64_t)value);
	else if (!slot.type || slot.type->shape != SHAPE_INTEGER || !tree_print_number(out, &slot, value))
		sink_number(&out->sink, value);
}

static void print_given(struct text_sink *out, const struct node *call, size_t index)
{
	struct slot slot = { .type = NULL };
	struct around around;
	if (call->call.call) {
		around = around_call(call);
		slot.member = &around.type->members[index];
		slot.type = slot.member->type;
		slot.around = &around;
	}
	tree_print_value(out, &slot, call->call.arguments[index]);
}

void tree_print_argument(struct text_sink *out, const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	if (node->kind == NODE_LEFT_OUT) {
		print_fallback(out, call, index);
	} else if (node->kind == NODE_REPEAT) {
		sink_string_cut(&out->sink, node->repeat.data->string.bytes, node->repeat.data->string.length);
	} else
		print_given(out, call, index);
}

void tree_print_call(struct text_sink *out, const struct node *call)
{
	bool first = true;
	tree_print_text(out, call->call.name);
	tree_print_text(out, "(");
	for (size_t i = 0; i < call->call.count; i++) {
		if (call->call.call && says_nothing(call, i))
			continue;
		tree_print_text(out, first ? "" : ", ");
		first = false;
		tree_print_argument(out, call, i);
	}
	tree_print_text(out, ")");
	tree_print_expectation(out, call);
}

/* --- expectations ------------------------------------------------------------------------------------------------- */

/* A number stays as it was typed, but where strace has a way of its own to write it. */
static void print_expected_value(struct text_sink *out, const struct call *call, const struct node *value)
{
	struct slot slot = { .type = call ? call->returns : NULL };
	bool own = slot.type && slot.type->shape == SHAPE_INTEGER && slot.type->form->read && !slot.type->names;
	tree_print_text(out, " ");
	if (own && value->kind == NODE_NUMBER && tree_print_number(out, &slot, (int64_t)value->number.value))
		return;
	tree_print_expression(out, value, BINDING_UNARY);
}

static void print_error(struct text_sink *out, const struct name *error)
{
	tree_print_text(out, " ");
	tree_print_text(out, error->name);
	tree_print_text(out, " (");
	tree_print_text(out, errno_text((int)error->value));
	tree_print_text(out, ")");
}

void tree_print_expectation(struct text_sink *out, const struct node *call)
{
	const struct expectation *expectation = call->call.expectation;
	if (!expectation)
		return;
	tree_print_text(out, " =");
	if (expectation->value)
		print_expected_value(out, call->call.call, expectation->value);
	else if (!call->call.call || call->call.call->failure == FAILS_MINUS_ONE)
		tree_print_text(out, " -1");
	if (expectation->error)
		print_error(out, expectation->error);
	else if (expectation->remark) {
		tree_print_text(out, " ");
		tree_print_plain(out, expectation->remark, strlen(expectation->remark));
	}
}
