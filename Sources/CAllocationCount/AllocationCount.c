// Counts heap allocations: whoever links this gets these instead of glibc's own, which they call. It is for the
// benchmark only, whose promise of "no allocation a frame" could otherwise be seen in a profiler and nowhere else.

#include "AllocationCount.h"

#include <errno.h>
#include <malloc.h>
#include <stddef.h>

// What glibc's public functions are other names of; no header declares them.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static _Thread_local long allocations;

long roost_allocation_count(void) {
    return allocations;
}

long roost_allocated_bytes(void) {
    // In the heaps of all threads, and what is so large that it was mapped.
    struct mallinfo2 info = mallinfo2();
    return (long)(info.uordblks + info.hblkhd);
}

void *malloc(size_t size) {
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    allocations++;
    return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    allocations++;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    allocations++;
    *result = __libc_memalign(alignment, size);
    return *result == NULL ? ENOMEM : 0;
}
