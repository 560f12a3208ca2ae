/* A step as people read it, and as JSON: the parts, their order, structs and data in bytes.
 * Not here: the call line (test-callline.c), rows of the descriptor table (test-table.c). */
#include <config.h>

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <netdb.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#ifdef HAVE_JANSSON
#include <jansson.h>
#endif

#include "abi/messages.h"
#include "support/step-builder.h"
#include "support/suite.h"
#include "view/blocks.h"
#include "view/step-json.h"
#include "view/text.h"

static struct view_settings settings;

static void setup(void)
{
	settings = view_settings_default;
}

static const struct sockaddr_in loopback = {
	.sin_family = AF_INET, .sin_port = 0x901f, .sin_addr = { 0x0100007f }
};

static void assert_sink(struct text_sink *text, const char *expected)
{
	sink_text_length(&text->sink, ROLE_PLAIN, "", 1);
	ck_assert_uint_eq(text->sink.depth, 0);
	ck_assert_str_eq(text->data, expected);
	text_sink_free(text);
}

static void assert_step(const struct step *step, const char *expected)
{
	struct text_view view = { .table = NULL };
	struct text_sink text;

	text_sink_init(&text, &settings);
	text_show_step(&text.sink, &view, step, false);
	assert_sink(&text, expected);
}

static void assert_structs(const struct step *step, const char *expected)
{
	struct text_sink text;

	text_sink_init(&text, &settings);
	blocks_show(&text.sink, step);
	assert_sink(&text, expected);
}

static struct step bind_step(const void *address, size_t size, int64_t length)
{
	struct step step = step_of("bind");

	set_number(&step, 0, 3);
	set_input(&step, 1, address, size);
	set_number(&step, 2, length);
	return step;
}

/* --- order of the parts ------------------------------------------------------------------------------------------ */

#define STRUCT_LINES \
	"struct sockaddr_in, 16 bytes\n" \
	"  +0  sin_family  02 00        AF_INET                 host order\n" \
	"  +2  sin_port    1f 90        htons(8080)             network order\n" \
	"  +4  sin_addr    7f 00 00 01  inet_addr(\"127.0.0.1\")  network order\n" \
	"  +8  sin_zero    00 00 00 00 00 00 00 00\n"
#define CALL_LINE \
	"bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = " \
	"-1 EADDRINUSE (Address already in use)\n"
#define REASON_LINES \
	"  Descriptor 4 listens on 127.0.0.1:8080, and two sockets do not share an\n" \
	"  address and a port while one of them listens.\n"

static struct step full_step(const struct note *note)
{
	struct step step = bind_step(&loopback, sizeof loopback, 16);

	set_failed(&step, -1, EADDRINUSE);
	step.notes = note;
	step.reason =
		"Descriptor 4 listens on 127.0.0.1:8080, and two sockets do not share an address and a port while "
		"one of them listens.";
	step.advice = "close @4";
	step.expectation = EXPECTATION_UNMET;
	step.expected = "-1 EACCES";
	step.got = "-1 EADDRINUSE";
	return step;
}

START_TEST(parts_in_order)
{
	const struct note second = { NULL, "second" }, note = { &second, "localhost is 127.0.0.1" };
	struct step step = full_step(&note);

	assert_step(&step, "localhost is 127.0.0.1\nsecond\n" STRUCT_LINES CALL_LINE REASON_LINES "  close @4\n"
	                   "  expected -1 EACCES, got -1 EADDRINUSE\n");
}
END_TEST

START_TEST(parts_that_are_off)
{
	const struct note note = { NULL, "localhost is 127.0.0.1" };
	struct step step = full_step(&note);

	settings.notes = settings.structs = false;
	assert_step(&step, CALL_LINE REASON_LINES "  close @4\n  expected -1 EACCES, got -1 EADDRINUSE\n");
	settings.calls = false;
	settings.width = 200;
	step.expectation = EXPECTATION_MET;
	assert_step(&step,
	            "  Descriptor 4 listens on 127.0.0.1:8080, and two sockets do not share an address and a port "
	            "while one of them listens.\n  close @4\n");
	settings = view_settings_trace;
	assert_step(&step, CALL_LINE);
}
END_TEST

