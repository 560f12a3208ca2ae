/* Steps as JSON: the sink that builds values, and the object of a step around them.
 * Not here: the walk over arguments (callline.c). */
#include "view/sink-json.h"

#include <config.h>

#ifdef HAVE_JANSSON

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "abi/errors.h"
#include "abi/names.h"
#include "abi/structs.h"
#include "view/blocks.h"
#include "view/callline.h"
#include "view/table.h"

#define DEPTH_MOST 32

/* One group that has begun. Its value is owned by the frame until it ends. */
struct frame {
	enum sink_group group;
	json_t *value;   /* object of a struct, list of arguments, list; of a conversion, what it converts */
	const char *key; /* under which the next value is put, or NULL */
};

/* Values out of memory are NULL, which jansson's functions take and pass on as failures. */
struct json_sink {
	struct sink sink; /* first: a struct sink * of it is what views get */
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

	if (frame == NULL)
		trouble = json_object_set_new(json->root, json->key == NULL ? "value" : json->key, value);
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
	if (frame == NULL) {
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
	json_t *value = frame == NULL ? NULL : frame->value;

	sink->depth--;
	if (frame == NULL)
		return;
	if (frame->group == GROUP_CALL || frame->group == GROUP_OPEN_CALL)
		json->key = "arguments";
	put(json, value);
}

static void set_key(struct json_sink *json, const char *name)
{
	struct frame *frame = innermost(json);

	if (frame == NULL)
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

	if (text == NULL)
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

	if (text == NULL)
		return NULL;
	memcpy(text, prefix, before);
	if (length > 0)
		memcpy(text + before, bytes, length);
	value = json_stringn(text, before + length);
	free(text);
	return value != NULL ? value : json_pack("{s:o}", "hex", hexadecimal(bytes, length));
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
	.name = json_name,
	.string = json_put_string,
	.bytes = json_bytes,
	.in_out = json_in_out,
	.comment = json_comment,
	.text = json_text,
};

/* --- the object of a step ----------------------------------------------------------------------------------------- */

/* Text that a walk prints, as a string. */
static json_t *text_value(struct text_sink *text)
{
	json_t *value = json_stringn(text->length > 0 ? text->data : "", text->length);

	text_sink_free(text);
	return value;
}

static json_t *call_text(const struct step *step, const struct view_settings *settings)
{
	struct text_sink text;

	text_sink_init(&text, settings);
	callline_show(&text.sink, step);
	return text_value(&text);
}

static json_t *member_object(const struct place *member, const struct view_settings *settings)
{
	json_t *object = json_pack("{s:i, s:s, s:o}", "offset", (int)member->member->offset, "name", member->member->name,
	                           "bytes", hexadecimal(member->bytes, member->size));
	struct text_sink text;
	bool is_network;
	text_sink_init(&text, settings);
	blocks_value(&text.sink, member);
	if (text.length > 0)
		json_object_set_new(object, "value", text_value(&text));
	if (blocks_has_order(member->member, &is_network))
		json_object_set_new(object, "order", json_string(is_network ? "network" : "host"));
	return object;
}

static json_t *struct_object(const struct block_shown *shown, const struct view_settings *settings)
{
	const struct place *place = &shown->place;
	json_t *members = json_array();
	for (size_t i = 0; i < place->type->count; i++) {
		struct place member = place_member(place, &place->type->members[i]);
		if (member.size)
			json_array_append_new(members, member_object(&member, settings));
	}
	return json_pack("{s:s, s:s, s:I, s:b, s:o}", "argument", shown->argument, "struct", struct_tag(place->type), "size",
	                 (json_int_t)place->size, "filled_in", shown->filled_in ? 1 : 0, "fields", members);
}

struct json_structs {
	struct block_visitor visitor; /* first: what is visited with */
	const struct view_settings *settings;
	json_t *list; /* NULL until there is one */
};

static void add_struct(struct block_visitor *visitor, const struct block_shown *shown)
{
	struct json_structs *structs = (struct json_structs *)(void *)visitor;
	if (shown->place.type->shape != SHAPE_STRUCT)
		return;
	if (!structs->list)
		structs->list = json_array();
	json_array_append_new(structs->list, struct_object(shown, structs->settings));
}

static void add_structs(json_t *root, const struct step *step, const struct view_settings *settings)
{
	struct json_structs structs = { .visitor = { add_struct }, .settings = settings };
	blocks_visit(step, &structs.visitor);
	if (structs.list)
		json_object_set_new(root, "structs", structs.list);
}

static void add_text(json_t *root, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(root, key, string_or_bytes("", text, strlen(text)));
}

static void add_error(json_t *root, const struct step *step)
{
	if (step->error == 0)
		return;
	add_text(root, "errno", errno_name(step->error));
	add_text(root, "message", errno_text(step->error));
}

static void add_notes(json_t *root, const struct step *step)
{
	json_t *list;

	if (step->notes == NULL)
		return;
	list = json_array();
	for (const struct note *note = step->notes; note != NULL; note = note->next)
		json_array_append_new(list, string_or_bytes("", note->text, strlen(note->text)));
	json_object_set_new(root, "notes", list);
}

static void add_rest(json_t *root, const struct step *step)
{
	const struct name *signal = step->signal != 0 ? name_of_value(&signal_names, step->signal) : NULL;

	if (step->job != 0)
		json_object_set_new(root, "job", json_integer((json_int_t)step->job));
	if (step->made)
		json_object_set_new(root, "nanoseconds", json_integer(step->nanoseconds));
	else
		json_object_set_new(root, "waiting", json_true());
	if (step->signal != 0)
		add_text(root, "signal", signal == NULL ? "" : signal->name);
	add_notes(root, step);
	add_text(root, "reason", step->reason);
	add_text(root, "advice", step->advice);
	if (step->expectation != EXPECTATION_UNMET)
		return;
	add_text(root, "expected", step->expected);
	add_text(root, "got", step->got);
}

/* NULL where memory ran out. */
static json_t *step_object(const struct step *step, const struct view_settings *settings)
{
	struct json_sink json = { .sink = { .operations = &json_operations, .settings = settings } };

	json.root = json_object();
	callline_call(&json.sink, step);
	if (step->made && !step->killed)
		callline_result(&json.sink, step);
	add_error(json.root, step);
	json_object_set_new(json.root, "text", call_text(step, settings));
	add_rest(json.root, step);
	if (step->made)
		add_structs(json.root, step, settings);
	if (step->changes != NULL) {
		json.key = "table";
		table_values_of_changes(&json.sink, step->changes);
	}
	if (!json.failed)
		return json.root;
	json_decref(json.root);
	return NULL;
}

bool json_is_available(void)
{
	return true;
}

/* What is printed in the object is as plain as can be. */
static struct view_settings plain(const struct view_settings *settings)
{
	struct view_settings plain = *settings;

