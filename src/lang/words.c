/* Words to the tree of a call: which word goes to which parameter.
 * Not here: how a word becomes the value of an argument (word-types.c). */
#include "lang/words.h"

#include <string.h>

#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/suggest.h"
#include "type/form.h"
#include "lang/word-place.h"
#include "text/escape.h"

size_t bare_length(const struct input *input)
{
	static const bool ends[256] = {
		['\0'] = true, [' '] = true,  ['\t'] = true, ['\r'] = true, ['\n'] = true,
		['\f'] = true, ['\v'] = true, [';'] = true,  ['"'] = true,  ['\''] = true,
	};
	size_t length = 0;
	while (!ends[(unsigned char)input_byte(input, length)])
		length++;
	/* a last & is the mark of a job, not part of the word */
	while (length && input_byte(input, length - 1) == '&')
		length--;
	return length;
}

struct node *read_bare(struct input *input, size_t length)
{
	size_t start = input->at, end = start + length;
	for (size_t character; input->at < end; input->at += character) {
		character = escape_character(input->text + input->at, end - input->at);
		if (character)
			continue;
		error_at(input->error, (struct span){ input->at, input->at + 1 },
		         "a byte that cannot be shown, in a word without quotes");
		error_hint(input->error, "\"\\%o\"", (unsigned char)input->text[input->at]);
		return NULL;
	}
	if (length && input->text[end - 1] == '\\') {
		error_at(input->error, (struct span){ end - 1, end },
		         "a word with a backslash at its end has to be quoted");
		return NULL;
	}
	struct node *node = build_string(input, input_span(input, start), input->text + start, length);
	if (node)
		node->string.bare = true;
	return node;
}

/* Whether the "&" at the cursor has only an end behind it. */
static bool last_ampersand(const struct input *input)
{
	size_t ahead = 1 + blanks_at(input, 1);
	char byte = input_byte(input, ahead);
	return byte == '\0' || byte == '\n' || byte == ';' || byte == '#' || byte == '}' ||
	       (byte == '/' && input_byte(input, ahead + 1) == '/');
}

bool words_end(const struct input *input)
{
	char byte = input_byte(input, 0);
	if (byte == '\0' || byte == '\n' || byte == ';' || at_comment(input))
		return !(byte == '/' && input_byte(input, 1) == '*');
	if (byte == '=')
		return true;
	/* the end of the block of repeat */
	if (byte == '}')
		return true;
	return byte == '&' && last_ampersand(input);
}

/* A comment between slashes and stars may stand between words. */
static bool skip_between(struct input *input)
{
	for (skip_blanks(input); input_byte(input, 0) == '/' && input_byte(input, 1) == '*'; skip_blanks(input))
		if (!skip_comment(input))
			return false;
	return !input->more;
}

bool takes_word(const struct member *member, const struct type *type)
{
	bool filled = type && type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT;
	return !(member->flags & MEMBER_KEYED) && !filled && !(type && type->shape == SHAPE_VOID);
}

/* --- descriptors straight behind the verb -------------------------------------------------------------------- */

static size_t descriptor_parameters(const struct call *call)
{
	size_t count = 0;
	while (count < call->arguments.count && call->arguments.members[count].type->form == &form_descriptor)
		count++;
	return count;
}

/* `@3`, but neither `@srv.port`, which is a value, nor `@"name"`, which is an address. */
static bool at_plain_descriptor(const struct input *input)
{
	if (input_byte(input, 0) != '@' || input_byte(input, 1) == '"')
		return false;
	size_t length = bare_length(input);
	const char *word = input->text + input->at;
	const char *dot = memchr(word, '.', length);
	return !dot || dot + 1 == word + length || !begins_name(dot[1]);
}

static bool read_descriptors(struct input *input, struct node *node)
{
	size_t wanted = descriptor_parameters(node->call.call), given = 0;
	struct node *typed[CALL_PARAMETERS];
	while (given < wanted && at_plain_descriptor(input)) {
		typed[given] = read_descriptor(input);
		if (!typed[given++] || !skip_between(input))
			return false;
	}
	/* with one too few, the current one comes first */
	size_t first = given && given == wanted - 1 ? 1 : 0;
	for (size_t i = 0; i < given; i++)
		node->call.arguments[first + i] = typed[i];
	return true;
}