START_TEST(waits_and_signals)
{
	struct step step = step_of("accept");

	set_number(&step, 0, 3);
	set_output(&step, 1, NULL, 0);
	set_length_pointer(&step, 2, 128, 128);
	step.made = false;
	step.job = 1;
	step.waiting = "waits for a connection on 127.0.0.1:8080";
	assert_step(&step, "[1] accept(3, ...   waits for a connection on 127.0.0.1:8080\n");

	step = step_of("send");
	set_number(&step, 0, 3);
	set_input(&step, 1, "x", 1);
	set_number(&step, 2, 1);
	set_failed(&step, -1, EPIPE);
	step.signal = SIGPIPE;
	step.signal_pid = 7;
	assert_step(&step, "send(3, \"x\", 1, 0) = -1 EPIPE (Broken pipe)\n"
	                   "--- SIGPIPE {si_signo=SIGPIPE, si_code=SI_USER, si_pid=7, si_uid=0} ---\n");
}
END_TEST

START_TEST(sentences_are_folded)
{
	struct text_sink text;

	settings.width = 12;
	text_sink_init(&text, &settings);
	text_show_sentence(&text.sink, ROLE_REASON,
	                   "one two three-and-more \303\266\303\266\303\266 \303\266\303\266\303\266\303\266\303\266\303\266 end");
	assert_sink(&text,
	            "  one two\n  three-and-more\n  \303\266\303\266\303\266 \303\266\303\266\303\266\303\266\303\266\303\266\n  end\n");
	text_sink_init(&text, &settings);
	text_show_sentence(&text.sink, ROLE_REASON, "");
	assert_sink(&text, "  \n");
}
END_TEST

static void assert_waiting(const struct step *step, const char *behind, const char *expected)
{
	struct text_sink text;

	text_sink_init(&text, &settings);
	text_show_waiting(&text.sink, step, behind);
	assert_sink(&text, expected);
}

START_TEST(what_is_waited_for_stands_below_a_long_line)
{
	struct step step = step_of("recv");

	set_number(&step, 0, 3);
	set_output(&step, 1, NULL, 0);
	step.made = false;
	step.job = 1;
	step.waiting = "waits for data";
	settings.width = 32;
	assert_waiting(&step, "", "[1] recv(3, ...   waits for data\n");
	assert_waiting(&step, "  (3 s)", "[1] recv(3, ...  (3 s)\n  waits for data\n");
	settings.width = 31;
	assert_waiting(&step, "", "[1] recv(3, ...\n  waits for data\n");
	settings.width = 14;
	assert_waiting(&step, "", "[1] recv(3, ...\n  waits for\n  data\n");
	step.waiting = NULL;
	assert_waiting(&step, "  (3 s)", "[1] recv(3, ...  (3 s)\n");
	step.waiting = "waits for data";
	settings.colour = true; /* takes no columns */
	settings.width = 32;
	assert_waiting(&step, "",
	               "\033[2m[\033[0m\033[2m1\033[0m\033[2m] \033[0m\033[1mrecv\033[0m(\033[1m3\033[0m, ...   waits for data\n");
}
END_TEST

/* --- byte order -------------------------------------------------------------------------------------------------- */

static struct step order_step(const char *call, int64_t argument, int64_t result)
{
	struct step step = step_of(call);

	set_number(&step, 0, argument);
	step.result = result;
	step.picture_only = true;
	return step;
}

START_TEST(byte_order_pictures)
{
	struct step to[2] = { order_step("htons", 80, 20480), order_step("htonl", 80, 1342177280) };
	struct step from = order_step("ntohs", 20480, 80);
	struct text_view view = { .table = NULL };
	struct text_sink text;

	if (htons(80) == 80)
		return; /* the lines below are those of a little-endian machine */
	text_sink_init(&text, &settings);
	text_show_step(&text.sink, &view, &to[0], false);
	text_show_step(&text.sink, &view, &to[1], true);
	assert_sink(&text,
	            "                     host order, little-endian  network order, big-endian\n"
	            "  htons(80)          50 00        = 80          00 50        reads as 20480\n"
	            "  htonl(80)          50 00 00 00  = 80          00 00 00 50  reads as 1342177280\n");
	assert_step(&from, "                     network order, big-endian         host order, little-endian\n"
	                   "  ntohs(20480)       00 50        reads as 20480       50 00        = 80\n");
	from.picture_only = false;
	settings.structs = false;
	assert_step(&from, "ntohs(20480) = 80\n");
	from.picture_only = true; /* with no picture there would be nothing */
	assert_step(&from, "ntohs(20480) = 80\n");
}
END_TEST

/* --- structs ----------------------------------------------------------------------------------------------------- */

START_TEST(only_what_is_inside_the_length)
{
	struct step step = bind_step(&loopback, sizeof loopback, 3);

	assert_structs(&step, "struct sockaddr_in, 3 bytes of 16\n"
	                      "  +0  sin_family  02 00        AF_INET  host order\n"
	                      "  +2  sin_port    1f                    network order\n");
	set_number(&step, 2, 1);
	assert_structs(&step, "");
	set_number(&step, 2, -1); /* nothing is: the call line has the address alone */
	assert_structs(&step, "");
	set_number(&step, 2, 200); /* more than is there */
	assert_structs(&step, STRUCT_LINES);
}
END_TEST

