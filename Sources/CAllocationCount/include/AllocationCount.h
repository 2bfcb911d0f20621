#ifndef ROOST_ALLOCATION_COUNT_H
#define ROOST_ALLOCATION_COUNT_H

/// The calls of malloc and its siblings by this thread so far.
long roost_allocation_count(void);

#endif
