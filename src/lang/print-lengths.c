/* What words leave out and C has to say: sizes, and the values that stand for arguments that were left out.
 * Not here: printing them (print-call.c). */
#include "lang/print-parts.h"

#include "lang/expression.h"

/* --- sizes -------------------------------------------------------------------------------------------------------- */

/* A path has a NUL behind it, or before it where it is an abstract name. */
static int64_t text_size(const struct type *type, const struct node *string)
{
	return (int64_t)string->string.length + (type && type->form == &form_path);
}

/* A struct whose last member has no size of its own, as a path, is as long as that makes it. */
static bool struct_size(const struct node *structure, int64_t *bytes)
{
	const struct type *type = structure->structure.type;
	const struct member *last = type && type->count ? &type->members[type->count - 1] : NULL;
	struct extent_of_value extent;
	*bytes = type ? (int64_t)type_size(type) : 0;
	if (!last || type_size(last->type))
		return type;
	*bytes = last->offset;
	for (size_t i = 0; i < structure->structure.count; i++) {
		const struct member_value *member = &structure->structure.members[i];
		if (member->member != last)
			continue;
		if (!tree_measure(last->type, member->value, &extent))
			return false;
		*bytes += extent.bytes;
	}
	return true;
}

bool tree_measure(const struct type *type, const struct node *node, struct extent_of_value *extent)
{
	int64_t times, length;
	*extent = (struct extent_of_value){ .bytes = 0, .elements = 1 };
	switch (node->kind) {
	case NODE_STRING:
		extent->bytes = text_size(type, node);
		return true;
	case NODE_REPEAT:
		length = node->repeat.data->kind == NODE_STRING ? (int64_t)node->repeat.data->string.length : -1;
		return length >= 0 && constant_value(node->repeat.times, &times) && times >= 0 &&
		       !__builtin_mul_overflow(length, times, &extent->bytes);
	case NODE_LIST:
		extent->elements = (int64_t)node->list.count;
		extent->bytes = extent->elements * (int64_t)type_size(node->list.of);
		return true;
	case NODE_STRUCT:
		return struct_size(node, &extent->bytes);
	default: /* of an address nothing is known */
		extent->elements = 0;
		return constant_value(node, &times);
	}
}

/* --- values ------------------------------------------------------------------------------------------------------- */

/* The argument whose memory is as long as the one at `offset` says; NULL where there is none. */
static const struct member *measured_by(const struct type *arguments, uint16_t offset)
{
	for (size_t i = 0; i < arguments->count; i++) {
		const struct type *of = arguments->members[i].type->of;
		bool measured = of && (of->extent.kind == EXTENT_SIZED || of->extent.kind == EXTENT_COUNTED);
		if (measured && of->extent.by.up == 0 && of->extent.by.offset == offset)
			return &arguments->members[i];
	}
	return NULL;
}

/* A length by what it measures; a pointer to a length has memory of its own. */
static bool measured(const struct node *call, const struct member *length, int64_t *value)
{
	const struct member *member = measured_by(&call->call.call->arguments, length->offset);
	struct extent_of_value extent;
	if (!member || length->type->shape != SHAPE_INTEGER)
		return false;
	size_t index = member->offset / ARGUMENT_SIZE;
	const struct node *node = call->call.arguments[index];
	if (node->kind == NODE_LEFT_OUT)
		return tree_fallback(call, index, value);
	bool known = tree_measure(argument_pointee(call, index, node), node, &extent);
	*value = member->type->of->extent.kind == EXTENT_COUNTED ? extent.elements : extent.bytes;
	return known;
}

bool tree_fallback(const struct node *call, size_t index, int64_t *value)
{
	const struct member *member = &call->call.call->arguments.members[index];
	*value = member->value;
	switch (member->fallback) {
	case FALLBACK_NONE: /* only a plain number may then be missing: it is 0 */
	case FALLBACK_VALUE:
		return true;
	case FALLBACK_NULL:
		*value = 0;
		return true;
	case FALLBACK_MEASURED:
		return measured(call, member, value);
	case FALLBACK_CURRENT:
	case FALLBACK_BUFFER:
	case FALLBACK_IMPLIED:
	case FALLBACK_NAMED:
	case FALLBACK_BESIDE:
		break;
	}
	return false;
}
