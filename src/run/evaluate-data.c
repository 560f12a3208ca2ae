/* Expressions as data: strings, repetitions, files, variables.
 * Not here: other values (evaluate.c). */
#include "run/evaluate.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kernel/private.h"

#define LARGEST_DATA ((size_t)1 << 30)

static bool repeat_data(struct evaluation *evaluation, const struct node *node, const uint8_t **bytes, size_t *size)
{
	const uint8_t *piece;
	size_t length;
	int64_t times;
	if (!evaluate_data(evaluation, node->repeat.data, &piece, &length) ||
	    !evaluate_number(evaluation, node->repeat.times, &times))
		return false;
	if (times < 0 || (length && (uint64_t)times > LARGEST_DATA / length))
		return error_at(evaluation->error, node->repeat.times->span, "not so often: data is at most 1 GiB");
	uint8_t *copy = arena_allocate(evaluation->arena, length * (size_t)times + 1);
	if (!copy)
		return no_memory(evaluation);
	for (size_t i = 0; length && i < (size_t)times; i++)
		memcpy(copy + i * length, piece, length);
	*bytes = copy;
	*size = length * (size_t)times;
	return true;
}

static bool read_whole(int descriptor, uint8_t *bytes, size_t size, size_t *filled)
{
	for (*filled = 0; *filled < size;) {
		ssize_t count = read(descriptor, bytes + *filled, size - *filled);
		if (count <= 0)
			return count == 0;
		*filled += (size_t)count;
	}
	return true;
}

static bool file_data(struct evaluation *evaluation, const struct node *node, const uint8_t **bytes, size_t *size)
{
	struct stat status;
	int file = private_open(node->file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, evaluation->session->private_base);
	bool regular = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) && (uint64_t)status.st_size <= LARGEST_DATA;
	uint8_t *copy = regular ? arena_allocate(evaluation->arena, (size_t)status.st_size + 1) : NULL;
	bool done = copy && read_whole(file, copy, (size_t)status.st_size, size);
	if (file >= 0)
		close(file);
	*bytes = copy;
	return done || error_at(evaluation->error, node->span, file < 0   ? "this file cannot be opened"
	                                                        : !regular ? "this is no regular file of at most 1 GiB"
	                                                                   : "this file cannot be read");
}

bool evaluate_data(struct evaluation *evaluation, const struct node *node, const uint8_t **bytes, size_t *size)
{
	struct value value;
	if (node->kind == NODE_REPEAT)
		return repeat_data(evaluation, node, bytes, size);
	if (node->kind == NODE_FILE)
		return file_data(evaluation, node, bytes, size);
	if (!evaluate(evaluation, node, &value))
		return false;
	if (value_is_number(&value)) {
		error_at(evaluation->error, node->span, "this is a number, not data");
		return error_hint(evaluation->error, "data is a string, or a variable that holds one");
	}
	*bytes = value.bytes;
	*size = value.size;
	/* text ends at its NUL, which a literal has behind its last byte */
	if (node->kind == NODE_STRING)
		*size = node->string.length;
	else if (value_is_text(&value))
		*size = strnlen((const char *)value.bytes, value.size);
	return true;
}
