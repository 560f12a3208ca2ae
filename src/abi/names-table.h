/* How the tables of names write a row. The value is the header's; the name is written once.
 * Not here: the tables (names-*.c, errors.c) and the lookups (names.c). */
#ifndef SOCK_ABI_NAMES_TABLE_H
#define SOCK_ABI_NAMES_TABLE_H

#include <stdint.h>

#include "abi/names.h"

/* Stands for a constant that this system's headers do not have: a table defines the constant as this, so that
 * its row stays where it is and says so. No constant of the socket API has this value. */
#define NOT_IN_HEADERS INT64_MIN

#define PRESENCE(value) ((int64_t)(value) == NOT_IN_HEADERS ? (unsigned)NAME_ABSENT : 0u)

/* The usual name of a value. */
#define NAMED(constant, brief) { #constant, (int64_t)(constant), PRESENCE(constant), brief }

/* The same with flags that say where Tab offers it. */
#define NAMED_FOR(where, constant, brief) { #constant, (int64_t)(constant), (where) | PRESENCE(constant), brief }

/* Another name of a value that has a usual one. */
#define ALIAS(constant) { #constant, (int64_t)(constant), NAME_ALIAS | PRESENCE(constant), NULL }

/* A name for which the headers have only the value, under another name. */
#define NAMED_AS(text, constant, brief) { text, (int64_t)(constant), PRESENCE(constant), brief }
#define ALIAS_AS(text, constant) { text, (int64_t)(constant), NAME_ALIAS | PRESENCE(constant), NULL }

/* A name that is the kernel's alone and stands in no header for programs. */
#define KERNEL_ONLY(text, brief) { text, NOT_IN_HEADERS, NAME_ABSENT, brief }

#define NAMES(table) .names = table, .count = sizeof(table) / sizeof((table)[0])

#endif
