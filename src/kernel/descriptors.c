/* The descriptor table of this process: which descriptors are asked about after a call, and what became of
 * them.
 * Not here: the questions (ask.c), which files hang together (related.c), copies of changed rows
 * (changes.c). */
#include "kernel/descriptors.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/ask.h"
#include "kernel/changes.h"
#include "kernel/diag.h"
#include "kernel/store.h"
#include "kernel/kept.h"
#include "kernel/private.h"
#include "kernel/related.h"

struct descriptor_table {
	int private_base;
	int directory;              /* /proc/self/fd, kept open since opening it takes the lowest number; or -1 */
	struct diag diag;
	struct store store;
	struct changes changes;
	struct kept kept;
	struct file_list around;    /* what hangs together with what a call touched */
	uint64_t update;            /* number of this one */
	const struct touched *touched; /* by the call of this update; NULL for all */
	struct answer answer;
	struct row asked_row;       /* what descriptors_ask hands out */
	struct answer asked_answer;
};

const char *socket_state_name(enum socket_state state)
{
	static const char *const names[STATE_COUNT] = {
		[STATE_NONE] = "",
		[STATE_ESTABLISHED] = "ESTABLISHED",
		[STATE_SYN_SENT] = "SYN_SENT",
		[STATE_SYN_RECEIVED] = "SYN_RECEIVED",
		[STATE_FIN_WAIT_1] = "FIN_WAIT_1",
		[STATE_FIN_WAIT_2] = "FIN_WAIT_2",
		[STATE_TIME_WAIT] = "TIME_WAIT",
		[STATE_CLOSED] = "CLOSED",
		[STATE_CLOSE_WAIT] = "CLOSE_WAIT",
		[STATE_LAST_ACK] = "LAST_ACK",
		[STATE_LISTEN] = "LISTEN",
		[STATE_CLOSING] = "CLOSING",
	};

	return (unsigned)state < STATE_COUNT ? names[state] : "";
}

/* --- one file ------------------------------------------------------------------------------------------- */

static bool is_tcp(const struct open_file *file)
{
	return file->kind == FILE_SOCKET && (file->family == AF_INET || file->family == AF_INET6) &&
	       file->state != STATE_NONE && file->type == SOCK_STREAM;
}

/* Nothing tells where a SYN was sent: getpeername does not yet. The call that sent it does. */
static void add_destination(const struct descriptor_table *table, const struct file *file, struct answer *answer)
{
	const struct open_file *old = &file->shown;

	if (old->state == STATE_SYN_SENT && old->remote) {
		memcpy(&answer->remote, old->remote, old->remote_length);
		answer->file.remote_length = old->remote_length;
	} else if (table->touched && table->touched->address_count > 0 &&
	           table->touched->addresses[0].length <= sizeof answer->remote &&
	           address_port(table->touched->addresses[0].address, table->touched->addresses[0].length) > 0) {
		memcpy(&answer->remote, table->touched->addresses[0].address, table->touched->addresses[0].length);
		answer->file.remote_length = table->touched->addresses[0].length;
	} else {
		return;
	}
	answer->file.remote = (void *)&answer->remote;
}

/* What the two ends of a unix connection say of each other; where the other is not here, sock_diag does. */
static void add_unix_ends(struct diag *diag, const struct file *file, struct answer *answer)
{
	struct open_file *shown = &answer->file;
	struct diag_unix found;

	if (file->peer) {
		shown->write_shut = file->peer->shown.read_shut;
	} else if (file->peer_closed) {
		shown->peer_gone = true;
	} else if (shown->type != SOCK_DGRAM && !file->listener &&
	           diag_unix_socket(diag, shown->inode, &found)) {
		shown->write_shut = found.write_shut;
		shown->peer_gone = answer->hung_up && !found.peer_open;
	} else {
		shown->peer_gone = answer->hung_up && !file->listener;
	}
}

