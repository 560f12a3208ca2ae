/* A step as people read it: which parts, in which order.
 * Not here: the parts themselves (callline.h, blocks.h, table.h), JSON (step-json.h). */
#ifndef SOCK_VIEW_TEXT_H
#define SOCK_VIEW_TEXT_H

#include "run/step.h"
#include "text/sink.h"
#include "view/table.h"

/* What a session keeps for this view. Zeroed at its start, then `table` set. */
struct text_view {
	const struct descriptor_table *table; /* or NULL: no rows of it are shown */
	struct table_view rows;
};

/* Notes, structs in bytes, the call line, the reason of an error, an expectation that was not met, and between blank
 * lines what changed in the descriptor table: each where the sink's settings have it. `continued`: the step follows
 * another one of the same line (htonl behind htons, typed as hton), so that a heading they share is not repeated. */
void text_show_step(struct sink *sink, struct text_view *view, const struct step *step, bool continued);

/* "  expected -1 EACCES, got 0", if the step has an expectation that was not met. text_show_step prints it where
 * reasons are on; a trace (-q) must stay one, so that there the caller prints it elsewhere. */
void text_show_unmet(struct sink *sink, const struct step *step);

/* The line of a call that waits, `behind` it as it stands ("  (3 s)"). What it waits for stands below, as a sentence,
 * where the line would be wider than the screen. */
void text_show_waiting(struct sink *sink, const struct step *step, const char *behind);

/* A sentence in lines of the screen's width, each indented by two. */
void text_show_sentence(struct sink *sink, enum sink_role role, const char *sentence);

#endif
