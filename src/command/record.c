/* `record FILE`: what was typed, with its results as expectations, so that it runs again.
 * Not here: what is typed and what it does. */
#include "command/record.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "abi/errors.h"
#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "kernel/private.h"
#include "lang/around.h"
#include "lang/lex.h"
#include "run/step.h"
#include "text/escape.h"
#include "type/form.h"

#define PORTS 65536
#define MOST_DATA 1024 /* bytes of received data that stand in an expectation; of more the count does */

struct record {
	char *path;
	int descriptor;
	size_t lines;
	unsigned depth;      /* of statements inside statements: only the outermost are what was typed */
	size_t copied;       /* bytes of the line that are in `line` or were left out */
	struct text_sink line; /* what will be written at its end */
	size_t before;       /* bytes of it before the statement that runs */
	char *expected;      /* of the statement that runs: what its last call brought; or NULL */
	bool dropped;        /* a statement could not be understood: the rest of its line is left out */
	bool chosen[PORTS];  /* ports that the kernel chose, host order */
	bool typed[PORTS];   /* ports, or any numbers, that somebody typed */
};

/* --- ports ---------------------------------------------------------------------------------------------- */

static unsigned port_of(const struct sockaddr *address, socklen_t length)
{
	int port = address ? address_port(address, length) : 0;

	return port > 0 ? (unsigned)port : 0;
}

static void note_ports(struct record *record, const struct descriptor_change *change)
{
	for (; change; change = change->next) {
		const struct descriptor *row = change->after;
		unsigned port =
			row && row->number >= 0 ? port_of(row->file->local, row->file->local_length) : 0;

		if (port && !record->typed[port])
			record->chosen[port] = true;
	}
}

/* Prints @NAME.port of an open descriptor that has the port, at this end or the other. False where
 * none has. */
static bool print_port(struct shell *shell, struct sink *out, unsigned port)
{
	struct descriptor_table *table = session_descriptors(&shell->session);
	const struct descriptor *row, *found = NULL;
	bool here = false;

	if (!table)
		return false;
	for (row = descriptors_next(table, -1); row && !here; row = descriptors_next(table, row->number)) {
		here = port_of(row->file->local, row->file->local_length) == port;
		if (here || (!found && port_of(row->file->remote, row->file->remote_length) == port))
			found = row;
	}
	if (!found)
		return false;
	sink_text(out, ROLE_PLAIN, "@");
	if (found->name)
		sink_text(out, ROLE_PLAIN, found->name);
	else
		sink_number(out, found->number);
	sink_text(out, ROLE_PLAIN, here ? ".port" : ".peer.port");
	return true;
}

/* The length of what stands at `text` and is copied as one piece: a string, a name, a number, or a single
 * byte. */
static size_t piece_length(const char *text, size_t length)
{
	size_t count = 1;

	if (text[0] == '"' || text[0] == '\'') {
		while (count < length && text[count] != text[0] && text[count] != '\n')
			count += text[count] == '\\' && text[0] == '"' && count + 1 < length ? 2 : 1;
		return count < length ? count + 1 : length;
	}
	if (!in_name(text[0]))
		return 1;
	while (count < length && in_name(text[count]))
		count++;
	return count;
}

/* Whether a piece is a number that can be a port. */
static unsigned number_of(const char *text, size_t length)
{
	unsigned number = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9' || i == 5)
			return 0;
		number = number * 10 + (unsigned)(text[i] - '0');
	}
	return number < PORTS ? number : 0;
}

/* Copies what was typed; numbers that are ports which the kernel chose become the descriptor's. */
static void copy_typed(struct shell *shell, size_t end)
{
	struct record *record = shell->record;
	const char *text = shell->place.text;

	while (record->copied < end) {
		const char *piece = text + record->copied;
		size_t length = piece_length(piece, end - record->copied);
		unsigned number = number_of(piece, length);

		if (!(number && record->chosen[number] && print_port(shell, &record->line.sink, number)))
			sink_text_length(&record->line.sink, ROLE_PLAIN, piece, length);
		if (number && !record->chosen[number])
			record->typed[number] = true;
		record->copied += length;
	}
}

/* --- expectations --------------------------------------------------------------------------------------- */

static char *quoted(const void *bytes, size_t length)
{
	char *text = malloc(ESCAPE_MOST * length + 3);
	size_t count;

	if (!text)
		return NULL;
	text[0] = '"';
	count = escape_bytes(text + 1, bytes, length);
	memcpy(text + 1 + count, "\"", 2);
	return text;
}

static char *decimal(int64_t number)
{
	char *text;

	return asprintf(&text, "%" PRId64, number) < 0 ? NULL : text;
}