/* Asks how a file stands now. answer->file.flags is -1 where it was closed behind our back. */
static void question(struct descriptor_table *table, const struct file *file, struct answer *answer, bool fresh)
{
	const struct open_file *old = &file->shown;

	answer->file = (struct open_file){.kind = old->kind, .device = old->device, .inode = old->inode,
		.descriptors = old->descriptors, .path = old->path,
		.family = old->family, .type = old->type, .protocol = old->protocol,
		.queue_length = -1, .queue_limit = -1, .bytes_in = -1, .bytes_out = -1, .milliseconds_left = -1};
	answer->hung_up = false;
	ask_state(&table->diag, file->rows->shown.number, answer, fresh);
	if (answer->file.state == STATE_SYN_SENT && !answer->file.remote)
		add_destination(table, file, answer);
	if (answer->file.family == AF_UNIX && answer->file.remote)
		add_unix_ends(&table->diag, file, answer);
}

/* The other end of a unix connection cannot write to what does not read. */
static void tell_peer(struct descriptor_table *table, const struct file *file)
{
	struct file *peer = file->peer;

	if (!peer || peer->shown.write_shut == file->shown.read_shut)
		return;
	changes_row_changes(&table->changes, peer->rows);
	peer->shown.write_shut = file->shown.read_shut;
}

/* A connection that ended in TIME_WAIT leaves an open descriptor CLOSED: the kernel keeps the rest apart from it. */
static void keep_ended(struct descriptor_table *table, const struct file *file, const struct answer *answer)
{
	const struct descriptor *kept;

	if (!is_tcp(&file->shown) || !file->shown.remote || file->shown.state == STATE_CLOSED ||
	    answer->file.state != STATE_CLOSED)
		return;
	kept = kept_add(&table->kept, &table->diag, &file->rows->shown);
	if (kept)
		changes_kept(&table->changes, CHANGE_KEPT, NULL, kept);
}

static void examine(struct descriptor_table *table, struct file *file, bool fresh)
{
	struct answer *answer = &table->answer;
	unsigned left = table->diag.patience;

	if (file->asked == table->update)
		return;
	file->asked = table->update;
	question(table, file, answer, fresh);
	while (answer->file.state == STATE_FIN_WAIT_1 && file->shown.state != STATE_FIN_WAIT_1 && diag_patient(&left))
		question(table, file, answer, fresh);
	if (answer->file.flags < 0 || !file_differs(file, answer))
		return;
	changes_row_changes(&table->changes, file->rows);
	if (is_tcp(&file->shown) && file->shown.remote)
		kept_ask(&table->kept, &table->diag, &file->shown, &table->changes);
	keep_ended(table, file, answer);
	store_apply(&table->store, file, answer);
	related_connect(&table->store, &table->diag, file);
	tell_peer(table, file);
}

/* --- one descriptor ------------------------------------------------------------------------------------- */

/* Rows say "same as" the first of their file: they change when another is the first. */
static void rows_change(struct descriptor_table *table, struct row *row)
{
	for (; row; row = row->next)
		changes_row_changes(&table->changes, row);
}

/* The last descriptor of a file was closed. */
static void close_file(struct descriptor_table *table, struct row *row)
{
	struct file *file = row->file;
	const struct descriptor *kept = NULL;

	related_files(&table->store, file, &table->around);
	related_clients(file, &table->around);
	if (is_tcp(&file->shown) && file->shown.remote) {
		kept = kept_add(&table->kept, &table->diag, &row->shown);
		kept_ask(&table->kept, &table->diag, &file->shown, &table->changes);
	}
	changes_row_goes(&table->changes, row, kept);
	if (kept)
		changes_kept(&table->changes, CHANGE_KEPT, NULL, kept);
	file_leave(row);
	file_list_remove(&table->around, file);
	store_drop_file(&table->store, file);
}

static void close_row(struct descriptor_table *table, struct row *row)
{
	if (!row->previous && !row->next) {
		close_file(table, row);
	} else {
		if (!row->previous)
			rows_change(table, row->next);
		changes_row_goes(&table->changes, row, NULL);
		file_leave(row);
	}
	store_drop_row(&table->store, row);
}

static void open_row(struct descriptor_table *table, int number, struct file *file, bool close_on_exec)
{
	struct row *row = store_add_row(&table->store, number);

	if (!row) {
		if (!file->rows)
			store_drop_file(&table->store, file);
		return;
	}
	row->shown.close_on_exec = close_on_exec;
	if (file->rows && number < file->rows->shown.number)
		rows_change(table, file->rows);
	file_join(file, row);
	changes_row_came(&table->changes, row);
}

