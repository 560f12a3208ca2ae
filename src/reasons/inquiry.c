/* The questions behind the reasons: to the step's arguments, the descriptor table and the kernel.
 * Not here: what the answers mean (facts.c), how they are written (blanks.c). */
#include "reasons/inquiry.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "kernel/address.h"

/* --- arguments ------------------------------------------------------------------------------------------------- */

const struct argument *inquiry_argument(const struct inquiry *inquiry, enum kind kind, enum direction direction)
{
	for (size_t i = 0; i < inquiry->step->argument_count; i++) {
		const struct argument *argument = &inquiry->step->arguments[i];

		if (argument->parameter->kind == kind && (argument->parameter->direction & direction) != 0)
			return argument;
	}
	return NULL;
}

const struct argument *inquiry_length_of(const struct inquiry *inquiry, const struct argument *argument)
{
	/* the length names what it measures; the peer of an option's value is the option */
	for (size_t i = 0; argument != NULL && i < inquiry->step->argument_count; i++) {
		const struct argument *length = &inquiry->step->arguments[i];
		bool measures = length->parameter->kind == KIND_LENGTH || length->parameter->kind == KIND_LENGTH_POINTER;

		if (measures && length->parameter->peer == argument - inquiry->step->arguments)
			return length;
	}
	return NULL;
}

const struct argument *inquiry_named(const struct inquiry *inquiry, const struct name_set *set)
{
	for (size_t i = 0; i < inquiry->step->argument_count; i++)
		if (inquiry->step->arguments[i].parameter->set == set)
			return &inquiry->step->arguments[i];
	return NULL;
}

int inquiry_descriptor(const struct inquiry *inquiry, size_t which)
{
	for (size_t i = 0; i < inquiry->step->argument_count; i++)
		if (inquiry->step->arguments[i].parameter->kind == KIND_DESCRIPTOR && which-- == 0)
			return (int)inquiry->step->arguments[i].value;
	return -1;
}

const struct socket_option *inquiry_socket_option(const struct inquiry *inquiry)
{
	const struct argument *argument = inquiry_argument(inquiry, KIND_OPTION, DIRECTION_IN);

	return argument == NULL ? NULL : argument->option;
}

/* --- the descriptor -------------------------------------------------------------------------------------------- */

/* Where the shell does not follow the table, it is out of date. */
static struct descriptor_table *current_table(struct inquiry *inquiry)
{
	struct session *session = inquiry->session;
	bool is_old = session->descriptors != NULL && !session->settings.table;
	struct descriptor_table *table = session_descriptors(session);

	if (table != NULL && is_old)
		descriptors_refresh_all(table, NULL);
	return table;
}

const struct open_file *inquiry_file(struct inquiry *inquiry)
{
	struct descriptor_table *table;
	const struct descriptor *row;

	if (inquiry->has_file)
		return inquiry->file;
	inquiry->has_file = true;
	inquiry->peer = -1;
	table = current_table(inquiry);
	row = table == NULL ? NULL : descriptors_ask(table, inquiry_descriptor(inquiry, 0));
	if (row == NULL)
		return NULL;
	inquiry->peer = row->peer;
	inquiry->file = row->file;
	return row->file;
}

bool inquiry_is_socket(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);

	return file != NULL && file->kind == FILE_SOCKET;
}

int inquiry_option(struct inquiry *inquiry, int option)
{
	int value = -1;
	socklen_t length = sizeof value;

	return getsockopt(inquiry_descriptor(inquiry, 0), SOL_SOCKET, option, &value, &length) < 0 ? -1 : value;
}

