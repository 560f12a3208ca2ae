/* Names of the link layer: protocols of frames, kinds of hardware, what packet sockets take and tell.
 * Not here: families and socket types (names-socket.c), the options of packet sockets (options-levels.c). */
#include "abi/names.h"

#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <sys/socket.h>
#include <linux/vm_sockets.h>

#include "abi/names-table.h"

/* What headers older than those of Linux 6 may lack. */
#ifndef ETH_P_ERSPAN
#define ETH_P_ERSPAN NOT_IN_HEADERS
#endif
#ifndef ETH_P_ERSPAN2
#define ETH_P_ERSPAN2 NOT_IN_HEADERS
#endif
#ifndef ETH_P_PROFINET
#define ETH_P_PROFINET NOT_IN_HEADERS
#endif
#ifndef ETH_P_REALTEK
#define ETH_P_REALTEK NOT_IN_HEADERS
#endif
#ifndef ETH_P_ETHERCAT
#define ETH_P_ETHERCAT NOT_IN_HEADERS
#endif
#ifndef ETH_P_PREAUTH
#define ETH_P_PREAUTH NOT_IN_HEADERS
#endif
#ifndef ETH_P_LLDP
#define ETH_P_LLDP NOT_IN_HEADERS
#endif
#ifndef ETH_P_MRP
#define ETH_P_MRP NOT_IN_HEADERS
#endif
#ifndef ETH_P_NCSI
#define ETH_P_NCSI NOT_IN_HEADERS
#endif
#ifndef ETH_P_CFM
#define ETH_P_CFM NOT_IN_HEADERS
#endif
#ifndef ETH_P_IBOE
#define ETH_P_IBOE NOT_IN_HEADERS
#endif
#ifndef ETH_P_NSH
#define ETH_P_NSH NOT_IN_HEADERS
#endif
#ifndef ETH_P_DSA_8021Q
#define ETH_P_DSA_8021Q NOT_IN_HEADERS
#endif
#ifndef ETH_P_DSA_A5PSW
#define ETH_P_DSA_A5PSW NOT_IN_HEADERS
#endif
#ifndef ETH_P_IFE
#define ETH_P_IFE NOT_IN_HEADERS
#endif
#ifndef ETH_P_CANXL
#define ETH_P_CANXL NOT_IN_HEADERS
#endif
#ifndef ETH_P_MAP
#define ETH_P_MAP NOT_IN_HEADERS
#endif
#ifndef ETH_P_MCTP
#define ETH_P_MCTP NOT_IN_HEADERS
#endif
#ifndef ARPHRD_RAWIP
#define ARPHRD_RAWIP NOT_IN_HEADERS
#endif
#ifndef ARPHRD_VSOCKMON
#define ARPHRD_VSOCKMON NOT_IN_HEADERS
#endif
#ifndef ARPHRD_MCTP
#define ARPHRD_MCTP NOT_IN_HEADERS
#endif

static const struct name packet_version_names[] = {
	NAMED(TPACKET_V1, "struct tpacket_hdr"),
	NAMED(TPACKET_V2, "struct tpacket2_hdr"),
	NAMED(TPACKET_V3, "struct tpacket3_hdr: blocks of frames of any length"),
};

const struct name_set packet_versions = {
	.name = "version of a ring", .prefixes = { "TPACKET_" }, NAMES(packet_version_names),
	.section = "packet(7)", .example = "version = TPACKET_V2",
};

static const struct name packet_membership_names[] = {
	NAMED(PACKET_MR_MULTICAST, "packets to one group of the link layer"),
	NAMED(PACKET_MR_PROMISC, "packets to any machine"),
	NAMED(PACKET_MR_ALLMULTI, "packets to any group"),
	NAMED(PACKET_MR_UNICAST, "packets to one more address"),
};

const struct name_set packet_memberships = {
	.name = "membership of a packet socket", .prefixes = { "PACKET_MR_" }, .unknown = "PACKET_MR_???",
	NAMES(packet_membership_names), .section = "packet(7)",
	.example = "membership = PACKET_MR_PROMISC",
};

