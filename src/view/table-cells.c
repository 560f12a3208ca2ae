/* The words in a row of the descriptor table, and those under it.
 * Not here: columns and folding (table.c), JSON (table-values.c). */
#include "view/table-cells.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "abi/calls.h"
#include "abi/names.h"
#include "text/escape.h"

/* Words for a constant: "inet" for AF_INET; its number where it has no name. Three of them fit in a cell. Returns its end. */
static char *constant_word(char *out, const struct name_set *set, int value)
{
	const struct name *name = set ? name_of_value(set, value) : NULL;
	const char *text = name ? name->name : NULL;

	if (!text)
		return out + snprintf(out, NAME_WORD_MOST, "%d", value);
	for (size_t i = 0; i < NAME_PREFIXES && set->prefixes[i]; i++)
		if (strncmp(text, set->prefixes[i], strlen(set->prefixes[i])) == 0) {
			text += strlen(set->prefixes[i]);
			break;
		}
	name_in_small(text, out);
	return out + strlen(out);
}

/* --- what ----------------------------------------------------------------------------------------------- */

static bool is_inet(const struct open_file *file)
{
	return file->kind == FILE_SOCKET && (file->family == AF_INET || file->family == AF_INET6);
}

static bool is_tcp(const struct open_file *file)
{
	return is_inet(file) && file->type == SOCK_STREAM;
}

static bool usual_protocol(const struct open_file *file)
{
	if (is_inet(file) && file->type == SOCK_STREAM)
		return file->protocol == IPPROTO_TCP;
	if (is_inet(file) && file->type == SOCK_DGRAM)
		return file->protocol == IPPROTO_UDP;
	return file->protocol == 0;
}

static void socket_words(char *out, const struct open_file *file)
{
	out = constant_word(out, &families, file->family);
	*out++ = ' ';
	out = constant_word(out, &socket_types, file->type);
	if (usual_protocol(file))
		return;
	*out++ = ' ';
	constant_word(out, protocols_of(file->family), file->protocol);
}

/* "[eventfd]" without its brackets, which stands in place of a path. */
static void other_words(char *out, const char *path)
{
	size_t length = path ? strlen(path) : 0;

	if (length > 2 && path[0] == '[' && path[length - 1] == ']')
		escape_human(out, CELL_MOST, path + 1, length - 2);
	else
		snprintf(out, CELL_MOST, "other");
}

static void what_text(char *out, const struct descriptor *row)
{
	static const char *const kinds[] = {
		[FILE_REGULAR] = "file",
		[FILE_DIRECTORY] = "directory",
		[FILE_TERMINAL] = "tty",
		[FILE_DEVICE] = "device",
	};
	const struct open_file *file = row->file;
	int access = file->flags & O_ACCMODE;

	if (row->same_as >= 0)
		snprintf(out, CELL_MOST, "same as %d", row->same_as);
	else if (file->kind == FILE_SOCKET)
		socket_words(out, file);
	else if (file->kind == FILE_PIPE)
		snprintf(out, CELL_MOST, "pipe%s",
		         access == O_RDONLY   ? " read"
		         : access == O_WRONLY ? " write"
		                              : "");
	else if (file->kind == FILE_OTHER)
		other_words(out, file->path);
	else
		snprintf(out, CELL_MOST, "%s", kinds[file->kind]);
}

/* --- addresses and state -------------------------------------------------------------------------------- */

static void local_text(char *out, const struct open_file *file, address_interface_name *interface_name)
{
	if (file->kind == FILE_SOCKET)
		address_text(out, CELL_MOST, file->local, file->local_length, interface_name);
	else if (file->kind != FILE_OTHER && file->path)
		escape_human(out, CELL_MOST, file->path, strlen(file->path));
}

/* An end without a name is shown by its descriptor, where it is here. */
static void remote_text(char *out, const struct descriptor *row, address_interface_name *interface_name)
{
	const struct open_file *file = row->file;
	size_t size;
	bool nameless;

	address_unix_name(file->remote, file->remote_length, &size);
	nameless = file->kind == FILE_PIPE || (file->family == AF_UNIX && file->remote && size == 0);
	if (nameless && row->peer >= 0)
		snprintf(out, CELL_MOST, "@%d", row->peer);
	else if (nameless && file->kind == FILE_SOCKET)
		snprintf(out, CELL_MOST, "unnamed");
	else if (file->kind == FILE_SOCKET)
		address_text(out, CELL_MOST, file->remote, file->remote_length, interface_name);
}

