/* Structs and data of a step, byte by byte: found, measured, then laid out in columns.
 * Not here: the notation of a value (values.c), the dump of bytes (bytes.c). */
#include "view/structs.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "view/bytes.h"
#include "view/callline.h"
#include "text/escape.h"

/* --- finding them ------------------------------------------------------------------------------------------------ */

static bool goes_in(const struct argument *argument)
{
	return (argument->parameter->direction & DIRECTION_IN) != 0;
}

/* How many bytes of an input its length argument speaks of. */
static size_t bytes_passed(const struct step *step, const struct argument *argument)
{
	int8_t peer = argument->parameter->peer;
	size_t size = argument->before_size;
	const struct argument *length;

	if (peer < 0 || (size_t)peer >= step->argument_count)
		return size;
	length = &step->arguments[peer];
	if (length->parameter->kind != KIND_LENGTH)
		return size;
	return length->value < 0 || (uint64_t)length->value > size ? size : (size_t)length->value;
}

/* The argument's memory as it is to be shown; false where there is none. */
static bool find_bytes(const struct step *step, const struct argument *argument, struct struct_shown *shown)
{
	*shown = (struct struct_shown){ .argument = argument, .element = -1, .filled_in = !goes_in(argument) };
	if (argument->form != ARGUMENT_MEMORY || (shown->filled_in && (step->failed || step->killed)))
		return false;
	shown->bytes.bytes = shown->filled_in ? argument->after : argument->before;
	shown->bytes.length = shown->filled_in ? argument->after_size : bytes_passed(step, argument);
	return shown->bytes.bytes != NULL && shown->bytes.length > 0;
}

/* A length below 0, of which the kernel looks at nothing: the call line has the address's pointer then. */
static bool has_negative_length(const struct step *step, const struct argument *argument)
{
	int8_t peer = argument->parameter->peer;
	const struct argument *length = peer >= 0 && (size_t)peer < step->argument_count ? &step->arguments[peer] : NULL;
	return length && length->parameter->kind == KIND_LENGTH && (int32_t)length->value < 0;
}

static size_t collect_address(const struct step *step, const struct argument *argument, struct struct_shown *shown)
{
	sa_family_t family;

	if (has_negative_length(step, argument) || !find_bytes(step, argument, shown) || shown->bytes.length < sizeof family)
		return 0;
	memcpy(&family, shown->bytes.bytes, sizeof family);
	shown->bytes.layout = layout_of_family(family);
	if (shown->bytes.layout == NULL)
		shown->bytes.layout = &layout_sockaddr;
	if (shown->bytes.length > ADDRESS_MOST)
		shown->bytes.length = ADDRESS_MOST;
	return 1;
}

static size_t collect_option(const struct step *step, const struct argument *argument, struct struct_shown *shown)
{
	if (argument->option == NULL || argument->option->layout == NULL || !find_bytes(step, argument, shown))
		return 0;
	shown->bytes.layout = argument->option->layout;
	return 1;
}

static size_t collect_struct(const struct step *step, const struct argument *argument, struct struct_shown *shown)
{
	if (!find_bytes(step, argument, shown))
		return 0;
	shown->bytes.layout = argument->parameter->layout;
	return 1;
}

/* A list that goes in and out is shown as it came out, with what was there before to compare. */
static size_t collect_list(const struct step *step, const struct argument *argument, struct struct_shown *shown,
                           size_t room)
{
	const struct layout *layout = argument->parameter->layout;
	bool changed = argument->after != NULL && !step->failed;
	size_t size = changed ? argument->after_size : argument->before_size, count = size / layout->size;
	const uint8_t *bytes = changed ? argument->after : argument->before;

	if (argument->form != ARGUMENT_MEMORY || bytes == NULL)
		return 0;
	for (size_t i = 0; i < count && i < room; i++)
		shown[i] = (struct struct_shown){
			.argument = argument,
			.bytes = { layout, bytes + i * layout->size, layout->size, false },
			.was = changed && argument->before != NULL ? argument->before + i * layout->size : NULL,
			.element = (long)i,
		};
	return count < room ? count : room;
}

size_t structs_collect(const struct step *step, struct struct_shown *shown)
{
	size_t count = 0;

	for (size_t i = 0; i < step->argument_count && count < STRUCTS_MOST; i++) {
		const struct argument *argument = &step->arguments[i];

		switch (argument->parameter->kind) {
		case KIND_ADDRESS:
			count += collect_address(step, argument, shown + count);
			break;
		case KIND_OPTION_VALUE:
			count += collect_option(step, argument, shown + count);
			break;
		case KIND_STRUCT:
			count += collect_struct(step, argument, shown + count);
			break;
		case KIND_STRUCT_LIST:
			count += collect_list(step, argument, shown + count, STRUCTS_MOST - count);
			break;
		default:
			break;
		}
	}
	return count;
}

