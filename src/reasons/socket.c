/* Texts for the blanks in reasons: descriptors and the socket, and what all these texts are made of.
 * Not here: the address that the call was given and who has it (who.c), arguments and results (blanks.c). */
#include "reasons/blanks.h"

#include <ctype.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>

#include "kernel/address.h"
#include "text/escape.h"
#include "type/scalars.h"

const char *text_of_number(struct inquiry *inquiry, int64_t number)
{
	return arena_format(inquiry->arena, "%lld", (long long)number);
}

const char *text_of_seconds(struct inquiry *inquiry, double seconds)
{
	return arena_format(inquiry->arena, "%g", seconds);
}

const char *text_escaped(struct inquiry *inquiry, const char *text)
{
	size_t length = strlen(text);
	char *out = arena_allocate(inquiry->arena, ESCAPE_MOST * length + 1);

	if (out)
		escape_bytes(out, text, length);
	return out;
}

const char *text_of_address(struct inquiry *inquiry, const struct sockaddr *address, socklen_t length)
{
	char text[ADDRESS_TEXT_MOST];

	if (!address)
		return NULL;
	address_text(text, sizeof text, address, length, if_indextoname);
	return arena_copy(inquiry->arena, text, strlen(text));
}

/* --- descriptors ----------------------------------------------------------------------------------------------- */

/* "sv[1]" where the pair is a variable. */
static const char *name_in_pair(struct inquiry *inquiry, int number)
{
	const struct variable *variable = inquiry->session->variables.first;
	int pair[2];

	for (; variable; variable = variable->next) {
		if (variable->value.type->shape != SHAPE_ARRAY || variable->value.size != sizeof pair)
			continue;
		memcpy(pair, variable->value.bytes, sizeof pair);
		if (pair[0] == number || pair[1] == number)
			return arena_format(inquiry->arena, "%s[%d]", variable->name, pair[0] == number ? 0 : 1);
	}
	return NULL;
}

/* The name that an open one bears; of one that is gone, the variable that still has its number. */
static const char *name_of(struct inquiry *inquiry, int number)
{
	const struct session *session = inquiry->session;
	bool is_told = session->descriptors && session->settings.table;
	const struct descriptor *row = is_told ? descriptors_find(session->descriptors, number) : NULL;
	const char *name = row ? row->name : session_descriptor_name(session, number);

	if (number < 0)
		return NULL;
	return name ? name : name_in_pair(inquiry, number);
}

const char *text_of_descriptor(struct inquiry *inquiry, int number)
{
	const char *name = name_of(inquiry, number);

	if (!name)
		return arena_format(inquiry->arena, "descriptor %d", number);
	return arena_format(inquiry->arena, "descriptor %d (%s)", number, name);
}

const char *text_typed_descriptor(struct inquiry *inquiry, int number)
{
	const char *name = name_of(inquiry, number);

	if (number < 0)
		return NULL;
	return name ? arena_format(inquiry->arena, "@%s", name) : arena_format(inquiry->arena, "@%d", number);
}

const char *blank_fd(struct inquiry *inquiry)
{
	return inquiry_has_descriptor(inquiry) ? text_of_descriptor(inquiry, inquiry_descriptor(inquiry, 0))
	                                       : NULL;
}

const char *blank_at(struct inquiry *inquiry)
{
	return text_typed_descriptor(inquiry, inquiry_descriptor(inquiry, 0));
}

const char *blank_peer_at(struct inquiry *inquiry)
{
	return inquiry_file(inquiry) ? text_typed_descriptor(inquiry, inquiry->peer) : NULL;
}

const char *blank_signalled_at(struct inquiry *inquiry)
{
	return inquiry->step->signal == 0 ? NULL : blank_at(inquiry);
}

const char *blank_file(struct inquiry *inquiry)
{
	static const char *const kinds[] = {
		[FILE_SOCKET] = "a socket",
		[FILE_PIPE] = "a pipe",
		[FILE_REGULAR] = "the file %s",
		[FILE_DIRECTORY] = "the directory %s",
		[FILE_TERMINAL] = "the terminal %s",
		[FILE_DEVICE] = "the device %s",
		[FILE_OTHER] = "an %s",
	};
	const struct open_file *open_file = inquiry_file(inquiry);
	const char *kind = open_file ? kinds[open_file->kind] : NULL, *path = strstr(kind ? kind : "", "%s");

	if (!kind || !path || !open_file->path)
		return path ? "no socket" : kind;
	return arena_format(inquiry->arena, "%.*s%s", (int)(path - kind), kind,
	                    text_escaped(inquiry, open_file->path));
}

const char *blank_limit(struct inquiry *inquiry)
{
	struct rlimit most;

	return getrlimit(RLIMIT_NOFILE, &most) < 0 ? NULL : text_of_number(inquiry, (int64_t)most.rlim_cur);
}

/* --- the socket ------------------------------------------------------------------------------------------------ */

/* The first descriptor's file where it is a socket, or NULL. */
static const struct open_file *inquiry_socket(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) ? inquiry_file(inquiry) : NULL;
}

