/* What may stand at the cursor, as the readers say it.
 * Not here: what Tab offers for it (tests/complete/). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/ask.h"
#include "lang/commands.h"
#include "support/suite.h"

static const struct {
	const char *line;  /* | is the cursor */
	const char *asked; /* the places, MEMBER:TYPE or :SET, KEY=, port, host, {STRUCT} */
} rows[] = {
	{ "socket |", "domain:address family domain= type= protocol=" },
	{ "socket in|", "domain:address family domain= type= protocol=" },
	{ "socket inet |", "type:socket type type= protocol=" },
	{ "socket inet stream |", "protocol:protocol protocol=" },
	{ "socket inet stream|", "type:socket type type= protocol=" },
	{ "send \"x\" |", "flags:message flag sockfd= len= flags=" },
	{ "send \"x\" dontwait|no|", ":message flag" },
	{ "send \"x\" flags=|", "flags:message flag" },
	{ "a = socket inet stream; bind |", "sockfd:int host sockfd= addr= addrlen=" },
	{ "bind 127.0.0.1 |", "port" },
	{ "bind [::1]:80 |", "sockfd= addrlen=" },
	{ "setsockopt reuse|",
	  "sockfd:int level:option level optname:int sockfd= level= optname= optval= optlen=" },
	{ "setsockopt tcp |", "optname:option sockfd= optname= optval= optlen=" },
	{ "setsockopt linger |", "l_onoff:int sockfd= optval= optlen=" },
	{ "setsockopt linger on |", "l_linger:int sockfd= optlen=" },
	{ "setsockopt ip mtu_discover |", "optval:way to find the path's MTU sockfd= optval= optlen=" },
	{ "poll |", "fd:int fds= nfds= timeout=" },
	{ "poll @3 |", "events:poll event" },
	{ "poll @3 in |", "fd:int timeout:int nfds= timeout=" },
	{ "sendmsg |", "sockfd:int iov_base:void name= rights= credentials= ttl= tos= sockfd= msg= flags=" },
	{ "sendmsg \"a\" |", "iov_base:void +name= +rights= +credentials= +ttl= +tos= sockfd= flags=" },
	{ "sendmsg \"a\" rights=|", "cmsg_data:int" },
	{ "sendmsg \"a\" rights=@3,|", "cmsg_data:int" },
	{ "sendmsg \"a\" rights=@3 name=127.0.0.1 80 |", "+credentials= +ttl= +tos= sockfd= flags=" },
	{ "sendmsg \"a\" name=|", "host" },
	{ "sendmsg \"a\" name=::1 |", "port" },
	{ "sendmsg \"a\" credentials=1 |", "uid:uid_t" },
	{ "sendmsg {msg_iov=[]} |", "+name= +rights= +credentials= +ttl= +tos= sockfd= flags=" },
	{ "recvmsg 100 |", "iov_len:size_t +name= +control= sockfd= flags=" },
	{ "recvmsg 100 control=64 |", "+name= sockfd= flags=" },
	{ "recvmsg control=64 |", "sockfd:int iov_len:size_t name= sockfd= msg= flags=" },
	{ "select |", "tv_sec:time_t nfds= read readfds= write writefds= except exceptfds= timeout=" },
	{ "select read |", "readfds:int" },
	{ "select read @3 |", ":int tv_sec:time_t nfds= write writefds= except exceptfds= timeout=" },
	{ "socket(|", "domain:address family" },
	{ "socket(AF_INET, SO|", "type:socket type" },
	{ "bind(3, {|", "{}" },
	{ "bind(3, {sa_family=AF_INET, |", "{struct sockaddr_in}" },
	{ "bind(3, {sa_family=|", "sa_family:address family" },
	{ "poll([{fd=3, events=|", "events:poll event" },
	{ "setsockopt(3, SOL_SOCKET, SO_LINGER, {|", "{struct linger}" },
	{ "fcntl(3, F_SETFL, |", "arg:status flag" },
	{ "send \"x|", "" },
	{ "soc|", "statement" },
	{ "listen; rep|", "statement" },
	{ "sock srv> lis|", "statement" },
	{ "repeat 3 |", "statement" },
	{ "repeat 3 { listen; |", "statement" },
	{ "x = |", "result" },
	{ "x = 5 + |", "operand" },
	{ "listen |", "sockfd:int backlog:backlog sockfd= backlog=" },
	{ "x = 5 |", "" },
	{ "show $?.|", "word 0 of show operand" },
	{ "set structs o|", "word 1 of set" },
	{ "source /a+b/c~|", "word 0 of source" },
	{ "say hello |", "word 0 of say" },
	{ "socket(AF_INET, SOCK_STREAM | |", "operand of socket type" },
	{ "socket inet stream||", ":socket type" },
	{ "socket inet stream|nonb|", ":socket type" },
	{ "x = (struct sock|", "tag" },
};

