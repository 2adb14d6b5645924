// SPDX-License-Identifier: Apache-2.0

#if Compression
  internal import CZlib

  /// Unpacks deflated bytes with the system's zlib: the one place that calls it to do so.
  struct Inflater {
    enum Framing { case gzip, raw }

    /// How many bytes are unpacked in one go at most.
    private static let pieceSize = 1 << 16

    /// Unpacks one stream, all at once.
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
      let room = (bound.byteCount - output.count, bound.error)
      return try inflate(bytes, from: start, framing: framing, bound: room) { piece in
        unsafe piece.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
      }
    }

    /// Unpacks one stream piece by piece.
    ///
    /// - Parameters:
    ///   - bytes: What holds the stream.
    ///   - start: Where it begins.
    ///   - bound: The most bytes that may come out, and what to throw beyond it.
    ///   - take: Is given each piece; what it throws ends the unpacking.
    /// - Returns: Where the stream ends.
    static func inflate(
      _ bytes: Span<UInt8>, from start: Int, framing: Framing,
      bound: (byteCount: Int, error: CompressionError),
      _ take: (Span<UInt8>) throws(CompressionError) -> Void
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
          unsafe try run(&stream, input, bound, take)
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
      _ bound: (byteCount: Int, error: CompressionError),
      _ take: (Span<UInt8>) throws(CompressionError) -> Void
    ) throws(CompressionError) {
      guard let base = input.baseAddress else { throw .truncated }
      unsafe stream.next_in = UnsafeMutablePointer(mutating: base)
      var given = 0
      // Few bytes seldom become many.
      var piece = ContiguousArray<UInt8>(
        repeating: 0, count: min(pieceSize, 8 * (input.count + 128)))
      var count = 0
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
        let made = unsafe piece.count - Int(stream.avail_out)
        guard made <= bound.byteCount - count else { throw bound.error }
        count += made
        try take(piece.span.extracting(0..<made))
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
    ///
    /// - Parameter before: The checksum of what comes before them.
    static func checksum(_ bytes: Span<UInt8>, after before: UInt32 = 0) -> UInt32 {
      var sum = UInt(before)
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
