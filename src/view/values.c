/* Values in strace's notation: names and flags, fields, structs, addresses.
 * Not here: the call around them (callline.h), structs in bytes (structs.h). */
#include "view/values.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/names-show.h"

int64_t value_read(const uint8_t *bytes, size_t size, bool is_signed)
{
	uint8_t one;
	uint16_t two;
	uint32_t four;
	uint64_t eight;

	switch (size) {
	case 1:
		memcpy(&one, bytes, 1);
		return is_signed ? (int8_t)one : (int64_t)one;
	case 2:
		memcpy(&two, bytes, 2);
		return is_signed ? (int16_t)two : (int64_t)two;
	case 4:
		memcpy(&four, bytes, 4);
		return is_signed ? (int32_t)four : (int64_t)four;
	default:
		memcpy(&eight, bytes, 8);
		return (int64_t)eight;
	}
}

void value_error(struct sink *sink, int64_t error)
{
	const char *name = error > 0 && error <= INT32_MAX ? errno_name((int)error) : NULL;

	if (name != NULL)
		sink_name(sink, name);
	else
		sink_number(sink, error);
}

void value_data(struct sink *sink, const uint8_t *bytes, size_t length, size_t limit)
{
	if (limit != 0 && length > limit)
		sink_string_cut(sink, bytes, limit);
	else
		sink_string(sink, bytes, length);
}

/* --- fields, by kind -------------------------------------------------------------------------------------------- */

static const uint8_t *bytes_of(const struct struct_bytes *from, const struct field *field)
{
	return from->bytes + field->offset;
}

/* How many of the field's bytes lie inside the length. */
static size_t bytes_inside(const struct struct_bytes *from, const struct field *field)
{
	size_t left = from->length - field->offset;

	return left < field->size ? left : field->size;
}

static uint64_t pointer_of(const struct struct_bytes *from, const struct field *field)
{
	return (uint64_t)value_read(bytes_of(from, field), field->size, false);
}

static void field_signed(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_number(sink, value_read(bytes_of(from, field), field->size, true));
}

static void field_unsigned(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_unsigned(sink, (uint64_t)value_read(bytes_of(from, field), field->size, false));
}

static void field_name(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	bool is_signed = field->set->kind == SET_ENUM && field->size == 4;

	name_show(sink, field->set, value_read(bytes_of(from, field), field->size, is_signed), field->size);
}

static void field_descriptor(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_descriptor(sink, value_read(bytes_of(from, field), field->size, true));
}

/* The two bytes of a port begin the field; an int as wide as s_port's has zeros behind them. */
static void field_port(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	uint16_t port;

	memcpy(&port, bytes_of(from, field), sizeof port);
	sink_begin(sink, GROUP_CONVERSION, "htons");
	sink_unsigned(sink, ntohs(port));
	sink_end(sink);
}

static void field_flowinfo(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	uint32_t flowinfo;

	memcpy(&flowinfo, bytes_of(from, field), sizeof flowinfo);
	sink_begin(sink, GROUP_CONVERSION, "htonl");
	sink_unsigned(sink, ntohl(flowinfo));
	sink_end(sink);
}

static void field_in_addr(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	char text[INET_ADDRSTRLEN];

	inet_ntop(AF_INET, bytes_of(from, field), text, sizeof text);
	sink_begin(sink, GROUP_CONVERSION, "inet_addr");
	sink_string(sink, text, strlen(text));
	sink_end(sink);
}

/* strace's form, which names the field inside: inet_pton(AF_INET6, "::1", &sin6_addr). */
static void field_in6_addr(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	char text[INET6_ADDRSTRLEN];

	inet_ntop(AF_INET6, bytes_of(from, field), text, sizeof text);
	sink_begin(sink, GROUP_CONVERSION, "inet_pton");
	sink_name(sink, "AF_INET6");
	sink_string(sink, text, strlen(text));
	sink_text(sink, ROLE_PLAIN, ", &");
	sink_text(sink, ROLE_PLAIN, field->name);
	sink_end(sink);
}

/* Interfaces are named where the address is of a link, as strace does; elsewhere the number means nothing. */
static bool is_of_link(const struct struct_bytes *from)
{
	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];
		const uint8_t *address = from->bytes + field->offset;

		if (field->kind == FIELD_IN6_ADDR && field->offset + field->size <= from->length)
			return (address[0] == 0xfe && (address[1] & 0xc0) == 0x80) ||
			       (address[0] == 0xff && (address[1] & 0x0f) == 0x02);
	}
	return true;
}

static void field_interface(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	uint64_t number = (uint64_t)value_read(bytes_of(from, field), field->size, false);
	char buffer[IF_NAMESIZE] = "", *name = NULL;

	if (is_of_link(from) && sink->settings->interface_name != NULL)
		name = sink->settings->interface_name((unsigned)number, buffer);
	if (name == NULL) {
		sink_unsigned(sink, number);
		return;
	}
	sink_begin(sink, GROUP_CONVERSION, "if_nametoindex");
	sink_string(sink, name, strlen(name));
	sink_end(sink);
}

/* A path up to its NUL, or to the end of the field; an abstract name, with an @ before the quotes, up to the length. */
static void field_path(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	const char *path = (const char *)bytes_of(from, field);
	size_t length = bytes_inside(from, field);

	if (path[0] == '\0')
		sink_string_prefixed(sink, "@", path + 1, length - 1);
	else
		sink_string(sink, path, strnlen(path, length));
}

static void field_bytes(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_string(sink, bytes_of(from, field), bytes_inside(from, field));
}

