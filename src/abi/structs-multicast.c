/* Structs of multicast groups and their sources, of every family.
 * Not here: struct ip_mreqn and ipv6_mreq (structs-options.c), the options (options.c). */
#include "abi/structs.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "abi/habits.h"
#include "type/rows.h"

static const struct member ip_mreq_source_members[] = {
	MEMBER(ip_mreq_source, imr_multiaddr, &type_in_addr_inside, .brief = "group"),
	MEMBER(ip_mreq_source, imr_interface, &type_in_addr_inside, .brief = "address of the interface"),
	MEMBER(ip_mreq_source, imr_sourceaddr, &type_in_addr_inside, .brief = "who sends to it"),
};

STRUCT_AND_VALUE(ip_mreq_source, .header = "netinet/in.h", .section = "ip(7)",
	.brief = "an IPv4 multicast group, and the one source to hear in it", .words = "imr_multiaddr imr_interface imr_sourceaddr");

#define GROUP_ADDRESS TYPE(SOCKADDR_CHOICE, .size = sizeof(struct sockaddr_storage))

static const struct member group_req_members[] = {
	MEMBER(group_req, gr_interface, INTEGER_TYPE(uint32_t, form_interface), .brief = "interface, or 0"),
	MEMBER(group_req, gr_group, GROUP_ADDRESS, .brief = "group, as an address of its family"),
};

const struct type type_group_req = {
	STRUCT_TYPE(group_req, group_req_members), .header = "netinet/in.h", .section = "ip(7)",
	.brief = "a multicast group of any family, and the interface to hear it on",
};

static const struct member group_source_req_members[] = {
	MEMBER(group_source_req, gsr_interface, INTEGER_TYPE(uint32_t, form_interface), .brief = "interface, or 0"),
	MEMBER(group_source_req, gsr_group, GROUP_ADDRESS, .brief = "group, as an address of its family"),
	MEMBER(group_source_req, gsr_source, GROUP_ADDRESS, .brief = "who sends to it"),
};

STRUCT_AND_VALUE(group_source_req, .header = "netinet/in.h", .section = "ip(7)",
	.brief = "a multicast group of any family, and the one source to hear in it");

/* --- where sent multicast packets leave: an address, or one of two structs, by the length ------------------------------ */

static const struct type address_value = { .name = "struct in_addr", .shape = SHAPE_ARRAY,
	.of = INTEGER_TYPE(in_addr_t, form_in_addr_plain, .is_network = true), .size = sizeof(struct in_addr), FIXED(1),
	.print = print_option_data };

static const struct type *find_interface(const int64_t *values)
{
	if (values[0] >= (int64_t)sizeof(struct ip_mreqn))
		return &type_ip_mreqn_value;
	return values[0] >= (int64_t)sizeof(struct ip_mreq) ? &type_ip_mreq_value : &address_value;
}

static const struct choice_case interface_cases[] = {
	{ sizeof(struct in_addr), &address_value },
	{ sizeof(struct ip_mreqn), &type_ip_mreqn_value },
	{ sizeof(struct ip_mreq), &type_ip_mreq_value },
};

const struct type type_ip_interface_value = {
	.name = "struct in_addr", .shape = SHAPE_CHOICE, .size = sizeof(struct in_addr),
	.choice = { .by = { ARGUMENT(4) }, .count = 1, .find = find_interface, CASES(interface_cases), .otherwise = &address_value },
};
