/* What is said of words that fit nowhere or are missing, with the line as it should be.
 * Not here: words that fit and are wrong in themselves (their readers). */
#include "lang/word-place.h"

#include <stdio.h>
#include <string.h>

#include "lang/words.h"
#include "type/form.h"

static bool is_number(const char *text, size_t length)
{
	return length > 0 && strspn(text, "0123456789") >= length;
}

static size_t descriptor_count(const struct call *call)
{
	size_t count = 0;
	for (size_t i = 0; i < call->arguments.count; i++)
		count += call->arguments.members[i].type->form == &form_descriptor;
	return count;
}

bool too_many_words(struct input *input, const struct call *call)
{
	struct span span = word_span(input);
	char shown[64];
	error_quote(shown, sizeof shown, input->text + span.start, span.end - span.start);
	if (shown[0] == '&') {
		error_at(input->error, span, "& ends its statement");
		return error_hint(input->error, "a ; between them: %s ... & ; ...", call->name);
	}
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct member *member = &call->arguments.members[i];
		const struct name_set *set = member->type->names;
		size_t length = name_length(input, 0);
		if (set && length && name_find_word(set, input->text + input->at, length)) {
			error_at(input->error, span, "`%s` is one word too many for %s", shown, call->name);
			return error_hint(input->error, "%s=%s", member->name, shown);
		}
	}
	error_at(input->error, span, "`%s` is one word too many for %s", shown, call->name);
	bool second = descriptor_count(call) > 1 &&
	              memchr(input->text + input->statement, '@', span.start - input->statement);
	return second && is_number(shown, strlen(shown)) ? hint_line(input, span, "@%s", shown) : false;
}

static bool is_address(const struct type *type)
{
	return type->shape == SHAPE_POINTER && type->of->shape == SHAPE_CHOICE && type->of->choice.count == 0;
}

static bool missing_address(struct input *input, const struct node *call, const struct member *member,
                            const char *blank)
{
	struct span span = { input->at, input->at };
	const struct node *first = call->call.count ? call->call.arguments[0] : NULL;
	const struct node *number = first && first->kind == NODE_DESCRIPTOR ? first->descriptor.number : NULL;
	error_at(input->error, span, "the address is missing");
	if (at_comment(input))
		return hint_line(input, word_span(input), "\"%.*s\"", (int)bare_length(input),
		                 input->text + input->at);
	if (number && number->kind == NODE_NAME && member->type->direction == DIRECTION_IN)
		return error_hint(input->error, "%s @%s.addr @%s.port, or for an abstract name %s @\"%s\"",
		                  call->call.name, number->name.name, number->name.name, call->call.name,
		                  number->name.name);
	return hint_line(input, span, "%s127.0.0.1 8080", blank);
}

/* Whether a word is a name of the call: pton is inet_pton. */
static bool is_verb_of(const struct call *call, const char *word, size_t length)
{
	const struct word_alias *alias = word_alias_find(word, length);
	const struct call *called =
		alias ? call_find(alias->calls[0], strlen(alias->calls[0])) : call_find(word, length);
	return called == call;
}

/* The first statement of the row's example that makes the call, from its verb on; NULL where there is none. */
static const char *statement_of_example(const struct call *call, size_t *length)
{
	const char *at = call->example, *end;
	for (; at; at = end ? end + 2 : NULL) {
		const char *equals = strstr(at, " = ");
		end = strstr(at, "; ");
		if (equals && (!end || equals < end))
			at = equals + 3;
		*length = end ? (size_t)(end - at) : strlen(at);
		if (is_verb_of(call, at, strcspn(at, " ;")))
			return at;
	}
	return NULL;
}

