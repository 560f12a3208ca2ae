/* Sockets that no descriptor of ours leads to: sock_diag first, and the tables of /proc/net where it is not
 * to be had.
 * Not here: how either of them is asked (diag-netlink.c, diag-proc.c). */
#include "kernel/diag.h"

#include <netinet/in.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kernel/address.h"

void diag_close(struct diag *diag)
{
	if (diag->netlink > 0)
		close(diag->netlink);
	for (size_t i = 0; i < sizeof diag->proc_tables / sizeof diag->proc_tables[0]; i++)
		if (diag->proc_tables[i] > 0)
			close(diag->proc_tables[i]);
	memset(diag, 0, sizeof *diag);
}

struct pair_search {
	const struct sockaddr *local, *remote;
	socklen_t length;
	struct diag_socket *found;
	bool matched;
};

static bool match_pair(void *context, const struct diag_socket *socket)
{
	struct pair_search *search = context;
	const struct sockaddr *local = (const void *)&socket->local, *remote = (const void *)&socket->remote;

	if (!address_same(local, socket->length, search->local, search->length) ||
	    !address_same(remote, socket->length, search->remote, search->length))
		return true;
	*search->found = *socket;
	search->matched = true;
	return false;
}

bool diag_tcp_connection(struct diag *diag, const struct sockaddr *local, const struct sockaddr *remote,
                         socklen_t length, struct diag_socket *found)
{
	struct pair_search search = { local, remote, length, found, false };
	int answer = diag_netlink_tcp(diag, local, remote, found);

	/* The kernel answers with the listener of that port where the connection is no more. */
	if (answer >= 0)
		return answer > 0 && !match_pair(&search, found);
	diag_proc_each(diag, local->sa_family, IPPROTO_TCP, match_pair, &search);
	return search.matched;
}

struct port_search {
	int port;
	bool (*visit)(void *context, const struct diag_socket *socket);
	void *context;
};

static bool match_port(void *context, const struct diag_socket *socket)
{
	const struct port_search *search = context;

	if (address_port((const void *)&socket->local, socket->length) != search->port)
		return true;
	return search->visit(search->context, socket);
}

bool diag_local_port(struct diag *diag, int family, int protocol, int port,
                     bool (*visit)(void *context, const struct diag_socket *socket), void *context)
{
	struct port_search search = { port, visit, context };

	if (diag_netlink_dump(diag, family, protocol, match_port, &search) >= 0)
		return true;
	return diag_proc_each(diag, family, protocol, match_port, &search) >= 0;
}

bool diag_unix_socket(struct diag *diag, uint64_t inode, struct diag_unix *found)
{
	return diag_netlink_unix(diag, inode, found) > 0;
}

#define MOMENT 2 /* milliseconds */

bool diag_patient(unsigned *left)
{
	struct timespec moment = { .tv_nsec = MOMENT * 1000000L };

	if (*left < MOMENT)
		return false;
	*left -= MOMENT;
	return nanosleep(&moment, NULL) == 0;
}
