/* Pictures of structs.
 * Not here: the structs (abi/structs.c). */
#include "view/overlay.h"

#include <stdio.h>
#include <string.h>

#include "text/wrap.h"
#include "type/form.h"

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

/* The bytes behind the last of a member; of one whose length nothing says, all to the struct's end, which may say nothing
 * of its own length either. */
static size_t end_of(const struct type *type, const struct member *member)
{
	size_t size = type_size(member->type);

	return size || type->size < member->offset ? member->offset + size : type->size;
}

static const char *order_of(const struct member *member)
{
	const struct type *leaf = type_scalar(member->type);

	switch (leaf->shape) {
	case SHAPE_INTEGER:
	case SHAPE_BYTES:
	case SHAPE_POINTER:
		if (leaf->size == 1 || member->flags & MEMBER_PADDING ||
		    (leaf->form && leaf->form->has_no_order))
			return "";
		return leaf->is_network ? "network order" : "host order";
	case SHAPE_VOID:
	case SHAPE_ARRAY:
	case SHAPE_STRUCT:
	case SHAPE_CHOICE:
		break;
	}
	return "";
}

static void show_gap(struct sink *sink, size_t from, size_t to)
{
	if (to > from)
		sink_format(sink, "  +%-4zu%3zu  (gap: nothing is stored here)\n", from, to - from);
}

/* Where a member stands and how long it is, in bytes; of a bit-field byte.bit, and bits: +6.4, 4b. */
static void show_position(struct sink *sink, const struct type *type, const struct member *member)
{
	char from[16];

	if (member->bits) {
		snprintf(from, sizeof(from), "%u.%u", member->offset, member->bit);
		sink_format(sink, "  +%-4s%2ub  ", from, member->bits);
	} else if (end_of(type, member) == member->offset)
		sink_format(sink, "  +%-4u ..  ", member->offset);
	else
		sink_format(sink, "  +%-4u%3zu  ", member->offset, end_of(type, member) - member->offset);
}

/* Blanks up to that column, or one where the line has come further. Returns the column that it is then. */
static size_t column_from(struct sink *sink, size_t column, size_t wanted)
{
	size_t there = column < wanted ? wanted : column + 1;
	sink_spaces(sink, there - column);
	return there;
}

static void show_member(struct sink *sink, const struct type *type, const struct member *member)
{
	char declaration[80];
	size_t length = declare(declaration, sizeof(declaration), member->type->name, member->name);

	if (member->bits && length < sizeof(declaration))
		length += (size_t)snprintf(declaration + length, sizeof(declaration) - length, ":%u",
		                           member->bits);
	size_t column = DECLARATION_COLUMN + length;
	const char *order = order_of(member);
	show_position(sink, type, member);
	sink_text(sink, ROLE_PLAIN, declaration);
	if (*order) {
		column = column_from(sink, column, ORDER_COLUMN);
		sink_text(sink, ROLE_PLAIN, order);
		column += strlen(order);
	}
	if (member->brief)
		wrap_text(sink, column_from(sink, column, MEANING_COLUMN), MEANING_COLUMN, member->brief);
	else
		sink_newline(sink);
}

static void show_struct(struct sink *sink, const struct type *type)
{
	size_t end = 0;

	if (type->size)
		sink_format(sink, "%s, %u bytes, <%s>, %s\n  ", type->name, type->size, type->header,
		            type->section);
	else
		sink_format(sink, "%s, <%s>, %s\n  ", type->name, type->header, type->section);
	wrap_text(sink, 2, 2, type->brief);
	for (size_t i = 0; i < type->count; i++) {
		const struct member *member = &type->members[i];

		show_gap(sink, end, member->offset);
		show_member(sink, type, member);
		if (end_of(type, member) > end) /* members of a union begin anew */
			end = end_of(type, member);
	}
	show_gap(sink, end, type->size);
}

/* --- several, over each other ------------------------------------------------------------------------------------ */

/* The most bytes of a row, and the most columns that one byte gets. */
enum { ROW = 16, WIDEST = 5, INDENT = 2 };

struct picture {
	struct sink *sink;
	const struct type *const *structs;
	size_t count;
	size_t longest;         /* columns of the longest name of a struct */
	size_t end;             /* bytes of the largest struct */
	size_t row;             /* bytes of a full row: ROW, or less where the names need more columns */
	size_t start;           /* byte that the row begins with */
	size_t bytes;           /* of the row */
	size_t scale;           /* columns a byte, where no name needs more */
	bool cut[ROW + 1];      /* a member begins or ends before this byte of the row */
	size_t column[ROW + 1]; /* of each byte, from the row's left edge; of the last, the right edge */
};