const char *blank_local(struct inquiry *inquiry)
{
	const struct open_file *asked = inquiry_socket(inquiry);

	return asked ? text_of_address(inquiry, asked->local, asked->local_length) : NULL;
}

/* A connection that is over has no peer any longer; then the one that was last seen. */
const char *blank_remote(struct inquiry *inquiry)
{
	const struct open_file *asked = inquiry_socket(inquiry);
	const struct descriptor *seen;

	if (asked && !asked->remote) {
		seen = descriptors_find(inquiry->session->descriptors, inquiry_descriptor(inquiry, 0));
		asked = seen ? seen->file : NULL;
	}
	if (!asked || !asked->remote)
		return NULL;
	if (asked->remote->sa_family == AF_UNIX && asked->remote_length <= sizeof(sa_family_t))
		return "a socket without a name";
	return text_of_address(inquiry, asked->remote, asked->remote_length);
}

const char *text_of_name(struct inquiry *inquiry, const struct name_set *set, int64_t value)
{
	const struct name *name = set ? name_of_value(set, value) : NULL;

	return name ? name->name : text_of_number(inquiry, value);
}

/* "inet" for AF_INET; NULL where words have no name for it. */
static const char *word(struct inquiry *inquiry, const struct name_set *set, int64_t value)
{
	const struct name *name = name_of_value(set, value);
	size_t prefix = set->prefixes[0] ? strlen(set->prefixes[0]) : 0;
	char *text = name ? arena_copy(inquiry->arena, name->name + prefix, strlen(name->name + prefix)) : NULL;

	for (char *letter = text; letter && *letter != '\0'; letter++)
		*letter = (char)tolower((unsigned char)*letter);
	return text;
}

static int64_t type_number(struct inquiry *inquiry)
{
	struct found type;
	if (inquiry_names(inquiry, &socket_types, &type))
		return type.value & (int64_t)socket_types.enum_mask;
	const struct open_file *asked = inquiry_socket(inquiry);
	return asked ? asked->type : -1;
}

static const char *words_of(struct inquiry *inquiry, int64_t family, int64_t type)
{
	const char *first = family <= 0 || family == example_family ? NULL : word(inquiry, &families, family);
	const char *second = word(inquiry, &socket_types, type);

	return !first || !second ? NULL : arena_format(inquiry->arena, "%s %s", first, second);
}

const char *blank_socket_family(struct inquiry *inquiry)
{
	const struct open_file *asked = inquiry_socket(inquiry);

	return asked ? text_of_name(inquiry, &families, asked->family) : NULL;
}

const char *blank_socket_words(struct inquiry *inquiry)
{
	const struct open_file *asked = inquiry_socket(inquiry);

	return asked ? words_of(inquiry, asked->family, type_number(inquiry)) : NULL;
}

const char *blank_other_words(struct inquiry *inquiry)
{
	return words_of(inquiry, inquiry_family(inquiry), type_number(inquiry));
}
const char *blank_holder_words(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_holder_file(inquiry);
	return file ? words_of(inquiry, file->family, file->type) : NULL;
}
const char *blank_family_word(struct inquiry *inquiry)
{
	return word(inquiry, &families, inquiry_family(inquiry));
}

/* One that has bits which are neither a type nor a flag is shown whole. */
const char *blank_type(struct inquiry *inquiry)
{
	const int64_t known = (int64_t)socket_types.enum_mask | SOCK_NONBLOCK | SOCK_CLOEXEC;
	struct found type;
	if (inquiry_names(inquiry, &socket_types, &type) && type.value & ~known)
		return text_of_number(inquiry, type.value);
	return type_number(inquiry) < 0 ? NULL : text_of_name(inquiry, &socket_types, type_number(inquiry));
}

/* A number whose names its family has, where it has some. */
static bool is_protocol(const struct found *found, const void *detail)
{
	(void)detail;
	return found->member && found->member->type->choice.otherwise == &type_plain_protocol;
}

const char *blank_protocol(struct inquiry *inquiry)
{
	struct found found;
	if (!search(inquiry->step, is_protocol, NULL, 0, &found))
		return NULL;
	return found.value == 0 ? "0" : text_of_name(inquiry, found.type->names, found.value);
}

const char *blank_queued(struct inquiry *inquiry)
{
	int bytes;

	return ioctl(inquiry_descriptor(inquiry, 0), SIOCOUTQ, &bytes) < 0
	               ? NULL
	               : text_of_number(inquiry, bytes);
}

const char *blank_send_buffer(struct inquiry *inquiry)
{
	return text_of_number(inquiry, inquiry_option(inquiry, SO_SNDBUF));
}

const char *blank_receive_timeout(struct inquiry *inquiry)
{
	return text_of_seconds(inquiry, inquiry_seconds(inquiry, SO_RCVTIMEO));
}

const char *blank_send_timeout(struct inquiry *inquiry)
{
	return text_of_seconds(inquiry, inquiry_seconds(inquiry, SO_SNDTIMEO));
}
