/* What the readers of a line stand on: memory that is given out as zeros again and again, names found by their hash.
 * Not here: the same of names in sets (complete/, lang/). */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "support/suite.h"
#include "text/arena.h"
#include "text/word-index.h"

/* --- the arena --------------------------------------------------------------------------------------------------- */

static bool is_zero(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

/* Fills the arena with something else each time, in pieces that leave gaps behind them. */
START_TEST(memory_is_zero_after_a_reset)
{
	struct arena arena;
	arena_init(&arena);
	for (int round = 1; round < 4; round++) {
		for (size_t size = 1; size < 3000; size = 3 * size + 1) {
			unsigned char *piece = arena_allocate(&arena, size);
			ck_assert_ptr_nonnull(piece);
			ck_assert_msg(is_zero(piece, size), "round %d, %zu bytes", round, size);
			memset(piece, round, size);
		}
		arena_reset(&arena);
	}
	arena_free(&arena);
}
END_TEST

START_TEST(a_large_piece_is_not_kept)
{
	struct arena arena;
	arena_init(&arena);
	unsigned char *large = arena_allocate(&arena, 4 * arena.chunk_size);
	ck_assert_ptr_nonnull(large);
	memset(large, 1, 4 * arena.chunk_size);
	arena_reset(&arena);
	ck_assert_ptr_null(arena.chunks);
	ck_assert(is_zero(arena_allocate(&arena, 100), 100));
	arena_free(&arena);
}
END_TEST

/* --- the index --------------------------------------------------------------------------------------------------- */

/* Those that begin and end alike, and are as long, have the same hash. */
static const char *const names[] = { "axz", "ayz", "azz", "a", "b", "axzz", "socket", "socketpair" };

static const char *name_of_row(size_t row)
{
	return names[row];
}

START_TEST(names_are_found_and_nothing_else)
{
	static const char *const others[] = { "", "awz", "socke", "sockets", "c", "SOCKET", "axzzz" };
	struct word_index index = { .name = name_of_row, .count = sizeof names / sizeof names[0] };
	for (size_t i = 0; i < index.count; i++)
		ck_assert_uint_eq(word_index_find(&index, names[i], strlen(names[i])), i);
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		ck_assert_uint_eq(word_index_find(&index, others[i], strlen(others[i])), index.count);
	ck_assert_uint_eq(word_index_find(&index, "socket inet", 6), 6);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *plain = tcase_create("plain");
	tcase_add_test(plain, memory_is_zero_after_a_reset);
	tcase_add_test(plain, a_large_piece_is_not_kept);
	tcase_add_test(plain, names_are_found_and_nothing_else);
	suite_add_tcase(suite, plain);
	return run_suite(suite);
}
