/* Hosts and services, following the socket.
 * Not here: the structs of literal addresses. */
#include "run/address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>

#include "lang/parse.h"
#include "run/invoke.h"
#include "run/marshal.h"

/* What the kernel says of the socket that the address is for. */
struct socket_kind {
	int family; /* AF_UNSPEC where it is no socket */
	int type;
};

static struct socket_kind ask_socket(int descriptor)
{
	struct socket_kind kind = { AF_UNSPEC, 0 };
	socklen_t length = sizeof(int);
	if (getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &kind.family, &length) != 0)
		kind.family = AF_UNSPEC;
	length = sizeof(int);
	if (getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind.type, &length) != 0)
		kind.type = 0;
	return kind;
}

static bool copy_address(struct evaluation *evaluation, const void *address, size_t length, const uint8_t **bytes,
                         size_t *size)
{
	*bytes = (const uint8_t *)arena_copy(evaluation->arena, address, length);
	*size = length;
	return *bytes || no_memory(evaluation);
}

bool path_address(struct evaluation *evaluation, const uint8_t *path, size_t length, const uint8_t **bytes, size_t *size)
{
	uint8_t *whole = arena_allocate(evaluation->arena, sizeof(struct sockaddr_un) + length);
	if (!whole)
		return no_memory(evaluation);
	store_integer(whole, sizeof(sa_family_t), AF_UNIX);
	memcpy(whole + offsetof(struct sockaddr_un, sun_path), path, length);
	*bytes = whole;
	*size = offsetof(struct sockaddr_un, sun_path) + length + 1;
	return true;
}

/* Makes a call that is written as C, told as a step of its own: evaluation_last. */
static bool make_written(struct evaluation *evaluation, const char *text, const struct node *where, struct value *value)
{
	struct error inner;
	struct node *node = text ? parse_expression(text, strlen(text), evaluation->arena, &inner) : NULL;
	if (!node)
		return no_memory(evaluation);
	if (evaluate_call(evaluation, node, NULL, value))
		return true;
	evaluation->error->span = where->span;
	return false;
}

/* A name as a C string's text: what is no letter, digit, dot or minus is escaped. */
static const char *quoted(struct evaluation *evaluation, const char *name)
{
	char *out = arena_allocate(evaluation->arena, strlen(name) * 4 + 3), *at = out;
	if (!out)
		return NULL;
	*at++ = '"';
	for (; *name; name++) {
		unsigned char byte = (unsigned char)*name;
		bool plain = byte > 0x20 && byte < 0x7f && byte != '"' && byte != '\\';
		if (plain)
			*at++ = (char)byte;
		else
			at += sprintf(at, "\\%03o", byte);
	}
	*at++ = '"';
	return out;
}

/* --- ports ---------------------------------------------------------------------------------------------------- */

static bool look_up_service(struct evaluation *evaluation, const struct node *node, int type, int64_t *port)
{
	struct value value;
	const char *name = quoted(evaluation, (const char *)node->string.bytes);
	const char *protocol = type == SOCK_DGRAM ? "udp" : "tcp";
	if (!name || !make_written(evaluation, arena_format(evaluation->arena, "getservbyname(%s, \"%s\")", name, protocol), node, &value))
		return name ? false : no_memory(evaluation);
	const struct step *step = evaluation_last(evaluation);
	if (step && step->result_bytes && !step->failed) {
		struct servent service;
		memcpy(&service, step->result_bytes, sizeof service);
		*port = ntohs((uint16_t)service.s_port);
		return true;
	}
	error_at(evaluation->error, node->span, "there is no service of that name for %s", protocol);
	return error_hint(evaluation->error, "a port can be a number: 8080");
}

static bool port_of(struct evaluation *evaluation, const struct node *node, int type, uint16_t *port)
{
	int64_t number;
	if (node->kind == NODE_STRING ? !look_up_service(evaluation, node, type, &number)
	                              : !evaluate_number(evaluation, node, &number))
		return false;
	if (number != (uint16_t)number)
		note_conversion(&evaluation->notes, evaluation->arena, "in_port_t", number, (uint16_t)number);
	*port = htons((uint16_t)number);
	return true;
}

/* --- hosts ---------------------------------------------------------------------------------------------------- */

/* Words that follow the socket's family. */
static const struct {
	const char *word;
	in_addr_t address;
	const char *address6; /* NULL: IPv6 has none */
} host_words[] = {
	{ "any", INADDR_ANY, "::" },
	{ "loopback", INADDR_LOOPBACK, "::1" },
	{ "broadcast", INADDR_BROADCAST, NULL },
};

const char *address_word(size_t index)
{
	return index < sizeof host_words / sizeof host_words[0] ? host_words[index].word : NULL;
}

static void set_port(struct sockaddr_storage *address, uint16_t port)
{
	if (address->ss_family == AF_INET6)
		((struct sockaddr_in6 *)address)->sin6_port = port;
	else
		((struct sockaddr_in *)address)->sin_port = port;
}

static socklen_t size_of_family(int family)
{
	return family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
}

