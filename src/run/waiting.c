/* Readiness by poll, before the call; the words from the descriptor's row.
 * Not here: the call. */
#include "run/waiting.h"

#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "kernel/address.h"
#include "run/search.h"
#include "type/form.h"

/* The descriptor that the call is about; -1 where it has none. */
static int descriptor_of(const struct step *step)
{
	struct found found;
	return search_descriptor(step, 0, &found) ? (int)found.value : -1;
}

static bool is_ready(int descriptor, short events)
{
	struct pollfd asked = { .fd = descriptor, .events = events };
	return poll(&asked, 1, 0) != 0; /* one that is not open is answered at once */
}

static bool does_not_block(const struct step *step, int descriptor)
{
	int flags = fcntl(descriptor, F_GETFL);
	return search_flag(step, &message_flags, MSG_DONTWAIT) || flags < 0 || (flags & O_NONBLOCK);
}

static const char *words_of_input(struct arena *arena, const struct descriptor *row)
{
	char local[ADDRESS_TEXT_MOST], remote[ADDRESS_TEXT_MOST];
	const struct open_file *file = row->file;
	address_text(local, sizeof local, file->local, file->local_length, if_indextoname);
	address_text(remote, sizeof remote, file->remote, file->remote_length, if_indextoname);
	if (file->kind == FILE_TERMINAL)
		return "a line from the terminal";
	if (file->kind != FILE_SOCKET)
		return file->kind == FILE_PIPE ? "data in the pipe" : "data";
	if (file->state == STATE_LISTEN)
		return arena_format(arena, "a connection on %s", local);
	bool has_name = strcmp(local, "-") != 0;
	if (file->type == SOCK_DGRAM && has_name)
		return arena_format(arena, "a datagram on %s", local);
	if (file->type == SOCK_DGRAM)
		return file->remote ? "a datagram from the other end" : "a datagram";
	return strcmp(remote, "-") == 0 ? "data from the other end"
	                                : arena_format(arena, "data from %s", remote);
}

static const char *waits_to_read(struct session *session, struct invocation *invocation)
{
	int descriptor = descriptor_of(&invocation->step);
	if (is_ready(descriptor, POLLIN) || does_not_block(&invocation->step, descriptor))
		return NULL;
	const struct descriptor *row = session_descriptor(session, descriptor);
	bool listens = row && row->file->state == STATE_LISTEN,
	     accepts = invocation->step.call->waits == WAIT_ACCEPT;
	bool reads = invocation->step.call->waits == WAIT_READ;
	/* the kernel answers at once: EINVAL, ENOTCONN, ENOTSOCK */
	if (row && (listens != accepts || (!reads && row->file->kind != FILE_SOCKET)))
		return NULL;
	return row ? words_of_input(&invocation->arena, row) : "data";
}

/* A descriptor that takes some bytes may wait for room for the rest. */
static const char *waits_to_write(struct session *session, struct invocation *invocation, bool *unknown)
{
	int descriptor = descriptor_of(&invocation->step);
	*unknown = is_ready(descriptor, POLLOUT);
	if (!*unknown && does_not_block(&invocation->step, descriptor))
		return NULL;
	const struct descriptor *row = *unknown ? NULL : session_descriptor(session, descriptor);
	if (row && row->file->state == STATE_LISTEN) /* the kernel answers at once: EPIPE, ENOTCONN */
		return NULL;
	return "room to send: the other end has to read";
}

/* The answer comes at once, mostly. */
static const char *waits_to_connect(struct session *session, struct invocation *invocation, bool *unknown)
{
	char remote[ADDRESS_TEXT_MOST];
	*unknown = true;
	if (!session->settings.attended)
		return NULL;
	struct found found;
	if (search_address(&invocation->step, DIRECTION_IN, &found) && found.block && found.block->before) {
		address_text(remote, sizeof remote, (const struct sockaddr *)(const void *)found.block->before,
		             (socklen_t)found.block->before_size, if_indextoname);
		return arena_format(&invocation->arena, "%s to answer", remote);
	}
	return "an answer";
}

/* --- calls that wait for one of several ------------------------------------------------------------------------ */

/* Descriptors and what is waited for on each, as poll takes them. */
struct asked {
	struct pollfd *list;
	size_t count;
};

