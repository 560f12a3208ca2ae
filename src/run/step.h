/* The step: one call as it was made. Everything that is shown, saved or checked is a rendering of steps.
 * Not here: making one (invoke.h), showing one (view/). */
#ifndef SOCK_RUN_STEP_H
#define SOCK_RUN_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/calls.h"
#include "abi/options.h"
#include "kernel/descriptors.h"
#include "type/place.h"

enum argument_form {
	ARGUMENT_ABSENT,  /* not handed over (KIND_NONE) */
	ARGUMENT_NUMBER,  /* `value` is the number */
	ARGUMENT_MEMORY,  /* `value` is the address of memory of ours; before and after hold what stood there */
	ARGUMENT_POINTER, /* `value` is an address that the user gave, or NULL: never looked into */
};

/* One argument. All memory belongs to the step's arena and lives as long as the step. */
struct argument {
	const struct parameter *parameter; /* of the row; a KIND_VARIANT is resolved to what it stands for */
	enum argument_form form;
	int64_t value;
	const struct socket_option *option;   /* KIND_OPTION and KIND_OPTION_VALUE: the row, or NULL where none fits */
	const uint8_t *before;         /* the memory as it was handed over; NULL for pure output */
	size_t before_size;            /* bytes */
	const uint8_t *after;          /* the memory as the call left it; NULL before the call and for pure input */
	size_t after_size;             /* bytes that the call filled in (or elements' bytes): shown; never above what was there */
	int64_t length_before, length_after; /* KIND_LENGTH_POINTER */
	size_t period;                 /* data that is these first bytes again and again ("x" * 1000); 0 for other data */
};

/* A line that is shown with a step: a name that was resolved, a signal that arrived. */
struct note {
	const struct note *next;
	const char *text; /* escaped already where it holds bytes from outside */
};

enum expectation_outcome { EXPECTATION_NONE, EXPECTATION_MET, EXPECTATION_UNMET };

struct step {
	const struct call *call;
	struct memory memory;  /* the blocks that the call was handed, its arguments first, and those that it returned; in the
	                          arguments, integers have their 8 bytes as they were handed over */
	unsigned given;        /* a bit for each argument that is handed over: not the third of fcntl(fd, F_GETFL) */
	struct argument arguments[CALL_PARAMETERS];
	size_t argument_count;
	bool made;             /* false while it still waits: shown as "accept(3, ..." with `waiting` behind it */
	int64_t result;        /* as the call returned it */
	int error;             /* errno where the result says that it failed; 0 otherwise */
	bool failed;
	int64_t nanoseconds;   /* the time between entering and leaving the call */
	const char *result_text;          /* RESULT_TEXT: a copy; NULL where it failed */
	const uint8_t *result_bytes;      /* RESULT_STRUCT: a copy of the struct, pointers into the arena; NULL if not found */
	bool killed;           /* a library function touched a bad pointer: `signal` would have ended a program, no result */
	int signal;            /* that the call raised (SIGPIPE), or 0 */
	int signal_pid, signal_uid;
	size_t job;            /* number of the job that made it; 0 in the foreground */
	const char *waiting;   /* what it waits for, or NULL */
	const struct note *notes;
	const char *reason;    /* what the error means for this call in this session, or what an unusual success means; or NULL */
	const char *advice;    /* what to type next, or NULL */
	enum expectation_outcome expectation;
	const char *expected, *got; /* of an unmet one, as text to show */
	const struct descriptor_change *changes; /* to the descriptor table, a list; NULL for none */
	bool picture_only;     /* typed as hton: its picture of bytes says all, no call line under it */
};

/* What kind of result this step's call has, and the set that its numbers have names in (or NULL): a row may leave it to
 * an argument. */
enum result_kind step_result_kind(const struct step *step, const struct name_set **set);

#endif
