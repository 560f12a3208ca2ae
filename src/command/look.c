/* Session commands that look something up: help, table, errno, constants, types, layout, sockaddr.
 * Not here: what the lists look like (view/). */
#include <ctype.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "abi/errors.h"
#include "abi/structs.h"
#include "kernel/descriptors.h"
#include "kernel/private.h"
#include "lang/lex.h"
#include "lang/suggest.h"
#include "lang/words.h"
#include "run/address.h"
#include "run/evaluate.h"
#include "run/perform.h"
#include "command/functions.h"
#include "command/value.h"
#include "command/settings.h"
#include "view/help.h"
#include "view/listings.h"
#include "view/overlay.h"
#include "view/step-json.h"

/* Only what is written in capitals is meant to be a constant. */
static const char *nearest(const char *text, size_t length)
{
	const char *near = suggest_verb(text, length);

	if (!near)
		near = suggest_struct(text, length);
	return near || !isupper((unsigned char)text[0]) ? near : suggest_constant(text, length);
}

/* What `set` takes stands in a table of the shell, which help does not know. */
static void list_settings(struct shell *shell, const char *topic)
{
	const struct command *command = topic ? command_find(topic, strlen(topic)) : NULL;

	if (!command || command->argument != ARGUMENT_SETTING)
		return;
	sink_newline(shell_sink(shell));
	settings_list(shell);
}

bool command_help(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *topic = statement->word_count ? command_text(statement, 0, error) : NULL;
	bool known = true;

	if (statement->word_count && !topic)
		return false;
	if (topic)
		known = help_topic(shell_sink(shell), topic);
	else
		help_overview(shell_sink(shell));
	list_settings(shell, topic);
	if (known)
		return true;
	const char *near = nearest(topic, strlen(topic));
	error_at(error, statement->words[0]->span, "there is no help on that");
	return error_hint(error, near ? "did you mean %s?" : "help, alone, lists what there is%s",
	                  near ? near : "");
}

/* Where the table was not shown, it has not heard of names. */
static void name_rows(struct session *session, struct descriptor_table *table)
{
	const struct descriptor *row = session->settings.table ? NULL : descriptors_next(table, -1);

	for (; row; row = descriptors_next(table, row->number)) {
		const char *name = session_descriptor_name(session, row->number);

		if (name)
			descriptors_set_name(table, row->number, name);
	}
}

bool command_table(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *word = statement->word_count ? command_text(statement, 0, error) : NULL;
	struct descriptor_table *table;

	if (statement->word_count && !word)
		return false;
	if (word && strcmp(word, "all") != 0) {
		error_at(error, statement->words[0]->span, "expected nothing, or all");
		return error_hint(error, "table all");
	}
	table = session_descriptors(&shell->session);
	if (!table)
		return error_at(error, statement->span, "the descriptor table cannot be had");
	descriptors_refresh_all(table, NULL);
	name_rows(&shell->session, table);
	if (shell->json)
		json_show_table(&shell->out, table);
	else
		table_show(&shell->out.sink, &shell->text.rows, table, word);
	return true;
}

bool command_errno(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *text = statement->word_count ? command_text(statement, 0, error)
	                                         : errno_name(shell->session.last_error);

	if (!text && statement->word_count)
		return false;
	if (!text) {
		sink_text(shell_sink(shell), ROLE_PLAIN, "no call has failed yet\n");
		return true;
	}
	if (list_errno(shell_sink(shell), text))
		return true;
	const char *near = suggest_name(&errno_names, text, strlen(text));
	error_at(error, statement->words[0]->span, "there is no such error");
	return error_hint(error, near ? "did you mean %s?" : "errno all%s", near ? near : "");
}

bool command_constants(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *pattern = statement->word_count ? command_text(statement, 0, error) : NULL;

	if (statement->word_count && !pattern)
		return false;
	if (list_constants(shell_sink(shell), pattern) || !pattern)
		return true;
	const char *near = suggest_constant(pattern, strlen(pattern));
	error_at(error, statement->words[0]->span, "no constant has a name like that");
	return error_hint(error, near ? "did you mean %s?" : "constants MSG_*%s", near ? near : "");
}

