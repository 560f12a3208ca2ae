/* The names that stand in calls on sockets: families, types, flags of a message, levels of options.
 * Not here: protocols (names-protocol.c), names for descriptors of every kind (names-descriptor.c). */
#include "abi/names.h"

#include <assert.h>
#include <linux/can/raw.h>
#include <netatalk/at.h>
#include <netax25/ax25.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <netipx/ipx.h>
#include <netrom/netrom.h>
#include <netrose/rose.h>
#include <sys/socket.h>

#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names-table.h"

/* What headers older than those of Linux 6 may lack. */
#ifndef AF_MCTP
#define AF_MCTP NOT_IN_HEADERS
#define PF_MCTP NOT_IN_HEADERS
#endif
#ifndef SOL_MPTCP
#define SOL_MPTCP NOT_IN_HEADERS
#endif
#ifndef SOL_MCTP
#define SOL_MCTP NOT_IN_HEADERS
#endif
#ifndef SOL_SMC
#define SOL_SMC NOT_IN_HEADERS
#endif

/* Above AF_MAX, so that no kernel has it, and small enough for every width of sa_family_t. Kernels number their
 * families from 0 without gaps and have come to 46 in forty years. */
#define EXAMPLE_FAMILY 200

static_assert(EXAMPLE_FAMILY > AF_MAX, "the example's family must not be one of the kernel's");
static_assert((sa_family_t)EXAMPLE_FAMILY == EXAMPLE_FAMILY, "the example's family must fit a struct sockaddr");

const int64_t example_family = EXAMPLE_FAMILY;

