/* The history file: where it is, what is saved, and that nothing is lost when two sessions write or one
 * cuts it back.
 * Not here: walking the history with the arrows (test-line.c). */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "line/history.h"
#include "support/suite.h"

enum { LOWEST = 50 };

static char directory[] = "/tmp/sock-history-XXXXXX";
static char path[200];

static void enter_directory(void)
{
	strcpy(directory + strlen(directory) - 6, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(directory));
	snprintf(path, sizeof path, "%s/a/b/history", directory);
}

static void leave_directory(void)
{
	char made[240];

	unlink(path);
	snprintf(made, sizeof made, "%s/link", directory);
	unlink(made);
	snprintf(made, sizeof made, "%s/a/b", directory);
	rmdir(made);
	snprintf(made, sizeof made, "%s/a", directory);
	rmdir(made);
	ck_assert_msg(rmdir(directory) == 0, "something was left in %s", directory);
}

static struct history opened(void)
{
	struct history history;

	ck_assert(history_open(&history, path, LOWEST));
	return history;
}

static void save(struct history *history, const char *line)
{
	ck_assert(history_save(history, line));
}

struct entries {
	char *lines[HISTORY_ENTRIES + 1];
	size_t count;
};

static void take(void *context, const char *line)
{
	struct entries *entries = context;

	ck_assert_uint_lt(entries->count, HISTORY_ENTRIES);
	entries->lines[entries->count++] = strdup(line);
}

static struct entries *load(void)
{
	struct entries *entries = calloc(1, sizeof *entries);
	struct history history = opened();

	ck_assert(history_load(&history, take, entries));
	history_close(&history);
	return entries;
}

static void drop(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		free(entries->lines[i]);
	free(entries);
}

static void write_file(const char *text)
{
	struct history history = opened();
	FILE *file;

	save(&history, "made"); /* for the directories */
	history_close(&history);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
}

static void ck_file_is(const char *text)
{
	char got[4096];
	FILE *file = fopen(path, "r");
	size_t length;

	ck_assert_ptr_nonnull(file);
	length = fread(got, 1, sizeof got - 1, file);
	fclose(file);
	got[length] = '\0';
	ck_assert_str_eq(got, text);
}

/* --- where --- */

static void ck_path_is(const char *expected)
{
	char *got = history_path();

	if (!expected)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got, expected);
	free(got);
}

START_TEST(the_environment_says_where)
{
	setenv("HOME", "/home/student", 1);
	unsetenv("XDG_STATE_HOME");
	unsetenv("SOCK_HISTFILE");
	ck_path_is("/home/student/.local/state/sock/history");
	setenv("XDG_STATE_HOME", "/state", 1);
	ck_path_is("/state/sock/history");
	setenv("XDG_STATE_HOME", "relative", 1); /* to be ignored, by its specification */
	ck_path_is("/home/student/.local/state/sock/history");
	setenv("SOCK_HISTFILE", "mine", 1);
	ck_path_is("mine");
	setenv("SOCK_HISTFILE", "/dev/null", 1);
	ck_path_is(NULL);
	setenv("SOCK_HISTFILE", "", 1);
	ck_path_is(NULL);
	unsetenv("SOCK_HISTFILE");
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	ck_path_is(NULL);
}
END_TEST

START_TEST(nothing_is_written_before_the_first_line)
{
	struct entries *entries = load();

	ck_assert_uint_eq(entries->count, 0);
	drop(entries);
	ck_assert_int_eq(access(path, F_OK), -1);
}
END_TEST

START_TEST(without_a_file_all_is_well)
{
	struct history history;
	struct entries entries = { .count = 0 };

	ck_assert(history_open(&history, NULL, LOWEST));
	ck_assert(history_load(&history, take, &entries));
	ck_assert(history_save(&history, "x"));
	ck_assert_uint_eq(entries.count, 0);
	history_close(&history);
}
END_TEST