/* --- one struct as rows ------------------------------------------------------------------------------------------ */

/* One line: some bytes of a field, in its first line with name, value and order. */
struct row {
	size_t offset;
	const char *name;
	const uint8_t *bytes;
	size_t count;
	size_t zeros;             /* bytes of 0 that the line stands for instead of showing them */
	size_t value, value_length; /* in the text of values */
	const char *order;
	bool changed;
};

struct rows {
	struct row *row;
	size_t count, capacity;
	struct row lost; /* in place of those that there is no memory for */
	struct text_sink values;
	char memory[1024]; /* of values, to begin with */
};

static bool is_inside(const struct struct_bytes *from, const struct field *field)
{
	return (size_t)field->offset + field->size <= from->length;
}

static bool has_no_order(const struct field *field)
{
	return field->kind == FIELD_PADDING || field->kind == FIELD_BYTES || field->kind == FIELD_PATH || field->size == 1;
}

const char *structs_order(const struct field *field)
{
	if (has_no_order(field))
		return "";
	return field->order == ORDER_NETWORK ? "network order" : "host order";
}

void structs_value(struct sink *sink, const struct struct_bytes *from, const struct field *field)
{
	char text[INET6_ADDRSTRLEN];

	if (field->kind == FIELD_PADDING)
		return;
	if (!is_inside(from, field) && field->kind != FIELD_PATH && field->kind != FIELD_BYTES)
		return;
	if (field->kind != FIELD_IN6_ADDR) {
		value_field(sink, from, field);
		return;
	}
	inet_ntop(AF_INET6, from->bytes + field->offset, text, sizeof text);
	sink_text(sink, ROLE_PLAIN, text);
}

/* Room for one more, which is not counted yet. */
static struct row *next_row(struct rows *rows)
{
	size_t capacity = rows->capacity > 0 ? 2 * rows->capacity : 32;
	struct row *row;

	if (rows->count < rows->capacity)
		return &rows->row[rows->count];
	row = realloc(rows->row, capacity * sizeof *row);
	if (!row)
		return NULL;
	rows->row = row;
	rows->capacity = capacity;
	return &rows->row[rows->count];
}

/* The row holds until the next one is added. */
static struct row *add_row(struct rows *rows, size_t offset, const uint8_t *bytes, size_t count)
{
	struct row *row = next_row(rows);

	rows->count += row != NULL;
	if (!row)
		row = &rows->lost;
	*row = (struct row){ .offset = offset, .name = "", .bytes = bytes, .count = count, .order = "",
	                     .value = rows->values.length };
	return row;
}

