/* Questions to the kernel about one descriptor, no more of them than its kind and state can answer.
 * Not here: remembering the answers (store.c). */
#include "kernel/ask.h"

#include <fcntl.h>
#include <linux/kcmp.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "kernel/address.h"

bool ask_open(struct diag *diag, int number, bool *close_on_exec)
{
	int flags = fcntl(number, F_GETFD);

	diag->questions++;
	*close_on_exec = flags >= 0 && (flags & FD_CLOEXEC) != 0;
	return flags >= 0;
}

static enum file_kind kind_of_mode(struct diag *diag, int number, mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFSOCK:
		return FILE_SOCKET;
	case S_IFIFO:
		return FILE_PIPE;
	case S_IFREG:
		return FILE_REGULAR;
	case S_IFDIR:
		return FILE_DIRECTORY;
	case S_IFCHR:
		diag->questions++;
		return isatty(number) ? FILE_TERMINAL : FILE_DEVICE;
	case S_IFBLK:
		return FILE_DEVICE;
	default:
		return FILE_OTHER;
	}
}

bool ask_identity(struct diag *diag, int number, struct answer *answer)
{
	struct stat status;

	answer->file = (struct open_file){
		.queue_length = -1, .queue_limit = -1, .bytes_in = -1, .bytes_out = -1, .milliseconds_left = -1};
	answer->hung_up = false;
	diag->questions++;
	if (fstat(number, &status) < 0)
		return false;
	answer->file.kind = kind_of_mode(diag, number, status.st_mode);
	answer->file.device = status.st_dev;
	answer->file.inode = status.st_ino;
	return true;
}

static int ask_option(struct diag *diag, int number, int option)
{
	int value = -1;
	socklen_t length = sizeof value;

	diag->questions++;
	return getsockopt(number, SOL_SOCKET, option, &value, &length) < 0 ? -1 : value;
}

static void ask_path(struct diag *diag, int number, struct answer *answer)
{
	static const char anonymous[] = "anon_inode:";
	char link[32];
	ssize_t length;

	snprintf(link, sizeof link, "/proc/self/fd/%d", number);
	diag->questions++;
	length = readlink(link, answer->path, sizeof answer->path - 1);
	if (length < 0)
		return;
	answer->path[length] = '\0';
	answer->file.path = answer->path;
	if (strncmp(answer->path, anonymous, sizeof anonymous - 1) == 0)
		answer->file.path += sizeof anonymous - 1;
}

void ask_nature(struct diag *diag, int number, struct answer *answer)
{
	struct open_file *file = &answer->file;

	if (file->kind != FILE_SOCKET) {
		ask_path(diag, number, answer);
		return;
	}
	file->family = ask_option(diag, number, SO_DOMAIN);
	file->type = ask_option(diag, number, SO_TYPE);
	file->protocol = ask_option(diag, number, SO_PROTOCOL);
}

static int ask_bytes(struct diag *diag, int number, unsigned long question)
{
	int bytes = -1;

	diag->questions++;
	return ioctl(number, question, &bytes) < 0 ? -1 : bytes;
}

static short ask_poll(struct diag *diag, int number)
{
	struct pollfd poll_file = {.fd = number, .events = POLLIN | POLLRDHUP};

	diag->questions++;
	return poll(&poll_file, 1, 0) > 0 ? poll_file.revents : 0;
}

static void ask_local(struct diag *diag, int number, struct answer *answer)
{
	socklen_t length = sizeof answer->local;

	diag->questions++;
	if (getsockname(number, (void *)&answer->local, &length) < 0)
		return;
	answer->file.local = (void *)&answer->local;
	answer->file.local_length = length < sizeof answer->local ? length : sizeof answer->local;
}

static void ask_remote(struct diag *diag, int number, struct answer *answer)
{
	socklen_t length = sizeof answer->remote;

	diag->questions++;
	if (getpeername(number, (void *)&answer->remote, &length) < 0)
		return;
	answer->file.remote = (void *)&answer->remote;
	answer->file.remote_length = length < sizeof answer->remote ? length : sizeof answer->remote;
}

/* Asks for no more of the struct than is needed. */
static void ask_tcp_info(struct diag *diag, int number, struct open_file *file)
{
	struct tcp_info info = {.tcpi_state = 0};
	socklen_t length = offsetof(struct tcp_info, tcpi_lost);

	diag->questions++;
	if (getsockopt(number, IPPROTO_TCP, TCP_INFO, &info, &length) < 0 || info.tcpi_state >= STATE_COUNT)
		return;
	file->state = info.tcpi_state;
	if (file->state != STATE_LISTEN)
		return;
	file->queue_length = (int)info.tcpi_unacked;
	file->queue_limit = (int)info.tcpi_sacked;
}

