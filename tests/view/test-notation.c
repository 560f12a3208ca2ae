/* Places in strace's notation, of types that no call has yet: the walk has to carry them as rows alone.
 * Not here: what the calls have (test-callline.c), scalars one by one (test-callline.c, lang/test-print.c). */
#include <check.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "abi/names.h"
#include "abi/structs.h"
#include "support/suite.h"
#include "type/rows.h"
#include "view/blocks.h"
#include "view/notation.h"

static struct view_settings settings;

static void assert_sink(struct text_sink *text, const char *expected)
{
	sink_text_length(&text->sink, ROLE_PLAIN, "", 1);
	ck_assert_uint_eq(text->sink.depth, 0);
	ck_assert_str_eq(text->data, expected);
	text_sink_free(text);
}

static void assert_place(const struct place *place, const char *expected)
{
	struct text_sink text;

	text_sink_init(&text, &settings);
	notation_show(&text.sink, place);
	assert_sink(&text, expected);
}

/* A pointer of that type to the first of the blocks. */
static void assert_pointer(const struct type *type, const struct block *blocks, bool filled, const char *expected)
{
	struct memory memory = { blocks, filled };
	uint64_t address = blocks->address;

	assert_place(&(struct place){ .type = type, .bytes = (const uint8_t *)&address, .size = 8, .memory = &memory },
	             expected);
}

/* --- a message: pointers in structs in arrays, lengths beside them, a choice in elements of varying size ------------ */

static const struct member iovec_members[] = {
	MEMBER(iovec, iov_base,
	       POINTER_TYPE("void *", DIRECTION_IN,
	                    BYTES_TYPE("void", form_data, SIZED(MEMBER_OF(iovec, iov_len))))),
	MEMBER(iovec, iov_len, &type_length),
};
static const struct type type_iovec = { STRUCT_TYPE(iovec, iovec_members) };

static const struct choice_case control_cases[] = {
	{ SCM_RIGHTS, ARRAY_TYPE("int []", &type_descriptor, REST) },
};
static const struct type type_control = {
	.name = "char []",
	.shape = SHAPE_CHOICE,
	REST,
	.choice = { .by = { MEMBER_OF(cmsghdr, cmsg_type) },
	            .count = 1,
	            CASES(control_cases),
	            .otherwise = &type_bytes },
};
static const struct member cmsghdr_members[] = {
	MEMBER(cmsghdr, cmsg_len, &type_length, .flags = MEMBER_OWN_SIZE),
	MEMBER(cmsghdr, cmsg_level, NAMES_TYPE(int, option_levels)),
	MEMBER(cmsghdr, cmsg_type, INTEGER_TYPE(int, form_hexadecimal)),
	{ .name = "cmsg_data", .type = &type_control, .offset = sizeof(struct cmsghdr) },
};
static const struct type type_cmsghdr = {
	.name = "struct cmsghdr", .shape = SHAPE_STRUCT, .align = 8, MEMBERS(cmsghdr_members)
};

static const struct member msghdr_members[] = {
	MEMBER(msghdr, msg_name,
	       POINTER_TYPE("void *", DIRECTION_IN,
	                    TYPE(SOCKADDR_CHOICE, SIZED(MEMBER_OF(msghdr, msg_namelen))))),
	MEMBER(msghdr, msg_namelen, &type_socklen),
	MEMBER(msghdr, msg_iov,
	       POINTER_TYPE("struct iovec *", DIRECTION_IN,
	                    ARRAY_TYPE("struct iovec []", &type_iovec, COUNTED(MEMBER_OF(msghdr, msg_iovlen))))),
	MEMBER(msghdr, msg_iovlen, &type_length),
	MEMBER(msghdr, msg_control,
	       POINTER_TYPE("void *", DIRECTION_IN,
	                    ARRAY_TYPE("struct cmsghdr []", &type_cmsghdr,
	                               SIZED(MEMBER_OF(msghdr, msg_controllen)))),
	       .flags = MEMBER_OPTIONAL),
	MEMBER(msghdr, msg_controllen, &type_length),
	MEMBER(msghdr, msg_flags, NAMES_TYPE(int, message_flags)),
};
static const struct type type_msghdr = { STRUCT_TYPE(msghdr, msghdr_members) };

#define INPUT(its_type, object, ...) \
	{ \
		.type = its_type, .address = (uintptr_t)(object), .before = (const uint8_t *)(object), \
		.before_size = sizeof *(object), __VA_ARGS__ \
	}

