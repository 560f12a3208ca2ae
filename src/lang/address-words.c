/* Addresses as people type them: literal ones become their struct, the rest waits for the socket and for names.
 * Not here: looking names up (run/address.c). */
#include "lang/words.h"

#include <arpa/inet.h>
#include <string.h>

#include "abi/structs.h"
#include "lang/ask.h"
#include "lang/build.h"
#include "lang/expression.h"
#include "lang/leaf.h"
#include "lang/notation.h"
#include "type/scalars.h"

#define LONGEST_LITERAL 64

struct literal {
	int family;                 /* AF_INET, AF_INET6; 0 for none */
	char text[LONGEST_LITERAL]; /* without its scope */
	const char *scope;          /* behind %, in the input; NULL for none */
	size_t scope_length;
};

static bool is_decimal(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return length > 0;
}

/* Whether the text is an address, not a name: 127.0.0.1, ::1, fe80::1%lo. */
static struct literal literal_of(const char *text, size_t length)
{
	struct literal literal = { .family = 0 };
	const char *percent = memchr(text, '%', length);
	size_t plain = percent ? (size_t)(percent - text) : length;
	unsigned char bytes[16];
	if (plain == 0 || plain >= sizeof literal.text)
		return literal;
	memcpy(literal.text, text, plain);
	if (percent) {
		literal.scope = percent + 1;
		literal.scope_length = length - plain - 1;
	}
	if (!percent && inet_pton(AF_INET, literal.text, bytes) == 1)
		literal.family = AF_INET;
	else if (inet_pton(AF_INET6, literal.text, bytes) == 1)
		literal.family = AF_INET6;
	return literal;
}

/* --- structs ------------------------------------------------------------------------------------------------- */

/* What stands behind the % of an IPv6 address; 0 where there is none. */
static struct node *scope_node(struct input *input, struct span span, const struct type *type,
                               const struct literal *literal)
{
	uint64_t number = 0;
	if (literal->scope && !is_decimal(literal->scope, literal->scope_length))
		return leaf_conversion(input, type,
		                       build_string(input, span, literal->scope, literal->scope_length));
	for (size_t i = 0; i < literal->scope_length; i++)
		number = number * 10 + (uint64_t)(literal->scope[i] - '0');
	return number_node(input, span.start, number);
}

/* The value of a member of the literal's struct: its host, its port or its scope; what words do not say is 0. */
static struct node *member_node(struct input *input, struct span span, const struct member *member,
                                const struct literal *literal, struct node *port)
{
	const struct type *type = type_leaf(member->type);
	if (member->flags & MEMBER_FAMILY)
		return constant_node(input, span.start, type->names,
		                     name_of_value(type->names, literal->family));
	if (type->form == &form_port)
		return leaf_of_number(input, type, port);
	if (type->form == &form_interface)
		return scope_node(input, span, type, literal);
	struct node *host = leaf_of_text(input, span, type, literal->text, strlen(literal->text));
	return host || input->error->set ? host : number_node(input, span.start, 0);
}

static struct node *literal_struct(struct input *input, struct span span, const struct literal *literal,
                                   struct node *port)
{
	const struct type *type = struct_of_family(literal->family);
	struct node *node = build_struct(input, span, type);
	for (size_t i = 0; node && i < type->count; i++)
		if (!(type->members[i].flags & MEMBER_PADDING))
			node = build_member(node, &type->members[i],
			                    member_node(input, span, &type->members[i], literal, port));
	return node;
}

static struct node *path_struct(struct input *input, struct node *path)
{
	const struct type *type = &type_sockaddr_un;
	const struct member *family = &type->members[0];
	struct node *node = path ? build_struct(input, path->span, type) : NULL;
	if (!node)
		return NULL;
	const struct name *name = name_of_value(family->type->names, struct_family(type));
	node = build_member(node, family, constant_node(input, path->span.start, family->type->names, name));
	return build_member(node, &type->members[1], path);
}

/* --- words --------------------------------------------------------------------------------------------------- */

/* Whether a service could have that name. */
static bool is_service(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!in_name(text[i]) && !strchr("-+./*", text[i]))
			return false;
	return length > 0;
}

