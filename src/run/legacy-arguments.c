/* The old view of a step's arguments, filled in from its blocks.
 * Not here: anything new. */
#include "run/invoke.h"

#include <string.h>

#include "abi/options.h"
#include "type/integer.h"

void legacy_arguments(struct invocation *invocation)
{
	static const struct parameter plain = { .name = "arg", .ctype = "long", .kind = KIND_NUMBER, .direction = DIRECTION_IN,
		.peer = -1, .fallback = DEFAULT_VALUE, .size = 8, .is_signed = true };
	struct step *step = &invocation->step;
	const struct call *call = step->call;
	step->argument_count = call->count;
	for (size_t i = 0; i < call->count; i++) {
		struct argument *argument = &step->arguments[i];
		const struct parameter *parameter = &call->parameters[i];
		int64_t value = invocation->raw[i];
		*argument = (struct argument){ .parameter = parameter, .value = value, .form = ARGUMENT_NUMBER };
		if (parameter->kind == KIND_VARIANT) {
			argument->parameter = &plain;
			for (const struct parameter_variant *row = parameter->variants; row->parameter; row++)
				if (row->value == invocation->raw[parameter->peer])
					argument->parameter = row->parameter->kind == KIND_NONE && step->given & 1u << i ? &plain : row->parameter;
			if (argument->parameter->kind == KIND_NONE)
				argument->form = ARGUMENT_ABSENT;
		}
		if (parameter->kind == KIND_OPTION)
			argument->option = option_of_value(invocation->raw[parameter->peer], value);
		if (parameter->kind == KIND_OPTION_VALUE)
			argument->option = step->arguments[parameter->peer].option;
		if (parameter->member->type->shape != SHAPE_POINTER)
			continue;
		const struct block *block = value ? memory_find(&step->memory, (uint64_t)value) : NULL;
		argument->form = block ? ARGUMENT_MEMORY : ARGUMENT_POINTER;
		if (!block)
			continue;
		argument->before = block->before;
		argument->before_size = block->before_size;
		argument->after = block->after;
		argument->after_size = block->after_size;
		argument->period = block->period;
		if (parameter->kind == KIND_LENGTH_POINTER) {
			argument->length_before = block->before ? load_integer(block->before, 4, true) : 0;
			argument->length_after = block->after ? load_integer(block->after, 4, true) : 0;
		}
	}
	struct place pointee, result = { .type = call->returns, .bytes = (const uint8_t *)&step->result, .size = 8, .memory = &step->memory };
	if (call->returns->shape == SHAPE_POINTER && !step->failed && step->made && place_pointee(&result, MOMENT_AFTER, &pointee)) {
		if (call->result == RESULT_TEXT)
			step->result_text = (const char *)pointee.bytes;
		else
			step->result_bytes = pointee.bytes;
	}
}
