/* Structs of packet sockets: memberships, rings, statistics.
 * Not here: their address (addresses-levels.c), the options (options-levels.c). */
#include "abi/structs.h"

#include <linux/if_packet.h>
#include <sys/socket.h>

#include "abi/names.h"
#include "type/rows.h"

static const struct member packet_mreq_members[] = {
	MEMBER(packet_mreq, mr_ifindex, INTEGER_TYPE(int, form_interface), .brief = "interface"),
	MEMBER(packet_mreq, mr_type, NAMES_TYPE(unsigned short, packet_memberships), .brief = "what to take"),
	MEMBER(packet_mreq, mr_alen, INTEGER_TYPE(unsigned short, form_number), .brief = "bytes of the address"),
	MEMBER(packet_mreq, mr_address, BYTES_TYPE("unsigned char [8]", form_data, FIXED(8)),
		.brief = "address of the link layer"),
};

const struct type type_packet_mreq = {
	STRUCT_TYPE(packet_mreq, packet_mreq_members), .header = "linux/if_packet.h", .section = "packet(7)",
	.brief = "packets that an interface is to take for a packet socket", .words = "mr_ifindex mr_type", .example = "lo promisc",
};

static const struct member tpacket_req_members[] = {
	MEMBER(tpacket_req, tp_block_size, &type_unsigned, .brief = "bytes of a block: whole pages"),
	MEMBER(tpacket_req, tp_block_nr, &type_unsigned, .brief = "blocks"),
	MEMBER(tpacket_req, tp_frame_size, &type_unsigned, .brief = "bytes of a frame, which has one packet"),
	MEMBER(tpacket_req, tp_frame_nr, &type_unsigned, .brief = "frames in all blocks"),
};

const struct type type_tpacket_req = {
	STRUCT_TYPE(tpacket_req, tpacket_req_members), .header = "linux/if_packet.h", .section = "packet(7)",
	.brief = "a ring of frames that is shared with the kernel",
	.words = "tp_block_size tp_block_nr tp_frame_size tp_frame_nr", .example = "4096 1 2048 2",
};

static const struct member tpacket_stats_members[] = {
	MEMBER(tpacket_stats, tp_packets, &type_unsigned, .brief = "packets that came"),
	MEMBER(tpacket_stats, tp_drops, &type_unsigned, .brief = "packets that were dropped"),
};

const struct type type_tpacket_stats = {
	STRUCT_TYPE(tpacket_stats, tpacket_stats_members), .header = "linux/if_packet.h", .section = "packet(7)",
	.brief = "packets since it was last asked",
};

static const struct member tpacket_auxdata_members[] = {
	MEMBER(tpacket_auxdata, tp_status, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "bits TP_STATUS_"),
	MEMBER(tpacket_auxdata, tp_len, &type_uint32, .brief = "bytes of the packet"),
	MEMBER(tpacket_auxdata, tp_snaplen, &type_uint32, .brief = "bytes of it that were kept"),
	MEMBER(tpacket_auxdata, tp_mac, INTEGER_TYPE(uint16_t, form_number), .brief = "where its link layer begins"),
	MEMBER(tpacket_auxdata, tp_net, INTEGER_TYPE(uint16_t, form_number), .brief = "where its network layer begins"),
	MEMBER(tpacket_auxdata, tp_vlan_tci, INTEGER_TYPE(uint16_t, form_hexadecimal), .brief = "its VLAN"),
	MEMBER(tpacket_auxdata, tp_vlan_tpid, INTEGER_TYPE(uint16_t, form_hexadecimal), .brief = "protocol of its VLAN"),
};

const struct type type_tpacket_auxdata = {
	STRUCT_TYPE(tpacket_auxdata, tpacket_auxdata_members), .header = "linux/if_packet.h", .section = "packet(7)",
	.brief = "what is known of a packet: PACKET_AUXDATA",
};