static void set_close_on_exec(struct descriptor_table *table, struct row *row, bool close_on_exec)
{
	if (row->shown.close_on_exec == close_on_exec)
		return;
	changes_row_changes(&table->changes, row);
	row->shown.close_on_exec = close_on_exec;
}

/* A descriptor that may lead to another file than before. */
static void identify(struct descriptor_table *table, int number, bool close_on_exec)
{
	struct row *row = store_row(&table->store, number);
	struct answer *answer = &table->answer;
	struct file *file;

	if (!ask_identity(&table->diag, number, answer))
		return;
	if (answer->file.kind != FILE_SOCKET)
		answer->file.flags = fcntl(number, F_GETFL);
	file = store_find_file(&table->store, &table->diag, answer, number);
	if (row && row->file == file) {
		set_close_on_exec(table, row, close_on_exec);
		return;
	}
	if (!file) {
		ask_nature(&table->diag, number, answer);
		file = store_add_file(&table->store, answer);
	}
	if (row)
		close_row(table, row);
	if (file)
		open_row(table, number, file, close_on_exec);
}

/* Looks at one descriptor that a call used, or that it may have made. */
static void look(struct descriptor_table *table, int number, bool made)
{
	struct row *row = store_row(&table->store, number);
	bool close_on_exec, fresh = !row;

	if (number < 0 || number >= table->private_base)
		return;
	if (!ask_open(&table->diag, number, &close_on_exec)) {
		if (row)
			close_row(table, row);
		return;
	}
	if (!row || made)
		identify(table, number, close_on_exec);
	else
		set_close_on_exec(table, row, close_on_exec);
	row = store_row(&table->store, number);
	if (!row)
		return;
	related_files(&table->store, row->file, &table->around);
	examine(table, row->file, fresh);
	related_files(&table->store, row->file, &table->around);
}

/* --- an update ------------------------------------------------------------------------------------------ */

static void begin(struct descriptor_table *table, const struct touched *touched,
                  const struct change_memory *memory)
{
	table->update++;
	table->touched = touched;
	table->diag.patience = touched ? touched->patience : 0;
	table->around.count = 0;
	table->changes.memory = memory;
	table->changes.count = 0;
}

/* Looks at what hangs together with what was touched, which may bring more of it. */
static void look_around(struct descriptor_table *table)
{
	for (size_t i = 0; i < table->around.count; i++)
		examine(table, table->around.files[i], false);
}

/* Two descriptors that one call made may be a pair. */
static void join_pair(struct descriptor_table *table, const struct touched *touched)
{
	struct row *first, *second;

	if (touched->made_count != 2)
		return;
	first = store_row(&table->store, touched->made[0]);
	second = store_row(&table->store, touched->made[1]);
	if (first && second)
		related_pair(first->file, second->file);
}

/* Of a pair each end bears the name of its element: sv[0], sv[1]. */
static void name_made(struct descriptor_table *table, const struct touched *touched)
{
	char element[80];

	if (!touched->name)
		return;
	if (touched->made_count == 1)
		descriptors_set_name(table, touched->made[0], touched->name);
	for (size_t i = 0; touched->made_count == 2 && i < 2; i++) {
		snprintf(element, sizeof element, "%s[%zu]", touched->name, i);
		descriptors_set_name(table, touched->made[i], element);
	}
}

const struct descriptor_change *descriptors_update(struct descriptor_table *table, const struct touched *touched,
                                                   const struct change_memory *memory)
{
	begin(table, touched, memory);
	for (size_t i = 0; i < touched->used_count; i++)
		look(table, touched->used[i], false);
	for (size_t i = 0; i < touched->made_count; i++)
		look(table, touched->made[i], true);
	join_pair(table, touched);
	name_made(table, touched);
	for (size_t i = 0; i < touched->address_count; i++)
		related_to_address(&table->store, &touched->addresses[i], &table->around);
	look_around(table);
	return changes_finish(&table->changes);
}

