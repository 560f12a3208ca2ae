/* The line editor on a terminal: the same sessions for the library that was built in and for the plain
 * editor.
 * Not here: the shell (shell/test-terminal.c), the history file (test-history.c). */
#include <check.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/line-loop.h"
#include "line/common.h"
#include "support/suite.h"
#include "support/terminal.h"

/* Every test is run with index 0, the library, and 1, the plain editor. */
enum { BUILT, PLAIN, EDITORS };

static struct terminal *start_on(int editor, const char *type, int rows, int columns)
{
	char program[4096] = { 0 }; /* by its own name, since under valgrind the link leads to valgrind when it is run */
	const char *const arguments[] = { program, LINE_LOOP, editor == PLAIN ? "plain" : NULL, NULL };
	const char *const environment[] = { "LC_ALL=C.UTF-8", "SOCK_HISTFILE=", "INPUTRC=/dev/null",
		                            "EDITRC=/dev/null", NULL };
	struct terminal_settings settings = { arguments, environment, type, rows, columns };

	ck_assert_int_gt(readlink("/proc/self/exe", program, sizeof program - 1), 0);
	return terminal_start(&settings);
}

static struct terminal *start(int editor)
{
	struct terminal *terminal = start_on(editor, "xterm", 24, 80);

	terminal_await_line(terminal, "sock>");
	return terminal;
}

static bool one_row(int editor)
{
	return editor == PLAIN || strcmp(line_library(), "plain") == 0;
}

/* Types the rest of a line, and waits for what the program says and for its next prompt. */
static void enter(struct terminal *terminal, const char *keys, const char *answer)
{
	terminal_type(terminal, keys);
	terminal_type(terminal, "\r");
	terminal_await(terminal, answer);
	terminal_await(terminal, "sock>");
}

/* Types, and waits until the line reads so. */
static void edit(struct terminal *terminal, const char *keys, const char *line)
{
	terminal_type(terminal, keys);
	terminal_await_line(terminal, line);
}

static void end(struct terminal *terminal)
{
	terminal_await_line(terminal, "sock>");
	terminal_type(terminal, "\004");
	ck_assert_int_eq(terminal_await_end(terminal), 0);
	ck_assert(terminal_is_cooked(terminal));
	terminal_close(terminal);
}

START_TEST(a_line_is_typed_and_corrected)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "listem\177n 5", "sock> listen 5");
	enter(terminal, "", "<listen 5>");
	enter(terminal, "bc\001a\005d\033[D\033[DX", "<abXcd>"); /* Home, End, left twice */
	enter(terminal, "one two\027\001\013kept", "<kept>");
	end(terminal);
}
END_TEST

START_TEST(characters_of_several_bytes_are_whole)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "gr\303\274\303\237e \346\227\245\346\234\254",
	     "sock> gr\303\274\303\237e \346\227\245\346\234\254");
	enter(terminal, "\033[D\177\005\033[D\033[D\033[D\177e", "<gr\303\274ee \346\234\254>");
	end(terminal);
}
END_TEST

START_TEST(an_interrupt_drops_the_line_and_never_quits)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "half a li", "sock> half a li");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "sock> half a li^C");
	terminal_await(terminal, "sock>");
	for (int i = 0; i < 4; i++) {
		terminal_type(terminal, "\003");
		terminal_await(terminal, "^C");
		terminal_await(terminal, "sock>");
	}
	enter(terminal, "next", "<next>");
	ck_assert_str_eq(terminal_transcript(terminal),
	                 "sock> half a li^C\nsock> ^C\nsock> ^C\nsock> ^C\nsock> ^C\nsock> next\n<next>\nsock>\n");
	end(terminal);
}
END_TEST

START_TEST(an_interrupt_leaves_a_search_and_the_middle_of_a_line)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "abcdef\001", "sock> abcdef");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "abcdef^C");
	terminal_await(terminal, "sock>");
	terminal_type(terminal, "\022");
	terminal_await(terminal, one_row(_i) || strstr(line_library(), "GNU") ? "search" : "bck");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "^C");
	terminal_await(terminal, "sock>");
	terminal_type(terminal, "\033");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "^C");
	terminal_await(terminal, "sock>");
	enter(terminal, "next", "<next>");
	end(terminal);
}
END_TEST

