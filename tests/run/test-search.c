/* Searches in what a call was handed: a call like sendmsg, with memory behind memory.
 * Not here: what is made of what is found (tests/reasons, test-jobs). */
#include <check.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>

#include "abi/names.h"
#include "abi/structs.h"
#include "run/search.h"
#include "support/suite.h"
#include "type/rows.h"

/* --- a call ---------------------------------------------------------------------------------------------------------- */

static const struct type type_name = { SOCKADDR_CHOICE, SIZED(MEMBER_OF(msghdr, msg_namelen)) };

static const struct member iovec_members[] = {
	MEMBER(iovec, iov_base,
	       POINTER_TYPE("void *", DIRECTION_IN,
	                    BYTES_TYPE("void", form_data, SIZED(MEMBER_OF(iovec, iov_len))))),
	MEMBER(iovec, iov_len, &type_length),
};
static const struct type type_iovec = { STRUCT_TYPE(iovec, iovec_members) };

static const struct member msghdr_members[] = {
	MEMBER(msghdr, msg_name, POINTER_TYPE("void *", DIRECTION_IN, &type_name)),
	MEMBER(msghdr, msg_namelen, &type_socklen),
	MEMBER(msghdr, msg_iov,
	       POINTER_TYPE("struct iovec *", DIRECTION_IN,
	                    ARRAY_TYPE("struct iovec []", &type_iovec, COUNTED(MEMBER_OF(msghdr, msg_iovlen))))),
	MEMBER(msghdr, msg_iovlen, &type_length),
};
static const struct type type_msghdr = { STRUCT_TYPE(msghdr, msghdr_members) };

static const struct member parameters[] = {
	{ .name = "sockfd", .type = &type_descriptor, .offset = 0 },
	{ .name = "msg", .type = POINTER_TYPE("const struct msghdr *", DIRECTION_IN, &type_msghdr), .offset = 8 },
	{ .name = "flags", .type = NAMES_TYPE(int, message_flags), .offset = 16 },
	{ .name = "newfd", .type = &type_descriptor, .offset = 24 },
	{ .name = "timeout", .type = POINTER_TYPE("struct timeval *", DIRECTION_IN, &type_timeval), .offset = 32 },
};
static const struct call call = {
	.name = "sends",
	.arguments = { .name = "sends", .shape = SHAPE_STRUCT, MEMBERS(parameters), .size = sizeof(int64_t[5]) },
};

/* Its memory is where it says. */
static struct sockaddr_in address;
static struct iovec pieces[2];
static struct msghdr message;
static struct timeval timeout;
static int64_t arguments[5];
static struct block blocks[6];
static struct step step;

static void add_block(size_t index, const struct type *type, const void *bytes, size_t size)
{
	blocks[index] = (struct block){
		.type = type, .address = (uint64_t)(uintptr_t)bytes, .before = bytes, .before_size = size
	};
	blocks[index - 1].next = &blocks[index];
}

static void setup(void)
{
	static char data[] = "hello";
	address = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(80) };
	pieces[0] = (struct iovec){ data, 2 };
	pieces[1] = (struct iovec){ data + 2, 3 };
	message = (struct msghdr){
		.msg_name = &address, .msg_namelen = sizeof address, .msg_iov = pieces, .msg_iovlen = 2
	};
	timeout = (struct timeval){ 1, 500000 };
	memcpy(arguments, (int64_t[]){ 7, (intptr_t)&message, MSG_OOB, 9, (intptr_t)&timeout },
	       sizeof arguments);
	blocks[0] = (struct block){
		.type = &call.arguments, .before = (const uint8_t *)arguments, .before_size = sizeof arguments
	};
	add_block(1, &type_msghdr, &message, sizeof message);
	add_block(2, &type_name, &address, sizeof address);
	add_block(3, parameters[1].type->of->members[2].type->of, pieces, sizeof pieces);
	add_block(4, iovec_members[0].type->of, data, 2);
	add_block(5, &type_timeval, &timeout, sizeof timeout);
	step = (struct step){ .call = &call, .memory = { blocks, false }, .given = 31 };
}

/* --- what is found ---------------------------------------------------------------------------------------------------- */

