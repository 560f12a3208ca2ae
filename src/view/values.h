/* Values in strace's notation: names and flags, fields, structs, addresses.
 * Not here: the call around them (callline.h), structs in bytes (structs.h). */
#ifndef SOCK_VIEW_VALUES_H
#define SOCK_VIEW_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/layouts.h"
#include "abi/names.h"
#include "text/sink.h"

/* An integer of `size` bytes (1, 2, 4, 8) in host order at `bytes`, extended by its sign where `is_signed`. */
int64_t value_read(const uint8_t *bytes, size_t size, bool is_signed);

/* An errno by its name, in brackets' place: ECONNREFUSED, or the number where it is none (0). */
void value_error(struct sink *sink, int64_t error);

/* Bytes of an int option or the like: "..." in full, or cut behind `limit` bytes (0: never). */
void value_data(struct sink *sink, const uint8_t *bytes, size_t length, size_t limit);

/* A struct's bytes as they are in memory, with what its fields point to or not. */
struct struct_bytes {
	const struct layout *layout;
	const uint8_t *bytes;
	size_t length; /* of them; only fields that lie inside are shown */
	bool follow;   /* pointers in it are ours and may be followed; else they are shown as numbers */
};

/* One field's value, without its name. The field must begin inside the length. */
void value_field(struct sink *sink, const struct struct_bytes *from, const struct field *field);

/* {a=1, b=2} */
void value_struct(struct sink *sink, const struct struct_bytes *from);

/* One field as it stands in braces: a=1. */
void value_member(struct sink *sink, const struct struct_bytes *from, const struct field *field);

/* An address of any family, `length` bytes, at least 2: what strace prints for it. */
void value_address(struct sink *sink, const uint8_t *bytes, size_t length);

/* Longest address that is looked at, in bytes: what a struct sockaddr_storage has. */
#define ADDRESS_MOST 128

#endif