static void queue_text(char *out, const struct open_file *file)
{
	size_t length = strlen(out);

	if (file->state == STATE_LISTEN && file->queue_limit >= 0)
		snprintf(out + length, CELL_MOST - length, " %d/%d", file->queue_length, file->queue_limit);
	if (file->milliseconds_left >= 0)
		snprintf(out + length, CELL_MOST - length, "   %lld s",
		         (long long)((file->milliseconds_left + 999) / 1000));
}

/* A closed TCP socket is in the state that the kernel keeps it in, or else in none: CLOSED. */
static enum socket_state state_of(const struct table_line *line)
{
	const struct open_file *file = line->row->file;

	if (line->mark != '-' || line->kept || file->descriptors > 1)
		return file->state;
	if (line->after)
		return line->after->file->state;
	return is_tcp(file) ? STATE_CLOSED : STATE_NONE;
}

static void state_text(char *out, const struct table_line *line)
{
	const struct open_file *file = line->row->file;
	enum socket_state state = state_of(line);
	const char *words = socket_state_name(state);

	if (state == STATE_ESTABLISHED && !is_tcp(file))
		snprintf(out, CELL_MOST, "connected");
	else
		memcpy(out, words, strlen(words) + 1);
	if (line->mark != '-')
		queue_text(out, file);
	else if (line->kept)
		snprintf(out, CELL_MOST, "forgotten");
}

static void name_text(char *out, const struct table_line *line)
{
	const char *name = line->row->name;

	if (line->kept)
		snprintf(out, CELL_MOST, "-");
	else if (name)
		escape_human(out, CELL_MOST, name, strlen(name));
}

void cell_text(char out[CELL_MOST], const struct table_line *line, enum table_column column,
               address_interface_name *interface_name)
{
	const struct descriptor *row = line->row;
	bool same = row->same_as >= 0;

	out[0] = '\0';
	if (column == COLUMN_NUMBER && row->number >= 0)
		snprintf(out, CELL_MOST, "%d", row->number);
	else if (column == COLUMN_NAME)
		name_text(out, line);
	else if (column == COLUMN_WHAT)
		what_text(out, row);
	else if (column == COLUMN_LOCAL && !same)
		local_text(out, row->file, interface_name);
	else if (column == COLUMN_REMOTE && !same)
		remote_text(out, row, interface_name);
	else if (column == COLUMN_STATE && !same)
		state_text(out, line);
}

bool cell_runs_on(const struct table_line *line, enum table_column column)
{
	enum file_kind kind = line->row->file->kind;

	return column == COLUMN_LOCAL && kind != FILE_SOCKET && kind != FILE_PIPE;
}

/* --- under the row -------------------------------------------------------------------------------------- */

/* The file of a row that changed as it was; NULL where there is nothing to compare with. */
static const struct open_file *old_file(const struct table_line *line)
{
	return line->mark == '~' && line->before && line->before->same_as < 0 ? line->before->file : NULL;
}

static bool differ(const void *a, size_t a_length, const void *b, size_t b_length)
{
	return (!a) != (!b) || a_length != b_length || (a && memcmp(a, b, a_length) != 0);
}

static bool remark_local(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line), *new = line->row->file;
	char address[ADDRESS_TEXT_MOST];

	if (!old || !differ(old->local, old->local_length, new->local, new->local_length))
		return false;
	address_text(address, sizeof address, old->local, old->local_length, interface_name);
	snprintf(out, CELL_MOST, "local was %.430s", address);
	return true;
}

/* That there was none goes without saying. */
static bool remark_remote(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line), *new = line->row->file;
	char address[ADDRESS_TEXT_MOST];

	if (!old || !old->remote || !differ(old->remote, old->remote_length, new->remote, new->remote_length))
		return false;
	address_text(address, sizeof address, old->remote, old->remote_length, interface_name);
	snprintf(out, CELL_MOST, "remote was %.430s", address);
	return true;
}

static const char *plural(int count)
{
	return count == 1 ? "" : "s";
}

