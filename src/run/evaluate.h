/* Expressions to values.
 * Not here: calls (invoke.h), arguments in memory (marshal.h). */
#ifndef SOCK_RUN_EVALUATE_H
#define SOCK_RUN_EVALUATE_H

#include "text/error.h"
#include "lang/tree.h"
#include "run/session.h"
#include "run/value.h"

/* What an evaluation works with. Values that it makes live in `arena`. */
struct evaluation {
	struct session *session;
	struct arena *arena;
	struct error *error;
	size_t job;   /* the job that the calls are made for; 0 in the foreground */
	const struct note *notes; /* of conversions, for the call around them */
	struct invocation *finished; /* calls inside a job's, newest first: they end with the evaluation */
	size_t calls; /* calls around this one: htons(80) in one is no step of its own */
};

/* The step of the last call that the evaluation made; where it made none, the session's last, or NULL. */
const struct step *evaluation_last(const struct evaluation *evaluation);

/* Frees what the evaluation of a job keeps. */
void evaluation_end(struct evaluation *evaluation);

/* Each returns false with the error set where the expression has no value. */
bool evaluate(struct evaluation *evaluation, const struct node *node, struct value *value);
bool evaluate_number(struct evaluation *evaluation, const struct node *node, int64_t *number);

/* The bytes that a string, a list of bytes, a repetition, a file or a variable hands over as data. */
bool evaluate_data(struct evaluation *evaluation, const struct node *node, const uint8_t **bytes, size_t *size);

/* Stores a number as an integer of `size` bytes (1, 2, 4 or 8) of this machine, its upper bits dropped. */
void store_integer(uint8_t *out, size_t size, int64_t number);

/* The integer of `size` bytes at `bytes`. */
int64_t load_integer(const uint8_t *bytes, size_t size, bool is_signed);

/* Reports that memory is out. Returns false. */
bool no_memory(struct evaluation *evaluation);

/* Where a call's result is looked at by name: what it filled in for its parameter; false where it filled in nothing. */
bool argument_value(const struct step *step, const char *parameter, struct arena *arena, struct value *value);

#endif
