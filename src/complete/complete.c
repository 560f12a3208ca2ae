/* Tab: which argument the cursor is at, and what its row in the tables says of it.
 * Not here: finding the place in the line (complete-place.c), the offers themselves (complete-offers.c,
 * complete-session.c, complete-address.c). */
#include "complete/complete.h"

#include <string.h>

#include "abi/calls.h"
#include "lang/commands.h"
#include "complete/offers.h"
#include "complete/place.h"

/* --- calls: a value for a parameter --------------------------------------------------------------------- */

/* The number that a word stands for in the place of that parameter; false where it says nothing. */
static bool number_of_word(const struct parameter *parameter, struct piece word, int64_t *value)
{
	const struct name_set *set = parameter->kind == KIND_LEVEL ? &option_levels : parameter->set;
	const struct name *name = set ? name_find_word(set, word.text, word.length) : NULL;

	if (name)
		*value = name->value;
	return name != NULL;
}

/* What was typed for the other arguments, by their index. */
struct typed {
	struct piece words[CALL_PARAMETERS];
	bool host; /* a host, and its port is what is being typed */
};

static bool number_of_peer(const struct call *call, const struct parameter *parameter,
                           const struct typed *typed, int64_t *value)
{
	if (parameter->peer < 0 || !typed->words[parameter->peer].length)
		return false;
	return number_of_word(&call->parameters[parameter->peer], typed->words[parameter->peer], value);
}

static void offer_option_values(struct completion *completion, const struct parameter *parameter,
                                const struct typed *typed, bool in_c)
{
	struct piece word = typed->words[parameter->peer];
	size_t matches;
	const struct socket_option *option =
		word.length ? option_find_word(-1, word.text, word.length, &matches) : NULL;

	if (option && parameter->direction == DIRECTION_IN)
		complete_option_values(completion, option, in_c);
}

static enum option_direction option_direction_of(const struct call *call)
{
	for (size_t i = 0; i < call->count; i++)
		if (call->parameters[i].kind == KIND_OPTION_VALUE)
			return call->parameters[i].direction == DIRECTION_IN ? OPTION_SET : OPTION_GET;
	return OPTION_BOTH;
}

/* The names in a struct that stands for an argument: the events of poll. */
static void offer_names_of_fields(struct completion *completion, const struct layout *layout, bool in_c)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->fields[i].set && !layout->fields[i].is_result)
			complete_names(completion, layout->fields[i].set, in_c);
}

static void offer_values(struct completion *completion, const struct call *call,
                         const struct parameter *parameter, const struct typed *typed, bool in_c)
{
	const struct name_set *set = parameter->set;
	int64_t value = 0;
	bool known = number_of_peer(call, parameter, typed, &value);

	switch (parameter->kind) {
	case KIND_VARIANT:
		for (const struct parameter_variant *row = parameter->variants; known && row->parameter;
		     row++)
			if (row->value == value)
				offer_values(completion, call, row->parameter, typed, in_c);
		return;
	case KIND_LEVEL: complete_levels(completion, in_c); return;
	case KIND_OPTION:
		complete_options(completion, known ? value : -1, option_direction_of(call), in_c);
		return;
	case KIND_OPTION_VALUE: offer_option_values(completion, parameter, typed, in_c); return;
	case KIND_STRUCT_LIST: offer_names_of_fields(completion, parameter->layout, in_c); return;
	default: break;
	}
	if (parameter->selector)
		set = known ? name_select(parameter->selector, value) : parameter->selector->otherwise;
	if (set)
		complete_names(completion, set, in_c);
}

/* --- C -------------------------------------------------------------------------------------------------- */

/* The argument at `index` as it was typed in C. */
static struct piece typed_argument(const struct completion *completion, size_t start, size_t index)
{
	const char *text = completion->line + start;

	for (; index > 0 && text < completion->line + completion->cursor; text++)
		index -= *text == ',';
	while (*text == ' ')
		text++;
	struct piece piece = { text, 0 };
	while (text + piece.length < completion->line + completion->cursor &&
	       place_in_word(text[piece.length]))
		piece.length++;
	return piece;
}

static void complete_c(struct completion *completion, const struct place_at_cursor *place)
{
	const struct call *call = NULL;
	size_t word = completion->cursor, depth = place->depth;
	struct typed typed = { 0 };

	while (word > completion->statement && place_in_word(completion->line[word - 1]))
		word--;
	complete_from(completion, word);
	if (depth > 0)
		call = call_find(place->open[depth - 1].text, place->open[depth - 1].length);
	for (size_t i = 0; call && i < call->count && i < place->argument[depth - 1]; i++)
		typed.words[i] = typed_argument(completion, place->start[depth - 1], i);
	if (call && place->argument[depth - 1] < call->count)
		offer_values(completion, call, &call->parameters[place->argument[depth - 1]], &typed, true);
	complete_plain_variables(completion);
	if (word == completion->cursor)
		return;
	for (size_t i = 0; i < socket_call_count; i++)
		complete_offer(completion, socket_calls[i]->name, socket_calls[i]->brief, '\0');
	for (size_t i = 0; !call && name_sets[i]; i++)
		complete_names(completion, name_sets[i], true);
}

