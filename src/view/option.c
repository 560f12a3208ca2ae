/* Socket options in a call line: the option's name, and its value by the option's kind.
 * Not here: which options there are (abi/options.c). */
#include "view/option.h"

#include <string.h>
#include <sys/socket.h>

#include "view/values.h"

/* The beginning that the names of a level's options have in common, "SO_"; its length, 0 for a level without any. */
static const char *option_prefix(int64_t level, size_t *length)
{
	for (size_t i = 0; i < socket_option_count; i++) {
		const char *end = strchr(socket_options[i].name, '_');

		if (socket_options[i].level == level && end) {
			*length = (size_t)(end + 1 - socket_options[i].name);
			return socket_options[i].name;
		}
	}
	*length = 0;
	return "";
}

/* The name that strace has for it, which may be another one than was typed: SO_RCVTIMEO_OLD. */
static void show_option_name(struct sink *sink, const struct socket_option *option)
{
	const struct socket_option *usual = option->flags == 0 ? option : option_of_value(option->level, option->value);

	sink_name(sink, usual ? usual->name : option->name);
}

void option_show_name(struct sink *sink, const struct socket_option *option, int64_t level, int64_t number)
{
	char comment[32];
	size_t length;
	const char *prefix;

	if (option) {
		show_option_name(sink, option);
		return;
	}
	prefix = option_prefix(level, &length);
	if (length == 0 || length + sizeof "???" > sizeof comment) {
		sink_unsigned(sink, (uint32_t)number);
		return;
	}
	memcpy(comment, prefix, length);
	memcpy(comment + length, "???", sizeof "???");
	sink_hex(sink, (uint32_t)number);
	sink_comment(sink, comment);
}

/* --- option values ---------------------------------------------------------------------------------------------- */

/* An int, as strace decides: four bytes; of SOL_SOCKET's known options, the first four of more. */
static bool is_int(const struct socket_option *option, size_t size)
{
	return size == sizeof(int) || (size > sizeof(int) && option && option->level == SOL_SOCKET &&
	                               (option->kind == OPTION_INT || option->kind == OPTION_FLAG));
}

static void option_int(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size)
{
	if (!is_int(option, size)) {
		sink_string(sink, bytes, size);
		return;
	}
	sink_begin(sink, GROUP_LIST, NULL);
	sink_number(sink, value_read(bytes, sizeof(int), true));
	sink_end(sink);
}

static void option_error(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size)
{
	if (size < sizeof(int)) {
		option_int(sink, option, bytes, size);
		return;
	}
	sink_begin(sink, GROUP_LIST, NULL);
	value_error(sink, value_read(bytes, sizeof(int), true));
	sink_end(sink);
}

/* Fields that came whole; of less than the first of them, the bytes. */
static void option_struct(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size)
{
	const struct layout *layout = option->layout;

	if (size < layout->fields[0].size)
		sink_string(sink, bytes, size);
	else
		value_struct(sink, &(struct struct_bytes){ layout, bytes, size < layout->size ? size : layout->size, false });
}

static void option_text(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size)
{
	(void)option;
	sink_string(sink, bytes, size);
}

static void (*const option_functions[])(struct sink *, const struct socket_option *, const uint8_t *, size_t) = {
	[OPTION_INT] = option_int,
	[OPTION_FLAG] = option_int,
	[OPTION_ERROR] = option_error,
	[OPTION_STRUCT] = option_struct,
	[OPTION_TEXT] = option_text,
	[OPTION_OTHER] = option_int,
};

void option_show_value(struct sink *sink, const struct socket_option *option, const uint8_t *bytes, size_t size)
{
	option_functions[option ? option->kind : OPTION_OTHER](sink, option, bytes, size);
}
