/* sock_diag: sockets asked of the kernel by a netlink socket. Without libmnl it answers "not to be had".
 * Not here: the tables of /proc/net (diag-proc.c). */
#include "kernel/diag.h"

#include <config.h>

#ifdef HAVE_LIBMNL

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/time.h>

#include "kernel/private.h"

/* As large as the kernel's pages of a dump are; aligned for the headers in it. */
#define ANSWER_BYTES 32768

/* The private netlink socket, or -1. It never waits long: the kernel answers before send returns. */
static int netlink_socket(struct diag *diag)
{
	struct timeval limit = { .tv_sec = 1 };

	if (diag->netlink == 0) {
		diag->netlink = private_move(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG),
		                             diag->private_base);
		if (diag->netlink >= 0)
			setsockopt(diag->netlink, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
		diag->questions += 4;
	}
	return diag->netlink;
}

static struct nlmsghdr *begin_request(struct diag *diag, void *buffer, int flags)
{
	struct nlmsghdr *header = mnl_nlmsg_put_header(buffer);

	header->nlmsg_type = SOCK_DIAG_BY_FAMILY;
	header->nlmsg_flags = (uint16_t)(NLM_F_REQUEST | flags);
	header->nlmsg_seq = ++diag->sequence;
	return header;
}

/* Handles one block of answers: 1 go on, 0 the end, -1 an error (errno). */
static int walk_answers(struct diag *diag, void *buffer, int length,
                        bool (*each)(void *context, const struct nlmsghdr *message), void *context)
{
	const struct nlmsghdr *message = buffer;

	for (; mnl_nlmsg_ok(message, length); message = mnl_nlmsg_next(message, &length)) {
		const struct nlmsgerr *error = mnl_nlmsg_get_payload(message);

		if (message->nlmsg_seq != diag->sequence)
			continue; /* of a dump that was broken off */
		if (message->nlmsg_type == NLMSG_DONE)
			return 0;
		if (message->nlmsg_type == NLMSG_ERROR) {
			errno = -error->error;
			return -1;
		}
		if (!each(context, message) || (message->nlmsg_flags & NLM_F_MULTI) == 0)
			return 0;
	}
	return 1;
}

/* Sends a request and hands each answer to `each` until it returns false. Returns 0, or -1 and errno. */
static int transact(struct diag *diag, const struct nlmsghdr *request,
                    bool (*each)(void *context, const struct nlmsghdr *message), void *context)
{
	_Alignas(struct nlmsghdr) char buffer[ANSWER_BYTES];
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	int netlink = netlink_socket(diag), result = 1;

	if (netlink < 0)
		return -1;
	diag->questions++;
	if (sendto(netlink, request, request->nlmsg_len, 0, (void *)&kernel, sizeof kernel) < 0)
		return -1;
	while (result > 0) {
		ssize_t length = recv(netlink, buffer, sizeof buffer, 0);

		diag->questions++;
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			return -1;
		result = walk_answers(diag, buffer, (int)length, each, context);
	}
	return result;
}

/* What an error of a look-up means: 0 there is no such socket, -1 the kernel does not do it. */
static int missing_or_refused(void)
{
	return errno == ENOENT || errno == ESTALE ? 0 : -1;
}

static void read_address(struct sockaddr_storage *address, int family, uint16_t port, const uint32_t host[4])
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = port, .sin_addr = { host[0] } };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = port };

	memset(address, 0, sizeof *address);
	memcpy(&in6.sin6_addr, host, sizeof in6.sin6_addr);
	if (family == AF_INET)
		memcpy(address, &in, sizeof in);
	else
		memcpy(address, &in6, sizeof in6);
}

static void read_socket(struct diag_socket *socket, const struct inet_diag_msg *message)
{
	const struct inet_diag_sockid *id = &message->id;

	read_address(&socket->local, message->idiag_family, id->idiag_sport, id->idiag_src);
	read_address(&socket->remote, message->idiag_family, id->idiag_dport, id->idiag_dst);
	socket->length =
		message->idiag_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
	socket->state = message->idiag_state < STATE_COUNT ? message->idiag_state : STATE_NONE;
	socket->inode = message->idiag_inode;
	socket->uid = message->idiag_uid;
	socket->milliseconds_left = -1;
	if (message->idiag_inode == 0 && (socket->state == STATE_TIME_WAIT || socket->state == STATE_FIN_WAIT_2))
		socket->milliseconds_left = message->idiag_expires;
}

static bool keep_socket(void *context, const struct nlmsghdr *message)
{
	if (mnl_nlmsg_get_payload_len(message) >= sizeof(struct inet_diag_msg))
		read_socket(context, mnl_nlmsg_get_payload(message));
	return false;
}