static const struct name family_names[] = {
	NAMED(AF_UNSPEC, "no family: any will do, or in connect: undo the connection"),
	NAMED(AF_UNIX, "sockets inside this machine: a path, or an abstract name"),
	NAMED(AF_INET, "IPv4: a 4-byte address and a port"),
	NAMED(AF_AX25, "amateur radio AX.25"),
	NAMED(AF_IPX, "Novell IPX"),
	NAMED(AF_APPLETALK, "AppleTalk"),
	NAMED(AF_NETROM, "amateur radio NET/ROM"),
	NAMED(AF_BRIDGE, "multiprotocol bridge"),
	NAMED(AF_ATMPVC, "ATM permanent virtual circuits"),
	NAMED(AF_X25, "ITU-T X.25"),
	NAMED(AF_INET6, "IPv6: a 16-byte address, a port and a scope"),
	NAMED(AF_ROSE, "amateur radio X.25 PLP"),
	NAMED(AF_DECnet, "DECnet"),
	NAMED(AF_NETBEUI, "reserved for 802.2 LLC"),
	NAMED(AF_SECURITY, "security callbacks"),
	NAMED(AF_KEY, "key management for IPsec"),
	NAMED(AF_NETLINK, "messages between the kernel and programs"),
	NAMED(AF_PACKET, "frames of the link layer, below IP"),
	NAMED(AF_ASH, "Ash"),
	NAMED(AF_ECONET, "Acorn Econet"),
	NAMED(AF_ATMSVC, "ATM switched virtual circuits"),
	NAMED(AF_RDS, "reliable datagram sockets"),
	NAMED(AF_SNA, "IBM SNA"),
	NAMED(AF_IRDA, "infrared"),
	NAMED(AF_PPPOX, "PPP over something, L2TP"),
	NAMED(AF_WANPIPE, "Wanpipe"),
	NAMED(AF_LLC, "logical link control, IEEE 802.2"),
	NAMED(AF_IB, "InfiniBand addresses"),
	NAMED(AF_MPLS, "multiprotocol label switching"),
	NAMED(AF_CAN, "controller area network: the bus in cars"),
	NAMED(AF_TIPC, "TIPC: communication inside a cluster"),
	NAMED(AF_BLUETOOTH, "Bluetooth"),
	NAMED(AF_IUCV, "IBM z/VM's inter-user communication"),
	NAMED(AF_RXRPC, "Rx remote procedure calls"),
	NAMED(AF_ISDN, "ISDN"),
	NAMED(AF_PHONET, "Nokia's modems"),
	NAMED(AF_IEEE802154, "low-rate wireless networks"),
	NAMED(AF_CAIF, "Ericsson's modems"),
	NAMED(AF_ALG, "the kernel's cryptography"),
	NAMED(AF_NFC, "near field communication"),
	NAMED(AF_VSOCK, "between a virtual machine and its host"),
	NAMED(AF_KCM, "kernel connection multiplexer: messages over TCP"),
	NAMED(AF_QIPCRTR, "Qualcomm's processors among each other"),
	NAMED(AF_SMC, "shared memory communication"),
	NAMED(AF_XDP, "packets straight from the driver"),
	NAMED(AF_MCTP, "management component transport protocol"),
	NAMED_AS(EXAMPLE_FAMILY_NAME, EXAMPLE_FAMILY,
		"the lecture's example: a family of six addresses, unknown to the kernel"),
	ALIAS(AF_LOCAL), ALIAS(AF_FILE), ALIAS(AF_ROUTE),
	ALIAS(PF_UNSPEC), ALIAS(PF_UNIX), ALIAS(PF_LOCAL), ALIAS(PF_FILE), ALIAS(PF_INET), ALIAS(PF_AX25),
	ALIAS(PF_IPX), ALIAS(PF_APPLETALK), ALIAS(PF_NETROM), ALIAS(PF_BRIDGE), ALIAS(PF_ATMPVC), ALIAS(PF_X25),
	ALIAS(PF_INET6), ALIAS(PF_ROSE), ALIAS(PF_DECnet), ALIAS(PF_NETBEUI), ALIAS(PF_SECURITY), ALIAS(PF_KEY),
	ALIAS(PF_NETLINK), ALIAS(PF_ROUTE), ALIAS(PF_PACKET), ALIAS(PF_ASH), ALIAS(PF_ECONET), ALIAS(PF_ATMSVC),
	ALIAS(PF_RDS), ALIAS(PF_SNA), ALIAS(PF_IRDA), ALIAS(PF_PPPOX), ALIAS(PF_WANPIPE), ALIAS(PF_LLC), ALIAS(PF_IB),
	ALIAS(PF_MPLS), ALIAS(PF_CAN), ALIAS(PF_TIPC), ALIAS(PF_BLUETOOTH), ALIAS(PF_IUCV), ALIAS(PF_RXRPC),
	ALIAS(PF_ISDN), ALIAS(PF_PHONET), ALIAS(PF_IEEE802154), ALIAS(PF_CAIF), ALIAS(PF_ALG), ALIAS(PF_NFC),
	ALIAS(PF_VSOCK), ALIAS(PF_KCM), ALIAS(PF_QIPCRTR), ALIAS(PF_SMC), ALIAS(PF_XDP), ALIAS(PF_MCTP),
	ALIAS_AS("PF_FAMILY", EXAMPLE_FAMILY),
};

const struct name_set families = {
	.name = "address family", .prefixes = { "AF_", "PF_" }, .unknown = "AF_???", NAMES(family_names),
	.section = "socket(2)", .example = "socket inet6 stream",
};

/* SOCK_CLOEXEC before SOCK_NONBLOCK: strace prints them in that order. */
static const struct name socket_type_names[] = {
	NAMED(SOCK_STREAM, "a reliable stream of bytes in both directions (TCP)"),
	NAMED(SOCK_DGRAM, "single messages, each sent on its own (UDP)"),
	NAMED(SOCK_RAW, "the protocol's own packets; needs privilege"),
	NAMED(SOCK_RDM, "single messages, reliable, in any order"),
	NAMED(SOCK_SEQPACKET, "single messages over a connection, reliable and in order"),
	NAMED(SOCK_DCCP, "datagrams with congestion control"),
	NAMED(SOCK_PACKET, "frames of the link layer; obsolete, AF_PACKET has them"),
	NAMED(SOCK_CLOEXEC, "flag: the descriptor closes when the process runs another program"),
	NAMED(SOCK_NONBLOCK, "flag: calls that would wait return EAGAIN"),
};

const struct name_set socket_types = {
	.name = "socket type", .prefixes = { "SOCK_" }, .unknown = "SOCK_???",
	.kind = SET_ENUM_AND_FLAGS, .enum_mask = 0xf, NAMES(socket_type_names),
	.section = "socket(2)", .example = "socket inet dgram|nonblock",
};

