/* Hosts and services, following the socket.
 * Not here: the structs of literal addresses (lang/). */
#include "run/address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <net/if.h>
#include <string.h>
#include <sys/un.h>

#include "abi/calls.h"
#include "abi/structs.h"
#include "run/invoke.h"
#include "run/encode.h"
#include "run/filled.h"

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

static bool copy_address(struct evaluation *evaluation, const void *address, size_t length,
                         const uint8_t **bytes, size_t *size)
{
	*bytes = (const uint8_t *)arena_copy(evaluation->arena, address, length);
	*size = length;
	return *bytes || no_memory(evaluation);
}

bool path_address(struct evaluation *evaluation, const uint8_t *path, size_t length, const uint8_t **bytes,
                  size_t *size)
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

/* --- calls that words stand for --------------------------------------------------------------------------------------- */

static struct node *new_node(struct evaluation *evaluation, enum node_kind kind, const struct node *where)
{
	struct node *node = arena_allocate(evaluation->arena, sizeof *node);
	if (!node) {
		no_memory(evaluation);
		return NULL;
	}
	node->kind = kind;
	node->span = where->span;
	return node;
}

static struct node *text_node(struct evaluation *evaluation, const char *text, const struct node *where)
{
	struct node *node = new_node(evaluation, NODE_STRING, where);
	if (node) {
		node->string.bytes = (const uint8_t *)text;
		node->string.length = strlen(text);
	}
	return node;
}

static struct node *number_of(struct evaluation *evaluation, int64_t number, const struct node *where)
{
	struct node *node = new_node(evaluation, NODE_NUMBER, where);
	if (node)
		node->number.value = (uint64_t)number;
	return node;
}

/* Makes the call with these arguments, told as a step of its own; NULL with the error set where it cannot be made. A NULL
 * among the arguments is memory that was out. */
static const struct step *make_call(struct evaluation *evaluation, const struct call *call,
                                    struct node **arguments, const struct node *where)
{
	struct value value;
	struct node *node = new_node(evaluation, NODE_CALL, where);
	for (size_t i = 0; node && i < call->arguments.count; i++)
		if (!arguments[i])
			return NULL;
	if (!node)
		return NULL;
	node->call.call = call;
	node->call.name = call->name;
	node->call.arguments = arguments;
	node->call.count = call->arguments.count;
	return evaluate_call(evaluation, node, NULL, &value) ? evaluation_last(evaluation) : NULL;
}

/* What the result's pointer leads to; false where the call failed. */
static bool result_behind(const struct step *step, struct place *arguments, struct place *result,
                          struct place *behind)
{
	*result = step_result_place(step, arguments);
	return !step->failed && place_pointee(result, MOMENT_AFTER, behind);
}

/* --- ports ---------------------------------------------------------------------------------------------------- */

static bool look_up_service(struct evaluation *evaluation, const struct node *node, int type, int64_t *port)
{
	const char *protocol = type == SOCK_DGRAM ? "udp" : "tcp";
	struct node *arguments[] = { text_node(evaluation, (const char *)node->string.bytes, node),
		                     text_node(evaluation, protocol, node) };
	const struct step *step = make_call(evaluation, &call_getservbyname, arguments, node);
	struct place call, result, service;
	if (!step)
		return false;
	if (result_behind(step, &call, &result, &service)) {
		struct place found =
			place_member(&service, type_member(service.type, "s_port", strlen("s_port")));
		*port = ntohs((uint16_t)place_integer(&found));
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
			inet_pton(AF_INET6, host_words[i].address6,
			          &((struct sockaddr_in6 *)address)->sin6_addr);
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

/* {ai_family=..., ai_socktype=...} */
static struct node *hints_node(struct evaluation *evaluation, int family, int type, const struct node *where)
{
	static const char *const names[] = { "ai_family", "ai_socktype" };
	const int values[] = { family, type };
	struct node *node = new_node(evaluation, NODE_STRUCT, where);
	struct member_value *members = arena_allocate(evaluation->arena, 2 * sizeof *members);
	for (size_t i = 0; node && members && i < 2; i++) {
		struct node *value = number_of(evaluation, values[i], where);
		members[i] = (struct member_value){
			.name = names[i],
			.value = value,
			.span = where->span,
			.member = type_member(&type_addrinfo, names[i], strlen(names[i]))
		};
		if (!value)
			return NULL;
	}
	if (!node || !members)
		return NULL;
	node->structure.type = &type_addrinfo;
	node->structure.members = members;
	node->structure.count = 2;
	return node;
}

static bool look_up_host(struct evaluation *evaluation, const struct node *node, const char *name,
                         struct socket_kind kind, struct sockaddr_storage *address)
{
	int family = kind.family == AF_INET6 ? AF_INET6 : AF_INET;
	struct node *arguments[] = { text_node(evaluation, name, node), number_of(evaluation, 0, node),
		                     hints_node(evaluation, family, kind.type, node),
		                     new_node(evaluation, NODE_LEFT_OUT, node) };
	const struct step *step = make_call(evaluation, &call_getaddrinfo, arguments, node);
	struct place call, list, first, entry, found;
	if (!step)
		return false;
	call = place_of_call(&step->call->arguments, &step->memory);
	list = place_member(&call, &call.type->members[3]);
	if (!step->failed && place_pointee(&list, MOMENT_AFTER, &first) &&
	    place_pointee(&first, MOMENT_AFTER, &entry)) {
		struct place pointer =
			place_member(&entry, type_member(entry.type, "ai_addr", strlen("ai_addr")));
		if (place_pointee(&pointer, MOMENT_AFTER, &found)) {
			memcpy(address, found.bytes,
			       found.size < sizeof *address ? found.size : sizeof *address);
			return true;
		}
	}
	error_at(evaluation->error, node->span, "there is no host of that name for this family");
	return error_hint(evaluation->error, "an address can be a number: %s",
	                  family == AF_INET6 ? "::1" : "127.0.0.1");
}

static bool host_text(struct evaluation *evaluation, const struct node *host, const char **text)
{
	struct value value;
	if (!evaluate(evaluation, host, &value))
		return false;
	if (!value_is_text(&value))
		return error_at(evaluation->error, host->span, "expected a host");
	*text = arena_copy(evaluation->arena, value.bytes, strnlen((const char *)value.bytes, value.size));
	return *text || no_memory(evaluation);
}

static bool port_is_missing(struct evaluation *evaluation, const struct node *node, const char *text)
{
	error_at(evaluation->error, node->span, "the port is missing");
	return error_hint(evaluation->error, "with one: %s 8080", text);
}

bool resolve_address(struct evaluation *evaluation, const struct node *node, int descriptor,
                     const uint8_t **bytes, size_t *size)
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
		if (value_is_struct(&whole)) /* a unix name is the whole address */
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
