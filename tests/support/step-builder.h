/* Steps built by hand, for the tests of the views: as run/ would hand them over, without a call being made.
 * Not here: the tests. Its functions are inline, since each suite is a program of its own. */
#ifndef SOCK_TESTS_STEP_BUILDER_H
#define SOCK_TESTS_STEP_BUILDER_H

#include <check.h>
#include <stdint.h>
#include <string.h>

#include "run/step.h"

/* The address, as a program's stack has it, of the memory that was set last: what is shown where it is not looked into. */
#define SOMEWHERE INT64_C(0x7ffd1d0b2c00)

/* Blocks and arguments of the last steps; those before are overwritten. */
#define BLOCKS 1024
static struct block step_blocks[BLOCKS];
static uint8_t step_arguments[BLOCKS][CALL_PARAMETERS * ARGUMENT_SIZE];
static int64_t step_pointers[BLOCKS];
static size_t step_blocks_used;

static inline struct block *new_block(const struct type *type, uint64_t address)
{
	struct block *block = &step_blocks[step_blocks_used++ % BLOCKS];

	*block = (struct block){ .type = type, .address = address };
	return block;
}

static inline size_t index_of_block(const struct block *block)
{
	return (size_t)(block - step_blocks);
}

static inline void add_block(struct step *step, struct block *block)
{
	struct block *last = &step_blocks[index_of_block(step->memory.blocks)];

	while (last->next)
		last = &step_blocks[index_of_block(last->next)];
	last->next = block;
}

/* A step of that call that returned 0: all arguments are the number 0. */
static inline struct step step_of(const char *name)
{
	struct step step = { .call = call_find(name, strlen(name)), .made = true, .memory.filled = true };
	struct block *arguments;

	ck_assert_msg(step.call, "no call %s", name);
	arguments = new_block(&step.call->arguments, 0);
	arguments->before = memset(step_arguments[index_of_block(arguments)], 0, sizeof step_arguments[0]);
	arguments->before_size = step.call->arguments.size;
	step.memory.blocks = arguments;
	step.given = (1u << step.call->arguments.count) - 1;
	return step;
}

static inline void set_number(struct step *step, size_t index, int64_t value)
{
	memcpy(step_arguments[index_of_block(step->memory.blocks)] + index * ARGUMENT_SIZE, &value, sizeof value);
}

static inline int64_t argument_at(const struct step *step, size_t index)
{
	int64_t value;

	memcpy(&value, step->memory.blocks->before + index * ARGUMENT_SIZE, sizeof value);
	return value;
}

/* The argument is left out: the third of fcntl(3, F_GETFL). */
static inline void set_absent(struct step *step, size_t index)
{
	step->given &= ~(1u << index);
}

/* An address that is not looked into; 0 is NULL. */
static inline void set_pointer(struct step *step, size_t index, int64_t address)
{
	set_number(step, index, address);
}

/* Memory that no argument is set to any more. */
static inline void retire(struct step *step, uint64_t address)
{
	const struct block *old = address ? memory_find(&step->memory, address) : NULL;

	if (old)
		step_blocks[index_of_block(old)].address = 0;
}

/* Moves memory of an argument that is at SOMEWHERE away from it. */
static inline void make_way(struct step *step)
{
	for (size_t i = 0; i < step->call->arguments.count; i++) {
		struct block *block;

		if (argument_at(step, i) != SOMEWHERE || !memory_find(&step->memory, (uint64_t)SOMEWHERE))
			continue;
		block = &step_blocks[index_of_block(memory_find(&step->memory, (uint64_t)SOMEWHERE))];
		block->address = (uint64_t)SOMEWHERE + 0x1000 * (i + 1);
		set_number(step, i, (int64_t)block->address);
	}
}

/* The block of an argument's memory, which is empty. */
static inline struct block *set_memory(struct step *step, size_t index)
{
	struct block *block = new_block(step->call->arguments.members[index].type->of, (uint64_t)SOMEWHERE);

	retire(step, (uint64_t)argument_at(step, index));
	make_way(step);
	retire(step, (uint64_t)SOMEWHERE);
	set_number(step, index, SOMEWHERE);
	add_block(step, block);
	return block;
}

static inline void set_input(struct step *step, size_t index, const void *bytes, size_t size)
{
	struct block *block = set_memory(step, index);

	block->before = bytes;
	block->before_size = size;
}

/* Memory of the library's own, under the address that it has. */
static inline struct block *set_library_memory(struct step *step, const struct type *type, const void *bytes, size_t size)
{
	struct block *block = new_block(type, (uintptr_t)bytes);

	block->after = bytes;
	block->after_size = size;
	add_block(step, block);
	return block;
}

/* Of a pointer to a pointer, `bytes` are what the library's pointer leads to. */
static inline void set_output(struct step *step, size_t index, const void *bytes, size_t size)
{
	struct block *block = set_memory(step, index);

	if (block->type->shape == SHAPE_POINTER) {
		int64_t *pointer = &step_pointers[index_of_block(block)];

		*pointer = (int64_t)(uintptr_t)bytes;
		set_library_memory(step, block->type->of, bytes, size);
		bytes = pointer;
		size = sizeof *pointer;
	}
	block->after = bytes;
	block->after_size = size;
}

static inline void set_in_out(struct step *step, size_t index, const void *before, const void *after, size_t size)
{
	struct block *block = set_memory(step, index);

	block->before = before;
	block->after = after;
	block->before_size = block->after_size = size;
}

static inline void set_length_pointer(struct step *step, size_t index, int64_t before, int64_t after)
{
	struct block *block = new_block(step->call->arguments.members[index].type->of, (uint64_t)SOMEWHERE + 0x1000 * (index + 1));
	int32_t *lengths = (int32_t *)(void *)&step_pointers[index_of_block(block)];

	retire(step, block->address);
	lengths[0] = (int32_t)before;
	lengths[1] = (int32_t)after;
	block->before = (const uint8_t *)&lengths[0];
	block->after = (const uint8_t *)&lengths[1];
	block->before_size = block->after_size = sizeof lengths[0];
	set_number(step, index, (int64_t)block->address);
	add_block(step, block);
}

/* The data of an argument is its first `period` bytes again and again. */
static inline void set_period(struct step *step, size_t index, size_t period)
{
	const struct block *block = memory_find(&step->memory, (uint64_t)argument_at(step, index));

	step_blocks[index_of_block(block)].period = period;
}

/* The call returns a pointer to memory of the library's. */
static inline void set_result(struct step *step, const void *bytes, size_t size)
{
	set_library_memory(step, step->call->returns->of, bytes, size);
	step->result = (int64_t)(uintptr_t)bytes;
}

/* Nothing was filled in, and all that would have been is at SOMEWHERE. */
static inline void set_failed(struct step *step, int64_t result, int error)
{
	for (size_t i = 0; i < step->call->arguments.count; i++) {
		const struct type *type = step->call->arguments.members[i].type;

		if (type->shape == SHAPE_POINTER && type->direction == DIRECTION_OUT && argument_at(step, i) > SOMEWHERE)
			set_number(step, i, SOMEWHERE);
	}
	step->memory.filled = false;
	step->failed = true;
	step->result = result;
	step->error = error;
}

#endif
