/* The session: all that outlives a line, handed in by the caller, so that a test can hold several.
 * Not here: what a line does to it (perform.h), the shell around it (shell/). */
#ifndef SOCK_RUN_SESSION_H
#define SOCK_RUN_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/calls.h"
#include "kernel/descriptors.h"
#include "text/arena.h"
#include "run/jobs.h"
#include "run/step.h"
#include "run/value.h"
#include "run/variables.h"

/* Descriptors below this are remembered when they are gone. */
#define GONE_MOST 1024

/* Where steps go: the shell's views, the record, tests. All functions may be NULL. Memory of a step holds until the
 * function returns. */
struct observer {
	/* A call was made, in the foreground or by a job that has ended. */
	void (*step)(void *context, const struct step *step);
	/* A call is going to wait: step->made is false and step->waiting says for what. What is buffered must be
	 * written now. Also called for a job when it starts. */
	void (*waiting)(void *context, const struct step *step);
	/* A call is going to be made that may wait, nobody knows: what is buffered must be written now. */
	void (*flush)(void *context);
	/* An expression was evaluated: its value, and its text as it was typed. */
	void (*value)(void *context, const char *text, const struct value *value);
	/* Something that is no step is to be said: an assignment, what was passed over. Escaped. */
	void (*note)(void *context, const char *text);
	void *context;
};

/* The current descriptor and those that were current before it, newest last. */
struct current {
	int *numbers;
	size_t count, capacity;
	bool unsure; /* a job closed something since the kernel was asked whether the newest is open */
};

struct session_settings {
	bool table; /* ask the kernel what each call changed in the descriptor table */
	bool attended; /* a person looks on: a connect or a large send that does not come back at once is announced, and
	                          the answer to a FIN (40 ms at most, mostly) is waited for before the table is shown */
	bool times;         /* measure how long each call takes, not only those that may wait */
	double timeout;     /* seconds after which a waiting call is interrupted; 0 never */
	bool stop_on_error; /* a call that fails ends a script */
};

struct session;

/* Sets step->reason and step->advice, or leaves them NULL; the texts live in `arena`. Called after each call, before the
 * descriptor table is brought up to date for it. errno is left as it was. */
typedef void reason_function(struct session *session, struct step *step, struct arena *arena);

struct session {
	call_function **operations; /* by index into `socket_calls`: how each call is made, where a test puts others
	                                          in; NULL while all are the table's */
	struct session_settings settings;
	struct observer observer;
	reason_function *find_reason; /* why a call failed, or NULL: nobody asks */
	struct variables variables;
	struct descriptor_table *descriptors; /* NULL until it is first needed */
	int private_base;                     /* descriptors from here on are the shell's */
	struct current current;
	uint64_t gone[GONE_MOST / 64]; /* a bit for each descriptor that was open and was closed */
	struct jobs jobs;
	struct watch *watch;          /* NULL until a call that may wait is made and is to be announced */
	int last_error;               /* $errno: of the last call that failed */
	struct step *last;            /* the last foreground call, or NULL: $? */
	struct arena last_arena;      /* its memory */
	struct arena spare_arena;     /* for the next call; the two change places */
	struct arena statement_arena; /* what a statement's expressions need while it runs */
	size_t unmet;                 /* expectations that were not met */
	bool failed;                  /* a call failed while stop_on_error was set */
};

/* Makes `session` (the caller's memory) an empty one. `private_base` is the first number of the shell's own
 * descriptors. Call interrupt_install (interrupt.h) once before anything blocks. */
void session_init(struct session *session, int private_base);

/* Ends its jobs (they are interrupted), closes its private descriptors and frees what it owns. */
void session_free(struct session *session);

/* How that call is made in this session. */
call_function *session_operation(const struct session *session, const struct call *call);

/* Puts another function in its place, or its own again. False where memory is out. */
bool session_replace(struct session *session, const struct call *call, call_function *function);

/* The current descriptor, or -1 where there is none; those that have been closed since are dropped first. */
int session_current(struct session *session);

/* Makes a descriptor the current one. False where memory is out. */
bool session_use(struct session *session, int descriptor);

/* A close has returned, and whatever it returned, that number is not open (close(2), NOTES). Of one that returned in a job
 * that is not sure: the number may have been given out anew since, and the kernel is asked when it matters. */
void session_close(struct session *session, int descriptor, bool in_job);

/* The descriptor table, asked for on first use; NULL where it cannot be had. */
struct descriptor_table *session_descriptors(struct session *session);

/* The row of a descriptor as the kernel has it now, whether or not steps keep the table up to date; NULL where it is not
 * open. It holds until the next look. */
const struct descriptor *session_descriptor(struct session *session, int descriptor);

/* The name that the user gave to that descriptor, as the table shows it; of one that is not in the table, the
 * variable whose value it is. NULL where it has none. It holds until the next call. */
const char *session_descriptor_name(const struct session *session, int descriptor);

/* Evaluates an attribute of a descriptor: "port", "addr", "peer.port", "peer.addr", "family", "type", "state". The value's
 * bytes live in `arena`. False where there is no such attribute or the descriptor has none; *problem says why. */
bool session_attribute(struct session *session, int descriptor, const char *attribute, struct arena *arena,
                       struct value *value, const char **problem);

/* The names of the attributes; NULL ends the list. */
extern const char *const session_attributes[];

#endif
