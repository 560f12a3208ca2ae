/* `trust` and `untrust`: the list of .sockrc files that the user has looked at. A line of it is "trust HASH",
 * of a file's full name and content, or "never HASH", of a file's full name.
 * Not here: the rules for all start-up files (trust-rules.c), running them (shell/startup.c). */
#include "command/trust.h"

#include <config.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef HAVE_LIBMD
#include <sys/types.h>

#include <sha2.h>
#endif

#include "command/functions.h"
#include "line/line.h"
#include "text/printable.h"

#define HASH_TEXT 65 /* 64 hexadecimal digits and a NUL */
#define LINE_TEXT 80 /* a line of the list with its newline and a NUL */

/* --- hashes --------------------------------------------------------------------------------------------- */

#ifdef HAVE_LIBMD
static bool can_hash(void)
{
	return true;
}

/* The SHA-256 of the full name, and where there is a content, of a newline and the content. */
static void hash(char *out, const char *name, const char *content, size_t length)
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, (const uint8_t *)name, strlen(name));
	if (content) {
		SHA256Update(&context, (const uint8_t *)"\n", 1);
		SHA256Update(&context, (const uint8_t *)content, length);
	}
	SHA256End(&context, out);
}
#else
static bool can_hash(void)
{
	return false;
}

static void hash(char *out, const char *name, const char *content, size_t length)
{
	(void)name;
	(void)content;
	(void)length;
	out[0] = '\0';
}
#endif

/* The two lines that can stand in the list for a file. False where it has no full name, or hashes cannot be
 * made. */
static bool make_lines(const char *path, const struct checked_file *file, char *given, char *never)
{
	char digits[HASH_TEXT], *name = can_hash() ? realpath(path, NULL) : NULL;

	if (!name)
		return false;
	hash(digits, name, NULL, 0);
	snprintf(never, LINE_TEXT, "never %s\n", digits);
	if (file) {
		hash(digits, name, file->text, file->length);
		snprintf(given, LINE_TEXT, "trust %s\n", digits);
	} else
		given[0] = '\0';
	free(name);
	return true;
}

/* --- the list ------------------------------------------------------------------------------------------- */

/* Its name, for the caller to free; NULL where there is no home. */
static char *list_path(void)
{
	const char *state = secure_getenv("XDG_STATE_HOME"), *home = secure_getenv("HOME");
	char *path = NULL;
	int length = -1;

	if (state && state[0] == '/')
		length = asprintf(&path, "%s/sock/trust", state);
	else if (home && home[0] == '/')
		length = asprintf(&path, "%s/.local/state/sock/trust", home);
	return length < 0 ? NULL : path;
}

static bool has_line(const struct checked_file *list, const char *line)
{
	return list->text && memmem(list->text, list->length, line, strlen(line));
}

enum trust trust_of(const char *path, const struct checked_file *file, int private_base)
{
	char given[LINE_TEXT], never[LINE_TEXT], *name = list_path();
	struct checked_file list;
	enum trust trust = TRUST_UNKNOWN;

	if (name && make_lines(path, file, given, never) &&
	    checked_file_read(&list, name, private_base) == FILE_READ) {
		if (has_line(&list, never))
			trust = TRUST_REFUSED;
		else if (has_line(&list, given))
			trust = TRUST_GIVEN;
		checked_file_free(&list);
	}
	free(name);
	return trust;
}

/* Makes the directories above a file, for the user alone. */
static void make_directories(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
}

/* The list without two lines, and with one. */
static bool write_list(FILE *out, const struct checked_file *list, const char *without, const char *with)
{
	const char *from = list->text, *end = list->text ? list->text + list->length : NULL;

	while (from < end) {
		const char *newline = memchr(from, '\n', (size_t)(end - from));
		size_t length = newline ? (size_t)(newline - from) + 1 : (size_t)(end - from);
		bool dropped = (strlen(without) == length && memcmp(from, without, length) == 0) ||
		               (strlen(with) == length && memcmp(from, with, length) == 0);

		if (!dropped && fwrite(from, 1, length, out) != length)
			return false;
		from += length;
	}
	return fputs(with, out) >= 0 && fflush(out) == 0;
}

