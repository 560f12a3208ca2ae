/* Socket addresses as people write them, and comparisons between two of them.
 * Not here: finding sockets by address (store.c). */
#include "kernel/address.h"

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>

#include "text/digits.h"

static size_t bounded(char *out, size_t size, const char *text)
{
	size_t length = strnlen(text, size - 1);

	memcpy(out, text, length);
	out[length] = '\0';
	return length;
}

/* One byte as strace shows it; `next` decides whether an octal number needs all three digits. */
static int escape_byte(char *out, size_t size, unsigned char byte, unsigned char next)
{
	static const char letters[] = "t\tn\nv\vf\fr\r\\\\";

	for (size_t i = 0; letters[i] != '\0'; i += 2)
		if (byte == (unsigned char)letters[i + 1])
			return snprintf(out, size, "\\%c", letters[i]);
	if (byte >= 0x20 && byte < 0x7f)
		return snprintf(out, size, "%c", byte);
	return snprintf(out, size, next >= '0' && next <= '9' ? "\\%03o" : "\\%o", byte);
}

static void escape_name(char *out, size_t size, const char *name, size_t length)
{
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < length && at + 1 < size; i++) {
		unsigned char next = i + 1 < length ? (unsigned char)name[i + 1] : 0;
		int width = escape_byte(out + at, size - at, (unsigned char)name[i], next);

		if (width < 0 || (size_t)width >= size - at) {
			out[at] = '\0';
			return;
		}
		at += (size_t)width;
	}
}

static void text_of_unix(char *out, const struct sockaddr *address, socklen_t length)
{
	size_t size;
	const char *name = address_unix_name(address, length, &size);

	if (size == 0) {
		memcpy(out, "-", 2);
		return;
	}
	if (name[0] == '\0') {
		*out++ = '@';
		name++;
		size--;
	}
	escape_name(out, ADDRESS_TEXT_MOST - 1, name, size);
}

static void text_of_inet(char *out, const struct sockaddr *address)
{
	const struct sockaddr_in *in = (const void *)address;
	char port[DECIMAL_MOST], *end = port + sizeof port, *start = decimal_before(end, ntohs(in->sin_port));

	out += dotted_quad(out, (const uint8_t *)&in->sin_addr);
	*out++ = ':';
	memcpy(out, start, (size_t)(end - start));
	out[end - start] = '\0';
}

static void text_of_inet6(char *out, const struct sockaddr *address, socklen_t length,
                          address_interface_name *interface_name)
{
	const struct sockaddr_in6 *in6 = (const void *)address;
	char host[INET6_ADDRSTRLEN], scope[IF_NAMESIZE], escaped[4 * IF_NAMESIZE + 2] = "";
	uint32_t index = length >= (socklen_t)sizeof *in6 ? in6->sin6_scope_id : 0;

	if (index != 0 && interface_name && interface_name(index, scope)) {
		escaped[0] = '%';
		escape_name(escaped + 1, sizeof escaped - 1, scope, strnlen(scope, sizeof scope));
	} else if (index != 0) {
		snprintf(escaped, sizeof escaped, "%%%u", index);
	}
	snprintf(out, ADDRESS_TEXT_MOST, "[%s%s]:%u", inet_ntop(AF_INET6, &in6->sin6_addr, host, sizeof host),
	         escaped, ntohs(in6->sin6_port));
}

/* Families that are met less often, and those that nobody knows. */
static void text_of_other(char *out, const struct sockaddr *address, socklen_t length)
{
	if (address->sa_family == AF_NETLINK && length >= sizeof(struct sockaddr_nl)) {
		const struct sockaddr_nl *netlink = (const void *)address;

		snprintf(out, ADDRESS_TEXT_MOST, "%u groups %08x", netlink->nl_pid, netlink->nl_groups);
	} else if (address->sa_family == AF_PACKET && length >= offsetof(struct sockaddr_ll, sll_addr)) {
		const struct sockaddr_ll *packet = (const void *)address;

		snprintf(out, ADDRESS_TEXT_MOST, "interface %d protocol 0x%04x", packet->sll_ifindex,
		         ntohs(packet->sll_protocol));
	} else if (address->sa_family == AF_VSOCK && length >= sizeof(struct sockaddr_vm)) {
		const struct sockaddr_vm *vsock = (const void *)address;

		snprintf(out, ADDRESS_TEXT_MOST, "%u:%u", vsock->svm_cid, vsock->svm_port);
	} else {
		snprintf(out, ADDRESS_TEXT_MOST, "family %u, %u bytes", address->sa_family, length);
	}
}

