/* The socket options that the headers have, a row each, and looking them up.
 * Not here: the levels of raw sockets and of other families (options-levels.c), the names that some values have
 * (names-values.c), the calls that take options (calls-sockets.c).
 *
 * From the kernel's headers: the C library's lag behind them. A row's name is the one that strace prints. What can
 * be got and set, and as what type, is the kernel's doing (Linux 6.1); other kernels answer for themselves. */
#include "abi/options.h"

#include <asm/socket.h>
#include <ctype.h>
#include <linux/filter.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <string.h>
#include <sys/socket.h>

#include "abi/habits.h"
#include "abi/options-table.h"
#include "abi/structs.h"

/* What headers older than those of Linux 6 may lack. */
#ifndef SO_BUF_LOCK
#define SO_BUF_LOCK NOT_IN_HEADERS
#endif
#ifndef SO_RESERVE_MEM
#define SO_RESERVE_MEM NOT_IN_HEADERS
#endif
#ifndef SO_TXREHASH
#define SO_TXREHASH NOT_IN_HEADERS
#endif
#ifndef SO_RCVMARK
#define SO_RCVMARK NOT_IN_HEADERS
#endif
#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE NOT_IN_HEADERS
#endif
#ifndef IP_RECVERR_RFC4884
#define IP_RECVERR_RFC4884 NOT_IN_HEADERS
#endif
#ifndef IP_LOCAL_PORT_RANGE
#define IP_LOCAL_PORT_RANGE NOT_IN_HEADERS
#endif
#ifndef IP_PROTOCOL
#define IP_PROTOCOL NOT_IN_HEADERS
#endif
#ifndef IPV6_USE_MIN_MTU
#define IPV6_USE_MIN_MTU NOT_IN_HEADERS
#endif
#ifndef IPV6_RECVERR_RFC4884
#define IPV6_RECVERR_RFC4884 NOT_IN_HEADERS
#endif

#define SO(option, what, to, help) ROW(SOL_SOCKET, #option, option, 0, to, help, OF(what))
#define SO_NAMED(option, what, to, names, help) ROW(SOL_SOCKET, #option, option, 0, to, help, OF_NAMES(what, names))
#define SO_STRUCT(option, to, tag, help) ROW(SOL_SOCKET, #option, option, 0, to, help, OF_STRUCT(tag))
#define SO_ALIAS(name, option, what, to, help) ROW(SOL_SOCKET, name, option, NAME_ALIAS, to, help, OF(what))
#define IP(option, what, to, help) ROW(IPPROTO_IP, #option, option, 0, to, help, OF(what))
#define IP_NAMED(option, what, to, names, help) ROW(IPPROTO_IP, #option, option, 0, to, help, OF_NAMES(what, names))
#define IP_STRUCT(option, to, tag, help) ROW(IPPROTO_IP, #option, option, 0, to, help, OF_STRUCT(tag))
#define IP_ALIAS(name, option, what, to, help) ROW(IPPROTO_IP, name, option, NAME_ALIAS, to, help, OF(what))
#define IPV6(option, what, to, help) ROW(IPPROTO_IPV6, #option, option, 0, to, help, OF(what))
#define IPV6_NAMED(option, what, to, names, help) ROW(IPPROTO_IPV6, #option, option, 0, to, help, OF_NAMES(what, names))
#define IPV6_STRUCT(option, to, tag, help) ROW(IPPROTO_IPV6, #option, option, 0, to, help, OF_STRUCT(tag))
#define IPV6_ALIAS(name, option, what, to, help) ROW(IPPROTO_IPV6, name, option, NAME_ALIAS, to, help, OF(what))
#define TCP(option, what, to, help) ROW(IPPROTO_TCP, #option, option, 0, to, help, OF(what))
#define TCP_NAMED(option, what, to, names, help) ROW(IPPROTO_TCP, #option, option, 0, to, help, OF_NAMES(what, names))
#define TCP_STRUCT(option, to, tag, help) ROW(IPPROTO_TCP, #option, option, 0, to, help, OF_STRUCT(tag))
#define UDP(option, what, to, help) ROW(IPPROTO_UDP, #option, option, 0, to, help, OF(what))
#define UDP_NAMED(option, what, to, names, help) ROW(IPPROTO_UDP, #option, option, 0, to, help, OF_NAMES(what, names))

/* Values: an int in an array of one, as strace writes it; text; bytes of a struct that has no type here; what is no int of the
 * kernel's, but a long number, or several, strace shows as bytes too. */
const struct type option_INT = { .name = "int", .shape = SHAPE_ARRAY, .of = &type_int, .size = sizeof(int), FIXED(1),
	.print = print_option_number };
const struct type option_FLAG = { .name = "int", .shape = SHAPE_ARRAY, .of = &type_switch, .size = sizeof(int), FIXED(1),
	.print = print_option_number };
const struct type option_LONG = { .name = "uint64_t", .shape = SHAPE_ARRAY, .of = &type_uint64, .size = sizeof(uint64_t), FIXED(1),
	.print = print_option_data };
const struct type option_TEXT = { .name = "char []", .shape = SHAPE_BYTES, .form = &form_characters, REST };
const struct type option_OTHER = { .name = "void", .shape = SHAPE_BYTES, .form = &form_data, REST,
	.print = print_option_number };
static const struct type option_ERROR = { .name = "int", .shape = SHAPE_ARRAY, .of = &type_errno, .size = sizeof(int), FIXED(1),
	.print = print_option_number };
const struct type option_BITS = { .name = "unsigned int []", .shape = SHAPE_ARRAY, .of = &type_unsigned, REST };
static const struct type option_NUMBERS = { .name = "unsigned int []", .shape = SHAPE_ARRAY, .of = &type_unsigned, REST,
	.print = print_option_data };

