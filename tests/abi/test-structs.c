/* The types of the tables: members in order and inside, forms that fit their sizes, values beside that are there; the
 * example family and the POSIX types.
 * Not here: filling and printing a struct. */
#include <check.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "abi/calls.h"
#include "abi/habits.h"
#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/options.h"
#include "abi/structs.h"
#include "support/suite.h"
#include "type/form.h"
#include "type/scalars.h"

/* --- structs ----------------------------------------------------------------------------------------------------- */

static const struct member *member(const struct type *type, const char *name)
{
	const struct member *found = type_member(type, name, strlen(name));
	ck_assert_msg(found, "%s has no %s", type->name, name);
	return found;
}

/* The bytes of a member; one that goes on to the end of the struct has what is left. */
static size_t member_size(const struct type *type, const struct member *one)
{
	size_t size = type_size(one->type);
	return size || !type->size ? size : type->size - one->offset;
}

START_TEST(structs_are_described)
{
	const struct type *type = struct_types[_i];
	ck_assert_int_eq(type->shape, SHAPE_STRUCT);
	ck_assert_ptr_nonnull(type->header);
	ck_assert_ptr_nonnull(type->section);
	ck_assert_ptr_nonnull(type->brief);
	ck_assert_msg(type->count > 0 && type->count <= MEMBERS_MOST, "%s", type->name);
	ck_assert_msg(type->least <= type->size, "%s", type->name);
	ck_assert_ptr_eq(struct_find(struct_tag(type), strlen(struct_tag(type))), type);
	for (size_t i = 0; i < type->count; i++) {
		ck_assert_ptr_nonnull(type->members[i].type->name);
		ck_assert_msg(type->members[i].brief, "%s.%s", type->name, type->members[i].name);
	}
}
END_TEST

/* Members of a union lie over each other; bits of one integer stand at one offset. */
START_TEST(members_are_in_order_and_inside)
{
	const struct type *type = struct_types[_i];
	size_t end = 0;
	bool says_own_size = type->size == 0 && type->members[0].flags & MEMBER_OWN_SIZE;
	for (size_t i = 0; i < type->count; i++) {
		const struct member *one = &type->members[i];
		bool is_bits = one->bits && i > 0 && one->offset == type->members[i - 1].offset;
		bool is_rest = one->type->extent.kind == EXTENT_REST;
		ck_assert_msg(type->is_union || is_bits || one->offset >= end, "%s.%s", type->name, one->name);
		ck_assert_msg(is_rest || one->type->shape == SHAPE_CHOICE || type_size(one->type) > 0,
		              "%s.%s", type->name, one->name);
		ck_assert_msg((size_t)one->bit + one->bits <= 8 * member_size(type, one), "%s.%s", type->name,
		              one->name);
		end = one->offset + member_size(type, one);
		ck_assert_msg(says_own_size || end <= type->size, "%s.%s", type->name, one->name);
		ck_assert_msg(member(type, one->name) == one, "%s.%s twice", type->name, one->name);
	}
	ck_assert_msg(says_own_size || type->is_union || type->size - end < sizeof(void *),
	              "%s: members are missing at its end", type->name);
}
END_TEST

START_TEST(sizes_and_offsets_are_the_headers)
{
	ck_assert_uint_eq(type_sockaddr.size, sizeof(struct sockaddr));
	ck_assert_uint_eq(type_sockaddr_in.size, sizeof(struct sockaddr_in));
	ck_assert_uint_eq(member(&type_sockaddr_in, "sin_addr")->offset, offsetof(struct sockaddr_in, sin_addr));
	ck_assert_uint_eq(member(&type_sockaddr_in6, "sin6_addr")->offset,
	                  offsetof(struct sockaddr_in6, sin6_addr));
	ck_assert_uint_eq(member_size(&type_sockaddr_un, member(&type_sockaddr_un, "sun_path")), 108);
	ck_assert_uint_eq(member(&type_pollfd, "revents")->offset, offsetof(struct pollfd, revents));
	ck_assert_uint_eq(member(&type_addrinfo, "ai_addr")->offset, offsetof(struct addrinfo, ai_addr));
	ck_assert_uint_eq(type_size(member(&type_servent, "s_port")->type), sizeof(int));
	ck_assert_uint_eq(type_size(member(&type_in6_addr, "s6_addr")->type), 16);
	ck_assert_ptr_null(type_member(&type_sockaddr_in, "sin_por", 7));
	ck_assert_ptr_null(type_member(&type_sockaddr_in, "", 0));
	ck_assert_ptr_null(struct_find("sockaddr_i", 10));
	ck_assert_ptr_eq(struct_find("sockaddr_in6", 11), &type_sockaddr_in);
}
END_TEST

