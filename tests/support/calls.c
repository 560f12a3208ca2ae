/* Observers that copy, and a guard against descriptors that stay.
 * Not here: any test. */
#include "support/calls.h"

#include <check.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "reasons/reasons.h"
#include "lang/parse.h"
#include "run/interrupt.h"
#include "run/perform.h"
#include "type/integer.h"

struct session session;
struct told told[TOLD_MOST];
size_t told_count, waiting_count;
char told_value[200], told_note[400], told_error[640];
int64_t recorded[CALL_PARAMETERS];

static const struct told none;

/* Check takes memory for what holds too; a test that lets none be had calls what is here. */
static void must(bool condition, const char *otherwise)
{
	if (!condition)
		ck_abort_msg("%s", otherwise);
}

/* --- what is told ------------------------------------------------------------------------------------------------- */

static int64_t touch(const uint8_t *bytes, size_t size)
{
	int64_t sum = 0;
	must(size == 0 || bytes, "bytes of a step are nowhere");
	for (size_t i = 0; i < size && i < 100000; i++)
		sum += bytes[i];
	return sum;
}

static size_t copy(uint8_t *to, const struct place *from)
{
	memcpy(to, from->bytes, from->size < TOLD_BYTES ? from->size : TOLD_BYTES);
	return from->size;
}

/* The memory behind an argument, as far as the call is passed it and fills it in; of what holds pointers, which are
 * others each time, its size alone. */
static void keep_memory(struct told *kept, size_t index, const struct place *argument)
{
	struct told_argument *told_argument = &kept->arguments[index];
	const struct block *block = memory_find(argument->memory, (uint64_t)told_argument->value);
	struct place pointee;
	if (!block)
		return;
	told_argument->is_memory = true;
	kept->touched += touch(block->before, block->before_size) + touch(block->after, block->after_size);
	if (place_pointee(argument, MOMENT_BEFORE, &pointee) && place_passed(&pointee))
		told_argument->before_size = type_holds(pointee.type, NULL) ? pointee.size : copy(kept->before[index], &pointee);
	if (place_pointee(argument, MOMENT_AFTER, &pointee))
		told_argument->after_size = copy(kept->after[index], &pointee);
}

static void keep_arguments(struct told *kept, const struct step *step)
{
	const struct type *parameters = &step->call->arguments;
	struct place arguments = place_of_call(parameters, &step->memory);
	for (size_t i = 0; i < parameters->count; i++) {
		struct place member = place_member(&arguments, &parameters->members[i]), argument = place_resolved(&member);
		kept->arguments[i].is_given = step->given >> i & 1;
		kept->arguments[i].value = load_integer(argument.bytes, ARGUMENT_SIZE, true);
		if (argument.type->shape == SHAPE_POINTER)
			keep_memory(kept, i, &argument);
	}
}

/* The text that the call returned a pointer to. */
static void keep_text(struct told *kept, const struct step *step)
{
	const struct type *returns = step->call->returns;
	bool is_text = returns->shape == SHAPE_POINTER && returns->of->shape == SHAPE_BYTES && !step->failed;
	const struct block *block = is_text ? memory_find(&step->memory, (uint64_t)step->result) : NULL;
	int length = block ? (int)block->after_size : 0;
	snprintf(kept->text, sizeof kept->text, "%.*s", length, block ? (const char *)block->after : "");
}

static void keep_step(void *context, const struct step *step)
{
	(void)context;
	if (told_count == TOLD_MOST)
		return;
	struct told *kept = &told[told_count++];
	must(step->made, "a step was told that is not made");
	*kept = none;
	kept->step = *step;
	snprintf(kept->expected, sizeof kept->expected, "%s", step->expected ? step->expected : "");
	snprintf(kept->got, sizeof kept->got, "%s", step->got ? step->got : "");
	if (!step->memory.blocks || !step->memory.blocks->before) /* memory was out */
		return;
	keep_arguments(kept, step);
	keep_text(kept, step);
}

static void count_waiting(void *context, const struct step *step)
{
	(void)context;
	must(!step->made, "a call waits that has been made");
	waiting_count++;
}

static void keep_value(void *context, const char *text, const struct value *value)
{
	(void)context;
	(void)text;
	if (value_is_number(value))
		snprintf(told_value, sizeof told_value, "%lld", (long long)value->number);
	else
		snprintf(told_value, sizeof told_value, "%.*s", (int)(value->size < 150 ? value->size : 150), (const char *)value->bytes);
}

