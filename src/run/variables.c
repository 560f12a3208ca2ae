/* Variables in a list; their memory from run/memory.h.
 * Not here: expressions. */
#include "run/variables.h"

#include <stdlib.h>
#include <string.h>

#include "run/memory.h"
#include "run/texts.h"

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

/* A number is an int where it fits one, as most of the API's are; else 8 bytes. */
static size_t number_size(const struct value *value)
{
	bool fits = value->number >= (value->is_unsigned ? 0 : INT32_MIN) && value->number <= INT32_MAX;
	return fits ? 4 : 8;
}

static uint8_t *memory_of(struct variable *variable)
{
	return (uint8_t *)(uintptr_t)variable->value.bytes;
}

struct variable *variable_set(struct variables *variables, const char *name, const struct value *value)
{
	struct variable *variable = variable_find(variables, name);
	size_t size = value->kind == VALUE_NUMBER ? number_size(value) : value->size;
	if (!variable)
		variable = new_variable(variables, name);
	if (!variable)
		return NULL;
	bool fits = variable->mapping && variable->value.kind == value->kind && variable->value.size == size;
	int32_t narrow = (int32_t)value->number;
	const void *number = size == sizeof narrow ? (const void *)&narrow : &value->number;
	const void *source = value->kind == VALUE_NUMBER ? number : value->bytes;
	if (!fits && !new_block(variables, variable, source, size)) {
		if (!variable->mapping)
			drop_newest(variables);
		return NULL;
	}
	uint8_t *memory = memory_of(variable);
	if (fits && size)
		memmove(memory, source, size);
	if (value->followed && !struct_texts(&variables->texts, value->layout, memory))
		return NULL;
	variable->value = *value;
	variable->value.bytes = memory;
	variable->value.size = size;
	variable->pending_job = 0;
	return variable;
}

bool variable_store(struct variable *variable, size_t index, int64_t number)
{
	struct value *value = &variable->value;
	int32_t narrow = (int32_t)number;
	if (value->kind != VALUE_NUMBERS || index >= value->size / sizeof narrow)
		return false;
	memcpy(memory_of(variable) + index * sizeof narrow, &narrow, sizeof narrow);
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
