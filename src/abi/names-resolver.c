/* The names that stand in calls of the resolver: getaddrinfo, getnameinfo and their errors.
 * Not here: names of sockets (names-socket.c). */
#include "abi/names.h"

#include <netdb.h>

#include "abi/names-table.h"

static const struct name addrinfo_flag_names[] = {
	NAMED(AI_PASSIVE, "an address to bind: 0.0.0.0 or :: where no host is given"),
	NAMED(AI_CANONNAME, "bring the host's full name too"),
	NAMED(AI_NUMERICHOST, "the host is an address in digits: ask nobody"),
	NAMED(AI_V4MAPPED, "with AF_INET6: IPv4 addresses as ::ffff:a.b.c.d where there is no IPv6 address"),
	NAMED(AI_ALL, "with AI_V4MAPPED: both, IPv6 and mapped IPv4"),
	NAMED(AI_ADDRCONFIG, "only families of which this machine has an address"),
	NAMED(AI_IDN, "the host is written in the locale's characters"),
	NAMED(AI_CANONIDN, "bring the full name in the locale's characters"),
	NAMED(AI_NUMERICSERV, "the service is a port in digits"),
};

const struct name_set addrinfo_flags = {
	.name = "getaddrinfo flag", .prefixes = { "AI_" }, .unknown = "AI_???", .kind = SET_FLAGS,
	NAMES(addrinfo_flag_names),
	.section = "getaddrinfo(3)", .example = "getaddrinfo 127.0.0.1 80 hints={ai_flags=AI_NUMERICHOST}",
};

static const struct name nameinfo_flag_names[] = {
	NAMED(NI_NUMERICHOST, "the address in digits: ask nobody"),
	NAMED(NI_NUMERICSERV, "the port in digits"),
	NAMED(NI_NOFQDN, "only the host's own name, without the domain, for local hosts"),
	NAMED(NI_NAMEREQD, "an error where the host has no name"),
	NAMED(NI_DGRAM, "the service of UDP, not of TCP"),
	NAMED(NI_IDN, "the name in the locale's characters"),
};

const struct name_set nameinfo_flags = {
	.name = "getnameinfo flag", .prefixes = { "NI_" }, .unknown = "NI_???", .kind = SET_FLAGS,
	NAMES(nameinfo_flag_names),
	.section = "getnameinfo(3)", .example = "getnameinfo 127.0.0.1 80 numerichost|numericserv",
};

/* Briefs are gai_strerror's texts in the C locale where POSIX has the name. */
static const struct name resolver_error_names[] = {
	NAMED(EAI_BADFLAGS, "Bad value for ai_flags"),
	NAMED(EAI_NONAME, "Name or service not known"),
	NAMED(EAI_AGAIN, "Temporary failure in name resolution"),
	NAMED(EAI_FAIL, "Non-recoverable failure in name resolution"),
	NAMED(EAI_NODATA, "No address associated with hostname"),
	NAMED(EAI_FAMILY, "ai_family not supported"),
	NAMED(EAI_SOCKTYPE, "ai_socktype not supported"),
	NAMED(EAI_SERVICE, "Servname not supported for ai_socktype"),
	NAMED(EAI_ADDRFAMILY, "Address family for hostname not supported"),
	NAMED(EAI_MEMORY, "Memory allocation failure"),
	NAMED(EAI_SYSTEM, "System error"),
	NAMED(EAI_OVERFLOW, "Result too large for supplied buffer"),
	NAMED(EAI_INPROGRESS, "Processing request in progress"),
	NAMED(EAI_CANCELED, "Request canceled"),
	NAMED(EAI_NOTCANCELED, "Request not canceled"),
	NAMED(EAI_ALLDONE, "All requests done"),
	NAMED(EAI_INTR, "Interrupted by a signal"),
	NAMED(EAI_IDN_ENCODE, "Parameter string not correctly encoded"),
};

const struct name_set resolver_errors = {
	.name = "resolver error", .prefixes = { "EAI_" }, .unknown = "EAI_???", .decimal = true,
	NAMES(resolver_error_names),
	.section = "getaddrinfo(3)", .example = "getaddrinfo 127.0.0.1 nosuch = EAI_SERVICE",
};