/* Puts the new list in the place of the old one in one step. False with errno. */
static bool change_list(const char *without, const char *with, int private_base)
{
	char *name = list_path(), *next = NULL;
	struct checked_file list = { .text = NULL };
	int descriptor = -1, error;
	FILE *out = NULL;
	bool good = false;

	if (!name || asprintf(&next, "%s.XXXXXX", name) < 0)
		next = NULL;
	else {
		make_directories(next);
		checked_file_read(&list, name, private_base);
		descriptor = mkstemp(next); /* 0600 */
		out = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
	}
	if (out) {
		good = write_list(out, &list, without, with) && rename(next, name) == 0;
		error = errno;
		fclose(out);
		if (!good)
			unlink(next);
		errno = error;
	}
	checked_file_free(&list);
	free(name);
	free(next);
	return good;
}

/* --- the commands --------------------------------------------------------------------------------------- */

static bool cannot_hash(struct span span, struct error *error)
{
	return error_at(error, span,
	                "this build cannot tell one file from another (it has no libmd), so it trusts none");
}

static void show_text(struct shell *shell, const struct checked_file *file)
{
	struct sink *sink = &shell->out.sink;
	const char *from = file->text, *end = file->text + file->length;

	while (from < end) {
		const char *newline = memchr(from, '\n', (size_t)(end - from));
		size_t length = newline ? (size_t)(newline - from) : (size_t)(end - from);

		sink_text(sink, ROLE_DIM, "  | ");
		printable_show(sink, ROLE_PLAIN, from, length);
		sink_newline(sink);
		from += length + 1;
	}
}

static bool says_yes(struct shell *shell)
{
	char *answer = NULL;
	bool yes;

	shell_flush(shell);
	if (line_read(shell->editor, "Run it whenever sock starts here? [y/N] ", &answer) != LINE_READ)
		return false;
	yes = answer[0] == 'y' || answer[0] == 'Y';
	free(answer);
	return yes;
}

static bool is_startup_file(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash ? slash + 1 : path, ".sockrc") == 0;
}

static bool give_trust(struct shell *shell, const char *path, struct span span,
                       const struct checked_file *file, struct error *error)
{
	char given[LINE_TEXT], never[LINE_TEXT];

	show_text(shell, file);
	if (!says_yes(shell))
		return true;
	if (!make_lines(path, file, given, never) || !change_list(never, given, shell->session.private_base))
		return error_at(error, span, "this cannot be kept: %s", strerror(errno));
	return true;
}

bool command_trust(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *path = command_text(statement, 0, error);
	struct span span = statement->words[0]->span;
	struct checked_file file;
	bool good;

	if (!path)
		return false;
	if (!can_hash())
		return cannot_hash(span, error);
	if (!is_startup_file(path)) {
		error_at(error, span, "only a file called .sockrc runs by itself");
		return error_hint(error, "source FILE runs any file now");
	}
	if (!shell->editor)
		return error_at(error, span, "trust asks a question, and there is no terminal to ask it");
	switch (checked_file_read(&file, path, shell->session.private_base)) {
	case FILE_ABSENT:
		return error_at(error, span, "there is no such file");
	case FILE_REFUSED:
		error_at(error, span, "it would not run");
		return error_hint(error, "%.190s", file.problem);
	case FILE_READ:
		break;
	}
	good = give_trust(shell, path, span, &file, error);
	checked_file_free(&file);
	return good;
}

bool command_untrust(struct shell *shell, const struct statement *statement, struct error *error)
{
	const char *path = command_text(statement, 0, error);
	struct span span = statement->words[0]->span;
	char given[LINE_TEXT], never[LINE_TEXT];
	struct checked_file file;
	bool read, good;

	if (!path)
		return false;
	if (!can_hash())
		return cannot_hash(span, error);
	read = checked_file_read(&file, path, shell->session.private_base) == FILE_READ;
	good = make_lines(path, read ? &file : NULL, given, never) &&
	       change_list(given, never, shell->session.private_base);
	checked_file_free(&file);
	return good || error_at(error, span, "this cannot be kept: %s", strerror(errno));
}
