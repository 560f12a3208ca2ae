/* struct ifreq, by what its request asks of an interface. It is a name and a union: each request has its member of that.
 * Not here: the requests (names-system.c). */
#include "abi/structs.h"

#include <net/if.h>
#include <sys/socket.h>

#include "abi/names.h"
#include "type/rows.h"

#define NAME \
	MEMBER(ifreq, ifr_name, BYTES_TYPE("char [16]", form_text, FIXED(IFNAMSIZ)), .brief = "interface, such as lo")
#define ADDRESS TYPE(SOCKADDR_CHOICE)
#define ANSWER .flags = MEMBER_RESULT | MEMBER_SHOWN
#define IFREQ(table) \
	STRUCT_TYPE(ifreq, table), .header = "net/if.h", .section = "netdevice(7)", \
	.brief = "an interface, and what is asked of it", .words = "ifr_name"

static const struct member address_members[] = {
	NAME, MEMBER(ifreq, ifr_addr, ADDRESS, ANSWER, .brief = "its address"),
};
static const struct member netmask_members[] = {
	NAME, MEMBER(ifreq, ifr_netmask, ADDRESS, ANSWER, .brief = "the mask of its network"),
};
static const struct member broadcast_members[] = {
	NAME, MEMBER(ifreq, ifr_broadaddr, ADDRESS, ANSWER, .brief = "the address of all in its network"),
};
static const struct member index_members[] = {
	NAME, MEMBER(ifreq, ifr_ifindex, &type_int, ANSWER, .brief = "its number"),
};
static const struct member mtu_members[] = {
	NAME, MEMBER(ifreq, ifr_mtu, &type_int, ANSWER, .brief = "bytes of the largest packet"),
};
static const struct member flags_members[] = {
	NAME, MEMBER(ifreq, ifr_flags, NAMES_TYPE(short, interface_flags), ANSWER, .brief = "whether it is up, what it can do"),
};

const struct type type_ifreq = { IFREQ(address_members) };
const struct type type_ifreq_netmask = { IFREQ(netmask_members) };
const struct type type_ifreq_broadcast = { IFREQ(broadcast_members) };
const struct type type_ifreq_index = { IFREQ(index_members) };
const struct type type_ifreq_mtu = { IFREQ(mtu_members) };
const struct type type_ifreq_flags = { IFREQ(flags_members) };
