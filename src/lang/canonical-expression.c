/* C expressions, with the fewest brackets.
 * Not here: calls and strace's notation (canonical-c.c). */
#include "lang/canonical.h"

#include <inttypes.h>
#include <string.h>

#include "abi/calls.h"
#include "lang/commands.h"
#include "lang/expression.h"
#include "lang/statement.h"
#include "lang/suggest.h"
#include "lang/types.h"

bool canonical_is_plain(const char *name)
{
	size_t length = strlen(name);
	struct input input = { .text = name, .length = length };
	/* GET / HTTP/1.0 is refused */
	bool request = name[0] >= 'A' && name[0] <= 'Z' && suggest_elsewhere(name, length);
	return begins_name(name[0]) && !request && !call_find(name, length) && !word_alias_find(name, length) &&
	       !command_find(name, length) && !is_constant(name, length) && !begins_type(&input) &&
	       !begins_control(&input) && strcmp(name, "sizeof") != 0;
}

/* --- leaves -------------------------------------------------------------------------------------------------- */

static void write_character(struct output *output, uint8_t byte)
{
	if (byte == '\'' || byte == '\\')
		output_format(output, "'\\%c'", byte);
	else if (byte >= ' ' && byte < 0x7f)
		output_format(output, "'%c'", byte);
	else
		output_format(output, "'\\%o'", byte);
}

static void write_typed_number(struct output *output, const struct node *node)
{
	uint64_t value = node->number.value;
	switch (node->number.base) {
	case BASE_HEXADECIMAL:
		output_format(output, "0x%" PRIx64, value);
		break;
	case BASE_OCTAL:
		output_format(output, "0%" PRIo64, value);
		break;
	case BASE_CHARACTER:
		write_character(output, (uint8_t)value);
		break;
	case BASE_DECIMAL:
		output_format(output, "%" PRIu64, value);
		break;
	}
}

void canonical_string(struct output *output, const struct node *string)
{
	output_text(output, string->string.abstract ? "@" : "");
	output_string(output, string->string.bytes, string->string.length);
	output_text(output, string->string.cut ? "..." : "");
}

static void write_variable(struct output *output, const struct node *node)
{
	output_format(output, "%s%s", canonical_is_plain(node->name.name) ? "" : "$", node->name.name);
}

/* @3 is 3 in C, and @srv is srv, but for names that mean something else there. */
static void write_descriptor(struct output *output, const struct node *node)
{
	const struct node *number = node->descriptor.number;
	const struct node *name = number->kind == NODE_ELEMENT ? number->part.of : number;
	bool at = node->kind == NODE_ATTRIBUTE || (name->kind == NODE_NAME && !canonical_is_plain(name->name.name));
	output_text(output, at ? "@" : "");
	if (at && name->kind == NODE_NAME && name != number) {
		output_format(output, "%s[", name->name.name);
		canonical_expression(output, number->part.index, BINDING_ASSIGNMENT);
		output_text(output, "]");
	} else if (at && name->kind == NODE_NAME)
		output_text(output, name->name.name);
	else if (number->kind == NODE_NUMBER)
		output_format(output, "%" PRId64, (int64_t)number->number.value);
	else
		canonical_expression(output, number, BINDING_POSTFIX);
	if (node->kind == NODE_ATTRIBUTE)
		output_format(output, ".%s", node->descriptor.attribute);
}

/* --- operators ----------------------------------------------------------------------------------------------- */

static const char *operator_text(int operator)
{
	static const char *const texts[] = {
		[OPERATOR_MULTIPLY] = "*",
		[OPERATOR_DIVIDE] = "/",
		[OPERATOR_REMAINDER] = "%",
		[OPERATOR_ADD] = "+",
		[OPERATOR_SUBTRACT] = "-",
		[OPERATOR_LEFT] = "<<",
		[OPERATOR_RIGHT] = ">>",
		[OPERATOR_LESS] = "<",
		[OPERATOR_GREATER] = ">",
		[OPERATOR_LESS_EQUAL] = "<=",
		[OPERATOR_GREATER_EQUAL] = ">=",
		[OPERATOR_EQUAL] = "==",
		[OPERATOR_UNEQUAL] = "!=",
		[OPERATOR_AND] = "&",
		[OPERATOR_XOR] = "^",
		[OPERATOR_OR] = "|",
		[OPERATOR_BOTH] = "&&",
		[OPERATOR_EITHER] = "||",
		[OPERATOR_NOT] = "!",
		[OPERATOR_COMPLEMENT] = "~",
		[OPERATOR_MINUS] = "-",
		[OPERATOR_PLUS] = "+",
		[OPERATOR_ADDRESS] = "&",
		[OPERATOR_POINTED] = "*",
		[OPERATOR_INCREMENT] = "++",
		[OPERATOR_DECREMENT] = "--",
		[OPERATOR_AFTER_INCREMENT] = "++",
		[OPERATOR_AFTER_DECREMENT] = "--",
	};
	return operator > 0 && (size_t)operator < sizeof texts / sizeof texts[0] ? texts[operator] : "";
}

static bool is_after(const struct node *node)
{
	return node->kind == NODE_UNARY && (node->operation.operator == OPERATOR_AFTER_INCREMENT ||
	                                    node->operation.operator == OPERATOR_AFTER_DECREMENT);
}