/* In these states the peer has sent no end of its stream, so that POLLRDHUP comes from shutdown here. */
static bool peer_may_send(enum socket_state state)
{
	return state == STATE_ESTABLISHED || state == STATE_FIN_WAIT_1 || state == STATE_FIN_WAIT_2;
}

static void ask_tcp(struct diag *diag, int number, struct answer *answer, bool fresh)
{
	struct open_file *file = &answer->file;
	short events;

	ask_local(diag, number, answer);
	ask_tcp_info(diag, number, file);
	if (file->state == STATE_LISTEN)
		return;
	if (fresh && file->state == STATE_CLOSED && address_port(file->local, file->local_length) == 0)
		return;
	events = ask_poll(diag, number);
	file->error_pending = (events & POLLERR) != 0;
	file->read_shut = (events & POLLRDHUP) != 0 && peer_may_send(file->state);
	if (file->state != STATE_CLOSED) {
		ask_remote(diag, number, answer);
		file->bytes_out = ask_bytes(diag, number, SIOCOUTQNSD);
	}
	if (file->state != STATE_CLOSED || (events & POLLIN) != 0)
		file->bytes_in = ask_bytes(diag, number, SIOCINQ);
}

static void ask_unix_listener(struct diag *diag, struct open_file *file)
{
	struct diag_unix found;

	file->state = STATE_LISTEN;
	if (!diag_unix_socket(diag, file->inode, &found))
		return;
	file->queue_length = found.queue_length;
	file->queue_limit = found.queue_limit;
}

static bool listens(struct diag *diag, int number, const struct open_file *file)
{
	size_t size;

	if (file->family != AF_UNIX || file->type == SOCK_DGRAM || file->remote)
		return false;
	address_unix_name(file->local, file->local_length, &size);
	return size > 0 && ask_option(diag, number, SO_ACCEPTCONN) > 0;
}

/* Every socket that is not TCP. */
static void ask_plain_socket(struct diag *diag, int number, struct answer *answer)
{
	struct open_file *file = &answer->file;
	short events;

	ask_local(diag, number, answer);
	ask_remote(diag, number, answer);
	if (listens(diag, number, file)) {
		ask_unix_listener(diag, file);
		return;
	}
	if (file->remote)
		file->state = STATE_ESTABLISHED;
	events = ask_poll(diag, number);
	answer->hung_up = (events & POLLHUP) != 0 && file->remote;
	file->error_pending = (events & POLLERR) != 0;
	file->read_shut = (events & POLLRDHUP) != 0 && (file->remote || file->family != AF_UNIX);
	file->bytes_in = (events & POLLIN) != 0 ? ask_bytes(diag, number, SIOCINQ) : 0;
	file->datagram_waiting = file->type != SOCK_STREAM && (events & (POLLIN | POLLRDHUP)) == POLLIN;
}

static void ask_pipe(struct diag *diag, int number, struct open_file *file)
{
	bool reads = (file->flags & O_ACCMODE) != O_WRONLY;
	short events = ask_poll(diag, number);

	file->peer_gone = (events & (reads ? POLLHUP : POLLERR)) != 0;
	file->bytes_in = reads ? ask_bytes(diag, number, FIONREAD) : -1;
}

static bool is_tcp(const struct open_file *file)
{
	return (file->family == AF_INET || file->family == AF_INET6) && file->type == SOCK_STREAM &&
	       (file->protocol == IPPROTO_TCP || file->protocol == IPPROTO_MPTCP);
}

void ask_state(struct diag *diag, int number, struct answer *answer, bool fresh)
{
	struct open_file *file = &answer->file;

	diag->questions++;
	file->flags = fcntl(number, F_GETFL);
	if (file->kind == FILE_PIPE)
		ask_pipe(diag, number, file);
	else if (file->kind == FILE_SOCKET && is_tcp(file))
		ask_tcp(diag, number, answer, fresh);
	else if (file->kind == FILE_SOCKET)
		ask_plain_socket(diag, number, answer);
}

int ask_same_file(struct diag *diag, int a, int b)
{
	pid_t self = getpid();
	long order = syscall(SYS_kcmp, self, self, KCMP_FILE, a, b);

	diag->questions++;
	return order < 0 ? -1 : order == 0;
}

bool ask_peer_is_us(struct diag *diag, int number)
{
	struct ucred peer;
	socklen_t length = sizeof peer;

	diag->questions++;
	return getsockopt(number, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 && peer.pid == getpid();
}
