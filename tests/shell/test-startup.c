/* The files that run when the shell starts at a terminal, the rules they have to keep, and `trust`.
 * Not here: scripts, for which none of them is read (but that is tested here). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <config.h>

#include "support/program.h"
#include "support/suite.h"
#include "support/terminal.h"

static char *home, *work;

static void begin(void)
{
	home = directory_make();
	work = directory_make();
}

static void end(void)
{
	directory_remove(home);
	directory_remove(work);
}

/* Writes a file with a mode and forgets its path. */
static void put(const char *directory, const char *name, const char *text, mode_t mode)
{
	char *path = file_write(directory, name, text);

	ck_assert_int_eq(chmod(path, mode), 0);
	free(path);
}

/* Starts the shell at a terminal, in the directory `work`, and waits for its prompt. */
static struct terminal *start(const char *option, const char *variable)
{
	char *home_variable, *state_variable;
	struct terminal *terminal;

	ck_assert_int_gt(asprintf(&home_variable, "HOME=%s", home), 0);
	ck_assert_int_gt(asprintf(&state_variable, "XDG_STATE_HOME=%s/state", home), 0);
	const char *const arguments[] = { getenv("SOCK"), "-q", option, NULL };
	const char *const environment[] = {
		home_variable,      state_variable, "SOCK_HISTFILE=", "INPUTRC=/dev/null",
		"EDITRC=/dev/null", "NO_COLOR=1",   variable,         NULL,
	};
	struct terminal_settings settings = { arguments, environment, NULL, 24, 100 };

	ck_assert_int_eq(chdir(work), 0);
	terminal = terminal_start(&settings);
	terminal_await_line(terminal, "sock>");
	free(home_variable);
	free(state_variable);
	return terminal;
}

static void leave(struct terminal *terminal)
{
	terminal_type(terminal, "quit\r");
	ck_assert_int_eq(terminal_await_end(terminal), 0);
	terminal_close(terminal);
}

/* Whether a text is among what was shown. */
static bool shows(struct terminal *terminal, const char *text)
{
	return strstr(terminal_transcript(terminal), text);
}

/* Starts the shell, looks for a text (or, with NULL, that nothing was said) and ends it. */
static void check_start(const char *option, const char *variable, const char *text)
{
	struct terminal *terminal = start(option, variable);
	const char *shown = terminal_transcript(terminal);

	if (text)
		ck_assert_msg(strstr(shown, text), "no \"%s\" in:\n%s", text, shown);
	else
		ck_assert_msg(strncmp(shown, "sock>", 5) == 0, "%s", shown);
	leave(terminal);
}

START_TEST(the_users_file_runs_at_a_terminal_only)
{
	char *variable;

	put(home, ".sockrc", "htons 1\nsned \"x\"\nhtons 2\n", 0644);
	check_start(NULL, NULL, "htons(1) = 256");
	check_start(NULL, NULL, "/.sockrc:2:1: no such call or command; did you mean send?");
	check_start("-n", NULL, NULL);
	ck_assert_int_gt(asprintf(&variable, "HOME=%s", home), 0);
	struct program script = { .arguments = { "-q", "-c", "htons 3" }, .environment = variable };
	struct program piped = { .arguments = { "-q" }, .input = "htons 3\n", .environment = variable };
	program_run(&script);
	program_run(&piped);
	ck_assert_str_eq(script.out, "htons(3) = 768\n");
	ck_assert_str_eq(piped.out, "htons(3) = 768\n");
	program_free(&script);
	program_free(&piped);
	free(variable);
}
END_TEST

START_TEST(its_place_can_be_chosen)
{
	char *named, *config;

	put(home, ".sockrc", "htons 1\n", 0644);
	put(home, "other", "htons 2\n", 0644);
	ck_assert_int_gt(asprintf(&named, "SOCKRC=%s/other", home), 0);
	check_start(NULL, named, "htons(2) = 512");
	check_start(NULL, "SOCKRC=", NULL);
	check_start(NULL, "SOCKRC=/nonexistent/rc", "/nonexistent/rc is not there");
	ck_assert_int_gt(asprintf(&config, "XDG_CONFIG_HOME=%s", home), 0);
	check_start(NULL, config, "htons(1) = 256");
	free(named);
	ck_assert_int_gt(asprintf(&named, "%s/sock", home), 0);
	ck_assert_int_eq(mkdir(named, 0755), 0);
	put(named, "sockrc", "htons 3\n", 0644);
	check_start(NULL, config, "htons(3) = 768");
	free(named);
	free(config);
}
END_TEST

/* Files that do not keep the rules, and what is said of them. */
START_TEST(a_file_that_others_could_have_written_does_not_run)
{
	static const struct {
		mode_t mode;
		const char *text;
	} cases[] = {
		{ 0666, "not run: others can write it: chmod go-w " },
		{ 0620, "not run: others can write it: chmod go-w " },
	};

	put(home, ".sockrc", "htons 1\n", cases[_i].mode);
	check_start(NULL, NULL, cases[_i].text);
	struct terminal *terminal = start(NULL, NULL);
	ck_assert(!shows(terminal, "htons(1)"));
	leave(terminal);
}
END_TEST

