/* Reading by type, with rows that no call has yet: pointers in structs to any depth, patterns with members left out.
 * Not here: the program's own rows (test-words.c, test-print.c). */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "lang/expression.h"
#include "lang/notation.h"
#include "lang/print-parts.h"
#include "lang/word-place.h"
#include "support/suite.h"
#include "type/integer.h"
#include "type/rows.h"

static struct arena arena;
static struct error error;
static struct input input;

static void open_input(const char *text)
{
	error = (struct error){ .set = false };
	input = (struct input){ .text = text, .length = strlen(text), .arena = &arena, .error = &error };
}

static void setup(void)
{
	arena_init(&arena);
}

static void teardown(void)
{
	arena_free(&arena);
}

/* --- sendmsg ------------------------------------------------------------------------------------------------------- */

static const struct member iovec_members[] = {
	MEMBER(iovec, iov_base,
	       POINTER_TYPE("void *", DIRECTION_BOTH,
	                    BYTES_TYPE("void", form_data, SIZED(MEMBER_OF(iovec, iov_len))))),
	MEMBER(iovec, iov_len, &type_length),
};
static const struct type type_iovec = { STRUCT_TYPE(iovec, iovec_members) };
static const struct choice_case control_cases[] = {
	{ SCM_RIGHTS, ARRAY_TYPE("int []", &type_descriptor, REST) },
};
static const struct member control_members[] = {
	MEMBER(cmsghdr, cmsg_len, &type_length, .flags = MEMBER_OWN_SIZE),
	MEMBER(cmsghdr, cmsg_level, &type_int),
	MEMBER(cmsghdr, cmsg_type, &type_int),
	{ .name = "cmsg_data",
	  .offset = sizeof(struct cmsghdr),
	  .type = TYPE(.name = "void", .shape = SHAPE_CHOICE, REST,
	               .choice = { .by = { MEMBER_OF(cmsghdr, cmsg_type) },
	                           .count = 1,
	                           CASES(control_cases),
	                           .otherwise = &type_bytes }) },
};
static const struct type type_control = {
	.name = "struct cmsghdr", .shape = SHAPE_STRUCT, .align = 8, MEMBERS(control_members)
};
static const struct member msghdr_members[] = {
	MEMBER(msghdr, msg_iov,
	       POINTER_TYPE("struct iovec *", DIRECTION_BOTH,
	                    ARRAY_TYPE("struct iovec []", &type_iovec, COUNTED(MEMBER_OF(msghdr, msg_iovlen))))),
	MEMBER(msghdr, msg_iovlen, &type_length),
	MEMBER(msghdr, msg_control,
	       POINTER_TYPE("void *", DIRECTION_BOTH,
	                    ARRAY_TYPE("struct cmsghdr []", &type_control,
	                               SIZED(MEMBER_OF(msghdr, msg_controllen))))),
};
static const struct type type_msghdr = { STRUCT_TYPE(msghdr, msghdr_members) };
static const struct type pointer_to_msghdr = {
	.name = "const struct msghdr *", .shape = SHAPE_POINTER, .size = 8, .of = &type_msghdr, .direction = DIRECTION_IN
};

static const struct node *member_value_of(const struct node *structure, const char *name)
{
	ck_assert_int_eq(structure->kind, NODE_STRUCT);
	for (size_t i = 0; i < structure->structure.count; i++)
		if (strcmp(structure->structure.members[i].name, name) == 0)
			return structure->structure.members[i].value;
	ck_abort_msg("no member %s", name);
	return NULL;
}

