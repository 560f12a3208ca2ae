/* Calls as words: for those that only a session can complete.
 * Not here: addresses (print-address.c), structs by a pattern (print-pattern.c), their C form (print-call.c). */
#include "lang/print-parts.h"

#include <string.h>

#include "abi/options.h"
#include "lang/expression.h"
#include "lang/word-place.h"
#include "lang/words.h"
#include "type/names.h"

/* --- single values ------------------------------------------------------------------------------------------------ */

bool tree_is_path(const struct node *node)
{
	while ((node->kind == NODE_MEMBER && !node->part.arrow) || node->kind == NODE_ELEMENT)
		node = node->part.of;
	return node->kind == NODE_NAME;
}

static void print_index(struct text_sink *out, const struct node *element)
{
	tree_print_text(out, "[");
	tree_print_expression(out, element->part.index, BINDING_ASSIGNMENT);
	tree_print_text(out, "]");
}

static void print_path(struct text_sink *out, const struct node *node)
{
	if (node->kind == NODE_NAME) {
		tree_print_text(out, "$");
		tree_print_text(out, node->name.name);
		return;
	}
	print_path(out, node->part.of);
	if (node->kind == NODE_MEMBER) {
		tree_print_text(out, ".");
		tree_print_text(out, node->part.member);
	} else
		print_index(out, node);
}

/* @3, @srv, @sv[1] */
static void print_at(struct text_sink *out, const struct node *number)
{
	tree_print_text(out, "@");
	if (number->kind == NODE_NUMBER)
		sink_number(&out->sink, (int64_t)number->number.value);
	else if (number->kind == NODE_NAME)
		tree_print_text(out, number->name.name);
	else {
		tree_print_text(out, number->part.of->name.name);
		print_index(out, number);
	}
}

static void print_expression_word(struct text_sink *out, const struct node *node)
{
	if (node->kind == NODE_DESCRIPTOR || node->kind == NODE_ATTRIBUTE) {
		print_at(out, node->descriptor.number);
		tree_print_text(out, node->kind == NODE_ATTRIBUTE ? "." : "");
		tree_print_text(out, node->kind == NODE_ATTRIBUTE ? node->descriptor.attribute : "");
	} else if (tree_is_path(node))
		print_path(out, node);
	else {
		tree_print_text(out, "$(");
		tree_print_expression(out, node, BINDING_ASSIGNMENT);
		tree_print_text(out, ")");
	}
}

void tree_print_value_word(struct text_sink *out, const struct node *node)
{
	int64_t value;
	if (!constant_value(node, &value))
		print_expression_word(out, node);
	else if (node->kind == NODE_NUMBER && node->number.base == BASE_HEXADECIMAL)
		sink_hex(&out->sink, (uint64_t)value);
	else
		sink_number(&out->sink, value);
}

bool tree_is_bare(const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] <= ' ' || text[i] == 0x7f || strchr(";\"'", text[i]))
			return false;
	return length && text[length - 1] != '&';
}

void tree_print_string_word(struct text_sink *out, const struct node *string)
{
	const char *text = (const char *)string->string.bytes;
	if (string->string.bare && tree_is_bare(text))
		tree_print_plain(out, text, string->string.length);
	else
		tree_print_string(out, string);
}

/* --- names and conversions ---------------------------------------------------------------------------------------- */

/* What C has, name by name, up to the comment that strace has behind a number without a name. */
static void print_names_of(struct text_sink *out, const struct name_set *set, const char *text, size_t length)
{
	char word[NAME_WORD_MOST];
	for (size_t at = 0; at < length;) {
		size_t end = at;
		while (end < length && text[end] != '|' && text[end] != ' ')
			end++;
		const struct name *name = name_find(set, text + at, end - at);
		if (name)
			tree_print_text(out, name_word(set, name, word));
		else
			sink_text_length(&out->sink, ROLE_PLAIN, text + at, end - at);
		if (end == length || text[end] != '|')
			return;
		tree_print_text(out, "|");
		at = end + 1;
	}
}