START_TEST(a_family_has_its_struct)
{
	ck_assert_ptr_eq(struct_of_family(AF_INET), &type_sockaddr_in);
	ck_assert_ptr_eq(struct_of_family(AF_INET6), &type_sockaddr_in6);
	ck_assert_ptr_eq(struct_of_family(AF_UNIX), &type_sockaddr_un);
	ck_assert_ptr_null(struct_of_family(AF_UNSPEC));
	ck_assert_ptr_null(struct_of_family(-1));
	ck_assert_ptr_null(struct_of_family(example_family));
	ck_assert_uint_eq(type_sockaddr_in6.least, 24);
	ck_assert_uint_eq(type_sockaddr_un.least, 2);
}
END_TEST

/* --- every type of the tables -------------------------------------------------------------------------------------- */

/* What a type that is looked at stands in: the structs around it, the innermost first. */
struct around {
	const struct type *type;
	const struct around *around;
};

typedef void type_check(const struct type *type, const struct around *around);

static void each_inside(const struct type *type, const struct around *around, type_check *check)
{
	static unsigned depth;
	if (depth == 12) /* a list leads back to its struct */
		return;
	depth++;
	check(type, around);
	if (type->of)
		each_inside(type->of, around, check);
	struct around inside = { type, around };
	for (size_t i = 0; i < type->count; i++)
		each_inside(type->members[i].type, &inside, check);
	for (size_t i = 0; i < type->choice.case_count; i++)
		each_inside(type->choice.cases[i].type, around, check);
	if (type->choice.otherwise)
		each_inside(type->choice.otherwise, around, check);
	depth--;
}

static void each_type(type_check *check)
{
	for (size_t i = 0; i < socket_call_count; i++) {
		struct around arguments = { &socket_calls[i]->arguments, NULL };
		each_inside(&socket_calls[i]->arguments, NULL, check);
		each_inside(socket_calls[i]->returns, &arguments, check);
	}
	for (size_t i = 0; struct_types[i]; i++)
		each_inside(struct_types[i], NULL, check);
	for (size_t i = 0; i < socket_option_total(); i++)
		each_inside(socket_option_at(i)->type, NULL, check);
}

/* The bytes that a form's scalar must have: at least and at most. Forms that are not here take any. */
static const struct {
	const struct form *form;
	size_t least, most;
} sizes[] = {
	{ &form_descriptor, 4, 4 },     { &form_switch, 1, 4 },       { &form_errno, 4, 4 },
	{ &form_port, 2, 4 },           { &form_network_long, 4, 4 }, { &form_in_addr, 4, 4 },
	{ &form_in_addr_number, 4, 4 }, { &form_in6_addr, 16, 16 },   { &form_interface, 4, 4 },
	{ &form_length, 4, 8 },         { &form_names, 1, 8 },
};

static void form_fits(const struct type *type, const struct around *around)
{
	(void)around;
	bool is_scalar = type->shape == SHAPE_INTEGER || type->shape == SHAPE_BYTES;
	ck_assert_msg(is_scalar == !!type->form, "%s", type->name);
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
		if (type->form == sizes[i].form)
			ck_assert_msg(type_size(type) >= sizes[i].least && type_size(type) <= sizes[i].most,
			              "%s: %s", type->name, type->form->help);
	if (!is_scalar)
		return;
	bool is_named =
		type->form == &form_names || type->form == &form_named_number || type->form == &form_errno;
	ck_assert_msg(is_named == !!type->names, "%s: names", type->name);
	ck_assert_msg(type->form->help && type->form->print, "%s: a form without help or print", type->name);
	if (type->form == &form_port || type->form == &form_in_addr || type->form == &form_in6_addr)
		ck_assert_msg(type->is_network, "%s: %s", type->name, type->form->help);
}

START_TEST(forms_fit_and_are_complete)
{
	each_type(form_fits);
}
END_TEST

static void shape_is_complete(const struct type *type, const struct around *around)
{
	(void)around;
	size_t size = type_size(type);
	ck_assert_ptr_nonnull(type->name);
	switch (type->shape) {
	case SHAPE_INTEGER:
		ck_assert_msg(size == 1 || size == 2 || size == 4 || size == 8, "%s", type->name);
		break;
	case SHAPE_POINTER:
		ck_assert_msg(type->of && size == sizeof(void *), "%s", type->name);
		ck_assert_msg(type->direction >= DIRECTION_IN && type->direction <= DIRECTION_BOTH, "%s",
		              type->name);
		break;
	case SHAPE_ARRAY:
		ck_assert_msg(type->of, "%s", type->name);
		break;
	case SHAPE_STRUCT:
		ck_assert_msg(type->members || type->count == 0, "%s", type->name);
		break;
	case SHAPE_CHOICE:
		ck_assert_msg(type->choice.cases || type->choice.find, "%s", type->name);
		ck_assert_msg((type->choice.count == 0) == (type->choice.own_size > 0), "%s", type->name);
		break;
	case SHAPE_VOID:
	case SHAPE_BYTES:
		break;
	}
}

START_TEST(shapes_are_complete)
{
	each_type(shape_is_complete);
}
END_TEST

