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
	bool declared;      /* by a declaration of C: it keeps its type, and what is assigned becomes that */
	size_t pending_job; /* the job whose end sets it; 0 for none */
};

struct old_block;

struct variables {
	struct variable *first; /* newest first */
	struct old_block *old;  /* what pointers and jobs may still hold the address of */
	struct memory library;  /* what pointers in variables lead to and the library made: newest first */
	struct arena texts; /* what structs in variables point to, types of arrays, the library's memory */
};

/* An empty list in the caller's memory. */
void variables_init(struct variables *variables);

/* The variable of that name, or NULL. */
struct variable *variable_find(const struct variables *variables, const char *name);

/* Sets a variable, copying the value; a new kind or size is a new object. NULL where memory is out. */
struct variable *variable_set(struct variables *variables, const char *name, const struct value *value);

/* A new object of that type, of zeros; the one that had the name stays for those who have its address. NULL where memory is
 * out. */
struct variable *variable_declare(struct variables *variables, const char *name, const struct type *type);

/* Memory of the user's for a text that no variable holds: char *p = "abc". It stays to the end. NULL where memory is out. */
uint8_t *variables_text(struct variables *variables, const uint8_t *bytes, size_t size);

/* Keeps copies of what the library made in a call, for pointers in variables that lead there. False where memory is out. */
bool variables_keep_library(struct variables *variables, const struct memory *memory);

/* The job that was to set the variable of that name (or NULL) will not do so any more. */
void variable_settle(struct variables *variables, const char *name);

void variables_free(struct variables *variables);

/* The address of a variable's memory, to be given away. */
uint8_t *variable_expose(struct variable *variable);

/* The user's memory at an address, to be read, written and given away; *left are the bytes up to the page that faults. NULL
 * where it is none. */
uint8_t *variables_memory(struct variables *variables, uint64_t address, size_t *left);

/* The library's memory that an address lies in, as it was when the call was over; NULL for none. */
const struct block *variables_library(const struct variables *variables, uint64_t address);

/* Whether [address, address + size) lies in variables' blocks or their guard pages: memory that is the user's. */
bool variables_contain(const struct variables *variables, uintptr_t address, size_t size);

#endif