/* What stands at a byte of a struct, and the bytes of the row that it covers. Of members that lie over each other it is the
 * first. */
struct cell {
	const struct type *type;
	const struct member *member; /* NULL for a gap */
	size_t from, to;             /* bytes of the row */
	bool goes_on;                /* began in an earlier row */
};

/* The member at a byte, or NULL for a gap; *end is set to the byte behind the one or the other. */
static const struct member *member_at(const struct type *type, size_t at, size_t *end)
{
	*end = type->size;
	for (size_t i = 0; i < type->count; i++) {
		const struct member *member = &type->members[i];

		if (at >= member->offset && at < end_of(type, member)) {
			*end = end_of(type, member);
			return member;
		}
		if (member->offset > at && member->offset < *end)
			*end = member->offset;
	}
	return NULL;
}

/* Returns false behind the struct's end. */
static bool cell_at(const struct picture *picture, const struct type *type, size_t byte, struct cell *cell)
{
	size_t at = picture->start + byte, end;

	if (at >= type->size || byte >= picture->row)
		return false;
	*cell = (struct cell){ .type = type, .member = member_at(type, at, &end), .from = byte };
	cell->goes_on = cell->member && cell->member->offset < picture->start;
	cell->to = end - picture->start < picture->row ? end - picture->start : picture->row;
	return true;
}

/* Bit-fields that share their bytes share the cell. */
static size_t text_of(const struct cell *cell, char *text, size_t size)
{
	const struct member *member = cell->member, *end = cell->type->members + cell->type->count;
	int length = snprintf(text, size, cell->goes_on ? "(%s)" : "%s", member ? member->name : "gap");
	size_t used = length < 0 ? 0 : (size_t)length;

	for (const struct member *next = member; member && member->bits && used < size; used += (size_t)length) {
		if (++next == end || !next->bits || next->offset != member->offset)
			break;
		length = snprintf(text + used, size - used, " %s", next->name);
	}
	return used < size ? used : size - 1;
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

/* The numbers of the bytes: of all where they have room, else of those where a member begins. */
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

static void show_row_of(const struct picture *picture, const struct type *type, size_t label)
{
	struct cell cell;
	size_t column = 0;

	sink_spaces(picture->sink, INDENT);
	for (size_t byte = 0; cell_at(picture, type, byte, &cell); byte = cell.to) {
		char text[64];

		text_of(&cell, text, sizeof(text));
		column = picture->column[cell.to];
		sink_format(picture->sink, "| %-*s", (int)(column - picture->column[cell.from] - 2), text);
	}
	sink_format(picture->sink, "|%*s%s\n", (int)(label - column - 1), "", struct_tag(type));
}

/* Whether the row shows nothing but the middle of one long member of each struct that reaches into it. */
static bool is_all_the_same(const struct picture *picture)
{
	struct cell cell;

	for (size_t i = 0; i < picture->count; i++) {
		if (!cell_at(picture, picture->structs[i], 0, &cell))
			continue;
		if (!cell.goes_on || end_of(cell.type, cell.member) <= picture->start + picture->row)
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

static void show_overlay(struct sink *sink, const struct type *const *structs, size_t count)
{
	struct picture picture = { .sink = sink, .structs = structs, .count = count, .row = ROW };
	bool skipped = false;

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(struct_tag(structs[i]));

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

void show_layouts(struct sink *sink, const struct type *const *structs, size_t count)
{
	if (count == 1)
		show_struct(sink, structs[0]);
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
	const struct member *family = &type_sockaddr.members[0], *data = &type_sockaddr.members[1];
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
	sink_format(sink, "%s, %u bytes\n", type_sockaddr.name, type_sockaddr.size);
	sink_format(sink, "  +%-3u%-12s", family->offset, family->name);
	show_bytes(sink, bytes, sizeof(bytes));
	sink_format(sink, "%20s%s = %u, host order\n", "", EXAMPLE_FAMILY_NAME, number);
	sink_format(sink, "  +%-3u%-12s", data->offset, data->name);
	show_bytes(sink, address, 8);
	sink_format(sink, "  %s = %u\n%18s", name, address[0], "");
	show_bytes(sink, address + 8, 6);
	sink_format(sink, "\n\n  struct sockaddr %s;\n  %s.sa_family = %s;\n  %s.sa_data[0] = %u;\n\n  ",
	            name, name, EXAMPLE_FAMILY_NAME, name, address[0]);
	wrap_text(sink, 2, 2,
	          "One byte is enough for this family's addresses. It is an example: the kernel "
	          "does not know it, as `socket family stream` shows.");
	return true;
}
