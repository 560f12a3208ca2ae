/* Texts for the blanks in reasons: arguments and results, and the array that has them all, indexed by enum blank.
 * Not here: sockets (socket.c), addresses (who.c), the sentences (reasons/table.c). */
#include "reasons/blanks.h"

#include "type/form.h"

/* --- arguments ------------------------------------------------------------------------------------------------- */

static const char *blank_call(struct inquiry *inquiry)
{
	return inquiry->step->call->name;
}

static const char *blank_pointer(struct inquiry *inquiry)
{
	static const enum fact order[] = { FACT_OVERRUN, FACT_BAD_POINTER, FACT_NULL_POINTER };
	struct found found = { .member = NULL };
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
		if (inquiry_pointer(inquiry, order[i], &found))
			break;
	return found.member ? found.member->name : NULL;
}

/* Of an overrun, of an address that goes in, of one that comes out, of anything. */
static const char *blank_length(struct inquiry *inquiry)
{
	struct found address, overrun;
	int64_t length, after;
	bool is_addressed = inquiry_address_given(inquiry, &address);
	if (!is_addressed && inquiry_pointer(inquiry, FACT_OVERRUN, &overrun))
		length = overrun.length;
	else if (is_addressed && address.is_measured)
		length = address.length;
	else if (!inquiry_length_behind(inquiry, &length, &after) &&
	         !inquiry_number(inquiry, &form_length, &length))
		return NULL;
	return text_of_number(inquiry, length);
}

static const char *blank_bytes(struct inquiry *inquiry)
{
	int64_t length;
	return inquiry_data(inquiry, DIRECTION_IN, &length) ? text_of_number(inquiry, length) : NULL;
}

static const char *blank_option(struct inquiry *inquiry)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);

	return option ? option->name : "this option";
}

static const char *blank_level(struct inquiry *inquiry)
{
	struct found level;
	return inquiry_names(inquiry, &option_levels, &level)
	               ? text_of_name(inquiry, &option_levels, level.value)
	               : NULL;
}

static const char *blank_value_size(struct inquiry *inquiry)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);

	size_t size = option ? type_size(option->type) : 0;
	return text_of_number(inquiry, size ? (int64_t)size : (int64_t)sizeof(int));
}

static const char *nth_text(struct inquiry *inquiry, size_t which)
{
	struct found found;
	if (!inquiry_text(inquiry, which, &found) || !found.block || !found.block->before_size)
		return NULL;
	return arena_format(inquiry->arena, "\"%s\"", text_escaped(inquiry, (const char *)found.block->before));
}

static const char *blank_text1(struct inquiry *inquiry)
{
	return nth_text(inquiry, 0);
}
static const char *blank_text2(struct inquiry *inquiry)
{
	return nth_text(inquiry, 1);
}

static const char *blank_number(struct inquiry *inquiry)
{
	int64_t number;
	return inquiry_number(inquiry, &form_number, &number) ? text_of_number(inquiry, number) : NULL;
}

/* --- results --------------------------------------------------------------------------------------------------- */

static const char *blank_fd2(struct inquiry *inquiry)
{
	return text_of_descriptor(inquiry, inquiry_descriptor(inquiry, 1));
}
static const char *blank_at2(struct inquiry *inquiry)
{
	return text_typed_descriptor(inquiry, inquiry_descriptor(inquiry, 1));
}
static const char *blank_result(struct inquiry *inquiry)
{
	return text_of_number(inquiry, inquiry->step->result);
}

static const char *blank_full_length(struct inquiry *inquiry)
{
	int64_t before, after;
	return inquiry_length_behind(inquiry, &before, &after) ? text_of_number(inquiry, after) : NULL;
}

static const char *blank_datagram(struct inquiry *inquiry)
{
	return text_of_number(inquiry, inquiry_cut_datagram(inquiry));
}

static const char *blank_shell_timeout(struct inquiry *inquiry)
{
	return text_of_seconds(inquiry, inquiry->session->settings.timeout);
}

static const char *blank_set_fd(struct inquiry *inquiry)
{
	int number = inquiry_closed_in_sets(inquiry);
	return number < 0 ? NULL : text_of_descriptor(inquiry, number);
}

static const char *blank_message_fd(struct inquiry *inquiry)
{
	int number = inquiry_closed_inside(inquiry);
	return number < 0 ? NULL : text_of_descriptor(inquiry, number);
}

