// SPDX-License-Identifier: Apache-2.0

#if Compression
  internal import CZlib

  /// Packs bytes with the system's zlib: the one place that calls it to do so.
  struct Deflater {
    /// Packs bytes; the same bytes give the same stream with the same zlib.
    static func deflate(
      _ bytes: Span<UInt8>, framing: Inflater.Framing
    ) throws(CompressionError) -> [UInt8] {
      try unsafe bytes.withUnsafeBufferPointer { input throws(CompressionError) in
        var stream = unsafe z_stream()
        let status =
          unsafe framing == .gzip
          ? scz_deflate_gzip(&stream, 6) : scz_deflate_raw(&stream, 6)
        guard status == Z_OK else { throw .damaged("There is not enough memory to pack it.") }
        defer { unsafe deflateEnd(&stream) }
        return try unsafe run(&stream, input)
      }
    }

    private static func run(
      _ stream: inout z_stream, _ input: UnsafeBufferPointer<UInt8>
    ) throws(CompressionError) -> [UInt8] {
      var output: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: min(1 << 16, input.count + 64))
      if let base = input.baseAddress {
        unsafe stream.next_in = UnsafeMutablePointer(mutating: base)
      }
      var given = 0
      while true {
        if unsafe stream.avail_in == 0 {
          let size = min(input.count - given, 1 << 30)
          unsafe stream.avail_in = UInt32(size)
          given += size
        }
        let isLast = given == input.count
        let status = unsafe piece.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.next_out = buffer.baseAddress
          unsafe stream.avail_out = UInt32(buffer.count)
          return unsafe CZlib.deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        }
        let made = unsafe piece.count - Int(stream.avail_out)
        output.append(contentsOf: piece.prefix(made))
        if status == Z_STREAM_END { return output }
        guard status == Z_OK || status == Z_BUF_ERROR else {
          throw .damaged("The data could not be packed.")
        }
      }
    }
  }
#endif