bool command_types(struct shell *shell, const struct statement *statement, struct error *error)
{
	(void)statement;
	(void)error;
	list_types(shell_sink(shell));
	return true;
}

/* --- structs -------------------------------------------------------------------------------------------- */

static bool no_such_struct(const struct node *word, const char *text, struct error *error)
{
	const char *near = suggest_struct(text, strlen(text));

	error_at(error, word->span, "there is no such struct in the table");
	return error_hint(error, near ? "did you mean %s?" : "help structs%s", near ? near : "");
}

bool command_layout(struct shell *shell, const struct statement *statement, struct error *error)
{
	const struct type *found[16];
	size_t count = 0;

	for (size_t i = 0; i < statement->word_count && count < sizeof found / sizeof found[0]; i++) {
		const char *text = command_text(statement, i, error);

		if (!text)
			return false;
		if (strcmp(text, "struct") == 0) /* as C has it: struct sockaddr */
			continue;
		found[count] = struct_find(text, strlen(text));
		if (!found[count++])
			return no_such_struct(statement->words[i], text, error);
	}
	if (count == 0)
		return error_at(error, statement->span, "the name of the struct is missing");
	show_layouts(shell_sink(shell), found, count);
	return true;
}

/* The lecture's family of daughters and wives. */
static bool show_example(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *name = command_text(statement, 1, error);

	if (!name)
		return false;
	if (show_example_address(shell_sink(shell), name))
		return true;
	error_at(error, statement->words[1]->span, "nobody of that name is in the family");
	return error_hint(error, "sockaddr family %s", example_addresses[0].name);
}

/* The bytes of an address in words. Names, and words such as any, follow a socket: one of that family, for
 * the moment. */
static bool address_value(struct shell *shell, const struct node *node, int64_t family, struct value *value,
                          struct error *error)
{
	struct evaluation evaluation = { .session = &shell->session, .arena = shell->arena, .error = error };
	int descriptor;
	bool good;

	if (node->kind != NODE_ADDRESS)
		return perform_expression(&shell->session, node, shell->arena, value, error);
	descriptor =
		private_move(socket((int)family, SOCK_STREAM | SOCK_CLOEXEC, 0), shell->session.private_base);
	*value = (struct value){ .type = struct_of_family(family) ? struct_of_family(family) : &type_sockaddr };
	good = resolve_address(&evaluation, node, descriptor, &value->bytes, &value->size);
	if (descriptor >= 0)
		close(descriptor);
	return good && value->size >= sizeof(sa_family_t) &&
	       load_integer(value->bytes, sizeof(sa_family_t), false) == family;
}

static bool show_address(struct shell *shell, const struct statement *statement, int64_t family,
                         struct error *error)
{
	size_t last = statement->word_count - 1;
	struct input input = {
		.text = shell->place.text,
		.length = statement->words[last]->span.end,
		.at = statement->words[1]->span.start,
		.arena = shell->arena,
		.error = error,
	};
	struct node *node = read_address_words(&input);
	struct span span = { statement->words[1]->span.start, input.length };
	struct value value;

	if (!node || !address_value(shell, node, family, &value, error))
		return error_at(error, span, "this is no address of that family");
	if (!value_is_struct(&value) || struct_family(value.type) != family)
		return error_at(error, span, "this is no address of that family");
	shell_show_value(shell, NULL, &value);
	return true;
}

bool command_sockaddr(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *text = command_text(statement, 0, error);
	const struct name *family = text ? name_find_word(&families, text, strlen(text)) : NULL;

	if (!text)
		return false;
	if (!family) {
		const char *near = suggest_name(&families, text, strlen(text));

		error_at(error, statement->words[0]->span, "there is no such address family");
		return error_hint(error, near ? "did you mean %s?" : "sockaddr inet 10.0.0.1 80%s",
		                  near ? near : "");
	}
	if (family->value == example_family)
		return show_example(shell, statement, error);
	return show_address(shell, statement, family->value, error);
}
