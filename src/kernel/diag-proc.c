/* The tables /proc/net/tcp, tcp6, udp and udp6: sockets as text, where sock_diag is not to be had.
 * Not here: sock_diag (diag-netlink.c). */
#include "kernel/diag.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "kernel/private.h"

/* The timer of a line that counts down TIME_WAIT. */
#define TIMER_TIME_WAIT 3

static int open_table(struct diag *diag, int family, int protocol)
{
	static const char *const paths[] = { "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp",
		                             "/proc/net/udp6" };
	size_t which = (protocol == IPPROTO_UDP ? 2U : 0U) + (family == AF_INET6 ? 1U : 0U);

	if (diag->proc_tables[which] == 0)
		diag->proc_tables[which] = private_open(paths[which], 0, diag->private_base);
	else if (diag->proc_tables[which] > 0 && lseek(diag->proc_tables[which], 0, SEEK_SET) < 0)
		return -1;
	diag->questions += 2;
	return diag->proc_tables[which];
}

/* An address of 8 or 32 hexadecimal digits: words in host order, as the kernel prints them. */
static bool read_host(uint32_t host[4], const char *digits)
{
	size_t words = strlen(digits) / 8;

	for (size_t i = 0; i < words && i < 4; i++)
		if (sscanf(digits + 8 * i, "%8x", &host[i]) != 1)
			return false;
	return words == 1 || words == 4;
}

static bool read_address(struct sockaddr_storage *address, socklen_t *length, const char *digits, unsigned port)
{
	uint32_t host[4] = { 0 };
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port) };
	bool is_inet6 = strlen(digits) > 8;

	if (!read_host(host, digits))
		return false;
	memset(address, 0, sizeof *address);
	in.sin_addr.s_addr = host[0];
	memcpy(&in6.sin6_addr, host, sizeof host);
	if (is_inet6)
		memcpy(address, &in6, sizeof in6);
	else
		memcpy(address, &in, sizeof in);
	*length = is_inet6 ? sizeof in6 : sizeof in;
	return true;
}

static bool read_line(struct diag_socket *socket, const char *line)
{
	char local[33], remote[33];
	unsigned local_port, remote_port, state, timer, uid;
	unsigned long when, inode;

	if (sscanf(line, " %*d: %32[0-9A-F]:%4x %32[0-9A-F]:%4x %2x %*x:%*x %2x:%lx %*x %u %*u %lu", local,
	           &local_port, remote, &remote_port, &state, &timer, &when, &uid, &inode) != 9)
		return false;
	if (!read_address(&socket->local, &socket->length, local, local_port) ||
	    !read_address(&socket->remote, &socket->length, remote, remote_port))
		return false;
	socket->state = state < STATE_COUNT ? (enum socket_state)state : STATE_NONE;
	socket->uid = uid;
	socket->inode = inode;
	socket->milliseconds_left =
		timer == TIMER_TIME_WAIT && inode == 0 ? (int64_t)when * 1000 / sysconf(_SC_CLK_TCK) : -1;
	return true;
}

/* Lines of a table without a stdio stream, which would close or duplicate the private descriptor. */
struct line_reader {
	int descriptor;
	char bytes[8192];
	size_t start, end;
};

/* The next line, ended by a NUL, or NULL. Each line is far shorter than the buffer. */
static char *next_line(struct line_reader *reader, uint64_t *questions)
{
	for (;;) {
		char *line = reader->bytes + reader->start;
		char *newline = memchr(line, '\n', reader->end - reader->start);
		ssize_t got;

		if (newline) {
			*newline = '\0';
			reader->start = (size_t)(newline - reader->bytes) + 1;
			return line;
		}
		memmove(reader->bytes, line, reader->end - reader->start);
		reader->end -= reader->start;
		reader->start = 0;
		got = read(reader->descriptor, reader->bytes + reader->end, sizeof reader->bytes - reader->end);
		++*questions;
		if (got <= 0)
			return NULL;
		reader->end += (size_t)got;
	}
}

int diag_proc_each(struct diag *diag, int family, int protocol,
                   bool (*visit)(void *context, const struct diag_socket *socket), void *context)
{
	struct line_reader reader = { .descriptor = open_table(diag, family, protocol), .start = 0, .end = 0 };
	struct diag_socket socket;
	char *line;

	if (reader.descriptor < 0)
		return -1;
	while ((line = next_line(&reader, &diag->questions)))
		if (read_line(&socket, line) && !visit(context, &socket))
			break;
	return 0;
}
