/* Names for the values that some socket options take.
 * Not here: the options (options.c). */
#include "abi/options.h"

/* The kernel's headers know when the C library's came before them, not the other way round. */
#include <netinet/ip.h>

#include <linux/in.h>
#include <linux/in6.h>
#include <linux/socket.h>
#include <linux/tcp.h>
#include <linux/udp.h>

#include "abi/names-table.h"

#ifndef SOCK_SNDBUF_LOCK
#define SOCK_SNDBUF_LOCK NOT_IN_HEADERS
#define SOCK_RCVBUF_LOCK NOT_IN_HEADERS
#endif
#ifndef SOCK_TXREHASH_DEFAULT
#define SOCK_TXREHASH_DEFAULT NOT_IN_HEADERS
#define SOCK_TXREHASH_DISABLED NOT_IN_HEADERS
#define SOCK_TXREHASH_ENABLED NOT_IN_HEADERS
#endif

static const struct name path_mtu_names[] = {
	NAMED(IP_PMTUDISC_DONT, "routers may cut the packets"),
	NAMED(IP_PMTUDISC_WANT, "as the route says"),
	NAMED(IP_PMTUDISC_DO, "never cut: too long is EMSGSIZE"),
	NAMED(IP_PMTUDISC_PROBE, "never cut, and do not mind the known MTU"),
	NAMED(IP_PMTUDISC_INTERFACE, "the interface's MTU counts, reports of others do not"),
	NAMED(IP_PMTUDISC_OMIT, "as INTERFACE, but packets may be cut"),
};

const struct name_set path_mtu_values = {
	.name = "way to find the path's MTU", .prefixes = { "IP_PMTUDISC_" }, NAMES(path_mtu_names),
	.section = "ip(7)", .example = "socket inet dgram; getsockopt ip_mtu_discover",
};

static const struct name path_mtu_names_inet6[] = {
	NAMED(IPV6_PMTUDISC_DONT, "packets may be cut here"),
	NAMED(IPV6_PMTUDISC_WANT, "as the route says"),
	NAMED(IPV6_PMTUDISC_DO, "never cut: too long is EMSGSIZE"),
	NAMED(IPV6_PMTUDISC_PROBE, "never cut, and do not mind the known MTU"),
	NAMED(IPV6_PMTUDISC_INTERFACE, "the interface's MTU counts, reports of others do not"),
	NAMED(IPV6_PMTUDISC_OMIT, "as INTERFACE, but packets may be cut"),
};

const struct name_set path_mtu_values_inet6 = {
	.name = "way to find the path's MTU", .prefixes = { "IPV6_PMTUDISC_" }, NAMES(path_mtu_names_inet6),
	.section = "ipv6(7)", .example = "socket inet6 dgram; getsockopt ipv6_mtu_discover",
};

static const struct name type_of_service_names[] = {
	NAMED(IPTOS_LOWDELAY, "as little delay as possible"),
	NAMED(IPTOS_THROUGHPUT, "as many bytes a second as possible"),
	NAMED(IPTOS_RELIABILITY, "as few losses as possible"),
	NAMED(IPTOS_MINCOST, "as cheap as possible"),
	NAMED(IPTOS_CLASS_CS1, "class selector 1"),
	NAMED(IPTOS_CLASS_CS2, "class selector 2"),
	NAMED(IPTOS_CLASS_CS3, "class selector 3"),
	NAMED(IPTOS_CLASS_CS4, "class selector 4"),
	NAMED(IPTOS_CLASS_CS5, "class selector 5"),
	NAMED(IPTOS_CLASS_CS6, "class selector 6"),
	NAMED(IPTOS_CLASS_CS7, "class selector 7"),
	NAMED(IPTOS_DSCP_EF, "expedited forwarding"),
};

const struct name_set type_of_service_values = {
	.name = "type of service", .prefixes = { "IPTOS_CLASS_", "IPTOS_DSCP_", "IPTOS_" }, NAMES(type_of_service_names),
	.section = "ip(7)", .example = "socket inet dgram; setsockopt ip_tos lowdelay; getsockopt ip_tos",
};