START_TEST(what_is_no_text_does_not_run)
{
	char *path = file_write(home, ".sockrc", "htons 1\n");
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	fwrite("htons 1\n\0\n", 1, 10, file);
	fclose(file);
	check_start(NULL, NULL, "not run: it has a NUL byte");
	ck_assert_int_eq(truncate(path, (1 << 20) + 1), 0);
	check_start(NULL, NULL, "not run: it is larger than 1 MiB");
	unlink(path);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	check_start(NULL, NULL, "not run: it is no regular file");
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	check_start(NULL, NULL, "not run: it is no regular file");
	free(path);
}
END_TEST

START_TEST(a_file_of_somebody_else_does_not_run)
{
	char *path = file_write(home, ".sockrc", "htons 1\n");

	if (geteuid() == 0 &&
	    chown(path, 12345, (gid_t)-1) == 0) { /* only root can give files away, to users that there are */
		check_start(NULL, NULL, "not run: it belongs to user 12345: chown 0 ");
		check_start(NULL, "SUDO_UID=12345", "not run: it belongs to the user who called sudo");
	}
	free(path);
}
END_TEST

START_TEST(a_link_leads_to_the_file)
{
	char *link;

	put(work, "dotfiles", "htons 1\n", 0644);
	ck_assert_int_gt(asprintf(&link, "%s/.sockrc", home), 0);
	char *target;
	ck_assert_int_gt(asprintf(&target, "%s/dotfiles", work), 0);
	ck_assert_int_eq(symlink(target, link), 0);
	check_start(NULL, NULL, "htons(1) = 256");
	free(link);
	free(target);
}
END_TEST

START_TEST(the_file_of_the_home_directory_runs_once_there)
{
	char *elsewhere = work;

	put(home, ".sockrc", "htons 1\n", 0644);
	work = home;
	struct terminal *terminal = start(NULL, NULL);
	ck_assert(shows(terminal, "htons(1)"));
	ck_assert(!shows(terminal, "found"));
	leave(terminal);
	work = elsewhere;
}
END_TEST

#ifdef HAVE_LIBMD
static void answer(const char *command, const char *key)
{
	struct terminal *terminal = start(NULL, NULL);

	terminal_type(terminal, command);
	terminal_type(terminal, "\r");
	if (key) {
		terminal_await(terminal, "[y/N]");
		ck_assert(shows(terminal, "  | htons 1 \\033[31m"));
		terminal_type(terminal, key);
		terminal_type(terminal, "\r");
	}
	terminal_await_line(terminal, "sock>");
	leave(terminal);
}

START_TEST(the_file_of_a_directory_runs_once_it_is_trusted)
{
	char *path;
	struct stat status;

	put(work, ".sockrc", "htons 1 \033[31m\nhtons 2\n", 0644);
	check_start(NULL, NULL, "./.sockrc found, not run: trust ./.sockrc");
	answer("trust ./.sockrc", "n");
	check_start(NULL, NULL, "found, not run");
	answer("trust ./.sockrc", "y");
	check_start(NULL, NULL, "./.sockrc:1:9: ");
	ck_assert_int_gt(asprintf(&path, "%s/state/sock/trust", home), 0);
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0600);
	*strrchr(path, '/') = '\0';
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_uint_eq(status.st_mode & 07777, 0700);
	free(path);
	put(work, ".sockrc", "htons 1 \033[31m\nhtons 3\n", 0644);
	check_start(NULL, NULL, "found, not run"); /* an edit voids it */
	answer("untrust ./.sockrc", NULL);
	check_start(NULL, NULL, NULL); /* and now it is silent */
	answer("trust ./.sockrc", "y");
	check_start(NULL, NULL, "./.sockrc:1:9: ");
	put(work, ".sockrc", "htons 1 \033[31m\nhtons 3\n", 0666);
	check_start(NULL, NULL, "not run: others can write it");
}
END_TEST

START_TEST(trust_moves_with_nobody)
{
	char *other = work;

	put(work, ".sockrc", "htons 1 \033[31m\n", 0644);
	answer("trust ./.sockrc", "y");
	work = directory_make();
	put(work, ".sockrc", "htons 1 \033[31m\n", 0644);
	check_start(NULL, NULL, "found, not run");
	directory_remove(other);
}
END_TEST
#endif

START_TEST(trust_needs_a_terminal_and_the_right_name)
{
	struct program other = { .arguments = { "-c", "trust /etc/passwd" } };
	struct program script = { .arguments = { "-c", "trust ./.sockrc" } };

	program_run(&other);
	program_run(&script);
	ck_assert_int_eq(other.status, 1);
	ck_assert_int_eq(script.status, 1);
	program_free(&other);
	program_free(&script);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("startup");
	TCase *tests = tcase_create("startup");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_set_timeout(tests, 30);
	tcase_add_test(tests, the_users_file_runs_at_a_terminal_only);
	tcase_add_test(tests, its_place_can_be_chosen);
	tcase_add_loop_test(tests, a_file_that_others_could_have_written_does_not_run, 0, 2);
	tcase_add_test(tests, what_is_no_text_does_not_run);
	tcase_add_test(tests, a_file_of_somebody_else_does_not_run);
	tcase_add_test(tests, a_link_leads_to_the_file);
	tcase_add_test(tests, the_file_of_the_home_directory_runs_once_there);
#ifdef HAVE_LIBMD
	tcase_add_test(tests, the_file_of_a_directory_runs_once_it_is_trusted);
	tcase_add_test(tests, trust_moves_with_nobody);
#endif
	tcase_add_test(tests, trust_needs_a_terminal_and_the_right_name);
	suite_add_tcase(suite, tests);
	return run_suite(suite);
}
