/* The facts: a small question for each, in an array indexed by enum fact.
 * Not here: what the kernel is asked for them (inquiry.c). */
#include "reasons/facts.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/tcp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>

#include "kernel/address.h"
#include "type/form.h"

static bool always(struct inquiry *inquiry)
{
	(void)inquiry;
	return true;
}

/* --- the descriptor -------------------------------------------------------------------------------------------- */

static bool is_open(struct inquiry *inquiry)
{
	return fcntl(inquiry_descriptor(inquiry, 0), F_GETFD) >= 0;
}

static bool closed_before(struct inquiry *inquiry)
{
	int number = inquiry_descriptor(inquiry, 0);
	const uint64_t *gone = inquiry->session->gone;
	return number >= 0 && number < GONE_MOST && (gone[number / 64] >> (number % 64) & 1) != 0 &&
	       !is_open(inquiry);
}

static bool negative_descriptor(struct inquiry *inquiry)
{
	return inquiry_has_descriptor(inquiry) && inquiry_descriptor(inquiry, 0) < 0;
}

static bool never_opened(struct inquiry *inquiry)
{
	return inquiry_has_descriptor(inquiry) && !is_open(inquiry);
}

static bool has_access(struct inquiry *inquiry, int mode)
{
	const struct open_file *file = inquiry_file(inquiry);
	return file && file->kind != FILE_SOCKET && (file->flags & O_ACCMODE) == mode;
}

static bool read_only(struct inquiry *inquiry)
{
	return has_access(inquiry, O_RDONLY);
}
static bool write_only(struct inquiry *inquiry)
{
	return has_access(inquiry, O_WRONLY);
}

static bool is_kind(struct inquiry *inquiry, enum file_kind kind)
{
	const struct open_file *file = inquiry_file(inquiry);
	return file && file->kind == kind;
}

static bool is_pipe(struct inquiry *inquiry)
{
	return is_kind(inquiry, FILE_PIPE);
}
static bool is_regular(struct inquiry *inquiry)
{
	return is_kind(inquiry, FILE_REGULAR);
}
static bool is_terminal(struct inquiry *inquiry)
{
	return is_kind(inquiry, FILE_TERMINAL);
}

static bool same_numbers(struct inquiry *inquiry)
{
	return inquiry_descriptor(inquiry, 0) == inquiry_descriptor(inquiry, 1);
}

static bool nonblocking(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);
	return file && (file->flags & O_NONBLOCK) != 0;
}

/* --- the socket ------------------------------------------------------------------------------------------------ */

static bool is_stream(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);
	return inquiry_is_socket(inquiry) && (file->type == SOCK_STREAM || file->type == SOCK_SEQPACKET);
}

static bool has_messages(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->type == SOCK_SEQPACKET;
}

/* Asked of the kernel: more may wait to be received before the end. */
static bool peer_there(struct inquiry *inquiry)
{
	struct pollfd asked = { .fd = inquiry_descriptor(inquiry, 0), .events = POLLRDHUP };
	return poll(&asked, 1, 0) == 0;
}

static bool is_datagram(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && !is_stream(inquiry);
}

static bool is_wanted(struct inquiry *inquiry, int wanted)
{
	struct found type;
	int family = inquiry_family(inquiry);
	return inquiry_names(inquiry, &socket_types, &type) && (family == AF_INET || family == AF_INET6) &&
	       (type.value & (int64_t)socket_types.enum_mask) == wanted;
}

static bool raw_wanted(struct inquiry *inquiry)
{
	return is_wanted(inquiry, SOCK_RAW);
}

/* All other datagram sockets of the internet are for everybody. */
static bool ping_wanted(struct inquiry *inquiry)
{
	return is_wanted(inquiry, SOCK_DGRAM);
}

bool fact_unix(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->family == AF_UNIX;
}

bool fact_tcp(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->protocol == IPPROTO_TCP;
}

static bool is_bound(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);
	size_t size = 0;
	if (!inquiry_is_socket(inquiry) || !file->local)
		return false;
	address_unix_name(file->local, file->local_length, &size);
	return size > 0 || address_port(file->local, file->local_length) > 0;
}

static bool is_listening(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->state == STATE_LISTEN;
}

static bool is_connecting(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->state == STATE_SYN_SENT;
}

static bool is_connected(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_file(inquiry)->remote && !is_connecting(inquiry);
}

