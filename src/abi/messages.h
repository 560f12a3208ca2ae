/* Messages of several buffers with control data, as structs: of those that go in, and of those that come out.
 * Not here: the calls (calls-messages.c), all other structs (structs.h). */
#ifndef SOCK_ABI_MESSAGES_H
#define SOCK_ABI_MESSAGES_H

#include "type/names.h"
#include "type/type.h"

/* Control messages by their level: what cmsg_type says. */
extern const struct name_set socket_controls, inet_controls, inet6_controls, udp_controls, tcp_controls, packet_controls,
	netlink_controls, tls_controls;

/* What control messages hold, but for ucred and times (structs.h). */
extern const struct type type_in_pktinfo, type_in6_pktinfo, type_sock_extended_err, type_cmsghdr;

/* In C they have one name each; where the data goes, the call says. */
extern const struct type type_iovec, type_msghdr, type_mmsghdr;
extern const struct type type_iovec_out, type_msghdr_out, type_mmsghdr_out;

#endif