static bool are_zeros(const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

/* Bytes in lines of `fold`, and one line for all that are 0 from some line but the first on to the end. */
static struct row *add_bytes(struct rows *rows, size_t offset, const uint8_t *bytes, size_t count, size_t fold)
{
	size_t first = rows->count;

	for (size_t at = 0; at < count; at += fold) {
		size_t part = count - at < fold ? count - at : fold;
		bool folded = at > 0 && count - at > fold && are_zeros(bytes + at, count - at);
		struct row *row = add_row(rows, offset + at, bytes + at, folded ? 0 : part);

		if (folded) {
			row->zeros = count - at;
			break;
		}
	}
	return first < rows->count ? &rows->row[first] : &rows->lost;
}

/* How many bytes from the start of the struct on the field ends at: sa_data of an unknown family has all the rest. */
static size_t end_of(const struct struct_bytes *from, const struct field *field)
{
	size_t end = (size_t)field->offset + field->size;

	if (end > from->length || (field->kind == FIELD_BYTES && field + 1 == from->layout->fields + from->layout->count))
		return from->length;
	return end;
}

/* A long text stands beside its bytes, line by line. */
#define VALUE_MOST 40

static void values_by_line(struct rows *rows, struct row *row, bool ends_at_nul)
{
	if (row == &rows->lost)
		return;
	for (; row < rows->row + rows->count; row++) {
		row->value = rows->values.length;
		if (row->zeros == 0)
			sink_string(&rows->values.sink, row->bytes,
			            ends_at_nul ? strnlen((const char *)row->bytes, row->count) : row->count);
		row->value_length = rows->values.length - row->value;
	}
}

static void value_of(struct rows *rows, struct row *row, const struct struct_bytes *from, const struct field *field)
{
	struct field whole = *field;

	if (field->kind == FIELD_BYTES)
		whole.size = (uint16_t)(end_of(from, field) - field->offset);
	row->value = rows->values.length;
	structs_value(&rows->values.sink, from, &whole);
	row->value_length = rows->values.length - row->value;
	if (row->value_length <= VALUE_MOST || (field->kind != FIELD_PATH && field->kind != FIELD_BYTES))
		return;
	rows->values.length = row->value;
	values_by_line(rows, row, field->kind == FIELD_PATH);
}

static void add_field(struct rows *rows, const struct struct_shown *shown, const struct field *field, size_t fold)
{
	const struct struct_bytes *from = &shown->bytes;
	size_t count = end_of(from, field) - field->offset;
	struct row *row = add_bytes(rows, field->offset, from->bytes + field->offset, count, fold);

	row->name = field->name;
	row->order = structs_order(field);
	row->changed = shown->was != NULL &&
	               memcmp(shown->was + field->offset, from->bytes + field->offset, count) != 0;
	value_of(rows, row, from, field);
}

/* Pointers at the end that are all NULL, as in hints for getaddrinfo, have one line. */
static bool add_null(struct rows *rows, const struct struct_bytes *from, const struct field *field)
{
	size_t count = from->length - field->offset;
	struct row *row;

	if (strchr(field->ctype, '*') == NULL || count < 2 * sizeof(void *) || !are_zeros(from->bytes + field->offset, count))
		return false;
	row = add_row(rows, field->offset, from->bytes + field->offset, 0);
	row->name = "(pointers)";
	row->zeros = count;
	return true;
}

/* All fields inside the length, gaps between them, and what was passed behind the struct's end. */
static void add_fields(struct rows *rows, const struct struct_shown *shown, size_t fold)
{
	const struct struct_bytes *from = &shown->bytes;
	size_t at = 0;

	for (size_t i = 0; i < from->layout->count; i++) {
		const struct field *field = &from->layout->fields[i];

		if (field->offset >= from->length)
			break;
		if (field->offset > at)
			add_bytes(rows, at, from->bytes + at, field->offset - at, fold)->name = "(padding)";
		if (add_null(rows, from, field))
			return;
		add_field(rows, shown, field, fold);
		at = end_of(from, field);
	}
	if (at < from->length)
		add_bytes(rows, at, from->bytes + at, from->length - at, fold)->name =
			at < from->layout->size ? "(padding)" : "(behind it)";
}

/* --- laid out ---------------------------------------------------------------------------------------------------- */

struct columns {
	size_t offset, name, bytes, value; /* where they begin */
	size_t order;
	size_t end;                        /* of the widest line */
};

#define ORDER_LENGTH (sizeof "network order" - 1)

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t length_of_bytes(const struct row *row)
{
	return row->count > 0 ? 3 * row->count - 1 : 0;
}

/* Bytes of lines without a value may run on under the values, and values without an order under the orders. */
static struct columns measure(const struct rows *rows)
{
	size_t name = 0, bytes = 0, value = 0, widest = 0;
	size_t last = rows->count > 0 ? rows->row[rows->count - 1].offset : 0;
	struct columns columns = { .offset = 2 };

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->row[i];

		name = larger(name, strlen(row->name));
		if (row->value_length > 0)
			bytes = larger(bytes, length_of_bytes(row));
		if (*row->order != '\0')
			value = larger(value, row->value_length);
		widest = larger(widest, row->value_length);
	}
	columns.name = columns.offset + (last > 9 ? 3 : 2) + (last > 99 ? 1 : 0) + 2;
	columns.bytes = columns.name + name + 2;
	columns.value = columns.bytes + larger(bytes, 11) + 2;
	columns.order = columns.value + value + 2;
	columns.end = larger(columns.order + ORDER_LENGTH, columns.value + widest);
	return columns;
}

/* Text from column `at` on; returns the column behind it. `here` is the column that the line has come to. */
static size_t put_at(struct sink *sink, size_t here, size_t at, enum sink_role role, const char *text, size_t length)
{
	if (length == 0)
		return here;
	if (here < at)
		sink_spaces(sink, at - here);
	else if (here > 0)
		sink_spaces(sink, 2);
	sink_text_length(sink, role, text, length);
	return (here < at ? at : here > 0 ? here + 2 : 0) + length;
}

static size_t put_bytes(struct sink *sink, const struct row *row, size_t here, size_t at)
{
	static const char digits[] = "0123456789abcdef";
	char text[3 * 8];
	size_t used = 0;

	for (size_t i = 0; i < row->count && i < 8; i++) {
		text[used++] = digits[row->bytes[i] >> 4];
		text[used++] = digits[row->bytes[i] & 15];
		text[used++] = ' ';
	}
	here = put_at(sink, here, at, ROLE_NUMBER, text, used > 0 ? used - 1 : 0);
	if (row->zeros == 0)
		return here;
	here = put_at(sink, here, at, ROLE_PLAIN, "...", 3);
	sink_text(sink, ROLE_PLAIN, " ");
	sink_number_as(sink, ROLE_PLAIN, NUMBER_UNSIGNED, row->zeros);
	sink_text(sink, ROLE_PLAIN, " bytes of 0");
	return here;
}

