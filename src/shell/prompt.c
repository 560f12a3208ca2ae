/* The prompt: which descriptor is the current one.
 * Not here: reading a line (line/line.c). */
#include "shell/prompt.h"

#include <stdio.h>

#define LONGEST_NAME 24

char *prompt_text(struct shell *shell, bool goes_on, char *out, size_t size)
{
	int current = session_current(&shell->session);
	const char *name = current >= 0 ? session_descriptor_name(&shell->session, current) : NULL;
	const char *start = shell->view.colour ? "\001\033[1m\002" : "";
	const char *end = shell->view.colour ? "\001\033[0m\002" : "";

	if (goes_on)
		snprintf(out, size, "...> ");
	else if (current < 0)
		snprintf(out, size, "%ssock>%s ", start, end);
	else if (name)
		snprintf(out, size, "%ssock %.*s>%s ", start, LONGEST_NAME, name, end);
	else
		snprintf(out, size, "%ssock %d>%s ", start, current, end);
	return out;
}
