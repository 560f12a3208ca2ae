/* Patterns of words, word by word.
 * Not here: the patterns, which are rows (abi/). */
#include "lang/pattern.h"

#include <string.h>

static const struct member *take_member(const struct type *type, const char **rest)
{
	size_t length = strcspn(*rest, " .[]");
	const struct member *member = type_member(type, *rest, length);
	*rest += length;
	return member;
}

bool pattern_next(const struct type *type, const char **rest, struct pattern_item *item)
{
	*item = (struct pattern_item){ .optional = false };
	*rest += strspn(*rest, " ]");
	if ((*rest)[strcspn(*rest, " ]=")] == '=')
		return false;
	if (**rest == '[') {
		item->optional = true;
		++*rest;
	}
	if (**rest == '\0' || !(item->member = take_member(type, rest)))
		return false;
	if (**rest != '.')
		return true;
	++*rest;
	if (item->member->type->shape == SHAPE_STRUCT)
		return (item->inner = take_member(item->member->type, rest));
	return (item->fraction = take_member(type, rest));
}

const struct type *pattern_type(const struct pattern_item *item)
{
	return type_leaf(item->inner ? item->inner->type : item->member->type);
}

bool pattern_next_key(const struct type *type, const char **rest, struct pattern_key *key)
{
	const char *equals = strchr(*rest, '=');
	if (!equals)
		return false;
	const char *name = equals, *member = equals + 1;
	while (name > *rest && !strchr(" [", name[-1]))
		name--;
	size_t length = strcspn(member, " ]{");
	*key = (struct pattern_key){ .name = name, .length = (size_t)(equals - name), .member = type_member(type, member, length) };
	*rest = member + length;
	if (**rest != '{')
		return key->member;
	key->notation = *rest;
	key->notation_length = strcspn(*rest, "}") + 1;
	*rest += key->notation_length;
	return key->member;
}
