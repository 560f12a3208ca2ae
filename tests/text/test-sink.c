/* Sinks: escapes, separators, numbers, colour, and writing to descriptors that do not take it all.
 * Not here: what the views print into them (view/test-callline.c, view/test-text.c). */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/suite.h"
#include "text/escape.h"
#include "text/sink.h"

static struct view_settings settings;

/* What stands in the sink, and empties it. */
static void assert_text(struct text_sink *text, const char *expected)
{
	sink_text_length(&text->sink, ROLE_PLAIN, "", 1);
	ck_assert_uint_eq(text->sink.depth, 0);
	ck_assert_str_eq(text->data, expected);
	text_sink_clear(text);
}

/* --- escapes ----------------------------------------------------------------------------------------------------- */

static void assert_escaped(const char *bytes, size_t length, const char *expected)
{
	char out[256];
	size_t used = escape_bytes(out, bytes, length);

	ck_assert_uint_le(length * ESCAPE_MOST, sizeof out);
	ck_assert_uint_eq(used, strlen(expected));
	ck_assert_mem_eq(out, expected, used);
}

START_TEST(escapes_as_strace)
{
	assert_escaped("hello", 5, "hello");
	assert_escaped("", 0, "");
	assert_escaped("\n\t\v\f\r\"\\'", 8, "\\n\\t\\v\\f\\r\\\"\\\\'");
	assert_escaped("\0", 1, "\\0");
	assert_escaped("a\0"
	               "01",
	               4, "a\\00001");
	assert_escaped("\1"
	               "8\1"
	               "7",
	               4, "\\18\\0017");
	assert_escaped("\33\177\200\377~ ", 6, "\\33\\177\\200\\377~ ");
	assert_escaped("\33"
	               "1",
	               2, "\\0331");
	assert_escaped("\303\266", 2, "\\303\\266");
}
END_TEST

START_TEST(escapes_for_people)
{
	char out[12];

	ck_assert_uint_eq(escape_human(out, sizeof out, "a\"b\n", 4), 5);
	ck_assert_str_eq(out, "a\"b\\n");
	ck_assert_uint_eq(escape_human(out, sizeof out, "12345678901", 11), 11);
	ck_assert_str_eq(out, "12345678901");
	ck_assert_uint_eq(escape_human(out, sizeof out, "123456789012", 12), 11);
	ck_assert_str_eq(out, "12345678...");
	escape_human(out, sizeof out, "1234567\33\33\33", 10); /* an escape is never cut in two */
	ck_assert_str_eq(out, "1234567...");
	escape_human(out, 4, "\377\377", 2);
	ck_assert_str_eq(out, "...");
	escape_human(out, 4, "abc", 3);
	ck_assert_str_eq(out, "abc");
}
END_TEST

START_TEST(what_is_text)
{
	ck_assert(escape_is_text("hello\r\n\t~ ", 10));
	ck_assert(escape_is_text("", 0));
	ck_assert(!escape_is_text("a\0b", 3));
	ck_assert(!escape_is_text("\177", 1));
	ck_assert(!escape_is_text("\303\266", 2));
}
END_TEST

/* Pieces inside the sink must not show: a digit behind the last byte of one counts. */
START_TEST(escaped_text_of_any_length)
{
	struct text_sink text;
	char bytes[200], expected[sizeof bytes * 4 + 1] = "";

	for (size_t i = 0; i < sizeof bytes; i++) {
		bytes[i] = i % 2 ? '1' : '\1';
		strcat(expected, i % 2 ? "1" : "\\001");
	}
	text_sink_init(&text, &settings);
	sink_escaped(&text.sink, ROLE_PLAIN, bytes, sizeof bytes);
	assert_text(&text, expected);
	sink_escaped(&text.sink, ROLE_PLAIN, bytes + 1, sizeof bytes - 1);
	assert_text(&text, expected + 4);
	text_sink_free(&text);
}
END_TEST

/* --- tokens ------------------------------------------------------------------------------------------------------ */