static void field_struct(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	value_struct(sink, &(struct struct_bytes){ field->layout, bytes_of(from, field), bytes_inside(from, field),
	                                           from->follow });
}

static void field_pointer(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_pointer(sink, pointer_of(from, field));
}

static void field_text(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	const char *text = (const char *)(uintptr_t)pointer_of(from, field);

	if (text == NULL || !from->follow)
		field_pointer(sink, from, field);
	else
		sink_string(sink, text, strlen(text));
}

static void field_text_list(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	char *const *texts = (char *const *)(uintptr_t)pointer_of(from, field);

	if (texts == NULL || !from->follow) {
		field_pointer(sink, from, field);
		return;
	}
	sink_begin(sink, GROUP_LIST, NULL);
	for (; *texts != NULL; texts++)
		sink_string(sink, *texts, strlen(*texts));
	sink_end(sink);
}

/* The length of the address that `field` points to: the field before it has it (ai_addrlen). */
static size_t length_before(const struct struct_bytes *from, const struct field *field)
{
	const struct field *length = field - 1;

	if (field == from->layout->fields || length->kind != FIELD_UNSIGNED)
		return 0;
	return (size_t)value_read(bytes_of(from, length), length->size, false);
}

static void field_address(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	const uint8_t *address = (const uint8_t *)(uintptr_t)pointer_of(from, field);
	size_t length = length_before(from, field);

	if (address == NULL || !from->follow || length < sizeof(sa_family_t))
		field_pointer(sink, from, field);
	else
		value_address(sink, address, length);
}

static void (*const field_functions[])(struct sink *, const struct struct_bytes *, const struct field *) = {
	[FIELD_SIGNED] = field_signed,
	[FIELD_UNSIGNED] = field_unsigned,
	[FIELD_NAME] = field_name,
	[FIELD_DESCRIPTOR] = field_descriptor,
	[FIELD_PORT] = field_port,
	[FIELD_FLOWINFO] = field_flowinfo,
	[FIELD_IN_ADDR] = field_in_addr,
	[FIELD_IN6_ADDR] = field_in6_addr,
	[FIELD_INTERFACE] = field_interface,
	[FIELD_PATH] = field_path,
	[FIELD_BYTES] = field_bytes,
	[FIELD_PADDING] = field_bytes,
	[FIELD_STRUCT] = field_struct,
	[FIELD_POINTER] = field_pointer,
	[FIELD_TEXT] = field_text,
	[FIELD_TEXT_LIST] = field_text_list,
	[FIELD_ADDRESS] = field_address,
};

void value_field(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	field_functions[field->kind](sink, from, field);
}

void value_member(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	sink_field(sink, field->name, field->kind != FIELD_IN6_ADDR);
	value_field(sink, from, field);
}

/* --- structs ---------------------------------------------------------------------------------------------------- */

/* What does not end inside the length has no value: l_linger where 4 bytes of a struct linger came back. What has no
 * bound of its own is shown as far as it goes. */
static bool is_inside(const struct struct_bytes *from, const struct field *field)
{
	if (field->kind == FIELD_PATH || field->kind == FIELD_BYTES)
		return field->offset < from->length;
	return (size_t)field->offset + field->size <= from->length;
}

/* Null pointers and the link to the next of a list say nothing in a call line, nor does the length of a null address. */
static bool says_something(const struct struct_bytes *from, const struct field *field)
{
	const struct field *next = field + 1 < from->layout->fields + from->layout->count ? field + 1 : NULL;

	switch (field->kind) {
	case FIELD_PADDING:
		return false;
	case FIELD_POINTER:
		return pointer_of(from, field) != 0 && !(from->follow && field->layout == from->layout);
	case FIELD_TEXT:
	case FIELD_TEXT_LIST:
	case FIELD_ADDRESS:
		return pointer_of(from, field) != 0;
	case FIELD_UNSIGNED:
		return next == NULL || next->kind != FIELD_ADDRESS || !is_inside(from, next) ||
		       pointer_of(from, next) != 0 || value_read(bytes_of(from, field), field->size, false) != 0;
	default:
		return true;
	}
}

void value_struct(struct sink *sink, const struct struct_bytes *from)
{
	sink_begin(sink, GROUP_STRUCT, NULL);
	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (is_inside(from, field) && says_something(from, field))
			value_member(sink, from, field);
	}
	sink_end(sink);
}

/* The fields behind the family. One that begins inside the length is shown, with zeros for what is missing of it. */
static void address_members(struct sink *sink, const struct struct_bytes *from)
{
	for (size_t i = 1; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (field->offset < from->length && field->kind != FIELD_PADDING)
			value_member(sink, from, field);
	}
}

void value_address(struct sink *sink, const uint8_t *bytes, size_t length)
{
	uint8_t copy[ADDRESS_MOST] = { 0 };
	const struct layout *layout;
	sa_family_t family;

	if (length > sizeof copy)
		length = sizeof copy;
	memcpy(copy, bytes, length);
	memcpy(&family, copy, sizeof family);
	layout = layout_of_family(family);
	sink_begin(sink, GROUP_STRUCT, NULL);
	sink_field(sink, "sa_family", true);
	name_show(sink, &families, family, sizeof family);
	if (layout != NULL && length >= layout->least) {
		address_members(sink, &(struct struct_bytes){ layout, copy, length, false });
	} else if (length > sizeof family) {
		sink_field(sink, "sa_data", true);
		sink_string(sink, copy + sizeof family, length - sizeof family);
	}
	sink_end(sink);
}