START_TEST(what_stands_behind_a_struct)
{
	uint8_t bytes[20] = { 0 };
	struct step step = bind_step(bytes, sizeof bytes, 20);

	memcpy(bytes, &loopback, sizeof loopback);
	bytes[19] = 0xff;
	assert_structs(&step, "struct sockaddr_in, 20 bytes\n"
	                      "  +0   sin_family   02 00        AF_INET                 host order\n"
	                      "  +2   sin_port     1f 90        htons(8080)             network order\n"
	                      "  +4   sin_addr     7f 00 00 01  inet_addr(\"127.0.0.1\")  network order\n"
	                      "  +8   sin_zero     00 00 00 00 00 00 00 00\n"
	                      "  +16  (behind it)  00 00 00 ff\n");
}
END_TEST

/* The order of sin_addr, for which there is no room beside it, is not shown as that of sin_zero. */
START_TEST(orders_keep_to_their_members)
{
	struct step step = bind_step(&loopback, sizeof loopback, 16);
	settings.width = 60;
	assert_structs(&step, "struct sockaddr_in, 16 bytes\n"
	                      "  +0   sin_family  02 00        AF_INET        host order\n"
	                      "  +2   sin_port    1f 90        htons(8080)    network order\n"
	                      "  +4   sin_addr    7f 00 00 01  inet_addr(\"127.0.0.1\")\n"
	                      "                                               network order\n"
	                      "  +8   sin_zero    00 00 00 00\n"
	                      "  +12              00 00 00 00\n");
}
END_TEST

START_TEST(inet6_in_bytes)
{
	struct sockaddr_in6 address = {
		.sin6_family = AF_INET6, .sin6_port = htons(80), .sin6_addr = { { { [15] = 1 } } }
	};
	struct step step = bind_step(&address, sizeof address, sizeof address);

	assert_structs(&step, "struct sockaddr_in6, 28 bytes\n"
	                      "  +0   sin6_family    0a 00                    AF_INET6   host order\n"
	                      "  +2   sin6_port      00 50                    htons(80)  network order\n"
	                      "  +4   sin6_flowinfo  00 00 00 00              htonl(0)   network order\n"
	                      "  +8   sin6_addr      00 00 00 00 00 00 00 00  ::1        network order\n"
	                      "  +16                 00 00 00 00 00 00 00 01\n"
	                      "  +24  sin6_scope_id  00 00 00 00              0          host order\n");
	memset(&address.sin6_addr, 0xfe, 16);
	assert_structs(&step,
	               "struct sockaddr_in6, 28 bytes\n"
	               "  +0   sin6_family    0a 00        AF_INET6                        host order\n"
	               "  +2   sin6_port      00 50        htons(80)                       network order\n"
	               "  +4   sin6_flowinfo  00 00 00 00  htonl(0)                        network order\n"
	               "  +8   sin6_addr      fe fe fe fe  fefe:fefe:fefe:fefe:fefe:fefe:fefe:fefe\n"
	               "  +12                 fe fe fe fe                                  network order\n"
	               "  +16                 fe fe fe fe\n"
	               "  +20                 fe fe fe fe\n"
	               "  +24  sin6_scope_id  00 00 00 00  0                               host order\n");
}
END_TEST

/* Eight bytes a line as long as the widest line has room, to the last column; then four. */
START_TEST(a_line_may_reach_the_edge)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_port = htons(80) };
	struct step step = bind_step(&address, sizeof address, sizeof address);
	const char *widest = "  +2   sin6_port      00 50                    htons(80)  network order";

	settings.width = (unsigned)strlen(widest);
	assert_structs(&step, "struct sockaddr_in6, 28 bytes\n"
	                      "  +0   sin6_family    0a 00                    AF_INET6   host order\n"
	                      "  +2   sin6_port      00 50                    htons(80)  network order\n"
	                      "  +4   sin6_flowinfo  00 00 00 00              htonl(0)   network order\n"
	                      "  +8   sin6_addr      00 00 00 00 00 00 00 00  ::         network order\n"
	                      "  +16                 00 00 00 00 00 00 00 00\n"
	                      "  +24  sin6_scope_id  00 00 00 00              0          host order\n");
	settings.width--;
	assert_structs(&step, "struct sockaddr_in6, 28 bytes\n"
	                      "  +0   sin6_family    0a 00        AF_INET6              host order\n"
	                      "  +2   sin6_port      00 50        htons(80)             network order\n"
	                      "  +4   sin6_flowinfo  00 00 00 00  htonl(0)              network order\n"
	                      "  +8   sin6_addr      00 00 00 00  ::                    network order\n"
	                      "  +12                 ... 12 bytes of 0\n"
	                      "  +24  sin6_scope_id  00 00 00 00  0                     host order\n");
}
END_TEST

