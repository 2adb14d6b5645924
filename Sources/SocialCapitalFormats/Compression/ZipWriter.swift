// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes a zip archive part by part: packed, without times, so that the same parts make the same
/// archive with the same zlib.
struct ZipWriter {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a part.
  ///
  /// - Throws: ``CompressionError/tooLarge(limit:)`` beyond 4 gigabytes.
  mutating func add(_ name: String, _ contents: [UInt8]) throws(CompressionError) {
    #if Compression
      let packed = try Deflater.deflate(contents.span, framing: .raw)
      let start = bytes.count
      let most = Int(UInt32.max)
      guard contents.count < most, packed.count < most, start + packed.count < most, count < 0xFFFF
      else { throw .tooLarge(limit: most) }
      // Version 2.0, names in UTF-8, deflated, on the first day a zip archive knows.
      var fields: [UInt8] = [20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0]
      Self.append(UInt32(Inflater.checksum(contents.span)), to: &fields)
      Self.append(UInt32(packed.count), to: &fields)
      Self.append(UInt32(contents.count), to: &fields)
      fields += [UInt8(truncatingIfNeeded: name.utf8.count), UInt8(name.utf8.count >> 8), 0, 0]
      bytes += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + packed
      directory += [0x50, 0x4B, 1, 2, 20, 0] + fields + [UInt8](repeating: 0, count: 10)
      Self.append(UInt32(start), to: &directory)
      directory += Array(name.utf8)
      count += 1
    #else
      throw .unavailable
    #endif
  }

  /// The archive with its directory.
  consuming func finished() -> Data {
    let start = UInt32(bytes.count)
    let size = UInt32(directory.count)
    bytes += directory
    bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    for _ in 0..<2 { bytes += [UInt8(truncatingIfNeeded: count), UInt8(count >> 8)] }
    Self.append(size, to: &bytes)
    Self.append(start, to: &bytes)
    bytes += [0, 0]
    return Data(bytes)
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
