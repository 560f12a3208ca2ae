/* Calls as words: for those that only a session can complete.
 * Not here: addresses (canonical-address.c), their C form (canonical-c.c). */
#include "lang/canonical-words.h"

#include <ctype.h>
#include <inttypes.h>
#include <arpa/inet.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
#include "lang/canonical.h"
#include "lang/expression.h"
#include "lang/word-place.h"
#include "lang/words.h"

/* --- single values ------------------------------------------------------------------------------------------- */

bool canonical_is_path(const struct node *node)
{
	while ((node->kind == NODE_MEMBER && !node->part.arrow) || node->kind == NODE_ELEMENT)
		node = node->part.of;
	return node->kind == NODE_NAME;
}

static void write_path(struct output *output, const struct node *node)
{
	if (node->kind == NODE_NAME) {
		output_format(output, "$%s", node->name.name);
		return;
	}
	write_path(output, node->part.of);
	if (node->kind == NODE_MEMBER) {
		output_format(output, ".%s", node->part.member);
		return;
	}
	output_text(output, "[");
	canonical_expression(output, node->part.index, BINDING_ASSIGNMENT);
	output_text(output, "]");
}

/* @3, @srv, @sv[1], @srv.port */
static void write_at(struct output *output, const struct node *node)
{
	const struct node *number = node->descriptor.number;
	output_text(output, "@");
	if (number->kind == NODE_NUMBER)
		output_format(output, "%" PRId64, (int64_t)number->number.value);
	else if (number->kind == NODE_NAME)
		output_text(output, number->name.name);
	else {
		output_format(output, "%s[", number->part.of->name.name);
		canonical_expression(output, number->part.index, BINDING_ASSIGNMENT);
		output_text(output, "]");
	}
	if (node->kind == NODE_ATTRIBUTE)
		output_format(output, ".%s", node->descriptor.attribute);
}

static void write_expression_word(struct output *output, const struct node *node)
{
	if (node->kind == NODE_DESCRIPTOR || node->kind == NODE_ATTRIBUTE)
		write_at(output, node);
	else if (canonical_is_path(node))
		write_path(output, node);
	else {
		output_text(output, "$(");
		canonical_expression(output, node, BINDING_ASSIGNMENT);
		output_text(output, ")");
	}
}

void canonical_value_word(struct output *output, const struct node *node)
{
	int64_t value;
	if (!constant_value(node, &value))
		write_expression_word(output, node);
	else if (node->kind == NODE_NUMBER && node->number.base == BASE_HEXADECIMAL)
		output_format(output, "0x%" PRIx64, (uint64_t)value);
	else
		output_format(output, "%" PRId64, value);
}

bool canonical_is_bare(const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] <= ' ' || text[i] == 0x7f || strchr(";\"'", text[i]))
			return false;
	return length && text[length - 1] != '&';
}

void canonical_string_word(struct output *output, const struct node *string)
{
	if (string->string.bare && canonical_is_bare((const char *)string->string.bytes))
		output_plain(output, (const char *)string->string.bytes, string->string.length);
	else
		canonical_string(output, string);
}

/* --- names --------------------------------------------------------------------------------------------------- */

#define LONGEST_WORD 64

static void lower(char *out, const char *text)
{
	size_t i = 0;
	for (; text[i] && i + 1 < LONGEST_WORD; i++)
		out[i] = (char)tolower((unsigned char)text[i]);
	out[i] = '\0';
}

/* The shortest word that means the name in its set. */
static void write_short_name(struct output *output, const struct name_set *set, const struct name *name)
{
	char word[LONGEST_WORD];
	for (size_t i = 0; i < sizeof set->prefixes / sizeof set->prefixes[0] && set->prefixes[i]; i++) {
		size_t skip = strlen(set->prefixes[i]);
		if (strncmp(name->name, set->prefixes[i], skip) != 0 || !begins_name(name->name[skip]))
			continue;
		lower(word, name->name + skip);
		if (name_find_word(set, word, strlen(word)) == name) {
			output_text(output, word);
			return;
		}
	}
	lower(word, name->name);
	output_text(output, word);
}