/* What is set is where the program stands, what is got the program itself. */
static const struct choice_case filter_cases[] = { { sizeof(struct sock_fprog), &type_sock_fprog } };
static const struct type option_FILTER = { .name = "struct sock_fprog", .shape = SHAPE_CHOICE,
	.choice = { .by = { ARGUMENT(4) }, .count = 1, CASES(filter_cases), .otherwise = &option_OTHER } };

#define RECEIVE_TIMEOUT "time after which a receiving call or accept gives up with EAGAIN; 0: never"
#define SEND_TIMEOUT "time after which a sending call gives up with EAGAIN, connect with EINPROGRESS; 0: never"
#define TIME_STAMP "pass the time of arrival with each message, in microseconds (ancillary data)"
#define TIME_STAMP_NS "pass the time of arrival with each message, in nanoseconds (ancillary data)"
#define TIME_STAMPING "which times to take of sent and received packets (bits SOF_TIMESTAMPING_)"
#define FILTER_OFF "remove the packet filter; the value does not matter"

static const struct socket_option socket_options[] = {
	SO(SO_REUSEADDR, FLAG, BOTH, "bind to an address that old connections (TIME_WAIT) still use"),
	SO(SO_DEBUG, FLAG, BOTH, "record debugging information; needs privilege"),
	SO_NAMED(SO_TYPE, INT, GET, socket_types, "the socket's type, such as SOCK_STREAM"),
	SO(SO_ERROR, ERROR, GET, "the pending error; reading it clears it"),
	SO(SO_DONTROUTE, FLAG, BOTH, "send only to hosts on directly connected networks"),
	SO(SO_BROADCAST, FLAG, BOTH, "datagrams may be sent to a broadcast address"),
	SO(SO_SNDBUF, INT, BOTH, "bytes of the send buffer; the kernel doubles what is set"),
	SO(SO_RCVBUF, INT, BOTH, "bytes of the receive buffer; the kernel doubles what is set"),
	SO(SO_KEEPALIVE, FLAG, BOTH, "probe a connection that is idle, so that a lost peer is noticed"),
	SO(SO_OOBINLINE, FLAG, BOTH, "urgent data comes in the stream, not apart"),
	SO(SO_NO_CHECK, FLAG, BOTH, "send UDP over IPv4 without a checksum"),
	SO(SO_PRIORITY, INT, BOTH, "priority of sent packets, 0 to 6; above needs privilege"),
	SO_STRUCT(SO_LINGER, BOTH, linger,
		"whether close waits for unsent data, and for how many seconds"),
	SO(SO_BSDCOMPAT, FLAG, BOTH, "without effect since Linux 2.4"),
	SO(SO_REUSEPORT, FLAG, BOTH, "several sockets may be bound to one address, and share what arrives"),
	SO(SO_PASSCRED, FLAG, BOTH, "pass the sender's process, user and group with each message (unix)"),
	SO_STRUCT(SO_PEERCRED, GET, ucred, "the peer's process, user and group (unix)"),
	SO(SO_RCVLOWAT, INT, BOTH, "bytes that must be there before a receiving call returns"),
	SO(SO_SNDLOWAT, INT, GET, "bytes that must be free before a sending call returns; always 1 on Linux"),
	SO_STRUCT(SO_RCVTIMEO_OLD, BOTH, timeval, RECEIVE_TIMEOUT),
	ROW(SOL_SOCKET, "SO_RCVTIMEO", SO_RCVTIMEO_OLD, NAME_ALIAS, BOTH, RECEIVE_TIMEOUT, OF_STRUCT(timeval)),
	SO_STRUCT(SO_SNDTIMEO_OLD, BOTH, timeval, SEND_TIMEOUT),
	ROW(SOL_SOCKET, "SO_SNDTIMEO", SO_SNDTIMEO_OLD, NAME_ALIAS, BOTH, SEND_TIMEOUT, OF_STRUCT(timeval)),
	SO(SO_SECURITY_AUTHENTICATION, OTHER, BOTH, "a number without an implementation"),
	SO(SO_SECURITY_ENCRYPTION_TRANSPORT, OTHER, BOTH, "a number without an implementation"),
	SO(SO_SECURITY_ENCRYPTION_NETWORK, OTHER, BOTH, "a number without an implementation"),
	SO(SO_BINDTODEVICE, TEXT, BOTH, "name of the only interface to use, such as lo; empty: all"),
	SO(SO_ATTACH_FILTER, FILTER, BOTH, "drop or cut arriving packets by a classic BPF program"),
	SO_ALIAS("SO_GET_FILTER", SO_GET_FILTER, FILTER, GET, "the packet filter's program"),
	SO(SO_DETACH_FILTER, INT, SET, FILTER_OFF),
	SO_ALIAS("SO_DETACH_BPF", SO_DETACH_BPF, INT, SET, FILTER_OFF),
	SO(SO_PEERNAME, OTHER, GET, "the peer's address, as getpeername has it"),
	SO(SO_TIMESTAMP_OLD, FLAG, BOTH, TIME_STAMP),
	SO_ALIAS("SO_TIMESTAMP", SO_TIMESTAMP_OLD, FLAG, BOTH, TIME_STAMP),
	SO(SO_ACCEPTCONN, FLAG, GET, "1 where the socket listens"),
	SO(SO_PEERSEC, TEXT, GET, "the peer's security label"),
	SO(SO_SNDBUFFORCE, INT, SET, "as SO_SNDBUF, past the system's limit; needs privilege"),
	SO(SO_RCVBUFFORCE, INT, SET, "as SO_RCVBUF, past the system's limit; needs privilege"),
	SO(SO_PASSSEC, FLAG, BOTH, "pass the sender's security label with each message (unix)"),
	SO(SO_TIMESTAMPNS_OLD, FLAG, BOTH, TIME_STAMP_NS),
	SO_ALIAS("SO_TIMESTAMPNS", SO_TIMESTAMPNS_OLD, FLAG, BOTH, TIME_STAMP_NS),
	SO(SO_MARK, INT, BOTH, "mark on sent packets for routing and filters; needs privilege"),
	SO(SO_TIMESTAMPING_OLD, INT, BOTH, TIME_STAMPING),
	SO_ALIAS("SO_TIMESTAMPING", SO_TIMESTAMPING_OLD, INT, BOTH, TIME_STAMPING),
	SO_NAMED(SO_PROTOCOL, INT, GET, protocols_inet, "the socket's protocol, such as IPPROTO_TCP"),
	SO_NAMED(SO_DOMAIN, INT, GET, families, "the socket's family, such as AF_INET"),
	SO(SO_RXQ_OVFL, FLAG, BOTH, "pass the number of dropped packets with each message (ancillary data)"),
	SO(SO_WIFI_STATUS, FLAG, BOTH, "report whether a sent frame was acknowledged"),
	SO(SO_PEEK_OFF, INT, BOTH, "bytes that MSG_PEEK skips; -1: it always begins at the front (unix)"),
	SO(SO_NOFCS, FLAG, BOTH, "send frames without their checksum (packet sockets)"),
	SO(SO_LOCK_FILTER, FLAG, BOTH, "the packet filter cannot be changed any more"),
	SO(SO_SELECT_ERR_QUEUE, FLAG, BOTH, "poll reports POLLPRI with an error in the error queue"),
	SO(SO_BUSY_POLL, INT, BOTH, "microseconds to ask the device again and again before sleeping"),
	SO(SO_MAX_PACING_RATE, INT, BOTH, "bytes a second that TCP sends at most; -1: no limit"),
	SO(SO_BPF_EXTENSIONS, INT, GET, "extensions of packet filters that the kernel has"),
	SO(SO_INCOMING_CPU, INT, BOTH, "processor that handles what arrives"),
	SO(SO_ATTACH_BPF, INT, SET, "drop or cut arriving packets by the BPF program of this descriptor"),
	SO_STRUCT(SO_ATTACH_REUSEPORT_CBPF, SET, sock_fprog,
		"which socket of SO_REUSEPORT gets a packet: a classic BPF program"),
	SO(SO_ATTACH_REUSEPORT_EBPF, INT, SET,
		"which socket of SO_REUSEPORT gets a packet: the BPF program of this descriptor"),
	SO(SO_CNX_ADVICE, INT, SET, "1: the connection is bad, look for another path"),
	SO(SO_MEMINFO, NUMBERS, GET, "memory that the socket uses: 9 numbers, SK_MEMINFO_"),
	SO(SO_INCOMING_NAPI_ID, INT, GET, "number of the device queue that the last packet came through"),
	SO(SO_COOKIE, LONG, GET, "a number that no other socket has"),
	SO(SO_PEERGROUPS, NUMBERS, GET, "the peer's supplementary groups (unix)"),
	SO(SO_ZEROCOPY, FLAG, BOTH, "MSG_ZEROCOPY may be used"),
	SO_STRUCT(SO_TXTIME, BOTH, sock_txtime_value, "packets carry the time when they are to leave"),
	SO(SO_BINDTOIFINDEX, INT, BOTH, "number of the only interface to use; 0: all"),
	SO(SO_TIMESTAMP_NEW, FLAG, BOTH, TIME_STAMP),
	SO(SO_TIMESTAMPNS_NEW, FLAG, BOTH, TIME_STAMP_NS),
	SO(SO_TIMESTAMPING_NEW, INT, BOTH, TIME_STAMPING),
	SO(SO_RCVTIMEO_NEW, OTHER, BOTH, RECEIVE_TIMEOUT " (two numbers of 64 bits)"),
	SO(SO_SNDTIMEO_NEW, OTHER, BOTH, SEND_TIMEOUT " (two numbers of 64 bits)"),
	SO(SO_DETACH_REUSEPORT_BPF, INT, SET, "remove the program of SO_REUSEPORT; the value does not matter"),
	SO(SO_PREFER_BUSY_POLL, FLAG, BOTH, "ask the device rather than wait for its interrupts"),
	SO(SO_BUSY_POLL_BUDGET, INT, SET, "packets to take at once when asking the device"),
	SO(SO_NETNS_COOKIE, LONG, GET, "a number that no other network namespace has"),
	SO_NAMED(SO_BUF_LOCK, INT, BOTH, buffer_lock_values,
		"which buffer sizes the kernel leaves as they are"),
	SO(SO_RESERVE_MEM, INT, BOTH, "bytes of memory that are kept for this socket"),
	SO_NAMED(SO_TXREHASH, INT, BOTH, rehash_values, "whether to try another path after losses"),
	SO(SO_RCVMARK, FLAG, BOTH, "pass the packet's mark with each message (ancillary data)"),

};

