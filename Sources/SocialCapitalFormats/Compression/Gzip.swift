// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files packed with gzip, as RFC 1952 has them.
enum Gzip {
  /// Whether bytes begin as gzip files do.
  static func isGzip(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  /// What a file holds, all its members one after the other.
  ///
  /// Every checksum and length is compared. Zeros after the last member, with which tapes and some
  /// programs fill blocks, are passed over; anything else there is refused.
  static func unpack(
    _ data: Data, limits: UnpackingLimits = UnpackingLimits()
  ) throws(CompressionError) -> Data {
    #if Compression
      let bytes = data.span
      let bound = limits.bound(for: bytes.count)
      var output: [UInt8] = []
      var offset = 0
      repeat {
        guard isGzip(bytes.extracting(offset..<bytes.count)) else {
          guard offset > 0,
            bytes.extracting(offset..<bytes.count).indices.allSatisfy({
              bytes[offset + $0] == 0
            })
          else { throw .damaged("There is something after the end of the packed data.") }
          break
        }
        offset = try Inflater.inflate(
          bytes, from: offset, framing: .gzip, bound: bound, into: &output)
      } while offset < bytes.count
      return Data(output)
    #else
      throw .unavailable
    #endif
  }

  /// The name of what a packed file holds: without `.gz`, where it ends so.
  static func nameWithoutEnding(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// Bytes packed as one member without a name and a time.
  static func pack(_ data: Data) throws(CompressionError) -> Data {
    #if Compression
      return Data(try Deflater.deflate(data.span, framing: .gzip))
    #else
      throw .unavailable
    #endif
  }
}

extension SourceFile {
  /// The file unpacked, where it is packed with gzip by its content; else as it is.
  func unpacked() throws(FormatError) -> SourceFile {
    guard Gzip.isGzip(contents.span) else { return self }
    do {
      return SourceFile(
        name: Gzip.nameWithoutEnding(name), contents: try Gzip.unpack(contents),
        unpackedFrom: self)
    } catch {
      throw error.problem(in: self)
    }
  }

  /// The file packed with gzip, under its name with `.gz`.
  public func packedWithGzip() throws(FormatError) -> SourceFile {
    do {
      return SourceFile(name: name + ".gz", contents: try Gzip.pack(contents))
    } catch {
      throw error.problem(in: self)
    }
  }
}
