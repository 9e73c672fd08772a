#ifndef TOUCHSTONE_CZLIB_SHIM_H
#define TOUCHSTONE_CZLIB_SHIM_H

#include <stddef.h>
#include <stdlib.h>
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

/* Unpacking in pieces. The stream has a place of its own in memory, because zlib remembers where it is. */
static inline z_stream *touchstone_stream_make(int window_bits) {
  z_stream *stream = (z_stream *)calloc(1, sizeof *stream);
  if (stream && inflateInit2(stream, window_bits) != Z_OK) {
    free(stream);
    stream = NULL;
  }
  return stream;
}

static inline void touchstone_stream_free(z_stream *stream) {
  inflateEnd(stream);
  free(stream);
}

/* What a step did: status 1 the end was reached, 0 more input or room is needed, -1 the data are damaged. */
typedef struct {
  int status;
  unsigned int consumed;
  unsigned int size;
} touchstone_step;

static inline touchstone_step touchstone_stream_step(
    z_stream *stream, const unsigned char *source, unsigned int count, unsigned char *target, unsigned int room) {
  touchstone_step step = {0, 0, 0};
  stream->next_in = (z_const Bytef *)source;
  stream->avail_in = count;
  stream->next_out = target;
  stream->avail_out = room;
  int code = inflate(stream, Z_NO_FLUSH);
  step.consumed = count - stream->avail_in;
  step.size = room - stream->avail_out;
  if (code == Z_STREAM_END) step.status = 1;
  else if (code != Z_OK && code != Z_BUF_ERROR) step.status = -1;
  return step;
}

/* Packs bytes as raw deflate data into a target that deflateBound says is large enough; 0 if it is not. */
static inline size_t touchstone_deflate(
    const unsigned char *source, size_t count, unsigned char *target, size_t room) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  size_t given = 0, size = 0;
  int code = Z_OK;
  while (code == Z_OK) {
    uInt in = count - given > 1 << 30 ? 1 << 30 : (uInt)(count - given);
    uInt out = room - size > 1 << 30 ? 1 << 30 : (uInt)(room - size);
    stream.next_in = (z_const Bytef *)(source + given);
    stream.avail_in = in;
    stream.next_out = target + size;
    stream.avail_out = out;
    code = deflate(&stream, given + in == count ? Z_FINISH : Z_NO_FLUSH);
    given += in - stream.avail_in;
    size += out - stream.avail_out;
  }
  deflateEnd(&stream);
  return code == Z_STREAM_END ? size : 0;
}

#endif
