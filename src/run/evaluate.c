/* Operators, names, parts of values.
 * Not here: calls (invoke.c), literals in memory (encode.c). */
#include "run/evaluate.h"

#include <string.h>

#include "abi/errors.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "run/invoke.h"
#include "run/encode.h"
#include "run/filled.h"
#include "run/objects.h"
#include "type/scalars.h"

typedef bool evaluator(struct evaluation *evaluation, const struct node *node, struct value *value);

bool no_memory(struct evaluation *evaluation)
{
	error_at(evaluation->error, (struct span){ 0, 0 }, "out of memory");
	evaluation->error->has_span = false;
	return false;
}

static bool number_value(struct value *value, int64_t number)
{
	*value = value_number(number);
	return true;
}

/* --- names --------------------------------------------------------------------------------------------------- */

static bool no_variable(struct evaluation *evaluation, const struct node *node)
{
	const char *name = node->name.name;
	size_t length = strlen(name);
	const char *elsewhere = suggest_elsewhere(name, length), *verb = suggest_verb(name, length);
	const char *constant = suggest_constant(name, length);
	bool verb_possible = evaluation->calls == 0 && !node->name.dollar;
	error_at(evaluation->error, node->span,
	         verb_possible ? "there is no call, command or variable `%s`" : "there is no variable `%s`",
	         name);
	for (const struct variable *variable = evaluation->session->variables.first; variable;
	     variable = variable->next)
		if (strncasecmp(variable->name, name, length) == 0)
			return error_hint(evaluation->error, "did you mean %s?", variable->name);
	if (elsewhere)
		return error_hint(evaluation->error, "%s", elsewhere);
	bool upper = length > 1 && name[1] >= 'A' && name[1] <= 'Z';
	const char *near = upper && constant ? constant : verb;
	return near && error_hint(evaluation->error, "did you mean %s?", near);
}

static bool last_result(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct step *last = evaluation->session->last;
	struct place arguments, result;
	if (!last)
		return error_at(evaluation->error, node->span, "no call has been made yet");
	result = step_result_place(last, &arguments);
	if (result.type->shape == SHAPE_POINTER && result.type->of->shape == SHAPE_BYTES && !last->failed)
		*value = value_of_place(&result);
	else
		*value = value_number_of(result.type->shape == SHAPE_POINTER ? &type_long : result.type,
		                         last->result);
	return true;
}

static bool evaluate_name(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const char *name = node->name.name;
	if (strcmp(name, "?") == 0)
		return last_result(evaluation, node, value);
	const struct variable *variable = variable_find(&evaluation->session->variables, name);
	if (variable && variable->pending_job) {
		error_at(evaluation->error, node->span, "`%s` is set when job %zu ends", name,
		         variable->pending_job);
		return error_hint(evaluation->error, "wait %zu", variable->pending_job);
	}
	if (variable) {
		*value = variable->value;
		if (value_is_number(value))
			value->number = load_integer(value->bytes, value->size, value->type->is_signed);
		return true;
	}
	if (strcmp(name, "errno") == 0)
		return number_value(value, evaluation->session->last_error);
	if (strcmp(name, "NULL") == 0)
		return number_value(value, 0);
	return no_variable(evaluation, node);
}

/* The variable that a node names, through casts and &; NULL where it names none. */
static struct variable *named_variable(const struct session *session, const struct node *node)
{
	while (node->kind == NODE_CAST || (node->kind == NODE_UNARY && node->operation.sign == OPERATOR_ADDRESS))
		node = node->kind == NODE_CAST ? node->cast.operand : node->operation.left;
	return node->kind == NODE_NAME ? variable_find(&session->variables, node->name.name) : NULL;
}

/* --- parts --------------------------------------------------------------------------------------------------- */

static bool member_value(struct evaluation *evaluation, const struct node *node, const struct value *of,
                         const struct member *member, struct value *value)
{
	struct place whole = value_place(of), place = place_member(&whole, member);
	size_t size = type_size(member->type);
	if (place.size < (size ? size : 1))
		return error_at(evaluation->error, node->span, "%s lies beyond the %zu bytes that are there",
		                member->name, of->size);
	*value = value_of_place(&place);
	return true;
}