	plain.colour = false;
	plain.times = false;
	plain.data_limit = 0;
	return plain;
}

/* Takes the object over. */
static bool put_line(struct text_sink *text, json_t *object)
{
	char *line = json_dumps(object, JSON_COMPACT);

	json_decref(object);
	if (line == NULL)
		return false;
	sink_text(&text->sink, ROLE_PLAIN, line);
	sink_newline(&text->sink);
	free(line);
	return true;
}

bool json_show_step(struct text_sink *text, const struct step *step)
{
	struct view_settings settings = plain(text->sink.settings);

	return put_line(text, step_object(step, &settings));
}

bool json_show_table(struct text_sink *text, const struct descriptor_table *table)
{
	struct view_settings settings = plain(text->sink.settings);
	struct json_sink json = { .sink = { .operations = &json_operations, .settings = &settings } };

	json.root = json_object();
	json.key = "table";
	table_values(&json.sink, table);
	if (json.failed) {
		json_decref(json.root);
		return false;
	}
	return put_line(text, json.root);
}

#else

bool json_is_available(void)
{
	return false;
}

bool json_show_step(struct text_sink *text, const struct step *step)
{
	(void)text;
	(void)step;
	return false;
}

bool json_show_table(struct text_sink *text, const struct descriptor_table *table)
{
	(void)text;
	(void)table;
	return false;
}

#endif