static const struct name packet_type_names[] = {
	NAMED(PACKET_HOST, "to this machine"),
	NAMED(PACKET_BROADCAST, "to all"),
	NAMED(PACKET_MULTICAST, "to a group"),
	NAMED(PACKET_OTHERHOST, "to another machine, seen because the interface takes all"),
	NAMED(PACKET_OUTGOING, "sent by this machine"),
	NAMED(PACKET_LOOPBACK, "inside the kernel: looped back"),
	NAMED(PACKET_USER, "inside the kernel: to a program"),
	NAMED(PACKET_KERNEL, "inside the kernel: to the kernel"),
	ALIAS(PACKET_FASTROUTE),
};

const struct name_set packet_types = {
	.name = "whom a packet was for", .prefixes = { "PACKET_" }, .unknown = "PACKET_???", NAMES(packet_type_names),
	.section = "packet(7)", .example = "type = PACKET_OUTGOING",
};

static const struct name link_protocol_names[] = {
	NAMED(ETH_P_LOOP, "Ethernet loopback"),
	NAMED(ETH_P_PUP, "Xerox PUP packet"),
	NAMED(ETH_P_PUPAT, "Xerox PUP Addr Trans packet"),
	NAMED(ETH_P_TSN, "TSN (IEEE 1722) packet"),
	NAMED(ETH_P_ERSPAN2, "ERSPAN version 2 (type III)"),
	NAMED(ETH_P_IP, "IPv4"),
	NAMED(ETH_P_X25, "CCITT X.25"),
	NAMED(ETH_P_ARP, "address resolution"),
	NAMED(ETH_P_BPQ, "G8BPQ AX.25"),
	NAMED(ETH_P_IEEEPUP, "Xerox IEEE802.3 PUP packet"),
	NAMED(ETH_P_IEEEPUPAT, "Xerox IEEE802.3 PUP Addr Trans packet"),
	NAMED(ETH_P_BATMAN, "B.A.T.M.A.N.-Advanced packet"),
	NAMED(ETH_P_DEC, "DEC Assigned proto"),
	NAMED(ETH_P_DNA_DL, "DEC DNA Dump/Load"),
	NAMED(ETH_P_DNA_RC, "DEC DNA Remote Console"),
	NAMED(ETH_P_DNA_RT, "DEC DNA Routing"),
	NAMED(ETH_P_LAT, "DEC LAT"),
	NAMED(ETH_P_DIAG, "DEC Diagnostics"),
	NAMED(ETH_P_CUST, "DEC Customer use"),
	NAMED(ETH_P_SCA, "DEC Systems Comms Arch"),
	NAMED(ETH_P_TEB, "Trans Ether Bridging"),
	NAMED(ETH_P_RARP, "reverse address resolution"),
	NAMED(ETH_P_ATALK, "Appletalk DDP"),
	NAMED(ETH_P_AARP, "Appletalk AARP"),
	NAMED(ETH_P_8021Q, "VLAN (IEEE 802.1Q)"),
	NAMED(ETH_P_ERSPAN, "ERSPAN type II"),
	NAMED(ETH_P_IPX, "IPX over DIX"),
	NAMED(ETH_P_IPV6, "IPv6"),
	NAMED(ETH_P_PAUSE, "pause frames (IEEE 802.3, 31B)"),
	NAMED(ETH_P_SLOW, "slow protocols (IEEE 802.3ad, 43B)"),
	NAMED(ETH_P_WCCP, "web cache coordination"),
	NAMED(ETH_P_MPLS_UC, "MPLS Unicast traffic"),
	NAMED(ETH_P_MPLS_MC, "MPLS Multicast traffic"),
	NAMED(ETH_P_ATMMPOA, "MultiProtocol Over ATM"),
	NAMED(ETH_P_PPP_DISC, "PPPoE discovery messages"),
	NAMED(ETH_P_PPP_SES, "PPPoE session messages"),
	NAMED(ETH_P_LINK_CTL, "HPNA, wlan link local tunnel"),
	NAMED(ETH_P_ATMFATE, "ATM in Ethernet frames"),
	NAMED(ETH_P_PAE, "Port Access Entity (IEEE 802.1X)"),
	NAMED(ETH_P_PROFINET, "PROFINET"),
	NAMED(ETH_P_REALTEK, "Multiple proprietary protocols"),
	NAMED(ETH_P_AOE, "ATA over Ethernet"),
	NAMED(ETH_P_ETHERCAT, "EtherCAT"),
	NAMED(ETH_P_8021AD, "802.1ad Service VLAN"),
	NAMED(ETH_P_802_EX1, "802.1 Local Experimental 1"),
	NAMED(ETH_P_PREAUTH, "802.11 Preauthentication"),
	NAMED(ETH_P_TIPC, "TIPC"),
	NAMED(ETH_P_LLDP, "Link Layer Discovery Protocol"),
	NAMED(ETH_P_MRP, "Media Redundancy Protocol"),
	NAMED(ETH_P_MACSEC, "802.1ae MACsec"),
	NAMED(ETH_P_8021AH, "802.1ah Backbone Service Tag"),
	NAMED(ETH_P_MVRP, "802.1Q MVRP"),
	NAMED(ETH_P_1588, "IEEE 1588 Timesync"),
	NAMED(ETH_P_NCSI, "NCSI protocol"),
	NAMED(ETH_P_PRP, "IEC 62439-3 PRP/HSRv0"),
	NAMED(ETH_P_CFM, "Connectivity Fault Management"),
	NAMED(ETH_P_FCOE, "Fibre Channel over Ethernet"),
	NAMED(ETH_P_IBOE, "Infiniband over Ethernet"),
	NAMED(ETH_P_TDLS, "TDLS"),
	NAMED(ETH_P_FIP, "FCoE Initialization Protocol"),
	NAMED(ETH_P_80221, "media independent handover (IEEE 802.21)"),
	NAMED(ETH_P_HSR, "IEC 62439-3 HSRv1"),
	NAMED(ETH_P_NSH, "Network Service Header"),
	NAMED(ETH_P_LOOPBACK, "Ethernet loopback (IEEE 802.3)"),
	NAMED(ETH_P_QINQ1, "deprecated QinQ VLAN"),
	NAMED(ETH_P_QINQ2, "deprecated QinQ VLAN"),
	NAMED(ETH_P_QINQ3, "deprecated QinQ VLAN"),
	NAMED(ETH_P_EDSA, "Ethertype DSA"),
	NAMED(ETH_P_DSA_8021Q, "Fake VLAN Header for DSA"),
	NAMED(ETH_P_DSA_A5PSW, "A5PSW Tag Value"),
	NAMED(ETH_P_IFE, "ForCES inter-FE LFB type"),
	NAMED(ETH_P_AF_IUCV, "IBM af_iucv"),
	NAMED(ETH_P_802_3, "frames of IEEE 802.3, with a length"),
	NAMED(ETH_P_AX25, "AX.25"),
	NAMED(ETH_P_ALL, "every packet"),
	NAMED(ETH_P_802_2, "802.2 frames"),
	NAMED(ETH_P_SNAP, "inside the kernel: SNAP"),
	NAMED(ETH_P_DDCMP, "inside the kernel: DEC DDCMP"),
	NAMED(ETH_P_WAN_PPP, "PPP over a WAN"),
	NAMED(ETH_P_PPP_MP, "PPP, several links"),
	NAMED(ETH_P_LOCALTALK, "Localtalk pseudo type"),
	NAMED(ETH_P_CAN, "CAN: Controller Area Network"),
	NAMED(ETH_P_CANFD, "CANFD: CAN flexible data rate"),
	NAMED(ETH_P_CANXL, "CANXL: eXtended frame Length"),
	NAMED(ETH_P_PPPTALK, "Dummy type for Atalk over PPP"),
	NAMED(ETH_P_TR_802_2, "802.2 frames"),
	NAMED(ETH_P_MOBITEX, "Mobitex"),
	NAMED(ETH_P_CONTROL, "Card specific control frames"),
	NAMED(ETH_P_IRDA, "Linux-IrDA"),
	NAMED(ETH_P_ECONET, "Acorn Econet"),
	NAMED(ETH_P_HDLC, "HDLC frames"),
	NAMED(ETH_P_ARCNET, "ARCnet"),
	NAMED(ETH_P_DSA, "Distributed Switch Arch"),
	NAMED(ETH_P_TRAILER, "Trailer switch tagging"),
	NAMED(ETH_P_PHONET, "Nokia Phonet frames"),
	NAMED(ETH_P_IEEE802154, "IEEE802.15.4 frame"),
	NAMED(ETH_P_CAIF, "ST-Ericsson CAIF protocol"),
	NAMED(ETH_P_XDSA, "Multiplexed DSA protocol"),
	NAMED(ETH_P_MAP, "Qualcomm multiplexing and aggregation"),
	NAMED(ETH_P_MCTP, "management component transport"),
};

