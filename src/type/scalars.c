/* C's integers and the scalars of the socket API.
 * Not here: how they are written (the forms). */
#include "type/scalars.h"

#include <netinet/in.h>
#include <stdint.h>
#include <sys/socket.h>

#include "type/form.h"

/* -1 stays below 0 in a signed type only. */
#define INTEGER(variable, ctype) \
	const struct type variable = { .name = #ctype, \
		                       .shape = SHAPE_INTEGER, \
		                       .size = sizeof(ctype), \
		                       .is_signed = (ctype)-1 < (ctype)1, \
		                       .form = &form_number }
#define INTEGER_AS(variable, ctype, form_name, ...) \
	const struct type variable = { .name = #ctype, \
		                       .shape = SHAPE_INTEGER, \
		                       .size = sizeof(ctype), \
		                       .is_signed = (ctype)-1 < (ctype)1, \
		                       .form = &form_name, \
		                       __VA_ARGS__ }

const struct type type_void = { .name = "void", .shape = SHAPE_VOID };
INTEGER(type_char, char);
INTEGER(type_signed_char, signed char);
INTEGER(type_unsigned_char, unsigned char);
INTEGER(type_short, short);
INTEGER(type_unsigned_short, unsigned short);
INTEGER(type_int, int);
INTEGER(type_unsigned, unsigned int);
INTEGER(type_long, long);
INTEGER(type_unsigned_long, unsigned long);
INTEGER(type_uint8, uint8_t);
INTEGER(type_uint32, uint32_t);
INTEGER(type_uint64, uint64_t);
INTEGER(type_int64, int64_t);
const struct type type_status = {
	.name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true, .form = &form_status
};
INTEGER_AS(type_count, ssize_t, form_count);
const struct type type_descriptor = {
	.name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true, .form = &form_descriptor
};
const struct type type_switch = {
	.name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .is_signed = true, .form = &form_switch
};
INTEGER_AS(type_socklen, socklen_t, form_length);
INTEGER_AS(type_length, size_t, form_length);
/* strace has it unsigned */
const struct type type_plain_protocol = {
	.name = "int", .shape = SHAPE_INTEGER, .size = sizeof(int), .form = &form_number
};
INTEGER_AS(type_port, in_port_t, form_port, .is_network = true);
INTEGER_AS(type_in_addr_t, in_addr_t, form_in_addr, .is_network = true);
const struct type type_interface = {
	.name = "unsigned int", .shape = SHAPE_INTEGER, .size = sizeof(unsigned), .form = &form_interface
};
const struct type type_bytes = {
	.name = "char []", .shape = SHAPE_BYTES, .form = &form_data, .extent = { .kind = EXTENT_REST }
};
const struct type type_text = {
	.name = "char []", .shape = SHAPE_BYTES, .form = &form_text, .extent = { .kind = EXTENT_ENDED }
};
