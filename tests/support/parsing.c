/* Lines to canonical forms or errors.
 * Not here: the lines. */
#include "support/parsing.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/print.h"

static void keep_statements(struct parsed *parsed, struct arena *arena, const struct statement *statement)
{
	size_t at = 0;
	for (; statement; statement = statement->next) {
		const char *text = tree_print_statement(arena, statement);
		ck_assert_ptr_nonnull(text);
		ck_assert_uint_lt(at + strlen(text) + 2, sizeof parsed->canonical);
		at += (size_t)snprintf(parsed->canonical + at, sizeof parsed->canonical - at, "%s%s",
		                       at ? "\n" : "", text);
		if (statement->note)
			snprintf(parsed->note, sizeof parsed->note, "%s", statement->note);
	}
}

static void keep_error(struct parsed *parsed, const struct error *error, const char *text)
{
	snprintf(parsed->message, sizeof parsed->message, "%s", error->message);
	snprintf(parsed->hint, sizeof parsed->hint, "%s", error->hint);
	if (!error->has_span)
		return;
	ck_assert_uint_le(error->span.start, error->span.end);
	ck_assert_uint_le(error->span.end, strlen(text));
	snprintf(parsed->spot, sizeof parsed->spot, "%.*s", (int)(error->span.end - error->span.start),
	         text + error->span.start);
}

struct parsed parsed_line(const char *text)
{
	struct parsed parsed = { .consumed = 0 };
	struct arena arena;
	struct statement *first;
	struct error error;
	/* a copy of just that size, so that a read beyond its end is seen */
	size_t length = strlen(text);
	char *copy = malloc(length ? length : 1);
	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, length);
	arena_init(&arena);
	parsed.result = parse_line(copy, length, &arena, &first, &parsed.consumed, &error);
	free(copy);
	if (parsed.result == PARSE_DONE)
		keep_statements(&parsed, &arena, first);
	else if (parsed.result == PARSE_ERROR)
		keep_error(&parsed, &error, text);
	arena_free(&arena);
	return parsed;
}

const char *canonical_of(const char *text)
{
	static struct parsed parsed;
	parsed = parsed_line(text);
	ck_assert_msg(parsed.result != PARSE_ERROR, "%s: %s (at: %s)", text, parsed.message, parsed.spot);
	ck_assert_msg(parsed.result == PARSE_DONE, "%s: goes on", text);
	return parsed.canonical;
}

void assert_canonical(const char *text, const char *canonical)
{
	const char *once = canonical_of(text);
	ck_assert_msg(strcmp(once, canonical) == 0, "%s\n  became %s\n  not    %s", text, once, canonical);
	if (canonical[0] == '#' || strchr(canonical, '\n'))
		return;
	const char *twice = canonical_of(canonical);
	ck_assert_msg(strcmp(twice, canonical) == 0, "%s\n  became %s", canonical, twice);
}

void assert_refused(const char *text, const char *message, const char *spot, const char *hint)
{
	struct parsed parsed = parsed_line(text);
	ck_assert_msg(parsed.result == PARSE_ERROR, "%s: not refused: %s", text, parsed.canonical);
	ck_assert_msg(strcmp(parsed.message, message) == 0, "%s: says: %s", text, parsed.message);
	ck_assert_msg(strcmp(parsed.spot, spot) == 0, "%s: points to: %s", text, parsed.spot);
	ck_assert_msg(strcmp(parsed.hint, hint) == 0, "%s: hints: %s", text, parsed.hint);
}