static const struct socket_option ip_options[] = {
	IP_NAMED(IP_TOS, INT, BOTH, type_of_service_values, "type of service of sent packets, one byte"),
	IP(IP_TTL, INT, BOTH, "hops that a sent packet may take, 1 to 255; -1: the system's default"),
	IP(IP_HDRINCL, FLAG, BOTH, "sent data begins with the IP header (raw sockets)"),
	IP(IP_OPTIONS, OTHER, BOTH, "IP options of sent packets, at most 40 bytes"),
	IP(IP_ROUTER_ALERT, FLAG, BOTH,
		"receive packets to be forwarded that carry Router Alert (raw sockets)"),
	IP(IP_RECVOPTS, FLAG, BOTH, "pass the IP options with each message (ancillary data)"),
	IP(IP_RETOPTS, FLAG, BOTH, "pass the IP options as they came, for an answer (ancillary data)"),
	IP_ALIAS("IP_RECVRETOPTS", IP_RECVRETOPTS, FLAG, BOTH,
		"pass the IP options as they came, for an answer (ancillary data)"),
	IP(IP_PKTINFO, FLAG, BOTH, "pass interface and destination with each message (ancillary data)"),
	IP(IP_PKTOPTIONS, OTHER, GET, "what would be passed as ancillary data (TCP)"),
	IP_NAMED(IP_MTU_DISCOVER, INT, BOTH, path_mtu_values, "whether packets may be cut on their way"),
	IP_ALIAS("IP_PMTUDISC", IP_MTU_DISCOVER, INT, BOTH, "whether packets may be cut on their way"),
	IP(IP_RECVERR, FLAG, BOTH, "keep errors from the network in a queue, for MSG_ERRQUEUE"),
	IP(IP_RECVTTL, FLAG, BOTH, "pass the hops left with each message (ancillary data)"),
	IP(IP_RECVTOS, FLAG, BOTH, "pass the type of service with each message (ancillary data)"),
	IP(IP_MTU, INT, GET, "bytes of the largest packet on the path to the peer; connected sockets only"),
	IP(IP_FREEBIND, FLAG, BOTH, "bind to an address that this machine does not have (yet)"),
	IP(IP_IPSEC_POLICY, OTHER, SET, "IPsec policy of this socket"),
	IP(IP_XFRM_POLICY, OTHER, SET, "IPsec policy of this socket"),
	IP(IP_PASSSEC, FLAG, BOTH, "pass the sender's security label with each message (ancillary data)"),
	IP(IP_TRANSPARENT, FLAG, BOTH, "be a proxy under another machine's address; needs privilege"),
	IP(IP_ORIGDSTADDR, FLAG, BOTH, "pass the original destination with each message (ancillary data)"),
	IP_ALIAS("IP_RECVORIGDSTADDR", IP_RECVORIGDSTADDR, FLAG, BOTH,
		"pass the original destination with each message (ancillary data)"),
	IP(IP_MINTTL, INT, BOTH, "hops that an arriving packet must have left, 0 to 255"),
	IP(IP_NODEFRAG, FLAG, BOTH, "do not put sent fragments together in the packet filter (raw sockets)"),
	IP(IP_CHECKSUM, FLAG, BOTH, "pass the checksum with each message (UDP; ancillary data)"),
	IP(IP_BIND_ADDRESS_NO_PORT, FLAG, BOTH, "bind to port 0 leaves the choice of the port to connect"),
	IP(IP_RECVFRAGSIZE, FLAG, BOTH,
		"pass the size of the largest fragment with each message (ancillary data)"),
	IP(IP_RECVERR_RFC4884, FLAG, BOTH, "queued errors tell where RFC 4884's extensions begin"),
	IP_STRUCT(IP_MULTICAST_IF, BOTH, ip_interface_value, "interface for sent multicast packets"),
	IP(IP_MULTICAST_TTL, INT, BOTH, "hops that a sent multicast packet may take, 0 to 255; 1 at first"),
	IP(IP_MULTICAST_LOOP, FLAG, BOTH, "sent multicast packets come back to this machine"),
	IP_STRUCT(IP_ADD_MEMBERSHIP, SET, ip_group, "join a multicast group"),
	IP_STRUCT(IP_DROP_MEMBERSHIP, SET, ip_group, "leave a multicast group"),
	IP_STRUCT(IP_UNBLOCK_SOURCE, SET, ip_mreq_source_value, "hear a blocked source again"),
	IP_STRUCT(IP_BLOCK_SOURCE, SET, ip_mreq_source_value, "do not hear one source in a group"),
	IP_STRUCT(IP_ADD_SOURCE_MEMBERSHIP, SET, ip_mreq_source_value, "join a group for one source"),
	IP_STRUCT(IP_DROP_SOURCE_MEMBERSHIP, SET, ip_mreq_source_value, "leave a group for one source"),
	IP(IP_MSFILTER, OTHER, BOTH, "all sources to hear or not to hear in a group (struct ip_msfilter)"),
	IP_STRUCT(MCAST_JOIN_GROUP, SET, group_req, "join a multicast group of any family"),
	IP_STRUCT(MCAST_BLOCK_SOURCE, SET, group_source_req_value, "do not hear one source in a group"),
	IP_STRUCT(MCAST_UNBLOCK_SOURCE, SET, group_source_req_value, "hear a blocked source again"),
	IP_STRUCT(MCAST_LEAVE_GROUP, SET, group_req, "leave a multicast group"),
	IP_STRUCT(MCAST_JOIN_SOURCE_GROUP, SET, group_source_req_value, "join a group for one source"),
	IP_STRUCT(MCAST_LEAVE_SOURCE_GROUP, SET, group_source_req_value, "leave a group for one source"),
	IP(MCAST_MSFILTER, OTHER, BOTH, "all sources to hear or not to hear in a group (struct group_filter)"),
	IP(IP_MULTICAST_ALL, FLAG, BOTH, "hear all groups that any socket here has joined; on at first"),
	IP(IP_UNICAST_IF, INT, BOTH,
		"interface for sent packets: its number in network order; 0: by the route"),
	IP(IP_LOCAL_PORT_RANGE, INT, BOTH,
		"ports to choose from: the lowest in the low 16 bits, the highest above"),
	IP(IP_PROTOCOL, INT, GET, "the protocol of a raw socket"),

};

