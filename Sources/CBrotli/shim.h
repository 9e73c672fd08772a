#ifndef TOUCHSTONE_CBROTLI_SHIM_H
#define TOUCHSTONE_CBROTLI_SHIM_H

#include <brotli/decode.h>

#endif
