/* One struct in lines of offset, member, bytes, value and byte order: made as rows, measured, then laid out in columns.
 * Not here: which structs are shown (blocks.c). */
#include "view/blocks.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "type/form.h"
#include "view/notation.h"

/* --- one struct as rows ------------------------------------------------------------------------------------------ */

/* One line: some bytes of a member, in its first line with name, value and order. */
struct row {
	size_t offset;
	const uint8_t *bytes;
	size_t count;
	size_t zeros;             /* bytes of 0 that the line stands for instead of showing them */
	size_t name, name_length; /* in the texts */
	size_t value, value_length;
	const char *order;
	bool changed;
};

#define ROWS_FEW 64

struct rows {
	struct row *row; /* `few` until they are too many */
	size_t count, capacity;
	const struct place *from; /* the struct */
	size_t fold;              /* bytes a line */
	struct text_sink texts;
	struct row few[ROWS_FEW];
	char memory[1024]; /* of the texts, to begin with */
};

/* Members that have rows of their own: those of a struct inside a struct. */
static bool is_opened(const struct type *type)
{
	return type->shape == SHAPE_STRUCT && !type->is_transparent && !type->is_union && type->count;
}

bool blocks_has_order(const struct member *member, bool *is_network)
{
	const struct type *leaf = type_scalar(member->type);
	bool has_none = leaf->form ? leaf->form->has_no_order : leaf->shape != SHAPE_POINTER;
	*is_network = leaf->is_network;
	return !(member->flags & MEMBER_PADDING) && leaf->size != 1 && !has_none;
}

void blocks_value(struct sink *sink, const struct place *member)
{
	char text[INET6_ADDRSTRLEN];
	struct place place = *member;
	if (member->member->flags & MEMBER_PADDING || !member->size || member->size < type_size(member->type))
		return;
	place.memory = NULL; /* pointers are addresses here */
	if (type_leaf(place.type)->form != &form_in6_addr) {
		notation_show(sink, &place);
		return;
	}
	inet_ntop(AF_INET6, place.bytes, text, sizeof text);
	sink_text(sink, ROLE_PLAIN, text);
}

/* Room for one more; false where memory is out. */
static bool grow(struct rows *rows)
{
	if (rows->count < rows->capacity)
		return true;
	size_t capacity = 2 * rows->capacity;
	struct row *row = realloc(rows->row == rows->few ? NULL : rows->row, capacity * sizeof *row);
	if (!row)
		return false;
	if (rows->row == rows->few)
		memcpy(row, rows->few, sizeof rows->few);
	rows->row = row;
	rows->capacity = capacity;
	return true;
}

/* A row that is out of memory is left out. */
static void add_row(struct rows *rows, const struct row *row)
{
	if (grow(rows))
		rows->row[rows->count++] = *row;
}

static bool are_zeros(const uint8_t *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (bytes[i])
			return false;
	return true;
}

/* Bytes in lines of `fold`, and one line for all that are 0 from some line but the first on to the end. `first` has what
 * the first line has beside them. */
static void add_bytes(struct rows *rows, const uint8_t *bytes, size_t count, const struct row *first)
{
	size_t fold = rows->fold, offset = (size_t)(bytes - rows->from->bytes);
	for (size_t at = 0; at < count; at += fold) {
		size_t part = count - at < fold ? count - at : fold;
		bool folded = at > 0 && count - at > fold && are_zeros(bytes + at, count - at);
		struct row row = at ? (struct row){ .order = "" } : *first;
		row.offset = offset + at;
		row.bytes = bytes + at;
		row.count = folded ? 0 : part;
		row.zeros = folded ? count - at : 0;
		add_row(rows, &row);
		if (folded)
			break;
	}
}

static struct row row_named(struct rows *rows, const char *name)
{
	struct row row = { .name = rows->texts.length, .order = "" };
	sink_text(&rows->texts.sink, ROLE_PLAIN, name);
	row.name_length = rows->texts.length - row.name;
	return row;
}

/* it_value.tv_sec: the way to a member of a struct inside the struct. */
static void put_path(struct rows *rows, const struct place *member)
{
	if (member->in && member->in != rows->from && member->in->member) {
		put_path(rows, member->in);
		sink_text(&rows->texts.sink, ROLE_PLAIN, ".");
	}
	sink_text(&rows->texts.sink, ROLE_PLAIN, member->member->name);
}

/* A long text stands beside its bytes, line by line. */
#define VALUE_MOST 40

static void values_by_line(struct rows *rows, size_t first, bool ends_at_nul)
{
	for (struct row *row = rows->row + first; row < rows->row + rows->count; row++) {
		row->value = rows->texts.length;
		if (!row->zeros)
			sink_string(&rows->texts.sink, row->bytes,
			            ends_at_nul ? strnlen((const char *)row->bytes, row->count) : row->count);
		row->value_length = rows->texts.length - row->value;
	}
}

static void add_value(struct rows *rows, size_t first, const struct place *member)
{
	const struct form *form = member->type->form;
	size_t start = rows->texts.length;
	if (first == rows->count)
		return;
	struct row *row = &rows->row[first];
	row->value = start;
	blocks_value(&rows->texts.sink, member);
	row->value_length = rows->texts.length - start;
	if (row->value_length <= VALUE_MOST || member->type->shape != SHAPE_BYTES || form == &form_in6_addr)
		return;
	rows->texts.length = start;
	values_by_line(rows, first, form != &form_data);
}

static const char *order_of(const struct member *member)
{
	bool is_network;
	if (!blocks_has_order(member, &is_network))
		return "";
	return is_network ? "network order" : "host order";
}

