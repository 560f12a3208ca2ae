/* KEY=WORDS for members of a struct, by the pattern in its row: sendmsg "hi" rights=@5,@6, recvmsg 100 control=256.
 * Not here: the words that stand before them (word-structs.c), keys of a call's own parameters (words.c). */
#include "lang/word-place.h"

#include <string.h>

#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/notation.h"
#include "lang/pattern.h"
#include "lang/print-parts.h"
#include "lang/words.h"

static bool find_key(const struct type *type, const char *text, size_t length, struct pattern_key *key)
{
	const char *rest = type->words;
	while (rest && pattern_next_key(type, &rest, key))
		if (key->length == length && memcmp(key->name, text, length) == 0)
			return true;
	return false;
}

/* 5,6 and @5,@6: one word for each element. */
static struct node *read_elements(struct input *input, const struct type *of, const struct member *member)
{
	struct node *list = build_list(input, input->at, of);
	size_t capacity = 0;
	do {
		if (is_asked(input)) {
			ask_type(input, member, of);
			return NULL;
		}
		size_t start = input->at, length = bare_length(input), comma = 0;
		while (comma < length && input->text[start + comma] != ',')
			comma++;
		/* a word ends at the comma */
		struct input one = *input;
		one.length = start + comma;
		list = build_item(input, list, &capacity, read_leaf_word(&one, of, member->name));
		input->at = one.at;
	} while (list && input_byte(input, 0) == ',' && ++input->at);
	return list;
}

static struct node *read_words_of(struct input *input, const struct type *type, const struct member *member)
{
	if (is_asked(input)) {
		ask_type(input, member, type);
		return NULL;
	}
	switch (type->shape) {
	case SHAPE_INTEGER:
		return read_leaf_word(input, type, member->name);
	case SHAPE_ARRAY:
		return read_elements(input, type->of, member);
	case SHAPE_STRUCT:
		return type->words && input_byte(input, 0) != '{' ? read_pattern(input, type)
		                                                  : read_typed(input, type, NULL);
	case SHAPE_CHOICE:
		return read_address_words(input);
	case SHAPE_BYTES:
	case SHAPE_POINTER:
	case SHAPE_VOID:
		break;
	}
	return read_typed(input, type, NULL);
}

/* One more element as the pattern begins it in notation; its last member is what the words say. */
static struct node *read_new_element(struct input *input, const struct type *of, const struct pattern_key *key)
{
	struct input notation = *input;
	notation.text = arena_copy(input->arena, key->notation, key->notation_length);
	notation.length = key->notation_length;
	notation.at = 0;
	struct node *begun = notation.text ? read_struct(&notation, of, NULL) : NULL;
	struct node *element = begun ? build_struct(input, word_span(input), of) : NULL;
	for (size_t i = 0; element && i < begun->structure.count; i++)
		element = build_member(element, begun->structure.members[i].member,
		                       begun->structure.members[i].value);
	if (!element)
		return NULL;
	struct around around = { .node = element, .type = of };
	const struct member *last = &of->members[of->count - 1];
	const struct type *said = around_chosen(&around, last->type, NULL);
	return build_member(element, last, said ? read_words_of(input, said, last) : NULL);
}

static struct member_value *typed_member(const struct node *structure, const struct member *member)
{
	for (size_t i = 0; i < structure->structure.count; i++)
		if (structure->structure.members[i].member == member)
			return &structure->structure.members[i];
	return NULL;
}

/* The list that the member leads to with one more element. */
static bool add_element(struct input *input, struct node *structure, const struct pattern_key *key)
{
	struct member_value *member = typed_member(structure, key->member);
	const struct type *of = key->member->type->of->of;
	struct node *list = member ? member->value : build_list(input, input->at, of);
	size_t capacity = list ? list->list.count : 0;
	list = list && list->kind == NODE_LIST
	               ? build_item(input, list, &capacity, read_new_element(input, of, key))
	               : NULL;
	return list && (member || build_member(structure, key->member, list));
}

static bool add_key(struct input *input, struct node *structure, const struct pattern_key *key)
{
	const struct type *type = key->member->type;
	if (key->notation)
		return add_element(input, structure, key);
	if (typed_member(structure, key->member))
		return error_at(input->error, word_span(input), "`%.*s` is given twice", (int)key->length,
		                key->name);
	type = type->shape == SHAPE_POINTER ? type->of : type;
	return build_member(structure, key->member, read_words_of(input, type, key->member));
}

/* What a pointer argument that words say by a pattern leads to; NULL for all others. */
static const struct type *patterned(const struct node *call, size_t index)
{
	const struct node *argument = call->call.arguments[index];
	const struct type *type = argument->kind == NODE_STRUCT     ? argument->structure.type
	                          : argument->kind == NODE_LEFT_OUT ? argument_pointee(call, index, NULL)
	                                                            : NULL;
	return type && type->shape == SHAPE_STRUCT && type->words ? type : NULL;
}

bool read_pattern_key(struct input *input, struct node *call, size_t length, bool *known)
{
	const char *text = input->text + input->at;
	*known = false;
	for (size_t i = 0; i < call->call.count; i++) {
		struct node **argument = &call->call.arguments[i];
		const struct type *type = patterned(call, i);
		struct pattern_key key;
		if (!type || !find_key(type, text, length, &key))
			continue;
		*known = true;
		/* before its words, it is still left out */
		if (!(*argument)->structure.type && (*argument = build_struct(input, word_span(input), type)))
			(*argument)->kind = NODE_LEFT_OUT;
		input->at += length + 1;
		return *argument && add_key(input, *argument, &key);
	}
	return false;
}

struct node *add_keys_before(struct input *input, const struct node *before, struct node *argument)
{
	for (size_t i = 0; argument && i < before->structure.count; i++) {
		const struct member_value *said = &before->structure.members[i];
		if (argument->kind == NODE_STRUCT && argument->structure.type &&
		    !typed_member(argument, said->member))
			argument = build_member(argument, said->member, said->value);
		else {
			error_at(input->error, said->span, "%s is given twice", said->name);
			return NULL;
		}
	}
	return argument;
}

static bool is_given(const struct node *structure, const struct pattern_key *key)
{
	const struct member_value *member = typed_member(structure, key->member);
	if (!member || !key->notation || member->value->kind != NODE_LIST)
		return member;
	for (size_t i = 0; i < member->value->list.count; i++)
		if (tree_begins_so(member->value->list.items[i], key))
			return true;
	return false;
}

void ask_pattern_keys(struct input *input, const struct node *call)
{
	for (size_t i = 0; i < call->call.count; i++) {
		const struct node *argument = call->call.arguments[i];
		const struct type *type = patterned(call, i);
		const char *rest = type ? type->words : NULL;
		struct pattern_key key;
		while (rest && pattern_next_key(type, &rest, &key))
			if (!is_given(argument, &key))
				ask_key(input, argument->kind == NODE_STRUCT ? ASKED_PATTERN_KEY : ASKED_KEY,
				        &key);
	}
}
