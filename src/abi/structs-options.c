/* Structs that are the values of options: who the peer is, multicast groups, what TCP says of a connection.
 * Not here: the options (options.c), all other structs (structs.c). */
#include "abi/structs.h"

#include <netinet/in.h>
#include <linux/mptcp.h>
#include <linux/net_tstamp.h>
#include <linux/tcp.h>
#include <sys/socket.h>

#include "abi/habits.h"
#include "abi/names.h"
#include "abi/options.h"
#include "type/rows.h"

static const struct member ucred_members[] = {
	MEMBER(ucred, pid, INTEGER_TYPE(pid_t, form_number), .brief = "process"),
	MEMBER(ucred, uid, INTEGER_TYPE(uid_t, form_number), .brief = "user"),
	MEMBER(ucred, gid, INTEGER_TYPE(gid_t, form_number), .brief = "group"),
};

const struct type type_ucred = {
	STRUCT_TYPE(ucred, ucred_members), .header = "sys/socket.h", .section = "unix(7)",
	.brief = "a process, its user and group: the other end, or a sender", .words = "pid uid gid",
};

static const struct member ip_mreqn_members[] = {
	MEMBER(ip_mreqn, imr_multiaddr, &type_in_addr_inside, .brief = "group"),
	MEMBER(ip_mreqn, imr_address, &type_in_addr_inside, .brief = "address of the interface"),
	MEMBER(ip_mreqn, imr_ifindex, INTEGER_TYPE(int, form_interface), .brief = "interface; 0: by its address or the route"),
};

STRUCT_AND_VALUE(ip_mreqn, .header = "netinet/in.h", .section = "ip(7)",
	.brief = "an IPv4 multicast group, and the interface to hear it on", .words = "imr_multiaddr [imr_address] [imr_ifindex]");

static const struct member ip_mreq_members[] = {
	MEMBER(ip_mreq, imr_multiaddr, &type_in_addr_inside, .brief = "group"),
	MEMBER(ip_mreq, imr_interface, &type_in_addr_inside, .brief = "address of the interface"),
};

STRUCT_AND_VALUE(ip_mreq, .header = "netinet/in.h", .section = "ip(7)",
	.brief = "an IPv4 multicast group, and the address of the interface to hear it on");

/* The kernel takes the longer one for what its length has room for. */
static const struct type *find_group(const int64_t *values)
{
	return values[0] < (int64_t)sizeof(struct ip_mreqn) ? &type_ip_mreq : &type_ip_mreqn;
}

static const struct choice_case group_cases[] = {
	{ sizeof(struct ip_mreqn), &type_ip_mreqn },
	{ sizeof(struct ip_mreq), &type_ip_mreq },
};

const struct type type_ip_group = {
	.name = "struct ip_mreqn", .shape = SHAPE_CHOICE, .size = sizeof(struct ip_mreq),
	.choice = { .by = { ARGUMENT(4) }, .count = 1, .find = find_group, CASES(group_cases), .otherwise = &type_ip_mreqn },
};

static const struct member ipv6_mreq_members[] = {
	MEMBER(ipv6_mreq, ipv6mr_multiaddr, &type_in6_addr_inside, .flags = MEMBER_NAMES_ITSELF, .brief = "group"),
	MEMBER(ipv6_mreq, ipv6mr_interface, &type_interface, .brief = "interface, or 0"),
};

const struct type type_ipv6_mreq = {
	STRUCT_TYPE(ipv6_mreq, ipv6_mreq_members), .header = "netinet/in.h", .section = "ipv6(7)",
	.brief = "an IPv6 multicast group, and the interface to hear it on", .words = "ipv6mr_multiaddr [ipv6mr_interface]",
};

static const struct member sock_txtime_members[] = {
	MEMBER(sock_txtime, clockid, INTEGER_TYPE(int32_t, form_number), .brief = "clock that the times are of, such as CLOCK_TAI: 11"),
	MEMBER(sock_txtime, flags, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "1: times are deadlines; 2: tell what was dropped"),
};

STRUCT_AND_VALUE(sock_txtime, .header = "linux/net_tstamp.h", .section = "socket(7)",
	.brief = "by which clock packets leave", .words = "clockid [flags]", .example = "11");

static const struct member ip6_mtuinfo_members[] = {
	MEMBER(ip6_mtuinfo, ip6m_addr, &type_sockaddr_in6, .brief = "the peer"),
	MEMBER(ip6_mtuinfo, ip6m_mtu, &type_uint32, .brief = "bytes of the largest packet on the path"),
};

STRUCT_AND_VALUE(ip6_mtuinfo, .header = "netinet/in.h", .section = "ipv6(7)",
	.brief = "what is known of the path to a peer");

/* --- TCP's structs but tcp_info ------------------------------------------------------------------------------------- */

