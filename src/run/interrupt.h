/* Ctrl-C: the signal, and making the call that waits return EINTR.
 * Not here: what the shell says then. */
#ifndef SOCK_RUN_INTERRUPT_H
#define SOCK_RUN_INTERRUPT_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/* Installs the handlers of SIGINT and of the signal that interrupts threads, without SA_RESTART, and the one that notes SIGPIPE. */
void interrupt_install(void);

/* At a prompt Ctrl-\ ends nothing (SIGQUIT is ignored). Programs that are started then have to get it back. */
void interrupt_ignore_quit(void);

/* The flag that SIGINT sets; whoever acts on it clears it. */
volatile sig_atomic_t *interrupt_flag(void);

/* Makes the system call that a thread waits in return EINTR. To be repeated until the thread says that it has. */
void interrupt_thread(pthread_t thread);

/* Around a call of the foreground: from begin to end, SIGINT keeps interrupting until end is reached, so that one that
 * arrives just before the call waits is not lost. With `nanoseconds` above 0 the call is interrupted after them. */
void interrupt_begin(int64_t nanoseconds);
void interrupt_end(void);

/* The signal that the last call of this thread raised and that was noted instead of ending the shell (SIGPIPE), with
 * who sent it; 0 for none. Clears it. */
int interrupt_take_signal(int *pid, int *uid);

#endif