/* A connection brings two segments at least; a refused attempt one. */
static bool never_connected(struct inquiry *inquiry)
{
	struct tcp_info info = { .tcpi_state = 0 };
	socklen_t length = sizeof info;
	if (!fact_tcp(inquiry) || inquiry_file(inquiry)->state != STATE_CLOSED)
		return false;
	return getsockopt(inquiry_descriptor(inquiry, 0), IPPROTO_TCP, TCP_INFO, &info, &length) == 0 &&
	       length >= offsetof(struct tcp_info, tcpi_segs_in) + sizeof info.tcpi_segs_in &&
	       info.tcpi_segs_in < 2;
}

/* Of a unix socket the kernel does not tell who shut the direction. */
static bool we_shut_read(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && !fact_unix(inquiry) && inquiry_file(inquiry)->read_shut;
}

static bool we_shut_write(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);
	if (!inquiry_is_socket(inquiry))
		return false;
	switch (file->state) {
	case STATE_FIN_WAIT_1:
	case STATE_FIN_WAIT_2:
	case STATE_CLOSING:
	case STATE_LAST_ACK:
	case STATE_TIME_WAIT:
		return true;
	case STATE_NONE:
	case STATE_ESTABLISHED:
	case STATE_SYN_SENT:
	case STATE_SYN_RECEIVED:
	case STATE_CLOSED:
	case STATE_CLOSE_WAIT:
	case STATE_LISTEN:
	case STATE_COUNT:
		break;
	}
	return file->write_shut && !file->peer_gone;
}

static bool reuse(struct inquiry *inquiry)
{
	return inquiry_option(inquiry, SO_REUSEADDR) > 0;
}
static bool receive_timeout(struct inquiry *inquiry)
{
	return inquiry_seconds(inquiry, SO_RCVTIMEO) > 0;
}
static bool send_timeout(struct inquiry *inquiry)
{
	return inquiry_seconds(inquiry, SO_SNDTIMEO) > 0;
}
static bool listener_in_session(struct inquiry *inquiry)
{
	return inquiry_listener(inquiry);
}

/* --- other arguments ------------------------------------------------------------------------------------------- */

static bool dont_wait(struct inquiry *inquiry)
{
	return search_flag(inquiry->step, &message_flags, MSG_DONTWAIT);
}
static bool out_of_band(struct inquiry *inquiry)
{
	return search_flag(inquiry->step, &message_flags, MSG_OOB);
}

static bool no_bytes_wanted(struct inquiry *inquiry)
{
	int64_t length;
	return inquiry_data(inquiry, DIRECTION_OUT, &length) && length == 0;
}

static bool many_buffers(struct inquiry *inquiry)
{
	int64_t count;
	return inquiry_elements(inquiry, &count) && (count < 0 || count > IOV_MAX);
}

static bool bad_pointer(struct inquiry *inquiry, enum fact fact)
{
	struct found found;
	return inquiry_pointer(inquiry, fact, &found);
}

static bool null_pointer(struct inquiry *inquiry)
{
	return bad_pointer(inquiry, FACT_NULL_POINTER);
}
static bool wild_pointer(struct inquiry *inquiry)
{
	return bad_pointer(inquiry, FACT_BAD_POINTER);
}
static bool overrun(struct inquiry *inquiry)
{
	return bad_pointer(inquiry, FACT_OVERRUN);
}

static bool unknown_option(struct inquiry *inquiry)
{
	return !inquiry_socket_option(inquiry);
}

static bool has_direction(struct inquiry *inquiry, enum option_direction direction)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);
	return option && option->direction == direction;
}

static bool get_only(struct inquiry *inquiry)
{
	return has_direction(inquiry, OPTION_GET);
}
static bool set_only(struct inquiry *inquiry)
{
	return has_direction(inquiry, OPTION_SET);
}

static bool short_value(struct inquiry *inquiry)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);
	size_t needed = option ? type_size(option->type) : 0;
	int64_t length;
	return needed && inquiry_number(inquiry, &form_length, &length) && length < (int64_t)needed;
}

static bool value_after_bind(struct inquiry *inquiry)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);
	return option && option->level == IPPROTO_IPV6 && option->value == IPV6_V6ONLY && is_bound(inquiry);
}

static bool unknown_command(struct inquiry *inquiry)
{
	struct found command;
	return inquiry_names(inquiry, &fcntl_commands, &command) &&
	       !name_of_value(&fcntl_commands, command.value);
}