/* What the call filled in for a parameter, or was given for it; false where it has no such parameter. */
bool argument_value(const struct step *step, const char *parameter, struct value *value)
{
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	const struct member *member = type_member(call.type, parameter, strlen(parameter));
	if (!member)
		return false;
	struct place place = place_member(&call, member);
	*value = value_of_place(&place);
	/* an option's int stands in brackets, and is a number all the same */
	bool number = value->size == sizeof(int) && !value_is_struct(value) &&
	              member->type->shape == SHAPE_POINTER && member->type->of->shape == SHAPE_CHOICE &&
	              member->type->of->extent.kind == EXTENT_SIZED;
	if (number)
		*value = value_number(load_integer(value->bytes, sizeof(int), true));
	if (value->size == ARGUMENT_SIZE && value->type->shape == SHAPE_INTEGER)
		value->bytes = NULL;
	return true;
}

static bool evaluate_object(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct place place;
	if (!object_find(evaluation, node, &place))
		return false;
	*value = object_value(&place);
	return true;
}

static bool evaluate_member(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *of = node->part.of;
	bool last = of->kind == NODE_NAME && strcmp(of->name.name, "?") == 0;
	if (last && evaluation->session->last &&
	    argument_value(evaluation->session->last, node->part.member, value))
		return true;
	if (last && evaluation->session->last) {
		error_at(evaluation->error, node->span, "%s filled in nothing called `%s`",
		         evaluation->session->last->call->name, node->part.member);
		const char *near = suggest_parameter(evaluation->session->last->call, node->part.member,
		                                     strlen(node->part.member));
		return near && error_hint(evaluation->error, "did you mean $?.%s?", near);
	}
	if (is_object(evaluation->session, node))
		return evaluate_object(evaluation, node, value);
	struct value whole;
	if (!evaluate(evaluation, of, &whole))
		return false;
	const struct member *member = find_member(evaluation, node, whole.type);
	return member && member_value(evaluation, node, &whole, member, value);
}

/* The element at an index of an array, of which some say their size themselves; false where there are not so many. */
static bool find_element(const struct place *array, int64_t index, struct place *element, size_t *count)
{
	size_t at = 0, size, step;
	for (*count = 0; (step = place_step(array, at, &size)); at += step)
		if ((int64_t)(*count)++ == index)
			*element = place_element(array, at, size);
	return index >= 0 && (uint64_t)index < *count;
}

static bool evaluate_element(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct value of;
	int64_t index;
	if (is_object(evaluation->session, node))
		return evaluate_object(evaluation, node, value);
	if (!evaluate(evaluation, node->part.of, &of) || !evaluate_number(evaluation, node->part.index, &index))
		return false;
	static const struct type bytes = { .name = "uint8_t []", .shape = SHAPE_ARRAY, .of = &type_uint8 };
	struct place array = value_place(&of), element;
	size_t count;
	if (of.type->shape == SHAPE_BYTES)
		array.type = &bytes;
	if (array.type->shape != SHAPE_ARRAY)
		return error_at(evaluation->error, node->part.of->span, "this is no array");
	if (!find_element(&array, index, &element, &count))
		return error_at(evaluation->error, node->part.index->span, "the array has %zu elements", count);
	*value = value_of_place(&element);
	return true;
}

static bool evaluate_descriptor(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *number = node->descriptor.number;
	int64_t found;
	if (number->kind == NODE_NAME && !variable_find(&evaluation->session->variables, number->name.name)) {
		error_at(evaluation->error, node->span, "there is no variable `%s`", number->name.name);
		return error_hint(evaluation->error,
		                  "%s = socket ... gives a descriptor that name; @\"%s\" is an abstract unix name",
		                  number->name.name, number->name.name);
	}
	return evaluate_number(evaluation, number, &found) && number_value(value, (int32_t)found);
}