const struct name_set link_protocols = {
	.name = "protocol of the link layer", .prefixes = { "ETH_P_" }, .unknown = "ETH_P_???", NAMES(link_protocol_names),
	.section = "packet(7)", .example = "htons(ETH_P_ALL)",
};

static const struct name hardware_type_names[] = {
	NAMED(ARPHRD_NETROM, "NET/ROM"),
	NAMED(ARPHRD_ETHER, "Ethernet"),
	NAMED(ARPHRD_EETHER, "Experimental Ethernet"),
	NAMED(ARPHRD_AX25, "AX.25 Level 2"),
	NAMED(ARPHRD_PRONET, "PROnet token ring"),
	NAMED(ARPHRD_CHAOS, "Chaosnet"),
	NAMED(ARPHRD_IEEE802, "token ring"),
	NAMED(ARPHRD_ARCNET, "ARCnet"),
	NAMED(ARPHRD_APPLETLK, "APPLEtalk"),
	NAMED(ARPHRD_DLCI, "Frame Relay DLCI"),
	NAMED(ARPHRD_ATM, "ATM"),
	NAMED(ARPHRD_METRICOM, "Metricom STRIP"),
	NAMED(ARPHRD_IEEE1394, "IEEE 1394: FireWire"),
	NAMED(ARPHRD_EUI64, "EUI-64"),
	NAMED(ARPHRD_INFINIBAND, "InfiniBand"),
	NAMED(ARPHRD_SLIP, "IP over a serial line"),
	NAMED(ARPHRD_CSLIP, "SLIP with compressed headers"),
	NAMED(ARPHRD_SLIP6, "SLIP of 6 bits"),
	NAMED(ARPHRD_CSLIP6, "SLIP of 6 bits with compressed headers"),
	NAMED(ARPHRD_RSRVD, "KISS"),
	NAMED(ARPHRD_ADAPT, "adaptive"),
	NAMED(ARPHRD_ROSE, "amateur radio X.25 PLP"),
	NAMED(ARPHRD_X25, "CCITT X.25"),
	NAMED(ARPHRD_HWX25, "Boards with X.25 in firmware"),
	NAMED(ARPHRD_CAN, "Controller Area Network"),
	NAMED(ARPHRD_MCTP, "management component transport"),
	NAMED(ARPHRD_PPP, "point to point"),
	NAMED(ARPHRD_CISCO, "Cisco HDLC"),
	NAMED(ARPHRD_LAPB, "LAPB"),
	NAMED(ARPHRD_DDCMP, "Digital's DDCMP protocol"),
	NAMED(ARPHRD_RAWHDLC, "Raw HDLC"),
	NAMED(ARPHRD_RAWIP, "Raw IP"),
	NAMED(ARPHRD_TUNNEL, "IPIP tunnel"),
	NAMED(ARPHRD_TUNNEL6, "IP6IP6 tunnel"),
	NAMED(ARPHRD_FRAD, "Frame Relay Access Device"),
	NAMED(ARPHRD_SKIP, "SKIP"),
	NAMED(ARPHRD_LOOPBACK, "loopback"),
	NAMED(ARPHRD_LOCALTLK, "Localtalk device"),
	NAMED(ARPHRD_FDDI, "Fiber Distributed Data Interface"),
	NAMED(ARPHRD_BIF, "AP1000 BIF"),
	NAMED(ARPHRD_SIT, "IPv6 in IPv4"),
	NAMED(ARPHRD_IPDDP, "IP over DDP tunneller"),
	NAMED(ARPHRD_IPGRE, "GRE over IP"),
	NAMED(ARPHRD_PIMREG, "PIMSM register interface"),
	NAMED(ARPHRD_HIPPI, "High Performance Parallel Interface"),
	NAMED(ARPHRD_ASH, "Nexus 64Mbps Ash"),
	NAMED(ARPHRD_ECONET, "Acorn Econet"),
	NAMED(ARPHRD_IRDA, "Linux-IrDA"),
	NAMED(ARPHRD_FCPP, "Point to point fibrechannel"),
	NAMED(ARPHRD_FCAL, "Fibrechannel arbitrated loop"),
	NAMED(ARPHRD_FCPL, "Fibrechannel public loop"),
	NAMED(ARPHRD_FCFABRIC, "Fibrechannel fabric"),
	NAMED(ARPHRD_IEEE802_TR, "token ring"),
	NAMED(ARPHRD_IEEE80211, "IEEE 802.11: wireless"),
	NAMED(ARPHRD_IEEE80211_PRISM, "IEEE 802.11 + Prism2 header"),
	NAMED(ARPHRD_IEEE80211_RADIOTAP, "IEEE 802.11 + radiotap header"),
	NAMED(ARPHRD_IEEE802154, "IEEE 802.15.4"),
	NAMED(ARPHRD_IEEE802154_MONITOR, "IEEE 802.15.4 network monitor"),
	NAMED(ARPHRD_PHONET, "PhoNet media type"),
	NAMED(ARPHRD_PHONET_PIPE, "PhoNet pipe header"),
	NAMED(ARPHRD_CAIF, "CAIF media type"),
	NAMED(ARPHRD_IP6GRE, "GRE over IPv6"),
	NAMED(ARPHRD_NETLINK, "Netlink header"),
	NAMED(ARPHRD_6LOWPAN, "IPv6 over LoWPAN"),
	NAMED(ARPHRD_VSOCKMON, "Vsock monitor header"),
	NAMED(ARPHRD_VOID, "nothing is known"),
	NAMED(ARPHRD_NONE, "no header"),
	ALIAS(ARPHRD_HDLC),
};