/* An integer, or a pointer to one, which may be one of several. */
static void is_beside(const struct type *type, const struct around *around, struct beside by)
{
	for (int up = by.up; around && up > 0; up--)
		around = around->around;
	if (!around) /* an option's value, or a type that is used in other places too */
		return;
	for (size_t i = 0; i < around->type->count; i++) {
		const struct member *one = &around->type->members[i];
		const struct type *of = one->type->shape == SHAPE_POINTER ? one->type->of : one->type;
		if (one->offset != by.offset)
			continue;
		ck_assert_msg(of->shape == SHAPE_INTEGER || of->shape == SHAPE_CHOICE, "%s: %s is no number",
		              type->name, one->name);
		return;
	}
	ck_assert_msg(false, "%s: nothing stands beside it in %s at %u", type->name, around->type->name,
	              by.offset);
}

static void has_what_it_names(const struct type *type, const struct around *around)
{
	bool is_said = type->extent.kind == EXTENT_SIZED || type->extent.kind == EXTENT_COUNTED;
	if (is_said)
		is_beside(type, around, type->extent.by);
	for (size_t i = 0; i < type->choice.count; i++)
		is_beside(type, around, type->choice.by[i]);
}

START_TEST(what_a_type_names_stands_beside_it)
{
	each_type(has_what_it_names);
}
END_TEST

/* --- habits ---------------------------------------------------------------------------------------------------------- */

typedef void print_hook(struct sink *sink, const struct place *place);

/* Who prints otherwise than the walk: what no type explains of strace. Another one is to be thought over. */
static print_hook *const habits[] = {
	print_option_number, print_flags_result, print_ready,        print_below_count,   print_selected,
	print_moved,         print_seals_result, print_lease_result, print_signal_result,
};
static bool is_used[sizeof habits / sizeof habits[0]];

static void has_a_known_habit(const struct type *type, const struct around *around)
{
	(void)around;
	bool is_known = !type->print;
	for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++)
		if (type->print == habits[i])
			is_known = is_used[i] = true;
	ck_assert_msg(is_known, "%s prints by a hook that is not listed here", type->name);
}

START_TEST(habits_are_few)
{
	each_type(has_a_known_habit);
	for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++)
		ck_assert_msg(is_used[i], "habit %zu is nobody's", i);
}
END_TEST

/* --- the example, and POSIX ------------------------------------------------------------------------------------------- */

START_TEST(the_example_is_a_family_that_the_kernel_has_not)
{
	const struct name *name = name_find_word(&families, "family", 6);

	ck_assert_ptr_nonnull(name);
	ck_assert_str_eq(name->name, EXAMPLE_FAMILY_NAME);
	ck_assert_int_eq(name->value, example_family);
	ck_assert_ptr_eq(name_of_value(&families, example_family), name);
	ck_assert_int_eq(socket((int)example_family, SOCK_STREAM, 0), -1);
	ck_assert_int_eq(errno, EAFNOSUPPORT);
	ck_assert_uint_eq(example_address_count, 6);
	ck_assert_str_eq(example_addresses[0].name, "daughter");
	for (size_t i = 0; i < example_address_count; i++)
		ck_assert_uint_eq(example_addresses[i].value, i + 1);
}
END_TEST

START_TEST(posix_types_have_their_size_and_sign)
{
	size_t seen = 0;

	for (size_t i = 0; i < posix_type_count; i++) {
		const struct type *type = &posix_types[i];

		ck_assert_ptr_nonnull(type->header);
		ck_assert_ptr_nonnull(type->brief);
		if (strcmp(type->name, "int8_t") == 0 && ++seen)
			ck_assert(type->size == 1 && type->is_signed);
		if (strcmp(type->name, "uint32_t") == 0 && ++seen)
			ck_assert(type->size == 4 && !type->is_signed);
		if (strcmp(type->name, "sa_family_t") == 0 && ++seen)
			ck_assert(type->size == sizeof(sa_family_t) && !type->is_signed);
		if (strcmp(type->name, "ssize_t") == 0 && ++seen)
			ck_assert(type->size == sizeof(ssize_t) && type->is_signed);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(type->name, posix_types[j].name);
	}
	ck_assert_uint_eq(seen, 4);
}
END_TEST

int main(void)
{
	int count = 0;
	while (struct_types[count])
		count++;
	Suite *suite = suite_create("structs");
	TCase *tables = tcase_create("tables");
	TCase *values = tcase_create("values");
	tcase_add_loop_test(tables, structs_are_described, 0, count);
	tcase_add_loop_test(tables, members_are_in_order_and_inside, 0, count);
	tcase_add_test(tables, forms_fit_and_are_complete);
	tcase_add_test(tables, shapes_are_complete);
	tcase_add_test(tables, what_a_type_names_stands_beside_it);
	tcase_add_test(tables, habits_are_few);
	tcase_add_test(values, sizes_and_offsets_are_the_headers);
	tcase_add_test(values, a_family_has_its_struct);
	tcase_add_test(values, the_example_is_a_family_that_the_kernel_has_not);
	tcase_add_test(values, posix_types_have_their_size_and_sign);
	suite_add_tcase(suite, tables);
	suite_add_tcase(suite, values);
	return run_suite(suite);
}