/* such as: shutdown @c wr. The descriptor is that of the line, or the current one, and not the example's. */
static bool hint_example(struct input *input, const struct node *node)
{
	const struct call *call = node->call.call;
	const struct node *first = node->call.arguments[0];
	size_t length, typed = first->kind == NODE_DESCRIPTOR ? first->span.end - first->span.start : 0;
	const char *statement = statement_of_example(call, &length);
	if (!statement)
		return error_hint(input->error, "see: help %s", call->name);
	size_t verb = strcspn(statement, " "), rest = verb < length ? verb + 1 : length;
	if (statement[rest] == '@' && call->arguments.members[0].type->form == &form_descriptor)
		rest += strcspn(statement + rest, " ;") + 1;
	if (rest >= length)
		return error_hint(input->error, "see: help %s", call->name);
	return error_hint(input->error, "such as: %.*s %.*s%s%.*s (see: help %s)", (int)verb, statement,
	                  (int)typed, input->text + first->span.start, typed ? " " : "", (int)(length - rest),
	                  statement + rest, call->name);
}

bool missing_word(struct input *input, struct node *call, size_t index)
{
	struct word_place place = word_place(call, index, false);
	const char *blank = input->at && input->text[input->at - 1] == ' ' ? "" : " ";
	struct span span = { input->at, input->at };
	if (is_address(place.member->type))
		return missing_address(input, call, place.member, blank);
	error_at(input->error, span, "%s is missing", place.member->name);
	bool number = place.open && place.type && place.type->form != &form_bytes;
	return number ? hint_line(input, span, "%s1", blank) : hint_example(input, call);
}

/* The first parameter that takes a word which is no descriptor. */
static const struct type *first_placed(const struct call *call)
{
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct member *member = &call->arguments.members[i];
		if (takes_word(member, member->type) && member->type->form != &form_descriptor)
			return member->type;
	}
	return NULL;
}

/* The word at the cursor as it stands, if it is all digits or all a name; else its length is 0. */
static size_t plain_word(const struct input *input, bool *number)
{
	size_t length = bare_length(input), digits = 0;
	while (digits < length && is_digit_at(input, digits))
		digits++;
	*number = digits > 0 && digits == length;
	return *number || name_length(input, 0) == length ? length : 0;
}

/* Whether the error is about a name that stands where the descriptor of the call was meant: `accept s`,
 * `bind s 0.0.0.0 80`. The cursor is at the name. */
static bool is_variable(const struct input *input, const struct call *call, size_t length)
{
	const struct type *placed = first_placed(call);
	size_t second = length + blanks_at(input, length), wrong = input->error->span.start;
	bool more = input_byte(input, second) && input_byte(input, second) != ';' &&
	            input_byte(input, second) != '\n';
	bool data = placed && placed->shape == SHAPE_POINTER && placed->of->form == &form_data;
	bool named = placed && !is_address(placed) && !data;
	/* the second word is no port, so the first was no host */
	bool address = placed && is_address(placed) && more && wrong > input->at &&
	               (wrong == input->at + second || !is_digit_at(input, second));
	return address || (wrong == input->at && (more || !named));
}

bool hint_descriptor(struct input *input, size_t behind_verb, const struct call *call)
{
	struct input words = *input;
	char line[200];
	bool number;
	words.at = behind_verb;
	skip_blanks(&words);
	size_t length = plain_word(&words, &number),
	       used = (size_t)snprintf(line, sizeof line, "%s", call->name);
	/* a wrong key has nothing to do with it */
	bool key = input->error->span.end < input->length && input->text[input->error->span.end] == '=';
	if (!length || key || call->arguments.members[0].type->form != &form_descriptor ||
	    (!number && !is_variable(&words, call, length)))
		return false;
	/* data behind it shows that the first word is not the data */
	char behind = input_byte(&words, length + blanks_at(&words, length));
	if (behind == '"' || behind == '\'')
		input->error->hint[0] = '\0';
	for (size_t i = descriptor_count(call);
	     i > 0 && (length = plain_word(&words, &number)) && used + length < 100; i--) {
		used += (size_t)snprintf(line + used, sizeof line - used, " @%.*s", (int)length,
		                         words.text + words.at);
		words.at += length;
		skip_blanks(&words);
	}
	size_t end = end_of_words(input, words.at);
	if (end > words.at)
		line[used++] = ' ';
	error_quote(line + used, sizeof line - used, words.text + words.at, end - words.at);
	return error_hint(input->error, "%s", line);
}
