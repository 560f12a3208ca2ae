/* Was it as foretold: the expectation behind a call, and the values that stood for what it was to bring.
 * Not here: saying that it was not (view/). */
#ifndef SOCK_RUN_EXPECT_H
#define SOCK_RUN_EXPECT_H

#include "run/invoke.h"

/* Holds the step against what the call's node foretells; fills in the step's expectation, expected and got. False with
 * the error set where the foretold value itself has no meaning. */
bool hold_against(struct evaluation *evaluation, struct invocation *invocation);

#endif
