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

#include "abi/options.h"
#include "abi/structs.h"
#include "kernel/address.h"
#include "type/form.h"
#include "type/integer.h"

/* --- arguments ------------------------------------------------------------------------------------------------- */

bool inquiry_names(const struct inquiry *inquiry, const struct name_set *set, struct found *found)
{
	return search_names(inquiry->step, set, found);
}

bool inquiry_address_given(const struct inquiry *inquiry, struct found *found)
{
	return search_address(inquiry->step, DIRECTION_IN, found);
}

struct amount {
	enum direction direction;
	int64_t *length;
	bool *is_told;
};

/* Holds of none, so that all are looked at. */
static bool add_length(const struct found *found, const void *detail)
{
	const struct amount *amount = detail;
	const struct type *type = found->type;
	bool is_piece = type->shape == SHAPE_POINTER && type->direction & amount->direction &&
	                type->of->shape == SHAPE_BYTES && type->of->form == &form_data && found->is_measured;
	if (is_piece)
		*amount->length = (int64_t)((uint64_t)*amount->length + (uint64_t)found->length);
	*amount->is_told |= is_piece;
	return false;
}

bool inquiry_data(const struct inquiry *inquiry, enum direction direction, int64_t *length)
{
	struct found none;
	bool is_told = false;
	*length = 0;
	search(inquiry->step, add_length, &(struct amount){ direction, length, &is_told }, 0, &none);
	return is_told;
}

bool inquiry_text(const struct inquiry *inquiry, size_t which, struct found *found)
{
	return search_bytes(inquiry->step, &form_text, DIRECTION_IN, which, found);
}

static bool is_counted(const struct found *found, const void *detail)
{
	(void)detail;
	const struct type *of = found->type->shape == SHAPE_POINTER ? found->type->of : NULL;
	return of && of->shape == SHAPE_ARRAY && of->of->shape == SHAPE_STRUCT && found->is_measured;
}

bool inquiry_elements(const struct inquiry *inquiry, int64_t *count)
{
	struct found list;
	if (!search(inquiry->step, is_counted, NULL, 0, &list))
		return false;
	*count = list.length;
	return true;
}

static bool has_form(const struct found *found, const void *form)
{
	return found->type->shape == SHAPE_INTEGER && found->type->form == form && !found->is_inside;
}

bool inquiry_number(const struct inquiry *inquiry, const struct form *form, int64_t *number)
{
	struct found found;
	if (!search(inquiry->step, has_form, form, 0, &found))
		return false;
	*number = found.value;
	return true;
}

static bool leads_to_length(const struct found *found, const void *detail)
{
	(void)detail;
	return found->type->shape == SHAPE_POINTER && found->type->of->form == &form_length && found->block;
}

/* The kernel takes them with their sign. */
bool inquiry_length_behind(const struct inquiry *inquiry, int64_t *before, int64_t *after)
{
	struct found found;
	if (!search(inquiry->step, leads_to_length, NULL, 0, &found))
		return false;
	size_t size = type_size(found.type->of);
	if (!found.block->before || found.block->before_size < size)
		return false;
	*before = *after = load_integer(found.block->before, size, true);
	if (found.block->after_size >= size)
		*after = load_integer(found.block->after, size, true);
	return true;
}

bool inquiry_has_descriptor(const struct inquiry *inquiry)
{
	struct found found;
	return search_descriptor(inquiry->step, 0, &found);
}

int inquiry_descriptor(const struct inquiry *inquiry, size_t which)
{
	struct found found;
	return search_descriptor(inquiry->step, which, &found) ? (int)found.value : -1;
}

static bool is_option(const struct found *found, const void *detail)
{
	(void)detail;
	const struct member *member = found->member;
	return member && member->type == &type_option_name;
}

const struct socket_option *inquiry_socket_option(const struct inquiry *inquiry)
{
	struct found level, option;
	if (!search(inquiry->step, is_option, NULL, 0, &option) ||
	    !inquiry_names(inquiry, &option_levels, &level))
		return NULL;
	return option_of_value(level.value, option.value);
}

static bool is_value(const struct found *found, const void *detail)
{
	(void)detail;
	return found->type->shape == SHAPE_POINTER && found->block && found->block->before;
}

bool inquiry_value(const struct inquiry *inquiry, struct found *found)
{
	return inquiry_socket_option(inquiry) && search(inquiry->step, is_value, NULL, 0, found);
}

