/* Memory that calls are given addresses of: blocks that end at a page that faults, and the question whose memory an
 * address is. Not here: what stands in the memory (encode.h). */
#ifndef SOCK_RUN_MEMORY_H
#define SOCK_RUN_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A block of `size` bytes of zeros that ends at a page that cannot be touched, so that what overruns it is EFAULT.
 * *mapping and *mapping_size are for memory_unmap. NULL where memory is out. Nothing is really taken before it is
 * written to. */
uint8_t *memory_map(size_t size, void **mapping, size_t *mapping_size);

/* The bytes of such a mapping that may be touched: all before the page that faults. */
size_t memory_usable(size_t mapping_size);

void memory_unmap(void *mapping, size_t mapping_size);

/* Whether the page that the address lies in belongs to this process: a call that reads or writes there would touch
 * the shell itself. */
bool memory_is_mapped(uintptr_t address);

#endif