static const struct socket_option tcp_options[] = {
	TCP(TCP_NODELAY, FLAG, BOTH, "send small segments at once, without Nagle's algorithm"),
	TCP(TCP_MAXSEG, INT, BOTH, "bytes of data in a segment at most"),
	TCP(TCP_CORK, FLAG, BOTH, "send full segments only, until it is cleared or 0.2 seconds are over"),
	TCP(TCP_KEEPIDLE, INT, BOTH, "seconds of idleness before the first keepalive probe"),
	TCP(TCP_KEEPINTVL, INT, BOTH, "seconds between keepalive probes"),
	TCP(TCP_KEEPCNT, INT, BOTH, "keepalive probes without an answer before the connection is given up"),
	TCP(TCP_SYNCNT, INT, BOTH, "times that SYN is sent again before connect gives up, 1 to 127"),
	TCP(TCP_LINGER2, INT, BOTH, "seconds in FIN_WAIT_2 after close; -1: none"),
	TCP(TCP_DEFER_ACCEPT, INT, BOTH,
		"seconds that a connection may stay out of accept while no data has come"),
	TCP(TCP_WINDOW_CLAMP, INT, BOTH, "bytes of the offered window at most"),
	TCP_STRUCT(TCP_INFO, GET, tcp_info, "state, times, windows and counters of the connection"),
	TCP(TCP_QUICKACK, FLAG, BOTH, "acknowledge at once; the kernel may go back to delaying"),
	TCP(TCP_CONGESTION, TEXT, BOTH, "name of the congestion control, such as cubic or reno"),
	TCP_STRUCT(TCP_MD5SIG, SET, tcp_md5sig_value, "key that signs the segments to a peer"),
	TCP(TCP_THIN_LINEAR_TIMEOUTS, FLAG, BOTH, "do not double the timeout of thin streams"),
	TCP(TCP_THIN_DUPACK, FLAG, BOTH, "without effect since Linux 4.11"),
	TCP(TCP_USER_TIMEOUT, INT, BOTH,
		"milliseconds that sent data may stay unacknowledged; 0: the system's default"),
	TCP_NAMED(TCP_REPAIR, INT, BOTH, repair_values,
		"take the connection apart to rebuild it elsewhere; needs privilege"),
	TCP_NAMED(TCP_REPAIR_QUEUE, INT, BOTH, repair_queue_values, "queue that is rebuilt"),
	TCP(TCP_QUEUE_SEQ, INT, BOTH, "sequence number of the queue that is rebuilt"),
	TCP(TCP_REPAIR_OPTIONS, OTHER, SET, "TCP options of the rebuilt connection (struct tcp_repair_opt)"),
	TCP(TCP_FASTOPEN, INT, BOTH, "connections with data in their SYN that may wait at a listener; 0: off"),
	TCP(TCP_TIMESTAMP, INT, BOTH, "TCP's clock, in milliseconds"),
	TCP(TCP_NOTSENT_LOWAT, INT, BOTH, "bytes not yet sent below which poll reports POLLOUT"),
	TCP(TCP_CC_INFO, OTHER, GET, "numbers of the congestion control (union tcp_cc_info)"),
	TCP(TCP_SAVE_SYN, INT, BOTH,
		"a listener keeps the SYN of new connections: 1: from IP on, 2: from the link on"),
	TCP(TCP_SAVED_SYN, OTHER, GET, "the SYN that was kept (bytes)"),
	TCP_STRUCT(TCP_REPAIR_WINDOW, BOTH, tcp_repair_window_value, "windows of the rebuilt connection"),
	TCP(TCP_FASTOPEN_CONNECT, FLAG, BOTH, "connect waits for the first data and sends it with the SYN"),
	TCP(TCP_ULP, TEXT, BOTH, "name of a protocol above TCP in the kernel, such as tls"),
	TCP_STRUCT(TCP_MD5SIG_EXT, SET, tcp_md5sig_value, "key that signs the segments to a network"),
	TCP(TCP_FASTOPEN_KEY, OTHER, BOTH, "key of the cookies for data in a SYN (16 or 32 bytes)"),
	TCP(TCP_FASTOPEN_NO_COOKIE, FLAG, BOTH, "data in a SYN without a cookie"),
	TCP(TCP_ZEROCOPY_RECEIVE, OTHER, GET,
		"map received data instead of copying it (struct tcp_zerocopy_receive)"),
	TCP(TCP_INQ, FLAG, BOTH, "pass the number of bytes left with each message (ancillary data)"),
	TCP(TCP_TX_DELAY, INT, BOTH, "microseconds that sent segments are held back, to imitate a long path"),

};