static bool duplicates(struct inquiry *inquiry)
{
	struct found command;
	return inquiry_names(inquiry, &fcntl_commands, &command) &&
	       (command.value == F_DUPFD || command.value == F_DUPFD_CLOEXEC);
}

static bool nothing_asked(struct inquiry *inquiry)
{
	struct found text;
	for (size_t i = 0; inquiry_text(inquiry, i, &text); i++)
		if (!text.is_inside && text.block)
			return false;
	return true;
}

static bool numeric_only(struct inquiry *inquiry)
{
	return search_flag(inquiry->step, &addrinfo_flags, AI_NUMERICHOST);
}

static const char *first_text(struct inquiry *inquiry)
{
	struct found text;
	bool is_given = inquiry_text(inquiry, 0, &text) && text.block && text.block->before_size;
	return is_given ? (const char *)text.block->before : "";
}

static bool has_colon(struct inquiry *inquiry)
{
	struct found family;
	return inquiry_names(inquiry, &families, &family) && family.value == AF_INET &&
	       strchr(first_text(inquiry), ':');
}

static bool digits_and_dots(struct inquiry *inquiry)
{
	const char *text = first_text(inquiry);
	return text[0] != '\0' && text[strspn(text, "0123456789.")] == '\0';
}

static bool all_ones(struct inquiry *inquiry)
{
	return strcmp(first_text(inquiry), "255.255.255.255") == 0;
}

/* --- the result ------------------------------------------------------------------------------------------------ */

static bool is_job(struct inquiry *inquiry)
{
	return inquiry->step->job != 0;
}

static bool shell_timeout(struct inquiry *inquiry)
{
	double timeout = inquiry->session->settings.timeout;
	return timeout > 0 && (double)inquiry->step->nanoseconds >= timeout * 0.99e9;
}

static bool sent_partly(struct inquiry *inquiry)
{
	int64_t length;
	return inquiry_data(inquiry, DIRECTION_IN, &length) && inquiry->step->result < length;
}

static bool address_cut(struct inquiry *inquiry)
{
	int64_t before, after;
	return inquiry_length_behind(inquiry, &before, &after) && after > before;
}

static bool datagram_cut(struct inquiry *inquiry)
{
	return inquiry_cut_datagram(inquiry) > 0;
}

/* The kernel notes when a buffer's size was set by setsockopt. */
static bool buffer_doubled(struct inquiry *inquiry)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);
	int locked;
	if (!option || option->level != SOL_SOCKET || (option->value != SO_RCVBUF && option->value != SO_SNDBUF))
		return false;
#ifdef SO_BUF_LOCK
	locked = inquiry_option(inquiry, SO_BUF_LOCK);
#else
	locked = -1;
#endif
	return locked > 0 && (locked & (option->value == SO_SNDBUF ? 1 : 2)) != 0;
}

static bool poll_invalid(struct inquiry *inquiry)
{
	return inquiry_invalid_descriptor(inquiry) >= 0;
}