static const char *blank_poll_fd(struct inquiry *inquiry)
{
	return text_of_descriptor(inquiry, inquiry_invalid_descriptor(inquiry));
}

static const struct {
	blank_function *text;
	bool is_phrase;
} blanks[BLANK_COUNT] = {
	[BLANK_FD] = { blank_fd, true },
	[BLANK_AT] = { blank_at, false },
	[BLANK_FD2] = { blank_fd2, true },
	[BLANK_AT2] = { blank_at2, false },
	[BLANK_PEER_AT] = { blank_peer_at, false },
	[BLANK_SIGNALLED_AT] = { blank_signalled_at, false },
	[BLANK_FILE] = { blank_file, true },
	[BLANK_LOCAL] = { blank_local, false },
	[BLANK_REMOTE] = { blank_remote, false },
	[BLANK_SOCKET_FAMILY] = { blank_socket_family, false },
	[BLANK_SOCKET_WORDS] = { blank_socket_words, false },
	[BLANK_OTHER_WORDS] = { blank_other_words, false },
	[BLANK_FAMILY_WORD] = { blank_family_word, false },
	[BLANK_INTERFACE] = { blank_interface, false },
	[BLANK_TYPE] = { blank_type, false },
	[BLANK_PROTOCOL] = { blank_protocol, false },
	[BLANK_QUEUED] = { blank_queued, false },
	[BLANK_SEND_BUFFER] = { blank_send_buffer, false },
	[BLANK_RECEIVE_TIMEOUT] = { blank_receive_timeout, false },
	[BLANK_SEND_TIMEOUT] = { blank_send_timeout, false },
	[BLANK_ADDRESS] = { blank_address, false },
	[BLANK_HOST] = { blank_host, false },
	[BLANK_PORT] = { blank_port, false },
	[BLANK_SWAPPED_PORT] = { blank_swapped_port, false },
	[BLANK_FAMILY] = { blank_family, false },
	[BLANK_PATH] = { blank_path, false },
	[BLANK_SHELL_PATH] = { blank_shell_path, false },
	[BLANK_LENGTH] = { blank_length, false },
	[BLANK_NEEDED] = { blank_needed, false },
	[BLANK_BYTES] = { blank_bytes, false },
	[BLANK_FULL_LENGTH] = { blank_full_length, false },
	[BLANK_DATAGRAM] = { blank_datagram, false },
	[BLANK_VALUE_SIZE] = { blank_value_size, false },
	[BLANK_FIRST_PORT] = { blank_first_port, false },
	[BLANK_HOLDER] = { blank_holder, true },
	[BLANK_HOLDER_AT] = { blank_holder_at, false },
	[BLANK_HOLDER_WORDS] = { blank_holder_words, false },
	[BLANK_HOLDER_ADDRESS] = { blank_holder_address, false },
	[BLANK_HOLDER_STATE] = { blank_holder_state, false },
	[BLANK_SECONDS] = { blank_seconds, false },
	[BLANK_LISTENER] = { blank_listener, true },
	[BLANK_LISTENER_AT] = { blank_listener_at, false },
	[BLANK_LISTENER_ADDRESS] = { blank_listener_address, false },
	[BLANK_LISTENER_WORDS] = { blank_listener_words, false },
	[BLANK_CALL] = { blank_call, false },
	[BLANK_POINTER] = { blank_pointer, false },
	[BLANK_OPTION] = { blank_option, true },
	[BLANK_LEVEL] = { blank_level, false },
	[BLANK_TEXT] = { blank_text1, false },
	[BLANK_TEXT2] = { blank_text2, false },
	[BLANK_RESULT] = { blank_result, false },
	[BLANK_LIMIT] = { blank_limit, false },
	[BLANK_SHELL_TIMEOUT] = { blank_shell_timeout, false },
	[BLANK_NUMBER] = { blank_number, false },
	[BLANK_SET_FD] = { blank_set_fd, true },
	[BLANK_MESSAGE_FD] = { blank_message_fd, true },
	[BLANK_POLL_FD] = { blank_poll_fd, true },
};

const char *blank_text(struct inquiry *inquiry, enum blank blank)
{
	return blanks[blank].text(inquiry);
}

bool blank_is_phrase(enum blank blank)
{
	return blanks[blank].is_phrase;
}