bool tree_print_names(struct text_sink *out, const struct slot *slot, int64_t number)
{
	struct text_sink names;
	tree_print_begin(&names);
	bool fits = tree_print_number(&names, slot, number);
	if (fits)
		print_names_of(out, slot->type->names, names.data, names.length);
	out->failed = out->failed || names.failed;
	text_sink_free(&names);
	return fits;
}

/* What stands in quotes, or else in the brackets, of htons(80), inet_pton(AF_INET6, "::1", &sin6_addr). */
static bool print_inside_of(struct text_sink *out, const char *text, size_t length, const char *conversion)
{
	size_t name = strlen(conversion);
	if (length <= name || memcmp(text, conversion, name) != 0)
		return false;
	const char *quote = memchr(text, '"', length);
	const char *start = quote ? quote + 1 : text + name + 1;
	const char *end = quote ? memrchr(text, '"', length) : text + length - 1;
	if (end > start)
		sink_text_length(&out->sink, ROLE_PLAIN, start, (size_t)(end - start));
	return end > start;
}

bool tree_print_inside(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	const struct node *inside = tree_inside_conversion(slot, node);
	if (inside) {
		tree_print_value_word(out, inside);
		return true;
	}
	struct text_sink text;
	tree_print_begin(&text);
	tree_print_value(&text, slot, node);
	bool said = text.length && print_inside_of(out, text.data, text.length, slot->type->form->conversion);
	out->failed = out->failed || text.failed;
	text_sink_free(&text);
	return said;
}

/* --- scalars ------------------------------------------------------------------------------------------------------ */

static bool is_null(const struct node *node)
{
	return node->kind == NODE_CONSTANT && !node->constant.set && strcmp(node->constant.name, "NULL") == 0;
}

/* The row of an option that was typed with a name of its own, an alias too, or of its value. */
static const struct socket_option *option_at(const struct node *level_node, const struct node *node)
{
	int64_t level, value;
	if (!constant_value(level_node, &level) || !constant_value(node, &value))
		return NULL;
	const char *name = node->kind == NODE_CONSTANT ? node->constant.name : "";
	const struct socket_option *typed = option_find(level, name, strlen(name));
	return typed && typed->value == value ? typed : option_of_value(level, value);
}

/* Whether the word of the argument that names this one says it. */
static bool is_said(const struct node *call, size_t index)
{
	const struct member *member = &call->call.call->arguments.members[index];
	char word[NAME_WORD_MOST];
	if (member->fallback != FALLBACK_NAMED)
		return false;
	const struct node *option_node = call->call.arguments[member->by.offset / ARGUMENT_SIZE];
	const struct socket_option *option = option_at(call->call.arguments[index], option_node);
	return option && word_of_option(option, word);
}

static bool print_option(struct text_sink *out, const struct node *level, const struct node *node)
{
	const struct socket_option *option = option_at(level, node);
	char word[NAME_WORD_MOST];
	if (!option)
		return false;
	word_of_option(option, word);
	tree_print_text(out, word);
	return true;
}