START_TEST(file_and_directories_are_private)
{
	struct history history = opened();
	struct stat status;
	char parent[220];

	save(&history, "socket inet stream");
	ck_assert_int_ge(history.descriptor, LOWEST);
	ck_assert_int_ne(fcntl(history.descriptor, F_GETFD) & FD_CLOEXEC, 0);
	history_close(&history);
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0600);
	snprintf(parent, sizeof parent, "%s/a/b", directory);
	ck_assert_int_eq(stat(parent, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0700);
}
END_TEST

/* --- what --- */

START_TEST(lines_come_back_in_order)
{
	struct history history = opened();
	struct entries *entries;

	save(&history, "socket inet stream");
	save(&history, "bind any 0");
	history_close(&history);
	history = opened();
	save(&history, "listen");
	history_close(&history);
	ck_file_is("socket inet stream\nbind any 0\nlisten\n");
	entries = load();
	ck_assert_uint_eq(entries->count, 3);
	ck_assert_str_eq(entries->lines[0], "socket inet stream");
	ck_assert_str_eq(entries->lines[2], "listen");
	drop(entries);
}
END_TEST

START_TEST(some_lines_are_not_saved)
{
	struct history history = opened();
	struct entries *entries;

	save(&history, "a");
	save(&history, "a");
	save(&history, "");
	save(&history, " secret");
	save(&history, "\tsecret");
	save(&history, "b");
	save(&history, "a");
	history_close(&history);
	ck_file_is("a\nb\na\n");
	history = opened();
	entries = calloc(1, sizeof *entries);
	ck_assert(history_load(&history, take, entries));
	save(&history, "a"); /* the same as the last of the session before */
	history_close(&history);
	ck_file_is("a\nb\na\n");
	drop(entries);
}
END_TEST

START_TEST(every_byte_survives)
{
	char all[256];
	const char *const lines[] = {
		"send \"hi\\r\\n\"",
		"one\ntwo \\ three\n",
		"gr\303\274\303\237e",
		"a\tb",
		"\033[31mred",
		"\\x41\nB",
		"\177",
		"\377\200 raw",
		"x\r",
	};
	struct history history = opened();
	struct entries *entries;
	size_t count = sizeof lines / sizeof lines[0];

	for (int i = 1; i < 256; i++)
		all[i - 1] = (char)i;
	all[255] = '\0';
	for (size_t i = 0; i < count; i++)
		save(&history, lines[i]);
	save(&history, all);
	history_close(&history);
	entries = load();
	ck_assert_uint_eq(entries->count, count + 1);
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(entries->lines[i], lines[i]);
	ck_assert_str_eq(entries->lines[count], all);
	drop(entries);
}
END_TEST

START_TEST(the_format_is_as_documented)
{
	struct history history = opened();

	save(&history, "send \"hi\\n\"");
	save(&history, "a\tb");
	save(&history, "f(\n  1) \\ \033");
	history_close(&history);
	ck_file_is("send \"hi\\n\"\na\tb\n f(\\n  1) \\\\ \\x1b\n");
}
END_TEST

START_TEST(a_file_edited_by_hand_is_taken_as_it_is)
{
	struct entries *entries;

	write_file("plain\n\n with \\q and \\x4 and \\x00 and \\\n\nlast without newline");
	entries = load();
	ck_assert_uint_eq(entries->count, 3);
	ck_assert_str_eq(entries->lines[0], "plain");
	ck_assert_str_eq(entries->lines[1], "with \\q and \\x4 and \\x00 and \\");
	ck_assert_str_eq(entries->lines[2], "last without newline");
	drop(entries);
}
END_TEST

/* --- how many --- */

static void write_numbers(int count)
{
	struct history history = opened();
	char line[20];

	for (int i = 0; i < count; i++) {
		snprintf(line, sizeof line, "%d", i);
		save(&history, line);
	}
	history_close(&history);
}

static size_t lines_in_file(void)
{
	FILE *file = fopen(path, "r");
	size_t lines = 0;
	int byte;

	while ((byte = fgetc(file)) != EOF)
		lines += byte == '\n';
	fclose(file);
	return lines;
}

