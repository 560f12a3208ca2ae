/* The arena: chunks in a list, the newest is cut from the front. What is not given out yet of a chunk is zero.
 * Not here: what is built in it. */
#include "text/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE 16384
#define ALIGNMENT _Alignof(max_align_t)

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* bytes behind this header */
	max_align_t bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){ .allocate = calloc, .chunk_size = CHUNK_SIZE };
}

static void free_older(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *newest = arena->chunks;
	size_t used = arena->used;
	arena->exhausted = false;
	arena->used = 0;
	if (!newest)
		return;
	free_older(newest->older);
	newest->older = NULL;
	/* a line that needed megabytes does not keep them */
	if (newest->size > arena->chunk_size) {
		free(newest);
		arena->chunks = NULL;
	} else
		memset(newest->bytes, 0, used);
}

void arena_free(struct arena *arena)
{
	free_older(arena->chunks);
	arena->chunks = NULL;
	arena->used = 0;
	arena->exhausted = false;
}

static bool add_chunk(struct arena *arena, size_t least)
{
	size_t size = least > arena->chunk_size ? least : arena->chunk_size;
	struct arena_chunk *chunk =
		size > SIZE_MAX - sizeof *chunk ? NULL : arena->allocate(1, sizeof *chunk + size);
	if (!chunk) {
		arena->exhausted = true;
		return false;
	}
	chunk->older = arena->chunks;
	chunk->size = size;
	arena->chunks = chunk;
	arena->used = 0;
	return true;
}

void *arena_allocate(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - ALIGNMENT) {
		arena->exhausted = true;
		return NULL;
	}
	size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!arena->chunks || rounded > arena->chunks->size - arena->used)
		if (!add_chunk(arena, rounded))
			return NULL;
	void *piece = (char *)arena->chunks->bytes + arena->used;
	arena->used += rounded;
	return piece;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
	char *copy = arena_allocate(arena, length + 1);
	if (copy && length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = NULL;
	int length = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (length < 0) {
		arena->exhausted = true;
		return NULL;
	}
	char *copy = arena_copy(arena, text, (size_t)length);
	free(text);
	return copy;
}