/* The order stands beside a value that leaves two blanks before it, and else in the next line. */
START_TEST(a_value_may_reach_the_order)
{
	struct sockaddr_in6 address = { .sin6_family = AF_INET6 };
	struct step step = bind_step(&address, 24, 24);
	const char *whole =
		"  +8   sin6_addr      fe fe fe fe  fefe:fefe:fefe:fefe:fefe:fefe:fefe:fefe  network order";
	struct text_sink text;

	memset(&address.sin6_addr, 0xfe, 16);
	settings.width = (unsigned)strlen(whole);
	for (int i = 0; i < 2; i++, settings.width--) {
		text_sink_init(&text, &settings);
		blocks_show(&text.sink, &step);
		const char *shown = text_sink_string(&text), *line = strstr(shown, "  +8 ");
		ck_assert_msg(line, "%s", shown);
		ck_assert_msg((strncmp(line, whole, strlen(whole)) == 0) == (i == 0), "%s", shown);
		ck_assert_ptr_nonnull(strstr(line, i ? "fefe\n  +12                 fe fe fe fe  "
		                                     : "fefe  network order\n"));
		text_sink_free(&text);
	}
}
END_TEST

START_TEST(unix_in_bytes)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/tmp/a.sock" };
	struct step step = bind_step(&address, sizeof address, 110);

	assert_structs(&step, "struct sockaddr_un, 110 bytes\n"
	                      "  +0   sun_family  01 00                    AF_UNIX  host order\n"
	                      "  +2   sun_path    2f 74 6d 70 2f 61 2e 73  \"/tmp/a.sock\"\n"
	                      "  +10              6f 63 6b 00 00 00 00 00\n"
	                      "  +18              ... 92 bytes of 0\n");
	memcpy(address.sun_path, "\0name\377", 6);
	set_number(&step, 2, 8);
	assert_structs(&step, "struct sockaddr_un, 8 bytes of 110\n"
	                      "  +0  sun_family  01 00              AF_UNIX  host order\n"
	                      "  +2  sun_path    00 6e 61 6d 65 ff  @\"name\\377\"\n");
	memset(address.sun_path, 'p', 50);
	set_number(&step, 2, 52);
	assert_structs(&step, "struct sockaddr_un, 52 bytes of 110\n"
	                      "  +0   sun_family  01 00                    AF_UNIX  host order\n"
	                      "  +2   sun_path    70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +10              70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +18              70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +26              70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +34              70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +42              70 70 70 70 70 70 70 70  \"pppppppp\"\n"
	                      "  +50              70 70                    \"pp\"\n");
}
END_TEST

/* As long as an address can be, of a family without a struct: no line may be lost, none too long. */
START_TEST(unknown_family_in_bytes)
{
	uint8_t bytes[128] = { 77 };
	struct step step = bind_step(bytes, sizeof bytes, 128);
	struct text_sink text;
	size_t lines = 0, start = 0;

	memset(bytes + 2, 0xfe, sizeof bytes - 2);
	text_sink_init(&text, &settings);
	blocks_show(&text.sink, &step);
	for (size_t i = 0; i < text.length; i++) {
		if (text.data[i] != '\n')
			continue;
		ck_assert_uint_le(i - start, 80);
		start = i + 1;
		lines++;
	}
	ck_assert_uint_ge(lines, 2 + 126 / 8);
	text_sink_free(&text);
}
END_TEST

START_TEST(filled_in)
{
	struct step step = step_of("getsockname");

	set_number(&step, 0, 3);
	set_output(&step, 1, &loopback, 4);
	set_length_pointer(&step, 2, 4, 16);
	assert_structs(&step, "struct sockaddr_in, 4 bytes of 16, filled in\n"
	                      "  +0  sin_family  02 00        AF_INET      host order\n"
	                      "  +2  sin_port    1f 90        htons(8080)  network order\n");
	set_failed(&step, -1, EBADF);
	assert_structs(&step, "");
}
END_TEST

