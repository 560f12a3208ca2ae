/* What is foretold of a call behind "=", as strace prints a result.
 * Not here: holding it against what came (run/). */
#include "lang/expression.h"

#include <string.h>

#include "abi/errors.h"
#include "abi/layouts.h"
#include "lang/notation.h"

/* The parameter that braces, brackets or a string behind "=" are about: the first that the call fills in, or the
 * result. */
static const struct parameter *filled_parameter(const struct call *call, char byte)
{
	for (size_t i = 0; call && i < call->count; i++) {
		const struct parameter *parameter = &call->parameters[i];
		bool fits = byte == '{' ? parameter->kind == KIND_ADDRESS || parameter->kind == KIND_STRUCT ||
		                                  parameter->kind == KIND_OPTION_VALUE
		                        : parameter->kind != KIND_LENGTH_POINTER && parameter->kind != KIND_ADDRESS;
		if ((parameter->direction & DIRECTION_OUT) && fits)
			return parameter;
	}
	return NULL;
}

static struct node *read_expected_value(struct input *input, const struct call *call)
{
	char byte = input_byte(input, 0);
	const struct parameter *parameter = filled_parameter(call, byte);
	size_t start = input->at;
	switch (byte) {
	case '?':
		input->at++;
		return node_new(input, NODE_ANYTHING, start);
	case '{':
		if (call && call->result == RESULT_STRUCT)
			return read_struct(input, call->result_layout, false);
		return read_struct(input,
		                   parameter && parameter->kind != KIND_OPTION_VALUE ? parameter->layout : NULL,
		                   !parameter || parameter->kind == KIND_ADDRESS);
	case '[':
		return read_list(input, parameter ? list_kind_of(parameter->kind) : LIST_NUMBERS,
		                 parameter ? parameter->layout : NULL);
	default:
		return read_operand(input);
	}
}

/* Passes over `(Invalid argument)`, `(Timeout)`, `([{fd=3, revents=POLLIN}])` behind a result. */
static bool skip_brackets(struct input *input)
{
	size_t end = input->at, depth = 0;
	skip_blanks(input);
	if (input_byte(input, 0) != '(') {
		input->at = end;
		return true;
	}
	for (size_t ahead = 0;; ahead++) {
		char byte = input_byte(input, ahead);
		if (byte == '\0' || byte == '\n')
			return error_at(input->error, (struct span){ input->at, input->at + 1 },
			                "this ( is not closed");
		if (byte == '(')
			depth++;
		else if (byte == ')' && --depth == 0) {
			input->at += ahead + 1;
			return true;
		}
	}
}

/* What strace wrote behind the result that begins at `start`, without the blanks around it. */
static bool read_remark(struct input *input, struct expectation *expectation, size_t start)
{
	if (!skip_brackets(input))
		return false;
	expectation->span.end = input->at;
	while (start < input->at && strchr(" \t\r\f\v", input->text[start]))
		start++;
	/* a line that goes on behind a backslash is no line of a trace */
	bool goes_on = start < input->at && memchr(input->text + start, '\n', input->at - start);
	if (expectation->error || start >= input->at || goes_on)
		return true;
	expectation->remark = arena_copy(input->arena, input->text + start, input->at - start);
	return expectation->remark || out_of_memory(input);
}

static const struct name *read_error_name(struct input *input)
{
	size_t length = name_length(input, 0);
	const struct name *name = length ? name_find(&errno_names, input->text + input->at, length) : NULL;
	input->at += name ? length : 0;
	return name;
}

/* The kernel's own names for a call that a signal interrupted: no program sees them. */
static void skip_kernel_name(struct input *input)
{
	size_t length = name_length(input, 0);
	if (length >= 8 && memcmp(input->text + input->at, "ERESTART", 8) == 0)
		input->at += length;
}

struct expectation *read_expectation(struct input *input, const struct call *call)
{
	size_t start = input->at++;
	struct expectation *expectation = arena_allocate(input->arena, sizeof *expectation);
	if (!expectation)
		return (void *)out_of_memory(input);
	skip_blanks(input);
	if (input_ended(input) || input_byte(input, 0) == '\n') {
		error_at(input->error, (struct span){ start, start + 1 }, "expected a value behind =");
		return NULL;
	}
	expectation->error = read_error_name(input);
	size_t behind = input->at;
	if (!expectation->error) {
		const struct name_set *before = input->prefer;
		bool resolver = call && call->result == RESULT_RESOLVER;
		input->prefer = resolver ? &resolver_errors : NULL;
		expectation->value = read_expected_value(input, call);
		input->prefer = before;
		if (!expectation->value)
			return NULL;
		skip_decoration(input);
		skip_blanks(input);
		behind = input->at;
		expectation->error = read_error_name(input);
		skip_kernel_name(input);
	}
	expectation->span = input_span(input, start);
	return read_remark(input, expectation, behind) ? expectation : NULL;
}
