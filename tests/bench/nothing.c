/* What a C program costs that does nothing: the floor of the start-up figures.
 * Not here: the measuring (bench.c). */
int main(void)
{
	return 0;
}