/* --- words ---------------------------------------------------------------------------------------------- */

/* Splits the statement up to the word that is completed. Returns how many words stand before it. */
static size_t split(const struct completion *completion, struct piece *words)
{
	const char *line = completion->line;
	size_t count = 0;

	for (size_t at = completion->statement; at < completion->word && count < MOST_WORDS;) {
		size_t start = at;
		bool open;

		while (at < completion->word && line[at] != ' ' && line[at] != '\t') {
			if (line[at] == '"')
				at = place_skip_string(line, at, completion->word, &open);
			at++;
		}
		if (at > start)
			words[count++] = (struct piece){ line + start, at - start };
		else
			at++;
	}
	return count;
}

/* How many words an address takes: HOST PORT, or one that says all. */
static size_t address_words(struct piece word)
{
	const char *colon = memchr(word.text, ':', word.length);
	bool with_port = colon && !memchr(colon + 1, ':', word.length - (size_t)(colon + 1 - word.text));
	bool abstract = word.length > 1 && word.text[0] == '@' && word.text[1] == '"';

	return with_port || abstract || strchr("/.\"{[", word.text[0]) ? 1 : 2;
}

/* @3, @srv, @sv[0]; but not @"name" and @srv.addr, which are addresses. */
static bool is_descriptor(struct piece word)
{
	return word.length > 1 && word.text[0] == '@' && word.text[1] != '"' &&
	       !memchr(word.text, '.', word.length);
}

/* Whether a word can be meant for an optional parameter, as the parser decides it. */
static bool fits(const struct parameter *parameter, struct piece word)
{
	int64_t value;

	return parameter->fallback == DEFAULT_NONE || (parameter->kind != KIND_LEVEL && !parameter->set) ||
	       number_of_word(parameter, word, &value);
}

/* Gives the words to parameters as they come. Returns the first parameter that is still free. */
static size_t place_words(const struct call *call, const struct piece *words, size_t count,
                          struct typed *typed)
{
	size_t next = 0, used = 0;

	while (used < count && next < call->count) {
		const struct parameter *parameter = &call->parameters[next];

		if (parameter->kind == KIND_DESCRIPTOR || parameter->keyed || parameter->kind == KIND_PAIR) {
			used += parameter->kind == KIND_DESCRIPTOR && is_descriptor(words[used]);
			next++;
			continue;
		}
		if (!fits(parameter, words[used])) {
			next++;
			continue;
		}
		typed->words[next] = words[used];
		if (parameter->kind == KIND_STRUCT_LIST) /* as many words as come */
			return next;
		used += parameter->kind == KIND_ADDRESS ? address_words(words[used]) : 1;
		typed->host = used > count;
		next++;
	}
	return next;
}

static void offer_keys(struct completion *completion, const struct call *call, const struct typed *typed)
{
	for (size_t i = 0; i < call->count; i++) {
		char key[40] = "";

		if (call->parameters[i].kind == KIND_DESCRIPTOR || typed->words[i].length)
			continue;
		strncat(key, call->parameters[i].name, sizeof key - 2);
		strcat(key, "=");
		if (completion->word < completion->cursor)
			complete_offer(completion, key, call->parameters[i].ctype, '\0');
		if (call->parameters[i].keyed)
			offer_values(completion, call, &call->parameters[i], typed, false);
	}
}

/* What is completed begins anew behind the last such byte of the word: a |. */
static void move_behind(struct completion *completion, char byte)
{
	const char *word = completion->line + completion->word;
	const char *found = memrchr(word, byte, completion->cursor - completion->word);

	if (found)
		complete_from(completion, (size_t)(found - completion->line) + 1);
}

/* Behind KEY=, the values of that parameter. False where there is no "=" in the word. */
static bool offer_for_key(struct completion *completion, const struct call *call, const struct typed *typed)
{
	const char *word = completion->line + completion->word;
	const char *equals = memchr(word, '=', completion->cursor - completion->word);

	if (!equals)
		return false;
	for (size_t i = 0; i < call->count; i++)
		if (strlen(call->parameters[i].name) == (size_t)(equals - word) &&
		    memcmp(call->parameters[i].name, word, (size_t)(equals - word)) == 0) {
			complete_from(completion, (size_t)(equals - completion->line) + 1);
			move_behind(completion, '|');
			offer_values(completion, call, &call->parameters[i], typed, false);
			return true;
		}
	return true;
}

/* The colon before the port, in HOST:PORT and [HOST]:PORT; NULL where there is none yet. */
static const char *port_colon(const char *word, const char *end)
{
	const char *host_end = word < end && word[0] == '[' ? memchr(word, ']', (size_t)(end - word)) : word;
	const char *colon = host_end ? memchr(host_end, ':', (size_t)(end - host_end)) : NULL;

	return colon && !memchr(colon + 1, ':', (size_t)(end - colon - 1)) ? colon : NULL;
}