START_TEST(end_of_input_only_on_an_empty_line)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "abc\001\004\005\004", "sock> bc");
	enter(terminal, "", "<bc>");
	end(terminal);
}
END_TEST

START_TEST(a_message_spares_the_line)
{
	struct terminal *terminal = start(_i);
	const char *transcript;

	edit(terminal, "accept al\033[D", "sock> accept al");
	terminal_signal(terminal, SIGUSR1);
	terminal_await(terminal, "[1] a job has ended");
	terminal_await(terminal, "sock> accept al");
	enter(terminal, "X", "<accept aXl>");
	transcript = terminal_transcript(terminal);
	ck_assert_msg(strncmp(transcript, "[1] a job has ended\nsock> accept aXl\n<accept aXl>\n", 49) == 0,
	              "the screen is torn:\n%s", transcript);
	end(terminal);
}
END_TEST

START_TEST(a_message_spares_a_line_of_several_rows)
{
	struct terminal *terminal = start_on(_i, "xterm", 10, 20);

	terminal_await_line(terminal, "sock>");
	terminal_type(terminal, "0123456789012345678901234567890123456789");
	terminal_await_line(terminal, one_row(_i) ? "sock> 7890123456789" : "456789");
	terminal_signal(terminal, SIGUSR1);
	terminal_rewind(terminal);
	terminal_await(terminal, "[1] a job has ended");
	enter(terminal, "X", "<0123456789012345678");
	ck_assert_msg(strncmp(terminal_transcript(terminal), "[1] a job has ended\nsock> ", 26) == 0,
	              "the screen is torn:\n%s", terminal_transcript(terminal));
	end(terminal);
}
END_TEST

START_TEST(a_unique_word_is_completed)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "con\t", "sock> connect");
	enter(terminal, "x", "<connect x>");
	edit(terminal, "a=d\t", "sock> a=dir/");
	enter(terminal, "x", "<a=dir/x>");
	edit(terminal, "con y\001\006\006\006\t", "sock> connect y");
	enter(terminal, "x", "<connectx y>");
	end(terminal);
}
END_TEST

START_TEST(what_words_share_is_completed_and_a_second_tab_lists)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "do se\t", "sock> do set");
	terminal_type(terminal, "\t\t");
	terminal_await(terminal, "  setsockopt  set an option");
	terminal_await(terminal, "  setuid");
	terminal_await_line(terminal, "sock> do set");
	edit(terminal, "u\t", "sock> do setuid");
	enter(terminal, ";", "<do setuid ;>");
	end(terminal);
}
END_TEST

START_TEST(no_file_names_where_nothing_is_offered)
{
	struct terminal *terminal = start(_i);

	terminal_type(terminal, "/et\t");
	terminal_await_bell(terminal);
	terminal_type(terminal, "\t");
	terminal_await_bell(terminal);
	enter(terminal, "!", "</et!>");
	end(terminal);
}
END_TEST

START_TEST(the_arrows_bring_lines_back)
{
	struct terminal *terminal = start(_i);

	enter(terminal, "first", "<first>");
	enter(terminal, "second", "<second>");
	enter(terminal, "second", "<second>");
	edit(terminal, "new\033[A\033[A", "sock> first");
	enter(terminal, "!", "<first!>");
	edit(terminal, "new\033[A\033[A\033[B\033[B", "sock> new");
	enter(terminal, "er", "<newer>");
	end(terminal);
}
END_TEST

START_TEST(earlier_lines_are_searched)
{
	struct terminal *terminal = start(_i);

	enter(terminal, "listen 1", "<listen 1>");
	enter(terminal, "bind any 1", "<bind any 1>");
	enter(terminal, "listen 2", "<listen 2>");
	enter(terminal, "new\022list", "<listen 2>");
	enter(terminal, "\022bi\005!", "<bind any 1!>");
	enter(terminal, "\022list\022", "<listen 1>");
	enter(terminal, "abc\022li\007", "<abc>");
	end(terminal);
}
END_TEST