static const struct name buffer_lock_names[] = {
	NAMED(SOCK_SNDBUF_LOCK, "the size of the send buffer stays as it is set"),
	NAMED(SOCK_RCVBUF_LOCK, "the size of the receive buffer stays as it is set"),
};

const struct name_set buffer_lock_values = {
	.name = "buffer lock", .prefixes = { "SOCK_" }, .kind = SET_FLAGS, NAMES(buffer_lock_names),
	.section = "socket(7)", .example = "socket inet stream; getsockopt so_buf_lock",
};

static const struct name rehash_names[] = {
	NAMED(SOCK_TXREHASH_DISABLED, "stay on the path"),
	NAMED(SOCK_TXREHASH_ENABLED, "try another path after losses"),
	NAMED(SOCK_TXREHASH_DEFAULT, "as the system has it"),
};

const struct name_set rehash_values = {
	.name = "way to choose a path", .prefixes = { "SOCK_TXREHASH_" }, NAMES(rehash_names),
	.section = "socket(7)", .example = "socket inet stream; getsockopt so_txrehash",
};

static const struct name source_preference_names[] = {
	NAMED(IPV6_PREFER_SRC_TMP, "a temporary address"),
	NAMED(IPV6_PREFER_SRC_PUBLIC, "a public address"),
	NAMED(IPV6_PREFER_SRC_COA, "the care-of address"),
	NAMED(IPV6_PREFER_SRC_CGA, "a cryptographically generated address"),
	NAMED(IPV6_PREFER_SRC_PUBTMP_DEFAULT, "temporary or public as the system has it"),
	NAMED(IPV6_PREFER_SRC_HOME, "the home address"),
	NAMED(IPV6_PREFER_SRC_NONCGA, "no cryptographically generated address"),
};

const struct name_set source_preference_values = {
	.name = "preferred source address", .prefixes = { "IPV6_PREFER_SRC_" }, .kind = SET_FLAGS,
	NAMES(source_preference_names),
	.section = "ipv6(7)", .example = "socket inet6 dgram; getsockopt ipv6_addr_preferences",
};

static const struct name repair_names[] = {
	NAMED(TCP_REPAIR_ON, "repair the connection"),
	NAMED(TCP_REPAIR_OFF, "end the repair, and ask the peer for its window"),
	NAMED(TCP_REPAIR_OFF_NO_WP, "end the repair in silence"),
};

const struct name_set repair_values = {
	.name = "state of repair", .prefixes = { "TCP_REPAIR_" }, NAMES(repair_names),
	.section = "tcp(7)", .example = "socket inet stream; getsockopt tcp_repair",
};

static const struct name repair_queue_names[] = {
	NAMED(TCP_NO_QUEUE, "no queue"),
	NAMED(TCP_RECV_QUEUE, "the queue of received data"),
	NAMED(TCP_SEND_QUEUE, "the queue of data to be sent"),
};

const struct name_set repair_queue_values = {
	.name = "queue under repair", .prefixes = { "TCP_" }, NAMES(repair_queue_names),
	.section = "tcp(7)", .example = "socket inet stream; getsockopt tcp_repair_queue",
};

static const struct name encapsulation_names[] = {
	NAMED(UDP_ENCAP_ESPINUDP_NON_IKE, "IPsec in UDP, an old draft"),
	NAMED(UDP_ENCAP_ESPINUDP, "IPsec in UDP, RFC 3948"),
	NAMED(UDP_ENCAP_L2TPINUDP, "L2TP in UDP, RFC 2661"),
	NAMED(UDP_ENCAP_GTP0, "GTP version 0"),
	NAMED(UDP_ENCAP_GTP1U, "GTP version 1"),
	NAMED(UDP_ENCAP_RXRPC, "Rx"),
};

const struct name_set encapsulation_values = {
	.name = "encapsulation", .prefixes = { "UDP_ENCAP_" }, NAMES(encapsulation_names),
	.section = "udp(7)", .example = "socket inet dgram; getsockopt udp_encap",
};
