#ifndef TOUCHSTONE_CLIBCRYPTO_SHIM_H
#define TOUCHSTONE_CLIBCRYPTO_SHIM_H

// The plain SHA256_* calls keep their state in a struct of known size, so that a digest can be a
// Swift value without heap or clean-up. OpenSSL 3 prefers EVP and marks them deprecated.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#endif
