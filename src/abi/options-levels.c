/* The socket options of raw and packet sockets, of netlink, vsock, Multipath TCP and TLS, a row each.
 * Not here: those of every socket and of the Internet protocols, and looking them up (options.c). */
#include "abi/options-table.h"

/* The C library's first: the kernel's mind it then. */
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/icmp.h>
#include <linux/if_packet.h>
#include <linux/mptcp.h>
#include <linux/netlink.h>
#include <linux/tls.h>
#include <linux/vm_sockets.h>

/* What headers older than those of Linux 6 may lack. */
#ifndef SOL_MPTCP
#define SOL_MPTCP 284
#endif
#ifndef MPTCP_INFO
#define MPTCP_INFO NOT_IN_HEADERS
#define MPTCP_TCPINFO NOT_IN_HEADERS
#define MPTCP_SUBFLOW_ADDRS NOT_IN_HEADERS
#endif
#ifndef MPTCP_FULL_INFO
#define MPTCP_FULL_INFO NOT_IN_HEADERS
#endif
#ifndef TLS_TX_ZEROCOPY_RO
#define TLS_TX_ZEROCOPY_RO NOT_IN_HEADERS
#endif
#ifndef TLS_RX_EXPECT_NO_PAD
#define TLS_RX_EXPECT_NO_PAD NOT_IN_HEADERS
#endif
#ifndef SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD
#define SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD SO_VM_SOCKETS_CONNECT_TIMEOUT
#define SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW NOT_IN_HEADERS
#endif

#define RAW(option, tag, to, help) ROW(SOL_RAW, #option, option, 0, to, help, OF_STRUCT(tag))
#define PACKET(option, what, to, help) ROW(SOL_PACKET, #option, option, 0, to, help, OF(what))
#define PACKET_NAMED(option, to, names, help) ROW(SOL_PACKET, #option, option, 0, to, help, OF_NAMES(INT, names))
#define PACKET_STRUCT(option, tag, to, help) ROW(SOL_PACKET, #option, option, 0, to, help, OF_STRUCT(tag))
#define NETLINK(option, what, to, help) ROW(SOL_NETLINK, #option, option, 0, to, help, OF(what))
#define VSOCK(option, what, to, help) ROW(AF_VSOCK, #option, option, 0, to, help, OF(what))
#define VSOCK_STRUCT(option, tag, to, help) ROW(AF_VSOCK, #option, option, 0, to, help, OF_STRUCT(tag))
#define MPTCP(option, what, to, help) ROW(SOL_MPTCP, #option, option, 0, to, help, OF(what))
#define MPTCP_STRUCT(option, tag, to, help) ROW(SOL_MPTCP, #option, option, 0, to, help, OF_STRUCT(tag))
#define TLS(option, what, to, help) ROW(SOL_TLS, #option, option, 0, to, help, OF(what))

const struct socket_option raw_options[RAW_OPTIONS] = {
	RAW(ICMP_FILTER, icmp_filter_value, BOTH, "which types of ICMP messages are dropped, a bit each"),
};

const struct socket_option icmpv6_options[ICMPV6_OPTIONS] = {
	ROW(SOL_ICMPV6, "ICMPV6_FILTER", ICMP6_FILTER, 0, BOTH, "which types of ICMPv6 messages are dropped, a bit each",
		OF_STRUCT(icmp6_filter_value)),
};

const struct socket_option packet_options[PACKET_OPTIONS] = {
	PACKET_STRUCT(PACKET_ADD_MEMBERSHIP, packet_mreq, SET, "take packets to more addresses: to a group, or to all"),
	PACKET_STRUCT(PACKET_DROP_MEMBERSHIP, packet_mreq, SET, "take no longer what PACKET_ADD_MEMBERSHIP asked for"),
	PACKET(PACKET_RECV_OUTPUT, OTHER, SET, "a number without an implementation"),
	PACKET_STRUCT(PACKET_RX_RING, tpacket_req, SET, "receive into memory shared with the kernel, to be mapped"),
	PACKET_STRUCT(PACKET_STATISTICS, tpacket_stats, GET, "packets that came and that were dropped since it was last asked"),
	PACKET(PACKET_COPY_THRESH, INT, BOTH, "bytes above which a packet that does not fit the ring is queued too; 0: never"),
	PACKET(PACKET_AUXDATA, FLAG, BOTH, "pass length, time and VLAN with each message (ancillary data)"),
	PACKET(PACKET_ORIGDEV, FLAG, BOTH, "tell the interface that a packet came in on, not the one above it"),
	PACKET_NAMED(PACKET_VERSION, BOTH, packet_versions, "how a ring's frames begin, before the ring is made"),
	PACKET_NAMED(PACKET_HDRLEN, GET, packet_versions, "bytes before a ring's frame, of the version that is handed in"),
	PACKET(PACKET_RESERVE, INT, BOTH, "bytes to keep free before each frame of the ring"),
	PACKET_STRUCT(PACKET_TX_RING, tpacket_req, SET, "send from memory shared with the kernel, to be mapped"),
	PACKET(PACKET_LOSS, FLAG, BOTH, "pass over wrong frames of the sending ring instead of stopping there"),
	PACKET(PACKET_VNET_HDR, FLAG, BOTH, "each packet begins with a struct virtio_net_hdr"),
	PACKET(PACKET_TX_TIMESTAMP, INT, SET, "a number without an implementation"),
	PACKET(PACKET_TIMESTAMP, INT, BOTH, "which times a ring's frames tell (bits SOF_TIMESTAMPING_)"),
	PACKET(PACKET_FANOUT, INT, BOTH, "share packets with other sockets: the group in the low 16 bits, the way above"),
	PACKET(PACKET_TX_HAS_OFF, FLAG, BOTH, "frames of the sending ring tell where their data begins"),
	PACKET(PACKET_QDISC_BYPASS, FLAG, BOTH, "send straight to the driver, past the queues"),
	PACKET(PACKET_ROLLOVER_STATS, OTHER, GET, "packets handed to other sockets of the group (struct tpacket_rollover_stats)"),
	PACKET(PACKET_FANOUT_DATA, OTHER, SET, "the program that chooses the socket: a descriptor, or a struct sock_fprog"),
	PACKET(PACKET_IGNORE_OUTGOING, FLAG, BOTH, "do not hear what this machine sends"),
};

