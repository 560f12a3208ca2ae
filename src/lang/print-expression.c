/* C expressions, with the fewest brackets.
 * Not here: strace's notation (print-notation.c), calls (print-call.c). */
#include "lang/print-parts.h"

#include <stdio.h>
#include <string.h>

#include "abi/calls.h"
#include "lang/commands.h"
#include "lang/expression.h"
#include "lang/statement.h"
#include "lang/suggest.h"
#include "lang/types.h"

/* Whether a variable's name can stand alone in C, without a $ or @ before it. */
static bool is_plain(const char *name)
{
	size_t length = strlen(name);
	struct input input = { .text = name, .length = length };
	/* GET / HTTP/1.0 is refused */
	bool request = name[0] >= 'A' && name[0] <= 'Z' && suggest_elsewhere(name, length);
	return begins_name(name[0]) && !request && !call_find(name, length) &&
	       !word_alias_find(name, length) && !command_find(name, length) && !is_constant(name, length) &&
	       !begins_type(&input) && !begins_control(&input) && strcmp(name, "sizeof") != 0;
}

/* --- leaves -------------------------------------------------------------------------------------------------- */

static void write_character(struct text_sink *out, uint8_t byte)
{
	char text[sizeof "'\\377'"];
	bool shown = byte >= ' ' && byte < 0x7f, special = byte == '\'' || byte == '\\';
	snprintf(text, sizeof text, shown ? special ? "'\\%c'" : "'%c'" : "'\\%o'", byte);
	tree_print_text(out, text);
}

static void write_octal(struct text_sink *out, uint64_t value)
{
	char text[32];
	snprintf(text, sizeof text, "0%llo", (unsigned long long)value);
	tree_print_text(out, text);
}

static void write_typed_number(struct text_sink *out, const struct node *node)
{
	uint64_t value = node->number.value;
	switch (node->number.base) {
	case BASE_HEXADECIMAL:
		sink_hex(&out->sink, value);
		break;
	case BASE_OCTAL:
		write_octal(out, value);
		break;
	case BASE_CHARACTER:
		write_character(out, (uint8_t)value);
		break;
	case BASE_DECIMAL:
		sink_unsigned(&out->sink, value);
		break;
	}
}

void tree_print_string(struct text_sink *out, const struct node *string)
{
	tree_print_text(out, string->string.abstract ? "@" : "");
	sink_string(&out->sink, string->string.bytes, string->string.length);
	tree_print_text(out, string->string.cut ? "..." : "");
}

static void write_variable(struct text_sink *out, const struct node *node)
{
	tree_print_text(out, is_plain(node->name.name) ? "" : "$");
	tree_print_text(out, node->name.name);
}

/* @3 is 3 in C, and @srv is srv, but for names that mean something else there. */
static void write_descriptor(struct text_sink *out, const struct node *node)
{
	const struct node *number = node->descriptor.number;
	const struct node *name = number->kind == NODE_ELEMENT ? number->part.of : number;
	bool at = node->kind == NODE_ATTRIBUTE || (name->kind == NODE_NAME && !is_plain(name->name.name));
	tree_print_text(out, at ? "@" : "");
	if (at && name->kind == NODE_NAME && name != number) {
		tree_print_text(out, name->name.name);
		tree_print_text(out, "[");
		tree_print_expression(out, number->part.index, BINDING_ASSIGNMENT);
		tree_print_text(out, "]");
	} else if (at && name->kind == NODE_NAME)
		tree_print_text(out, name->name.name);
	else if (number->kind == NODE_NUMBER)
		sink_number(&out->sink, (int64_t)number->number.value);
	else
		tree_print_expression(out, number, BINDING_POSTFIX);
	if (node->kind == NODE_ATTRIBUTE) {
		tree_print_text(out, ".");
		tree_print_text(out, node->descriptor.attribute);
	}
}

/* --- operators ----------------------------------------------------------------------------------------------- */

