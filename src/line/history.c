/* The history file. An entry is a line as it was typed. One that holds a newline or another control
 * character (but a tab) is written with a blank in front, and with \n, \\ and \xHH inside: no entry begins
 * with a blank, so that says which it is.
 * Not here: which lines are worth remembering while the session lasts (line.c). */
#include "line/history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_FILE = 16 << 20 }; /* bytes; what is larger is no history of ours */

/* --- where it is --- */

char *history_path(void)
{
	/* Another user's environment says nothing about where we may write: secure_getenv is deaf then. */
	const char *chosen = secure_getenv("SOCK_HISTFILE"), *state = secure_getenv("XDG_STATE_HOME");
	const char *home = secure_getenv("HOME");
	char *path;

	if (chosen)
		return chosen[0] == '\0' || strcmp(chosen, "/dev/null") == 0 ? NULL : strdup(chosen);
	if (state && state[0] == '/')
		return asprintf(&path, "%s/sock/history", state) < 0 ? NULL : path;
	if (home && home[0] == '/')
		return asprintf(&path, "%s/.local/state/sock/history", home) < 0 ? NULL : path;
	return NULL;
}

bool history_open(struct history *history, const char *path, int lowest)
{
	*history = (struct history){ .descriptor = -1, .lowest = lowest };
	if (!path)
		return true;
	history->path = strdup(path);
	return history->path;
}

void history_close(struct history *history)
{
	if (history->descriptor >= 0)
		close(history->descriptor);
	free(history->path);
	free(history->last);
	*history = (struct history){ .descriptor = -1 };
}

/* --- the format of an entry --- */

static bool must_escape(unsigned char byte)
{
	return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

static bool any_to_escape(const char *line)
{
	for (; *line != '\0'; line++)
		if (must_escape((unsigned char)*line))
			return true;
	return false;
}

static void put_escaped(FILE *out, const char *line)
{
	for (; *line != '\0'; line++) {
		unsigned char byte = (unsigned char)*line;

		if (byte == '\n')
			fputs("\\n", out);
		else if (byte == '\\')
			fputs("\\\\", out);
		else if (must_escape(byte))
			fprintf(out, "\\x%02x", byte);
		else
			fputc(byte, out);
	}
}

/* The entry as it stands in the file, with its newline; for the caller to free. */
static char *encode(const char *line, size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);

	if (!out)
		return NULL;
	if (any_to_escape(line)) {
		fputc(' ', out);
		put_escaped(out, line);
	} else {
		fputs(line, out);
	}
	fputc('\n', out);
	if (fclose(out) == 0)
		return text;
	free(text);
	return NULL;
}

static int hexadecimal(char digit)
{
	const char *digits = "0123456789abcdef", *found = digit == '\0' ? NULL : strchr(digits, digit);

	return found ? (int)(found - digits) : -1;
}

/* In place. An escape that we never write stays as it is: the file may have been edited by hand. */
static void decode(char *line)
{
	char *to = line;

	if (line[0] != ' ')
		return;
	for (const char *from = line + 1; *from != '\0'; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from += 1;
		} else if (from[0] == '\\' && from[1] == '\\') {
			*to++ = '\\';
			from += 1;
		} else if (from[0] == '\\' && from[1] == 'x' && hexadecimal(from[2]) >= 0 &&
		           hexadecimal(from[3]) >= 0 && (from[2] != '0' || from[3] != '0')) {
			*to++ = (char)(hexadecimal(from[2]) << 4 | hexadecimal(from[3]));
			from += 3;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
}

/* --- loading --- */

/* All of the file, NUL-ended, for the caller to free; NULL with errno set. */
static char *read_all(int descriptor, size_t *length)
{
	struct stat status;
	char *text;
	size_t size;

	if (fstat(descriptor, &status) != 0)
		return NULL;
	if (!S_ISREG(status.st_mode) || status.st_size > LONGEST_FILE) {
		errno = S_ISREG(status.st_mode) ? EFBIG : EINVAL;
		return NULL;
	}
	size = (size_t)status.st_size;
	text = malloc(size + 1);
	if (!text)
		return NULL;
	for (*length = 0; *length < size;) {
		ssize_t got = read(descriptor, text + *length, size - *length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		*length += (size_t)got;
	}
	text[*length] = '\0';
	return text;
}

static size_t count_lines(const char *text, size_t length)
{
	size_t lines = 0;

	for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text))); at++)
		lines++;
	return lines + (length > 0 && text[length - 1] != '\n');
}

/* Where the last HISTORY_ENTRIES of so many lines begin. */
static size_t skip_old(const char *text, size_t lines)
{
	const char *at = text;

	for (; lines > HISTORY_ENTRIES; lines--)
		at = strchrnul(at, '\n') + 1;
	return (size_t)(at - text);
}

