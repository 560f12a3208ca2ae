/* Looking for something among what a call was handed, by what it is: the address, the data, the flags of a set.
 * Not here: what types say of a place (type/place.h), what was handed over (step.h). */
#ifndef SOCK_RUN_SEARCH_H
#define SOCK_RUN_SEARCH_H

#include "run/step.h"

/* A number or a pointer that was found, as it was handed over. */
struct found {
	const struct member *member; /* the parameter, or the member of a struct behind one; NULL for an element */
	const struct type *type; /* a choice is resolved */
	int64_t value;           /* the number; the address that a pointer holds */
	const struct block *block; /* that the pointer leads to; NULL for NULL and for addresses of the user's */
	const struct place *place; /* while it is looked at; NULL afterwards */
	bool is_measured; /* a value beside it says how many bytes or elements are behind the pointer */
	int64_t length;   /* that value */
	bool is_inside;   /* of a struct behind a pointer, not a parameter */
};

/* Whether that is what is looked for. `detail` is what the search was given. */
typedef bool search_test(const struct found *found, const void *detail);

/* The first (`which` 0), the second (1) ... that the test holds of: parameters, and then what they lead to. What the call
 * filled in is not looked through. False where there is none; *found is not changed then. */
bool search(const struct step *step, search_test *test, const void *detail, size_t which, struct found *found);

/* What is asked for often. */
bool search_names(const struct step *step, const struct name_set *set, struct found *found);
bool search_descriptor(const struct step *step, size_t which, struct found *found);
bool search_address(const struct step *step, enum direction direction, struct found *found);

/* Bytes of a form that the call reads or fills in: &form_data, &form_text. */
bool search_bytes(const struct step *step, const struct form *form, enum direction direction, size_t which,
                  struct found *found);

/* The flag among those of a set. */
bool search_flag(const struct step *step, const struct name_set *set, int64_t flag);

#endif
