/* One walk over a line up to the cursor.
 * Not here: what can stand there (complete.c). */
#include "complete/place.h"

#include <ctype.h>
#include <string.h>

#include "lang/parse.h"

bool place_in_word(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

static struct piece name_before(const char *line, size_t at)
{
	size_t end = at, start;

	while (end > 0 && line[end - 1] == ' ')
		end--;
	for (start = end; start > 0 && place_in_word(line[start - 1]); start--)
		;
	return (struct piece){ line + start, end - start };
}

size_t place_skip_string(const char *line, size_t at, size_t cursor, bool *open)
{
	char quote = line[at++];

	while (at < cursor && line[at] != quote)
		at += line[at] == '\\' && quote == '"' ? 2 : 1;
	*open = at >= cursor;
	return at < cursor ? at : cursor;
}

static void open_bracket(struct place_at_cursor *place, const char *line, size_t at)
{
	size_t depth = place->depth < MOST_WORDS ? place->depth : MOST_WORDS - 1;

	place->open[depth] = line[at] == '(' ? name_before(line, at) : (struct piece){ line + at, 0 };
	place->argument[depth] = 0;
	place->start[depth] = at + 1;
	place->depth = depth + 1;
}

struct place_at_cursor place_find(const char *line, size_t cursor)
{
	struct place_at_cursor place = { .statement = prompt_length(line, cursor) };

	for (size_t at = place.statement; at < cursor; at++) {
		char byte = line[at];

		if (byte == '"' || (byte == '\'' && (at == 0 || line[at - 1] == ' ')))
			at = place_skip_string(line, at, cursor, &place.quoted);
		else if (byte == ';' || (byte == '{' && place.depth == 0)) {
			place.statement = at + 1;
			place.depth = 0;
		} else if (strchr("([{", byte))
			open_bracket(&place, line, at);
		else if (strchr(")]}", byte) && place.depth > 0)
			place.depth--;
		else if (byte == ',' && place.depth > 0)
			place.argument[place.depth - 1]++;
	}
	while (place.statement < cursor && line[place.statement] == ' ')
		place.statement++;
	return place;
}

size_t place_word_start(const struct place_at_cursor *place, const char *line, size_t cursor)
{
	size_t word = cursor, outside;

	while (word > place->statement && !strchr(" \t(,[{", line[word - 1]))
		word--;
	for (outside = word; outside > place->statement && !strchr(" \t(,{", line[outside - 1]); outside--)
		;
	return place->depth == 0 || line[outside] == '@' ? outside : word;
}
