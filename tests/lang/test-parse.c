/* The lines of the language's grammar, each with what it means or what is said of it; where a line ends and goes on;
 * and parsing when memory is out.
 * Not here: words call by call (test-words.c), the canonical form for its own sake (test-print.c). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/print.h"
#include "support/parsing.h"
#include "support/suite.h"

#define PROTOTYPE "# a prototype is no statement of this shell: passed over"
#define CONTROL "# control flow does not run here; the shell has: repeat N { ... }, and expectations"
#define BIND_ANY "bind(3, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0"

/* Lines of the grammar by their number there, and what each is understood as. */
static const struct {
	int number;
	const char *typed, *canonical;
} understood[] = {
	{ 1, "bind 0.0.0.0 0", "bind 0.0.0.0 0" },
	{ 2, "socket inet stream; bind(3, {...}, 16)",
	  "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)\nbind(3, {...}, 16)" },
	{ 3, "bind [::1]:80", "bind ::1 80" },
	{ 3, "bind ./a.socket", "bind ./a.socket" },
	{ 4, "socket (AF_INET, SOCK_STREAM, 0);", "socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ 5, "(void)close(fd);", "(void)close(fd)" },
	{ 5, "&a", "&a" },
	{ 5, "*p = 5;", "*p = 5" },
	{ 5, "-1", "-1" },
	{ 5, "\"abc\"", "\"abc\"" },
	{ 5, "++n", "++n" },
	{ 5, "{ ... }", "{...}" },
	{ 6, "a + 1", "a + 1" },
	{ 6, "n += 2", "n += 2" },
	{ 6, "sizeof a", "sizeof(a)" },
	{ 6, "srv", "srv" },
	{ 6, "AF_INET", "AF_INET" },
	{ 8, "show (a + 1)", "show a + 1" },
	{ 8, "say (hello)", "say (hello)" },
	{ 8, "expect (x == 1)", "expect x == 1" },
	{ 9, "sleep(1);", "sleep(1)" },
	{ 9, "exit(1);", "exit(1)" },
	{ 10, "errno", "errno" },
	{ 10, "errno 11", "errno 11" },
	{ 10, "errno == EINTR", "$errno == EINTR" },
	{ 10, "errno = 0", "errno = 0" },
	{ 11, "x = recv 100 = \"hi\"", "x = recv 100 = \"hi\"" },
	{ 12, "x=socket inet stream", "x = socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ 13, "bind 0.0.0.0 80 = -1 EACCES", "bind 0.0.0.0 80 = -1 EACCES (Permission denied)" },
	{ 14, "bind 0.0.0.0 80 = EACCES", "bind 0.0.0.0 80 = -1 EACCES (Permission denied)" },
	{ 15, "listen = 0", "listen = 0" },
	{ 17, "read", "read" },
	{ 17, "$read", "$read" },
	{ 18, "set = 5", "set = 5" },
	{ 18, "name.sin_family = AF_INET;", "name.sin_family = AF_INET" },
	{ 18, "table = 1", "table = 1" },
	{ 19, "x = listen", "x = listen" },
	{ 19, "x = srv", "x = srv" },
	{ 19, "x = pipe()", "x = pipe()" },
	{ 20, "timeout=5", "timeout = 5" },
	{ 20, "backlog = 1", "backlog = 1" },
	{ 21, "listen backlog=1", "listen 1" },
	{ 24, "getsockopt reuseaddr = 1", "getsockopt reuseaddr = 1" },
	{ 25, "getsockname = {sa_family=AF_INET, ...}", "getsockname = {sa_family=AF_INET, ...}" },
	{ 25, "socketpair unix stream = [3, 4]", "socketpair(AF_UNIX, SOCK_STREAM, 0) = [3, 4]" },
	{ 26, "recv = \"HTTP/1.1\"...", "recv = \"HTTP/1.1\"..." },
	{ 27, "getaddrinfo nosuch = EAI_NONAME", "getaddrinfo nosuch = EAI_NONAME" },
	{ 28, "x = y = recv(s, b, 9, 0) = 9", "x = y = recv(s, b, 9, 0) = 9" },
	{ 30, "bind(3, {...}, 16) = 0 <0.000012>", "bind(3, {...}, 16) = 0" },
	{ 31, "recv(s, b, 9, 0) == 5", "recv(s, b, 9, 0) == 5" },
	{ 34, "listen 3", "listen 3" },
	{ 34, "recv 3", "recv 3" },
	{ 35, "poll @3 in @4 in|out 1000",
	  "poll([{fd=3, events=POLLIN}, {fd=4, events=POLLIN|POLLOUT}], 2, 1000)" },
	{ 36, "dup2 @3 @5", "dup2(3, 5)" },
	{ 36, "dup2 @5", "dup2 @5" },
	{ 36, "sendfile @4 100", "sendfile @4 100" },
	{ 38, "connect @srv.addr @srv.port", "connect @srv.addr @srv.port" },
	{ 39, "bind @\"x\"", "bind @\"x\"" },
	{ 39, "bind @3 @\"x\"", "bind(3, {sa_family=AF_UNIX, sun_path=@\"x\"}, 4)" },
	{ 40, "bind \"@x\"", "bind \"@x\"" },
	{ 40, "{sun_path=\"@test\"}", "{sun_path=\"@test\"}" },
	{ 41, "send @srv \"x\"", "send(srv, \"x\", 1, 0)" },
	{ 43, "bind 0.0.0.0 80", "bind 0.0.0.0 80" },
	{ 43, "listen @-1", "listen(-1, SOMAXCONN)" },
	{ 46, "accept &", "accept &" },
	{ 47, "con = accept &", "con = accept &" },
	{ 48, "accept(3, &a, &len) &", "accept(3, &a, &len) &" },
	{ 49, "recv 100&", "recv 100 &" },
	{ 50, "socketpair unix stream", "socketpair(AF_UNIX, SOCK_STREAM, 0)" },
	{ 50, "pipe", "pipe()" },
	{ 50, "sv = pipe", "sv = pipe()" },
	{ 51, "dup2 @3 @1", "dup2(3, 1)" },
	{ 51, "fcntl dupfd 10", "fcntl dupfd 10" },
	{ 52, "bind ::1 80", "bind ::1 80" },
	{ 53, "bind any 80", "bind any 80" },
	{ 54, "bind stream", "bind stream" },
	{ 54, "connect \"any\" 80", "connect \"any\" 80" },
	{ 56, "connect localhost:8080", "connect localhost 8080" },
	{ 56, "connect [fe80::1%lo]:80", "connect fe80::1%lo 80" },
	{ 56, "bind fe80::1%2 80", "bind fe80::1%2 80" },
	{ 57, "bind 127.0.0.1 70000", "bind 127.0.0.1 70000" },
	{ 57, "bind any -1", "bind any -1" },
	{ 58, "listen -1", "listen -1" },
	{ 58, "recv 0x10", "recv 0x10" },
	{ 58, "recv 010", "recv 8" },
	{ 59, "recv $(n*2)", "recv $(n * 2)" },
	{ 60, "bind {sa_family=AF_UNIX}", "bind {sa_family=AF_UNIX}" },
	{ 60, "bind $addr", "bind $addr" },
	{ 61, "bind 127.0.0.1 80 addrlen=3", "bind 127.0.0.1 80 addrlen=3" },
	{ 61, "recv 100 buf=NULL", "recv 100 buf=NULL" },
	{ 61, "accept addr=NULL", "accept addr=NULL" },
	{ 64, "send $buf", "send $buf" },
	{ 65, "send 'hi\\n'", "send \"hi\\\\n\"" },
	{ 65, "x = '\\n'", "x = '\\12'" },
	{ 67, "send \"a;b # c // d\"", "send \"a;b # c // d\"" },
	{ 67, "getaddrinfo http://x", "getaddrinfo http://x" },
	{ 67, "bind /tmp//a", "bind /tmp//a" },
	{ 67, "bind /tmp/*x", "bind /tmp/*x" },
	{ 68, "bind a#b", "bind a#b" },
	{ 69, "send \"x\"*1000", "send \"x\" * 1000" },
	{ 69, "send \"x\" * $n dontwait|nosignal", "send \"x\" * $n dontwait|nosignal" },
	{ 69, "recv 9 peek | dontwait", "recv 9 peek|dontwait" },
	{ 70, "send(s, \"a\" \"b\", 2, 0)", "send(s, \"ab\", 2, 0)" },
	{ 75, "int bind(int s, const struct sockaddr *a, int l)", PROTOTYPE },
	{ 76, "while (1) { close(3); }", CONTROL },
	{ 76, "for = socket inet stream", "for = socket(AF_INET, SOCK_STREAM, IPPROTO_IP)" },
	{ 80, "#define PORT 8080", "# #define is not understood yet: passed over" },
	{ 14, "bind @3 127.0.0.1 0 = x \\\n\n",
	  "bind(3, {sa_family=AF_INET, sin_port=htons(0), "
	  "sin_addr=inet_addr(\"127.0.0.1\")}, 16) = x" },
	{ 77, "if (bind(a, b, c) < 0) die(\"bind\");", "if (bind(a, b, c) < 0) { die(\"bind\") }" },
	{ 77, "while (bind(a, b, c) < 0) die(\"bind\");", CONTROL },
	{ 81, "#if 0\nclose(3);\n#endif", "# #if is passed over, to its #endif" },
	{ 81, "# include <x>", "" },
	{ 82, "recv(s, \"hello\", 100, 0)", "recv(s, \"hello\", 100, 0)" },
	{ 83,
	  "recvfrom(6, 0x7ffe5d04b3f0, 99, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
	  "recvfrom(6, 0x7ffe5d04b3f0, 99, MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)" },
	{ 84, "1234  08:15:03.672877 socket(AF_INET, SOCK_STREAM, 0) = 3",
	  "socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3" },
	{ 84, "[pid 12] close(3) = 0", "close(3) = 0" },
	{ 84, "[1] close(3) = 0", "close(3) = 0" },
	{ 84, "[pid    12] 08:15:03 close(3)                 = 0", "close(3) = 0" },
	{ 84, "1795335975.232475 close(3) = 0", "close(3) = 0" },
	{ 84, "     0.001752 close(3) = 0 <0.000003>", "close(3) = 0" },
	{ 85, "accept(3, NULL, NULL <unfinished ...>", "# unfinished in the trace: not called" },
	{ 85, "<... accept resumed>) = 4", "# the second half of an unfinished call in a trace: passed over" },
	{ 85, "send(3, \"<unfinished ...>\", 16, 0)", "send(3, \"<unfinished ...>\", 16, 0)" },
	{ 86, "--- SIGPIPE {si_signo=SIGPIPE, si_code=SI_USER} ---",
	  "# a signal or a stop in a trace: passed over" },
	{ 86, "+++ exited with 0 +++", "# the end of a process in a trace: passed over" },
	{ 86, "strace: Process 12 attached", "# a message of strace: passed over" },
	{ 86, "exit_group(0) = ?", "# the end of a process in a trace: passed over" },
	{ 87,
	  "bind(3<TCP:[29817251]>, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0",
	  BIND_ANY },
	{ 87, "dup(3<UNIX:[9->10]>) = 4<UNIX:[9->10]>", "dup(3) = 4" },
	{ 87, "poll([{fd=3</dev/pts/0<char 136:0>>, events=POLLIN}], 1, 0) = 0 (Timeout)",
	  "poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout)" },
	{ 87, "socketpair(AF_UNIX, SOCK_STREAM, 0, [3<UNIX:[1]>, 4<UNIX:[2]>]) = 0",
	  "socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0" },
	{ 88, "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [5], 4)",
	  "setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [5], 4)" },
	{ 88, "inet_ntop(AF_INET, [0a 00 00 01], b, 16)", "inet_ntop(AF_INET, [0a 00 00 01], b, 16)" },
	{ 88, "x = [a b]", "x = [a, b]" },
	{ 89, "sock 3> bind 0.0.0.0 0", "bind 0.0.0.0 0" },
	{ 90, "repeat 3 send \"x\"; recv 1", "repeat 3 send \"x\"\nrecv 1" },
	{ 90, "repeat 3 { send \"x\"; recv 1 }", "repeat 3 { send \"x\"; recv 1 }" },
	{ 91, "say Now bind; it's easy # really", "say Now bind; it's easy # really" },
	{ 91, "!ls; date # x", "!ls; date # x" },
	{ 92, "set timeout 5", "set timeout 5" },
	{ 93, "wait", "wait" },
	{ 93, "wait(NULL);", "wait(NULL)" },
	{ 93, "history", "history" },
	{ 93, "expect $? == 5", "expect $? == 5" },
	{ 93, "expect ECONNREFUSED", "expect ECONNREFUSED" },
	{ 94, "htons 80 = 0x5000", "htons(80) = 0x5000" },
	{ 95, "send $?.buf", "send $?.buf" },
	{ 95, "x = recv 100", "x = recv 100" },
	{ 99, "con", "con" },
	{ 99, "s", "s" },
	{ 100, "bind(mysock, (sockaddr *) &myaddr, sizeof(myaddr));",
	  "bind(mysock, (struct sockaddr *)&myaddr, sizeof(myaddr))" },
	{ 100, "```", "# a fence: passed over" },
};

START_TEST(a_line_of_the_grammar_means)
{
	assert_canonical(understood[_i].typed, understood[_i].canonical);
}
END_TEST

/* Lines of the grammar that are refused: what is said, of which text, and what to type instead. */
static const struct {
	int number;
	const char *typed, *message, *spot, *hint;
} refused[] = {
	{ 7, "sned \"x\"", "no such call or command", "sned", "did you mean send?" },
	{ 16, "send = socket inet stream", "`send` is a call; give the variable another name", "send",
	  "fd = socket ..." },
	{ 16, "long = htonl 1", "`long` is a word of C; give the variable another name", "long",
	  "fd = htonl ..." },
	{ 16, "SO_LINGER = dup @3", "`SO_LINGER` is a constant; give the variable another name", "SO_LINGER",
	  "fd = dup ..." },
	{ 22, "listen backlog = 1", "there is no backlog `backlog`", "backlog", "listen backlog=1" },
	{ 23, "recv 100=5", "expected a blank behind this word", "=", "recv 100 = 5" },
	{ 23, "recv 100 == 5", "an expectation is one =, with a blank before it", "==", "recv 100 = 5" },
	{ 32, "close 3", "`3` is one word too many for close", "3", "close @3" },
	{ 32, "listen 3 5", "`5` is one word too many for listen", "5", "listen @3 5" },
	{ 32, "bind 3 0.0.0.0 80", "expected a host before the port", "3", "bind @3 0.0.0.0 80" },
	{ 32, "send 3 \"hi\"", "data is quoted", "3", "send @3 \"hi\"" },
	{ 33, "accept 3", "`3` is one word too many for accept", "3", "accept @3" },
	{ 33, "recv @3 100 2", "in words a flag is named, or flags=NUMBER", "2", "recv @3 100 flags=2" },
	{ 37, "connect @srv", "the address is missing", "",
	  "connect @srv.addr @srv.port, or for an abstract name connect @\"srv\"" },
	{ 39, "bind @x", "the address is missing", "",
	  "bind @x.addr @x.port, or for an abstract name bind @\"x\"" },
	{ 49, "accept & connect 127.0.0.1 80", "& ends its statement", "&",
	  "a ; between them: accept ... & ; ..." },
	{ 55, "bind 8080", "the host is missing before the port", "8080", "bind any 8080" },
	{ 55, "bind :8080", "the host is missing before the port", ":8080", "bind any 8080" },
	{ 55, "bind * 8080", "there is no host `*`", "*", "bind any 8080" },
	{ 55, "bind ::1:80", "the port is missing", "::1:80", "bind [::1]:80" },
	{ 55, "connect 10.0.0.1; listen", "the port is missing", "10.0.0.1", "connect 10.0.0.1 PORT" },
	{ 58, "recv 64k", "this is no number", "64k", "recv 65536" },
	{ 59, "recv $n*2", "in words a number is a single value", "*", "recv $(n*2)" },
	{ 62, "sendto \"hi\" dontwait 127.0.0.1 5000", "expected dest_addr before this", "dontwait",
	  "flags=dontwait at the end" },
	{ 63, "send hello", "data is quoted", "hello", "send \"hello\", or send $hello for a variable" },
	{ 63, "send buf", "data is quoted", "buf", "send \"buf\", or send $buf for a variable" },
	{ 68, "bind //tmp/a", "the address is missing", "", "bind \"//tmp/a\"" },
	{ 70, "send \"a\" \"b\"", "one string too many: in words strings are not joined", "\"", "" },
	{ 71, "send \"abc\n", "this string does not end on its line", "\"", "" },
	{ 72, "bind [::1:80\n", "this [ is not closed", "[", "[::1]:80" },
	{ 78, "int fd x;", "expected an operator or the end of the statement", "x", "" },
	{ 78, "int *;", "expected the name of a variable", ";", "" },
	{ 78, "void x;", "a variable cannot be void", "x", "" },
	{ 78, "char buf[];", "how many elements has this array?", "buf", "" },
	{ 78, "char buf[2][3];", "arrays of arrays are not understood here", "[", "" },
	{ 78, "struct sockaddr_in a = { .port = 80 };", "no member `port` in struct sockaddr_in", "port",
	  "did you mean sin_port?" },
	{ 78, "struct sockaddr_inn a;", "no struct of that name is known here", "struct sockaddr_inn", "" },
	{ 79, "setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));",
	  "a value in braces behind its type is not understood yet", "{",
	  "[1] for an int, {sa_family=AF_INET, ...} for a struct, without the type" },
	{ 80, "Bind(fd, (SA *)&a, n)", "there is no type `SA` here", "SA", "(struct sockaddr *)" },
	{ 94, "x = hton 80", "hton has two results: use htons or htonl", "x", "" },
	{ 96, "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)", "objects have no methods here", "(",
	  "here: socket inet stream" },
	{ 96, "s.bind(('', 80))", "objects have no methods here", "(", "here: bind @s ..." },
	{ 96, "import socket", "no such call or command", "import",
	  "nothing has to be imported: socket inet stream" },
	{ 97, "nc -l 8080", "no such call or command", "nc",
	  "socket inet stream; connect HOST PORT, or: bind any PORT; listen; accept" },
	{ 97, "print x", "no such call or command", "print", "show EXPRESSION, or say TEXT" },
	{ 97, "ls -l", "no such call or command", "ls", "commands of the system begin with !: !ls" },
	{ 97, "GET / HTTP/1.0", "no such call or command", "GET",
	  "data is sent with: send \"GET / HTTP/1.0\\r\\n\\r\\n\"" },
	{ 97, "http://example.org/", "no such call or command", "http",
	  "socket inet stream; connect HOST http; send \"GET / HTTP/1.0\\r\\n\\r\\n\"" },
	{ 98, "socket AF_INET, SOCK_STREAM, 0", "expected a blank behind this word", ",",
	  "words are separated by blanks; C is socket(...)" },
};

START_TEST(a_line_of_the_grammar_is_refused)
{
	assert_refused(refused[_i].typed, refused[_i].message, refused[_i].spot, refused[_i].hint);
}
END_TEST

/* What is wrong in C, and where. */
static const struct {
	const char *typed, *message, *spot, *hint;
} wrong_in_c[] = {
	{ "bind(3, {sa_family=AF_INET, port=80}, 16)", "no member `port` in struct sockaddr_in", "port",
	  "did you mean sin_port?" },
	{ "bind(3, {sin_port 80}, 16)", "expected MEMBER=VALUE", "sin_port", "" },
	{ "bind(3, {.sin_port 80}, 16)", "expected MEMBER=VALUE", ".sin_port", "" },
	{ "bind(3, {sin_port=0, 80}, 16)", "expected MEMBER=VALUE", "8",
	  "values in order: {AF_INET, htons(80), ...}" },
	{ "bind(3, {s, 80}, 16)", "expected MEMBER=VALUE", "8", "values in order: {AF_INET, htons(80), ...}" },
	{ "bind(3, {AF_UNIX, \"a\", 80}, 16)", "one value too many for struct sockaddr_un", "8", "" },
	{ "bind(3, {AF_INET, 0, 0, {256}}, 16)", "expected a byte, 0 to 255", "256", "" },
	{ "bind(3, {AF_INET, 0, 0, {x}}, 16)", "expected a byte, 0 to 255", "x", "" },
	{ "close(@)", "expected a descriptor behind @", "@", "@3, or @srv where srv = socket ..." },
	{ "bind(3, x)", "too few arguments for bind", "bind(3, x)", "bind(sockfd, addr, addrlen)" },
	{ "close(3, 4)", "too many arguments for close", "close(3, ", "close(fd)" },
	{ "close(3 4)", "expected )", "4", "" },
	{ "close(3) = ", "expected a value behind =", "=", "" },
	{ "close(3) = 0 0", "expected an operator or the end of the statement", "0", "" },
	{ "close(3) & x", NULL, NULL, NULL },
	{ "x = 5 = 6", "this cannot be assigned to", "5", "" },
	{ "x = 08", "this is no number", "08", "" },
	{ "x = 99999999999999999999", "this number does not fit 64 bits", "99999999999999999999", "" },
	{ "x = ''", "in C, '...' is one character", "''", "a string is \"...\"" },
	{ "x = \"a\\xZZ\"", "expected hexadecimal digits behind \\x", "\\x", "" },
	{ "x = \"\\777\"", "this is no byte: the largest is \\377", "\\777", "" },
	{ "x = '\\400'", "this is no byte: the largest is \\377", "\\400", "" },
	{ "x = 'ab'", "in C, '...' is one character", "'ab'", "a string is \"...\"" },
	{ "x = 1 +* ;", "expected a value, not `;`", ";", "" },
	{ "x = \303\244", "expected a value, not `\\303\\244`", "\303\244", "" },
	{ "}", "this } closes nothing", "}", "" },
	{ "x = IPPROTO_NOSUCH.a(1)", "objects have no methods here", "(", "here: CALL @IPPROTO_NOSUCH ..." },
	{ "inet_ntoa([7g])", "bytes are written as pairs of hexadecimal digits", "7", "[0a 00 00 01]" },
	{ "show", "something is missing behind show", "", "show EXPRESSION" },
	{ "use", "something is missing behind use", "", "use @FD" },
	{ "table a b", "too many words for table", "b", "table [all]" },
	{ "x = table", "table is a session command: it has no value", "table", "" },
	{ "table = 1; table 5 = 3", "table is a session command: nothing can be expected of it", "=",
	  "expect EXPRESSION" },
	{ "repeat send \"x\"", "expected how many times", "s", "repeat 3 send \"x\"" },
	{ "repeat 3", "expected what to repeat", "", "repeat 3 send \"x\", or repeat 3 { ...; ... }" },
	{ "show 1 &", "expected the end of the expression", "&", "" },
	{ "table &", "only a call can be made in the background", "table ", "" },
	{ "!", "expected a command of the system behind !", "!", "" },
};

START_TEST(what_is_wrong_is_pointed_at)
{
	if (wrong_in_c[_i].message)
		assert_refused(wrong_in_c[_i].typed, wrong_in_c[_i].message, wrong_in_c[_i].spot,
		               wrong_in_c[_i].hint);
	else
		canonical_of(wrong_in_c[_i].typed);
}
END_TEST

/* --- where lines end -------------------------------------------------------------------------------------------- */

static const struct {
	const char *text;
	enum parse_result result;
	size_t lines; /* that are read, where it is done */
} extents[] = {
	{ "", PARSE_DONE, 0 },
	{ "\n", PARSE_DONE, 1 },
	{ "listen\nlisten\n", PARSE_DONE, 1 },
	{ "listen # (\nlisten\n", PARSE_DONE, 1 },
	{ "listen \\\n5\nlisten\n", PARSE_DONE, 2 },
	{ "listen \\", PARSE_MORE, 0 },
	{ "listen \\\n", PARSE_MORE, 0 },
	{ "bind 127.0.0.1 \\\n", PARSE_MORE, 0 },
	{ "close(\n3\n)\nlisten\n", PARSE_DONE, 3 },
	{ "close(", PARSE_MORE, 0 },
	{ "close(3", PARSE_MORE, 0 },
	{ "close(3,\n", PARSE_MORE, 0 },
	{ "bind(3, {sa_family=AF_INET,\n", PARSE_MORE, 0 },
	{ "fd =", PARSE_MORE, 0 },
	{ "fd =\n\n5\nlisten\n", PARSE_DONE, 3 },
	{ "x = 5 +\n", PARSE_MORE, 0 },
	{ "x = 5 /* a", PARSE_MORE, 0 },
	{ "x = 5 /* a\nb */\nlisten\n", PARSE_DONE, 2 },
	{ "/* a\n", PARSE_MORE, 0 },
	{ "bind {sa_family=AF_INET,\nsin_port=htons(80)}\nlisten\n", PARSE_DONE, 2 },
	{ "bind {sa_family=AF_INET,", PARSE_MORE, 0 },
	{ "repeat 3 {\nlisten\n\n# }\n}\nlisten\n", PARSE_DONE, 5 },
	{ "repeat 3 {\n", PARSE_MORE, 0 },
	{ "repeat 3 { say }\n", PARSE_MORE, 0 },
	{ "struct sockaddr {\n\n\nint a;\n};\nlisten\n", PARSE_DONE, 5 },
	{ "struct sockaddr {\n", PARSE_MORE, 0 },
	{ "while (1) {\n", PARSE_MORE, 0 },
	{ "int main(void)\n{\nreturn 0;\n}\nlisten\n", PARSE_DONE, 4 },
	{ "#if 0\n", PARSE_MORE, 0 },
	{ "#if 0\nclose(\n#endif\nlisten\n", PARSE_DONE, 3 },
	{ "say a \\\nlisten\n", PARSE_DONE, 1 },
	{ "send \"a\\\nb\"\n", PARSE_ERROR, 1 },
	{ "sned \"x\"; listen\nlisten\n", PARSE_ERROR, 1 },
};

START_TEST(a_line_goes_on_until_it_is_whole)
{
	struct parsed parsed = parsed_line(extents[_i].text);
	ck_assert_msg(parsed.result == extents[_i].result, "%s: %d %s%s", extents[_i].text,
	              (int)parsed.result, parsed.message, parsed.canonical);
	if (parsed.result == PARSE_MORE)
		return;
	size_t lines = 0;
	for (size_t i = 0; i < parsed.consumed; i++)
		lines += extents[_i].text[i] == '\n';
	ck_assert_msg(lines == extents[_i].lines, "%s: %zu lines", extents[_i].text, lines);
}
END_TEST

START_TEST(prompts_are_passed_over)
{
	static const char *const prompts[] = { "sock> ", "sock 3> ", "sock srv LISTEN> ", "sock -1> ", "...> " };
	static const char *const others[] = { "sock >x",    "socket> ", "sock > 5", "sock 3>x",
		                              "sock x\"> ", "so",       "" };
	for (size_t i = 0; i < sizeof prompts / sizeof prompts[0]; i++) {
		ck_assert_uint_eq(prompt_length(prompts[i], strlen(prompts[i])), strlen(prompts[i]));
		ck_assert(is_transcript(prompts[i], strlen(prompts[i])));
	}
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		ck_assert_uint_eq(prompt_length(others[i], strlen(others[i])), 0);
	ck_assert_uint_eq(prompt_length("sock>\n", 6), 5);
}
END_TEST

START_TEST(notes_say_what_is_easily_overlooked)
{
	struct parsed parsed = parsed_line("recv 010");
	ck_assert_str_eq(parsed.note, "0 in front makes a number octal, as in C: 010 is 8");
	parsed = parsed_line("bind(s, (sockaddr *)&a, 16)");
	ck_assert_str_eq(parsed.note, "in C the type has the word struct before its name");
	parsed = parsed_line("recv 07");
	ck_assert_str_eq(parsed.note, "");
	parsed = parsed_line("bind(s, (struct sockaddr *)&a, 0644)");
	ck_assert_str_eq(parsed.note, "");
}
END_TEST

START_TEST(a_note_is_of_one_statement)
{
	static const char text[] = "recv 010; listen";
	struct arena arena;
	struct statement *first;
	struct error error;
	size_t consumed;
	arena_init(&arena);
	ck_assert_int_eq(parse_line(text, sizeof text - 1, &arena, &first, &consumed, &error), PARSE_DONE);
	ck_assert_ptr_nonnull(first->note);
	ck_assert_ptr_null(first->next->note);
	arena_free(&arena);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused)
{
	assert_refused("bind a\001b 80", "a byte that cannot be shown, in a word without quotes", "\001",
	               "\"\\1\"");
	assert_refused("bind \377 80", "a byte that cannot be shown, in a word without quotes", "\377",
	               "\"\\377\"");
	assert_refused("help a\\;", "a word with a backslash at its end has to be quoted", "\\", "");
	assert_canonical("bind \303\244 80", "bind \303\244 80");
	static const char text[] = "listen\0 5\nclose\n";
	struct arena arena;
	struct statement *first;
	struct error error;
	size_t consumed;
	arena_init(&arena);
	ck_assert_int_eq(parse_line(text, sizeof text - 1, &arena, &first, &consumed, &error), PARSE_ERROR);
	ck_assert_str_eq(error.message, "a NUL byte is no text");
	ck_assert_uint_eq(consumed, 10);
	arena_free(&arena);
}
END_TEST

/* --- limits ----------------------------------------------------------------------------------------------------- */

/* `count` times `piece`, between `before` and `behind`. */
static char *repeated(const char *before, const char *piece, size_t count, const char *behind)
{
	size_t size = strlen(piece), start = strlen(before);
	char *text = malloc(start + count * size + strlen(behind) + 1);
	ck_assert_ptr_nonnull(text);
	memcpy(text, before, start + 1);
	for (size_t i = 0; i < count; i++)
		memcpy(text + start + i * size, piece, size + 1);
	strcpy(text + start + count * size, behind);
	return text;
}

static const struct {
	const char *before, *piece, *behind, *message;
} deep[] = {
	{ "x = ", "(", "", "this is nested too deeply" },
	{ "x = ", "-(", "", "this is nested too deeply" },
	{ "", "x = ", "1", "this is nested too deeply" },
	{ "x = ", "a ? b : ", "c", "this is nested too deeply" },
	{ "x = ", "(int)", "1", "this is nested too deeply" },
	{ "x = ", "sizeof ", "a", "this is nested too deeply" },
	{ "x = ", "f(", "", "this is nested too deeply" },
	{ "x = ", "[", "", "this is nested too deeply" },
	{ "getaddrinfo hints=", "{ai_next=", "", "this is nested too deeply" },
	{ "", "repeat 2 ", "listen", "this is nested too deeply" },
	{ "", "repeat 2 { ", "", "this is nested too deeply" },
	{ "x = 1", " + 1", "", "this expression is too long" },
	{ "x = a", ".b", "", "this expression is too long" },
	{ "x = a", "[0]", "", "this expression is too long" },
	{ "x = a", "++", "", "this expression is too long" },
	{ "send $a", ".b", "", "this expression is too long" },
	{ "recv 1 flags=peek", "|peek", "", "this expression is too long" },
};

START_TEST(what_is_too_deep_is_refused)
{
	char *text = repeated(deep[_i].before, deep[_i].piece, 100000, deep[_i].behind);
	struct arena arena;
	struct statement *first;
	struct error error;
	size_t consumed;
	arena_init(&arena);
	ck_assert_int_eq(parse_line(text, strlen(text), &arena, &first, &consumed, &error), PARSE_ERROR);
	ck_assert_str_eq(error.message, deep[_i].message);
	arena_free(&arena);
	free(text);
}
END_TEST

/* So many are read, and one more is refused. */
static const struct {
	const char *before, *piece, *behind;
	size_t most;
} deepest[] = {
	{ "", "repeat 2 ", "listen", 50 }, { "x = ", "~", "1", 197 },
	{ "x = 1", " + 1", "", 999 },      { "x = a", ".b", "", 999 },
	{ "send $a", ".b", "", 999 },      { "recv 1 flags=peek", "|peek", "", 999 },
};

static enum parse_result result_of(size_t row, size_t count)
{
	char *text = repeated(deepest[row].before, deepest[row].piece, count, deepest[row].behind);
	enum parse_result result = parsed_line(text).result;
	free(text);
	return result;
}

START_TEST(the_deepest_is_read)
{
	ck_assert_int_eq(result_of((size_t)_i, deepest[_i].most), PARSE_DONE);
	ck_assert_int_eq(result_of((size_t)_i, deepest[_i].most + 1), PARSE_ERROR);
}
END_TEST

START_TEST(what_is_long_but_flat_is_read)
{
	char *text = repeated("send(3, ", "\"abcdefgh\" ", 20000, ", 1, 0)");
	struct arena arena;
	struct statement *first;
	struct error error;
	size_t consumed;
	arena_init(&arena);
	ck_assert_int_eq(parse_line(text, strlen(text), &arena, &first, &consumed, &error), PARSE_DONE);
	ck_assert_uint_eq(first->node->call.arguments[1]->string.length, 160000);
	arena_free(&arena);
	free(text);
}
END_TEST

/* --- memory ----------------------------------------------------------------------------------------------------- */

static size_t allocations_left;

static void *allocate_some(size_t count, size_t size)
{
	if (allocations_left == 0)
		return NULL;
	allocations_left--;
	return calloc(count, size);
}

/* Parses and prints a line with so many allocations; each statement of its own. False where memory was out. */
static bool parses_with(const char *line, size_t allocations)
{
	struct arena arena;
	struct statement *first;
	struct error error;
	size_t consumed;
	bool done = true;
	arena_init(&arena);
	arena.allocate = allocate_some;
	arena.chunk_size = 1; /* each piece is an allocation of its own */
	allocations_left = allocations;
	enum parse_result result = parse_line(line, strlen(line), &arena, &first, &consumed, &error);
	if (result == PARSE_ERROR && strcmp(error.message, "out of memory") == 0) {
		ck_assert_msg(arena.exhausted, "%s: out of memory after %zu, but there was some", line,
		              allocations);
		ck_assert(!error.has_span);
		done = false;
	}
	ck_assert_msg(!arena.exhausted || !done, "%s: memory was out after %zu, and nobody said it: %d %s",
	              line, allocations, (int)result, result == PARSE_ERROR ? error.message : "");
	for (; done && result == PARSE_DONE && first; first = first->next)
		if (!tree_print_statement(&arena, first))
			done = false;
	arena_free(&arena);
	return done;
}

static void assert_survives(const char *line)
{
	size_t allocations = 0;
	while (!parses_with(line, allocations)) {
		allocations++;
		ck_assert_uint_lt(allocations, 10000);
	}
	ck_assert_uint_gt(allocations + 1, 0);
}

START_TEST(out_of_memory_is_said_at_every_step)
{
	assert_survives(understood[_i].typed);
}
END_TEST

START_TEST(out_of_memory_is_said_in_errors_too)
{
	assert_survives(refused[_i].typed);
}
END_TEST

#define COUNT(rows) (int)(sizeof(rows) / sizeof(rows)[0])

int main(void)
{
	Suite *suite = suite_create("parse");
	TCase *lines = tcase_create("lines"), *extent = tcase_create("extent"),
	      *bounds = tcase_create("limits");

	tcase_add_loop_test(lines, a_line_of_the_grammar_means, 0, COUNT(understood));
	tcase_add_loop_test(lines, a_line_of_the_grammar_is_refused, 0, COUNT(refused));
	tcase_add_loop_test(lines, what_is_wrong_is_pointed_at, 0, COUNT(wrong_in_c));
	tcase_add_loop_test(extent, a_line_goes_on_until_it_is_whole, 0, COUNT(extents));
	tcase_add_test(extent, prompts_are_passed_over);
	tcase_add_test(extent, notes_say_what_is_easily_overlooked);
	tcase_add_test(extent, a_note_is_of_one_statement);
	tcase_add_test(extent, bytes_that_are_no_text_are_refused);
	tcase_add_loop_test(bounds, what_is_too_deep_is_refused, 0, COUNT(deep));
	tcase_add_loop_test(bounds, the_deepest_is_read, 0, COUNT(deepest));
	tcase_add_test(bounds, what_is_long_but_flat_is_read);
	tcase_add_loop_test(bounds, out_of_memory_is_said_at_every_step, 0, COUNT(understood));
	tcase_add_loop_test(bounds, out_of_memory_is_said_in_errors_too, 0, COUNT(refused));
	tcase_set_timeout(bounds, 60);
	suite_add_tcase(suite, lines);
	suite_add_tcase(suite, extent);
	suite_add_tcase(suite, bounds);
	return run_suite(suite);
}