static const struct socket_option udp_options[] = {
	UDP(UDP_CORK, FLAG, BOTH, "gather sent data in one datagram, until it is cleared"),
	UDP_NAMED(UDP_ENCAP, INT, BOTH, encapsulation_values, "what is packed in the datagrams of this socket"),
	UDP(UDP_NO_CHECK6_TX, FLAG, BOTH, "send over IPv6 without a checksum"),
	UDP(UDP_NO_CHECK6_RX, FLAG, BOTH, "take datagrams over IPv6 that have no checksum"),
	UDP(UDP_SEGMENT, INT, BOTH, "bytes of each datagram that one send is cut into; 0: off"),
	UDP(UDP_GRO, FLAG, BOTH, "several datagrams may be received as one"),

};

static const struct socket_option ipv6_options[] = {
	IPV6(IPV6_V6ONLY, FLAG, BOTH, "the socket is for IPv6 alone; else IPv4 comes as ::ffff:a.b.c.d"),
	ROW(IPPROTO_IPV6, "IPV6_ADDRFORM", IPV6_ADDRFORM, 0, BOTH,
		"AF_INET: turn a socket connected to ::ffff:a.b.c.d into an IPv4 socket",
		.type = OPTION_NUMBER(form_named_number, .names = &families, .example = "inet")),
	IPV6(IPV6_2292PKTINFO, FLAG, BOTH, "as IPV6_RECVPKTINFO, in the way of RFC 2292"),
	IPV6(IPV6_2292HOPOPTS, FLAG, BOTH, "as IPV6_RECVHOPOPTS, in the way of RFC 2292"),
	IPV6(IPV6_2292DSTOPTS, FLAG, BOTH, "as IPV6_RECVDSTOPTS, in the way of RFC 2292"),
	IPV6(IPV6_2292RTHDR, FLAG, BOTH, "as IPV6_RECVRTHDR, in the way of RFC 2292"),
	IPV6(IPV6_2292PKTOPTIONS, OTHER, BOTH,
		"what is passed and sent as ancillary data, in the way of RFC 2292"),
	IPV6(IPV6_CHECKSUM, INT, BOTH,
		"bytes before the checksum that the kernel fills in; -1: none (raw sockets)"),
	IPV6(IPV6_2292HOPLIMIT, FLAG, BOTH, "as IPV6_RECVHOPLIMIT, in the way of RFC 2292"),
	IPV6(IPV6_NEXTHOP, OTHER, SET, "a number without an implementation"),
	IPV6(IPV6_AUTHHDR, OTHER, SET, "a number without an implementation"),
	IPV6(IPV6_FLOWINFO, FLAG, BOTH, "pass traffic class and flow label with each message (ancillary data)"),
	IPV6(IPV6_UNICAST_HOPS, INT, BOTH,
		"hops that a sent packet may take, 0 to 255; -1: the route's default"),
	IPV6(IPV6_MULTICAST_IF, INT, BOTH,
		"number of the interface for sent multicast packets; 0: by the route"),
	IPV6(IPV6_MULTICAST_HOPS, INT, BOTH,
		"hops that a sent multicast packet may take, 0 to 255; -1: the default, 1"),
	IPV6(IPV6_MULTICAST_LOOP, FLAG, BOTH, "sent multicast packets come back to this machine"),
	IPV6_STRUCT(IPV6_ADD_MEMBERSHIP, SET, ipv6_mreq, "join a multicast group"),
	ROW(IPPROTO_IPV6, "IPV6_JOIN_GROUP", IPV6_ADD_MEMBERSHIP, NAME_ALIAS, SET, "join a multicast group",
		OF_STRUCT(ipv6_mreq)),
	IPV6_STRUCT(IPV6_DROP_MEMBERSHIP, SET, ipv6_mreq, "leave a multicast group"),
	ROW(IPPROTO_IPV6, "IPV6_LEAVE_GROUP", IPV6_DROP_MEMBERSHIP, NAME_ALIAS, SET, "leave a multicast group",
		OF_STRUCT(ipv6_mreq)),
	IPV6(IPV6_ROUTER_ALERT, INT, BOTH,
		"receive packets to be forwarded with this Router Alert; -1: none (raw sockets)"),
	IPV6_NAMED(IPV6_MTU_DISCOVER, INT, BOTH, path_mtu_values_inet6,
		"whether packets may be cut before they are sent"),
	IPV6(IPV6_MTU, INT, BOTH,
		"bytes of the largest packet: got, on the path to the peer; set, for this socket"),
	IPV6(IPV6_RECVERR, FLAG, BOTH, "keep errors from the network in a queue, for MSG_ERRQUEUE"),
	IPV6_STRUCT(IPV6_JOIN_ANYCAST, SET, ipv6_mreq, "take an anycast address; needs privilege"),
	IPV6_STRUCT(IPV6_LEAVE_ANYCAST, SET, ipv6_mreq, "give up an anycast address"),
	IPV6(IPV6_MULTICAST_ALL, FLAG, BOTH, "hear all groups that any socket here has joined; on at first"),
	IPV6(IPV6_ROUTER_ALERT_ISOLATE, FLAG, BOTH, "IPV6_ROUTER_ALERT counts in this network namespace alone"),
	IPV6(IPV6_RECVERR_RFC4884, FLAG, BOTH, "queued errors tell where RFC 4884's extensions begin"),
	IPV6(IPV6_FLOWLABEL_MGR, OTHER, BOTH, "take, keep and give up flow labels (struct in6_flowlabel_req)"),
	IPV6(IPV6_FLOWINFO_SEND, FLAG, BOTH, "send the flow label that stands in sin6_flowinfo"),
	IPV6(IPV6_IPSEC_POLICY, OTHER, SET, "IPsec policy of this socket"),
	IPV6(IPV6_XFRM_POLICY, OTHER, SET, "IPsec policy of this socket"),
	IPV6(IPV6_HDRINCL, FLAG, BOTH, "sent data begins with the IPv6 header (raw sockets)"),
	IPV6_STRUCT(MCAST_JOIN_GROUP, SET, group_req, "join a multicast group of any family"),
	IPV6_STRUCT(MCAST_BLOCK_SOURCE, SET, group_source_req_value, "do not hear one source in a group"),
	IPV6_STRUCT(MCAST_UNBLOCK_SOURCE, SET, group_source_req_value, "hear a blocked source again"),
	IPV6_STRUCT(MCAST_LEAVE_GROUP, SET, group_req, "leave a multicast group"),
	IPV6_STRUCT(MCAST_JOIN_SOURCE_GROUP, SET, group_source_req_value, "join a group for one source"),
	IPV6_STRUCT(MCAST_LEAVE_SOURCE_GROUP, SET, group_source_req_value, "leave a group for one source"),
	IPV6(MCAST_MSFILTER, OTHER, BOTH,
		"all sources to hear or not to hear in a group (struct group_filter)"),
	IPV6(IPV6_RECVPKTINFO, FLAG, BOTH, "pass interface and destination with each message (ancillary data)"),
	IPV6_STRUCT(IPV6_PKTINFO, SET, in6_pktinfo_value, "interface and source of sent packets"),
	IPV6(IPV6_RECVHOPLIMIT, FLAG, BOTH, "pass the hops left with each message (ancillary data)"),
	IPV6(IPV6_HOPLIMIT, OTHER, BOTH, "hops of one message: in ancillary data only"),
	IPV6(IPV6_RECVHOPOPTS, FLAG, BOTH, "pass the hop-by-hop options with each message (ancillary data)"),
	IPV6(IPV6_HOPOPTS, OTHER, BOTH, "hop-by-hop options of sent packets (bytes); needs privilege"),
	IPV6_ALIAS("IPV6_RXHOPOPTS", IPV6_HOPOPTS, OTHER, BOTH,
		"hop-by-hop options of sent packets (bytes); needs privilege"),
	IPV6(IPV6_RTHDRDSTOPTS, OTHER, BOTH,
		"destination options before the routing header (bytes); needs privilege"),
	IPV6(IPV6_RECVRTHDR, FLAG, BOTH, "pass the routing header with each message (ancillary data)"),
	IPV6(IPV6_RTHDR, OTHER, BOTH, "routing header of sent packets (bytes)"),
	IPV6(IPV6_RECVDSTOPTS, FLAG, BOTH, "pass the destination options with each message (ancillary data)"),
	IPV6(IPV6_DSTOPTS, OTHER, BOTH, "destination options of sent packets (bytes); needs privilege"),
	IPV6_ALIAS("IPV6_RXDSTOPTS", IPV6_DSTOPTS, OTHER, BOTH,
		"destination options of sent packets (bytes); needs privilege"),
	IPV6(IPV6_RECVPATHMTU, FLAG, BOTH, "tell of changes of the path's MTU (ancillary data)"),
	IPV6_STRUCT(IPV6_PATHMTU, GET, ip6_mtuinfo_value, "the path's MTU and the peer's address"),
	IPV6(IPV6_DONTFRAG, FLAG, BOTH, "never cut packets: too long is EMSGSIZE"),
	IPV6(IPV6_USE_MIN_MTU, OTHER, BOTH, "a number without an implementation"),
	IPV6(IPV6_RECVTCLASS, FLAG, BOTH, "pass the traffic class with each message (ancillary data)"),
	IPV6_NAMED(IPV6_TCLASS, INT, BOTH, type_of_service_values,
		"traffic class of sent packets, one byte; -1: the default, 0"),
	IPV6(IPV6_AUTOFLOWLABEL, FLAG, BOTH, "give sent packets a flow label of their connection"),
	IPV6_NAMED(IPV6_ADDR_PREFERENCES, INT, BOTH, source_preference_values,
		"which of the machine's addresses to send from"),
	IPV6(IPV6_MINHOPCOUNT, INT, BOTH, "hops that an arriving packet must have left, 0 to 255"),
	IPV6(IPV6_ORIGDSTADDR, FLAG, BOTH, "pass the original destination with each message (ancillary data)"),
	IPV6_ALIAS("IPV6_RECVORIGDSTADDR", IPV6_RECVORIGDSTADDR, FLAG, BOTH,
		"pass the original destination with each message (ancillary data)"),
	IPV6(IPV6_TRANSPARENT, FLAG, BOTH, "be a proxy under another machine's address; needs privilege"),
	IPV6(IPV6_UNICAST_IF, INT, BOTH,
		"interface for sent packets: its number in network order; 0: by the route"),
	IPV6(IPV6_RECVFRAGSIZE, FLAG, BOTH,
		"pass the size of the largest fragment with each message (ancillary data)"),
	IPV6(IPV6_FREEBIND, FLAG, BOTH, "bind to an address that this machine does not have (yet)"),
};

