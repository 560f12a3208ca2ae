/* Session files with what they print: tests/sessions/NAME.sockrc and NAME.out, and the examples, which have to
 * end well. What differs from run to run (ports that the kernel chose, times, addresses in memory, inodes,
 * processes) is masked before the comparison. `make check SOCK_UPDATE=1` writes the .out files anew: look
 * at the difference before you keep it.
 * Not here: single lines (test-script.c). */
#include <config.h>

#include <arpa/inet.h>
#include <check.h>
#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/calls.h"
#include "support/program.h"
#include "support/suite.h"

static glob_t sessions, examples;

/* --- masks ---------------------------------------------------------------------------------------------- */

struct text {
	char *bytes;
	size_t length;
};

static void put(struct text *text, const char *bytes, size_t length)
{
	text->bytes = realloc(text->bytes, text->length + length + 1);
	ck_assert_ptr_nonnull(text->bytes);
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

static size_t span_of(const char *text, int (*kind)(int))
{
	size_t length = 0;

	while (kind((unsigned char)text[length]))
		length++;
	return length;
}

/* "<0.000006>" */
static size_t time_length(const char *text)
{
	size_t whole, part;

	if (text[0] != '<')
		return 0;
	whole = span_of(text + 1, isdigit);
	part = text[1 + whole] == '.' ? span_of(text + 2 + whole, isdigit) : 0;
	return whole && part && text[2 + whole + part] == '>' ? whole + part + 3 : 0;
}

/* A port of the range from which the kernel chooses; all of them have five digits. */
static bool is_chosen_port(const char *digits, size_t length)
{
	return length == 5 && atol(digits) >= 32768 && atol(digits) < 61000;
}

/* Whether a number in the line is of a clock: the seconds since 1970, or what stands behind these in their struct. */
static bool is_of_clock(const char *text, const char *start)
{
	static const char name[] = "tv_sec=";
	const char *at = text;
	while (at > start && *at != '{' && *at != '}')
		at--;
	const char *seconds = strstr(at, name);
	bool is_member = seconds && seconds < text && text[-1] == '=';
	return is_member && span_of(seconds + strlen(name), isdigit) >= 10;
}

/* What stands at `text`, behind `before`, is masked: its length, and in *mask what takes its place; or 0. */
static size_t masked(const char *text, const char *start, const char **mask)
{
	bool fresh = text == start || !isalnum((unsigned char)text[-1]);
	size_t length = time_length(text);

	*mask = "<TIME>";
	if (length)
		return length;
	size_t digits = fresh && strncmp(text, "0x", 2) == 0 ? span_of(text + 2, isxdigit) : 0;
	/* under valgrind an address is short; eight digits are the four bytes of an in_addr */
	if (digits == 7 || digits >= 9) {
		*mask = "ADDRESS";
		return 2 + digits;
	}
	length = fresh ? span_of(text, isdigit) : 0;
	*mask = "INODE";
	if (length && text - start >= 2 && strncmp(text - 2, ":[", 2) == 0)
		return length;
	*mask = "PROCESS";
	bool of_process =
		text - start >= 4 && (strncmp(text - 4, "pid=", 4) == 0 ||
	                              strncmp(text - 4, "uid=", 4) == 0 || strncmp(text - 4, "gid=", 4) == 0);
	if (length && of_process)
		return length;
	*mask = "CLOCK";
	if (length && is_of_clock(text, start))
		return length;
	*mask = "PORT.";
	return is_chosen_port(text, length) ? length : 0;
}

/* The two bytes of a port in a struct's line, if the port behind them is masked: "b8 0c  ...  htons(PORT.)". */
static void mask_port_bytes(char *line)
{
	char *bytes = strstr(line, "_port "), *port = strstr(line, "htons(PORT.)");

	if (!bytes || !port)
		return;
	bytes += 6 + strspn(bytes + 6, " ");
	memcpy(bytes, "PO RT", 5);
}

static void mask_line(struct text *out, const char *line, size_t length)
{
	struct text one = { NULL, 0 };
	const char *mask;

	for (const char *at = line; at < line + length;) {
		size_t count = masked(at, line, &mask);

		put(&one, count ? mask : at, count ? strlen(mask) : 1);
		at += count ? count : 1;
	}
	mask_port_bytes(one.bytes);
	put(out, one.bytes, one.length);
	free(one.bytes);
}

/* An inode has more digits on one machine than on another, and the column behind it is filled up with fewer blanks. */
static void squeeze_behind_inodes(char *text)
{
	char *to = text;

	while (*text) {
		bool inode = strncmp(text, "INODE] ", 7) == 0;

		for (int i = 0; inode && i < 6; i++)
			*to++ = *text++;
		while (inode && text[0] == ' ' && text[1] == ' ')
			text++;
		*to++ = *text++;
	}
	*to = '\0';
}

static char *mask_text(const char *text)
{
	struct text out = { NULL, 0 };

	put(&out, "", 0);
	while (*text) {
		size_t length = strcspn(text, "\n") + !!strchr(text, '\n');

		mask_line(&out, text, length);
		text += length;
	}
	squeeze_behind_inodes(out.bytes);
	return out.bytes;
}

/* --- comparing ------------------------------------------------------------------------------------------ */

static size_t line_length(const char *text)
{
	return strcspn(text, "\n");
}

/* Fails with the first line that differs. */
static void check_same(const char *name, const char *expected, const char *got)
{
	size_t number = 1;

	while (*expected && line_length(expected) == line_length(got) &&
	       memcmp(expected, got, line_length(got)) == 0 && *got) {
		number++;
		expected += line_length(expected) + (expected[line_length(expected)] == '\n');
		got += line_length(got) + (got[line_length(got)] == '\n');
	}
	ck_assert_msg(!*expected && !*got, "%s.out:%zu:\n  expected: %.*s\n  got:      %.*s", name, number,
	              (int)line_length(expected), expected, (int)line_length(got), got);
}

/* All that a session said, and its status where it is not 0. */
static char *said(const struct program *program)
{
	char *text;

	ck_assert_int_gt(asprintf(&text, "%s%s%s", program->out,
	                          program->error[0] ? "[standard error]\n" : "", program->error),
	                 -1);
	if (program->status) {
		char *with_status;

		ck_assert_int_gt(asprintf(&with_status, "%s[status %d]\n", text, program->status), 0);
		free(text);
		return with_status;
	}
	return text;
}

static bool has_inet6(void)
{
	struct sockaddr_in6 loopback = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	int descriptor = socket(AF_INET6, SOCK_STREAM, 0);
	bool bound = descriptor >= 0 && bind(descriptor, (struct sockaddr *)&loopback, sizeof loopback) == 0;

	if (descriptor >= 0)
		close(descriptor);
	return bound;
}

/* How many wait at a unix socket only sock_diag knows, and only libmnl asks it. */
static bool has_unix_queues(void)
{
#ifdef HAVE_LIBMNL
	return true;
#else
	return false;
#endif
}

/* --- the tests ------------------------------------------------------------------------------------------ */

START_TEST(a_session_prints_what_it_should)
{
	char *directory = directory_make(), *path = strdup(sessions.gl_pathv[_i]), *text, *got, *expected;
	const char *name = strrchr(sessions.gl_pathv[_i], '/') + 1;
	struct program program = { .arguments = { name }, .directory = directory };

	if ((strstr(name, "inet6") && !has_inet6()) || (strstr(name, "unix") && !has_unix_queues()))
		goto done;
	text = file_read(path);
	free(file_write(directory, name,
	                text)); /* so that its name in messages does not depend on where the sources are */
	free(text);
	program_run(&program);
	text = said(&program);
	got = mask_text(text);
	memcpy(strrchr(path, '.'), ".out", 5);
	if (getenv("SOCK_UPDATE"))
		free(file_write("/", path, got));
	expected = file_read(path);
	ck_assert_msg(expected, "%s is missing", path);
	*strrchr(path, '.') = '\0';
	check_same(path, expected, got);
	free(text);
	free(got);
	free(expected);
	program_free(&program);
done:
	free(path);
	directory_remove(directory);
}
END_TEST

START_TEST(an_example_ends_well)
{
	char *directory = directory_make();
	struct program program = { .arguments = { examples.gl_pathv[_i] }, .directory = directory };

	if (!strstr(examples.gl_pathv[_i], "ipv6") || has_inet6()) {
		program_run(&program);
		ck_assert_msg(program.status == 0 && !program.error[0], "%s: status %d\n%s%s",
		              examples.gl_pathv[_i], program.status, program.out, program.error);
		program_free(&program);
	}
	directory_remove(directory);
}
END_TEST

/* What all sessions print together. */
static char *all_output(void)
{
	struct text all = { NULL, 0 };

	put(&all, "", 0);
	for (size_t i = 0; i < sessions.gl_pathc; i++) {
		char *path = strdup(sessions.gl_pathv[i]), *text;

		memcpy(strrchr(path, '.'), ".out", 5);
		text = file_read(path);
		if (text)
			put(&all, text, strlen(text));
		free(text);
		free(path);
	}
	return all.bytes;
}

START_TEST(each_call_has_a_session)
{
	char *all = all_output();

	for (size_t i = 0; i < socket_call_count; i++) {
		char line[64];

		snprintf(line, sizeof line, "\n%s(", socket_calls[i]->name);
		ck_assert_msg(strstr(all, line), "no session calls %s", socket_calls[i]->name);
	}
	free(all);
}
END_TEST

/* Before the tests: what they run over. */
static void find(glob_t *found, const char *pattern)
{
	const char *sources = getenv("top_srcdir");
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", sources ? sources : ".", pattern);
	if (glob(path, 0, NULL, found) != 0) {
		fprintf(stderr, "there is no %s\n", path);
		exit(1);
	}
}

int main(void)
{
	Suite *suite = suite_create("sessions");
	TCase *tests = tcase_create("sessions");

	find(&sessions, "tests/sessions/*.sockrc");
	find(&examples, "examples/*.sockrc");
	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, a_session_prints_what_it_should, 0, (int)sessions.gl_pathc);
	tcase_add_loop_test(tests, an_example_ends_well, 0, (int)examples.gl_pathc);
	tcase_add_test(tests, each_call_has_a_session);
	suite_add_tcase(suite, tests);
	int status = run_suite(suite);
	globfree(&sessions);
	globfree(&examples);
	return status;
}
