/* The session's variables: names, and real memory with real addresses, each block ended by a page that faults.
 * Ownership: the table owns names and blocks. Not here: what expressions do with them (evaluate.h). */
#ifndef SOCK_RUN_VARIABLES_H
#define SOCK_RUN_VARIABLES_H

#include "text/arena.h"
#include "run/value.h"

struct variable {
	struct variable *next;
	char *name;
	struct value value; /* of a number too, `bytes` is its memory */
	void *mapping;      /* the block and its guard page */
	size_t mapping_size;
	bool exposed;       /* its address was given away: the block stays when a new one takes its place */
	size_t pending_job; /* the job whose end sets it; 0 for none */
};

struct old_block;

struct variables {
	struct variable *first; /* newest first */
	struct old_block *old;  /* what pointers and jobs may still hold the address of */
	struct arena texts;     /* what structs in variables point to, and types of arrays */
};

/* An empty list in the caller's memory. */
void variables_init(struct variables *variables);

/* The variable of that name, or NULL. */
struct variable *variable_find(const struct variables *variables, const char *name);

/* Sets a variable, copying the value; a new kind or size is a new object. NULL where memory is out. */
struct variable *variable_set(struct variables *variables, const char *name, const struct value *value);

/* Stores a number in a variable or in an element of its ints (`index`), in place. False where it does not fit there. */
bool variable_store(struct variable *variable, size_t index, int64_t number);

/* The job that was to set the variable of that name (or NULL) will not do so any more. */
void variable_settle(struct variables *variables, const char *name);

void variables_free(struct variables *variables);

/* The address of a variable's memory, to be given away. */
uint8_t *variable_expose(struct variable *variable);

/* Whether [address, address + size) lies in variables' blocks or their guard pages: memory that is the user's. */
bool variables_contain(const struct variables *variables, uintptr_t address, size_t size);

#endif