static const char *operator_text(enum operator_sign sign)
{
	static const char *const texts[] = {
		[OPERATOR_NONE] = "",
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
	return texts[sign];
}

static bool is_after(const struct node *node)
{
	return node->kind == NODE_UNARY && (node->operation.sign == OPERATOR_AFTER_INCREMENT ||
	                                    node->operation.sign == OPERATOR_AFTER_DECREMENT);
}

static enum binding binding_of(const struct node *node)
{
	switch (node->kind) {
	case NODE_ASSIGN:
		return BINDING_ASSIGNMENT;
	case NODE_CONDITION:
		return BINDING_CONDITION;
	case NODE_BINARY:
		return (enum binding)(BINDING_CONDITION + operator_precedence(node->operation.sign));
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
	case NODE_LEFT_OUT:
	case NODE_NUMBER:
	case NODE_CONSTANT:
	case NODE_NAME:
	case NODE_STRING:
	case NODE_RANGE:
	case NODE_STRUCT:
	case NODE_LIST:
	case NODE_CHANGE:
	case NODE_ATTRIBUTE:
	case NODE_ADDRESS:
	case NODE_REPEAT:
	case NODE_FILE:
	case NODE_ANYTHING:
	case NODE_DECLARATION:
		break;
	}
	return BINDING_OPERAND;
}

static void write_unary(struct text_sink *out, const struct node *node)
{
	const char *text = operator_text(node->operation.sign);
	if (is_after(node)) {
		tree_print_expression(out, node->operation.left, BINDING_POSTFIX);
		tree_print_text(out, text);
		return;
	}
	tree_print_text(out, text);
	size_t start = out->length;
	tree_print_expression(out, node->operation.left, BINDING_UNARY);
	/* two signs in a row are another operator */
	if (start < out->length && (text[0] == '-' || text[0] == '+') && out->data[start] == text[0])
		tree_print_brackets(out, start);
}

static void write_binary(struct text_sink *out, const struct node *node)
{
	enum binding binding = binding_of(node);
	tree_print_expression(out, node->operation.left, binding);
	tree_print_text(out, " ");
	tree_print_text(out, operator_text(node->operation.sign));
	tree_print_text(out, " ");
	tree_print_expression(out, node->operation.right, (enum binding)(binding + 1));
}

static void write_change(struct text_sink *out, const struct node *node)
{
	tree_print_expression(out, node->operation.left, BINDING_CONDITION);
	tree_print_text(out, " => ");
	tree_print_expression(out, node->operation.right, BINDING_CONDITION);
}

static void write_assignment(struct text_sink *out, const struct node *node)
{
	const struct node *left = node->operation.left;
	/* a session command before = is a variable */
	bool plain = left->kind == NODE_NAME && !left->name.dollar && node->operation.sign == OPERATOR_NONE;
	if (plain)
		tree_print_text(out, left->name.name);
	else
		tree_print_expression(out, left, BINDING_UNARY);
	tree_print_text(out, " ");
	tree_print_text(out, operator_text(node->operation.sign));
	tree_print_text(out, "= ");
	tree_print_expression(out, node->operation.right, BINDING_ASSIGNMENT);
}

static void write_condition(struct text_sink *out, const struct node *node)
{
	tree_print_expression(out, node->operation.left, BINDING_BINARY);
	tree_print_text(out, " ? ");
	tree_print_expression(out, node->operation.right, BINDING_ASSIGNMENT);
	tree_print_text(out, " : ");
	tree_print_expression(out, node->operation.third, BINDING_CONDITION);
}

static void write_cast(struct text_sink *out, const struct node *node)
{
	tree_print_text(out, node->kind == NODE_SIZEOF ? "sizeof(" : "(");
	if (node->cast.type)
		tree_print_text(out, node->cast.type);
	else
		tree_print_expression(out, node->cast.operand, BINDING_ASSIGNMENT);
	tree_print_text(out, ")");
	if (node->kind == NODE_CAST)
		tree_print_expression(out, node->cast.operand, BINDING_UNARY);
}

static void write_part(struct text_sink *out, const struct node *node)
{
	tree_print_expression(out, node->part.of, BINDING_POSTFIX);
	if (node->kind == NODE_MEMBER) {
		tree_print_text(out, node->part.arrow ? "->" : ".");
		tree_print_text(out, node->part.member);
		return;
	}
	tree_print_text(out, "[");
	tree_print_expression(out, node->part.index, BINDING_ASSIGNMENT);
	tree_print_text(out, "]");
}

static void write_declaration(struct text_sink *out, const struct node *node)
{
	tree_print_text(out, node->declaration.base);
	for (const struct node *first = node; node; node = node->declaration.next) {
		tree_print_text(out, node == first ? " " : ", ");
		for (unsigned i = 0; i < node->declaration.stars; i++)
			tree_print_text(out, "*");
		tree_print_text(out, node->declaration.name);
		if (node->declaration.is_array)
			tree_print_text(out, "[");
		if (node->declaration.count)
			tree_print_expression(out, node->declaration.count, BINDING_ASSIGNMENT);
		if (node->declaration.is_array)
			tree_print_text(out, "]");
		if (!node->declaration.value)
			continue;
		tree_print_text(out, " = ");
		tree_print_expression(out, node->declaration.value, BINDING_ASSIGNMENT);
	}
}

static void write_node(struct text_sink *out, const struct node *node)
{
	switch (node->kind) {
	case NODE_NUMBER:
		write_typed_number(out, node);
		break;
	case NODE_CONSTANT:
		tree_print_text(out, node->constant.name);
		break;
	case NODE_NAME:
		write_variable(out, node);
		break;
	case NODE_STRING:
		tree_print_string(out, node);
		break;
	case NODE_CALL:
		tree_print_call(out, node);
		break;
	case NODE_STRUCT:
		tree_print_struct(out, NULL, node);
		break;
	case NODE_LIST:
		tree_print_list(out, &(struct slot){ .type = NULL }, node);
		break;
	case NODE_CHANGE:
		write_change(out, node);
		break;
	case NODE_BINARY:
		write_binary(out, node);
		break;
	case NODE_UNARY:
		write_unary(out, node);
		break;
	case NODE_CONDITION:
		write_condition(out, node);
		break;
	case NODE_ASSIGN:
		write_assignment(out, node);
		break;
	case NODE_CAST:
	case NODE_SIZEOF:
		write_cast(out, node);
		break;
	case NODE_MEMBER:
	case NODE_ELEMENT:
		write_part(out, node);
		break;
	case NODE_DESCRIPTOR:
	case NODE_ATTRIBUTE:
		write_descriptor(out, node);
		break;
	case NODE_ANYTHING:
		tree_print_text(out, "?");
		break;
	case NODE_DECLARATION:
		write_declaration(out, node);
		break;
	case NODE_LEFT_OUT:
	case NODE_RANGE:
	case NODE_ADDRESS:
	case NODE_REPEAT:
	case NODE_FILE:
		break; /* of words alone */
	}
}

void tree_print_expression(struct text_sink *out, const struct node *node, enum binding least)
{
	bool brackets = binding_of(node) < least;
	tree_print_text(out, brackets ? "(" : "");
	write_node(out, node);
	tree_print_text(out, brackets ? ")" : "");
}