START_TEST(messages)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_port = htons(80) };
	char first[] = "hello", second[] = "world";
	struct iovec parts[3] = { { first, 5 }, { second, 2 }, { NULL, 0 } };
	union {
		struct cmsghdr header;
		char bytes[64];
	} control = { .header = { CMSG_LEN(8), SOL_SOCKET, SCM_RIGHTS } };
	struct msghdr message = { .msg_name = &name,
		                  .msg_namelen = sizeof name,
		                  .msg_iov = parts,
		                  .msg_iovlen = 2,
		                  .msg_control = &control,
		                  .msg_controllen = CMSG_SPACE(8) + CMSG_LEN(1) };
	const int descriptors[2] = { 3, 4 };
	struct cmsghdr *next = (struct cmsghdr *)(void *)(control.bytes + CMSG_SPACE(8));
	struct block blocks[] = {
		INPUT(&type_msghdr, &message, .next = &blocks[1]), INPUT(NULL, &name, .next = &blocks[2]),
		INPUT(NULL, &parts, .next = &blocks[3]),           INPUT(NULL, &control, .next = &blocks[4]),
		INPUT(NULL, &first, .next = &blocks[5]),           INPUT(NULL, &second),
	};
	const struct type *pointer = POINTER_TYPE("const struct msghdr *", DIRECTION_IN, &type_msghdr);

	memcpy(CMSG_DATA(&control.header), descriptors, sizeof descriptors);
	*next = (struct cmsghdr){ CMSG_LEN(1), SOL_SOCKET, 0x20 };
	*CMSG_DATA(next) = 'x';
	assert_pointer(pointer, blocks, true,
	               "{msg_name={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}, "
	               "msg_namelen=16, msg_iov=[{iov_base=\"hello\", iov_len=5}, {iov_base=\"wo\", iov_len=2}], msg_iovlen=2, "
	               "msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=0x1, cmsg_data=[3, 4]}, "
	               "{cmsg_len=17, cmsg_level=SOL_SOCKET, cmsg_type=0x20, cmsg_data=\"x\"}], msg_controllen=41, msg_flags=0}");
	message = (struct msghdr){ .msg_iov = (struct iovec *)16, .msg_iovlen = 1, .msg_flags = MSG_PEEK };
	assert_pointer(pointer, blocks, true,
	               "{msg_name=NULL, msg_namelen=0, msg_iov=0x10, msg_iovlen=1, msg_flags=MSG_PEEK}");
}
END_TEST

/* --- unions, bit-fields, what is too short --------------------------------------------------------------------------- */

static const struct member plain_epoll_data_members[] = {
	{ .name = "u32", .type = &type_uint32, .offset = 0 },
	{ .name = "u64", .type = &type_uint64, .offset = 0 },
};
static const struct member plain_epoll_event_members[] = {
	MEMBER(epoll_event, events, &type_uint32),
	MEMBER(epoll_event, data,
	       TYPE(.name = "epoll_data_t", .shape = SHAPE_STRUCT, .size = 8, .is_union = true,
	            MEMBERS(plain_epoll_data_members))),
};
static const struct type type_plain_epoll_event = { STRUCT_TYPE(epoll_event, plain_epoll_event_members) };

static const struct member bits_members[] = {
	{ .name = "low", .type = &type_uint8, .bits = 4 },
	{ .name = "high", .type = &type_uint8, .bit = 4, .bits = 4 },
};
static const struct type type_of_bits = {
	.name = "struct bits", .shape = SHAPE_STRUCT, .size = 1, MEMBERS(bits_members)
};

START_TEST(unions_and_bits)
{
	struct epoll_event event = { .events = 1, .data.u64 = 3 };
	const uint8_t byte = 0x5a;
	struct place place = {
		.type = &type_plain_epoll_event, .bytes = (const uint8_t *)&event, .size = sizeof event
	};

	assert_place(&place, "{events=1, data={u32=3, u64=3}}");
	place.size = 4;
	assert_place(&place, "{events=1}");
	place.size = 3;
	assert_place(&place, "\"\\1\\0\\0\"");
	assert_place(&(struct place){ .type = &type_of_bits, .bytes = &byte, .size = 1 }, "{low=10, high=5}");
	assert_place(&(struct place){ .type = &type_int, .bytes = &byte, .size = 1 }, "\"Z\"");
}
END_TEST

START_TEST(pointers_to_integers)
{
	const int32_t before = 128, after = 16;
	struct block block = { .type = &type_socklen,
		               .address = 16,
		               .before = (const uint8_t *)&before,
		               .before_size = 4,
		               .after = (const uint8_t *)&after,
		               .after_size = 4 };

	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_BOTH, &type_socklen), &block, true, "[128 => 16]");
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_BOTH, &type_socklen), &block, false, "[128]");
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_IN, &type_socklen), &block, true, "[128]");
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_OUT, &type_socklen), &block, true, "[16]");
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_OUT, &type_socklen), &block, false, "0x10");
	assert_pointer(POINTER_TYPE("void *", DIRECTION_BOTH, &type_void), &block, true, "0x10");
	block.after_size = 2;
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_OUT, &type_socklen), &block, true, "0x10");
	assert_pointer(POINTER_TYPE("socklen_t *", DIRECTION_BOTH, &type_socklen), &block, true, "[128]");
}
END_TEST

/* --- lists ----------------------------------------------------------------------------------------------------------- */