START_TEST(a_pasted_block_loses_nothing)
{
	struct terminal *terminal = start(_i);
	bool bracketed = strstr(terminal_bytes(terminal), "\033[?2004h");

	if (bracketed) {
		terminal_type(terminal, "\033[200~one\rcon\ttwo\rthree\r\033[201~\r");
		terminal_await(terminal, "<one\\ncon\\ttwo\\nthree\\n>");
	} else {
		terminal_type(terminal, "one\rcon\ttwo\rthree\r");
		terminal_await(terminal, "<one>");
		terminal_await(terminal, "<con two>");
		terminal_await(terminal, "<three>");
	}
	end(terminal);
}
END_TEST

/* In the first column of the first row, so that the editor must know how many rows there are. */
static void ck_begins_with_x(struct terminal *terminal, const char *line)
{
	terminal_rewind(terminal);
	terminal_type(terminal, "\001X");
	terminal_await(terminal, line);
}

START_TEST(a_new_size_is_taken)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "abc", "sock> abc");
	terminal_resize(terminal, 12, 20);
	terminal_type(terminal, "012345678901234567890123456789");
	terminal_await_line(terminal, one_row(_i) ? "sock> 7890123456789" : "1234567890123456789");
	ck_begins_with_x(terminal, "sock> Xabc012345678");
	enter(terminal, "", "<Xabc01234567890123");
	end(terminal);
}
END_TEST

START_TEST(a_new_size_is_taken_between_two_lines)
{
	struct terminal *terminal = start(_i);

	terminal_type(terminal, "pause\r");
	terminal_await(terminal, "<pause>");
	terminal_resize(terminal, 12, 20);
	terminal_signal(terminal, SIGUSR2);
	terminal_await_line(terminal, "sock>");
	terminal_type(terminal, "012345678901234567890123456789");
	terminal_await_line(terminal, one_row(_i) ? "sock> 7890123456789" : "4567890123456789");
	ck_begins_with_x(terminal, "sock> X012345678901");
	enter(terminal, "", "<X01234567890123456");
	end(terminal);
}
END_TEST

START_TEST(a_list_stands_below_a_line_of_several_rows)
{
	struct terminal *terminal = start_on(_i, "xterm", 12, 20);
	const char *transcript;

	terminal_await_line(terminal, "sock>");
	terminal_type(terminal, "set 012345678901234\001\006\006\006\t");
	terminal_await_bell(terminal);
	terminal_type(terminal, "\t");
	terminal_await(terminal, "  setuid");
	terminal_await(terminal, "sock> set ");
	enter(terminal, "uid", "<setuid 01234567890");
	transcript = terminal_transcript(terminal);
	if (!one_row(_i))
		ck_assert_msg(strstr(transcript, "sock> set 0123456789\n01234\n  setsockopt") == transcript,
		              "%s", transcript);
	end(terminal);
}
END_TEST

START_TEST(a_stopped_session_goes_on_with_its_line)
{
	struct terminal *terminal = start(_i);

	edit(terminal, "half", "sock> half");
	for (int i = 0; i < 2; i++) {
		terminal_type(terminal, "\032");
		terminal_await_stop(terminal);
		ck_assert(terminal_is_cooked(terminal));
		terminal_continue(terminal);
		terminal_await_output(terminal);
		terminal_await_line(terminal, i == 0 ? "sock> half" : "sock> half.");
		terminal_type(terminal, ".");
		terminal_await_line(terminal, i == 0 ? "sock> half." : "sock> half..");
	}
	terminal_signal(terminal, SIGSTOP);
	terminal_await_stop(terminal);
	terminal_continue(terminal);
	terminal_await_output(terminal);
	enter(terminal, "\001X", "<Xhalf..>");
	end(terminal);
}
END_TEST

START_TEST(a_dumb_terminal_gets_no_escape_sequences)
{
	struct terminal *terminal = start_on(_i, "dumb", 24, 80);

	terminal_await_line(terminal, "sock>");
	edit(terminal, "abd\177c\001con\t", "sock> connectabc");
	enter(terminal, "\005", "<connectabc>");
	terminal_type(terminal, "set\t");
	terminal_await_bell(terminal);
	terminal_type(terminal, "\t");
	terminal_await(terminal, "setsockopt");
	terminal_await_line(terminal, "sock> set");
	terminal_type(terminal, "\003");
	terminal_await(terminal, "^C");
	enter(terminal, "x", "<x>");
	ck_assert_ptr_null(strchr(terminal_bytes(terminal), '\033'));
	end(terminal);
}
END_TEST