#define LEVEL(its_level, table, ...) \
	{ .level = its_level, .options = table, \
	  .names = { .name = "option", .kind = SET_ENUM, .names = &(table)[0].as_name, \
	             .count = sizeof(table) / sizeof((table)[0]), .stride = sizeof(struct socket_option), \
	             .section = "getsockopt(2)", __VA_ARGS__ } }

/* Multipath TCP's names keep their prefix in words: `getsockopt info` is TCP's. */
const struct option_level option_tables[] = {
	LEVEL(SOL_SOCKET, socket_options, .prefixes = { "SO_" }, .unknown = "SO_???"),
	LEVEL(IPPROTO_IP, ip_options, .prefixes = { "IP_" }, .unknown = "IP_???"),
	LEVEL(IPPROTO_TCP, tcp_options, .prefixes = { "TCP_" }, .unknown = "TCP_???"),
	LEVEL(IPPROTO_UDP, udp_options, .prefixes = { "UDP_" }, .unknown = "UDP_???"),
	LEVEL(IPPROTO_IPV6, ipv6_options, .prefixes = { "IPV6_" }, .unknown = "IPV6_???"),
	LEVEL(IPPROTO_RAW, raw_options, .prefixes = { "ICMP_" }, .unknown = "RAW_???"),
	LEVEL(IPPROTO_ICMPV6, icmpv6_options, .prefixes = { "ICMPV6_" }, .decimal = true),
	LEVEL(SOL_PACKET, packet_options, .prefixes = { "PACKET_" }, .unknown = "PACKET_???"),
	LEVEL(SOL_NETLINK, netlink_options, .prefixes = { "NETLINK_" }, .unknown = "NETLINK_???"),
	LEVEL(AF_VSOCK, vsock_options, .prefixes = { "SO_VM_SOCKETS_" }, .unknown = "SO_VM_???"),
	LEVEL(SOL_MPTCP, mptcp_options, .prefixes = { NULL }, .decimal = true),
	LEVEL(SOL_TLS, tls_options, .prefixes = { "TLS_" }, .unknown = "TLS_???"),
};
const size_t option_table_count = sizeof option_tables / sizeof option_tables[0];

