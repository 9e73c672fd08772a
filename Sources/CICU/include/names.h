#ifndef TOUCHSTONE_CICU_NAMES_H
#define TOUCHSTONE_CICU_NAMES_H

/* ICU's own headers stay behind this one: Foundation brings types of the same names, and a compiler that sees both
   refuses. ICU also writes its version into the names of its functions by macros, which Swift does not see. */

#include <stdint.h>

/* The ASCII form of a name in UTF-8, by UTS 46 as the URL Standard asks for it: not transitional, joiners and
   bidirectional text checked, but neither hyphens nor lengths. Returns the length, which may be more than
   `capacity` (then nothing useful was written), or -1 where the name is not valid or ICU failed. */
int32_t touchstone_idna_to_ascii(const char *name, int32_t length, char *result, int32_t capacity);

#endif
