/* How the tables of options write a row, and the values that many rows share.
 * Not here: the rows (options.c, options-levels.c). */
#ifndef SOCK_ABI_OPTIONS_TABLE_H
#define SOCK_ABI_OPTIONS_TABLE_H

#include "abi/habits.h"
#include "abi/names-table.h"
#include "abi/options.h"
#include "type/rows.h"

/* An option's number, in brackets in a call line, and what its value is. The name is made text where it is written: one
 * macro deeper it would be a number already. */
#define ROW(its_level, text, option, alias, to, help, ...) \
	{ .name = text, .value = (int)(option), .flags = (alias) | PRESENCE(option), .brief = help, .level = its_level, \
	  .direction = OPTION_##to, __VA_ARGS__ }
#define OF(what) .type = &option_##what
#define OF_NAMES(what, its_names) \
	.type = OPTION_NUMBER(form_named_number, .names = &(its_names))
#define OF_STRUCT(tag) .type = &type_##tag
#define OPTION_NUMBER(its_form, ...) \
	ARRAY_TYPE("int", INTEGER_TYPE(int, its_form, __VA_ARGS__), .size = sizeof(int), FIXED(1), \
	           .print = print_option_number)

extern const struct type option_INT, option_FLAG, option_BITS, option_LONG, option_TEXT, option_OTHER;

/* Rows of options-levels.c, by their level. */
enum {
	RAW_OPTIONS = 1,
	ICMPV6_OPTIONS = 1,
	PACKET_OPTIONS = 22,
	NETLINK_OPTIONS = 12,
	VSOCK_OPTIONS = 9,
	MPTCP_OPTIONS = 4,
	TLS_OPTIONS = 4,
};
extern const struct socket_option raw_options[RAW_OPTIONS], icmpv6_options[ICMPV6_OPTIONS], packet_options[PACKET_OPTIONS],
	netlink_options[NETLINK_OPTIONS], vsock_options[VSOCK_OPTIONS], mptcp_options[MPTCP_OPTIONS], tls_options[TLS_OPTIONS];

#endif
