/* Who has an address: first our own rows, then the sockets of the machine, then whose they are.
 * Not here: how the machine's sockets are listed (diag.c). */
#include "kernel/holder.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/diag.h"

struct search {
	int protocol;
	const struct sockaddr *address;
	socklen_t length;
	int except;
	bool listening;        /* only who answers there */
	uint64_t except_inode; /* of the descriptor that asks */
	uint64_t inode;        /* of the best so far */
	struct holder *holder;
};

static void note(struct search *search, enum holder_kind kind, enum socket_state state,
                 const struct sockaddr *address, socklen_t length)
{
	struct holder *holder = search->holder;

	holder->kind = kind;
	holder->state = state;
	holder->length = length < sizeof holder->address ? length : sizeof holder->address;
	memcpy(&holder->address, address, holder->length);
}

/* --- ours ----------------------------------------------------------------------------------------------- */

static bool answers(const struct open_file *file, int protocol)
{
	if (file->family == AF_UNIX || protocol == IPPROTO_TCP)
		return file->state == STATE_LISTEN || file->type == SOCK_DGRAM;
	return true;
}

/* An accepted unix socket goes by its listener's name, but does not hold it. */
static bool is_accepted(const struct open_file *file)
{
	size_t size = 0;

	if (file->family != AF_UNIX || file->type == SOCK_DGRAM || file->state != STATE_ESTABLISHED ||
	    !file->remote)
		return false;
	address_unix_name(file->remote, file->remote_length, &size);
	return size == 0;
}

static bool is_ours(const struct search *search, const struct descriptor *row)
{
	const struct open_file *file = row->file;

	if (file->kind != FILE_SOCKET || !file->local || row->same_as >= 0 || row->number == search->except ||
	    file->inode == search->except_inode || is_accepted(file))
		return false;
	if (file->family != AF_UNIX && file->protocol != search->protocol)
		return false;
	if (search->listening && !answers(file, search->protocol))
		return false;
	return address_reaches(search->address, search->length, file->local, file->local_length);
}

/* A listener is named before a connection that it accepted. */
static bool find_ours(struct search *search, struct descriptor_table *table)
{
	for (const struct descriptor *row = descriptors_next(table, -1); row;
	     row = descriptors_next(table, row->number)) {
		if (!is_ours(search, row) ||
		    (search->holder->kind == HOLDER_OURS && row->file->state != STATE_LISTEN))
			continue;
		note(search, HOLDER_OURS, row->file->state, row->file->local, row->file->local_length);
		search->holder->descriptor = row->number;
		if (row->file->state == STATE_LISTEN)
			break;
	}
	return search->holder->kind == HOLDER_OURS;
}

/* --- other processes ------------------------------------------------------------------------------------ */

/* Whether one of a process' descriptors is that link, "socket:[1234]". */
static bool process_has(const char *process, const char *wanted)
{
	char path[300], link[64];
	DIR *directory;
	struct dirent *entry;
	bool found = false;

	snprintf(path, sizeof path, "/proc/%s/fd", process);
	directory = opendir(path);
	while (directory && !found && (entry = readdir(directory))) {
		ssize_t length = readlinkat(dirfd(directory), entry->d_name, link, sizeof link - 1);

		link[length < 0 ? 0 : length] = '\0';
		found = strcmp(link, wanted) == 0;
	}
	if (directory)
		closedir(directory);
	return found;
}

static void read_command(struct holder *holder, const char *process)
{
	char path[300];
	ssize_t length;
	int file;

	holder->process = atoi(process);
	snprintf(path, sizeof path, "/proc/%s/comm", process);
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return;
	length = read(file, holder->command, sizeof holder->command - 1);
	close(file);
	holder->command[length < 0 ? 0 : length] = '\0';
	holder->command[strcspn(holder->command, "\n")] = '\0';
}

/* Finds the process that has a socket open, as far as we may look into others. */
static void find_process(struct holder *holder, uint64_t inode)
{
	char wanted[64];
	DIR *processes = opendir("/proc");
	struct dirent *entry;

	snprintf(wanted, sizeof wanted, "socket:[%llu]", (unsigned long long)inode);
	while (processes && holder->process == 0 && (entry = readdir(processes)))
		if (isdigit((unsigned char)entry->d_name[0]) && process_has(entry->d_name, wanted))
			read_command(holder, entry->d_name);
	if (processes)
		closedir(processes);
}

/* --- the machine's sockets ------------------------------------------------------------------------------ */

