/* Calls in C: their arguments by the types of the row's parameters.
 * Not here: structs and arrays (notation.c), what is foretold of a call (expectation.c). */
#include "lang/expression.h"

#include <stdio.h>
#include <string.h>

#include "lang/ask.h"
#include "lang/commands.h"
#include "lang/notation.h"
#include "lang/types.h"

/* Of a function that is not in the table. */
#define UNKNOWN_ARGUMENTS 8

/* The length of <...> at `start` from the cursor; brackets may nest in it. 0 where there is none. */
static size_t decoration_length(const struct input *input, size_t start)
{
	size_t depth = 0;
	if (input_byte(input, start) != '<' || input_byte(input, start + 1) == 'u')
		return 0;
	for (size_t ahead = start;; ahead++) {
		char byte = input_byte(input, ahead);
		bool arrow = byte == '>' && ahead > start && input_byte(input, ahead - 1) == '-';
		if (byte == '\0' || byte == '\n')
			return 0;
		if (byte == '<')
			depth++;
		else if (byte == '>' && !arrow && --depth == 0)
			return ahead + 1 - start;
	}
}

void skip_decoration(struct input *input)
{
	input->at += decoration_length(input, 0);
}

bool at_decorated(const struct input *input)
{
	size_t digits = 0;
	while (input_byte(input, digits) >= '0' && input_byte(input, digits) <= '9')
		digits++;
	size_t length = digits ? decoration_length(input, digits) : 0;
	char behind = input_byte(input, digits + length);
	return length && (behind == '\0' || strchr(",)]} \t\r\n", behind));
}

static struct node *read_value(struct input *input, const struct node *call, size_t index)
{
	if (!call->call.call)
		return read_changing(input, NULL, NULL);
	struct around around = around_call(call);
	return read_changing(input, call->call.call->arguments.members[index].type, &around);
}

/* Memory of a fixed size for what comes out: the two descriptors of a pipe. */
static bool is_room(const struct type *type)
{
	return type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT &&
	       type->of->shape == SHAPE_ARRAY && type->of->extent.kind == EXTENT_FIXED;
}

/* Whether an argument may be nothing: fcntl(fd, F_GETFL), open(path, O_RDONLY). */
static bool may_be_nothing(const struct type *type)
{
	if (type->shape == SHAPE_CHOICE && type->choice.otherwise && type->choice.otherwise->shape == SHAPE_VOID)
		return true;
	for (size_t i = 0; type->shape == SHAPE_CHOICE && i < type->choice.case_count; i++)
		if (type->choice.cases[i].type->shape == SHAPE_VOID)
			return true;
	return false;
}

/* Whether an argument may be missing in C: fcntl(fd, F_GETFL), pipe(), socketpair without its array, ppoll without the size
 * that only the kernel's has. */
static bool may_be_missing(const struct call *call, size_t index)
{
	const struct member *member = &call->arguments.members[index];
	return is_room(member->type) || may_be_nothing(member->type) || member->flags & MEMBER_OF_KERNEL;
}

/* pipe2(O_CLOEXEC), with its array left out: what was read for the array was meant for the next parameter. */
static bool leave_out_room(struct input *input, struct node *node)
{
	const struct type *row = &node->call.call->arguments;
	struct node **arguments = node->call.arguments;
	size_t last = row->count - 1u;
	bool flags = last > 0 && is_room(row->members[last - 1].type) && arguments[last - 1]->kind != NODE_LIST;
	if (!flags || input_byte(input, 0) != ')')
		return false;
	struct node *nothing = arguments[last];
	arguments[last] = arguments[last - 1];
	arguments[last - 1] = nothing;
	return true;
}

static bool wrong_count(struct input *input, size_t start, const struct call *call, bool few)
{
	char list[160];
	size_t at = 0;
	for (size_t i = 0; i < call->arguments.count && at < sizeof list - 40; i++)
		at += (size_t)snprintf(list + at, sizeof list - at, "%s%s", i ? ", " : "",
		                       call->arguments.members[i].name);
	error_at(input->error, input_span(input, start), "%s arguments for %s", few ? "too few" : "too many",
	         call->name);
	return error_hint(input->error, "%s(%s)", call->name, list);
}

