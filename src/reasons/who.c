/* Texts for the blanks in reasons: the address that the call was given, who has it, and who could be meant.
 * Not here: the socket (socket.c), arguments and results (blanks.c). */
#include "reasons/blanks.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>

#include "kernel/address.h"

/* The host alone, as it is typed; NULL for other than inet and inet6. */
static const char *host_of(struct inquiry *inquiry, const struct sockaddr *address, socklen_t length)
{
	char text[INET6_ADDRSTRLEN];
	struct sockaddr_in in;
	struct sockaddr_in6 in6 = { .sin6_family = 0 };
	const char *written = NULL;

	if (!address || length < sizeof in)
		return NULL;
	memcpy(&in, address, sizeof in);
	memcpy(&in6, address, length < sizeof in6 ? length : sizeof in6);
	if (in.sin_family == AF_INET)
		written = inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
	else if (in.sin_family == AF_INET6)
		written = inet_ntop(AF_INET6, &in6.sin6_addr, text, sizeof text);
	return written ? arena_copy(inquiry->arena, written, strlen(written)) : NULL;
}

/* As connect takes it in words: somebody who is bound to any address is reached at the loopback address. */
static const char *address_words(struct inquiry *inquiry, const struct sockaddr *address, socklen_t length)
{
	size_t size;
	const char *text = text_of_address(inquiry, address, length),
		   *name = address_unix_name(address, length, &size);
	const char *host = address_is_any(address, length) ? "loopback" : host_of(inquiry, address, length);

	if (address->sa_family != AF_UNIX)
		return host ? arena_format(inquiry->arena, "%s %d", host, address_port(address, length)) : NULL;
	if (size == 0 || !text)
		return NULL;
	return name[0] == '\0' ? arena_format(inquiry->arena, "@\"%s\"", text + 1) : text;
}

const char *blank_address(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *given = inquiry_address(inquiry, &length);

	return text_of_address(inquiry, given, length);
}

const char *blank_host(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *given = inquiry_address(inquiry, &length);

	return host_of(inquiry, given, length);
}

static int port_number(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *given = inquiry_address(inquiry, &length);

	return given ? address_port(given, length) : -1;
}

const char *blank_port(struct inquiry *inquiry)
{
	return port_number(inquiry) < 0 ? NULL : text_of_number(inquiry, port_number(inquiry));
}

const char *blank_swapped_port(struct inquiry *inquiry)
{
	return text_of_number(inquiry, __builtin_bswap16((uint16_t)port_number(inquiry)));
}

const char *blank_first_port(struct inquiry *inquiry)
{
	return text_of_number(inquiry, inquiry_first_port());
}

const char *blank_family(struct inquiry *inquiry)
{
	int number = inquiry_family(inquiry);

	return number < 0 ? NULL : text_of_name(inquiry, &families, number);
}

/* One that is up and not the loopback interface, where there is one. */
const char *blank_interface(struct inquiry *inquiry)
{
	struct ifaddrs *all = NULL;
	const char *name = "lo";

	if (getifaddrs(&all) < 0)
		return name;
	for (const struct ifaddrs *one = all; one; one = one->ifa_next)
		if ((one->ifa_flags & (IFF_UP | IFF_LOOPBACK)) == IFF_UP) {
			name = arena_copy(inquiry->arena, one->ifa_name, strlen(one->ifa_name));
			break;
		}
	freeifaddrs(all);
	return name;
}

const char *blank_path(struct inquiry *inquiry)
{
	const char *given = inquiry_path(inquiry);

	return given ? text_escaped(inquiry, given) : NULL;
}

/* Only where a shell reads the characters as they are. */
const char *blank_shell_path(struct inquiry *inquiry)
{
	const char *given = inquiry_path(inquiry);

	if (!given || given[0] == '-')
		return NULL;
	for (const char *letter = given; *letter != '\0'; letter++)
		if (!isalnum((unsigned char)*letter) && !strchr("/._-+,:@", *letter))
			return NULL;
	return given;
}

const char *blank_needed(struct inquiry *inquiry)
{
	size_t least = inquiry_least_address(inquiry);
	return least ? text_of_number(inquiry, (int64_t)least) : NULL;
}

/* --- who has it ------------------------------------------------------------------------------------------------ */

const char *blank_holder(struct inquiry *inquiry)
{
	const struct holder *found = inquiry_holder(inquiry);

	if (found->kind == HOLDER_OURS)
		return text_of_descriptor(inquiry, found->descriptor);
	if (found->kind != HOLDER_OTHER)
		return NULL;
	if (found->process == 0)
		return "a socket of another process";
	return arena_format(inquiry->arena, "process %d (%s)", found->process,
	                    text_escaped(inquiry, found->command));
}

const char *blank_holder_at(struct inquiry *inquiry)
{
	return text_typed_descriptor(inquiry, inquiry_holder(inquiry)->descriptor);
}

const char *blank_holder_address(struct inquiry *inquiry)
{
	const struct holder *found = inquiry_holder(inquiry);

	return text_of_address(inquiry, (const void *)&found->address, found->length);
}

const char *blank_holder_state(struct inquiry *inquiry)
{
	return socket_state_name(inquiry_holder(inquiry)->state);
}

const char *blank_seconds(struct inquiry *inquiry)
{
	int64_t left = inquiry_holder(inquiry)->milliseconds_left;

	return left < 0 ? NULL : text_of_number(inquiry, (left + 999) / 1000);
}

const char *blank_listener(struct inquiry *inquiry)
{
	const struct descriptor *found = inquiry_listener(inquiry);

	return found ? text_of_descriptor(inquiry, found->number) : NULL;
}

const char *blank_listener_at(struct inquiry *inquiry)
{
	const struct descriptor *found = inquiry_listener(inquiry);

	return found ? text_typed_descriptor(inquiry, found->number) : NULL;
}

const char *blank_listener_address(struct inquiry *inquiry)
{
	const struct descriptor *found = inquiry_listener(inquiry);

	return found ? text_of_address(inquiry, found->file->local, found->file->local_length) : NULL;
}

const char *blank_listener_words(struct inquiry *inquiry)
{
	const struct descriptor *found = inquiry_listener(inquiry);

	return !found || !found->file->local
	               ? NULL
	               : address_words(inquiry, found->file->local, found->file->local_length);
}
