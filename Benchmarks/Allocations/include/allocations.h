#ifndef TOUCHSTONE_ALLOCATIONS_H
#define TOUCHSTONE_ALLOCATIONS_H

/* How often this process has asked for memory since it began. */
long touchstone_allocations(void);

#endif