START_TEST(a_long_file_is_cut_back)
{
	struct entries *entries;
	struct stat status;
	char link[220];

	write_numbers(1500);
	entries = load();
	ck_assert_uint_eq(entries->count, HISTORY_ENTRIES);
	ck_assert_str_eq(entries->lines[0], "500");
	drop(entries);
	ck_assert_uint_eq(lines_in_file(), 1500); /* not worth it yet */
	write_numbers(1);
	snprintf(link, sizeof link, "%s/link", directory);
	ck_assert_int_eq(symlink(path, link), 0);
	strcpy(path + strlen(directory), "/link"); /* which is to stay a link */
	entries = load();
	ck_assert_str_eq(entries->lines[HISTORY_ENTRIES - 1], "0");
	drop(entries);
	ck_assert_uint_eq(lines_in_file(), HISTORY_ENTRIES);
	ck_assert_int_eq(lstat(path, &status), 0);
	ck_assert(S_ISLNK(status.st_mode));
	snprintf(path, sizeof path, "%s/a/b/history", directory);
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0600);
}
END_TEST

START_TEST(a_session_goes_on_in_the_file_that_was_cut_back)
{
	struct history history = opened();

	save(&history, "first");
	write_numbers(1600);
	drop(load());
	ck_assert_uint_eq(lines_in_file(), HISTORY_ENTRIES);
	save(&history, "second");
	history_close(&history);
	ck_assert_uint_eq(lines_in_file(), HISTORY_ENTRIES + 1);
}
END_TEST

START_TEST(two_sessions_lose_nothing)
{
	enum { SESSIONS = 4, LINES = 200 };
	struct entries *entries;
	size_t next[SESSIONS] = { 0 };

	for (int session = 0; session < SESSIONS; session++) {
		if (fork() == 0) {
			struct history history = opened();
			char line[40];

			for (int i = 0; i < LINES; i++) {
				snprintf(line, sizeof line, "%d %d", session, i);
				if (!history_save(&history, line))
					_exit(1);
			}
			_exit(0);
		}
	}
	for (int session = 0; session < SESSIONS; session++) {
		int status;

		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	entries = load();
	ck_assert_uint_eq(entries->count, SESSIONS * LINES);
	for (size_t i = 0; i < entries->count; i++) {
		size_t session, number;

		ck_assert_int_eq(sscanf(entries->lines[i], "%zu %zu", &session, &number), 2);
		ck_assert_uint_lt(session, SESSIONS);
		ck_assert_uint_eq(number, next[session]++);
	}
	drop(entries);
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
	struct history history;
	struct entries entries = { .count = 0 };

	strcpy(path, directory); /* a directory */
	history = opened();
	ck_assert(!history_load(&history, take, &entries));
	ck_assert(!history_save(&history, "x"));
	history_close(&history);
	snprintf(path, sizeof path, "%s/link", directory);
	ck_assert_int_eq(mkfifo(path, 0600), 0); /* opening it must not wait for somebody */
	history = opened();
	ck_assert(!history_load(&history, take, &entries));
	ck_assert(!history_save(&history, "x"));
	history_close(&history);
	ck_assert_uint_eq(entries.count, 0);
}
END_TEST

static Suite *history_suite(void)
{
	Suite *suite = suite_create("history");
	TCase *cases = tcase_create("file");

	tcase_add_checked_fixture(cases, enter_directory, leave_directory);
	tcase_add_test(cases, the_environment_says_where);
	tcase_add_test(cases, nothing_is_written_before_the_first_line);
	tcase_add_test(cases, without_a_file_all_is_well);
	tcase_add_test(cases, file_and_directories_are_private);
	tcase_add_test(cases, lines_come_back_in_order);
	tcase_add_test(cases, some_lines_are_not_saved);
	tcase_add_test(cases, every_byte_survives);
	tcase_add_test(cases, the_format_is_as_documented);
	tcase_add_test(cases, a_file_edited_by_hand_is_taken_as_it_is);
	tcase_add_test(cases, a_long_file_is_cut_back);
	tcase_add_test(cases, a_session_goes_on_in_the_file_that_was_cut_back);
	tcase_add_test(cases, two_sessions_lose_nothing);
	tcase_add_test(cases, what_is_no_file_is_refused);
	suite_add_tcase(suite, cases);
	return suite;
}

int main(void)
{
	return run_suite(history_suite());
}