/* HOST, HOST:PORT, a path. */
static void offer_address(struct completion *completion)
{
	const char *colon =
		port_colon(completion->line + completion->word, completion->line + completion->cursor);

	if (!colon) {
		complete_hosts(completion);
		return;
	}
	complete_from(completion, (size_t)(colon + 1 - completion->line));
	complete_ports(completion);
}

/* file:NAME */
static void offer_data(struct completion *completion)
{
	static const char file[] = "file:";
	size_t length = strlen(file), typed = completion->cursor - completion->word;

	if (typed >= length && memcmp(completion->line + completion->word, file, length) == 0) {
		complete_from(completion, completion->word + length);
		complete_files(completion);
	} else if (typed > 0)
		complete_offer(completion, file, "the bytes of a file", '\0');
}

/* What words can say for a parameter that names cannot. */
static void offer_memory(struct completion *completion, const struct parameter *parameter)
{
	if (parameter->direction != DIRECTION_IN)
		return;
	if (parameter->kind == KIND_ADDRESS)
		offer_address(completion);
	else if (parameter->kind == KIND_DATA)
		offer_data(completion);
}

/* Levels stand before options, but are rarely typed: they are offered last. */
static void offer_parameters_from(struct completion *completion, const struct call *call, size_t next,
                                  const struct typed *typed)
{
	const struct parameter *level = NULL;

	for (; next < call->count; next++) {
		const struct parameter *parameter = &call->parameters[next];

		if (parameter->kind == KIND_DESCRIPTOR || parameter->keyed)
			continue;
		offer_memory(completion, parameter);
		if (parameter->kind == KIND_LEVEL)
			level = parameter;
		else
			offer_values(completion, call, parameter, typed, false);
		if (parameter->fallback == DEFAULT_NONE && parameter->kind != KIND_STRUCT_LIST)
			break;
	}
	if (level)
		offer_values(completion, call, level, typed, false);
}

static void complete_call(struct completion *completion, const struct call *call, const struct piece *words,
                          size_t count)
{
	struct typed typed = { 0 };
	size_t next = place_words(call, words, count, &typed);

	if (offer_for_key(completion, call, &typed))
		return;
	if (typed.host) {
		complete_ports(completion);
		return;
	}
	move_behind(completion, '|');
	offer_parameters_from(completion, call, next, &typed);
	offer_keys(completion, call, &typed);
}

static void complete_verbs(struct completion *completion, bool assigned)
{
	for (size_t i = 0; i < socket_call_count; i++)
		complete_offer(completion, socket_calls[i]->name, socket_calls[i]->brief, ' ');
	for (size_t i = 0; i < word_alias_count; i++)
		complete_offer(completion, word_aliases[i].word, word_aliases[i].brief, ' ');
	for (size_t i = 0; i < command_count && !assigned; i++)
		complete_offer(completion, commands[i].name, commands[i].brief, ' ');
	complete_plain_variables(completion);
}

/* Where the statement inside the statement begins: behind `repeat 3`. False where there is none. */
static bool enter_repeat(struct completion *completion, const struct piece *words, size_t count)
{
	const struct command *command = count >= 2 ? command_find(words[0].text, words[0].length) : NULL;

	if (!command || command->shape != SHAPE_REPEAT)
		return false;
	completion->statement = count > 2 ? (size_t)(words[2].text - completion->line) : completion->word;
	return true;
}

static void complete_words(struct completion *completion)
{
	struct piece words[MOST_WORDS];
	size_t count = split(completion, words), verb = 0;
	const struct word_alias *alias;
	const struct command *command;
	const struct call *call;

	while (enter_repeat(completion, words, count))
		count = split(completion, words);
	if (count >= 2 && words[1].length == 1 && words[1].text[0] == '=')
		verb = 2;
	if (count == verb) {
		complete_verbs(completion, verb > 0);
		return;
	}
	call = call_find(words[verb].text, words[verb].length);
	alias = word_alias_find(words[verb].text, words[verb].length);
	command = command_find(words[verb].text, words[verb].length);
	if (alias)
		call = call_find(alias->calls[0], strlen(alias->calls[0]));
	if (call)
		complete_call(completion, call, words + verb + 1, count - verb - 1);
	else if (command)
		complete_command(completion, command, count - verb - 1);
}

void complete(struct session *session, const char *line, size_t cursor, struct line_offers *offers)
{
	struct place_at_cursor place = place_find(line, cursor);
	struct completion completion = {
		.session = session,
		.offers = offers,
		.line = line,
		.statement = place.statement,
		.cursor = cursor,
	};
	size_t word = place_word_start(&place, line, cursor);

	if (place.quoted)
		return;
	complete_from(&completion, word);
	if (word < cursor && line[word] == '@')
		complete_descriptors(&completion);
	else if (word < cursor && line[word] == '$')
		complete_variables(&completion);
	else if (place.depth > 0)
		complete_c(&completion, &place);
	else
		complete_words(&completion);
}