/* --- the descriptor -------------------------------------------------------------------------------------------- */

/* Where the shell does not follow the table, it is out of date. */
static struct descriptor_table *current_table(struct inquiry *inquiry)
{
	struct session *session = inquiry->session;
	bool is_old = session->descriptors && !session->settings.table;
	struct descriptor_table *table = session_descriptors(session);

	if (table && is_old)
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
	row = table ? descriptors_ask(table, inquiry_descriptor(inquiry, 0)) : NULL;
	if (!row)
		return NULL;
	inquiry->peer = row->peer;
	inquiry->file = row->file;
	return row->file;
}

bool inquiry_is_socket(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);

	return file && file->kind == FILE_SOCKET;
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
	struct found found;
	if (!inquiry_address_given(inquiry, &found) || !found.is_measured || !found.block ||
	    !found.block->before || found.block->before_size < sizeof(sa_family_t))
		return NULL;
	*length = (socklen_t)found.block->before_size;
	if (found.length >= (int64_t)sizeof(sa_family_t) && found.length < (int64_t)found.block->before_size)
		*length = (socklen_t)found.length;
	return (const void *)found.block->before;
}

int inquiry_family(const struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	sa_family_t given;
	struct found family;
	if (address) {
		memcpy(&given, address, sizeof given);
		return given;
	}
	return inquiry_names(inquiry, &families, &family) ? (int)family.value : -1;
}

size_t inquiry_least_address(struct inquiry *inquiry)
{
	const struct type *type =
		inquiry_is_socket(inquiry) ? struct_of_family(inquiry_file(inquiry)->family) : NULL;
	if (!type)
		return 0;
	return type->least ? type->least : type->size;
}