/* What output_named writes, name by name, without strace's comment. */
static void write_names(struct output *output, const struct name_set *set, int64_t value, size_t size)
{
	struct output names = { .arena = output->arena };
	output_named(&names, set, value, size);
	if (names.failed) {
		output->failed = true;
		return;
	}
	for (const char *at = names.text;; at++) {
		size_t length = strcspn(at, "| ");
		const struct name *name = name_find(set, at, length);
		if (name)
			write_short_name(output, set, name);
		else
			output_bytes(output, at, length);
		at += length;
		if (*at != '|')
			return;
		output_text(output, "|");
	}
}

static void write_name_word(struct output *output, const struct node *call, const struct parameter *parameter,
                            const struct node *node)
{
	const struct name_set *set = canonical_set(call, parameter);
	int64_t value;
	if (set && constant_value(node, &value) && (set->unknown || node->kind == NODE_CONSTANT))
		write_names(output, set, value, parameter->size);
	else
		canonical_value_word(output, node);
}

/* --- options ------------------------------------------------------------------------------------------------- */

/* The word of an option: short, or in full where its short form is not its own. False where no word says its
 * level. */
static bool option_word(char *word, const struct socket_option *option, int64_t level)
{
	const char *short_name = strchr(option->name, '_');
	size_t matches;
	lower(word, short_name && begins_name(short_name[1]) ? short_name + 1 : option->name);
	if (option_find_word(level, word, strlen(word), &matches) == option && matches == 1)
		return true;
	lower(word, option->name);
	return option_find_word(level, word, strlen(word), &matches) == option && matches == 1;
}

/* The row of an option that was typed with a name of its own, an alias too, or of its value. */
static const struct socket_option *option_at(const struct node *call, const struct parameter *option)
{
	const struct node *level_node = call->call.arguments[option->peer];
	const struct node *option_node = call->call.arguments[option - call->call.call->parameters];
	int64_t level, value;
	if (!constant_value(level_node, &level) || !constant_value(option_node, &value))
		return NULL;
	const char *name = option_node->kind == NODE_CONSTANT ? option_node->constant.name : "";
	const struct socket_option *typed = option_find(level, name, strlen(name));
	return typed && typed->value == value ? typed : option_of_value(level, value);
}

static void write_option_word(struct output *output, const struct node *call, const struct parameter *parameter,
                              const struct node *node)
{
	const struct socket_option *option = option_at(call, parameter);
	char word[LONGEST_WORD];
	if (option && (option_word(word, option, -1) || option_word(word, option, option->level)))
		output_text(output, word);
	else
		canonical_value_word(output, node);
}

/* Whether the word of the option says the level too. */
static bool level_is_said(const struct node *call, const struct parameter *level)
{
	const struct socket_option *option = option_at(call, &call->call.call->parameters[level->peer]);
	char word[LONGEST_WORD];
	return option && option_word(word, option, -1);
}

static bool member_number(const struct node *structure, size_t index, int64_t *value)
{
	return index < structure->structure.count &&
	       constant_value(structure->structure.members[index].value, value);
}

/* on 5; 1.5: what the words for the option are. */
static bool write_option_struct(struct output *output, const struct node *node)
{
	int64_t first, second;
	bool two = node->structure.count == 2 && !node->structure.more && member_number(node, 0, &first) &&
	           member_number(node, 1, &second);
	bool in_order = two && node->structure.members[0].field == &node->structure.layout->fields[0];
	if (!in_order)
		return false;
	if (node->structure.layout == &layout_linger && (first == 0 || first == 1))
		output_format(output, "%s %" PRId64, first ? "on" : "off", second);
	else if (node->structure.layout == &layout_timeval && first >= 0 && second >= 0 && second < 1000000) {
		output_format(output, second ? "%" PRId64 ".%06" PRId64 : "%" PRId64, first, second);
		while (second && output->length && output->text[output->length - 1] == '0')
			output->text[--output->length] = '\0';
	} else
		return false;
	return true;
}

