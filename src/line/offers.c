/* What a completion offers: collecting the words, what they have in common, and listing them.
 * Not here: which words there are (the completer), putting one into the line (the editors). */
#include "line/common.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void line_offers_start(struct line_offers *offers, size_t start)
{
	offers->start = start;
}

static bool offered_already(const struct line_offers *offers, const char *text)
{
	for (size_t i = 0; i < offers->count; i++)
		if (strcmp(offers->words[i].text, text) == 0)
			return true;
	return false;
}

static bool make_room(struct line_offers *offers)
{
	size_t capacity = offers->capacity == 0 ? 32 : 2 * offers->capacity;
	struct line_word *words;

	if (offers->count < offers->capacity)
		return true;
	words = reallocarray(offers->words, capacity, sizeof *words);
	if (!words)
		return false;
	offers->words = words;
	offers->capacity = capacity;
	return true;
}

bool line_offer(struct line_offers *offers, const char *text, const char *help, char append)
{
	struct line_word word = { .append = append };

	if (offered_already(offers, text))
		return true;
	if (!make_room(offers))
		return false;
	word.text = strdup(text);
	word.help = help ? strdup(help) : NULL;
	if (!word.text || (help && !word.help)) {
		free(word.text);
		free(word.help);
		return false;
	}
	offers->words[offers->count++] = word;
	return true;
}

static void empty_offers(struct line_offers *offers)
{
	for (size_t i = 0; i < offers->count; i++) {
		free(offers->words[i].text);
		free(offers->words[i].help);
	}
	offers->count = 0;
}

void line_offers_free(struct line_offers *offers)
{
	empty_offers(offers);
	free(offers->words);
	offers->words = NULL;
	offers->capacity = 0;
}

void line_complete(struct line_editor *editor, const char *line, size_t length, size_t cursor)
{
	struct line_offers *offers = &editor->offers;

	empty_offers(offers);
	offers->start = cursor;
	if (editor->settings.complete)
		editor->settings.complete(editor->settings.context, line, length, cursor, offers);
	if (offers->start > cursor)
		offers->start = cursor;
}

size_t line_offers_common(const struct line_offers *offers)
{
	size_t common;

	if (offers->count == 0)
		return 0;
	common = strlen(offers->words[0].text);
	for (size_t i = 1; i < offers->count; i++) {
		size_t same = 0;

		while (same < common && offers->words[i].text[same] == offers->words[0].text[same])
			same++;
		common = same;
	}
	while (common > 0 && ((unsigned char)offers->words[0].text[common] & 0xc0) == 0x80)
		common--;
	return common;
}

char *line_offers_insertion(const struct line_offers *offers, size_t typed, bool at_end)
{
	size_t common = line_offers_common(offers);
	char *text;

	if (offers->count == 0 || (offers->count > 1 && common <= typed))
		return NULL;
	text = malloc(common + 2);
	if (!text)
		return NULL;
	memcpy(text, offers->words[0].text, common);
	text[common] = offers->count == 1 && at_end ? offers->words[0].append : '\0';
	text[common + 1] = '\0';
	return text;
}

/* How many bytes of the text fit into so many columns. */
static size_t fitting(const char *text, size_t columns)
{
	size_t length = strlen(text), used = 0, at = 0;

	while (at < length) {
		size_t width, size = line_character(text + at, length - at, &width);

		if (used + width > columns)
			break;
		used += width;
		at += size;
	}
	return at;
}

static void print_blanks(FILE *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fputc(' ', out);
}

/* A text that does not fit ends in dots. */
static void print_cut(FILE *out, const char *text, size_t columns)
{
	if (fitting(text, columns) == strlen(text))
		fputs(text, out);
	else {
		fwrite(text, 1, fitting(text, columns - 3), out);
		fputs("...", out);
	}
}

static void print_with_help(FILE *out, const struct line_word *word, size_t widest, size_t columns)
{
	size_t before = 2 + widest + 2;

	fprintf(out, "  %s", word->text);
	if (word->help && before + 3 < columns) {
		print_blanks(out, widest - line_width(word->text, strlen(word->text)) + 2);
		print_cut(out, word->help, columns - before);
	}
	fputc('\n', out);
}

static void print_columns(FILE *out, const struct line_offers *offers, size_t widest, size_t columns, size_t rows)
{
	size_t across = columns / (widest + 2) > 0 ? columns / (widest + 2) : 1;
	size_t needed = (offers->count + across - 1) / across;
	size_t down = needed < rows ? needed : rows;
	size_t shown = down * across < offers->count ? down * across : offers->count;

	for (size_t row = 0; row < down; row++) {
		for (size_t at = row; at < shown; at += down) {
			const char *text = offers->words[at].text;

			fputs(text, out);
			if (at + down < shown)
				print_blanks(out, widest + 2 - line_width(text, strlen(text)));
		}
		fputc('\n', out);
	}
	/* What does not fit the screen would scroll away anyway: another letter typed says more than a
	 * pager. */
	if (shown < offers->count)
		fprintf(out, "... of %zu; type more letters\n", offers->count);
}

static void print_offers(FILE *out, const struct line_offers *offers, size_t columns, size_t rows)
{
	size_t widest = 0;
	bool help = false;

	for (size_t i = 0; i < offers->count; i++) {
		size_t width = line_width(offers->words[i].text, strlen(offers->words[i].text));

		widest = width > widest ? width : widest;
		help = help || offers->words[i].help;
	}
	if (!help || offers->count > rows) {
		print_columns(out, offers, widest, columns, rows);
		return;
	}
	for (size_t i = 0; i < offers->count; i++)
		print_with_help(out, &offers->words[i], widest, columns);
}

void line_offers_list(const struct line_editor *editor)
{
	char *text = NULL;
	size_t length = 0;
	int rows, columns;
	FILE *out = open_memstream(&text, &length);

	if (!out)
		return;
	line_screen_size(editor, &rows, &columns);
	/* A column is left free: a line that fills the last one wraps on some terminals and not on others. */
	print_offers(out, &editor->offers, (size_t)(columns > 1 ? columns - 1 : 1),
	             (size_t)(rows > 3 ? rows - 2 : 1));
	if (fclose(out) == 0)
		line_write(editor, text, length);
	free(text);
}