size_t address_text(char *out, size_t size, const struct sockaddr *address, socklen_t length,
                    address_interface_name *interface_name)
{
	char text[ADDRESS_TEXT_MOST] = "-";

	if (!address || length < sizeof(sa_family_t))
		return bounded(out, size, text);
	if (address->sa_family == AF_UNIX)
		text_of_unix(text, address, length);
	else if (address->sa_family == AF_INET && length >= sizeof(struct sockaddr_in))
		text_of_inet(text, address);
	else if (address->sa_family == AF_INET6 && length >= offsetof(struct sockaddr_in6, sin6_scope_id))
		text_of_inet6(text, address, length, interface_name);
	else
		text_of_other(text, address, length);
	return bounded(out, size, text);
}

int address_port(const struct sockaddr *address, socklen_t length)
{
	if (!address || length < offsetof(struct sockaddr_in, sin_addr))
		return -1;
	if (address->sa_family == AF_INET)
		return ntohs(((const struct sockaddr_in *)(const void *)address)->sin_port);
	if (address->sa_family == AF_INET6)
		return ntohs(((const struct sockaddr_in6 *)(const void *)address)->sin6_port);
	return -1;
}

const char *address_unix_name(const struct sockaddr *address, socklen_t length, size_t *size)
{
	const struct sockaddr_un *name = (const void *)address;
	size_t room;

	*size = 0;
	if (!address || length <= offsetof(struct sockaddr_un, sun_path) || address->sa_family != AF_UNIX)
		return "";
	room = length - offsetof(struct sockaddr_un, sun_path);
	*size = name->sun_path[0] == '\0' ? room : strnlen(name->sun_path, room);
	return name->sun_path;
}

/* The host part as an IPv6 address, IPv4 mapped into it. */
static bool host_of(struct in6_addr *host, const struct sockaddr *address, socklen_t length)
{
	if (!address || length < sizeof(struct sockaddr_in))
		return false;
	if (address->sa_family == AF_INET) {
		memset(host, 0, sizeof *host);
		memset(host->s6_addr + 10, 0xff, 2);
		memcpy(host->s6_addr + 12, &((const struct sockaddr_in *)(const void *)address)->sin_addr, 4);
		return true;
	}
	if (address->sa_family != AF_INET6 || length < offsetof(struct sockaddr_in6, sin6_scope_id))
		return false;
	*host = ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
	return true;
}

bool address_is_any(const struct sockaddr *address, socklen_t length)
{
	static const uint8_t mapped_any[16] = { [10] = 0xff, [11] = 0xff };
	struct in6_addr host;

	return host_of(&host, address, length) &&
	       (IN6_IS_ADDR_UNSPECIFIED(&host) || memcmp(host.s6_addr, mapped_any, sizeof mapped_any) == 0);
}

bool address_same(const struct sockaddr *a, socklen_t a_length, const struct sockaddr *b, socklen_t b_length)
{
	struct in6_addr a_host, b_host;
	size_t a_size, b_size;
	const char *a_name, *b_name;

	if (host_of(&a_host, a, a_length) && host_of(&b_host, b, b_length))
		return address_port(a, a_length) == address_port(b, b_length) &&
		       memcmp(&a_host, &b_host, sizeof a_host) == 0;
	a_name = address_unix_name(a, a_length, &a_size);
	b_name = address_unix_name(b, b_length, &b_size);
	return a_size > 0 && a_size == b_size && memcmp(a_name, b_name, a_size) == 0;
}

bool address_reaches(const struct sockaddr *wanted, socklen_t wanted_length, const struct sockaddr *bound,
                     socklen_t bound_length)
{
	return address_same(wanted, wanted_length, bound, bound_length) ||
	       ((address_is_any(bound, bound_length) || address_is_any(wanted, wanted_length)) &&
	        address_port(wanted, wanted_length) == address_port(bound, bound_length));
}
