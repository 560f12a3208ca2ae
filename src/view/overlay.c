/* Pictures of structs.
 * Not here: the structs (abi/layouts.c). */
#include "view/overlay.h"

#include <stdio.h>
#include <string.h>

#include "text/wrap.h"

size_t declare(char *text, size_t size, const char *ctype, const char *name)
{
	const char *array = strchr(ctype, '[');
	int type = array ? (int)(array - ctype) : (int)strlen(ctype);
	bool glued = ctype[strlen(ctype) - 1] == '*';
	int length;

	/* "char [14]" is declared as char sa_data[14]. */
	while (array && type > 0 && ctype[type - 1] == ' ')
		type--;
	length = snprintf(text, size, "%.*s%s%s%s", type, ctype, glued ? "" : " ", name, array ? array : "");
	return length < 0 ? 0 : (size_t)length;
}

/* --- one struct ----------------------------------------------------------------------------------------------- */

enum { DECLARATION_COLUMN = 12, ORDER_COLUMN = 38, MEANING_COLUMN = 53 };

static const char *order_of(const struct field *field)
{
	if (field->kind == FIELD_PADDING || field->kind == FIELD_BYTES || field->kind == FIELD_PATH || field->size == 1)
		return "";
	return field->order == ORDER_NETWORK ? "network order" : "host order";
}

static void show_gap(struct sink *sink, size_t from, size_t to)
{
	if (to > from)
		sink_format(sink, "  +%-4zu%3zu  (gap: nothing is stored here)\n", from, to - from);
}

static void show_field(struct sink *sink, const struct field *field)
{
	char declaration[80];
	size_t column = DECLARATION_COLUMN + declare(declaration, sizeof(declaration), field->ctype, field->name);

	sink_format(sink, "  +%-4u%3u  %s", field->offset, field->size, declaration);
	sink_spaces(sink, column < ORDER_COLUMN ? ORDER_COLUMN - column : 1);
	sink_format(sink, "%-15s", order_of(field));
	wrap_text(sink, MEANING_COLUMN, MEANING_COLUMN, field->brief);
}

static void show_layout(struct sink *sink, const struct layout *layout)
{
	size_t end = 0;

	sink_format(sink, "struct %s, %zu bytes, <%s>, %s\n", layout->name, layout->size, layout->header, layout->section);
	sink_format(sink, "  ");
	wrap_text(sink, 2, 2, layout->brief);
	for (size_t i = 0; i < layout->count; i++) {
		const struct field *field = &layout->fields[i];

		show_gap(sink, end, field->offset);
		show_field(sink, field);
		end = (size_t)field->offset + field->size;
	}
	show_gap(sink, end, layout->size);
}

/* --- several, over each other ------------------------------------------------------------------------------------ */

/* The most bytes of a row, and the most columns that one byte gets. */
enum { ROW = 16, WIDEST = 5, INDENT = 2 };

struct picture {
	struct sink *sink;
	const struct layout *const *structs;
	size_t count;
	size_t longest;         /* columns of the longest name of a struct */
	size_t end;             /* bytes of the largest struct */
	size_t row;             /* bytes of a full row: ROW, or less where the names need more columns */
	size_t start;           /* byte that the row begins with */
	size_t bytes;           /* of the row */
	size_t scale;           /* columns a byte, where no name needs more */
	bool cut[ROW + 1];      /* a field begins or ends before this byte of the row */
	size_t column[ROW + 1]; /* of each byte, from the row's left edge; of the last, the right edge */
};

/* What stands at a byte of a struct: the field, or NULL for a gap, and the bytes of the row that it covers. */
struct cell {
	const struct field *field;
	size_t from, to; /* bytes of the row */
	bool goes_on;    /* began in an earlier row */
};

/* Returns false behind the struct's end. */
static bool cell_at(const struct picture *picture, const struct layout *layout, size_t byte, struct cell *cell)
{
	size_t at = picture->start + byte, end = layout->size;

	if (at >= layout->size || byte >= picture->row)
		return false;
	*cell = (struct cell){ .from = byte };
	for (size_t i = 0; i < layout->count; i++) {
		const struct field *field = &layout->fields[i];

		if (at >= field->offset && at < (size_t)field->offset + field->size) {
			cell->field = field;
			cell->goes_on = field->offset < picture->start;
			end = (size_t)field->offset + field->size;
			break;
		}
		if (field->offset > at) {
			end = field->offset;
			break;
		}
	}
	cell->to = end - picture->start < picture->row ? end - picture->start : picture->row;
	return true;
}

static size_t text_of(const struct cell *cell, char *text, size_t size)
{
	int length = snprintf(text, size, cell->goes_on ? "(%s)" : "%s", cell->field ? cell->field->name : "gap");

	return length < 0 ? 0 : (size_t)length;
}

/* Lays out the columns of the row. Returns the right edge. */
static size_t set_columns(struct picture *picture)
{
	memset(picture->cut, 0, sizeof(picture->cut));
	for (size_t byte = 0; byte <= ROW; byte++)
		picture->column[byte] = byte * picture->scale;
	for (size_t i = 0; i < picture->count; i++) {
		struct cell cell;
		char text[64];

		for (size_t byte = 0; cell_at(picture, picture->structs[i], byte, &cell); byte = cell.to) {
			size_t needed = text_of(&cell, text, sizeof(text)) + 3;
			size_t has = picture->column[cell.to] - picture->column[cell.from];

			picture->cut[cell.from] = picture->cut[cell.to] = true;
			for (size_t later = cell.to; has < needed && later <= ROW; later++)
				picture->column[later] += needed - has;
		}
	}
	return picture->column[picture->bytes];
}

