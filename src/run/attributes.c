/* @srv.port and its like: what the kernel says of a descriptor now, as a value.
 * Not here: the table's rows (kernel/descriptors.h). */
#include "run/session.h"

#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <string.h>

#include "abi/structs.h"
#include "kernel/address.h"

typedef bool attribute_function(const struct open_file *file, struct arena *arena, struct value *value);

static bool number(struct value *value, int64_t found)
{
	*value = value_number(found);
	return true;
}

static bool text(struct arena *arena, struct value *value, const char *found)
{
	size_t size = strlen(found) + 1;
	const char *copy = arena_copy(arena, found, size);
	*value = value_text(copy, size);
	return copy;
}

static bool port(const struct sockaddr *address, socklen_t length, struct value *value)
{
	int found = address_port(address, length);
	return found >= 0 && number(value, found);
}

/* Of an internet address the host as text; a unix name is the whole struct. */
static bool host(const struct sockaddr *address, socklen_t length, struct arena *arena, struct value *value)
{
	char out[INET6_ADDRSTRLEN + IF_NAMESIZE + 1], name[IF_NAMESIZE];
	if (!address || length < sizeof address->sa_family)
		return false;
	if (address->sa_family == AF_INET) {
		const struct sockaddr_in *four = (const void *)address;
		return inet_ntop(AF_INET, &four->sin_addr, out, sizeof out) && text(arena, value, out);
	}
	if (address->sa_family == AF_INET6) {
		const struct sockaddr_in6 *six = (const void *)address;
		if (!inet_ntop(AF_INET6, &six->sin6_addr, out, sizeof out))
			return false;
		if (six->sin6_scope_id && if_indextoname(six->sin6_scope_id, name)) {
			strcat(out, "%");
			strcat(out, name);
		}
		return text(arena, value, out);
	}
	const uint8_t *copy = (const uint8_t *)arena_copy(arena, address, length);
	const struct type *type = struct_of_family(address->sa_family);
	*value = (struct value){ .type = type ? type : &type_sockaddr, .bytes = copy, .size = length };
	return copy;
}

static bool local_port(const struct open_file *file, struct arena *arena, struct value *value)
{
	(void)arena;
	return port(file->local, file->local_length, value);
}

static bool local_host(const struct open_file *file, struct arena *arena, struct value *value)
{
	return host(file->local, file->local_length, arena, value);
}

static bool peer_port(const struct open_file *file, struct arena *arena, struct value *value)
{
	(void)arena;
	return port(file->remote, file->remote_length, value);
}

static bool peer_host(const struct open_file *file, struct arena *arena, struct value *value)
{
	return host(file->remote, file->remote_length, arena, value);
}

static bool family(const struct open_file *file, struct arena *arena, struct value *value)
{
	(void)arena;
	return file->kind == FILE_SOCKET && number(value, file->family);
}

static bool type(const struct open_file *file, struct arena *arena, struct value *value)
{
	(void)arena;
	return file->kind == FILE_SOCKET && number(value, file->type);
}

static bool state(const struct open_file *file, struct arena *arena, struct value *value)
{
	const char *name = socket_state_name(file->state);
	return name[0] && text(arena, value, name);
}

const char *const session_attributes[] = { "port",   "addr", "peer.port", "peer.addr",
	                                   "family", "type", "state",     NULL };
static attribute_function *const functions[] = { local_port, local_host, peer_port, peer_host,
	                                         family,     type,       state };

static const char *name_them(struct arena *arena)
{
	const char *list = "";
	for (size_t i = 0; list && session_attributes[i]; i++)
		list = arena_format(arena, "%s%s%s", list, i ? ", " : "", session_attributes[i]);
	return list;
}

bool session_attribute(struct session *session, int descriptor, const char *attribute, struct arena *arena,
                       struct value *value, const char **problem)
{
	const struct descriptor *row = session_descriptor(session, descriptor);
	for (size_t i = 0; session_attributes[i]; i++) {
		if (strcmp(session_attributes[i], attribute) != 0)
			continue;
		if (row && functions[i](row->file, arena, value))
			return true;
		*problem = arena_format(arena,
		                        row ? "descriptor %d has no %s"
		                            : "descriptor %d is not open: it has no %s",
		                        descriptor, attribute);
		return false;
	}
	const char *list = name_them(arena);
	*problem =
		arena_format(arena, "there is no attribute `%s`; there are: %s", attribute, list ? list : "");
	return false;
}
