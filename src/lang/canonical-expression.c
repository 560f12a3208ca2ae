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

static void write_character(struct sink *sink, uint8_t byte)
{
	if (byte == '\'' || byte == '\\')
		sink_format(sink, "'\\%c'", byte);
	else if (byte >= ' ' && byte < 0x7f)
		sink_format(sink, "'%c'", byte);
	else
		sink_format(sink, "'\\%o'", byte);
}

static void write_typed_number(struct sink *sink, const struct node *node)
{
	uint64_t value = node->number.value;
	switch (node->number.base) {
	case BASE_HEXADECIMAL:
		sink_format(sink, "0x%" PRIx64, value);
		break;
	case BASE_OCTAL:
		sink_format(sink, "0%" PRIo64, value);
		break;
	case BASE_CHARACTER:
		write_character(sink, (uint8_t)value);
		break;
	case BASE_DECIMAL:
		sink_format(sink, "%" PRIu64, value);
		break;
	}
}

void canonical_string(struct sink *sink, const struct node *string)
{
	sink_text(sink, ROLE_PLAIN, string->string.abstract ? "@" : "");
	sink_string(sink, string->string.bytes, string->string.length);
	sink_text(sink, ROLE_PLAIN, string->string.cut ? "..." : "");
}

static void write_variable(struct sink *sink, const struct node *node)
{
	sink_format(sink, "%s%s", canonical_is_plain(node->name.name) ? "" : "$", node->name.name);
}