static enum binding binding_of(const struct node *node)
{
	switch (node->kind) {
	case NODE_ASSIGN:
		return BINDING_ASSIGNMENT;
	case NODE_CONDITION:
		return BINDING_CONDITION;
	case NODE_BINARY:
		return (enum binding)(BINDING_CONDITION +
		                      operator_precedence((enum operator)node->operation.operator));
	case NODE_UNARY:
		return is_after(node) ? BINDING_POSTFIX : BINDING_UNARY;
	case NODE_CAST:
	case NODE_SIZEOF:
		return BINDING_UNARY;
	case NODE_DESCRIPTOR:
		if (node->descriptor.number->kind != NODE_NUMBER)
			return BINDING_POSTFIX;
		return (int64_t)node->descriptor.number->number.value < 0 ? BINDING_UNARY : BINDING_OPERAND;
	case NODE_CALL:
		return node->call.expectation ? BINDING_UNARY : BINDING_OPERAND;
	case NODE_MEMBER:
	case NODE_ELEMENT:
		return BINDING_POSTFIX;
	default:
		return BINDING_OPERAND;
	}
}

static void write_unary(struct output *output, const struct node *node)
{
	const char *text = operator_text(node->operation.operator);
	if (is_after(node)) {
		canonical_expression(output, node->operation.left, BINDING_POSTFIX);
		output_text(output, text);
		return;
	}
	output_text(output, text);
	size_t start = output->length;
	canonical_expression(output, node->operation.left, BINDING_UNARY);
	/* two signs in a row are another operator */
	if (!output->failed && (text[0] == '-' || text[0] == '+') && output->text[start] == text[0]) {
		output_insert(output, start, "(");
		output_text(output, ")");
	}
}

static void write_binary(struct output *output, const struct node *node)
{
	enum binding binding = binding_of(node);
	canonical_expression(output, node->operation.left, binding);
	output_format(output, " %s ", operator_text(node->operation.operator));
	canonical_expression(output, node->operation.right, (enum binding)(binding + 1));
}

static void write_change(struct output *output, const struct node *node)
{
	canonical_expression(output, node->operation.left, BINDING_CONDITION);
	output_text(output, " => ");
	canonical_expression(output, node->operation.right, BINDING_CONDITION);
}

static void write_assignment(struct output *output, const struct node *node)
{
	const struct node *left = node->operation.left;
	/* a session command before = is a variable */
	bool plain = left->kind == NODE_NAME && !left->name.dollar && node->operation.operator == OPERATOR_NONE;
	if (plain)
		output_text(output, left->name.name);
	else
		canonical_expression(output, left, BINDING_UNARY);
	output_format(output, " %s= ", operator_text(node->operation.operator));
	canonical_expression(output, node->operation.right, BINDING_ASSIGNMENT);
}

static void write_condition(struct output *output, const struct node *node)
{
	canonical_expression(output, node->operation.left, BINDING_BINARY);
	output_text(output, " ? ");
	canonical_expression(output, node->operation.right, BINDING_ASSIGNMENT);
	output_text(output, " : ");
	canonical_expression(output, node->operation.third, BINDING_CONDITION);
}

static void write_cast(struct output *output, const struct node *node)
{
	output_text(output, node->kind == NODE_SIZEOF ? "sizeof(" : "(");
	if (node->cast.type)
		output_text(output, node->cast.type);
	else
		canonical_expression(output, node->cast.operand, BINDING_ASSIGNMENT);
	output_text(output, ")");
	if (node->kind == NODE_CAST)
		canonical_expression(output, node->cast.operand, BINDING_UNARY);
}

static void write_part(struct output *output, const struct node *node)
{
	canonical_expression(output, node->part.of, BINDING_POSTFIX);
	if (node->kind == NODE_MEMBER) {
		output_format(output, "%s%s", node->part.arrow ? "->" : ".", node->part.member);
		return;
	}
	output_text(output, "[");
	canonical_expression(output, node->part.index, BINDING_ASSIGNMENT);
	output_text(output, "]");
}

static void write_node(struct output *output, const struct node *node)
{
	switch (node->kind) {
	case NODE_NUMBER: write_typed_number(output, node); break;
	case NODE_CONSTANT: output_text(output, node->constant.name); break;
	case NODE_NAME: write_variable(output, node); break;
	case NODE_STRING: canonical_string(output, node); break;
	case NODE_CALL: canonical_call(output, node); break;
	case NODE_STRUCT: canonical_struct(output, node); break;
	case NODE_LIST: canonical_list(output, node, NULL, 0); break;
	case NODE_CHANGE: write_change(output, node); break;
	case NODE_BINARY: write_binary(output, node); break;
	case NODE_UNARY: write_unary(output, node); break;
	case NODE_CONDITION: write_condition(output, node); break;
	case NODE_ASSIGN: write_assignment(output, node); break;
	case NODE_CAST:
	case NODE_SIZEOF: write_cast(output, node); break;
	case NODE_MEMBER:
	case NODE_ELEMENT: write_part(output, node); break;
	case NODE_DESCRIPTOR:
	case NODE_ATTRIBUTE: write_descriptor(output, node); break;
	case NODE_ANYTHING: output_text(output, "?"); break;
	case NODE_LEFT_OUT:
	case NODE_RANGE:
	case NODE_ADDRESS:
	case NODE_REPEAT:
	case NODE_FILE: break; /* of words alone */
	}
}

void canonical_expression(struct output *output, const struct node *node, enum binding least)
{
	bool brackets = binding_of(node) < least;
	output_text(output, brackets ? "(" : "");
	write_node(output, node);
	output_text(output, brackets ? ")" : "");
}