static void write_option_value_word(struct output *output, const struct node *call,
                                    const struct parameter *parameter, const struct node *node)
{
	const struct socket_option *option = option_at(call, &call->call.call->parameters[parameter->peer]);
	bool plain = !option || (option->kind != OPTION_TEXT && option->kind != OPTION_STRUCT);
	size_t index = (size_t)(parameter - call->call.call->parameters);
	if (node->kind == NODE_STRUCT) {
		if (!option || node->structure.layout != option->layout || !write_option_struct(output, node))
			canonical_struct(output, node);
	} else if (node->kind == NODE_LIST && node->list.kind == LIST_NUMBERS && node->list.count == 1 &&
	           !node->list.more && plain)
		canonical_value_word(output, node->list.items[0]);
	else if (node->kind == NODE_LIST)
		canonical_list(output, node, call, index);
	else if (node->kind == NODE_STRING)
		canonical_string_word(output, node);
	else
		canonical_value_word(output, node);
}

/* --- memory -------------------------------------------------------------------------------------------------- */

static void write_file_word(struct output *output, const struct node *node)
{
	const char *path = node->file.path;
	struct node string = { .kind = NODE_STRING,
		               .string = { .bytes = (const uint8_t *)path, .length = strlen(path) } };
	output_text(output, "file:");
	if (canonical_is_bare(path))
		output_text(output, path);
	else
		canonical_string(output, &string);
}

static void write_data_word(struct output *output, const struct node *call, size_t index, const struct node *node)
{
	if (node->kind == NODE_REPEAT) {
		write_data_word(output, call, index, node->repeat.data);
		output_text(output, " * ");
		canonical_value_word(output, node->repeat.times);
	} else if (node->kind == NODE_FILE)
		write_file_word(output, node);
	else if (node->kind == NODE_STRING)
		canonical_string_word(output, node);
	else if (node->kind == NODE_STRUCT)
		canonical_struct(output, node);
	else if (node->kind == NODE_LIST)
		canonical_list(output, node, call, index);
	else
		canonical_value_word(output, node);
}

/* @3 in: the two members of a pollfd that words give. */
static bool is_awaited(const struct node *item)
{
	int64_t events;
	return item->kind == NODE_STRUCT && item->structure.layout == &layout_pollfd &&
	       item->structure.count == 2 && !item->structure.more && canonical_member(item, 0, 0) &&
	       canonical_member(item, 1, 1) && canonical_member(item, 0, 0)->kind == NODE_DESCRIPTOR &&
	       constant_value(canonical_member(item, 1, 1), &events) && events;
}

static void write_list_word(struct output *output, const struct node *call, size_t index, const struct node *node)
{
	bool all = node->kind == NODE_LIST && node->list.count && !node->list.more;
	for (size_t i = 0; all && i < node->list.count; i++)
		all = is_awaited(node->list.items[i]);
	if (!all) {
		write_data_word(output, call, index, node);
		return;
	}
	for (size_t i = 0; i < node->list.count; i++) {
		const struct node *item = node->list.items[i];
		int64_t events = 0;
		output_text(output, i ? " " : "");
		write_at(output, canonical_member(item, 0, 0));
		output_text(output, " ");
		constant_value(canonical_member(item, 1, 1), &events);
		write_names(output, &poll_events, events, 2);
	}
}

/* --- arguments ----------------------------------------------------------------------------------------------- */

static bool is_null(const struct node *node)
{
	return node->kind == NODE_CONSTANT && !node->constant.set && strcmp(node->constant.name, "NULL") == 0;
}

static void write_word(struct output *output, const struct node *call, size_t index)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	const struct node *node = call->call.arguments[index], *inner;
	if (is_null(node)) {
		output_text(output, "NULL");
		return;
	}
	switch (parameter->kind) {
	case KIND_NAME:
	case KIND_LEVEL:
		write_name_word(output, call, parameter, node);
		break;
	case KIND_PORT:
		inner = canonical_converted(node, "htons");
		int64_t port;
		if (!inner && constant_value(node, &port) && port >= 0 && port <= UINT16_MAX)
			output_format(output, "%u", ntohs((uint16_t)port));
		else
			canonical_value_word(output, inner ? inner : node);
		break;
	case KIND_OPTION:
		write_option_word(output, call, parameter, node);
		break;
	case KIND_OPTION_VALUE:
		write_option_value_word(output, call, parameter, node);
		break;
	case KIND_ADDRESS:
		canonical_address(output, node);
		break;
	case KIND_STRUCT_LIST:
		write_list_word(output, call, index, node);
		break;
	default:
		write_data_word(output, call, index, node);
		break;
	}
}

/* Whether the word written at `start` would not be read as this argument by its place, behind those that are
 * placed. */
