/* One call from its tree to its step: prepare, make, finish.
 * Not here: how arguments get into memory (encode.h), what was expected (compare.h). */
#ifndef SOCK_RUN_INVOKE_H
#define SOCK_RUN_INVOKE_H

#include "run/evaluate.h"
#include "run/session.h"

/* Memory outside the arena that a call was given, to be unmapped with it. */
struct mapped {
	struct mapped *next;
	void *mapping;
	size_t size;
};

/* A block and what only run/ knows of it. */
struct own_block {
	struct block block; /* first: the step's list leads to it */
	uint8_t *memory;    /* what the call gets the address of; NULL for what the library returned */
	size_t capacity;    /* bytes of it */
	bool is_variables;  /* the memory is a variable's: it goes on changing when the call is over */
	bool is_mapped;     /* it lies in a mapping, which is gone when the call is over */
};

/* A call with all that belongs to it; it lives in its own arena, and the step points only into that. */
struct invocation {
	struct arena arena;
	struct step step;
	const struct node *node;      /* the call; in the line's arena, or in this one for a job */
	int64_t raw[CALL_PARAMETERS]; /* as they are handed over */
	struct own_block arguments;   /* block 0 of the step's memory: `raw` */
	struct mapped *mapped;
	struct invocation *older; /* in a list of those that are finished, or NULL */
	const char *target;       /* the variable that gets the result, or NULL */
	bool returned;            /* a job's call has returned */
};

/* Evaluates any expression; where it is a call, `target` is the variable that its result will be assigned to (its
 * descriptor bears that name at once), or NULL. */
bool evaluate_for(struct evaluation *evaluation, const struct node *node, const char *target,
                  struct value *value);

/* Makes the call of a NODE_CALL and tells its step; the value is its result. */
bool evaluate_call(struct evaluation *evaluation, const struct node *node, const char *target,
                   struct value *value);

/* The parts of a call, for jobs: prepare evaluates the arguments (false with the error set), make is the call alone
 * (any thread), finish looks at what it did and tells the step. An invocation that is not finished is freed with
 * invocation_free. */
struct invocation *invocation_prepare(struct evaluation *evaluation, const struct node *node, const char *target);
void invocation_make(struct session *session, struct invocation *invocation);
bool invocation_finish(struct evaluation *evaluation, struct invocation *invocation, struct value *value);
void invocation_free(struct invocation *invocation);

#endif
