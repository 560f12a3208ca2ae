/* Patterns of words, item by item; and all that there are.
 * Not here: what stands for their members (tests/lang/). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/structs.h"
#include "type/words.h"

static const struct {
	const char *pattern, *items; /* [ ] around what is optional, . before what is joined */
} patterns[] = {
	{ "l_onoff [l_linger]", "l_onoff;[l_linger];" },
	{ "tv_sec.tv_usec", "tv_sec;.tv_usec;" },
	{ "fd events", "fd;events;" },
	{ "[a] [b]", "[a];[b];" },
	{ "a [.b] c", "a;[.b];c;" },
	{ "", "" },
};

START_TEST(patterns_are_their_items)
{
	const char *at = patterns[_i].pattern;
	char items[200] = "";
	struct words_item item;
	while (words_next(&at, &item)) {
		size_t used = strlen(items);
		snprintf(items + used, sizeof items - used, item.is_optional ? "[%s%.*s];" : "%s%.*s;", item.is_joined ? "." : "",
		         (int)item.length, item.name);
	}
	ck_assert_str_eq(items, patterns[_i].items);
}
END_TEST

START_TEST(items_are_members_in_order)
{
	for (size_t i = 0; struct_types[i]; i++) {
		const char *at = struct_types[i]->words;
		const struct member *before = NULL;
		struct words_item item;
		while (at && words_next(&at, &item)) {
			const struct member *member = words_member(struct_types[i], &item);
			ck_assert_msg(member && (!before || member > before), "%s: %.*s", struct_types[i]->name, (int)item.length, item.name);
			ck_assert_msg(!item.is_joined || words_digits(&item), "%s: no unit", member->name);
			before = member;
		}
	}
}
END_TEST

START_TEST(units_have_digits)
{
	ck_assert_uint_eq(words_digits(&(struct words_item){ .name = "tv_usec", .length = 7 }), 6);
	ck_assert_uint_eq(words_digits(&(struct words_item){ .name = "tv_nsec]", .length = 7 }), 9);
	ck_assert_uint_eq(words_digits(&(struct words_item){ .name = "tv_sec", .length = 6 }), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *cases = tcase_create("patterns");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(cases, patterns_are_their_items, 0, (int)(sizeof patterns / sizeof patterns[0]));
	tcase_add_test(cases, items_are_members_in_order);
	tcase_add_test(cases, units_have_digits);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