static bool evaluate_attribute(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct value number;
	const char *problem = NULL;
	if (!evaluate_descriptor(evaluation, node, &number))
		return false;
	if (session_attribute(evaluation->session, (int)number.number, node->descriptor.attribute,
	                      evaluation->arena, value, &problem))
		return true;
	return error_at(evaluation->error, node->span, "%s", problem ? problem : "out of memory");
}

/* --- operators ------------------------------------------------------------------------------------------------- */

/* The value becomes the variable's own: what it was made of may be gone with the variable's old memory. */
static bool set_variable(struct evaluation *evaluation, const char *name, struct value *value)
{
	const struct variable *variable = variable_set(&evaluation->session->variables, name, value);
	int64_t number = value->number;
	if (!variable)
		return no_memory(evaluation);
	*value = variable->value;
	value->number = number;
	return true;
}

/* A variable that nobody declared becomes what is assigned to it; all else keeps its type. */
static bool assign_value(struct evaluation *evaluation, const struct node *target, const struct node *source,
                         struct value *value)
{
	struct place place;
	bool named = target->kind == NODE_NAME;
	const struct variable *variable =
		named ? variable_find(&evaluation->session->variables, target->name.name) : NULL;
	if (named && !(variable && variable->declared))
		return set_variable(evaluation, target->name.name, value);
	if (!object_find(evaluation, target, &place) || !object_store(evaluation, target, source, &place, value))
		return false;
	*value = object_value(&place);
	return true;
}

/* How far 1 is: of a pointer the bytes of what it leads to. */
static size_t step_of(const struct value *value)
{
	return value->type->shape == SHAPE_POINTER ? pointed_size(value->type) : 1;
}

/* ++ and --, before and behind; of a pointer by what it leads to. */
static bool evaluate_step(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *target = node->operation.left;
	enum operator_sign sign = node->operation.sign;
	bool up = sign == OPERATOR_INCREMENT || sign == OPERATOR_AFTER_INCREMENT;
	bool behind = sign == OPERATOR_AFTER_INCREMENT || sign == OPERATOR_AFTER_DECREMENT;
	struct value before;
	int64_t after;
	if (!is_object(evaluation->session, target) || !evaluate(evaluation, target, &before) ||
	    !value_is_number(&before))
		return error_at(evaluation->error, node->span, "this needs a variable");
	operate(up ? OPERATOR_ADD : OPERATOR_SUBTRACT, before.number, (int64_t)step_of(&before), &after);
	struct value changed = value_number(after);
	if (!assign_value(evaluation, target, target, &changed))
		return false;
	*value = behind ? before : changed;
	value->bytes = NULL;
	value->size = 0;
	return true;
}

/* &x: from now on somebody may have it. */
static bool evaluate_address(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *of = node->operation.left;
	struct variable *variable = named_variable(evaluation->session, of);
	struct place place;
	size_t left;
	if (!variable && !is_object(evaluation->session, of))
		return error_at(evaluation->error, node->span, "only a variable has an address");
	if (variable)
		place = value_place(&variable->value);
	else if (!object_find(evaluation, of, &place))
		return false;
	if (place.member && place.member->bits)
		return error_at(evaluation->error, node->span, "a bit-field has no address");
	uint64_t address = object_address(&place);
	variables_memory(&evaluation->session->variables, address, &left);
	const struct type *type = type_pointer_to(evaluation->arena, place.type);
	*value = value_number_of(type, (int64_t)address);
	return type || no_memory(evaluation);
}

static bool evaluate_unary(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	enum operator_sign sign = node->operation.sign;
	int64_t operand, result;
	if (sign >= OPERATOR_INCREMENT)
		return evaluate_step(evaluation, node, value);
	if (sign == OPERATOR_ADDRESS)
		return evaluate_address(evaluation, node, value);
	if (sign == OPERATOR_POINTED)
		return evaluate_object(evaluation, node, value);
	if (!evaluate_number(evaluation, node->operation.left, &operand))
		return false;
	operate(sign, operand, 0, &result);
	return number_value(value, result);
}

