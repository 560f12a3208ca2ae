/* The rows of a descriptor table that an update changes, as they were and as they are.
 * Not here: what an update asks for (descriptors.c). */
#ifndef SOCK_KERNEL_CHANGES_H
#define SOCK_KERNEL_CHANGES_H

#include <stddef.h>

#include "kernel/descriptors.h"
#include "kernel/store.h"

struct change_entry {
	int number;              /* -1 for what the kernel keeps */
	enum change_kind kind;
	const struct descriptor *before, *after; /* copies; `after` of NEW and CHANGED is made at the end */
};

/* The changes of one update. `entries` is kept from one to the next. */
struct changes {
	const struct store *store;
	const struct change_memory *memory; /* NULL: nothing is listed */
	struct change_entry *entries;
	size_t count, capacity;
};

/* To be called before the row changes, is taken away or after it has come; a row is listed once. */
void changes_row_changes(struct changes *changes, struct row *row);
void changes_row_goes(struct changes *changes, struct row *row, const struct descriptor *kept);
void changes_row_came(struct changes *changes, struct row *row);

/* For what the kernel keeps: KEPT or FORGOTTEN. Both are copied; either may be NULL. */
void changes_kept(struct changes *changes, enum change_kind kind, const struct descriptor *before,
                  const struct descriptor *after);

/* Copies the rows as they are now, orders all, and forgets them. Returns the list, NULL for none. */
const struct descriptor_change *changes_finish(struct changes *changes);

#endif
