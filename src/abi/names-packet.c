/* Names of the link layer: protocols of frames, kinds of hardware, what packet sockets take and tell.
 * Not here: families and socket types (names-socket.c), the options of packet sockets (options-levels.c). */
#include "abi/names.h"

#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>

#include "abi/names-table.h"

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
