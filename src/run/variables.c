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

/* A block with these bytes (NULL: zeros) in place of what the variable had, which the bytes may lie in. */
static bool new_block(struct variables *variables, struct variable *variable, const void *source, size_t size)
{
	void *mapping;
	size_t mapping_size;
	uint8_t *bytes = memory_map(size ? size : 1, &mapping, &mapping_size);
	if (!bytes)
		return false;
	if (size && source)
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
	if (value->type->shape == SHAPE_POINTER)
		return value->type;
	if (value_is_beyond_sign(value))
		return &type_uint64;
	return narrow ? &type_int : &type_long;
}

static uint8_t *memory_of(struct variable *variable)
{
	return (uint8_t *)(uintptr_t)variable->value.bytes;
}

/* The types of arrays and pointers are made for a line; a variable's has to last. */
static const struct type *lasting_type(struct variables *variables, const struct type *type)
{
	bool made = type->shape == SHAPE_POINTER ||
	            (type->shape == SHAPE_ARRAY && type->extent.kind == EXTENT_FIXED);
	if (!made)
		return type;
	struct type *copy = arena_allocate(&variables->texts, sizeof *copy);
	const struct type *of = lasting_type(variables, type->of);
	const char *name = arena_copy(&variables->texts, type->name, strlen(type->name));
	if (!copy || !of || !name)
		return NULL;
	*copy = *type;
	copy->of = of;
	copy->name = name;
	return copy;
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

/* What is assigned to a declared variable becomes its type. False where C would not take it. */
static bool convert_into(struct variable *variable, const struct value *value)
{
	const struct type *type = variable->value.type;
	if (value_is_number(&variable->value) && value_is_number(value))
		store_integer(memory_of(variable), variable->value.size, value->number);
	else if (type_is_same(type, value->type) && value->size == variable->value.size)
		memmove(memory_of(variable), value->bytes, value->size);
	else
		return false;
	variable->pending_job = 0;
	return true;
}

struct variable *variable_declare(struct variables *variables, const char *name, const struct type *type)
{
	struct variable *variable = variable_find(variables, name);
	bool is_new = !variable;
	type = lasting_type(variables, type);
	if (is_new)
		variable = new_variable(variables, name);
	size_t size = type ? type_size(type) : 0;
	if (!variable || !type || !new_block(variables, variable, NULL, size)) {
		if (variable && is_new)
			drop_newest(variables);
		return NULL;
	}
	variable->value = (struct value){ .type = type, .bytes = memory_of(variable), .size = size };
	variable->declared = true;
	variable->pending_job = 0;
	return variable;
}

struct variable *variable_set(struct variables *variables, const char *name, const struct value *value)
{
	struct variable *variable = variable_find(variables, name);
	bool is_new = !variable;
	bool number = value_is_number(value);
	if (variable && variable->declared && convert_into(variable, value))
		return variable;
	const struct type *type = number ? type_of_number(value) : value->type;
	type = lasting_type(variables, type);
	const struct memory *memory = value->memory ? memory_copy(&variables->texts, value->memory) : NULL;
	size_t size = number && type ? type->size : value->size;
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
	variable->declared = false;
	return variable;
}

uint8_t *variables_text(struct variables *variables, const uint8_t *bytes, size_t size)
{
	struct old_block *block = malloc(sizeof *block);
	uint8_t *memory = block ? memory_map(size, &block->mapping, &block->mapping_size) : NULL;
	if (!memory) {
		free(block);
		return NULL;
	}
	memcpy(memory, bytes, size);
	block->next = variables->old;
	variables->old = block;
	return memory;
}

bool variables_keep_library(struct variables *variables, const struct memory *memory)
{
	for (const struct block *block = memory->blocks; block; block = block->next) {
		bool is_library = block != memory->blocks && !block_own(block)->memory && block->after;
		struct block *kept = is_library ? arena_allocate(&variables->texts, sizeof *kept) : NULL;
		if (!is_library)
			continue;
		const char *bytes = arena_copy(&variables->texts, block->after, block->after_size);
		if (!kept || !bytes)
			return false;
		*kept = *block;
		kept->after = (const uint8_t *)bytes;
		kept->next = variables->library.blocks;
		variables->library.blocks = kept;
	}
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

uint8_t *variables_memory(struct variables *variables, uint64_t address, size_t *left)
{
	uint64_t end = 0;
	for (struct variable *variable = variables->first; variable && !end; variable = variable->next) {
		size_t usable = memory_usable(variable->mapping_size);
		if (!block_contains(variable->mapping, usable, address, 1))
			continue;
		variable->exposed = true;
		end = (uintptr_t)variable->mapping + usable;
	}
	for (const struct old_block *old = variables->old; old && !end; old = old->next) {
		size_t usable = memory_usable(old->mapping_size);
		if (block_contains(old->mapping, usable, address, 1))
			end = (uintptr_t)old->mapping + usable;
	}
	*left = (size_t)(end ? end - address : 0);
	return end ? (uint8_t *)(uintptr_t)address : NULL;
}

const struct block *variables_library(const struct variables *variables, uint64_t address)
{
	const struct block *block = variables->library.blocks;
	while (block && !(address >= block->address && address - block->address < block->after_size))
		block = block->next;
	return block;
}
