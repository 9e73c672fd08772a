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

/* What became of one member of a gzip file: 1 whole, 0 damaged, -1 cut off, 2 larger than allowed. */
typedef struct {
  int status;
  size_t consumed;
  size_t size;
} touchstone_member;

/* Unpacks the gzip member at the start of source and checks its checksum and length. Without a target it only measures
   and stops beyond limit; with one, limit is the size of the target. */
static inline touchstone_member touchstone_gunzip(
    const unsigned char *source, size_t count, unsigned char *target, size_t limit) {
  unsigned char scratch[32768];
  touchstone_member member = {0, 0, 0};
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return member;
  int code = Z_OK;
  while (code == Z_OK && member.size <= limit) {
    size_t given = count - member.consumed;
    size_t room = target ? limit - member.size : sizeof scratch;
    stream.next_in = (z_const Bytef *)(source + member.consumed);
    stream.avail_in = given > 1 << 30 ? 1 << 30 : (uInt)given;
    stream.next_out = target ? target + member.size : scratch;
    stream.avail_out = room > 1 << 30 ? 1 << 30 : (uInt)room;
    uInt in = stream.avail_in, out = stream.avail_out;
    code = inflate(&stream, Z_NO_FLUSH);
    member.consumed += in - stream.avail_in;
    member.size += out - stream.avail_out;
  }
  inflateEnd(&stream);
  if (member.size > limit) member.status = 2;
  else if (code == Z_STREAM_END) member.status = 1;
  else if (code == Z_BUF_ERROR && member.consumed == count) member.status = -1;
  return member;
}

#endif
