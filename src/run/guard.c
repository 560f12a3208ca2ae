/* A child tries the call. Catching the signal here instead would leave the library's locks taken and its memory lost.
 * Not here: making calls (invoke.c). */
#include "run/guard.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_library_function(const struct call *call)
{
	const char *section = strchr(call->section, '(');
	return section && section[1] == '3';
}

/* NULL is an answer of its own where the row lets the argument be left out. */
static bool is_wild(const struct argument *argument)
{
	return argument->form == ARGUMENT_POINTER && (argument->value || argument->parameter->fallback != DEFAULT_NULL);
}

static bool overruns(const struct invocation *invocation, const struct argument *argument)
{
	return argument->parameter->kind == KIND_LENGTH && argument->parameter->peer >= 0 &&
	       (uint64_t)argument->value > invocation->capacity[argument->parameter->peer];
}

bool may_be_killed(const struct invocation *invocation)
{
	if (!is_library_function(invocation->step.call))
		return false;
	for (size_t i = 0; i < invocation->step.argument_count; i++) {
		const struct argument *argument = &invocation->step.arguments[i];
		if (is_wild(argument) || overruns(invocation, argument) || invocation->variable[i])
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