double inquiry_seconds(struct inquiry *inquiry, int option)
{
	struct timeval time = { 0, 0 };
	socklen_t length = sizeof time;

	if (getsockopt(inquiry_descriptor(inquiry, 0), SOL_SOCKET, option, &time, &length) < 0)
		return 0;
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* --- the address ----------------------------------------------------------------------------------------------- */

const struct sockaddr *inquiry_address(const struct inquiry *inquiry, socklen_t *length)
{
	const struct argument *address = inquiry_argument(inquiry, KIND_ADDRESS, DIRECTION_IN);
	const struct argument *size = inquiry_length_of(inquiry, address);

	if (size == NULL || address->form != ARGUMENT_MEMORY || address->before == NULL ||
	    address->before_size < sizeof(sa_family_t))
		return NULL;
	*length = (socklen_t)address->before_size;
	if (size->value >= (int64_t)sizeof(sa_family_t) && size->value < (int64_t)address->before_size)
		*length = (socklen_t)size->value;
	return (const void *)address->before;
}

int inquiry_family(const struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	const struct argument *family;
	sa_family_t given;

	if (address != NULL) {
		memcpy(&given, address, sizeof given);
		return given;
	}
	family = inquiry_named(inquiry, &families);
	return family == NULL ? -1 : (int)family->value;
}

const char *inquiry_path(const struct inquiry *inquiry)
{
	socklen_t length;
	size_t size = 0;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	const char *name = address == NULL ? NULL : address_unix_name(address, length, &size);

	if (size == 0 || name[0] == '\0')
		return NULL;
	return arena_copy(inquiry->arena, name, size);
}

static bool search_holder(struct inquiry *inquiry, struct holder *holder, bool listening)
{
	const struct open_file *file = inquiry_file(inquiry);
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	struct sockaddr_storage copy;

	*holder = (struct holder){ .kind = HOLDER_UNKNOWN, .descriptor = -1 };
	if (file == NULL || address == NULL || length > sizeof copy)
		return false;
	memset(&copy, 0, sizeof copy);
	memcpy(&copy, address, length);
	if (listening)
		holder_listening(inquiry->session->descriptors, file->protocol, (void *)&copy, length, holder);
	else
		holder_of_address(inquiry->session->descriptors, file->protocol, (void *)&copy, length,
		                  inquiry_descriptor(inquiry, 0), holder);
	return true;
}

const struct holder *inquiry_holder(struct inquiry *inquiry)
{
	if (!inquiry->has_holder)
		search_holder(inquiry, &inquiry->holder, false);
	inquiry->has_holder = true;
	return &inquiry->holder;
}

const struct holder *inquiry_listening(struct inquiry *inquiry)
{
	if (!inquiry->has_listening)
		search_holder(inquiry, &inquiry->listening, true);
	inquiry->has_listening = true;
	return &inquiry->listening;
}

/* --- another socket of the session ----------------------------------------------------------------------------- */

static bool could_be_meant(const struct open_file *wanted, const struct descriptor *row)
{
	size_t size;

	if (row->file->kind != FILE_SOCKET || row->same_as >= 0 || row->file->family != wanted->family ||
	    row->file->type != wanted->type)
		return false;
	if (wanted->type != SOCK_DGRAM)
		return row->file->state == STATE_LISTEN;
	address_unix_name(row->file->local, row->file->local_length, &size);
	return address_port(row->file->local, row->file->local_length) > 0 || size > 0;
}

/* The one whose address this socket has, if it came from there; else the newest. */
const struct descriptor *inquiry_listener(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_is_socket(inquiry) ? inquiry_file(inquiry) : NULL;
	struct descriptor_table *table = inquiry->session->descriptors;
	const struct descriptor *row;

	if (inquiry->has_listener || file == NULL)
		return inquiry->listener;
	inquiry->has_listener = true;
	for (row = descriptors_next(table, -1); row != NULL; row = descriptors_next(table, row->number)) {
		if (row->number == inquiry_descriptor(inquiry, 0) || !could_be_meant(file, row))
			continue;
		inquiry->listener = row;
		if (file->local != NULL &&
		    address_reaches(file->local, file->local_length, row->file->local, row->file->local_length))
			break;
	}
	return inquiry->listener;
}

/* --- pointers -------------------------------------------------------------------------------------------------- */

static bool is_pointer(const struct parameter *parameter)
{
	switch (parameter->kind) {
	case KIND_ADDRESS: case KIND_OPTION_VALUE: case KIND_LENGTH_POINTER: case KIND_DATA: case KIND_TEXT:
	case KIND_TEXT_BUFFER: case KIND_PAIR: case KIND_STRUCT: case KIND_STRUCT_LIST: case KIND_RAW_ADDRESS:
	case KIND_RESULT_LIST:
		return true;
	default:
		return false;
	}
}

/* The bytes of the memory behind an argument, as far as we know; -1 where we do not. */
static int64_t room_of(const struct inquiry *inquiry, const struct argument *argument)
{
	const struct variable *variable = inquiry->session->variables.first;

	for (; variable != NULL; variable = variable->next)
		if (argument->value == (int64_t)(intptr_t)variable->value.bytes && variable->value.bytes != NULL)
			return (int64_t)variable->value.size;
	return argument->before != NULL ? (int64_t)argument->before_size : -1;
}

static bool overruns(const struct inquiry *inquiry, const struct argument *argument, int64_t *length)
{
	const struct argument *size = inquiry_length_of(inquiry, argument);
	int64_t room = room_of(inquiry, argument);

	if (size == NULL || size->form == ARGUMENT_POINTER || argument->form != ARGUMENT_MEMORY || room < 0 ||
	    argument->parameter->kind == KIND_LENGTH_POINTER || argument->parameter->kind == KIND_STRUCT_LIST)
		return false;
	*length = size->parameter->kind == KIND_LENGTH_POINTER ? size->length_before : size->value;
	return *length > room || *length < 0;
}

const struct argument *inquiry_pointer(const struct inquiry *inquiry, enum fact fact, int64_t *length)
{
	for (size_t i = 0; i < inquiry->step->argument_count; i++) {
		const struct argument *argument = &inquiry->step->arguments[i];
		bool is_null = argument->form == ARGUMENT_POINTER && argument->value == 0;
		bool is_bad = argument->form == ARGUMENT_POINTER && argument->value != 0;

		if (!is_pointer(argument->parameter))
			continue;
		if ((fact == FACT_NULL_POINTER && is_null) || (fact == FACT_BAD_POINTER && is_bad) ||
		    (fact == FACT_OVERRUN && overruns(inquiry, argument, length)))
			return argument;
	}
	return NULL;
}

/* --- results --------------------------------------------------------------------------------------------------- */

int inquiry_cut_datagram(const struct inquiry *inquiry)
{
	const struct step *step = inquiry->step;
	const struct argument *size = inquiry_length_of(inquiry, inquiry_argument(inquiry, KIND_DATA, DIRECTION_OUT));
	const struct argument *flags = inquiry_named(inquiry, &message_flags);
	const struct descriptor *row;

	if (size == NULL || step->result != size->value || inquiry->session->descriptors == NULL)
		return 0;
	row = descriptors_find(inquiry->session->descriptors, inquiry_descriptor(inquiry, 0));
	if (row == NULL || row->file->kind != FILE_SOCKET || row->file->type != SOCK_DGRAM)
		return 0;
	if (flags != NULL && (flags->value & MSG_PEEK) != 0)
		return 0;
	return row->file->bytes_in > step->result ? row->file->bytes_in : 0;
}

int inquiry_invalid_descriptor(const struct inquiry *inquiry)
{
	const struct argument *list = inquiry_argument(inquiry, KIND_STRUCT_LIST, DIRECTION_OUT);
	struct pollfd one;

	if (list == NULL || list->after == NULL || list->parameter->layout != &layout_pollfd)
		return -1;
	for (size_t at = 0; at + sizeof one <= list->after_size; at += sizeof one) {
		memcpy(&one, list->after + at, sizeof one);
		if ((one.revents & POLLNVAL) != 0)
			return one.fd;
	}
	return -1;
}

int inquiry_first_port(void)
{
	char text[16] = "";
	int file = open("/proc/sys/net/ipv4/ip_unprivileged_port_start", O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);

	if (file >= 0)
		close(file);
	return length <= 0 ? 1024 : atoi(text);
}