START_TEST(separators)
{
	struct text_sink text;
	struct sink *sink = &text.sink;

	text_sink_init(&text, &settings);
	sink_begin(sink, GROUP_CALL, "call");
	sink_argument(sink, "a");
	sink_number(sink, 1);
	sink_argument(sink, "b");
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "port", true);
	sink_begin(sink, GROUP_CONVERSION, "htons");
	sink_unsigned(sink, 80);
	sink_end(sink);
	sink_field(sink, "hidden", false);
	sink_begin(sink, GROUP_LIST, NULL);
	sink_descriptor(sink, 3);
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_end(sink);
	sink_string(sink, "x", 1);
	sink_end(sink);
	sink_end(sink);
	sink_argument(sink, "c");
	sink_begin(sink, GROUP_FLAGS, NULL);
	sink_name(sink, "A");
	sink_hex(sink, 64);
	sink_comment(sink, "A_???");
	sink_end(sink);
	sink_argument(sink, "d");
	sink_begin(sink, GROUP_FLAGS, NULL);
	sink_end(sink);
	sink_argument(sink, "e");
	sink_truth(sink, true);
	sink_end(sink);
	assert_text(&text, "call(1, {port=htons(80), [3, {}, \"x\"]}, A|0x40 /* A_??? */, 0, true)");

	sink_begin(sink, GROUP_LIST, NULL);
	sink_in_out(sink, 16, 16);
	sink_in_out(sink, 128, -1);
	sink_bytes(sink, "\12\0\377", 3);
	sink_bytes(sink, "", 0);
	sink_string_cut(sink, "ab", 2);
	sink_string_prefixed(sink, "@", "\0", 1);
	sink_pointer(sink, 0);
	sink_end(sink);
	assert_text(&text, "[[16], [128 => -1], [0a 00 ff], [], \"ab\"..., @\"\\0\", NULL]");
	text_sink_free(&text);
}
END_TEST

START_TEST(numbers)
{
	struct text_sink text;
	struct sink *sink = &text.sink;

	text_sink_init(&text, &settings);
	sink_begin(sink, GROUP_LIST, NULL);
	sink_number(sink, 0);
	sink_number(sink, INT64_MIN);
	sink_number(sink, INT64_MAX);
	sink_unsigned(sink, UINT64_MAX);
	sink_hex(sink, 0);
	sink_hex(sink, UINT64_MAX);
	sink_number_as(sink, ROLE_PLAIN, NUMBER_HEX8, 0);
	sink_number_as(sink, ROLE_PLAIN, NUMBER_HEX8, 0x100007f);
	sink_pointer(sink, 0x7ffd1d0b2c00);
	sink_end(sink);
	assert_text(&text,
	            "[0, -9223372036854775808, 9223372036854775807, 18446744073709551615, 0, 0xffffffffffffffff, "
	            "0x00000000, 0x0100007f, 0x7ffd1d0b2c00]");
	text_sink_free(&text);
}
END_TEST

START_TEST(groups_deeper_than_any_struct)
{
	struct text_sink text;

	text_sink_init(&text, &settings);
	for (int i = 0; i < 100; i++)
		sink_begin(&text.sink, GROUP_LIST, NULL);
	ck_assert_uint_eq(text.sink.depth, 100);
	for (int i = 0; i < 100; i++)
		sink_end(&text.sink);
	sink_end(&text.sink); /* one too many does no harm */
	ck_assert_uint_eq(text.sink.depth, 0);
	text_sink_free(&text);
}
END_TEST

START_TEST(colour)
{
	struct view_settings coloured = { .colour = true };
	struct text_sink text;

	text_sink_init(&text, &coloured);
	sink_text(&text.sink, ROLE_ERROR, "EINVAL");
	sink_text(&text.sink, ROLE_PLAIN, ".");
	sink_spaces(&text.sink, 2);
	sink_string(&text.sink, "x", 1);
	assert_text(&text, "\033[1;31mEINVAL\033[0m.  \033[32m\"x\"\033[0m");
	text_sink_free(&text);
}
END_TEST

START_TEST(formatted_text_of_any_length)
{
	struct text_sink text;
	char expected[2 * 600 + 3];

	text_sink_init(&text, &settings);
	sink_format(&text.sink, "%d%s", 12, "");
	sink_format(&text.sink, "%600d", 1);
	sink_format(&text.sink, "%600d", 2);
	snprintf(expected, sizeof expected, "12%600d%600d", 1, 2);
	assert_text(&text, expected);
	text_sink_free(&text);
}
END_TEST

START_TEST(text_can_be_read)
{
	char memory[8];
	struct text_sink text;

	text_sink_init_with(&text, &settings, memory, sizeof memory);
	ck_assert_str_eq(text_sink_string(&text), "");
	sink_text(&text.sink, ROLE_PLAIN, "12345678");
	ck_assert_str_eq(text_sink_string(&text), "12345678"); /* the NUL needs room */
	ck_assert_uint_eq(text.length, 8);
	sink_text(&text.sink, ROLE_PLAIN, "x");
	ck_assert_str_eq(text_sink_string(&text), "12345678x");
	text.failed = true;
	ck_assert_ptr_null(text_sink_string(&text));
	text_sink_free(&text);
}
END_TEST

