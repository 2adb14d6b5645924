// SPDX-License-Identifier: Apache-2.0
//
// All of zlib that Swift sees: the functions that are macros in its header, and nothing else.

#ifndef SOCIAL_CAPITAL_CZLIB_H
#define SOCIAL_CAPITAL_CZLIB_H

#include <zlib.h>

/// Begins to unpack a stream of one gzip member, whose header and checksum zlib looks at.
static inline int scz_inflate_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

/// Begins to unpack deflated bytes without a header, as zip archives hold them.
static inline int scz_inflate_raw(z_stream *stream) { return inflateInit2(stream, -15); }

/// Begins to pack a gzip member; the header holds no name and no time, so that the same bytes make
/// the same file.
static inline int scz_deflate_gzip(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

/// Begins to pack bytes without a header.
static inline int scz_deflate_raw(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}

#endif
