/* The canonical form: strace's lines are it already, numbers become names, words become C where they can; and whatever
 * is printed is read as the same.
 * Not here: which words mean what (test-words.c), errors (test-parse.c). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi/calls.h"
#include "lang/print-parts.h"
#include "lang/print.h"
#include "lang/commands.h"
#include "support/parsing.h"
#include "support/suite.h"

/* Lines that strace 6.1 wrote. */
static const char *const trace[] = {
	"socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3",
	"setsockopt(3, SOL_SOCKET, SO_RCVTIMEO_OLD, \"\\1\\0\\0\\0\\0\\0\\0\\0\\364\\1\\0\\0\\0\\0\\0\\0\", 16) = 0",
	"getsockopt(3, SOL_SOCKET, SO_RCVTIMEO_OLD, \"\\1\\0\\0\\0\\0\\0\\0\\0\\240\\17\\0\\0\\0\\0\\0\\0\", [16]) = 0",
	"setsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8) = 0",
	"writev(3, [{iov_base=\"hello \", iov_len=6}, {iov_base=\"world!\", iov_len=6}], 2) = 12",
	"sendmsg(3, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"hi\", iov_len=2}], msg_iovlen=1, "
	"msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[5]}], msg_controllen=24, "
	"msg_flags=0}, 0) = 2",
	"recvmsg(10, {msg_name={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, "
	"msg_namelen=128 => 16, msg_iov=[{iov_base=\"hi\", iov_len=5}], msg_iovlen=1, msg_control=[{cmsg_len=28, "
	"cmsg_level=SOL_IP, cmsg_type=IP_PKTINFO, cmsg_data={ipi_ifindex=if_nametoindex(\"lo\"), "
	"ipi_spec_dst=inet_addr(\"127.0.0.1\"), ipi_addr=inet_addr(\"127.0.0.1\")}}, {cmsg_len=17, cmsg_level=SOL_IP, "
	"cmsg_type=IP_TOS, cmsg_data=[0x10]}], msg_controllen=48, msg_flags=0}, 0) = 2",
	"recvmsg(4, {msg_namelen=0}, MSG_DONTWAIT) = -1 EAGAIN (Resource temporarily unavailable)",
	"setsockopt(3, SOL_SOCKET, SO_LINGER, 0x7ffd1d0b2c58, 4) = -1 EINVAL (Invalid argument)",
	"getsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, [8]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1}, [4]) = 0",
	"getsockopt(3, SOL_TCP, TCP_CONGESTION, \"bbr\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\", [64 => 16]) = 0",
	"setsockopt(3, SOL_TCP, TCP_CONGESTION, [1869505906], 4) = 0",
	"setsockopt(3, SOL_TCP, TCP_NODELAY, [1], 4) = 0",
	"setsockopt(3, SOL_IP, IP_TTL, [1], 4) = 0",
	"getsockopt(3, SOL_IP, IP_TTL, [1], [4]) = 0",
	"getsockopt(3, SOL_IP, IP_TTL, \"\\1\", [1]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_REUSEADDR, [0], [8 => 4]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [4]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_TYPE, [1], [4]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_DOMAIN, [2], [4]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_PROTOCOL, [6], [4]) = 0",
	"getsockopt(3, SOL_SOCKET, SO_TYPE, \"\\1\\0\", [2]) = 0",
	"setsockopt(3, SOL_SOCKET, SO_REUSEADDR, 0x7ffd1d0b2c78, 2) = -1 EINVAL (Invalid argument)",
	"setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 8) = 0",
	"setsockopt(3, SOL_SOCKET, 0x3e7 /* SO_??? */, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, SOL_IPV6, IPV6_V6ONLY, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, SOL_SOCKET, SO_BINDTODEVICE, \"lo\\0\", 3) = 0",
	"getsockopt(3, SOL_SOCKET, SO_BINDTODEVICE, \"lo\\0\", [64 => 3]) = 0",
	"setsockopt(3, SOL_IP, IP_MTU_DISCOVER, [1], 4) = 0",
	"setsockopt(3, SOL_SOCKET, SO_PRIORITY, [1], 4) = 0",
	"setsockopt(3, SOL_UDP, UDP_CORK, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, 0x3e7 /* SOL_?? */, 1, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"bind(3, {sa_family=AF_INET, sa_data=\"\\0\"}, 3) = -1 EINVAL (Invalid argument)",
	"bind(3, 0x7ffd1d0b2c00, 1) = -1 EINVAL (Invalid argument)",
	"bind(3, 0x7ffd1d0b2c00, 0) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"0.0.0.0\")}, 20) = 0",
	"bind(3, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"0.0.0.0\")}, 200) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_INET, sa_data=\"\\0\\0\\0\\0\\0\\0\"}, 8) = -1 EINVAL (Invalid argument)",
	"bind(3, NULL, 16) = -1 EFAULT (Bad address)",
	"bind(3, 0x1, 16) = -1 EFAULT (Bad address)",
	"bind(3, {sa_family=0x4d /* AF_??? */, sa_data=\"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 16) = -1 EAFNOSUPPORT (Address family not supported by protocol)",
	"bind(3, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::\", &sin6_addr), sin6_scope_id=1}, 28) = -1 EAFNOSUPPORT (Address family not supported by protocol)",
	"bind(3, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::\", &sin6_addr)}, 24) = -1 EAFNOSUPPORT (Address family not supported by protocol)",
	"bind(3, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"fe80::\", &sin6_addr), sin6_scope_id=if_nametoindex(\"lo\")}, 28) = -1 EAFNOSUPPORT (Address family not supported by protocol)",
	"bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp/xx\"}, 110) = -1 EAFNOSUPPORT (Address family not supported by protocol)",
	"bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp\"}, 6) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_UNIX}, 2) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_UNIX, sun_path=@\"tmp/xx\"}, 9) = -1 EINVAL (Invalid argument)",
	"listen(3, 5) = 0",
	"listen(3, 4096) = 0",
	"listen(3, -1) = 0",
	"shutdown(3, SHUT_RDWR) = 0",
	"shutdown(3, 0x7 /* SHUT_??? */) = -1 EINVAL (Invalid argument)",
	"getsockname(3, {sa_family=AF_INET, sin_port=htons(34503), sin_addr=inet_addr(\"0.0.0.0\")}, [128 => 16]) = 0",
	"getsockname(3, {sa_family=AF_INET, sin_port=htons(34503), sin_addr=inet_addr(\"0.0.0.0\")}, [16]) = 0",
	("getaddrinfo(\"a\", NULL, NULL, [{ai_flags=0, ai_family=AF_INET, ai_addrlen=16, "
	 "ai_addr={sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}}]) = 0"),
	"inet_addr(\"10.0.0.1\") = 0x0100000a",
	"inet_addr(\"foo\") = 0xffffffff (INADDR_NONE)",
	"getsockname(3, {sa_family=AF_INET, sa_data=\"\\206\\307\"}, [4 => 16]) = 0",
	"getpeername(3, 0x7ffd1d0b2c00, [16]) = -1 ENOTCONN (Transport endpoint is not connected)",
	"getsockname(3, NULL, NULL) = -1 EFAULT (Bad address)",
	"getsockname(3, 0x7ffd1d0b2c00, [-1]) = -1 EINVAL (Invalid argument)",
	"socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [4, 5]) = 0",
	"sendto(4, \"hello\\0\", 6, MSG_DONTWAIT|MSG_NOSIGNAL|0x1000000, NULL, 0) = 6",
	"recvfrom(5, \"hello\\0\", 64, 0, 0x7ffd1d0b2c00, [16 => 0]) = 6",
	"recvfrom(5, 0x7ffd1d0b2c10, 64, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
	"pipe2([6, 7], O_CLOEXEC) = 0",
	"fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)",
	"fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0",
	"fcntl(3, F_GETFD) = 0",
	"fcntl(3, F_SETFD, FD_CLOEXEC) = 0",
	"fcntl(3, F_DUPFD, 10) = 11",
	"fcntl(3, F_DUPFD_CLOEXEC, 10) = 12",
	"fcntl(3, F_GETFD) = 0x1 (flags FD_CLOEXEC)",
	"accept4(3, NULL, NULL, SOCK_NONBLOCK) = -1 EINVAL (Invalid argument)",
	"poll([{fd=3, events=POLLIN}, {fd=-1}], 2, 0) = 1 ([{fd=3, revents=POLLHUP}])",
	"poll([{fd=3, events=POLLIN}, {fd=-1}], 2, 10) = 1 ([{fd=3, revents=POLLHUP}])",
	"poll(NULL, 0, 0) = 0 (Timeout)",
	"socket(AF_INET, SOCK_RAW, IPPROTO_RAW) = 8",
	"socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 9",
	"socket(0x4d /* AF_??? */, 0x4d /* SOCK_??? */, 77) = -1 EINVAL (Invalid argument)",
	"socket(AF_UNIX, SOCK_STREAM, 3) = -1 EPROTONOSUPPORT (Protocol not supported)",
	"socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) = 13",
	"socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 14",
	"socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 15",
	"dup3(3, 20, O_CLOEXEC) = 20",
	"sendto(3, \"x\", 1, 0, {sa_family=AF_INET, sin_port=htons(34503), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = -1 EPIPE (Broken pipe)",
};

START_TEST(lines_of_a_trace_are_canonical)
{
	assert_canonical(trace[_i], trace[_i]);
}
END_TEST

/* The forms of traces of real programs, in the calls that are there. */
static const char *const forms[] = {
	("bind(3, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(74565), inet_pton(AF_INET6, \"::1\", &sin6_addr), "
	 "sin6_scope_id=0}, 28) = 0"),
	"connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/nc.sock\"}, 110) = -1 ENOENT (No such file or directory)",
	"bind(3, {sa_family=AF_UNIX, sun_path=\"@test_10473_tmp\\303\\246\"}, 110) = 0",
	"bind(3, {sa_family=AF_UNIX, sun_path=@\"\\0\"}, 4) = 0",
	"bind(3, {sa_family=AF_UNIX, sun_path=@\"a\\0b\\n\"}, 7) = 0",
	"accept(3, {sa_family=AF_UNIX}, [110 => 2]) = 4",
	"bind(3, {sa_family=0xff /* AF_??? */, sa_data=\"abcdefghijklmn\"}, 16) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=0x000001}, 12) = 0",
	"bind(3, {sa_family=AF_NETLINK, nl_pad=0x7, nl_pid=0, nl_groups=0x000001}, 12) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_NETLINK, sa_data=\"\\7\\0\\0\\0\\0\\0\"}, 8) = -1 EINVAL (Invalid argument)",
	"getsockname(3, {sa_family=AF_NETLINK, nl_pid=2301, nl_groups=0x000001}, [128 => 12]) = 0",
	"socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_ALL)) = 3",
	"bind(3, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_IP), sll_ifindex=if_nametoindex(\"lo\"), sll_hatype=ARPHRD_ETHER, sll_pkttype=PACKET_HOST, sll_halen=6, sll_addr=[0x1, 0x2, 0x3, 0x4, 0x5, 0x6]}, 20) = 0",
	"getsockname(3, {sa_family=AF_PACKET, sa_data=\"\\10\\0\\1\\0\\0\\0\\4\\3\\0\\6\\0\\0\\0\\0\\0\\0\"}, [128 => 18]) = 0",
	"connect(3, {sa_family=AF_PACKET, sll_protocol=htons(ETH_P_802_3), sll_ifindex=77, sll_hatype=0x270f /* ARPHRD_??? */, sll_pkttype=0x4d /* PACKET_??? */, sll_halen=0}, 20) = -1 EOPNOTSUPP (Operation not supported)",
	"connect(3, {sa_family=AF_PACKET, sa_data=\"\\0\\1M\\0\\0\\0\\17'M\\0\\1\\2\\3\\4\\5\\6\"}, 18) = -1 EOPNOTSUPP (Operation not supported)",
	"connect(3, {sa_family=AF_PACKET, sa_data=\"\\0\\1M\\0\\0\\0\\17'M\\0\"}, 12) = -1 EOPNOTSUPP (Operation not supported)",
	"connect(3, {sa_family=AF_PACKET, sa_data=\"\\0\\1M\\0\\0\\0\\17'M\"}, 11) = -1 EOPNOTSUPP (Operation not supported)",
	"bind(3, {sa_family=AF_VSOCK, svm_cid=VMADDR_CID_LOCAL, svm_port=VMADDR_PORT_ANY, svm_flags=0}, 16) = -1 EADDRNOTAVAIL (Cannot assign requested address)",
	"bind(3, {sa_family=AF_VSOCK, svm_reserved1=0x3, svm_cid=VMADDR_CID_ANY, svm_port=0x50, svm_flags=VMADDR_FLAG_TO_HOST}, 16) = 0",
	"bind(3, {sa_family=AF_VSOCK, svm_reserved1=0x3, svm_cid=0x7, svm_port=0x50, svm_flags=VMADDR_FLAG_TO_HOST}, 16) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_VSOCK, svm_reserved1=0x3, svm_cid=VMADDR_CID_HOST, svm_port=0x50, svm_flags=VMADDR_FLAG_TO_HOST}, 16) = -1 EINVAL (Invalid argument)",
	"bind(3, {sa_family=AF_VSOCK, svm_reserved1=0x3, svm_cid=VMADDR_CID_HYPERVISOR, svm_port=0x50, svm_flags=VMADDR_FLAG_TO_HOST|0x6}, 16) = -1 EINVAL (Invalid argument)",
	"bind(-1, {sa_family=AF_ALG, salg_type=\"hash\", salg_feat=0x8 /* CRYPTO_ALG_??? */, salg_mask=0, salg_name=\"sha1\"}, 88) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_ALG, salg_type=\"hash\", salg_feat=0x8 /* CRYPTO_ALG_??? */, salg_mask=0, salg_name=\"sha1\"}, 30) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_CAN, sa_data=\"\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 24) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_CAN, sa_data=\"\\0\\0\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 16) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_XDP, sxdp_flags=XDP_SHARED_UMEM, sxdp_ifindex=if_nametoindex(\"lo\"), sxdp_queue_id=2, sxdp_shared_umem_fd=3}, 16) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_XDP, sxdp_flags=XDP_SHARED_UMEM|XDP_COPY|XDP_ZEROCOPY, sxdp_ifindex=if_nametoindex(\"lo\"), sxdp_queue_id=2, sxdp_shared_umem_fd=3}, 16) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_TIPC, sa_data=\"\\1\\2\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}, 16) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_NETLINK, nl_pad=0x201, nl_pid=100992003, nl_groups=0x1090807}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_PACKET, sll_protocol=htons(0x102 /* ETH_P_??? */), sll_ifindex=100992003, sll_hatype=0x807 /* ARPHRD_??? */, sll_pkttype=0x9 /* PACKET_??? */, sll_halen=1, sll_addr=[0x2]}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_CAN, sa_data=\"\\1\\2\\3\\4\\5\\6\\7\\10\\t\\1\\2\\3\\4\\5\\6\\7\\10\\t\\0\\0\\0\\0\\0\\0\\0\\0\"}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_TIPC, sa_data=\"\\1\\2\\3\\4\\5\\6\\7\\10\\t\\1\\2\\3\\4\\5\\6\\7\\10\\t\\0\\0\\0\\0\\0\\0\\0\\0\"}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_QIPCRTR, sq_node=0x6050403, sq_port=0x1090807}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(-1, {sa_family=AF_XDP, sxdp_flags=XDP_SHARED_UMEM|0x200, sxdp_ifindex=100992003, sxdp_queue_id=17369095, sxdp_shared_umem_fd=84148994}, 28) = -1 EBADF (Bad file descriptor)",
	"bind(4, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 0",
	"bind(4, {sa_family=AF_NETLINK, nl_pid=-1, nl_groups=0xffffffff}, 12) = -1 EINVAL (Invalid argument)",
	"socket(AF_PACKET, SOCK_DGRAM, htons(ETH_P_ALL)) = 5",
	"socket(AF_PACKET, SOCK_RAW, htons(0x1234 /* ETH_P_??? */)) = 6",
	"socket(AF_PACKET, SOCK_RAW, htons(0 /* ETH_P_??? */)) = 7",
	"socket(AF_PACKET, SOCK_RAW, htons(0x300 /* ETH_P_??? */)) = 8",
	"socket(AF_PACKET, SOCK_RAW, htons(0x7856 /* ETH_P_??? */)) = 9",
	"socket(AF_PACKET, SOCK_RAW, htons(ETH_P_IP)) = 11",
	"socket(AF_PACKET, SOCK_RAW, htons(ETH_P_SNAP)) = 12",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_SECURITY, cmsg_data=\"\\5\\0\\0\\0\"}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SCM_TIMESTAMPING_OPT_STATS}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SO_TXTIME}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=32, cmsg_level=SOL_SOCKET, cmsg_type=SO_TIMESTAMPNS_NEW, cmsg_data={tv_sec=261, tv_nsec=0}}], msg_controllen=32, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=17, cmsg_level=SOL_IP, cmsg_type=IP_TOS, cmsg_data=[0x5]}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=24, cmsg_level=SOL_IP, cmsg_type=IP_RECVOPTS, cmsg_data=[0x5, 0x1, 0, 0, 0, 0, 0, 0]}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=48, cmsg_level=SOL_IP, cmsg_type=IP_RECVERR, cmsg_data={ee_errno=111, ee_origin=2, ee_type=3, ee_code=3, ee_info=0, ee_data=0, offender={sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"127.0.0.1\")}}}], msg_controllen=48, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=32, cmsg_level=SOL_IP, cmsg_type=IP_ORIGDSTADDR, cmsg_data={sa_family=AF_APPLETALK, sa_data=\"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"}}], msg_controllen=32, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_IP, cmsg_type=IP_CHECKSUM, cmsg_data=[261]}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=48, cmsg_level=SOL_IPV6, cmsg_type=0x19}], msg_controllen=48, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=36, cmsg_level=SOL_IPV6, cmsg_type=0x32}], msg_controllen=40, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=18, cmsg_level=SOL_UDP, cmsg_type=0x67}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=17, cmsg_level=SOL_TLS, cmsg_type=0x1}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"sendmsg(17, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_ICMPV6, cmsg_type=0x1}], msg_controllen=24, msg_flags=0}, 0) = -1 EDESTADDRREQ (Destination address required)",
	"getsockopt(6, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0",
	"setsockopt(3, SOL_SOCKET, SO_ATTACH_FILTER, {len=2, filter=0x7ffd1d0b2c78}, 16) = -1 EINVAL (Invalid argument)",
	"getsockopt(3, SOL_SOCKET, SO_COOKIE, \"\\226\\25\\2\\0\\0\\0\\0\\0\", [8]) = 0",
	"setsockopt(3, SOL_SOCKET, SO_RCVTIMEO_NEW, \"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\", 16) = 0",
	"setsockopt(3, SOL_IP, IP_MULTICAST_IF, [16777343], 4) = 0",
	"setsockopt(3, SOL_IP, IP_MULTICAST_IF, \"\\357\\1\\2\\3\\177\\0\\0\\1\\1\\0\\0\\0\", 12) = 0",
	"setsockopt(3, SOL_IP, IP_MULTICAST_IF, \"\\357\\1\\2\\3\\177\\0\\0\\1\", 8) = 0",
	"getsockopt(3, SOL_IP, IP_MULTICAST_IF, [16777343], [4]) = 0",
	"setsockopt(3, SOL_IP, IP_ADD_SOURCE_MEMBERSHIP, \"\\357\\1\\2\\4\\177\\0\\0\\1\\177\\0\\0\\1\", 12) = 0",
	"setsockopt(3, SOL_IP, MCAST_JOIN_GROUP, {gr_interface=if_nametoindex(\"lo\"), gr_group={sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"239.1.2.5\")}}, 136) = 0",
	"setsockopt(3, SOL_IP, MCAST_JOIN_SOURCE_GROUP, \"\\1\\0\\0\\0\\0\\0\\0\\0\\2\\0\\0\\0\\357\\1\\2\\5\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"..., 264) = 0",
	"setsockopt(3, SOL_IPV6, IPV6_PKTINFO, \"\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\", 20) = 0",
	"setsockopt(3, SOL_PACKET, 0x4d /* PACKET_??? */, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, SOL_TCP, TCP_REPAIR_WINDOW, \"\\1\\0\\0\\0\\2\\0\\0\\0\\3\\0\\0\\0\\4\\0\\0\\0\\5\\0\\0\\0\", 20) = -1 EPERM (Operation not permitted)",
	"setsockopt(3, SOL_TCP, TCP_MD5SIG, \"\\2\\0\\0\\0\\357\\1\\2\\5\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"..., 216) = 0",
	"setsockopt(3, SOL_TLS, TLS_TX, \"\\3\\0033\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\"..., 40) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, [1], 4) = 0",
	"setsockopt(3, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, [0], 16) = -1 EINVAL (Invalid argument)",
	"getsockopt(3, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, [1, 0], [300 => 8]) = 0",
	"getsockopt(3, SOL_PACKET, PACKET_STATISTICS, {tp_packets=0, tp_drops=0}, [12 => 8]) = 0",
	"setsockopt(3, SOL_PACKET, PACKET_RX_RING, {tp_block_size=4096, tp_block_nr=1, tp_frame_size=2048, tp_frame_nr=2}, 16) = 0",
	"getsockopt(3, SOL_PACKET, PACKET_VERSION, [0], [4]) = 0",
	"setsockopt(3, SOL_PACKET, PACKET_FANOUT_DATA, \"\\2\\0\\0\\0\\0\\0\\0\\0p7\\254\\r\\377\\177\\0\\0\", 16) = -1 EINVAL (Invalid argument)",
	"setsockopt(3, AF_VSOCK, SO_VM_SOCKETS_BUFFER_SIZE, \"\\0\\1\\0\\0\\0\\0\\0\\0\", 8) = 0",
	"getsockopt(3, AF_VSOCK, SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD, \"\\2\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\", [16]) = 0",
	"getsockopt(3, SOL_TCP, TCP_ULP, 0x7ffd9fea17d8, [4]) = -1 ENOTCONN (Transport endpoint is not connected)",
	"setsockopt(3, SOL_SOCKET, SO_REUSEADDR, NULL, 4) = -1 EFAULT (Bad address)",
	"setsockopt(3, SOL_IP, 0x63 /* IP_??? */, [1], 4) = -1 ENOPROTOOPT (Protocol not available)",
	"setsockopt(3, SOL_TCP, TCP_MD5SIG, \"xxxxxxxx\"..., 200) = -1 EINVAL (Invalid argument)",
	"sendto(3, \"HTTP/1.1 200 OK\\r\\nContent-Type: a\"..., 664, 0, NULL, 0) = 664",
	"sendto(3, \"a\\0012\\v\\f\\\"\\\\\", 7, MSG_OOB, NULL, 0) = 7",
	"recvfrom(6, 0x7ffe5d04b3f0, 99, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
	"recvfrom(3, \"\", 4096, 0, NULL, NULL) = 0",
	"read(3, 0x10, 5) = -1 EFAULT (Bad address)",
	"socket(AF_INET, SOCK_RAW, 0xc8 /* IPPROTO_??? */) = -1 EPERM (Operation not permitted)",
	"socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP) = 3",
	"fcntl(3, F_GETFL) = 0x802 (flags O_RDWR|O_NONBLOCK)",
	"poll([{fd=3, events=POLLIN}, {fd=4, events=POLLOUT}], 2, -1) = 2 ([{fd=3, revents=POLLIN}, {fd=4, revents=POLLOUT}])",
	"poll([{fd=3, events=POLLIN}, ...], 40, 1000) = 0 (Timeout)",
	"accept4(3, NULL, NULL, SOCK_CLOEXEC) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)",
	"recvfrom(3, {...}, 16, 0, NULL, NULL) = 3",
	"getsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=0, ...}, [8]) = 0",
	"pipe([3, 4]) = 0",
	"socketpair(AF_UNIX, SOCK_DGRAM, 0, [3, 4]) = 0",
	"dup2(3, 1) = 1",
	"shutdown(3, SHUT_WR) = 0",
	"close(3) = ?",
};

