/* A step as strace 6.1 prints it without options: bind(3, {sa_family=AF_INET, ...}, 16) = 0.
 * Not here: what stands above and below the line (text.h). */
#ifndef SOCK_VIEW_CALLLINE_H
#define SOCK_VIEW_CALLLINE_H

#include "run/step.h"
#include "text/sink.h"

/* The whole line without its newline: "[1] " in front of a job's, the time behind it where the settings ask for it.
 * A call that has not returned is shown up to what it will fill in, with what it waits for behind it. */
void callline_show(struct sink *sink, const struct step *step);

/* The same of a call that has not returned, without what it waits for. */
void callline_open(struct sink *sink, const struct step *step);

/* The call and its arguments alone: bind(3, {...}, 16). */
void callline_call(struct sink *sink, const struct step *step);

/* What it returned, as it stands behind the "=": -1 EADDRINUSE (Address already in use). In JSON, "result", and what
 * stands in brackets behind it: "ready" (poll), "flags" (fcntl). */
void callline_result(struct sink *sink, const struct step *step);

/* --- SIGPIPE {si_signo=SIGPIPE, ...} --- of a step that raised a signal. Without newline. */
void callline_signal(struct sink *sink, const struct step *step);

#endif