/* --- arguments ----------------------------------------------------------------------------------------------- */

bool at_key(const struct input *input, size_t *length)
{
	*length = name_length(input, 0);
	return *length && input_byte(input, *length) == '=' && input_byte(input, *length + 1) != '=';
}

/* Keys may have said something of it before. */
static bool give(struct input *input, struct node *node, size_t index, struct node *value)
{
	struct node **argument = &node->call.arguments[index];
	return (*argument = add_keys_before(input, *argument, value));
}

/* The value of the argument whose name or word, with what belongs to it, is `skip` bytes long at the cursor. */
static bool read_named(struct input *input, struct node *node, size_t index, size_t length, size_t skip)
{
	if (node->call.arguments[index]->kind != NODE_LEFT_OUT)
		return error_at(input->error, (struct span){ input->at, input->at + length },
		                "`%s` is given twice", node->call.call->arguments.members[index].name);
	input->at += skip;
	return give(input, node, index, read_keyed_word(input, node, index));
}

/* Whether the word at the cursor stands before an argument: select read @3. */
static bool at_argument_word(const struct input *input, const struct call *call, size_t *index, size_t *length)
{
	for (*index = 0; *index < call->arguments.count; ++*index) {
		const char *word = call->arguments.members[*index].word;
		*length = word ? strlen(word) : 0;
		if (word && *length == bare_length(input) && memcmp(word, input->text + input->at, *length) == 0)
			return true;
	}
	return false;
}

static bool read_key(struct input *input, struct node *node, size_t length)
{
	const struct call *call = node->call.call;
	const char *text = input->text + input->at;
	for (size_t i = 0; i < call->arguments.count; i++) {
		const char *name = call->arguments.members[i].name;
		if (strlen(name) != length || memcmp(name, text, length) != 0)
			continue;
		return read_named(input, node, i, length, length + 1);
	}
	bool known, read = read_pattern_key(input, node, length, &known);
	if (known)
		return read;
	error_at(input->error, (struct span){ input->at, input->at + length }, "%s has no parameter `%.*s`",
	         call->name, (int)length, text);
	const char *near = suggest_parameter(call, text, length);
	return error_hint(input->error, near ? "did you mean %s=?" : "see: help %s", near ? near : call->name);
}

/* Reads the word at the cursor for the first parameter from *next on that takes it; those it passes must have a
 * default. */
static bool read_placed(struct input *input, struct node *node, size_t *next)
{
	const struct type *row = &node->call.call->arguments;
	if (input_byte(input, 0) == '&')
		return too_many_words(input, node->call.call);
	for (; *next < row->count; ++*next) {
		size_t index = *next;
		const struct member *member = &row->members[index];
		const struct type *type = argument_type(node, index);
		/* memory that is not there: accept NULL NULL */
		bool null = type && type->shape == SHAPE_POINTER && type->direction & DIRECTION_OUT &&
		            at_null(input);
		if (node->call.arguments[index]->kind != NODE_LEFT_OUT ||
		    (!takes_word(member, type) && !null) || index < descriptor_parameters(node->call.call))
			continue;
		bool optional = member->fallback != FALLBACK_NONE && index + 1u < row->count;
		if (optional && !could_be(input, node, index))
			continue;
		++*next;
		return give(input, node, index, read_word(input, node, index));
	}
	return too_many_words(input, node->call.call);
}

/* Where a call has a sibling with what it lacks, the words are read again for that one: accept nonblock. */
static struct node *read_as_variant(struct input *input, size_t start, size_t behind_verb, const struct call *call)
{
	const struct call *sibling = call->sibling ? call_find(call->sibling, strlen(call->sibling)) : NULL;
	if (!sibling || input->more || input->asked)
		return NULL;
	struct error first = *input->error;
	size_t stopped = input->at;
	input->error->set = false;
	input->at = behind_verb;
	struct node *node = read_words(input, start, sibling);
	if (!node && !input->arena->exhausted) {
		*input->error = first;
		input->at = stopped;
	}
	return node;
}