const char *inquiry_path(const struct inquiry *inquiry)
{
	socklen_t length;
	size_t size = 0;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	const char *name = address ? address_unix_name(address, length, &size) : NULL;

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
	if (!file || !address || length > sizeof copy)
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

const struct open_file *inquiry_holder_file(struct inquiry *inquiry)
{
	const struct holder *holder = inquiry_holder(inquiry);
	bool is_ours = holder->kind == HOLDER_OURS;
	const struct descriptor *row =
		is_ours ? descriptors_find(inquiry->session->descriptors, holder->descriptor) : NULL;
	return row ? row->file : NULL;
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

static bool comes_from(const struct open_file *file, const struct open_file *listener)
{
	return (file->local &&
	        address_reaches(file->local, file->local_length, listener->local, listener->local_length)) ||
	       (file->remote &&
	        address_reaches(file->remote, file->remote_length, listener->local, listener->local_length));
}

/* The one whose address this socket or its peer has, if the connection came from there; else the newest. */
const struct descriptor *inquiry_listener(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_is_socket(inquiry) ? inquiry_file(inquiry) : NULL;
	struct descriptor_table *table = inquiry->session->descriptors;
	const struct descriptor *row;

	if (inquiry->has_listener || !file)
		return inquiry->listener;
	inquiry->has_listener = true;
	for (row = descriptors_next(table, -1); row; row = descriptors_next(table, row->number)) {
		if (row->number == inquiry_descriptor(inquiry, 0) || !could_be_meant(file, row))
			continue;
		inquiry->listener = row;
		if (comes_from(file, row->file))
			break;
	}
	return inquiry->listener;
}

/* --- pointers -------------------------------------------------------------------------------------------------- */

/* The bytes of the memory behind a pointer, as far as we know; -1 where we do not. */
static int64_t room_behind(const struct inquiry *inquiry, const struct found *found)
{
	const struct variable *variable = inquiry->session->variables.first;
	for (; variable; variable = variable->next)
		if (found->value == (int64_t)(intptr_t)variable->value.bytes && variable->value.bytes)
			return (int64_t)variable->value.size;
	return found->block->before ? (int64_t)found->block->before_size : -1;
}

static bool is_no_memory(const struct found *found)
{
	return found->type->shape == SHAPE_POINTER && !found->block;
}

/* Inside a struct it may be NULL where nothing is to be there: msg_name. */
static bool is_null(const struct found *found, const void *inquiry)
{
	(void)inquiry;
	bool is_wanted = !found->is_inside || (found->is_measured && found->length > 0);
	return is_no_memory(found) && found->value == 0 && is_wanted;
}

static bool is_wild(const struct found *found, const void *inquiry)
{
	(void)inquiry;
	return is_no_memory(found) && found->value != 0;
}

static bool overruns(const struct found *found, const void *inquiry)
{
	bool is_sized = found->block && found->is_measured && found->type->of->extent.kind == EXTENT_SIZED;
	int64_t room = is_sized ? room_behind(inquiry, found) : -1;
	return room >= 0 && (found->length > room || found->length < 0);
}

bool inquiry_pointer(const struct inquiry *inquiry, enum fact fact, struct found *found)
{
	search_test *test = fact == FACT_NULL_POINTER  ? is_null
	                    : fact == FACT_BAD_POINTER ? is_wild
	                                               : overruns;
	return search(inquiry->step, test, inquiry, 0, found);
}

/* --- results --------------------------------------------------------------------------------------------------- */

int inquiry_cut_datagram(const struct inquiry *inquiry)
{
	const struct step *step = inquiry->step;
	int64_t room;
	if (!inquiry_data(inquiry, DIRECTION_OUT, &room) || step->result != room ||
	    !inquiry->session->descriptors)
		return 0;
	const struct descriptor *row =
		descriptors_find(inquiry->session->descriptors, inquiry_descriptor(inquiry, 0));
	if (!row || row->file->kind != FILE_SOCKET || row->file->type != SOCK_DGRAM)
		return 0;
	if (search_flag(step, &message_flags, MSG_PEEK))
		return 0;
	return row->file->bytes_in > step->result ? row->file->bytes_in : 0;
}

/* The descriptor in an element whose events, as the call filled them in, say that it is none; or -1. */
static int invalid_in(const struct place *element)
{
	int descriptor = -1;
	bool is_invalid = false;
	for (size_t i = 0; i < element->type->count; i++) {
		struct place member = place_member(element, &element->type->members[i]);
		if (member.type->shape != SHAPE_INTEGER || member.size < type_size(member.type))
			continue;
		if (member.type->form == &form_descriptor)
			descriptor = (int)place_integer(&member);
		if (member.type->names == &poll_events && member.member->flags & MEMBER_RESULT)
			is_invalid = place_integer(&member) & POLLNVAL;
	}
	return is_invalid ? descriptor : -1;
}

static int invalid_in_list(const struct place *list)
{
	int descriptor = -1;
	size_t size, step;
	for (size_t at = 0; descriptor < 0 && (step = place_step(list, at, &size)); at += step) {
		struct place element = place_element(list, at, size);
		descriptor = invalid_in(&element);
	}
	return descriptor;
}

static bool is_list_of_structs(const struct found *found, const void *detail)
{
	(void)detail;
	const struct type *of = found->type->shape == SHAPE_POINTER ? found->type->of : NULL;
	return of && found->type->direction & DIRECTION_OUT && of->shape == SHAPE_ARRAY &&
	       of->of->shape == SHAPE_STRUCT;
}

int inquiry_invalid_descriptor(const struct inquiry *inquiry)
{
	struct found found;
	if (!search(inquiry->step, is_list_of_structs, NULL, 0, &found) || !found.block || !found.block->after)
		return -1;
	struct place list = {
		.type = found.type->of, .bytes = found.block->after, .size = found.block->after_size
	};
	return invalid_in_list(&list);
}

static bool is_set(const struct found *found, const void *form)
{
	return is_value(found, NULL) && found->type->of->form == form;
}

int inquiry_closed_in_sets(const struct inquiry *inquiry)
{
	struct found set;
	for (size_t i = 0; search(inquiry->step, is_set, &form_fd_set, i, &set); i++) {
		int64_t number = -1;
		while ((number = form_fd_set.next(set.block->before, set.block->before_size, number + 1)) >= 0)
			if (fcntl((int)number, F_GETFD) < 0)
				return (int)number;
	}
	return -1;
}

static bool is_closed_inside(const struct found *found, const void *detail)
{
	(void)detail;
	return found->is_inside && found->type->form == &form_descriptor &&
	       fcntl((int)found->value, F_GETFD) < 0;
}

int inquiry_closed_inside(const struct inquiry *inquiry)
{
	struct found found;
	return search(inquiry->step, is_closed_inside, NULL, 0, &found) ? (int)found.value : -1;
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