#define NAMES_OF(index) { .name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true, \
	.form = &form_names, .names = &option_tables[index].names }
static const struct type option_names[] = { NAMES_OF(0), NAMES_OF(1), NAMES_OF(2), NAMES_OF(3), NAMES_OF(4),
	NAMES_OF(5), NAMES_OF(6), NAMES_OF(7), NAMES_OF(8), NAMES_OF(9), NAMES_OF(10), NAMES_OF(11) };
/* In the order of their use: Tab offers them so. */
static const struct choice_case option_name_cases[] = {
	{ SOL_SOCKET, &option_names[0] }, { IPPROTO_TCP, &option_names[2] }, { IPPROTO_IP, &option_names[1] },
	{ IPPROTO_IPV6, &option_names[4] }, { IPPROTO_UDP, &option_names[3] },
	{ IPPROTO_RAW, &option_names[5] }, { IPPROTO_ICMPV6, &option_names[6] }, { SOL_PACKET, &option_names[7] },
	{ SOL_NETLINK, &option_names[8] }, { AF_VSOCK, &option_names[9] }, { SOL_MPTCP, &option_names[10] },
	{ SOL_TLS, &option_names[11] },
};

const struct type type_option_name = {
	.name = "int", .shape = SHAPE_CHOICE, .size = sizeof(int), .is_signed = true,
	.brief = "an option, such as SO_REUSEADDR (help options)",
	.choice = { .by = { ARGUMENT(1) }, .count = 1, CASES(option_name_cases), .otherwise = &type_unsigned },
};

