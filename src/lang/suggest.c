/* Edit distance over the tables, and words from elsewhere.
 * Not here: the tables. */
#include "lang/suggest.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "abi/errors.h"
#include "abi/structs.h"
#include "lang/commands.h"

#define LONGEST 40

struct search {
	const char *text;
	size_t length;
	size_t best; /* distance of `name` */
	const char *name;
	const char *begun; /* the one name that the text is the beginning of */
	bool is_begun_twice;
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static bool alike(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Damerau's distance: insertions, deletions, substitutions, and neighbours that changed places. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][LONGEST + 1];
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] = least(least(above[j], row[j - 1]) + 1,
			               above[j - 1] + !alike(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && alike(a[i - 1], b[j - 2]) && alike(a[i - 2], b[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}

/* `best` is one above what is still near: a third of the letters. */
static struct search begin(const char *text, size_t length)
{
	return (struct search){ .text = text, .length = length > LONGEST ? 0 : length, .best = length / 3 + 1 };
}

#define LEAST_BEGINNING 3

static bool begins(const struct search *search, const char *compared)
{
	return search->length >= LEAST_BEGINNING && strncasecmp(search->text, compared, search->length) == 0;
}

/* What is near comes before what is longer. */
static const char *end(const struct search *search)
{
	return search->name || search->is_begun_twice ? search->name : search->begun;
}

static void consider_as(struct search *search, const char *compared, const char *name)
{
	size_t length = strlen(compared);
	if (search->length == 0 || length > LONGEST)
		return;
	size_t found = distance(search->text, search->length, compared, length);
	if (found < search->best && found < length) {
		search->best = found;
		search->name = name;
	}
	if (!begins(search, compared))
		return;
	search->is_begun_twice |= search->begun && strcmp(search->begun, name) != 0;
	search->begun = name;
}

static void consider(struct search *search, const char *name)
{
	consider_as(search, name, name);
}

static void consider_set(struct search *search, const struct name_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		const struct name *name = name_at(set, i);
		if (name->flags & NAME_ABSENT)
			continue;
		consider(search, name->name);
		for (size_t k = 0; k < NAME_PREFIXES && set->prefixes[k]; k++) {
			size_t skip = strlen(set->prefixes[k]);
			if (strncmp(name->name, set->prefixes[k], skip) == 0)
				consider_as(search, name->name + skip, name->name);
		}
	}
}

static void consider_options(struct search *search)
{
	for (size_t i = 0; i < option_table_count; i++)
		consider_set(search, &option_tables[i].names);
}

const char *suggest_verb(const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; i < socket_call_count; i++)
		consider(&search, socket_calls[i]->name);
	for (size_t i = 0; i < word_alias_count; i++)
		consider(&search, word_aliases[i].word);
	for (size_t i = 0; i < command_count; i++)
		consider(&search, commands[i].name);
	return end(&search);
}

const char *suggest_name(const struct name_set *set, const char *text, size_t length)
{
	struct search search = begin(text, length);
	consider_set(&search, set);
	return end(&search);
}

const char *suggest_constant(const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; name_sets[i]; i++)
		consider_set(&search, name_sets[i]);
	consider_set(&search, &errno_names);
	consider_options(&search);
	return end(&search);
}

const char *suggest_choice(const struct choice *choice, const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; i < choice->case_count; i++)
		if (choice->cases[i].type->names)
			consider_set(&search, choice->cases[i].type->names);
	return end(&search);
}

static bool is_begun(const struct search *search, const struct name_set *set, const char *name)
{
	bool is = begins(search, name);
	for (size_t k = 0; !is && k < NAME_PREFIXES && set->prefixes[k]; k++) {
		size_t skip = strlen(set->prefixes[k]);
		is = strncmp(name, set->prefixes[k], skip) == 0 && begins(search, name + skip);
	}
	return is;
}

/* One more name of a list; ... in the place of the first that has no room. */
static void add_to_list(char *out, size_t size, const char *name)
{
	size_t used = strlen(out);
	const char *comma = used ? ", " : "";
	if (used + strlen(comma) + strlen(name) + strlen(", ...") < size)
		snprintf(out + used, size - used, "%s%s", comma, name);
	else if (used >= 3 && strcmp(out + used - 3, "...") != 0)
		snprintf(out + used, size - used, "%s...", comma);
}

size_t suggest_beginnings(const struct choice *choice, const char *text, size_t length, char *out, size_t size)
{
	struct search search = begin(text, length);
	size_t count = 0;
	out[0] = '\0';
	for (size_t i = 0; i < choice->case_count; i++) {
		const struct name_set *set = choice->cases[i].type->names;
		for (size_t k = 0; set && k < set->count; k++) {
			const struct name *name = name_at(set, k);
			if (name->flags & (NAME_ABSENT | NAME_ALIAS) || !is_begun(&search, set, name->name))
				continue;
			count++;
			add_to_list(out, size, name->name);
		}
	}
	return count;
}

/* Members are known by what stands behind their prefix too: port for sin_port. */
const char *suggest_member(const struct type *type, const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; i < type->count; i++) {
		const char *name = type->members[i].name, *tail = strchr(name, '_');
		consider(&search, name);
		if (tail)
			consider_as(&search, tail + 1, name);
	}
	return end(&search);
}