static bool write_all(int descriptor, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, text, length);

		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			text += written;
			length -= (size_t)written;
		}
	}
	return true;
}

/* Puts a file with this text in the place of the history: the whole of it or not at all. */
static void replace_file(const char *path, const char *text, size_t length)
{
	char *target = realpath(path, NULL), *temporary = NULL; /* it may be a symbolic link, to be kept */
	int descriptor;

	if (!target || asprintf(&temporary, "%s.XXXXXX", target) < 0) {
		free(target);
		return;
	}
	descriptor = mkostemp(temporary, O_CLOEXEC);
	if (descriptor >= 0) {
		bool written = write_all(descriptor, text, length);

		if (close(descriptor) != 0 || !written || rename(temporary, target) != 0)
			unlink(temporary);
	}
	free(temporary);
	free(target);
}

static void remember_last(struct history *history, const char *line)
{
	free(history->last);
	history->last = strdup(line);
}

static void hand_out(struct history *history, char *text, void (*entry)(void *context, const char *line),
                     void *context)
{
	char *line = text, *last = NULL;

	while (*line != '\0') {
		char *end = strchrnul(line, '\n'), *next = end + (*end == '\n');

		*end = '\0';
		decode(line);
		if (line[0] != '\0') {
			entry(context, line);
			last = line;
		}
		line = next;
	}
	if (last)
		remember_last(history, last);
}

bool history_load(struct history *history, void (*entry)(void *context, const char *line), void *context)
{
	int descriptor;
	size_t length = 0, lines, start;
	char *text;

	if (!history->path)
		return true;
	descriptor = open(history->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (descriptor < 0)
		return errno == ENOENT || errno == ENOTDIR;
	/* Nobody appends while the file is exchanged; where somebody does now, or locks do not work, it
	 * can wait. */
	bool alone = flock(descriptor, LOCK_EX | LOCK_NB) == 0;

	text = read_all(descriptor, &length);
	if (!text) {
		close(descriptor);
		return false;
	}
	lines = count_lines(text, length);
	start = skip_old(text, lines);
	if (alone && lines > HISTORY_ENTRIES + HISTORY_ENTRIES / 2)
		replace_file(history->path, text + start, length - start);
	close(descriptor);
	hand_out(history, text + start, entry, context);
	free(text);
	return true;
}

/* --- saving --- */

static void make_directories(const char *path)
{
	char *copy = strdup(path);

	for (char *at = copy ? strchr(copy + 1, '/') : NULL; at; at = strchr(at + 1, '/')) {
		*at = '\0';
		mkdir(copy, 0700);
		*at = '/';
	}
	free(copy);
}

static int open_for_appending(const char *path)
{
	const mode_t private = S_IRUSR | S_IWUSR;
	const int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
	int descriptor = open(path, flags, private);

	if (descriptor < 0 && errno == ENOENT) {
		make_directories(path);
		descriptor = open(path, flags, private);
	}
	return descriptor;
}

/* The file, with a high number, so that the numbers of the user's own descriptors do not depend on it. */
static int open_high(const struct history *history)
{
	int descriptor = open_for_appending(history->path), high;
	struct stat status;

	if (descriptor < 0)
		return -1;
	if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
		close(descriptor);
		errno = EINVAL;
		return -1;
	}
	high = fcntl(descriptor, F_DUPFD_CLOEXEC, history->lowest);
	if (high < 0)
		return descriptor;
	close(descriptor);
	return high;
}

/* Whether the open file is still the one that the path leads to: another session may have cut the history
 * back. */
static bool still_there(const struct history *history)
{
	struct stat open_file, named;

	return fstat(history->descriptor, &open_file) == 0 && stat(history->path, &named) == 0 &&
	       open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

/* Opens the file where it is not open yet, and holds off whoever wants to exchange it. */
static bool open_and_lock(struct history *history)
{
	for (int attempt = 0; attempt < 10; attempt++) {
		if (history->descriptor < 0)
			history->descriptor = open_high(history);
		if (history->descriptor < 0)
			return false;
		flock(history->descriptor, LOCK_SH);
		if (still_there(history))
			return true;
		close(history->descriptor);
		history->descriptor = -1;
	}
	errno = EAGAIN;
	return false;
}

bool history_save(struct history *history, const char *line)
{
	char *text;
	size_t length;
	bool written;

	if (!history->path || line[0] == '\0' || line[0] == ' ' || line[0] == '\t' ||
	    (history->last && strcmp(history->last, line) == 0))
		return true;
	text = encode(line, &length);
	if (!text)
		return false;
	written = open_and_lock(history) && write_all(history->descriptor, text, length);
	if (history->descriptor >= 0)
		flock(history->descriptor, LOCK_UN);
	if (written)
		remember_last(history, line);
	free(text);
	return written;
}