START_TEST(pointers_in_structs_mean_what_they_point_to)
{
	open_input("{msg_iov=[{iov_base=\"hello\", iov_len=5}, {iov_base=[0a 00]}], msg_iovlen=2, "
	           "msg_control=[{cmsg_len=20, cmsg_level=1, cmsg_type=1, cmsg_data=[4, 5]}]}");
	const struct node *node = read_typed(&input, &pointer_to_msghdr, NULL);
	ck_assert_msg(node, "%s", error.message);
	ck_assert_ptr_eq(node->structure.type, &type_msghdr);
	const struct node *vectors = member_value_of(node, "msg_iov");
	ck_assert_ptr_eq(vectors->list.of, &type_iovec);
	ck_assert_ptr_eq(vectors->list.items[1]->structure.type, &type_iovec);
	ck_assert_ptr_eq(member_value_of(vectors->list.items[1], "iov_base")->list.of, &type_uint8);
	const struct node *control = member_value_of(node, "msg_control")->list.items[0];
	ck_assert_ptr_eq(control->structure.type, &type_control);
	ck_assert_ptr_eq(member_value_of(control, "cmsg_data")->list.of, &type_descriptor);
	ck_assert_uint_eq(member_value_of(control, "cmsg_data")->list.count, 2);
}
END_TEST

START_TEST(braces_without_names_have_the_members_in_order)
{
	open_input("{{{\"a\", 1}, {.iov_len=2, }}, 2}");
	const struct node *node = read_typed(&input, &pointer_to_msghdr, NULL);
	ck_assert_msg(node, "%s", error.message);
	const struct node *vectors = member_value_of(node, "msg_iov");
	ck_assert_int_eq(vectors->kind, NODE_LIST);
	ck_assert_uint_eq(vectors->list.count, 2);
	ck_assert_uint_eq(member_value_of(vectors->list.items[0], "iov_len")->number.value, 1);
	ck_assert_uint_eq(member_value_of(vectors->list.items[1], "iov_len")->number.value, 2);
	ck_assert_uint_eq(member_value_of(node, "msg_iovlen")->number.value, 2);
	open_input("{{{\"a\", 1, 3}}}");
	ck_assert_ptr_null(read_typed(&input, &pointer_to_msghdr, NULL));
	ck_assert_str_eq(error.message, "one value too many for struct iovec");
}
END_TEST

START_TEST(a_wrong_member_deep_inside_is_named)
{
	open_input("{msg_iov=[{iov_bas=\"hello\"}]}");
	ck_assert_ptr_null(read_typed(&input, &pointer_to_msghdr, NULL));
	ck_assert_str_eq(error.message, "no member `iov_bas` in struct iovec");
	ck_assert_uint_eq(error.span.start, 11);
}
END_TEST

/* --- conversions --------------------------------------------------------------------------------------------------- */

START_TEST(literal_conversions_are_the_integer_in_memory)
{
	open_input("htons(80)");
	const struct node *port = read_typed(&input, &type_port, NULL);
	ck_assert_int_eq(port->kind, NODE_NUMBER);
	ck_assert_uint_eq(port->number.value, htons(80));
	open_input("inet_addr(\"127.0.0.1\")");
	const struct node *address = read_typed(&input, &type_in_addr_t, NULL);
	ck_assert_int_eq(address->kind, NODE_NUMBER);
	ck_assert_uint_eq(address->number.value, htonl(0x7f000001));
}
END_TEST

START_TEST(what_only_a_running_line_knows_stays_a_call)
{
	static const char *const lines[] = { "htons(x)", "htons(70000)", "htonl(80)", "htons(80) = 20480" };
	open_input(lines[_i]);
	ck_assert_int_eq(read_typed(&input, &type_port, NULL)->kind, NODE_CALL);
	open_input("if_nametoindex(\"lo\")");
	ck_assert_int_eq(read_typed(&input, &type_interface, NULL)->kind, NODE_CALL);
	open_input("inet_addr(\"no address\")");
	ck_assert_int_eq(read_typed(&input, &type_in_addr_t, NULL)->kind, NODE_CALL);
}
END_TEST

/* --- patterns ------------------------------------------------------------------------------------------------------ */

static const struct type in_addr_inside = {
	.name = "struct in_addr",
	.shape = SHAPE_STRUCT,
	.size = 4,
	.is_transparent = true,
	.members = (const struct member[]){ { .name = "s_addr", .type = &type_in_addr_t } },
	.count = 1
};
static const struct member group_members[] = {
	MEMBER(ip_mreqn, imr_multiaddr, &in_addr_inside),
	MEMBER(ip_mreqn, imr_address, &in_addr_inside),
	MEMBER(ip_mreqn, imr_ifindex, &type_interface),
};
static const struct type type_group = { STRUCT_TYPE(ip_mreqn, group_members),
	                                .words = "imr_multiaddr [imr_address] [imr_ifindex]" };

