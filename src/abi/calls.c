/* All calls, in the order in which help lists them; looking one up; words that stand for calls.
 * Not here: the rows (calls-*.c). */
#include "abi/calls.h"

#include <string.h>

#include "text/word-index.h"

const struct call *const socket_calls[] = {
	&call_socket, &call_socketpair, &call_bind, &call_listen, &call_accept, &call_accept4, &call_connect,
	&call_shutdown, &call_close, &call_getsockname, &call_getpeername, &call_getsockopt, &call_setsockopt,
	&call_send, &call_sendto, &call_sendmsg, &call_sendmmsg, &call_recv, &call_recvfrom, &call_recvmsg,
	&call_recvmmsg, &call_read, &call_readv, &call_write, &call_writev,
	&call_pread, &call_pwrite, &call_preadv, &call_pwritev, &call_preadv2, &call_pwritev2,
	&call_sendfile, &call_splice, &call_tee, &call_vmsplice, &call_sockatmark, &call_dup, &call_dup2,
	&call_dup3, &call_pipe, &call_pipe2, &call_fcntl, &call_ioctl, &call_open, &call_memfd_create, &call_lseek,
	&call_ftruncate, &call_fsync, &call_unlink, &call_isatty,
	 &call_poll, &call_ppoll, &call_select, &call_pselect,
	&call_epoll_create, &call_epoll_create1, &call_epoll_ctl, &call_epoll_wait, &call_epoll_pwait, &call_epoll_pwait2,
	&call_eventfd, &call_timerfd_create, &call_timerfd_settime, &call_timerfd_gettime, &call_pidfd_open,
	 &call_htons, &call_htonl, &call_ntohs,
	&call_ntohl,
	&call_htobe16, &call_htobe32, &call_htobe64, &call_htole16, &call_htole32, &call_htole64,
	&call_be16toh, &call_be32toh, &call_be64toh, &call_le16toh, &call_le32toh, &call_le64toh,
	&call_inet_pton, &call_inet_ntop, &call_inet_aton, &call_inet_ntoa, &call_inet_addr, &call_inet_network, &call_inet_makeaddr, &call_inet_lnaof,
	&call_inet_netof,
	&call_getaddrinfo, &call_getnameinfo, &call_getservbyname, &call_getservbyport, &call_getprotobyname,
	&call_if_nametoindex, &call_if_indextoname, &call_strerror, &call_gai_strerror, &call_gethostname
};

const size_t socket_call_count = sizeof socket_calls / sizeof socket_calls[0];

size_t call_index(const struct call *call)
{
	size_t index = 0;
	while (socket_calls[index] != call)
		index++;
	return index;
}

const struct word_alias word_aliases[] = {
	{ "hton", { "htons", "htonl" }, "host to network byte order, short and long" },
	{ "ntoh", { "ntohs", "ntohl" }, "network to host byte order, short and long" },
	{ "pton", { "inet_pton", NULL }, "an address as text to its bytes" },
	{ "ntop", { "inet_ntop", NULL }, "the bytes of an address to text" },
	{ "aton", { "inet_aton", NULL }, "an IPv4 address as text to an in_addr" },
	{ "ntoa", { "inet_ntoa", NULL }, "an in_addr to text" },
};

const size_t word_alias_count = sizeof word_aliases / sizeof word_aliases[0];

static const char *name_of_row(size_t row)
{
	return socket_calls[row]->name;
}

const struct call *call_find(const char *text, size_t length)
{
	_Static_assert(sizeof socket_calls / sizeof socket_calls[0] <= WORD_INDEX_MOST, "the index is too small");
	static struct word_index index = { .name = name_of_row, .count = sizeof socket_calls / sizeof socket_calls[0] };
	size_t row = word_index_find(&index, text, length);
	return row < index.count ? socket_calls[row] : NULL;
}

static bool same(const char *name, const char *text, size_t length)
{
	return name[0] == text[0] && strlen(name) == length && memcmp(name, text, length) == 0;
}

const struct word_alias *word_alias_find(const char *text, size_t length)
{
	if (length == 0)
		return NULL;
	for (size_t i = 0; i < word_alias_count; i++)
		if (same(word_aliases[i].word, text, length))
			return &word_aliases[i];
	return NULL;
}
