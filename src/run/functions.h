/* C functions that notes and programs contain and that are no calls of the API: a few run, the others get a hint.
 * Not here: the table of calls (abi/calls.h). */
#ifndef SOCK_RUN_FUNCTIONS_H
#define SOCK_RUN_FUNCTIONS_H

#include "run/evaluate.h"

/* Runs the function that the call names. False with the error set where it is unknown, or has no place here: then the
 * hint says what does. */
bool evaluate_function(struct evaluation *evaluation, const struct node *node, struct value *value);

#endif
