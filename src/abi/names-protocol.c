/* The names of protocols, the third argument of socket: those of the Internet families and of netlink.
 * Not here: the same numbers as levels of options (names-socket.c).
 *
 * From the kernel's headers: the C library's lack the younger protocols. */
#include "abi/names.h"

#include <linux/in.h>
#include <linux/in6.h>
#include <linux/netlink.h>
#include <sys/socket.h>

#include "abi/names-table.h"

#ifndef IPPROTO_L2TP
#define IPPROTO_L2TP NOT_IN_HEADERS
#endif
#ifndef IPPROTO_ETHERNET
#define IPPROTO_ETHERNET NOT_IN_HEADERS
#endif
#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP NOT_IN_HEADERS
#endif
#ifndef NETLINK_SMC
#define NETLINK_SMC NOT_IN_HEADERS
#endif

static const struct name protocol_names[] = {
	NAMED(IPPROTO_IP, "0: the usual protocol of the socket's type"),
	NAMED(IPPROTO_ICMP, "Internet control messages, such as ping"),
	NAMED(IPPROTO_IGMP, "who listens to which multicast group"),
	NAMED(IPPROTO_IPIP, "IPv4 inside IPv4"),
	NAMED(IPPROTO_TCP, "Transmission Control Protocol: a stream of bytes"),
	NAMED(IPPROTO_EGP, "exterior gateway protocol"),
	NAMED(IPPROTO_PUP, "Xerox PUP"),
	NAMED(IPPROTO_UDP, "User Datagram Protocol: single messages"),
	NAMED(IPPROTO_IDP, "Xerox XNS"),
	NAMED(IPPROTO_TP, "ISO transport protocol class 4"),
	NAMED(IPPROTO_DCCP, "datagrams with congestion control"),
	NAMED(IPPROTO_IPV6, "IPv6; also the level of IPv6's options"),
	NAMED(IPPROTO_ROUTING, "IPv6 routing header"),
	NAMED(IPPROTO_FRAGMENT, "IPv6 fragment header"),
	NAMED(IPPROTO_RSVP, "resource reservation"),
	NAMED(IPPROTO_GRE, "generic routing encapsulation"),
	NAMED(IPPROTO_ESP, "IPsec: encrypted payload"),
	NAMED(IPPROTO_AH, "IPsec: authentication header"),
	NAMED(IPPROTO_ICMPV6, "control messages of IPv6"),
	NAMED(IPPROTO_NONE, "IPv6: no next header"),
	NAMED(IPPROTO_DSTOPTS, "IPv6 destination options"),
	NAMED(IPPROTO_MTP, "multicast transport protocol"),
	NAMED(IPPROTO_BEETPH, "IP option pseudo header for BEET"),
	NAMED(IPPROTO_ENCAP, "encapsulation header"),
	NAMED(IPPROTO_PIM, "protocol independent multicast"),
	NAMED(IPPROTO_COMP, "compressed payload"),
	NAMED(IPPROTO_L2TP, "layer 2 tunnelling"),
	NAMED(IPPROTO_SCTP, "Stream Control Transmission Protocol"),
	NAMED(IPPROTO_MH, "IPv6 mobility header"),
	NAMED(IPPROTO_UDPLITE, "UDP with a checksum over a part of the message"),
	NAMED(IPPROTO_MPLS, "MPLS inside IP"),
	NAMED(IPPROTO_ETHERNET, "Ethernet inside IPv6"),
	NAMED(IPPROTO_RAW, "packets that carry their own IP header"),
	NAMED(IPPROTO_MPTCP, "Multipath TCP: one stream over several paths"),
	ALIAS(IPPROTO_HOPOPTS),
};

const struct name_set protocols_inet = {
	.name = "protocol", .prefixes = { "IPPROTO_" }, .unknown = "IPPROTO_???", NAMES(protocol_names),
	.section = "protocols(5)", .example = "socket inet stream tcp",
};

static const struct name netlink_protocol_names[] = {
	NAMED(NETLINK_ROUTE, "links, addresses, routes"),
	NAMED(NETLINK_UNUSED, "not used"),
	NAMED(NETLINK_USERSOCK, "for programs among each other"),
	NAMED(NETLINK_FIREWALL, "not used, formerly ip_queue"),
	NAMED(NETLINK_SOCK_DIAG, "questions about sockets, as ss asks them"),
	NAMED(NETLINK_NFLOG, "netfilter's log"),
	NAMED(NETLINK_XFRM, "IPsec"),
	NAMED(NETLINK_SELINUX, "events of SELinux"),
	NAMED(NETLINK_ISCSI, "iSCSI"),
	NAMED(NETLINK_AUDIT, "auditing"),
	NAMED(NETLINK_FIB_LOOKUP, "lookups in the routing table"),
	NAMED(NETLINK_CONNECTOR, "the kernel's connector"),
	NAMED(NETLINK_NETFILTER, "netfilter"),
	NAMED(NETLINK_IP6_FW, "not used, formerly ip6_queue"),
	NAMED(NETLINK_DNRTMSG, "DECnet routing messages"),
	NAMED(NETLINK_KOBJECT_UEVENT, "devices that come and go"),
	NAMED(NETLINK_GENERIC, "families that have no number of their own"),
	NAMED(NETLINK_SCSITRANSPORT, "SCSI transports"),
	NAMED(NETLINK_ECRYPTFS, "eCryptfs"),
	NAMED(NETLINK_RDMA, "remote direct memory access"),
	NAMED(NETLINK_CRYPTO, "the kernel's cryptography"),
	NAMED(NETLINK_SMC, "shared memory communication"),
	ALIAS(NETLINK_INET_DIAG),
};

const struct name_set protocols_netlink = {
	.name = "netlink protocol", .prefixes = { "NETLINK_" }, .unknown = "NETLINK_???", NAMES(netlink_protocol_names),
	.section = "netlink(7)", .example = "socket netlink raw route",
};