static fact_function *const facts[FACT_COUNT] = {
	[FACT_ALWAYS] = always,
	[FACT_CLOSED_BEFORE] = closed_before,
	[FACT_NEGATIVE_DESCRIPTOR] = negative_descriptor,
	[FACT_NEVER_OPENED] = never_opened,
	[FACT_READ_ONLY] = read_only,
	[FACT_WRITE_ONLY] = write_only,
	[FACT_PIPE] = is_pipe,
	[FACT_REGULAR] = is_regular,
	[FACT_TERMINAL] = is_terminal,
	[FACT_SAME_NUMBERS] = same_numbers,
	[FACT_SECOND_CLOSED] = fact_second_closed,
	[FACT_NO_EPOLL] = fact_no_epoll,
	[FACT_NONBLOCKING] = nonblocking,
	[FACT_STREAM] = is_stream,
	[FACT_MESSAGES] = has_messages,
	[FACT_DATAGRAM] = is_datagram,
	[FACT_RAW] = raw_wanted,
	[FACT_PING] = ping_wanted,
	[FACT_UNIX] = fact_unix,
	[FACT_TCP] = fact_tcp,
	[FACT_BOUND] = is_bound,
	[FACT_LISTENING] = is_listening,
	[FACT_CONNECTED] = is_connected,
	[FACT_CONNECTING] = is_connecting,
	[FACT_NEVER_CONNECTED] = never_connected,
	[FACT_PEER_THERE] = peer_there,
	[FACT_WE_SHUT_READ] = we_shut_read,
	[FACT_WE_SHUT_WRITE] = we_shut_write,
	[FACT_REUSE] = reuse,
	[FACT_RECEIVE_TIMEOUT] = receive_timeout,
	[FACT_SEND_TIMEOUT] = send_timeout,
	[FACT_LISTENER_IN_SESSION] = listener_in_session,
	[FACT_WRONG_FAMILY] = fact_wrong_family,
	[FACT_EXAMPLE_FAMILY] = fact_example_family,
	[FACT_SHORT_LENGTH] = fact_short_length,
	[FACT_LONG_LENGTH] = fact_long_length,
	[FACT_NEGATIVE_LENGTH] = fact_negative_length,
	[FACT_PORT_ZERO] = fact_port_zero,
	[FACT_PORT_PRIVILEGED] = fact_port_privileged,
	[FACT_LINK_LOCAL] = fact_link_local,
	[FACT_BROADCAST] = fact_broadcast,
	[FACT_LOOPBACK] = fact_loopback,
	[FACT_FROM_LOOPBACK] = fact_from_loopback,
	[FACT_MANY] = fact_many,
	[FACT_IPV6_ONLY] = fact_ipv6_only,
	[FACT_PATH] = fact_has_path,
	[FACT_NO_NAME] = fact_no_name,
	[FACT_DIRECTORY_EXISTS] = fact_directory_exists,
	[FACT_PATH_EXISTS] = fact_path_exists,
	[FACT_PATH_SOCKET] = fact_path_socket,
	[FACT_HELD_BY_US] = fact_held_by_us,
	[FACT_HOLDER_OF_OTHER_TYPE] = fact_holder_of_other_type,
	[FACT_HELD_BY_OTHER] = fact_held_by_other,
	[FACT_HELD_TIME_WAIT] = fact_held_time_wait,
	[FACT_HELD_KEPT] = fact_held_kept,
	[FACT_NOBODY_LISTENS] = fact_nobody_listens,
	[FACT_SWAPPED_PORT_LISTENS] = fact_swapped_port_listens,
	[FACT_DONT_WAIT] = dont_wait,
	[FACT_OUT_OF_BAND] = out_of_band,
	[FACT_NO_BYTES_WANTED] = no_bytes_wanted,
	[FACT_MANY_BUFFERS] = many_buffers,
	[FACT_NULL_POINTER] = null_pointer,
	[FACT_BAD_POINTER] = wild_pointer,
	[FACT_OVERRUN] = overrun,
	[FACT_UNKNOWN_OPTION] = unknown_option,
	[FACT_GET_ONLY] = get_only,
	[FACT_SET_ONLY] = set_only,
	[FACT_SHORT_VALUE] = short_value,
	[FACT_VALUE_AFTER_BIND] = value_after_bind,
	[FACT_NO_GROUP] = fact_no_group,
	[FACT_LEAVES_GROUP] = fact_leaves_group,
	[FACT_UNKNOWN_COMMAND] = unknown_command,
	[FACT_DUPLICATES] = duplicates,
	[FACT_UNKNOWN_OPERATION] = fact_unknown_operation,
	[FACT_EXCLUSIVE] = fact_exclusive,
	[FACT_NO_ROOM] = fact_no_room,
	[FACT_NOTHING_ASKED] = nothing_asked,
	[FACT_NUMERIC_ONLY] = numeric_only,
	[FACT_COLON] = has_colon,
	[FACT_DIGITS_AND_DOTS] = digits_and_dots,
	[FACT_ALL_ONES] = all_ones,
	[FACT_JOB] = is_job,
	[FACT_SHELL_TIMEOUT] = shell_timeout,
	[FACT_SENT_PARTLY] = sent_partly,
	[FACT_ADDRESS_CUT] = address_cut,
	[FACT_DATAGRAM_CUT] = datagram_cut,
	[FACT_MESSAGE_CUT] = fact_message_cut,
	[FACT_CONTROL_CUT] = fact_control_cut,
	[FACT_BUFFER_DOUBLED] = buffer_doubled,
	[FACT_POLL_INVALID] = poll_invalid,
};

bool fact_holds(struct inquiry *inquiry, enum fact fact)
{
	return facts[fact](inquiry);
}