static const struct member tcp_md5sig_members[] = {
	MEMBER(tcp_md5sig, tcpm_addr, TYPE(SOCKADDR_CHOICE, .size = sizeof(struct sockaddr_storage)), .brief = "the peer"),
	MEMBER(tcp_md5sig, tcpm_flags, INTEGER_TYPE(uint8_t, form_hexadecimal), .brief = "of TCP_MD5SIG_EXT: 1: a prefix, 2: an interface"),
	MEMBER(tcp_md5sig, tcpm_prefixlen, &type_uint8, .brief = "bits of the peer's network"),
	MEMBER(tcp_md5sig, tcpm_keylen, INTEGER_TYPE(uint16_t, form_number), .brief = "bytes of the key; 0: remove it"),
	MEMBER(tcp_md5sig, tcpm_ifindex, INTEGER_TYPE(int, form_interface), .brief = "interface"),
	MEMBER(tcp_md5sig, tcpm_key, BYTES_TYPE("uint8_t [80]", form_data, FIXED(TCP_MD5SIG_MAXKEYLEN)), .brief = "the key"),
};

STRUCT_AND_VALUE(tcp_md5sig, .header = "linux/tcp.h", .section = "tcp(7)",
	.brief = "a key that signs segments (RFC 2385), and whose");

static const struct member tcp_repair_window_members[] = {
	MEMBER(tcp_repair_window, snd_wl1, &type_uint32, .brief = "sequence number of the last change of the peer's window"),
	MEMBER(tcp_repair_window, snd_wnd, &type_uint32, .brief = "bytes of the peer's window"),
	MEMBER(tcp_repair_window, max_window, &type_uint32, .brief = "bytes of the largest window that the peer had"),
	MEMBER(tcp_repair_window, rcv_wnd, &type_uint32, .brief = "bytes of the own window"),
	MEMBER(tcp_repair_window, rcv_wup, &type_uint32, .brief = "sequence number where the own window was last told"),
};

STRUCT_AND_VALUE(tcp_repair_window, .header = "linux/tcp.h", .section = "tcp(7)",
	.brief = "the windows of a connection under repair");

#define MPTCP_INFO_MEMBER(field, its_type, what) MEMBER(mptcp_info, field, &type_##its_type, .brief = what)

static const struct member mptcp_info_members[] = {
	MPTCP_INFO_MEMBER(mptcpi_subflows, uint8, "subflows besides the first"),
	MPTCP_INFO_MEMBER(mptcpi_add_addr_signal, uint8, "addresses told to the peer"),
	MPTCP_INFO_MEMBER(mptcpi_add_addr_accepted, uint8, "addresses of the peer that are used"),
	MPTCP_INFO_MEMBER(mptcpi_subflows_max, uint8, "subflows at most"),
	MPTCP_INFO_MEMBER(mptcpi_add_addr_signal_max, uint8, "addresses to be told at most"),
	MPTCP_INFO_MEMBER(mptcpi_add_addr_accepted_max, uint8, "addresses of the peer to be used at most"),
	MEMBER(mptcp_info, mptcpi_flags, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "1: fallen back to TCP; 2: the peer's key is known"),
	MEMBER(mptcp_info, mptcpi_token, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "number that subflows join the connection by"),
	MPTCP_INFO_MEMBER(mptcpi_write_seq, uint64, "sequence number of the next data to be written"),
	MPTCP_INFO_MEMBER(mptcpi_snd_una, uint64, "first sequence number that is not acknowledged"),
	MPTCP_INFO_MEMBER(mptcpi_rcv_nxt, uint64, "sequence number of the next data to come"),
	MPTCP_INFO_MEMBER(mptcpi_local_addr_used, uint8, "own addresses in use"),
	MPTCP_INFO_MEMBER(mptcpi_local_addr_max, uint8, "own addresses at most"),
	MPTCP_INFO_MEMBER(mptcpi_csum_enabled, uint8, "1: data has checksums"),
};

STRUCT_AND_VALUE(mptcp_info, .header = "linux/mptcp.h", .section = "tcp(7)",
	.brief = "subflows, addresses and numbers of a Multipath TCP connection");

/* --- struct tcp_info ----------------------------------------------------------------------------------------------- */

