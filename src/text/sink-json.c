/* The sink that makes one JSON object of the tokens that it gets.
 * Not here: what is printed (the walks), text (sink-text.c). */
#include "text/sink-json.h"

#include <config.h>

#ifdef HAVE_JANSSON

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MOST 32

/* One group that has begun. Its value is owned by the frame until it ends. */
struct frame {
	enum sink_group group;
	json_t *value;   /* object of a struct, list of arguments, list; of a conversion, what it converts */
	const char *key; /* under which the next value is put, or NULL */
};

/* Values out of memory are NULL, which jansson's functions take and pass on as failures. */
struct json_sink {
	struct sink sink; /* first: a struct sink * of it is what walks get */
	json_t *root;     /* the object that values outside of every group go to */
	const char *key;  /* of the next of them */
	struct frame frames[DEPTH_MOST];
	bool failed;
};

static struct json_sink *json_of(struct sink *sink)
{
	return (struct json_sink *)(void *)sink;
}

static struct frame *innermost(struct json_sink *json)
{
	unsigned depth = json->sink.depth;

	return depth > 0 && depth <= DEPTH_MOST ? &json->frames[depth - 1] : NULL;
}

/* {"name": "sockfd", "value": 3} */
static json_t *named_value(const char *name, json_t *value)
{
	return json_pack("{s:s, s:o}", "name", name, "value", value);
}

/* Puts a value, which it takes over, where the group that has begun wants it. */
static void put(struct json_sink *json, json_t *value)
{
	struct frame *frame = innermost(json);
	int trouble = 0;

	if (!frame)
		trouble = json_object_set_new(json->root, json->key ? json->key : "value", value);
	else if (frame->group == GROUP_CALL || frame->group == GROUP_OPEN_CALL)
		trouble = json_array_append_new(frame->value, named_value(frame->key, value));
	else if (frame->group == GROUP_STRUCT)
		trouble = json_object_set_new(frame->value, frame->key, value);
	else if (frame->group != GROUP_CONVERSION)
		trouble = json_array_append_new(frame->value, value);
	else { /* the last one is what is converted: inet_pton(AF_INET6, "::1", ...) */
		json_decref(frame->value);
		frame->value = value;
	}
	if (trouble != 0)
		json->failed = true;
}

static void json_begin(struct sink *sink, enum sink_group group, const char *name)
{
	struct json_sink *json = json_of(sink);
	struct frame *frame;

	sink->depth++;
	frame = innermost(json);
	if (!frame) {
		json->failed = true;
		return;
	}
	*frame = (struct frame){ .group = group };
	if (group == GROUP_STRUCT)
		frame->value = json_object();
	else if (group != GROUP_CONVERSION)
		frame->value = json_array();
	if (group == GROUP_CALL || group == GROUP_OPEN_CALL)
		json_object_set_new(json->root, "call", json_string(name));
}

static void json_end(struct sink *sink)
{
	struct json_sink *json = json_of(sink);
	struct frame *frame = innermost(json);
	json_t *value = frame ? frame->value : NULL;

	sink->depth--;
	if (!frame)
		return;
	if (frame->group == GROUP_CALL || frame->group == GROUP_OPEN_CALL)
		json->key = "arguments";
	put(json, value);
}

static void set_key(struct json_sink *json, const char *name)
{
	struct frame *frame = innermost(json);

	if (!frame)
		json->key = name;
	else
		frame->key = name;
}

static void json_argument(struct sink *sink, const char *name)
{
	set_key(json_of(sink), name);
}

static void json_field(struct sink *sink, const char *name, bool shown)
{
	(void)shown;
	set_key(json_of(sink), name);
}

static void json_number(struct sink *sink, enum sink_role role, enum number_form form, uint64_t value)
{
	(void)role;
	if (form != NUMBER_SIGNED && value > INT64_MAX) /* JSON's readers have no such integers */
		put(json_of(sink), json_sprintf("%llu", (unsigned long long)value));
	else
		put(json_of(sink), json_integer((json_int_t)value));
}

static void json_truth(struct sink *sink, bool value)
{
	put(json_of(sink), json_boolean(value));
}

static void json_name(struct sink *sink, const char *text)
{
	put(json_of(sink), strcmp(text, "NULL") == 0 ? json_null() : json_string(text));
}

/* Bytes in hexadecimal with blanks between them. */
static json_t *hexadecimal(const void *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *byte = bytes;
	char *text = malloc(3 * length + 1);
	json_t *value;

	if (!text)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		text[3 * i] = digits[byte[i] >> 4];
		text[3 * i + 1] = digits[byte[i] & 15];
		text[3 * i + 2] = ' ';
	}
	value = json_stringn(text, length > 0 ? 3 * length - 1 : 0);
	free(text);
	return value;
}

/* A string where the bytes are UTF-8, else {"hex": "ff 00"}. */
static json_t *string_or_bytes(const char *prefix, const void *bytes, size_t length)
{
	size_t before = strlen(prefix);
	char *text = malloc(before + length + 1);
	json_t *value = NULL;

	if (!text)
		return NULL;
	memcpy(text, prefix, before);
	if (length > 0)
		memcpy(text + before, bytes, length);
	value = json_stringn(text, before + length);
	free(text);
	return value ? value : json_pack("{s:o}", "hex", hexadecimal(bytes, length));
}

/* A limit of what is printed is none for programs, but a string that is cut has no more bytes here. */
static void json_put_string(struct sink *sink, const char *prefix, const void *bytes, size_t length, bool cut)
{
	(void)cut;
	put(json_of(sink), string_or_bytes(prefix, bytes, length));
}

static void json_bytes(struct sink *sink, const void *bytes, size_t length)
{
	put(json_of(sink), hexadecimal(bytes, length));
}

static void json_in_out(struct sink *sink, int64_t before, int64_t after)
{
	put(json_of(sink), json_pack("{s:I, s:I}", "before", (json_int_t)before, "after", (json_int_t)after));
}

static void json_comment(struct sink *sink, const char *text)
{
	(void)sink;
	(void)text;
}

static void json_text(struct sink *sink, enum sink_role role, const char *text, size_t length)
{
	(void)sink;
	(void)role;
	(void)text;
	(void)length;
}

static const struct sink_operations json_operations = {
	.begin = json_begin,
	.end = json_end,
	.argument = json_argument,
	.field = json_field,
	.number = json_number,
	.truth = json_truth,
	.name = json_name,
	.string = json_put_string,
	.bytes = json_bytes,
	.in_out = json_in_out,
	.change = json_in_out,
	.comment = json_comment,
	.text = json_text,
};

bool json_is_available(void)
{
	return true;
}

struct sink *json_sink_new(const struct view_settings *settings)
{
	struct json_sink *json = calloc(1, sizeof *json);

	if (!json)
		return NULL;
	json->sink = (struct sink){ .operations = &json_operations, .settings = settings };
	json->root = json_object();
	json->failed = !json->root;
	return &json->sink;
}

bool json_sink_end(struct sink *sink, struct sink *to)
{
	struct json_sink *json = json_of(sink);
	char *line = json->failed ? NULL : json_dumps(json->root, JSON_COMPACT);
	bool good = line;

	if (line) {
		sink_text(to, ROLE_PLAIN, line);
		sink_newline(to);
	}
	free(line);
	json_decref(json->root);
	free(json);
	return good;
}

#else

bool json_is_available(void)
{
	return false;
}

struct sink *json_sink_new(const struct view_settings *settings)
{
	(void)settings;
	return NULL;
}

bool json_sink_end(struct sink *sink, struct sink *to)
{
	(void)sink;
	(void)to;
	return false;
}

#endif
