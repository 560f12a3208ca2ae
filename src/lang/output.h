/* Text that grows in an arena, and the pieces of strace's notation that need no tree: strings, names of numbers.
 * Not here: the tree as text (canonical.h), colours and sinks (view/). */
#ifndef SOCK_LANG_OUTPUT_H
#define SOCK_LANG_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/names.h"
#include "text/arena.h"

/* The text lives in the arena; a NUL stands behind it once something was written. After `failed`, where memory was
 * out, all writing does nothing. */
struct output {
	struct arena *arena;
	char *text;
	size_t length;   /* bytes, without the NUL */
	size_t capacity;
	bool failed;
};

void output_bytes(struct output *output, const void *bytes, size_t length);
void output_text(struct output *output, const char *text);
void output_format(struct output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts `text` in front of what was written from byte `at` on. */
void output_insert(struct output *output, size_t at, const char *text);

/* "abc\n\0" with its quotes, escaped as strace does. */
void output_string(struct output *output, const void *bytes, size_t length);

/* Text without quotes: UTF-8 stays, bytes that no terminal may get become octal escapes. */
void output_plain(struct output *output, const char *text, size_t length);

/* A number by the names of a set as strace prints it: AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0x4d with its comment.
 * `size` is its width in bytes: -1 in four is 0xffffffff. */
void output_named(struct output *output, const struct name_set *set, int64_t value, size_t size);

/* A number as C converts it for a place of `size` bytes, in decimal; one that does not fit it stays as it is. */
void output_number(struct output *output, int64_t value, size_t size, bool is_signed);

/* NULL, 0x7ffd1d0b2c58 */
void output_pointer(struct output *output, uint64_t value);

#endif
