/* Rows of the table of calls: integers of a fixed width in a fixed byte order. Each with the thin typed function that
 * makes the call. Not here: htons and its like (calls-names.c). */
#include "abi/calls-table.h"

#include <endian.h>

#define TO_ORDER(call_name, bits, order_name, in_network, its_example) \
	static int64_t make_##call_name(const int64_t *a) { return (int64_t)call_name((uint##bits##_t)a[0]); } \
	const struct call call_##call_name = { \
		.name = #call_name, .section = "endian(3)", .header = "endian.h", .group = "byte order", \
		.brief = "host to " order_name " byte order, " #bits " bits", .example = its_example, \
		.invoke = make_##call_name, .failure = FAILS_NEVER, .traits = CALL_CONVERTS, \
		.returns = INTEGER_TYPE(uint##bits##_t, form_swapped, .is_network = in_network), \
		ARGUMENTS(call_name, WHOLE(0, "host_" #bits "bits", uint##bits##_t)), \
	}
#define TO_HOST(call_name, bits, order_name, prefix, in_network, its_example) \
	static int64_t make_##call_name(const int64_t *a) { return (int64_t)call_name((uint##bits##_t)a[0]); } \
	const struct call call_##call_name = { \
		.name = #call_name, .section = "endian(3)", .header = "endian.h", .group = "byte order", \
		.brief = order_name " to host byte order, " #bits " bits", .example = its_example, \
		.invoke = make_##call_name, .failure = FAILS_NEVER, .traits = CALL_CONVERTS, \
		.returns = INTEGER_TYPE(uint##bits##_t, form_swapped), \
		ARGUMENTS(call_name, \
			PARAMETER(0, prefix "_" #bits "bits", INTEGER_TYPE(uint##bits##_t, form_number, .is_network = in_network))), \
	}

TO_ORDER(htobe16, 16, "big-endian", true, "htobe16 80");
TO_ORDER(htobe32, 32, "big-endian", true, "htobe32 0x7f000001");
TO_ORDER(htobe64, 64, "big-endian", true, "htobe64 0x102030405060708");
TO_ORDER(htole16, 16, "little-endian", false, "htole16 80");
TO_ORDER(htole32, 32, "little-endian", false, "htole32 0x7f000001");
TO_ORDER(htole64, 64, "little-endian", false, "htole64 0x102030405060708");
TO_HOST(be16toh, 16, "big-endian", "big_endian", true, "be16toh 80");
TO_HOST(be32toh, 32, "big-endian", "big_endian", true, "be32toh 0x7f000001");
TO_HOST(be64toh, 64, "big-endian", "big_endian", true, "be64toh 0x102030405060708");
TO_HOST(le16toh, 16, "little-endian", "little_endian", false, "le16toh 80");
TO_HOST(le32toh, 32, "little-endian", "little_endian", false, "le32toh 0x7f000001");
TO_HOST(le64toh, 64, "little-endian", "little_endian", false, "le64toh 0x102030405060708");
