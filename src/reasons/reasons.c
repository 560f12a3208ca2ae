/* Which row of the table of reasons holds, and its text with the blanks filled in.
 * Not here: the rows (reasons/table.c), the facts and the blanks (facts.c, blanks.c). */
#include "reasons/reasons.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "reasons/inquiry.h"

/* What a call answered that did not succeed. The library's functions for tables leave errno as it happens to be. */
static int answer_of(const struct step *step)
{
	if (step->killed)
		return ANSWER_KILLED;
	switch (step->call->failure) {
	case FAILS_RESOLVER:
		return (int)step->result;
	case FAILS_NOT_FOUND:
	case FAILS_NO_ADDRESS:
		return ANSWER_NOTHING;
	case FAILS_MINUS_ONE:
	case FAILS_NULL:
	case FAILS_ZERO:
	case FAILS_NEVER:
		break;
	}
	return step->error;
}

static bool all_hold(struct inquiry *inquiry, const struct reason *reason)
{
	for (size_t i = 0; i < REASON_FACTS; i++)
		if (!fact_holds(inquiry, reason->facts[i]))
			return false;
	return true;
}

/* Appends a piece; NULL where one is missing. */
static char *append(struct inquiry *inquiry, const char *text, const char *piece, size_t length)
{
	if (!text || !piece)
		return NULL;
	return arena_format(inquiry->arena, "%s%.*s", text, (int)length, piece);
}

static char *append_blank(struct inquiry *inquiry, const char *text, enum blank blank)
{
	const char *piece = blank == BLANK_COUNT ? NULL : blank_text(inquiry, blank);
	char *whole = append(inquiry, text, piece, piece ? strlen(piece) : 0);

	if (whole && text[0] == '\0' && blank_is_phrase(blank))
		whole[0] = (char)toupper((unsigned char)whole[0]);
	return whole;
}

/* The text with its blanks filled in; NULL where one of them cannot be. */
static const char *fill_in(struct inquiry *inquiry, const char *pattern)
{
	char *text = arena_copy(inquiry->arena, "", 0);

	while (pattern && *pattern != '\0' && text) {
		size_t plain = strcspn(pattern, "{"), name;

		text = append(inquiry, text, pattern, plain);
		pattern += plain;
		if (*pattern == '\0')
			break;
		name = strcspn(++pattern, "}");
		text = append_blank(inquiry, text, reason_blank(pattern, name));
		pattern += name + 1;
	}
	return pattern ? text : NULL;
}

static bool take(struct inquiry *inquiry, struct step *step, const struct reason *reason)
{
	if (!all_hold(inquiry, reason))
		return false;
	step->reason = fill_in(inquiry, reason->text);
	if (!step->reason)
		return false;
	step->advice = fill_in(inquiry, reason->advice);
	return true;
}

void reasons_find(struct session *session, struct step *step, struct arena *arena)
{
	struct inquiry inquiry = { .session = session, .step = step, .arena = arena, .peer = -1 };
	const char *call = step->call->name;
	const struct reason *reason = NULL;
	bool succeeded = !step->failed && !step->killed;
	int saved = errno, answer = succeeded ? ANSWER_SUCCESS : answer_of(step);

	do {
		if (!succeeded)
			reason = reason_next(reason, call, answer);
		else
			reason = reason_next_success(reason, call, step->result == 0);
	} while (reason && !take(&inquiry, step, reason));
	errno = saved;
}
