/* The least that a C program with GNU readline does: one prompt, one line.
 * Not here: the measuring (bench.c). */
#include <stdio.h>
#include <stdlib.h>

#include <readline/readline.h>

int main(void)
{
	free(readline("prompt> "));
	return 0;
}
