/* The tables of structs as tables: fields in order and inside, sizes and offsets those of the headers; the example
 * family and the POSIX types.
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

#include "abi/layouts.h"

#define EACH_LAYOUT(layout) (const struct layout *const *each_ = layouts, *layout; (layout = *each_) != NULL; each_++)

static const struct field *field(const struct layout *layout, const char *name)
{
	const struct field *found = layout_field(layout, name, strlen(name));

	ck_assert_msg(found != NULL, "%s has no %s", layout->name, name);
	return found;
}

START_TEST(structs_are_described)
{
	for EACH_LAYOUT(layout) {
		ck_assert_ptr_nonnull(layout->header);
		ck_assert_ptr_nonnull(layout->section);
		ck_assert_ptr_nonnull(layout->brief);
		ck_assert_msg(layout->count > 0, "%s", layout->name);
		ck_assert_msg(layout->least > 0 && layout->least <= layout->size, "%s", layout->name);
		ck_assert_ptr_eq(layout_find(layout->name, strlen(layout->name)), layout);
		for (size_t i = 0; i < layout->count; i++) {
			ck_assert_ptr_nonnull(layout->fields[i].ctype);
			ck_assert_ptr_nonnull(layout->fields[i].brief);
		}
	}
}
END_TEST

START_TEST(fields_are_in_order_and_inside)
{
	for EACH_LAYOUT(layout) {
		size_t end = 0;

		for (size_t i = 0; i < layout->count; i++) {
			const struct field *one = &layout->fields[i];

			ck_assert_msg(one->offset >= end, "%s.%s", layout->name, one->name);
			ck_assert_msg(one->size > 0, "%s.%s", layout->name, one->name);
			end = (size_t)one->offset + one->size;
			ck_assert_msg(end <= layout->size, "%s.%s", layout->name, one->name);
			ck_assert_msg(field(layout, one->name) == one, "%s.%s twice", layout->name, one->name);
		}
		ck_assert_msg(layout->size - end < sizeof(void *), "%s: fields are missing at its end", layout->name);
	}
}
END_TEST

/* The bytes that a kind must have: at least and at most. */
static const struct { size_t least, most; } sizes[] = {
	[FIELD_SIGNED] = { 1, 8 }, [FIELD_UNSIGNED] = { 1, 8 }, [FIELD_NAME] = { 1, 8 }, [FIELD_DESCRIPTOR] = { 4, 4 },
	[FIELD_PORT] = { 2, 4 }, [FIELD_FLOWINFO] = { 4, 4 }, [FIELD_IN_ADDR] = { 4, 4 }, [FIELD_IN6_ADDR] = { 16, 16 },
	[FIELD_INTERFACE] = { 4, 4 }, [FIELD_PATH] = { 1, 108 }, [FIELD_BYTES] = { 1, 128 }, [FIELD_PADDING] = { 1, 128 },
	[FIELD_STRUCT] = { 1, 128 }, [FIELD_POINTER] = { sizeof(void *), sizeof(void *) },
	[FIELD_TEXT] = { sizeof(void *), sizeof(void *) }, [FIELD_TEXT_LIST] = { sizeof(void *), sizeof(void *) },
	[FIELD_ADDRESS] = { sizeof(void *), sizeof(void *) },
};

START_TEST(fields_fit_their_kind)
{
	for EACH_LAYOUT(layout) {
		for (size_t i = 0; i < layout->count; i++) {
			const struct field *one = &layout->fields[i];

			ck_assert_msg(one->size >= sizes[one->kind].least, "%s.%s", layout->name, one->name);
			ck_assert_msg(one->size <= sizes[one->kind].most, "%s.%s", layout->name, one->name);
			ck_assert_msg((one->kind == FIELD_NAME) == (one->set != NULL), "%s.%s", layout->name, one->name);
			if (one->kind == FIELD_STRUCT)
				ck_assert_ptr_nonnull(one->layout);
			if (one->layout && one->kind != FIELD_POINTER && one->kind != FIELD_ADDRESS)
				ck_assert_uint_eq(one->layout->size, one->size);
			if (one->kind == FIELD_PORT || one->kind == FIELD_IN_ADDR || one->kind == FIELD_IN6_ADDR)
				ck_assert_int_eq(one->order, ORDER_NETWORK);
		}
	}
}
END_TEST

START_TEST(sizes_and_offsets_are_the_headers)
{
	ck_assert_uint_eq(layout_sockaddr.size, sizeof(struct sockaddr));
	ck_assert_uint_eq(layout_sockaddr_in.size, sizeof(struct sockaddr_in));
	ck_assert_uint_eq(field(&layout_sockaddr_in, "sin_addr")->offset, offsetof(struct sockaddr_in, sin_addr));
	ck_assert_uint_eq(field(&layout_sockaddr_in6, "sin6_addr")->offset, offsetof(struct sockaddr_in6, sin6_addr));
	ck_assert_uint_eq(field(&layout_sockaddr_un, "sun_path")->size, 108);
	ck_assert_uint_eq(field(&layout_pollfd, "revents")->offset, offsetof(struct pollfd, revents));
	ck_assert_uint_eq(field(&layout_addrinfo, "ai_addr")->offset, offsetof(struct addrinfo, ai_addr));
	ck_assert_uint_eq(field(&layout_servent, "s_port")->size, sizeof(int));
	ck_assert_uint_eq(field(&layout_in6_addr, "s6_addr")->size, 16);
	ck_assert_ptr_null(layout_field(&layout_sockaddr_in, "sin_por", 7));
	ck_assert_ptr_null(layout_field(&layout_sockaddr_in, "", 0));
	ck_assert_ptr_null(layout_find("sockaddr_i", 10));
	ck_assert_ptr_eq(layout_find("sockaddr_in6", 11), &layout_sockaddr_in);
}
END_TEST

START_TEST(a_family_has_its_struct)
{
	ck_assert_ptr_eq(layout_of_family(AF_INET), &layout_sockaddr_in);
	ck_assert_ptr_eq(layout_of_family(AF_INET6), &layout_sockaddr_in6);
	ck_assert_ptr_eq(layout_of_family(AF_UNIX), &layout_sockaddr_un);
	ck_assert_ptr_null(layout_of_family(AF_UNSPEC));
	ck_assert_ptr_null(layout_of_family(-1));
	ck_assert_ptr_null(layout_of_family(example_family));
	ck_assert_uint_eq(layout_sockaddr_in.least, 16);
	ck_assert_uint_eq(layout_sockaddr_in6.least, 24);
	ck_assert_uint_eq(layout_sockaddr_un.least, 2);
}
END_TEST

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
		const struct posix_type *type = &posix_types[i];

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
	Suite *suite = suite_create("layouts");
	TCase *tables = tcase_create("tables");
	TCase *values = tcase_create("values");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(tables, structs_are_described);
	tcase_add_test(tables, fields_are_in_order_and_inside);
	tcase_add_test(tables, fields_fit_their_kind);
	tcase_add_test(values, sizes_and_offsets_are_the_headers);
	tcase_add_test(values, a_family_has_its_struct);
	tcase_add_test(values, the_example_is_a_family_that_the_kernel_has_not);
	tcase_add_test(values, posix_types_have_their_size_and_sign);
	suite_add_tcase(suite, tables);
	suite_add_tcase(suite, values);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