/* p + n, p - n: n elements further; false where it is nothing of that kind, or with the error set. */
static bool move_pointer(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	enum operator_sign sign = node->operation.sign;
	struct value left;
	int64_t right;
	if ((sign != OPERATOR_ADD && sign != OPERATOR_SUBTRACT) ||
	    !is_object(evaluation->session, node->operation.left) ||
	    !evaluate_pointer(evaluation, node->operation.left, &left) || left.type->shape != SHAPE_POINTER)
		return false;
	struct value other;
	if (!evaluate(evaluation, node->operation.right, &other) || other.type->shape != SHAPE_INTEGER)
		return false;
	right = other.number * (int64_t)pointed_size(left.type);
	*value = value_number_of(left.type, sign == OPERATOR_ADD ? left.number + right : left.number - right);
	return true;
}

static bool evaluate_binary(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	enum operator_sign sign = node->operation.sign;
	int64_t left, right, result;
	if (move_pointer(evaluation, node, value))
		return true;
	if (evaluation->error->set || !evaluate_number(evaluation, node->operation.left, &left))
		return false;
	if ((sign == OPERATOR_BOTH && !left) || (sign == OPERATOR_EITHER && left))
		return number_value(value, left != 0);
	if (!evaluate_number(evaluation, node->operation.right, &right))
		return false;
	if (!operate(sign, left, right, &result))
		return error_at(evaluation->error, node->span, "division by zero");
	return number_value(value, result);
}

static bool evaluate_condition(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	int64_t test;
	if (!evaluate_number(evaluation, node->operation.left, &test))
		return false;
	return evaluate(evaluation, test ? node->operation.right : node->operation.third, value);
}

static bool evaluate_assign(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct node *target = node->operation.left, *source = node->operation.right;
	enum operator_sign sign = node->operation.sign;
	const struct variable *variable =
		target->kind == NODE_NAME ? variable_find(&evaluation->session->variables, target->name.name)
					  : NULL;
	const char *name = target->kind == NODE_NAME ? target->name.name : NULL;
	struct place place = { .type = &type_int };
	if ((!name || (variable && variable->declared)) && !object_find(evaluation, target, &place))
		return false;
	if (!evaluate_as(evaluation, source, place.type, name, value))
		return false;
	if (sign != OPERATOR_NONE) {
		struct value before;
		int64_t result;
		if (!evaluate(evaluation, target, &before))
			return false;
		if (!value_is_number(value) || !value_is_number(&before) ||
		    !operate(sign, before.number, value->number * (int64_t)step_of(&before), &result))
			return error_at(evaluation->error, node->span, "this has no value");
		number_value(value, result);
	}
	return assign_value(evaluation, target, source, value);
}

/* The size of what an expression would give, without doing anything. */
static size_t size_of_result(const struct node *node)
{
	const struct call *call = node->kind == NODE_CALL ? node->call.call : NULL;
	return call && type_size(call->returns) ? type_size(call->returns) : sizeof(int);
}

/* *p, which sizeof does not look at. */
static bool is_pointed(const struct node *node)
{
	return node->kind == NODE_UNARY && node->operation.sign == OPERATOR_POINTED;
}

static bool evaluate_sizeof(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	struct value operand;
	if (!node->cast.operand)
		return number_value(value, (int64_t)type_size(node->cast.of));
	if (node->cast.operand->kind == NODE_CALL || node->cast.operand->kind == NODE_ASSIGN)
		return number_value(value, (int64_t)size_of_result(node->cast.operand));
	if (is_pointed(node->cast.operand)) {
		if (!evaluate_pointer(evaluation, node->cast.operand->operation.left, &operand))
			return false;
		return number_value(value, (int64_t)pointed_size(operand.type));
	}
	if (!evaluate(evaluation, node->cast.operand, &operand))
		return false;
	bool constant = value_is_number(&operand) && operand.size == 0;
	return number_value(value, constant ? 4 : (int64_t)operand.size);
}

/* --- literals -------------------------------------------------------------------------------------------------- */

static bool evaluate_integer(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	(void)evaluation;
	return number_value(value, (int64_t)node->number.value);
}

static bool evaluate_constant(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	(void)evaluation;
	return number_value(value, node->constant.value);
}

static bool evaluate_string(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	(void)evaluation;
	*value = value_text(node->string.bytes, node->string.length + 1);
	return true;
}