static bool is_misread(const struct output *output, size_t start, const struct node *call, size_t index,
                       const bool *placed)
{
	const struct parameter *parameter = canonical_parameter(call, index);
	struct input input = { .text = output->text + start, .length = output->length - start };
	const struct name_set *set = parameter->kind == KIND_NAME ? canonical_set(call, parameter) : NULL;
	size_t key;
	bool number = input.text[0] == '-' || (input.text[0] >= '0' && input.text[0] <= '9');
	if (input.text[0] == '(' || is_null(call->call.arguments[index]) || at_key(&input, &key) ||
	    words_end(&input) || (input.text[0] == '/' && input.text[1] == '*'))
		return true;
	if ((set && set->kind == SET_FLAGS && number) || (parameter->kind == KIND_LEVEL && number))
		return true;
	if (number && parameter->kind == KIND_DATA)
		return true;
	for (size_t i = 0; i < index; i++) {
		const struct parameter *passed = canonical_parameter(call, i);
		const struct node *given = call->call.arguments[i];
		if (!takes_word(&call->call.call->arguments.members[i], argument_type(call, i)) ||
		    passed->kind == KIND_DESCRIPTOR)
			continue;
		if ((given->kind == NODE_LEFT_OUT || !placed[i] || passed->kind == KIND_LEVEL) &&
		    could_be(&input, call, i))
			return true;
		if (given->kind != NODE_LEFT_OUT && passed->kind == KIND_ADDRESS && canonical_wants_port(given))
			return true;
		if (given->kind != NODE_LEFT_OUT && passed->kind == KIND_STRUCT_LIST && input.text[0] == '@')
			return true;
	}
	return false;
}

/* @3 straight behind the verb. */
static bool write_placed_descriptor(struct output *output, const struct node *node)
{
	struct node at = { .kind = NODE_DESCRIPTOR, .descriptor = { .number = NULL } };
	bool number = node->kind == NODE_NUMBER || node->kind == NODE_NAME;
	if (node->kind != NODE_DESCRIPTOR && !number)
		return false;
	struct node copy = *node;
	at.descriptor.number = number ? &copy : node->descriptor.number;
	output_text(output, " ");
	write_at(output, &at);
	return true;
}

/* How many descriptors the call takes, and whether those that are given can stand behind the verb: all, or all but
 * the first. */
static size_t descriptors_of(const struct node *call, bool *placed)
{
	size_t count = 0, given = 0;
	while (count < call->call.count && call->call.call->parameters[count].kind == KIND_DESCRIPTOR) {
		const struct node *node = call->call.arguments[count++];
		given += node->kind == NODE_DESCRIPTOR || node->kind == NODE_NUMBER || node->kind == NODE_NAME;
	}
	*placed = given == count || (given + 1 == count && given && call->call.arguments[0]->kind == NODE_LEFT_OUT);
	return count;
}

void canonical_words(struct output *output, const struct node *call, const char *verb)
{
	bool placed[CALL_PARAMETERS] = { false }, plain;
	size_t descriptors = descriptors_of(call, &plain);
	output_text(output, verb);
	for (size_t i = 0; plain && i < descriptors; i++)
		placed[i] = write_placed_descriptor(output, call->call.arguments[i]);
	for (size_t i = descriptors; i < call->call.count && !output->failed; i++) {
		const struct parameter *parameter = canonical_parameter(call, i);
		size_t start = output->length;
		if (call->call.arguments[i]->kind == NODE_LEFT_OUT ||
		    !takes_word(&call->call.call->arguments.members[i], argument_type(call, i)))
			continue;
		placed[i] = parameter->kind == KIND_LEVEL && level_is_said(call, parameter);
		if (placed[i])
			continue;
		output_text(output, " ");
		write_word(output, call, i);
		placed[i] = !output->failed && !is_misread(output, start + 1, call, i, placed);
		if (!placed[i] && !output->failed)
			output->text[output->length = start] = '\0';
	}
	for (size_t i = 0; i < call->call.count; i++) {
		if (placed[i] || call->call.arguments[i]->kind == NODE_LEFT_OUT)
			continue;
		output_format(output, " %s=", canonical_parameter(call, i)->name);
		write_word(output, call, i);
	}
	canonical_expectation(output, call);
}