static void write_address(uint16_t *port, uint32_t host[4], const struct sockaddr *address)
{
	const struct sockaddr_in *in = (const void *)address;
	const struct sockaddr_in6 *in6 = (const void *)address;

	*port = in->sin_port; /* at the same place in both */
	if (address->sa_family == AF_INET)
		host[0] = in->sin_addr.s_addr;
	else
		memcpy(host, &in6->sin6_addr, sizeof in6->sin6_addr);
}

int diag_netlink_tcp(struct diag *diag, const struct sockaddr *local, const struct sockaddr *remote,
                     struct diag_socket *found)
{
	_Alignas(struct nlmsghdr) char buffer[256];
	struct nlmsghdr *header = begin_request(diag, buffer, 0);
	struct inet_diag_req_v2 *request = mnl_nlmsg_put_extra_header(header, sizeof *request);

	request->sdiag_family = (uint8_t)local->sa_family;
	request->sdiag_protocol = IPPROTO_TCP;
	request->idiag_states = ~0U;
	request->id.idiag_cookie[0] = request->id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
	write_address(&request->id.idiag_sport, request->id.idiag_src, local);
	write_address(&request->id.idiag_dport, request->id.idiag_dst, remote);
	found->length = 0;
	if (transact(diag, header, keep_socket, found) < 0)
		return missing_or_refused();
	return found->length > 0;
}

struct dump {
	bool (*visit)(void *context, const struct diag_socket *socket);
	void *context;
};

static bool visit_socket(void *context, const struct nlmsghdr *message)
{
	const struct dump *dump = context;
	struct diag_socket socket;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(struct inet_diag_msg))
		return true;
	read_socket(&socket, mnl_nlmsg_get_payload(message));
	return dump->visit(dump->context, &socket);
}

int diag_netlink_dump(struct diag *diag, int family, int protocol,
                      bool (*visit)(void *context, const struct diag_socket *socket), void *context)
{
	_Alignas(struct nlmsghdr) char buffer[256];
	struct nlmsghdr *header = begin_request(diag, buffer, NLM_F_DUMP);
	struct inet_diag_req_v2 *request = mnl_nlmsg_put_extra_header(header, sizeof *request);
	struct dump dump = { visit, context };

	request->sdiag_family = (uint8_t)family;
	request->sdiag_protocol = (uint8_t)protocol;
	request->idiag_states = ~0U;
	return transact(diag, header, visit_socket, &dump);
}

static int read_unix_attribute(const struct nlattr *attribute, void *context)
{
	struct diag_unix *found = context;
	const struct unix_diag_rqlen *queue = mnl_attr_get_payload(attribute);

	switch (mnl_attr_get_type(attribute)) {
	case UNIX_DIAG_RQLEN:
		found->queue_length = (int)queue->udiag_rqueue;
		found->queue_limit = (int)queue->udiag_wqueue;
		break;
	case UNIX_DIAG_PEER:
		found->peer_open = mnl_attr_get_u32(attribute) != 0;
		break;
	case UNIX_DIAG_SHUTDOWN:
		found->read_shut = (mnl_attr_get_u8(attribute) & 1) != 0;
		found->write_shut = (mnl_attr_get_u8(attribute) & 2) != 0;
		break;
	}
	return MNL_CB_OK;
}

static bool keep_unix(void *context, const struct nlmsghdr *message)
{
	mnl_attr_parse(message, sizeof(struct unix_diag_msg), read_unix_attribute, context);
	return false;
}

int diag_netlink_unix(struct diag *diag, uint64_t inode, struct diag_unix *found)
{
	_Alignas(struct nlmsghdr) char buffer[256];
	struct nlmsghdr *header = begin_request(diag, buffer, 0);
	struct unix_diag_req *request = mnl_nlmsg_put_extra_header(header, sizeof *request);

	request->sdiag_family = AF_UNIX;
	request->udiag_states = ~0U;
	request->udiag_ino = (uint32_t)inode;
	request->udiag_show = UDIAG_SHOW_RQLEN | UDIAG_SHOW_PEER;
	request->udiag_cookie[0] = request->udiag_cookie[1] = ~0U;
	*found = (struct diag_unix){ .queue_length = -1, .queue_limit = -1 };
	if (transact(diag, header, keep_unix, found) < 0)
		return missing_or_refused();
	return 1;
}

#else

int diag_netlink_tcp(struct diag *diag, const struct sockaddr *local, const struct sockaddr *remote,
                     struct diag_socket *found)
{
	(void)diag, (void)local, (void)remote, (void)found;
	return -1;
}

int diag_netlink_dump(struct diag *diag, int family, int protocol,
                      bool (*visit)(void *context, const struct diag_socket *socket), void *context)
{
	(void)diag, (void)family, (void)protocol, (void)visit, (void)context;
	return -1;
}

int diag_netlink_unix(struct diag *diag, uint64_t inode, struct diag_unix *found)
{
	(void)diag, (void)inode, (void)found;
	return -1;
}

#endif