static bool remark_in(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line), *new = line->row->file;
	int before = !old || old->bytes_in < 0 ? 0 : old->bytes_in;
	int now = new->bytes_in < 0 ? 0 : new->bytes_in;

	(void)interface_name;
	if (line->mark == '-')
		return false;
	if (new->datagram_waiting)
		snprintf(out, CELL_MOST, "next datagram %d byte%s", now, plural(now));
	else if (old && old->datagram_waiting)
		snprintf(out, CELL_MOST, "no datagram waits");
	else if (now != before && before > 0)
		snprintf(out, CELL_MOST, "in %d byte%s, was %d", now, plural(now), before);
	else if (now > 0)
		snprintf(out, CELL_MOST, "in %d byte%s", now, plural(now));
	else
		return false;
	return true;
}

static bool remark_out(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line), *new = line->row->file;
	int before = !old || old->bytes_out < 0 ? 0 : old->bytes_out;
	int now = new->bytes_out < 0 ? 0 : new->bytes_out;

	(void)interface_name;
	if (line->mark == '-' || (now == 0 && before == 0))
		return false;
	if (now != before && before > 0)
		snprintf(out, CELL_MOST, "out %d byte%s, was %d", now, plural(now), before);
	else
		snprintf(out, CELL_MOST, "out %d byte%s", now, plural(now));
	return true;
}

/* A condition that holds, or held before and does no longer. */
static bool remark_condition(char *out, const char *words, bool now, bool before)
{
	if (!now && !before)
		return false;
	snprintf(out, CELL_MOST, "%s%s", now ? "" : "no longer ", words);
	return true;
}

static bool remark_nonblock(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line);

	(void)interface_name;
	return remark_condition(out, "NONBLOCK", (line->row->file->flags & O_NONBLOCK) != 0,
	                        old && (old->flags & O_NONBLOCK) != 0);
}

static bool remark_close_on_exec(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	(void)interface_name;
	return remark_condition(out, "CLOEXEC", line->row->close_on_exec,
	                        line->mark == '~' && line->before && line->before->close_on_exec);
}

static bool remark_error(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *old = old_file(line);

	(void)interface_name;
	return remark_condition(out, "an error pending", line->row->file->error_pending,
	                        old && old->error_pending);
}

static bool remark_shut(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *file = line->row->file;

	(void)interface_name;
	if ((!file->read_shut && !file->write_shut) || file->peer_gone)
		return false;
	snprintf(out, CELL_MOST, "shut to %s%s%s", file->read_shut ? "read" : "",
	         file->read_shut && file->write_shut ? " and " : "", file->write_shut ? "write" : "");
	return true;
}

static bool remark_peer(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *file = line->row->file;
	const char *words = "the peer has closed";

	(void)interface_name;
	if (!file->peer_gone)
		return false;
	if (file->kind == FILE_PIPE)
		words = (file->flags & O_ACCMODE) == O_WRONLY ? "no reader is left" : "no writer is left";
	snprintf(out, CELL_MOST, "%s", words);
	return true;
}

/* Closing a TCP socket with unread data sends a reset instead of an end. */
static bool remark_unread(char *out, const struct table_line *line, address_interface_name *interface_name)
{
	const struct open_file *file = line->row->file;

	(void)interface_name;
	if (line->mark != '-' || line->after || !is_tcp(file) || file->descriptors > 1 ||
	    file->bytes_in <= 0 || (file->state != STATE_ESTABLISHED && file->state != STATE_CLOSE_WAIT))
		return false;
	snprintf(out, CELL_MOST, "%d byte%s unread: the close became a reset", file->bytes_in,
	         plural(file->bytes_in));
	return true;
}

typedef bool remark_function(char *out, const struct table_line *line, address_interface_name *interface_name);

bool cell_remark(char out[CELL_MOST], const struct table_line *line, size_t i,
                 address_interface_name *interface_name)
{
	static remark_function *const remarks[] = {
		remark_local, remark_remote, remark_in,   remark_out,           remark_nonblock,
		remark_shut,  remark_error,  remark_peer, remark_close_on_exec,
	};
	/* Of a dup only what is its own, and of a row that has gone only what became of it. */
	size_t first = line->row->same_as >= 0 ? sizeof remarks / sizeof remarks[0] - 1 : 0;

	if (line->mark == '-')
		return i == 0 && remark_unread(out, line, interface_name);
	for (size_t at = first; at < sizeof remarks / sizeof remarks[0]; at++)
		if (remarks[at](out, line, interface_name) && i-- == 0)
			return true;
	return false;
}
