/* Objects of C: what an expression names in the memory of variables, pointers followed, and what is stored there.
 * Nothing is touched but memory that is the user's; what the library made is read from a copy.
 * Not here: values (evaluate.h), the memory itself (variables.h). */
#ifndef SOCK_RUN_OBJECTS_H
#define SOCK_RUN_OBJECTS_H

#include "run/evaluate.h"
#include "type/place.h"

/* Whether the expression names an object: a variable, a part of one, what a pointer leads to. */
bool is_object(const struct session *session, const struct node *node);

/* The object that an expression names; what it stands in lives in the evaluation's arena. False with the error set where it
 * names none, or one that is not all there. */
bool object_find(struct evaluation *evaluation, const struct node *node, struct place *place);

/* What stands there. A pointer is its address. */
struct value object_value(const struct place *place);

/* Its address, as a program would have it. */
uint64_t object_address(const struct place *place);

/* Stores a value there as C converts it. False with the error set where C has no such conversion; `node` is what is assigned,
 * `target` what to. */
bool object_store(struct evaluation *evaluation, const struct node *target, const struct node *node,
                  const struct place *place, const struct value *value);

/* The value of an expression where a pointer may stand: an array is the address of its first element, a text in quotes that
 * of memory that holds it. */
bool evaluate_pointer(struct evaluation *evaluation, const struct node *node, struct value *value);

/* The same for an object of `type`: what the library returned as a pointer is its address there. `name` is the variable that
 * it is for, or NULL. */
bool evaluate_as(struct evaluation *evaluation, const struct node *node, const struct type *type,
                 const char *name, struct value *value);

/* The member that a node names of a struct of that type; NULL with the error set where there is none. */
const struct member *find_member(struct evaluation *evaluation, const struct node *node,
                                 const struct type *type);

/* The bytes of what a pointer of that type leads to; 1 where it leads to nothing that has a type. */
size_t pointed_size(const struct type *pointer);

/* Makes the variable of one NODE_DECLARATION, with its value. False with the error set. */
bool declare_variable(struct evaluation *evaluation, const struct node *node, struct value *value);

#endif
