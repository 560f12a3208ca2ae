/* Names of what waits for descriptors and asks the kernel about them: epoll, ioctl, the states of TCP.
 * Not here: poll's events and fcntl's commands, which stand in the kernel's headers (names-descriptor.c). */
#include "abi/names.h"

#include <linux/sockios.h>
#include <net/if.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>

#include "abi/names-table.h"

/* --- TCP ----------------------------------------------------------------------------------------------------------- */

static const struct name tcp_state_names[] = {
	NAMED(TCP_ESTABLISHED, "connected"),
	NAMED(TCP_SYN_SENT, "waits for the answer to its SYN"),
	NAMED(TCP_SYN_RECV, "waits for the last acknowledgement of the handshake"),
	NAMED(TCP_FIN_WAIT1, "has closed, and waits for the acknowledgement"),
	NAMED(TCP_FIN_WAIT2, "has closed, and waits for the peer to close"),
	NAMED(TCP_TIME_WAIT, "closed; late segments are waited for"),
	NAMED(TCP_CLOSE, "not connected"),
	NAMED(TCP_CLOSE_WAIT, "the peer has closed"),
	NAMED(TCP_LAST_ACK, "both have closed; waits for the last acknowledgement"),
	NAMED(TCP_LISTEN, "waits for connections"),
	NAMED(TCP_CLOSING, "both have closed at once"),
};

const struct name_set tcp_states = {
	.name = "state of a connection", .prefixes = { "TCP_" }, .unknown = "TCP_???", NAMES(tcp_state_names),
	.section = "tcp(7)", .example = "socket inet stream; getsockopt tcp_info",
};

static const struct name congestion_state_names[] = {
	NAMED(TCP_CA_Open, "nothing is lost"),
	NAMED(TCP_CA_Disorder, "segments come out of order, perhaps one is lost"),
	NAMED(TCP_CA_CWR, "the window was made smaller"),
	NAMED(TCP_CA_Recovery, "what was lost is sent again"),
	NAMED(TCP_CA_Loss, "a timer ran out"),
};

const struct name_set congestion_states = {
	.name = "state of the congestion control", .prefixes = { "TCP_CA_" }, .unknown = "TCP_CA_???",
	NAMES(congestion_state_names), .section = "tcp(7)", .example = "socket inet stream; getsockopt tcp_info",
};

static const struct name tcp_info_option_names[] = {
	NAMED(TCPI_OPT_TIMESTAMPS, "time stamps"),
	NAMED(TCPI_OPT_SACK, "selective acknowledgements"),
	NAMED(TCPI_OPT_WSCALE, "window scaling"),
	NAMED(TCPI_OPT_ECN, "explicit congestion notification"),
	NAMED(TCPI_OPT_ECN_SEEN, "a packet with ECN has come"),
	NAMED(TCPI_OPT_SYN_DATA, "data in the SYN was acknowledged"),
};

const struct name_set tcp_info_options = {
	.name = "option of a connection", .prefixes = { "TCPI_OPT_" }, .unknown = "TCPI_OPT_???", .kind = SET_FLAGS,
	NAMES(tcp_info_option_names), .section = "tcp(7)", .example = "socket inet stream; getsockopt tcp_info",
};

/* --- epoll --------------------------------------------------------------------------------------------------------- */

static const struct name epoll_event_names[] = {
	NAMED(EPOLLIN, "there is data to read, a connection to accept, or the end of the stream"),
	NAMED(EPOLLPRI, "there is urgent data"),
	NAMED(EPOLLOUT, "writing will not wait; of connect: it is decided"),
	NAMED(EPOLLERR, "an error is pending: getsockopt SO_ERROR tells which; reported unasked"),
	NAMED(EPOLLHUP, "both directions are shut; reported unasked"),
	NAMED(EPOLLRDNORM, "as EPOLLIN"),
	NAMED(EPOLLRDBAND, "there is data of another priority"),
	NAMED(EPOLLWRNORM, "as EPOLLOUT"),
	NAMED(EPOLLWRBAND, "data of another priority can be written"),
	NAMED(EPOLLMSG, "of no use"),
	NAMED(EPOLLRDHUP, "the peer has shut its sending direction"),
	NAMED(EPOLLEXCLUSIVE, "of several epoll descriptors wake one"),
	NAMED(EPOLLWAKEUP, "keep the system awake until the event is handled"),
	NAMED(EPOLLONESHOT, "once; then it has to be asked for again"),
	NAMED(EPOLLET, "tell of changes alone, not of what is still ready"),
};

