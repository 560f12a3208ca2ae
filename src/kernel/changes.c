/* Collects the rows that an update changes, with copies of how they were.
 * Not here: what an update asks for (descriptors.c). */
#include "kernel/changes.h"

#include <stdlib.h>
#include <string.h>

#include "kernel/related.h"

static size_t text_size(const char *text)
{
	return text ? strlen(text) + 1 : 0;
}

/* Puts `length` bytes at *at, which moves on so that the next is aligned. */
static const void *put(char **at, const void *bytes, size_t length)
{
	void *place = *at;

	if (!bytes)
		return NULL;
	memcpy(place, bytes, length);
	*at += (length + 7) / 8 * 8;
	return place;
}

struct copy {
	struct descriptor descriptor;
	struct open_file file;
};

/* A row with all that it points to, in one piece of memory; NULL without memory. */
static const struct descriptor *copy_descriptor(const struct change_memory *memory, const struct descriptor *row)
{
	const struct open_file *file = row->file;
	size_t name_size = text_size(row->name), path_size = text_size(file->path);
	struct copy *copy =
		memory->allocate(memory->context, sizeof *copy + name_size + path_size + file->local_length +
	                                                  file->remote_length + (size_t)4 * 8);
	char *at;

	if (!copy)
		return NULL;
	at = (char *)(copy + 1);
	copy->descriptor = *row;
	copy->file = *file;
	copy->descriptor.file = &copy->file;
	copy->file.local = put(&at, file->local, file->local_length);
	copy->file.remote = put(&at, file->remote, file->remote_length);
	copy->file.path = put(&at, file->path, path_size);
	copy->descriptor.name = put(&at, row->name, name_size);
	return &copy->descriptor;
}

static const struct descriptor *copy_row(struct changes *changes, struct row *row)
{
	row->shown.peer = related_peer(changes->store, row->file);
	return copy_descriptor(changes->memory, &row->shown);
}

static struct change_entry *add_entry(struct changes *changes, int number, enum change_kind kind)
{
	if (!changes->memory)
		return NULL;
	if (changes->count == changes->capacity) {
		size_t capacity = changes->capacity == 0 ? 16 : changes->capacity * 2;
		struct change_entry *entries = realloc(changes->entries, capacity * sizeof *entries);

		if (!entries)
			return NULL;
		changes->entries = entries;
		changes->capacity = capacity;
	}
	changes->entries[changes->count] = (struct change_entry){ number, kind, NULL, NULL };
	return &changes->entries[changes->count++];
}

void changes_row_changes(struct changes *changes, struct row *row)
{
	struct change_entry *entry;

	if (row->entry != 0)
		return;
	entry = add_entry(changes, row->shown.number, CHANGE_CHANGED);
	if (!entry)
		return;
	entry->before = copy_row(changes, row);
	row->entry = changes->count;
}

void changes_row_goes(struct changes *changes, struct row *row, const struct descriptor *kept)
{
	struct change_entry *entry;

	changes_row_changes(changes, row);
	if (row->entry == 0)
		return;
	entry = &changes->entries[row->entry - 1];
	entry->kind = CHANGE_GONE;
	if (kept)
		entry->after = copy_descriptor(changes->memory, kept);
}

void changes_row_came(struct changes *changes, struct row *row)
{
	if (add_entry(changes, row->shown.number, CHANGE_NEW))
		row->entry = changes->count;
}

void changes_kept(struct changes *changes, enum change_kind kind, const struct descriptor *before,
                  const struct descriptor *after)
{
	struct change_entry *entry = add_entry(changes, -1, kind);

	if (!entry)
		return;
	entry->before = before ? copy_descriptor(changes->memory, before) : NULL;
	entry->after = after ? copy_descriptor(changes->memory, after) : NULL;
}

/* By number, what the kernel keeps last, GONE before NEW. */
static int compare_entries(const void *a, const void *b)
{
	const struct change_entry *left = a, *right = b;
	unsigned left_number = (unsigned)left->number, right_number = (unsigned)right->number;

	if (left_number != right_number)
		return left_number < right_number ? -1 : 1;
	return (left->kind == CHANGE_NEW) - (right->kind == CHANGE_NEW);
}

/* How the rows that are left stand now. */
static void take_after(struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct change_entry *entry = &changes->entries[i];
		struct row *row = store_row(changes->store, entry->number);

		if (row && row->entry == i + 1) {
			row->entry = 0;
			entry->after = copy_row(changes, row);
		}
	}
}

static bool is_complete(const struct change_entry *entry)
{
	bool needs_before = entry->kind != CHANGE_NEW && entry->kind != CHANGE_KEPT;
	bool needs_after = entry->kind != CHANGE_GONE && entry->kind != CHANGE_FORGOTTEN;

	return (entry->before || !needs_before) && (entry->after || !needs_after);
}

const struct descriptor_change *changes_finish(struct changes *changes)
{
	const struct descriptor_change *list = NULL;

	if (changes->count == 0)
		return NULL;
	take_after(changes);
	qsort(changes->entries, changes->count, sizeof *changes->entries, compare_entries);
	for (size_t i = changes->count; i-- > 0;) {
		const struct change_entry *entry = &changes->entries[i];
		struct descriptor_change *change;

		if (!is_complete(entry))
			continue;
		change = changes->memory->allocate(changes->memory->context, sizeof *change);
		if (!change)
			continue;
		*change = (struct descriptor_change){ list, entry->kind, entry->before, entry->after };
		list = change;
	}
	changes->count = 0;
	return list;
}
