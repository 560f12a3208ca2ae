/* One statement's doing: expressions and calls. The way from the tree to steps.
 * Not here: session commands (command/commands.h), reading text (lang/parse.h). */
#ifndef SOCK_RUN_PERFORM_H
#define SOCK_RUN_PERFORM_H

#include "text/error.h"
#include "lang/tree.h"
#include "run/session.h"
#include "run/value.h"

/* Does a STATEMENT_EXPRESSION: makes its calls, tells the observer each step, the value of a bare expression, and
 * notes. `text` is what the spans of the tree count from. False with *error set where something of it has no meaning
 * (an unknown variable, no current descriptor): then nothing was called that comes after the mistake. */
bool perform_statement(struct session *session, const struct statement *statement, const char *text,
                       struct error *error);

/* The value of an expression; its bytes live in `arena`. Calls in it are made and told. */
bool perform_expression(struct session *session, const struct node *node, struct arena *arena,
                        struct value *value, struct error *error);

/* Evaluates the condition of an if, and makes its calls. False with the error set. */
bool perform_condition(struct session *session, const struct node *node, bool *holds, struct error *error);

#endif