static const struct type *find_option_value(const int64_t *values)
{
	const struct socket_option *option = option_of_value(values[0], values[1]);
	return option ? option->type : NULL;
}

const struct type type_option_value = {
	.name = "void", .shape = SHAPE_CHOICE, SIZED(ARGUMENT(4)),
	.brief = "the option's value: a number, on, off, a text or a struct",
	.choice = { .by = { ARGUMENT(1), ARGUMENT(2) }, .count = 2, .find = find_option_value, .otherwise = &option_OTHER },
};

const struct socket_option *socket_option_at(size_t index)
{
	for (size_t i = 0; i < option_table_count; i++) {
		if (index < option_tables[i].names.count)
			return &option_tables[i].options[index];
		index -= option_tables[i].names.count;
	}
	return NULL;
}

const struct name_set *option_set(const struct socket_option *option)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (option_tables[i].level == option->level)
			return &option_tables[i].names;
	return NULL;
}

bool is_option_set(const struct name_set *set)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (&option_tables[i].names == set)
			return true;
	return false;
}

size_t socket_option_total(void)
{
	size_t count = 0;
	for (size_t i = 0; i < option_table_count; i++)
		count += option_tables[i].names.count;
	return count;
}

const struct socket_option *option_of_value(int64_t level, int64_t value)
{
	for (size_t i = 0; i < option_table_count; i++) {
		const struct option_level *table = &option_tables[i];
		for (size_t k = 0; table->level == level && k < table->names.count; k++)
			if (table->options[k].value == value && table->options[k].flags == 0)
				return &table->options[k];
	}
	return NULL;
}

const struct socket_option *option_find(int64_t level, const char *text, size_t length)
{
	for (size_t i = 0; i < option_table_count; i++) {
		const struct option_level *table = &option_tables[i];
		const struct name *name = level < 0 || table->level == level ? name_find(&table->names, text, length) : NULL;
		if (name)
			return option_of_name(name);
	}
	return NULL;
}

const struct socket_option *option_find_word(int64_t level, const char *text, size_t length, size_t *matches)
{
	const struct socket_option *found = NULL;
	*matches = 0;
	for (size_t i = 0; i < option_table_count; i++) {
		const struct option_level *table = &option_tables[i];
		const struct name *name = level < 0 || table->level == level ? name_find_word(&table->names, text, length) : NULL;
		*matches += !!name;
		if (name && !found)
			found = option_of_name(name);
	}
	return found;
}

/* Whether the word means this option, whatever the level. */
static bool is_only_one(const struct socket_option *option, const char *word)
{
	size_t matches;
	return option_find_word(-1, word, strlen(word), &matches) == option && matches == 1;
}

static const struct name_set *names_of_level(int level)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (option_tables[i].level == level)
			return &option_tables[i].names;
	return NULL;
}

bool word_of_option(const struct socket_option *option, char word[NAME_WORD_MOST])
{
	const struct name_set *names = names_of_level(option->level);
	if (is_only_one(option, name_word(names, &option->as_name, word)))
		return true;
	for (size_t i = 0; i <= strlen(option->name) && i < NAME_WORD_MOST; i++)
		word[i] = (char)tolower((unsigned char)option->name[i]);
	if (is_only_one(option, word))
		return true;
	name_word(names, &option->as_name, word);
	return false;
}
