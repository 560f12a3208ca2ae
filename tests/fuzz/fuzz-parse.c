/* The fuzzer of the parser, with the tables that the shell has: whatever bytes come, each line is read, refused with
 * an error that points into it, or goes on; and what was read is printed in a form that reads as the same.
 * Not here: the words it is fed (dictionary.c), what the lines mean (lang/test-parse.c). */
#include "lang/parse.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/print.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* The usual spelling of a statement has to be read as one statement that is spelled just so. */
static void check_spelling(const struct statement *statement, struct arena *arena)
{
	const char *spelling = tree_print_statement(arena, statement), *again;
	struct statement *first = NULL;
	struct error error = {0};
	size_t consumed = 0;

	require(spelling);
	/* what is passed over is a comment then, also in a block */
	if (statement->kind == STATEMENT_PASSED || strstr(spelling, "\n# "))
		return;
	if (parse_line(spelling, strlen(spelling), arena, &first, &consumed, &error) == PARSE_DONE && first
	    && !first->next && (again = tree_print_statement(arena, first))
	    && strcmp(spelling, again) == 0)
		return;
	/* brackets that say what the precedence said may pass the limit of nesting, and that is an error, as it should be */
	if (error.set && strcmp(error.message, "this is nested too deeply") == 0)
		return;
	fprintf(stderr, "spelled: %s\nerror: %s\nagain: %s\n", spelling, error.set ? error.message : "none",
		first ? tree_print_statement(arena, first) : "nothing");
	abort();
}

/* Reads the line at `text` into an empty arena. How many bytes it took; 0 where it wants more than there are. */
static size_t read_line(const char *text, size_t length, struct arena *arena)
{
	struct statement *first = NULL;
	struct error error = {0};
	size_t consumed = 0;

	arena_reset(arena);
	switch (parse_line(text, length, arena, &first, &consumed, &error)) {
	case PARSE_MORE:
		return 0;
	case PARSE_ERROR:
		require(error.set && error.message[0] != '\0');
		require(!error.has_span || (error.span.start <= error.span.end && error.span.end <= length));
		break;
	case PARSE_DONE:
		require(!error.set);
		for (; first; first = first->next)
			check_spelling(first, arena);
		break;
	}
	require(consumed > 0 && consumed <= length);
	return consumed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	/* A copy of just that size, so that the sanitizers see a read beyond its end. */
	char *text = malloc(size > 0 ? size : 1);
	size_t at = 0, consumed;

	require(text);
	if (size > 0)
		memcpy(text, data, size);
	arena_init(&arena);
	while (at < size && (consumed = read_line(text + at, size - at, &arena)) > 0)
		at += consumed;
	prompt_length(text, size);
	is_transcript(text, size);
	arena_free(&arena);
	free(text);
	return 0;
}
