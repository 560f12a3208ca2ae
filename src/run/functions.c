/* sleep, exit, perror, freeaddrinfo, and hints for the rest.
 * Not here: memset and its like (memory-functions.c), session commands of the same names (command/commands.c). */
#include "run/functions.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include "lang/suggest.h"
#include "run/memory-functions.h"

typedef bool function(struct evaluation *evaluation, const struct node *node, struct value *value);

static void tell(struct evaluation *evaluation, const char *text)
{
	const struct observer *observer = &evaluation->session->observer;
	if (observer->note)
		observer->note(observer->context, text);
}

/* sleep(3): returns the seconds that were left when a signal came. */
static bool run_sleep(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	int64_t seconds;
	if (node->call.count != 1)
		return error_at(evaluation->error, node->span, "sleep takes the number of seconds");
	if (!evaluate_number(evaluation, node->call.arguments[0], &seconds))
		return false;
	if (evaluation->session->observer.flush)
		evaluation->session->observer.flush(evaluation->session->observer.context);
	struct timespec time = { seconds, 0 }, left = { 0, 0 };
	int slept = nanosleep(&time, &left);
	*value = value_number(slept == 0 ? 0 : left.tv_sec);
	return true;
}

static bool run_exit(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	(void)node;
	tell(evaluation, "a program would end here; the session goes on (exit without brackets ends it)");
	*value = value_number(0);
	return true;
}

/* perror(3): "bind: Address already in use". */
static bool run_perror(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const uint8_t *bytes;
	size_t size;
	char text[200];
	if (node->call.count != 1)
		return error_at(evaluation->error, node->span, "perror takes a text");
	if (!evaluate_data(evaluation, node->call.arguments[0], &bytes, &size))
		return false;
	error_quote(text, sizeof text, (const char *)bytes, size);
	const char *line =
		arena_format(evaluation->arena, "%s: %s", text, strerror(evaluation->session->last_error));
	if (line)
		tell(evaluation, line);
	*value = value_number(0);
	return line || no_memory(evaluation);
}

/* The shell gave the list back when getaddrinfo was over: what pointers lead to is a copy. */
static bool run_freeaddrinfo(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	if (node->call.count != 1)
		return error_at(evaluation->error, node->span, "it is freeaddrinfo(res)");
	if (!evaluate(evaluation, node->call.arguments[0], value))
		return false;
	tell(evaluation, "a program gives the list back here; this shell keeps a copy, which stays readable");
	*value = value_number(0);
	return true;
}

static const struct {
	const char *name;
	function *run; /* or NULL */
	const char *hint;
} functions[] = {
	{ "sleep", run_sleep, NULL },
	{ "exit", run_exit, NULL },
	{ "_exit", run_exit, NULL },
	{ "perror", run_perror, NULL },
	{ "freeaddrinfo", run_freeaddrinfo, NULL },
	{ "wait", NULL, "jobs are waited for with: wait" },
	{ "waitpid", NULL, "jobs are waited for with: wait" },
	{ "printf", NULL, "show EXPRESSION prints a value, say TEXT a text" },
	{ "puts", NULL, "say TEXT prints a text" },
	{ "fork", NULL, "a call with & behind it runs in the background" },
	{ "gethostbyname", NULL, "getaddrinfo HOST" },
};

bool evaluate_function(struct evaluation *evaluation, const struct node *node, struct value *value)
{
	const char *name = node->call.name;
	const struct memory_function *of_memory = memory_function_find(name);
	if (of_memory)
		return memory_function_run(evaluation, of_memory, node, value);
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		if (strcmp(functions[i].name, name) != 0)
			continue;
		if (functions[i].run)
			return functions[i].run(evaluation, node, value);
		error_at(evaluation->error, node->span, "there is no call `%s` here", name);
		return error_hint(evaluation->error, "%s", functions[i].hint);
	}
	error_at(evaluation->error, node->span, "there is no function `%s` here", name);
	const char *near = suggest_verb(name, strlen(name));
	return near && error_hint(evaluation->error, "did you mean %s?", near);
}