/* False, with nothing written, where the value stands for itself. */
static bool print_integer_word(struct text_sink *out, const struct node *call, size_t index, const struct slot *slot)
{
	const struct node *node = call->call.arguments[index];
	const struct type *type = slot->type;
	size_t level;
	int64_t number;
	if (names_another(call->call.call, index, &level))
		return print_option(out, call->call.arguments[level], node);
	bool named = type->names && (type->names->unknown || node->kind == NODE_CONSTANT);
	if (named && constant_value(node, &number))
		return tree_print_names(out, slot, number);
	return type->form->conversion && tree_print_inside(out, slot, node);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

static void print_file(struct text_sink *out, const char *path)
{
	tree_print_text(out, "file:");
	if (tree_is_bare(path))
		tree_print_text(out, path);
	else
		sink_string(&out->sink, path, strlen(path));
}

/* @3 in @4 in|out: each item by the pattern of the elements. */
bool tree_print_items(struct text_sink *out, const struct slot *slot, const struct node *list)
{
	size_t start = out->length;
	bool said = list->list.count && !list->list.more && slot->type && slot->type->shape == SHAPE_ARRAY &&
	            slot->type->of->words;
	for (size_t i = 0; said && i < list->list.count; i++) {
		const struct node *item = list->list.items[i];
		tree_print_text(out, i ? " " : "");
		said = item->kind == NODE_STRUCT && item->structure.type == slot->type->of &&
		       tree_print_pattern(out, slot->around, item);
	}
	if (!said)
		out->length = start;
	return said;
}

/* The one number of an array of one, or of memory of which nothing is known: words leave the brackets out. `open` is
 * the type before its choice was resolved. */
static const struct node *lone_number(const struct slot *slot, const struct type *open, const struct node *list)
{
	const struct type *type = slot->type;
	bool one = type && type->shape == SHAPE_ARRAY && type->extent.kind == EXTENT_FIXED && type->extent.number == 1;
	bool unknown = open && open->shape == SHAPE_CHOICE && type == open->choice.otherwise;
	bool is = (one || unknown) && list->list.items && list->list.count == 1 && !list->list.more;
	return is && list->list.items[0]->kind != NODE_CHANGE ? list->list.items[0] : NULL;
}

void tree_print_memory_word(struct text_sink *out, const struct slot *slot, const struct node *node)
{
	struct slot chosen = tree_slot_chosen(slot, node);
	const struct node *number = node->kind == NODE_LIST ? lone_number(&chosen, slot->type, node) : NULL;
	bool pattern = node->kind == NODE_STRUCT && node->structure.type == chosen.type;
	if (number)
		tree_print_value_word(out, number);
	else if (node->kind == NODE_LIST && tree_print_items(out, &chosen, node))
		return;
	else if (node->kind == NODE_LIST)
		tree_print_list(out, &chosen, node);
	else if (tree_print_address(out, slot->around, node) || (pattern && tree_print_pattern(out, slot->around, node)))
		return;
	else if (node->kind == NODE_STRUCT)
		tree_print_struct(out, slot->around, node);
	else if (node->kind == NODE_REPEAT) {
		tree_print_memory_word(out, slot, node->repeat.data);
		tree_print_text(out, " * ");
		tree_print_value_word(out, node->repeat.times);
	} else if (node->kind == NODE_FILE)
		print_file(out, node->file.path);
	else if (node->kind == NODE_STRING)
		tree_print_string_word(out, node);
	else
		tree_print_value_word(out, node);
}

/* --- arguments ---------------------------------------------------------------------------------------------------- */

static void print_word(struct text_sink *out, const struct node *call, size_t index)
{
	struct around around = around_call(call);
	const struct node *node = call->call.arguments[index];
	const struct member *member = &around.type->members[index];
	struct slot open = { .type = member->type, .member = member, .around = &around };
	struct slot slot = tree_slot_chosen(&open, node);
	struct slot memory = { .type = member->type, .around = &around };
	if (is_null(node)) {
		tree_print_text(out, "NULL");
		return;
	}
	if (slot.type && slot.type->shape == SHAPE_INTEGER && print_integer_word(out, call, index, &slot))
		return;
	if (slot.type && slot.type->shape == SHAPE_POINTER)
		memory.type = slot.type->of;
	tree_print_memory_word(out, &memory, node);
}

static bool is_descriptor(const struct member *member)
{
	return member->type->form == &form_descriptor;
}

/* Whether an argument takes a word by its place. */
static bool has_place(const struct node *call, size_t index)
{
	return takes_word(&call->call.call->arguments.members[index], argument_type(call, index));
}

static bool is_number(const struct input *input)
{
	char first = input_byte(input, 0);
	return (first >= '0' && first <= '9') || first == '-';
}

/* Whether the argument that is written already would take one more word that begins so. */
static bool takes_more(const struct input *input, const struct node *call, size_t index)
{
	const struct node *given = call->call.arguments[index];
	const struct type *pointee = argument_pointee(call, index, given);
	if (given->kind == NODE_LEFT_OUT || !pointee)
		return false;
	const struct type *open = call->call.call->arguments.members[index].type->of;
	bool address = open->shape == SHAPE_CHOICE && open->choice.own_size;
	bool list = pointee->shape == SHAPE_ARRAY && pointee->of->words;
	return (address && tree_wants_port(given)) || (list && input_byte(input, 0) == '@');
}

/* Whether a number would not be read in that argument's place: a flag, an address, a level has a key before it. */
static bool is_keyed_number(const struct node *call, size_t index)
{
	const struct node *node = call->call.arguments[index];
	const struct type *type = argument_type(call, index), *pointee = argument_pointee(call, index, node);
	bool flags = type && type->names && type->names->kind == SET_FLAGS;
	bool data = pointee && pointee->shape == SHAPE_BYTES && pointee->extent.kind == EXTENT_SIZED;
	return flags || data || call->call.call->arguments.members[index].fallback == FALLBACK_NAMED;
}

/* Whether the word would not be read as this argument by its place, behind those that are placed. */
static bool is_misread(const struct input *input, const struct node *call, size_t index, const bool *placed)
{
	size_t key;
	if (input_byte(input, 0) == '(' || is_null(call->call.arguments[index]) || at_key(input, &key) || words_end(input) ||
	    (input_byte(input, 0) == '/' && input_byte(input, 1) == '*'))
		return true;
	if (is_number(input) && is_keyed_number(call, index))
		return true;
	for (size_t i = 0; i < index; i++) {
		const struct member *passed = &call->call.call->arguments.members[i];
		bool missing = call->call.arguments[i]->kind == NODE_LEFT_OUT || !placed[i];
		if (!has_place(call, i) || is_descriptor(passed))
			continue;
		if ((missing || passed->fallback == FALLBACK_NAMED) && could_be(input, call, i))
			return true;
		if (takes_more(input, call, i))
			return true;
	}
	return false;
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

/* @3 straight behind the verb. */
static bool print_placed_descriptor(struct text_sink *out, const struct node *node)
{
	bool number = node->kind == NODE_NUMBER || node->kind == NODE_NAME;
	if (node->kind != NODE_DESCRIPTOR && !number)
		return false;
	tree_print_text(out, " ");
	print_at(out, number ? node : node->descriptor.number);
	return true;
}

/* How many descriptors the call takes, and whether those that are given can stand behind the verb: all, or all but
 * the first. */
static size_t descriptors_of(const struct node *call, bool *placed)
{
	size_t count = 0, given = 0;
	while (count < call->call.count && is_descriptor(&call->call.call->arguments.members[count])) {
		const struct node *node = call->call.arguments[count++];
		given += node->kind == NODE_DESCRIPTOR || node->kind == NODE_NUMBER || node->kind == NODE_NAME;
	}
	*placed = given == count || (given + 1 == count && given && call->call.arguments[0]->kind == NODE_LEFT_OUT);
	return count;
}

/* Writes the argument as a word in its place; false, with nothing written, where it needs its key. */
static bool print_placed(struct text_sink *out, const struct node *call, size_t index, const bool *placed)
{
	size_t start = out->length;
	tree_print_text(out, " ");
	print_word(out, call, index);
	if (out->failed)
		return false;
	struct input input = { .text = out->data + start + 1, .length = out->length - start - 1 };
	bool misread = is_misread(&input, call, index, placed);
	if (misread)
		out->length = start;
	return !misread;
}

void tree_print_words(struct text_sink *out, const struct node *call, const char *verb)
{
	bool placed[CALL_PARAMETERS] = { false }, plain;
	size_t descriptors = descriptors_of(call, &plain);
	tree_print_text(out, verb);
	for (size_t i = 0; plain && i < descriptors; i++)
		placed[i] = print_placed_descriptor(out, call->call.arguments[i]);
	for (size_t i = descriptors; i < call->call.count && !out->failed; i++)
		if (call->call.arguments[i]->kind != NODE_LEFT_OUT && has_place(call, i))
			placed[i] = is_said(call, i) || print_placed(out, call, i, placed);
	for (size_t i = 0; i < call->call.count; i++) {
		if (placed[i] || call->call.arguments[i]->kind == NODE_LEFT_OUT)
			continue;
		tree_print_text(out, " ");
		tree_print_text(out, call->call.call->arguments.members[i].name);
		tree_print_text(out, "=");
		print_word(out, call, i);
	}
	tree_print_expectation(out, call);
}