/* A word that is no address is passed over to the interface. */
static const struct {
	const char *line;
	uint32_t address;
	enum node_kind interface;
	const char *rest;
} groups[] = {
	{ "239.1.2.3", 0, NODE_NUMBER, "" },
	{ "239.1.2.3 lo", 0, NODE_CALL, "" },
	{ "239.1.2.3 10.0.0.1", 0x0a000001, NODE_NUMBER, "" },
	{ "239.1.2.3 10.0.0.1 lo; x", 0x0a000001, NODE_CALL, "; x" },
	{ "239.1.2.3 10.0.0.1 2 optlen=3", 0x0a000001, NODE_NUMBER, " optlen=3" },
};

START_TEST(words_that_may_be_left_out_are_passed_over)
{
	open_input(groups[_i].line);
	const struct node *node = read_pattern(&input, &type_group);
	ck_assert_msg(node, "%s: %s", groups[_i].line, error.message);
	ck_assert_uint_eq(member_value_of(node, "imr_multiaddr")->number.value, htonl(0xef010203));
	ck_assert_uint_eq(member_value_of(node, "imr_address")->number.value, htonl(groups[_i].address));
	ck_assert_int_eq(member_value_of(node, "imr_ifindex")->kind, groups[_i].interface);
	ck_assert_str_eq(input.text + input.at, groups[_i].rest);
}
END_TEST

static const struct member data_members[] = {
	{ .name = "fd", .type = &type_descriptor },
	{ .name = "u64", .type = &type_uint64 },
};
static const struct type type_data = {
	.name = "union epoll_data", .shape = SHAPE_STRUCT, .size = 8, .is_union = true, MEMBERS(data_members)
};
static const struct member event_members[] = {
	MEMBER(epoll_event, events, &type_uint32),
	MEMBER(epoll_event, data, &type_data),
};
static const struct type type_event = { STRUCT_TYPE(epoll_event, event_members), .words = "data.fd events" };

START_TEST(a_member_of_a_union_inside_is_reached)
{
	open_input("@3 5");
	const struct node *node = read_pattern(&input, &type_event);
	ck_assert_msg(node, "%s", error.message);
	const struct node *data = member_value_of(node, "data");
	ck_assert_ptr_eq(data->structure.type, &type_data);
	ck_assert_int_eq(member_value_of(data, "fd")->kind, NODE_DESCRIPTOR);
	ck_assert_uint_eq(member_value_of(node, "events")->number.value, 5);
	struct text_sink words;
	tree_print_begin(&words);
	ck_assert(tree_print_pattern(&words, NULL, node));
	ck_assert_str_eq(text_sink_string(&words), "@3 5");
	text_sink_free(&words);
}
END_TEST

START_TEST(a_missing_member_is_named_with_what_stands_before_it)
{
	open_input("@3 ");
	ck_assert_ptr_null(read_pattern(&input, &type_event));
	ck_assert_str_eq(error.message, "expected events behind the descriptor");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("typed");
	TCase *tables = tcase_create("typed");
	tcase_add_checked_fixture(tables, setup, teardown);
	tcase_add_test(tables, pointers_in_structs_mean_what_they_point_to);
	tcase_add_test(tables, braces_without_names_have_the_members_in_order);
	tcase_add_test(tables, a_wrong_member_deep_inside_is_named);
	tcase_add_test(tables, literal_conversions_are_the_integer_in_memory);
	tcase_add_loop_test(tables, what_only_a_running_line_knows_stays_a_call, 0, 4);
	tcase_add_loop_test(tables, words_that_may_be_left_out_are_passed_over, 0,
	                    (int)(sizeof groups / sizeof groups[0]));
	tcase_add_test(tables, a_member_of_a_union_inside_is_reached);
	tcase_add_test(tables, a_missing_member_is_named_with_what_stands_before_it);
	suite_add_tcase(suite, tables);
	return run_suite(suite);
}
