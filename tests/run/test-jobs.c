/* Calls that wait: interrupted by Ctrl-C, by their time, as jobs.
 * Not here: how jobs are shown (view/test-callline.c), Ctrl-C on a terminal (shell/test-terminal.c). */
#include <check.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/calls.h"
#include "support/suite.h"
#include "run/interrupt.h"

/* --- Ctrl-C ------------------------------------------------------------------------------------------------------ */

/* Lines that leave `s` as a descriptor on which `waits` waits for ever. */
static const struct {
	const char *prepare, *waits;
} waiting_calls[] = {
	{ "sv = socketpair unix stream", "recv @sv[0]" },
	{ "sv = socketpair unix dgram", "recvfrom @sv[0] 100" },
	{ "sv = pipe", "read @sv[0]" },
	{ "s = socket inet stream; bind 127.0.0.1 0; listen", "accept" },
	{ "s = socket unix stream; bind {sa_family=AF_UNIX} addrlen=2; listen 0; getsockname; a = $?.addr;"
	  "b = socket unix stream; connect $a; b = socket unix stream",
	  "connect $a" },
	{ "sv = socketpair unix stream; setsockopt sndbuf 1; send @sv[0] \"x\" * 1000000 dontwait",
	  "send @sv[0] \"x\" * 1000000" },
	{ "sv = socketpair unix stream", "poll @sv[0] in @sv[1] in" },
	{ "sv = socketpair unix stream", "poll(NULL, 0, -1)" },
};

static const struct call *waits_in;
static call_function *real_call;

static int64_t with_a_signal_before(const int64_t *arguments)
{
	raise(SIGINT);
	return real_call(arguments);
}

static void put_signal_before(const char *name)
{
	waits_in = call_find(name, strcspn(name, " ("));
	real_call = waits_in->invoke;
	put_in(waits_in->name, with_a_signal_before);
}

static void assert_only_interrupted(int current)
{
	returned(-1, EINTR);
	ck_assert_int_eq(session.last_error, EINTR);
	ck_assert_int_eq(session_current(&session), current);
	ck_assert_int_eq(*interrupt_flag(), 1);
	*interrupt_flag() = 0;
}

/* The signal comes when the call is being made but does not wait yet: it is not lost. */
START_TEST(a_signal_just_before_the_call_waits)
{
	performs("%s", waiting_calls[_i].prepare);
	int current = session_current(&session);
	put_signal_before(waiting_calls[_i].waits);
	performs("%s", waiting_calls[_i].waits);
	assert_only_interrupted(current);
}
END_TEST

static void raise_when_told(void *context, const struct step *step)
{
	(void)context;
	(void)step;
	raise(SIGINT);
}

/* It comes when the call is announced. */
START_TEST(a_signal_before_the_call_is_made)
{
	performs("sv = socketpair unix stream");
	session.observer.waiting = raise_when_told;
	performs("recv @sv[0]");
	assert_only_interrupted((int)number_of("sv[0]"));
}
END_TEST

static pid_t main_thread;
static _Atomic bool in_the_call;

static int64_t noted(const int64_t *arguments)
{
	in_the_call = true;
	return real_call(arguments);
}

static bool main_thread_sleeps(void)
{
	char path[64], text[256] = "";
	snprintf(path, sizeof path, "/proc/self/task/%d/stat", (int)main_thread);
	FILE *file = fopen(path, "r");
	ck_assert(file);
	ck_assert(fgets(text, sizeof text, file));
	fclose(file);
	const char *state = strrchr(text, ')');
	return state && state[2] == 'S';
}

static void *raise_when_it_sleeps(void *context)
{
	(void)context;
	while (!in_the_call || !main_thread_sleeps())
		sched_yield();
	kill(getpid(), SIGINT);
	return NULL;
}