static bool host_word(const char *word, int family, struct sockaddr_storage *address)
{
	for (size_t i = 0; i < sizeof host_words / sizeof host_words[0]; i++) {
		if (strcasecmp(host_words[i].word, word) != 0 || (family == AF_INET6 && !host_words[i].address6))
			continue;
		if (family == AF_INET6) {
			address->ss_family = AF_INET6;
			inet_pton(AF_INET6, host_words[i].address6, &((struct sockaddr_in6 *)address)->sin6_addr);
		} else {
			address->ss_family = AF_INET;
			((struct sockaddr_in *)address)->sin_addr.s_addr = htonl(host_words[i].address);
		}
		return true;
	}
	return false;
}

/* 127.0.0.1, ::1, fe80::1%lo: these need no asking. */
static bool literal_host(const char *text, struct sockaddr_storage *address)
{
	char plain[INET6_ADDRSTRLEN];
	size_t length = strcspn(text, "%");
	if (length >= sizeof plain)
		return false;
	memcpy(plain, text, length);
	plain[length] = '\0';
	if (!text[length] && inet_pton(AF_INET, plain, &((struct sockaddr_in *)address)->sin_addr) == 1) {
		address->ss_family = AF_INET;
		return true;
	}
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
	if (inet_pton(AF_INET6, plain, &six->sin6_addr) != 1)
		return false;
	six->sin6_family = AF_INET6;
	six->sin6_scope_id = text[length] ? if_nametoindex(text + length + 1) : 0;
	return true;
}

static bool look_up_host(struct evaluation *evaluation, const struct node *node, const char *name,
                         struct socket_kind kind, struct sockaddr_storage *address)
{
	struct value value, list;
	const char *host = quoted(evaluation, name);
	const struct name *type = name_of_value(&socket_types, kind.type);
	int family = kind.family == AF_INET6 ? AF_INET6 : AF_INET;
	const char *text = host ? arena_format(evaluation->arena, "getaddrinfo(%s, NULL, {ai_family=%s, ai_socktype=%s}, [])",
	                                       host, family == AF_INET6 ? "AF_INET6" : "AF_INET", type ? type->name : "0")
	                        : NULL;
	if (!make_written(evaluation, text, node, &value))
		return false;
	const struct step *step = evaluation_last(evaluation);
	if (!step || step->failed || !argument_value(step, "res", evaluation->arena, &list) || list.size < sizeof(struct addrinfo)) {
		error_at(evaluation->error, node->span, "there is no host of that name for this family");
		return error_hint(evaluation->error, "an address can be a number: %s", family == AF_INET6 ? "::1" : "127.0.0.1");
	}
	struct addrinfo first;
	memcpy(&first, list.bytes, sizeof first);
	memcpy(address, first.ai_addr, first.ai_addrlen < sizeof *address ? first.ai_addrlen : sizeof *address);
	return true;
}

static bool host_text(struct evaluation *evaluation, const struct node *host, const char **text)
{
	struct value value;
	if (!evaluate(evaluation, host, &value))
		return false;
	if (value.kind != VALUE_TEXT)
		return error_at(evaluation->error, host->span, "expected a host");
	*text = arena_copy(evaluation->arena, value.bytes, strnlen((const char *)value.bytes, value.size));
	return *text || no_memory(evaluation);
}

static bool port_is_missing(struct evaluation *evaluation, const struct node *node, const char *text)
{
	error_at(evaluation->error, node->span, "the port is missing");
	return error_hint(evaluation->error, "with one: %s 8080", text);
}

bool resolve_address(struct evaluation *evaluation, const struct node *node, int descriptor, const uint8_t **bytes,
                     size_t *size)
{
	const struct node *host = node->address.host, *port = node->address.port;
	struct socket_kind kind = ask_socket(descriptor);
	struct sockaddr_storage address;
	struct value whole;
	uint16_t number = 0;
	const char *text = NULL;
	memset(&address, 0, sizeof address);
	if (host->kind == NODE_ATTRIBUTE) {
		if (!evaluate(evaluation, host, &whole))
			return false;
		if (whole.kind == VALUE_STRUCT) /* a unix name is the whole address */
			return copy_address(evaluation, whole.bytes, whole.size, bytes, size);
	}
	if (!host_text(evaluation, host, &text))
		return false;
	bool bare = host->kind == NODE_STRING && host->string.bare;
	if (kind.family == AF_UNIX && (bare || !port) && !literal_host(text, &address))
		return path_address(evaluation, (const uint8_t *)text, strlen(text), bytes, size);
	if (!port)
		return port_is_missing(evaluation, node, text);
	int family = kind.family == AF_INET6 ? AF_INET6 : AF_INET;
	if (!literal_host(text, &address) && !(bare && host_word(text, family, &address)) &&
	    !look_up_host(evaluation, host, text, kind, &address))
		return false;
	if (!port_of(evaluation, port, kind.type, &number))
		return false;
	set_port(&address, number);
	return copy_address(evaluation, &address, size_of_family(address.ss_family), bytes, size);
}