static void ask_name(struct input *input, enum asked_kind kind, const struct member *member, const char *name)
{
	struct pattern_key key = { .name = name, .length = strlen(name), .member = member };
	ask_key(input, kind, &key);
}

/* What may come next: the arguments from `next` on up to the first that must be given, and KEY= for all that are not. */
static bool ask_arguments(struct input *input, struct node *node, size_t next)
{
	const struct type *row = &node->call.call->arguments;
	for (size_t i = 0; i < row->count && row->members[i].type->form == &form_descriptor; i++)
		if (next == 0 && node->call.arguments[i]->kind == NODE_LEFT_OUT)
			ask_place(input, ASKED_VALUE, &row->members[i], row->members[i].type);
	for (bool optional = true; optional && next < row->count; next++) {
		const struct member *member = &row->members[next];
		if (node->call.arguments[next]->kind != NODE_LEFT_OUT ||
		    !takes_word(member, argument_type(node, next)) ||
		    next < descriptor_parameters(node->call.call))
			continue;
		ask_argument(input, node, next);
		optional = member->fallback != FALLBACK_NONE;
	}
	ask_pattern_keys(input, node);
	for (size_t i = 0; i < row->count; i++) {
		const struct member *member = &row->members[i];
		if (node->call.arguments[i]->kind != NODE_LEFT_OUT)
			continue;
		if (member->word)
			ask_name(input, ASKED_WORD_BEFORE, member, member->word);
		ask_name(input, ASKED_KEY, member, member->name);
	}
	return false;
}

static bool check_complete(struct input *input, struct node *node)
{
	for (size_t i = 0; i < node->call.count; i++)
		if (node->call.arguments[i]->kind == NODE_LEFT_OUT && !may_be_left_out(node, i))
			return missing_word(input, node, i);
	return true;
}

static bool read_all(struct input *input, struct node *node)
{
	size_t next = 0, key, index;
	if (!skip_between(input) || !read_descriptors(input, node))
		return false;
	while (!words_end(input)) {
		bool read = at_key(input, &key) ? read_key(input, node, key)
		            : at_argument_word(input, node->call.call, &index, &key)
		                    ? read_named(input, node, index, key, key + blanks_at(input, key))
		                    : read_placed(input, node, &next);
		if (!read || !skip_between(input))
			return false;
	}
	return is_asked(input) ? ask_arguments(input, node, next) : check_complete(input, node);
}

/* ` = EXPECTATION` with a blank before it. */
static bool read_expected(struct input *input, struct node *node)
{
	if (input_byte(input, 0) != '=')
		return true;
	char before = input->at ? input->text[input->at - 1] : ' ';
	if (input_byte(input, 1) == '=' || (before != ' ' && before != '\t')) {
		struct span span = { input->at, input->at + 1 + (input_byte(input, 1) == '=') };
		error_at(input->error, span, "an expectation is one =, with a blank before it");
		return hint_line(input, span, "=");
	}
	node->call.expectation = read_expectation(input, node);
	if (!node->call.expectation || !skip_between(input))
		return false;
	if (words_end(input) && input_byte(input, 0) != '=')
		return true;
	return error_at(input->error, (struct span){ input->at, input->at + 1 },
	                "an expectation is a single value");
}

struct node *read_words(struct input *input, size_t start, const struct call *call)
{
	size_t behind_verb = input->at;
	input->statement = start;
	struct node *node = call_node(input, start, call);
	if (!node)
		return NULL;
	node->call.words = true;
	ask_in(input, call, true);
	if (!read_all(input, node)) {
		struct node *other = read_as_variant(input, start, behind_verb, call);
		if (!other && input->error->set)
			hint_descriptor(input, behind_verb, call);
		return other;
	}
	node->span = input_span(input, start);
	return read_expected(input, node) ? node : NULL;
}
