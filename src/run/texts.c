/* The fields say where strings and lists of strings are.
 * Not here: which structs are copied (collect.c, variables.c). */
#include "run/texts.h"

#include <string.h>

static char *copy_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static char **copy_texts(struct arena *arena, char **texts)
{
	size_t count = 0;
	if (!texts)
		return NULL;
	while (texts[count])
		count++;
	char **copy = arena_allocate(arena, (count + 1) * sizeof *copy);
	for (size_t i = 0; copy && i < count; i++)
		copy[i] = copy_text(arena, texts[i]);
	return copy;
}

bool struct_texts(struct arena *arena, const struct layout *layout, uint8_t *bytes)
{
	for (size_t i = 0; i < layout->count; i++) {
		const struct field *field = &layout->fields[i];
		void *pointer;
		if (field->kind != FIELD_TEXT && field->kind != FIELD_TEXT_LIST)
			continue;
		memcpy(&pointer, bytes + field->offset, sizeof pointer);
		if (!pointer)
			continue;
		pointer = field->kind == FIELD_TEXT ? (void *)copy_text(arena, pointer) : (void *)copy_texts(arena, pointer);
		memcpy(bytes + field->offset, &pointer, sizeof pointer);
		if (!pointer)
			return false;
	}
	return true;
}
