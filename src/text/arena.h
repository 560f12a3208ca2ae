/* Memory that is given out piece by piece and dropped all at once: what a line builds lives in one arena.
 * Not here: anything that outlives a line (run/variables.h, kernel/descriptors.h own theirs). */
#ifndef SOCK_TEXT_ARENA_H
#define SOCK_TEXT_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_chunk;

/* The caller owns the struct; the chunks belong to the arena until arena_free. */
struct arena {
	struct arena_chunk *chunks;                   /* newest first */
	size_t used;                                  /* bytes of the newest chunk */
	void *(*allocate)(size_t count, size_t size); /* calloc, or what a test puts in */
	size_t chunk_size;                            /* bytes of an ordinary chunk */
	bool exhausted;                               /* an allocation has failed since the last reset */
};

/* An empty arena over calloc; nothing is allocated yet. */
void arena_init(struct arena *arena);

/* Drops all that was given out; keeps one chunk for the next line. */
void arena_reset(struct arena *arena);

/* Drops everything; the arena can be used again. */
void arena_free(struct arena *arena);

/* `size` bytes of zeros, aligned for any type. NULL where memory is out; `exhausted` says so afterwards. */
void *arena_allocate(struct arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind them. NULL where memory is out. */
char *arena_copy(struct arena *arena, const void *bytes, size_t length);

/* printf into the arena. NULL where memory is out. */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