/* @3 is 3 in C, and @srv is srv, but for names that mean something else there. */
static void write_descriptor(struct sink *sink, const struct node *node)
{
	const struct node *number = node->descriptor.number;
	const struct node *name = number->kind == NODE_ELEMENT ? number->part.of : number;
	bool at = node->kind == NODE_ATTRIBUTE || (name->kind == NODE_NAME && !canonical_is_plain(name->name.name));
	sink_text(sink, ROLE_PLAIN, at ? "@" : "");
	if (at && name->kind == NODE_NAME && name != number) {
		sink_format(sink, "%s[", name->name.name);
		canonical_expression(sink, number->part.index, BINDING_ASSIGNMENT);
		sink_text(sink, ROLE_PLAIN, "]");
	} else if (at && name->kind == NODE_NAME)
		sink_text(sink, ROLE_PLAIN, name->name.name);
	else if (number->kind == NODE_NUMBER)
		sink_format(sink, "%" PRId64, (int64_t)number->number.value);
	else
		canonical_expression(sink, number, BINDING_POSTFIX);
	if (node->kind == NODE_ATTRIBUTE)
		sink_format(sink, ".%s", node->descriptor.attribute);
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

/* Two signs in a row would be another operator. */
static bool begins_with_sign(const struct node *operand, char sign)
{
	if (operand->kind == NODE_UNARY)
		return !is_after(operand) && operator_text(operand->operation.operator)[0] == sign;
	return sign == '-' && operand->kind == NODE_DESCRIPTOR && binding_of(operand) == BINDING_UNARY;
}

static void write_unary(struct sink *sink, const struct node *node)
{
	const char *text = operator_text(node->operation.operator);
	if (is_after(node)) {
		canonical_expression(sink, node->operation.left, BINDING_POSTFIX);
		sink_text(sink, ROLE_PLAIN, text);
		return;
	}
	bool is_sign = text[0] == '-' || text[0] == '+';
	bool brackets = is_sign && begins_with_sign(node->operation.left, text[0]);
	sink_text(sink, ROLE_PLAIN, text);
	canonical_expression(sink, node->operation.left, brackets ? BINDING_OPERAND : BINDING_UNARY);
}

static void write_binary(struct sink *sink, const struct node *node)
{
	enum binding binding = binding_of(node);
	canonical_expression(sink, node->operation.left, binding);
	sink_format(sink, " %s ", operator_text(node->operation.operator));
	canonical_expression(sink, node->operation.right, (enum binding)(binding + 1));
}

static void write_change(struct sink *sink, const struct node *node)
{
	canonical_expression(sink, node->operation.left, BINDING_CONDITION);
	sink_text(sink, ROLE_PLAIN, " => ");
	canonical_expression(sink, node->operation.right, BINDING_CONDITION);
}

static void write_assignment(struct sink *sink, const struct node *node)
{
	const struct node *left = node->operation.left;
	/* a session command before = is a variable */
	bool plain = left->kind == NODE_NAME && !left->name.dollar && node->operation.operator == OPERATOR_NONE;
	if (plain)
		sink_text(sink, ROLE_PLAIN, left->name.name);
	else
		canonical_expression(sink, left, BINDING_UNARY);
	sink_format(sink, " %s= ", operator_text(node->operation.operator));
	canonical_expression(sink, node->operation.right, BINDING_ASSIGNMENT);
}

static void write_condition(struct sink *sink, const struct node *node)
{
	canonical_expression(sink, node->operation.left, BINDING_BINARY);
	sink_text(sink, ROLE_PLAIN, " ? ");
	canonical_expression(sink, node->operation.right, BINDING_ASSIGNMENT);
	sink_text(sink, ROLE_PLAIN, " : ");
	canonical_expression(sink, node->operation.third, BINDING_CONDITION);
}

static void write_cast(struct sink *sink, const struct node *node)
{
	sink_text(sink, ROLE_PLAIN, node->kind == NODE_SIZEOF ? "sizeof(" : "(");
	if (node->cast.type)
		sink_text(sink, ROLE_PLAIN, node->cast.type);
	else
		canonical_expression(sink, node->cast.operand, BINDING_ASSIGNMENT);
	sink_text(sink, ROLE_PLAIN, ")");
	if (node->kind == NODE_CAST)
		canonical_expression(sink, node->cast.operand, BINDING_UNARY);
}

static void write_part(struct sink *sink, const struct node *node)
{
	canonical_expression(sink, node->part.of, BINDING_POSTFIX);
	if (node->kind == NODE_MEMBER) {
		sink_format(sink, "%s%s", node->part.arrow ? "->" : ".", node->part.member);
		return;
	}
	sink_text(sink, ROLE_PLAIN, "[");
	canonical_expression(sink, node->part.index, BINDING_ASSIGNMENT);
	sink_text(sink, ROLE_PLAIN, "]");
}

static void write_node(struct sink *sink, const struct node *node)
{
	switch (node->kind) {
	case NODE_NUMBER: write_typed_number(sink, node); break;
	case NODE_CONSTANT: sink_text(sink, ROLE_PLAIN, node->constant.name); break;
	case NODE_NAME: write_variable(sink, node); break;
	case NODE_STRING: canonical_string(sink, node); break;
	case NODE_CALL: canonical_call(sink, node); break;
	case NODE_STRUCT: canonical_struct(sink, node); break;
	case NODE_LIST: canonical_list(sink, node, NULL, 0); break;
	case NODE_CHANGE: write_change(sink, node); break;
	case NODE_BINARY: write_binary(sink, node); break;
	case NODE_UNARY: write_unary(sink, node); break;
	case NODE_CONDITION: write_condition(sink, node); break;
	case NODE_ASSIGN: write_assignment(sink, node); break;
	case NODE_CAST:
	case NODE_SIZEOF: write_cast(sink, node); break;
	case NODE_MEMBER:
	case NODE_ELEMENT: write_part(sink, node); break;
	case NODE_DESCRIPTOR:
	case NODE_ATTRIBUTE: write_descriptor(sink, node); break;
	case NODE_ANYTHING: sink_text(sink, ROLE_PLAIN, "?"); break;
	case NODE_LEFT_OUT:
	case NODE_RANGE:
	case NODE_ADDRESS:
	case NODE_REPEAT:
	case NODE_FILE: break; /* of words alone */
	}
}

void canonical_expression(struct sink *sink, const struct node *node, enum binding least)
{
	bool brackets = binding_of(node) < least;
	sink_text(sink, ROLE_PLAIN, brackets ? "(" : "");
	write_node(sink, node);
	sink_text(sink, ROLE_PLAIN, brackets ? ")" : "");
}
