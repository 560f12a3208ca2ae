/* Offers for addresses and data: hosts, ports, names of files.
 * Not here: which place gets them (complete.c), what they come to (run/address.c). */
#include <dirent.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kernel/address.h"
#include "kernel/descriptors.h"
#include "kernel/private.h"
#include "run/address.h"
#include "complete/offers.h"

#define MOST_ENTRIES 2000 /* of /etc/services and /etc/hosts that are looked at */

/* --- files ---------------------------------------------------------------------------------------------- */

struct file_names {
	char **texts; /* a directory's ends in a slash */
	size_t count, capacity;
};

/* Whether a name stands for itself in words: no blanks, quotes or the like in it. */
static bool is_plain_name(const char *name)
{
	for (; *name; name++)
		if ((unsigned char)*name <= ' ' || *name == 0x7f || strchr(";\"'&", *name))
			return false;
	return true;
}

static bool is_directory(int descriptor, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return fstatat(descriptor, entry->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

static void add_file(struct file_names *names, const char *directory, int descriptor, const struct dirent *entry)
{
	if (!is_plain_name(entry->d_name))
		return;
	if (names->count == names->capacity) {
		size_t capacity = names->capacity ? 2 * names->capacity : 64;
		char **texts = reallocarray(names->texts, capacity, sizeof *texts);

		if (!texts)
			return;
		names->texts = texts;
		names->capacity = capacity;
	}
	if (asprintf(&names->texts[names->count], "%s%s%s", directory, entry->d_name,
	             is_directory(descriptor, entry) ? "/" : "") >= 0)
		names->count++;
}

static void read_directory(struct file_names *names, const char *directory, int base, bool hidden)
{
	int descriptor = private_open(directory[0] ? directory : ".", O_DIRECTORY, base);
	DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
	const struct dirent *entry;

	if (!stream) {
		if (descriptor >= 0)
			close(descriptor);
		return;
	}
	while ((entry = readdir(stream)))
		if (hidden ? strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0
		           : entry->d_name[0] != '.')
			add_file(names, directory, descriptor, entry);
	closedir(stream);
}

static int compare_texts(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

void complete_files(struct completion *completion)
{
	const char *word = completion->line + completion->word;
	size_t length = completion->cursor - completion->word;
	const char *slash = memrchr(word, '/', length);
	size_t before = slash ? (size_t)(slash - word) + 1 : 0;
	char *directory = strndup(word, before);
	struct file_names names = { 0 };

	if (directory)
		read_directory(&names, directory, completion->session->private_base,
		               before < length && word[before] == '.');
	free(directory);
	if (names.count)
		qsort(names.texts, names.count, sizeof *names.texts, compare_texts);
	for (size_t i = 0; i < names.count; i++) {
		size_t end = strlen(names.texts[i]);

		complete_offer(completion, names.texts[i], NULL, names.texts[i][end - 1] == '/' ? '\0' : ' ');
		free(names.texts[i]);
	}
	free(names.texts);
}

/* --- addresses ------------------------------------------------------------------------------------------ */

static void offer_hosts(struct completion *completion)
{
	const struct hostent *host;
	const char *word;

	for (size_t i = 0; (word = address_word(i)); i++)
		complete_offer(completion, word, NULL, ' ');
	sethostent(0);
	for (size_t i = 0; i < MOST_ENTRIES && (host = gethostent()); i++) {
		complete_offer(completion, host->h_name, NULL, ' ');
		for (char **alias = host->h_aliases; *alias; alias++)
			complete_offer(completion, *alias, NULL, ' ');
	}
	endhostent();
}

/* file:NAME */
void complete_data(struct completion *completion)
{
	static const char file[] = "file:";
	size_t length = strlen(file), typed = complete_typed(completion);
	if (typed >= length && memcmp(completion->line + completion->word, file, length) == 0) {
		complete_from(completion, completion->word + length);
		complete_files(completion);
	} else if (typed > 0)
		complete_offer(completion, file, "the bytes of a file", '\0');
}

/* The colon before the port, in HOST:PORT and :PORT behind brackets; NULL where there is none yet. */
static const char *port_colon(const struct completion *completion)
{
	const char *word = completion->line + completion->word;
	const char *colon = memchr(word, ':', complete_typed(completion));
	const char *last = memrchr(word, ':', complete_typed(completion));
	return colon == last ? colon : NULL;
}

void complete_hosts(struct completion *completion)
{
	if (port_colon(completion)) {
		complete_ports(completion);
		return;
	}
	const char *word = completion->line + completion->word;
	size_t length = completion->cursor - completion->word;

	if (length && (word[0] == '/' || (word[0] == '.' && (length == 1 || strchr("./", word[1])))))
		complete_files(completion);
	else
		offer_hosts(completion);
}

/* The ports of the session's own sockets: @srv.port. */
static void offer_own_ports(struct completion *completion)
{
	struct descriptor_table *table = session_descriptors(completion->session);
	const struct descriptor *row = table ? descriptors_next(table, -1) : NULL;

	for (; row; row = descriptors_next(table, row->number)) {
		const char *name = session_descriptor_name(completion->session, row->number);
		char text[80];

		if (!row->file->local || address_port(row->file->local, row->file->local_length) <= 0)
			continue;
		if (name)
			snprintf(text, sizeof text, "@%s.port", name);
		else
			snprintf(text, sizeof text, "@%d.port", row->number);
		complete_offer(completion, text, NULL, ' ');
	}
}

/* Services only where letters were typed: all of them are too many to read. */
void complete_ports(struct completion *completion)
{
	const struct servent *service;
	const char *colon = port_colon(completion);
	if (colon)
		complete_from(completion, (size_t)(colon + 1 - completion->line));
	if (completion->word == completion->cursor) {
		offer_own_ports(completion);
		return;
	}
	setservent(0);
	for (size_t i = 0; i < MOST_ENTRIES && (service = getservent()); i++) {
		char help[32];

		snprintf(help, sizeof help, "%u", (unsigned)ntohs((in_port_t)service->s_port));
		complete_offer(completion, service->s_name, help, ' ');
		for (char **alias = service->s_aliases; *alias; alias++)
			complete_offer(completion, *alias, help, ' ');
	}
	endservent();
}