START_TEST(what_changed)
{
	struct pollfd before = { 3, POLLIN, 0 }, after = { 3, POLLIN, POLLHUP };
	struct step step = step_of("poll");

	set_in_out(&step, 0, &before, &after, sizeof before);
	set_number(&step, 1, 1);
	step.result = 1;
	assert_structs(&step, "struct pollfd, 8 bytes, element 0\n"
	                      "  +0  fd       03 00 00 00  3        host order\n"
	                      "  +4  events   01 00        POLLIN   host order\n"
	                      "~ +6  revents  10 00        POLLHUP  host order\n");
}
END_TEST

START_TEST(sets_in_bits)
{
	fd_set before, after;
	struct step step = step_of("select");

	FD_ZERO(&before);
	FD_ZERO(&after);
	FD_SET(3, &before);
	FD_SET(8, &before);
	FD_SET(70, &before);
	FD_SET(8, &after);
	set_number(&step, 0, 9);
	for (size_t i = 1; i < 5; i++)
		set_pointer(&step, i, 0);
	set_in_out(&step, 1, &before, &after, sizeof before);
	step.result = 1;
	assert_structs(&step, "fd_set, 2 bytes of 128\n"
	                      "~ +0  readfds  00  00000000\n"
	                      "  +1           01  00000001  [8]\n");
	set_number(&step, 0, 8); /* 8 itself is not looked at */
	assert_structs(&step, "fd_set, 1 byte of 128\n"
	                      "~ +0  readfds  00  00000000\n");
	set_number(&step, 0, 0);
	assert_structs(&step, "");
	set_number(&step, 0, 5000);
	set_failed(&step, -1, EBADF);
	assert_structs(&step, "fd_set, 128 bytes\n"
	                      "  +0    readfds  08  00001000  [3]\n"
	                      "  +1             01  00000001  [8]\n"
	                      "  +2             ... 6 bytes of 0\n"
	                      "  +8             40  01000000  [70]\n"
	                      "  +9             ... 119 bytes of 0\n");
}
END_TEST

START_TEST(elements_that_do_not_count)
{
	const struct pollfd both[2] = { { 3, POLLIN, 0 }, { 4, POLLIN, 0 } };
	struct step step = step_of("poll");

	set_input(&step, 0, both, sizeof both);
	set_number(&step, 1, 1);
	assert_structs(&step, "struct pollfd, 8 bytes, element 0\n"
	                      "  +0  fd       03 00 00 00  3       host order\n"
	                      "  +4  events   01 00        POLLIN  host order\n"
	                      "  +6  revents  00 00        0       host order\n");
}
END_TEST

START_TEST(padding_between_fields)
{
	struct addrinfo hints;
	struct step step = step_of("getaddrinfo");
	struct text_sink text;

	memset(&hints, 0, sizeof hints);
	for (size_t i = 0; i < 4; i++)
		set_pointer(&step, i, 0);
	set_input(&step, 2, &hints, sizeof hints);
	text_sink_init(&text, &settings);
	blocks_show(&text.sink, &step);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	if (offsetof(struct addrinfo, ai_addr) > 20)
		ck_assert_ptr_nonnull(strstr(text.data, "  +20  (padding)    00 00 00 00\n"
		                                        "  +24  (pointers)   ... 24 bytes of 0\n"));
	ck_assert_ptr_null(strstr(text.data, "ai_next"));
	text_sink_free(&text);
}
END_TEST

START_TEST(a_number_of_one_of_several_sets_has_an_order)
{
	const struct cmsghdr header = { .cmsg_len = 17, .cmsg_level = SOL_IP, .cmsg_type = IP_TOS };
	uint8_t bytes[17] = { 0 };
	struct block_shown shown = { .place = { .type = &type_cmsghdr, .bytes = bytes, .size = sizeof bytes },
		                     .element = -1 };
	struct text_sink text;

	memcpy(bytes, &header, sizeof header);
	bytes[16] = 0x10;
	text_sink_init(&text, &settings);
	blocks_show_struct(&text.sink, &shown);
	assert_sink(&text, "struct cmsghdr, 17 bytes\n"
	                   "  +0   cmsg_len    11 00 00 00 00 00 00 00  17      host order\n"
	                   "  +8   cmsg_level  00 00 00 00              SOL_IP  host order\n"
	                   "  +12  cmsg_type   01 00 00 00              IP_TOS  host order\n"
	                   "  +16  cmsg_data   10                       [0x10]\n");
}
END_TEST

