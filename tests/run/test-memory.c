/* Memory that cannot be had, at every place where it is asked for: an error, and the session goes on.
 * Not here: parsing alone (lang/test-parse.c). The linker puts the functions below before the library's. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "support/calls.h"
#include "support/suite.h"

/* --- allocation that fails ------------------------------------------------------------------------------------- */

static long until_failure = -1; /* so many succeed, then one fails; below 0 none does */

static bool fails(void)
{
	if (until_failure < 0 || until_failure-- > 0)
		return false;
	errno = ENOMEM;
	return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
void *__real_mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
void *__wrap_mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset);

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails() ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
	return fails() ? NULL : __real_strdup(text);
}

void *__wrap_mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
	return fails() ? MAP_FAILED : __real_mmap(address, length, protection, flags, descriptor, offset);
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

static const char *const lines[] = {
	"s = socket inet stream; bind 127.0.0.1 0; listen; getsockname",
	"srv = socket inet stream; bind any 0; listen; cli = socket inet stream; connect localhost @srv.port; con = accept @srv",
	"sv = socketpair unix stream; send @sv[0] \"hello\"; recv @sv[1] = \"hello\"; close @sv[0]",
	"sv = socketpair unix stream; send @sv[0] \"xy\" * 50000 dontwait; recv @sv[1] 100000 = \"xy\"...; x = $?.buf; send @sv[0] $x",
	"x = \"abc\"; p = &x; x = \"abcdefgh\"; y = x; y = x[1] + 2; recv(@-1, x, 8, 0)",
	"x = getservbyname http tcp; x.s_name; y = x; getprotobyname tcp",
	"getaddrinfo localhost http; $?.res; getnameinfo 127.0.0.1 80",
	"setsockopt @-1 linger on 5; getsockopt @-1 rcvbuf = [1]; poll @-1 in 0; s = socket unix dgram; bind @\"\"; a = @s.addr",
	"bind @-1 127.0.0.1 99999; hton 80; pton ::1; ntop [0a 00 00 01]; t = strerror ENOENT; send @-1 file:/etc/services",
	"sv = socketpair unix stream; send @sv[0] \"x\"; n = recv @sv[1] &\n",
	"n = connect @-1 localhost http &\n",
};

static void end_jobs(void)
{
	bool interrupted;
	jobs_wait(&session, 0, &interrupted);
}

START_TEST(each_allocation_may_fail)
{
	bool failed = true;
	for (long n = 0; failed; n++) {
		calls_begin();
		until_failure = n;
		bool done = does("%s", lines[_i]);
		end_jobs();
		failed = until_failure < 0;
		until_failure = -1;
		ck_assert_msg(done || (failed && told_error[0]), "allocation %ld of %s: %s", n, lines[_i],
		              told_error);
		told_count = 0;
		performs("s = socket inet stream; close");
		returned(0, 0);
		calls_end();
		ck_assert_int_lt(n, 5000);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *failing = tcase_create("failing");
	tcase_set_timeout(failing, 120);
	tcase_add_loop_test(failing, each_allocation_may_fail, 0, (int)(sizeof lines / sizeof lines[0]));
	suite_add_tcase(suite, failing);
	return run_suite(suite);
}