static pthread_t start_without_signals(void *(*function)(void *))
{
	pthread_t thread;
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ck_assert_int_eq(pthread_create(&thread, NULL, function, NULL), 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return thread;
}

START_TEST(a_signal_while_the_call_waits)
{
	performs("%s", waiting_calls[_i].prepare);
	int current = session_current(&session);
	put_signal_before(waiting_calls[_i].waits);
	put_in(waits_in->name, noted);
	main_thread = (pid_t)syscall(SYS_gettid);
	pthread_t thread = start_without_signals(raise_when_it_sleeps);
	performs("%s", waiting_calls[_i].waits);
	pthread_join(thread, NULL);
	assert_only_interrupted(current);
}
END_TEST

START_TEST(the_next_call_waits_again)
{
	performs("sv = socketpair unix stream");
	put_signal_before("recv");
	performs("recv @sv[0]");
	assert_only_interrupted((int)number_of("sv[0]"));
	put_in(waits_in->name, real_call);
	performs("send @sv[1] \"x\"; recv @sv[0]");
	returned(1, 0);
}
END_TEST

START_TEST(a_call_has_its_time)
{
	session.settings.timeout = 0.05;
	performs("%s", waiting_calls[_i].prepare);
	performs("%s", waiting_calls[_i].waits);
	returned(-1, EINTR);
	ck_assert_int_eq(*interrupt_flag(), 0);
	ck_assert_int_ge(newest()->step.nanoseconds, 40000000);
}
END_TEST

START_TEST(time_of_its_own_comes_first)
{
	session.settings.timeout = 30;
	performs("sv = socketpair unix stream; poll @sv[0] in 10");
	returned(0, 0);
}
END_TEST

/* --- jobs ------------------------------------------------------------------------------------------------------------ */

static void wait_for(size_t number)
{
	bool interrupted;
	ck_assert(jobs_wait(&session, number, &interrupted));
	ck_assert(!interrupted);
}

START_TEST(a_job_is_collected)
{
	performs("sv = socketpair unix stream; recv @sv[0] &\n");
	ck_assert_uint_eq(jobs_running(&session), 1);
	ck_assert_uint_eq(waiting_count, 1);
	ck_assert_uint_eq(jobs_collect(&session), 0);
	performs("send @sv[1] \"hello\"");
	struct pollfd wake = { .fd = jobs_wake(&session), .events = POLLIN };
	ck_assert_int_eq(poll(&wake, 1, 10000), 1);
	while (jobs_collect(&session) == 0)
		;
	returned(5, 0);
	ck_assert_uint_eq(newest()->step.job, 1);
	ck_assert_mem_eq(newest()->after[1], "hello", 5);
	ck_assert_uint_eq(jobs_running(&session), 0);
	ck_assert_int_eq(poll(&wake, 1, 0), 0);
}
END_TEST

static char awaited[200];

static void keep_what_is_awaited(void *context, const struct step *step)
{
	(void)context;
	snprintf(awaited, sizeof awaited, "%s", step->waiting ? step->waiting : "");
}

/* An address is named only where there is one. */
START_TEST(what_is_awaited_is_said)
{
	static const struct {
		const char *prepare, *waits, *awaited;
	} said[] = {
		{ "sv = socketpair unix stream", "recv @sv[0]", "waits for data from the other end" },
		{ "sv = socketpair unix dgram", "recv @sv[0]", "waits for a datagram from the other end" },
		{ "s = socket unix dgram", "recv @s", "waits for a datagram" },
		{ "sv = pipe", "read @sv[0]", "waits for data in the pipe" },
	};
	session.observer.waiting = keep_what_is_awaited;
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
		performs("%s; %s &\n", said[i].prepare, said[i].waits);
		ck_assert_str_eq(awaited, said[i].awaited);
	}
}
END_TEST

START_TEST(arguments_are_fixed_at_the_start)
{
	performs("sv = socketpair unix stream; n = 3; fd = sv[0]; x = recv(fd, \"\", n, 0) &\nn = 1; fd = -1; send @sv[1] \"hello\"");
	wait_for(0);
	returned(3, 0);
	ck_assert_int_eq(newest()->arguments[0].value, number_of("sv[0]"));
	ck_assert_int_eq(number_of("x"), 3);
}
END_TEST

START_TEST(a_variable_waits_for_its_job)
{
	performs("s = socket inet stream; bind 127.0.0.1 0; listen; con = accept &\n");
	refuses("send @con \"x\"", "`con` is set when job 1 ends");
	performs("cli = socket inet stream; connect 127.0.0.1 @s.port");
	wait_for(1);
	performs("send @con \"x\"; recv @cli");
	returned(1, 0);
	ck_assert_str_eq(session_descriptor_name(&session, (int)number_of("con")), "con");
}
END_TEST

