/* memset, memcpy, bzero, strlen and their like: a row for each says what it reads and writes.
 * Not here: whose memory an address is (variables.h). */
#include "run/memory-functions.h"

#include <string.h>

#include "run/objects.h"
#include "type/scalars.h"

enum parameter { NOTHING, TARGET, SOURCE, TEXT, BYTE, COUNT };

/* What a function works with: memory that has been looked at, so that all of `count` is there. */
struct operands {
	uint8_t *target;
	const uint8_t *source, *other; /* texts end inside their memory */
	size_t target_left, source_left, other_left;
	int byte;
	size_t count;
};

struct memory_function {
	const char *name, *usage;
	enum parameter parameters[3];
	size_t (*reads)(const struct operands *); /* bytes of the source; NULL: none, or a text to its NUL */
	size_t (*writes)(const struct operands *);
	int64_t (*run)(const struct operands *);
	const struct type *returns; /* NULL: its first argument */
};

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static size_t all(const struct operands *o)
{
	return o->count;
}

static size_t none(const struct operands *o)
{
	(void)o;
	return 0;
}

/* strncpy stops at a NUL, or at n. */
static size_t text_within(const struct operands *o)
{
	size_t most = o->count < o->source_left ? o->count : o->source_left;
	return memchr(o->source, '\0', most) ? 0 : o->count;
}

static size_t text_and_end(const struct operands *o)
{
	return strlen((const char *)o->source) + 1;
}

/* strcat writes behind the text that is there. */
static size_t both_texts(const struct operands *o)
{
	return strnlen((const char *)o->target, o->target_left) + text_and_end(o);
}

static int64_t run_set(const struct operands *o)
{
	memset(o->target, o->byte, o->count);
	return 0;
}

static int64_t run_move(const struct operands *o)
{
	memmove(o->target, o->source, o->count);
	return 0;
}

static int64_t run_strcpy(const struct operands *o)
{
	memmove(o->target, o->source, text_and_end(o));
	return 0;
}

static int64_t run_strncpy(const struct operands *o)
{
	size_t length = strnlen((const char *)o->source, o->count);
	memmove(o->target, o->source, length);
	memset(o->target + length, 0, o->count - length);
	return 0;
}

static int64_t run_strcat(const struct operands *o)
{
	size_t length = strnlen((const char *)o->target, o->target_left);
	memmove(o->target + length, o->source, text_and_end(o));
	return 0;
}

static int64_t run_strlen(const struct operands *o)
{
	return (int64_t)strlen((const char *)o->source);
}

static int64_t run_compare(const struct operands *o)
{
	return memcmp(o->other, o->source, o->count);
}

static int64_t run_strcmp(const struct operands *o)
{
	return strcmp((const char *)o->other, (const char *)o->source);
}

static const struct memory_function functions[] = {
	{ "memset", "memset(s, c, n)", { TARGET, BYTE, COUNT }, none, all, run_set, NULL },
	{ "bzero", "bzero(s, n)", { TARGET, COUNT }, none, all, run_set, &type_void },
	{ "memcpy", "memcpy(dest, src, n)", { TARGET, SOURCE, COUNT }, all, all, run_move, NULL },
	{ "memmove", "memmove(dest, src, n)", { TARGET, SOURCE, COUNT }, all, all, run_move, NULL },
	{ "bcopy", "bcopy(src, dest, n)", { SOURCE, TARGET, COUNT }, all, all, run_move, &type_void },
	{ "strcpy", "strcpy(dest, src)", { TARGET, TEXT }, none, text_and_end, run_strcpy, NULL },
	{ "strncpy", "strncpy(dest, src, n)", { TARGET, SOURCE, COUNT }, text_within, all, run_strncpy, NULL },
	{ "strcat", "strcat(dest, src)", { TARGET, TEXT }, none, both_texts, run_strcat, NULL },
	{ "strlen", "strlen(s)", { TEXT }, none, none, run_strlen, &type_length },
	{ "memcmp", "memcmp(a, b, n)", { SOURCE, SOURCE, COUNT }, all, none, run_compare, &type_int },
	{ "strcmp", "strcmp(a, b)", { TEXT, TEXT }, none, none, run_strcmp, &type_int },
};

const struct memory_function *memory_function_find(const char *name)
{
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (strcmp(functions[i].name, name) == 0)
			return &functions[i];
	return NULL;
}

bool memory_function_tells(const char *name)
{
	const struct memory_function *function = memory_function_find(name);
	return function && function->returns && function->returns->shape == SHAPE_INTEGER;
}

/* --- operands ------------------------------------------------------------------------------------------------------ */