static bool is_changed(const struct place *place)
{
	const struct block *block = place->block;
	if (!place->was || place->was == place->bytes || !block)
		return false;
	size_t offset = (size_t)(place->was - block->before);
	return offset + place->size <= block->before_size && memcmp(place->was, place->bytes, place->size) != 0;
}

static void add_leaf(struct rows *rows, const struct place *member)
{
	struct row row = { .name = rows->texts.length };
	size_t first = rows->count;
	put_path(rows, member);
	row.name_length = rows->texts.length - row.name;
	row.order = order_of(member->member);
	row.changed = is_changed(member);
	add_bytes(rows, member->bytes, member->size, &row);
	add_value(rows, first, member);
}

static bool only_pointers_follow(const struct type *type, const struct member *member)
{
	for (const struct member *end = type->members + type->count; member < end; member++)
		if (member->type->shape != SHAPE_POINTER)
			return false;
	return true;
}

/* Pointers at the end that are all NULL, as in hints for getaddrinfo, have one line. */
static bool add_null(struct rows *rows, const struct place *place, const struct place *member)
{
	size_t count = place->size - member->member->offset;
	if (count < 2 * sizeof(void *) || !only_pointers_follow(place->type, member->member) ||
	    !are_zeros(member->bytes, count))
		return false;
	struct row row = row_named(rows, "(pointers)");
	row.offset = (size_t)(member->bytes - rows->from->bytes);
	row.bytes = member->bytes;
	row.zeros = count;
	add_row(rows, &row);
	return true;
}

static void add_gap(struct rows *rows, const uint8_t *bytes, size_t count, const char *name)
{
	struct row row = row_named(rows, name);
	add_bytes(rows, bytes, count, &row);
}

/* All members inside the length, gaps between them, and what was passed behind the struct's end. */
static void add_members(struct rows *rows, const struct place *place)
{
	const struct type *type = place->type;
	size_t at = 0;
	for (size_t i = 0; i < type->count && type->members[i].offset < place->size; i++) {
		struct place member = place_member(place, &type->members[i]);
		size_t offset = member.member->offset;
		if (offset > at)
			add_gap(rows, place->bytes + at, offset - at, "(padding)");
		if (add_null(rows, place, &member))
			return;
		if (is_opened(member.type))
			add_members(rows, &member);
		else
			add_leaf(rows, &member);
		at = offset + member.size > at ? offset + member.size : at;
	}
	if (at < place->size)
		add_gap(rows, place->bytes + at, place->size - at,
		        at < type->size ? "(padding)" : "(behind it)");
}

/* --- laid out ---------------------------------------------------------------------------------------------------- */

struct columns {
	size_t offset, name, bytes, value; /* where they begin */
	size_t order;
	size_t end; /* of the widest line */
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
		name = larger(name, row->name_length);
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
static size_t put_at(struct sink *sink, size_t here, size_t at, enum sink_role role, const char *text,
                     size_t length)
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
static const char *put_row(struct sink *sink, const struct rows *rows, const struct row *row,
                           const char *order, const struct columns *columns)
{
	size_t here = row->offset > 99 ? 6 : row->offset > 9 ? 5 : 4; /* behind "  +100" */

	put_offset(sink, row);
	here = put_at(sink, here, columns->name, ROLE_FIELD, rows->texts.data + row->name, row->name_length);
	here = put_bytes(sink, row, here, columns->bytes);
	here = put_at(sink, here, columns->value, ROLE_PLAIN, rows->texts.data + row->value, row->value_length);
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
		if (*left != '\0' && row->name_length) {
			put_at(sink, 0, columns->order, ROLE_NOTE, left, strlen(left));
			sink_newline(sink);
		}
		left = put_row(sink, rows, row, row->name_length ? row->order : left, columns);
		sink_newline(sink);
	}
	if (*left == '\0')
		return;
	put_at(sink, 0, columns->order, ROLE_NOTE, left, strlen(left));
	sink_newline(sink);
}

void blocks_show_heading(struct sink *sink, const struct block_shown *shown)
{
	size_t size = shown->place.size;
	sink_text(sink, ROLE_HEADING, shown->place.type->name);
	sink_text(sink, ROLE_PLAIN, ", ");
	sink_unsigned(sink, size);
	sink_text(sink, ROLE_PLAIN, size == 1 ? " byte" : " bytes");
	if (size < shown->place.type->size) {
		sink_text(sink, ROLE_PLAIN, " of ");
		sink_unsigned(sink, shown->place.type->size);
	}
	if (shown->filled_in)
		sink_text(sink, ROLE_PLAIN, ", filled in");
	if (shown->element >= 0) {
		sink_text(sink, ROLE_PLAIN, ", element ");
		sink_number(sink, shown->element);
	}
	sink_newline(sink);
}

static struct columns make_rows(struct rows *rows, size_t fold)
{
	rows->count = 0;
	rows->fold = fold;
	text_sink_clear(&rows->texts);
	add_members(rows, rows->from);
	return measure(rows);
}

void blocks_show_struct(struct sink *sink, const struct block_shown *shown)
{
	struct view_settings plain = *sink->settings; /* what is measured must not have colours in it */
	struct rows rows = { .row = rows.few, .capacity = ROWS_FEW, .from = &shown->place };
	plain.colour = false;
	text_sink_init_with(&rows.texts, &plain, rows.memory, sizeof rows.memory);
	struct columns columns = make_rows(&rows, 8);
	if (columns.end > sink->settings->width) {
		columns = make_rows(&rows, 4);
		columns.order =
			larger(larger(columns.value, sink->settings->width) - ORDER_LENGTH, columns.value);
	}
	blocks_show_heading(sink, shown);
	put_rows(sink, &rows, &columns);
	text_sink_free(&rows.texts);
	if (rows.row != rows.few)
		free(rows.row);
}
