/* Where views print to: tokens go in, and text, coloured text or JSON comes out. A view walks its subject once and
 * knows no sink; a sink knows no subject.
 * Not here: the walks (view/callline.h, view/blocks.h, view/table.h), JSON (sink-json.h). */
#ifndef SOCK_TEXT_SINK_H
#define SOCK_TEXT_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/settings.h"

/* What a piece of text is. It chooses a colour where there is colour, and nothing else. */
enum sink_role {
	ROLE_PLAIN,
	ROLE_CALL,
	ROLE_DESCRIPTOR,
	ROLE_NUMBER,
	ROLE_CONSTANT,
	ROLE_STRING,
	ROLE_FIELD,
	ROLE_ERROR,
	ROLE_NOTE,
	ROLE_REASON,
	ROLE_ADVICE,
	ROLE_NEW,     /* marks in tables: + */
	ROLE_CHANGED, /* ~ */
	ROLE_GONE,    /* - */
	ROLE_HEADING,
	ROLE_DIM,
	ROLE_COUNT
};

/* What begins and ends. Between begin and end, the sink sets the separators. */
enum sink_group {
	GROUP_NONE,       /* outside of everything */
	GROUP_CALL,       /* bind(3, ...): its elements begin with sink_argument */
	GROUP_OPEN_CALL,  /* the same, of a call that has not returned: no bracket closes it */
	GROUP_CONVERSION, /* htons(80) for a value: its elements are values; JSON keeps the value alone */
	GROUP_STRUCT,     /* {a=1, b=2}: its elements begin with sink_field */
	GROUP_LIST,       /* [1, 2]: its elements are values */
	GROUP_SET,        /* [1 2]: the same with blanks alone between */
	GROUP_FLAGS,      /* A|B: its elements are values; 0 where there are none */
};

enum number_form {
	NUMBER_SIGNED,
	NUMBER_UNSIGNED,
	NUMBER_HEX,  /* 0x2; zero is 0, as printf's %#x */
	NUMBER_HEX8, /* 0x0100007f */
	NUMBER_MODE, /* 0644: octal, of three digits at least */
};

struct sink;

struct sink_operations {
	void (*begin)(struct sink *sink, enum sink_group group, const char *name);
	void (*end)(struct sink *sink);
	void (*argument)(struct sink *sink, const char *name);
	void (*field)(struct sink *sink, const char *name, bool shown);
	void (*number)(struct sink *sink, enum sink_role role, enum number_form form, uint64_t value);
	void (*truth)(struct sink *sink, bool value);
	void (*name)(struct sink *sink, const char *text);
	void (*string)(struct sink *sink, const char *prefix, const void *bytes, size_t length, bool cut);
	void (*bytes)(struct sink *sink, const void *bytes, size_t length);
	void (*in_out)(struct sink *sink, int64_t before, int64_t after);
	void (*change)(struct sink *sink, int64_t before, int64_t after);
	void (*comment)(struct sink *sink, const char *text);
	void (*text)(struct sink *sink, enum sink_role role, const char *text, size_t length);
};

struct sink {
	const struct sink_operations *operations;
	const struct view_settings *settings; /* never NULL */
	unsigned depth;                       /* groups that have begun and not ended */
};

/* `name` is that of GROUP_CALL, GROUP_OPEN_CALL and GROUP_CONVERSION; NULL for all others. */
void sink_begin(struct sink *sink, enum sink_group group, const char *name);
void sink_end(struct sink *sink);

/* The next value is the argument of that name. Text does not show the name. */
void sink_argument(struct sink *sink, const char *name);

/* The next value is the field of that name. Where `shown` is false, text leaves "name=" out: strace writes
 * inet_pton(AF_INET6, "::1", &sin6_addr) without it. */
void sink_field(struct sink *sink, const char *name, bool shown);

/* Values. */
void sink_number(struct sink *sink, int64_t value);
void sink_unsigned(struct sink *sink, uint64_t value);
void sink_hex(struct sink *sink, uint64_t value);
void sink_number_as(struct sink *sink, enum sink_role role, enum number_form form, uint64_t value);
void sink_descriptor(struct sink *sink, int64_t value);
void sink_truth(struct sink *sink, bool value);                        /* true or false */
void sink_name(struct sink *sink, const char *text);                   /* a constant: AF_INET, NULL */
void sink_pointer(struct sink *sink, uint64_t value);                  /* NULL or 0x7f... */
void sink_string(struct sink *sink, const void *bytes, size_t length); /* "..." escaped */
void sink_string_field(struct sink *sink, const char *name,
                       const char *text); /* name="..."; nothing where text is NULL */
void sink_string_cut(struct sink *sink, const void *bytes, size_t length); /* "..."... */
void sink_string_prefixed(struct sink *sink, const char *prefix, const void *bytes, size_t length); /* @"..." */
void sink_bytes(struct sink *sink, const void *bytes, size_t length); /* [0a 00 00 01] */
void sink_in_out(struct sink *sink, int64_t before, int64_t after);   /* [16], or [128 => 16] */
void sink_change(struct sink *sink, int64_t before, int64_t after);   /* 128 => 16 */

/* Behind a value, as a comment of C: AF_??? behind a family that has no name. JSON leaves it out. */
void sink_comment(struct sink *sink, const char *text);

/* Text as it stands, which must be free of bytes from outside (they are escaped first: sink_escaped). Never an
 * element of a group, and JSON leaves it out. */
void sink_text(struct sink *sink, enum sink_role role, const char *text);
void sink_text_length(struct sink *sink, enum sink_role role, const char *text, size_t length);
void sink_escaped(struct sink *sink, enum sink_role role, const void *bytes, size_t length); /* without quotes */
void sink_format(struct sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3))); /* plain */
void sink_spaces(struct sink *sink, size_t count);
void sink_newline(struct sink *sink);

/* Text that grows in memory and is written as a whole. The memory at `data` is the sink's; `length` bytes of it are
 * text, without a NUL. What runs out of memory is dropped, and text_sink_flush says so. */
struct text_sink {
	struct sink sink; /* first: a struct sink * of it is what views get */
	char *data;
	size_t length, capacity;
	bool borrowed;                        /* `data` is the caller's and not to be freed */
	bool failed;                          /* memory ran out */
	unsigned char groups[32], counts[32]; /* enum sink_group and elements so far, by depth */
};

/* An empty sink; `settings` must outlive it. Allocates nothing yet. */
void text_sink_init(struct text_sink *text, const struct view_settings *settings);

/* The same, with the caller's memory to begin with; it takes its own when that is full. */
void text_sink_init_with(struct text_sink *text, const struct view_settings *settings, char *memory,
                         size_t size);

/* Gives its memory back. */
void text_sink_free(struct text_sink *text);

/* Writes all text to a descriptor and empties the sink, also where writing failed. One write where the kernel takes it
 * whole; short writes, EINTR and a descriptor that would block are dealt with. Returns 0 or an errno: that of write,
 * or ENOMEM where text was dropped. */
int text_sink_flush(struct text_sink *text, int descriptor);

/* Forgets the text, keeps the memory. */
void text_sink_clear(struct text_sink *text);

/* The text with a NUL behind it, until more is printed. NULL where memory ran out. */
const char *text_sink_string(struct text_sink *text);

#endif