static bool overrun(struct evaluation *evaluation, const struct node *node, const char *what, size_t wanted,
                    size_t left)
{
	error_at(evaluation->error, node->span, "%s %zu bytes where %zu are", what, wanted, left);
	return error_hint(evaluation->error,
	                  "C does not look: a program damages what stands behind, or ends with SIGSEGV");
}

/* The memory that an argument leads to, to be read; *left are its bytes. */
static bool readable(struct evaluation *evaluation, const struct node *node, const uint8_t **bytes, size_t *left)
{
	const struct variables *variables = &evaluation->session->variables;
	struct value value;
	if (node->kind == NODE_STRING) { /* as long as the line */
		*bytes = node->string.bytes;
		*left = node->string.length + 1;
		return true;
	}
	if (!evaluate_pointer(evaluation, node, &value))
		return false;
	if (!value_is_number(&value) && value.bytes) { /* what a call returned: strlen(inet_ntoa(a)) */
		*bytes = value.bytes;
		*left = value.size;
		return true;
	}
	uint64_t address = (uint64_t)value.number;
	*bytes = variables_memory(&evaluation->session->variables, address, left);
	const struct block *block = *bytes ? NULL : variables_library(variables, address);
	if (block) {
		*bytes = block->after + (address - block->address);
		*left = block->after_size - (size_t)(address - block->address);
	}
	if (*bytes)
		return true;
	error_at(evaluation->error, node->span,
	         address ? "this pointer leads to no variable" : "this pointer is NULL");
	return error_hint(evaluation->error, "a program would most likely end here: SIGSEGV");
}

static bool writable(struct evaluation *evaluation, const struct node *node, struct operands *operands)
{
	struct value value;
	if (node->kind == NODE_STRING) {
		error_at(evaluation->error, node->span, "a text in quotes is not to be written to");
		return error_hint(evaluation->error, "a program would end here: SIGSEGV");
	}
	if (!evaluate_pointer(evaluation, node, &value))
		return false;
	uint64_t address = value_is_number(&value) ? (uint64_t)value.number : 0;
	operands->target = variables_memory(&evaluation->session->variables, address, &operands->target_left);
	if (operands->target)
		return true;
	error_at(evaluation->error, node->span, "this is no address of a variable's memory");
	return error_hint(evaluation->error, "&x of a variable x, an array by its name");
}

static bool read_source(struct evaluation *evaluation, const struct node *node, bool text,
                        struct operands *operands)
{
	operands->other = operands->source;
	operands->other_left = operands->source_left;
	if (!readable(evaluation, node, &operands->source, &operands->source_left))
		return false;
	if (!text || memchr(operands->source, '\0', operands->source_left))
		return true;
	error_at(evaluation->error, node->span, "no NUL ends this text in its %zu bytes", operands->source_left);
	return error_hint(evaluation->error, "C reads on, into whatever stands behind");
}

static bool read_operand_of(struct evaluation *evaluation, enum parameter parameter, const struct node *node,
                            struct operands *operands)
{
	int64_t number;
	switch (parameter) {
	case NOTHING:
		break;
	case TARGET:
		return writable(evaluation, node, operands);
	case SOURCE:
	case TEXT:
		return read_source(evaluation, node, parameter == TEXT, operands);
	case BYTE:
	case COUNT:
		if (!evaluate_number(evaluation, node, &number))
			return false;
		if (parameter == BYTE)
			operands->byte = (int)number;
		else
			operands->count = (size_t)number;
		break;
	}
	return true;
}

bool memory_function_run(struct evaluation *evaluation, const struct memory_function *function,
                         const struct node *node, struct value *value)
{
	struct operands operands = { .target = NULL };
	size_t count = 0;
	while (count < 3 && function->parameters[count] != NOTHING)
		count++;
	if (node->call.count != count)
		return error_at(evaluation->error, node->span, "it is %s", function->usage);
	for (size_t i = 0; i < count; i++)
		if (!read_operand_of(evaluation, function->parameters[i], node->call.arguments[i], &operands))
			return false;
	size_t reads = function->reads(&operands), writes = function->writes(&operands);
	size_t least = operands.source_left;
	if (operands.other && operands.other_left < least)
		least = operands.other_left;
	if (reads > least)
		return overrun(evaluation, node, "this reads", reads, least);
	if (writes > operands.target_left)
		return overrun(evaluation, node, "this writes", writes, operands.target_left);
	int64_t result = function->run(&operands);
	*value = function->returns ? value_number_of(function->returns, result)
	                           : value_number((int64_t)(uintptr_t)operands.target);
	return true;
}
