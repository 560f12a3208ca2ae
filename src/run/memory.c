/* Guarded blocks by mmap, and mincore to see what is mapped.
 * Not here: arenas (text/arena.h). */
#include "run/memory.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

uint8_t *memory_map(size_t size, void **mapping, size_t *mapping_size)
{
	size_t page = page_size();
	if (size > SIZE_MAX - 2 * page)
		return NULL;
	size_t pages = (size + page - 1) / page * page;
	uint8_t *start = mmap(NULL, pages + page, PROT_READ | PROT_WRITE,
	                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (start == MAP_FAILED)
		return NULL;
	if (mprotect(start + pages, page, PROT_NONE) != 0) {
		munmap(start, pages + page);
		return NULL;
	}
	*mapping = start;
	*mapping_size = pages + page;
	return start + pages - size;
}

size_t memory_usable(size_t mapping_size)
{
	return mapping_size - page_size();
}

void memory_unmap(void *mapping, size_t mapping_size)
{
	if (mapping)
		munmap(mapping, mapping_size);
}

bool memory_is_mapped(uintptr_t address)
{
	unsigned char resident;
	uintptr_t page = address / page_size() * page_size();
	return mincore((void *)page, 1, &resident) == 0 || errno != ENOMEM;
}
