/* Splitting patterns of words.
 * Not here: words that somebody types (lang/). */
#include "type/words.h"

#include <string.h>

bool words_next(const char **at, struct words_item *item)
{
	const char *text = *at + strspn(*at, " ]");
	*item = (struct words_item){ .is_optional = text[0] == '[' };
	text += item->is_optional;
	item->is_joined = text[0] == '.';
	text += item->is_joined;
	item->name = text;
	item->length = strcspn(text, " .]=");
	*at = text + item->length;
	return item->length > 0 && **at != '=';
}

const struct member *words_member(const struct type *type, const struct words_item *item)
{
	return type_member(type, item->name, item->length);
}

unsigned words_digits(const struct words_item *item)
{
	static const struct {
		char unit[5];
		unsigned digits;
	} units[] = { { "msec", 3 }, { "usec", 6 }, { "nsec", 9 } };
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (item->length >= 4 && memcmp(item->name + item->length - 4, units[i].unit, 4) == 0)
			return units[i].digits;
	return 0;
}