/* The numbers of the bytes: of all where they have room, else of those where a field begins. */
static void show_numbers(const struct picture *picture)
{
	size_t column = 0;

	sink_spaces(picture->sink, INDENT);
	for (size_t byte = 0; byte < picture->bytes; byte++) {
		char number[24];
		size_t length = (size_t)snprintf(number, sizeof(number), "%zu", picture->start + byte);

		if (!picture->cut[byte] && (picture->scale < 3 || picture->scale <= length))
			continue;
		sink_format(picture->sink, "%*s%s", (int)(picture->column[byte] - column), "", number);
		column = picture->column[byte] + length;
	}
	sink_newline(picture->sink);
}

static void show_row_of(const struct picture *picture, const struct layout *layout, size_t label)
{
	struct cell cell;
	size_t column = 0;

	sink_spaces(picture->sink, INDENT);
	for (size_t byte = 0; cell_at(picture, layout, byte, &cell); byte = cell.to) {
		char text[64];

		text_of(&cell, text, sizeof(text));
		column = picture->column[cell.to];
		sink_format(picture->sink, "| %-*s", (int)(column - picture->column[cell.from] - 2), text);
	}
	sink_format(picture->sink, "|%*s%s\n", (int)(label - column - 1), "", layout->name);
}

/* Whether the row shows nothing but the middle of one long field of each struct that reaches into it. */
static bool is_all_the_same(const struct picture *picture)
{
	struct cell cell;

	for (size_t i = 0; i < picture->count; i++) {
		if (!cell_at(picture, picture->structs[i], 0, &cell))
			continue;
		if (!cell.goes_on || cell.to < picture->row || !cell.field ||
		    (size_t)cell.field->offset + cell.field->size <= picture->start + picture->row)
			return false;
	}
	return true;
}

/* Gives a row as many columns a byte as the screen has. Returns false where even one is too many. */
static bool fit_row(struct picture *picture)
{
	size_t beside = INDENT + 3 + picture->longest;

	picture->bytes = picture->end - picture->start;
	if (picture->bytes > picture->row)
		picture->bytes = picture->row;
	for (picture->scale = WIDEST; picture->scale > 0; picture->scale--) {
		if (set_columns(picture) + beside <= picture->sink->settings->width)
			return true;
	}
	return false;
}

static bool fit_all_rows(struct picture *picture)
{
	for (picture->start = 0; picture->start < picture->end; picture->start += picture->row) {
		if (!fit_row(picture))
			return false;
	}
	return true;
}

static void show_row(const struct picture *picture)
{
	show_numbers(picture);
	for (size_t i = 0; i < picture->count; i++) {
		if (picture->structs[i]->size > picture->start)
			show_row_of(picture, picture->structs[i], picture->column[picture->bytes] + 3);
	}
}

static void show_overlay(struct sink *sink, const struct layout *const *structs, size_t count)
{
	struct picture picture = { .sink = sink, .structs = structs, .count = count, .row = ROW };
	bool skipped = false;

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(structs[i]->name);

		picture.longest = length > picture.longest ? length : picture.longest;
		picture.end = structs[i]->size > picture.end ? structs[i]->size : picture.end;
	}
	while (picture.row > 1 && !fit_all_rows(&picture))
		picture.row /= 2;
	for (picture.start = 0; picture.start < picture.end; picture.start += picture.row) {
		bool is_same = is_all_the_same(&picture);

		fit_row(&picture);
		if (!is_same)
			show_row(&picture);
		else if (!skipped)
			sink_format(sink, "%*s...\n", INDENT, "");
		skipped = is_same;
	}
}

void show_layouts(struct sink *sink, const struct layout *const *structs, size_t count)
{
	if (count == 1)
		show_layout(sink, structs[0]);
	else
		show_overlay(sink, structs, count);
}

/* --- the example family -------------------------------------------------------------------------------------------- */

static void show_bytes(struct sink *sink, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sink_format(sink, "%s%02x", i > 0 ? " " : "", bytes[i]);
}

/* The lecture gives its addresses as numbers too. */
static bool is_example(const struct example_address *address, const char *name)
{
	return strcmp(address->name, name) == 0 || (name[0] == '0' + address->value && name[1] == '\0');
}

bool show_example_address(struct sink *sink, const char *name)
{
	const struct field *family = &layout_sockaddr.fields[0], *data = &layout_sockaddr.fields[1];
	uint16_t number = (uint16_t)example_family;
	unsigned char bytes[2] = { 0 }, address[14] = { 0 };
	size_t i = 0;

	while (i < example_address_count && !is_example(&example_addresses[i], name))
		i++;
	if (i == example_address_count)
		return false;
	name = example_addresses[i].name;
	memcpy(bytes, &number, sizeof(bytes));
	address[0] = example_addresses[i].value;
	sink_format(sink, "struct %s, %zu bytes\n", layout_sockaddr.name, layout_sockaddr.size);
	sink_format(sink, "  +%-3u%-12s", family->offset, family->name);
	show_bytes(sink, bytes, sizeof(bytes));
	sink_format(sink, "%20s%s = %u, host order\n", "", EXAMPLE_FAMILY_NAME, number);
	sink_format(sink, "  +%-3u%-12s", data->offset, data->name);
	show_bytes(sink, address, 8);
	sink_format(sink, "  %s = %u\n%18s", name, address[0], "");
	show_bytes(sink, address + 8, 6);
	sink_format(sink, "\n\n  struct sockaddr %s;\n  %s.sa_family = %s;\n  %s.sa_data[0] = %u;\n\n  ", name, name,
		EXAMPLE_FAMILY_NAME, name, address[0]);
	wrap_text(sink, 2, 2, "One byte is enough for this family's addresses. It is an example: the kernel "
		"does not know it, as `socket family stream` shows.");
	return true;
}