static struct pollfd asked_of_element(const struct place *element)
{
	struct pollfd asked = { .fd = -1 };
	for (size_t i = 0; i < element->type->count; i++) {
		struct place member = place_member(element, &element->type->members[i]);
		if (member.type->form == &form_descriptor)
			asked.fd = (int)place_integer(&member);
		if (member.type->names == &poll_events && !(member.member->flags & MEMBER_RESULT))
			asked.events = (short)place_integer(&member);
	}
	return asked;
}

static bool is_list(const struct found *found, const void *detail)
{
	(void)detail;
	const struct type *of = found->type->shape == SHAPE_POINTER ? found->type->of : NULL;
	return of && of->shape == SHAPE_ARRAY && of->of->shape == SHAPE_STRUCT && !found->is_inside;
}

/* False where the list cannot be looked through: the call has to answer for itself. */
static bool asked_of_list(struct arena *arena, const struct found *found, struct asked *asked)
{
	const struct type *of = found->type->of;
	size_t size = type_size(of->of),
	       there = found->block && found->block->before ? found->block->before_size : 0;
	size_t count = found->is_measured && found->length > 0 ? (size_t)found->length : 0;
	*asked = (struct asked){ .count = count };
	if (!count)
		return true;
	if (!size || count > there / size)
		return false;
	asked->list = arena_allocate(arena, count * sizeof *asked->list);
	struct place list = { .type = of, .bytes = found->block->before, .size = there };
	for (size_t i = 0; asked->list && i < count; i++) {
		struct place element = place_element(&list, i * size, size);
		asked->list[i] = asked_of_element(&element);
	}
	return asked->list;
}

/* The list of poll; else the one descriptor that tells of many. */
static bool asked_of_call(struct invocation *invocation, struct asked *asked)
{
	struct found found;
	int descriptor = descriptor_of(&invocation->step);
	if (search(&invocation->step, is_list, NULL, 0, &found) && descriptor < 0)
		return asked_of_list(&invocation->arena, &found, asked);
	asked->list = arena_allocate(&invocation->arena, sizeof *asked->list);
	asked->count = 1;
	if (asked->list)
		*asked->list = (struct pollfd){ .fd = descriptor, .events = POLLIN };
	return asked->list;
}

static bool is_time(const struct found *found, const void *detail)
{
	(void)detail;
	return found->type->shape == SHAPE_INTEGER && found->member && found->member->per_second;
}

/* For how long it waits at most, in seconds, of one member or of several together; below 0 for ever. */
static double most_seconds(const struct step *step)
{
	struct found found;
	double seconds = 0;
	size_t count = 0;
	while (search(step, is_time, NULL, count, &found)) {
		seconds += (double)found.value / found.member->per_second;
		count++;
	}
	return count ? seconds : -1;
}

static const char *waits_for_several(struct invocation *invocation, bool *unknown)
{
	double seconds = most_seconds(&invocation->step);
	struct asked asked;
	struct found found;
	/* what is neither a list nor one descriptor is not asked before: whoever looks is told once it waits */
	*unknown = seconds != 0 && descriptor_of(&invocation->step) < 0 &&
	           !search(&invocation->step, is_list, NULL, 0, &found);
	if (*unknown)
		asked.count = 2;
	else if (seconds == 0 || !asked_of_call(invocation, &asked) ||
	         poll(asked.list, (nfds_t)asked.count, 0) != 0)
		return NULL;
	const char *ready = asked.count == 0   ? "nothing"
	                    : asked.count == 1 ? "the descriptor to be ready"
	                                       : "one of them to be ready";
	if (seconds < 0)
		return ready;
	return arena_format(&invocation->arena, "%s, at most %.0f ms", ready, seconds * 1000);
}

static const char *for_what(struct session *session, struct invocation *invocation, bool *unknown)
{
	switch (invocation->step.call->waits) {
	case WAIT_ACCEPT:
	case WAIT_RECEIVE:
	case WAIT_READ:
		return waits_to_read(session, invocation);
	case WAIT_WRITE:
		return waits_to_write(session, invocation, unknown);
	case WAIT_POLL:
		return waits_for_several(invocation, unknown);
	case WAIT_CONNECT:
		return waits_to_connect(session, invocation, unknown);
	case WAIT_NEVER:
		break;
	}
	return NULL;
}

const char *waits_for(struct session *session, struct invocation *invocation, bool *unknown)
{
	*unknown = false;
	const char *what = for_what(session, invocation, unknown);
	if (*unknown && (!session->settings.attended || invocation->step.job))
		return NULL;
	const char *end = invocation->step.job ? "" : "; Ctrl-C interrupts";
	return what ? arena_format(&invocation->arena, "waits for %s%s", what, end) : NULL;
}
