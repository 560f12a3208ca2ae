/* Expressions to values.
 * Not here: calls (invoke.h), arguments in memory (encode.h). */
#ifndef SOCK_RUN_EVALUATE_H
#define SOCK_RUN_EVALUATE_H

#include "text/error.h"
#include "lang/tree.h"
#include "run/session.h"
#include "run/value.h"
#include "type/integer.h"

/* What an evaluation works with. Values that it makes live in `arena`. */
struct evaluation {
	struct session *session;
	struct arena *arena;
	struct error *error;
	size_t job;                  /* the job that the calls are made for; 0 in the foreground */
	const struct note *notes;    /* of conversions, for the call around them */
	struct invocation *finished; /* calls inside a job's, newest first: they end with the evaluation */
	size_t calls;                /* calls around this one: htons(80) in one is no step of its own */
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

/* Reports that memory is out. Returns false. */
bool no_memory(struct evaluation *evaluation) __attribute__((cold));

/* What a call filled in for its parameter of that name, or was given for it; false where it has none of that name. The value
 * lives as long as the step. */
bool argument_value(const struct step *step, const char *parameter, struct value *value);

#endif
