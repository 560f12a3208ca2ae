/* Variables in a list; their memory from run/memory.h.
 * Not here: expressions. */
#include "run/variables.h"

#include <stdlib.h>
#include <string.h>

#include "run/memory.h"
#include "run/blocks.h"
#include "type/integer.h"
#include "type/form.h"
#include "type/scalars.h"

struct variable *variable_find(const struct variables *variables, const char *name)
{
	for (struct variable *variable = variables->first; variable; variable = variable->next)
		if (strcmp(variable->name, name) == 0)
			return variable;
	return NULL;
}

struct old_block {
	struct old_block *next;
	void *mapping;
	size_t mapping_size;
};

void variables_init(struct variables *variables)
{
	memset(variables, 0, sizeof *variables);
	arena_init(&variables->texts);
}

/* The block that a variable leaves: what a pointer or a job may hold on to stays to the end. */
static bool drop_block(struct variables *variables, struct variable *variable)
{
	struct old_block *old = variable->exposed ? malloc(sizeof *old) : NULL;
	if (variable->exposed && !old)
		return false;
	if (old) {
		*old = (struct old_block){ variables->old, variable->mapping, variable->mapping_size };
		variables->old = old;
	} else
		memory_unmap(variable->mapping, variable->mapping_size);
	variable->exposed = false;
	return true;
}

/* A block with these bytes in place of what the variable had, which the bytes may lie in. */
static bool new_block(struct variables *variables, struct variable *variable, const void *source, size_t size)
{
	void *mapping;
	size_t mapping_size;
	uint8_t *bytes = memory_map(size ? size : 1, &mapping, &mapping_size);
	if (!bytes)
		return false;
	if (size)
		memcpy(bytes, source, size);
	if (!drop_block(variables, variable)) {
		memory_unmap(mapping, mapping_size);
		return false;
	}
	variable->mapping = mapping;
	variable->mapping_size = mapping_size;
	variable->value.bytes = bytes;
	return true;
}

/* The one that new_variable made is no variable without its memory. */
static void drop_newest(struct variables *variables)
{
	struct variable *variable = variables->first;
	variables->first = variable->next;
	free(variable->name);
	free(variable);
}

static struct variable *new_variable(struct variables *variables, const char *name)
{
	struct variable *variable = calloc(1, sizeof *variable);
	if (!variable)
		return NULL;
	variable->name = strdup(name);
	if (!variable->name) {
		free(variable);
		return NULL;
	}
	variable->next = variables->first;
	variables->first = variable;
	return variable;
}

/* A number is an int where it fits one, as most of the API's are; else 8 bytes. One whose bytes changed places stays that,
 * and one that only a type without a sign has keeps such a type. */
static const struct type *type_of_number(const struct value *value)
{
	static const struct type swapped_int = {
		.name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true, .form = &form_swapped
	};
	static const struct type swapped_long = {
		.name = "long", .shape = SHAPE_INTEGER, .size = sizeof(long), .is_signed = true, .form = &form_swapped
	};
	bool narrow = value->number >= INT32_MIN && value->number <= INT32_MAX;
	if (value_is_swapped(value))
		return narrow ? &swapped_int : &swapped_long;
	if (value_is_beyond_sign(value))
		return &type_uint64;
	return narrow ? &type_int : &type_long;
}

static uint8_t *memory_of(struct variable *variable)
{
	return (uint8_t *)(uintptr_t)variable->value.bytes;
}

/* The types of arrays are made for a line; a variable's has to last. */
static const struct type *lasting_type(struct variables *variables, const struct type *type)
{
	if (type->shape != SHAPE_ARRAY || type->extent.kind != EXTENT_FIXED)
		return type;
	return type_array_of(&variables->texts, type->of, type->extent.number);
}

/* The block for a value, in place of what the variable had where that is of another kind or size. */
static bool put_value(struct variables *variables, struct variable *variable, const struct value *value,
                      const struct type *type, size_t size)
{
	uint8_t number[sizeof value->number];
	const void *source = value_is_number(value) ? number : value->bytes;
	bool fits =
		variable->mapping && type_is_same(variable->value.type, type) && variable->value.size == size;
	store_integer(number, size, value->number);
	if (!fits)
		return new_block(variables, variable, source, size);
	if (size)
		memmove(memory_of(variable), source, size);
	return true;
}

struct variable *variable_set(struct variables *variables, const char *name, const struct value *value)
{
	struct variable *variable = variable_find(variables, name);
	bool is_new = !variable;
	bool number = value_is_number(value);
	const struct type *type = number ? type_of_number(value) : lasting_type(variables, value->type);
	const struct memory *memory = value->memory ? memory_copy(&variables->texts, value->memory) : NULL;
	size_t size = number ? type->size : value->size;
	if (is_new)
		variable = new_variable(variables, name);
	if (!variable || !type || (value->memory && !memory) ||
	    !put_value(variables, variable, value, type, size)) {
		if (variable && is_new)
			drop_newest(variables);
		return NULL;
	}
	variable->value = (struct value){ .type = type,
		                          .bytes = memory_of(variable),
		                          .size = size,
		                          .number = value->number,
		                          .memory = number ? NULL : memory };
	variable->pending_job = 0;
	return variable;
}

bool variable_store(struct variable *variable, size_t index, int64_t number)
{
	const struct type *type = variable->value.type;
	size_t size = type->shape == SHAPE_ARRAY && type->of->shape == SHAPE_INTEGER ? type_size(type->of) : 0;
	if (!size || value_is_text(&variable->value) || index >= variable->value.size / size)
		return false;
	store_integer(memory_of(variable) + index * size, size, number);
	return true;
}

void variable_settle(struct variables *variables, const char *name)
{
	struct variable *variable = name ? variable_find(variables, name) : NULL;
	if (variable)
		variable->pending_job = 0;
}

void variables_free(struct variables *variables)
{
	while (variables->first) {
		struct variable *variable = variables->first;
		variables->first = variable->next;
		memory_unmap(variable->mapping, variable->mapping_size);
		free(variable->name);
		free(variable);
	}
	while (variables->old) {
		struct old_block *old = variables->old;
		variables->old = old->next;
		memory_unmap(old->mapping, old->mapping_size);
		free(old);
	}
	arena_free(&variables->texts);
}

uint8_t *variable_expose(struct variable *variable)
{
	variable->exposed = true;
	return memory_of(variable);
}

static bool block_contains(const void *mapping, size_t mapping_size, uintptr_t address, size_t size)
{
	uintptr_t start = (uintptr_t)mapping;
	return address >= start && address - start < mapping_size && size <= mapping_size - (address - start);
}

bool variables_contain(const struct variables *variables, uintptr_t address, size_t size)
{
	for (const struct variable *variable = variables->first; variable; variable = variable->next)
		if (block_contains(variable->mapping, variable->mapping_size, address, size))
			return true;
	for (const struct old_block *old = variables->old; old; old = old->next)
		if (block_contains(old->mapping, old->mapping_size, address, size))
			return true;
	return false;
}