/* A number, a service's name, `@srv.port`, `$port`. */
static struct node *read_port(struct input *input, size_t length)
{
	char byte = input_byte(input, 0);
	if (byte == '$')
		return read_dollar(input);
	if (byte == '@')
		return read_descriptor(input);
	if (byte == '-' && is_decimal(input->text + input->at + 1, length - 1)) {
		size_t start = input->at++;
		struct node *number = lex_number(input);
		if (number) {
			number->number.value = 0 - number->number.value;
			number->span = input_span(input, start);
		}
		return number;
	}
	if (byte >= '0' && byte <= '9' && !memchr(input->text + input->at, '.', length))
		return lex_number(input);
	if (begins_name(byte) && is_service(input->text + input->at, length))
		return read_bare(input, length);
	input->at += length ? length : 1;
	error_at(input->error, (struct span){ input->at - (length ? length : 1), input->at },
	         "expected a port: a number or the name of a service");
	return NULL;
}

/* Whether another word stands at the cursor that can be a port. */
static bool more_words(struct input *input)
{
	skip_blanks(input);
	ask_place(input, ASKED_PORT, NULL, &type_port);
	size_t length = name_length(input, 0);
	bool key = length && input_byte(input, length) == '=';
	return !input->more && !words_end(input) && !key;
}

static struct node *address_node(struct input *input, size_t start, struct node *host, struct node *port)
{
	struct node *node = host ? node_new(input, NODE_ADDRESS, start) : NULL;
	if (!node)
		return NULL;
	node->address.host = host;
	node->address.port = port;
	return node;
}

/* A literal address with a port that is known is its struct; with a service's name it has to wait. */
static struct node *literal_address(struct input *input, size_t start, size_t length,
                                    const struct literal *literal, struct node *port)
{
	struct span span = { start, start + length };
	if (port->kind == NODE_STRING) {
		struct node *host = build_string(input, span, input->text + start, length);
		if (host)
			host->string.bare = true;
		return address_node(input, start, host, port);
	}
	return literal_struct(input, span, literal, port);
}

static struct node *port_missing(struct input *input, size_t start, const char *text, size_t length)
{
	const char *colon = memrchr(text, ':', length);
	struct span span = { start, start + length };
	if (input->more) /* it comes with the next line */
		return NULL;
	error_at(input->error, span, "the port is missing");
	if (colon && colon > text && is_decimal(colon + 1, length - (size_t)(colon + 1 - text)))
		hint_line(input, span, "[%.*s]%.*s", (int)(colon - text), text,
		          (int)(length - (size_t)(colon - text)), colon);
	else
		hint_line(input, span, "%.*s PORT", (int)length, text);
	return NULL;
}

/* [IPV6]:PORT, [IPV6] PORT */
static struct node *read_bracketed(struct input *input)
{
	size_t start = input->at, length = bare_length(input);
	const char *text = input->text + start, *close = memchr(text, ']', length);
	if (!close) {
		error_at(input->error, (struct span){ start, start + 1 }, "this [ is not closed");
		error_hint(input->error, "[::1]:80");
		return NULL;
	}
	size_t inside = (size_t)(close - text) - 1;
	struct literal literal = literal_of(text + 1, inside);
	if (literal.family != AF_INET6) {
		error_at(input->error, (struct span){ start + 1, start + 1 + inside },
		         "this is no IPv6 address");
		return NULL;
	}
	input->at += inside + 2;
	if (input_byte(input, 0) == ':')
		input->at++;
	else if (!more_words(input))
		return port_missing(input, start, text, inside + 2);
	struct node *port = read_port(input, bare_length(input));
	return port ? literal_address(input, start + 1, inside, &literal, port) : NULL;
}

static struct node *lone_number(struct input *input, size_t length)
{
	const char *text = input->text + input->at;
	struct span span = { input->at, input->at + length };
	size_t start = input->at;
	input->at += length;
	bool alone = !more_words(input);
	input->at = start + length;
	error_at(input->error, span,
	         alone ? "the host is missing before the port" : "expected a host before the port");
	if (alone)
		hint_line(input, span, "any %.*s", (int)length, text);
	return NULL;
}