static char *hexadecimal(int64_t number)
{
	char *text;

	return asprintf(&text, "%#" PRIx64, (uint64_t)number) < 0 ? NULL : text;
}

/* The data that the call brought, or how much it was. */
static char *expected_count(const struct step *step)
{
	for (const struct block *block = step->memory.blocks; block; block = block->next)
		if (block->type->shape == SHAPE_BYTES && block->type->form == &form_data && block->after &&
		    step->result > 0 && step->result <= MOST_DATA && (size_t)step->result <= block->after_size)
			return quoted(block->after, (size_t)step->result);
	return decimal(step->result);
}

static char *expected_failure(const struct step *step)
{
	if (step->call->failure == FAILS_RESOLVER) {
		const struct name *resolver = name_of_value(step->call->returns->names, step->result);
		return resolver ? strdup(resolver->name) : NULL;
	}
	const struct name *name = name_of_value(&errno_names, step->error);
	char *text;
	if (!name || step->call->returns->shape == SHAPE_POINTER)
		return NULL;
	return asprintf(&text, "%" PRId64 " %s", step->result, name->name) < 0 ? NULL : text;
}

/* Of a pointer to text, the text. */
static char *expected_text(const struct place *result)
{
	struct place text;
	if (result->type->of->shape != SHAPE_BYTES || !place_pointee(result, MOMENT_AFTER, &text))
		return NULL;
	return quoted(text.bytes, strnlen((const char *)text.bytes, text.size));
}

/* Flags, and what conversions bring, are read as bits. */
static char *expected_integer(const struct step *step, const struct type *type)
{
	bool is_flags = type->names && type->names->kind != SET_ENUM;
	if (type->form == &form_descriptor)
		return NULL;
	if (type->form == &form_count)
		return expected_count(step);
	if (is_flags || step->call->failure == FAILS_NEVER || step->call->failure == FAILS_NO_ADDRESS)
		return hexadecimal(step->result);
	return decimal(step->result);
}

/* What stands behind "=" when the same call brings the same; NULL where that cannot be foretold: a
 * descriptor's number. */
static char *expected_of(const struct step *step)
{
	if (step->failed)
		return expected_failure(step);
	if (!step->memory.blocks) /* memory was out */
		return NULL;
	struct place arguments = place_of_call(&step->call->arguments, &step->memory);
	struct place result = {
		.type = step->call->returns, .bytes = (const uint8_t *)&step->result, .size = sizeof step->result,
		.in = &arguments, .memory = &step->memory,
	};
	result = place_resolved(&result);
	switch (result.type->shape) {
	case SHAPE_INTEGER:
		return expected_integer(step, result.type);
	case SHAPE_POINTER:
		return expected_text(&result);
	case SHAPE_VOID:
	case SHAPE_BYTES:
	case SHAPE_ARRAY:
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		break;
	}
	return NULL;
}

/* Whether C foretells in the brackets what the call brings. Behind a result that would be held against it,
 * and what was typed there may be from another run. */
static bool foretells(const struct node *call)
{
	for (size_t i = 0; i < call->call.count && !call->call.words; i++) {
		enum node_kind kind = call->call.arguments[i]->kind;
		const struct type *type = argument_type(call, i);
		bool is_filled = type && type->shape == SHAPE_POINTER && type->direction & DIRECTION_OUT;

		if (is_filled &&
		    (kind == NODE_STRING || kind == NODE_STRUCT || kind == NODE_LIST || kind == NODE_CHANGE))
			return true;
	}
	return false;
}

/* Whether the statement is a call to which an expectation can be added. */
static bool takes_expectation(const struct statement *statement)
{
	const struct node *node = statement->node;

	return statement->kind == STATEMENT_EXPRESSION && node->kind == NODE_CALL && node->call.call &&
	       !node->call.expectation && !statement->second && !statement->background && !foretells(node);
}

/* Where an expectation stands: behind the call, before blanks and comments. */
static size_t end_of_call(const struct shell *shell, const struct statement *statement)
{
	size_t end = statement->node->span.end;

	while (end > statement->node->span.start && strchr(" \t", shell->place.text[end - 1]))
		end--;
	return end;
}

/* --- statements and lines ------------------------------------------------------------------------------- */

static void trim_end(struct text_sink *line)
{
	while (line->length && strchr(" \t\r\n;", line->data[line->length - 1]))
		line->length--;
}

/* `record` itself: a record that runs again records nothing. */
static bool is_left_out(const struct statement *statement)
{
	return statement->kind == STATEMENT_COMMAND && statement->command->id == COMMAND_RECORD;
}

