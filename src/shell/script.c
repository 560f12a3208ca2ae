/* Where lines come from when nobody types them: -c, files, standard input; and running the lines of a text.
 * Not here: what a statement does (statements.c), the prompt (interactive.c). */
#include "shell/script.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kernel/private.h"
#include "lang/print.h"
#include "lang/parse.h"
#include "run/interrupt.h"
#include "command/record.h"
#include "command/report.h"
#include "shell/statements.h"

#define MOST_DEPTH 16
#define CHUNK 65536

bool lines_add(struct lines *lines, const char *text, size_t length)
{
	if (lines->capacity - lines->length < length) {
		size_t capacity = (lines->length + length) * 2;
		char *grown = realloc(lines->text, capacity);

		if (!grown)
			return false;
		lines->text = grown;
		lines->capacity = capacity;
	}
	if (length)
		memcpy(lines->text + lines->length, text, length);
	lines->length += length;
	return true;
}

void lines_start(struct lines *lines, const char *name)
{
	*lines = (struct lines){ .name = name };
	arena_init(&lines->arena);
}

void lines_free(struct lines *lines)
{
	free(lines->text);
	arena_free(&lines->arena);
	lines_start(lines, lines->name);
}

/* In a transcript the prompts, and the lines without one, become blanks: so all offsets stay as they are. */
static void take_line(struct lines *lines, size_t length)
{
	char *line = lines->text + lines->taken;

	if (!lines->started) {
		lines->started = true;
		lines->transcript = is_transcript(line, length);
	}
	lines->taken += length;
	if (!lines->transcript)
		return;
	size_t prompt = prompt_length(line, length), blanks = prompt ? prompt : length;
	for (size_t i = 0; i < blanks; i++)
		if (line[i] != '\n')
			line[i] = ' ';
}

static void take_lines(struct lines *lines, bool last)
{
	if (lines->started && !lines->transcript) {
		const char *end = memrchr(lines->text + lines->taken, '\n', lines->length - lines->taken);
		lines->taken = last ? lines->length : end ? (size_t)(end - lines->text) + 1 : lines->taken;
		return;
	}
	while (lines->taken < lines->length) {
		const char *from = lines->text + lines->taken;
		const char *end = memchr(from, '\n', lines->length - lines->taken);

		if (!end && !last)
			return;
		take_line(lines, end ? (size_t)(end - from) + 1 : lines->length - lines->taken);
	}
}

static void advance(struct lines *lines, size_t bytes)
{
	const char *from = lines->text + lines->at, *end = from + bytes;

	while ((from = memchr(from, '\n', (size_t)(end - from)))) {
		lines->number++;
		from++;
	}
	lines->at += bytes;
}

static bool print_statements(struct shell *shell, const struct statement *first)
{
	for (const struct statement *statement = first; statement; statement = statement->next) {
		const char *text = tree_print_statement(shell->arena, statement);

		sink_text(&shell->out.sink, ROLE_PLAIN, text ? text : "# out of memory");
		sink_newline(&shell->out.sink);
	}
	return true;
}

static bool unfinished(struct error *error, size_t length)
{
	return error_at(error, (struct span){ length, length },
	                "the end of the input is in the middle of a statement");
}

/* Does what the line says, or prints it. */
static bool do_line(struct shell *shell, const struct statement *first)
{
	return shell->parse_only ? print_statements(shell, first) : statements_run(shell, first);
}

/* Reads one line and runs its statements. The shell's place and memory are the line's meanwhile. */
static enum lines_result run_line(struct shell *shell, struct lines *lines, bool last)
{
	struct statement *first;
	struct error error;
	size_t consumed;

	arena_reset(&lines->arena);
	shell->arena = &lines->arena;
	shell->place = (struct source_place){ lines->name, lines->text + lines->at, lines->taken - lines->at,
		                              lines->number + 1 };
	enum parse_result result =
		parse_line(shell->place.text, shell->place.length, &lines->arena, &first, &consumed, &error);
	if (result == PARSE_MORE && !last)
		return LINES_MORE;
	if (result == PARSE_MORE) {
		consumed = shell->place.length;
		unfinished(&error, consumed);
		result = PARSE_ERROR;
	}
	if (result == PARSE_ERROR) {
		statements_tell_passed(shell);
		report_error(shell, &error);
	}
	shell->place.length = consumed;
	bool good = result == PARSE_DONE && do_line(shell, first);
	if (shell->record)
		record_line(shell);
	advance(lines, consumed);
	shell_flush_line(shell);
	return good ? LINES_DONE : LINES_STOPPED;
}

enum lines_result lines_run(struct shell *shell, struct lines *lines, bool last)
{
	struct source_place outer_place = shell->place;
	struct arena *outer_arena = shell->arena;
	enum lines_result result = LINES_DONE;

