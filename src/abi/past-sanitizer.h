/* Under AddressSanitizer the functions of the library that take pointers are functions of its own, which read the memory
 * behind them first and end the program over a wrong one. What a user hands over is for the kernel alone to judge: here
 * these calls go to it directly. Not here: anything in other builds. */
#ifndef SOCK_ABI_PAST_SANITIZER_H
#define SOCK_ABI_PAST_SANITIZER_H

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define PAST_SANITIZER
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define PAST_SANITIZER
#endif

#ifdef PAST_SANITIZER
#include <sys/syscall.h>
#include <unistd.h>

#define socketpair(...) syscall(SYS_socketpair, __VA_ARGS__)
#define bind(...) syscall(SYS_bind, __VA_ARGS__)
#define accept(...) syscall(SYS_accept4, __VA_ARGS__, 0)
#define accept4(...) syscall(SYS_accept4, __VA_ARGS__)
#define connect(...) syscall(SYS_connect, __VA_ARGS__)
#define getsockname(...) syscall(SYS_getsockname, __VA_ARGS__)
#define getpeername(...) syscall(SYS_getpeername, __VA_ARGS__)
#define getsockopt(...) syscall(SYS_getsockopt, __VA_ARGS__)
#define setsockopt(...) syscall(SYS_setsockopt, __VA_ARGS__)
#define send(...) syscall(SYS_sendto, __VA_ARGS__, NULL, 0)
#define sendto(...) syscall(SYS_sendto, __VA_ARGS__)
#define recv(...) syscall(SYS_recvfrom, __VA_ARGS__, NULL, NULL)
#define recvfrom(...) syscall(SYS_recvfrom, __VA_ARGS__)
#define read(...) syscall(SYS_read, __VA_ARGS__)
#define write(...) syscall(SYS_write, __VA_ARGS__)
#define pread(...) syscall(SYS_pread64, __VA_ARGS__)
#define pwrite(...) syscall(SYS_pwrite64, __VA_ARGS__)
#define pipe(pair) syscall(SYS_pipe2, pair, 0)
#define pipe2(...) syscall(SYS_pipe2, __VA_ARGS__)
#define epoll_ctl(...) syscall(SYS_epoll_ctl, __VA_ARGS__)
#ifdef SYS_epoll_wait
#define epoll_wait(...) syscall(SYS_epoll_wait, __VA_ARGS__)
#endif
#ifdef SYS_poll
#define poll(...) syscall(SYS_poll, __VA_ARGS__)
#endif
#endif

#endif
