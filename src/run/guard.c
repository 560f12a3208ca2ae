/* A child tries the call. Catching the signal here instead would leave the library's locks taken and its memory lost.
 * Not here: making calls (invoke.c). */
#include "run/guard.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/blocks.h"

static bool is_library_function(const struct call *call)
{
	const char *section = strchr(call->section, '(');
	return section && section[1] == '3';
}

/* NULL is an answer of its own where the row lets the argument be left out. */
static bool is_wild(const struct place *pointer, const struct block *block)
{
	return !block && (place_integer(pointer) || pointer->member->fallback != FALLBACK_NULL);
}

/* Whether a length that was typed is more than there is of what it measures. */
static bool overruns(const struct place *pointer, const struct own_block *own)
{
	const struct type *of = pointer->type->of;
	const struct place behind = { .type = of, .in = pointer };
	int64_t length;
	bool sized = of->extent.kind == EXTENT_SIZED &&
	             place_beside(&behind, of->extent.by, MOMENT_BEFORE, &length);
	return sized && (uint64_t)length > own->capacity;
}

bool may_be_killed(const struct invocation *invocation)
{
	const struct step *step = &invocation->step;
	if (!is_library_function(step->call))
		return false;
	struct place call = place_of_call(&step->call->arguments, &step->memory);
	for (size_t i = 0; i < call.type->count; i++) {
		struct place pointer = place_member(&call, &call.type->members[i]);
		if (pointer.type->shape != SHAPE_POINTER)
			continue;
		const struct block *block = memory_find(&step->memory, (uint64_t)place_integer(&pointer));
		if (is_wild(&pointer, block) ||
		    (block && (block_own(block)->is_variables || overruns(&pointer, block_own(block)))))
			return true;
	}
	return false;
}

/* In the child: signals as in any program, no core file, and not a word. */
static void try_call(const struct invocation *invocation, call_function *function)
{
	static const int numbers[] = { SIGSEGV, SIGBUS, SIGINT, SIGPIPE };
	static const struct rlimit none;
	struct sigaction action;
	sigset_t all;
	memset(&action, 0, sizeof action);
	action.sa_handler = SIG_DFL;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		sigaction(numbers[i], &action, NULL);
	sigfillset(&all);
	pthread_sigmask(SIG_UNBLOCK, &all, NULL);
	setrlimit(RLIMIT_CORE, &none);
	close(STDERR_FILENO); /* for what a sanitizer says then */
	function(invocation->raw);
	kill(getpid(), SIGKILL); /* it came through, and nothing is to be done at its end */
}

int tried_signal(const struct invocation *invocation, call_function *function)
{
	int status = 0;
	pid_t child = fork();
	if (child == 0)
		try_call(invocation, function);
	if (child < 0)
		return SIGSEGV; /* better not made than the end of the shell */
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFSIGNALED(status))
		return SIGSEGV; /* a sanitizer found it first */
	return WTERMSIG(status) == SIGKILL ? 0 : WTERMSIG(status);
}
