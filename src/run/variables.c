/* Variables in a list; their memory from run/memory.h.
 * Not here: expressions. */
#include "run/variables.h"

#include <stdlib.h>
#include <string.h>

#include "run/memory.h"

struct variable *variable_find(const struct variables *variables, const char *name)
{
	for (struct variable *variable = variables->first; variable; variable = variable->next)
		if (strcmp(variable->name, name) == 0)
			return variable;
	return NULL;
}

/* Memory for a value in place of what the variable had. */
static bool new_block(struct variable *variable, size_t size)
{
	void *mapping;
	size_t mapping_size;
	uint8_t *bytes = memory_map(size ? size : 1, &mapping, &mapping_size);
	if (!bytes)
		return false;
	memory_unmap(variable->mapping, variable->mapping_size);
	variable->mapping = mapping;
	variable->mapping_size = mapping_size;
	variable->value.bytes = bytes;
	return true;
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
static size_t number_size(int64_t number)
{
	return number >= INT32_MIN && number <= INT32_MAX ? 4 : 8;
}

static uint8_t *memory_of(struct variable *variable)
{
	return (uint8_t *)(uintptr_t)variable->value.bytes;
}

struct variable *variable_set(struct variables *variables, const char *name, const struct value *value)
{
	struct variable *variable = variable_find(variables, name);
	size_t size = value->kind == VALUE_NUMBER ? number_size(value->number) : value->size;
	if (!variable)
		variable = new_variable(variables, name);
	if (!variable)
		return NULL;
	bool fits = variable->mapping && variable->value.kind == value->kind && variable->value.size == size;
	if (!fits && !new_block(variable, size))
		return NULL;
	uint8_t *memory = memory_of(variable);
	int32_t narrow = (int32_t)value->number;
	const void *number = size == sizeof narrow ? (const void *)&narrow : &value->number;
	if (size)
		memmove(memory, value->kind == VALUE_NUMBER ? number : value->bytes, size);
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

void variables_free(struct variables *variables)
{
	while (variables->first) {
		struct variable *variable = variables->first;
		variables->first = variable->next;
		memory_unmap(variable->mapping, variable->mapping_size);
		free(variable->name);
		free(variable);
	}
}

bool variables_contain(const struct variables *variables, uintptr_t address, size_t size)
{
	for (const struct variable *variable = variables->first; variable; variable = variable->next) {
		uintptr_t start = (uintptr_t)variable->mapping;
		if (address >= start && address - start < variable->mapping_size &&
		    size <= variable->mapping_size - (address - start))
			return true;
	}
	return false;
}