const struct name_set hardware_types = {
	.name = "kind of hardware", .prefixes = { "ARPHRD_" }, .unknown = "ARPHRD_???", NAMES(hardware_type_names),
	.section = "packet(7)", .example = "type = ARPHRD_ETHER",
};

/* --- vsock and XDP --------------------------------------------------------------------------------------------------- */

static const struct name vsock_machine_names[] = {
	NAMED(VMADDR_CID_ANY, "in bind: any machine"),
	NAMED(VMADDR_CID_HYPERVISOR, "the hypervisor"),
	NAMED(VMADDR_CID_LOCAL, "this machine"),
	NAMED(VMADDR_CID_HOST, "the host of this virtual machine"),
};

const struct name_set vsock_machines = {
	.name = "machine of vsock", .prefixes = { "VMADDR_CID_" }, NAMES(vsock_machine_names),
	.section = "vsock(7)", .example = "machine = VMADDR_CID_LOCAL",
};

static const struct name vsock_port_names[] = {
	NAMED(VMADDR_PORT_ANY, "in bind: any port that is free"),
};

const struct name_set vsock_ports = {
	.name = "port of vsock", .prefixes = { "VMADDR_PORT_" }, NAMES(vsock_port_names),
	.section = "vsock(7)", .example = "port = VMADDR_PORT_ANY",
};

static const struct name vsock_flag_names[] = {
	NAMED(VMADDR_FLAG_TO_HOST, "by way of the host, whatever machine it is for"),
};

const struct name_set vsock_flags = {
	.name = "flag of a vsock address", .prefixes = { "VMADDR_FLAG_" }, .unknown = "VMADDR_FLAG_???", .kind = SET_FLAGS,
	NAMES(vsock_flag_names), .section = "vsock(7)", .example = "flags = VMADDR_FLAG_TO_HOST",
};

static const struct name xdp_flag_names[] = {
	NAMED(XDP_SHARED_UMEM, "share the memory of another socket"),
	NAMED(XDP_COPY, "copy packets"),
	NAMED(XDP_ZEROCOPY, "never copy packets"),
	NAMED(XDP_USE_NEED_WAKEUP, "the driver may sleep, and has to be woken"),
};

const struct name_set xdp_flags = {
	.name = "flag of an XDP address", .prefixes = { "XDP_" }, .unknown = "XDP_???", .kind = SET_FLAGS,
	NAMES(xdp_flag_names), .section = "packet(7)", .example = "flags = XDP_COPY",
};
