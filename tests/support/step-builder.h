/* Steps built by hand, for the tests of the views: as run/ would hand them over, without a call being made.
 * Not here: the tests. Its functions are inline, since each suite is a program of its own. */
#ifndef SOCK_TESTS_STEP_BUILDER_H
#define SOCK_TESTS_STEP_BUILDER_H

#include <check.h>
#include <stdint.h>
#include <string.h>

#include "run/step.h"

/* Addresses as a program's stack has them: what is shown where memory is not looked into. */
#define SOMEWHERE INT64_C(0x7ffd1d0b2c00)

/* A step of that call that returned 0: all arguments are the number 0. */
static inline struct step step_of(const char *name)
{
	struct step step = { .call = call_find(name, strlen(name)), .made = true };

	ck_assert_msg(step.call != NULL, "no call %s", name);
	step.argument_count = step.call->count;
	for (size_t i = 0; i < step.argument_count; i++) {
		step.arguments[i].parameter = &step.call->parameters[i];
		step.arguments[i].form = ARGUMENT_NUMBER;
	}
	return step;
}

static inline void set_number(struct step *step, size_t index, int64_t value)
{
	step->arguments[index].form = ARGUMENT_NUMBER;
	step->arguments[index].value = value;
}

/* An address that is not looked into; 0 is NULL. */
static inline void set_pointer(struct step *step, size_t index, int64_t address)
{
	step->arguments[index].form = ARGUMENT_POINTER;
	step->arguments[index].value = address;
}

static inline void set_input(struct step *step, size_t index, const void *bytes, size_t size)
{
	step->arguments[index].form = ARGUMENT_MEMORY;
	step->arguments[index].value = SOMEWHERE;
	step->arguments[index].before = bytes;
	step->arguments[index].before_size = size;
}

static inline void set_output(struct step *step, size_t index, const void *bytes, size_t size)
{
	step->arguments[index].form = ARGUMENT_MEMORY;
	step->arguments[index].value = SOMEWHERE;
	step->arguments[index].after = bytes;
	step->arguments[index].after_size = size;
}

static inline void set_length_pointer(struct step *step, size_t index, int64_t before, int64_t after)
{
	step->arguments[index].form = ARGUMENT_MEMORY;
	step->arguments[index].value = SOMEWHERE;
	step->arguments[index].length_before = before;
	step->arguments[index].length_after = after;
}

static inline void set_failed(struct step *step, int64_t result, int error)
{
	step->failed = true;
	step->result = result;
	step->error = error;
}

#endif
