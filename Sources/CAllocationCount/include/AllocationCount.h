#ifndef ROOST_ALLOCATION_COUNT_H
#define ROOST_ALLOCATION_COUNT_H

/// The calls of malloc and its siblings by this thread so far.
long roost_allocation_count(void);

/// The bytes that all threads together have allocated and not freed.
long roost_allocated_bytes(void);

#endif