/* Looks at each descriptor that the directory lists. False where there is no such directory. */
static bool look_at_listed(struct descriptor_table *table)
{
	_Alignas(struct dirent64) char buffer[8192];
	ssize_t length;

	if (table->directory < 0 || lseek(table->directory, 0, SEEK_SET) < 0)
		return false;
	while ((length = getdents64(table->directory, buffer, sizeof buffer)) > 0)
		for (ssize_t at = 0; at < length;) {
			const struct dirent64 *entry = (const void *)(buffer + at);

			if (entry->d_name[0] != '.')
				look(table, atoi(entry->d_name), true);
			at += entry->d_reclen;
		}
	return length == 0;
}

/* Takes out the rows whose descriptors are closed. */
static void drop_closed(struct descriptor_table *table)
{
	bool close_on_exec;

	for (size_t i = 0; i < table->store.capacity; i++) {
		if (!table->store.rows[i] || ask_open(&table->diag, (int)i, &close_on_exec))
			continue;
		close_row(table, table->store.rows[i]);
		table->around.count = 0; /* all others are looked at anyway */
	}
}

static void look_at_all(struct descriptor_table *table)
{
	drop_closed(table);
	if (!look_at_listed(table))
		for (int number = 0; number < table->private_base && number < getdtablesize(); number++)
			look(table, number, true);
	look_around(table);
}

const struct descriptor_change *descriptors_refresh_all(struct descriptor_table *table,
                                                        const struct change_memory *memory)
{
	begin(table, NULL, memory);
	look_at_all(table);
	kept_ask(&table->kept, &table->diag, NULL, &table->changes);
	return changes_finish(&table->changes);
}

struct descriptor_table *descriptors_new(int private_base)
{
	struct descriptor_table *table = calloc(1, sizeof *table);

	if (!table)
		return NULL;
	table->private_base = table->diag.private_base = private_base;
	table->changes.store = &table->store;
	table->directory = private_open("/proc/self/fd", O_DIRECTORY, private_base);
	begin(table, NULL, NULL);
	look_at_all(table);
	return table;
}

void descriptors_free(struct descriptor_table *table)
{
	if (!table)
		return;
	if (table->directory >= 0)
		close(table->directory);
	diag_close(&table->diag);
	kept_free(&table->kept);
	store_free(&table->store);
	free(table->changes.entries);
	free(table->around.files);
	free(table);
}

/* --- reading it ----------------------------------------------------------------------------------------- */

static const struct descriptor *present(const struct descriptor_table *table, struct row *row)
{
	if (!row)
		return NULL;
	row->shown.peer = related_peer(&table->store, row->file);
	return &row->shown;
}

const struct descriptor *descriptors_find(const struct descriptor_table *table, int number)
{
	return present(table, store_row(&table->store, number));
}

const struct descriptor *descriptors_next(const struct descriptor_table *table, int number)
{
	size_t i = number < 0 ? 0 : (size_t)number + 1;

	while (i < table->store.capacity && !table->store.rows[i])
		i++;
	return i < table->store.capacity ? present(table, table->store.rows[i]) : NULL;
}

const struct descriptor *descriptors_ask(struct descriptor_table *table, int number)
{
	struct row *row = store_row(&table->store, number);
	struct answer *answer = &table->asked_answer;
	struct descriptor *asked = &table->asked_row.shown;

	if (!row)
		return NULL;
	*asked = *present(table, row);
	if (!ask_open(&table->diag, number, &asked->close_on_exec))
		return NULL;
	question(table, row->file, answer, false);
	asked->file = &answer->file;
	return asked;
}

size_t descriptors_count(const struct descriptor_table *table)
{
	return table->store.count;
}

void descriptors_set_name(struct descriptor_table *table, int number, const char *name)
{
	struct row *row = store_row(&table->store, number);

	if (!row)
		return;
	free((char *)(uintptr_t)row->shown.name);
	row->shown.name = name ? strdup(name) : NULL;
}

const struct descriptor *descriptors_kept(const struct descriptor_table *table, size_t i)
{
	return kept_at(&table->kept, i);
}

struct diag *descriptors_diag(struct descriptor_table *table)
{
	return &table->diag;
}

uint64_t descriptors_questions(const struct descriptor_table *table)
{
	return table->diag.questions;
}