static bool evaluate_struct(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const uint8_t *bytes;
	size_t size;
	if (!node->structure.type)
		return error_at(evaluation->error, node->span, "which struct is this? nothing says it here");
	if (!encode_literal(evaluation, NULL, node, node->structure.type, &bytes, &size))
		return false;
	*value = (struct value){ .type = node->structure.type, .bytes = bytes, .size = size };
	return true;
}

static bool evaluate_list(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const uint8_t *bytes;
	size_t size;
	if (node->list.of == &type_uint8) {
		*value = value_bytes(node->list.bytes, node->list.count);
		return true;
	}
	const struct type *type = type_array_of(evaluation->arena, node->list.of, node->list.count);
	if (!type)
		return no_memory(evaluation);
	if (!encode_literal(evaluation, NULL, node, type, &bytes, &size))
		return false;
	*value = (struct value){ .type = type, .bytes = bytes, .size = size };
	return true;
}

/* Behind "=>" stands what came out; an expression goes in with what stands before it. */
static bool evaluate_change(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	return evaluate(evaluation, node->operation.left, value);
}

static bool evaluate_cast(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const struct type *type = node->cast.of;
	bool pointer = type->shape == SHAPE_POINTER && is_object(evaluation->session, node->cast.operand);
	if (!(pointer ? evaluate_pointer : evaluate)(evaluation, node->cast.operand, value))
		return false;
	if (!value_is_number(value) || (type->shape != SHAPE_INTEGER && type->shape != SHAPE_POINTER))
		return true;
	*value = value_number_of(type, convert_integer(value->number, type->size, type->is_signed));
	return true;
}

static bool evaluate_nested_call(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	return evaluate_call(evaluation, node, NULL, value);
}

static bool evaluate_declaration(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	for (; node; node = node->declaration.next)
		if (!declare_variable(evaluation, node, value))
			return false;
	return true;
}

static evaluator *const evaluators[] = {
	[NODE_NUMBER] = evaluate_integer,
	[NODE_CONSTANT] = evaluate_constant,
	[NODE_NAME] = evaluate_name,
	[NODE_STRING] = evaluate_string,
	[NODE_CALL] = evaluate_nested_call,
	[NODE_STRUCT] = evaluate_struct,
	[NODE_LIST] = evaluate_list,
	[NODE_CHANGE] = evaluate_change,
	[NODE_UNARY] = evaluate_unary,
	[NODE_BINARY] = evaluate_binary,
	[NODE_CONDITION] = evaluate_condition,
	[NODE_ASSIGN] = evaluate_assign,
	[NODE_CAST] = evaluate_cast,
	[NODE_SIZEOF] = evaluate_sizeof,
	[NODE_MEMBER] = evaluate_member,
	[NODE_ELEMENT] = evaluate_element,
	[NODE_DESCRIPTOR] = evaluate_descriptor,
	[NODE_ATTRIBUTE] = evaluate_attribute,
	[NODE_DECLARATION] = evaluate_declaration,
	[NODE_ANYTHING] = NULL,
};

bool evaluate(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	evaluator *function = evaluators[node->kind];
	if (!function)
		return error_at(evaluation->error, node->span, "this has no value here");
	return function(evaluation, node, value);
}

bool evaluate_number(struct evaluation *evaluation, const struct node *node, int64_t *number)
{
	struct value value;
	if (!evaluate(evaluation, node, &value))
		return false;
	/* an array stands for its address, as in C; a struct of four bytes for its number */
	if (value_is_struct(&value) && value.size == 4)
		*number = load_integer(value.bytes, 4, false);
	else if (!value_is_number(&value) && named_variable(evaluation->session, node))
		*number = (int64_t)(uintptr_t)variable_expose(named_variable(evaluation->session, node));
	else if (!value_is_number(&value) && is_object(evaluation->session, node) &&
	         evaluate_pointer(evaluation, node, &value) && value_is_number(&value))
		*number = value.number;
	else if (!value_is_number(&value))
		return error_at(evaluation->error, node->span, "expected a number here");
	else
		*number = value.number;
	return true;
}
