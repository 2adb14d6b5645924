// SPDX-License-Identifier: Apache-2.0

#if Compression
  internal import CZlib

  /// Unpacks deflated bytes with the system's zlib: the one place that calls it to do so.
  struct Inflater {
    enum Framing { case gzip, raw }

    /// How many bytes are unpacked in one go.
    private static let pieceSize = 1 << 16

    /// Unpacks one stream.
    ///
    /// - Parameters:
    ///   - bytes: What holds the stream.
    ///   - start: Where it begins.
    ///   - bound: The most bytes that may come out, counting those already there, and what to throw
    ///     beyond it.
    ///   - output: What comes out is added here.
    /// - Returns: Where the stream ends.
    static func inflate(
      _ bytes: Span<UInt8>, from start: Int, framing: Framing,
      bound: (byteCount: Int, error: CompressionError), into output: inout [UInt8]
    ) throws(CompressionError) -> Int {
      // zlib reads and writes through pointers of its own struct; both stand still for the duration
      // of the two closures, and the counts given with them are those of the buffers.
      try unsafe bytes.extracting(start..<bytes.count)
        .withUnsafeBufferPointer { input throws(CompressionError) in
          var stream = unsafe z_stream()
          let status =
            unsafe framing == .gzip ? scz_inflate_gzip(&stream) : scz_inflate_raw(&stream)
          guard status == Z_OK else { throw .damaged("There is not enough memory to unpack it.") }
          defer { unsafe inflateEnd(&stream) }
          unsafe try run(&stream, input, bound, &output)
          return unsafe bytes.count - Int(stream.avail_in) - unread(stream, input)
        }
    }

    /// The bytes that were not yet given to zlib, which counts in 32 bits.
    private static func unread(
      _ stream: z_stream, _ input: UnsafeBufferPointer<UInt8>
    ) -> Int {
      guard let base = input.baseAddress, let next = unsafe stream.next_in else { return 0 }
      let given = unsafe UnsafePointer(next) - base + Int(stream.avail_in)
      return input.count - given
    }

    private static func run(
      _ stream: inout z_stream, _ input: UnsafeBufferPointer<UInt8>,
      _ bound: (byteCount: Int, error: CompressionError), _ output: inout [UInt8]
    ) throws(CompressionError) {
      guard let base = input.baseAddress else { throw .truncated }
      unsafe stream.next_in = UnsafeMutablePointer(mutating: base)
      var given = 0
      var piece = [UInt8](repeating: 0, count: pieceSize)
      while true {
        if unsafe stream.avail_in == 0 {
          let size = min(input.count - given, 1 << 30)
          unsafe stream.avail_in = UInt32(size)
          given += size
        }
        let status = unsafe piece.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.next_out = buffer.baseAddress
          unsafe stream.avail_out = UInt32(buffer.count)
          return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        let made = unsafe pieceSize - Int(stream.avail_out)
        guard output.count + made <= bound.byteCount else { throw bound.error }
        output.append(contentsOf: piece.prefix(made))
        switch status {
        case Z_STREAM_END: return
        case Z_OK: continue
        case Z_BUF_ERROR: throw .truncated
        case Z_DATA_ERROR:
          let isChecksum = unsafe stream.msg.map {
            unsafe String(cString: $0) == "incorrect data check"
          }
          throw isChecksum == true ? .checksum : .damaged("The packed data are damaged.")
        case Z_NEED_DICT: throw .unsupported("The packed data need a dictionary that is not there.")
        default: throw .damaged("There is not enough memory to unpack it.")
        }
      }
    }

    /// The CRC-32 of bytes, as gzip and zip archives have it.
    static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
      var sum: UInt = 0
      var start = 0
      while start < bytes.count {
        let size = min(bytes.count - start, 1 << 30)
        // The pointer and its count are those of the span, for the duration of the call.
        sum = unsafe bytes.extracting(start..<start + size)
          .withUnsafeBufferPointer { unsafe crc32(sum, $0.baseAddress, UInt32(size)) }
        start += size
      }
      return UInt32(truncatingIfNeeded: sum)
    }
  }
#endif
