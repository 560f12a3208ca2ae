/* The facts about the address that a call was given.
 * Not here: the other facts (facts.c), asking who has an address (inquiry.c). */
#include "reasons/facts.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/stat.h>

#include "abi/options.h"
#include "abi/structs.h"
#include "kernel/address.h"

/* Linux takes AF_UNSPEC with 0.0.0.0 for AF_INET. */
static bool is_any_without_family(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	struct sockaddr_in in = { .sin_family = 0 };
	if (!address || inquiry_file(inquiry)->family != AF_INET || length < sizeof in)
		return false;
	memcpy(&in, address, sizeof in);
	return in.sin_family == AF_UNSPEC && in.sin_addr.s_addr == INADDR_ANY;
}

bool fact_wrong_family(struct inquiry *inquiry)
{
	int family = inquiry_family(inquiry);
	return inquiry_is_socket(inquiry) && family >= 0 && family != inquiry_file(inquiry)->family &&
	       !is_any_without_family(inquiry);
}

bool fact_example_family(struct inquiry *inquiry)
{
	return inquiry_family(inquiry) == (int)example_family;
}

static bool address_length(struct inquiry *inquiry, int64_t *length)
{
	struct found address;
	if (!inquiry_address_given(inquiry, &address) || !address.is_measured)
		return false;
	*length = address.length;
	return true;
}

bool fact_short_length(struct inquiry *inquiry)
{
	size_t least = inquiry_least_address(inquiry);
	int64_t length;
	return least && address_length(inquiry, &length) && length < (int64_t)least;
}

/* No family has longer addresses than a sockaddr_storage, and AF_UNIX no longer ones than its struct. */
bool fact_long_length(struct inquiry *inquiry)
{
	size_t most = fact_unix(inquiry) ? type_sockaddr_un.size : sizeof(struct sockaddr_storage);
	int64_t length;
	return address_length(inquiry, &length) && (length < 0 || length > (int64_t)most);
}

bool fact_negative_length(struct inquiry *inquiry)
{
	int64_t before, after;
	return inquiry_length_behind(inquiry, &before, &after) && before < 0;
}

static int port(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);

	return address ? address_port(address, length) : -1;
}

bool fact_port_zero(struct inquiry *inquiry)
{
	return port(inquiry) == 0;
}
bool fact_port_privileged(struct inquiry *inquiry)
{
	return port(inquiry) > 0 && port(inquiry) < inquiry_first_port();
}

bool fact_link_local(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	struct sockaddr_in6 in6 = { .sin6_family = 0 };

	if (!address)
		return false;
	memcpy(&in6, address, length < sizeof in6 ? length : sizeof in6);
	return in6.sin6_family == AF_INET6 && IN6_IS_ADDR_LINKLOCAL(&in6.sin6_addr) && in6.sin6_scope_id == 0;
}

bool fact_broadcast(struct inquiry *inquiry)
{
	return inquiry_is_socket(inquiry) && inquiry_family(inquiry) == AF_INET &&
	       inquiry_option(inquiry, SO_BROADCAST) == 0;
}

/* Also the IPv4 address that one of IPv6 has inside: ::ffff:127.0.0.1. */
static bool holds_ipv4(const struct sockaddr *address, socklen_t length, in_addr_t *host)
{
	struct sockaddr_in in = { .sin_family = 0 };
	struct sockaddr_in6 in6 = { .sin6_family = 0 };
	memcpy(&in, address, length < sizeof in ? length : sizeof in);
	memcpy(&in6, address, length < sizeof in6 ? length : sizeof in6);
	bool is_mapped = in6.sin6_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&in6.sin6_addr);
	if (is_mapped)
		memcpy(&in.sin_addr, in6.sin6_addr.s6_addr + 12, sizeof in.sin_addr);
	*host = ntohl(in.sin_addr.s_addr);
	return is_mapped || in.sin_family == AF_INET;
}

/* False for other than IPv6. */
static bool holds_ipv6(const struct sockaddr *address, socklen_t length, struct in6_addr *host)
{
	struct sockaddr_in6 in6 = { .sin6_family = 0 };
	memcpy(&in6, address, length < sizeof in6 ? length : sizeof in6);
	*host = in6.sin6_addr;
	return in6.sin6_family == AF_INET6;
}

static bool is_loopback(const struct sockaddr *address, socklen_t length)
{
	in_addr_t ipv4;
	struct in6_addr ipv6;
	return (holds_ipv4(address, length, &ipv4) && ipv4 >> 24 == IN_LOOPBACKNET) ||
	       (holds_ipv6(address, length, &ipv6) && IN6_IS_ADDR_LOOPBACK(&ipv6));
}

/* 0.0.0.0 and :: as a destination are this host too. */
bool fact_loopback(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	return address && (address_is_any(address, length) || is_loopback(address, length));
}

bool fact_from_loopback(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_is_socket(inquiry) ? inquiry_file(inquiry) : NULL;
	return file && file->local && is_loopback(file->local, file->local_length) && !fact_loopback(inquiry);
}

/* The address that an interface has for all in its network. */
static bool is_broadcast_here(in_addr_t host)
{
	struct ifaddrs *all = NULL;
	bool is_found = false;
	if (getifaddrs(&all) < 0)
		return false;
	for (const struct ifaddrs *one = all; one && !is_found; one = one->ifa_next) {
		struct sockaddr_in in;
		bool has_one = (one->ifa_flags & IFF_BROADCAST) && one->ifa_broadaddr;
		if (!has_one || one->ifa_broadaddr->sa_family != AF_INET)
			continue;
		memcpy(&in, one->ifa_broadaddr, sizeof in);
		is_found = ntohl(in.sin_addr.s_addr) == host;
	}
	freeifaddrs(all);
	return is_found;
}