START_TEST(borrowed_memory)
{
	char memory[8];
	struct text_sink text;

	text_sink_init_with(&text, &settings, memory, sizeof memory);
	sink_text(&text.sink, ROLE_PLAIN, "1234567");
	ck_assert_ptr_eq(text.data, memory);
	sink_text(&text.sink, ROLE_PLAIN, "890");
	ck_assert_ptr_ne(text.data, memory);
	assert_text(&text, "1234567890");
	text_sink_free(&text);
}
END_TEST

/* --- writing ----------------------------------------------------------------------------------------------------- */

START_TEST(flush_reports_errors)
{
	struct text_sink text;
	int ends[2], full = open("/dev/full", O_WRONLY);

	signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(pipe(ends), 0);
	text_sink_init(&text, &settings);
	ck_assert_int_eq(text_sink_flush(&text, full), 0); /* nothing to write */
	sink_text(&text.sink, ROLE_PLAIN, "line\n");
	ck_assert_int_eq(text_sink_flush(&text, full), ENOSPC);
	ck_assert_uint_eq(text.length, 0);
	sink_text(&text.sink, ROLE_PLAIN, "line\n");
	ck_assert_int_eq(text_sink_flush(&text, -1), EBADF);
	close(ends[0]);
	sink_text(&text.sink, ROLE_PLAIN, "line\n");
	ck_assert_int_eq(text_sink_flush(&text, ends[1]), EPIPE);
	close(ends[1]);
	close(full);
	text_sink_free(&text);
}
END_TEST

/* Reads to the end and returns whether it is `size` bytes of that text. */
static bool reads_all(int descriptor, const char *expected, size_t size)
{
	char buffer[4096];
	size_t at = 0;
	ssize_t got;

	while ((got = read(descriptor, buffer, sizeof buffer)) > 0) {
		if (at + (size_t)got > size || memcmp(buffer, expected + at, (size_t)got) != 0)
			return false;
		at += (size_t)got;
	}
	return got == 0 && at == size;
}

START_TEST(flush_takes_what_a_pipe_takes)
{
	static char much[1000000];
	struct text_sink text;
	int ends[2], status;
	pid_t reader;

	for (size_t i = 0; i < sizeof much; i++)
		much[i] = (char)('a' + i % 26);
	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	reader = fork();
	ck_assert_int_ge(reader, 0);
	if (reader == 0) {
		close(ends[1]);
		fcntl(ends[0], F_SETFL, 0);
		_exit(reads_all(ends[0], much, sizeof much) ? 0 : 1);
	}
	close(ends[0]);
	text_sink_init(&text, &settings);
	sink_text_length(&text.sink, ROLE_PLAIN, much, sizeof much);
	ck_assert_int_eq(text_sink_flush(&text, ends[1]), 0);
	close(ends[1]);
	ck_assert_int_eq(waitpid(reader, &status, 0), reader);
	ck_assert_int_eq(status, 0);
	text_sink_free(&text);
}
END_TEST

START_TEST(dropped_text_is_reported)
{
	struct text_sink text;
	int null = open("/dev/null", O_WRONLY);

	text_sink_init(&text, &settings);
	text.failed = true; /* as when memory ran out */
	sink_text(&text.sink, ROLE_PLAIN, "line\n");
	ck_assert_int_eq(text_sink_flush(&text, null), ENOMEM);
	sink_text(&text.sink, ROLE_PLAIN, "line\n");
	ck_assert_int_eq(text_sink_flush(&text, null), 0);
	close(null);
	text_sink_free(&text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sink");
	TCase *plain = tcase_create("plain");

	tcase_add_test(plain, escapes_as_strace);
	tcase_add_test(plain, escapes_for_people);
	tcase_add_test(plain, what_is_text);
	tcase_add_test(plain, escaped_text_of_any_length);
	tcase_add_test(plain, separators);
	tcase_add_test(plain, numbers);
	tcase_add_test(plain, groups_deeper_than_any_struct);
	tcase_add_test(plain, colour);
	tcase_add_test(plain, formatted_text_of_any_length);
	tcase_add_test(plain, text_can_be_read);
	tcase_add_test(plain, borrowed_memory);
	tcase_add_test(plain, flush_reports_errors);
	tcase_add_test(plain, flush_takes_what_a_pipe_takes);
	tcase_add_test(plain, dropped_text_is_reported);
	suite_add_tcase(suite, plain);
	return run_suite(suite);
}