START_TEST(a_name_goes_over_to_what_a_job_makes)
{
	performs("s = socket inet stream; bind 127.0.0.1 0; listen; con = socket inet dgram");
	int before = (int)number_of("con");
	ck_assert_str_eq(session_descriptor_name(&session, before), "con");
	performs("con = accept @s &\n");
	ck_assert_ptr_null(session_descriptor_name(&session, before));
	performs("cli = socket inet stream; connect 127.0.0.1 @s.port");
	wait_for(1);
	ck_assert_ptr_null(session_descriptor_name(&session, before));
	ck_assert_str_eq(session_descriptor_name(&session, (int)number_of("con")), "con");
}
END_TEST

START_TEST(a_job_moves_nothing)
{
	performs("s = socket inet stream; bind 127.0.0.1 0; listen; accept &\ncli = socket inet stream; connect 127.0.0.1 @s.port");
	wait_for(1);
	ck_assert_int_eq(session_current(&session), number_of("cli"));
	ck_assert_str_eq(session.last->call->name, "connect");
	performs("accept @-1 &\n");
	wait_for(1);
	returned(-1, EBADF);
	ck_assert_int_eq(session.last_error, 0);
	ck_assert_str_eq(session.last->call->name, "connect");
	performs("con = accept @s &\ncli = socket inet stream; connect localhost @s.port");
	wait_for(1);
	ck_assert_int_eq(session_current(&session), number_of("cli"));
}
END_TEST

START_TEST(two_jobs)
{
	performs("a = socketpair unix stream; b = socketpair unix stream; recv @a[0] &\nrecv @b[0] &\n");
	ck_assert_uint_eq(jobs_running(&session), 2);
	performs("send @b[1] \"bb\"");
	wait_for(2);
	ck_assert_uint_eq(newest()->step.job, 2);
	ck_assert_mem_eq(newest()->after[1], "bb", 2);
	size_t next = 0;
	double seconds = -1;
	const struct step *step = jobs_next(&session, 0, &next, &seconds);
	ck_assert(step && !step->made && next == 1 && seconds >= 0);
	ck_assert(!jobs_next(&session, 1, &next, &seconds));
	ck_assert(job_interrupt(&session, 1));
	returned(-1, EINTR);
	ck_assert_uint_eq(newest()->step.job, 1);
	ck_assert(!job_interrupt(&session, 1));
	bool interrupted;
	ck_assert(!jobs_wait(&session, 7, &interrupted));
}
END_TEST

START_TEST(each_waiting_call_can_be_interrupted_as_a_job)
{
	performs("%s; x = %s &\n", waiting_calls[_i].prepare, waiting_calls[_i].waits);
	ck_assert(job_interrupt(&session, 1));
	returned(-1, EINTR);
	ck_assert_int_eq(number_of("x"), -1);
}
END_TEST

START_TEST(what_still_waits_is_dropped)
{
	performs("sv = socketpair unix stream; x = recv @sv[0] = 5 &\nrecv @sv[1] &\n");
	size_t before = told_count;
	ck_assert_uint_eq(jobs_drop(&session), 2);
	ck_assert_uint_eq(session.unmet, 1);
	ck_assert_uint_eq(told_count, before);
	ck_assert_int_eq(number_of("x"), -1); /* nothing will set it any more */
}
END_TEST

START_TEST(a_job_may_break_a_pipe)
{
	performs("sv = socketpair unix stream; close @sv[1]; send @sv[0] \"x\" &\n");
	wait_for(0);
	returned(-1, EPIPE);
	ck_assert_int_eq(newest()->step.signal, SIGPIPE);
	performs("htons 80");
	ck_assert_int_eq(newest()->step.signal, 0);
}
END_TEST

START_TEST(a_job_may_be_foretold)
{
	performs("sv = socketpair unix stream; recv @sv[0] = \"hello\" &\nrecv @sv[1] 3 = \"xyz\" &\n");
	performs("send @sv[1] \"hello\"; send @sv[0] \"abc\"");
	wait_for(0);
	ck_assert_uint_eq(session.unmet, 1);
}
END_TEST

START_TEST(a_variable_may_change_under_a_job)
{
	performs("buf = \"abcdefgh\"; sv = socketpair unix stream; recv(sv[0], buf, 8, 0) &\n"
	         "p = &buf; buf = \"a longer string than it was\"; send @sv[1] \"12345678\"");
	wait_for(0);
	returned(8, 0);
	ck_assert_mem_eq(newest()->after[1], "12345678", 8);
	performs("write(sv[0], p, 9); recv @sv[1]");
	ck_assert_mem_eq(newest()->after[1], "12345678", 9);
	performs("buf");
	ck_assert_str_eq(told_value, "a longer string than it was");
}
END_TEST