START_TEST(null_pointers_with_other_members_behind_them)
{
	struct msghdr message;
	struct step step = step_of("sendmsg");
	struct text_sink text;

	memset(&message, 0, sizeof message);
	set_number(&step, 0, 3);
	set_input(&step, 1, &message, sizeof message);
	set_number(&step, 2, 0);
	text_sink_init(&text, &settings);
	blocks_show(&text.sink, &step);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_ptr_nonnull(strstr(text.data, "msg_controllen"));
	ck_assert_ptr_nonnull(strstr(text.data, "msg_flags"));
	ck_assert_ptr_null(strstr(text.data, "(pointers)"));
	text_sink_free(&text);
}
END_TEST

/* --- data -------------------------------------------------------------------------------------------------------- */

START_TEST(data_in_bytes)
{
	uint8_t much[300] = { 0 };
	struct step step = step_of("recv");
	struct text_sink text;

	set_output(&step, 1, "hello\n", 6);
	step.result = 6;
	assert_structs(&step, "  0000  68 65 6c 6c 6f 0a                                hello.\n");
	set_output(&step, 1, "0123456789abcdef\377", 17);
	assert_structs(&step, "  0000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n"
	                      "  0010  ff                                               .\n");
	set_output(&step, 1, "", 0);
	assert_structs(&step, "");

	step = step_of("send");
	set_input(&step, 1, "hello\n", 6);
	set_number(&step, 2, 6);
	assert_structs(&step, "");
	set_input(&step, 1, "h\33", 2);
	set_number(&step, 2, 1);
	assert_structs(&step, "");
	set_number(&step, 2, 2);
	assert_structs(&step, "  0000  68 1b                                            h.\n");

	set_input(&step, 1, much, 64);
	set_number(&step, 2, 64);
	assert_structs(&step, "  0000  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00  ................\n"
	                      "  ...   the same 3 times more\n");

	for (size_t i = 0; i < sizeof much; i++)
		much[i] = (uint8_t)i;
	set_input(&step, 1, much, sizeof much);
	set_number(&step, 2, sizeof much);
	text_sink_init(&text, &settings);
	blocks_show(&text.sink, &step);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_ptr_nonnull(strstr(text.data, "\n  00e0  "));
	ck_assert_ptr_null(strstr(text.data, "\n  00f0  "));
	ck_assert_ptr_nonnull(strstr(text.data, "\n  ... 60 bytes more\n"));
	text_sink_free(&text);
}
END_TEST

/* --- colour ------------------------------------------------------------------------------------------------------ */

/* Without its escape sequences, coloured text is the plain text. */
START_TEST(colour_adds_nothing)
{
	const struct note note = { NULL, "localhost is 127.0.0.1" };
	struct step step = full_step(&note);
	struct text_view view = { .table = NULL };
	struct text_sink text;
	char plain[2048];
	size_t used = 0;

	settings.colour = true;
	text_sink_init(&text, &settings);
	text_show_step(&text.sink, &view, &step, false);
	for (size_t i = 0; i < text.length && used + 1 < sizeof plain; i++) {
		if (text.data[i] == '\033')
			while (text.data[i] != 'm')
				i++;
		else
			plain[used++] = text.data[i];
	}
	plain[used] = '\0';
	ck_assert_uint_lt(used, text.length);
	text_sink_free(&text);
	settings.colour = false;
	assert_step(&step, plain);
}
END_TEST

/* --- the descriptor table ------------------------------------------------------------------------------------------ */

static void *allocate(void *context, size_t size)
{
	size_t *used = context;
	static union {
		long long number;
		void *pointer;
		char bytes[4096];
	} memory;

	*used = (*used + 15) & ~(size_t)15;
	ck_assert_uint_le(*used + size, sizeof memory);
	*used += size;
	return memory.bytes + *used - size;
}

START_TEST(changes_between_blank_lines)
{
	size_t used = 0;
	struct change_memory memory = { allocate, &used };
	struct descriptor_table *table = descriptors_new(400);
	struct step step = step_of("socket");
	struct text_view view = { .table = table };
	struct touched touched = { .made_count = 1 };
	struct text_sink text;
	int made;

	ck_assert_ptr_nonnull(table);
	set_number(&step, 0, AF_INET);
	set_number(&step, 1, SOCK_STREAM);
	made = socket(AF_INET, SOCK_STREAM, 0);
	touched.made = &made;
	step.result = made;
	step.changes = descriptors_update(table, &touched, &memory);
	ck_assert_ptr_nonnull(step.changes);

	text_sink_init(&text, &settings);
	text_show_step(&text.sink, &view, &step, false);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_int_eq(strncmp(text.data, "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = ", 43), 0);
	ck_assert_ptr_nonnull(strstr(text.data, "\n\n"));
	ck_assert_ptr_nonnull(strstr(text.data, "CLOSED"));
	ck_assert_str_eq(text.data + text.length - 3, "\n\n");
	text_sink_clear(&text);
	settings.table = false;
	text_show_step(&text.sink, &view, &step, false);
	sink_text_length(&text.sink, ROLE_PLAIN, "", 1);
	ck_assert_ptr_null(strstr(text.data, "\n\n"));
	text_sink_free(&text);
	close(made);
	descriptors_free(table);
}
END_TEST

