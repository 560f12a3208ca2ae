/* A line of text with a cursor, and the keys that change it.
 * Not here: drawing it (plain.c). */
#include "line/text.h"

#include <stdlib.h>
#include <string.h>

#include "line/common.h"

#define CONTROL(letter) ((letter) & 0x1f)

bool line_text_open(struct line_text *text)
{
	text->length = text->cursor = 0;
	text->capacity = 128;
	text->bytes = malloc(text->capacity);
	return text->bytes;
}

void line_text_close(struct line_text *text)
{
	free(text->bytes);
	text->bytes = NULL;
}

bool line_text_insert(struct line_text *text, const char *bytes, size_t length)
{
	if (text->capacity - text->length < length) {
		size_t capacity = 2 * text->capacity + length;
		char *larger = realloc(text->bytes, capacity);

		if (!larger)
			return false;
		text->bytes = larger;
		text->capacity = capacity;
	}
	memmove(text->bytes + text->cursor + length, text->bytes + text->cursor, text->length - text->cursor);
	memcpy(text->bytes + text->cursor, bytes, length);
	text->length += length;
	text->cursor += length;
	return true;
}

void line_text_remove(struct line_text *text, size_t from, size_t to)
{
	memmove(text->bytes + from, text->bytes + to, text->length - to);
	text->length -= to - from;
	if (text->cursor >= to)
		text->cursor -= to - from;
	else if (text->cursor > from)
		text->cursor = from;
}

static bool within_character(const struct line_text *text, size_t offset)
{
	return offset < text->length && ((unsigned char)text->bytes[offset] & 0xc0) == 0x80;
}

size_t line_text_next(const struct line_text *text, size_t offset)
{
	if (offset < text->length)
		offset++;
	while (within_character(text, offset))
		offset++;
	return offset;
}

static size_t previous(const struct line_text *text, size_t offset)
{
	if (offset > 0)
		offset--;
	while (offset > 0 && within_character(text, offset))
		offset--;
	return offset;
}

static size_t word_before(const struct line_text *text, size_t offset)
{
	while (offset > 0 && text->bytes[offset - 1] == ' ')
		offset--;
	while (offset > 0 && text->bytes[offset - 1] != ' ')
		offset--;
	return offset;
}

size_t line_text_width(const struct line_text *text, size_t from, size_t to)
{
	size_t width = 0;

	while (from < to) {
		size_t columns, size = line_character(text->bytes + from, to - from, &columns);
		unsigned char byte = (unsigned char)text->bytes[from];

		width += byte < 0x20 || byte == 0x7f ? 2 : columns;
		from += size;
	}
	return width;
}

static bool insert_byte(struct line_text *text, int key)
{
	char byte = (char)key;

	return key >= 0x20 && key <= 0xff && line_text_insert(text, &byte, 1);
}

static bool remove_if_any(struct line_text *text, size_t from, size_t to)
{
	if (from == to)
		return false;
	line_text_remove(text, from, to);
	return true;
}

bool line_text_key(struct line_text *text, int key)
{
	switch (key) {
	case CONTROL('A'): text->cursor = 0; return true;
	case CONTROL('E'): text->cursor = text->length; return true;
	case CONTROL('B'): text->cursor = previous(text, text->cursor); return true;
	case CONTROL('F'): text->cursor = line_text_next(text, text->cursor); return true;
	case CONTROL('K'): return remove_if_any(text, text->cursor, text->length);
	case CONTROL('U'): return remove_if_any(text, 0, text->cursor);
	case CONTROL('W'): return remove_if_any(text, word_before(text, text->cursor), text->cursor);
	case CONTROL('H'):
	case 0x7f: return remove_if_any(text, previous(text, text->cursor), text->cursor);
	case CONTROL('D'):
	case LINE_TEXT_DELETE: return remove_if_any(text, text->cursor, line_text_next(text, text->cursor));
	default: return insert_byte(text, key);
	}
}