static const struct name accept_flag_names[] = {
	NAMED(SOCK_CLOEXEC, "the new descriptor closes when the process runs another program"),
	NAMED(SOCK_NONBLOCK, "calls on the new descriptor that would wait return EAGAIN"),
};

const struct name_set accept_flags = {
	.name = "accept flag", .prefixes = { "SOCK_" }, .unknown = "SOCK_???", .kind = SET_FLAGS,
	NAMES(accept_flag_names),
	.section = "accept(2)", .example = "srv = socket inet stream|nonblock; listen; accept4 cloexec",
};

static const struct name message_flag_names[] = {
	NAMED(MSG_OOB, "send or receive urgent (out-of-band) data"),
	NAMED_FOR(NAME_RECEIVING, MSG_PEEK, "receive the data and leave it in the queue"),
	NAMED_FOR(NAME_SENDING, MSG_DONTROUTE, "send only to hosts on directly connected networks"),
	NAMED_FOR(NAME_RESULT, MSG_CTRUNC, "received: ancillary data did not fit and was cut"),
	{ "MSG_PROBE", MSG_PROXY, NAME_SENDING, "send nothing, only find the path: for finding its MTU" },
	NAMED_FOR(NAME_RECEIVING, MSG_TRUNC, "receive: return the datagram's real length; received: it was cut"),
	NAMED(MSG_DONTWAIT, "return EAGAIN instead of waiting, this once"),
	NAMED_FOR(NAME_SENDING, MSG_EOR, "end of a record (SOCK_SEQPACKET)"),
	NAMED_FOR(NAME_RECEIVING, MSG_WAITALL, "wait until all of the length asked for is there"),
	NAMED_FOR(NAME_RESULT, MSG_FIN, "inside the kernel: the end of a connection"),
	NAMED_FOR(NAME_RESULT, MSG_SYN, "inside the kernel: the start of a connection"),
	NAMED_FOR(NAME_SENDING, MSG_CONFIRM, "the peer has answered: do not ask for its link address again"),
	NAMED_FOR(NAME_RESULT, MSG_RST, "inside the kernel: a connection that was reset"),
	NAMED_FOR(NAME_RECEIVING, MSG_ERRQUEUE, "receive from the queue of errors"),
	NAMED_FOR(NAME_SENDING, MSG_NOSIGNAL, "no SIGPIPE where the peer is gone, only EPIPE"),
	NAMED_FOR(NAME_SENDING, MSG_MORE, "more data follows: wait before sending a short segment"),
	NAMED_FOR(NAME_RECEIVING, MSG_WAITFORONE, "recvmmsg: wait for the first message only"),
	KERNEL_ONLY("MSG_SENDPAGE_NOTLAST", "inside the kernel: not the last page"),
	NAMED_FOR(NAME_SENDING, MSG_BATCH, "sendmmsg: more messages follow"),
	KERNEL_ONLY("MSG_NO_SHARED_FRAGS", "inside the kernel: pages that nobody else has"),
	NAMED_FOR(NAME_SENDING, MSG_ZEROCOPY, "send from the program's memory without a copy"),
	NAMED_FOR(NAME_SENDING, MSG_FASTOPEN, "sendto: connect and send data with the SYN"),
	NAMED_FOR(NAME_RECEIVING, MSG_CMSG_CLOEXEC, "received descriptors close when the process runs another program"),
	KERNEL_ONLY("MSG_CMSG_COMPAT", "inside the kernel: a 32-bit program asks"),
	ALIAS(MSG_PROXY), ALIAS(MSG_TRYHARD), ALIAS_AS("MSG_EOF", MSG_FIN),
};

const struct name_set message_flags = {
	.name = "message flag", .prefixes = { "MSG_" }, .unknown = "MSG_???", .kind = SET_FLAGS,
	NAMES(message_flag_names),
	.section = "recv(2)", .example = "sv = socketpair unix stream; send \"x\"; recv @sv[1] 1 peek|dontwait",
};

static const struct name shutdown_names[] = {
	NAMED(SHUT_RD, "no more receiving"),
	NAMED(SHUT_WR, "no more sending: the peer reads the end of the stream"),
	NAMED(SHUT_RDWR, "neither receiving nor sending"),
};