const char *suggest_parameter(const struct call *call, const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; i < call->arguments.count; i++)
		consider(&search, call->arguments.members[i].name);
	return end(&search);
}

const char *suggest_struct(const char *text, size_t length)
{
	struct search search = begin(text, length);
	for (size_t i = 0; struct_types[i]; i++)
		consider(&search, struct_tag(struct_types[i]));
	return end(&search);
}

/* Python, netcat, telnet, shells, gdb, ss, HTTP typed at the wrong prompt. */
static const struct {
	const char *word, *hint;
} elsewhere[] = {
	{ "nc", "socket inet stream; connect HOST PORT, or: bind any PORT; listen; accept" },
	{ "ncat", "socket inet stream; connect HOST PORT, or: bind any PORT; listen; accept" },
	{ "netcat", "socket inet stream; connect HOST PORT, or: bind any PORT; listen; accept" },
	{ "telnet", "socket inet stream; connect HOST PORT" },
	{ "curl", "socket inet stream; connect HOST http; send \"GET / HTTP/1.0\\r\\n\\r\\n\"; recv" },
	{ "wget", "socket inet stream; connect HOST http; send \"GET / HTTP/1.0\\r\\n\\r\\n\"; recv" },
	{ "GET", "data is sent with: send \"GET / HTTP/1.0\\r\\n\\r\\n\"" },
	{ "POST", "data is sent with: send \"POST / HTTP/1.0\\r\\n\\r\\n\"" },
	{ "HEAD", "data is sent with: send \"HEAD / HTTP/1.0\\r\\n\\r\\n\"" },
	{ "http", "socket inet stream; connect HOST http; send \"GET / HTTP/1.0\\r\\n\\r\\n\"" },
	{ "https", "socket inet stream; connect HOST https" },
	{ "import", "nothing has to be imported: socket inet stream" },
	{ "from", "nothing has to be imported: socket inet stream" },
	{ "print", "show EXPRESSION, or say TEXT" },
	{ "echo", "say TEXT, or send \"TEXT\"" },
	{ "printf", "show EXPRESSION, or say TEXT" },
	{ "puts", "say TEXT" },
	{ "p", "show EXPRESSION" },
	{ "info", "table, show EXPRESSION or help" },
	{ "ls", "commands of the system begin with !: !ls" },
	{ "cat", "commands of the system begin with !: !cat FILE" },
	{ "cd", "commands of the system begin with !; they have a shell of their own" },
	{ "pwd", "commands of the system begin with !: !pwd" },
	{ "clear", "Ctrl-L clears the screen; commands of the system begin with !: !clear" },
	{ "ping", "commands of the system begin with !: !ping HOST" },
	{ "strace", "what sock prints is a trace already" },
	{ "ss", "table, or !ss -tan" },
	{ "netstat", "table, or !ss -tan" },
	{ "lsof", "table" },
	{ "fds", "table" },
	{ "ps", "jobs, or !ps" },
	{ "fg", "wait N waits for job N" },
	{ "bg", "a call with & behind it runs in the background" },
	{ "kill", "interrupt N makes the call of job N return EINTR" },
	{ "recvall", "recv once for each piece that has arrived" },
	{ "sendall", "send returns how much it took; what is left is sent again" },
	{ "ppoll", "poll @3 in @4 out 1000" },
	{ "epoll_create", "epoll_create1" },
	{ "epoll_pwait", "epoll_wait @4 10 1000" },
	{ "settimeout", "setsockopt rcvtimeo 1.5" },
	{ "setblocking", "fcntl setfl nonblock" },
	{ "inet_nota", "inet_ntoa" },
	{ "closesocket", "close" },
	{ "gethostbyname", "getaddrinfo HOST" },
	{ "q", "quit" },
	{ "bye", "quit" },
	{ "logout", "quit" },
	{ "man", "help NAME, or !man 2 NAME" },
	{ "include", "nothing has to be included" },
};

const char *suggest_elsewhere(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++)
		if (strlen(elsewhere[i].word) == length && memcmp(elsewhere[i].word, text, length) == 0)
			return elsewhere[i].hint;
	return NULL;
}

/* Words that are right, but not here. */
static const struct {
	const struct name_set *set;
	const char *word, *hint;
} misplaced[] = {
	{ &families, "tcp", "socket inet stream" },
	{ &families, "udp", "socket inet dgram" },
	{ &families, "ip", "socket inet stream" },
	{ &families, "ipv4", "socket inet stream" },
	{ &families, "ipv6", "socket inet6 stream" },
	{ &families, "stream", "the family comes first: socket inet stream" },
	{ &families, "dgram", "the family comes first: socket inet dgram" },
	{ &socket_types, "tcp", "socket inet stream" },
	{ &socket_types, "udp", "socket inet dgram" },
	{ &protocols_inet, "nonblock", "flags are joined to the type: socket inet stream|nonblock" },
	{ &protocols_inet, "cloexec", "flags are joined to the type: socket inet stream|cloexec" },
};

const char *suggest_place(const struct name_set *set, const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof misplaced / sizeof misplaced[0]; i++)
		if (misplaced[i].set == set && strlen(misplaced[i].word) == length &&
		    strncasecmp(misplaced[i].word, text, length) == 0)
			return misplaced[i].hint;
	return NULL;
}