START_TEST(forms_of_the_notation_are_canonical)
{
	assert_canonical(forms[_i], forms[_i]);
}
END_TEST

struct row {
	const char *typed, *canonical;
};

/* C as people write it, and what strace writes for the same call. */
static const struct row in_c[] = {
	{ "socket(2, 1, 0)", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ "socket(PF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);",
	  "socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_IP)" },
	{ "socket(+2, ~-2, 0)", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ "socket(2, 2049, 6)", "socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP)" },
	{ "socket(AF_LOCAL, 1, 0)", "socket(AF_UNIX, SOCK_STREAM, 0)" },
	{ "socket(-1, 1, 0)", "socket(0xffffffff /* AF_??? */, SOCK_STREAM, 0)" },
	{ "socket(AF_INET,SOCK_STREAM,0)=3", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3" },
	{ "socket(d, t, 0)", "socket(d, t, 0)" },
	{ "listen(3, 4096)", "listen(3, 4096)" },
	{ "listen(3, SOMAXCONN)", "listen(3, SOMAXCONN)" },
	{ "listen(3, 2 + 3)", "listen(3, 5)" },
	{ "bind(3, { .sin_family = AF_INET, .sin_port = htons( 80 ) }, 16)",
	  "bind(3, {sa_family=AF_INET, sin_port=htons(80)}, 16)" },
	{ "bind(3, {sa_family=2, sin_port=20480, sin_addr=0x0100007f}, 0x10)",
	  "bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "bind(3, {sa_family=AF_INET6, sin6_port=20480, sin6_flowinfo=0x1000000, sin6_addr=[00 00 00 00 00 00 00 00 00 00 00 00 00 "
	  "00 00 01], sin6_scope_id=2}, 28)",
	  "bind(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(1), inet_pton(AF_INET6, \"::1\", &sin6_addr), "
	  "sin6_scope_id=2}, 28)" },
	{ "inet_ntoa(-1)", "inet_ntoa({s_addr=inet_addr(\"255.255.255.255\")})" },
	{ "htons(-1)", "htons(-1)" },
	{ "bind(3, {sa_family=AF_INET, sin_port=100000}, 16)",
	  "bind(3, {sa_family=AF_INET, sin_port=100000}, 16)" },
	{ "setsockopt(3, level, SO_REUSEADDR, [1], 4)", "setsockopt(3, level, SO_REUSEADDR, [1], 4)" },
	{ "bind(fd, (struct sockaddr *)&a, sizeof(a));", "bind(fd, (struct sockaddr *)&a, sizeof(a))" },
	{ "bind(fd, (const   struct sockaddr*) & a, sizeof a)",
	  "bind(fd, (const struct sockaddr *)&a, sizeof(a))" },
	{ "bind(fd, (sockaddr *)&a, sizeof(struct  sockaddr_in))",
	  "bind(fd, (struct sockaddr *)&a, sizeof(struct sockaddr_in))" },
	{ "bind(3, 0, 16)", "bind(3, NULL, 16)" },
	{ "setsockopt(3, 1, 2, [1], 4)", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)" },
	{ "setsockopt(3, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on))",
	  "setsockopt(3, SOL_TCP, TCP_NODELAY, &on, sizeof(on))" },
	{ "setsockopt(3, SOL_SOCKET, SO_RCVTIMEO, {tv_sec=1, tv_usec=500000}, 16)",
	  "setsockopt(3, SOL_SOCKET, SO_RCVTIMEO_OLD, {tv_sec=1, tv_usec=500000}, 16)" },
	{ "getsockopt(3, SOL_SOCKET, SO_ERROR, [111], [4]) = 0",
	  "getsockopt(3, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0" },
	{ "send(3, \"a\" \"b\", 2, MSG_PEEK + MSG_DONTWAIT)", "send(3, \"ab\", 2, MSG_PEEK|MSG_DONTWAIT)" },
	{ "send(3, \"\\x41\\102\\e\", 3, 0)", "send(3, \"AB\\33\", 3, 0)" },
	{ "recv(3, buf, 18446744073709551615, 0)", "recv(3, buf, 18446744073709551615, 0)" },
	{ "fcntl(3, 4, 2048)", "fcntl(3, F_SETFL, O_RDONLY|O_NONBLOCK)" },
	{ "fcntl(3, F_SETFD, 1)", "fcntl(3, F_SETFD, FD_CLOEXEC)" },
	{ "fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)", "fcntl(3, F_GETFL) = 0x2 (flags O_RDWR)" },
	{ "shutdown(3, 2)", "shutdown(3, SHUT_RDWR)" },
	{ "poll([{fd=3,events=1}], 1, -1)", "poll([{fd=3, events=POLLIN}], 1, -1)" },
	{ "p = pipe()", "p = pipe()" },
	{ "p = pipe2(O_CLOEXEC)", "p = pipe2(O_CLOEXEC)" },
	{ "pipe2(fds, 0)", "pipe2(fds, 0)" },
	{ "sv = socketpair(AF_UNIX, SOCK_STREAM, 0)", "sv = socketpair(AF_UNIX, SOCK_STREAM, 0)" },
	{ "inet_ntoa([7f 00 00 01])", "inet_ntoa({s_addr=inet_addr(\"127.0.0.1\")})" },
	{ "inet_ntop(AF_INET, [0a 00 00 01], buf, 16)", "inet_ntop(AF_INET, [0a 00 00 01], buf, 16)" },
	{ "getservbyport(20480, NULL)", "getservbyport(htons(80), NULL)" },
	{ "getaddrinfo(\"a\", NULL, {ai_family=2}, p) = -2",
	  "getaddrinfo(\"a\", NULL, {ai_family=AF_INET}, p) = -2" },
	{ "close(@srv)", "close(srv)" },
	{ "close(@3)", "close(3)" },
	{ "close(@sv[1])", "close(sv[1])" },
	{ "close($x)", "close(x)" },
	{ "close(@read)", "close(@read)" },
	{ "close(@srv.peer.port)", "close(@srv.peer.port)" },
	{ "die(\"x\", 3)", "die(\"x\", 3)" },
	{ "a+b*c", "a + b * c" },
	{ "(a+b)*c", "(a + b) * c" },
	{ "a-(b-c)", "a - (b - c)" },
	{ "a-b-c", "a - b - c" },
	{ "- -x", "-(-x)" },
	{ "-(-1)", "-(-1)" },
	{ "(!x)&&~y|z", "(!x && ~y | z)" },
	{ "x?y:z?v:w", "x ? y : z ? v : w" },
	{ "(x?y:z)?v:w", "(x ? y : z) ? v : w" },
	{ "(*p).x", "(*p).x" },
	{ "p->x[1].y++", "p->x[1].y++" },
	{ "x=y=3", "x = y = 3" },
	{ "x<<=2", "x <<= 2" },
	{ "0x1F + 017 + 'a' + '\\n' + 10UL", "0x1f + 017 + 'a' + '\\12' + 10" },
	{ "1<<20 > 0x10", "1 << 20 > 0x10" },
	{ "close(3) = 0 + 1", "close(3) = 0 + 1" },
	{ "errno == EINTR", "$errno == EINTR" },
	{ "errno = 0", "errno = 0" },
	{ "x = y = recv(s, b, 9, 0) = 9", "x = y = recv(s, b, 9, 0) = 9" },
	{ "accept(3, &a, &len) &", "accept(3, &a, &len) &" },
	{ "x = accept(3, NULL, NULL)&", "x = accept(3, NULL, NULL) &" },
};

START_TEST(c_takes_the_names_of_strace)
{
	assert_canonical(in_c[_i].typed, in_c[_i].canonical);
}
END_TEST

/* Words with all that they need are the call in C. */
static const struct row words_in_c[] = {
	{ "socket inet stream", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ "srv = socket inet6 dgram", "srv = socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP)" },
	{ "bind @3 127.0.0.1 80",
	  "bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "bind @3 fe80::1%lo 80",
	  "bind(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
	  "inet_pton(AF_INET6, \"fe80::1\", &sin6_addr), sin6_scope_id=if_nametoindex(\"lo\")}, 28)" },
	{ "bind @3 /tmp/a.socket", "bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp/a.socket\"}, 16)" },
	{ "bind @3 @\"name\"", "bind(3, {sa_family=AF_UNIX, sun_path=@\"name\"}, 7)" },
	{ "bind @3 {sa_family=AF_UNIX}", "bind(3, {sa_family=AF_UNIX}, 2)" },
	{ "bind @3 {sa_family=AF_FAMILY, sa_data=\"abc\"}",
	  "bind(3, {sa_family=AF_FAMILY, sa_data=\"abc\"}, 5)" },
	{ "bind @3 127.0.0.1 80 addrlen=3",
	  "bind(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 3)" },
	{ "bind @3 addr=NULL", "bind(3, NULL, 0)" },
	{ "bind @srv 127.0.0.1 @cli.port = -1 EINVAL",
	  "bind(srv, {sa_family=AF_INET, sin_port=htons(@cli.port), "
	  "sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1 EINVAL (Invalid argument)" },
	{ "listen @3", "listen(3, SOMAXCONN)" },
	{ "listen @3 1", "listen(3, 1)" },
	{ "listen @3 backlog=$n", "listen(3, n)" },
	{ "shutdown @3 wr", "shutdown(3, SHUT_WR)" },
	{ "close @3 &", "close(3) &" },
	{ "send @3 \"hi\\n\"", "send(3, \"hi\\n\", 3, 0)" },
	{ "send @3 'hi\\n' dontwait|nosignal", "send(3, \"hi\\\\n\", 4, MSG_DONTWAIT|MSG_NOSIGNAL)" },
	{ "send @3 \"ab\" * 500", "send(3, \"ab\"..., 1000, 0)" },
	{ "send @3 [0a 00]", "send(3, [0a 00], 2, 0)" },
	{ "send @3 $buf len=4", "send(3, buf, 4, 0)" },
	{ "sendto @3 \"hi\" 127.0.0.1 5000 flags=dontwait",
	  "sendto(3, \"hi\", 2, MSG_DONTWAIT, "
	  "{sa_family=AF_INET, sin_port=htons(5000), sin_addr=inet_addr(\"127.0.0.1\")}, 16)" },
	{ "sendto @3 \"hi\"", "sendto(3, \"hi\", 2, 0, NULL, 0)" },
	{ "setsockopt @3 reuseaddr on", "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4)" },
	{ "setsockopt @3 linger on 5", "setsockopt(3, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=5}, 8)" },
	{ "setsockopt @3 rcvtimeo 1.5",
	  "setsockopt(3, SOL_SOCKET, SO_RCVTIMEO_OLD, {tv_sec=1, tv_usec=500000}, 16)" },
	{ "setsockopt @3 bindtodevice lo", "setsockopt(3, SOL_SOCKET, SO_BINDTODEVICE, \"lo\", 2)" },
	{ "fcntl @3 dupfd", "fcntl(3, F_DUPFD, 0)" },
	{ "fcntl @3 getfl", "fcntl(3, F_GETFL)" },
	{ "poll @3 in @4 in|out 1000", "poll([{fd=3, events=POLLIN}, {fd=4, events=POLLIN|POLLOUT}], 2, 1000)" },
	{ "pipe", "pipe()" },
	{ "p = pipe2 nonblock", "p = pipe2(O_NONBLOCK)" },
	{ "sv = socketpair unix stream", "sv = socketpair(AF_UNIX, SOCK_STREAM, 0)" },
	{ "htons 80 = 0x5000", "htons(80) = 0x5000" },
	{ "inet_addr 127.0.0.1", "inet_addr(\"127.0.0.1\")" },
	{ "ntoa 0x0100007f", "inet_ntoa({s_addr=inet_addr(\"127.0.0.1\")})" },
	{ "getservbyname http tcp", "getservbyname(\"http\", \"tcp\")" },
	{ "getservbyport 80", "getservbyport(htons(80), NULL)" },
	{ "if_nametoindex lo", "if_nametoindex(\"lo\")" },
	{ "strerror EADDRINUSE", "strerror(EADDRINUSE)" },
};

START_TEST(words_that_say_all_are_c)
{
	assert_canonical(words_in_c[_i].typed, words_in_c[_i].canonical);
}
END_TEST

/* Declarations as C has them, and as they are printed. */
static const struct row declarations[] = {
	{ "int fd;", "int fd" },
	{ "int fd,\n  on = 1;", "int fd, on = 1" },
	{ "const unsigned char *p = buf, c;", "const unsigned char *p = buf, c" },
	{ "static struct addrinfo hints, *res, **list;", "static struct addrinfo hints, *res, **list" },
	{ "struct addrinfo *const res = NULL;", "struct addrinfo *res = NULL" },
	{ "char buf[64], *end = buf + 64;", "char buf[64], *end = buf + 64" },
	{ "char text[] = \"a\" \"b\";", "char text[] = \"ab\"" },
	{ "int fds[2] = { 3, 4 };", "int fds[2] = [3, 4]" },
	{ "struct pollfd p[] = {{0, POLLIN}, {s, POLLOUT}};",
	  "struct pollfd p[] = [{fd=0, events=POLLIN}, {fd=s, events=POLLOUT}]" },
	{ "struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = INADDR_ANY };",
	  "struct sockaddr_in a = {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"0.0.0.0\")}" },
	{ "struct sockaddr_in a = { 0 };", "struct sockaddr_in a = {sa_family=AF_UNSPEC}" },
	{ "struct sockaddr_in6 a = { AF_INET };", "struct sockaddr_in6 a = {sa_family=AF_INET}" },
	{ "struct sockaddr_in b = a;", "struct sockaddr_in b = a" },
	{ "int s = socket(AF_INET, SOCK_STREAM, 0) = 3;",
	  "int s = socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3" },
	{ "int read = 5;", "int read = 5" },
	{ "socklen_t len = sizeof a;", "socklen_t len = sizeof(a)" },
	{ "if ((s = socket(AF_INET, SOCK_STREAM, 0)) == -1)\n  exit(1);",
	  "if ((s = socket(AF_INET, SOCK_STREAM, IPPROTO_IP)) == -1) { exit(1) }" },
	{ "if (x) {\n int y;\n y = 2; }\nelse if (y) ;\nelse { }",
	  "if (x) { int y; y = 2 } else { if (y) { } }" },
	{ "if (x) say no\nelse y = 1", "if (x) {\nsay no\n} else { y = 1 }" },
};

START_TEST(declarations_are_canonical)
{
	assert_canonical(declarations[_i].typed, declarations[_i].canonical);
}
END_TEST

/* Words that a session completes stay words, short and in order. */
static const struct row words[] = {
	{ "bind 0.0.0.0 0", "bind 0.0.0.0 0" },
	{ "bind 127.0.0.1:80", "bind 127.0.0.1 80" },
	{ "bind [fe80::1%2]:80", "bind fe80::1%2 80" },
	{ "connect localhost:http", "connect localhost http" },
	{ "connect \"any\" 80", "connect \"any\" 80" },
	{ "connect 127.0.0.1 http", "connect 127.0.0.1 http" },
	{ "bind any 0x50", "bind any 0x50" },
	{ "bind /tmp/a", "bind /tmp/a" },
	{ "bind \"a b\"", "bind \"a b\"" },
	{ "bind {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"1.2.3.4\")}", "bind 1.2.3.4 80" },
	{ "bind {sa_family=AF_INET, sin_port=20480, sin_addr=0x0100007f}", "bind 127.0.0.1 80" },
	{ "bind {sa_family=AF_INET6, sin6_port=20480, sin6_flowinfo=0, sin6_addr=[fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01], "
	  "sin6_scope_id=2}",
	  "bind fe80::1%2 80" },
	{ "bind {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"1.2\")}",
	  "bind {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"1.2\")}" },
	{ "bind {sa_family=AF_INET, sin_port=htons(80)}", "bind {sa_family=AF_INET, sin_port=htons(80)}" },
	{ "bind @3 localhost 80", "bind @3 localhost 80" },
	{ "bind addrlen=3 127.0.0.1 80", "bind 127.0.0.1 80 addrlen=3" },
	{ "bind $addr", "bind $addr" },
	{ "connect @srv.addr @srv.port", "connect @srv.addr @srv.port" },
	{ "listen", "listen" },
	{ "listen backlog=5", "listen 5" },
	{ "accept &", "accept &" },
	{ "con = accept  &", "con = accept &" },
	{ "accept addr=NULL addrlen=NULL", "accept addr=NULL addrlen=NULL" },
	{ "accept NONBLOCK", "accept4 nonblock" },
	{ "recv 100 MSG_PEEK | dontwait", "recv 100 peek|dontwait" },
	{ "recv 100 flags=2", "recv 100 peek" },
	{ "recv 100 flags=0x1000000", "recv 100 flags=0x1000000" },
	{ "recv flags=peek", "recv peek" },
	{ "x = recv = \"hel\"...", "x = recv = \"hel\"..." },
	{ "recv $(n*2)", "recv $(n * 2)" },
	{ "send $buf", "send $buf" },
	{ "send \"x\"*$n", "send \"x\" * $n" },
	{ "send @3 file:notes.txt", "send @3 file:notes.txt" },
	{ "send file:\"a b\"", "send file:\"a b\"" },
	{ "send file:\" a\"", "send file:\" a\"" },
	{ "send file:\"'a'\"", "send file:\"'a'\"" },
	{ "setsockopt SO_REUSEADDR 1", "setsockopt reuseaddr 1" },
	{ "setsockopt ipproto_tcp tcp_nodelay 1", "setsockopt nodelay 1" },
	{ "setsockopt ip ttl 5", "setsockopt ttl 5" },
	{ "setsockopt IPV6_RECVERR 1", "setsockopt ipv6_recverr 1" },
	{ "setsockopt linger {l_onoff=2, l_linger=1}", "setsockopt linger {l_onoff=2, l_linger=1}" },
	{ "setsockopt rcvtimeo {tv_sec=1, tv_usec=1000000}", "setsockopt rcvtimeo {tv_sec=1, tv_usec=1000000}" },
	{ "send buf=0x10", "send buf=0x10" },
	{ "recv flags=99999999999", "recv flags=99999999999" },
	{ "recv @\"n\"", "recv @\"n\"" },
	{ "getsockopt tcp 100", "getsockopt tcp 100" },
	{ "setsockopt linger off", "setsockopt linger off 0" },
	{ "setsockopt rcvtimeo 2.25", "setsockopt rcvtimeo 2.25" },
	{ "setsockopt level=77 5 [1]", "setsockopt 5 1 level=0x4d" },
	{ "getsockopt rcvbuf = [212992]", "getsockopt rcvbuf = [212992]" },
	{ "dup2 @5", "dup2 @5" },
	{ "getsockname = {sa_family=AF_INET, ...}", "getsockname = {sa_family=AF_INET, ...}" },
	{ "hton 80", "hton 80" },
	{ "pton 10.0.0.1", "inet_pton 10.0.0.1" },
	{ "inet_pton inet6 ::1", "inet_pton inet6 ::1" },
	{ "ntop [0a 00 00 01]", "inet_ntop [0a 00 00 01]" },
	{ "getaddrinfo localhost http = EAI_NONAME", "getaddrinfo localhost http = EAI_NONAME" },
	{ "getaddrinfo node=NULL service=\"80\"", "getaddrinfo node=NULL service=\"80\"" },
	{ "getnameinfo @\"x\" flags=numerichost", "getnameinfo @\"x\" numerichost" },
	{ "getnameinfo \"x\" flags=numerichost", "getnameinfo \"x\" flags=numerichost" },
	{ "fcntl setfl O_NONBLOCK", "fcntl setfl rdonly|nonblock" },
};

START_TEST(words_that_need_a_session_stay_words)
{
	assert_canonical(words[_i].typed, words[_i].canonical);
}
END_TEST

static const struct row commands_of_a_session[] = {
	{ "say  Gr\303\274\303\237e; # \"x  ", "say Gr\303\274\303\237e; # \"x" },
	{ "say \033[2J\302\233", "say \\033[2J\\302\\233" },
	{ "!ls; date # x", "!ls; date # x" },
	{ "show (a+1)", "show a + 1" },
	{ "expect ECONNREFUSED", "expect ECONNREFUSED" },
	{ "expect $? == 5", "expect $? == 5" },
	{ "use @srv", "use @srv" },
	{ "use @sv[1]", "use @sv[1]" },
	{ "set timeout  5", "set timeout 5" },
	{ "source 'a b'", "source \"a b\"" },
	{ "repeat 3 send \"x\"", "repeat 3 send \"x\"" },
	{ "repeat $n { send \"x\"; recv 1 }", "repeat $n { send \"x\"; recv 1 }" },
	{ "repeat 2 { accept(3, NULL, NULL) & }", "repeat 2 accept(3, NULL, NULL) &" },
	{ "repeat 2 { repeat 3 { close; close } ; listen }", "repeat 2 { repeat 3 { close; close }; listen }" },
	{ "layout sockaddr sockaddr_in", "layout sockaddr sockaddr_in" },
	{ "errno 11", "errno 11" },
};

START_TEST(commands_are_their_words)
{
	assert_canonical(commands_of_a_session[_i].typed, commands_of_a_session[_i].canonical);
}
END_TEST

START_TEST(a_block_with_the_rest_of_a_line_takes_lines)
{
	const char *block = canonical_of("repeat 2 {\n say hi; there\nrecv 1 }");
	ck_assert_str_eq(block, "repeat 2 {\nsay hi; there\nrecv 1\n}");
	ck_assert_str_eq(canonical_of("repeat 2 {\nsay hi; there\nrecv 1\n}"),
	                 "repeat 2 {\nsay hi; there\nrecv 1\n}");
}
END_TEST

/* Calls that C says as well are words only where words are asked for. */
static const char *const said_in_words[] = {
	"poll @3 in @4 in|out 1000",
	"setsockopt @3 linger on 5",
	"sendmsg @3 \"a\" \"b\" * 3 rights=@5,6 credentials=1 2 3 ttl=5 tos=0x10 name=127.0.0.1 80 flags=nosignal",
	"recvmsg @3 5 20 control=256 name=128",
	"writev \"a\" \"b\" * 3",
	"setsockopt @3 linger off 0",
	"setsockopt @3 rcvtimeo 1.5",
	"setsockopt @3 rcvtimeo 2.000001",
	"setsockopt @3 rcvtimeo 7",
	"getservbyport 80 tcp",
	"bind @3 fe80::1%lo 80",
	"inet_ntoa 0x100007f",
};

START_TEST(words_are_said_again)
{
	struct arena arena;
	struct statement *first;
	struct error error;
	struct text_sink out;
	size_t consumed;
	arena_init(&arena);
	ck_assert_int_eq(parse_line(said_in_words[_i], strlen(said_in_words[_i]), &arena, &first, &consumed,
	                            &error),
	                 PARSE_DONE);
	tree_print_begin(&out);
	tree_print_words(&out, first->node, first->node->call.name);
	ck_assert_msg(out.length == strlen(said_in_words[_i]) &&
	                      memcmp(out.data, said_in_words[_i], out.length) == 0,
	              "%.*s", (int)out.length, out.data);
	text_sink_free(&out);
	arena_free(&arena);
}
END_TEST

START_TEST(examples_read_back)
{
	for (size_t i = 0; i < socket_call_count; i++)
		for (const char *line = socket_calls[i]->example; line; line = NULL) {
			char canonical[4096];
			snprintf(canonical, sizeof canonical, "%s", canonical_of(line));
			for (char *at = strtok(canonical, "\n"); at; at = strtok(NULL, "\n"))
				assert_canonical(at, at);
		}
	for (size_t i = 0; i < command_count; i++)
		canonical_of(commands[i].example);
}
END_TEST

/* --- what nobody would type ------------------------------------------------------------------------------------- */

/* The same lines in every run. */
static unsigned next_random(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16;
}

static const char *const tokens[] = {
	"bind",
	"send",
	"socket",
	"setsockopt",
	"poll",
	"recvfrom",
	"getaddrinfo",
	"fcntl",
	"repeat 2",
	"x",
	"srv",
	"@3",
	"@srv",
	"@srv.port",
	"@sv[1]",
	"$x",
	"$?.buf",
	"$(x + 1)",
	"(",
	")",
	"{",
	"}",
	"[",
	"]",
	",",
	"=",
	" = ",
	"==",
	"&",
	"|",
	"*",
	"-",
	"+",
	"->",
	".",
	"?",
	":",
	";",
	"\"a\\n\"",
	"\"b\"...",
	"'c'",
	"1",
	"0x10",
	"-1",
	"010",
	"127.0.0.1",
	"::1",
	"any",
	"localhost",
	"/tmp/a",
	"@\"n\"",
	"80",
	"inet",
	"stream",
	"AF_INET",
	"SOCK_STREAM",
	"nonblock",
	"flags=peek",
	"len=3",
	"addr=NULL",
	"reuseaddr",
	"linger on",
	"in|out",
	"sa_family=AF_INET",
	"sin_port=htons(80)",
	"fd=3",
	"=> 16",
	"...",
	"sizeof",
	"struct sockaddr *",
	"-1 EINVAL",
	"(Timeout)",
	"NULL",
	"[0a 00]",
	"# c",
	"/* c */",
	"errno",
	"set",
	"read",
};

static void random_line(char *line, size_t size, unsigned *state)
{
	size_t at = 0, count = 1 + next_random(state) % 8;
	line[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		const char *token = tokens[next_random(state) % (sizeof tokens / sizeof tokens[0])];
		const char *blank = next_random(state) % 4 ? " " : "";
		at += (size_t)snprintf(line + at, size - at, "%s%s", token, blank);
	}
}

START_TEST(whatever_is_understood_reads_back)
{
	unsigned state = (unsigned)_i * 7919u + 1u;
	size_t understood = 0;
	for (int i = 0; i < 20000; i++) {
		char line[512], first[sizeof((struct parsed *)0)->canonical];
		random_line(line, sizeof line, &state);
		struct parsed parsed = parsed_line(line);
		if (parsed.result != PARSE_DONE || strchr(parsed.canonical, '#') ||
		    strchr(parsed.canonical, '\n'))
			continue;
		understood++;
		snprintf(first, sizeof first, "%s", parsed.canonical);
		parsed = parsed_line(first);
		ck_assert_msg(parsed.result == PARSE_DONE && strcmp(parsed.canonical, first) == 0,
		              "%s\n  became %s\n  then   %s%s", line, first, parsed.canonical, parsed.message);
	}
	ck_assert_uint_gt(understood, 500);
}
END_TEST

static void *never_allocate(size_t count, size_t size)
{
	(void)count;
	(void)size;
	return NULL;
}

START_TEST(out_of_memory_is_no_text)
{
	struct arena arena, small;
	struct statement *first;
	struct error error;
	size_t consumed;
	static const char line[] = "bind @3 fe80::1%lo 80 = -1 EADDRINUSE";
	arena_init(&arena);
	arena_init(&small);
	ck_assert_int_eq(parse_line(line, strlen(line), &arena, &first, &consumed, &error), PARSE_DONE);
	small.allocate = never_allocate;
	ck_assert_ptr_null(tree_print_statement(&small, first));
	arena_free(&small);
	arena_free(&arena);
}
END_TEST

#define ADD_ROWS(name, test, rows) tcase_add_loop_test(name, test, 0, (int)(sizeof(rows) / sizeof(rows)[0]))

int main(void)
{
	Suite *suite = suite_create("print");
	TCase *tables = tcase_create("tables"), *properties = tcase_create("properties");

	ADD_ROWS(tables, lines_of_a_trace_are_canonical, trace);
	ADD_ROWS(tables, forms_of_the_notation_are_canonical, forms);
	ADD_ROWS(tables, c_takes_the_names_of_strace, in_c);
	ADD_ROWS(tables, declarations_are_canonical, declarations);
	ADD_ROWS(tables, words_that_say_all_are_c, words_in_c);
	ADD_ROWS(tables, words_that_need_a_session_stay_words, words);
	ADD_ROWS(tables, commands_are_their_words, commands_of_a_session);
	ADD_ROWS(tables, words_are_said_again, said_in_words);
	tcase_add_test(tables, a_block_with_the_rest_of_a_line_takes_lines);
	tcase_add_test(properties, examples_read_back);
	tcase_add_loop_test(properties, whatever_is_understood_reads_back, 0, 4);
	tcase_add_test(properties, out_of_memory_is_no_text);
	tcase_set_timeout(properties, 60);
	suite_add_tcase(suite, tables);
	suite_add_tcase(suite, properties);
	return run_suite(suite);
}