/* How good an answer a socket is; 0 for none. */
static int rank(const struct search *search, enum socket_state state, uint64_t inode)
{
	if (state == STATE_LISTEN || (search->protocol == IPPROTO_UDP && inode != 0))
		return 3;
	if (search->listening)
		return 0;
	return inode != 0 ? 2 : 1;
}

static bool visit_socket(void *context, const struct diag_socket *socket)
{
	struct search *search = context;
	struct holder *holder = search->holder;
	const struct sockaddr *local = (const void *)&socket->local;
	int new = rank(search, socket->state, socket->inode);
	int old = holder->kind == HOLDER_NOBODY ? 0 : rank(search, holder->state, search->inode);

	if (socket->inode != 0 && socket->inode == search->except_inode)
		return true;
	if (!address_reaches(search->address, search->length, local, socket->length))
		return true;
	if (new == 0 || new < old || (new == old && socket->milliseconds_left <= holder->milliseconds_left))
		return true;
	note(search, socket->inode != 0 ? HOLDER_OTHER : HOLDER_KEPT, socket->state, local, socket->length);
	holder->milliseconds_left = socket->milliseconds_left;
	search->inode = socket->inode;
	return true;
}

static void find_internet(struct search *search, struct diag *diag)
{
	int port = address_port(search->address, search->length);
	bool told = diag_local_port(diag, AF_INET, search->protocol, port, visit_socket, search);

	told = diag_local_port(diag, AF_INET6, search->protocol, port, visit_socket, search) || told;
	if (!told)
		search->holder->kind = HOLDER_UNKNOWN;
}

/* /proc/net/unix shows a name with @ for each NUL in it. */
static bool same_shown_name(const char *shown, const char *name, size_t size)
{
	if (strlen(shown) != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (shown[i] != (name[i] == '\0' ? '@' : name[i]))
			return false;
	return true;
}

static void visit_unix_line(struct search *search, const char *line)
{
	size_t size;
	const char *name = address_unix_name(search->address, search->length, &size);
	unsigned flags, type, state;
	unsigned long inode;
	int at = 0;
	bool listens;

	if (sscanf(line, "%*x: %*x %*x %x %x %x %lu %n", &flags, &type, &state, &inode, &at) < 4 || at == 0 ||
	    !same_shown_name(line + at, name, size) || inode == 0 || inode == search->except_inode)
		return;
	listens = (flags & 0x10000) != 0;
	if (type != SOCK_DGRAM && state == 3) /* connected: an accepted one goes by its listener's name */
		return;
	if (search->holder->kind != HOLDER_NOBODY || (search->listening && !listens && type != SOCK_DGRAM))
		return;
	note(search, HOLDER_OTHER, listens ? STATE_LISTEN : STATE_NONE, search->address, search->length);
	search->inode = inode;
}

static void find_unix(struct search *search)
{
	FILE *table = fopen("/proc/net/unix", "re");
	char line[256];

	if (!table)
		search->holder->kind = HOLDER_UNKNOWN;
	while (table && fgets(line, sizeof line, table)) {
		line[strcspn(line, "\n")] = '\0';
		visit_unix_line(search, line);
	}
	if (table)
		fclose(table);
}

static void run_search(struct search *search, struct descriptor_table *table)
{
	const struct descriptor *asking = descriptors_find(table, search->except);

	*search->holder = (struct holder){ .kind = HOLDER_NOBODY, .descriptor = -1, .milliseconds_left = -1 };
	if (asking)
		search->except_inode = asking->file->inode;
	if (find_ours(search, table))
		return;
	if (search->address->sa_family == AF_UNIX)
		find_unix(search);
	else
		find_internet(search, descriptors_diag(table));
	if (search->holder->kind == HOLDER_OTHER)
		find_process(search->holder, search->inode);
}

void holder_of_address(struct descriptor_table *table, int protocol, const struct sockaddr *address,
                       socklen_t length, int except, struct holder *holder)
{
	struct search search = { .protocol = protocol,
		                 .address = address,
		                 .length = length,
		                 .except = except,
		                 .listening = false,
		                 .holder = holder };

	run_search(&search, table);
}

void holder_listening(struct descriptor_table *table, int protocol, const struct sockaddr *address,
                      socklen_t length, struct holder *holder)
{
	struct search search = { .protocol = protocol,
		                 .address = address,
		                 .length = length,
		                 .except = -1,
		                 .listening = true,
		                 .holder = holder };

	run_search(&search, table);
}