/* --- JSON -------------------------------------------------------------------------------------------------------- */

#ifdef HAVE_JANSSON

static json_t *object_of(const struct step *step)
{
	struct text_sink text;
	json_t *object;

	text_sink_init(&text, &settings);
	ck_assert(json_show_step(&text, step));
	ck_assert_uint_gt(text.length, 0);
	ck_assert_ptr_eq(memchr(text.data, '\n', text.length), text.data + text.length - 1); /* one line */
	object = json_loadb(text.data, text.length, JSON_ALLOW_NUL, NULL);
	ck_assert_ptr_nonnull(object);
	text_sink_free(&text);
	return object;
}

/* The member of that name is the value that `expected` is in JSON. Takes nothing over. */
static void assert_member(const json_t *object, const char *name, const char *expected)
{
	json_t *value = json_loads(expected, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	json_t *member = json_object_get(object, name);
	char *found = json_dumps(member, JSON_ENCODE_ANY | JSON_COMPACT);

	ck_assert_ptr_nonnull(value);
	ck_assert_msg(json_equal(member, value), "%s is %s and not %s", name, found ? found : "missing",
	              expected);
	free(found);
	json_decref(value);
}

START_TEST(json_of_an_error)
{
	const struct note note = { NULL, "localhost is 127.0.0.1" };
	struct step step = full_step(&note);
	json_t *object;

	settings.colour = settings.times = true; /* are for people */
	object = object_of(&step);
	assert_member(object, "call", "\"bind\"");
	assert_member(object, "arguments",
	              "[{\"name\": \"sockfd\", \"value\": 3},"
	              "{\"name\": \"addr\", \"value\": {\"sa_family\": \"AF_INET\", \"sin_port\": 8080, \"sin_addr\": \"127.0.0.1\"}},"
	              "{\"name\": \"addrlen\", \"value\": 16}]");
	assert_member(object, "result", "-1");
	assert_member(object, "errno", "\"EADDRINUSE\"");
	assert_member(object, "message", "\"Address already in use\"");
	assert_member(object, "text",
	              "\"bind(3, {sa_family=AF_INET, sin_port=htons(8080), "
	              "sin_addr=inet_addr(\\\"127.0.0.1\\\")}, 16) = -1 EADDRINUSE (Address already in use)\"");
	assert_member(object, "notes", "[\"localhost is 127.0.0.1\"]");
	assert_member(object, "advice", "\"close @4\"");
	assert_member(object, "expected", "\"-1 EACCES\"");
	assert_member(object, "got", "\"-1 EADDRINUSE\"");
	assert_member(json_array_get(json_object_get(json_array_get(json_object_get(object, "structs"), 0),
	                                             "fields"),
	                             1),
	              "bytes", "\"1f 90\"");
	json_decref(object);
}
END_TEST

START_TEST(json_of_other_values)
{
	struct pollfd before = { 3, POLLIN | POLLOUT, 0 }, after = { 3, POLLIN | POLLOUT, POLLHUP };
	struct sockaddr_in6 address = { .sin6_family = AF_INET6, .sin6_addr = { { { [15] = 1 } } } };
	struct step step = step_of("poll");
	json_t *object;

	set_in_out(&step, 0, &before, &after, sizeof before);
	set_number(&step, 1, 1);
	step.result = 1;
	object = object_of(&step);
	assert_member(object, "arguments",
	              "[{\"name\": \"fds\", \"value\": [{\"fd\": 3, \"events\": [\"POLLIN\", \"POLLOUT\"]}]},"
	              "{\"name\": \"nfds\", \"value\": 1}, {\"name\": \"timeout\", \"value\": 0}]");
	assert_member(object, "ready", "[{\"fd\": 3, \"revents\": [\"POLLHUP\"]}]");
	json_decref(object);

	step = step_of("recvfrom");
	set_output(&step, 1, "a\0\303\266", 4);
	set_number(&step, 3, 0x1000000);
	set_output(&step, 4, &address, sizeof address);
	set_length_pointer(&step, 5, 128, 28);
	object = object_of(&step);
	assert_member(object, "arguments",
	              "[{\"name\": \"sockfd\", \"value\": 0},"
	              "{\"name\": \"buf\", \"value\": \"a\\u0000\303\266\"}, {\"name\": \"len\", \"value\": 0},"
	              "{\"name\": \"flags\", \"value\": [16777216]},"
	              "{\"name\": \"src_addr\", \"value\": {\"sa_family\": \"AF_INET6\", \"sin6_port\": 0, "
	              "\"sin6_flowinfo\": 0, \"sin6_addr\": \"::1\", \"sin6_scope_id\": 0}},"
	              "{\"name\": \"addrlen\", \"value\": {\"before\": 128, \"after\": 28}}]");
	json_decref(object);

	step = step_of("write");
	set_input(&step, 1, "\377", 1);
	set_number(&step, 2, -1);
	step.made = false;
	step.job = 2;
	object = object_of(&step);
	assert_member(object, "arguments",
	              "[{\"name\": \"fd\", \"value\": 0}, {\"name\": \"buf\", \"value\": {\"hex\": \"ff\"}},"
	              "{\"name\": \"count\", \"value\": \"18446744073709551615\"}]");
	assert_member(object, "waiting", "true");
	assert_member(object, "job", "2");
	ck_assert_ptr_null(json_object_get(object, "signal"));
	ck_assert_ptr_null(json_object_get(object, "result"));
	json_decref(object);
	step.signal = SIGPIPE;
	object = object_of(&step);
	assert_member(object, "signal", "\"SIGPIPE\"");
	json_decref(object);
}
END_TEST

START_TEST(json_of_table_changes)
{
	const struct open_file file = {
		.kind = FILE_SOCKET, .family = AF_INET, .type = SOCK_STREAM, .state = STATE_CLOSED
	};
	const struct descriptor row = { .number = 3, .same_as = -1, .file = &file };
	const struct descriptor_change change = { .kind = CHANGE_NEW, .after = &row };
	struct step step = step_of("socket");
	json_t *object, *after;

	step.changes = &change;
	object = object_of(&step);
	after = json_object_get(json_array_get(json_object_get(object, "table"), 0), "after");
	assert_member(after, "descriptor", "3");
	assert_member(after, "family", "\"AF_INET\"");
	assert_member(after, "state", "\"CLOSED\"");
	json_decref(object);
}
END_TEST

#else

START_TEST(no_json_in_this_build)
{
	struct step step = step_of("close");
	struct text_sink text;

	text_sink_init(&text, &settings);
	ck_assert(!json_is_available());
	ck_assert(!json_show_step(&text, &step));
	ck_assert_uint_eq(text.length, 0);
	text_sink_free(&text);
}
END_TEST

#endif

static TCase *cases(void)
{
	TCase *plain = tcase_create("plain");

	tcase_add_checked_fixture(plain, setup, NULL);
	tcase_add_test(plain, parts_in_order);
	tcase_add_test(plain, parts_that_are_off);
	tcase_add_test(plain, waits_and_signals);
	tcase_add_test(plain, sentences_are_folded);
	tcase_add_test(plain, what_is_waited_for_stands_below_a_long_line);
	tcase_add_test(plain, byte_order_pictures);
	tcase_add_test(plain, only_what_is_inside_the_length);
	tcase_add_test(plain, what_stands_behind_a_struct);
	tcase_add_test(plain, orders_keep_to_their_members);
	tcase_add_test(plain, inet6_in_bytes);
	tcase_add_test(plain, a_value_may_reach_the_order);
	tcase_add_test(plain, a_line_may_reach_the_edge);
	tcase_add_test(plain, unix_in_bytes);
	tcase_add_test(plain, unknown_family_in_bytes);
	tcase_add_test(plain, filled_in);
	tcase_add_test(plain, what_changed);
	tcase_add_test(plain, sets_in_bits);
	tcase_add_test(plain, elements_that_do_not_count);
	tcase_add_test(plain, padding_between_fields);
	tcase_add_test(plain, a_number_of_one_of_several_sets_has_an_order);
	tcase_add_test(plain, null_pointers_with_other_members_behind_them);
	tcase_add_test(plain, data_in_bytes);
	tcase_add_test(plain, colour_adds_nothing);
	tcase_add_test(plain, changes_between_blank_lines);
#ifdef HAVE_JANSSON
	tcase_add_test(plain, json_of_an_error);
	tcase_add_test(plain, json_of_other_values);
	tcase_add_test(plain, json_of_table_changes);
#else
	tcase_add_test(plain, no_json_in_this_build);
#endif
	return plain;
}

int main(void)
{
	Suite *suite = suite_create("text");

	suite_add_tcase(suite, cases());
	return run_suite(suite);
}
