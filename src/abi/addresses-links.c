/* Address structs of families beside the Internet's and unix: netlink, packet, vsock, the kernel's cryptography, XDP, Qualcomm's
 * processors. Those that strace shows as bytes have none. Not here: sockaddr and the usual ones (addresses.c). */
#include "abi/structs.h"

#include <linux/if_alg.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <linux/netlink.h>
#include <linux/qrtr.h>
#include <sys/socket.h>
#include <linux/vm_sockets.h>

#include "abi/names-table.h"
#include "type/rows.h"

#define FAMILY(tag, field) \
	MEMBER(tag, field, NAMES_TYPE(sa_family_t, families), .flags = MEMBER_FAMILY, .brief = "address family")

static const struct member sockaddr_nl_members[] = {
	FAMILY(sockaddr_nl, nl_family),
	MEMBER(sockaddr_nl, nl_pad, INTEGER_TYPE(unsigned short, form_hexadecimal), .flags = MEMBER_OPTIONAL, .brief = "0"),
	MEMBER(sockaddr_nl, nl_pid, INTEGER_TYPE(int, form_number), .brief = "number of the socket, often its process; 0: the kernel"),
	MEMBER(sockaddr_nl, nl_groups, INTEGER_TYPE(uint32_t, form_mask), .brief = "groups whose messages to hear, a bit each"),
};

const struct type type_sockaddr_nl = {
	STRUCT_TYPE(sockaddr_nl, sockaddr_nl_members), .header = "linux/netlink.h", .section = "netlink(7)",
	.brief = "address of a netlink socket",
};

static const struct member sockaddr_ll_members[] = {
	FAMILY(sockaddr_ll, sll_family),
	MEMBER(sockaddr_ll, sll_protocol, INTEGER_TYPE(uint16_t, form_network_name, .names = &link_protocols, .is_network = true),
		.brief = "protocol of the frames"),
	MEMBER(sockaddr_ll, sll_ifindex, INTEGER_TYPE(int, form_interface), .brief = "interface; 0 in bind: all"),
	MEMBER(sockaddr_ll, sll_hatype, NAMES_TYPE(unsigned short, hardware_types), .brief = "filled in: kind of its hardware"),
	MEMBER(sockaddr_ll, sll_pkttype, NAMES_TYPE(unsigned char, packet_types), .brief = "filled in: whom the packet was for"),
	MEMBER(sockaddr_ll, sll_halen, &type_uint8, .brief = "bytes of the address"),
	MEMBER(sockaddr_ll, sll_addr,
		ARRAY_TYPE("unsigned char [8]", INTEGER_TYPE(unsigned char, form_octet), .size = 8, COUNTED(MEMBER_OF(sockaddr_ll, sll_halen))),
		.flags = MEMBER_OPTIONAL, .brief = "address of the link layer"),
};

const struct type type_sockaddr_ll = {
	STRUCT_TYPE(sockaddr_ll, sockaddr_ll_members), .header = "linux/if_packet.h", .section = "packet(7)",
	.brief = "address of a packet socket: an interface and a protocol",
};

static const struct member sockaddr_vm_members[] = {
	FAMILY(sockaddr_vm, svm_family),
	MEMBER(sockaddr_vm, svm_reserved1, INTEGER_TYPE(unsigned short, form_hexadecimal), .flags = MEMBER_OPTIONAL, .brief = "0"),
	MEMBER(sockaddr_vm, svm_port, INTEGER_TYPE(unsigned int, form_named_hexadecimal, .names = &vsock_ports),
		.flags = MEMBER_LATER, .brief = "port"),
	MEMBER(sockaddr_vm, svm_cid, INTEGER_TYPE(unsigned int, form_named_hexadecimal, .names = &vsock_machines), .brief = "machine"),
	MEMBER(sockaddr_vm, svm_flags, NAMES_TYPE(uint8_t, vsock_flags), .brief = "which way to it"),
	MEMBER(sockaddr_vm, svm_zero, BYTES_TYPE("unsigned char [3]", form_data, FIXED(sizeof ((struct sockaddr_vm *)0)->svm_zero)),
		.flags = MEMBER_PADDING, .brief = "padding to the size of struct sockaddr"),
};

const struct type type_sockaddr_vm = {
	STRUCT_TYPE(sockaddr_vm, sockaddr_vm_members), .header = "linux/vm_sockets.h", .section = "vsock(7)",
	.brief = "address between a virtual machine and its host: a machine and a port",
};

/* The kernel's own. */
static const struct name algorithm_flag_names[] = {
	KERNEL_ONLY("CRYPTO_ALG_KERN_DRIVER_ONLY", "not to be had by instructions of the processor"),
};
static const struct name_set algorithm_flags = {
	.name = "feature of an algorithm", .prefixes = { "CRYPTO_ALG_" }, .unknown = "CRYPTO_ALG_???", .kind = SET_FLAGS,
	NAMES(algorithm_flag_names),
};

static const struct member sockaddr_alg_members[] = {
	FAMILY(sockaddr_alg, salg_family),
	MEMBER(sockaddr_alg, salg_type, BYTES_TYPE("uint8_t [14]", form_text, FIXED(14)), .brief = "what it does: hash, skcipher, aead, rng"),
	MEMBER(sockaddr_alg, salg_feat, NAMES_TYPE(uint32_t, algorithm_flags), .brief = "features that it must have"),
	MEMBER(sockaddr_alg, salg_mask, NAMES_TYPE(uint32_t, algorithm_flags), .brief = "which features are meant"),
	MEMBER(sockaddr_alg, salg_name, BYTES_TYPE("uint8_t [64]", form_text, REST_UP_TO(64)), .brief = "name, such as sha256"),
};

const struct type type_sockaddr_alg = {
	STRUCT_TYPE(sockaddr_alg, sockaddr_alg_members), .header = "linux/if_alg.h", .section = "socket(2)",
	.brief = "an algorithm of the kernel's cryptography", .least = offsetof(struct sockaddr_alg, salg_name) + 1,
};

static const struct member sockaddr_xdp_members[] = {
	FAMILY(sockaddr_xdp, sxdp_family),
	MEMBER(sockaddr_xdp, sxdp_flags, NAMES_TYPE(uint16_t, xdp_flags), .brief = "how packets come"),
	MEMBER(sockaddr_xdp, sxdp_ifindex, INTEGER_TYPE(uint32_t, form_interface), .brief = "interface"),
	MEMBER(sockaddr_xdp, sxdp_queue_id, &type_uint32, .brief = "queue of its device"),
	MEMBER(sockaddr_xdp, sxdp_shared_umem_fd, &type_uint32, .brief = "descriptor of the socket whose memory is shared"),
};

const struct type type_sockaddr_xdp = {
	STRUCT_TYPE(sockaddr_xdp, sockaddr_xdp_members), .header = "linux/if_xdp.h", .section = "socket(2)",
	.brief = "address of an XDP socket: a queue of an interface",
};

static const struct member sockaddr_qrtr_members[] = {
	FAMILY(sockaddr_qrtr, sq_family),
	MEMBER(sockaddr_qrtr, sq_node, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "processor"),
	MEMBER(sockaddr_qrtr, sq_port, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "port"),
};

const struct type type_sockaddr_qrtr = {
	STRUCT_TYPE(sockaddr_qrtr, sockaddr_qrtr_members), .header = "linux/qrtr.h", .section = "socket(2)",
	.brief = "address of one of Qualcomm's processors",
};