const struct name_set epoll_events = {
	.name = "epoll event", .prefixes = { "EPOLL" }, .unknown = "EPOLL???", .kind = SET_FLAGS, NAMES(epoll_event_names),
	.section = "epoll_ctl(2)", .example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s in|et",
};

static const struct name epoll_operation_names[] = {
	NAMED(EPOLL_CTL_ADD, "wait for this descriptor too"),
	NAMED(EPOLL_CTL_DEL, "wait for it no longer"),
	NAMED(EPOLL_CTL_MOD, "change what is waited for on it"),
};

const struct name_set epoll_operations = {
	.name = "epoll_ctl operation", .prefixes = { "EPOLL_CTL_" }, .unknown = "EPOLL_CTL_???", NAMES(epoll_operation_names),
	.section = "epoll_ctl(2)", .example = "s = socket inet dgram; ep = epoll_create1; epoll_ctl @ep add @s in",
};

static const struct name epoll_flag_names[] = {
	NAMED(EPOLL_CLOEXEC, "the descriptor closes when the process runs another program"),
};

const struct name_set epoll_flags = {
	.name = "flag of an epoll descriptor", .prefixes = { "EPOLL_" }, .unknown = "EPOLL_???", .kind = SET_FLAGS,
	NAMES(epoll_flag_names), .section = "epoll_create1(2)", .example = "epoll_create1 cloexec",
};

/* --- ioctl --------------------------------------------------------------------------------------------------------- */

static const struct name ioctl_request_names[] = {
	NAMED(FIONREAD, "bytes that can be read; of a datagram socket those of the next one"),
	NAMED(FIONBIO, "1: calls on it do not wait, as with O_NONBLOCK; 0: they do"),
	NAMED(FIOASYNC, "1: SIGIO tells that something has come; 0: nothing does"),
	NAMED(FIOCLEX, "the descriptor closes when the process runs another program"),
	NAMED(FIONCLEX, "it stays open then"),
	NAMED(TIOCOUTQ, "bytes that wait to be sent or acknowledged"),
	NAMED(SIOCATMARK, "1 where urgent data stands next in the stream"),
	NAMED(SIOCGIFFLAGS, "whether an interface is up, and what it can do"),
	NAMED(SIOCGIFADDR, "an interface's IPv4 address"),
	NAMED(SIOCGIFNETMASK, "the mask of an interface's network"),
	NAMED(SIOCGIFBRDADDR, "the address of all in an interface's network"),
	NAMED(SIOCGIFINDEX, "an interface's number"),
	NAMED(SIOCGIFMTU, "bytes of an interface's largest packet"),
	ALIAS(SIOCINQ), ALIAS(TIOCINQ), ALIAS(SIOCOUTQ),
};

const struct name_set ioctl_requests = {
	.name = "ioctl request", .prefixes = { "SIOC", "TIOC" }, NAMES(ioctl_request_names),
	.section = "ioctl(2)", .example = "socket inet dgram; ioctl fionread; ioctl gifaddr lo",
};

/* --- interfaces ---------------------------------------------------------------------------------------------------- */

static const struct name interface_flag_names[] = {
	NAMED(IFF_UP, "it is in use"),
	NAMED(IFF_BROADCAST, "it has an address of all in its network"),
	NAMED(IFF_DEBUG, "its driver tells what it does"),
	NAMED(IFF_LOOPBACK, "what is sent comes back to this machine"),
	NAMED(IFF_POINTOPOINT, "a single other machine is at its end"),
	NAMED(IFF_NOTRAILERS, "of no use any more"),
	NAMED(IFF_RUNNING, "its device works, and has a link"),
	NAMED(IFF_NOARP, "addresses are not asked for"),
	NAMED(IFF_PROMISC, "it takes packets to any machine"),
	NAMED(IFF_ALLMULTI, "it takes packets to any multicast group"),
	NAMED(IFF_MASTER, "it gathers other interfaces"),
	NAMED(IFF_SLAVE, "it is gathered by another interface"),
	NAMED(IFF_MULTICAST, "it can do multicast"),
	NAMED(IFF_PORTSEL, "its kind of cable can be chosen"),
	NAMED(IFF_AUTOMEDIA, "it chooses its kind of cable itself"),
	NAMED(IFF_DYNAMIC, "its addresses go when it goes down"),
};

const struct name_set interface_flags = {
	.name = "flag of an interface", .prefixes = { "IFF_" }, .unknown = "IFF_???", .kind = SET_FLAGS,
	NAMES(interface_flag_names), .section = "netdevice(7)", .example = "socket inet dgram; ioctl gifflags lo",
};