static void describe(const struct asked *asked, const struct asked_place *place, char *text, size_t size)
{
	const char *type = place->names ? place->names->name : place->type ? place->type->name : "";
	const char *member = place->member ? place->member->name : "";
	switch (place->kind) {
	case ASKED_VALUE:
		snprintf(text, size, "%s:%s", member, type);
		break;
	case ASKED_HOST:
		snprintf(text, size, "host");
		break;
	case ASKED_PORT:
		snprintf(text, size, "port");
		break;
	case ASKED_KEY:
		snprintf(text, size, "%.*s=", (int)place->key.length, place->key.name);
		break;
	case ASKED_PATTERN_KEY:
		snprintf(text, size, "+%.*s=", (int)place->key.length, place->key.name);
		break;
	case ASKED_WORD_BEFORE:
		snprintf(text, size, "%s", place->member->word);
		break;
	case ASKED_MEMBER:
		snprintf(text, size, "{%s}", type);
		break;
	case ASKED_OPERAND:
		snprintf(text, size, place->names ? "operand of %s" : "operand", type);
		break;
	case ASKED_STATEMENT:
		snprintf(text, size, "statement");
		break;
	case ASKED_RESULT:
		snprintf(text, size, "result");
		break;
	case ASKED_WORD:
		snprintf(text, size, "word %zu of %s", asked->statement->word_count,
		         asked->statement->command->name);
		break;
	case ASKED_TAG:
		snprintf(text, size, "tag");
		break;
	}
}

START_TEST(readers_say_what_they_would_read)
{
	struct arena arena;
	struct asked asked;
	char line[200], all[1000] = "", one[100];
	const char *cursor = strrchr(rows[_i].line, '|');
	snprintf(line, sizeof line, "%.*s", (int)(cursor - rows[_i].line), rows[_i].line);
	arena_init(&arena);
	bool known = ask_line(line, strlen(line), strlen(line), &arena, &asked);
	for (size_t i = 0; i < asked.count; i++) {
		describe(&asked, &asked.places[i], one, sizeof one);
		if (i)
			strcat(all, " ");
		strcat(all, one);
	}
	ck_assert_msg(strcmp(all, rows[_i].asked) == 0, "%s:\n  %s\nnot\n  %s", rows[_i].line, all,
	              rows[_i].asked);
	ck_assert_int_eq(known, rows[_i].asked[0] != '\0');
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *line, *path;
} paths[] = {
	{ "show srv", "srv" },
	{ "show p->sin_port", "p->sin_port" },
	{ "show $?.msg.msg_iov[0].iov_len", "?.msg.msg_iov[0].iov_len" },
	{ "recv @sv[1]", "sv[1]" },
	{ "poll([{fd=a[i][0]", "a[i][0]" },
	{ "x[1 + y", "y" },
	{ "a ?b", "b" },
	{ "a > b", "b" },
	{ "a-b", "b" },
	{ "a]", "" },
	{ "]", "" },
	{ ">", "" },
	{ "->", "->" },
	{ "x = ", "" },
	{ "", "" },
};

START_TEST(variables_have_their_members_behind_them)
{
	size_t length = strlen(paths[_i].line);
	ck_assert_str_eq(paths[_i].line + path_before(paths[_i].line, length), paths[_i].path);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ask");
	TCase *tables = tcase_create("ask");
	tcase_add_loop_test(tables, readers_say_what_they_would_read, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_loop_test(tables, variables_have_their_members_behind_them, 0,
	                    (int)(sizeof paths / sizeof paths[0]));
	suite_add_tcase(suite, tables);
	return run_suite(suite);
}