START_TEST(a_terminal_without_a_size_works)
{
	struct terminal *terminal = start_on(_i, "xterm", 0, 0);

	terminal_await_line(terminal, "sock>");
	terminal_type(terminal, "set\t");
	terminal_await_bell(terminal);
	terminal_type(terminal, "\t");
	terminal_await(terminal, "setsockopt");
	terminal_await_line(terminal, "sock> set");
	enter(terminal, "sockopt 1", "<setsockopt 1>");
	ck_assert_ptr_null(strstr(terminal_bytes(terminal), "\033[6n"));
	end(terminal);
}
END_TEST

START_TEST(closing_0_1_and_2_does_not_end_it)
{
	struct terminal *terminal = start(_i);

	enter(terminal, "close", "<close>");
	edit(terminal, "con\t", "sock> connect");
	enter(terminal, "1", "<connect 1>");
	end(terminal);
}
END_TEST

/* --- what is offered, without a terminal --- */

static void ck_insertion_is(const struct line_offers *offers, size_t typed, bool at_end, const char *expected)
{
	char *got = line_offers_insertion(offers, typed, at_end);

	if (!expected)
		ck_assert_ptr_null(got);
	else
		ck_assert_str_eq(got, expected);
	free(got);
}

START_TEST(words_offered_twice_count_once)
{
	struct line_offers offers = { .count = 0 };

	ck_insertion_is(&offers, 0, true, NULL);
	ck_assert(line_offer(&offers, "bind", "help", ' '));
	ck_assert(line_offer(&offers, "bind", NULL, ' '));
	ck_assert_uint_eq(offers.count, 1);
	ck_insertion_is(&offers, 1, true, "bind ");
	ck_insertion_is(&offers, 1, false, "bind");
	ck_insertion_is(&offers, 4, true, "bind ");
	line_offers_free(&offers);
}
END_TEST

START_TEST(words_have_whole_characters_in_common)
{
	struct line_offers offers = { .count = 0 };

	line_offer(&offers, "x\303\274a", NULL, ' ');
	line_offer(&offers, "x\303\266a", NULL, ' ');
	ck_assert_uint_eq(line_offers_common(&offers), 1);
	ck_insertion_is(&offers, 0, true, "x");
	ck_insertion_is(&offers, 1, true, NULL);
	line_offers_free(&offers);
}
END_TEST

static Suite *line_suite(void)
{
	const TTest *const tests[] = {
		a_line_is_typed_and_corrected,
		characters_of_several_bytes_are_whole,
		an_interrupt_drops_the_line_and_never_quits,
		an_interrupt_leaves_a_search_and_the_middle_of_a_line,
		end_of_input_only_on_an_empty_line,
		a_message_spares_the_line,
		a_message_spares_a_line_of_several_rows,
		a_unique_word_is_completed,
		what_words_share_is_completed_and_a_second_tab_lists,
		no_file_names_where_nothing_is_offered,
		the_arrows_bring_lines_back,
		earlier_lines_are_searched,
		a_pasted_block_loses_nothing,
		a_new_size_is_taken,
		a_new_size_is_taken_between_two_lines,
		a_list_stands_below_a_line_of_several_rows,
		a_stopped_session_goes_on_with_its_line,
		a_dumb_terminal_gets_no_escape_sequences,
		a_terminal_without_a_size_works,
		closing_0_1_and_2_does_not_end_it,
	};
	Suite *suite = suite_create("line");
	TCase *cases = tcase_create(line_library()), *offers = tcase_create("offers");

	tcase_set_timeout(cases, 30);
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		if (tests[i] != a_stopped_session_goes_on_with_its_line || !terminal_is_valgrind())
			tcase_add_loop_test(cases, tests[i], BUILT, EDITORS);
	suite_add_tcase(suite, cases);
	tcase_add_test(offers, words_offered_twice_count_once);
	tcase_add_test(offers, words_have_whole_characters_in_common);
	suite_add_tcase(suite, offers);
	return suite;
}

int main(int count, char **arguments)
{
	if (count > 1 && strcmp(arguments[1], LINE_LOOP) == 0)
		return line_loop(count, arguments);
	setlocale(LC_ALL, "C.UTF-8");
	return run_suite(line_suite());
}