/* Passes to the argument at `index`, or says what would be one. */
static bool skip_to_argument(struct input *input, const struct node *node, size_t index)
{
	if (skip_to_operand(input))
		return true;
	const struct call *call = node->call.call;
	if (!is_asked(input) || !call || index >= call->arguments.count)
		return false;
	const struct type *type = argument_type(node, index);
	bool pointer = type && type->shape == SHAPE_POINTER;
	ask_in(input, call, false);
	ask_place(input, ASKED_VALUE, &call->arguments.members[index],
	          pointer ? argument_pointee(node, index, NULL) : type);
	return false;
}

static bool read_arguments(struct input *input, struct node *node, size_t start)
{
	const struct call *call = node->call.call;
	size_t capacity = call ? call->arguments.count : UNKNOWN_ARGUMENTS, count = 0;
	struct node **arguments = node->call.arguments;
	if (!skip_to_argument(input, node, 0))
		return false;
	while (input_byte(input, 0) != ')') {
		if (count == capacity)
			return call ? wrong_count(input, start, call, false)
			            : error_at(input->error, input_span(input, start), "too many arguments");
		struct node *value = read_value(input, node, count);
		if (!value)
			return false;
		arguments[count++] = value;
		if (!skip_c(input))
			return false;
		if (input_byte(input, 0) != ',')
			break;
		input->at++;
		if (!skip_to_argument(input, node, count))
			return false;
	}
	if (call && count + 1 == call->arguments.count)
		count += leave_out_room(input, node);
	for (size_t i = count; call && i < call->arguments.count; i++)
		if (!may_be_missing(call, i)) {
			/* "<unfinished ...>" of a trace, or a text that goes on, is not a short list */
			bool closed = input_byte(input, 0) == ')';
			input->at += closed;
			return closed ? wrong_count(input, start, call, true) : close_bracket(input, ')');
		}
	node->call.count = call ? call->arguments.count : count;
	return true;
}

struct node *call_node(struct input *input, size_t start, const struct call *call)
{
	struct node *node = node_new(input, NODE_CALL, start);
	if (!node)
		return NULL;
	size_t count = call ? call->arguments.count : UNKNOWN_ARGUMENTS;
	node->call.call = call;
	node->call.name = call ? call->name : NULL;
	node->call.count = call ? call->arguments.count : 0;
	node->call.arguments = arena_allocate(input->arena, count * sizeof *node->call.arguments);
	if (!node->call.arguments)
		return out_of_memory(input);
	struct node *nothing = left_out_node(input);
	for (size_t i = 0; i < count; i++)
		node->call.arguments[i] = nothing;
	return nothing ? node : NULL;
}

/* strace -T's <0.000012> behind a result. */
static void skip_duration(struct input *input)
{
	size_t end = input->at;
	skip_blanks(input);
	size_t ahead = 1;
	while (strchr("0123456789.", input_byte(input, ahead)) && input_byte(input, ahead))
		ahead++;
	if (input_byte(input, 0) == '<' && ahead > 1 && input_byte(input, ahead) == '>')
		input->at += ahead + 1;
	else
		input->at = end;
}

/* The "=" behind a call is its expectation: not "==" and not "=>". */
static bool read_result(struct input *input, struct node *node)
{
	size_t end = input->at;
	if (!skip_c(input))
		return false;
	char next = input_byte(input, 1);
	if (input_byte(input, 0) != '=' || next == '=' || next == '>') {
		input->at = end;
		return true;
	}
	node->call.expectation = read_expectation(input, node);
	if (!node->call.expectation)
		return false;
	skip_duration(input);
	return true;
}

struct node *read_call(struct input *input)
{
	size_t start = input->at, length = name_length(input, 0);
	const char *name = input->text + start;
	const struct call *call = call_find(name, length);
	if (!call && command_find(name, length) && !command_is_function(name, length)) {
		error_at(input->error, (struct span){ start, start + length },
		         "%.*s is a session command: it has no value", (int)length, name);
		return NULL;
	}
	struct node *node = call_node(input, start, call);
	if (!node || !(node->call.name = arena_copy(input->arena, name, length)))
		return input->error->set ? NULL : out_of_memory(input);
	input->at += length;
	skip_blanks(input);
	input->at++;
	input->depth++;
	if (!read_arguments(input, node, start) || !close_bracket(input, ')'))
		return NULL;
	input->depth--;
	node->span.end = input->at;
	return read_result(input, node) ? node : NULL;
}
