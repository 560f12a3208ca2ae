/* Structs of filters: programs of BPF, and which types of control messages pass.
 * Not here: the options that take them (options.c, options-levels.c). */
#include "abi/structs.h"

#include <netinet/icmp6.h>
#include <netinet/in.h>

#include <linux/filter.h>
#include <linux/icmp.h>

#include "abi/habits.h"
#include "type/rows.h"

static const struct member sock_filter_members[] = {
	MEMBER(sock_filter, code, INTEGER_TYPE(uint16_t, form_hexadecimal), .brief = "what to do: BPF_LD, BPF_RET and the like"),
	MEMBER(sock_filter, jt, &type_uint8, .brief = "instructions to skip where the comparison holds"),
	MEMBER(sock_filter, jf, &type_uint8, .brief = "instructions to skip where it does not"),
	MEMBER(sock_filter, k, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "number that it works with"),
};

const struct type type_sock_filter = {
	STRUCT_TYPE(sock_filter, sock_filter_members), .header = "linux/filter.h", .section = "socket(7)",
	.brief = "an instruction of a classic BPF program",
};

/* strace shows where the program is, not what it is. */
static const struct member sock_fprog_members[] = {
	MEMBER(sock_fprog, len, INTEGER_TYPE(unsigned short, form_number), .brief = "instructions of the program"),
	MEMBER(sock_fprog, filter, POINTER_TYPE("struct sock_filter *", DIRECTION_IN, &type_void),
		.brief = "where they are: an array of struct sock_filter"),
};

const struct type type_sock_fprog = {
	STRUCT_TYPE(sock_fprog, sock_fprog_members), .header = "linux/filter.h", .section = "socket(7)",
	.brief = "a classic BPF program: how long it is, and where",
};

static const struct member icmp_filter_members[] = {
	MEMBER(icmp_filter, data, INTEGER_TYPE(uint32_t, form_hexadecimal), .brief = "a bit for each type: 1: it is dropped"),
};

STRUCT_AND_VALUE(icmp_filter, .header = "linux/icmp.h", .section = "icmp(7)",
	.brief = "which types of ICMP messages a raw socket does not hear", .words = "data", .example = "0x100");

static const struct member icmp6_filter_members[] = {
	MEMBER(icmp6_filter, icmp6_filt, ARRAY_TYPE("uint32_t [8]", INTEGER_TYPE(uint32_t, form_hexadecimal), FIXED(8)),
		.brief = "a bit for each type: 1: it is dropped"),
};

STRUCT_AND_VALUE(icmp6_filter, .header = "netinet/icmp6.h", .section = "icmp(7)",
	.brief = "which types of ICMPv6 messages a raw socket does not hear");
