/* Patterns of words, word by word; and all that there are.
 * Not here: reading and printing what stands for their members (test-typed.c, test-words.c, test-print.c). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/structs.h"
#include "lang/pattern.h"
#include "support/suite.h"
#include "type/rows.h"

static const struct type type_inner = {
	.name = "union inner",
	.shape = SHAPE_STRUCT,
	.size = 4,
	.is_union = true,
	.members = (const struct member[]){ { .name = "x", .type = &type_int } },
	.count = 1
};
static const struct member members[] = {
	{ .name = "a", .type = &type_int },
	{ .name = "b", .type = &type_int },
	{ .name = "c", .type = &type_inner },
};

static const struct {
	const char *pattern, *items; /* [ ] around what is optional; all of a word joined by dots */
} patterns[] = {
	{ "a [b]", "a;[b];" },     { "a.b", "a.b;" },  { "[a] [b]", "[a];[b];" }, { "a [b.a]", "a;[b.a];" },
	{ "[c.x] b", "[c.x];b;" }, { "a none", "a;" }, { "c.none a", "" },        { "", "" },
};

static void append_item(char *items, size_t size, const struct pattern_item *item)
{
	const struct member *second = item->inner ? item->inner : item->fraction;
	size_t used = strlen(items);
	snprintf(items + used, size - used, item->optional ? "[%s%s%s];" : "%s%s%s;", item->member->name,
	         second ? "." : "", second ? second->name : "");
}

START_TEST(patterns_are_their_items)
{
	const struct type type = { .name = "struct outer", .shape = SHAPE_STRUCT, MEMBERS(members) };
	const char *rest = patterns[_i].pattern;
	char items[200] = "";
	struct pattern_item item;
	while (pattern_next(&type, &rest, &item))
		append_item(items, sizeof items, &item);
	ck_assert_str_eq(items, patterns[_i].items);
}
END_TEST

static bool is_power_of_ten(uint32_t number)
{
	while (number > 1 && number % 10 == 0)
		number /= 10;
	return number == 1;
}

START_TEST(rows_have_patterns_of_their_members)
{
	for (size_t i = 0; struct_types[i]; i++) {
		const char *rest = struct_types[i]->words;
		struct pattern_item item;
		while (rest && pattern_next(struct_types[i], &rest, &item))
			ck_assert_msg(!item.fraction || is_power_of_ten(item.fraction->per_second),
			              "%s: no unit", item.fraction->name);
		struct pattern_key key;
		while (rest && pattern_next_key(struct_types[i], &rest, &key))
			ck_assert_msg(!key.notation || key.notation[key.notation_length - 1] == '}', "%s: %s",
			              struct_types[i]->name, key.notation);
		ck_assert_msg(!rest || !rest[strspn(rest, "]")], "%s: behind the pattern stands %s",
		              struct_types[i]->name, rest);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pattern");
	TCase *cases = tcase_create("patterns");

	tcase_add_loop_test(cases, patterns_are_their_items, 0, (int)(sizeof patterns / sizeof patterns[0]));
	tcase_add_test(cases, rows_have_patterns_of_their_members);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}
