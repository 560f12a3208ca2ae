/* What follows from a step alone.
 * Not here: making one (invoke.c), showing one (view/). */
#include "run/step.h"

enum result_kind step_result_kind(const struct step *step, const struct name_set **set)
{
	const struct call *call = step->call;
	*set = call->result_set;
	if (call->result != RESULT_VARIANT)
		return call->result;
	int64_t decides = step->arguments[call->result_peer].value;
	for (const struct result_variant *row = call->result_variants; row->kind != RESULT_VARIANT; row++)
		if (row->value == decides) {
			*set = row->set;
			return row->kind;
		}
	return RESULT_NUMBER;
}