bool fact_many(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	in_addr_t ipv4;
	struct in6_addr ipv6;
	if (!address)
		return false;
	if (holds_ipv4(address, length, &ipv4))
		return IN_MULTICAST(ipv4) || ipv4 == INADDR_BROADCAST || is_broadcast_here(ipv4);
	return holds_ipv6(address, length, &ipv6) && IN6_IS_ADDR_MULTICAST(&ipv6);
}

/* --- groups ---------------------------------------------------------------------------------------------------- */

static bool is_option(struct inquiry *inquiry, int ipv4, int ipv6)
{
	const struct socket_option *option = inquiry_socket_option(inquiry);
	return option && ((option->level == IPPROTO_IP && option->value == ipv4) ||
	                  (option->level == IPPROTO_IPV6 && option->value == ipv6));
}

bool fact_leaves_group(struct inquiry *inquiry)
{
	return is_option(inquiry, IP_DROP_MEMBERSHIP, IPV6_DROP_MEMBERSHIP);
}

/* The address of the group stands first in the structs of both families. */
bool fact_no_group(struct inquiry *inquiry)
{
	struct found value;
	struct in_addr ipv4;
	struct in6_addr ipv6;
	bool is_asked =
		fact_leaves_group(inquiry) || is_option(inquiry, IP_ADD_MEMBERSHIP, IPV6_ADD_MEMBERSHIP);
	if (!is_asked || !inquiry_value(inquiry, &value) || value.block->before_size < sizeof ipv4)
		return false;
	memcpy(&ipv4, value.block->before, sizeof ipv4);
	if (inquiry_socket_option(inquiry)->level == IPPROTO_IP)
		return !IN_MULTICAST(ntohl(ipv4.s_addr));
	if (value.block->before_size < sizeof ipv6)
		return false;
	memcpy(&ipv6, value.block->before, sizeof ipv6);
	return !IN6_IS_ADDR_MULTICAST(&ipv6);
}

/* --- where it leads to ----------------------------------------------------------------------------------------- */

bool fact_ipv6_only(struct inquiry *inquiry)
{
	socklen_t length, size = sizeof(int);
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	in_addr_t ipv4;
	int only = 0;
	return address && holds_ipv4(address, length, &ipv4) &&
	       getsockopt(inquiry_descriptor(inquiry, 0), IPPROTO_IPV6, IPV6_V6ONLY, &only, &size) == 0 && only;
}

bool fact_has_path(struct inquiry *inquiry)
{
	return fact_unix(inquiry) && inquiry_path(inquiry);
}

bool fact_no_name(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	size_t size = 0;
	if (!fact_unix(inquiry) || !address)
		return false;
	address_unix_name(address, length, &size);
	return size == 0;
}

bool fact_directory_exists(struct inquiry *inquiry)
{
	struct stat status;
	const char *path = fact_has_path(inquiry) ? inquiry_path(inquiry) : NULL,
		   *slash = path ? strrchr(path, '/') : NULL;
	if (!slash)
		return path;
	char *directory = arena_copy(inquiry->arena, path, (size_t)(slash - path) + 1);
	return directory && stat(directory, &status) == 0;
}

static bool look_at_path(struct inquiry *inquiry, struct stat *status)
{
	return fact_has_path(inquiry) && stat(inquiry_path(inquiry), status) == 0;
}

bool fact_path_exists(struct inquiry *inquiry)
{
	struct stat status;

	return look_at_path(inquiry, &status);
}

bool fact_path_socket(struct inquiry *inquiry)
{
	struct stat status;

	return look_at_path(inquiry, &status) && S_ISSOCK(status.st_mode);
}

bool fact_held_by_us(struct inquiry *inquiry)
{
	return inquiry_holder(inquiry)->kind == HOLDER_OURS;
}
bool fact_holder_of_other_type(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_holder_file(inquiry);
	return file && inquiry_is_socket(inquiry) && file->type != inquiry_file(inquiry)->type;
}
bool fact_held_by_other(struct inquiry *inquiry)
{
	return inquiry_holder(inquiry)->kind == HOLDER_OTHER;
}
bool fact_held_kept(struct inquiry *inquiry)
{
	return inquiry_holder(inquiry)->kind == HOLDER_KEPT;
}
bool fact_held_time_wait(struct inquiry *inquiry)
{
	return fact_held_kept(inquiry) && inquiry_holder(inquiry)->state == STATE_TIME_WAIT;
}

bool fact_nobody_listens(struct inquiry *inquiry)
{
	return inquiry_listening(inquiry)->kind == HOLDER_NOBODY;
}

static bool somebody_listens(struct inquiry *inquiry, const struct sockaddr *address, socklen_t length)
{
	struct holder holder;

	holder_listening(inquiry->session->descriptors, inquiry_file(inquiry)->protocol, address, length,
	                 &holder);
	return holder.kind == HOLDER_OURS || holder.kind == HOLDER_OTHER;
}

/* The port stands at the same place in sockaddr_in and sockaddr_in6. */
bool fact_swapped_port_listens(struct inquiry *inquiry)
{
	socklen_t length;
	const struct sockaddr *address = inquiry_address(inquiry, &length);
	struct sockaddr_in6 other = { .sin6_family = 0 };

	if (!fact_tcp(inquiry) || !fact_loopback(inquiry) || length < sizeof(struct sockaddr_in) ||
	    length > sizeof other)
		return false;
	memcpy(&other, address, length);
	other.sin6_port = __builtin_bswap16(other.sin6_port);
	return (int)ntohs(other.sin6_port) != port(inquiry) &&
	       somebody_listens(inquiry, (void *)&other, length);
}
