/* What is foretold of a call behind "=", as strace prints a result.
 * Not here: holding it against what came (run/). */
#include "lang/expression.h"

#include <string.h>

#include "abi/errors.h"
#include "lang/notation.h"

/* Whether what stands behind "=" can be what the call filled in at a pointer to `of`: braces an address or a struct,
 * brackets and strings anything but an address and its length. */
static bool can_be_filled(const struct type *of, char byte)
{
	bool address = of->shape == SHAPE_CHOICE && of->choice.count == 0;
	if (byte == '{')
		return of->shape == SHAPE_STRUCT || of->shape == SHAPE_CHOICE;
	return !address && of->shape != SHAPE_INTEGER;
}

/* The pointer that braces or brackets behind "=" are about: the first that the call fills in, or the result. NULL where
 * there is none. */
static const struct type *filled_type(const struct node *node, char byte)
{
	const struct call *call = node->call.call;
	const struct type *returns = call->returns;
	if (byte == '{' && returns->shape == SHAPE_POINTER && returns->of->shape == SHAPE_STRUCT)
		return returns;
	for (size_t i = 0; i < call->arguments.count; i++) {
		const struct type *type = argument_type(node, i);
		bool out = type && type->shape == SHAPE_POINTER && type->direction & DIRECTION_OUT;
		if (out && can_be_filled(type->of, byte))
			return type;
	}
	return NULL;
}

static struct node *read_filled(struct input *input, const struct node *call)
{
	if (!call->call.call)
		return read_typed(input, NULL, NULL);
	struct around around = around_call(call);
	return read_typed(input, filled_type(call, input_byte(input, 0)), &around);
}

static struct node *read_expected_value(struct input *input, const struct node *call)
{
	const struct call *row = call->call.call;
	const struct name_set *before = input->prefer;
	struct node *value;
	size_t start = input->at;
	switch (input_byte(input, 0)) {
	case '?':
		input->at++;
		return node_new(input, NODE_ANYTHING, start);
	case '{':
	case '[':
		return read_filled(input, call);
	default:
		input->prefer = row ? row->returns->names : NULL;
		value = read_operand(input);
		input->prefer = before;
		return value;
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

struct expectation *read_expectation(struct input *input, const struct node *call)
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
		expectation->value = read_expected_value(input, call);
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
