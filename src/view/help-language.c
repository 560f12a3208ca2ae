/* A page on the language, a row for each sign.
 * Not here: the grammar (lang/). */
#include "view/help-language.h"

#include <string.h>

#include "text/wrap.h"

#define MEANING_COLUMN 30

/* What is typed, and what it means. */
static const struct {
	const char *typed, *meaning;
} rows[] = {
	{ "bind 127.0.0.1 8080", "a call in words: its arguments in the order of the man page" },
	{ "bind(3, {...}, 16)", "the same in C, with the notation of strace: both can be typed, and pasted" },
	{ "listen backlog=5", "an argument by its name in the man page" },
	{ "srv = socket inet stream", "a name for what the call returned" },
	{ "@3  @srv  @sv[1]",
	  "descriptors; straight behind the verb the one that the call is made on: accept @srv. "
	  "Without any it is the current one, which the prompt shows" },
	{ "@srv.port  @srv.peer.addr",
	  "what the kernel says of a descriptor: port, addr, peer.port, peer.addr, family, "
	  "type, state" },
	{ "$x  $(x + 1)", "the value of a variable, of a C expression" },
	{ "$?  $?.buf  $errno", "what the last call returned, what it filled in, the last error" },
	{ "\"text\\n\"  'raw'  \"x\" * 100", "data is quoted; also file:NAME" },
	{ "accept &", "a job in the background: jobs, wait, interrupt" },
	{ "recv 100 = \"hello\"", "an expectation: a result, an error (= -1 EAGAIN), bytes, [1], {...}, or ?" },
	{ "send \"a\"; recv", "several statements on a line" },
	{ "repeat 3 { ...; ... }", "the same again" },
	{ "!ls", "a command of the system" },
	{ "# comment", "up to the end of the line" },
};

static bool is_asked_for(const char *name)
{
	static const char *const names[] = { "language", "words", "C" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

bool help_on_language(struct sink *sink, const char *name)
{
	if (!is_asked_for(name))
		return false;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sink_format(sink, "  %-*s", MEANING_COLUMN - 2, rows[i].typed);
		wrap_text(sink, MEANING_COLUMN, MEANING_COLUMN, rows[i].meaning);
	}
	return true;
}
