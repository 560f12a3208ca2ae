/* Misuse: every call of the table with every wrong pointer, length and descriptor that there is a kind of. Each is the
 * kernel's to answer, or ends a program that is not the shell.
 * Not here: what a right call does (test-invoke.c). */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/options.h"
#include "support/calls.h"
#include "support/suite.h"
#include "support/terminal.h"
#include "type/form.h"

/* --- what a program may get wrong ------------------------------------------------------------------------------- */

static char own_memory[32]; /* an address of the shell's */

static const char *const descriptors[] = { "-1", "99", "2147483647", "s", "t", "u", "900", "915", NULL };
static const char *const numbers[] = { "0", "1", "-1", "7", "0x7fffffff", "4294967297", NULL };
static const char *const lengths[] = {
	"0", "1", "4", "5", "15", "16", "17", "128", "0x7fffffff", "-1", "0x7fffffffffffffff", NULL
};
static const char *const length_pointers[] = {
	"[0]", "[1]",    "[3]",  "[4]",  "[16]",           "[200]",    "[-1]", "[0x7fffffff]", "&n", "&big",
	"buf", "&n + 2", "NULL", "0x10", "0x7ffffffff000", own_memory, NULL
};
static const char *const pointers[] = { "NULL", "0x1", "0x10", "0x7ffffffff000", "-1",          "1 << 63",
	                                "buf",  "&n",  "p",    "p + 60",         "(char *)buf", own_memory,
	                                NULL };

/* Where another argument says whether it is a pointer. Not the shell's memory, nor what an instrumented shell has there. */
static const char *const addresses_or_numbers[] = { "NULL", "0x1", "0x10", "0x7ffffffff000", "-1", "1 << 63",
	                                            "p",    "12",  NULL };

static const char *const *values_of(const struct member *parameter)
{
	const struct type *type = parameter->type;
	if (type->shape == SHAPE_CHOICE && type_holds(type, NULL))
		return addresses_or_numbers;
	if (type->shape == SHAPE_POINTER)
		return type->of->shape == SHAPE_INTEGER ? length_pointers : pointers;
	if (type->form == &form_descriptor)
		return descriptors;
	return type->form == &form_length ? lengths : numbers;
}

/* What is right, or nearly, for a number. */
static const char *usual_number(const struct type *type)
{
	static const struct {
		const struct name_set *names;
		const char *value;
	} named[] = {
		{ &families, "AF_INET" },
		{ &socket_types, "SOCK_DGRAM" },
		{ &option_levels, "SOL_SOCKET" },
	};
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (type->names == named[i].names)
			return named[i].value;
	if (type == &type_option_name)
		return "SO_RCVBUF";
	return type->form == &form_descriptor ? "s" : type->form == &form_length ? "16" : "0";
}

/* The same for memory. */
static const char *usual_memory(const struct type *pointer)
{
	bool out = pointer->direction == DIRECTION_OUT;
	const struct type *of = pointer->of;
	switch (of->shape) {
	case SHAPE_INTEGER:
		return "[16]";
	case SHAPE_BYTES:
		if (of->form->add)
			return "[3]";
		return of->form == &form_data ? "\"hello\"" : "\"127.0.0.1\"";
	case SHAPE_ARRAY:
		if (of->of == &type_pollfd)
			return "[{fd=s, events=POLLIN}]";
		return of->of->shape == SHAPE_STRUCT ? "[{}]" : "[3, 4]";
	case SHAPE_STRUCT:
		if (of != &type_addrinfo)
			return of == &type_in_addr && out ? "{s_addr=1}" : "{}";
		return "{ai_flags=AI_NUMERICHOST, ai_family=AF_INET}";
	case SHAPE_CHOICE:
		if (!of->choice.own_size)
			return of->choice.count == 2 ? "[4096]" : "[0a 00 00 01]";
		return out ? "{sa_family=AF_INET}"
		           : "{sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}";
	case SHAPE_POINTER:
	case SHAPE_VOID:
		break;
	}
	return "[]";
}

static const char *usual(const struct member *parameter)
{
	return parameter->type->shape == SHAPE_POINTER ? usual_memory(parameter->type)
	                                               : usual_number(parameter->type);
}

/* --- the sockets that are misused ---------------------------------------------------------------------------------- */

enum { DATAGRAM = 20, LISTENER, PAIR, PAIR_END, FIRST_FREE };
static bool was_there[DATAGRAM];

static void place(int from, int to)
{
	ck_assert_int_ge(from, 0);
	ck_assert_int_eq(dup2(from, to), to);
	if (from != to)
		close(from);
}

static void make_sockets(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int pair[2];
	place(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0), DATAGRAM);
	ck_assert_int_eq(bind(DATAGRAM, (const struct sockaddr *)&address, sizeof address), 0);
	place(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), LISTENER);
	ck_assert_int_eq(listen(LISTENER, 1), 0);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
	place(pair[0], PAIR);
	place(pair[1], PAIR_END);
}

/* What the calls made is gone, and what they closed or used up is there again. */
static void begin_anew(void)
{
	for (int number = 3; number < DATAGRAM; number++)
		if (!was_there[number])
			close(number);
	close_range(FIRST_FREE, 899, 0);
	make_sockets();
}

static void setup(void)
{
	calls_begin_quiet();
	session.settings.timeout = 0.02; /* a call that waits after all */
	for (int number = 0; number < DATAGRAM; number++)
		was_there[number] = fcntl(number, F_GETFD) >= 0;
	snprintf(own_memory, sizeof own_memory, "%p", (void *)&session);
	performs("s = %d; t = %d; u = %d; n = 16; big = 0x7fffffff; p = 1", DATAGRAM, LISTENER, PAIR);
	/* as a name of a host it is asked of no server: too long */
	performs("buf = \"%064d\"; p = &buf", 0);
}