START_TEST(a_job_looks_names_up_for_itself)
{
	performs("s = socket inet stream; bind 127.0.0.1 0; listen; c = socket inet stream; close @-1; connect localhost @s.port &\n");
	ck_assert_str_eq(session.last->call->name, "close");
	wait_for(0);
	returned(0, 0);
	performs("d = socket inet dgram; connect 127.0.0.1 domain &\n");
	wait_for(0);
	returned(0, 0);
	ck_assert_mem_eq(newest()->before[1] + 2, "\0\65", 2);
}
END_TEST

START_TEST(a_job_may_die_alone)
{
	performs("getservbyname(0x10, NULL) &\n");
	wait_for(0);
	ck_assert(newest()->step.killed);
	performs("x = getservbyname http &\n");
	wait_for(0);
	performs("htons 1; htons 2; x.s_name");
	ck_assert_str_eq(told_value, "http");
}
END_TEST

START_TEST(only_calls_are_jobs)
{
	refuses("1 + 2 &", "only a call can be made in the background");
	refuses("recv @nosuch &", "no variable `nosuch`");
	ck_assert_uint_eq(jobs_running(&session), 0);
	performs("sv = socketpair unix stream");
	refuses("x = recv @sv[0] $nosuch &", "no variable `nosuch`");
	ck_assert(!variable_find(&session.variables, "x"));
}
END_TEST

START_TEST(a_foreground_call_is_interrupted_alone)
{
	performs("sv = socketpair unix stream; a = socketpair unix stream; recv @a[0] &\n");
	put_signal_before("read");
	performs("read @sv[0]");
	returned(-1, EINTR);
	*interrupt_flag() = 0;
	ck_assert_uint_eq(jobs_collect(&session), 0);
	performs("send @a[1] \"x\"");
	wait_for(0);
	returned(1, 0);
}
END_TEST

START_TEST(waiting_for_a_job_can_be_interrupted)
{
	bool interrupted;
	performs("sv = socketpair unix stream; recv @sv[0] &\n");
	raise(SIGINT);
	ck_assert(!jobs_wait(&session, 0, &interrupted));
	ck_assert(interrupted);
	ck_assert_int_eq(*interrupt_flag(), 1); /* it ends the line too */
	ck_assert_uint_eq(jobs_running(&session), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("jobs");
	int waits = sizeof waiting_calls / sizeof waiting_calls[0];
	TCase *interrupts = tcase_create("interrupts");
	tcase_add_checked_fixture(interrupts, calls_begin, calls_end);
	tcase_add_loop_test(interrupts, a_signal_just_before_the_call_waits, 0, waits);
	tcase_add_test(interrupts, a_signal_before_the_call_is_made);
	tcase_add_loop_test(interrupts, a_signal_while_the_call_waits, 0, waits);
	tcase_add_test(interrupts, the_next_call_waits_again);
	tcase_add_loop_test(interrupts, a_call_has_its_time, 0, waits);
	tcase_add_test(interrupts, time_of_its_own_comes_first);
	suite_add_tcase(suite, interrupts);
	TCase *jobs = tcase_create("jobs");
	tcase_add_checked_fixture(jobs, calls_begin, calls_end);
	tcase_add_test(jobs, a_job_is_collected);
	tcase_add_test(jobs, what_is_awaited_is_said);
	tcase_add_test(jobs, arguments_are_fixed_at_the_start);
	tcase_add_test(jobs, a_variable_waits_for_its_job);
	tcase_add_test(jobs, a_name_goes_over_to_what_a_job_makes);
	tcase_add_test(jobs, a_job_moves_nothing);
	tcase_add_test(jobs, two_jobs);
	tcase_add_loop_test(jobs, each_waiting_call_can_be_interrupted_as_a_job, 0, waits);
	tcase_add_test(jobs, what_still_waits_is_dropped);
	tcase_add_test(jobs, a_job_may_break_a_pipe);
	tcase_add_test(jobs, a_job_may_be_foretold);
	tcase_add_test(jobs, a_variable_may_change_under_a_job);
	tcase_add_test(jobs, a_job_looks_names_up_for_itself);
	tcase_add_test(jobs, a_job_may_die_alone);
	tcase_add_test(jobs, only_calls_are_jobs);
	tcase_add_test(jobs, a_foreground_call_is_interrupted_alone);
	tcase_add_test(jobs, waiting_for_a_job_can_be_interrupted);
	suite_add_tcase(suite, jobs);
	return run_suite(suite);
}