static void keep_note(void *context, const char *text)
{
	(void)context;
	snprintf(told_note, sizeof told_note, "%s", text);
}

/* --- begin and end --------------------------------------------------------------------------------------------------- */

#define MOST_DESCRIPTORS 900
static bool was_open[MOST_DESCRIPTORS];

void calls_begin(void)
{
	for (int number = 0; number < MOST_DESCRIPTORS; number++)
		was_open[number] = fcntl(number, F_GETFD) >= 0;
	interrupt_install();
	*interrupt_flag() = 0;
	session_init(&session, MOST_DESCRIPTORS);
	session.observer = (struct observer){ .step = keep_step, .waiting = count_waiting, .value = keep_value, .note = keep_note };
	session.find_reason = reasons_find;
	told_count = waiting_count = 0;
	told_value[0] = told_note[0] = told_error[0] = '\0';
}

void calls_begin_quiet(void)
{
	calls_begin();
	session.settings.table = false;
	session.find_reason = NULL;
}

void calls_end(void)
{
	session_free(&session);
	for (int number = 0; number < MOST_DESCRIPTORS; number++)
		if (!was_open[number])
			close(number);
}

/* --- lines -------------------------------------------------------------------------------------------------------------- */

static bool does_all(const char *text, struct statement *statement, struct error *error)
{
	for (; statement; statement = statement->next) {
		must(statement->kind == STATEMENT_EXPRESSION, text);
		if (!perform_statement(&session, statement, text, error))
			return false;
	}
	return true;
}

static bool does_text(const char *text)
{
	struct arena arena;
	struct error error = { .set = false };
	bool done = true;
	arena_init(&arena);
	while (done && *text) {
		struct statement *first = NULL;
		size_t consumed = 0;
		done = parse_line(text, strlen(text), &arena, &first, &consumed, &error) == PARSE_DONE && does_all(text, first, &error);
		text += consumed;
	}
	arena_free(&arena);
	snprintf(told_error, sizeof told_error, "%s%s%s", done ? "" : error.message, !done && error.hint[0] ? "\n" : "", done ? "" : error.hint);
	return done;
}

__attribute__((format(printf, 1, 0))) static char *format_line(const char *format, va_list arguments)
{
	char *text = NULL;
	must(vasprintf(&text, format, arguments) >= 0, format);
	return text;
}

bool does(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = format_line(format, arguments);
	va_end(arguments);
	bool done = does_text(text);
	free(text);
	return done;
}

void performs(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = format_line(format, arguments);
	va_end(arguments);
	ck_assert_msg(does_text(text), "%s: %s", text, told_error);
	free(text);
}

void refuses(const char *line, const char *message)
{
	ck_assert_msg(!does("%s", line), "understood: %s", line);
	ck_assert_msg(strstr(told_error, message), "%s: says %s\nwanted %s", line, told_error, message);
}

const struct told *newest(void)
{
	ck_assert_uint_gt(told_count, 0);
	return &told[told_count - 1];
}

int64_t length_before(const struct told *step, size_t index)
{
	bool is_there = step->arguments[index].before_size >= sizeof(int32_t);
	return is_there ? load_integer(step->before[index], sizeof(int32_t), true) : 0;
}

int64_t number_of(const char *expression)
{
	struct arena arena;
	struct error error;
	struct value value = value_number(0);
	arena_init(&arena);
	struct node *node = parse_expression(expression, strlen(expression), &arena, &error);
	ck_assert_msg(node, "%s: %s", expression, error.message);
	ck_assert_msg(perform_expression(&session, node, &arena, &value, &error), "%s: %s", expression, error.message);
	ck_assert_msg(value_is_number(&value), "%s is no number", expression);
	arena_free(&arena);
	return value.number;
}

void returned(int64_t result, int error)
{
	const struct step *step = &newest()->step;
	ck_assert_msg(!step->killed && step->result == result && step->error == error, "%s returned %lld, errno %d; wanted %lld, %d",
	              step->call->name, (long long)step->result, step->error, (long long)result, error);
}

void put_in(const char *name, call_function *function)
{
	const struct call *call = call_find(name, strlen(name));
	ck_assert(call);
	ck_assert(session_replace(&session, call, function));
}

int64_t recorder(const int64_t *arguments)
{
	memcpy(recorded, arguments, sizeof recorded);
	return 0;
}
