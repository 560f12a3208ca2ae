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
