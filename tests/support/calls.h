/* A session for tests: lines are performed in it, and what it told is kept.
 * Not here: the shell around it (program.h), whole trees (parsing.h). */
#ifndef SOCK_TESTS_CALLS_H
#define SOCK_TESTS_CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run/session.h"

#define TOLD_MOST 64
#define TOLD_BYTES 64

/* An argument of a step: as it was handed over, and the memory that it leads to. */
struct told_argument {
	bool is_given;                  /* not the third of fcntl(fd, F_GETFL) */
	bool is_memory;                 /* the address of a block; not one of the user's, or NULL */
	int64_t value;                  /* all 8 bytes */
	size_t before_size, after_size; /* bytes that the call was passed, and that it filled in */
};

/* What a step said, copied while it was there. */
struct told {
	struct step step; /* the plain members; pointers are gone, but for `call` and parameters */
	char expected[120], got[120], text[120];
	struct told_argument arguments[CALL_PARAMETERS];
	uint8_t before[CALL_PARAMETERS][TOLD_BYTES],
		after[CALL_PARAMETERS][TOLD_BYTES]; /* as many as there is room for */
	int64_t touched; /* all bytes that the step points to, added up: they are all there */
};

extern struct session session;
extern struct told told[TOLD_MOST]; /* the oldest first; what is more is not kept */
extern size_t told_count, waiting_count;
extern char told_value[200], told_note[400], told_error[640];

/* Around each test: a new session, without reasons and table where `quiet`; descriptors that the test leaves open are
 * closed after it. */
void calls_begin(void);
void calls_begin_quiet(void);
void calls_end(void);

/* Does the statements of a line, or of several. False where one is not understood: told_error has the message and the
 * hint. */
bool does(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same; what is not understood fails the test. */
void performs(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Not understood, with that in the message or the hint. */
void refuses(const char *line, const char *message);

/* The newest step. Fails the test where there is none. */
const struct told *newest(void);

/* The length that an argument leads to, as it was handed over; 0 where it leads to none. */
int64_t length_before(const struct told *step, size_t index);

/* The value of an expression; a number. */
int64_t number_of(const char *expression);

/* Fails the test where the newest call did not return that. */
void returned(int64_t result, int error);

/* Puts another function in the place of a call, until the end of the test. */
void put_in(const char *name, call_function *function);

/* The arguments that the newest call of `recorder` was made with; it returns 0. */
call_function recorder;
extern int64_t recorded[CALL_PARAMETERS];

#endif