const struct socket_option netlink_options[NETLINK_OPTIONS] = {
	NETLINK(NETLINK_ADD_MEMBERSHIP, INT, SET, "number of a group of messages to hear"),
	NETLINK(NETLINK_DROP_MEMBERSHIP, INT, SET, "number of a group of messages not to hear any longer"),
	NETLINK(NETLINK_PKTINFO, FLAG, BOTH, "pass the group with each message (ancillary data)"),
	NETLINK(NETLINK_BROADCAST_ERROR, FLAG, BOTH, "a message to a group fails where one of its sockets cannot take it"),
	NETLINK(NETLINK_NO_ENOBUFS, FLAG, BOTH, "do not tell of lost messages by ENOBUFS"),
	NETLINK(NETLINK_RX_RING, OTHER, SET, "without effect since Linux 4.6 (struct nl_mmap_req)"),
	NETLINK(NETLINK_TX_RING, OTHER, SET, "without effect since Linux 4.6 (struct nl_mmap_req)"),
	NETLINK(NETLINK_LISTEN_ALL_NSID, FLAG, BOTH, "hear other network namespaces that have a number here; needs privilege"),
	NETLINK(NETLINK_LIST_MEMBERSHIPS, BITS, GET, "the groups that are heard, a bit each"),
	NETLINK(NETLINK_CAP_ACK, FLAG, BOTH, "errors do not repeat the message that they answer"),
	NETLINK(NETLINK_EXT_ACK, FLAG, BOTH, "errors come with a text and the place in the message"),
	NETLINK(NETLINK_GET_STRICT_CHK, FLAG, BOTH, "requests are checked to the last byte"),
};

const struct socket_option vsock_options[VSOCK_OPTIONS] = {
	VSOCK(SO_VM_SOCKETS_BUFFER_SIZE, LONG, BOTH, "bytes of the buffer of a stream"),
	VSOCK(SO_VM_SOCKETS_BUFFER_MIN_SIZE, LONG, BOTH, "bytes of the buffer at least"),
	VSOCK(SO_VM_SOCKETS_BUFFER_MAX_SIZE, LONG, BOTH, "bytes of the buffer at most"),
	VSOCK(SO_VM_SOCKETS_PEER_HOST_VM_ID, INT, GET, "the peer's number on its host; VMware only"),
	VSOCK(SO_VM_SOCKETS_TRUSTED, INT, GET, "whether the peer is trusted; VMware only"),
	VSOCK_STRUCT(SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD, timeval_value, BOTH, "time after which connect gives up"),
	ROW(AF_VSOCK, "SO_VM_SOCKETS_CONNECT_TIMEOUT", SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD, NAME_ALIAS, BOTH,
		"time after which connect gives up", OF_STRUCT(timeval_value)),
	VSOCK(SO_VM_SOCKETS_NONBLOCK_TXRX, INT, SET, "calls of the kernel do not wait; VMware only"),
	VSOCK(SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW, OTHER, BOTH, "time after which connect gives up (two numbers of 64 bits)"),
};

const struct socket_option mptcp_options[MPTCP_OPTIONS] = {
	MPTCP_STRUCT(MPTCP_INFO, mptcp_info_value, GET, "subflows, addresses and numbers of the connection"),
	MPTCP(MPTCP_TCPINFO, OTHER, GET, "a struct tcp_info of each subflow (struct mptcp_subflow_data before them)"),
	MPTCP(MPTCP_SUBFLOW_ADDRS, OTHER, GET, "both addresses of each subflow (struct mptcp_subflow_data before them)"),
	MPTCP(MPTCP_FULL_INFO, OTHER, GET, "all of these at once (struct mptcp_full_info)"),
};

const struct socket_option tls_options[TLS_OPTIONS] = {
	TLS(TLS_TX, OTHER, BOTH, "version, cipher and key of what is sent (struct tls12_crypto_info_...)"),
	TLS(TLS_RX, OTHER, BOTH, "version, cipher and key of what is received (struct tls12_crypto_info_...)"),
	TLS(TLS_TX_ZEROCOPY_RO, FLAG, BOTH, "sendfile to a TLS device without a copy: the file must not change"),
	TLS(TLS_RX_EXPECT_NO_PAD, FLAG, BOTH, "TLS 1.3: records are expected without padding"),
};