const struct name_set shutdown_ways = {
	.name = "way to shut down", .prefixes = { "SHUT_" }, .unknown = "SHUT_???", NAMES(shutdown_names),
	.section = "shutdown(2)", .example = "sv = socketpair unix stream; shutdown wr; recv @sv[1]",
};

/* Some levels have no SOL_ name in the headers of the C library: theirs are the numbers of the protocol, which
 * is what a level is. */
static const struct name option_level_names[] = {
	NAMED(SOL_SOCKET, "options of every socket"),
	NAMED(SOL_IP, "options of IPv4"),
	NAMED(SOL_TCP, "options of TCP"),
	NAMED(SOL_UDP, "options of UDP"),
	NAMED(SOL_IPV6, "options of IPv6"),
	NAMED(SOL_ICMPV6, "options of raw ICMPv6 sockets"),
	NAMED(AF_VSOCK, "options of vsock sockets; the level is the family's number"),
	NAMED(SOL_CAN_BASE, "options of CAN"),
	NAMED(SOL_CAN_RAW, "options of raw CAN sockets"),
	NAMED_AS("SOL_SCTP", IPPROTO_SCTP, "options of SCTP"),
	NAMED_AS("SOL_UDPLITE", IPPROTO_UDPLITE, "options of UDP-Lite"),
	NAMED(SOL_RAW, "options of raw sockets"),
	NAMED(SOL_IPX, "options of IPX"),
	NAMED(SOL_AX25, "options of AX.25"),
	NAMED(SOL_ATALK, "options of AppleTalk"),
	NAMED(SOL_NETROM, "options of NET/ROM"),
	NAMED(SOL_ROSE, "options of X.25 PLP"),
	NAMED(SOL_DECNET, "options of DECnet"),
	NAMED(SOL_X25, "options of X.25"),
	NAMED(SOL_PACKET, "options of packet sockets"),
	NAMED(SOL_ATM, "options of ATM cells"),
	NAMED(SOL_AAL, "options of ATM packets"),
	NAMED(SOL_IRDA, "options of infrared"),
	NAMED(SOL_NETBEUI, "options of NetBEUI"),
	NAMED(SOL_LLC, "options of LLC"),
	NAMED(SOL_DCCP, "options of DCCP"),
	NAMED(SOL_NETLINK, "options of netlink"),
	NAMED(SOL_TIPC, "options of TIPC"),
	NAMED(SOL_RXRPC, "options of Rx"),
	NAMED(SOL_PPPOL2TP, "options of PPP over L2TP"),
	NAMED(SOL_BLUETOOTH, "options of Bluetooth"),
	NAMED(SOL_PNPIPE, "options of Phonet pipes"),
	NAMED(SOL_RDS, "options of RDS"),
	NAMED(SOL_IUCV, "options of IUCV"),
	NAMED(SOL_CAIF, "options of CAIF"),
	NAMED(SOL_ALG, "options of the kernel's cryptography"),
	NAMED(SOL_NFC, "options of NFC"),
	NAMED(SOL_KCM, "options of KCM"),
	NAMED(SOL_TLS, "options of TLS in the kernel"),
	NAMED(SOL_XDP, "options of XDP"),
	NAMED(SOL_MPTCP, "options of Multipath TCP"),
	NAMED(SOL_MCTP, "options of MCTP"),
	NAMED(SOL_SMC, "options of SMC"),
	ALIAS(IPPROTO_IP), ALIAS(IPPROTO_TCP), ALIAS(IPPROTO_UDP), ALIAS(IPPROTO_IPV6), ALIAS(IPPROTO_ICMPV6),
	ALIAS(IPPROTO_SCTP), ALIAS(IPPROTO_UDPLITE), ALIAS(IPPROTO_RAW),
};

/* The two question marks are strace's. */
const struct name_set option_levels = {
	.name = "option level", .prefixes = { "SOL_", "IPPROTO_" }, .unknown = "SOL_??", NAMES(option_level_names),
	.section = "getsockopt(2)", .example = "socket inet stream; getsockopt sol_tcp tcp_nodelay",
};
