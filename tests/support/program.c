/* The built program ($SOCK) run from a test: what it is given, what it says, how it ends. And directories for
 * files that are gone when the test is.
 * Not here: a terminal (terminal.c). */
#include "support/program.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* A file without a name, so that no test waits for a pipe to be read. */
static int nameless(const char *text)
{
	int descriptor = memfd_create("test", MFD_CLOEXEC);

	ck_assert_int_ge(descriptor, 0);
	if (text) {
		ck_assert_int_eq(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
		lseek(descriptor, 0, SEEK_SET);
	}
	return descriptor;
}

static char *read_descriptor(int descriptor)
{
	off_t size = lseek(descriptor, 0, SEEK_END);
	char *text = malloc((size_t)size + 1);

	ck_assert_ptr_nonnull(text);
	ck_assert_int_eq(pread(descriptor, text, (size_t)size, 0), size);
	text[size] = '\0';
	return text;
}

/* In the child: never returns. */
static void become(struct program *program, int input, int output, int error)
{
	char *arguments[PROGRAM_ARGUMENTS + 2] = { getenv("SOCK") };
	char *environment = program->environment ? strdup(program->environment) : NULL;

	for (size_t i = 0; i < PROGRAM_ARGUMENTS && program->arguments[i]; i++)
		arguments[i + 1] = strdup(program->arguments[i]);
	if (environment)
		putenv(environment);
	dup2(input, 0);
	dup2(output, 1);
	dup2(error, 2);
	for (int i = 0; i < 3; i++)
		if (program->closed[i])
			close(i);
	close_range(3, ~0U, 0); /* what the test holds is no business of the program */
	if (!program->directory || chdir(program->directory) == 0)
		execv(arguments[0], arguments);
	_exit(127);
}

void program_run(struct program *program)
{
	int input = program->input ? nameless(program->input) : open("/dev/null", O_RDONLY | O_CLOEXEC);
	int output = program->output ? open(program->output, O_WRONLY | O_CLOEXEC) : nameless(NULL);
	int error = nameless(NULL), status;
	pid_t child;

	ck_assert_msg(getenv("SOCK"), "SOCK has to name the program");
	ck_assert_int_ge(output, 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0)
		become(program, input, output, error);
	while (waitpid(child, &status, 0) < 0)
		ck_assert_int_eq(errno, EINTR);
	program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	program->out = program->output ? strdup("") : read_descriptor(output);
	program->error = read_descriptor(error);
	close(input);
	close(output);
	close(error);
}

void program_free(struct program *program)
{
	free(program->out);
	free(program->error);
}

char *directory_make(void)
{
	const char *parent = getenv("TMPDIR");
	char *path;

	ck_assert_int_gt(asprintf(&path, "%s/sock-test-XXXXXX", parent && parent[0] ? parent : "/tmp"), 0);
	ck_assert_ptr_nonnull(mkdtemp(path));
	return path;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

void directory_remove(char *directory)
{
	nftw(directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	free(directory);
}

char *file_write(const char *directory, const char *name, const char *text)
{
	char *path;
	FILE *file;

	ck_assert_int_gt(asprintf(&path, "%s/%s", directory, name), 0);
	file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_int_ge(fputs(text, file), 0);
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

char *file_read(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	char *text;

	if (descriptor < 0)
		return NULL;
	text = read_descriptor(descriptor);
	close(descriptor);
	return text;
}