/* --- the matrix ---------------------------------------------------------------------------------------------------------- */

static void append(char *line, size_t size, const char *text)
{
	size_t length = strlen(line);
	ck_assert_uint_lt(length + strlen(text), size);
	strcpy(line + length, text);
}

/* The call with argument `a` as `x` and argument `b` as `y`, the others as usual. */
static void write_call(char *line, size_t size, const struct call *call, size_t a, const char *x, size_t b,
                       const char *y)
{
	line[0] = '\0';
	append(line, size, call->name);
	append(line, size, "(");
	for (size_t i = 0; i < call->arguments.count; i++) {
		append(line, size, i ? ", " : "");
		append(line, size, i == a ? x : i == b ? y : usual(&call->arguments.members[i]));
	}
	append(line, size, ")");
}

/* The shell's memory as a pointer, or its descriptors. */
static bool is_the_shells(const struct member *parameter, const char *text)
{
	return text == own_memory ||
	       (parameter->type->form == &form_descriptor && text[0] == '9' && text[1] != '9');
}

static size_t lines_done;

static void misuse(const struct call *call, size_t a, const char *x, size_t b, const char *y)
{
	char line[600];
	write_call(line, sizeof line, call, a, x, b, y);
	bool refused = is_the_shells(&call->arguments.members[a], x) ||
	               is_the_shells(&call->arguments.members[b], y);
	told_count = 0;
	bool done = does("%s", line);
	ck_assert_msg(done == !refused, "%s: %s", line, done ? "is done" : told_error);
	if (refused)
		ck_assert_msg(strstr(told_error, "the shell's own"), "%s: %s", line, told_error);
	else
		ck_assert_msg(told_count == 1 && told[0].step.call == call, "%s: %zu steps", line, told_count);
	lines_done++;
}

static void misuse_pair(const struct call *call, size_t a, size_t b)
{
	const char *const *first = values_of(&call->arguments.members[a]), *const *second = values_of(
										   &call->arguments.members[b]);
	for (size_t i = 0; first[i]; i++)
		for (size_t j = 0; second[j]; j++) {
			if (j % 8 == 0)
				begin_anew();
			misuse(call, a, first[i], b, second[j]);
		}
}

static void misuse_alone(const struct call *call, size_t a)
{
	const char *const *values = values_of(&call->arguments.members[a]);
	for (size_t i = 0; values[i]; i++) {
		begin_anew();
		misuse(call, a, values[i], a, values[i]);
	}
}

/* Whether another argument says how long this one is, or what, or what stands for it. */
static bool depends_on(const struct member *member, const struct member *other)
{
	const struct type *type = member->type->shape == SHAPE_POINTER ? member->type->of : member->type;
	bool is_measured = type->extent.kind == EXTENT_SIZED || type->extent.kind == EXTENT_COUNTED;
	bool is_implied = member->fallback == FALLBACK_IMPLIED || member->fallback == FALLBACK_NAMED;
	for (size_t i = 0; i < type->choice.count; i++)
		if (type->choice.by[i].offset == other->offset)
			return true;
	return (is_measured && type->extent.by.offset == other->offset) ||
	       (is_implied && member->by.offset == other->offset);
}

/* All pairs of arguments that depend on each other, and those with a descriptor. */
START_TEST(each_argument_with_its_peer)
{
	const struct call *call = socket_calls[_i];
	for (size_t a = 0; a < call->arguments.count; a++)
		for (size_t b = 0; b < call->arguments.count; b++) {
			const struct member *one = &call->arguments.members[a],
					    *other = &call->arguments.members[b];
			bool peers = depends_on(one, other) || depends_on(other, one);
			bool described = one->type->form == &form_descriptor;
			if (a != b && (described || (peers && a < b)))
				misuse_pair(call, a, b);
		}
	for (size_t a = 0; a < call->arguments.count; a++)
		misuse_alone(call, a);
	ck_assert_uint_gt(lines_done, 0);
}
END_TEST

/* Every option, asked for and set with every length. */
START_TEST(each_option_with_each_length)
{
	const struct socket_option *option = socket_option_at((size_t)_i);
	begin_anew();
	for (size_t i = 0; lengths[i]; i++) {
		performs("getsockopt(s, %lld, %lld, [], [%s])", (long long)option->level,
		         (long long)option->value, lengths[i]);
		performs("n = %s; getsockopt(s, %lld, %lld, [], &n)", lengths[i], (long long)option->level,
		         (long long)option->value);
		performs("getsockopt(t, %lld, %lld, buf, &big)", (long long)option->level,
		         (long long)option->value);
		performs("setsockopt(s, %lld, %lld, \"\", %s)", (long long)option->level,
		         (long long)option->value, lengths[i]);
		performs("setsockopt(u, %lld, %lld, buf, %s)", (long long)option->level,
		         (long long)option->value, lengths[i]);
	}
	ck_assert_uint_gt(told_count, 0);
}
END_TEST

#define SKIPPED 77 /* what automake takes for it */

int main(void)
{
	/* it looks at each byte of each length, gigabytes of them */
	if (terminal_is_valgrind())
		return SKIPPED;
	Suite *suite = suite_create("misuse");
	TCase *matrix = tcase_create("matrix");
	tcase_add_checked_fixture(matrix, setup, calls_end);
	tcase_set_timeout(matrix, 60);
	tcase_add_loop_test(matrix, each_argument_with_its_peer, 0, (int)socket_call_count);
	tcase_add_loop_test(matrix, each_option_with_each_length, 0, (int)socket_option_total());
	suite_add_tcase(suite, matrix);
	return run_suite(suite);
}