	take_lines(lines, last);
	while (result == LINES_DONE && lines->at < lines->taken && !shell_stops(shell)) {
		result = run_line(shell, lines, last);
		if (result == LINES_STOPPED) {
			if (lines->name)
				shell->failures = true;
			if (shell->keep_going || shell->parse_only)
				result = LINES_DONE;
		}
	}
	statements_tell_passed(shell);
	shell->place = outer_place;
	shell->arena = outer_arena;
	return result;
}

bool script_text(struct shell *shell, const char *name, const char *text, size_t length)
{
	struct lines lines;
	bool good;

	lines_start(&lines, name);
	good = lines_add(&lines, text, length);
	if (!good)
		shell_complain(shell, "out of memory");
	good = good && lines_run(shell, &lines, true) != LINES_STOPPED;
	lines_free(&lines);
	return good;
}

/* --- files ---------------------------------------------------------------------------------------------- */

/* Reads what is there into the lines. Returns the bytes read, 0 at the end, -1 with errno. What is buffered
 * is written before it waits. */
static ssize_t read_more(struct shell *shell, struct lines *lines, int descriptor)
{
	char *chunk = malloc(CHUNK);
	ssize_t count;

	if (!chunk)
		return -1;
	shell_flush(shell);
	while ((count = read(descriptor, chunk, CHUNK)) < 0) {
		struct pollfd readable = { .fd = descriptor, .events = POLLIN };

		if (errno == EINTR && *interrupt_flag()) {
			shell->interrupted = true;
			break;
		}
		if (errno != EINTR && errno != EAGAIN)
			break;
		if (errno == EAGAIN)
			poll(&readable, 1, -1);
	}
	if (count > 0 && !lines_add(lines, chunk, (size_t)count))
		count = -1;
	free(chunk);
	return count;
}

/* Drops what has been run, so that an endless input takes no endless memory. */
static void forget_run(struct lines *lines)
{
	if (lines->at < CHUNK)
		return;
	memmove(lines->text, lines->text + lines->at, lines->length - lines->at);
	lines->length -= lines->at;
	lines->taken -= lines->at;
	lines->at = 0;
}

static void tell_failure(struct shell *shell, const char *name, const char *problem)
{
	char quoted[200];

	shell_complain(shell, "%s: %s", error_quote(quoted, sizeof quoted, name, strlen(name)), problem);
}

/* Line by line as it comes. */
static bool run_stream(struct shell *shell, struct lines *lines, int descriptor)
{
	enum lines_result result = LINES_DONE;
	ssize_t count;

	while (result != LINES_STOPPED && !shell_stops(shell) &&
	       (count = read_more(shell, lines, descriptor)) != 0) {
		if (count < 0 && !shell->interrupted)
			tell_failure(shell, lines->name, strerror(errno));
		if (count < 0)
			return shell->interrupted;
		result = lines_run(shell, lines, false);
		forget_run(lines);
	}
	if (result != LINES_STOPPED && !shell_stops(shell))
		result = lines_run(shell, lines, true);
	return result != LINES_STOPPED;
}

/* A file is read whole, so that it can be changed while it runs. */
static bool run_regular(struct shell *shell, struct lines *lines, int descriptor, size_t size)
{
	ssize_t count = 1;

	lines->text = malloc(size + 1);
	lines->capacity = lines->text ? size + 1 : 0;
	while (lines->length < lines->capacity && count > 0) {
		count = read(descriptor, lines->text + lines->length, lines->capacity - lines->length);
		lines->length += count > 0 ? (size_t)count : 0;
	}
	if (!lines->text || count < 0) {
		tell_failure(shell, lines->name, strerror(errno));
		return false;
	}
	return lines_run(shell, lines, true) != LINES_STOPPED;
}

static bool run_descriptor(struct shell *shell, const char *name, int descriptor)
{
	struct lines lines;
	struct stat status;
	bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
	bool good;

	if (shell->depth >= MOST_DEPTH) {
		tell_failure(shell, name, "files run each other too deeply");
		return false;
	}
	lines_start(&lines, name);
	shell->depth++;
	good = regular ? run_regular(shell, &lines, descriptor, (size_t)status.st_size)
	               : run_stream(shell, &lines, descriptor);
	shell->depth--;
	lines_free(&lines);
	return good;
}

bool script_file(struct shell *shell, const char *path)
{
	int descriptor;
	bool good;

	if (strcmp(path, "-") == 0)
		return run_descriptor(shell, "standard input", shell->input);
	descriptor = private_open(path, O_NOCTTY, shell->session.private_base);
	if (descriptor < 0) {
		tell_failure(shell, path, strerror(errno));
		return false;
	}
	good = run_descriptor(shell, path, descriptor);
	close(descriptor);
	return good;
}