/* Some of the bits at an offset; the compiler says none of bit-fields, and fills them from where the machine counts. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LOWEST_BIT(first, how_many) (first)
#else
#define LOWEST_BIT(first, how_many) (8 - (first) - (how_many))
#endif
#define BITS(field, byte, first, how_many, ...) \
	{ .name = #field, .type = &type_uint8, .offset = byte, .bit = LOWEST_BIT(first, how_many), .bits = how_many, __VA_ARGS__ }
#define BEHIND_OPTIONS offsetof(struct tcp_info, tcpi_options)
#define INFO(field, its_type, what) MEMBER(tcp_info, field, &type_##its_type, .brief = what)

static const struct member tcp_info_members[] = {
	MEMBER(tcp_info, tcpi_state, NAMES_TYPE(uint8_t, tcp_states), .brief = "state of the connection"),
	MEMBER(tcp_info, tcpi_ca_state, NAMES_TYPE(uint8_t, congestion_states), .brief = "state of the congestion control"),
	INFO(tcpi_retransmits, uint8, "times that the segment at the front was sent again"),
	INFO(tcpi_probes, uint8, "probes of a closed window or of an idle connection"),
	INFO(tcpi_backoff, uint8, "times that the timer was doubled"),
	MEMBER(tcp_info, tcpi_options, NAMES_TYPE(uint8_t, tcp_info_options), .brief = "what both ends agreed on"),
	BITS(tcpi_snd_wscale, BEHIND_OPTIONS + 1, 0, 4, .brief = "bits that the peer's window is shifted by"),
	BITS(tcpi_rcv_wscale, BEHIND_OPTIONS + 1, 4, 4, .brief = "bits that the own window is shifted by"),
	BITS(tcpi_delivery_rate_app_limited, BEHIND_OPTIONS + 2, 0, 1, .brief = "1: the rate is the program's, not the path's"),
	BITS(tcpi_fastopen_client_fail, BEHIND_OPTIONS + 2, 1, 2, .brief = "why TCP Fast Open was not used"),
	INFO(tcpi_rto, uint32, "microseconds until a segment is sent again"),
	INFO(tcpi_ato, uint32, "microseconds until an acknowledgement is sent alone"),
	INFO(tcpi_snd_mss, uint32, "bytes of a sent segment at most"),
	INFO(tcpi_rcv_mss, uint32, "bytes of an arriving segment, as they are seen"),
	INFO(tcpi_unacked, uint32, "segments on their way; of a listener: connections to be accepted"),
	INFO(tcpi_sacked, uint32, "segments known to have arrived out of order; of a listener: its backlog"),
	INFO(tcpi_lost, uint32, "segments taken for lost"),
	INFO(tcpi_retrans, uint32, "segments sent again that are on their way"),
	INFO(tcpi_fackets, uint32, "of no use any more"),
	INFO(tcpi_last_data_sent, uint32, "milliseconds since data was sent"),
	INFO(tcpi_last_ack_sent, uint32, "of no use: not kept"),
	INFO(tcpi_last_data_recv, uint32, "milliseconds since data came"),
	INFO(tcpi_last_ack_recv, uint32, "milliseconds since an acknowledgement came"),
	INFO(tcpi_pmtu, uint32, "bytes of the largest packet on the path"),
	INFO(tcpi_rcv_ssthresh, uint32, "bytes of the window that is offered at most for now"),
	INFO(tcpi_rtt, uint32, "microseconds of a round trip, smoothed"),
	INFO(tcpi_rttvar, uint32, "microseconds by which it varies"),
	INFO(tcpi_snd_ssthresh, uint32, "segments where slow start ends"),
	INFO(tcpi_snd_cwnd, uint32, "segments that may be on their way"),
	INFO(tcpi_advmss, uint32, "bytes of a segment, as told to the peer"),
	INFO(tcpi_reordering, uint32, "segments that may come out of order before one is lost"),
	INFO(tcpi_rcv_rtt, uint32, "microseconds of a round trip, seen by the receiver"),
	INFO(tcpi_rcv_space, uint32, "bytes that are read in a round trip"),
	INFO(tcpi_total_retrans, uint32, "segments sent again since the beginning"),
	INFO(tcpi_pacing_rate, uint64, "bytes a second at which it sends"),
	INFO(tcpi_max_pacing_rate, uint64, "bytes a second at most: SO_MAX_PACING_RATE"),
	INFO(tcpi_bytes_acked, uint64, "bytes that the peer has acknowledged"),
	INFO(tcpi_bytes_received, uint64, "bytes that have come"),
	INFO(tcpi_segs_out, uint32, "segments sent"),
	INFO(tcpi_segs_in, uint32, "segments that have come"),
	INFO(tcpi_notsent_bytes, uint32, "bytes that wait to be sent"),
	INFO(tcpi_min_rtt, uint32, "microseconds of the shortest round trip"),
	INFO(tcpi_data_segs_in, uint32, "segments with data that have come"),
	INFO(tcpi_data_segs_out, uint32, "segments with data sent"),
	INFO(tcpi_delivery_rate, uint64, "bytes a second that arrive there"),
	INFO(tcpi_busy_time, uint64, "microseconds with data to send"),
	INFO(tcpi_rwnd_limited, uint64, "microseconds held up by the peer's window"),
	INFO(tcpi_sndbuf_limited, uint64, "microseconds held up by the send buffer"),
	INFO(tcpi_delivered, uint32, "segments delivered"),
	INFO(tcpi_delivered_ce, uint32, "of these, marked by ECN"),
	INFO(tcpi_bytes_sent, uint64, "bytes sent, those sent again too"),
	INFO(tcpi_bytes_retrans, uint64, "bytes sent again"),
	INFO(tcpi_dsack_dups, uint32, "segments that the peer had twice"),
	INFO(tcpi_reord_seen, uint32, "times that segments came out of order there"),
	INFO(tcpi_rcv_ooopack, uint32, "segments that came out of order here"),
	INFO(tcpi_snd_wnd, uint32, "bytes of the peer's window"),
};

const struct type type_tcp_info = {
	STRUCT_TYPE(tcp_info, tcp_info_members), .header = "linux/tcp.h", .section = "tcp(7)",
	.brief = "state, times, windows and counters of a TCP connection",
};