void record_begin(struct shell *shell, const struct statement *statement)
{
	struct record *record = shell->record;

	if (record->depth++ > 0 || record->dropped)
		return;
	free(record->expected);
	record->expected = NULL;
	copy_typed(shell, statement->span.start);
	record->before = record->line.length;
	if (is_left_out(statement)) {
		trim_end(&record->line);
		record->copied = statement->span.end;
		return;
	}
	copy_typed(shell, takes_expectation(statement) ? end_of_call(shell, statement) : statement->span.end);
}

void record_step(struct record *record, const struct step *step)
{
	note_ports(record, step->changes);
	if (record->depth != 1 || step->job)
		return;
	free(record->expected);
	record->expected = expected_of(step);
}

/* A statement that could not be understood would stop the record when it runs again. */
static void drop_statement(struct record *record)
{
	record->line.length = record->before;
	record->dropped = true;
}

void record_end(struct shell *shell, const struct statement *statement, bool good)
{
	struct record *record = shell->record;

	if (record->depth == 0 || --record->depth > 0 || record->dropped)
		return;
	if (!good)
		drop_statement(record);
	else if (record->expected && takes_expectation(statement)) {
		sink_text(&record->line.sink, ROLE_PLAIN, " = ");
		sink_text(&record->line.sink, ROLE_PLAIN, record->expected);
	}
	if (good)
		copy_typed(shell, statement->span.end);
}

/* Without blanks, semicolons and line ends at its ends. */
static void trim(struct text_sink *line)
{
	size_t start = 0;

	trim_end(line);
	while (start < line->length && strchr(" \t\r\n;", line->data[start]))
		start++;
	if (start)
		memmove(line->data, line->data + start, line->length - start);
	line->length -= start;
}

/* Returns an errno. */
static int write_line(struct record *record)
{
	trim(&record->line);
	if (record->line.length == 0)
		return 0;
	sink_newline(&record->line.sink);
	record->lines++;
	return text_sink_flush(&record->line, record->descriptor);
}

void record_line(struct shell *shell)
{
	struct record *record = shell->record;

	if (record->depth > 0)
		return;
	if (!record->dropped && record->copied)
		copy_typed(shell, shell->place.length);
	record->copied = 0;
	record->dropped = false;
	int error = write_line(record);
	if (error) {
		shell_complain(shell, "%s: %s; the record ends", record->path, strerror(error));
		record_close(shell);
	}
}

/* --- the file ------------------------------------------------------------------------------------------- */

/* An empty file to write to; -1 with errno, which is EEXIST for one that holds something. */
static int open_empty(const char *path, int base)
{
	int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY;
	int descriptor = private_move(open(path, flags, 0666), base);
	struct stat status;

	if (descriptor < 0 || fstat(descriptor, &status) != 0 || status.st_size == 0)
		return descriptor;
	close(descriptor);
	errno = EEXIST;
	return -1;
}

bool record_open(struct shell *shell, const char *path, struct span span, struct error *error)
{
	int descriptor = open_empty(path, shell->session.private_base);
	struct record *record;

	if (descriptor < 0 && errno == EEXIST) {
		error_at(error, span, "this file holds something already");
		return error_hint(error, "give another name, or remove it first");
	}
	if (descriptor < 0)
		return error_at(error, span, "%s", strerror(errno));
	record_close(shell);
	record = calloc(1, sizeof *record);
	if (record)
		record->path = strdup(path);
	if (!record || !record->path) {
		free(record);
		close(descriptor);
		return error_at(error, span, "out of memory");
	}
	record->descriptor = descriptor;
	record->copied = span.end;
	text_sink_init(&record->line, &view_settings_default);
	shell->record = record;
	shell_apply_settings(shell);
	return true;
}

void record_close(struct shell *shell)
{
	struct record *record = shell->record;

	if (!record)
		return;
	shell->record = NULL;
	int error = write_line(record); /* what stands before `record off` on its line */
	if (error)
		shell_complain(shell, "%s: %s", record->path, strerror(error));
	close(record->descriptor);
	text_sink_free(&record->line);
	free(record->expected);
	free(record->path);
	free(record);
	shell_apply_settings(shell);
}

void record_tell(struct shell *shell)
{
	struct sink *sink = shell_sink(shell);
	char count[48];

	if (!shell->record) {
		sink_text(sink, ROLE_PLAIN, "nothing is recorded\n");
		return;
	}
	snprintf(count, sizeof count, ": %zu line%s so far\n", shell->record->lines,
	         shell->record->lines == 1 ? "" : "s");
	sink_escaped(sink, ROLE_PLAIN, shell->record->path, strlen(shell->record->path));
	sink_text(sink, ROLE_PLAIN, count);
}
