#ifndef TOUCHSTONE_CZLIB_SHIM_H
#define TOUCHSTONE_CZLIB_SHIM_H

#include <stddef.h>
#include <string.h>
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see; the stream never leaves this call.
   Unpacks raw deflate data into a buffer of exactly the size that it must fill: 1 if it does, else 0. */
static inline int touchstone_inflate(
    const unsigned char *source, unsigned int count, unsigned char *target, unsigned int size) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return 0;
  stream.next_in = (z_const Bytef *)source;
  stream.avail_in = count;
  stream.next_out = target;
  stream.avail_out = size;
  int status = inflate(&stream, Z_FINISH);
  int is_full = status == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  return is_full;
}

#endif
