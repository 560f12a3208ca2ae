/* Numbers taken apart into names, and printed.
 * Not here: the names (names-*.c). */
#include "abi/names-show.h"

/* The number in that many bytes, without the extension of its sign. */
static uint64_t narrow(int64_t value, size_t size)
{
	return size >= 8 ? (uint64_t)value : (uint64_t)value & ((UINT64_C(1) << (8 * size)) - 1);
}

static void take_name(struct name_parts *parts, const struct name *name, uint64_t bits)
{
	if (!name)
		return;
	parts->names[parts->count++] = name;
	parts->rest &= ~bits;
}

/* In the table's order, which is strace's. */
static void take_flags(struct name_parts *parts, const struct name_set *set)
{
	for (size_t i = 0; i < set->count && parts->rest; i++) {
		const struct name *name = &set->names[i];
		uint64_t bits = (uint64_t)name->value;

		if (name->flags || bits == 0 || (bits & set->enum_mask) || (parts->rest & bits) != bits)
			continue;
		take_name(parts, name, bits);
		parts->flags++;
	}
}

struct name_parts name_split(const struct name_set *set, int64_t value, size_t size)
{
	bool is_int = size == sizeof(int) && value > INT32_MAX && value <= UINT32_MAX;
	struct name_parts parts = { .rest = narrow(value, size), .value = is_int ? (int32_t)value : value };

	if (set->kind == SET_ENUM) {
		take_name(&parts, name_of_value(set, parts.value), UINT64_MAX);
		return parts;
	}
	if (set->kind == SET_ENUM_AND_FLAGS)
		take_name(&parts, name_of_value(set, (int64_t)(parts.rest & set->enum_mask)), set->enum_mask);
	else if (parts.rest == 0)
		take_name(&parts, name_of_value(set, 0), 0);
	take_flags(&parts, set);
	return parts;
}

void name_show_rest(struct sink *sink, const struct name_set *set, const struct name_parts *parts)
{
	if (parts->count == 0 && set->kind == SET_ENUM && set->decimal)
		sink_number(sink, parts->value);
	else if (parts->rest || (parts->count == 0 && set->kind == SET_ENUM))
		sink_hex(sink, parts->rest);
}

void name_show(struct sink *sink, const struct name_set *set, int64_t value, size_t size)
{
	struct name_parts parts = name_split(set, value, size);
	bool is_list = set->kind != SET_ENUM;
	bool is_decimal = !is_list && set->decimal;

	if (is_list)
		sink_begin(sink, GROUP_FLAGS, NULL);
	for (size_t i = 0; i < parts.count; i++)
		sink_name(sink, parts.names[i]->name);
	name_show_rest(sink, set, &parts);
	if (parts.rest && parts.flags == 0 && set->unknown && !is_decimal)
		sink_comment(sink, set->unknown);
	if (is_list)
		sink_end(sink);
}
