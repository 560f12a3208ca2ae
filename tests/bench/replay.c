/* What the benchmark's script costs a C program written for nothing else: it reads the same lines, makes the calls and
 * prints the call lines that `sock -q` prints.
 *     replay FILE
 * Not here: the measuring (bench.c), any other line than the five of the script. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int fd = -1;

static void print_result(int result)
{
	if (result < 0)
		exit(1);
	printf(" = %d\n", result);
}

static void make_socket(void)
{
	fd = socket(AF_INET, SOCK_STREAM, 0);
	fputs("socket(AF_INET, SOCK_STREAM, IPPROTO_IP)", stdout);
	print_result(fd);
}

static void set_option(int value)
{
	int result = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));

	printf("setsockopt(%d, SOL_SOCKET, SO_REUSEADDR, [%d], 4)", fd, value);
	print_result(result);
}

static void bind_to(const char *host, long port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	int result;

	if (inet_pton(AF_INET, host, &address.sin_addr) != 1)
		exit(1);
	result = bind(fd, (struct sockaddr *)&address, sizeof(address));
	printf("bind(%d, {sa_family=AF_INET, sin_port=htons(%ld), sin_addr=inet_addr(\"%s\")}, 16)", fd, port, host);
	print_result(result);
}

static void get_name(void)
{
	struct sockaddr_storage storage;
	struct sockaddr_in address;
	socklen_t length = sizeof(storage);
	char host[INET_ADDRSTRLEN];
	int result = getsockname(fd, (struct sockaddr *)&storage, &length);

	memcpy(&address, &storage, sizeof(address));
	inet_ntop(AF_INET, &address.sin_addr, host, sizeof(host));
	printf("getsockname(%d, {sa_family=AF_INET, sin_port=htons(%u), sin_addr=inet_addr(\"%s\")}, [128 => %u])", fd,
		ntohs(address.sin_port), host, length);
	print_result(result);
}

static void close_it(void)
{
	int result = close(fd);

	printf("close(%d)", fd);
	print_result(result);
}

static void run(char *line)
{
	char *rest = NULL;
	const char *verb = strtok_r(line, " \n", &rest);
	const char *first = strtok_r(NULL, " \n", &rest);
	const char *second = strtok_r(NULL, " \n", &rest);

	if (!verb)
		return;
	if (strcmp(verb, "socket") == 0)
		make_socket();
	else if (strcmp(verb, "setsockopt") == 0 && second)
		set_option((int)strtol(second, NULL, 10));
	else if (strcmp(verb, "bind") == 0 && second)
		bind_to(first, strtol(second, NULL, 10));
	else if (strcmp(verb, "getsockname") == 0)
		get_name();
	else if (strcmp(verb, "close") == 0)
		close_it();
	else
		exit(1);
}

/* Out of the way, as the shell has it, so that the first socket is 3. */
static FILE *open_high(const char *path)
{
	int low = open(path, O_RDONLY | O_CLOEXEC), high = fcntl(low, F_DUPFD_CLOEXEC, 100);

	close(low);
	return high < 0 ? NULL : fdopen(high, "r");
}

int main(int argc, char **argv)
{
	FILE *script = argc > 1 ? open_high(argv[1]) : NULL;
	char *line = NULL;
	size_t size = 0;

	if (!script)
		return 2;
	while (getline(&line, &size, script) > 0)
		run(line);
	free(line);
	fclose(script);
	return 0;
}