START_TEST(parameters_are_found_by_what_they_are)
{
	struct found found;
	ck_assert(search_descriptor(&step, 0, &found));
	ck_assert_int_eq(found.value, 7);
	ck_assert_str_eq(found.member->name, "sockfd");
	ck_assert(!found.is_inside && !found.place);
	ck_assert(search_descriptor(&step, 1, &found));
	ck_assert_int_eq(found.value, 9);
	ck_assert(!search_descriptor(&step, 2, &found));
	ck_assert_int_eq(found.value, 9);
	ck_assert(search_names(&step, &message_flags, &found));
	ck_assert_int_eq(found.value, MSG_OOB);
	ck_assert(search_flag(&step, &message_flags, MSG_OOB));
	ck_assert(!search_flag(&step, &message_flags, MSG_PEEK));
	ck_assert(!search_flag(&step, &open_flags, 0xff));
}
END_TEST

START_TEST(an_address_is_found_in_a_struct_behind_a_pointer)
{
	struct found found;
	ck_assert(search_address(&step, DIRECTION_IN, &found));
	ck_assert_str_eq(found.member->name, "msg_name");
	ck_assert(found.is_inside && found.is_measured);
	ck_assert_int_eq(found.length, sizeof address);
	ck_assert_ptr_eq(found.block, &blocks[2]);
	ck_assert(!search_address(&step, DIRECTION_OUT, &found));
	message.msg_name = NULL;
	ck_assert(search_address(&step, DIRECTION_IN, &found));
	ck_assert(!found.block && found.value == 0);
	arguments[1] = 0x10;
	ck_assert(!search_address(&step, DIRECTION_IN, &found));
}
END_TEST

START_TEST(data_is_found_in_the_elements_of_a_list)
{
	struct found found;
	ck_assert(search_bytes(&step, &form_data, DIRECTION_IN, 0, &found));
	ck_assert_int_eq(found.length, 2);
	ck_assert_ptr_eq(found.block, &blocks[4]);
	ck_assert(search_bytes(&step, &form_data, DIRECTION_IN, 1, &found));
	ck_assert_int_eq(found.length, 3);
	ck_assert_ptr_null(found.block);
	ck_assert(!search_bytes(&step, &form_data, DIRECTION_IN, 2, &found));
	message.msg_iovlen = 1;
	ck_assert(!search_bytes(&step, &form_data, DIRECTION_IN, 1, &found));
	ck_assert(!search_bytes(&step, &form_text, DIRECTION_IN, 0, &found));
}
END_TEST

static bool is_time(const struct found *found, const void *detail)
{
	ck_assert_ptr_nonnull(found->place);
	return found->member && found->member->per_second == *(const uint32_t *)detail;
}

START_TEST(a_member_is_found_by_its_unit)
{
	struct found found;
	ck_assert(search(&step, is_time, &(uint32_t){ 1 }, 0, &found));
	ck_assert_int_eq(found.value, 1);
	ck_assert(search(&step, is_time, &(uint32_t){ 1000000 }, 0, &found));
	ck_assert_int_eq(found.value, 500000);
	ck_assert(!search(&step, is_time, &(uint32_t){ 1000 }, 0, &found));
}
END_TEST

/* A list that leads back to itself. */
START_TEST(a_search_ends)
{
	struct found found;
	struct type link = { .name = "struct link", .shape = SHAPE_STRUCT, .size = sizeof(void *), .count = 1 };
	struct type pointer = { .name = "struct link *",
		                .shape = SHAPE_POINTER,
		                .size = sizeof(void *),
		                .of = &link,
		                .direction = DIRECTION_IN };
	struct member next = { .name = "next", .type = &pointer };
	struct call circle = { .name = "circle", .arguments = link };
	link.members = circle.arguments.members = &next;
	uint64_t memory = 0;
	memory = (uint64_t)(uintptr_t)&memory;
	const uint8_t *bytes = (const uint8_t *)&memory;
	struct block behind = { .type = &link, .address = memory, .before = bytes, .before_size = sizeof memory };
	struct block start = behind;
	start.address = 0;
	start.next = &behind;
	struct step around = { .call = &circle, .memory = { &start, false }, .given = 1 };
	ck_assert(!search_address(&around, DIRECTION_IN, &found));
	ck_assert(!search_descriptor(&around, 0, &found));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("search");
	TCase *found = tcase_create("found");
	tcase_add_checked_fixture(found, setup, NULL);
	tcase_add_test(found, parameters_are_found_by_what_they_are);
	tcase_add_test(found, an_address_is_found_in_a_struct_behind_a_pointer);
	tcase_add_test(found, data_is_found_in_the_elements_of_a_list);
	tcase_add_test(found, a_member_is_found_by_its_unit);
	tcase_add_test(found, a_search_ends);
	suite_add_tcase(suite, found);
	return run_suite(suite);
}