/* HOST:PORT with one colon. */
static struct node *read_colon(struct input *input, size_t length, const char *colon)
{
	size_t start = input->at, host_length = (size_t)(colon - (input->text + start));
	if (is_decimal(input->text + start, host_length))
		return lone_number(input, host_length);
	if (host_length == 0 || (host_length == 1 && input->text[start] == '*')) {
		struct span span = { start, start + length };
		error_at(input->error, span, "the host is missing before the port");
		hint_line(input, span, "any %.*s", (int)(length - host_length - 1), colon + 1);
		return NULL;
	}
	struct literal literal = literal_of(input->text + start, host_length);
	struct node *host = literal.family ? NULL : read_bare(input, host_length);
	input->at = start + host_length + 1;
	struct node *port = read_port(input, length - host_length - 1);
	if (!port || (!literal.family && !host))
		return NULL;
	return literal.family ? literal_address(input, start, host_length, &literal, port)
	                      : address_node(input, start, host, port);
}

/* 127.0.0.1,80 */
static struct node *comma(struct input *input, size_t length)
{
	size_t at = input->at + (size_t)((const char *)memchr(input->text + input->at, ',', length) -
	                                 (input->text + input->at));
	error_at(input->error, (struct span){ at, at + 1 }, "words are separated by blanks");
	hint_line(input, (struct span){ at, at + 1 + (at + 1 < input->length && input->text[at + 1] == ' ') },
	          " ");
	return NULL;
}

static struct node *read_bare_address(struct input *input)
{
	size_t start = input->at, length = bare_length(input);
	const char *text = input->text + start;
	if (text[0] == '/' || (length > 1 && text[0] == '.' && (text[1] == '/' || text[1] == '.')))
		return path_struct(input, read_bare(input, length));
	if (memchr(text, ',', length))
		return comma(input, length);
	struct literal literal = literal_of(text, length);
	const char *colon = memchr(text, ':', length);
	if (!literal.family && colon && !memchr(colon + 1, ':', length - (size_t)(colon + 1 - text)))
		return read_colon(input, length, colon);
	if (is_decimal(text, length))
		return lone_number(input, length);
	struct node *host = literal.family ? NULL : read_bare(input, length);
	input->at = start + length;
	if (!more_words(input)) {
		if (literal.family)
			return port_missing(input, start, text, length);
		return address_node(input, start, host, NULL);
	}
	if (length == 1 && text[0] == '*') {
		error_at(input->error, (struct span){ start, start + 1 }, "there is no host `*`");
		hint_line(input, (struct span){ start, start + 1 }, "any");
		return NULL;
	}
	struct node *port = read_port(input, bare_length(input));
	if (!port)
		return NULL;
	return literal.family ? literal_address(input, start, length, &literal, port)
	                      : address_node(input, start, host, port);
}

/* A host or a struct in a variable, an attribute of a descriptor, a quoted host or path. */
static struct node *read_value_address(struct input *input, struct node *host)
{
	if (!host)
		return NULL;
	if (host->kind == NODE_DESCRIPTOR) {
		error_at(input->error, host->span, "a descriptor is no address");
		size_t length = host->span.end - host->span.start - 1;
		const char *name = input->text + host->span.start + 1;
		error_hint(input->error,
		           "@\"%.*s\" is an abstract name; @%.*s.addr @%.*s.port the address of that socket",
		           (int)length, name, (int)length, name, (int)length, name);
		return NULL;
	}
	if (host->kind == NODE_STRING && host->string.abstract)
		return path_struct(input, host);
	size_t end = input->at;
	if (!more_words(input)) {
		input->at = end;
		if (host->kind == NODE_STRING)
			return path_struct(input, host);
		return host->kind == NODE_ATTRIBUTE ? address_node(input, host->span.start, host, NULL) : host;
	}
	struct node *port = read_port(input, bare_length(input));
	return port ? address_node(input, host->span.start, host, port) : NULL;
}

struct node *read_address_words(struct input *input)
{
	switch (input_byte(input, 0)) {
	case '{':
		return read_struct(input, &type_any_address, NULL);
	case '$':
		return read_value_address(input, read_dollar(input));
	case '@':
		return read_value_address(input, read_descriptor(input));
	case '"':
	case '\'':
		return read_value_address(input, lex_string(input));
	case '[':
		return read_bracketed(input);
	default:
		return read_bare_address(input);
	}
}
