/* Readiness by poll, before the call; the words from the descriptor's row.
 * Not here: the call. */
#include "run/waiting.h"

#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "kernel/address.h"

static bool has_flag(const struct step *step, const struct name_set *set, int64_t flag)
{
	for (size_t i = 0; i < step->argument_count; i++)
		if (step->arguments[i].parameter->set == set && (step->arguments[i].value & flag))
			return true;
	return false;
}

static bool is_ready(int descriptor, short events)
{
	struct pollfd asked = { .fd = descriptor, .events = events };
	return poll(&asked, 1, 0) != 0; /* one that is not open is answered at once */
}

static bool does_not_block(const struct step *step, int descriptor)
{
	int flags = fcntl(descriptor, F_GETFL);
	return has_flag(step, &message_flags, MSG_DONTWAIT) || flags < 0 || (flags & O_NONBLOCK);
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
	if (file->type == SOCK_DGRAM)
		return arena_format(arena, "a datagram on %s", local);
	return strcmp(remote, "-") == 0 ? "data from the other end" : arena_format(arena, "data from %s", remote);
}

static const char *waits_to_read(struct session *session, struct invocation *invocation)
{
	int descriptor = (int)invocation->raw[0];
	if (is_ready(descriptor, POLLIN) || does_not_block(&invocation->step, descriptor))
		return NULL;
	const struct descriptor *row = session_descriptor(session, descriptor);
	bool listens = row && row->file->state == STATE_LISTEN, accepts = invocation->step.call->waits == WAIT_ACCEPT;
	bool reads = invocation->step.call->waits == WAIT_READ;
	/* the kernel answers at once: EINVAL, ENOTCONN, ENOTSOCK */
	if (row && (listens != accepts || (!reads && row->file->kind != FILE_SOCKET)))
		return NULL;
	return row ? words_of_input(&invocation->arena, row) : "data";
}

/* A descriptor that takes some bytes may wait for room for the rest. */
static const char *waits_to_write(struct session *session, struct invocation *invocation, bool *unknown)
{
	int descriptor = (int)invocation->raw[0];
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
	for (size_t i = 0; i < invocation->step.argument_count; i++) {
		const struct argument *argument = &invocation->step.arguments[i];
		if (argument->parameter->kind != KIND_ADDRESS || argument->form != ARGUMENT_MEMORY)
			continue;
		address_text(remote, sizeof remote, (const struct sockaddr *)(const void *)argument->before,
		             (socklen_t)argument->before_size, if_indextoname);
		return arena_format(&invocation->arena, "%s to answer", remote);
	}
	return "an answer";
}

static const char *waits_in_poll(struct invocation *invocation)
{
	int64_t count = invocation->raw[1], milliseconds = invocation->raw[2];
	struct pollfd *copy = NULL;
	if (milliseconds == 0)
		return NULL;
	if (count > 0 && invocation->step.arguments[0].before && (uint64_t)count <= invocation->step.arguments[0].before_size / sizeof *copy)
		copy = (struct pollfd *)(void *)arena_copy(&invocation->arena, invocation->step.arguments[0].before, (size_t)count * sizeof *copy);
	if ((count && !copy) || poll(copy, (nfds_t)count, 0) != 0)
		return NULL;
	const char *ready = count == 0 ? "nothing" : count == 1 ? "the descriptor to be ready" : "one of them to be ready";
	if (milliseconds < 0)
		return ready;
	return arena_format(&invocation->arena, "%s, at most %lld ms", ready, (long long)milliseconds);
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
		return waits_in_poll(invocation);
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
