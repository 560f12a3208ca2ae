/* The descriptor table as values, row by row, for sinks that keep structure: JSON.
 * Not here: the table as text (table.c). */
#include "view/table.h"

#include <fcntl.h>

#include "abi/calls.h"
#include "abi/names.h"
#include "kernel/address.h"

static void number_field(struct sink *sink, const char *name, int64_t value)
{
	if (value < 0)
		return;
	sink_field(sink, name, true);
	sink_number(sink, value);
}

/* A condition is there where it holds. */
static void flag_field(struct sink *sink, const char *name, bool holds)
{
	if (holds)
		number_field(sink, name, 1);
}

static void name_field(struct sink *sink, const char *field, const struct name_set *set, int64_t value)
{
	const struct name *name = set ? name_of_value(set, value) : NULL;

	sink_field(sink, field, true);
	if (name)
		sink_name(sink, name->name);
	else
		sink_number(sink, value);
}

static void address_field(struct sink *sink, const char *name, const struct sockaddr *address, socklen_t length)
{
	char text[ADDRESS_TEXT_MOST];

	if (!address)
		return;
	address_text(text, sizeof text, address, length, sink->settings->interface_name);
	sink_string_field(sink, name, text);
}

static void socket_fields(struct sink *sink, const struct open_file *file)
{
	name_field(sink, "family", &families, file->family);
	name_field(sink, "type", &socket_types, file->type);
	name_field(sink, "protocol", protocols_of(file->family), file->protocol);
	address_field(sink, "local", file->local, file->local_length);
	address_field(sink, "remote", file->remote, file->remote_length);
	if (file->state != STATE_NONE)
		sink_string_field(sink, "state", socket_state_name(file->state));
	number_field(sink, "queue", file->queue_length);
	number_field(sink, "backlog", file->queue_limit);
	flag_field(sink, "datagram_waiting", file->datagram_waiting);
	flag_field(sink, "read_shut", file->read_shut);
	flag_field(sink, "write_shut", file->write_shut);
	flag_field(sink, "error_pending", file->error_pending);
	number_field(sink, "milliseconds_left", file->milliseconds_left);
}

static void row_fields(struct sink *sink, const struct descriptor *row)
{
	static const char *const kinds[] = {
		[FILE_SOCKET] = "socket", [FILE_PIPE] = "pipe", [FILE_REGULAR] = "file", [FILE_DIRECTORY] = "directory",
		[FILE_TERMINAL] = "tty", [FILE_DEVICE] = "device", [FILE_OTHER] = "other",
	};
	const struct open_file *file = row->file;

	number_field(sink, "descriptor", row->number);
	sink_string_field(sink, "name", row->name);
	sink_string_field(sink, "kind", kinds[file->kind]);
	number_field(sink, "same_as", row->same_as);
	number_field(sink, "peer", row->peer);
	if (file->kind == FILE_SOCKET)
		socket_fields(sink, file);
	sink_string_field(sink, "path", file->path);
	number_field(sink, "in", file->bytes_in);
	number_field(sink, "out", file->bytes_out);
	flag_field(sink, "peer_gone", file->peer_gone);
	flag_field(sink, "nonblock", (file->flags & O_NONBLOCK) != 0);
	flag_field(sink, "close_on_exec", row->close_on_exec);
}

static void nested_row(struct sink *sink, const char *name, const struct descriptor *row)
{
	if (!row)
		return;
	sink_field(sink, name, true);
	sink_begin(sink, GROUP_STRUCT, NULL);
	row_fields(sink, row);
	sink_end(sink);
}

void table_values_of_changes(struct sink *sink, const struct descriptor_change *changes)
{
	static const char *const kinds[] = {
		[CHANGE_NEW] = "new", [CHANGE_CHANGED] = "changed", [CHANGE_GONE] = "gone", [CHANGE_KEPT] = "kept",
		[CHANGE_FORGOTTEN] = "forgotten",
	};

	sink_begin(sink, GROUP_LIST, NULL);
	for (; changes; changes = changes->next) {
		sink_begin(sink, GROUP_STRUCT, NULL);
		sink_string_field(sink, "change", kinds[changes->kind]);
		nested_row(sink, "before", changes->before);
		nested_row(sink, "after", changes->after);
		sink_end(sink);
	}
	sink_end(sink);
}

void table_values(struct sink *sink, const struct descriptor_table *table)
{
	const struct descriptor *row;

	sink_begin(sink, GROUP_LIST, NULL);
	for (row = descriptors_next(table, -1); row; row = descriptors_next(table, row->number)) {
		sink_begin(sink, GROUP_STRUCT, NULL);
		row_fields(sink, row);
		sink_end(sink);
	}
	for (size_t i = 0; (row = descriptors_kept(table, i)); i++) {
		sink_begin(sink, GROUP_STRUCT, NULL);
		row_fields(sink, row);
		sink_end(sink);
	}
	sink_end(sink);
}