static void put_offset(struct sink *sink, const struct row *row)
{
	sink_text(sink, row->changed ? ROLE_CHANGED : ROLE_PLAIN, row->changed ? "~ " : "  ");
	sink_text(sink, ROLE_PLAIN, "+");
	sink_number_as(sink, ROLE_PLAIN, NUMBER_UNSIGNED, row->offset);
}

/* Returns the order if there was no room for it behind the value: it then stands in the next line. */
static const char *put_row(struct sink *sink, const struct rows *rows, const struct row *row, const char *order,
                           const struct columns *columns)
{
	size_t here = row->offset > 99 ? 6 : row->offset > 9 ? 5 : 4; /* behind "  +100" */

	put_offset(sink, row);
	here = put_at(sink, here, columns->name, ROLE_FIELD, row->name, strlen(row->name));
	here = put_bytes(sink, row, here, columns->bytes);
	here = put_at(sink, here, columns->value, ROLE_PLAIN, rows->values.data + row->value, row->value_length);
	if (*order != '\0' && here + 2 > columns->order)
		return order;
	put_at(sink, here, columns->order, ROLE_NOTE, order, strlen(order));
	return "";
}

/* What did not fit has a line to itself where the next one belongs to another field. */
static void put_rows(struct sink *sink, const struct rows *rows, const struct columns *columns)
{
	const char *left = "";

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->row[i];

		if (*left != '\0' && *row->order != '\0') {
			put_at(sink, 0, columns->order, ROLE_NOTE, left, strlen(left));
			sink_newline(sink);
		}
		left = put_row(sink, rows, row, *row->order != '\0' ? row->order : left, columns);
		sink_newline(sink);
	}
	if (*left == '\0')
		return;
	put_at(sink, 0, columns->order, ROLE_NOTE, left, strlen(left));
	sink_newline(sink);
}

/* struct sockaddr_in, 16 bytes */
static void put_heading(struct sink *sink, const struct struct_shown *shown)
{
	const struct layout *layout = shown->bytes.layout;

	sink_text(sink, ROLE_HEADING, "struct ");
	sink_text(sink, ROLE_HEADING, layout->name);
	sink_text(sink, ROLE_PLAIN, ", ");
	sink_unsigned(sink, shown->bytes.length);
	sink_text(sink, ROLE_PLAIN, shown->bytes.length == 1 ? " byte" : " bytes");
	if (shown->bytes.length < layout->size) {
		sink_text(sink, ROLE_PLAIN, " of ");
		sink_unsigned(sink, layout->size);
	}
	if (shown->filled_in)
		sink_text(sink, ROLE_PLAIN, ", filled in");
	if (shown->element >= 0) {
		sink_text(sink, ROLE_PLAIN, ", element ");
		sink_number(sink, shown->element);
	}
	sink_newline(sink);
}

void structs_show_one(struct sink *sink, const struct struct_shown *shown)
{
	struct view_settings plain = *sink->settings; /* what is measured must not have colours in it */
	struct rows rows = { .count = 0 };
	struct columns columns;

	plain.colour = false;
	text_sink_init_with(&rows.values, &plain, rows.memory, sizeof rows.memory);
	add_fields(&rows, shown, 8);
	columns = measure(&rows);
	if (columns.end > sink->settings->width) {
		rows.count = 0;
		add_fields(&rows, shown, 4);
		columns = measure(&rows);
		columns.order = larger(larger(columns.value, sink->settings->width) - ORDER_LENGTH, columns.value);
	}
	put_heading(sink, shown);
	put_rows(sink, &rows, &columns);
	text_sink_free(&rows.values);
	free(rows.row);
}

/* --- data -------------------------------------------------------------------------------------------------------- */

/* What was received is always shown, what was sent where the call line cannot show it as text. */
static void show_data(struct sink *sink, const struct step *step, const struct argument *argument)
{
	struct struct_shown data;

	if (!find_bytes(step, argument, &data))
		return;
	if (data.filled_in || !escape_is_text(data.bytes.bytes, data.bytes.length))
		bytes_dump(sink, data.bytes.bytes, data.bytes.length);
}

void structs_show(struct sink *sink, const struct step *step)
{
	struct struct_shown shown[STRUCTS_MOST];
	size_t count = structs_collect(step, shown);

	for (size_t i = 0; i < count; i++)
		structs_show_one(sink, &shown[i]);
	for (size_t i = 0; i < step->argument_count; i++)
		if (step->arguments[i].parameter->kind == KIND_DATA)
			show_data(sink, step, &step->arguments[i]);
}
