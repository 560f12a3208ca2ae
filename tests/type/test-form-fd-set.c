/* Tests of sets of descriptors: what is put in, what is found in them again, and how they are written.
 * Not here: reading [3 4] (tests/lang/), the calls that take sets (tests/run/). */
#include <check.h>
#include <stdint.h>
#include <string.h>
#include <sys/select.h>

#include "support/suite.h"
#include "text/sink.h"
#include "type/form.h"
#include "type/type.h"

#define ALL (int64_t)(8 * sizeof(fd_set))

static fd_set set;
static uint8_t *const bytes = (uint8_t *)(void *)&set;

static void begin_empty(void)
{
	FD_ZERO(&set);
}

static bool add(int64_t number)
{
	return form_fd_set.add(bytes, sizeof set, number);
}

static int64_t next(int64_t from)
{
	return form_fd_set.next(bytes, sizeof set, from);
}

/* The C library's macros are the judge. */
START_TEST(what_is_added_is_in_the_set)
{
	static const int numbers[] = { 0, 7, 8, 31, 32, 63, 64, 65, 1022, 1023 };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		ck_assert(!FD_ISSET(numbers[i], &set));
		ck_assert(add(numbers[i]));
		ck_assert(FD_ISSET(numbers[i], &set));
		ck_assert(add(numbers[i]));
	}
	size_t count = 0;
	for (int i = 0; i < FD_SETSIZE; i++)
		count += !!FD_ISSET(i, &set);
	ck_assert_uint_eq(count, sizeof numbers / sizeof numbers[0]);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
	static const fd_set none;
	ck_assert(!add(-1));
	ck_assert(!add(INT64_MIN));
	ck_assert(!add(ALL));
	ck_assert(!add(INT64_MAX));
	ck_assert(!form_fd_set.add(bytes, 8, 64));
	ck_assert(!form_fd_set.add(bytes, 0, 0));
	ck_assert(memcmp(&set, &none, sizeof set) == 0);
	ck_assert(form_fd_set.add(bytes, 8, 63));
}
END_TEST

START_TEST(the_next_one_is_found)
{
	ck_assert_int_eq(next(0), -1);
	FD_SET(3, &set);
	FD_SET(64, &set);
	FD_SET(1023, &set);
	ck_assert_int_eq(next(-5), 3);
	FD_SET(0, &set);
	ck_assert_int_eq(next(-1), 0);
	FD_CLR(0, &set);
	ck_assert_int_eq(next(0), 3);
	ck_assert_int_eq(next(3), 3);
	ck_assert_int_eq(next(4), 64);
	ck_assert_int_eq(next(65), 1023);
	ck_assert_int_eq(next(1023), 1023);
	ck_assert_int_eq(next(1024), -1);
	ck_assert_int_eq(next(INT64_MAX), -1);
	ck_assert_int_eq(form_fd_set.next(bytes, 8, 4), -1);
	/* a part of a long is none: the kernel has whole ones */
	ck_assert_int_eq(form_fd_set.next(bytes, 7, 0), -1);
	ck_assert_int_eq(form_fd_set.next(bytes, 15, 4), -1);
}
END_TEST

static void assert_printed(size_t size, const char *expected)
{
	const struct type type = { .name = "fd_set", .shape = SHAPE_BYTES, .form = &form_fd_set };
	const struct place place = { .type = &type, .bytes = bytes, .size = size };
	struct text_sink text;
	text_sink_init(&text, &view_settings_default);
	form_fd_set.print(&text.sink, &place);
	ck_assert_str_eq(text_sink_string(&text), expected);
	text_sink_free(&text);
}

START_TEST(a_set_is_written_as_strace_writes_it)
{
	assert_printed(sizeof set, "[]");
	FD_SET(3, &set);
	assert_printed(sizeof set, "[3]");
	FD_SET(0, &set);
	FD_SET(1023, &set);
	assert_printed(sizeof set, "[0 3 1023]");
	assert_printed(8, "[0 3]");
	assert_printed(0, "[]");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fd-set");
	TCase *sets = tcase_create("sets");
	tcase_add_checked_fixture(sets, begin_empty, NULL);
	tcase_add_test(sets, what_is_added_is_in_the_set);
	tcase_add_test(sets, what_does_not_fit_is_refused);
	tcase_add_test(sets, the_next_one_is_found);
	tcase_add_test(sets, a_set_is_written_as_strace_writes_it);
	suite_add_tcase(suite, sets);
	return run_suite(suite);
}