/* a -> b -> c -> b: each is shown, and it ends. */
START_TEST(lists_that_go_round)
{
	struct addrinfo list[3] = { { .ai_flags = 1, .ai_next = &list[1] },
		                    { .ai_flags = 2, .ai_next = &list[2] },
		                    { .ai_flags = 4, .ai_next = NULL } };
	struct block blocks[3];
	const struct type *pointer = POINTER_TYPE("struct addrinfo *", DIRECTION_OUT, &type_addrinfo);
	static const char whole[] =
		"[{ai_flags=AI_PASSIVE, ai_family=AF_UNSPEC, ai_socktype=0, ai_protocol=IPPROTO_IP}, "
		"{ai_flags=AI_CANONNAME, ai_family=AF_UNSPEC, ai_socktype=0, ai_protocol=IPPROTO_IP}, "
		"{ai_flags=AI_NUMERICHOST, ai_family=AF_UNSPEC, ai_socktype=0, ai_protocol=IPPROTO_IP}";
	struct memory memory = { blocks, true };
	uint64_t address = (uintptr_t)list;
	struct text_sink text;

	for (size_t i = 0; i < 3; i++)
		blocks[i] = (struct block){ .type = &type_addrinfo,
			                    .address = (uintptr_t)&list[i],
			                    .after = (uint8_t *)&list[i],
			                    .after_size = sizeof list[i],
			                    .next = i < 2 ? &blocks[i + 1] : NULL };
	text_sink_init(&text, &settings);
	notation_show(&text.sink,
	              &(struct place){
			      .type = pointer, .bytes = (uint8_t *)&address, .size = 8, .memory = &memory });
	ck_assert_uint_eq(text.length, strlen(whole) + 1);
	ck_assert_int_eq(memcmp(text.data, whole, strlen(whole)), 0);
	text_sink_clear(&text);
	list[2].ai_next = &list[1];
	notation_show(&text.sink,
	              &(struct place){
			      .type = pointer, .bytes = (uint8_t *)&address, .size = 8, .memory = &memory });
	ck_assert_int_eq(memcmp(text.data, whole, strlen(whole)), 0);
	text_sink_free(&text);
}
END_TEST

/* --- byte by byte ---------------------------------------------------------------------------------------------------- */

START_TEST(structs_in_structs)
{
	static const struct member inner[] = {
		{ .name = "seconds", .type = &type_int, .offset = 0 },
		{ .name = "port", .type = &type_port, .offset = 4 },
	};
	static const struct type inside = {
		.name = "struct inner", .shape = SHAPE_STRUCT, .size = 8, MEMBERS(inner)
	};
	static const struct member outer[] = {
		{ .name = "a", .type = &type_uint8, .offset = 0 },
		{ .name = "it", .type = &inside, .offset = 4 },
	};
	static const struct type type = {
		.name = "struct outer", .shape = SHAPE_STRUCT, .size = 12, MEMBERS(outer)
	};
	const uint8_t bytes[12] = { 7, 0, 0, 0, 1, 0, 0, 0, 0, 80 };
	struct block_shown shown = { .place = { .type = &type, .bytes = bytes, .size = 12 }, .element = -1 };
	struct text_sink text;

	assert_place(&shown.place, "{a=7, it={seconds=1, port=htons(80)}}");
	text_sink_init(&text, &settings);
	blocks_show_struct(&text.sink, &shown);
	assert_sink(&text, "struct outer, 12 bytes\n"
	                   "  +0   a           07           7\n"
	                   "  +1   (padding)   00 00 00\n"
	                   "  +4   it.seconds  01 00 00 00  1          host order\n"
	                   "  +8   it.port     00 50        htons(80)  network order\n"
	                   "  +10  (padding)   00 00\n");
}
END_TEST

START_TEST(more_rows_than_a_screen)
{
	static struct member members[100];
	struct type type = {
		.name = "struct many", .shape = SHAPE_STRUCT, .size = 100, .members = members, .count = 100
	};
	uint8_t bytes[100];
	struct block_shown shown = { .place = { .type = &type, .bytes = bytes, .size = 100 }, .element = -1 };
	struct text_sink text;
	size_t lines = 0;

	for (size_t i = 0; i < 100; i++) {
		members[i] = (struct member){ .name = "m", .type = &type_uint8, .offset = (uint16_t)i };
		bytes[i] = (uint8_t)i;
	}
	text_sink_init(&text, &settings);
	blocks_show_struct(&text.sink, &shown);
	for (size_t i = 0; i < text.length; i++)
		lines += text.data[i] == '\n';
	ck_assert_uint_eq(lines, 101);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_ptr_nonnull(strstr(text.data, "\n  +99  m  63           99\n"));
	text_sink_free(&text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("notation");
	TCase *places = tcase_create("places");

	settings = view_settings_default;
	tcase_add_test(places, messages);
	tcase_add_test(places, unions_and_bits);
	tcase_add_test(places, pointers_to_integers);
	tcase_add_test(places, lists_that_go_round);
	tcase_add_test(places, structs_in_structs);
	tcase_add_test(places, more_rows_than_a_screen);
	suite_add_tcase(suite, places);
	return run_suite(suite);
}
