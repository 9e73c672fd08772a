#ifndef TOUCHSTONE_CLIBCRYPTO_SHIM_H
#define TOUCHSTONE_CLIBCRYPTO_SHIM_H

#include <openssl/sha.h>

#endif
